//! Why something about the duty is not done.

use serde::Serialize;

use super::{At, DutyLevel, RotaFault};
use crate::domain::Date;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum DutyFault {
    /// The bureau has not said its shifts.
    #[error("no shifts are set")]
    NoShifts,
    /// The bureau has not said whom to call.
    #[error("no ladder is set")]
    NoLadder,
    /// The ladder has no such rung; who stands on it, first to last.
    #[error("no such rung, there are {}", .rungs.len())]
    NoSuchRung { rungs: Vec<(DutyLevel, String)> },
    /// The last call is not theirs, or of another day: only who stamped it takes it back, on that day.
    #[error("no call to take back")]
    NoCallOfYours,
    /// They do not look after it: only who does takes that back.
    #[error("no acknowledgement to take back")]
    NoAckOfYours,
    /// There is no shift of that name.
    #[error("no such shift")]
    NoSuchShift,
    /// Somebody who handles no petitions, or whose account is disabled, stands no duty.
    #[error("cannot stand duty")]
    CannotStand { name: String },
    /// The rota has gaps or clashes; each with its day, and the name of whoever it is about.
    #[error("{} faults of the rota", .0.len())]
    Rota(Vec<(RotaFault, String)>),
    /// Everywhere somebody stands the shift already, or nobody of those named is free.
    #[error("nothing to fill")]
    NothingToFill,
    /// They do not stand that shift.
    #[error("not their shift")]
    NotOnShift,
    /// A swap of the shift is asked for already.
    #[error("a swap waits")]
    SwapWaits,
    /// Nobody asked them to take the shift.
    #[error("no swap waits")]
    NoSwap,
    /// The time is over, or too far ahead.
    #[error("not a time to wait until")]
    Until { now: At },
    /// The matter is closed.
    #[error("closed")]
    MajorClosed,
    /// A major matter is closed with a follow-up and a final report.
    #[error("reports are missing")]
    ReportsMissing { follow_up: bool, last: bool },
    /// After the final report nothing follows.
    #[error("final report given")]
    FinalGiven,
    /// A final report comes after a follow-up report.
    #[error("no follow-up yet")]
    NoFollowUp,
    /// No report of a major matter went to the Party committee or the government.
    #[error("nobody above was told")]
    NotToldAbove,
    /// A handover is under way.
    #[error("a handover is under way")]
    HandoverOpen { to: String },
    /// No handover is under way.
    #[error("no handover is under way")]
    NoHandover,
    /// The handover has no such item.
    #[error("no such item")]
    NoItem,
    /// Hours of the day are left without a shift; each from the first minute without one to the next that has one.
    #[error("{} times without a shift", .0.len())]
    Uncovered(Vec<(u16, u16)>),
    /// Nobody hands over to themselves.
    #[error("one and the same person")]
    ToOneself,
    /// Somebody else takes over.
    #[error("somebody else takes over")]
    NotIncoming { name: String },
    /// Whoever neither began the handover nor takes over nor leads does not withdraw it.
    #[error("not theirs to withdraw")]
    NotTheirs { from: String, to: String },
    /// The day is over: what stood then stays as it was.
    #[error("{day} is over")]
    DayOver { day: Date },
    /// The item was signed already.
    #[error("signed already")]
    Signed,
    /// The petition pages nobody: it is old enough for the review list, or nothing of it is urgent.
    #[error("it pages nobody")]
    NotPaging,
}
