//! What is said of a registration that is put right.

use super::message::{Lang, Msg, messages};
use super::{field, petition_hands, petition_words as words};
use crate::domain::petition::{Changed, Channel, Correction, Origin, Purpose, Urgency};

messages! {
    CORRECT = "更正登记", "Correct";
    TITLE = "更正登记 {number} {name}", "Correct {number} {name}";
    NOTE = "只改登记时记错的内容，办理过程不变；电话、身份证号留空的不改。", "Only what was taken down wrong; what was done stays. A phone or identity number left alone stays.";
    DONE_CORRECT = "更正登记", "Put right";
    TOLD = "已更正 {number}：{changes}。{clock}。", "{number} put right: {changes}. {clock}.";
    LINE = "{on} {at}  更正登记  经办 {name}", "{on} {at}  put right  by {name}";
    CHANGE = "{label} {from} → {to}", "{label} {from} → {to}";
    EMPTY = "（空）", "(empty)";
}

/// What a command of this kind did, for a timeline.
pub fn done(command: &str) -> Option<Msg> {
    (command == "petition.correct").then_some(DONE_CORRECT)
}

/// A field as it was and is.
pub fn change(one: &Changed, lang: Lang) -> String {
    said(&one.field, &one.from, &one.to, lang)
}

/// Who put something right when, and below it what, and why.
pub fn lines(one: &Correction, by: &str, lang: Lang) -> (String, Vec<String>) {
    let at = super::words::minute_time(one.at_ms);
    let mut below: Vec<String> = one.changes.iter().map(|one| change(one, lang)).collect();
    below.extend(Some(one.reason.clone()).filter(|why| !why.is_empty()));
    (LINE.with(lang, &[("on", &one.on), ("at", &at), ("name", &by)]), below)
}

fn said(name: &str, from: &str, to: &str, lang: Lang) -> String {
    let label = field::label(name, lang);
    CHANGE
        .with(lang, &[("label", &label), ("from", &value(name, from, lang)), ("to", &value(name, to, lang))])
}

/// The note of the journal: `channel=visit>phone headcount=2>1`.
pub fn noted(note: &str, lang: Lang) -> String {
    let parts = note.split(' ').filter_map(|part| {
        let (field, days) = part.split_once('=')?;
        let (from, to) = days.split_once('>')?;
        Some(said(field, from, to, lang))
    });
    parts.collect::<Vec<_>>().join("  ")
}

fn value(name: &str, stored: &str, lang: Lang) -> String {
    let msg = match name {
        _ if stored.is_empty() => Some(EMPTY),
        "channel" => Channel::parse(stored).map(words::channel),
        "origin" => Origin::parse(stored).map(words::origin),
        "purpose" => Purpose::parse(stored).map(words::purpose),
        "urgency" => Urgency::parse(stored).map(petition_hands::urgency),
        _ => None,
    };
    msg.map_or_else(|| stored.to_owned(), |msg| msg.get(lang).to_owned())
}
