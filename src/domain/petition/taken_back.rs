//! Decisions that are taken back by who made them, while nothing followed.

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::petition::{Accused, ActFault, Petition, PetitionAct, PetitionEvent, Route, course};
use crate::domain::{Date, PetitionId, StaffId};

/// A decision that was taken back: what was decided, and who took it back when.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct TakenBack {
    /// What was decided.
    #[n(0)]
    pub event: PetitionEvent,
    /// The day on which it was taken back.
    #[n(1)]
    pub on: Date,
    /// Who took it back, which is who had decided.
    #[n(2)]
    pub by: StaffId,
    /// How many events stood before it.
    #[n(3)]
    pub after: u32,
}

/// How a petition stood before a decision, as far as its events do not say.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Before {
    /// The way of each demand.
    #[n(0)]
    pub routes: Vec<Option<Route>>,
    /// Whether it was kept from view of others.
    #[n(1)]
    pub secret: bool,
    /// What it was known to repeat.
    #[n(2)]
    pub repeats: Option<PetitionId>,
    /// Who had it, where it became that of who decided; `None` where the decision left it with whom it was.
    #[n(3)]
    pub had: Option<Had>,
    /// Whom it accuses since, because what it was joined to does.
    #[cbor(n(4), default, skip_if = "Vec::is_empty")]
    pub took_over: Vec<Accused>,
    /// What had been joined to it and went on by itself, since the decision gave it up.
    #[cbor(n(5), default, skip_if = "Vec::is_empty")]
    pub went_on: Vec<WentOn>,
}

/// A petition that went on by itself, once what it was joined to was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct WentOn {
    /// Which.
    #[n(0)]
    pub petition: PetitionId,
    /// How many events it had then.
    #[n(1)]
    pub events: u32,
}

/// Who has a petition, and who had it first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Had {
    /// Who has it.
    #[n(0)]
    pub owner: Option<StaffId>,
    /// The day since when.
    #[n(1)]
    pub since: Option<Date>,
    /// 首办
    #[n(2)]
    pub first: Option<StaffId>,
}

impl Petition {
    /// Acts that whoever did them may take back while nothing followed: those that decide how the matter is taken in, and when; and a
    /// hearing, whose days the recheck does not count (信访工作条例 art. 36).
    pub const UNDOABLE: [PetitionAct; 9] = [
        PetitionAct::Accept,
        PetitionAct::Simple,
        PetitionAct::Transfer,
        PetitionAct::Decline,
        PetitionAct::NoFurther,
        PetitionAct::Direct,
        PetitionAct::Defer,
        PetitionAct::Join,
        PetitionAct::Hearing,
    ];

    /// Acts by which the bureau accepts the matter.
    pub const ACCEPTED: [PetitionAct; 2] = [PetitionAct::Accept, PetitionAct::Simple];

    /// Takes the last decision back, if nothing was done since: it leaves the course of events, every limit stands as before, and what
    /// was decided and taken back stays on record.
    ///
    /// # Errors
    /// [`ActFault::NothingToUndo`] where the last event is no decision, [`ActFault::DecidedByOther`] where another made it.
    ///
    /// `told`: a paper of it was issued, whatever became of it. An acceptance that was told keeps its day: the limits of a later one count
    /// from it.
    pub fn take_back(&mut self, by: StaffId, on: Date, told: bool) -> Result<PetitionAct, ActFault> {
        let before = self.undoable(by)?.clone();
        let Some(mut event) = self.events.pop() else { return Err(ActFault::NothingToUndo) };
        if Self::ACCEPTED.contains(&event.act) && told {
            event.since = Some(event.since.map_or(event.on, |day| day.min(event.on)));
        }
        self.facts.accused.retain(|one| !before.took_over.contains(one));
        for (demand, route) in self.facts.demands.iter_mut().zip(before.routes) {
            demand.route = route;
        }
        self.facts.repeats = before.repeats;
        // A correction is no event, and stands: what it made an accusation stays kept from view (信访工作条例 第三十条).
        let since = self.events.len() as u32 + 1;
        self.facts.secret =
            before.secret || self.facts.is_accusation() || self.registration.covered_since(since);
        if let Some(had) = before.had.filter(|_| self.owner == Some(event.by)) {
            (self.owner, self.owned_since, self.first_handler) = (had.owner, had.since, had.first);
        }
        self.state = course(&self.case()).unwrap_or(self.state);
        let act = event.act;
        self.taken_back.push(TakenBack { event, on, by, after: self.events.len() as u32 });
        Ok(act)
    }

    /// Joins it again as it was, where what it went on from was given up and that is taken back; `false` where something was done about it
    /// since: then it goes its own way.
    pub fn join_again(&mut self, went: WentOn, by: StaffId, on: Date) -> bool {
        let stands = self.events.len() as u32 == went.events;
        let Some(event) = self.events.pop_if(|last| stands && last.act == PetitionAct::TakeBack) else {
            return false;
        };
        self.state = course(&self.case()).unwrap_or(self.state);
        self.taken_back.push(TakenBack { event, on, by, after: self.events.len() as u32 });
        true
    }

    /// Who has it, and who had it first.
    pub fn had(&self) -> Had {
        Had { owner: self.owner, since: self.owned_since, first: self.first_handler }
    }

    /// The day of the first acceptance that was told and taken back.
    pub fn accepted_since(&self) -> Option<Date> {
        self.taken_back.iter().filter_map(|one| one.event.since).min()
    }

    /// How it stood before the last event, if that is a decision which `by` may take back.
    pub fn undoable(&self, by: StaffId) -> Result<&Before, ActFault> {
        let last = self.events.last().ok_or(ActFault::NothingToUndo)?;
        let before = last.before.as_ref().ok_or(ActFault::NothingToUndo)?;
        if last.by == by { Ok(before) } else { Err(ActFault::DecidedByOther { by: last.by }) }
    }
}
