//! `honordesk supervision`: the list, its items from beginning to end, and the weekly paper.

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::SupervisionJson;
use super::matter::office;
use super::out::Out;
use super::petition;
use super::supervision_args::{ItemArgs, SupervisionSub};
use crate::bureau::answer::{SupervisionList, SupervisionRow};
use crate::bureau::command::SuperviseAct;
use crate::bureau::query::SupervisionAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use crate::domain::{Quoted, StaffId, SupervisionId};
use crate::exchange::papers;
use crate::locale::{Lang, Msg, cli as words, supervision as say};
use crate::text::{fit, fold, visible};

/// Most items that are looked through for a number.
const ALL: usize = usize::MAX;

pub(super) fn run(sub: &SupervisionSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, SupervisionSub::List { .. }) { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        SupervisionSub::List { which, limit, offset, json } => {
            list(&desk, (*which).into(), (*offset as usize, *limit as usize), *json, out)
        }
        SupervisionSub::New(args) => new(&desk, args, out),
        SupervisionSub::Close { item, evidence, how } => {
            take(&desk, item, (SupervisionStep::Ask, evidence), how, out)
        }
        SupervisionSub::Check { item, remark, how } => {
            take(&desk, item, (SupervisionStep::Close, remark), how, out)
        }
        SupervisionSub::Return { item, reason, how } => {
            take(&desk, item, (SupervisionStep::Return, reason), how, out)
        }
        SupervisionSub::Nudge { item, how } => take(&desk, item, (SupervisionStep::Nudge, ""), how, out),
        SupervisionSub::Reassign { item: typed, to, reason, how } => {
            let (row, to, reason) =
                (item(&desk, typed, out.lang)?, owner(&desk, to, out.lang)?, reason.clone());
            let act = SuperviseAct::Reassign { item: row.item, seen: row.version, to, reason };
            does(&desk, act, SupervisionStep::Reassign, how, out)
        }
        SupervisionSub::Due { item: typed, due, reason, how } => {
            let (row, due, reason) = (item(&desk, typed, out.lang)?, *due, reason.clone());
            let act = SuperviseAct::Due { item: row.item, seen: row.version, due, reason };
            does(&desk, act, SupervisionStep::Due, how, out)
        }
        SupervisionSub::Print { how } => print(&desk, how, out),
    };
    desk.close(done, out)
}

fn asked(
    desk: &Desk,
    asked: SupervisionAsked,
    (offset, limit): (usize, usize),
) -> Result<Box<SupervisionList>, Failure> {
    match desk.query(Query::Supervision { asked, offset, limit })? {
        Answer::Supervision(list) => Ok(list),
        _ => Err(Failure::refused(&Refusal::NotFound(What::SupervisionItem), desk.lang)),
    }
}

fn list(desk: &Desk, which: SupervisionAsked, page: (usize, usize), json: bool, out: &mut Out) -> Done {
    let found = asked(desk, which, page)?;
    for row in &found.rows {
        if json {
            out.json(&SupervisionJson::new(row))?;
        } else {
            out.line(line(row, out.lang).trim_end())?;
        }
    }
    if found.rows.is_empty() {
        return out.nothing(say::NOTHING.get(out.lang), json);
    }
    if !json {
        let sums =
            [("open", &found.open as &dyn std::fmt::Display), ("late", &found.late), ("asked", &found.asked)];
        out.line(&say::CLI_SUMS.with(out.lang, &sums))?;
    }
    Ok(Exit::Done)
}

fn line(row: &SupervisionRow, lang: Lang) -> String {
    let state = if row.late { say::LATE } else { say::state(row.state) }.get(lang);
    say::CLI_LINE.with(
        lang,
        &[
            ("number", &row.number),
            ("state", &fit(state, 8)),
            ("due", &row.due),
            ("owner", &fit(&visible(&row.owner.1), 10)),
            ("text", &visible(&row.text)),
        ],
    )
}

fn new(desk: &Desk, args: &ItemArgs, out: &mut Out) -> Done {
    let petition = args.petition.as_ref().map(|case| petition::id(desk, case, out.lang)).transpose()?;
    let said = SupervisionSaid {
        origin: if args.meeting { SupervisionOrigin::Meeting } else { SupervisionOrigin::Weekly },
        text: args.text.clone(),
        owner: owner(desk, &args.owner, out.lang)?,
        due: args.due,
        petition,
    };
    let act = SuperviseAct::Add { said: Box::new(said) };
    let receipt = desk.execute(Command::Supervise(act), args.how.key.as_deref())?;
    told(&receipt, say::ADDED, args.how.json, out)
}

fn owner(desk: &Desk, login: &str, lang: Lang) -> Result<StaffId, Failure> {
    let Answer::Staff(staff) = desk.query(Query::Staff)? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Staff), lang));
    };
    let found = staff.iter().find(|one| one.login == login.trim()).map(|one| one.id);
    found.ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Staff), lang))
}

/// The item of a number that people quote is looked up.
fn item(desk: &Desk, typed: &str, lang: Lang) -> Result<SupervisionRow, Failure> {
    let none = || Failure::refused(&Refusal::NotFound(What::SupervisionItem), lang);
    if let Some(id) = SupervisionId::parse(&fold(typed)) {
        return match desk.query(Query::SupervisionItem(id))? {
            Answer::SupervisionItem(row) => Ok(*row),
            _ => Err(none()),
        };
    }
    let Some(Quoted { number, .. }) = Quoted::read(typed) else { return Err(none()) };
    let mut offset = 0;
    loop {
        let found = asked(desk, SupervisionAsked::All, (offset, ALL))?;
        offset += found.rows.len();
        let last = found.rows.is_empty() || offset >= found.total;
        if let Some(row) = found.rows.into_iter().find(|row| row.number == number) {
            return Ok(row);
        }
        if last {
            return Err(none());
        }
    }
}

/// A step of an item, in the version it has now.
fn take(
    desk: &Desk,
    typed: &str,
    (step, text): (SupervisionStep, &str),
    how: &HowArgs,
    out: &mut Out,
) -> Done {
    let row = item(desk, typed, out.lang)?;
    let act = SuperviseAct::Step { item: row.item, seen: row.version, step, text: text.to_owned() };
    does(desk, act, step, how, out)
}

fn does(desk: &Desk, act: SuperviseAct, step: SupervisionStep, how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(Command::Supervise(act), how.key.as_deref())?;
    told(&receipt, say::taken(step), how.json, out)
}

fn told(receipt: &Receipt, done: Msg, json: bool, out: &mut Out) -> Done {
    let number = match &receipt.outcome {
        Outcome::Supervision(_, number, _) => number.as_str(),
        _ => "",
    };
    let done = done.with(out.lang, &[("number", &number)]);
    let said = say::CLI_SEQ.with(out.lang, &[("done", &done), ("seq", &receipt.seq)]);
    out.receipt(receipt, said, json)
}

fn print(desk: &Desk, how: &HowArgs, out: &mut Out) -> Done {
    let week = asked(desk, SupervisionAsked::Week, (0, ALL))?;
    let office = office(desk, out.lang)?;
    let head = papers::Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
    let draft = Box::new(papers::supervision(&head, &week));
    let receipt = desk.execute(Command::IssuePaper { draft }, how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Paper(paper, number, _) => {
            words::ISSUED.with(out.lang, &[("number", number), ("paper", paper), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, how.json)
}
