//! Words of yearly confirmations: how somebody was confirmed, what was done, how it stands.

use super::message::{Lang, Msg, messages};
use crate::bureau::query::ConfirmationStanding;
use crate::domain::Date;
use crate::domain::person::{ConfirmationAct, ConfirmedHow};

messages! {
    HOW_IN_PERSON = "见面", "in person";
    HOW_FACE = "人脸识别", "by face recognition";
    HOW_DATA = "数据比对", "by comparing data";

    ACT_NOTICED = "通知年度确认", "told of the yearly confirmation";
    ACT_CONFIRMED = "年度确认", "yearly confirmation";
    ACT_NOTICE_WITHDRAWN = "撤回年度确认通知", "notice of the yearly confirmation taken back";
    ACT_CONFIRMATION_WITHDRAWN = "撤回年度确认", "yearly confirmation taken back";
    WITHDRAWN = "撤回年度确认或通知", "yearly confirmation or notice taken back";
    OF_YEAR = "{year} 年度", "for {year}";

    NOTED = "已记 {person} 的 {year} 年度确认。", "The confirmation of {person} for {year} is noted.";
    NOTICED = "已记 {year} 年度确认的通知（{n} 人）。", "The notice of {year} is noted for {n} {n|person|people}.";
    NOTICED_BUT = "已记 {year} 年度确认的通知（{n} 人）；另有 {left} 人早已通知或确认过、已去世或已并入别的档案，没有再记。", "The notice of {year} is noted for {n} {n|person|people}; {left} more were told or confirmed before, have died or were merged, and nothing was noted for them.";
    NOTHING_DONE = "没有年度确认的记录。", "Nothing is on record of yearly confirmations.";
    TAKEN_BACK = "已撤回 {person} 的 {year} 年度这项记录。", "It is taken back for {person} and {year}.";
    LISTED = "{year} 年度 {standing}：{n} 人", "{year}, {standing}: {n} {n|person|people}";
    TOWN_LINE = "按月领取 {receiving}，已确认 {confirmed}，已通知未确认 {noticed}", "paid monthly {receiving}, confirmed {confirmed}, told and not confirmed {noticed}";
    DOCUMENT = "出示的材料", "Document shown";
    DOCUMENT_HINT = "可不填：生存证明、比对单的名称或编号", "may be left empty: name or number of what was shown or compared";
    CONFIRMED_BY = "{on} 已确认（{how}，{document}）", "confirmed {on} ({how}, {document})";
    CONFIRMED_ON = "{on} 已确认（{how}）", "confirmed {on} ({how})";
    NOTICED_ON = "{on} 已通知", "told {on}";
    NOTICED_UNTIL = "{on} 已通知，到 {ends} 满期", "told {on}, runs out {ends}";

    STANDING_OPEN = "未确认", "not confirmed";
    STANDING_NOTICED = "已通知未确认", "told, not confirmed";
    STANDING_CONFIRMED = "已确认", "confirmed";
}

/// How.
pub fn how(how: ConfirmedHow) -> Msg {
    match how {
        ConfirmedHow::InPerson => HOW_IN_PERSON,
        ConfirmedHow::Face => HOW_FACE,
        ConfirmedHow::Data => HOW_DATA,
    }
}

/// On which day, how, and by which document where one was named.
pub fn confirmed(on: Date, how_so: Option<ConfirmedHow>, document: &str, lang: Lang) -> String {
    let how = how_so.map(|one| how(one).get(lang)).unwrap_or_default();
    let msg = if document.is_empty() { CONFIRMED_ON } else { CONFIRMED_BY };
    msg.with(lang, &[("on", &on), ("how", &how), ("document", &document)])
}

/// What was done.
pub fn act(act: ConfirmationAct) -> Msg {
    match act {
        ConfirmationAct::Noticed => ACT_NOTICED,
        ConfirmationAct::Confirmed => ACT_CONFIRMED,
        ConfirmationAct::NoticeWithdrawn => ACT_NOTICE_WITHDRAWN,
        ConfirmationAct::ConfirmationWithdrawn => ACT_CONFIRMATION_WITHDRAWN,
    }
}

/// How it stands.
pub fn standing(standing: ConfirmationStanding) -> Msg {
    match standing {
        ConfirmationStanding::Open => STANDING_OPEN,
        ConfirmationStanding::Noticed => STANDING_NOTICED,
        ConfirmationStanding::Confirmed => STANDING_CONFIRMED,
    }
}

/// What a command did, by its name in the journal.
pub(super) fn done(command: &str) -> Option<Msg> {
    Some(match command {
        "confirmation.notice" => ACT_NOTICED,
        "confirmation.record" => ACT_CONFIRMED,
        "confirmation.withdraw" => WITHDRAWN,
        _ => return None,
    })
}

/// A small fact of the journal.
pub(super) fn fact(name: &str, value: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "year" => OF_YEAR.with(lang, &[("year", &value)]),
        "confirmed" => how(ConfirmedHow::parse(value)?).get(lang).to_owned(),
        "withdrawn" => act(ConfirmationAct::parse(value)?).get(lang).to_owned(),
        _ => return None,
    })
}
