//! A change of an account that waits, and the checker who decides about it.

use super::fake::{answer, desk};
use crate::bureau::answer::{AccountChangeRow, AccountWaiting, Desk};
use crate::bureau::{Action as Gate, Answer, Query};
use crate::domain::person::{AccountDocument, AccountOrigin};
use crate::domain::staff::{Role, Roles};
use crate::domain::{AccountChangeId, Date, PersonId};

fn on() -> Date {
    Date::parse("2026-11-23").unwrap()
}

fn row() -> AccountChangeRow {
    let account =
        |bank: &str, tail: &str| (bank.to_owned(), "区国英".to_owned(), format!("***************{tail}"));
    AccountChangeRow {
        change: AccountChangeId(5),
        version: 1,
        person: PersonId(1),
        name: "区国英".to_owned(),
        payee: None,
        new_payee: false,
        stands: Some(account("农商行", "1234")),
        wanted: Some(account("建设银行", "8888")),
        evidence: Some((AccountDocument::Card, "女儿买买提·吐尔逊带来".to_owned())),
        origin: AccountOrigin::Asked,
        holder_is_another: true,
        despite: "女儿代存，有声明".to_owned(),
        by: "李娜".to_owned(),
        on: on(),
        own: false,
        decided: None,
        declined: None,
    }
}

/// The made-up bureau while a change of the first person waits.
pub fn waiting(query: &Query) -> Option<Answer> {
    match query {
        Query::AccountChanges(_) => return Some(Answer::AccountChanges(vec![row()])),
        Query::Desk => return Some(Answer::Desk(Box::new(checker()))),
        _ => {}
    }
    let mut found = answer(query)?;
    let waits = AccountWaiting {
        change: AccountChangeId(5),
        version: 1,
        by: "李娜".to_owned(),
        on: on(),
        own: false,
    };
    match &mut found {
        Answer::Record(record) => record.card.account_waiting = Some(waits),
        Answer::Card(card) => card.account_waiting = Some(waits),
        _ => {}
    }
    Some(found)
}

/// A checker sits at the desk, and one change waits for them.
pub fn checker() -> Desk {
    let mut desk = desk();
    if let Some(staff) = &mut desk.staff {
        staff.roles = Roles::new([Role::Checker]);
    }
    desk.allowed = Gate::ALL.into_iter().filter(|a| a.roles().contains(&Role::Checker)).collect();
    desk
}
