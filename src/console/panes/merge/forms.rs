//! The sheets: how many come along and why; why two are not one; why they are put apart.

use super::state::{Kind, State};
use crate::bureau::answer::Belongings;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind as Takes};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::locale::{field as label, quality as say};

/// Names of forms.
pub const MERGE: &str = "merge.merge";
/// Two people.
pub const DISTINCT: &str = "merge.distinct";
/// Apart again.
pub const APART: &str = "merge.apart";

/// They are alive, whatever one of the records says.
const ALIVE: &str = "alive";

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Merge))
}

fn reason() -> Field {
    Field::text("reason", label::REASON).required()
}

/// How many come along, typed out, and why.
pub fn merge(state: &State) -> Option<Sheet> {
    let ((keep, gone), moves) = (state.sides()?, state.moves()?);
    let mut fields =
        vec![Field::text("moves", say::TYPE_MOVES).required().hint(say::TYPE_MOVES_HINT), reason()];
    if state.loses_a_death() {
        let choices = vec![Choice::new("", say::LIVES_UNSAID), Choice::new(ALIVE, say::LIVES_ALIVE)];
        let lives = Field::new("lives", say::LIVES, Takes::Choice(choices));
        fields.push(lives.required().hint(say::LIVES_HINT));
    }
    let data = |value: &dyn std::fmt::Display| Words::Data(value.to_string());
    let note = Words::Filled(
        say::MERGE_NOTE,
        vec![
            ("gone", data(&gone.card.person)),
            ("keep", data(&keep.card.person)),
            ("n", data(&moves.count())),
            ("all", counted(moves)),
        ],
    );
    let about = format!("{}.{}", keep.card.person, gone.card.person);
    Some(sheet(Form::new(MERGE, say::MERGE_TITLE, fields).about(&about, keep.card.version).note(note)))
}

/// How many there are of each kind, in brackets.
fn counted(all: &Belongings) -> Words {
    let kinds: Vec<Words> = say::kinds(all).into_iter().map(|(msg, n)| Words::Count(msg, n as u64)).collect();
    if kinds.is_empty() {
        return Words::Data(String::new());
    }
    Words::Filled(say::IN_BRACKETS, vec![("all", Words::List(kinds))])
}

/// Why the two are two people.
pub fn distinct(state: &State) -> Option<Sheet> {
    let (keep, gone) = state.sides()?;
    let about = format!("{}.{}", keep.card.person, gone.card.person);
    let form = Form::new(DISTINCT, say::NOT_SAME_TITLE, vec![reason()]);
    Some(sheet(form.about(&about, keep.card.version).note(say::NOT_SAME_NOTE)))
}

/// Why a record is put apart again.
pub fn apart(state: &State) -> Option<Sheet> {
    let apart = state.apart.as_deref()?;
    let [kept, gone] = &apart.sides;
    let note = Words::with(
        say::APART_NOTE,
        &[
            ("gone", &gone.person),
            ("keep", &kept.person),
            ("n", &apart.returns.count()),
            ("given", &state.give.len()),
            ("stay", &apart.since.count().saturating_sub(state.give.len())),
        ],
    );
    let form = Form::new(APART, say::APART_TITLE, vec![reason()]);
    Some(sheet(form.about(&gone.person, gone.version).note(note)))
}

/// The command of a form, or what is wrong with it.
pub fn command(state: &State, form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let reason = read.text("reason");
    match (form.id, state.kind) {
        (APART, Some(Kind::Apart(person))) => {
            let give = state.give.iter().copied().collect();
            read.done(Command::UnmergePeople { person, seen: form.seen, give, reason })
        }
        (id, Some(Kind::Merge(_))) => {
            let moves = if id == MERGE { read.number::<usize>("moves") } else { None };
            let Some((keep, gone)) = state.sides() else { return Err(read.faults()) };
            let seen = |r: &crate::bureau::answer::Record| (r.card.person, r.card.version);
            let (keep, gone) = (seen(keep), seen(gone));
            match (id, moves) {
                (DISTINCT, _) => read.done(Command::DeclareDistinct { one: keep, other: gone, reason }),
                (_, Some(moves)) => {
                    let take = state.take.iter().copied().collect();
                    let lives = read.text("lives") == ALIVE;
                    read.done(Command::MergePeople { keep, gone, take, moves, lives, reason })
                }
                (_, None) => {
                    let mut faults = read.faults();
                    if faults.iter().all(|f| f.field != "moves") {
                        faults.push(FieldFault { field: "moves".to_owned(), fault: Fault::Count });
                    }
                    Err(faults)
                }
            }
        }
        _ => Err(read.faults()),
    }
}
