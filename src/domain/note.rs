//! Notes (提示): what the next colleague should know about a person, and cautions that must be seen when they come.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::staff::{Role, Roles};
use crate::domain::{Date, NoteId, PersonId, StaffId};

/// A caution is looked at anew after so many days at the latest: it does not warn of somebody for ever.
pub const LONGEST_CAUTION: i64 = 366;
/// Characters of a note.
pub const NOTE_CHARS: usize = 500;

kinds! {
    /// How much a note matters.
    NoteKind {
        /// 备注: good to know.
        0 Plain "plain",
        /// 提醒: must be known; it holds until a day.
        1 Caution "caution",
    }
}

/// What a note says, to whom and until when.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteFacts {
    /// How much it matters.
    #[n(0)]
    pub kind: NoteKind,
    /// The clerk's words.
    #[n(1)]
    pub text: String,
    /// It stands first in the list; a caution also in the header, until it was acknowledged.
    #[n(2)]
    pub pinned: bool,
    /// Its last day; every caution has one.
    #[n(3)]
    pub expires: Option<Date>,
    /// Whom it is for: with none named, everyone who reads people.
    #[n(4)]
    pub roles: Roles,
}

/// A note on record.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Note {
    /// Number, never reused.
    #[n(0)]
    pub id: NoteId,
    /// Counts changes from 1; acknowledging is none.
    #[n(1)]
    pub version: u32,
    /// The record it was made on.
    #[n(2)]
    pub person: PersonId,
    /// What it says.
    #[n(3)]
    pub facts: NoteFacts,
    /// Who wrote it.
    #[n(4)]
    pub by: StaffId,
    /// The day it was written.
    #[n(5)]
    pub on: Date,
    /// The day somebody ended it.
    #[n(6)]
    pub ended: Option<Date>,
    /// Who acknowledged what it says now, and on which day last; one a member of staff.
    #[n(7)]
    pub seen: Vec<Seen>,
}

/// An acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Seen {
    /// By whom.
    #[n(0)]
    pub by: StaffId,
    /// Business date.
    #[n(1)]
    pub on: Date,
}

/// Where a note stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteStanding {
    /// It holds.
    Holds,
    /// Its last day is over.
    Expired,
    /// Somebody ended it.
    Ended,
}

impl NoteFacts {
    /// Whether somebody with these roles may know of it.
    pub fn is_for(&self, roles: &Roles) -> bool {
        self.roles.is_empty() || self.roles.iter().any(|role: Role| roles.has(role))
    }
}

impl Note {
    /// Where it stands on a day.
    pub fn standing(&self, today: Date) -> NoteStanding {
        if self.ended.is_some() {
            NoteStanding::Ended
        } else if self.facts.expires.is_some_and(|last| last < today) {
            NoteStanding::Expired
        } else {
            NoteStanding::Holds
        }
    }

    /// Whether it must be acknowledged by whoever opens the person.
    pub fn warns(&self, today: Date) -> bool {
        let caution = self.facts.kind == NoteKind::Caution && self.facts.pinned;
        caution && self.standing(today) == NoteStanding::Holds
    }

    /// Whether somebody acknowledged it on that day.
    pub fn was_seen(&self, by: StaffId, on: Date) -> bool {
        self.seen.contains(&Seen { by, on })
    }

    /// Somebody acknowledges it; the day before is forgotten.
    pub fn see(&mut self, by: StaffId, on: Date) {
        self.seen.retain(|seen| seen.by != by);
        self.seen.push(Seen { by, on });
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({} v{})", self.id, self.version)
    }
}

crate::text::opaque!(NoteFacts);

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn note(kind: NoteKind, pinned: bool, expires: &str, ended: &str) -> Note {
        let facts = NoteFacts {
            kind,
            text: "先核对委托书".into(),
            pinned,
            expires: Date::parse(expires),
            roles: Roles::default(),
        };
        let (person, by, on) = (PersonId(1), StaffId(1), date("2026-11-01"));
        Note { id: NoteId(1), version: 1, person, facts, by, on, ended: Date::parse(ended), seen: vec![] }
    }

    #[test]
    fn only_a_pinned_caution_that_holds_warns() {
        use NoteKind::{Caution, Plain};
        use NoteStanding::{Ended, Expired, Holds};
        let today = date("2026-11-23");
        for (note, standing, warns) in [
            (note(Caution, true, "2026-11-23", ""), Holds, true),
            (note(Caution, true, "2026-11-22", ""), Expired, false),
            (note(Caution, false, "2026-11-23", ""), Holds, false),
            (note(Plain, true, "2026-11-23", ""), Holds, false),
            (note(Plain, false, "", ""), Holds, false),
            (note(Caution, true, "2026-12-31", "2026-11-20"), Ended, false),
            (note(Plain, false, "2026-11-01", "2026-11-20"), Ended, false),
        ] {
            assert_eq!(
                (note.standing(today), note.warns(today)),
                (standing, warns),
                "{:?}",
                note.facts.expires
            );
        }
    }

    #[test]
    fn an_acknowledgement_is_of_one_person_and_one_day() {
        let mut note = note(NoteKind::Caution, true, "2026-12-31", "");
        let (a, b) = (StaffId(1), StaffId(2));
        note.see(a, date("2026-11-22"));
        note.see(a, date("2026-11-23"));
        note.see(b, date("2026-11-23"));
        assert_eq!(note.seen.len(), 2, "the day before is forgotten");
        assert!(note.was_seen(a, date("2026-11-23")) && !note.was_seen(a, date("2026-11-24")));
    }

    #[test]
    fn a_note_for_some_is_not_for_others() {
        let roles = |all: &[Role]| Roles::new(all.iter().copied());
        let open = note(NoteKind::Plain, false, "", "").facts;
        let closed = NoteFacts { roles: roles(&[Role::Petitions, Role::Head]), ..open.clone() };
        assert!(open.is_for(&roles(&[Role::FrontDesk])) && closed.is_for(&roles(&[Role::Maker, Role::Head])));
        assert!(!closed.is_for(&roles(&[Role::FrontDesk, Role::Maker])) && !closed.is_for(&roles(&[])));
    }
}
