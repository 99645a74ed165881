//! `honordesk paper`: list, show, issue, void.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::{PaperJson, PapersJson};
use super::matter::{card, draft, office, print};
use super::out::Out;
use super::paper_args::{IssueSub, PaperSub, PapersArgs};
use crate::bureau::answer::{PaperRow, PaperView};
use crate::bureau::command::PaperDraft;
use crate::bureau::query::PaperFilter;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::matter::Reply;
use crate::domain::{PaperId, PersonId, VisitId};
use crate::exchange::papers::{Form, Head, Sheet, docx, precheck, slip, text};
use crate::locale::{Lang, cli as words, paper_words as labels};
use crate::text::{Echo, fit, visible};

/// The ending of documents.
const DOCX: &str = "docx";

pub(super) fn run(sub: &PaperSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        PaperSub::Issue(_) | PaperSub::Void { .. } => Need::Write,
        PaperSub::List(_) | PaperSub::Show { .. } => Need::Read,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        PaperSub::List(args) => list(&desk, args, out),
        PaperSub::Show { paper, form, docx, json } => view(&desk, *paper, out.lang).and_then(|seen| {
            if let Some(file) = docx {
                return document(&seen, file, out);
            }
            show(&seen, *form, *json, out)
        }),
        PaperSub::Issue(sub) => issue(&desk, sub, out),
        PaperSub::Void { paper, reason, how } => view(&desk, *paper, out.lang).and_then(|seen| {
            let (paper, seen) = (seen.row.paper, seen.row.version);
            let command = Command::VoidPaper { paper, seen, reason: reason.clone() };
            let receipt = desk.execute(command, how.key.as_deref())?;
            told(&receipt, words::VOIDED, how.json, out)
        }),
    };
    desk.close(done, out)
}

pub(super) fn view(desk: &Desk, paper: PaperId, lang: Lang) -> Result<Box<PaperView>, Failure> {
    match desk.query(Query::Paper(paper))? {
        Answer::Paper(view) => Ok(view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Paper), lang)),
    }
}

/// Into a document of that name, or of that name with the ending of documents; never in the place of another file.
fn document(paper: &PaperView, file: &Path, out: &mut Out) -> Done {
    let is_document = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(DOCX));
    let file = if is_document { file.to_owned() } else { added(file) };
    context::in_a_folder(&file, out.lang)?;
    let trouble = |e: io::Error| context::cannot_write(&file, &e, out.lang);
    let mut to = File::create_new(&file).map_err(trouble)?;
    let bytes = docx(&Sheet::issued(paper, out.lang));
    to.write_all(&bytes).and_then(|()| to.sync_all()).map_err(trouble)?;
    out.line(&words::WRITTEN.with(out.lang, &[("file", &file.display())]))?;
    Ok(Exit::Done)
}

fn added(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(DOCX);
    name.into()
}

fn list(desk: &Desk, args: &PapersArgs, out: &mut Out) -> Done {
    let filter = PaperFilter { kind: args.kind, year: args.year, person: args.person };
    let query = Query::Papers { filter, offset: args.offset as usize, limit: args.limit as usize };
    let Answer::Papers(list) = desk.query(query)? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&PapersJson::new(&list))?;
    } else if list.rows.is_empty() {
        out.line(words::NO_PAPERS.get(out.lang))?;
    } else {
        for row in &list.rows {
            out.line(row_text(row, out.lang).trim_end())?;
        }
        out.line(&words::PAPERS.with(out.lang, &[("n", &list.total)]))?;
    }
    Ok(if list.rows.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn row_text(row: &PaperRow, lang: Lang) -> String {
    let void = row.voided.as_ref().map(|_| words::PAPER_IS_VOID.get(lang)).unwrap_or_default();
    [
        fit(&row.paper.to_string(), 6),
        fit(&row.number, 20),
        fit(&row.day.to_string(), 10),
        fit(labels::kind(row.kind).get(lang), 20),
        fit(&visible(&row.name), 16),
        fit(&visible(&row.staff), 10),
        void.to_owned(),
    ]
    .join(" ")
}

fn show(paper: &PaperView, form: Form, json: bool, out: &mut Out) -> Done {
    let text = text(&Sheet::issued(paper, out.lang), form);
    if json {
        out.json(&PaperJson::new(paper, text))?;
        return Ok(Exit::Done);
    }
    print(&text, out)
}

fn issue(desk: &Desk, sub: &IssueSub, out: &mut Out) -> Done {
    let lang = out.lang;
    let (draft, how): (PaperDraft, &HowArgs) = match sub {
        IssueSub::Notice { matter, about, how } => (draft(desk, matter, about, lang)?, how),
        IssueSub::VisitSlip { visit, how } => (slip_of(desk, *visit, lang)?, how),
        IssueSub::PreCheck { person, yes, no, how } => (first_look(desk, *person, (yes, no), lang)?, how),
    };
    let receipt = desk.execute(Command::IssuePaper { draft: Box::new(draft) }, how.key.as_deref())?;
    told(&receipt, words::ISSUED, how.json, out)
}

/// Says which number a paper was given.
pub(super) fn told(receipt: &Receipt, msg: crate::locale::Msg, json: bool, out: &mut Out) -> Done {
    let said = match &receipt.outcome {
        Outcome::Paper(paper, number, _) => {
            msg.with(out.lang, &[("number", number), ("paper", paper), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(receipt, said, json)
}

fn slip_of(desk: &Desk, visit: VisitId, lang: Lang) -> Result<PaperDraft, Failure> {
    let Answer::Visit(visit) = desk.query(Query::Visit(visit))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Visit), lang));
    };
    let office = office(desk, lang)?;
    Ok(slip(&Head::of(&office, desk.real.today, desk.bureau.reference(), lang), &visit))
}

fn first_look(
    desk: &Desk,
    person: Option<PersonId>,
    (yes, no): (&[String], &[String]),
    lang: Lang,
) -> Result<PaperDraft, Failure> {
    let tables = desk.bureau.reference();
    let card = person.map(|p| card(desk, p, lang)).transpose()?;
    let known =
        card.as_ref().map(|c| crate::domain::matter::Known { age: c.age, recognitions: &c.recognitions });
    let mut answers: BTreeMap<String, Reply> = tables.precheck.beforehand(known.unwrap_or_default());
    let said = yes.iter().map(|id| (id, Reply::Yes)).chain(no.iter().map(|id| (id, Reply::No)));
    for (id, reply) in said {
        let known: Vec<&str> = tables.precheck.questions().iter().map(|q| q.id.as_str()).collect();
        let Some(answer) = answers.get_mut(id) else {
            let known = known.join(", ");
            let why = words::NO_SUCH_QUESTION.with(lang, &[("id", &Echo(id)), ("known", &known)]);
            return Err(Failure::new(Exit::Data, why));
        };
        *answer = reply;
    }
    let office = office(desk, lang)?;
    Ok(precheck(&Head::of(&office, desk.real.today, tables, lang), card.as_deref(), &answers))
}
