//! Who came, in the form of a visit: the person, somebody on record, or somebody who is written down.

use crate::bureau::answer::{RelativeView, VisitView};
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names::field_label;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::person::Validity;
use crate::domain::visit::{Caller, CallerFault, CallerKind};
use crate::locale::{family, field as label, visit_words, visits as say};

/// The field of who came.
const KIND: &str = "caller.kind";
/// Not the visitor themselves.
const FOR_ANOTHER: &[&str] = &["relative", "agent"];
/// Choices that have a digit, the three that anybody has among them.
const MOST: usize = 10;

/// Who came, and what their capacity asks for.
pub(super) fn fields(view: &VisitView) -> Vec<Field> {
    let caller = &view.caller;
    let known = known(&view.relatives);
    let on_record =
        known.iter().find(|(key, _)| read(key).as_ref() == Some(caller)).map(|(key, _)| key.clone());
    let gone = view.died.is_some();
    let picked = match &on_record {
        Some(key) => key.clone(),
        None if gone && caller.kind == CallerKind::InPerson => who_else(&known),
        None => caller.kind.name().to_owned(),
    };
    let written = |text: &str| if on_record.is_some() { String::new() } else { text.to_owned() };
    let date = |d: Option<Date>| written(&d.map(|d| d.to_string()).unwrap_or_default());
    let kinds = CallerKind::ALL.iter().filter(|k| !gone || **k != CallerKind::InPerson);
    let mut kinds: Vec<Choice> = kinds.map(|k| Choice::new(k.name(), visit_words::caller_kind(*k))).collect();
    kinds.extend(known.into_iter().map(|(key, words)| Choice::new(key, words)));
    kinds.truncate(MOST);
    let agent: &[&str] = &["agent"];
    vec![
        Field::new(KIND, say::CALLER, Kind::Choice(kinds)).with(picked).by_digit(),
        Field::text("caller.name", field_label("caller.name"))
            .with(written(&caller.name))
            .only_when(KIND, FOR_ANOTHER),
        Field::text("caller.relation", label::RELATION)
            .with(written(&caller.relation))
            .hint(say::RELATION_HINT)
            .only_when(KIND, &["relative"]),
        Field::text("caller.paper", label::PAPER).with(written(&caller.paper)).only_when(KIND, agent),
        Field::new("caller.from", say::PAPER_FROM, Kind::Date).with(date(caller.from)).only_when(KIND, agent),
        Field::new("caller.until", say::PAPER_UNTIL, Kind::Date)
            .with(date(caller.until))
            .only_when(KIND, agent),
    ]
}

/// Who came for somebody who died: the only one on record, or a relative whose name is still to be asked.
fn who_else(known: &[(String, Words)]) -> String {
    match known {
        [(key, _)] => key.clone(),
        _ => CallerKind::Relative.name().to_owned(),
    }
}

/// Those on record who live, by what their choice stands for. Somebody whose authorisation is not in force stands there twice: as the
/// agent whom the paper named, which is refused with the reason, and as a relative.
fn known(relatives: &[RelativeView]) -> Vec<(String, Words)> {
    let mut out = Vec::new();
    for one in relatives.iter().filter(|one| one.died.is_none()) {
        let name =
            || vec![("relation", Words::Data(one.relation.clone())), ("name", Words::Data(one.name.clone()))];
        let expired = one.expired_agent();
        if let Some(expired) = &expired {
            let mut words = name();
            let over =
                one.capacity.as_ref().and_then(|c| family::validity(c.validity)).unwrap_or(family::EXPIRED);
            words.push(("stands", over.into()));
            out.extend(key(expired).map(|key| (key, Words::Filled(say::KNOWN_EXPIRED, words))));
        }
        let acts = one.capacity.as_ref().filter(|c| c.validity == Validity::InForce);
        let words = match acts {
            Some(capacity) => {
                let mut words = name();
                words.push(("kind", family::capacity(capacity.kind).into()));
                Words::Filled(say::KNOWN_ACTS, words)
            }
            None if expired.is_some() => Words::Filled(say::KNOWN_AS_RELATIVE, name()),
            None => Words::Filled(say::KNOWN, name()),
        };
        out.extend(key(&one.caller).map(|key| (key, words)));
    }
    out
}

/// What a choice of somebody on record stands for: all that is known of them, so that a form that was left says the same when it
/// comes back.
fn key(caller: &Caller) -> Option<String> {
    serde_json::to_string(caller).ok()
}

/// The caller that a choice stands for, if it is somebody on record.
fn read(key: &str) -> Option<Caller> {
    serde_json::from_str(key).ok()
}

/// Who came, as a form has it.
pub(super) fn caller(form: &Form, reader: &mut Reader<'_>) -> Caller {
    if let Some(known) = read(form.text(KIND)) {
        return known;
    }
    let kind = CallerKind::parse(form.text(KIND)).unwrap_or(CallerKind::InPerson);
    let shown =
        |name: &str| form.field(name).filter(|f| form.shows(f)).map_or("", |f| f.value().trim()).to_owned();
    let agent = kind == CallerKind::Agent;
    let mut term = |name: &str| if agent { reader.date(name) } else { None };
    Caller {
        kind,
        name: shown("caller.name"),
        relation: shown("caller.relation"),
        paper: shown("caller.paper"),
        from: term("caller.from"),
        until: term("caller.until"),
    }
}

/// What is wrong with the one chosen, said before anything is saved: an authorisation that is not in force.
pub(super) fn doubt(form: &Form, today: Date) -> Option<(String, Words)> {
    let known = read(form.text(KIND)).filter(|c| c.judge(today) == Err(CallerFault::NotInForce))?;
    let (from, until) = known.from.zip(known.until)?;
    let words = Words::with(say::NOT_IN_FORCE, &[("name", &known.name), ("from", &from), ("until", &until)]);
    Some((KIND.to_owned(), words))
}
