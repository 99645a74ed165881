//! What is asked for about the on-call duty.

use serde::{Deserialize, Serialize};

use crate::domain::duty::{At, MajorFacts, Rung, ShiftKind};
use crate::domain::{Date, HandoverId, MajorId, PetitionId, StaffId};

/// An act about the duty (值班).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum DutyAct {
    /// Says the shifts, the ladder and the age of review anew; hours without a shift are refused unless they are meant.
    SetRules {
        seen: u32,
        shifts: Vec<ShiftKind>,
        rungs: Vec<Rung>,
        review_days: Option<u16>,
        uncovered: bool,
    },
    /// Says who stands a shift.
    SetShift { day: Date, seen: u32, shift: String, staff: Vec<StaffId> },
    /// Gives a shift of the days on which nobody stands it to people in turn; what nobody can stand stays a gap.
    Rotate { first: Date, last: Date, shift: String, staff: Vec<StaffId> },
    /// Notes leave of whole days, or takes it off. `despite` gives the reason where one of them is over.
    Leave {
        staff: StaffId,
        first: Date,
        last: Date,
        away: bool,
        #[serde(default)]
        despite: Option<String>,
    },
    /// Makes days known: refused while one has a gap or a clash.
    Publish { first: Date, last: Date },
    /// Asks somebody to stand one's own shift.
    AskSwap { day: Date, shift: String, to: StaffId },
    /// Agrees to stand a shift that one was asked for, or not.
    AnswerSwap { day: Date, shift: String, agree: bool },
    /// Looks after a petition that pages until a minute.
    Acknowledge { petition: PetitionId, until: At },
    /// Takes back that one looks after a petition, for who does: it stays on record as taken back.
    TakeAckBack { petition: PetitionId },
    /// The numbers of the ladder are shown whole.
    ShowPhones,
    /// Calls the next rung about a petition that pages.
    Hop { petition: PetitionId, answered: bool },
    /// Takes back the call that was stamped last, for who stamped it on that day: it stays on record as taken back.
    TakeHopBack { petition: PetitionId },
    /// Writes a major urgent matter down, and the petition that it came up with.
    OpenMajor { facts: MajorFacts, petition: Option<PetitionId> },
    /// Stamps a call about it: the rung by its place in the list.
    Call { major: MajorId, rung: u8, answered: bool },
    /// Takes back the call about it that was stamped last.
    TakeCallBack { major: MajorId },
    /// Adds a follow-up report, or the final one: whether the Party committee or the government was told, and in words who was.
    Report { major: MajorId, last: bool, text: String, above: bool, to: String },
    /// Closes it.
    CloseMajor { major: MajorId },
    /// Compiles a handover to somebody. `despite` gives the reason of whoever neither has the duty nor is on.
    BeginHandover { to: StaffId, notes: Vec<String>, despite: Option<String> },
    /// Signs one item, by the mark that it was seen with: taken over, or left with the outgoing one for a reason.
    Sign { handover: HandoverId, item: u64, left: Option<String> },
    /// Sets the handover under way aside: what is signed stays signed, and everything else goes into the next.
    WithdrawHandover { handover: HandoverId, reason: String },
    /// Ends it; what is not signed stays with the outgoing one.
    FinishHandover { handover: HandoverId },
}

const SHIFT: &str = "duty.shift";
const ROTATE: &str = "duty.rotate";
const LEAVE: &str = "duty.leave";
const BACK: &str = "duty.back";
const PUBLISH: &str = "duty.publish";
const AGREE_SWAP: &str = "duty.agree-swap";

impl DutyAct {
    /// The names of those that change the rota.
    pub const OF_ROTA: [&'static str; 6] = [SHIFT, ROTATE, LEAVE, BACK, PUBLISH, AGREE_SWAP];

    /// The stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SetRules { .. } => "duty.rules",
            Self::SetShift { .. } => SHIFT,
            Self::Rotate { .. } => ROTATE,
            Self::Leave { away: true, .. } => LEAVE,
            Self::Leave { away: false, .. } => BACK,
            Self::Publish { .. } => PUBLISH,
            Self::AskSwap { .. } => "duty.ask-swap",
            Self::AnswerSwap { agree: true, .. } => AGREE_SWAP,
            Self::AnswerSwap { agree: false, .. } => "duty.decline-swap",
            Self::Acknowledge { .. } => "duty.acknowledge",
            Self::TakeAckBack { .. } => "duty.take-ack-back",
            Self::ShowPhones => "duty.phones",
            Self::Hop { .. } => "duty.hop",
            Self::TakeHopBack { .. } => "duty.take-hop-back",
            Self::OpenMajor { .. } => "duty.open-major",
            Self::Call { .. } => "duty.call",
            Self::TakeCallBack { .. } => "duty.take-call-back",
            Self::Report { last: false, .. } => "duty.report",
            Self::Report { last: true, .. } => "duty.final-report",
            Self::CloseMajor { .. } => "duty.close-major",
            Self::BeginHandover { .. } => "duty.begin-handover",
            Self::Sign { left: None, .. } => "duty.take-item",
            Self::Sign { left: Some(_), .. } => "duty.leave-item",
            Self::WithdrawHandover { .. } => "duty.withdraw-handover",
            Self::FinishHandover { .. } => "duty.finish-handover",
        }
    }

    /// Whether whoever sits at the window may do it: taking a call, looking a number up and calling on.
    pub fn is_call(&self) -> bool {
        matches!(
            self,
            Self::ShowPhones
                | Self::Hop { .. }
                | Self::TakeHopBack { .. }
                | Self::OpenMajor { .. }
                | Self::Call { .. }
                | Self::TakeCallBack { .. }
        )
    }
}

crate::text::opaque!(DutyAct);
