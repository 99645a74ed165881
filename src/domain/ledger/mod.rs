//! The subsidy ledger (优抚补助台账): programmes, rates, and double-entry records in integer fen.

mod entry;
mod period;
mod total;

pub use entry::{Account, Entry, EntryKind, Leg};
pub use period::Period;
pub use total::MonthTotal;
