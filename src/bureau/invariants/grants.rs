//! Invariants of the requests for money that is not monthly.

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::ledger::{Entry, EntryKind, GrantRequest, GrantState};
use crate::domain::person::Person;
use crate::store::{Keys, Reader, Reading};

/// A request is for somebody on record and of a programme that is known; it was approved by another person than the one who
/// entered it, and what is due by it stands in the ledger.
pub fn grants(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut rows = 0u64;
    for request in r.scan::<GrantRequest>(..)? {
        let request = request?;
        let known = reference.knows_programme(&request.facts.programme)
            && r.has::<Person>(&Keys::person(request.person))?;
        let approved = request.state == GrantState::Approved;
        let decided = request.decided.as_ref();
        let in_order = (request.state == GrantState::Proposed) == decided.is_none()
            && approved == request.entry().is_some()
            && decided.is_none_or(|d| d.on >= request.on)
            && (request.declined.is_none() || request.state == GrantState::Withdrawn)
            && (!approved || decided.is_some_and(|d| d.by != request.by));
        ensure(known && in_order, || RecordSeen::GrantOdd.with("id", request.id))?;
        if let Some(id) = request.entry() {
            let entry: Option<Entry> = r.get(&Keys::entry(id))?;
            let same = entry.is_some_and(|e| {
                e.kind == EntryKind::Due
                    && e.reverses.is_none()
                    && (&e.programme, e.month, e.amount())
                        == (&request.facts.programme, request.facts.month, request.facts.amount)
            });
            ensure(same, || RecordSeen::GrantAstray.with("id", request.id).with("other", id))?;
        }
        rows += 1;
    }
    counted(rows, RecordSeen::Grants)
}
