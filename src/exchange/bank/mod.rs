//! Payments to the bank and what it says of them, by the templates of `bank_files.toml`.
//!
//! * [`bank_file`] makes the file of a run: the same orders give the same bytes, and what cannot stand in it is listed first;
//! * [`cover()`] is the sheet that goes with it: count, sum, digest, signatures;
//! * [`read_return`] reads the bank's answer line by line, and believes none that does not fit an order of the run;
//! * [`roster()`] is the workbook that is signed and kept.
//!
//! Nothing here decides what is paid or writes a record: orders come in, bytes and results go out.

mod cells;
mod charset;
mod cover;
mod desk;
mod lines;
mod order;
mod pay;
mod returned;
mod roster;
mod runs;
mod said;
mod specimen;
mod weighed;
mod words;

pub use charset::{MOST_SUBSTITUTES, SubstituteFault, Substitutes, can_hold};
pub use cover::{Cover, cover};
pub use desk::{
    AnswerFound, AnswerJob, AnswerRead, AnswerRow, AnswerSaid, RosterJob, RunAtBank, SendJob, look_at_answer,
    send, take_answer, write_roster_of,
};
pub use order::{PayFile, PayOrder};
pub use pay::{BankFile, Listed, OrderFault, Replaced, Unfit, bank_file, check};
pub use returned::{
    Expected, LineResult, MOST_BYTES, Outcome, ReturnFault, ReturnFaultKind, ReturnRead, read_return,
    read_return_file,
};
pub use roster::{Change, Numbers, Roster, RosterFault, RosterRow, RosterTrouble, roster, write_roster};
pub use runs::{
    RunAnswered, RunSent, RunTrouble, Sending, answer_run, file_of_run, read_answer, roster_run, send_run,
};
pub use said::write_return;
pub use specimen::{specimen, specimen_answer};
pub use weighed::Weighed;
pub use words::{
    say_order_fault, say_outcome, say_replaced, say_return_fault, say_roster_fault, say_run_trouble,
    say_substitute_fault,
};
