//! What waits beside the ledger: more time for a petition, a shift that somebody is asked to stand, a handover to be signed.

use super::{Desk, able};
use crate::bureau::answer::{WaitRow, Waits};
use crate::bureau::gate::Action;
use crate::bureau::journal::staff_name;
use crate::bureau::stop::Stop;
use crate::bureau::{duty, petitions};
use crate::domain::StaffId;
use crate::domain::duty::Handover;
use crate::domain::petition::Petition;
use crate::domain::staff::Role;
use crate::store::{Keys, Reading};

impl<R: Reading> Desk<'_, R> {
    /// More time that was asked for: for the heads but who asked, and for nobody who keeps away from it (信访工作条例
    /// 第三十四条：延长期限由单位负责人批准).
    pub(super) fn extensions(&mut self) -> Result<(), Stop> {
        let board = self.scene.board.at(self.r, self.scene)?;
        for open in board.open() {
            let Some((by, on)) = open.extension else { continue };
            if !petitions::sees(self.scene.staff, open.veil.as_ref()) {
                continue;
            }
            let Some(petition) = self.r.get::<Petition>(&Keys::petition(open.id))? else { continue };
            let mut who = Vec::new();
            for may in self.others(Action::ApproveExtension, by) {
                let staff = self.staff.iter().find(|staff| staff.id == may.0);
                // Who ever asked for it does not answer it.
                if let Some(staff) = staff.filter(|staff| !petition.case().asked_for_time(staff.id))
                    && petitions::can_handle(self.r, &petition, staff)?
                {
                    who.push(may);
                }
            }
            let reason = petition.case().extension_asked().map(|asked| asked.note.clone());
            let row = self.of(self.more_time(petition), (by, Some(on)), &who)?;
            self.rows.push(WaitRow { reason: reason.unwrap_or_default(), ..row });
        }
        Ok(())
    }

    fn more_time(&self, petition: Petition) -> Waits {
        let clocks = petitions::clocks(self.scene, &petition);
        let until = clocks.iter().find(|clock| clock.rule.extension.is_some() && clock.is_open());
        let until = until.map(|clock| clock.due);
        Waits::Extension {
            petition: petition.id,
            name: petition.facts.petitioners.first().map(|one| one.name.clone()).unwrap_or_default(),
            headcount: petition.facts.headcount,
            number: petition.number,
            until,
            left: until.map_or(i64::MAX, |until| until.days_since(self.scene.asking.moment.today)),
        }
    }

    /// Shifts to come that somebody asked another to stand.
    pub(super) fn swaps(&mut self) -> Result<(), Stop> {
        for day in duty::days_from(self.r, self.scene.asking.moment.today)? {
            for slot in &day.slots {
                let Some(swap) = &slot.swap else { continue };
                let (from, to) = (staff_name(self.r, slot.staff)?, staff_name(self.r, swap.to)?);
                let what = Waits::Swap { day: day.day, shift: slot.shift.clone(), from, to };
                let row = self.of(what, (slot.staff, Some(swap.on)), &self.of_duty(swap.to))?;
                self.rows.push(row);
            }
        }
        Ok(())
    }

    /// The handover that goes on, for whoever takes over.
    pub(super) fn handover(&mut self) -> Result<(), Stop> {
        let Some(last) = duty::last(self.r)?.filter(Handover::is_under_way) else { return Ok(()) };
        let (from, to) = (staff_name(self.r, last.outgoing)?, staff_name(self.r, last.incoming)?);
        let what = Waits::Handover { handover: last.id, from, to };
        let row = self.of(what, (last.outgoing, Some(last.on.day)), &self.of_duty(last.incoming))?;
        self.rows.push(row);
        Ok(())
    }

    fn of_duty(&self, one: StaffId) -> Vec<(StaffId, Role)> {
        let staff: Vec<_> = self.staff.iter().filter(|staff| staff.id == one).collect();
        able(&staff, Action::Duty)
    }
}
