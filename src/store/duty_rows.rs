//! Rows of the on-call duty: their keys and index rows.

use super::row::{CodecError, IndexKey, Registry, Row, pack, unpack};
use super::rows::{Keys, row};
use super::tables::{IndexTable, Table};
use crate::domain::duty::{Alert, DutyDay, DutyRules, Handover, Major};
use crate::domain::{HandoverId, MajorId};

row!(DutyRules, DutyRules, 1, |_| Keys::DUTY_RULES.to_vec(), |_| Vec::new());
row!(DutyDay, DutyDay, 1, |d| Keys::day(d.day), |_| Vec::new());
row!(Alert, Alert, 1, |a| Keys::petition(a.petition), |_| Vec::new());
row!(Major, Major, 1, |m| Keys::major(m.id), major_indexes);
row!(Handover, Handover, 1, |h| Keys::handover(h.id), |_| Vec::new());

/// Knows the rows of the duty too.
pub(super) fn with_duty(registry: Registry) -> Registry {
    registry.with::<DutyRules>().with::<DutyDay>().with::<Alert>().with::<Major>().with::<Handover>()
}

fn major_indexes(m: &Major) -> Vec<IndexKey> {
    if m.closed.is_some() {
        return Vec::new();
    }
    vec![(IndexTable::MajorOpen, Keys::major(m.id))]
}

impl Keys {
    /// What the bureau says of its duty: the only row of its table.
    pub const DUTY_RULES: [u8; 1] = [0];

    /// A major matter's row.
    pub fn major(id: MajorId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A handover's row.
    pub fn handover(id: HandoverId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }
}
