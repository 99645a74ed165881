//! The named invariants of the bureau: what must be true of the records among each other, whatever happened. The store
//! checks its own first (bytes, chain, indexes, counters); these add what records mean.

mod ledger;
mod people;
mod petitions;
mod staff;
mod visits;

use std::fmt;

use serde::Serialize;

use crate::bureau::door::Bureau;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::store::{InvariantResult, Reader, StoreError};

/// One invariant: whether it holds, and where it first does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invariant {
    /// Its fixed name.
    pub name: &'static str,
    /// Whether it holds.
    pub held: bool,
    /// What was checked, or the first bad record. Names records by number, never by what is in them.
    pub detail: String,
}

impl From<InvariantResult> for Invariant {
    fn from(found: InvariantResult) -> Self {
        Self { name: found.name, held: found.held, detail: found.detail }
    }
}

/// What a check found, or why it stopped.
enum Wrong {
    /// The invariant does not hold.
    Found(String),
    /// The records could not be read.
    Failed(String),
}

impl From<StoreError> for Wrong {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<Stop> for Wrong {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(refusal) => Self::Failed(refusal.to_string()),
            Stop::Store(error) => error.into(),
        }
    }
}

/// What was checked, or what is wrong.
type Checked = Result<String, Wrong>;

/// Ends a check with the first thing that is wrong.
fn ensure(held: bool, wrong: impl FnOnce() -> String) -> Result<(), Wrong> {
    if held { Ok(()) } else { Err(Wrong::Found(wrong())) }
}

/// How many of something, for the details.
#[expect(clippy::unnecessary_wraps, reason = "reads as the end of a check")]
fn counted(n: impl fmt::Display, what: &str) -> Checked {
    Ok(format!("{n} {what}"))
}

/// A check on one snapshot.
type Check = fn(&Reader<'_>, &Reference) -> Checked;

/// Every check, in the order they are made and reported.
const CHECKS: [(&str, Check); 19] = [
    ("profile", staff::profile),
    ("staff_logins", staff::logins),
    ("staff_roles", staff::roles),
    ("person_numbers_unique", people::resident_ids),
    ("person_merges", people::merges),
    ("person_relatives", people::relatives),
    ("person_groups", people::groups),
    ("entries_gapless", ledger::gapless),
    ("entries_balanced", ledger::balanced),
    ("amounts_in_bounds", ledger::bounds),
    ("entries_know_their_records", ledger::references),
    ("reversals_mutual", ledger::reversals),
    ("month_totals", ledger::totals),
    ("periods", ledger::periods),
    ("closed_months", ledger::closed_months),
    ("petition_numbers", petitions::numbers),
    ("petition_records", petitions::records),
    ("visit_numbers", visits::numbers),
    ("visit_records", visits::records),
];

impl Bureau {
    /// Checks every invariant, the store's and the bureau's, on one snapshot. `progress` hears the name of each check
    /// before it is made.
    pub fn check(&self, progress: &mut dyn FnMut(&'static str)) -> Vec<Invariant> {
        progress("store");
        let mut found: Vec<Invariant> = self.store.check().into_iter().map(Invariant::from).collect();
        let reader = match self.store.read() {
            Ok(reader) => reader,
            Err(error) => {
                found.push(Invariant { name: "records_readable", held: false, detail: error.to_string() });
                return found;
            }
        };
        for (name, check) in CHECKS {
            progress(name);
            found.push(judged(name, check(&reader, &self.reference)));
        }
        progress("lookup_index");
        found.push(judged("lookup_index", self.index_agrees(&reader)));
        found
    }

    /// The lookup index knows as many people as the database, once it is built.
    fn index_agrees(&self, reader: &Reader<'_>) -> Checked {
        use crate::domain::person::Person;
        use crate::store::Reading;
        let mut people = 0;
        for person in reader.scan::<Person>(..)? {
            people += usize::from(person?.merged.is_none());
        }
        match self.index.ask(crate::search::Index::len) {
            Some(known) if known == people => counted(known, "people, as in the database"),
            Some(known) => Err(Wrong::Found(format!("{known} people where the database has {people}"))),
            None => Ok("not built yet; it is built anew at every start".to_owned()),
        }
    }
}

fn judged(name: &'static str, found: Checked) -> Invariant {
    let held = found.is_ok();
    let detail = match found {
        Ok(detail) | Err(Wrong::Found(detail) | Wrong::Failed(detail)) => detail,
    };
    Invariant { name, held, detail }
}
