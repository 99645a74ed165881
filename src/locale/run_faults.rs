//! What keeps a payment run from a step, and what to do next.

use super::message::{Lang, Msg, messages};
use super::run_words::{state, step};
use super::stops;
use crate::domain::ledger::run::{Astray, RunFault, RunState, RunStep};

messages! {
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
    ALL_HELD = "没有能发的：{lines} 人应发而现在发不了（缺标准、缺资料、没有账户、账号被银行退回未换、没有批准的申请或暂缓）。请先补齐，再草拟；账号被退回的，换账号，或银行已放行的在未发成的那一行写明（其他处理、说明账号可用）。", "Nothing can be paid: {lines} {lines|person is|people are} held for want of a rate, a fact, an account or an approved request, for an account that the bank refused, or left to a coming run. Enter what is missing, then draft again; where the bank has cleared an account, say so on the line that failed.";
    APART_WAITS = "{month} 的钱正在 {run} 第 {seq} 行途中，两份档案先不能拆开：拆开后这笔钱算谁的说不清，会再发一次。请等它有结果，还没送银行的先退回草拟、暂缓这一行或作废。", "Money for {month} is under way in line {seq} of {run}, so the two records are not put apart: nobody could tell whose it is, and it would be paid again. Wait for its outcome; if it is not with the bank yet, send the run back to draft and leave the line to a coming run, or abandon it.";
    ASTRAY_DIED = "本人已去世", "the person died";
    ASTRAY_MERGED = "档案已并入他人", "the record was merged";
    ASTRAY_ACCOUNT = "账户已变", "the account changed";
    ASTRAY_REFUSED = "银行退回了这个账号", "the bank refused the account";
    ASTRAY_DUE = "应发已变", "what is due comes out otherwise";
    CHANGED_SINCE = "冻结以后第 {seq} 行{what}，不能照原样办。请退回草拟（已审批的先撤回审批），重新计算。", "Since the freeze, line {seq}: {what}. The run does not go on as it is. Send it back to draft (recall the approval first, if it is approved) and work it out anew.";
    NOBODY_LEFT = "您办了这一步，后面就没有人能“{step}”：会这一步的人都在这一批里办过别的，或改过其中的资料。{may}也可以退回草拟、把有关的行暂缓，或请安全管理员再设一人。", "Once you have done this nobody is left to {step}: everybody who may has another part in this run, or changed something in it. {may}Or send it back to draft and leave the lines concerned to a coming run, or have the security administrator appoint another person.";
    LEFT_MAY = "请由{names}来办。", "{names} may do it instead. ";
    WORD_LEAVES_NOBODY = "您说了这句话，这个人的下一笔钱就没有人能“{step}”了：会这一步的人都已经过手。{way}", "Once you say so nobody is left to {step} the next payment to this person: everybody who may has had a part in it. {way}";
    SAY_INSTEAD = "请由{names}来办。", "{names} may do it instead.";
    ASK_ANEW = "请不同意这一件，由{names}另行申请。", "Do not agree to it and have {names} ask for it anew.";
    BEFORE_STEP = "这一批 {on} 办了“{last}”，不能在那以前的日子再办别的。请核对今天的日期；日期真的记错了，退回草拟、作废，再重新草拟。", "“{last}” of the run was done on {on}; nothing of it is done on a day before that. Check today's date; if that day was wrong, send the run back to draft, abandon it and draft anew.";
    NOT_BEGUN = "{month} 还没有到，不能草拟这个月的批次。{from} 起可以草拟。", "{month} has not begun, so no run is drafted for it. It can be drafted from {from} on.";
    DECISION_LEAVES_NOBODY = "您批准以后，{run}就没有人能“{step}”了：会这一步的人都已经过手。{way}", "Once you approve it nobody is left to {step} {run}: everybody who may has had a part in it. {way}";
    THIS_RUN = "批次 {run} ", "run {run}";
    NEXT_RUN = "下一批", "the next run";
    APPROVE_INSTEAD = "请由{names}来批准。", "{names} may approve it instead.";
    PROPOSE_ANEW = "请不批准这一件，由{names}另行提交。", "Turn it down and have {names} propose it anew.";
    DAY_ASTRAY = "第 {seq} 行的入账日 {day} 不可能：只能在送银行之后、今天以前。请与银行核对。", "Line {seq} cannot have been paid on {day}: only between the day it went to the bank and today. Ask the bank.";
    DIFFERING = "有 {lines} 行银行后来的说法与已记的不同。请逐行提出：退汇、认定已发，或以原记为准，再由另一人同意。", "Of {lines} {lines|line|lines} the bank says something else than is on record. Say of each that the payment came back, that it was paid after all, or that the record stands; another one agrees.";
    BANK_TOTAL = "银行的实发合计 {said} 元与这一批已发 {paid} 元不同，不能对账。请与银行逐笔核对。", "The bank says it paid {said} yuan, and {paid} yuan are on record: the run is not reconciled. Compare payment by payment with the bank.";
    BESIDE = "没有别的可发：{run} 还没有审批，要发的和要更正的都在那一批里（{lines} 行）。请接着办 {run}，或作废后再草拟。", "There is nothing else to pay: {run} is not approved yet and holds what is due and what is put right ({lines} {lines|line|lines}). Go on with {run}, or abandon it and draft again.";
    ACCOUNTS_REFUSED = "未发成的 {lines} 行都还是被银行退回的账号，重发也发不出去。请由不办这一批的人在人员的 1 概况换账号，另一人同意后第二天起用；银行已放行的，在那一行写明依据（其他处理、说明账号可用）。", "The {lines} {lines|line that failed goes|lines that failed go} to {lines|an account|accounts} that the bank refused: issued again, {lines|it is|they are} held. Let somebody with no part in the run change the account (on a person, 1 Overview); another one agrees, and it counts from the next day. Where the bank has cleared it, say so on the line (Other, Say the account is good).";
    ACCOUNTS_FROM = "未发成的 {lines} 行的新账号 {from} 起用，在那以前重发仍是被退回的账号。请 {from} 起再重发。", "The new {lines|account of the line|accounts of the {lines} lines} that failed {lines|counts|count} from {from}; issued again before, {lines|it goes|they go} by the one that was refused. Issue again from {from} on.";
    NOT_CLAIMED = "第 {seq} 行没有人提出认定，没有可同意的。请先由对账的人提出：认定已发、退汇，或以原记为准。", "Nobody says anything of line {seq} that could be agreed to. Whoever reconciles says first that it was paid, that it came back, or that the record stands.";
    NOT_REFUSED = "第 {seq} 行的账号没有被银行退回，或已说明可用，不必再写。", "The bank did not refuse the account of line {seq}, or somebody has said already that it is good: nothing is to be said.";
    NONE_REFUSED = "这个批次没有因账号被银行退回而压着的行，不必再写。", "No line of this run is held for an account that the bank refused: nothing is to be said.";
    CLAIMED_ALREADY = "第 {seq} 行已有人提出认定，还没有人同意。请先由另一人同意或不同意，或由对账的人撤回，再办别的。", "Somebody says of line {seq} what became of it, and nobody has agreed yet. Another one agrees or not, or whoever reconciles takes it back; then the line can be acted on.";
    CLAIMS_WAIT = "有 {lines} 行的认定还没有人同意，先不能对账、办结。请由负责人同意或不同意，或由对账的人撤回。", "{lines} {lines|line waits|lines wait} for somebody to agree to what is said of {lines|it|them}, so the run is neither reconciled nor closed. The head agrees or not, or whoever reconciles takes it back.";
    CLAIM_UNDER_WAY = "第 {seq} 行的钱正在 {run} 第 {other} 行途中，先不能同意已发。要么不同意这一认定（run refuse），要么先把 {run} 退回草拟（已审批的先撤回审批）再同意；已送银行的，等它有结果。", "What line {seq} was for is under way in line {other} of {run}, so nobody can agree that it was paid. Do not agree (run refuse), or send {run} back to draft first (recall the approval, if it is approved) and agree then; if it is with the bank, wait for its outcome.";
    CLAIMED_ELSEWHERE = "第 {seq} 行的钱，{run} 第 {other} 行有人提出已经发过，还没有人同意。请先在 {run} 同意或不同意（run agree / run refuse），或由提出的一方撤回，再办这一批。", "Somebody says that what line {seq} pays was paid by line {other} of {run}, and nobody has decided. Agree or do not agree there first (run agree, run refuse), or have it taken back; then go on with this run.";
    NOT_DIFFERING = "第 {seq} 行没有不同的说法，不必处理。", "Nothing contradicts line {seq}.";
    NOT_RECONCILED = "对账以后才能重发：先由对账的人核对银行的结果。", "Lines are issued again after the run is reconciled: somebody else compares the bank's answer first.";
    RECOVERY_ENDED = "第 {seq} 行抵扣所依据的 {recovery} 已经结束。请退回草拟，重新计算。", "Decision {recovery}, by which line {seq} sets something off, has ended. Send the run back to draft and work it out anew.";
    MINUTE_FORM = "会议纪要编号里没有数字。请照纪要写，如“党组纪要〔2026〕9号”。", "The number of the minutes has no figure. Write it as the minutes have it, like 2026-9.";
    EMPTY = "没有要发的：应发的都已发或在途。", "There is nothing to pay: all that is due was paid or is under way.";
    UNEXPLAINED = "有 {lines} 行原因不明，不能冻结。请逐行写明原因。", "{lines} {lines|line has|lines have} no reason, so the run cannot be frozen. Say why, line by line.";
    EXPLAINED = "第 {seq} 行已有原因，不必再写。", "Line {seq} has its reason already.";
    MOVED = "草拟之后有 {lines} 行的结果变了。请重新计算，看过再冻结。", "{lines} {lines|line comes|lines come} out otherwise than drafted. Work the run out anew, look at it, then freeze it.";
    RESTS_ON_RECALLED = "有 {lines} 行把一个后来撤回审批的批次当作上次发放，此前改资料的人没有回避。请退回草拟，重新计算。", "{lines} {lines|line counts|lines count} a run as the last payment whose approval was taken back since, so that who changed the records before it was not kept out. Send the run back to draft and work it out anew.";
    OVERTAKEN = "第 {seq} 行的钱已另外发过、冲销过或在另一批途中。请退回草拟，重新计算。", "What line {seq} pays was settled otherwise since, or is under way in another run. Send the run back to draft and work it out anew.";
    NEEDS_MINUTE = "连同本月其他批次超过 {above} 元，须写“三重一大”会议纪要编号。", "With the other runs of the month it comes to more than {above} yuan: give the number of the minutes of the meeting.";
    FREEZE_PERIOD = "“{name}”封账到 {until}，这期间不审批、不送银行；草拟不受影响。", "“{name}” holds until {until}: nothing is approved or handed to the bank. Drafting goes on.";
    OPEN = "还有 {lines} 行没有结果。请先回盘；银行一直没有回音的，按查明的结果补录。", "{lines} {lines|line has|lines have} no outcome. Take in the return; of what never comes back, enter what was found out.";
    UNDECIDED = "还有 {lines} 行待处理。未发成的请重发，或写明留待下次的理由；银行说法不同的请逐行处理。", "{lines} {lines|line is|lines are} to be seen to. Issue failures again, or say why they are left; settle what the bank says otherwise.";
    NO_LINE = "这一批没有第 {seq} 行，或者它不发钱。请核对序号。", "The run has no line {seq}, or it pays nothing. Check the number.";
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
}

/// What is not any more as it was frozen.
fn astray(what: Astray) -> Msg {
    match what {
        Astray::Died => ASTRAY_DIED,
        Astray::Merged => ASTRAY_MERGED,
        Astray::Account => ASTRAY_ACCOUNT,
        Astray::Refused => ASTRAY_REFUSED,
        Astray::Due => ASTRAY_DUE,
    }
}

/// That a step does not follow on a state, and which ones do.
fn not_from(at: RunState, wanted: RunStep, lang: Lang) -> String {
    let exits = crate::domain::ledger::run::exits(at);
    let mut out: Vec<&str> = exits.into_iter().map(|s| step(s).get(lang)).collect();
    if out.is_empty() {
        out.push(NOTHING_MORE.get(lang));
    }
    let joined = out.join(stops(lang).comma);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("state", &state(at).get(lang)), ("step", &step(wanted).get(lang)), ("exits", &joined)];
    NOT_FROM.with(lang, &values)
}

/// That something stands in the way in another run, or in the run that booked it; nothing of any other fault.
fn elsewhere(fault: &RunFault, lang: Lang) -> String {
    match fault {
        RunFault::ClaimUnderWay { seq, run, other } => {
            CLAIM_UNDER_WAY.with(lang, &[("seq", seq), ("run", run), ("other", other)])
        }
        RunFault::ClaimedElsewhere { seq, run, other } => {
            CLAIMED_ELSEWHERE.with(lang, &[("seq", seq), ("run", run), ("other", other)])
        }
        RunFault::UnderWay { run, seq, month } => {
            UNDER_WAY.with(lang, &[("run", run), ("seq", seq), ("month", month)])
        }
        RunFault::ApartWaits { run, seq, month } => {
            APART_WAITS.with(lang, &[("run", run), ("seq", seq), ("month", month)])
        }
        RunFault::OfRun { entry, run, seq } => {
            OF_RUN.with(lang, &[("entry", entry), ("run", run), ("seq", seq)])
        }
        _ => String::new(),
    }
}

/// Why a step is refused, and what to do next.
#[allow(clippy::too_many_lines, reason = "one arm a fault")]
pub fn fault(fault: &RunFault, lang: Lang) -> String {
    match fault {
        RunFault::NotFrom { state, step } => not_from(*state, *step, lang),
        RunFault::Programmes => PROGRAMMES.get(lang).into(),
        RunFault::NoOpening { programme } => NO_OPENING.with(lang, &[("programme", programme)]),
        RunFault::PaidOtherwise { programme } => PAID_OTHERWISE.with(lang, &[("programme", programme)]),
        RunFault::AllHeld { lines } => ALL_HELD.with(lang, &[("lines", lines)]),
        RunFault::ChangedSince { seq, what } => {
            CHANGED_SINCE.with(lang, &[("seq", seq), ("what", &astray(*what).get(lang))])
        }
        RunFault::NobodyLeft { step: of, may } => {
            let names = may.join(stops(lang).comma);
            let may = if may.is_empty() { String::new() } else { LEFT_MAY.with(lang, &[("names", &names)]) };
            NOBODY_LEFT.with(lang, &[("step", &step(*of).get(lang)), ("may", &may)])
        }
        RunFault::WordLeavesNobody { step: of, may, anew } => {
            let (way, names) = if may.is_empty() { (ASK_ANEW, anew) } else { (SAY_INSTEAD, may) };
            let way = way.with(lang, &[("names", &names.join(stops(lang).comma))]);
            WORD_LEAVES_NOBODY.with(lang, &[("step", &step(*of).get(lang)), ("way", &way)])
        }
        RunFault::BeforeStep { step: last, on } => {
            BEFORE_STEP.with(lang, &[("last", &step(*last).get(lang)), ("on", on)])
        }
        RunFault::NotBegun { month, from } => NOT_BEGUN.with(lang, &[("month", month), ("from", from)]),
        RunFault::DecisionLeavesNobody { run, step: of, may, anew } => {
            let run = match run {
                Some(run) => THIS_RUN.with(lang, &[("run", run)]),
                None => NEXT_RUN.get(lang).to_owned(),
            };
            let (way, names) = if may.is_empty() { (PROPOSE_ANEW, anew) } else { (APPROVE_INSTEAD, may) };
            let way = way.with(lang, &[("names", &names.join(stops(lang).comma))]);
            DECISION_LEAVES_NOBODY.with(lang, &[("run", &run), ("step", &step(*of).get(lang)), ("way", &way)])
        }
        RunFault::DayAstray { seq, day } => DAY_ASTRAY.with(lang, &[("seq", seq), ("day", day)]),
        RunFault::Differing { lines } => DIFFERING.with(lang, &[("lines", lines)]),
        RunFault::BankTotal { said, paid } => BANK_TOTAL.with(lang, &[("said", said), ("paid", paid)]),
        RunFault::AccountsRefused { lines, from: None } => ACCOUNTS_REFUSED.with(lang, &[("lines", lines)]),
        RunFault::AccountsRefused { lines, from: Some(from) } => {
            ACCOUNTS_FROM.with(lang, &[("lines", lines), ("from", from)])
        }
        RunFault::NotClaimed { seq } => NOT_CLAIMED.with(lang, &[("seq", seq)]),
        RunFault::NotRefused { seq } => NOT_REFUSED.with(lang, &[("seq", seq)]),
        RunFault::NoneRefused => NONE_REFUSED.get(lang).to_owned(),
        RunFault::Claimed { seq } => CLAIMED_ALREADY.with(lang, &[("seq", seq)]),
        RunFault::ClaimsWait { lines } => CLAIMS_WAIT.with(lang, &[("lines", lines)]),
        RunFault::NotDiffering { seq } => NOT_DIFFERING.with(lang, &[("seq", seq)]),
        RunFault::NotReconciled => NOT_RECONCILED.get(lang).into(),
        RunFault::RecoveryEnded { seq, recovery } => {
            RECOVERY_ENDED.with(lang, &[("seq", seq), ("recovery", recovery)])
        }
        RunFault::MinuteForm => MINUTE_FORM.get(lang).into(),
        RunFault::Empty => EMPTY.get(lang).into(),
        RunFault::Beside { run, lines } => BESIDE.with(lang, &[("run", run), ("lines", lines)]),
        RunFault::Unexplained { lines } => UNEXPLAINED.with(lang, &[("lines", lines)]),
        RunFault::Explained { seq } => EXPLAINED.with(lang, &[("seq", seq)]),
        RunFault::Moved { lines } => MOVED.with(lang, &[("lines", lines)]),
        RunFault::RestsOnRecalled { lines } => RESTS_ON_RECALLED.with(lang, &[("lines", lines)]),
        RunFault::Overtaken { seq } => OVERTAKEN.with(lang, &[("seq", seq)]),
        RunFault::NeedsMinute { above } => NEEDS_MINUTE.with(lang, &[("above", above)]),
        RunFault::FreezePeriod { name, until } => {
            FREEZE_PERIOD.with(lang, &[("name", name), ("until", until)])
        }
        RunFault::NoMoney => NO_MONEY.get(lang).into(),
        RunFault::Open { lines } => OPEN.with(lang, &[("lines", lines)]),
        RunFault::Undecided { lines } => UNDECIDED.with(lang, &[("lines", lines)]),
        RunFault::NoLine { seq } => NO_LINE.with(lang, &[("seq", seq)]),
        RunFault::NotFailed { seq } => NOT_FAILED.with(lang, &[("seq", seq)]),
        RunFault::NotPaid { seq } => NOT_PAID.with(lang, &[("seq", seq)]),
        RunFault::NothingToReissue => NOTHING_TO_REISSUE.get(lang).into(),
        RunFault::ClaimUnderWay { .. }
        | RunFault::ClaimedElsewhere { .. }
        | RunFault::UnderWay { .. }
        | RunFault::ApartWaits { .. }
        | RunFault::OfRun { .. } => elsewhere(fault, lang),
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
        RunFault::OpeningAdds { programme, month, people, sum } => OPENING_ADDS
            .with(lang, &[("programme", programme), ("month", month), ("people", people), ("sum", sum)]),
        RunFault::NotQuarter { month, next } => NOT_QUARTER.with(lang, &[("month", month), ("next", next)]),
        RunFault::RuleHolds { rule } => RULE_HOLDS_ALREADY.with(lang, &[("rule", rule)]),
        RunFault::DecidedAlready => DECIDED_ALREADY.get(lang).into(),
    }
}
