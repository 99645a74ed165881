//! 手工记账: what is booked by hand and takes the word of a second person.

use super::message::messages;
use super::{Lang, books, bulk, refusal, words};
use crate::bureau::Refusal;
use crate::bureau::answer::{SecondWord, SecondWordRow};
use crate::domain::ledger::Doubt;

messages! {
    OUTSIDE_RUNS = "这个项目由发放批次发，手工发不经批次的复核和审批", "payment runs pay this programme: what is paid by hand is not reviewed and approved with them";
    EARLIER_YEAR = "记账日期在 {year} 年，占用的是 {year} 年的资金", "it charges the funds of {year}";
    NOTHING_DECIDED = "这个项目的应发由慰问名单或经批准的申请记入，手工记没有凭据可核对", "what is due under this programme is booked by lists and approved requests: nothing on record says this sum";
    OWN_WORD = "去世登记或应发与这笔已发是同一人办的：付款要另一人核对", "the same person recorded the death or booked the due: another one looks at the payment";
    BEFORE_BIRTH = "身份认定自 {since} 起，早于出生日期：遗腹子可以这样记，写明理由；记错的，请更正起始日期", "the recognition begins on {since}, before the birth: so it may for a child born after the death, with a reason; where it is wrong, put its first day right";
    BEFORE_SERVICE = "自 {since} 起享受，早于入伍或退役（{served}）", "it is received from {since}, before the service began or ended ({served})";
    BEFORE_APPROVAL = "自 {since} 起享受，按批准日期应从 {starts} 起发", "it is received from {since}; by the day of approval it is paid from {starts}";
    DEATH_ON_RECORD = "已登记 {on} 去世；改日期或死因，停发和继续发的月份、应发和多发都跟着变", "a death on {on} is on record: with another day or cause other months stop or go on, and other sums are due or paid too much";

    NEEDS_NO_SECOND = "这一笔与记录一致，一个人就可以记：去掉理由再保存。", "The records say this entry: one person books it. Take the reason out and save again.";
    NONE_ASKED = "没有记账申请 {ask}：可能已经答复或撤回。看一下还有哪些在等：honordesk ledger reversal list", "Nothing is asked under {ask}: it was answered or withdrawn. What still waits: honordesk ledger reversal list";
    NOT_BOOKED = "{month} 的账上没有这么多可冲回，什么也没有改。请先核对这个人这个月的账。", "Less stands in the books of {month} than is to be taken off: nothing was changed. Look at the entries of that month first.";
    BY_ANOTHER = "这是{by}提出的，由本人撤回；审批的人可以答复“不同意”。", "{by} asked for it and takes it back; whoever decides it can decline it.";
    REPAYMENT_ASKED = "按 {recovery} 退回的钱已有一笔在等另一人同意：{ask}。先等答复，或由提交人撤回。", "Money paid back by {recovery} waits for another person already: {ask}. Wait for the answer, or let whoever asked withdraw it.";
    REPAID = "按 {recovery} 退回 {month}：{amount} 元", "Paid back by {recovery} for {month}: {amount} yuan";
    TITLE_REPAID = "同意记退回 {ask}？", "Agree to book repayment {ask}?";
    BY_OTHER = "记账申请 {ask} 是别人提的，不能撤回；可以答复“不同意”。", "Somebody else asked for {ask}: it is not withdrawn, but can be declined.";
    DOUBTS_SINCE = "申请之后又有变化：{doubts}。请退回，由申请人核对后重新申请。", "This came up since it was asked: {doubts}. Send it back; whoever asked compares and asks anew.";
    PAID_AHEAD = "{month} 还没到就记已发：记账日期是 {booked}。已发要记在所属月份开始之后的日子。", "A payment for {month} cannot be booked on {booked}: the month had not begun. Book it on a day of that month or later.";
    DUE_AHEAD = "{month} 还没到就记应发：记账日期是 {booked}。应发要到所属月份开始之后再记。", "Nothing is due for {month} on {booked}: the month had not begun. Book it on a day of that month or later.";
    BEYOND_SETTLEMENT = "超过去世结算：一共应发 {owed} 元，还可以记 {left} 元。先核对死亡登记和结算（honordesk ledger proposals）。", "That is more than the death leaves: {owed} yuan in all, {left} yuan still to be booked. Compare the death and its settlement first (honordesk ledger proposals).";

    TWO = "与记录不一致的、发放批次以外付的钱，要另一位复核或负责人同意才入账。", "What the records do not say, and money paid beside the runs, is booked once another checker or head agrees.";
    TWO_NOW = "写明理由保存后，这一笔等另一位复核或负责人同意，同意后才入账。", "With a reason, saving asks another checker or head; it is booked once they agree.";
    ASKED_NOW = "{ask} 已提交，还没有入账。", "{ask} is asked for and not booked yet.";
    CORRECTION_ASKED_NOW = "更正 {entry} 已提交，还没有入账。", "The correction of {entry} is asked for and not booked yet.";
    WAITS = "等另一人同意：{n} 笔 {amount} 元", "Waits for a second word: {n}, {amount} yuan";
    WAITS_LINE = "{ask} 等另一人同意：{month} {programme} {kind} {amount} 元", "{ask} waits for a second word: {month} {programme} {kind} {amount} yuan";

    TITLE_POSTING = "同意记账 {ask}？", "Agree to book {ask}?";
    TITLE_REVERSAL = "同意冲销 {entry}？", "Agree to take {entry} back?";
    TITLE_CORRECTION = "同意更正 {entry}？", "Agree to correct {entry}?";
    AGREE = "同意", "Agree";
    DECLINE = "退回", "Send back";
    ANSWER = "答复", "Answer";
    TITLE_DECLINE = "退回 {what}", "Send {what} back";
    WHY_DECLINE = "为什么退回，申请人看得到", "why it goes back; whoever asked reads it";
    TITLE_WITHDRAW = "撤回 {what}？", "Withdraw {what}?";
    WITHDRAW = "撤回申请", "Withdraw";
    STAYS_OUT = "没有入账；申请和撤回都在日志里。", "Nothing is booked; the journal keeps both.";
    BOOKED_ON = "记账日期 {day}", "to be booked on {day}";
    MEMO = "备注：{memo}", "Memo: {memo}";
    RIGHT = "改记：{month} {programme} {amount} 元", "Booked anew: {month} {programme} {amount} yuan";
    DOUBT = "! {doubt}", "! {doubt}";
    AGREED_POSTING = "{ask} 已入账：{entry}。", "{ask} is booked as {entry}.";
    AGREED_REVERSAL = "{what} 已冲销：{entry}。", "{what} is taken back by {entry}.";
    DECLINED = "{what} 已退回。", "{what} went back.";
    WITHDREW = "{what} 已撤回。", "{what} is withdrawn.";
    NOT_ASKED = "这一行在别处办：Enter 去办。", "This one is seen to elsewhere: Enter leads there.";
    OWN = "您自己提的由别人答复；Ctrl-X 撤回。", "What you asked is answered by somebody else; Ctrl-X withdraws it.";

    DONE_ASK = "这一笔须两人办理：已提交 {ask}，记录 {seq}；要另一人同意：honordesk ledger reversal agree {ask}", "This takes two people: {ask} is asked for, record {seq}; somebody else must agree: honordesk ledger reversal agree {ask}";
    DONE_AGREE = "{ask} 已入账：{entry}，记录 {seq}。", "{ask} is booked as {entry}, record {seq}.";
    DONE_DECLINE = "{ask} 已退回，没有入账，记录 {seq}。", "{ask} went back, nothing is booked, record {seq}.";
    DONE_WITHDRAW = "已撤回 {ask}，没有入账，记录 {seq}。", "{ask} is withdrawn, nothing is booked, record {seq}.";
    LINE = "{what}  {person} {name}  {month} {programme}  {kind} {amount} 元", "{what}  {person} {name}  {month} {programme}  {kind} {amount} yuan";
}

/// What speaks against an entry by hand.
pub fn doubt(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::OutsideRuns => OUTSIDE_RUNS.get(lang).into(),
        Doubt::EarlierYear { year } => EARLIER_YEAR.with(lang, &[("year", year)]),
        Doubt::NothingDecided => NOTHING_DECIDED.get(lang).into(),
        Doubt::OwnWord => OWN_WORD.get(lang).into(),
        Doubt::BenefitBegins { people } => bulk::BEGINS_DOUBT.with(lang, &[("n", people)]),
        Doubt::BeforeBirth { since } => BEFORE_BIRTH.with(lang, &[("since", since)]),
        Doubt::BeforeService { since, served } => {
            BEFORE_SERVICE.with(lang, &[("since", since), ("served", served)])
        }
        Doubt::BeforeApproval { since, starts } => {
            BEFORE_APPROVAL.with(lang, &[("since", since), ("starts", starts)])
        }
        Doubt::DeathOnRecord { on } => DEATH_ON_RECORD.with(lang, &[("on", on)]),
        _ => return None,
    })
}

/// Why an entry by hand is not booked, asked for or answered.
pub fn refused(refusal: &Refusal, lang: Lang) -> Option<String> {
    Some(match refusal {
        Refusal::NeedsNoSecond => NEEDS_NO_SECOND.get(lang).into(),
        Refusal::NoPostingAsked(ask) => NONE_ASKED.with(lang, &[("ask", ask)]),
        Refusal::RepaymentAsked { recovery, ask } => {
            REPAYMENT_ASKED.with(lang, &[("recovery", recovery), ("ask", ask)])
        }
        Refusal::PostingByOther(ask) => BY_OTHER.with(lang, &[("ask", ask)]),
        Refusal::NotBooked { month } => NOT_BOOKED.with(lang, &[("month", month)]),
        Refusal::AskedByAnother { by } => BY_ANOTHER.with(lang, &[("by", by)]),
        Refusal::DoubtsSince(doubts) => {
            DOUBTS_SINCE.with(lang, &[("doubts", &refusal::say_doubts(doubts, lang))])
        }
        Refusal::PaidAhead { month, booked } => {
            PAID_AHEAD.with(lang, &[("month", month), ("booked", booked)])
        }
        Refusal::DueAhead { month, booked } => DUE_AHEAD.with(lang, &[("month", month), ("booked", booked)]),
        Refusal::BeyondSettlement { owed, left } => {
            BEYOND_SETTLEMENT.with(lang, &[("owed", owed), ("left", left)])
        }
        _ => return None,
    })
}

/// By which it is called.
pub fn named(what: SecondWord) -> String {
    match what {
        SecondWord::Reversal(entry) => entry.to_string(),
        SecondWord::Posting(ask) => ask.to_string(),
    }
}

/// What is asked, in a line.
pub fn line(row: &SecondWordRow, programme: &str, lang: Lang) -> String {
    let kind = if row.repaid.is_some() { words::CAUSE_REPAID } else { words::entry_kind(row.kind) };
    let (what, kind) = (named(row.what), kind.get(lang));
    let values: [(&str, &dyn std::fmt::Display); 7] = [
        ("what", &what),
        ("person", &row.person),
        ("name", &row.name),
        ("month", &row.month),
        ("programme", &programme),
        ("kind", &kind),
        ("amount", &row.amount),
    ];
    LINE.with(lang, &values)
}

/// Everything that is to be known before somebody answers: on which day, its memo, what stands in its place, what speaks against it, who
/// asks and why.
pub fn details(row: &SecondWordRow, programme: impl Fn(&str) -> String, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(row.booked.map(|day| BOOKED_ON.with(lang, &[("day", &day)])));
    if !row.memo.is_empty() {
        said.push(MEMO.with(lang, &[("memo", &row.memo)]));
    }
    if let Some(back) = &row.repaid {
        said.extend(back.months.iter().map(|over| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("recovery", &back.recovery), ("month", &over.month), ("amount", &over.fen)];
            REPAID.with(lang, &values)
        }));
    }
    if let Some(right) = &row.right {
        let programme = programme(&right.programme);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("month", &right.month), ("programme", &programme), ("amount", &right.amount)];
        said.push(RIGHT.with(lang, &values));
    }
    let doubts = row.doubts.iter().map(|doubt| refusal::say_doubt(doubt, lang));
    said.extend(doubts.map(|doubt| DOUBT.with(lang, &[("doubt", &doubt)])));
    said.push(books::asked(&row.asked, lang));
    said
}
