//! Every form of the pane: how it is filled, and the command it makes.

mod account;
mod basic;
mod breaks;
mod check;
mod confirm;
mod death;
mod ledger;
mod note;
mod payee;
mod profile;
mod recognition;
mod register;
mod relative;
mod reveal;
mod saved;

pub use account::{decide, form as account_form};
pub use basic::form as basic_form;
pub use breaks::{grades_said, said as breaks_said, stays_said};
pub use check::{Newcomer, form as check, menu as near_menu, none, query as near_query, read as newcomer};
pub use confirm::confirm;
pub use death::{CAUSE, DIED, death, told as death_told, withdraw};
pub use ledger::{answer, correct, post, post_settled, reverse};
pub use note::note;
pub use payee::form as payee_form;
pub use profile::form as profile_form;
pub use recognition::form as recognition_form;
pub use register::register;
pub use relative::form as relative_form;
pub use reveal::reveal;
pub use saved::{refill, refill_note, removal, remove_from_the_dead, reread, saved, submit, weigh};

use crate::bureau::answer::Record;
use crate::console::forms::{Field, Form};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Owner, Shared};
use crate::domain::Date;
use crate::locale::timeline;

/// Names of forms, and of questions that lead to them.
pub const BASIC: &str = "person.basic";
/// A change of the account.
pub const ACCOUNT: &str = "person.account";
/// What becomes of a change of the account.
pub const DECIDE: &str = "person.decide-account";
/// A group of the registry form.
pub const PROFILE: &str = "person.profile";
/// A recognition.
pub const RECOGNITION: &str = "person.recognition";
/// A relative.
pub const RELATIVE: &str = "person.relative";
/// A death.
pub const DEATH: &str = "person.death";
/// Why a death is taken back.
pub const WITHDRAW: &str = "person.withdraw-death";
/// Who is near a new person.
pub const CHECK: &str = "person.check";
/// The list of those who are near.
pub const NEAR: &str = "person.near";
/// Why it is none of them.
pub const NONE: &str = "person.none";
/// The yearly confirmation.
pub const CONFIRM: &str = "person.confirm";
/// A new person.
pub const REGISTER: &str = "person.register";
/// Why a masked field is to be shown.
pub const REVEAL: &str = "person.reveal";
/// A new entry.
pub const POST: &str = "person.post";
/// Why an entry is taken back.
pub const REVERSE: &str = "person.reverse";
/// The form that puts an entry right.
pub const CORRECT: &str = "person.correct";
/// Why a payment is to be taken back: another one must agree.
pub const ASK_REVERSE: &str = "person.ask-reversal";
/// The form that puts a payment right: another one must agree.
pub const ASK_CORRECT: &str = "person.ask-correction";
/// The answer to whoever asked.
pub const ANSWER_REVERSE: &str = "person.answer-reversal";
/// The question before one's own request is withdrawn.
pub const WITHDRAW_REVERSE: &str = "person.withdraw-reversal";
/// Which kind of happenings.
pub const TIMELINE: &str = "person.timeline";
/// From which day back.
pub const TIMELINE_DAY: &str = "person.timeline-day";
/// A payee.
pub const PAYEE: &str = "person.payee";
/// A note.
pub const NOTE: &str = "person.note";
/// Taking a note out of use.
pub const END_NOTE: &str = "person.end-note";
/// Taking something off the record.
pub const REMOVE: &str = "person.remove";

/// Typed alone into a field that is masked, it takes away what stands there.
pub const CLEARS: &str = "-";

/// On the screen, for this pane.
pub(super) fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Person))
}

/// The main form at a field.
pub fn basic(record: &Record, field: &str, shared: &Shared) -> Sheet {
    let mut form = basic_form(record, shared);
    form.focus_on(field);
    sheet(form)
}

/// The form of another account.
pub fn account(record: &Record) -> Sheet {
    sheet(account_form(record))
}

/// The form of a group of the registry, at an item.
pub fn profile(record: &Record, letter: char, item: Option<u16>, shared: &Shared) -> Sheet {
    let mut form = profile_form(record, letter, shared);
    if let Some(number) = item {
        form.focus_on(&format!("profile.{number}"));
    }
    sheet(form)
}

/// The form of a recognition; one past the last is a new one.
pub fn recognition(record: &Record, at: usize, shared: &Shared) -> Sheet {
    sheet(recognition_form(record, at, shared))
}

/// The form of a relative; one past the last is a new one.
pub fn relative(record: &Record, at: usize) -> Sheet {
    sheet(relative_form(record, at))
}

/// The form of a payee; one past the last is a new one.
pub fn payee(record: &Record, at: usize) -> Sheet {
    sheet(payee_form(record, at))
}

/// The form that asks for a day of the timeline.
pub fn timeline_day(day: Field, today: Date) -> Sheet {
    sheet(Form::new(TIMELINE_DAY, timeline::DAY_TITLE, vec![day.with(today.to_string())]))
}
