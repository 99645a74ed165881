//! Rates and settings of the place in words: what is wrong or doubtful with them, where a proposal stands, what the journal says.

use super::ledger::{PER_MONTH, PER_YEAR};
use super::message::{Lang, Msg, messages};
use super::stops;
use super::words;
use crate::bureau::Reference;
use crate::domain::Fen;
use crate::domain::ledger::{
    Cell, Doubt, OwnRate, Per, PlaceChoice, PlaceKey, PlaceValue, ProposalState, RateFault, Setting,
};

messages! {
    FIGURE = "{amount} 元/{per}", "{amount} yuan a {per}";
    FIGURE_EACH_YEAR = "每服役一年 {amount} 元/{per}", "{amount} yuan a {per} for each year of service";
    WITHDRAWN_FIGURE = "停用本局标准", "no figure of the bureau's own";
    ALL_GROUPS = "各类", "every group";
    GRADE = "{grade}级", "grade {grade}";
    AMOUNT_YUAN = "{amount} 元", "{amount} yuan";
    DAY_OF_MONTH = "{n} 日", "day {n}";

    FAULT_PROGRAMME = "没有这个项目", "no such programme";
    FAULT_NO_FIGURES = "这个项目不按标准发，不用录标准（护理费请设“护理费计发基数”）", "pays no fixed figure, so none is entered (for the nursing fee, set the wage)";
    FAULT_GROUP = "请填享受这个项目的优抚对象类别", "name a group that the programme entitles";
    FAULT_GRADE = "残疾抚恤金要填 1 至 10 级；别的项目不填等级", "disability pension: a grade from 1 to 10; elsewhere none";
    FAULT_NATURE = "残疾抚恤金要填因战、因公或因病（因病只有 1 至 6 级）；别的项目不填", "disability pension: war, duty or illness (illness for grades 1–6 alone); elsewhere none";
    FAULT_BELOW = "低于当日国家标准 {figure}（自 {effective}）；地方只能高于国家标准", "below the national figure of that day, {figure} (from {effective}); places may only pay more";
    FAULT_LATE = "生效日期太远，请核对年份", "takes effect too far off; check the year";
    FAULT_TWICE = "与第 {row} 行是同一格、同一天", "the same cell and day as row {row}";
    FAULT_SAME = "已经是这个数，不用再录", "stands so already";
    FAULT_NOTHING = "当日没有本局录入的标准，没有可停用的", "there is no figure of the bureau's own on that day to withdraw";
    FAULT_JANUARY = "这一项每年一月起用新数，请填某年的一月", "holds from January of a year; write a January";

    DOUBT_CORRECTS = "第 {row} 行：同一格、同一天已批准过 {figure}（{known} 起知道），这是更正", "row {row}: {figure} was approved for the same cell and day (known since {known}); this puts it right";
    DOUBT_CORRECTS_NONE = "第 {row} 行：同一格、同一天已批准停用（{known} 起知道），这是更正", "row {row}: the same cell and day was withdrawn (known since {known}); this puts it right";
    DOUBT_PENDING = "第 {row} 行：同一格、同一天已在 {proposal} 里等待批准", "row {row}: the same cell and day waits for approval in {proposal}";
    DOUBT_JUMPS = "第 {row} 行：比此前的 {before} 高出一半以上", "row {row}: more than half as much again as {before} before";
    DOUBT_FALLS = "第 {row} 行：低于此前的 {before}", "row {row}: lower than {before} before";
    DOUBT_NATIONAL = "第 {row} 行：作为全国标准录入，请核对国家通知原文", "row {row}: entered as the national figure; compare the national notice itself";
    DOUBT_STANDARD = "标准属地不是本地区划中的省、市、区，或者和以前的写法不同；同一地方的标准要写成一样", "whose standard: no province, city or district of this bureau, or spelled otherwise than before; one place must be written one way";
    DOUBT_MID_MONTH = "第 {row} 行：生效日期不是月初", "row {row}: takes effect within a month";
    DOUBT_FAR = "第 {row} 行：生效日期 {effective} 离今天很远", "row {row}: takes effect on {effective}, far from today";
    DOUBT_SETTING = "“{name}”自 {month} 起已批准过（{known} 起知道），这是更正", "“{name}” from {month} was approved before (known since {known}); this puts it right";
    DOUBT_SETTING_PENDING = "“{name}”同一月份已在 {proposal} 里等待批准", "“{name}” of the same month waits for approval in {proposal}";

    STATE_PROPOSED = "待批准", "waiting";
    STATE_APPROVED = "已批准", "approved";
    STATE_REJECTED = "已退回", "rejected";
    STATE_WITHDRAWN = "已撤回", "withdrawn";
    NO_PROPOSAL = "没有这份提交。请用“待批准”核对编号。", "There is no such proposal. Check the number among those that wait.";
    ENDED = "这份提交{state}，不能再办。需要时请另提交一份。", "The proposal is {state} already. Make another one if it is needed.";
    OVERTAKEN = "同一格或同一项后来提交的 {by} 已经批准，这份不再批准。请退回，由经办核对后另提交。", "{by}, proposed later for the same, is approved already. Reject this one; its maker looks and proposes anew.";
    NOT_PROPOSER = "只有提交人本人能撤回。不同意的，请由复核或负责人退回。", "Only the one who proposed it takes it back. Who disagrees rejects it, as checker or head.";

    KEY_SERVICE_YEARS = "服役年限折算", "Counting years of service";
    KEY_AGE_START = "年满60周岁起发时间", "Start at age 60";
    KEY_MULTIPLE_IDENTITY = "多重身份", "Several groups at once";
    KEY_CYCLE = "发放周期", "How often money is paid";
    KEY_PAY_DAY = "发放日", "Day of payment";
    KEY_NURSING_WAGE = "护理费计发基数", "Wage for the nursing fee";
    KEY_DEATH_OFFSET = "去世后多发的抵扣", "Money paid after a death";
    KEY_SMALL_CHANGE = "尾差", "Differences of rounding";
    CHOICE_WHOLE_YEARS_UP = "不满一年按一年算", "a part of a year counts as a year";
    CHOICE_HALF_YEARS = "不满半年算半年，满半年算一年", "less than half a year counts half, half and more a whole year";
    CHOICE_MONTH_OF_BIRTHDAY = "生日当月起", "from the month of the birthday";
    CHOICE_JANUARY_OF_YEAR = "当年一月起", "from January of that year";
    CHOICE_HIGHEST_ONLY = "只发最高的一项", "the highest alone";
    CHOICE_EACH = "各项都发", "each of them";
    CHOICE_MONTHLY = "按月", "every month";
    CHOICE_QUARTERLY = "按季", "every quarter";
    CHOICE_SAME_PROGRAMME = "抵作同一项目续发的月数", "it counts toward the months still owed under the same programme";
    CHOICE_NOT_COUNTED = "不抵扣，全部追回", "it does not count; all of it is taken back";

    DID_PROPOSE_RATES = "提交标准", "rates proposed";
    DID_PROPOSE_SETTINGS = "提交地方参数", "settings proposed";
    DID_APPROVE = "批准标准或参数", "rates or settings approved";
    DID_REJECT = "退回标准或参数", "rates or settings rejected";
    DID_WITHDRAW = "撤回标准或参数", "rates or settings withdrawn";
    ROWS = "{n} 行", "{n} {n|row|rows}";
    FROM = "自 {on}", "from {on}";
}

/// A figure with what it is counted per.
pub fn figure(amount: Fen, per: Per, lang: Lang) -> String {
    FIGURE.with(lang, &[("amount", &amount), ("per", &per_word(per).get(lang))])
}

/// The same where there is little room: `909.00/月`.
pub fn short(amount: Fen, per: Per, lang: Lang) -> String {
    format!("{amount}/{}", per_word(per).get(lang))
}

/// The figure of a row.
pub fn row_figure(row: &OwnRate, lang: Lang) -> String {
    match row.amount {
        Some(amount) => figure_of((amount, row.per), row.each_year, lang),
        None => WITHDRAWN_FIGURE.get(lang).to_owned(),
    }
}

/// A figure, or one for each year of service.
pub fn figure_of((amount, per): (Fen, Per), each_year: bool, lang: Lang) -> String {
    let msg = if each_year { FIGURE_EACH_YEAR } else { FIGURE };
    msg.with(lang, &[("amount", &amount), ("per", &per_word(per).get(lang))])
}

/// A month or a year.
pub fn per_word(per: Per) -> Msg {
    match per {
        Per::Month => PER_MONTH,
        Per::Year => PER_YEAR,
    }
}

/// Whose standard a figure is: one of the tables', or as the bureau named it.
pub fn standard(name: &str, tables: &Reference, lang: Lang) -> String {
    let known = tables.rates.standard(name).map(|standard| lang.of(&standard.zh, &standard.en).to_owned());
    known.unwrap_or_else(|| name.to_owned())
}

/// What a cell is for, but for its programme: `因战 1级`, `烈士遗属`, `各类`.
pub fn cell(cell: &Cell, tables: &Reference, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(code) = &cell.group {
        let name = tables.groups.get(code).map(|group| lang.of(&group.zh, &group.en).to_owned());
        parts.push(name.unwrap_or_else(|| code.clone()));
    }
    parts.extend(cell.nature.map(|nature| words::nature(nature).get(lang).to_owned()));
    parts.extend(cell.grade.map(|grade| GRADE.with(lang, &[("grade", &grade)])));
    if parts.is_empty() {
        return ALL_GROUPS.get(lang).to_owned();
    }
    parts.join(" ")
}

/// What a setting says.
pub fn value(value: PlaceValue, lang: Lang) -> String {
    match value {
        PlaceValue::Choice(one) => choice(one).get(lang).to_owned(),
        PlaceValue::Number(n) => DAY_OF_MONTH.with(lang, &[("n", &n)]),
        PlaceValue::Amount(fen) => AMOUNT_YUAN.with(lang, &[("amount", &fen)]),
    }
}

/// The name of a setting as its table has it.
pub fn setting_name(setting: &Setting, lang: Lang) -> &str {
    lang.of(&setting.zh, &setting.en)
}

/// The question of a setting.
pub fn question(setting: &Setting, lang: Lang) -> &str {
    lang.of(&setting.ask_zh, &setting.ask_en)
}

/// Where a setting is left to the place.
pub fn left_to_place(setting: &Setting, lang: Lang) -> &str {
    lang.of(&setting.left_zh, &setting.left_en)
}

/// The articles a setting belongs to, each cited.
pub fn articles(setting: &Setting, lang: Lang) -> Vec<String> {
    let cite = |article: &crate::domain::Article| match lang {
        Lang::Zh => article.zh(),
        Lang::En => article.en(),
    };
    setting.articles.iter().map(cite).collect()
}

/// The name of a setting, where no table is at hand.
pub fn key(key: PlaceKey) -> Msg {
    match key {
        PlaceKey::ServiceYears => KEY_SERVICE_YEARS,
        PlaceKey::AgeStart => KEY_AGE_START,
        PlaceKey::MultipleIdentity => KEY_MULTIPLE_IDENTITY,
        PlaceKey::Cycle => KEY_CYCLE,
        PlaceKey::PayDay => KEY_PAY_DAY,
        PlaceKey::NursingWage => KEY_NURSING_WAGE,
        PlaceKey::DeathOffset => KEY_DEATH_OFFSET,
        PlaceKey::SmallChange => KEY_SMALL_CHANGE,
    }
}

/// A way that a setting may say.
pub fn choice(choice: PlaceChoice) -> Msg {
    match choice {
        PlaceChoice::WholeYearsUp => CHOICE_WHOLE_YEARS_UP,
        PlaceChoice::HalfYears => CHOICE_HALF_YEARS,
        PlaceChoice::MonthOfBirthday => CHOICE_MONTH_OF_BIRTHDAY,
        PlaceChoice::JanuaryOfYear => CHOICE_JANUARY_OF_YEAR,
        PlaceChoice::HighestOnly => CHOICE_HIGHEST_ONLY,
        PlaceChoice::Each => CHOICE_EACH,
        PlaceChoice::Monthly => CHOICE_MONTHLY,
        PlaceChoice::Quarterly => CHOICE_QUARTERLY,
        PlaceChoice::SameProgramme => CHOICE_SAME_PROGRAMME,
        PlaceChoice::NotCounted => CHOICE_NOT_COUNTED,
    }
}

/// Where a proposal stands.
pub fn state(state: ProposalState) -> Msg {
    match state {
        ProposalState::Proposed => STATE_PROPOSED,
        ProposalState::Approved => STATE_APPROVED,
        ProposalState::Rejected => STATE_REJECTED,
        ProposalState::Withdrawn => STATE_WITHDRAWN,
    }
}

/// Why a figure cannot be taken.
pub fn say_fault(fault: &RateFault, lang: Lang) -> String {
    match fault {
        RateFault::Programme => FAULT_PROGRAMME.get(lang).into(),
        RateFault::NoFigures => FAULT_NO_FIGURES.get(lang).into(),
        RateFault::Group => FAULT_GROUP.get(lang).into(),
        RateFault::Grade => FAULT_GRADE.get(lang).into(),
        RateFault::Nature => FAULT_NATURE.get(lang).into(),
        RateFault::Amount => super::fault_words::AMOUNT.get(lang).into(),
        RateFault::TooMuch => super::fault_words::TOO_MUCH.get(lang).into(),
        RateFault::BelowNational { figure: least, per, effective } => {
            FAULT_BELOW.with(lang, &[("figure", &figure(*least, *per, lang)), ("effective", effective)])
        }
        RateFault::Early => super::fault_words::TOO_EARLY.get(lang).into(),
        RateFault::Late => FAULT_LATE.get(lang).into(),
        RateFault::Twice { row } => FAULT_TWICE.with(lang, &[("row", row)]),
        RateFault::Same => FAULT_SAME.get(lang).into(),
        RateFault::NothingThere => FAULT_NOTHING.get(lang).into(),
    }
}

/// What deserves a second look in a figure or a setting; `None` of anything else.
pub fn say_doubt(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::RateCorrects { row, figure: None, known, .. } => {
            DOUBT_CORRECTS_NONE.with(lang, &[("row", row), ("known", known)])
        }
        Doubt::RateCorrects { row, figure: Some(was), per, known } => DOUBT_CORRECTS
            .with(lang, &[("row", row), ("figure", &figure(*was, *per, lang)), ("known", known)]),
        Doubt::RatePending { row, proposal } => {
            DOUBT_PENDING.with(lang, &[("row", row), ("proposal", proposal)])
        }
        Doubt::RateJumps { row, before, per } => {
            DOUBT_JUMPS.with(lang, &[("row", row), ("before", &figure(*before, *per, lang))])
        }
        Doubt::RateFalls { row, before, per } => {
            DOUBT_FALLS.with(lang, &[("row", row), ("before", &figure(*before, *per, lang))])
        }
        Doubt::RateMidMonth { row } => DOUBT_MID_MONTH.with(lang, &[("row", row)]),
        Doubt::RateNational { row } => DOUBT_NATIONAL.with(lang, &[("row", row)]),
        Doubt::StandardNew => DOUBT_STANDARD.get(lang).into(),
        Doubt::RateFar { row, effective } => DOUBT_FAR.with(lang, &[("row", row), ("effective", effective)]),
        Doubt::SettingCorrects { key: of, month, known } => {
            DOUBT_SETTING.with(lang, &[("name", &key(*of).get(lang)), ("month", month), ("known", known)])
        }
        Doubt::SettingPending { key: of, proposal } => {
            DOUBT_SETTING_PENDING.with(lang, &[("name", &key(*of).get(lang)), ("proposal", proposal)])
        }
        _ => return None,
    })
}

/// What a command did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "ledger.propose-rates" => DID_PROPOSE_RATES,
        "ledger.propose-settings" => DID_PROPOSE_SETTINGS,
        "ledger.approve" => DID_APPROVE,
        "ledger.reject" => DID_REJECT,
        "ledger.withdraw" => DID_WITHDRAW,
        _ => return None,
    })
}

/// A small fact of the journal.
pub fn fact(name: &str, value: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "rows" => ROWS.with(lang, &[("n", &value)]),
        "effective" => FROM.with(lang, &[("on", &value)]),
        "notice" => value.to_owned(),
        "settings" => {
            let names: Vec<&str> =
                value.split(' ').filter_map(PlaceKey::parse).map(|one| key(one).get(lang)).collect();
            names.join(stops(lang).comma)
        }
        _ => return None,
    })
}
