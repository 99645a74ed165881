//! Accounts that money goes to change by an approval alone.

use honordesk::bureau::{Answer, Query};
use honordesk::domain::PersonId;
use honordesk::domain::person::{BankAccount, PersonFacts};

use super::bureau_support::*;
use super::commands;

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
        for (command, _) in commands() {
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
