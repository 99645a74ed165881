//! Why somebody may not do something, and what is wrong with a new password, as sentences.

use super::message::{Lang, messages};
use super::stops;
use super::{refusal, run_did, vouch, words};
use crate::bureau::{Denied, WeakPassword};

messages! {
    NEEDS_ROLE = "您的岗位不能“{action}”；请由{roles}办理。", "Your roles do not cover “{action}”; ask someone who is: {roles}.";
    NEEDS_NOBODY = "任何岗位都不能“{action}”。", "No role covers “{action}”.";
    DISABLED = "该账号已停用。请找安全管理员。", "This account is disabled. Ask the security administrator.";
    QUOTA = "今日显示原文已满 {most} 次。请改由复核、信访或负责人办理，或明日再来。", "Today's {most} reveals are used up. Ask a checker, petition officer or head, or come back tomorrow.";
    SAME_PERSON = "同一人不能既经办又审批。请换一人办理。", "One person may not do both. Ask somebody else.";
    OWN_ACCOUNT = "不能改自己的岗位、状态和密码重置。请另一位管理员来改；自己的密码用“修改密码”。", "Nobody changes their own roles, state or reset. Ask another administrator; your own password is under “Change password”.";
    PASSWORD_DUE = "密码须先修改才能办理业务。请打开全屏台登录，按提示修改。", "The password must be changed first. Sign in to the console and follow what it says.";
    WEAK_SHORT = "密码太短：至少十个字符，不足十六个字符时须含三类字符。请换一个。", "The password is too short: at least ten characters, and three kinds of them below sixteen. Choose another.";
    WEAK_LOGIN = "密码不能含登录名。请换一个。", "The password must not hold the login. Choose another.";
    WEAK_COMMON = "这个密码太常见。请换一个。", "This password is too common. Choose another.";
    WEAK_REUSED = "现在或最近用过的密码不能再用。请换一个。", "The password is the present one or one you used of late. Choose another.";
}

/// Why the gate says no to `action`.
pub fn say_denied(why: &Denied, action: &str, lang: Lang) -> String {
    match why {
        Denied::Role { needs } if needs.is_empty() => NEEDS_NOBODY.with(lang, &[("action", &action)]),
        Denied::Role { needs } => {
            let roles: Vec<&str> = needs.iter().map(|r| words::role(*r).get(lang)).collect();
            NEEDS_ROLE.with(lang, &[("action", &action), ("roles", &roles.join(stops(lang).comma))])
        }
        Denied::Disabled => DISABLED.get(lang).into(),
        Denied::Quota { most } => QUOTA.with(lang, &[("most", most)]),
        Denied::SamePerson => SAME_PERSON.get(lang).into(),
        Denied::DidBefore { other, did, made, more, may, help } => {
            let did = run_did::Did { did: *did, made, more: *more };
            run_did::did_before(&did, (action, may, other.as_deref(), *help), lang)
        }
        Denied::OwnAccount => OWN_ACCOUNT.get(lang).into(),
        Denied::PasswordDue => PASSWORD_DUE.get(lang).into(),
        Denied::AwaitsWord { may } => vouch::awaits(may, lang),
        Denied::NotFounded => refusal::NOT_FOUNDED.get(lang).into(),
    }
}

/// What is wrong with a new password.
pub fn say_weak(weak: WeakPassword, lang: Lang) -> &'static str {
    match weak {
        WeakPassword::Short => WEAK_SHORT,
        WeakPassword::HoldsLogin => WEAK_LOGIN,
        WeakPassword::Common => WEAK_COMMON,
        WeakPassword::Reused => WEAK_REUSED,
    }
    .get(lang)
}
