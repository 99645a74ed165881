//! Major urgent matters (紧急重大事项): reported at once, followed up, and closed by a final report (信访工作条例 第二十五条).

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Alert, At, DutyFault, DutyLevel, DutyRules, Hop, Ladder};
use crate::domain::{MajorId, PetitionId, StaffId};

/// A major urgent matter. The regulation names no number of hours; the ladder's minutes are the bureau's own.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Major {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: MajorId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// The short form.
    #[n(2)]
    pub facts: MajorFacts,
    /// Who wrote it down.
    #[n(3)]
    pub by: StaffId,
    /// When.
    #[n(4)]
    pub on: At,
    /// Calls made, in order.
    #[n(5)]
    pub calls: Vec<Call>,
    /// Follow-up reports (续报), then the final report (终报).
    #[n(6)]
    pub reports: Vec<Report>,
    /// When it was closed, and by whom.
    #[n(7)]
    pub closed: Option<(At, StaffId)>,
    /// The petition that it came up with.
    #[n(13)]
    pub petition: Option<PetitionId>,
    /// Since when its ladder runs, where calls about its petition were taken over; else since it was written down.
    #[n(14)]
    pub since: Option<At>,
}

/// What is said at once.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MajorFacts {
    /// 何事
    #[n(0)]
    pub what: String,
    /// 何地
    #[n(1)]
    pub place: String,
    /// 何时, as it was told.
    #[n(2)]
    pub when: String,
    /// 涉及人数
    #[n(3)]
    pub people: u32,
    /// 已采取措施
    #[n(4)]
    pub done: String,
}

/// A call about it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Call {
    /// Whose turn it was.
    #[n(0)]
    pub level: DutyLevel,
    /// Who was called.
    #[n(1)]
    pub name: String,
    /// Whether they answered.
    #[n(2)]
    pub answered: bool,
    /// When.
    #[n(3)]
    pub on: At,
    /// By whom.
    #[n(4)]
    pub by: StaffId,
    /// When they took it back, because it was stamped by mistake.
    #[n(10)]
    pub back: Option<At>,
    /// It was made about the petition, before the matter was written down.
    #[cbor(n(11), default)]
    pub taken_over: bool,
}

/// A report after the first.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Report {
    /// 终报; otherwise 续报.
    #[n(0)]
    pub last: bool,
    /// What it says.
    #[n(1)]
    pub text: String,
    /// When.
    #[n(2)]
    pub on: At,
    /// By whom.
    #[n(3)]
    pub by: StaffId,
    /// To whom above it went: Party committee, government, the office of the joint meeting. Empty where it stayed in the bureau, and in
    /// rows of earlier programs.
    #[cbor(n(4), default, skip_if = "String::is_empty")]
    pub to: String,
    /// Whether the Party committee or the government was told; not said in rows of earlier programs, where any other place counted.
    #[n(10)]
    pub above: Option<bool>,
}

crate::text::opaque!(Major, MajorFacts, Call, Report);

impl From<&Call> for Hop {
    fn from(call: &Call) -> Self {
        let Call { level, name, answered, on, by, back, .. } = call.clone();
        Self { level, name, answered, by, on, back }
    }
}

impl From<Hop> for Call {
    fn from(hop: Hop) -> Self {
        let Hop { level, name, answered, by, on, back } = hop;
        Self { level, name, answered, on, by, back, taken_over: false }
    }
}

impl Report {
    /// Whether it went to the Party committee or the government.
    pub fn went_above(&self) -> bool {
        self.above.unwrap_or(!self.to.is_empty())
    }
}

impl Major {
    /// Whether a report may be added.
    pub fn may_report(&self, last: bool) -> Result<(), DutyFault> {
        if self.closed.is_some() {
            return Err(DutyFault::MajorClosed);
        }
        // What nobody above was told is told even after the final report.
        if self.reports.iter().any(|report| report.last) && (last || self.told_above()) {
            return Err(DutyFault::FinalGiven);
        }
        if last && self.reports.is_empty() { Err(DutyFault::NoFollowUp) } else { Ok(()) }
    }

    /// Whether a report of it went to the Party committee or the government (第二十五条).
    pub fn told_above(&self) -> bool {
        self.reports.iter().any(Report::went_above)
    }

    /// Whether it may be closed: a follow-up and the final report are there, and one of them went above.
    pub fn may_close(&self) -> Result<(), DutyFault> {
        if self.closed.is_some() {
            return Err(DutyFault::MajorClosed);
        }
        let lacks = |last: bool| !self.reports.iter().any(|report| report.last == last);
        let (follow_up, last) = (lacks(false), lacks(true));
        if follow_up || last {
            return Err(DutyFault::ReportsMissing { follow_up, last });
        }
        if self.told_above() { Ok(()) } else { Err(DutyFault::NotToldAbove) }
    }

    /// Where the ladder stands: the same as that of a petition, and the one that its petition began.
    pub fn ladder(&self, rules: &DutyRules, now: At) -> Ladder {
        let hops = self.calls.iter().map(Hop::from).collect();
        let alert = Alert { hops, ..Alert::new(PetitionId(0)) };
        alert.ladder(rules, self.since.unwrap_or(self.on), now)
    }

    /// Takes the last call back, for who stamped it on that day.
    pub fn take_back(&mut self, by: StaffId, now: At) -> Result<&Call, DutyFault> {
        if self.closed.is_some() {
            return Err(DutyFault::MajorClosed);
        }
        let last = self.calls.iter_mut().rfind(|call| call.back.is_none());
        let last = last.filter(|call| call.by == by && call.on.day == now.day);
        let last = last.ok_or(DutyFault::NoCallOfYours)?;
        last.back = Some(now);
        Ok(last)
    }

    /// Levels of which nobody answered yet although they were called.
    pub fn unanswered(&self) -> Vec<DutyLevel> {
        let made = || self.calls.iter().filter(|call| call.back.is_none());
        let answered = |level: DutyLevel| made().any(|c| c.level == level && c.answered);
        let mut open: Vec<DutyLevel> =
            made().map(|call| call.level).filter(|level| !answered(*level)).collect();
        open.sort_unstable();
        open.dedup();
        open
    }
}
