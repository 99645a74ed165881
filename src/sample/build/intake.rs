//! People come on record.

use super::builder::{Builder, Caller, Job};
use crate::bureau::Refusal;
use crate::domain::{Date, Month, PersonId};
use crate::sample::plan;

/// People taken in by one command; larger ones would have the lookup index built anew each time.
const BATCH: usize = 5_000;

impl Builder<'_> {
    /// People by the month in which they come on record; fills `order` and `ids`.
    pub(super) fn intake(&mut self) -> Vec<(Date, Job)> {
        let start = self.plan.frame.start;
        let months: Vec<Month> = start.through(self.spec.today.month()).collect();
        let place = |joined: Month| months.iter().position(|m| *m == joined).unwrap_or(0) as u16;
        let joined: Vec<u16> = (0..self.spec.people).map(|n| place(self.plan.life(n).1.joined)).collect();
        let twins = self.find_twins();
        self.order = (0..self.spec.people).filter(|n| !twins.contains(n)).collect();
        self.order.sort_by_key(|n| joined.get(*n as usize).copied().unwrap_or(0));
        self.ids = vec![PersonId(0); joined.len()];
        let mut jobs = Vec::new();
        let mut from = 0;
        for (at, month) in (0..).zip(&months) {
            let upto = self.order.partition_point(|n| joined.get(*n as usize).copied().unwrap_or(0) <= at);
            while from < upto {
                let to = upto.min(from + BATCH);
                jobs.push((plan::taken_in(*month, self.spec.today), Job::TakeIn(from, to)));
                from = to;
            }
        }
        jobs
    }

    pub(super) fn take_in(&mut self, on: Date, from: usize, to: usize) -> Result<(), Refusal> {
        let numbers: Vec<u32> = self.order.get(from..to).unwrap_or_default().to_vec();
        for (n, place) in numbers.iter().zip(from..) {
            if let Some(id) = self.ids.get_mut(*n as usize) {
                *id = PersonId(u32::try_from(place + 1).unwrap_or(u32::MAX));
            }
        }
        let Self { scribe, hands, plan, maker, callers, ids, versions, .. } = self;
        let rows = numbers.into_iter().map(|n| {
            let (slot, life) = plan.life(n);
            let facts = maker.record(n, slot, &life);
            if let Some(kept) = callers.get_mut(&n) {
                *kept = Some(Caller {
                    name: facts.name.clone(),
                    phone: facts.phones.first().cloned().unwrap_or_default(),
                    lives: facts.residence.division,
                });
            }
            // The account that is agreed to is the second version of their record.
            if let Some(id) = ids.get(n as usize).filter(|_| facts.bank.is_some()) {
                versions.insert(*id, 2);
            }
            facts
        });
        scribe.take_in((hands.keeper.clone(), hands.reconciler.clone()), on, rows)
    }
}
