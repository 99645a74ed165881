//! 督办: what a meeting or the week's list gave somebody to do, until another person saw that it is done.
//!
//! An item is closed in two steps: whoever has it in hand shows by what it is done, and another person looks at that and closes it
//! or sends it back. There is no other way to closed, and no closing without evidence (每周督办，形成工作闭环).

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::kinds::kinds;
use super::{Date, PetitionId, StaffId, SupervisionId};

kinds! {
    /// Where an item comes from.
    SupervisionOrigin {
        /// 每周督办
        0 Weekly "weekly",
        /// 会议议定
        1 Meeting "meeting",
    }

    /// How far an item is.
    SupervisionState {
        /// 在办
        0 Open "open",
        /// 待核: its owner says that it is done, and shows by what.
        1 Asked "asked",
        /// 办结
        2 Closed "closed",
    }

    /// What is done about an item.
    SupervisionStep {
        /// 催办: at most once a day.
        0 Nudge "nudge",
        /// 申请办结, with evidence.
        1 Ask "ask",
        /// 核实办结, by another person.
        2 Close "close",
        /// 退回, with the reason.
        3 Return "return",
        /// 改派: another has it in hand from then on, with the reason.
        4 Reassign "reassign",
        /// 改期: it is to be done until another day, with the reason.
        5 Due "due",
    }
}

/// What an item says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionSaid {
    /// Where it comes from.
    pub origin: SupervisionOrigin,
    /// What is to be done.
    pub text: String,
    /// By whom.
    pub owner: StaffId,
    /// Until which day.
    pub due: Date,
    /// About which petition.
    pub petition: Option<PetitionId>,
}

/// Something that was done about an item.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct SupervisionEvent {
    /// What.
    #[n(0)]
    pub step: SupervisionStep,
    /// On which business date.
    #[n(1)]
    pub on: Date,
    /// By whom.
    #[n(2)]
    pub by: StaffId,
    /// The evidence, the reason, or a remark.
    #[n(3)]
    pub text: String,
    /// Who had it in hand until then, and who has from then on.
    #[n(4)]
    pub owner: Option<(StaffId, StaffId)>,
    /// Until which day it was to be done, and until which it is from then on.
    #[n(5)]
    pub due: Option<(Date, Date)>,
    /// It went to another by itself, because of what was done about this petition: whoever had it must keep away from that.
    #[n(6)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed: Option<PetitionId>,
}

/// Who takes a step, as far as it matters what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub staff: StaffId,
    /// They lead the bureau.
    pub leads: bool,
    /// Neither who has the item in hand nor who gave it has an account in use any more.
    pub left_alone: bool,
}

/// An item as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct SupervisionItem {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: SupervisionId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// The number people quote: `2026-0003`, without gaps in a year.
    #[n(2)]
    pub number: String,
    /// Where it comes from.
    #[n(3)]
    pub origin: SupervisionOrigin,
    /// What is to be done.
    #[n(4)]
    pub text: String,
    /// By whom.
    #[n(5)]
    pub owner: StaffId,
    /// Until which day.
    #[n(6)]
    pub due: Date,
    /// About which petition.
    #[n(7)]
    pub petition: Option<PetitionId>,
    /// Who put it on the list.
    #[n(8)]
    pub by: StaffId,
    /// On which business date.
    #[n(9)]
    pub on: Date,
    /// How far it is.
    #[n(10)]
    pub state: SupervisionState,
    /// What was done about it, oldest first.
    #[n(11)]
    pub events: Vec<SupervisionEvent>,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SupervisionFault {
    /// Nothing shows that it is done.
    #[error("no evidence")]
    NoEvidence,
    /// Whoever has it in hand, or says that it is done, does not close it.
    #[error("closed by another person")]
    OwnWork,
    /// It was nudged on that day already.
    #[error("nudged today")]
    NudgedToday,
    /// It does not stand where the step begins.
    #[error("the item is {0:?}")]
    Stands(SupervisionState),
    /// Somebody else has it in hand.
    #[error("another one's item")]
    NotOwner,
    /// Neither who gave it nor who leads.
    #[error("not who gave it")]
    NotGiver,
    /// It says so already.
    #[error("unchanged")]
    Unchanged,
    /// It is not given to them: they keep away from the petition that it is about, or do not see it.
    #[error("not given to them")]
    OtherOwner,
    /// It is not given to them: their post neither sees items nor says that they are done.
    #[error("their post reports nothing")]
    ReportsNothing,
}

impl SupervisionItem {
    /// Where a step by somebody leads, or why it cannot be taken. `text` is the evidence or the reason, trimmed.
    pub fn step(
        &self,
        step: SupervisionStep,
        hand: Hand,
        on: Date,
        text: &str,
    ) -> Result<SupervisionState, SupervisionFault> {
        use SupervisionState::{Asked, Closed, Open};
        let Hand { staff: by, leads, left_alone } = hand;
        match (step, self.state) {
            (SupervisionStep::Nudge, Closed)
            | (SupervisionStep::Ask | SupervisionStep::Reassign | SupervisionStep::Due, Asked | Closed)
            | (SupervisionStep::Close | SupervisionStep::Return, Open | Closed) => {
                Err(SupervisionFault::Stands(self.state))
            }
            (SupervisionStep::Nudge, state) => {
                let today = |event: &SupervisionEvent| event.step == SupervisionStep::Nudge && event.on >= on;
                if self.events.iter().any(today) { Err(SupervisionFault::NudgedToday) } else { Ok(state) }
            }
            (SupervisionStep::Reassign | SupervisionStep::Due, Open) if by != self.by && !leads => {
                Err(SupervisionFault::NotGiver)
            }
            // Who put it on the list can say so too, and who leads once both left: it would be open for good.
            (SupervisionStep::Ask, Open) if by != self.owner && by != self.by && !(leads && left_alone) => {
                Err(SupervisionFault::NotOwner)
            }
            (SupervisionStep::Ask, Open) if text.is_empty() => Err(SupervisionFault::NoEvidence),
            (SupervisionStep::Ask, Open) => Ok(Asked),
            (_, Asked) if self.worked(by) => Err(SupervisionFault::OwnWork),
            (SupervisionStep::Close, Asked) if self.evidence().is_none() => Err(SupervisionFault::NoEvidence),
            (SupervisionStep::Close, Asked) => Ok(Closed),
            (SupervisionStep::Reassign | SupervisionStep::Due, Open) | (SupervisionStep::Return, Asked) => {
                Ok(Open)
            }
        }
    }

    /// Where it stands once whoever has it must not have it any more: their own word that it is done counts for nothing.
    pub fn handed_on(&self) -> SupervisionState {
        let own = self.evidence().is_some_and(|asked| asked.by == self.owner);
        if own { SupervisionState::Open } else { self.state }
    }

    /// What it said when it was put on the list: who had it in hand, and until which day.
    pub fn first_said(&self) -> (StaffId, Date) {
        let owner = self.events.iter().find_map(|event| event.owner).map_or(self.owner, |(was, _)| was);
        (owner, self.events.iter().find_map(|event| event.due).map_or(self.due, |(was, _)| was))
    }

    /// Takes an event in as the item then says.
    pub fn take_in(&mut self, event: SupervisionEvent) {
        self.owner = event.owner.map_or(self.owner, |(_, now)| now);
        self.due = event.due.map_or(self.due, |(_, now)| now);
        self.events.push(event);
    }

    /// Whether somebody has it in hand, or says that it is done.
    pub fn worked(&self, staff: StaffId) -> bool {
        staff == self.owner || self.evidence().is_some_and(|event| event.by == staff)
    }

    /// By what it is said to be done, of an item that is closed or waits to be.
    pub fn evidence(&self) -> Option<&SupervisionEvent> {
        let asked = self.events.iter().rev().find(|event| event.step == SupervisionStep::Ask);
        asked.filter(|event| self.state != SupervisionState::Open && !event.text.is_empty())
    }

    /// The last nudge.
    pub fn nudged(&self) -> Option<&SupervisionEvent> {
        self.events.iter().rev().find(|event| event.step == SupervisionStep::Nudge)
    }

    /// Whether it is still to be done and its day is over.
    pub fn is_late(&self, today: Date) -> bool {
        self.state == SupervisionState::Open && self.due < today
    }

    /// The day it was closed.
    pub fn closed_on(&self) -> Option<Date> {
        let last = self.events.iter().rev().find(|event| event.step == SupervisionStep::Close);
        last.filter(|_| self.state == SupervisionState::Closed).map(|event| event.on)
    }
}

impl fmt::Debug for SupervisionItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SupervisionItem({} v{} {:?})", self.id, self.version, self.state)
    }
}

impl SupervisionEvent {
    /// A step that changes neither who has the item in hand nor its day.
    pub fn new(step: SupervisionStep, on: Date, by: StaffId, text: String) -> Self {
        Self { step, on, by, text, owner: None, due: None, followed: None }
    }
}

impl Hand {
    /// Whoever did something long ago: what they were then is not on record with it.
    pub fn of_record(staff: StaffId) -> Self {
        Self { staff, leads: true, left_alone: true }
    }
}

crate::text::opaque!(SupervisionSaid, SupervisionEvent);

#[cfg(test)]
mod tests {
    use super::SupervisionState::{Asked, Closed, Open};
    use super::SupervisionStep::{Ask, Close, Due, Nudge, Reassign, Return};
    use super::*;

    const OWNER: StaffId = StaffId(3);
    const LEAD: StaffId = StaffId(5);
    const HEAD: StaffId = StaffId(6);

    fn day(d: u32) -> Date {
        Date::new(2026, 11, d).unwrap()
    }

    fn item(state: SupervisionState, events: &[(SupervisionStep, u32, StaffId, &str)]) -> SupervisionItem {
        let event = |&(step, on, by, text): &(SupervisionStep, u32, StaffId, &str)| {
            SupervisionEvent::new(step, day(on), by, text.to_owned())
        };
        SupervisionItem {
            id: SupervisionId(1),
            version: 1,
            number: "2026-0001".to_owned(),
            origin: SupervisionOrigin::Weekly,
            text: "核对名册".to_owned(),
            owner: OWNER,
            due: day(20),
            petition: None,
            by: LEAD,
            on: day(16),
            state,
            events: events.iter().map(event).collect(),
        }
    }

    fn hand(staff: StaffId) -> Hand {
        Hand { staff, leads: staff == HEAD, left_alone: false }
    }

    #[test]
    fn every_step_leads_where_the_table_says() {
        use SupervisionFault::{NoEvidence, NotGiver, NotOwner, OwnWork, Stands};
        let asked = [(Ask, 18, OWNER, "照片三张")];
        let by_lead = [(Ask, 18, LEAD, "照片三张")];
        let bare = [(Ask, 18, OWNER, "")];
        for (state, events, step, by, text, leads) in [
            (Open, &[][..], Ask, OWNER, "", Err(NoEvidence)),
            (Open, &[], Ask, HEAD, "照片", Err(NotOwner)),
            (Open, &[], Ask, OWNER, "照片", Ok(Asked)),
            (Open, &[], Ask, LEAD, "照片", Ok(Asked)),
            (Open, &[], Close, HEAD, "", Err(Stands(Open))),
            (Open, &[], Return, HEAD, "不全", Err(Stands(Open))),
            (Asked, &asked, Ask, OWNER, "照片", Err(Stands(Asked))),
            (Asked, &asked, Close, OWNER, "", Err(OwnWork)),
            (Asked, &asked, Return, OWNER, "不全", Err(OwnWork)),
            (Asked, &asked, Close, LEAD, "", Ok(Closed)),
            (Asked, &asked, Return, HEAD, "不全", Ok(Open)),
            (Asked, &by_lead, Close, LEAD, "", Err(OwnWork)),
            (Asked, &by_lead, Close, HEAD, "", Ok(Closed)),
            (Asked, &bare, Close, HEAD, "", Err(NoEvidence)),
            (Closed, &asked, Ask, OWNER, "照片", Err(Stands(Closed))),
            (Closed, &asked, Close, HEAD, "", Err(Stands(Closed))),
            (Closed, &asked, Return, HEAD, "不全", Err(Stands(Closed))),
            (Closed, &asked, Nudge, HEAD, "", Err(Stands(Closed))),
            (Open, &[], Reassign, OWNER, "病了", Err(NotGiver)),
            (Open, &[], Reassign, LEAD, "病了", Ok(Open)),
            (Open, &[], Due, HEAD, "等材料", Ok(Open)),
            (Asked, &asked, Reassign, LEAD, "病了", Err(Stands(Asked))),
            (Closed, &asked, Due, HEAD, "等材料", Err(Stands(Closed))),
        ] {
            let found = item(state, events).step(step, hand(by), day(19), text);
            assert_eq!(found, leads, "{state:?} {step:?} {by} {text}");
        }
    }

    #[test]
    fn who_leads_asks_once_nobody_else_can() {
        let alone = |staff, leads| Hand { staff, leads, left_alone: true };
        let item = item(Open, &[]);
        assert_eq!(item.step(Ask, alone(HEAD, true), day(19), "照片"), Ok(Asked));
        assert_eq!(item.step(Ask, alone(HEAD, false), day(19), "照片"), Err(SupervisionFault::NotOwner));
    }

    #[test]
    fn an_item_is_nudged_once_a_day() {
        let nudged = item(Open, &[(Nudge, 18, LEAD, "")]);
        assert_eq!(nudged.step(Nudge, hand(HEAD), day(18), ""), Err(SupervisionFault::NudgedToday));
        assert_eq!(nudged.step(Nudge, hand(HEAD), day(19), ""), Ok(Open));
        assert_eq!(nudged.nudged().map(|event| event.on), Some(day(18)));
    }

    #[test]
    fn an_item_is_late_while_it_is_open_after_its_day() {
        for (state, on, late) in
            [(Open, 20, false), (Open, 21, true), (Asked, 21, false), (Closed, 21, false)]
        {
            assert_eq!(item(state, &[]).is_late(day(on)), late, "{state:?} {on}");
        }
    }
}
