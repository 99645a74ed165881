//! One of each command about accounts that money goes to, and that they change by an approval alone.

use honordesk::bureau::command::{AccountAsked, AccountTarget};
use honordesk::bureau::{Action, Answer, Command, Query};
use honordesk::domain::person::{AccountDocument, AccountEvidence, BankAccount, PersonFacts};
use honordesk::domain::{AccountChangeId, PersonId};

use crate::bureau_support::*;

/// All commands.
pub fn commands() -> Vec<(Command, Action)> {
    vec![
        (
            Command::AskAccount {
                person: PersonId(9),
                seen: 0,
                asked: Box::new(AccountAsked {
                    target: AccountTarget::Own(None),
                    evidence: AccountEvidence { kind: AccountDocument::Card, note: String::new() },
                }),
                despite: None,
            },
            Action::EditPeople,
        ),
        (Command::ApproveAccount { change: AccountChangeId(9), seen: 0 }, Action::ApproveAccounts),
        (
            Command::DeclineAccount { change: AccountChangeId(9), seen: 0, reason: "看不清".into() },
            Action::ApproveAccounts,
        ),
        (Command::ApproveImport { import: 9, waiting: 0 }, Action::ApproveAccounts),
        (Command::DeclineImport { import: 9, waiting: 0, reason: "列错位".into() }, Action::ApproveAccounts),
        (
            Command::WithdrawAccount { change: AccountChangeId(9), seen: 0, reason: "错提".into() },
            Action::EditPeople,
        ),
    ]
}

/// Whatever anybody sends: without an approval, money goes where it went.
#[test]
fn no_command_but_an_approval_changes_an_account() {
    let f = Fixture::new();
    let with_account = |n: usize| PersonFacts {
        bank: Some(BankAccount {
            bank: "农商行".into(),
            holder: person(n).name,
            number: format!("62220000000000{n:02}"),
            ..BankAccount::default()
        }),
        ..person(n)
    };
    let people: Vec<PersonId> = (1..=9).map(|n| f.register(with_account(n))).collect();
    let accounts = |f: &Fixture| -> Vec<_> {
        let of = |id: &PersonId| match f.ask("maker", Query::Record(*id)) {
            Ok(Answer::Record(record)) => (record.bank.clone(), record.payees.len()),
            other => panic!("{other:?}"),
        };
        people.iter().map(of).collect()
    };
    let before = accounts(&f);
    for (login, _) in STAFF {
        for (command, _) in super::commands() {
            let name = command.name();
            // Who is disabled or has lost their roles by then does nothing more; the others still try.
            if !name.starts_with("staff.") && !name.starts_with("bureau.") {
                let _ = f.run(login, command);
            }
        }
    }
    assert!(accounts(&f) == before);
    f.sound();
}
