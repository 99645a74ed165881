//! Values as they may be typed: read, or refused with an example of what is wanted.

use super::args::Case;
use crate::domain::care::ContactKind;
use crate::domain::filter::{Key, Tongue};
use crate::domain::ledger::{Figure, OpinionLevel};
use crate::domain::paper::PaperKind;
use crate::domain::person::{Belonging, DeathCause, PersonField, RecognitionState};
use crate::domain::petition::{Channel, PetitionAct, Purpose, Route};
use crate::domain::staff::Role;
use crate::domain::visit::{Promise, VisitOutcome};
use crate::domain::{
    BatchId, CondolenceId, Date, DivisionCode, EntryId, Fen, GrantId, HardshipId, Month, NoteId, PaperId,
    PersonId, PetitionId, VisitId,
};
use crate::exchange::papers::{Form, Printer};
use crate::exchange::source::Encoding;
use crate::text::fold;

/// Most characters of a key.
const LONGEST_KEY: usize = 200;

/// Any text that can be typed again; it names what is to be done once.
pub(super) fn key(text: &str) -> Result<String, String> {
    let fits = (1..=LONGEST_KEY).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(format!("KEY(1–{LONGEST_KEY})")) }
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "YYYY-MM-DD".to_owned())
}

/// A calendar year that a budget can be for.
pub(super) fn budget_year(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|year| (1950..=2200).contains(year)).ok_or_else(|| "YYYY".to_owned())
}

pub(super) fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "YYYY-MM".to_owned())
}

/// What people can be told apart by.
pub(super) fn filter_key(text: &str) -> Result<Key, String> {
    let counts = |key: &Key| !matches!(key, Key::Born | Key::Sort);
    Key::parse(&fold(text)).filter(counts).ok_or_else(|| {
        let known: Vec<&str> =
            Key::ALL.iter().filter(|k| counts(k)).map(|k| Tongue::En.of(k.aliases())).collect();
        known.join("|")
    })
}

pub(super) fn person(text: &str) -> Result<PersonId, String> {
    PersonId::parse(text).ok_or_else(|| "P12".to_owned())
}

pub(super) fn entry(text: &str) -> Result<EntryId, String> {
    EntryId::parse(text).ok_or_else(|| "E345".to_owned())
}

pub(super) fn note(text: &str) -> Result<NoteId, String> {
    NoteId::parse(text).ok_or_else(|| "N4".to_owned())
}

pub(super) fn role(text: &str) -> Result<Role, String> {
    let found = Role::ALL.into_iter().find(|role| role.name() == text);
    found.ok_or_else(|| names(&Role::ALL, Role::name))
}

pub(super) fn petition(text: &str) -> Result<Case, String> {
    let number = |(year, n): &(&str, &str)| {
        year.len() == 4
            && n.len() >= 4
            && [year, n].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    match PetitionId::parse(text) {
        Some(id) => Ok(Case::Id(id)),
        None if text.trim().split_once('-').is_some_and(|parts| number(&parts)) => {
            Ok(Case::Number(text.trim().to_owned()))
        }
        None => Err("X7/2026-0123".to_owned()),
    }
}

pub(super) fn paper(text: &str) -> Result<PaperId, String> {
    PaperId::parse(text).ok_or_else(|| "W5".to_owned())
}

pub(super) fn visit(text: &str) -> Result<VisitId, String> {
    VisitId::parse(text).ok_or_else(|| "V9".to_owned())
}

pub(super) fn outcome(text: &str) -> Result<VisitOutcome, String> {
    VisitOutcome::parse(text).ok_or_else(|| names(VisitOutcome::ALL, VisitOutcome::name))
}

/// Minutes since midnight of `9:30`.
pub(super) fn minute(text: &str) -> Result<u16, String> {
    let part = |text: &str, most: u16| text.parse().ok().filter(|n: &u16| *n < most);
    let read = text.split_once(':').and_then(|(h, m)| Some(part(h, 24)? * 60 + part(m, 60)?));
    read.ok_or_else(|| "9:30".to_owned())
}

/// A promise with its day in front: `2026-12-01:回电`.
pub(super) fn promise(text: &str) -> Result<Promise, String> {
    let read = text.split_once([':', '：']).filter(|(_, what)| !what.trim().is_empty());
    let read = read.and_then(|(due, what)| Some((Date::parse(due.trim())?, what.trim().to_owned())));
    read.map(|(due, what)| Promise { what, due, kept: None }).ok_or_else(|| "2026-12-01:…".to_owned())
}

pub(super) fn paper_kind(text: &str) -> Result<PaperKind, String> {
    PaperKind::parse(text).ok_or_else(|| names(PaperKind::ALL, PaperKind::name))
}

pub(super) fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| names(&Form::ALL, Form::name))
}

pub(super) fn printer(text: &str) -> Result<Printer, String> {
    Printer::parse(text).ok_or_else(|| "/dev/usb/lp0".to_owned())
}

pub(super) fn printer_encoding(text: &str) -> Result<Encoding, String> {
    match text.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "gb18030" | "gbk" => Ok(Encoding::Gb18030),
        _ => Err("utf-8/gb18030".to_owned()),
    }
}

pub(super) fn grant(text: &str) -> Result<GrantId, String> {
    GrantId::parse(text).ok_or_else(|| "A7".to_owned())
}

pub(super) fn level(text: &str) -> Result<OpinionLevel, String> {
    OpinionLevel::parse(text).ok_or_else(|| names(OpinionLevel::ALL, OpinionLevel::name))
}

/// A figure with where it was read: `51821:国家统计局公报`.
pub(super) fn figure(text: &str) -> Result<Figure, String> {
    let read = text.split_once([':', '：']).filter(|(_, source)| !source.trim().is_empty());
    let read = read.and_then(|(yuan, source)| Some((Fen::parse(yuan).ok()?, source.trim().to_owned())));
    read.map(|(amount, source)| Figure { amount, source }).ok_or_else(|| "YUAN:SOURCE".to_owned())
}

pub(super) fn amount(text: &str) -> Result<Fen, String> {
    Fen::parse(text).map_err(|_| "909.00".to_owned())
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|v| name(*v)).collect::<Vec<_>>().join(", ")
}

pub(super) fn batch(text: &str) -> Result<BatchId, String> {
    BatchId::parse(text).ok_or_else(|| "B3".to_owned())
}

pub(super) fn division(text: &str) -> Result<DivisionCode, String> {
    DivisionCode::parse(text).ok_or_else(|| "440114105236".to_owned())
}

/// A state that may be set for many at once.
pub(super) fn recognition_state(text: &str) -> Result<RecognitionState, String> {
    let name = |state: RecognitionState| serde_json::to_value(state).ok()?.as_str().map(str::to_owned);
    let known = RecognitionState::ALL.into_iter().filter(|state| state.in_bulk());
    known
        .clone()
        .find(|state| name(*state).as_deref() == Some(text))
        .ok_or_else(|| known.filter_map(name).collect::<Vec<_>>().join(", "))
}

pub(super) fn hardship(text: &str) -> Result<HardshipId, String> {
    HardshipId::parse(text).ok_or_else(|| "H3".to_owned())
}

pub(super) fn condolence(text: &str) -> Result<CondolenceId, String> {
    CondolenceId::parse(text).ok_or_else(|| "W2".to_owned())
}

pub(super) fn contact_kind(text: &str) -> Result<ContactKind, String> {
    ContactKind::parse(text).ok_or_else(|| names(ContactKind::ALL, ContactKind::name))
}

pub(super) fn cause(text: &str) -> Result<DeathCause, String> {
    DeathCause::parse(text).ok_or_else(|| names(DeathCause::ALL, DeathCause::name))
}

pub(super) fn channel(text: &str) -> Result<Channel, String> {
    Channel::parse(text).ok_or_else(|| names(Channel::ALL, Channel::name))
}

pub(super) fn purpose(text: &str) -> Result<Purpose, String> {
    Purpose::parse(text).ok_or_else(|| names(Purpose::ALL, Purpose::name))
}

pub(super) fn route(text: &str) -> Result<Route, String> {
    Route::parse(text).ok_or_else(|| names(Route::ALL, Route::name))
}

/// A part of a record.
pub(super) fn part(text: &str) -> Result<PersonField, String> {
    PersonField::parse(text).ok_or_else(|| names(PersonField::ALL, PersonField::name))
}

/// Something that hangs on a record, by its number.
pub(super) fn belonging(text: &str) -> Result<Belonging, String> {
    Belonging::parse(text).ok_or_else(|| "E345/G3/X7/V9/L8/H2/N4/W5".to_owned())
}

pub(super) fn act(text: &str) -> Result<PetitionAct, String> {
    PetitionAct::parse(text).ok_or_else(|| names(PetitionAct::ALL, PetitionAct::name))
}
