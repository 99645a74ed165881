//! 发放批次: what runs are called, why a line is what it is, why a step is refused.

use super::message::{Lang, Msg, messages};
use crate::domain::ledger::run::{Duty, LineChange, Reason, RecoveryWay, RunFault, RunState, RunStep};

messages! {
    STATE_DRAFT = "草拟", "draft";
    STATE_FROZEN = "已冻结", "frozen";
    STATE_REVIEWED = "已复核", "reviewed";
    STATE_APPROVED = "已审批", "approved";
    STATE_EXPORTED = "已送银行", "with the bank";
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
    STEP_RECONCILE = "对账", "reconcile";
    STEP_CLOSE = "办结", "close";
    STEP_ABANDON = "作废", "abandon";

    DUTY_DATA_CHANGE = "改资料", "changing records";
    DUTY_COMPUTE = "计算", "working out";
    DUTY_REVIEW = "复核", "reviewing";
    DUTY_APPROVE = "审批", "approving";
    DUTY_EXPORT = "送银行", "handing over to the bank";
    DUTY_RECONCILE = "对账", "reconciling";

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
    WHY_NO_ACCOUNT = "没有账户", "no account";
    WHY_BOOKED = "已记应发", "booked as due";
    WHY_ACCOUNT_NOT_YET = "账户尚未启用", "the account does not hold yet";
    WHY_RESTATED = "更正已记应发", "what is booked as due is put right";
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

    DID_BEFORE = "您在这一批里已经“{did}”，不能再“{action}”：同一批的改资料、计算、复核、审批、送银行、对账须由不同的人办。请换一人。", "Your part in this run is already “{did}”, so another member of staff has to {action}: for one run, changing records, working out, reviewing, approving, handing over to the bank and reconciling are done by different people.";
    NO_RUN = "没有这一批。请核对批次编号。", "There is no such run. Check the number.";
    NO_RECOVERY = "没有这条追回决定。请核对编号。", "There is no such decision about overpaid money. Check the number.";
    NO_RULE = "没有这条发放设置。请核对编号。", "There is no such setting for runs. Check the number.";

    NOT_FROM = "这一批{state}，不能“{step}”；现在可以：{exits}。", "The run is at “{state}”; “{step}” does not follow. What can be done: {exits}.";
    NOTHING_MORE = "没有下一步", "nothing more";
    PROGRAMMES = "请写明项目，每个只写一次。", "Name the programmes, each once.";
    NO_OPENING = "没有定“{programme}”从哪个月起算，不能知道该补到哪个月。请先提出起算月，由负责人批准（ledger run rule opening）。", "It is not decided from which month “{programme}” is counted, so nobody can tell how far arrears go back. Propose an opening month and have the head approve it (ledger run rule opening).";
    OPENING_ADDS = "“{programme}”改从 {month} 起算，会多出 {people} 人的补发，共 {sum} 元。请先看清；确实要批的，批准时写明这个数（--adds {sum}）。", "Counting “{programme}” from {month} adds arrears of {people} {people|person|people}, {sum} yuan in all. Look at it first; to approve it all the same, say that sum (--adds {sum}).";
    NOT_QUARTER = "本地按季发放，批次只能到季末的月份。{month} 请改为 {next}。", "The place pays by the quarter: a run is for the last month of one. Instead of {month}, take {next}.";
    RULE_HOLDS_ALREADY = "{rule} 已批准，正在执行，不能撤回或再批。要停用，请提出终止（ledger run rule end {rule}），由负责人批准；起算月另定一个即可。", "{rule} is approved and holds; it is not withdrawn or approved again. To end it, propose that (ledger run rule end {rule}) and have the head approve it; an opening month is replaced by another.";
    PAID_OTHERWISE = "“{programme}”不按批次发：慰问走慰问名单，去世后的待遇走去世结算。", "“{programme}” is not paid by runs: festivals have their lists, and what goes on after a death is settled death by death.";
    EMPTY = "没有要发的：应发的都已发或在途。", "There is nothing to pay: all that is due was paid or is under way.";
    UNEXPLAINED = "有 {lines} 行原因不明，不能冻结。请逐行写明原因。", "{lines} {lines|line has|lines have} no reason, so the run cannot be frozen. Say why, line by line.";
    EXPLAINED = "第 {seq} 行已有原因，不必再写。", "Line {seq} has its reason already.";
    MOVED = "草拟之后有 {lines} 行的结果变了。请重新计算，看过再冻结。", "{lines} {lines|line comes|lines come} out otherwise than drafted. Work the run out anew, look at it, then freeze it.";
    OVERTAKEN = "第 {seq} 行的钱已另外发过、冲销过或在另一批途中。请退回草拟，重新计算。", "What line {seq} pays was settled otherwise since, or is under way in another run. Send the run back to draft and work it out anew.";
    NEEDS_MINUTE = "连同本月其他批次超过 {above} 元，须写“三重一大”会议纪要编号。", "With the other runs of the month it comes to more than {above} yuan: give the number of the minutes of the meeting.";
    FREEZE_PERIOD = "“{name}”封账到 {until}，这期间不审批、不送银行；草拟不受影响。", "“{name}” holds until {until}: nothing is approved or handed to the bank. Drafting goes on.";
    OPEN = "还有 {lines} 行没有结果。请先回盘；银行一直没有回音的，按查明的结果补录。", "{lines} {lines|line has|lines have} no outcome. Take in the return; of what never comes back, enter what was found out.";
    UNDECIDED = "还有 {lines} 行未发成、没有说明怎么办。请重发，或写明留待下次的理由。", "{lines} {lines|failure is|failures are} undecided. Issue them again, or say why they are left.";
    NO_LINE = "这一批没有第 {seq} 行，或者它不发钱。请核对序号。", "The run has no line {seq}, or it pays nothing. Check the number.";
    OUTCOME_DIFFERS = "第 {seq} 行已有另外的结果，什么也没有录入。请与银行核对；发成后又退汇的，用“退汇”。", "Line {seq} has another outcome already; nothing was taken in. Ask the bank; a payment that came back is taken back on its own.";
    NOT_FAILED = "第 {seq} 行不是待处理的失败。请核对序号。", "Line {seq} is no open failure. Check the number.";
    NOT_PAID = "第 {seq} 行没有发成，不能退汇。", "Line {seq} was not paid; there is nothing to take back.";
    NOTHING_TO_REISSUE = "没有可以重发的：没有失败的行，或者已不再应发、仍无账户。", "There is nothing to issue again: no line failed, or it is not due any more or still has no account.";
    UNDER_WAY = "{month} 的这笔钱正在 {run} 第 {seq} 行途中，不能另记、另并。请等它有结果。", "Money for {month} is under way in line {seq} of {run}; it is not booked or merged besides. Wait for its outcome.";
    OF_RUN = "{entry} 由发放批次 {run} 第 {seq} 行记入。请到那一批里办退汇或撤回审批。", "{entry} was booked by line {seq} of {run}. Take it back there.";
    NO_MONEY = "这一批不发钱（全部抵扣，或只更正应发），不必送银行。请直接对账。", "The run pays no money: all of it is set off, or it only puts right what is booked as due. Nothing goes to the bank; reconcile it.";
    OF_RECOVERY = "{entry} 是按追回决定 {recovery} 记入的，不能单独冲销。应得有变的，下一批会更正。", "{entry} carries out decision {recovery} and is not taken back on its own. Where what is due has changed, the next run puts it right.";
    OVER_CHANGED = "多发的月份或金额已与决定 {recovery} 提出时不同。请结束它，按现在的数重新提出。", "What was paid too much is not any more what {recovery} was proposed for. End it and propose it anew.";
    BEYOND_DECISION = "{month} 的多发没有这么多，或超出决定 {recovery} 写明的数。请核对月份和金额。", "Not so much was paid too much for {month}, or it is more than {recovery} says. Check month and amount.";
    NOT_TO_REPAY = "{recovery} 还没有批准，或者不是“退回”的决定，不能记退回的钱。请核对编号。", "{recovery} is not approved yet, or does not ask for money back. Check the number.";
    NOTHING_TO_SHIFT = "多发的月份在另一项目上没有待发的钱，不能转列。", "Nothing is still due under the other programme for the months that were paid too much.";
    NOTHING_OVERPAID = "这个人在这个项目上没有多发。", "Nothing was paid too much to this person under this programme.";
    RECOVERY_STANDS = "已有追回决定 {recovery}。请先结束它。", "Decision {recovery} stands already. End it first.";
    DECIDED_ALREADY = "已经批准或撤回，不能再改。", "It was approved or withdrawn already.";

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
    DONE_TAKE_BACK = "退汇", "payment taken back";
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

/// Why a line is what it is.
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
        Reason::NoAccount => WHY_NO_ACCOUNT,
        Reason::Booked => WHY_BOOKED,
        Reason::AccountNotYet => WHY_ACCOUNT_NOT_YET,
        Reason::Restated => WHY_RESTATED,
        Reason::PaidUnderAnother => WHY_PAID_UNDER_ANOTHER,
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

/// Why a step is refused, and what to do next.
pub fn fault(fault: &RunFault, lang: Lang) -> String {
    match fault {
        RunFault::NotFrom { state: at, step: wanted } => {
            let exits = crate::domain::ledger::run::exits(*at);
            let mut out: Vec<&str> = exits.into_iter().map(|s| step(s).get(lang)).collect();
            if out.is_empty() {
                out.push(NOTHING_MORE.get(lang));
            }
            let joined = out.join(if lang == Lang::Zh { "、" } else { ", " });
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("state", &state(*at).get(lang)), ("step", &step(*wanted).get(lang)), ("exits", &joined)];
            NOT_FROM.with(lang, &values)
        }
        RunFault::Programmes => PROGRAMMES.get(lang).into(),
        RunFault::NoOpening { programme } => NO_OPENING.with(lang, &[("programme", programme)]),
        RunFault::PaidOtherwise { programme } => PAID_OTHERWISE.with(lang, &[("programme", programme)]),
        RunFault::Empty => EMPTY.get(lang).into(),
        RunFault::Unexplained { lines } => UNEXPLAINED.with(lang, &[("lines", lines)]),
        RunFault::Explained { seq } => EXPLAINED.with(lang, &[("seq", seq)]),
        RunFault::Moved { lines } => MOVED.with(lang, &[("lines", lines)]),
        RunFault::Overtaken { seq } => OVERTAKEN.with(lang, &[("seq", seq)]),
        RunFault::NeedsMinute { above } => NEEDS_MINUTE.with(lang, &[("above", above)]),
        RunFault::FreezePeriod { name, until } => {
            FREEZE_PERIOD.with(lang, &[("name", name), ("until", until)])
        }
        RunFault::NoMoney => NO_MONEY.get(lang).into(),
        RunFault::Open { lines } => OPEN.with(lang, &[("lines", lines)]),
        RunFault::Undecided { lines } => UNDECIDED.with(lang, &[("lines", lines)]),
        RunFault::NoLine { seq } => NO_LINE.with(lang, &[("seq", seq)]),
        RunFault::OutcomeDiffers { seq } => OUTCOME_DIFFERS.with(lang, &[("seq", seq)]),
        RunFault::NotFailed { seq } => NOT_FAILED.with(lang, &[("seq", seq)]),
        RunFault::NotPaid { seq } => NOT_PAID.with(lang, &[("seq", seq)]),
        RunFault::NothingToReissue => NOTHING_TO_REISSUE.get(lang).into(),
        RunFault::UnderWay { run, seq, month } => {
            UNDER_WAY.with(lang, &[("run", run), ("seq", seq), ("month", month)])
        }
        RunFault::OfRun { entry, run, seq } => {
            OF_RUN.with(lang, &[("entry", entry), ("run", run), ("seq", seq)])
        }
        RunFault::OfRecovery { entry, recovery } => {
            OF_RECOVERY.with(lang, &[("entry", entry), ("recovery", recovery)])
        }
        RunFault::OverChanged(recovery) => OVER_CHANGED.with(lang, &[("recovery", recovery)]),
        RunFault::BeyondDecision { recovery, month } => {
            BEYOND_DECISION.with(lang, &[("recovery", recovery), ("month", month)])
        }
        RunFault::NotToRepay(recovery) => NOT_TO_REPAY.with(lang, &[("recovery", recovery)]),
        RunFault::NothingToShift => NOTHING_TO_SHIFT.get(lang).into(),
        RunFault::NothingOverpaid => NOTHING_OVERPAID.get(lang).into(),
        RunFault::RecoveryStands(recovery) => RECOVERY_STANDS.with(lang, &[("recovery", recovery)]),
        RunFault::OpeningAdds { programme, month, people, sum } => {
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("programme", programme), ("month", month), ("people", people), ("sum", sum)];
            OPENING_ADDS.with(lang, &values)
        }
        RunFault::NotQuarter { month, next } => NOT_QUARTER.with(lang, &[("month", month), ("next", next)]),
        RunFault::RuleHolds { rule } => RULE_HOLDS_ALREADY.with(lang, &[("rule", rule)]),
        RunFault::DecidedAlready => DECIDED_ALREADY.get(lang).into(),
    }
}

/// Why somebody who has another duty in a run may not do this.
pub fn did_before(did: Duty, action: &str, lang: Lang) -> String {
    DID_BEFORE.with(lang, &[("did", &duty(did).get(lang)), ("action", &action)])
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
