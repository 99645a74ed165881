//! What is said of the year ahead and of the statement of a source of money.

use super::ledger;
use super::message::{Lang, messages};
use super::{Stops, stops};
use crate::bureau::answer::FundEvent;
use crate::domain::ledger::FundShort;

messages! {
    BUDGET_WAITS = "{year} 年这个项目已有第 {version} 版预算在等审批。请先批准或退回那一版。", "Version {version} of this programme's budget for {year} waits for approval. Approve or decline it first.";
    BUDGET_DECIDED = "{year} 年第 {version} 版预算已经审批过了。要改，请另报一版。", "Version {version} of the budget for {year} was decided already. To change it, enter another version.";
    FUND_SHORT = "资金不够：{each}。已付、在途和这次要付的合起来超过了预算。请先编报追加的预算并由另一人批准，或减少这次要付的。", "The funds do not cover it: {each}. What was paid, what is under way and what is to be paid now come to more than the budget. Enter a larger budget and have another person approve it, or pay less.";
    CARD_SHORT = "资金不够", "funds short";
    TAKES = "{source}现余 {left} 元，这笔要用 {takes} 元", "{source} has {left} yuan left; this takes {takes}";
    TAKES_SHORT = "! {source}现余 {left} 元，这笔要用 {takes} 元，差 {short} 元", "! {source} has {left} yuan left; this takes {takes}, {short} short";
    SHORT_AND_AFTER = "! {each}；{after}", "! {each}. {after}";
    AFTER_RAISING = "可以批准；追加预算后才能发放。", "It can be approved; it is paid once the budget is raised.";
    NEEDED_HERE = "! {year} 年这个项目没有批准的预算，本单位定了无预算不发：可以批准，有了预算才能发放", "! No budget of this programme is approved for {year}, and nothing is paid without one: it can be approved, and is paid once there is a budget";
    NO_BUDGET_HERE = "{year} 年这个项目没有批准的预算，不能说够不够", "No budget of this programme is approved for {year}; nobody can say whether it lasts";
    FUND_SHORT_OF = "{year} 年“{programme}”{sources}", "{programme}, {year}: {sources}";
    SOURCE_SHORT = "{source}差 {short} 元", "{source} {short} yuan short";
    BUDGET_NEEDED = "{year} 年“{programme}”没有已批准的预算，本单位定了无预算不发。请先编报预算，由负责人批准。", "There is no approved budget of {programme} for {year}, and by the bureau's own decision nothing is paid without one. Enter a budget and have the head approve it.";
    BUDGET_THEN = "“{programme}”{now} 年有预算，{year} 年没有，记在 {year} 年的付款就没有预算管。请记在今年，或先编报 {year} 年的预算并由另一人批准。别处记的旧账整批并入，在结账、冻结批次以前不受此限。", "{programme} has a budget for {now} and none for {year}: no budget would bind what is booked as paid in {year}. Book it this year, or enter a budget for {year} and have another person approve it. Books kept elsewhere that are brought over as a whole are not asked for it until a month is closed or a run is frozen.";
    YEAR_LINE = "{year} 年 {programme}：已付 {paid} 元，占用 {reserved} 元，预计再付 {expected} 元", "{programme}, {year}: {paid} yuan paid, {reserved} kept, {expected} expected still";
    NOTHING_AHEAD = "{year} 年没有预算、没有付过款，也没有要付的。", "Nothing was budgeted or paid for {year}, and nothing is due.";
    CARRIED_ON_SHORT = "按今天的标准往后推，不估调标、不估去世", "Today's rates carried on; no raise and no death is guessed";
    CARRIED_ON = "预测按今天有效的标准和设置往后推，不估调标、不估去世；只算记录里已知的到龄、恢复、截止。", "The forecast carries on the rates and settings in force today. It guesses no raise and no death: only what the records know, like who turns 60, resumes or ends.";
    MONTH = "月份", "month";
    PAID = "已付", "paid";
    RESERVED = "占用", "kept";
    EXPECTED = "预计", "expected";
    PEOPLE = "人数", "people";
    JOIN = "新增", "join";
    LEAVE = "停发", "leave";
    NO_BUDGET = "没有记预算，不能说够不够", "No budget is recorded, so nobody can say whether it lasts";
    RUNS_OUT = "! {source}到 {month} 用完，全年差 {short} 元", "! {source}: out in {month}, {short} short";
    LASTS = "{source}够用，年底余 {left} 元", "{source} lasts, {left} left at year's end";
    UNTOLD = "另有 {n} 人算不出（缺标准、资料或设置），没有算在内", "{n} {n|person|people} not counted: a rate, a fact or a setting is missing";
    BOOKED_ONLY = "不按月计算的项目：只算已记应发、还没有付的", "Not worked out by the month: only what is booked as due and not paid is in it";
    NOT_OPENED = "没有定起算月：以前月份欠发的没有算在内", "No opening month is decided: what is owed for earlier months is not in it";
    STATEMENT_HEAD = "{source} {year} 年对账单，{from} 至 {until}", "Statement of {source}, {year}, from {from} to {until}";
    DAY = "日期", "day";
    PROGRAMME = "项目", "programme";
    WHAT = "事项", "what";
    AMOUNT = "金额", "amount";
    BALANCE = "余额", "balance";
    OPENING = "期初", "at the beginning";
    GRANTED = "预算第 {version} 版（{basis}）", "budget, version {version} ({basis})";
    PAID_BY_RUN = "发放 {run}，{payments} 笔", "run {run}, {payments} {payments|payment|payments}";
    PAID_BY_HAND = "记账付出 {payments} 笔", "{payments} {payments|payment|payments} booked by hand";
    CAME_BACK_RUN = "退回 {run}，{payments} 笔", "came back, run {run}, {payments} {payments|payment|payments}";
    CAME_BACK = "冲销退回 {payments} 笔", "{payments} {payments|payment|payments} came back";
    YEAR_OVER = "年度已结束：当年送银行、次年才付的仍从本年支出；未发成的留作本年结余，重发用重发当年的资金。", "The year is over: what it sent to the bank and the bank pays later still comes out of it. What fails is left of it; issued again, it is paid out of the year of the new run.";
    KEPT = "另有在途批次占用 {kept} 元，扣除后余 {left} 元。", "Runs under way keep {kept} yuan of it; {left} are left then.";
}

/// Which funds do not cover it, and by how much; and what helps.
pub fn short(shorts: &[FundShort], lang: Lang) -> String {
    FUND_SHORT.with(lang, &[("each", &each(shorts, lang))])
}

/// Each fund with what it lacks, by programme and year.
pub fn each(shorts: &[FundShort], lang: Lang) -> String {
    let Stops { comma, semicolon } = stops(lang);
    let same = |a: &FundShort, b: &FundShort| (a.year, &a.programme) == (b.year, &b.programme);
    let told = shorts.chunk_by(same).filter_map(|of| {
        let sources = of.iter().map(|one| {
            let source = ledger::source(one.fund).get(lang);
            SOURCE_SHORT.with(lang, &[("source", &source), ("short", &one.short)])
        });
        let (first, sources) = (of.first()?, sources.collect::<Vec<_>>().join(comma));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("year", &first.year), ("programme", &first.programme), ("sources", &sources)];
        Some(FUND_SHORT_OF.with(lang, &values))
    });
    told.collect::<Vec<_>>().join(semicolon)
}

/// A line of a statement.
pub fn event(event: &FundEvent, lang: Lang) -> String {
    match event {
        FundEvent::Granted { version, basis } => {
            GRANTED.with(lang, &[("version", version), ("basis", basis)])
        }
        FundEvent::Paid { run: Some(run), payments } => {
            PAID_BY_RUN.with(lang, &[("run", run), ("payments", payments)])
        }
        FundEvent::Paid { run: None, payments } => PAID_BY_HAND.with(lang, &[("payments", payments)]),
        FundEvent::CameBack { run: Some(run), payments } => {
            CAME_BACK_RUN.with(lang, &[("run", run), ("payments", payments)])
        }
        FundEvent::CameBack { run: None, payments } => CAME_BACK.with(lang, &[("payments", payments)]),
    }
}
