//! Words of the books: sheets of a day and a month, reopening by two people, corrections.

use super::message::{Lang, Msg, messages};
use super::{run_words, stops};
use crate::bureau::answer::{AskRow, HeadCheck, HeadStanding, OpenItem};
use crate::domain::ledger::run::RunState;
use crate::domain::{Fen, RunId};

messages! {
    DAY_SHEET = "日结单", "Sheet of the day";
    MONTH_SHEET = "月结单", "Sheet of the month";
    DAY_TITLE = "优抚台账日结单", "Subsidy ledger: sheet of the day";
    MONTH_TITLE = "优抚台账月结单", "Subsidy ledger: sheet of the month";

    UNIT = "单位", "Bureau";
    DAYS = "账期", "Booked in";
    MADE_BY = "制单", "Made by";
    CLOSED_BY = "结账", "Closed by";
    BY_ON = "{by}　{on}", "{by}, {on}";
    BY_PROGRAMME = "按项目", "By programme";
    NOTHING_BOOKED = "没有记账。", "Nothing was booked.";
    COUNTED = "记账 {booked} 笔，冲销 {reversed} 笔", "{booked} booked, {reversed} reversed";
    DUE_PAID = "应发 {due} 元，已发 {paid} 元", "due {due} yuan, paid {paid} yuan";
    TOGETHER = "合计", "All together";
    ENTRIES = "笔数", "Entries";
    DUE = "应发", "Due";
    PAID = "已发", "Paid";
    YUAN = "{amount} 元", "{amount} yuan";
    IN_WORDS = "大写", "In words";
    LATE = "已结账月份的补记", "For months that were closed";
    LATE_LINE = "{n} 笔，应发 {due} 元，已发 {paid} 元", "{n} {n|entry|entries}, due {due} yuan, paid {paid} yuan";
    NONE = "无", "none";
    CORRECTED = "更正", "Corrections";
    CORRECTED_LINE = "{n} 笔（冲销并重记）", "{n} (taken back and booked anew)";
    REOPENED = "重开", "Opened again";
    REOPENED_LINE = "{month}：{asker} {asked} 申请，{agreer} {agreed} 同意", "{month}: asked by {asker} on {asked}, agreed by {agreer} on {agreed}";
    REASON = "理由：{reason}", "reason: {reason}";
    OPEN = "未了事项", "Open";
    BOOKED_BY = "记账人", "Booked by";
    BOOKED_BY_LINE = "{who} {n} 笔", "{who}: {n} {n|entry|entries}";
    JOURNAL = "日志", "Journal";
    HEAD_SEQ = "截至", "Up to";
    HEAD_SEQ_LINE = "第 {seq} 条", "entry {seq}";
    HEAD_GROUPS = "摘要", "Digest";
    HEAD_WHY = "签字前请读出八组摘要核对；日后用 honordesk ledger close verify 核对日志是否仍含此处。", "Read the eight groups aloud before signing; honordesk ledger close verify tells later whether the journal still contains this place.";
    SIGN_LINE = "经办：____________  复核：____________  负责人：____________", "Clerk: ____________  Checker: ____________  Head: ____________";

    NOT_OVER = "账期还没有过完（到 {last}），结账后到这一天为止不能再记账、审批", "its days are not over (until {last}): once closed, nothing is booked or approved until after that day";
    EARLIER_OPEN = "更早还有 {months} 个月没有结账，最早 {first}", "{months} earlier {months|month is|months are} not closed, the first {first}";
    RUN_UNDER_WAY = "发放批次 {run} 已审批，银行的结果还没有收齐，或有认定等人同意", "{run} is approved, and the bank has not said of every line what became of it, or what somebody says of a line waits for another to agree";
    RUNS_NOT_APPROVED = "还没有审批的批次 {n} 个：{runs}", "{n} {n|run is|runs are} not approved yet: {runs}";
    RUN_NOT_APPROVED = "{run} {amount} 元（{state}）", "{run} {amount} yuan ({state})";
    CLOSE_EARLY_HINT = "上面 ! 的事项仍在，写明为什么现在就结；理由印在月结单上", "what stands with ! is still open: say why it is closed now; it is printed on the sheet";
    CLOSED_DESPITE = "提前结账的理由", "Closed early because";
    DEATHS = "去世待办 {people} 人，待补记 {amount} 元", "{people} {people|death leaves|deaths leave} something to settle, {amount} yuan to book";
    TAKEN_BACK = "冲销后没有重记 {entries} 笔", "{entries} {entries|entry was|entries were} taken back and not booked anew";
    OVERPAID = "按所属月份：多发 {people} 人，{amount} 元", "By the month it is for: {people} {people|person is|people are} paid too much, {amount} yuan";
    UNPAID = "按所属月份：未发 {people} 人，{amount} 元", "By the month it is for: {people} {people|person is|people are} still owed {amount} yuan";
    REVERSALS_ASKED = "有人申请冲销已发的钱 {entries} 笔，还没有答复", "{entries} {entries|payment is|payments are} asked to be taken back; nobody has answered";
    POSTINGS_ASKED = "有人申请手工记账 {entries} 笔，还没有答复", "{entries} {entries|entry is|entries are} asked for by hand; nobody has answered";
    OPEN_ASK = "{month} 有人申请重开（{by}），还没有答复", "{by} asks for {month} to be opened again; nobody has answered";

    ASK_REOPENING = "申请重开", "Ask to reopen";
    ANSWER_REOPENING = "答复重开申请", "Answer the reopening";
    WITHDRAW_REOPENING = "撤回重开申请", "Withdraw the reopening";
    ASK_TITLE = "申请重开 {month}", "Ask for {month} to be opened again";
    ASK_NOTE = "要另一位复核或负责人同意才重开；在此之前这个月不能记账。理由印在下一张月结单上。", "Another checker or head must agree; until then nothing is booked in the month. The reason is printed on its next sheet.";
    ANSWER_TITLE = "重开 {month}？", "Open {month} again?";
    ANSWER = "答复", "Answer";
    AGREE = "同意，重开", "Agree: open it again";
    DECLINE = "不同意", "Decline";
    ANSWER_REASON_HINT = "不同意时写明为什么", "why, when you decline";
    ASKED_LINE = "{by} {on} 申请：{reason}", "{by} asked on {on}: {reason}";
    ASK_WITHDRAW = "撤回重开 {month} 的申请？", "Withdraw the request to open {month} again?";
    WITHDRAW_KEEPS = "这个月仍然是已结账；申请和撤回都在日志里。", "The month stays closed; the journal keeps both.";
    ASKED_NOW = "已申请重开 {month}，等另一位复核或负责人答复。", "Asked for {month} to be opened again; another checker or head must answer.";
    DECLINED_NOW = "{month} 不重开，仍是已结账。", "{month} stays closed.";
    WITHDRAWN_NOW = "重开 {month} 的申请已撤回。", "The request to open {month} again is withdrawn.";
    HEAD_ASKED = "已结账，{by} 申请重开", "closed; {by} asks to reopen";
    SHEET_NEEDS_CLOSE = "这个月还没有结账，结账后才有月结单。8 看今天的日结单。", "The month is not closed; its sheet comes with the close. 8 shows the sheet of today.";
    ASK_LOOK = "正在核对账目", "Looking at the books";
    CLOSE_WAITS = "{runs} 已审批，银行的结果还没有收齐，或有认定等人同意，{month} 先不能结。按 1 到发放批次：已送银行的登记回盘，没送的按 Ctrl-X 撤回审批，认定的由另一人答复；然后再结账。", "{runs}: approved, and the bank has not said of every line what became of it, or what somebody says of a line waits for another to agree. {month} stays open until then. Press 1 for the runs: take in the bank’s answer; where nothing was sent, Ctrl-X recalls the approval; another answers what is said of a line. Then close.";
    CLOSE_FIGURES = "按记账日期：记账 {booked} 笔、冲销 {reversed} 笔；应发 {due} 元，已发 {paid} 元。", "By day of booking: {booked} booked, {reversed} reversed; due {due} yuan, paid {paid} yuan.";
    CLOSE_OPEN_ITEM = "! {what}", "! {what}";
    CLOSE_NOTHING_OPEN = "没有未了事项。", "Nothing is open.";

    BY_TWO_NOTE = "这是已发或退回的钱（已发的冲销后下一批会再发），或是经批准的申请所记的应发：要另一位复核或负责人同意才冲销，在此之前这一笔不动。", "This is money that was paid (taken back, the next run pays it again) or paid back, or that is due by an approved request. Another checker or head must agree; until then the entry stays as it is.";
    REVERSAL_TITLE = "冲销 {entry}？", "Take {entry} back?";
    REVERSAL_AGREE = "同意，冲销", "Agree: take it back";
    ASK_WITHDRAW_REVERSAL = "撤回冲销 {entry} 的申请？", "Withdraw the request to take {entry} back?";
    WITHDRAW_REVERSAL = "撤回冲销申请", "Withdraw the request";
    REVERSAL_STAYS = "这一笔仍是已发；申请和撤回都在日志里。", "The payment stays; the journal keeps both.";
    REVERSAL_ASKED_NOW = "已申请冲销 {entry}，等另一位复核或负责人答复。", "Asked for {entry} to be taken back; another checker or head must answer.";
    REVERSAL_DECLINED_NOW = "{entry} 不冲销，仍是已发。", "{entry} stays as it is.";
    WITHDREW = "冲销申请已撤回，这一笔仍是已发。", "The request is withdrawn; the payment stays.";
    MARK_ASKED = "待冲销", "asked back";
    BY_TWO = "{entry} 是已发或退回的钱，或是经批准的申请所记的应发，冲销和更正要两个人：先申请并写明理由，再由另一位复核或负责人同意。", "{entry} is money that was paid or paid back, or that is due by an approved request; changing it takes two: ask and say why, then another checker or head agrees.";
    GIVEN_BY_TWO = "{entry} 是已发或退回的钱，或是经批准的申请所记的应发，拆分档案时不能由一个人转走。请先在台账申请冲销这一笔，由另一位复核或负责人同意；拆分后再记到另一份档案上。", "{entry} is money that was paid or paid back, or that is due by an approved request; one person does not move it when records are put apart. First ask in the ledger for its reversal, and another checker or head agrees; once the records are apart, book it on the other one.";
    REVERSAL_ASKED_ALREADY = "已有人申请冲销 {entry}，等另一人答复。", "Somebody asks already for {entry} to be taken back; somebody else must answer.";
    NO_REVERSAL = "没有人申请冲销 {entry}。先由一人申请并写明理由，再由另一人同意。", "Nobody asks for {entry} to be taken back. One person asks and says why, then another one agrees.";
    REVERSAL_BY_OTHER = "冲销 {entry} 是别人申请的，不能撤回；可以答复“不同意”。", "Somebody else asked for {entry} to be taken back: it is not withdrawn, but can be declined.";
    NOT_A_PAYMENT = "{entry} 不是付出去或退回的钱，也不是经批准的申请所记的应发，一个人就可以冲销或更正，不必申请。", "{entry} is neither money that was paid or paid back nor due by an approved request: one person takes it back or puts it right, without asking.";
    DONE_REVERSAL_ASK = "{entry} 须两人办理：已申请，记录 {seq}；要另一人同意：honordesk ledger reversal agree {entry}", "{entry} takes two people: asked, record {seq}; somebody else must agree: honordesk ledger reversal agree {entry}";
    DONE_REVERSAL_AGREE = "{entry} 已冲销（{back}），记录 {seq}。", "{entry} was taken back ({back}), record {seq}.";
    DONE_REVERSAL_DECLINE = "{entry} 不冲销，记录 {seq}。", "{entry} stays, record {seq}.";
    DONE_REVERSAL_WITHDRAW = "已撤回冲销 {entry} 的申请，记录 {seq}。", "The request to take {entry} back is withdrawn, record {seq}.";
    NO_REVERSALS = "没有等另一人同意的冲销、更正或手工记账。", "Nothing is asked to be taken back, put right or booked by hand.";
    REVERSAL_LINE = "{entry}  {person} {name}  {month} {programme}  {amount} 元{right}", "{entry}  {person} {name}  {month} {programme}  {amount} yuan{right}";
    REVERSAL_RIGHT = "，改记 {month} {programme} {amount} 元", ", booked anew: {month} {programme} {amount} yuan";
    DID_ASK_REVERSAL = "申请冲销已发", "reversal of a payment asked for";
    DID_AGREE_REVERSAL = "同意冲销已发", "reversal of a payment agreed to";
    DID_DECLINE_REVERSAL = "不同意冲销已发", "reversal of a payment declined";
    DID_WITHDRAW_REVERSAL = "撤回冲销申请", "reversal of a payment withdrawn";

    DID_ASK_POSTING = "申请手工记账", "entry by hand asked for";
    DID_AGREE_POSTING = "同意手工记账", "entry by hand agreed to";
    DID_DECLINE_POSTING = "不同意手工记账", "entry by hand declined";
    DID_WITHDRAW_POSTING = "撤回记账申请", "entry by hand withdrawn";

    CORRECT = "更正", "Correct";
    CORRECT_BY_ENTRY = "按 ← 或 → 改成按笔，选中要更正的一条。", "Turn to single entries with Left or Right and select the one to be put right.";
    CORRECT_TITLE = "更正 {entry}", "Correct {entry}";
    CORRECT_NOTE = "原记录冲销并保留，正确的另记一笔，都记在今天，互相注明。", "The entry is taken back and stays; what is right is booked beside it. Both stand on today and name each other.";
    CORRECTED_NOW = "{entry} 已冲销（{back}），改记为 {new}。", "{entry} was taken back ({back}) and booked anew as {new}.";
    CORRECTS = "更正 {entry}", "Booked in the place of {entry}";
    CORRECTED_BY = "已改记为 {entry}", "Booked anew as {entry}";
    MARK_CORRECTS = "正 {entry}", "for {entry}";
    MARK_CORRECTED = "改 {entry}", "now {entry}";

    DID_CORRECT = "更正", "entry corrected";
    DID_ASK = "申请重开账月", "reopening asked for";
    DID_DECLINE = "不同意重开", "reopening declined";
    DID_WITHDRAW = "撤回重开申请", "reopening withdrawn";
    DID_SHEET = "出结账单", "sheet of the books issued";

    PERIOD_LINE = "{month}  {state}  {by} {on}  {sheet}", "{month}  {state}  {by} {on}  {sheet}";
    STATE_CLOSED = "已结账", "closed";
    STATE_OPEN = "已重开", "open again";
    NO_PERIODS = "还没有结过账。", "No month was ever closed.";
    WILL_CLOSE = "{month} 已结账，记录 {seq}。月结单：honordesk ledger close sheet {month}", "{month} is closed, record {seq}. Its sheet: honordesk ledger close sheet {month}";
    DONE_ASK = "已申请重开 {month}，记录 {seq}；要另一人同意。", "Asked for {month} to be opened again, record {seq}; somebody else must agree.";
    DONE_AGREE = "{month} 已重开，记录 {seq}。", "{month} is open again, record {seq}.";
    DONE_DECLINE = "{month} 不重开，记录 {seq}。", "{month} stays closed, record {seq}.";
    DONE_WITHDRAW = "已撤回重开 {month} 的申请，记录 {seq}。", "The request to open {month} again is withdrawn, record {seq}.";
    DONE_CORRECT = "{entry} 已冲销（{back}），改记为 {new}，记录 {seq}。", "{entry} was taken back ({back}) and booked anew as {new}, record {seq}.";
    HEAD_CONTAINED = "日志仍含这一处：第 {seq} 条（{day}），摘要 {groups}；其后又有 {since} 条。", "The journal still contains it: entry {seq} ({day}), digest {groups}; {since} {since|entry|entries} since.";
    HEAD_MISSING = "日志里没有这一处：摘要 {groups}。日志被改过或截断过，请立即停用并核对备份。", "The journal does not contain it: digest {groups}. It was changed or cut off; stop working with it and compare the backups.";
    HEAD_OF_SHEET = "结账单 {sheet}", "Sheet {sheet}";
    HEAD_VOID = "注意：这张结账单已于 {on} 作废（{reason}）。", "Note: this sheet is void since {on} ({reason}).";
    HEAD_REPLACED = "注意：这张结账单已由 {number} 代替，请以 {number} 为准。", "Note: {number} took the place of this sheet; go by {number}.";
}

/// Something open, as a line.
pub fn open_item(item: &OpenItem, lang: Lang) -> String {
    match item {
        OpenItem::NotOver { last } => NOT_OVER.with(lang, &[("last", last)]),
        OpenItem::EarlierOpen { first, months } => {
            EARLIER_OPEN.with(lang, &[("first", first), ("months", months)])
        }
        OpenItem::RunUnderWay { run } => RUN_UNDER_WAY.with(lang, &[("run", run)]),
        OpenItem::RunsNotApproved { runs } => {
            let one = |(run, state, amount): &(RunId, RunState, Fen)| {
                let state = run_words::state(*state).get(lang);
                RUN_NOT_APPROVED.with(lang, &[("run", run), ("amount", amount), ("state", &state)])
            };
            let told: Vec<String> = runs.iter().map(one).collect();
            RUNS_NOT_APPROVED.with(lang, &[("n", &told.len()), ("runs", &told.join(stops(lang).comma))])
        }
        OpenItem::Deaths { people, amount } => DEATHS.with(lang, &[("people", people), ("amount", amount)]),
        OpenItem::TakenBack { entries } => TAKEN_BACK.with(lang, &[("entries", entries)]),
        OpenItem::ReversalsAsked { entries } => REVERSALS_ASKED.with(lang, &[("entries", entries)]),
        OpenItem::PostingsAsked { entries } => POSTINGS_ASKED.with(lang, &[("entries", entries)]),
        OpenItem::Overpaid { people, amount } => {
            OVERPAID.with(lang, &[("people", people), ("amount", amount)])
        }
        OpenItem::Unpaid { people, amount } => UNPAID.with(lang, &[("people", people), ("amount", amount)]),
        OpenItem::ReopeningAsked { month, by } => OPEN_ASK.with(lang, &[("month", month), ("by", by)]),
    }
}

/// What is asked, by whom and why.
pub fn asked(ask: &AskRow, lang: Lang) -> String {
    ASKED_LINE.with(lang, &[("by", &ask.by), ("on", &ask.on), ("reason", &ask.reason)])
}

/// Whether the journal still contains what a sheet names.
pub fn head_check(check: &HeadCheck, lang: Lang) -> String {
    let day = check.day.map(|day| day.to_string()).unwrap_or_default();
    let seq = check.seq.unwrap_or_default();
    let msg = match check.standing {
        HeadStanding::Contained => HEAD_CONTAINED,
        HeadStanding::Missing => HEAD_MISSING,
    };
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("seq", &seq), ("day", &day), ("groups", &check.groups), ("since", &check.since)];
    msg.with(lang, &values)
}

/// What is to be known of the sheet that names the place: that it does not count any more, and what took its place.
pub fn sheet_standing(check: &HeadCheck, lang: Lang) -> Vec<String> {
    let void = check.void.as_ref();
    let void = void.map(|(on, reason)| HEAD_VOID.with(lang, &[("on", on), ("reason", reason)]));
    let replaced = check.replaced.as_ref().map(|number| HEAD_REPLACED.with(lang, &[("number", number)]));
    void.into_iter().chain(replaced).collect()
}

/// What the journal calls these commands.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "ledger.correct" => DID_CORRECT,
        "ledger.ask-reopening" => DID_ASK,
        "ledger.decline-reopening" => DID_DECLINE,
        "ledger.withdraw-reopening" => DID_WITHDRAW,
        "ledger.ask-reversal" => DID_ASK_REVERSAL,
        "ledger.agree-reversal" => DID_AGREE_REVERSAL,
        "ledger.decline-reversal" => DID_DECLINE_REVERSAL,
        "ledger.withdraw-reversal" => DID_WITHDRAW_REVERSAL,
        "ledger.ask-posting" => DID_ASK_POSTING,
        "ledger.agree-posting" => DID_AGREE_POSTING,
        "ledger.decline-posting" => DID_DECLINE_POSTING,
        "ledger.withdraw-posting" => DID_WITHDRAW_POSTING,
        "ledger.sheet" => DID_SHEET,
        _ => return None,
    })
}
