//! Lists that leave the bureau as files.

use super::message::{Msg, messages};

messages! {
    TITLE = "导出名单", "Export a list";
    EXPORT = "导出", "Export";
    NOTE = "号码已打码。用途、行数和文件的校验值先记入日志，文件才出现。", "Numbers are masked. Purpose, rows and the digest of the file are recorded before it appears.";
    PURPOSE = "用途", "Purpose";
    PURPOSE_HINT = "给谁、办什么用", "for whom and what";
    KIND = "文件", "File";
    KIND_XLSX = "Excel 工作簿（.xlsx）", "Workbook (.xlsx)";
    KIND_CSV = "文本表格（.csv）", "Text table (.csv)";
    COLUMNS = "列", "Columns";
    WHOM = "“{query}”共 {n} 人。号码已打码；用途、行数和文件的校验值先记入日志，文件才出现。", "{n} {n|person|people} for “{query}”. Numbers are masked; purpose, rows and the digest of the file are recorded before it appears.";
    NOT_ALL_READ = "有条件没有读懂（见列表上方），改好再导出。", "A condition could not be read (see above the list); put it right first.";
    NO_QUERY = "先输入查找条件，再导出找到的人。", "Type what to look for first; those found are exported.";
    MARK = "{bureau} {who} {day} 导出，用途：{purpose}；共 {n} 人，号码已打码，不得外传。", "{bureau}, exported by {who} on {day} for: {purpose}; {n} {n|person|people}, numbers masked, not to be passed on.";
    MARK_LINES = "{bureau} {who} {day} 导出，用途：{purpose}；共 {n} 行，只有人数和金额，不得外传。", "{bureau}, exported by {who} on {day} for: {purpose}; {n} {n|line|lines} of counts and sums, not to be passed on.";
    MARK_HOUSEHOLDS = "{bureau} {who} {day} 导出，用途：{purpose}；共 {n} 户，不得外传。", "{bureau}, exported by {who} on {day} for: {purpose}; {n} {n|household|households}, not to be passed on.";
    MARK_GIFTS = "{bureau} {who} {day} 导出，用途：{purpose}；共 {n} 份，不得外传。", "{bureau}, exported by {who} on {day} for: {purpose}; {n} {n|line|lines}, not to be passed on.";
    BUSY = "正在导出，Esc 停止。", "Exporting; Escape stops it.";
    SO_FAR = "已取 {n} / {of} 行，Esc 停止。", "{n} of {of} lines; Escape stops it.";
    DONE = "已导出 {n} 人到 {file}（日志第 {seq} 条）。", "{n} {n|person|people} exported to {file} (journal entry {seq}).";
    DONE_LINES = "已导出 {n} 行到 {file}（日志第 {seq} 条）。", "{n} {n|line|lines} exported to {file} (journal entry {seq}).";
    DONE_HOUSEHOLDS = "已导出 {n} 户到 {file}（日志第 {seq} 条）。", "{n} {n|household|households} exported to {file} (journal entry {seq}).";
    DONE_EXPORT = "导出名单", "list exported";
    NOT_READ = "没有导出：{fault}。请改好条件再导出。", "Nothing was exported: {fault}. Put the condition right first.";
    EXISTS = "没有导出：这个名字的文件已经有了。请换一个名字。", "Nothing was exported: there is a file of that name. Choose another.";
    OTHER = "没有导出：这个 key 的导出已记为日志第 {seq} 条，名单从那以后变了。请换一个 key，另记一次。", "Nothing was exported: what left under this key is journal entry {seq}, and the list has changed since. Give another key, so that it is recorded anew.";
    NOT_WRITTEN = "没有导出：文件写不进去。请核对文件夹、磁盘空间和文件名。", "Nothing was exported: the file cannot be written. Check the folder, the room on the disk and the name.";
    STOPPED = "已停止，没有导出。", "Stopped; nothing was exported.";
    COL_PERSON = "编号", "Person";
    COL_NAME = "姓名", "Name";
    COL_SEX = "性别", "Sex";
    COL_AGE = "年龄", "Age";
    COL_GROUPS = "身份认定", "Recognised as";
    COL_PLACE = "居住地", "Place";
    COL_DIVISION = "行政区划", "Division";
    COL_ID = "身份证号（打码）", "Identity number (masked)";
    COL_DUE = "应发", "Due";
    COL_PAID = "已发", "Paid";
    COL_VALUE = "分组", "Value";
    COL_PEOPLE = "人数", "People";
    COL_ACROSS = "各列人数", "People in each column";
    COL_GIFT = "名单行号", "Line";
    COL_HOUSEHOLD = "户号", "Household";
    COL_AMOUNT = "金额", "Amount";
    COL_GIVEN = "发放日期", "Given on";
    COL_RECEIVED_BY = "领取人", "Received by";
    COL_MEMBERS = "家庭人数", "People";
    COL_RELIEF = "救助情况", "Relief";
    COL_CAUSE = "困难原因", "Cause";
    COL_SINCE = "列入日期", "Since";
    COL_VISITED = "上次走访", "Last visited";
    COL_MEASURES = "帮扶次数", "Measures";
    COL_ENDED = "结束", "Ended";
    COL_NUMBER = "序号", "Number";
    COL_FIRST = "登记类型", "Registered";
    COL_CHANNEL = "级别/渠道", "Origin and channel";
    COL_PURPOSE = "信访类型", "Purpose";
    COL_DEMAND = "信访内容", "What is asked";
    COL_RESULT = "处理结果", "Result";
    COL_STATE = "办理状态", "Stands";
    COL_LIMIT = "到期", "Due on";
    COL_DAYS = "历时（天）", "Age (days)";
    COL_HELD = "经手（天）", "Held (days)";
    COL_OWNER = "现承办人", "Owner";
    COL_FIRST_HANDLER = "首办", "First handler";
    MARK_CASES = "{bureau} {who} {day} 导出，用途：{purpose}；共 {n} 件，不得外传。", "{bureau}, exported by {who} on {day} for: {purpose}; {n} {n|petition|petitions}, not to be passed on.";
    DONE_CASES = "已导出 {n} 件到 {file}（日志第 {seq} 条）。", "{n} {n|petition|petitions} exported to {file} (journal entry {seq}).";
    NOTE_CASES = "按当前分类、排序和筛选导出；保密件只写编号、状态和期限。用途、件数和文件的校验值先记入日志，文件才出现。", "As the queue stands: its tab, order and filter; of what is kept secret only number, state and limit. Purpose, number and the digest of the file are recorded before it appears.";
    NO_CASES = "这一栏没有信访件可导出。按 ←→ 换一栏，或改筛选。", "There is no petition here to export. Left and right change the tab, or change the filter.";
}

/// The heading of a column by its name.
pub fn column(name: &str) -> Msg {
    match name {
        "person" => COL_PERSON,
        "name" => COL_NAME,
        "sex" => COL_SEX,
        "age" => COL_AGE,
        "groups" => COL_GROUPS,
        "place" => COL_PLACE,
        "division" => COL_DIVISION,
        "id" => COL_ID,
        "due" => COL_DUE,
        "value" => COL_VALUE,
        "people" => COL_PEOPLE,
        "across" => COL_ACROSS,
        "gift" => COL_GIFT,
        "household" => COL_HOUSEHOLD,
        "amount" => COL_AMOUNT,
        "given" => COL_GIVEN,
        "received-by" => COL_RECEIVED_BY,
        "members" => COL_MEMBERS,
        "relief" => COL_RELIEF,
        "cause" => COL_CAUSE,
        "since" => COL_SINCE,
        "visited" => COL_VISITED,
        "measures" => COL_MEASURES,
        "ended" => COL_ENDED,
        "number" => COL_NUMBER,
        "first" => COL_FIRST,
        "channel" => COL_CHANNEL,
        "purpose" => COL_PURPOSE,
        "demand" => COL_DEMAND,
        "result" => COL_RESULT,
        "state" => COL_STATE,
        "limit" => COL_LIMIT,
        "days" => COL_DAYS,
        "held" => COL_HELD,
        "owner" => COL_OWNER,
        "first-handler" => COL_FIRST_HANDLER,
        "next-look" => super::petition_after::COL_NEXT_LOOK,
        _ => COL_PAID,
    }
}

/// Who took it out, when and what for, by the name of the list.
pub fn mark(list: &str) -> Msg {
    match list {
        "pivot" => MARK_LINES,
        "hardships" => MARK_HOUSEHOLDS,
        "condolence" | "day-register" => MARK_GIFTS,
        "petitions" => MARK_CASES,
        _ => MARK,
    }
}

/// That it is written, by the name of the list.
pub fn written(list: &str) -> Msg {
    match list {
        "pivot" | "condolence" | "day-register" | "roster" | "roster-full" | "bank-file" => DONE_LINES,
        "hardships" => DONE_HOUSEHOLDS,
        "petitions" => DONE_CASES,
        _ => DONE,
    }
}

/// What a command about a list did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    (command == "list.export").then_some(DONE_EXPORT)
}
