//! Items of supervision that wait to be checked.

use super::Desk;
use crate::bureau::answer::Waits;
use crate::bureau::gate::Action;
use crate::bureau::stop::Stop;
use crate::bureau::supervision;
use crate::domain::supervision::SupervisionState;
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// For everybody who supervises, but its owner and whoever says that it is done.
    pub(super) fn supervision(&mut self) -> Result<(), Stop> {
        for item in supervision::open(self.r, self.scene.staff)? {
            let asked = item.evidence().filter(|_| item.state == SupervisionState::Asked);
            let Some((by, on)) = asked.map(|event| (event.by, event.on)) else { continue };
            let mut who = self.others(Action::Supervise, by);
            who.retain(|(id, _)| !item.worked(*id));
            let what = Waits::Supervision { item: item.id, number: item.number };
            let row = self.of(what, (by, Some(on)), &who)?;
            self.rows.push(row);
        }
        Ok(())
    }
}
