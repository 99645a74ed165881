//! Taking in people: each row becomes the facts about a person or a list of reasons why not.
//!
//! [`dry_run`] reads the whole file and changes nothing; [`import`] hands the accepted rows to the register as one stream,
//! all or nothing, and writes the others to a file in the layout they came in, which can be corrected and fed in alone.

mod cells;
mod door;
mod draft;
mod finish;
mod register;
mod row;
mod run;
mod stream;
mod verdict;
mod words;

pub use door::Door;
pub use register::{Batch, Halt, Incoming, Register};
pub use row::Tables;
pub use run::{Done, DryRun, ImportFault, Plan, Words, dry_run, import, write_rejects};
pub use verdict::{Reason, ReasonKind, Reject, Verdict, Warning};
pub use words::{
    reason_heading, reasons, say_kind, say_note, say_reject, say_row_fault, say_source_fault, say_trouble,
    say_warning,
};
