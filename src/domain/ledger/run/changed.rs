//! Who had a part in what a run pays before it was drafted, and which decisions it pays by: what is put down with the run, so that who is
//! kept from it can be told why, and so that a later run knows what was paid by already.

use minicbor::{Decode, Encode};

use super::{Bearing, Duty, bearing};
use crate::domain::{PersonId, RateProposalId, RunRuleId, SettingProposalId, StaffId};

/// What somebody changed of what a run pays, or agreed to as the second of two.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct ChangedBy {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// How it bears on the run.
    #[cbor(n(1), decode_with = "bearing::decode")]
    pub bearing: Bearing,
    /// How often.
    #[n(2)]
    pub times: u32,
    /// The newest of them, each of somebody else.
    #[n(3)]
    pub newest: Vec<ChangePlace>,
}

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct ChangePlace {
    /// Its place in the journal; 0 where it was not kept.
    #[n(0)]
    pub place: u64,
    /// Whose money it is about; `None` of rates, settings and rules, which are about everybody's.
    #[n(1)]
    pub person: Option<PersonId>,
}

/// Most changes of one member of staff that are named.
const MOST_NAMED: usize = 3;

impl ChangedBy {
    /// Of somebody of whom nothing was found yet.
    pub fn new(by: StaffId, bearing: Bearing) -> Self {
        Self { by, bearing, times: 0, newest: Vec::new() }
    }

    /// Whether it keeps somebody from a duty.
    pub fn keeps(&self, who: StaffId, from: Duty) -> bool {
        self.by == who && self.bearing.keeps_from().contains(&from)
    }

    /// One more.
    pub fn add(&mut self, one: ChangePlace) {
        self.times = self.times.saturating_add(1);
        match self.newest.iter_mut().find(|named| named.person == one.person) {
            Some(named) => named.place = named.place.max(one.place),
            None => self.newest.push(one),
        }
        self.newest.sort_by_key(|named| std::cmp::Reverse(named.place));
        self.newest.truncate(MOST_NAMED);
    }
}

/// What a run pays by under one programme: the decisions that its lines may rest on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub struct PaysBy {
    /// Programme id.
    #[n(0)]
    pub programme: String,
    /// Rates of the bureau's own.
    #[n(1)]
    pub rates: Vec<RateProposalId>,
    /// Settings of the place.
    #[n(2)]
    pub settings: Vec<SettingProposalId>,
    /// Settings for runs.
    #[n(3)]
    pub rules: Vec<RunRuleId>,
    /// Of the rates: for which groups and grades they were paid. Runs of earlier versions do not tell them apart.
    #[cbor(n(4), default, skip_if = "Vec::is_empty")]
    pub cells: Vec<PaidCell>,
}

/// Whom a run paid by rates.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct PaidCell {
    /// The rates.
    #[n(0)]
    pub rates: RateProposalId,
    /// Code of the group; empty where nothing was due for the run's month, which may be of any.
    #[n(1)]
    pub group: String,
    /// 伤残等级
    #[n(2)]
    pub grade: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_everybody_are_named_and_all_are_counted() {
        let mut of = ChangedBy::new(StaffId(1), Bearing::Amount);
        for (place, person) in [(4, Some(1)), (9, Some(2)), (5, Some(1)), (7, None), (3, Some(3))] {
            of.add(ChangePlace { place, person: person.map(PersonId) });
        }
        assert_eq!(of.times, 5);
        let named: Vec<_> = of.newest.iter().map(|one| (one.place, one.person.map(|p| p.0))).collect();
        assert_eq!(named, [(9, Some(2)), (7, None), (5, Some(1))]);
    }
}
