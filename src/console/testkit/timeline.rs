//! A made-up timeline, long enough to need pages.

use crate::bureau::answer::{Happening, TimelinePage};
use crate::bureau::query::{TimelineFilter, TimelineKind};
use crate::domain::Date;

/// Happenings of the made-up timeline.
pub const HAPPENINGS: u64 = 2_000;
/// The number of the newest.
const NEWEST: u64 = 9_000;
const DAY_MS: i64 = 86_400_000;

/// One of them, the newest today, each of the day before the next.
fn happening(seq: u64) -> Happening {
    let ago = i64::try_from(NEWEST - seq).unwrap();
    let (command, object, about): (&str, &str, &[(&str, &str)]) = match seq % 5 {
        0 => (
            "ledger.post",
            "E7",
            &[("programme", "combat-allowance"), ("month", "2026-11"), ("kind", "due"), ("amount", "909.00")],
        ),
        4 => ("person.reveal", "P1", &[("field", "{\"phone\":0}"), ("reason", "电话联系本人")]),
        3 => ("person.amend", "P1", &[("fields", "residence phones"), ("version", "4")]),
        2 => ("petition.register", "X7", &[("number", "2026-000212")]),
        _ => ("note.add", "N1", &[("note", "caution"), ("until", "2026-12-31")]),
    };
    Happening {
        seq,
        today: Date::parse("2026-11-23").unwrap().plus_days(-ago),
        at_ms: 1_795_398_060_000 - ago * DAY_MS,
        by: "李娜".to_owned(),
        desk: "一号窗".to_owned(),
        command: command.to_owned(),
        object: object.to_owned(),
        about: about.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
    }
}

/// A page of it.
pub fn page(filter: TimelineFilter, before: Option<u64>, limit: usize) -> TimelinePage {
    let end = before.unwrap_or(u64::MAX);
    let fits = |h: &Happening| {
        filter.kind.is_none_or(|kind| kind == TimelineKind::of(&h.command))
            && filter.upto.is_none_or(|day| h.today <= day)
    };
    let all = (NEWEST + 1 - HAPPENINGS..=NEWEST).rev().filter(|seq| *seq < end).map(happening).filter(fits);
    let mut lines: Vec<Happening> = all.take(limit + 1).collect();
    let next = (lines.len() > limit).then(|| lines.pop()).flatten().map(|h| h.seq + 1);
    TimelinePage { lines, next }
}
