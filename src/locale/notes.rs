//! 提示: notes about a person.

use super::message::{Lang, Msg, messages};
use crate::domain::note::{NoteKind, NoteStanding};

messages! {
    TAB = "提示", "Notes";
    KIND_PLAIN = "备注", "note";
    KIND_CAUTION = "提醒", "caution";
    EXPIRED = "已到期", "expired";
    ENDED = "已结束", "ended";
    EMPTY = "没有提示", "No notes";

    FORM_NEW = "{name} · 写提示", "{name}: new note";
    FORM_AMEND = "{name} · 改提示", "{name}: change the note";
    KIND = "类别", "Kind";
    KIND_HINT = "提醒：同事打开此人时必须先看；备注：供参考", "A caution must be read when somebody opens the person; a note is for reference";
    PINNED = "置顶", "Pinned";
    PINNED_YES = "是", "yes";
    PINNED_NO = "否", "no";
    EXPIRES_HINT = "例如 2026-12-31；提醒必填，到期自动消失", "for example 2026-12-31; a caution needs it, and leaves by itself";
    ROLES = "谁能看到", "For";
    ROLES_HINT = "都不选就是所有人；选了，别人连有这条都不知道", "None chosen: everyone. Otherwise nobody else even knows of it";
    EVERYONE = "所有人", "everyone";
    END = "结束", "End";
    ASK_END = "结束“{what}”？", "End “{what}”?";
    END_KEEPS = "仍留在档案里，不再提醒。", "It stays on record and warns no more.";
    ENDED_NOW = "已结束。", "Ended.";
    NOTHING_TO_END = "请选中一条有效的提示。", "Select a note that holds.";

    COL_KIND = "类别", "Kind";
    COL_UNTIL = "有效期至", "Until";
    COL_FOR = "谁能看到", "For";
    WRITTEN = "{date} {by} 写", "Written on {date} by {by}";
    HOLDS_UNTIL = "有效期至 {date}", "holds until {date}";
    ENDED_ON = "{date} 结束", "ended on {date}";
    FOR = "能看到的人：{who}", "For: {who}";

    HEAD_CAUTION = "提醒 {text}", "caution: {text}";
    CAUTIONS = "提醒 {n} 条，看过再办", "{n} {n|caution|cautions} to read first";
    SEE_FIRST = "请先看提醒，再按 Enter。", "Read the caution, then press Enter.";
    ACKNOWLEDGE = "知道了", "I have read it";
    ACKNOWLEDGE_NOTED = "按 Enter 表示已看，记入日志；今天不再提醒您。", "Enter says that you have read it, which the journal keeps; it does not come back to you today.";
    ACKNOWLEDGED = "已确认看过提醒。", "Noted that you have read it.";
    SOME_CAUTIONS = "有提醒", "caution";

    DONE_ADD = "写提示", "note written";
    DONE_AMEND = "改提示", "note changed";
    DONE_END = "结束提示", "note ended";
    DONE_ACKNOWLEDGE = "看过提醒", "caution read";
}

/// How much a note matters.
pub fn kind(kind: NoteKind) -> Msg {
    match kind {
        NoteKind::Plain => KIND_PLAIN,
        NoteKind::Caution => KIND_CAUTION,
    }
}

/// What to say of a note that does not hold any more.
pub fn standing(standing: NoteStanding) -> Option<Msg> {
    match standing {
        NoteStanding::Holds => None,
        NoteStanding::Expired => Some(EXPIRED),
        NoteStanding::Ended => Some(ENDED),
    }
}

/// What a command about a note did, in a word.
pub fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "note.add" => DONE_ADD,
        "note.amend" => DONE_AMEND,
        "note.end" => DONE_END,
        "note.acknowledge" => DONE_ACKNOWLEDGE,
        _ => return None,
    })
}

/// The kind of a note as the journal writes it.
pub(super) fn told(value: &str, lang: Lang) -> String {
    NoteKind::parse(value).map_or_else(|| value.to_owned(), |k| kind(k).get(lang).to_owned())
}
