//! 专项申请: money that is not monthly, in the console and on the command line.

use super::message::{Lang, Msg, messages};
use crate::domain::ledger::{Doubt, GrantNeeds, GrantState, OpinionLevel};

messages! {
    TITLE = "专项", "Special requests";
    NEW = "专项申请", "Ask for a special sum";
    WAITING = "待审批", "Waiting";
    OF_PERSON = "此人的", "This person's";
    OF_YEAR = "全年", "The year";
    APPROVE = "批准", "Approve";
    DECLINE = "不批准", "Decline";
    WITHDRAW = "撤回", "Withdraw";
    OPINION = "记意见", "Note an opinion";
    YEAR_BEFORE = "前一年", "Year before";
    YEAR_AFTER = "后一年", "Year after";
    APPROVED_NOW = "已批准 {grant}，已记应发。", "{grant} is approved and due.";
    DECLINED_NOW = "{grant} 未批准。", "{grant} is declined.";
    WITHDRAWN_NOW = "已撤回 {grant}。", "{grant} is withdrawn.";
    OPINION_NOW = "已记 {grant} 的意见。", "The opinion on {grant} is noted.";
    ENTERED_NOW = "已登记 {grant}，待另一人审批。", "{grant} is entered and waits for another person.";
    AMOUNT_HINT = "不写则按条文核算", "left empty, it is worked out by the rule";
    NOTHING_WAITING = "没有待审批的专项申请。打开一个人可以新申请，2 看全年。", "No special request waits. Open a person to enter one; 2 shows the year.";
    NOTHING_HERE = "这里没有专项申请。", "There are no special requests here.";
    LOADING = "正在读取", "Reading";
    CHOOSE_ONE = "请先选一件申请。", "Choose a request first.";
    CHOOSE_PERSON = "请先打开一个人。", "Open a person first.";
    WHICH = "申请哪一项", "Ask for what";

    COL_ID = "编号", "No.";
    COL_NAME = "姓名", "Name";
    COL_PROGRAMME = "项目", "Programme";
    COL_MONTH = "月份", "Month";
    COL_AMOUNT = "金额", "Amount";
    COL_STATE = "状态", "State";
    SUM_PEOPLE = "{programme} {people} 人 {amount} 元", "{programme}: {people} {people|person|people}, {amount} yuan";
    SUM_BILLS = "{programme} {people} 人 {times} 人次 {amount} 元", "{programme}: {people} {people|person|people}, {times} {times|bill|bills}, {amount} yuan";
    SUM_WAITING = "待审批 {n} 件 {amount} 元", "{n} waiting, {amount} yuan";
    SUM_ONLY_WAITING = "{programme} 待审批 {n} 件 {amount} 元", "{programme}: {n} waiting, {amount} yuan";
    SUM_TAKEN_BACK = "已冲销 {n} 件", "{n} taken back";
    TOTAL = "共 {n} 件", "{n} {n|request|requests}";

    STATE_PROPOSED = "待审批", "waiting";
    STATE_APPROVED = "已批准", "approved";
    STATE_DECLINED = "未批准", "declined";
    STATE_WITHDRAWN = "已撤回", "withdrawn";
    TAKEN_BACK = "已批准，后冲销", "approved, taken back";
    LEVEL_VILLAGE = "村（社区）", "village";
    LEVEL_TOWN = "镇（街）", "town";
    LEVEL_DISTRICT = "区级", "district";
    LEVEL_CITY = "市级", "city";
    LEVEL_PROVINCE = "省级", "province";
    AGREES = "同意", "agrees";
    OBJECTS = "不同意", "does not agree";

    ROW_FUND = "资金", "Funds";
    ROW_BASIS = "情况", "Rests on";
    ROW_EVIDENCE = "依据材料", "Evidence";
    ROW_BY = "申请登记", "Entered";
    ROW_BY_SAYS = "{by} {on}", "{by}, {on}";
    ROW_DECIDED = "处理", "Decided";
    ROW_ENTRY = "台账", "Ledger";
    ROW_ENTRY_SAYS = "{entry} 应发", "{entry}, due";
    ROW_DESPITE = "说明", "Reason";
    ROW_DOUBTS = "请核对", "Please check";
    ROW_WORKED = "应为", "Worked out";
    ROW_MISSING = "还缺", "Missing";
    ROW_OPINION = "意见", "Opinion";
    ROW_YEAR = "{year} 年", "{year}";
    ROW_PERSON_YEAR = "此人 {year}", "Theirs {year}";
    ROW_ARTICLES = "依据条文", "Articles";
    NO_ARTICLE = "没有找到条文", "no article was found";
    HARDSHIP_SAYS = "{kind}，{since} 发生，{applied} 申请", "{kind} on {since}, applied for on {applied}";
    BILL_SAYS = "{on} {place}，票据 {total} 元，医保已付 {insured} 元", "{on}, {place}: bill {total} yuan, insurance paid {insured}";
    DEATH_SAYS = "{name} {on} {kind}", "{name}, {on}: {kind}";
    HONOUR_SAYS = "，{honour}", ", {honour}";
    SERVICE_SAYS = "{name} {year} 年服义务兵役", "{name} serving in {year}";

    STEP_DEATH = "合计", "In all";
    STEP_INCOME = "全国城镇居民人均可支配收入 {figure} 元 × {n}（{source}）", "National disposable income per head in towns, {figure} yuan × {n} ({source})";
    STEP_PAY = "月基本工资 {figure} 元 × {n} 个月（{source}）", "Base pay {figure} yuan × {n} months ({source})";
    STEP_HONOUR = "{honour}，增发 {of} 元的 {n}%", "{honour}: {n} % of {of} yuan more";
    STEP_STANDARD = "本地全年标准 {figure} 元（{source}）", "The place's standard for a year, {figure} yuan ({source})";
    NEEDS_INCOME = "上一年度全国城镇居民人均可支配收入（--income 元:出处）", "last year's national disposable income per head in towns (--income YUAN:SOURCE)";
    NEEDS_PAY = "死亡时月基本工资（--pay 元:出处）", "base pay a month at death (--pay YUAN:SOURCE)";
    NEEDS_STANDARD = "本地义务兵家庭优待金全年标准（--standard 元:出处）", "the place's yearly standard of the conscript family grant (--standard YUAN:SOURCE)";
    NO_RULE = "没有规定算法，金额由申请写明。", "No rule sets the amount; the request says it.";

    OUTSIDE_LIMITS = "金额应在 {least} 元至 {most} 元之间", "the amount should be between {least} and {most} yuan";
    NOT_AS_WORKED_OUT = "按规定应为 {worked} 元", "by the rule it comes to {worked} yuan";
    NOT_WORKED_OUT = "还缺标准或基数，无法核算", "figures are missing to work it out by";
    APPLIED_LATE = "应在 {until} 前申请", "it should have been applied for by {until}";
    HOUSEHOLD_ELSEWHERE = "户籍不在本省，或户籍地没有登记", "the household is not registered in the province, or nobody knows where it is";
    ORDINARY_FIRST = "还没有先落实普惠性待遇", "ordinary benefits were not drawn first";
    SAME_HARDSHIP = "同一困难已有 {grant}", "{grant} is for the same hardship";
    BILL_USED = "同日同额的票据已用于 {grant}", "{grant} rests on a bill of the same day and sum";
    MORE_THAN_BILL = "超过票据扣除医保后的 {left} 元", "more than the {left} yuan that insurance left of the bill";
    NO_BENEFIT = "此人没有正在享受的待遇", "the person draws no benefit";
    GRANT_BEFORE = "已有 {grant}", "{grant} is for the same";
    UNHEARD = "{level}还没有同意的意见", "the {level} has not agreed";

    FORM_TITLE = "{programme}：{name}", "{programme}: {name}";
    FORM_NOTE = "登记后由另一人审批；批准后记为应发，随发放批次付款。", "Another person decides it; once approved it is due, and paid with the runs.";
    F_MONTH = "所属月份", "Month";
    F_AMOUNT = "申请金额", "Amount";
    F_EVIDENCE = "依据材料", "Evidence";
    F_KIND = "类别", "Kind";
    F_SINCE = "发生日期", "Happened on";
    F_APPLIED = "申请日期", "Applied on";
    F_ORDINARY = "已落实普惠性待遇", "Ordinary benefits drawn first";
    F_BILL_ON = "票据日期", "Bill of";
    F_PLACE = "医疗机构", "Clinic";
    F_TOTAL = "票据金额", "Bill total";
    F_INSURED = "医保已付", "Paid by insurance";
    F_WHO = "军人姓名", "Who served";
    F_DIED = "牺牲或病故日期", "Died on";
    F_INCOME = "人均可支配收入", "Income per head";
    F_INCOME_SOURCE = "收入出处", "Its source";
    F_PAY = "月基本工资", "Base pay a month";
    F_PAY_SOURCE = "工资出处", "Its source";
    F_HONOUR = "最高功勋荣誉", "Highest honour";
    F_NO_HONOUR = "无", "none";
    F_YEAR = "年度", "Year";
    F_STANDARD = "本地全年标准", "Standard for a year";
    F_STANDARD_SOURCE = "标准出处", "Its source";
    F_LEVEL = "哪一级", "Level";
    F_AGREES = "意见", "Opinion";
    F_WORDS = "意见内容", "In their words";
    F_ON = "意见日期", "Date";
    F_REASON = "理由", "Reason";
    ASK_APPROVE = "批准 {grant}？", "Approve {grant}?";
    APPROVE_SAYS = "{name} {programme} {month} {amount} 元，批准后记为应发。", "{name}, {programme}, {month}: {amount} yuan; once approved it is due.";
    APPROVE_DESPITE = "批准 {grant}：请写理由", "Approve {grant}: give the reason";
    DECLINE_TITLE = "不批准 {grant}", "Decline {grant}";
    WITHDRAW_TITLE = "撤回 {grant}", "Withdraw {grant}";
    OPINION_TITLE = "{grant} 的意见", "Opinion on {grant}";

    PROPOSED = "已登记 {grant}，待另一人审批（日志第 {seq} 条）。", "{grant} is entered and waits for another person (journal entry {seq}).";
    APPROVED = "已批准 {grant}，应发记为 {entry}（日志第 {seq} 条）。", "{grant} is approved and due as {entry} (journal entry {seq}).";
    DECLINED = "{grant} 未批准（日志第 {seq} 条）。", "{grant} is declined (journal entry {seq}).";
    WITHDRAWN = "已撤回 {grant}（日志第 {seq} 条）。", "{grant} is withdrawn (journal entry {seq}).";
    OPINION_NOTED = "已记 {grant} 的意见（日志第 {seq} 条）。", "The opinion on {grant} is noted (journal entry {seq}).";
    STANDS = "{grant} {state}，这一步不能再办。请重新打开核对。", "{grant} is {state}; this step cannot be done. Open it again.";
    NOT_FOUND = "没有这件专项申请。请核对编号。", "There is no such special request. Check the number.";
    NO_KIND = "“{text}”没有专项申请的规则。可以是：{known}。", "“{text}” has no rule of special requests. There are: {known}.";
    LACKS = "这一项还要写：{flags}。", "This one needs: {flags}.";

    DID_PROPOSE = "登记专项申请", "special request entered";
    DID_OPINION = "记专项申请意见", "opinion on a special request";
    DID_APPROVE = "批准专项申请", "special request approved";
    DID_DECLINE = "不批准专项申请", "special request declined";
    DID_WITHDRAW = "撤回专项申请", "special request withdrawn";
}

/// Where a request stands.
pub fn state(state: GrantState, taken_back: bool) -> Msg {
    match state {
        GrantState::Proposed => STATE_PROPOSED,
        GrantState::Approved if taken_back => TAKEN_BACK,
        GrantState::Approved => STATE_APPROVED,
        GrantState::Declined => STATE_DECLINED,
        GrantState::Withdrawn => STATE_WITHDRAWN,
    }
}

/// A level that has a say.
pub fn level(level: OpinionLevel) -> Msg {
    match level {
        OpinionLevel::Village => LEVEL_VILLAGE,
        OpinionLevel::Town => LEVEL_TOWN,
        OpinionLevel::District => LEVEL_DISTRICT,
        OpinionLevel::City => LEVEL_CITY,
        OpinionLevel::Province => LEVEL_PROVINCE,
    }
}

/// What a level says.
pub fn agrees(agrees: bool) -> Msg {
    if agrees { AGREES } else { OBJECTS }
}

/// A figure that must be entered.
pub fn needs(needs: GrantNeeds) -> Msg {
    match needs {
        GrantNeeds::Income => NEEDS_INCOME,
        GrantNeeds::BasePay => NEEDS_PAY,
        GrantNeeds::Standard => NEEDS_STANDARD,
    }
}

/// What deserves a second look in a request; `None` for what is asked of entries.
pub fn doubt(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::OutsideLimits { least, most } => {
            OUTSIDE_LIMITS.with(lang, &[("least", least), ("most", most)])
        }
        Doubt::NotAsWorkedOut { worked } => NOT_AS_WORKED_OUT.with(lang, &[("worked", worked)]),
        Doubt::NotWorkedOut => NOT_WORKED_OUT.get(lang).into(),
        Doubt::AppliedLate { until } => APPLIED_LATE.with(lang, &[("until", until)]),
        Doubt::HouseholdElsewhere => HOUSEHOLD_ELSEWHERE.get(lang).into(),
        Doubt::OrdinaryFirst => ORDINARY_FIRST.get(lang).into(),
        Doubt::SameHardship { grant } => SAME_HARDSHIP.with(lang, &[("grant", grant)]),
        Doubt::BillUsed { grant } => BILL_USED.with(lang, &[("grant", grant)]),
        Doubt::MoreThanBill { left } => MORE_THAN_BILL.with(lang, &[("left", left)]),
        Doubt::NoBenefit => NO_BENEFIT.get(lang).into(),
        Doubt::GrantBefore { grant } => GRANT_BEFORE.with(lang, &[("grant", grant)]),
        Doubt::Unheard { level: at } => UNHEARD.with(lang, &[("level", &level(*at).get(lang))]),
        _ => return None,
    })
}

/// What a command did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "grant.propose" => DID_PROPOSE,
        "grant.opinion" => DID_OPINION,
        "grant.approve" => DID_APPROVE,
        "grant.decline" => DID_DECLINE,
        "grant.withdraw" => DID_WITHDRAW,
        _ => return None,
    })
}

/// What a field of a request is called.
pub fn field(name: &str) -> Option<Msg> {
    Some(match name {
        "evidence" => F_EVIDENCE,
        "basis" => ROW_BASIS,
        "kind" => F_KIND,
        "applied" => F_APPLIED,
        "ordinary" => F_ORDINARY,
        "place" => F_PLACE,
        "total" => F_TOTAL,
        "insured" => F_INSURED,
        "who" => F_WHO,
        "income" => F_INCOME,
        "income_source" => F_INCOME_SOURCE,
        "pay" => F_PAY,
        "pay_source" => F_PAY_SOURCE,
        "honour" => F_HONOUR,
        "standard" => F_STANDARD,
        "standard_source" => F_STANDARD_SOURCE,
        "level" => F_LEVEL,
        "words" => F_WORDS,
        _ => return None,
    })
}
