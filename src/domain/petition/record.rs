//! The petition record (信访事项).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::petition::{
    ActFault, Before, CaseFacts, Channel, Origin, PetitionAct, PetitionEvent, PetitionState, Purpose, Route,
    course,
};
use crate::domain::{Date, DivisionCode, EntryId, PersonId, PetitionId, ResidentId, StaffId};

/// Most representatives a group may send (信访工作条例 第二十条).
pub const MOST_REPRESENTATIVES: usize = 5;

/// A petition as stored. Nothing here is a due date: clocks are computed from the events.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Petition {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: PetitionId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// Registration number people quote: `2026-0123`, gapless within a year.
    #[n(2)]
    pub number: String,
    /// What was brought.
    #[n(3)]
    pub facts: PetitionFacts,
    /// Where it stands.
    #[n(4)]
    pub state: PetitionState,
    /// Who handles it now.
    #[n(5)]
    pub owner: Option<StaffId>,
    /// Day the present owner received it.
    #[n(6)]
    pub owned_since: Option<Date>,
    /// Who took it in.
    #[n(7)]
    pub taken_by: StaffId,
    /// What happened, in order.
    #[n(8)]
    pub events: Vec<PetitionEvent>,
    /// Decisions that were taken back by who made them, with nothing done since. They stand here and no longer among the events, so
    /// that every limit is as if they had not been.
    #[cbor(n(13), default, skip_if = "Vec::is_empty")]
    pub taken_back: Vec<TakenBack>,
}

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

/// What was brought to the bureau.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionFacts {
    /// 收到日期: clocks of receipt start here.
    #[n(0)]
    pub received: Date,
    /// Minutes after midnight, when noted.
    #[n(1)]
    #[serde(default)]
    pub received_at: Option<u16>,
    /// 渠道
    #[n(2)]
    pub channel: Channel,
    /// Raised here directly, or 转送/交办.
    #[n(3)]
    pub origin: Origin,
    /// 信访目的
    #[n(4)]
    pub purpose: Purpose,
    /// 信访人; empty when anonymous.
    #[n(5)]
    #[serde(default)]
    pub petitioners: Vec<Petitioner>,
    /// 信访人数, at least the number of named petitioners.
    #[n(6)]
    pub headcount: u16,
    /// 匿名: no written notice is owed (第二十三条).
    #[n(7)]
    #[serde(default)]
    pub anonymous: bool,
    /// 保密: an accusation, hidden from the unit accused (第三十条).
    #[n(8)]
    #[serde(default)]
    pub secret: bool,
    /// 诉求, at least one.
    #[n(9)]
    pub demands: Vec<Demand>,
    /// 问题属地
    #[n(10)]
    #[serde(default)]
    pub division: Option<DivisionCode>,
    /// 重复件: the earlier petition of the same fact.
    #[n(11)]
    #[serde(default)]
    pub repeats: Option<PetitionId>,
    /// Number in the national petition system (第二十一条).
    #[n(12)]
    #[serde(default)]
    pub external_number: String,
}

/// One who petitions.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Petitioner {
    /// Their record, when they have one.
    #[n(0)]
    pub person: Option<PersonId>,
    /// 姓名(名称)
    #[n(1)]
    pub name: String,
    /// 电话, digits only.
    #[n(2)]
    pub phone: String,
    /// 身份证号
    #[n(3)]
    pub resident_id: Option<ResidentId>,
    /// One of at most five representatives of a group.
    #[n(4)]
    pub representative: bool,
}

/// 诉求: one thing asked for, with its own class and outcome.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// What is asked, in the petitioner's words.
    #[n(0)]
    pub text: String,
    /// Which article's way it takes; it decides whether there is a 60-day clock.
    #[n(1)]
    #[serde(default)]
    pub route: Option<Route>,
    /// The ledger entry it is about, if any.
    #[n(2)]
    #[serde(default)]
    pub entry: Option<EntryId>,
    /// What came of it.
    #[n(3)]
    #[serde(default)]
    pub outcome: String,
}

impl Petition {
    /// Acts that whoever did them may take back while nothing followed: those that decide how the matter is taken in, and when.
    pub const UNDOABLE: [PetitionAct; 8] = [
        PetitionAct::Accept,
        PetitionAct::Simple,
        PetitionAct::Transfer,
        PetitionAct::Decline,
        PetitionAct::NoFurther,
        PetitionAct::Direct,
        PetitionAct::Defer,
        PetitionAct::Join,
    ];

    /// What the rules need to know.
    pub fn case(&self) -> CaseFacts<'_> {
        CaseFacts {
            received: self.facts.received,
            origin: self.facts.origin,
            route: self.facts.route(),
            first: self.facts.repeats.is_none(),
            identified: self.facts.is_identified(),
            state: self.state,
            events: &self.events,
        }
    }

    /// Takes the last decision back, if nothing was done since: it leaves the course of events, every limit stands as before, and what
    /// was decided and taken back stays on record.
    ///
    /// # Errors
    /// [`ActFault::NothingToUndo`] where the last event is no decision, [`ActFault::DecidedByOther`] where another made it.
    pub fn take_back(&mut self, by: StaffId, on: Date) -> Result<PetitionAct, ActFault> {
        let before = self.undoable(by)?.clone();
        let Some(event) = self.events.pop() else { return Err(ActFault::NothingToUndo) };
        for (demand, route) in self.facts.demands.iter_mut().zip(before.routes) {
            demand.route = route;
        }
        (self.facts.secret, self.facts.repeats) = (before.secret, before.repeats);
        self.state = course(&self.case()).unwrap_or(self.state);
        let act = event.act;
        self.taken_back.push(TakenBack { event, on, by, after: self.events.len() as u32 });
        Ok(act)
    }

    /// How it stood before the last event, if that is a decision which `by` may take back.
    pub fn undoable(&self, by: StaffId) -> Result<&Before, ActFault> {
        let last = self.events.last().ok_or(ActFault::NothingToUndo)?;
        let before = last.before.as_ref().ok_or(ActFault::NothingToUndo)?;
        if last.by == by { Ok(before) } else { Err(ActFault::DecidedByOther { by: last.by }) }
    }

    /// Whether the bureau still owes something: it is not closed, or a notice waits to be served.
    pub fn is_open(&self) -> bool {
        !self.state.is_closed()
            || (self.state != PetitionState::Withdrawn && !self.case().outstanding().is_empty())
    }
}

impl Purpose {
    /// The way that a demand of this purpose usually takes (信访工作条例 第二十九条至第三十一条); whoever accepts it decides.
    pub fn usual_route(self) -> Option<Route> {
        match self {
            Self::Resolve | Self::Appeal => Some(Route::Opinion),
            Self::Suggestion => Some(Route::Suggestion),
            Self::Accusation => Some(Route::Accusation),
            _ => None,
        }
    }

    /// Whether something is asked for that must be settled within a limit.
    pub fn wants_settling(self) -> bool {
        self.usual_route() == Some(Route::Opinion)
    }
}

impl PetitionFacts {
    /// The way the petition as a whole takes: one demand that needs a written opinion gives it the 60-day limit
    /// (信访工作条例 第三十四条); otherwise the way of the first demand that has one.
    pub fn route(&self) -> Option<Route> {
        let mut routes = self.demands.iter().filter_map(|d| d.route);
        routes.clone().find(|r| *r == Route::Opinion).or_else(|| routes.next())
    }

    /// Whether name and address are known enough to serve a notice (第二十三条).
    pub fn is_identified(&self) -> bool {
        !self.anonymous && self.petitioners.iter().any(|p| !p.name.is_empty())
    }

    /// Whether it accuses someone (第三十条): by its purpose, or by the way of one of its demands.
    pub fn is_accusation(&self) -> bool {
        self.purpose == Purpose::Accusation || self.demands.iter().any(|d| d.route == Some(Route::Accusation))
    }
}

impl fmt::Debug for Petition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Petition({} v{})", self.id, self.version)
    }
}

impl fmt::Debug for PetitionFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PetitionFacts(..)")
    }
}

impl fmt::Debug for Petitioner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Petitioner(..)")
    }
}

impl fmt::Debug for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Demand(..)")
    }
}
