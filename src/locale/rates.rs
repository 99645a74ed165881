//! 标准与参数: the pane of rates and settings, rate files, and the command line about them.

use super::message::{Lang, Msg, messages};
use super::rate_words;
use super::stops;
use crate::bureau::Reference;
use crate::bureau::answer::ProposalRow;
use crate::text::visible;

messages! {
    TITLE = "标准与参数", "Rates and settings";
    TAB_IN_FORCE = "在用标准", "In force";
    TAB_MISSING = "要录的", "To enter";
    TAB_WAITING = "提交", "Proposals";
    TAB_SETTINGS = "地方参数", "Settings";
    TAB_BEFORE = "左边一栏", "Part before";
    TAB_AFTER = "右边一栏", "Part after";
    NEW = "录标准", "Enter a rate";
    NEW_FIGURE = "录新标准", "Enter a new one";
    ENTER_IT = "录入", "Enter it";
    SET_IT = "设置", "Set it";
    LOOK = "查看", "Look";
    APPROVE = "批准", "Approve";
    REJECT = "退回", "Reject";
    WITHDRAW = "撤回", "Withdraw";
    CHOOSE_A_PROPOSAL = "请先在“提交”里选一份。", "Choose a proposal first.";
    ASK_APPROVE = "批准 {by} 提交的 {proposal}（{what}）？", "Approve {proposal} ({what}), proposed by {by}?";
    APPROVE_HOW = "批准后不能改；更正要另提交一份。", "Once approved it stays as it is; what is right instead is proposed anew.";
    ASK_WITHDRAW = "撤回自己提交的 {proposal}？", "Take back {proposal}, which you proposed?";
    DESPITE = "提交人说明：{reason}", "Its maker says: {reason}";
    REJECT_TITLE = "退回 {proposal}", "Reject {proposal}";
    RATE_TITLE = "提交标准", "Propose a rate";
    PROPOSE_NOTE = "保存后等另一人批准，批准才生效。", "Saved, it waits; it holds when another person approves it.";
    CHOOSE = "未选", "none chosen";
    NO_GRADE = "不分", "none";
    GRADE_HINT = "残疾抚恤金必填，别的不填", "for the disability pension alone";
    KIND = "办什么", "What";
    ENTER_FIGURE = "录入标准", "enter a figure";
    END_FIGURE = "停用本局标准", "withdraw the bureau's own";
    FIGURE_FIELD = "标准（元）", "Figure (yuan)";
    PER = "按", "Per";
    STANDARD_HINT = "如 全国、广东省、花都区", "the country's, the province's, the district's";
    NOTICE_HINT = "名称或文号", "its title or number";
    FROM_MONTH = "自哪个月", "From month";
    FROM_HINT = "如 2026-01", "such as 2026-01";
    BASIS_HINT = "文件、文号或会议纪要", "a notice, its number, minutes";
    PROPOSED_NOW = "已提交 {proposal}，等另一人批准。", "{proposal} is proposed; another person approves it.";
    APPROVED_NOW = "已批准 {proposal}（{what}）。", "{proposal} ({what}) is approved.";
    REJECTED_NOW = "已退回 {proposal}（{what}）。", "{proposal} ({what}) is rejected.";
    WITHDRAWN_NOW = "已撤回 {proposal}（{what}）。", "{proposal} ({what}) is withdrawn.";
    CHANGES = "{what}：{before} → {now}，自 {from}", "{what}: {before} → {now}, from {from}";
    BASIS_IS = "依据 {basis}", "Rests on {basis}";
    AND_MORE = "另有 {n} 行，关掉这个问题可以逐行看。", "{n} {n|row|rows} more: close this question to see them.";
    LOOK_AT = "看 {proposal}", "See {proposal}";
    NONE_BEFORE = "未设置", "not set";
    UNSET_N = "地方参数 {n} 项未设置：Ctrl-R 查看。", "{n} {n|setting|settings} not set: see Ctrl-R.";
    READING = "正在读取", "Reading";
    NOTHING_IN_FORCE = "没有在用的标准。Ctrl-N 录入。", "No rate is in force. Ctrl-N enters one.";
    NOTHING_MISSING = "本月没有要录的。", "Nothing must be entered for this month.";
    NO_PROPOSALS = "没有提交。Ctrl-N 录标准，4 设参数。", "Nothing was proposed. Ctrl-N enters a rate, 4 the settings.";
    COL_PROGRAMME = "项目", "Programme";
    COL_FOR = "对象", "For";
    COL_FIGURE = "标准", "Figure";
    COL_FROM = "自", "From";
    COL_WHOSE = "来自", "Whose";
    COL_WHY = "原因", "Why";
    COL_PEOPLE = "人数", "People";
    COL_PROPOSAL = "编号", "No.";
    COL_STATE = "状态", "State";
    COL_BY = "提交", "By";
    COL_WHAT = "内容", "What";
    COL_BEFORE = "原来", "Before";
    COL_SETTING = "参数", "Setting";
    COL_VALUE = "现在", "Now";
    OWN = "本局", "own";
    IS_SETTING = "地方参数", "setting";
    NOTE_SOURCE = "{standard}：{source}", "{standard}: {source}";
    NOTE_KNOWN = "{notice}（{known} 批准）", "{notice} (approved {known})";
    NOTE_PROPOSED = "{by} {on} 提交 · {notice}", "proposed by {by} on {on} · {notice}";
    NOTE_ENDED = "{who} {on} {state} {reason}", "{state} by {who} on {on} {reason}";
    COUNTING = "正在算批准后谁的金额会变", "Working out whom it concerns";
    ALL_GROUPS_SHOWN = "没有在册享受待遇的人，列的是各类对象。", "Nobody on record is paid: the cells are those of every group.";
    FILE_ROW = "第 {row} 行：{why}", "row {row}: {why}";
    FILE_CELL = "第 {row} 行“{column}”：{why}", "row {row}, “{column}”: {why}";
    FILE_NO_PROGRAMME = "没有“项目”或“优抚对象类别”一列；也可以用 --programme 指明", "no column says the programme or the group; --programme may say it for all";
    FILE_NO_AMOUNT = "没有“标准”一列，也没有“因战、因公、因病”各列", "no column has the figures, nor one for each cause of disability";
    FILE_NO_PER = "没有“单位”一列；也可以用 --per 指明按月还是按年", "no column says month or year; --per may say it for all";
    FILE_NO_EFFECTIVE = "没有“生效日期”一列；也可以用 --effective 指明", "no column says the day of effect; --effective may say it for all";
    FILE_PROGRAMME = "不知道是哪个项目；请写项目名称", "no programme is meant; write its name";
    FILE_GROUP = "不是优抚对象类别；请写类别名称或代码", "not an entitled group; write its name or code";
    FILE_GRADE = "不是伤残等级；写成 1、1级或一级", "not a grade; write 1 to 10";
    FILE_NATURE = "不是伤残性质；写因战、因公或因病", "not a cause of disability; write war, duty or illness";
    FILE_AMOUNT = "不是金额；写成 909.00 这样，单位元", "not an amount; write it like 909.00, in yuan";
    FILE_PER = "请写“月”或“年”", "write month or year";
    FILE_EFFECTIVE = "不是有效的日期，写成 2026-08-01 这样", "not a date; write it like 2026-08-01";
    FILE_TOO_MANY = "行数太多，请分成几个文件", "too many rows; part it into several files";

    NO_RATES = "这一天没有标准。", "No figure holds on that day.";
    NONE_WAITING = "没有等待批准的提交。", "Nothing waits for approval.";
    LACKING_CELLS = "缺 {n} 格", "{n} {n|cell|cells} lacking";
    CHANGED_SINCE = "{on} 起国家标准有调整，调整后的数没有收录", "the national figure changed on {on}; the new one is not on record";
    NEVER = "没有收录", "none on record";
    PEOPLE = "{n} 人", "{n} {n|person|people}";
    MISSING_HEAD = "{month} 要录：标准 {rates} 格，个人计发依据 {facts} 类，地方参数 {settings} 项", "To be entered for {month}: {rates} {rates|figure|figures}, {facts} {facts|kind|kinds} of facts of people, {settings} {settings|setting|settings}";
    IS_FACT = "个人依据", "Fact";
    FACT_LINE = "缺“{what}”：{who}", "“{what}” is missing: {who}";
    FACT_NOTE = "回车打开第一人，补上后发放额才能算出。", "Enter opens the first of them; amounts are worked out once it is entered.";
    PROPOSED = "已提交 {proposal}，等待另一人批准（日志第 {seq} 条）", "{proposal} proposed; another person approves it (journal {seq})";
    DECIDED = "{proposal} {state}（日志第 {seq} 条）", "{proposal} is {state} (journal {seq})";
    NOTHING_PROPOSED = "没有提交。", "Nothing was proposed.";
    FILE_READ = "读到 {rows} 个标准，{faults} 处不能用，{doubts} 处请核对", "{rows} {rows|figure|figures} read, {faults} {faults|fault|faults}, {doubts} {doubts|doubt|doubts}";
    EFFECT = "批准后（{month}）：{n} 人有变动，每月由 {old} 元变为 {new} 元；自 {since} 起算", "If approved ({month}): {n} {n|person|people} concerned, from {old} to {new} yuan a month; counted from {since}";
    SET_TO = "{value}（自 {from}，依据 {basis}）", "{value} (from {from}; {basis})";
    UNSET = "未设置 · 不推算", "not set · nothing is guessed";
    WAITS = "{proposal} 待批准", "{proposal} waits for approval";
    THEN_WAITS = "{value}（{proposal} 待批准）", "{value} ({proposal} waits for approval)";
    BAD_VALUE = "“{value}”不是可填的值；可填：{known}", "“{value}” cannot be set; these can: {known}";
    LINE = "{proposal}  {state}  {by} {on}  {what} {rows} 行  自 {effective}  {notice}", "{proposal}  {state}  {by} {on}  {what}, {rows} {rows|row|rows}, from {effective}  {notice}";
}

/// The name of a programme.
pub fn programme(tables: &Reference, id: &str, lang: Lang) -> String {
    let name = tables.programmes.get(id).map(|programme| lang.of(&programme.zh, &programme.en).to_owned());
    name.unwrap_or_else(|| id.to_owned())
}

/// The same for a narrow column.
pub fn programme_short(tables: &Reference, id: &str, lang: Lang) -> String {
    let name = tables.programmes.get(id).map(|row| lang.of(&row.zh, row.short_en()).to_owned());
    name.unwrap_or_else(|| id.to_owned())
}

/// What a proposal is about: its programmes or settings.
pub fn about(row: &ProposalRow, tables: &Reference, lang: Lang) -> String {
    let programmes = row.programmes.iter().map(|id| programme(tables, id, lang));
    let keys = row.keys.iter().map(|key| rate_words::key(*key).get(lang).to_owned());
    programmes.chain(keys).collect::<Vec<_>>().join(stops(lang).comma)
}

/// The same in both languages.
pub fn about_words(row: &ProposalRow, tables: &Reference) -> (String, String) {
    (about(row, tables, Lang::Zh), about(row, tables, Lang::En))
}

/// The name of a tab by its place.
pub fn tab(at: usize) -> Msg {
    match at {
        0 => TAB_IN_FORCE,
        1 => TAB_MISSING,
        2 => TAB_WAITING,
        _ => TAB_SETTINGS,
    }
}

/// A proposal in a line.
pub fn proposal_line(row: &ProposalRow, tables: &Reference, lang: Lang) -> String {
    let effective = row.effective.map(|on| on.to_string()).unwrap_or_default();
    LINE.with(
        lang,
        &[
            ("proposal", &row.id),
            ("state", &rate_words::state(row.state).get(lang)),
            ("by", &visible(&row.by)),
            ("on", &row.on),
            ("what", &about(row, tables, lang)),
            ("rows", &row.rows),
            ("effective", &effective),
            ("notice", &visible(&row.notice)),
        ],
    )
}
