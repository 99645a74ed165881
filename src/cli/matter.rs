//! `honordesk matter`: list, notice.

use std::collections::BTreeSet;

use serde::Serialize;

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::MatterJson;
use super::out::Out;
use super::paper_args::{MatterSub, NoticeArgs};
use crate::bureau::answer::{Card, Desk as DeskAnswer};
use crate::bureau::command::PaperDraft;
use crate::bureau::{Answer, Query, Refusal, What};
use crate::domain::PersonId;
use crate::domain::matter::Matter;
use crate::exchange::papers::{Form, Head, Sheet, notice, text};
use crate::locale::{Lang, cli as words, paper_words as labels};
use crate::text::{Echo, fit};

pub(super) fn run(sub: &MatterSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    let done = match sub {
        MatterSub::List { json } => list(&desk, *json, out),
        MatterSub::Notice { matter, about, form, json } => show(&desk, matter, about, *form, *json, out),
    };
    desk.close(done, out)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    for matter in desk.bureau.reference().matters.all() {
        if json {
            out.json(&MatterJson::new(matter, lang))?;
            continue;
        }
        let name = if lang == Lang::Zh { &matter.zh } else { &matter.en };
        let decides = labels::said(&matter.decides, lang);
        out.line(&[fit(&matter.code, 3), fit(&matter.id, 18), fit(name, 36), decides.to_owned()].join(" "))?;
    }
    Ok(Exit::Done)
}

/// `matter notice --json`: a notice that is not issued.
#[derive(Serialize)]
struct NoticeJson<'a> {
    matter: Option<&'a str>,
    person: Option<String>,
    text: String,
}

fn show(desk: &Desk, matter: &str, about: &NoticeArgs, form: Form, json: bool, out: &mut Out) -> Done {
    let draft = draft(desk, matter, about, out.lang)?;
    let text = text(&Sheet::draft(&draft, out.lang), form);
    if json {
        let (matter, person) = (draft.matter.as_deref(), draft.person.map(|p| p.to_string()));
        out.json(&NoticeJson { matter, person, text })?;
        return Ok(Exit::Done);
    }
    print(&text, out)
}

/// The lines of a paper, each as it is.
pub(super) fn print(text: &str, out: &mut Out) -> Done {
    for line in text.replace('\u{C}', "").lines() {
        out.line(line)?;
    }
    Ok(Exit::Done)
}

/// The notice that was asked for.
pub(super) fn draft(
    desk: &Desk,
    matter: &str,
    about: &NoticeArgs,
    lang: Lang,
) -> Result<PaperDraft, Failure> {
    let tables = desk.bureau.reference();
    let matter = tables.matters.find(matter).ok_or_else(|| {
        Failure::new(Exit::Data, words::NO_SUCH_MATTER.with(lang, &[("matter", &Echo(matter))]))
    })?;
    let brought = about.brought.as_ref().map(|numbers| places(matter, numbers, lang)).transpose()?;
    let card = about.person.map(|person| card(desk, person, lang)).transpose()?;
    let office = office(desk, lang)?;
    let head = Head::of(&office, desk.real.today, tables, lang);
    Ok(notice(&head, matter, card.as_deref(), brought.as_ref()))
}

/// Numbers from 1 as places from 0.
fn places(matter: &Matter, numbers: &[u8], lang: Lang) -> Result<BTreeSet<usize>, Failure> {
    let n = matter.materials.len();
    let place = |at: &u8| match usize::from(*at) {
        at if (1..=n).contains(&at) => Ok(at - 1),
        at => Err(Failure::new(Exit::Data, words::NO_SUCH_MATERIAL.with(lang, &[("n", &n), ("at", &at)]))),
    };
    numbers.iter().map(place).collect()
}

/// A person's card.
pub(super) fn card(desk: &Desk, person: PersonId, lang: Lang) -> Result<Box<Card>, Failure> {
    match desk.query(Query::Card(person))? {
        Answer::Card(card) => Ok(card),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

/// The bureau and the one signed in.
pub(super) fn office(desk: &Desk, lang: Lang) -> Result<DeskAnswer, Failure> {
    match desk.query(Query::Desk)? {
        Answer::Desk(office) => Ok(*office),
        _ => Err(Failure::refused(&Refusal::SignedOut, lang)),
    }
}
