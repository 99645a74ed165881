//! The states of a run and the steps between them: one function, no skipped step, a way out of every state.

use super::RunFault;
use crate::domain::kinds::kinds;

kinds! {
    /// Where a run stands.
    RunState {
        /// 草拟: worked out, not yet fixed.
        0 Draft "draft",
        /// 已冻结: lines, accounts and amounts are fixed.
        1 Frozen "frozen",
        /// 已复核
        2 Reviewed "reviewed",
        /// 已审批: what is due is booked.
        3 Approved "approved",
        /// 已送银行
        4 Exported "exported",
        /// 已回盘: the bank has said something of it.
        5 Returned "returned",
        /// 已对账
        6 Reconciled "reconciled",
        /// 已办结
        7 Closed "closed",
        /// 已作废
        8 Abandoned "abandoned",
    }

    /// What is done with a run.
    RunStep {
        /// 草拟, 重新计算: works it out, or works it out anew.
        0 Draft "draft",
        /// 说明: gives the reason of a line that has none.
        1 Explain "explain",
        /// 冻结
        2 Freeze "freeze",
        /// 解冻
        3 Thaw "thaw",
        /// 复核
        4 Review "review",
        /// 退回: the one who reviews sends it back.
        5 Return "return",
        /// 审批
        6 Approve "approve",
        /// 撤回审批: the head sends back what is approved and not yet with the bank.
        7 Recall "recall",
        /// 送银行
        8 Export "export",
        /// 回盘: takes in what the bank says.
        9 TakeReturn "take-return",
        /// 对账
        10 Reconcile "reconcile",
        /// 办结
        11 Close "close",
        /// 作废
        12 Abandon "abandon",
        /// 不批准: the head sends it back instead of approving.
        13 Decline "decline",
        /// 同意认定: one says what became of a line after all, this is the other who agrees.
        14 Agree "agree",
        /// 暂缓: leaves a line to a coming run.
        15 Defer "defer",
        /// 不同意认定: the other one does not agree; what is on record stands.
        16 Refuse "refuse",
        /// 提出认定: says what became of a line after all, or takes that back.
        17 Claim "claim",
        /// 留待下次: leaves a failure to a coming run.
        18 Leave "leave",
        /// 整批退回: the bank threw its file back as a whole and paid nothing of it.
        50 NoteUnpaid "note-unpaid",
        /// 同意整批退回: the other one agrees; no line without an outcome was paid.
        51 AgreeUnpaid "agree-unpaid",
        /// 不同意整批退回: the other one does not agree; the bank's answer is waited for.
        52 RefuseUnpaid "refuse-unpaid",
    }

    /// What somebody says of a line against the record or against the bank. It counts once somebody else agrees.
    Claimed {
        /// 认定已发: it failed, and was paid after all.
        0 Paid "paid",
        /// 退汇: it was paid, and the money came back.
        1 NotPaid "not-paid",
        /// 以原记为准: the record stands, whatever the bank says since.
        2 Stands "stands",
    }

    /// How a line stands to the last run of the same programmes.
    LineChange {
        /// 新增
        0 Added "added",
        /// 停发: in the last run and not due any more; it pays nothing.
        1 Stopped "stopped",
        /// 变动
        2 Changed "changed",
        /// 不变
        3 Same "same",
        /// 暂不发: due, but there is no account to pay to, or something must be decided first.
        4 Held "held",
        /// 应发更正: it pays nothing; the books come to what is due.
        5 Restated "restated",
    }

    /// Why a line is what it is.
    Reason {
        /// 首次发放: there is no earlier run of these programmes.
        0 FirstRun "first-run",
        /// 新认定
        1 NewRecognition "new-recognition",
        /// 迁入
        2 MovedIn "moved-in",
        /// 恢复发放
        3 Resumed "resumed",
        /// 到龄
        4 Age "age",
        /// 调标
        5 RateChanged "rate-changed",
        /// 等级调整
        6 GradeChanged "grade-changed",
        /// 补发: it holds months that an earlier run was for.
        7 Arrears "arrears",
        /// 上次发放未成功
        8 FailedBefore "failed-before",
        /// 抵扣
        9 SetOff "set-off",
        /// 去世
        10 Death "death",
        /// 迁出
        11 Moved "moved",
        /// 中止
        12 Suspended "suspended",
        /// 停发、取消: the recognition does not pay any more.
        13 Stopped "stopped",
        /// 按规定不发: a rule bars it.
        14 Barred "barred",
        /// 缺数: no rate or fact to work it out from.
        15 Missing "missing",
        /// 并档: the record was merged into another.
        16 Merged "merged",
        /// 重发: it takes the place of a line that failed.
        17 Reissue "reissue",
        /// 上月含补发或抵扣: the last run held more than its month.
        18 LastHadMore "last-had-more",
        /// 原因不明: somebody must say why.
        19 Unexplained "unexplained",
        /// 没有账户
        20 NoAccount "no-account",
        /// 账户尚未启用: the account holds for runs drafted later than this one.
        21 AccountNotYet "account-not-yet",
        /// 已记应发: it pays what was booked as due, by an approved request for one.
        22 Booked "booked",
        /// 换账户: the money goes to another account than in the last run.
        23 AccountChanged "account-changed",
        /// 户名不符: the account is in the name of somebody the record knows nothing of; somebody must say why.
        24 HolderDiffers "holder-differs",
        /// 本人已去世: what is due is of the time before; it goes to a payee, and somebody must say why.
        25 Deceased "deceased",
        /// 已去世，无代领人: it is due, and nobody on record may receive it.
        26 NoHeir "no-heir",
        /// 暂缓: left to a coming run.
        27 Deferred "deferred",
        /// 应发更正: something else was booked as due than is due now.
        30 Restated "restated",
        /// 已按另一项目发放: months of it were paid under a programme that excludes it, which must be decided first.
        31 PaidUnderAnother "paid-under-another",
        /// 银行退回过此账号: the bank refused the account, and it is unchanged; somebody says that the bank has cleared it, or it is changed.
        40 RefusedAccount "refused-account",
        /// 银行已放行: the bank refused the account before, and somebody says that it has cleared it.
        41 ClearedAccount "cleared-account",
        /// 未经批准: it was booked as due by hand, and no decided request comes to it.
        45 Undecided "undecided",
        /// 冲销后再发: it had been paid, and that was taken back.
        80 TakenBack "taken-back",
        /// 退回过: the person had paid it back by a decision, and it is due after all.
        90 PaidBack "paid-back",
        /// 经办人改过资料: put off by itself, since somebody who is needed for the run changed the record and nobody else was left for it.
        91 OwnChange "own-change",
        /// 分月尾差: the standard is of a year and comes to no whole fen a month, so that one month has a fen more than the other.
        95 Remainder "remainder",
    }
}

impl Default for Claimed {
    /// What could be said before there was more than one thing.
    fn default() -> Self {
        Self::Paid
    }
}

/// The state after a step.
///
/// # Errors
/// When the step does not follow on the state.
pub fn next(state: RunState, step: RunStep) -> Result<RunState, RunFault> {
    use RunState::{Abandoned, Approved, Closed, Draft, Exported, Frozen, Reconciled, Returned, Reviewed};
    Ok(match (state, step) {
        (Draft, RunStep::Draft | RunStep::Explain | RunStep::Defer)
        | (Frozen, RunStep::Thaw)
        | (Frozen | Reviewed, RunStep::Return)
        | (Reviewed, RunStep::Decline)
        | (Approved, RunStep::Recall) => Draft,
        (Draft, RunStep::Freeze) => Frozen,
        (Frozen, RunStep::Review) => Reviewed,
        (Reviewed, RunStep::Approve) => Approved,
        (Approved, RunStep::Export) => Exported,
        (Exported | Returned, RunStep::TakeReturn | RunStep::AgreeUnpaid) => Returned,
        (state @ (Exported | Returned), RunStep::NoteUnpaid | RunStep::RefuseUnpaid) => state,
        (Returned, RunStep::Reconcile) => Reconciled,
        (Reconciled, RunStep::Close) => Closed,
        (Draft, RunStep::Abandon) => Abandoned,
        (state, step) => return Err(RunFault::NotFrom { state, step }),
    })
}

impl RunState {
    /// The step that leads on from it, towards every line having its outcome; `None` where the way ends.
    pub fn leads_on(self) -> Option<RunStep> {
        Some(match self {
            Self::Draft => RunStep::Freeze,
            Self::Frozen => RunStep::Review,
            Self::Reviewed => RunStep::Approve,
            Self::Approved => RunStep::Export,
            Self::Exported => RunStep::TakeReturn,
            Self::Returned => RunStep::Reconcile,
            Self::Reconciled => RunStep::Close,
            Self::Closed | Self::Abandoned => return None,
        })
    }

    /// The step that leads back to the draft, by whoever may take it first; `None` where there is nothing to work out anew, or it is with
    /// the bank.
    pub fn leads_back(self) -> Option<RunStep> {
        match self {
            Self::Frozen => Some(RunStep::Thaw),
            Self::Reviewed => Some(RunStep::Decline),
            Self::Approved => Some(RunStep::Recall),
            _ => None,
        }
    }
}

/// The steps that lead out of a state.
pub fn exits(state: RunState) -> Vec<RunStep> {
    let leaves = |step: &RunStep| next(state, *step).is_ok_and(|to| to != state);
    RunStep::ALL.iter().copied().filter(leaves).collect()
}

impl Reason {
    /// Whether it leaves what is due to a coming run, though it could be paid.
    pub fn puts_off(self) -> bool {
        matches!(self, Self::Deferred | Self::OwnChange)
    }

    /// Whether it is no explanation: somebody says in words why the line is as it is.
    pub fn wants_words(self) -> bool {
        matches!(self, Self::Unexplained | Self::HolderDiffers | Self::Deceased)
    }
}
