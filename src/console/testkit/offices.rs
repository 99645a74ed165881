//! Made-up accounts and a made-up journal.

use super::fake::{desk, staff};
use crate::bureau::answer::{AccountRow, Desk, Happening, JournalLine, JournalPage, StaffRow};
use crate::bureau::query::JournalFilter;
use crate::bureau::{Action, Answer, Query};
use crate::domain::staff::{PasswordDue, Role, StaffState};
use crate::domain::{Date, PersonId, StaffId};

/// Entries of the made-up journal.
pub const ENTRIES: u64 = 312_345;
/// 2026-11-23 09:41 in China.
const NOW_MS: i64 = 1_795_398_060_000;

/// The desk of somebody who holds these roles.
pub fn desk_of(name: &str, roles: &[Role]) -> Desk {
    let me = staff(1, name, roles);
    let allowed = Action::ALL
        .into_iter()
        .filter(|action| action.roles().is_empty() || action.roles().iter().any(|r| me.roles.has(*r)))
        .collect();
    Desk { staff: Some(me), allowed, ..desk() }
}

fn account(staff: StaffRow, signed_in: bool, since: Option<Date>) -> AccountRow {
    AccountRow {
        staff,
        signed_in_ms: signed_in.then_some(NOW_MS),
        password_since: since,
        password_due: None,
        word: None,
    }
}

/// Six accounts: one locked, one disabled, one with a password to change, one of a name that is wide.
pub fn accounts() -> Vec<AccountRow> {
    let since = Date::new(2026, 10, 1);
    let mut rows = vec![
        account(staff(1, "王强", &[Role::SystemAdmin, Role::SecurityAdmin]), true, since),
        account(staff(2, "黄丽", &[Role::Auditor]), true, since),
        account(staff(3, "李娜", &[Role::FrontDesk, Role::Maker, Role::Petitions]), true, since),
        account(staff(4, "陈㘵", &[Role::Checker, Role::Head]), true, since),
        account(staff(5, "买买提·吐尔逊", &[Role::FrontDesk]), false, None),
        account(staff(6, "周明", &[]), false, None),
    ];
    if let [_, _, _, locked, given, gone] = rows.as_mut_slice() {
        locked.staff.locked_until_ms = NOW_MS + 34 * 60_000;
        given.password_due = Some(PasswordDue::Given);
        given.password_since = Date::new(2026, 11, 23);
        gone.staff.state = StaffState::Disabled;
    }
    rows
}

/// What an entry says, by its number.
fn line(seq: u64) -> JournalLine {
    let about = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let (actor, role, command, object, person, about) = match seq % 5 {
        0 => (StaffId(3), Role::FrontDesk, "session.sign-in", "S3", None, about(&[("desk", "一号窗")])),
        1 => (StaffId(0), Role::FrontDesk, "session.failed", "S4", None, about(&[("why", "refused")])),
        2 => (
            StaffId(3),
            Role::Maker,
            "person.amend",
            "P12",
            Some(PersonId(12)),
            about(&[("fields", "phone")]),
        ),
        3 => (
            StaffId(1),
            Role::SecurityAdmin,
            "staff.set-roles",
            "S5",
            None,
            about(&[("before", "front-desk"), ("roles", "front-desk maker")]),
        ),
        _ => (
            StaffId(3),
            Role::Maker,
            "denied",
            "",
            None,
            about(&[("command", "ledger.close-month"), ("action", "periods"), ("why", "role")]),
        ),
    };
    let by = match actor.0 {
        1 => "王强",
        3 => "李娜",
        _ => "",
    };
    JournalLine {
        what: Happening {
            seq,
            today: Date::new(2026, 11, 23).unwrap(),
            at_ms: NOW_MS - i64::try_from(ENTRIES - seq).unwrap() * 7_000,
            by: by.to_owned(),
            desk: "一号窗".to_owned(),
            command: command.to_owned(),
            object: object.to_owned(),
            about,
        },
        actor,
        role: (actor.0 > 0).then_some(role),
        person,
        hash: format!("{seq:064x}"),
    }
}

/// The made-up journal by a filter; not more than a thousand entries are looked at for one answer.
fn journal(filter: &JournalFilter, before: Option<u64>, limit: usize) -> JournalPage {
    let mut page = JournalPage { lines: Vec::new(), next: None, total: ENTRIES };
    let end = before.unwrap_or(u64::MAX).min(ENTRIES + 1);
    for (seq, read) in (1..end).rev().zip(1..) {
        let entry = line(seq);
        let fits = filter.staff.is_none_or(|s| entry.actor == s)
            && filter.person.is_none_or(|p| entry.person == Some(p));
        page.lines.extend(fits.then_some(entry));
        if page.lines.len() >= limit || read >= 1000 {
            page.next = (seq > 1).then_some(seq);
            break;
        }
    }
    page
}

/// Answers about accounts and the journal.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Accounts => Answer::Accounts(accounts()),
        Query::Journal { filter, before, limit } => {
            Answer::Journal(Box::new(journal(filter, *before, *limit)))
        }
        _ => return None,
    })
}
