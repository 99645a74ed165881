//! The named invariants of the bureau: what must be true of the records among each other, whatever happened. The store
//! checks its own first (bytes, chain, indexes, counters); these add what records mean.

mod accounts;
mod bulk;
mod care;
mod duty;
mod funds;
mod grants;
mod ledger;
mod lookup;
mod notes;
mod obligations;
mod papers;
mod people;
mod petitions;
mod rates;
mod runs;
mod seen;
mod settled;
mod staff;
mod standing;
mod supervision;
mod visits;

use std::fmt;

use serde::Serialize;

use crate::bureau::opened::Bureau;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::store::{Finding, InvariantResult, Reader, Seen, StoreError};

pub use seen::RecordSeen;

/// One invariant: whether it holds, and where it first does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invariant {
    /// Its fixed name.
    pub name: &'static str,
    /// Whether it holds.
    pub held: bool,
    /// What was checked, or the first bad record. Names records by number, never by what is in them.
    pub detail: Detail,
}

/// What a check saw, in the store's kinds or in those of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// Bytes, tables, the journal.
    Store(Finding<Seen>),
    /// What records mean.
    Records(Finding<RecordSeen>),
}

impl From<InvariantResult> for Invariant {
    fn from(found: InvariantResult) -> Self {
        Self { name: found.name, held: found.held, detail: Detail::Store(found.detail) }
    }
}

/// What a check found, or why it stopped.
enum Wrong {
    /// The invariant does not hold.
    Found(Finding<RecordSeen>),
    /// The records could not be read.
    Failed(Finding<Seen>),
}

impl From<StoreError> for Wrong {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.finding())
    }
}

impl From<Stop> for Wrong {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(_) => Self::Found(RecordSeen::Refused.into()),
            Stop::Store(error) => error.into(),
        }
    }
}

/// What was checked, or what is wrong.
type Checked = Result<Finding<RecordSeen>, Wrong>;

/// Ends a check with the first thing that is wrong.
fn ensure(held: bool, wrong: impl FnOnce() -> Finding<RecordSeen>) -> Result<(), Wrong> {
    if held { Ok(()) } else { Err(Wrong::Found(wrong())) }
}

/// How many of something, for the details.
#[expect(clippy::unnecessary_wraps, reason = "reads as the end of a check")]
fn counted(n: impl fmt::Display, what: RecordSeen) -> Checked {
    Ok(what.with("n", n))
}

/// A check on one snapshot.
type Check = fn(&Reader<'_>, &Reference) -> Checked;

/// Every check, in the order they are made and reported.
const CHECKS: &[(&str, Check)] = &[
    ("profile", staff::profile),
    ("staff_logins", staff::logins),
    ("staff_roles", staff::roles),
    ("person_numbers_unique", people::resident_ids),
    ("person_merges", people::merges),
    ("person_distinct", people::distinct),
    ("person_relatives", people::relatives),
    ("person_groups", people::groups),
    ("person_deaths", people::deaths),
    ("person_standings", standing::versions),
    ("confirmations", standing::confirmations),
    ("entries_gapless", ledger::gapless),
    ("entries_balanced", ledger::balanced),
    ("amounts_in_bounds", ledger::bounds),
    ("entries_know_their_records", ledger::references),
    ("reversals_mutual", ledger::reversals),
    ("corrections_mutual", ledger::corrections),
    ("reversals_asked", ledger::reversals_asked),
    ("postings_asked", ledger::postings_asked),
    ("month_totals", ledger::totals),
    ("year_sums", ledger::year_sums),
    ("settled_deaths", settled::deaths),
    ("budgets", funds::budgets),
    ("fund_totals", funds::totals),
    ("fund_reserves", funds::reserves),
    ("grants", grants::grants),
    ("books_begin", ledger::begin),
    ("periods", ledger::periods),
    ("closed_months", ledger::closed_months),
    ("rate_proposals", rates::proposals),
    ("run_lines", runs::lines_add_up),
    ("run_payments", runs::paid_lines),
    ("run_accounts", runs::refused_accounts),
    ("run_under_way", runs::under_way_once),
    ("run_dues", obligations::dues),
    ("run_recoveries", runs::recoveries),
    ("run_decided", obligations::decided),
    ("petition_numbers", petitions::numbers),
    ("petition_records", petitions::records),
    ("supervision", supervision::items),
    ("duty_rota", duty::rota),
    ("duty_records", duty::records),
    ("views", staff::views),
    ("visit_numbers", visits::numbers),
    ("visit_records", visits::records),
    ("contacts", care::contacts),
    ("contact_towns", care::towns),
    ("hardships", care::hardships),
    ("condolence", care::gifts),
    ("paper_numbers", papers::numbers),
    ("paper_records", papers::records),
    ("note_records", notes::records),
    ("account_records", accounts::records),
    ("batch_records", bulk::records),
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
                found.push(Invariant {
                    name: "records_readable",
                    held: false,
                    detail: Detail::Store(error.finding()),
                });
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
}

fn judged(name: &'static str, found: Checked) -> Invariant {
    let held = found.is_ok();
    let detail = match found {
        Ok(detail) | Err(Wrong::Found(detail)) => Detail::Records(detail),
        Err(Wrong::Failed(detail)) => Detail::Store(detail),
    };
    Invariant { name, held, detail }
}
