//! 年度确认: the disabled are seen once a year. Nearly all are, in the first weeks of it; the few who are not are told in public, and sixty days
//! later nothing is paid to them any more (伤残抚恤管理办法 第二十五条), until they come after all.

use std::collections::HashMap;

use super::life::Life;
use super::money::{Act, Event};
use super::plan::Spec;
use super::roster::Slot;
use crate::domain::{Date, Month};

/// Codes of the groups that are confirmed.
const GROUPS: [&str; 2] = ["11", "12"];
/// The day on which those are told who were not seen.
const TOLD: (u32, u32) = (3, 10);
/// Days within which they may still come.
const TERM: i64 = 60;
/// Days before the notice on which all others are seen.
const SEEN_IN: i64 = 55;
/// Of so many one is not seen this year.
const ONE_OF: usize = 60;
/// The day on which every second of those comes after all.
const LATE: (u32, u32) = (9, 10);

/// Of a year: who was seen on which day, and who was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Campaign {
    pub(super) year: u16,
    /// The day of the notice.
    pub(super) told: Date,
    /// Person and the day they were seen, where they were.
    pub(super) people: Vec<(u32, Option<Date>)>,
}

impl Campaign {
    /// Those who were told.
    pub(super) fn missed(&self) -> impl Iterator<Item = u32> {
        self.people.iter().filter(|(_, came)| came.is_none_or(|on| on > self.told)).map(|(n, _)| *n)
    }
}

/// The campaigns of the last year and this one.
#[derive(Debug)]
pub(super) struct Confirmations {
    pub(super) campaigns: Vec<Campaign>,
    /// Of whom nothing is paid: from which month, and until before which.
    kept_back: HashMap<u32, (Month, Option<Month>)>,
}

impl Confirmations {
    pub(super) fn new(spec: &Spec, slots: &[Slot], lives: &[Life]) -> Self {
        let this = spec.today.year();
        let campaigns: Vec<Campaign> =
            [this - 1, this].into_iter().filter_map(|year| Campaign::of(year, spec, slots, lives)).collect();
        let mut kept_back = HashMap::new();
        for campaign in &campaigns {
            let deadline = campaign.told.plus_days(TERM);
            for (n, came) in &campaign.people {
                if deadline < spec.today && came.is_none_or(|on| on > deadline) {
                    let again = came.map(|on| on.month().plus(1));
                    kept_back.insert(*n, (deadline.month().plus(1), again));
                }
            }
        }
        Self { campaigns, kept_back }
    }

    /// Whether it is not paid for want of a confirmation.
    pub(super) fn keeps_back(&self, event: &Event) -> bool {
        let (Act::Batch(line) | Act::Again(line, _)) = &event.act else { return false };
        self.kept_back
            .get(&line.person)
            .is_some_and(|(from, again)| *from <= line.month && again.is_none_or(|again| line.month < again))
    }
}

impl Campaign {
    fn of(year: i32, spec: &Spec, slots: &[Slot], lives: &[Life]) -> Option<Self> {
        let told = Date::new(year, TOLD.0, TOLD.1).filter(|told| *told < spec.today)?;
        let late = Date::new(year, LATE.0, LATE.1).filter(|late| *late < spec.today);
        let meant = |(_, (slot, life)): &(u32, (&Slot, &Life))| {
            let from = life.group.as_ref().and_then(|group| group.paid_from);
            slot.code().is_some_and(|code| GROUPS.contains(&code))
                && from.is_some_and(|from| from < told.month())
                && life.died.is_none()
        };
        let all = (0..).zip(slots.iter().zip(lives)).filter(meant);
        let came = |(rank, (n, (slot, _))): (usize, (u32, (&Slot, &Life)))| {
            let seldom = rank % ONE_OF == 5 && year == spec.today.year();
            // The named and those with a nursing fee are seen at home.
            let misses = seldom && !slot.is_named() && slot.grade().is_some_and(|grade| grade > 4);
            let before = 1 + i64::try_from(rank).unwrap_or(0) * 7 % SEEN_IN;
            let came = if !misses {
                Some(told.plus_days(-before))
            } else if (rank / ONE_OF) % 2 == 1 {
                late
            } else {
                None
            };
            (n, came)
        };
        let people: Vec<_> = all.enumerate().map(came).collect();
        (!people.is_empty()).then_some(Self { year: u16::try_from(year).ok()?, told, people })
    }
}
