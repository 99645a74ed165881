//! The petition record (信访事项).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::petition::{
    Accused, CaseFacts, Channel, Origin, PetitionEvent, PetitionState, Purpose, Registration, Route,
    TakenBack, Urgency,
};
use crate::domain::{Date, DivisionCode, EntryId, Month, PersonId, PetitionId, ResidentId, StaffId, VisitId};

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
    /// 首办: who was the first to get it. They stay named through every change of hands.
    #[n(9)]
    pub first_handler: Option<StaffId>,
    /// Decisions that were taken back by who made them, with nothing done since. They stand here and no longer among the events, so
    /// that every limit is as if they had not been.
    #[cbor(n(13), default, skip_if = "Vec::is_empty")]
    pub taken_back: Vec<TakenBack>,
    /// When it was registered, and what of that was put right since.
    #[cbor(n(14), default, skip_if = "Registration::is_unknown")]
    pub registration: Registration,
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
    /// 紧急程度; of rows of earlier programs the ordinary one.
    #[n(13)]
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// 内容分类: ids of the table of topics.
    #[cbor(n(14), default, skip_if = "Vec::is_empty")]
    #[serde(default)]
    pub topics: Vec<String>,
    /// 被检举控告的单位、人员: none of them may ever see it (第三十条第三款).
    #[cbor(n(15), default, skip_if = "Vec::is_empty")]
    #[serde(default)]
    pub accused: Vec<Accused>,
    /// 接访: the visit at which it was brought.
    #[n(16)]
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// 其他机关正在办理的同一事项: which organ.
    #[cbor(n(17), default, skip_if = "String::is_empty")]
    #[serde(default)]
    pub elsewhere: String,
    /// Until when that organ has time, as far as known (第十九条第三款).
    #[n(18)]
    #[serde(default)]
    pub elsewhere_until: Option<Date>,
    /// 转送、交办: who sent it here, by which document, when. Rows of earlier programs do not say.
    #[n(19)]
    #[serde(default)]
    pub forwarded: Option<Forwarded>,
}

/// How another organ sent a petition here (转送、交办, 信访工作条例 第二十二条、第二十三条第三款).
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Forwarded {
    /// Which organ.
    #[n(0)]
    pub organ: String,
    /// The number of its document, as far as known.
    #[n(1)]
    pub document: String,
    /// The day on which it sent it.
    #[n(2)]
    pub on: Option<Date>,
}

crate::text::opaque!(Forwarded);

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
    /// Who handles it, where that is not who handles the petition.
    #[n(4)]
    #[serde(default)]
    pub owner: Option<StaffId>,
    /// Day on which its outcome was noted.
    #[n(5)]
    #[serde(default)]
    pub settled: Option<Date>,
    /// The month of a programme it is about, where nothing was booked yet.
    #[n(6)]
    #[serde(default)]
    pub obligation: Option<Owed>,
}

/// What is owed to somebody for a month: a line of the ledger that may not be booked yet.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owed {
    /// Whose.
    #[n(0)]
    pub person: PersonId,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// The month the money is for.
    #[n(2)]
    pub month: Month,
}

impl Demand {
    /// A demand of which nothing is decided but perhaps its way.
    pub fn new(text: impl Into<String>, route: Option<Route>) -> Self {
        Self {
            text: text.into(),
            route,
            entry: None,
            outcome: String::new(),
            owner: None,
            settled: None,
            obligation: None,
        }
    }
}

impl Petition {
    /// A petition as it is taken in: registered, with nothing done.
    pub fn new(id: PetitionId, number: String, facts: PetitionFacts, taken_by: StaffId) -> Self {
        Self {
            id,
            version: 1,
            number,
            facts,
            state: PetitionState::Registered,
            owner: None,
            owned_since: None,
            taken_by,
            events: Vec::new(),
            first_handler: None,
            taken_back: Vec::new(),
            registration: Registration::default(),
        }
    }

    /// What the rules need to know of one demand: its own way, with everything else of the petition. A demand that is not
    /// there has no way.
    pub fn case_of(&self, demand: usize) -> CaseFacts<'_> {
        let route = self.facts.demands.get(demand).and_then(|d| d.route);
        CaseFacts { route, ..self.case() }
    }

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

    /// Whether there is something to do for the bureau: it is not closed, or a notice waits to be served.
    pub fn is_open(&self) -> bool {
        let waits = self.state.waits_for_papers() && !self.case().outstanding().is_empty();
        !self.state.is_closed() || waits
    }
}

impl PetitionFacts {
    /// Whether another organ still handles the same matter on a day: within its limit, or with no known end of it.
    pub fn in_hand_elsewhere(&self, on: Date) -> bool {
        !self.elsewhere.is_empty() && self.elsewhere_until.is_none_or(|until| on <= until)
    }

    /// Facts of a day with nothing but what is usual: somebody came, and asks for something to be settled.
    pub fn on(received: Date) -> Self {
        Self {
            received,
            received_at: None,
            channel: Channel::Visit,
            origin: Origin::Direct,
            purpose: Purpose::Resolve,
            petitioners: Vec::new(),
            headcount: 1,
            anonymous: false,
            secret: false,
            demands: Vec::new(),
            division: None,
            repeats: None,
            external_number: String::new(),
            urgency: None,
            topics: Vec::new(),
            accused: Vec::new(),
            visit: None,
            elsewhere: String::new(),
            elsewhere_until: None,
            forwarded: None,
        }
    }

    /// Whether one of these records is that of a petitioner.
    pub fn names(&self, records: &[PersonId]) -> bool {
        self.petitioners.iter().any(|one| one.person.is_some_and(|person| records.contains(&person)))
    }

    /// How fast it is taken up.
    pub fn urgency(&self) -> Urgency {
        self.urgency.unwrap_or(Urgency::Ordinary)
    }

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
        !self.accused.is_empty()
            || self.purpose == Purpose::Accusation
            || self.demands.iter().any(|d| d.route == Some(Route::Accusation))
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
