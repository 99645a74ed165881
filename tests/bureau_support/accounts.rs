//! Accounts that two people agree to.

use honordesk::bureau::answer::AccountChangeRow;
use honordesk::bureau::command::{AccountAsked, AccountTarget};
use honordesk::bureau::{Answer, Command, Query, Receipt, Refusal};
use honordesk::domain::PersonId;
use honordesk::domain::person::{AccountDocument, AccountEvidence};

use super::Fixture;

impl Fixture {
    /// Asks for another account, a passbook shown.
    pub fn ask_account(
        &self,
        who: &str,
        person: PersonId,
        target: AccountTarget,
        despite: Option<&str>,
    ) -> Result<Receipt, Refusal> {
        let evidence = AccountEvidence { kind: AccountDocument::Passbook, note: String::new() };
        let asked = Box::new(AccountAsked { target, evidence });
        let (seen, despite) = (self.version(person), despite.map(str::to_owned));
        self.run(who, Command::AskAccount { person, seen, asked, despite })
    }

    /// The changes of a person's accounts, the one that waits first.
    pub fn account_changes(&self, person: PersonId) -> Vec<AccountChangeRow> {
        match self.ask("checker", Query::AccountChanges(Some(person))) {
            Ok(Answer::AccountChanges(found)) => found,
            other => panic!("{other:?}"),
        }
    }

    /// The checker agrees to what waits.
    pub fn approve_waiting(&self, person: PersonId) {
        for row in self.account_changes(person).iter().filter(|row| row.decided.is_none()) {
            let command = Command::ApproveAccount { change: row.change, seen: row.version };
            self.run("checker", command).unwrap();
        }
    }
}
