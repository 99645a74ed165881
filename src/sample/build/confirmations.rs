//! Who is seen for the yearly confirmation, and who is told of it.

use super::builder::{Builder, Job};
use crate::bureau::{Command, Refusal};
use crate::domain::bulk::MOST_OF_BATCH;
use crate::domain::person::ConfirmedHow;
use crate::domain::{Date, PersonId};

impl Builder<'_> {
    /// The days on which people are seen, and the one on which the others are told.
    pub(super) fn confirmation_days(&self) -> Vec<(Date, Job)> {
        let mut days = Vec::new();
        for (campaign, k) in self.plan.confirmations.campaigns.iter().zip(0..) {
            days.push((campaign.told, Job::Tell(k)));
            let mut came: Vec<Date> = campaign.people.iter().filter_map(|(_, came)| *came).collect();
            came.sort_unstable();
            came.dedup();
            days.extend(came.into_iter().map(|on| (on, Job::Confirm(k))));
        }
        days
    }

    pub(super) fn tell(&mut self, on: Date, k: usize) -> Result<(), Refusal> {
        let Some(campaign) = self.plan.confirmations.campaigns.get(k) else { return Ok(()) };
        let people: Vec<PersonId> = campaign.missed().map(|n| self.id(n)).collect();
        for part in people.chunks(MOST_OF_BATCH) {
            let tell =
                Command::NoticeConfirmation { people: part.to_vec(), year: campaign.year, on: Some(on) };
            self.scribe.does(self.hands.officer.clone(), on, tell)?;
        }
        Ok(())
    }

    /// Those who are seen on a day.
    pub(super) fn confirm(&mut self, on: Date, k: usize) -> Result<(), Refusal> {
        let Some(campaign) = self.plan.confirmations.campaigns.get(k) else { return Ok(()) };
        for (n, _) in campaign.people.iter().filter(|(_, came)| *came == Some(on)) {
            let how = if n % 4 == 0 { ConfirmedHow::Face } else { ConfirmedHow::InPerson };
            let confirm = Command::Confirm {
                person: self.id(*n),
                year: campaign.year,
                on: Some(on),
                how,
                document: String::new(),
            };
            self.scribe.does(self.hands.officer.clone(), on, confirm)?;
        }
        Ok(())
    }
}
