//! Files for the bank and from it, as tables: how a bank wants its file laid out, how it answers, and which columns a roster
//! (名册) has. No code knows a bank: what differs from one to the next stands in `bank_files.toml`, which the data directory can
//! replace, and the columns of the ministry's rosters in `rosters.toml`.

mod record;
mod roster;
mod template;
#[cfg(test)]
mod tests;

pub use record::{Align, Charset, Column, DayForm, LineEnd, Quote, Record, Shape, Slot, Unit};
pub use roster::{RosterColumn, RosterKind, Rosters};
pub use template::{BankTemplate, BankTemplates, Reason, ReturnTable, State};
