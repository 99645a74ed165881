//! Who answers for what is urgent: always somebody who can act, as long as there is anybody.

use std::collections::BTreeMap;

use super::{items, now, rota};
use crate::bureau::petitions::{can_handle, leads, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::duty::{At, DutyRules, Handover, Major};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::store::Reading;

/// Whether somebody can answer for a major matter: they stand duty, and keep away from nothing of its petition.
pub fn takes(r: &impl Reading, petition: Option<&Petition>, staff: &Staff) -> Result<bool, Stop> {
    Ok(super::stands(staff)
        && petition.map(|petition| can_handle(r, petition, staff)).transpose()?.unwrap_or(true))
}

/// The staff, each read once, the last handover between them, and who is on now.
pub struct Crew {
    staff: BTreeMap<StaffId, Staff>,
    /// The handover under way, else the last one.
    pub last: Option<Handover>,
    on: Vec<StaffId>,
    /// Who stood what ended when those shifts began: they hand over late.
    off: Vec<StaffId>,
}

impl Crew {
    /// As it stands at the minute of the asking.
    pub fn read(r: &impl Reading, scene: Scene<'_>, rules: &DutyRules) -> Result<Self, Stop> {
        let mut staff = BTreeMap::new();
        for one in r.scan::<Staff>(..)? {
            let one = one?;
            staff.insert(one.id, one);
        }
        let (mut on, mut off) = (Vec::new(), Vec::new());
        for (day, shift) in rules.covering(now(scene)) {
            on.extend(rota::day_of(r, day)?.on(&shift.name).map(|slot| slot.staff));
            for (day, before) in rules.covering(At { day, minute: shift.start }.minute_before()) {
                off.extend(rota::day_of(r, day)?.on(&before.name).map(|slot| slot.staff));
            }
        }
        Ok(Self { staff, last: items::last(r)?, on, off })
    }

    /// Everybody, by number.
    pub fn all(&self) -> impl Iterator<Item = &Staff> {
        self.staff.values()
    }

    /// The name of somebody; empty for nobody.
    pub fn name(&self, id: StaffId) -> String {
        self.staff.get(&id).map(|staff| staff.name.clone()).unwrap_or_default()
    }

    /// Somebody with their name.
    pub fn pair(&self, id: StaffId) -> (StaffId, String) {
        (id, self.name(id))
    }

    /// Whether somebody may stand duty.
    pub fn stands(&self, id: StaffId) -> bool {
        self.staff.get(&id).is_some_and(super::stands)
    }

    /// Who has the duty: by the last handover, and where they cannot stand it any more, whoever is on and can.
    pub fn duty(&self) -> Option<StaffId> {
        let last = self.last.as_ref()?;
        let all = [last.duty(), last.next()].into_iter().chain(self.on.iter().copied());
        all.into_iter().find(|id| self.stands(*id))
    }

    /// Whose duty it is, where it is not that of `me`: by the last handover, and before the first by the rota. Whoever is on, or came off
    /// just now, hands over what they stood.
    pub fn another_has(&self, me: StaffId) -> Option<StaffId> {
        let stands = self.on.iter().chain(&self.off).any(|id| *id == me);
        let on = || self.on.iter().copied().find(|id| self.stands(*id));
        self.duty().or_else(on).filter(|holder| *holder != me && !stands)
    }

    /// Who answers for a major matter: by the last handover that names it, else who has the duty, else who wrote it down. Whoever left,
    /// stands no duty or keeps away from its petition is passed over, as with petitions. `None` where nobody can.
    pub fn answers_for(
        &self,
        r: &impl Reading,
        major: &Major,
        petition: Option<&Petition>,
    ) -> Result<Option<StaffId>, Stop> {
        let named = self.last.as_ref().and_then(|last| last.holder_of(&major.id.to_string()));
        self.first_for_major(r, (major, petition), named.into_iter())
    }

    /// Who answers for a major matter as a handover is compiled: by the one before, else the outgoing one, as long as they can.
    pub fn hands_over_major(
        &self,
        r: &impl Reading,
        (major, petition): (&Major, Option<&Petition>),
        (outgoing, incoming): (StaffId, StaffId),
    ) -> Result<StaffId, Stop> {
        let about = major.id.to_string();
        let stays = self.last.as_ref().and_then(|last| last.stays_with(&about, incoming));
        let all = stays.into_iter().chain([outgoing]);
        Ok(self.first_for_major(r, (major, petition), all)?.unwrap_or(outgoing))
    }

    /// Who answers for a call that did not reach anybody: by the handover before, where it was not taken over, else who has what it is
    /// about. `can` says whether somebody may answer for that.
    pub fn calls(
        &self,
        about: &str,
        has: StaffId,
        can: impl FnOnce(&Staff) -> Result<bool, Stop>,
    ) -> Result<StaffId, Stop> {
        let named = self.last.as_ref().and_then(|last| last.caller_of(about));
        let Some(staff) = named.and_then(|id| self.staff.get(&id)) else { return Ok(has) };
        Ok(if can(staff)? { staff.id } else { has })
    }

    /// The first of these who can answer for a major matter, else whoever has the duty, wrote it down, is on, leads or can at all. Where
    /// all keep away from its petition it is with the first who may see it: it cannot wait.
    fn first_for_major(
        &self,
        r: &impl Reading,
        (major, petition): (&Major, Option<&Petition>),
        before: impl Iterator<Item = StaffId>,
    ) -> Result<Option<StaffId>, Stop> {
        let lead = self.all().filter(|staff| leads(&staff.roles)).map(|staff| staff.id);
        let own = self.duty().into_iter().chain([major.by]).chain(self.on.iter().copied());
        let all = before.chain(own).chain(lead).chain(self.all().map(|staff| staff.id));
        let mut at_least = None;
        for staff in all.filter_map(|id| self.staff.get(&id)) {
            if takes(r, petition, staff)? {
                return Ok(Some(staff.id));
            }
            let sees = super::stands(staff) && petition.is_none_or(|petition| visible(staff, petition));
            at_least = at_least.or(sees.then_some(staff.id));
        }
        Ok(at_least)
    }

    /// Who answers for a petition: by the last handover that names it, else who has the duty, else its owner, whoever is on, and who took
    /// it in. Whoever left, handles petitions no more or keeps away from this one is passed over: in the end it is with those who lead,
    /// and with anybody else who can act. `None` where nobody can.
    pub fn answers(&self, r: &impl Reading, petition: &Petition) -> Result<Option<StaffId>, Stop> {
        let named = self.last.as_ref().and_then(|last| last.holder_of(&petition.id.to_string()));
        let duty = self.last.as_ref().map(Handover::duty);
        self.first_who_can(r, petition, named.into_iter().chain(duty))
    }

    /// Who answers for a petition as a handover is compiled: by the one before, else the outgoing one, as long as they can.
    pub fn hands_over(
        &self,
        r: &impl Reading,
        petition: &Petition,
        (outgoing, incoming): (StaffId, StaffId),
    ) -> Result<StaffId, Stop> {
        let (about, last) = (petition.id.to_string(), self.last.as_ref());
        let stays = last.and_then(|last| last.stays_with(&about, incoming));
        let named = last.and_then(|last| last.holder_of(&about));
        let all = stays.into_iter().chain([outgoing]).chain(named);
        Ok(self.first_who_can(r, petition, all)?.unwrap_or(outgoing))
    }

    fn first_who_can(
        &self,
        r: &impl Reading,
        petition: &Petition,
        before: impl Iterator<Item = StaffId>,
    ) -> Result<Option<StaffId>, Stop> {
        let next = self.last.as_ref().map(Handover::next);
        let own = next.into_iter().chain(petition.owner);
        // Who typed it in knows of it; that it is theirs to answer for says nothing but that nobody else is named.
        let own = own.chain(self.on.iter().copied()).chain([petition.taken_by]);
        let lead = self.all().filter(|staff| leads(&staff.roles)).map(|staff| staff.id);
        let anybody = self.all().map(|staff| staff.id);
        for id in before.chain(own).chain(lead).chain(anybody) {
            let Some(staff) = self.staff.get(&id) else { continue };
            if can_handle(r, petition, staff)? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}
