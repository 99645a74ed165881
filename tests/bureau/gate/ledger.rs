//! Commands about money and what each needs.

use honordesk::bureau::{Action, Command};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::{EntryId, PersonId, PostingAskId};

use crate::bureau_support::{month, posting};

pub fn commands() -> Vec<(Command, Action)> {
    let posting = || posting(PersonId(1), EntryKind::Due, "2026-11", 100);
    vec![
        (Command::Post { posting: posting() }, Action::Post),
        (Command::AskPosting { posting: posting(), reason: "补发".into() }, Action::Post),
        (Command::WithdrawPosting { ask: PostingAskId(1) }, Action::Post),
        (Command::AgreePosting { ask: PostingAskId(1) }, Action::ApproveReversals),
        (Command::DeclinePosting { ask: PostingAskId(1), reason: "不必".into() }, Action::ApproveReversals),
        (Command::PostMany { postings: vec![] }, Action::Post),
        (Command::Reverse { entry: EntryId(9), reason: "错录".into() }, Action::Reverse),
        (Command::AskReversal { entry: EntryId(9), right: None, reason: "错录".into() }, Action::Reverse),
        (Command::WithdrawReversal { entry: EntryId(9) }, Action::Reverse),
        (Command::AgreeReversal { entry: EntryId(9) }, Action::ApproveReversals),
        (Command::DeclineReversal { entry: EntryId(9), reason: "不必".into() }, Action::ApproveReversals),
        (Command::CloseMonth { month: month("2027-01"), despite: Some("试算".into()) }, Action::Periods),
        (
            Command::ProposeBudget {
                year: 2026,
                programme: String::new(),
                grants: vec![],
                basis: String::new(),
            },
            Action::ProposeBudgets,
        ),
        (
            Command::DecideBudget { year: 2026, programme: String::new(), version: 1, declined: None },
            Action::ApproveBudgets,
        ),
    ]
}
