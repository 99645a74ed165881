//! A made-up calendar of a year, looked at as the bureau would.

use std::path::PathBuf;
use std::sync::Arc;

use crate::bureau::answer::{ClockMove, Signing, TimingChecked, YearChange};
use crate::bureau::command::CalendarFile;
use crate::domain::{Date, PetitionId};
use crate::exchange::{CalendarSeen, Entry, EntryKind, Errand, Found, Listing, Place};

/// What comes of looking for a calendar and at it.
pub fn errand(errand: &Errand) -> Found {
    let Errand::CheckCalendar(path) = errand else {
        let file = Entry {
            name: "2027.json".to_owned(),
            path: PathBuf::from("/下载/2027.json"),
            kind: EntryKind::Table { bytes: 900, changed_ms: 0 },
            place: Some(Place::Downloads),
        };
        return Found::Listing(Listing { folder: None, rows: vec![file], left_out: 0 });
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let years = vec![YearChange {
        year: 2027,
        published: true,
        off: 28,
        made_up: 6,
        same: false,
        contradicts: None,
        lost: 13,
        usual: (11, 13),
    }];
    let moves = vec![ClockMove {
        petition: PetitionId(7),
        number: "2026-0139".to_owned(),
        clock: "conclude".to_owned(),
        called: "conclusion".to_owned(),
        name: ("办结".to_owned(), "Conclusion".to_owned()),
        from: Date::parse("2027-01-22").unwrap(),
        to: Date::parse("2027-01-22").unwrap(),
        provisional: (true, false),
    }];
    let (digest, signature) = ("ab".repeat(32), "cd".repeat(32));
    let told = TimingChecked {
        source: name.clone(),
        digest,
        signature,
        signing: Signing::TakesEffect,
        offered: None,
        stale: false,
        past: false,
        years,
        same: false,
        petitions: 14,
        moves,
    };
    Found::Calendar(Arc::new(CalendarSeen { file: CalendarFile { name, text: "{}".to_owned() }, told }))
}
