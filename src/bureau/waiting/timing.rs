//! Calendars and settings of counting that one person signed and another has to.

use super::Desk;
use crate::bureau::answer::{Signing, Waits};
use crate::bureau::gate::{Action, can};
use crate::bureau::stop::Stop;
use crate::bureau::timing;
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// For whoever's signature makes it take effect; where the first counts no more, for everybody who may sign.
    pub(super) fn timing(&mut self) -> Result<(), Stop> {
        if can(self.scene.staff, Action::ReadPetitions).is_err() {
            return Ok(());
        }
        for first in timing::offered(self.r)? {
            let action = if first.counting { Action::SettleCounting } else { Action::SignCalendars };
            let able = timing::able(self.r, action)?;
            let stale = !timing::stands(self.r, self.scene, &first)?;
            // What counts no more keeps nobody from signing.
            let mut who = if stale { self.everybody(action) } else { self.others(action, first.by) };
            who.retain(|(id, _)| {
                let staff = able.iter().find(|one| one.id == *id);
                staff.is_some_and(|one| stale || timing::of(&able, one, Some(&first)) == Signing::TakesEffect)
            });
            let what = Waits::Timing { source: first.source, counting: first.counting, stale };
            let row = self.of(what, (first.by, Some(first.on)), &who)?;
            self.rows.push(row);
        }
        Ok(())
    }
}
