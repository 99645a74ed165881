//! The sheets: why two are not one; why that is taken back; which two are to be compared.

use crate::bureau::answer::{Decision, DuplicatePair, Side};
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::locale::{field as label, forms as hint, quality as say};

/// Two people.
pub const DISTINCT: &str = "quality.distinct";
/// Taken back.
pub const WITHDRAW: &str = "quality.withdraw";
/// Two records to be compared.
pub const PICK: &str = "quality.pick";

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Quality))
}

fn reason() -> Field {
    Field::text("reason", label::REASON).required()
}

/// About a pair at the versions seen: `P1.3.P2.1`.
fn about([one, other]: &[Side; 2]) -> String {
    format!("{}.{}.{}.{}", one.person, one.version, other.person, other.version)
}

fn pair_words([one, other]: &[Side; 2]) -> Words {
    let called = |side: &Side| format!("{} {}", side.person, side.name);
    Words::with(say::PAIR, &[("one", &called(one)), ("other", &called(other))])
}

/// Why a pair is two people.
pub fn distinct(pair: &DuplicatePair) -> Sheet {
    let form = Form::new(DISTINCT, say::NOT_SAME_TITLE, vec![reason()]);
    let note = Words::Filled(say::NOT_SAME_OF, vec![("pair", pair_words(&pair.sides))]);
    sheet(form.about(&about(&pair.sides), 0).note(note))
}

/// Why that is taken back.
pub fn withdraw(decision: &Decision) -> Sheet {
    let form = Form::new(WITHDRAW, say::WITHDRAW_TITLE, vec![reason()]);
    let note = Words::Filled(say::WITHDRAW_OF, vec![("pair", pair_words(&decision.sides))]);
    sheet(form.about(&about(&decision.sides), 0).note(note))
}

/// Two people chosen by hand.
pub fn pick(one: Option<(PersonId, String)>) -> Sheet {
    let person = |name: &str, msg| Field::new(name, msg, Kind::Person).required().hint(hint::PICK_HINT);
    let mut first = person("one", say::FIRST_RECORD);
    if let Some((id, name)) = one {
        first = first.with_picked(id.to_string(), name);
    }
    sheet(Form::new(PICK, say::PICK_TITLE, vec![first, person("other", say::SECOND_RECORD)]))
}

/// The pair a form is about.
pub fn named(form: &Form) -> Option<[(PersonId, u32); 2]> {
    let mut parts = form.about.split('.');
    let mut one = || Some((PersonId::parse(parts.next()?)?, parts.next()?.parse().ok()?));
    Some([one()?, one()?])
}

/// The command of a form, or what is wrong with it.
pub fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    let Some([one, other]) = named(form) else { return Err(read.faults()) };
    read.done(match form.id {
        WITHDRAW => Command::WithdrawDistinct { one: one.0, other: other.0, reason },
        _ => Command::DeclareDistinct { one, other, reason },
    })
}
