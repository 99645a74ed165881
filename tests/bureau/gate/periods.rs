//! One of each command about corrections, months that are opened again and sheets of the books, and the action it needs.

use honordesk::bureau::command::{Corrected, SheetDraft};
use honordesk::bureau::{Action, Command};
use honordesk::domain::ledger::{BooksHead, BooksOf};
use honordesk::domain::{EntryId, Fen};

use crate::bureau_support::{date, month};

pub fn commands() -> Vec<(Command, Action)> {
    let reason = || "补录".to_owned();
    let of_month = month("2026-01");
    let right = Corrected { programme: "disability-pension".into(), month: of_month, amount: Fen(1) };
    let sheet = |of| {
        let books = BooksHead { of, seq: 0, hash: [0; 32], last: EntryId(0) };
        Box::new(SheetDraft { books, title: String::new(), blocks: vec![] })
    };
    vec![
        (Command::Correct { entry: EntryId(9), right, reason: reason() }, Action::Post),
        (Command::AskReopening { month: of_month, reason: reason() }, Action::Reopen),
        (Command::ReopenMonth { month: of_month }, Action::Reopen),
        (Command::DeclineReopening { month: of_month, reason: reason() }, Action::Reopen),
        (Command::WithdrawReopening { month: of_month }, Action::Reopen),
        (Command::IssueSheet { sheet: sheet(BooksOf::Day(date("2026-11-23"))) }, Action::CloseDays),
        (Command::IssueSheet { sheet: sheet(BooksOf::Month(of_month)) }, Action::Periods),
    ]
}
