//! What an answer of the bank brings to its run against what is on record: counted once, for whoever looks at it, is asked, and is told.

use std::collections::BTreeMap;

use super::returned::ReturnRead;
use crate::bureau::answer::{RunPayment, RunPayments};
use crate::domain::ledger::run::{Heard, OnRecord};
use crate::domain::{Date, Total};
use crate::exchange::source::hex;

/// What an answer brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighed {
    /// Payments that are booked by it, and what they come to.
    pub paid: (u64, Total),
    /// Payments that fail by it, and what they come to.
    pub failed: (u64, Total),
    /// What it says of payments that is on record already.
    pub known: u64,
    /// What it says that contradicts what is on record.
    pub contradicts: u64,
    /// Payments that have no outcome with it.
    pub open: u64,
    /// When this very file was taken in before, and by whom.
    pub before: Option<(Date, String)>,
}

impl Weighed {
    /// Whether this very file was taken in before, and it would change nothing to do it again.
    pub fn is_again(&self) -> bool {
        self.before.is_some() && self.paid.0 + self.failed.0 + self.contradicts == 0
    }
}

/// What an answer brings to the run that it is for: in all, by each of its results, and what is on record with it.
pub(super) fn weigh(
    read: &ReturnRead,
    of: &RunPayments,
    digest: &[u8; 32],
) -> (Weighed, Vec<Heard>, BTreeMap<u32, OnRecord>) {
    let payments: BTreeMap<u32, &RunPayment> = of.payments.iter().map(|p| (p.seq, p)).collect();
    let mut record: BTreeMap<u32, OnRecord> = of.payments.iter().map(|p| (p.seq, p.record)).collect();
    let mut found = Weighed::default();
    let mut each = Vec::new();
    for result in &read.results {
        let paid = !result.outcome.is_failure();
        let brings = record.entry(result.seq).or_default().hear(paid);
        let sum = payments.get(&result.seq).map_or(0, |payment| i128::from(payment.amount.0));
        let add = |(n, all): (u64, Total)| (n + 1, Total(all.0 + sum));
        match brings {
            Heard::Paid => found.paid = add(found.paid),
            Heard::Failed => found.failed = add(found.failed),
            Heard::Known => found.known += 1,
            Heard::Contradicts => found.contradicts += 1,
        }
        each.push(brings);
    }
    found.open = record.values().filter(|record| record.paid.is_none()).count() as u64;
    let digest = hex(digest);
    let before = of.answers.iter().find(|answer| answer.digest == digest);
    found.before = before.map(|answer| (answer.on, answer.by.clone()));
    (found, each, record)
}
