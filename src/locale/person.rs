//! 人员: the person pane.

use super::message::{Lang, Msg, messages};
use super::stops;
use super::{
    account, books, bulk, care_words, confirm_words, exports, field, grants, notes, paper_words, rate_words,
    run_words, visit_words, words,
};
use crate::bureau::answer::Happening;
use crate::domain::Date;
use crate::domain::care::{ContactKind, ContactResult, HardshipResult, Relief};
use crate::domain::paper::PaperKind;
use crate::domain::visit::VisitOutcome;

messages! {
    TITLE = "人员", "Person";
    TAB_RECORD = "概况", "Record";
    TAB_RECOGNITIONS = "待遇", "Groups";
    TAB_STATEMENT = "台账", "Ledger";
    TAB_PETITIONS = "信访", "Petitions";
    TAB_VISITS = "来访", "Visits";
    TAB_TIMELINE = "时间线", "Timeline";
    VISIT = "接访", "Visit";
    ASK = "现场询问", "Ask now";
    SKIP_ASK = "先不问", "Not now";
    ASKS = "请顺便问：{what}", "Please ask for: {what}";
    NOTHING_TO_ASK = "没有要问的。", "There is nothing to ask.";
    SKIPPED = "三十天内不再问。", "It is not asked again for thirty days.";
    CONFIRM_TITLE = "年度确认 {name}", "Yearly confirmation: {name}";
    CONFIRM_NOTE = "本人在场，身份和享受待遇的条件没有变化。确认日期 {date}（军人抚恤优待条例第八条）。", "They are here in person, and what entitles them has not changed. Confirmed on {date} (Regulations on Pensions and Preferential Treatment, art. 8).";
    EDIT = "修改", "Edit";
    ADD = "新增", "Add";
    REMOVE = "删去", "Take off";
    VIEW = "按月/按笔", "Months/entries";
    WHY = "为什么", "Why";
    PAPERS = "告知打印", "Notices, print";
    REVEAL = "显示原文", "Reveal";
    POST = "记账", "New entry";
    REVERSE = "冲销", "Reverse";
    NEW_PETITION = "记信访", "New petition";

    NOBODY = "还没有选人，F2 查人。", "Nobody is chosen; F2 looks people up.";
    NOT_HERE = "这一页不能修改；1 概况、2 待遇可以。", "This tab cannot be edited; 1 and 2 can.";
    NO_ROW = "这里还没有内容。", "There is nothing here yet.";
    NOT_REMOVABLE = "请选中一位家庭成员或一条认定。", "Select a relative or a recognition.";
    LEDGER_ONLY = "请先到 3 台账。", "Go to the ledger (3) first.";
    JOURNAL_ONLY = "时间线由日志自动生成，不能新增。", "The timeline follows the journal by itself.";
    REVERSE_BY_ENTRY = "请在 3 台账按 ← 换成按笔，选中要冲销的一条。", "In the ledger (3) press ← for single entries and select the one.";
    NOTHING_MASKED = "没有掩码的内容。", "Nothing is masked.";
    NOTHING_TO_OPEN = "这一条没有可以打开的内容。", "There is nothing to open in this line.";
    NOTHING_CHANGED = "没有改动。", "Nothing was changed.";
    LOADING = "正在读取", "Reading";
    FAMILY = "家庭成员", "Family";
    NOT_KNOWN = "未登记", "not on record";
    FILLED = "登记表 {filled}/{all} 项", "registry form {filled} of {all}";
    EMPTY_RECOGNITIONS = "没有登记身份认定", "No recognition is on record";
    EMPTY_LEDGER = "还没有台账记录", "Nothing stands in the ledger yet";
    EMPTY_PETITIONS = "没有信访事项", "No petitions";
    EMPTY_VISITS = "没有来访记录", "No visits yet";
    VISIT_TITLE = "{day} 来访 {who}", "Visit of {day}, {who}";
    EMPTY_TIMELINE = "日志里还没有记录", "The journal has nothing yet";

    REVEAL_WHICH = "显示哪一项", "Reveal which";
    NUMBERED = "{n} {label}", "{n} {label}";
    OF_RELATIVE = "{name}的{field}", "{field} of {name}";
    REVEAL_TITLE = "显示{field}", "Reveal: {field}";
    REVEAL_NOTED = "谁、何时、为何显示，记入日志", "Who, when and why is kept in the journal";
    HIDES_IN = "{n} 秒后恢复掩码", "masked again in {n} {n|second|seconds}";
    REASON_IDENTITY = "当面核对身份", "to check the identity in person";
    REASON_CALL = "电话联系本人", "to call the person";
    REASON_ACCOUNT = "核对发放账号", "to check where money goes";
    REASON_FORM = "填写业务表格", "to fill in a form";
    REASON_MORE = "补充说明", "In more words";
    REASON_HINT = "可以不填", "may stay empty";

    EDIT_TITLE = "修改 {name}", "Edit {name}";
    GROUP_TITLE = "{name} · {group}", "{name}: {group}";
    RECOGNITION_TITLE = "{name} · 身份认定", "{name}: recognition";
    RELATIVE_TITLE = "{name} · 家庭成员", "{name}: relative";
    REGISTER_TITLE = "登记人员", "Register a person";
    POST_TITLE = "记账 {name}", "New entry: {name}";
    REVERSE_TITLE = "冲销 {entry}", "Reverse {entry}";
    SECTION_IDENTITY = "身份", "Identity";
    SECTION_PLACE = "住址", "Address";
    SECTION_CONTACT = "联系", "Contact";
    SECTION_SERVICE = "服役和安置", "Service and placement";
    SECTION_ACCOUNT = "账户和证件", "Account and card";
    SECTION_RECOGNITION = "身份认定", "Recognition";
    NO_ID_HINT = "只在没有身份证号时选", "only where there is no identity number";
    ID_HINT = "18 位，旧号 15 位；性别和生日可由此得出", "18 characters, 15 in the old form; sex and birth follow from it";
    OTHER_NAMES_HINT = "多个名字用顿号（、）或逗号隔开", "several names are parted by commas";
    MASKED_HINT = "不改就不动；要改请重新输入全部，输入 - 则清空", "Left alone it stays; to change it type all of it, - takes it away";
    RELATION_HINT = "例如 配偶、子女、监护人", "for example spouse, child, guardian";
    OWN_RECORD = "本人档案", "Own record";
    NUMBER_HINT = "数字，例如 3 或 88.5", "a number, for example 3 or 88.5";
    YEARS_HINT = "折算年限，整数", "whole years that count";
    REGRADED_HINT = "变了才填，以前各月仍按原等级；记错的不填", "for a change alone: months before keep the former";
    FORMER_GRADES_HINT = "如 2024-05-10=7 因公：那天以前是7级", "like 2024-05-10=7 duty: grade 7 until then";
    STAYS_HINT = "如 2023-03-10..2023-06-20；还在的不写后一个", "like 2023-03-10..2023-06-20; still there: no second";
    BREAKS_HINT = "如 2023-03-10..2023-06-20；2024-01-01..，没有结束的不写后一个日期", "Like 2023-03-10..2023-06-20; 2024-01-01.. Leave the second day open while it lasts";
    APPLIED_HINT = "先记为受理，认定后在 2 待遇里改", "taken down as applied for; change it under Groups (2) once decided";
    KIND = "应发或已发", "Due or paid";
    REVERSE_HINT = "写明为什么冲销；原记录保留", "why it is taken back; the entry itself stays";

    ASK_REVERSE = "冲销 {entry}？", "Reverse {entry}?";
    REVERSE_KEEPS = "原记录保留，另记一笔相反的，两者互相注明。", "The entry stays; an opposite one is booked and linked to it.";
    ASK_REMOVE = "从档案中删去“{what}”？", "Take “{what}” off the record?";
    REMOVE_KEEPS = "日志仍然保留这次改动。", "The journal keeps this change.";
    ENTRY_SHORT = "{month} {programme} {kind} {amount} 元", "{month} {programme} {kind} {amount} yuan";
    ENTRY_TITLE = "台账记录 {entry}", "Ledger entry {entry}";
    DEBIT = "借 {account} {amount}", "Debit {account} {amount}";
    CREDIT = "贷 {account} {amount}", "Credit {account} {amount}";
    BOOKED_BY = "{date} 由 {by} 记账", "Booked on {date} by {by}";
    LABELLED = "{label} {value}", "{label}: {value}";
    REVERSES = "冲销 {entry}", "Reverses {entry}";
    REVERSED_BY = "已由 {entry} 冲销", "Reversed by {entry}";
    MARK_REVERSES = "冲 {entry}", "rev. {entry}";
    MARK_REVERSED = "已冲", "reversed";

    SAVED = "已保存。", "Saved.";
    REMOVED = "已从档案中删去。", "Taken off the record.";
    REGISTERED = "已登记，编号 {person}。", "On record as {person}.";
    POSTED = "已记账 {entry}。", "Booked as {entry}.";
    REVERSED = "{entry} 已由 {by} 冲销。", "{entry} was reversed by {by}.";

    HEAD_DEAD = "已故 {date}", "deceased {date}";
    HEAD_OPEN = "信访 {n} 件", "{n} {n|petition|petitions}";
    HEAD_NONE = "无在办信访", "no open petitions";
    HEAD_LAST = "最近 {month} {amount} 元", "last {month} {amount} yuan";
    HEAD_CONTACT = "上次联系 {on} {how}", "contacted {on}, {how}";
    CONTACT = "登记联系", "Note contact";
    PICK_WAY = "登记联系：按数字再按 Enter", "Note a contact: a digit, then Enter";
    CONTACT_DEAD = "此人已去世，不再联系。", "This person has died; there is nobody to contact.";
    HEAD_UNPAID = "没有发放", "never paid";
    HEAD_WITHHELD = "{run} 暂缓 {amount} 元待发", "{amount} yuan left out of {run}";
    HEAD_OWED = "应补 {amount} 元", "{amount} yuan owed";
    COL_GROUP = "类别", "Group";
    COL_STATE = "状态", "State";
    COL_SINCE = "起", "Since";
    COL_UNTIL = "止", "Until";
    COL_GRADE = "等级", "Grade";
    COL_ENTRY = "编号", "Entry";
    COL_BOOKED = "记账", "Booked";
    COL_KIND = "性质", "Kind";
    COL_AMOUNT = "金额", "Amount";
    COL_NUMBER = "编号", "Number";
    COL_DEMAND = "诉求", "Demand";
    COL_PETITION_STATE = "状态", "State";
    COL_DUE = "到期", "Due";
    COL_WHEN = "时间", "When";
    COL_BY = "经手", "By";
    COL_WHAT = "事项", "What";
    TOTALS = "应发 {due}  已发 {paid}  余额 {owed}", "due {due}  paid {paid}  balance {owed}";

    SEARCHED = "已按{fields}查重", "compared by {fields}";
    CHECK_TITLE = "登记前先查一查", "Look before you register";
    CHECK_NOTE = "先按姓名，再加身份证号、出生日期、电话中的一项，在册里查有没有同一个人。", "First look for the person on record: by name and one of identity number, birth date, phone.";
    CHECK_TWO = "姓名之外，再填身份证号、出生日期、电话中的一项。", "Besides the name, fill in one of identity number, birth date, phone.";
    NOBODY_NEAR = "已按这些查过，在册没有相近的人。", "Nobody on record is near what you typed.";
    NEAR_TITLE = "在册相近的人", "Near on record";
    NEAR_TYPED = "所填", "typed";
    NEAR_NONE = "都不是：登记新人员", "None of them: register a new person";
    NONE_TITLE = "为什么都不是", "Why it is none of them";
    NONE_NOTE = "理由记入日志，和所查的内容在一起。", "The reason goes into the journal, together with what was searched.";
    DONE_REGISTER = "登记人员", "put on record";
    DONE_AMEND = "修改档案", "record changed";
    DONE_DEATH = "登记去世", "death recorded";
    DONE_WITHDRAW_DEATH = "撤销去世登记", "death taken back";
    DONE_REVEAL = "显示原文", "field revealed";
    DONE_MERGE = "合并档案", "records merged";
    DONE_UNMERGE = "拆分档案", "records put apart";
    DONE_DISTINCT = "认定不是同一人", "found to be two people";
    DONE_WITHDRAW_DISTINCT = "撤回“不是同一人”", "“two people” taken back";
    DONE_IMPORT = "批量导入", "imported from a file";
    DONE_POST = "记账", "entry booked";
    DONE_POST_MANY = "批量记账", "entries booked";
    DONE_REVERSE = "冲销", "entry reversed";
    DONE_TAKE_PETITION = "登记信访", "petition taken in";
    DONE_ACT = "办理信访", "petition moved";
    DONE_ASSIGN = "交办信访", "petition handed over";
    DONE_DECIDE = "分办信访", "petitions decided";
    DONE_UNDO = "撤销分办", "decisions taken back";
    DONE_CLAIM = "认领信访", "petitions claimed";
}

/// What a command did, in a word; a command without one stands for itself.
pub fn done(command: &str, lang: Lang) -> String {
    let msg: Msg = match command {
        "person.register" => DONE_REGISTER,
        "person.amend" => DONE_AMEND,
        "person.death" => DONE_DEATH,
        "person.withdraw-death" => DONE_WITHDRAW_DEATH,
        "person.reveal" => DONE_REVEAL,
        "person.merge" => DONE_MERGE,
        "person.unmerge" => DONE_UNMERGE,
        "person.distinct" => DONE_DISTINCT,
        "person.withdraw-distinct" => DONE_WITHDRAW_DISTINCT,
        "person.ask-account" => account::DONE_ASK,
        "person.approve-account" => account::DONE_APPROVE,
        "person.decline-account" => account::DONE_DECLINE,
        "person.approve-import" => account::DONE_APPROVE_IMPORT,
        "person.decline-import" => account::DONE_DECLINE_IMPORT,
        "person.withdraw-account" => account::DONE_WITHDRAW,
        "person.import" | "import.people" => DONE_IMPORT,
        "ledger.post" => DONE_POST,
        "ledger.post-many" => DONE_POST_MANY,
        "ledger.reverse" => DONE_REVERSE,
        "petition.register" => DONE_TAKE_PETITION,
        "petition.act" => DONE_ACT,
        "petition.assign" => DONE_ASSIGN,
        "petition.decide" => DONE_DECIDE,
        "petition.undo" => DONE_UNDO,
        "petition.claim" => DONE_CLAIM,
        other => {
            let known = visit_words::done(other)
                .or_else(|| super::petition_hands::done(other))
                .or_else(|| super::petition_corrected::done(other))
                .or_else(|| paper_words::done(other))
                .or_else(|| exports::done(other))
                .or_else(|| notes::done(other))
                .or_else(|| bulk::done(other))
                .or_else(|| grants::done(other))
                .or_else(|| confirm_words::done(other))
                .or_else(|| care_words::done(other))
                .or_else(|| run_words::done(other))
                .or_else(|| rate_words::done(other))
                .or_else(|| books::done(other));
            match known {
                Some(msg) => msg,
                None => return other.to_owned(),
            }
        }
    };
    msg.get(lang).to_owned()
}

/// A line of the timeline: what was done, and its small facts.
pub fn happened(what: &Happening, programme: impl Fn(&str) -> String, lang: Lang) -> String {
    let mut parts = vec![done(&what.command, lang)];
    for (name, value) in &what.about {
        parts.extend(fact(name, value, &programme, lang));
    }
    parts.join(match lang {
        Lang::Zh => " ",
        Lang::En => ", ",
    })
}

/// A small fact of the journal as people read it; versions and the like are not shown.
pub(super) fn fact(
    name: &str,
    value: &str,
    programme: &impl Fn(&str) -> String,
    lang: Lang,
) -> Option<String> {
    Some(match name {
        "fields" => {
            let labels: Vec<String> = value.split(' ').map(|f| field::label(f, lang)).collect();
            labels.join(stops(lang).comma)
        }
        "corrected" => super::petition_corrected::noted(value, lang),
        "paper" => PaperKind::parse(value).map(|k| paper_words::kind(k).get(lang))?.to_owned(),
        "searched" => {
            let labels: Vec<String> = value.split(' ').map(|f| field::label(f, lang)).collect();
            SEARCHED.with(lang, &[("fields", &labels.join(stops(lang).comma))])
        }
        "programme" | "was-under" => programme(value),
        "kind" => match value {
            "due" => words::KIND_DUE.get(lang).to_owned(),
            "paid" => words::KIND_PAID.get(lang).to_owned(),
            other => other.to_owned(),
        },
        "note" => notes::told(value, lang),
        "batch" | "changed" | "left" | "recognition" => bulk::fact(name, value, lang)?,
        "year" | "confirmed" | "withdrawn" => confirm_words::fact(name, value, lang)?,
        "rows" | "effective" | "notice" | "settings" => rate_words::fact(name, value, lang)?,
        "field" => revealed(value, lang),
        "contact" => care_words::kind(ContactKind::parse(value)?).get(lang).to_owned(),
        "relief" => care_words::relief(Relief::parse(value)?).get(lang).to_owned(),
        "hardship" => care_words::hardship_result(HardshipResult::parse(value)?).get(lang).to_owned(),
        "result" => care_words::result(ContactResult::parse(value)?).get(lang).to_owned(),
        "next" => care_words::NEXT_ON.with(lang, &[("on", &Date::parse(value)?)]),
        "outcome" => VisitOutcome::parse(value).map(|o| visit_words::outcome(o).get(lang))?.to_owned(),
        "was" => visit_words::was(VisitOutcome::parse(value)?, lang),
        "reason" | "despite" | "memo" | "purpose" => format!("（{value}）"),
        "town" | "merged" | "apart" | "with" | "month" | "amount" | "number" | "on" | "until" | "to"
        | "reverses" | "corrects" | "asked-by" | "of" | "document" => value.to_owned(),
        other => return run_words::fact(other, value, lang),
    })
}

/// The name of a protected field as the journal writes it: `"resident-id"`, `{"phone":0}`.
fn revealed(value: &str, lang: Lang) -> String {
    let msg = if value.contains("phone") {
        field::PHONE
    } else if value.contains("id") {
        field::RESIDENT_ID
    } else if value.contains("account") {
        field::ACCOUNT
    } else {
        field::CARD
    };
    msg.get(lang).to_owned()
}
