//! What is filled in: what to change, how many that is, and why it is taken back.

use super::state::State;
use crate::bureau::answer::{BatchView, BulkPreview};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names;
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Owner, Shared};
use crate::console::words::Words;
use crate::domain::bulk::{BulkChange, PlaceOf};
use crate::domain::note::{NoteFacts, NoteKind};
use crate::domain::person::{FieldKind, RecognitionState, RegistryField};
use crate::domain::staff::Roles;
use crate::locale::{Lang, bulk as say, field as label, notes, words};
use crate::text::fold;

/// The menu of what may be changed.
pub const WHAT: &str = "bulk.what";
/// The form that says to what.
pub const CHANGE: &str = "bulk.change";
/// The form, or the question, before it is written.
pub const APPLY: &str = "bulk.apply";
/// The form that takes a batch back.
pub const UNDO: &str = "bulk.undo";

const REASON: &str = "reason";

/// What is no item of the registry form, by its key in the menu.
const PLAIN: [(&str, crate::locale::Msg); 4] = [
    ("residence", say::WHAT_RESIDENCE),
    ("household", say::WHAT_HOUSEHOLD),
    ("state", say::WHAT_STATE),
    ("note", say::WHAT_NOTE),
];

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Bulk))
}

/// What may be changed for many: the fixed ones, then the items that the table allows.
pub fn menu(shared: &Shared) -> Menu {
    let mut rows: Vec<Row> =
        PLAIN.iter().map(|(key, label)| Row::new(*key, *label, Words::Data(String::new()))).collect();
    rows.extend(shared.tables.fields.iter().filter(|field| field.bulk).map(|field| {
        let mut row = Row::new(field.number.to_string(), names::both(&field.zh, &field.en), say::WHAT_ITEM);
        row.also.push(field.id.clone());
        row
    }));
    Menu::new(say::WHAT, Purpose::Pane(PaneId::Bulk, WHAT), rows).by_digit()
}

/// The form for what was chosen in the menu.
pub fn change(what: &str, meant: usize, shared: &Shared) -> Option<Sheet> {
    let item = what.parse().ok().and_then(|number| shared.tables.fields.get(number));
    let (title, fields): (Words, _) = match (what, item) {
        ("residence", _) => (say::WHAT_RESIDENCE.into(), place()),
        ("household", _) => (say::WHAT_HOUSEHOLD.into(), place()),
        ("state", _) => (say::WHAT_STATE.into(), state(shared)),
        ("note", _) => (say::WHAT_NOTE.into(), note()),
        (_, Some(item)) => (names::both(&item.zh, &item.en), value(item)),
        _ => return None,
    };
    let form = Form::new(CHANGE, title, fields).about(&what, 0);
    Some(sheet(form.note(Words::Count(say::FORM_NOTE, meant as u64))))
}

/// Whether what stands there is replaced.
fn only_empty() -> Field {
    let choices = vec![Choice::new("no", say::OVERWRITE), Choice::new("yes", say::KEEP)];
    Field::new("only_empty", say::ONLY_EMPTY, Kind::Choice(choices)).by_digit()
}

fn place() -> Vec<Field> {
    let to = Field::new("place.division", say::DIVISION, Kind::Division).required().hint(say::DIVISION_HINT);
    vec![to, only_empty()]
}

fn state(shared: &Shared) -> Vec<Field> {
    let groups = shared.tables.groups.all().iter();
    let groups = groups.map(|g| Choice::new(g.code.clone(), names::both(&g.zh, &g.en))).collect();
    let states = RecognitionState::ALL.iter().enumerate().filter(|(_, s)| s.in_bulk());
    let states = states.map(|(n, s)| Choice::new(n.to_string(), words::recognition_state(*s))).collect();
    vec![
        Field::new("group", label::GROUP, Kind::Choice(groups)).hint(say::GROUP_HINT),
        Field::new("state", label::STATE, Kind::Choice(states)),
        Field::new("since", label::SINCE, Kind::Date).hint(say::SINCE_HINT),
        Field::new("until", label::UNTIL, Kind::Date).hint(say::UNTIL_HINT),
    ]
}

fn value(item: &RegistryField) -> Vec<Field> {
    let value = match item.kind {
        FieldKind::Choice => {
            let mut choices: Vec<Choice> =
                item.choices.iter().map(|c| Choice::new(c.clone(), Words::Data(c.clone()))).collect();
            choices.push(Choice::new("", say::CLEARED));
            Field::new("value", say::VALUE, Kind::Choice(choices)).by_digit()
        }
        FieldKind::Date => Field::new("value", say::VALUE, Kind::Date).hint(say::VALUE_HINT),
        FieldKind::Text | FieldKind::Number => Field::text("value", say::VALUE).hint(say::VALUE_HINT),
    };
    vec![value, only_empty()]
}

fn note() -> Vec<Field> {
    let kinds = NoteKind::ALL.iter().map(|kind| Choice::new(kind.name(), notes::kind(*kind))).collect();
    let pinned = vec![Choice::new("yes", notes::PINNED_YES), Choice::new("no", notes::PINNED_NO)];
    vec![
        Field::new("note", label::NOTE, Kind::Note(3)).required(),
        Field::new("kind", notes::KIND, Kind::Choice(kinds)).by_digit().hint(notes::KIND_HINT),
        Field::new("expires", label::EXPIRES, Kind::Date).hint(notes::EXPIRES_HINT),
        Field::new("pinned", notes::PINNED, Kind::Choice(pinned)).by_digit(),
    ]
}

/// What a filled form sets, or what is wrong with it.
pub fn read(form: &Form, shared: &Shared) -> Result<BulkChange, Vec<FieldFault>> {
    let mut read = form.read();
    let only_empty = form.text("only_empty") == "yes";
    let made = match form.about.as_str() {
        what @ ("residence" | "household") => {
            let of = if what == "residence" { PlaceOf::Residence } else { PlaceOf::Household };
            read.division("place.division").map(|division| BulkChange::Place { of, division, only_empty })
        }
        "state" => read_state(form, &mut read),
        "note" => Some(BulkChange::Note(read_note(form, &mut read))),
        number => {
            let item = number.parse().ok().and_then(|number| shared.tables.fields.get(number));
            item.map(|item| {
                let value = read.text("value");
                let typed = fold(&value).into_owned();
                let fits = value.is_empty() || item.kind == FieldKind::Text || item.admit(&typed).is_ok();
                if !fits {
                    let fault = if item.kind == FieldKind::Date { Fault::Date } else { Fault::Count };
                    read.fault("value", fault);
                }
                let value = if item.kind == FieldKind::Text { value } else { typed };
                BulkChange::Item { number: item.number, value, only_empty }
            })
        }
    };
    let faults = read.faults();
    made.filter(|_| faults.is_empty()).ok_or(faults)
}

fn read_state(form: &Form, read: &mut Reader<'_>) -> Option<BulkChange> {
    let (since, until) = (read.date("since"), read.date("until"));
    let state = form.text("state").parse::<usize>().ok();
    let state = state.and_then(|n| RecognitionState::ALL.get(n)).copied()?;
    if state.ends() && form.text("until").is_empty() {
        read.fault("until", Fault::Empty);
    }
    Some(BulkChange::State { group: form.text("group").to_owned(), state, since, until })
}

fn read_note(form: &Form, read: &mut Reader<'_>) -> NoteFacts {
    let kind = NoteKind::parse(form.text("kind")).unwrap_or(NoteKind::Plain);
    if kind == NoteKind::Caution && form.text("expires").is_empty() {
        read.fault("expires", Fault::Empty);
    }
    NoteFacts {
        kind,
        text: read.text("note"),
        pinned: form.text("pinned") == "yes",
        expires: read.date("expires"),
        roles: Roles::default(),
    }
}

/// How many are changed, typed out.
pub fn apply(preview: &BulkPreview, changes: usize, left: usize) -> Sheet {
    let count = Field::text("count", say::TYPE_COUNT).required().hint(say::TYPE_COUNT_HINT);
    let mut lines = Vec::new();
    if left > 0 {
        lines.push(Words::with(say::APPLY_LEFT, &[("left", &left)]));
    }
    lines.extend(money(preview));
    lines.push(say::APPLY_UNDO.into());
    let title = Words::Count(say::APPLY_TITLE, changes as u64);
    let about = format!("{}.{changes}", preview.rows.len());
    let begins = preview.sums().begins;
    let mut fields = vec![count];
    if begins > 0 {
        lines.insert(0, Words::Count(say::BEGINS_DOUBT, begins as u64));
        fields.push(Field::text(REASON, label::REASON).required());
    }
    sheet(Form::new(APPLY, title, fields).about(&about, 0).note(Words::Lines(lines)))
}

/// What becomes of money; `None` where nothing.
pub fn money(preview: &BulkPreview) -> Option<Words> {
    let both = [Lang::Zh, Lang::En].map(|lang| say::money(preview, lang));
    let [Some(zh), Some(en)] = both else { return None };
    Some(names::both(&zh, &en))
}

/// Why a batch is taken back.
pub fn undo(batch: &BatchView) -> Sheet {
    let row = &batch.row;
    let title = Words::with(say::UNDO_TITLE, &[("batch", &row.batch)]);
    let form = Form::new(UNDO, title, vec![Field::text(REASON, label::REASON).required()]);
    let note = Words::Count(say::UNDO_NOTE, row.standing as u64);
    sheet(form.about(&row.batch, row.version).note(note))
}

/// The command of a form, or what is wrong with it.
pub fn command(state: &State, form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == UNDO {
        let reason = read.text(REASON);
        let batch = state.batch.as_deref().map(|batch| batch.row.batch);
        return match batch.filter(|batch| batch.to_string() == form.about) {
            Some(batch) => read.done(Command::UndoBatch { batch, seen: form.seen, reason }),
            None => Err(read.faults()),
        };
    }
    let said = read.number::<usize>("count");
    let now = state.changes();
    if said.is_some_and(|said| said != now) {
        read.fault("count", Fault::NotSoMany { now });
    }
    match state.command(read.some_text(REASON)) {
        Some(command) => read.done(command),
        None => Err(read.faults()),
    }
}
