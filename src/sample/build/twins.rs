//! A few people stand on record twice, as they do in every register that was kept on paper: the second time by hand, at the desk,
//! without the identity number.

use super::builder::Builder;
use crate::bureau::{Command, Outcome, Refusal};
use crate::domain::person::{NoId, PersonFacts};
use crate::domain::{Date, PersonId};
use crate::sample::roster::{REPORT_PEOPLE, Slot};

/// How many of the report's people stand on record twice.
const TWINS: u64 = 14;

impl Builder<'_> {
    /// The numbers of those who come on record a second time instead of a life of their own: the last of those who receive nothing
    /// and petition for nothing.
    pub(super) fn find_twins(&self) -> Vec<u32> {
        let wanted = u64::from(self.spec.people) * TWINS / u64::from(REPORT_PEOPLE);
        let wanted = usize::try_from(wanted.min(TWINS)).unwrap_or(0);
        let idle = |n: &u32| {
            let (slot, life) = self.plan.life(*n);
            slot == Slot::Plain && life.died.is_none() && !self.callers.contains_key(n)
        };
        (0..self.spec.people).rev().filter(idle).take(wanted).collect()
    }

    pub(super) fn twins(&mut self, on: Date) -> Result<(), Refusal> {
        for (n, k) in self.find_twins().into_iter().zip(1_u32..) {
            let of = self.id(n - k * 40 % n.max(1));
            let Some(facts) = self.twin(of, on, k)? else { continue };
            let despite = Some("来人未带身份证，先建档，待核对".to_owned());
            let command = Command::RegisterPerson { facts: Box::new(facts), despite };
            let receipt = self.scribe.does(self.hands.officer.clone(), on, command)?;
            if let (Outcome::Person(id, _), Some(kept)) = (receipt.outcome, self.ids.get_mut(n as usize)) {
                *kept = id;
            }
        }
        Ok(())
    }

    /// What the desk noted of somebody who is on record already.
    fn twin(&mut self, of: PersonId, on: Date, k: u32) -> Result<Option<PersonFacts>, Refusal> {
        if of == PersonId::default() {
            return Ok(None);
        }
        let known = self.scribe.record(self.hands.officer.clone(), on, of)?;
        Ok(Some(PersonFacts {
            name: known.card.name.clone(),
            sex: known.card.sex,
            birth: known.birth,
            no_id: Some(NoId::NotAtHand),
            household: known.household.clone(),
            residence: if k.is_multiple_of(3) { known.household } else { known.residence },
            service: known.service,
            ..PersonFacts::default()
        }))
    }
}
