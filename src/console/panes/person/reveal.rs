//! Masked fields: which of them, why, and the value for a moment.

use super::record::former_label;
use super::{State, forms};
use crate::bureau::command::ProtectedField;
use crate::console::names::field_label;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::AccountChangeId;
use crate::locale::{account, field as label, person as say};

/// How long a value is shown, in milliseconds.
const SHOWN_MS: u64 = 20_000;
/// The countdown is said anew so often.
const TICK_MS: u64 = 1_000;
/// Stands for the account that a change asks for, which the record does not show.
const MASK_OF_WANTED: &str = "****";
/// The timer of the countdown.
const TIMER: u8 = 0;

/// A masked field shown in full for a moment.
#[derive(Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Stable name of the field.
    pub field: String,
    /// The value.
    pub value: String,
    /// Seconds left, counted up.
    pub left: u64,
    until_ms: u64,
}

impl std::fmt::Debug for Revealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Revealed({})", self.field)
    }
}

/// The field of a stable name.
pub fn protected(name: &str) -> Option<ProtectedField> {
    let parts: Vec<&str> = name.split('.').collect();
    let at = |text: &str| text.parse::<u8>().ok();
    Some(match parts.as_slice() {
        ["resident_id"] => ProtectedField::ResidentId,
        ["bank", "number"] => ProtectedField::Account,
        ["card"] => ProtectedField::Card,
        ["phones", n] => ProtectedField::Phone(at(n)?),
        ["relatives", n, "resident_id"] => ProtectedField::RelativeId(at(n)?),
        ["relatives", n, "phone"] => ProtectedField::RelativePhone(at(n)?),
        ["payees", n, "account", "number"] => ProtectedField::PayeeAccount(at(n)?),
        ["former", n, "account"] => ProtectedField::FormerAccount(at(n)?),
        ["wanted", id] => ProtectedField::WantedAccount(AccountChangeId::parse(id)?),
        _ => return None,
    })
}

impl State {
    /// The masked fields that are on record: name, label, mask.
    pub(super) fn protected(&self) -> Vec<(String, Words, String)> {
        let Some(record) = self.record.as_deref() else { return Vec::new() };
        let mut all: Vec<(String, String)> = vec![("resident_id".to_owned(), record.card.id_masked.clone())];
        all.extend(record.phones.iter().enumerate().map(|(n, mask)| (format!("phones.{n}"), mask.clone())));
        all.extend(record.bank.as_ref().map(|(_, _, mask)| ("bank.number".to_owned(), mask.clone())));
        all.extend(record.card_masked.as_ref().map(|mask| ("card".to_owned(), mask.clone())));
        let mut called: Vec<(String, Words, String)> =
            all.into_iter().map(|(name, mask)| (name.clone(), field_label(&name), mask)).collect();
        for (n, relative) in record.relatives.iter().enumerate() {
            for (part, msg, mask) in [
                ("resident_id", label::RESIDENT_ID, &relative.id_masked),
                ("phone", label::PHONE, &relative.phone_masked),
            ] {
                let whose = Words::Filled(
                    say::OF_RELATIVE,
                    vec![("name", Words::Data(relative.name.clone())), ("field", msg.into())],
                );
                called.push((format!("relatives.{n}.{part}"), whose, mask.clone()));
            }
        }
        for (n, payee) in record.payees.iter().enumerate() {
            let whose = Words::Filled(
                say::OF_RELATIVE,
                vec![("name", Words::Data(payee.name.clone())), ("field", label::ACCOUNT.into())],
            );
            called.push((format!("payees.{n}.account.number"), whose, payee.account_masked.clone()));
        }
        let waits = record.card.account_waiting.as_ref();
        called.extend(waits.map(|waits| {
            (format!("wanted.{}", waits.change), account::WANTED.into(), MASK_OF_WANTED.to_owned())
        }));
        for (n, former) in record.former_accounts.iter().enumerate() {
            called.push((format!("former.{n}.account"), former_label(former), former.account_masked.clone()));
        }
        called.retain(|(_, _, mask)| !mask.is_empty());
        called
    }

    /// Which of the masked fields: a menu whose rows are found by their digit; of one alone, its reason at once.
    pub(super) fn ask_field(&mut self, ctx: &mut Ctx<'_>) {
        let fields = self.protected();
        if let [(only, _, _)] = fields.as_slice() {
            return self.ask_reason(only, ctx);
        }
        let rows = fields
            .into_iter()
            .enumerate()
            .map(|(n, (name, label, mask))| {
                let digit = (n + 1).to_string();
                let label =
                    Words::Filled(say::NUMBERED, vec![("n", Words::Data(digit.clone())), ("label", label)]);
                let mut row = Row::new(name, label, Words::Data(mask));
                row.also.push(digit);
                row
            })
            .collect();
        ctx.open(Menu::new(say::REVEAL_WHICH, Purpose::Pane(PaneId::Person, forms::REVEAL), rows));
    }

    /// Why it is to be shown; the answer is kept in the journal.
    pub(super) fn ask_reason(&mut self, field: &str, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person else { return };
        let found = self.protected().into_iter().find(|(name, _, _)| name == field);
        if let Some((name, label, _)) = found {
            ctx.open(forms::reveal(person, &name, label));
        }
    }

    /// The value came: it is shown for a moment.
    pub(super) fn show_value(&mut self, field: &str, value: String, ctx: &mut Ctx<'_>) {
        let until_ms = ctx.cx.now_ms.saturating_add(SHOWN_MS);
        self.revealed = Some(Revealed { field: field.to_owned(), value, left: SHOWN_MS / 1_000, until_ms });
        self.settle(ctx.shared);
        ctx.after(TIMER, TICK_MS);
    }

    /// Takes the value away once its time is over, and says how much is left.
    pub(super) fn fade(&mut self, now_ms: u64) {
        let over = self.revealed.as_ref().is_some_and(|r| r.until_ms <= now_ms);
        if over {
            self.revealed = None;
        } else if let Some(shown) = &mut self.revealed {
            shown.left = shown.until_ms.saturating_sub(now_ms).div_ceil(1_000);
        }
    }

    /// The next second of the countdown, while something is shown.
    pub(super) fn count_down(&self, ctx: &mut Ctx<'_>) {
        if self.revealed.is_some() {
            ctx.after(TIMER, TICK_MS);
        }
    }
}
