//! What is done beside a run bears on it by what it can do to the money, not by who does it: from which duties each kind of act keeps.

use minicbor::data::Type;
use minicbor::decode::Error as DecodeError;
use minicbor::{Decode as _, Decoder};

use super::Duty;
use crate::domain::kinds::kinds;

kinds! {
    /// How an act bears on the runs that come after it, until one of them has paid by it.
    Bearing {
        /// 改资料: registering somebody, facts of recognition, accounts that are asked for, requests for grants, entries by hand, reversals
        /// that are asked for, recoveries. Each can make money due to somebody, or lead it elsewhere.
        0 Amount "amount",
        /// 同意变更: the second of two who agrees to such a change, or sees to what the bank did not pay. They looked at it once; the run
        /// is reviewed by another. It makes nothing due by itself, so it keeps from nothing else.
        1 Agreed "agreed",
        /// 年度确认: that somebody was seen, or that this was taken back. It is evidence that the person lives: whoever reviews or approves
        /// relies on it and did not give it. It changes neither account nor amount, and the file that is sent is fixed under a digest, so
        /// working out, sending and reconciling are free.
        2 Seen "seen",
        /// 发放规则: proposing sums of approval, whether budgets are needed, times of no release. It is the data of nobody; but who sets
        /// the threshold does not approve under it. The head who decides it may: without any rule the head approves every run.
        3 Rule "rule",
        /// 放款: saying alone that the bank has cleared an account, or being the first of two to say that a payment came back. Money goes
        /// again by their word, so another reviews and approves it. It changes neither account nor amount: working out, sending and
        /// reconciling are free, and a bureau of two checkers keeps one who compares with the bank.
        4 Cleared "cleared",
        /// 接收前录入: having entered alone, before it was decided from which month on a programme is counted, what its first run takes
        /// over. A bureau that begins has few hands and all of them entered something, so working out, sending and reconciling are free;
        /// but nobody looked at it with a second pair of eyes yet, so whoever entered it neither reviews nor approves it.
        5 TakenOver "taken-over",
        /// 提交标准: proposing rates, settings and first months that enter amounts. They are about everybody and lead no payment to anybody in
        /// particular, and another approved them: both of the two are kept from the same duty, the review, so that somebody who had no
        /// word in the rate looks at what comes of it.
        6 Proposed "proposed",
    }
}

impl Bearing {
    /// The duties of a run that it keeps from.
    pub const fn keeps_from(self) -> &'static [Duty] {
        match self {
            Self::Amount => &[Duty::Compute, Duty::Review, Duty::Approve, Duty::Export, Duty::Reconcile],
            Self::Agreed | Self::Proposed => &[Duty::Review],
            Self::Seen | Self::Cleared | Self::TakenOver => &[Duty::Review, Duty::Approve],
            Self::Rule => &[Duty::Approve],
        }
    }

    /// What it is called among the duties.
    pub const fn duty(self) -> Duty {
        match self {
            Self::Amount | Self::Seen | Self::TakenOver => Duty::DataChange,
            Self::Agreed | Self::Cleared => Duty::Agree,
            Self::Rule => Duty::Rule,
            Self::Proposed => Duty::Propose,
        }
    }
}

/// Reads it; rows of earlier versions say only whether somebody agreed.
///
/// # Errors
/// When it is neither.
pub(super) fn decode<Ctx>(d: &mut Decoder<'_>, ctx: &mut Ctx) -> Result<Bearing, DecodeError> {
    match d.datatype()? {
        Type::Bool => Ok(if d.bool()? { Bearing::Agreed } else { Bearing::Amount }),
        _ => Bearing::decode(d, ctx),
    }
}
