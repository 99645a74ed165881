//! The shapes that `--json` prints. Field names are part of the interface: they are added to, never changed. Amounts are yuan
//! as text with two decimals, days `YYYY-MM-DD`, months `YYYY-MM`, people `P12`, entries `E345`, petitions `X7`.

mod ledger;
mod offices;
mod people;
mod petition;
mod runs;
mod values;

pub(super) use ledger::{MonthJson, ReceiptJson, StatementJson};
pub(super) use offices::{AccountJson, JournalJson};
pub(super) use people::{LookupJson, PersonJson};
pub(super) use petition::{ClockJson, DayJson, PetitionJson, QueueJson};
pub(super) use runs::{CopyJson, ImportJson, InvariantJson};
