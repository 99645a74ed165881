//! Who did what with a run. The duties of a run are kept apart: nobody has two of them.

use minicbor::{Decode, Encode};

use super::RunStep;
use crate::domain::kinds::kinds;
use crate::domain::{Date, StaffId};

kinds! {
    /// A duty in the making of a payment. Two duties of one run are never with the same member of staff; of what is done beside it
    /// [`super::Bearing`] says from which it keeps.
    Duty {
        /// 改资料: changing the record of somebody the run pays, since the last run.
        0 DataChange "data-change",
        /// 计算
        1 Compute "compute",
        /// 复核
        2 Review "review",
        /// 审批
        3 Approve "approve",
        /// 送银行
        4 Export "export",
        /// 对账
        5 Reconcile "reconcile",
        /// 同意变更: agreeing, as the second of two, to a change of what money depends on.
        6 Agree "agree",
        /// 定发放规则: proposing a rule by which runs are approved.
        7 Rule "rule",
        /// 提交标准: proposing rates, settings and first months that amounts follow from.
        8 Propose "propose",
    }
}

impl RunStep {
    /// The duty that a step belongs to.
    pub fn duty(self) -> Duty {
        match self {
            Self::Draft | Self::Explain | Self::Defer | Self::Freeze | Self::Thaw | Self::Abandon => {
                Duty::Compute
            }
            Self::Review | Self::Return => Duty::Review,
            Self::Approve | Self::Decline | Self::Recall | Self::Agree | Self::Refuse => Duty::Approve,
            Self::Export | Self::TakeReturn | Self::NoteUnpaid => Duty::Export,
            Self::Reconcile
            | Self::Close
            | Self::Claim
            | Self::Leave
            | Self::AgreeUnpaid
            | Self::RefuseUnpaid => Duty::Reconcile,
        }
    }
}

/// One step of a run: who, when, why.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Act {
    /// What was done.
    #[n(0)]
    pub step: RunStep,
    /// By whom.
    #[n(1)]
    pub by: StaffId,
    /// On which business date.
    #[n(2)]
    pub on: Date,
    /// Why, where a reason is asked for.
    #[n(3)]
    pub reason: String,
    /// The run changed since: the signature does not hold any more.
    #[n(4)]
    pub void: bool,
}

crate::text::opaque!(Act);
