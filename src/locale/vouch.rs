//! The word of a second person for a password that somebody else set.

use super::message::{Msg, messages};
use super::{Lang, stops, words};
use crate::bureau::answer::PasswordWord;
use crate::bureau::{Action, Refusal};

messages! {
    AWAITS = "这个密码是别人设的，还要另一人同意才能登录办理：请{who}在待您办（Alt-D）里答复。", "Somebody else set this password: it opens the console once another person vouches for it. Ask one of these to answer it under Alt-D: {who}.";
    NOT_AWAITED = "这个账号的密码不等谁同意：可能已经答复，或又重置过。请重新查看待您办（Alt-D）。", "The password of this account waits for nobody: it was answered, or set anew. Look at Alt-D again.";
    NOBODY = "除了您和本人，没有别人可以对这个密码表示同意，重置后谁也登录不了。请先让另一人担任复核、负责人或审计员。", "Beside you and its owner nobody could vouch for this password, and nobody could sign in by it. First let another person be checker, head or auditor.";

    TITLE = "同意启用 {who} 的密码？", "Vouch for the password of {who}?";
    DECLINE_TITLE = "{who} 的密码：不同意", "The password of {who}: not vouched for";
    AGREE = "同意启用", "Vouch";
    SET_BY = "{by} {on} 设置，岗位：{roles}", "set by {by} on {on}; roles: {roles}";
    MEANS = "同意前请向本人问清：密码已由本人拿到，账号确是本人在用。同意后即可登录。", "Ask its owner first: whether they have the password, and whether the account is theirs. It opens the console once you vouch.";
    TAKES_AWAY = "不同意则收回这个密码：账号没有可用的密码，须重新设置，再等另一人同意。", "If you do not vouch, the password is taken away: none opens the account until another is set and vouched for.";
    OWN = "您设的密码由别人同意；要换一个，在工作人员里重置（Ctrl-Y）。", "The password that you set is vouched for by somebody else; to change it, reset it under Staff (Ctrl-Y).";
    AGREED = "{who} 的密码已启用，可以登录了。", "The password of {who} is vouched for; it opens the console now.";
    DECLINED = "{who} 的密码已收回，账号没有可用的密码。", "The password of {who} is taken away; none opens the account.";

    STATE_WAITS = "待同意", "to be vouched";
    STATE_NONE = "没有密码", "no password";
    WAITS = "{by} {on} 设置，等另一人同意（Alt-D）", "set by {by} on {on}, waits for another person's word (Alt-D)";
    TURNED_DOWN = "{by} {on} 不同意，密码已收回：{reason}", "taken away by {by} on {on}: {reason}";

    DONE_AGREE = "{login} 的密码已启用，可以登录了，记录 {seq}。", "The password of {login} is vouched for and opens the console now, record {seq}.";
    DONE_DECLINE = "{login} 的密码已收回，账号没有可用的密码，记录 {seq}。", "The password of {login} is taken away; none opens the account, record {seq}.";
}

/// That a password waits for a word, and whose: by name where that is known, otherwise by post.
pub fn awaits(may: &[String], lang: Lang) -> String {
    let comma = stops(lang).comma;
    let who = if may.is_empty() {
        words::roles(Action::Vouch.roles().iter().copied(), lang)
    } else {
        may.join(comma)
    };
    AWAITS.with(lang, &[("who", &who)])
}

/// Why a word is not taken, or a password not set.
pub fn refused(refusal: &Refusal, lang: Lang) -> Option<String> {
    let said = match refusal {
        Refusal::NoWordAwaited => NOT_AWAITED,
        Refusal::NobodyVouches => NOBODY,
        _ => return None,
    };
    Some(said.get(lang).to_owned())
}

/// How the word for a password stands, in a word.
pub fn state(word: &PasswordWord) -> Msg {
    match word {
        PasswordWord::Waits { .. } => STATE_WAITS,
        PasswordWord::Declined { .. } => STATE_NONE,
    }
}

/// How it stands, with everything.
pub fn standing(word: &PasswordWord, lang: Lang) -> String {
    match word {
        PasswordWord::Waits { by, on } => WAITS.with(lang, &[("by", by), ("on", on)]),
        PasswordWord::Declined { by, on, reason } => {
            TURNED_DOWN.with(lang, &[("by", by), ("on", on), ("reason", reason)])
        }
    }
}
