//! 发放批次: what runs are called, why a line is what it is, why a step is refused.

use super::message::{Lang, Msg, messages};
use crate::bureau::answer::{PutOff, RunLineRow};
use crate::domain::ledger::run::{Duty, LineChange, Reason, RecoveryWay, RunState, RunStep};

messages! {
    STATE_DRAFT = "草拟", "draft";
    STATE_FROZEN = "已冻结", "frozen";
    STATE_REVIEWED = "已复核", "reviewed";
    STATE_APPROVED = "已审批", "approved";
    STATE_EXPORTED = "已送银行", "at the bank";
    STATE_RETURNED = "已回盘", "returned";
    STATE_RECONCILED = "已对账", "reconciled";
    STATE_CLOSED = "已办结", "closed";
    STATE_ABANDONED = "已作废", "abandoned";

    STEP_DRAFT = "计算", "work out";
    STEP_EXPLAIN = "说明", "explain";
    STEP_FREEZE = "冻结", "freeze";
    STEP_THAW = "解冻", "thaw";
    STEP_REVIEW = "复核", "review";
    STEP_RETURN = "退回", "send back";
    STEP_APPROVE = "审批", "approve";
    STEP_RECALL = "撤回审批", "recall";
    STEP_EXPORT = "送银行", "hand to the bank";
    STEP_TAKE_RETURN = "回盘", "take the return in";
    CHAIN_EXPORT = "送银行", "send";
    CHAIN_TAKE_RETURN = "回盘", "return";
    STEP_RECONCILE = "对账", "reconcile";
    STEP_CLOSE = "办结", "close";
    STEP_ABANDON = "作废", "abandon";
    STEP_DECLINE = "不批准", "decline";
    STEP_AGREE = "同意认定", "agree to what is said of a line";
    STEP_CLAIM = "提出认定", "say what became of a line";
    STEP_LEAVE = "留待下次", "leave a failure to a coming run";
    STEP_NOTE_UNPAID = "整批退回", "note that the bank threw the file back";
    STEP_AGREE_UNPAID = "同意整批退回", "agree that nothing was paid";
    STEP_REFUSE_UNPAID = "不同意整批退回", "disagree that nothing was paid";
    STEP_REFUSE = "不同意认定", "disagree with what is said of a line";
    STEP_DEFER = "暂缓", "leave to a coming run";

    DUTY_DATA_CHANGE = "改资料", "changing records";
    DUTY_COMPUTE = "计算", "working out";
    DUTY_REVIEW = "复核", "reviewing";
    DUTY_APPROVE = "审批", "approving";
    DUTY_EXPORT = "送银行", "handing over to the bank";
    DUTY_RECONCILE = "对账", "reconciling";
    DUTY_AGREE = "同意资料变更", "agreeing to a change of a record";
    DUTY_PROPOSE = "提交标准或参数", "proposing rates or settings";
    DUTY_RULE = "定发放规则", "proposing a rule of runs";

    CHANGE_ADDED = "新增", "added";
    CHANGE_STOPPED = "停发", "stopped";
    CHANGE_CHANGED = "变动", "changed";
    CHANGE_SAME = "不变", "same";
    CHANGE_HELD = "暂不发", "held";
    CHANGE_RESTATED = "应发更正", "due put right";

    WHY_FIRST_RUN = "首次发放", "first run";
    WHY_NEW_RECOGNITION = "新认定", "new recognition";
    WHY_MOVED_IN = "迁入", "moved in";
    WHY_RESUMED = "恢复发放", "resumed";
    WHY_AGE = "到龄", "came of age";
    WHY_RATE_CHANGED = "调标", "rate changed";
    WHY_GRADE_CHANGED = "等级调整", "grade changed";
    WHY_ARREARS = "补发", "arrears";
    WHY_FAILED_BEFORE = "上次未发成", "not paid last time";
    WHY_SET_OFF = "抵扣多发", "overpayment set off";
    WHY_DEATH = "去世", "death";
    WHY_MOVED = "迁出", "moved away";
    WHY_SUSPENDED = "中止", "suspended";
    WHY_STOPPED = "停发或取消", "stopped or cancelled";
    WHY_BARRED = "按规定不发", "barred by rule";
    WHY_MISSING = "缺标准或缺资料", "rate or fact missing";
    WHY_MERGED = "并档", "record merged";
    WHY_REISSUE = "重发", "issued again";
    WHY_LAST_HAD_MORE = "上次含补发或抵扣", "the last run held more than its month";
    WHY_UNEXPLAINED = "原因不明", "unexplained";
    WHY_REFUSED_ACCOUNT = "银行退回过这个账号，没有换", "the bank refused this account, and it is unchanged";
    WHY_CLEARED_ACCOUNT = "银行退回过这个账号，已说明可用", "the bank refused this account, and it is said to be good again";
    WHY_NO_ACCOUNT = "没有账户", "no account";
    WHY_BOOKED = "已记应发", "booked as due";
    WHY_ACCOUNT_NOT_YET = "账户尚未启用", "the account does not hold yet";
    WHY_ACCOUNT_CHANGED = "换了账户", "another account";
    WHY_HOLDER_DIFFERS = "户名不是本人或代领人", "the account is in another name";
    WHY_DECEASED = "本人已去世，发给代领人", "the person died: paid to the payee";
    WHY_NO_HEIR = "本人已去世，没有代领人账户", "the person died and nobody on record receives it";
    WHY_DEFERRED = "暂缓，留待下次", "left to a coming run";
    WHY_REMAINDER = "年标准分月的尾差", "a fen of the year's figure";
    WHY_OWN_CHANGE = "经办人改过资料，另批", "for another to draft";
    PUT_OFF = "暂缓 {sum} 元", "left out: {sum}";
    PUT_OFF_OWN = "暂缓 {sum} 元，由别人另编一批", "left out: {sum}, for another to draft";
    PUT_OFF_WHY = "暂缓 {sum} 元：{why}", "left out, {sum} yuan: {why}";
    PUT_OFF_BY = "{words}（{by}）", "{words} ({by})";
    PUT_OFF_OWN_WHY = "{by}改过他们的资料，这一批又缺不了{by}：请另一人给他们另起一批", "{by} changed these records and is needed for this run: another drafts a run of them";
    WHY_RESTATED = "更正已记应发", "what is booked as due is put right";
    LAST_TIME = "上次 {sum} 元", "last time {sum} yuan";
    WHY_PAID_BACK = "退回过又应发", "paid back before";
    WHY_PAID_BACK_BY = "按 {recovery} 退回过又应发", "paid back before by {recovery}";
    WHY_TAKEN_BACK = "冲销后再发", "taken back before";
    WHY_UNDECIDED = "手工记的应发，没有批准的申请；须有专项申请并经另一人批准", "booked as due by hand without an approved request; enter a request for another to approve";
    WHY_PAID_UNDER_ANOTHER = "有月份已按另一项目发放，待定", "months were paid under another programme, to be decided";

    WAY_REPAY = "退回", "pay back";
    WAY_SET_OFF = "抵扣", "set off";
    WAY_WAIVE = "免予追回", "waive";
    WAY_SHIFT = "转列", "move to another programme";

    LINE_OPEN = "未定", "open";
    LINE_PAID = "已发", "paid";
    LINE_FAILED = "未发成", "failed";
    LINE_REISSUED = "已重发", "issued again";
    LINE_LEFT = "留待下次", "left to a coming run";

    DONE_DRAFT = "草拟发放批次", "run drafted";
    DONE_REDRAFT = "重新计算批次", "run worked out anew";
    DONE_FREEZE = "冻结批次", "run frozen";
    DONE_THAW = "解冻批次", "run thawed";
    DONE_REVIEW = "复核批次", "run reviewed";
    DONE_RETURN = "退回批次", "run sent back";
    DONE_APPROVE = "审批批次", "run approved";
    DONE_RECALL = "撤回审批", "approval recalled";
    DONE_EXPORT = "批次送银行", "run handed to the bank";
    DONE_TAKE_RETURN = "录入回盘", "return taken in";
    DONE_RECONCILE = "批次对账", "run reconciled";
    DONE_CLOSE = "批次办结", "run closed";
    DONE_ABANDON = "作废批次", "run abandoned";
    DONE_EXPLAIN = "说明一行的原因", "line explained";
    DONE_LEAVE = "失败留待下次", "failure left to a coming run";
    DONE_TAKE_BACK = "提出退汇", "said that a payment came back";
    DONE_DECLINE = "不批准批次", "run declined";
    DONE_DEFER = "一行暂缓", "line left to a coming run";
    DONE_PAID_AFTER_ALL = "提出认定已发", "said that a line was paid after all";
    DONE_STAND = "提出以原记为准", "said that the record of a line stands";
    DONE_AGREE = "同意认定", "agreed to what was said of a line";
    DONE_REFUSE = "不同意认定", "did not agree to what was said of a line";
    DONE_WITHDRAW = "撤回认定", "took back what was said of a line";
    DONE_NOTE_UNPAID = "提出整批退回", "said that the bank threw the file back";
    DONE_AGREE_UNPAID = "同意整批退回", "agreed that nothing of a run was paid";
    DONE_REFUSE_UNPAID = "不同意整批退回", "did not agree that nothing of a run was paid";
    DONE_CLEAR_ACCOUNTS = "说明整批账号可用", "said that the accounts of a run are good";
    DONE_REISSUE = "重发失败的行", "failed lines issued again";
    DONE_RECOVERY_PROPOSE = "提出追回决定", "recovery proposed";
    DONE_RECOVERY_APPROVE = "批准追回决定", "recovery approved";
    DONE_RECOVERY_REPAY = "记退回的钱", "repayment booked";
    DONE_RECOVERY_END = "结束追回决定", "recovery ended";
    DONE_RULE_PROPOSE = "提出发放设置", "setting for runs proposed";
    DONE_RULE_APPROVE = "批准发放设置", "setting for runs approved";
    DONE_RULE_DROP = "撤回发放设置", "setting for runs withdrawn";
    FACT_LINES = "{n} 行", "{n} {n|line|lines}";
    FACT_LINE = "第 {n} 行", "line {n}";
    FACT_MINUTE = "纪要 {n}", "minutes {n}";
    BUDGET_IS_NEEDED = "无预算不发", "nothing is paid without a budget";
    BUDGET_IS_FREE = "无预算也可以发", "payments need no budget";
}

/// A state.
pub fn state(state: RunState) -> Msg {
    match state {
        RunState::Draft => STATE_DRAFT,
        RunState::Frozen => STATE_FROZEN,
        RunState::Reviewed => STATE_REVIEWED,
        RunState::Approved => STATE_APPROVED,
        RunState::Exported => STATE_EXPORTED,
        RunState::Returned => STATE_RETURNED,
        RunState::Reconciled => STATE_RECONCILED,
        RunState::Closed => STATE_CLOSED,
        RunState::Abandoned => STATE_ABANDONED,
    }
}

/// A step.
pub fn step(step: RunStep) -> Msg {
    match step {
        RunStep::Draft => STEP_DRAFT,
        RunStep::Explain => STEP_EXPLAIN,
        RunStep::Freeze => STEP_FREEZE,
        RunStep::Thaw => STEP_THAW,
        RunStep::Review => STEP_REVIEW,
        RunStep::Return => STEP_RETURN,
        RunStep::Approve => STEP_APPROVE,
        RunStep::Recall => STEP_RECALL,
        RunStep::Export => STEP_EXPORT,
        RunStep::TakeReturn => STEP_TAKE_RETURN,
        RunStep::Reconcile => STEP_RECONCILE,
        RunStep::Close => STEP_CLOSE,
        RunStep::Abandon => STEP_ABANDON,
        RunStep::Decline => STEP_DECLINE,
        RunStep::Agree => STEP_AGREE,
        RunStep::Refuse => STEP_REFUSE,
        RunStep::Claim => STEP_CLAIM,
        RunStep::Leave => STEP_LEAVE,
        RunStep::Defer => STEP_DEFER,
        RunStep::NoteUnpaid => STEP_NOTE_UNPAID,
        RunStep::AgreeUnpaid => STEP_AGREE_UNPAID,
        RunStep::RefuseUnpaid => STEP_REFUSE_UNPAID,
    }
}

/// A step among those that every run takes, one after the other.
pub fn in_chain(of: RunStep) -> Msg {
    match of {
        RunStep::Export => CHAIN_EXPORT,
        RunStep::TakeReturn => CHAIN_TAKE_RETURN,
        other => step(other),
    }
}

/// A duty.
pub fn duty(duty: Duty) -> Msg {
    match duty {
        Duty::DataChange => DUTY_DATA_CHANGE,
        Duty::Compute => DUTY_COMPUTE,
        Duty::Review => DUTY_REVIEW,
        Duty::Approve => DUTY_APPROVE,
        Duty::Export => DUTY_EXPORT,
        Duty::Reconcile => DUTY_RECONCILE,
        Duty::Agree => DUTY_AGREE,
        Duty::Propose => DUTY_PROPOSE,
        Duty::Rule => DUTY_RULE,
    }
}

/// How a line stands to the last run.
pub fn change(change: LineChange) -> Msg {
    match change {
        LineChange::Added => CHANGE_ADDED,
        LineChange::Stopped => CHANGE_STOPPED,
        LineChange::Changed => CHANGE_CHANGED,
        LineChange::Same => CHANGE_SAME,
        LineChange::Held => CHANGE_HELD,
        LineChange::Restated => CHANGE_RESTATED,
    }
}

/// Why a line is what it is, each reason in its words.
pub fn reasons(line: &RunLineRow, lang: Lang) -> Vec<String> {
    let of = |of: &Reason| match (of, line.repaid, &line.put_off) {
        (Reason::PaidBack, Some(recovery), _) => WHY_PAID_BACK_BY.with(lang, &[("recovery", &recovery)]),
        (Reason::Deferred, _, Some(of)) => PUT_OFF.with(lang, &[("sum", &of.sum)]),
        (Reason::OwnChange, _, Some(of)) => PUT_OFF_OWN.with(lang, &[("sum", &of.sum)]),
        _ => reason(*of).get(lang).to_owned(),
    };
    line.reasons.iter().map(of).collect()
}

/// Why a line is put off, in somebody's words with who wrote them, or whose change of the record keeps it.
pub fn put_off_why(of: &PutOff, lang: Lang) -> String {
    let by: [(&str, &dyn std::fmt::Display); 2] = [("words", &of.words), ("by", &of.by)];
    match (of.words.is_empty(), of.by.is_empty()) {
        (true, _) => PUT_OFF_OWN_WHY.with(lang, &by),
        (false, true) => of.words.clone(),
        (false, false) => PUT_OFF_BY.with(lang, &by),
    }
}

/// Why lines are what they are.
pub fn reason(reason: Reason) -> Msg {
    match reason {
        Reason::FirstRun => WHY_FIRST_RUN,
        Reason::NewRecognition => WHY_NEW_RECOGNITION,
        Reason::MovedIn => WHY_MOVED_IN,
        Reason::Resumed => WHY_RESUMED,
        Reason::Age => WHY_AGE,
        Reason::RateChanged => WHY_RATE_CHANGED,
        Reason::GradeChanged => WHY_GRADE_CHANGED,
        Reason::Arrears => WHY_ARREARS,
        Reason::FailedBefore => WHY_FAILED_BEFORE,
        Reason::SetOff => WHY_SET_OFF,
        Reason::Death => WHY_DEATH,
        Reason::Moved => WHY_MOVED,
        Reason::Suspended => WHY_SUSPENDED,
        Reason::Stopped => WHY_STOPPED,
        Reason::Barred => WHY_BARRED,
        Reason::Missing => WHY_MISSING,
        Reason::Merged => WHY_MERGED,
        Reason::Reissue => WHY_REISSUE,
        Reason::LastHadMore => WHY_LAST_HAD_MORE,
        Reason::Unexplained => WHY_UNEXPLAINED,
        Reason::RefusedAccount => WHY_REFUSED_ACCOUNT,
        Reason::ClearedAccount => WHY_CLEARED_ACCOUNT,
        Reason::NoAccount => WHY_NO_ACCOUNT,
        Reason::Booked => WHY_BOOKED,
        Reason::AccountNotYet => WHY_ACCOUNT_NOT_YET,
        Reason::AccountChanged => WHY_ACCOUNT_CHANGED,
        Reason::HolderDiffers => WHY_HOLDER_DIFFERS,
        Reason::Deceased => WHY_DECEASED,
        Reason::NoHeir => WHY_NO_HEIR,
        Reason::Deferred => WHY_DEFERRED,
        Reason::OwnChange => WHY_OWN_CHANGE,
        Reason::Remainder => WHY_REMAINDER,
        Reason::Restated => WHY_RESTATED,
        Reason::PaidUnderAnother => WHY_PAID_UNDER_ANOTHER,
        Reason::Undecided => WHY_UNDECIDED,
        Reason::TakenBack => WHY_TAKEN_BACK,
        Reason::PaidBack => WHY_PAID_BACK,
    }
}

/// What is done about money paid too much.
pub fn way(way: RecoveryWay) -> Msg {
    match way {
        RecoveryWay::Repay => WAY_REPAY,
        RecoveryWay::SetOff => WAY_SET_OFF,
        RecoveryWay::Waive => WAY_WAIVE,
        RecoveryWay::Shift => WAY_SHIFT,
    }
}

/// What became of a line, by its stable name.
pub fn line_state(name: &str) -> Msg {
    match name {
        "paid" => LINE_PAID,
        "failed" => LINE_FAILED,
        "reissued" => LINE_REISSUED,
        "left" => LINE_LEFT,
        _ => LINE_OPEN,
    }
}

/// What a command about runs did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "ledger.run-draft" => DONE_DRAFT,
        "ledger.run-redraft" => DONE_REDRAFT,
        "ledger.run-freeze" => DONE_FREEZE,
        "ledger.run-thaw" => DONE_THAW,
        "ledger.run-review" => DONE_REVIEW,
        "ledger.run-return" => DONE_RETURN,
        "ledger.run-approve" => DONE_APPROVE,
        "ledger.run-recall" => DONE_RECALL,
        "ledger.run-export" => DONE_EXPORT,
        "ledger.run-take-return" => DONE_TAKE_RETURN,
        "ledger.run-reconcile" => DONE_RECONCILE,
        "ledger.run-close" => DONE_CLOSE,
        "ledger.run-abandon" => DONE_ABANDON,
        "ledger.run-explain" => DONE_EXPLAIN,
        "ledger.run-leave" => DONE_LEAVE,
        "ledger.run-take-back" => DONE_TAKE_BACK,
        "ledger.run-decline" => DONE_DECLINE,
        "ledger.run-defer" => DONE_DEFER,
        "ledger.run-paid-after-all" => DONE_PAID_AFTER_ALL,
        "ledger.run-stand" => DONE_STAND,
        "ledger.run-agree" | "ledger.run-agree-paid" => DONE_AGREE,
        "ledger.run-refuse" => DONE_REFUSE,
        "ledger.run-withdraw" => DONE_WITHDRAW,
        "ledger.run-note-unpaid" => DONE_NOTE_UNPAID,
        "ledger.run-agree-unpaid" => DONE_AGREE_UNPAID,
        "ledger.run-refuse-unpaid" => DONE_REFUSE_UNPAID,
        "ledger.run-clear-accounts" => DONE_CLEAR_ACCOUNTS,
        "ledger.run-reissue" => DONE_REISSUE,
        "ledger.recovery-propose" => DONE_RECOVERY_PROPOSE,
        "ledger.recovery-approve" => DONE_RECOVERY_APPROVE,
        "ledger.recovery-end" => DONE_RECOVERY_END,
        "ledger.recovery-repay" => DONE_RECOVERY_REPAY,
        "ledger.run-rule-propose" => DONE_RULE_PROPOSE,
        "ledger.run-rule-approve" => DONE_RULE_APPROVE,
        "ledger.run-rule-drop" => DONE_RULE_DROP,
        _ => return None,
    })
}

/// A small fact about a run, as the journal keeps it.
pub fn fact(name: &str, value: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "run_state" => state(RunState::parse(value)?).get(lang).to_owned(),
        "lines" => FACT_LINES.with(lang, &[("n", &value)]),
        "line" => FACT_LINE.with(lang, &[("n", &value)]),
        "budget_needed" => {
            (if value == "true" { BUDGET_IS_NEEDED } else { BUDGET_IS_FREE }).get(lang).to_owned()
        }
        "minute" => FACT_MINUTE.with(lang, &[("n", &value)]),
        "recovery_way" => way(RecoveryWay::parse(value)?).get(lang).to_owned(),
        "basis" => format!("（{value}）"),
        "file" => value.to_owned(),
        _ => return None,
    })
}
