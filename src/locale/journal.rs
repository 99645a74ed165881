//! The journal pane, and what each command of the journal is called.

use super::message::{Lang, Msg, messages};
use super::{person, petition_words, supervision, words};
use crate::bureau::answer::Happening;
use crate::domain::petition::{PetitionAct, PetitionState};
use crate::domain::staff::Role;

messages! {
    TITLE = "日志", "Journal";
    LOADING = "正在读取", "Reading";
    TOTAL = "共 {n} 条", "{n} {n|entry|entries}";
    FOUND = "找到 {n} 条", "{n} found";
    FOUND_SO_FAR = "找到 {n} 条，已看到第 {at} 条，往下翻再找", "{n} found back to entry {at}, more further down";
    NOTHING = "没有符合的记录。2 看全部，1 换条件。", "Nothing fits. 2 shows everything, 1 asks for something else.";
    EVERYTHING = "全部", "everything";

    FILTER = "按条件找", "Find by";
    CLEAR = "看全部", "Show all";
    NEWEST = "到最新", "To the newest";
    IS_OPEN = "没有设条件，已是全部。", "Nothing is filtered; this is everything.";
    FILTER_TITLE = "找哪些记录", "Which entries";
    FILTER_NOTE = "写了的条件都要符合；都空着就是全部。", "All that is filled in must fit; nothing filled in is everything.";
    FILTER_STAFF = "经手人", "By";
    FILTER_PERSON = "人员编号", "Person";
    FILTER_PERSON_HINT = "例如 P12", "for example P12";
    FILTER_FROM = "起（业务日期）", "From (business date)";
    FILTER_TO = "止（业务日期）", "To (business date)";
    ANYBODY = "不限", "anybody";
    BAD_PERSON = "人员编号写成 P12 这样。", "Write the person's number like P12.";
    NOT_BACKWARDS = "止不能早于起。", "The end must not come before the beginning.";
    CHIP_FROM = "{on} 起", "from {on}";
    CHIP_TO = "到 {on}", "to {on}";

    COL_SEQ = "序号", "No.";
    COL_WHEN = "时间", "When";
    COL_BY = "经手", "By";
    COL_WHAT = "事项", "What";
    COL_OBJECT = "对象", "Object";
    ROW_TODAY = "业务日期", "Business date";
    ROW_AT = "时间", "Wall time";
    ROW_ROLE = "岗位", "Role";
    ROW_DESK = "窗口", "Desk";
    ROW_COMMAND = "命令", "Command";
    ROW_PERSON = "涉及人员", "Person";
    ROW_FACTS = "内容", "Facts";
    ROW_RAW = "原样", "As written";
    ROW_HASH = "校验", "Hash";
    NOBODY = "（无人登录）", "(nobody signed in)";
    SEQ = "日志第 {seq} 条", "Journal entry {seq}";
    BOOKED = "{done}日志第 {seq} 条。", "{done} Journal entry {seq}.";

    DID_PROPOSE_BUDGET = "编报预算", "budget entered";
    DID_APPROVE_BUDGET = "批准预算", "budget approved";
    DID_DECLINE_BUDGET = "退回预算", "budget declined";
    DID_FOUND = "建局", "bureau set up";
    DID_SIGN_IN = "登录", "signed in";
    DID_SWITCH = "换人（示例）", "switched staff (sample)";
    DID_UNLOCK = "解开锁屏", "screen unlocked";
    DID_SIGN_OUT = "退出登录", "signed out";
    DID_FAIL = "密码未通过", "password refused";
    DID_DENIED = "没有权限，未办", "refused by the gate";
    DID_ADD = "增加工作人员", "staff added";
    DID_AMEND = "改姓名或窗口", "name or desk changed";
    DID_ROLES = "设置岗位", "roles set";
    DID_ACTIVE = "停用或启用账号", "account disabled or enabled";
    DID_PASSWORD = "修改本人密码", "own password changed";
    DID_RESET = "重置密码", "password reset";
    DID_END_LOCKOUT = "解除锁定", "lock-out ended";
    DID_AGREE_PASSWORD = "同意启用密码", "vouched for a password";
    DID_DECLINE_PASSWORD = "收回密码", "took a password away";
    DID_CLOSE = "结账", "month closed";
    DID_REOPEN = "重开账月", "month reopened";
    DID_CALENDAR = "签发放假安排", "calendar signed";
    DID_COUNTING = "设定期限的算法", "counting settled";
    DID_VIEW_SAVE = "保存视图", "view saved";
    DID_VIEW_REMOVE = "删除视图", "view removed";
    DID_PROFILE = "记住列对应", "columns remembered";

    DID_BACKUP = "备份", "backup made";
    DID_SEED_CONTACTS = "生成示例联系记录", "sample contacts made";
    DID_SEED_PETITIONS = "生成示例信访事项", "sample petitions made";

    WHY_ROLE = "岗位不符", "wrong role";
    WHY_OWN = "本人账号", "own account";
    WHY_UNKNOWN = "没有这个登录名", "unknown login";
    WHY_REFUSED = "密码不对", "wrong password";
    WHY_LOCKED = "账号锁定中", "account locked";
    WHY_DISABLED = "账号已停用", "account disabled";
    WHY_PASSWORD = "须先改密码", "password to be changed first";
    WHY_QUOTA = "当日次数用完", "allowance used up";
    WHY_SECRET = "保密", "kept secret";
    A_QUERY = "查看", "a look";
}

/// What a command did, in a word; a command without one stands for itself.
pub fn done(command: &str, lang: Lang) -> String {
    let msg: Msg = match command {
        "bureau.found" => DID_FOUND,
        "session.sign-in" => DID_SIGN_IN,
        "session.switch" => DID_SWITCH,
        "session.unlock" => DID_UNLOCK,
        "session.sign-out" => DID_SIGN_OUT,
        "session.failed" => DID_FAIL,
        "denied" => DID_DENIED,
        "staff.add" => DID_ADD,
        "staff.amend" => DID_AMEND,
        "staff.set-roles" => DID_ROLES,
        "staff.set-active" => DID_ACTIVE,
        "staff.change-password" => DID_PASSWORD,
        "staff.reset-password" => DID_RESET,
        "staff.end-lockout" => DID_END_LOCKOUT,
        "staff.agree-password" => DID_AGREE_PASSWORD,
        "staff.decline-password" => DID_DECLINE_PASSWORD,
        "ledger.close-month" => DID_CLOSE,
        "ledger.reopen-month" => DID_REOPEN,
        "budget.propose" => DID_PROPOSE_BUDGET,
        "budget.approve" => DID_APPROVE_BUDGET,
        "budget.decline" => DID_DECLINE_BUDGET,
        "calendar.sign" => DID_CALENDAR,
        "calendar.settle" => DID_COUNTING,
        other if other.starts_with("supervision.") => supervision::done(other),
        "view.save" => DID_VIEW_SAVE,
        "view.remove" => DID_VIEW_REMOVE,
        "import.save-profile" => DID_PROFILE,
        "bureau.backup" => DID_BACKUP,
        "contact.seed" => DID_SEED_CONTACTS,
        "petition.seed" => DID_SEED_PETITIONS,
        other => match super::duty_done::done(other) {
            Some(msg) => msg,
            None => return person::done(other, lang),
        },
    };
    msg.get(lang).to_owned()
}

/// The small facts of an entry, one a part.
pub fn facts(what: &Happening, programme: impl Fn(&str) -> String, lang: Lang) -> Vec<String> {
    let value = |name: &str| what.about.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let known = |(name, text): &(String, String)| match (name.as_str(), value("before")) {
        ("before", _) => None,
        ("roles", Some(before)) => Some(format!("{} → {}", roles(before, lang), roles(text, lang))),
        _ => account_fact(name, text, lang).or_else(|| person::fact(name, text, &programme, lang)),
    };
    what.about.iter().filter_map(known).filter(|text| !text.is_empty()).collect()
}

/// A line of the journal: what was done, and its small facts.
pub fn happened(what: &Happening, programme: impl Fn(&str) -> String, lang: Lang) -> String {
    let mut parts = vec![done(&what.command, lang)];
    parts.extend(facts(what, programme, lang));
    parts.join(match lang {
        Lang::Zh => " ",
        Lang::En => ", ",
    })
}

/// A small fact about an account or a refusal.
fn account_fact(name: &str, value: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "roles" => roles(value, lang),
        "state" => match value {
            "active" => words::STAFF_ACTIVE.get(lang).to_owned(),
            "disabled" => words::STAFF_DISABLED.get(lang).to_owned(),
            other => PetitionState::parse(other)
                .map_or_else(|| other.to_owned(), |state| petition_words::state(state).get(lang).to_owned()),
        },
        "act" => petition_words::act(PetitionAct::parse(value)?).get(lang).to_owned(),
        "why" => why(value)?.get(lang).to_owned(),
        "handed-on" => supervision::handed_on(value, lang),
        "command" if value == "query" => A_QUERY.get(lang).to_owned(),
        "command" => done(value, lang),
        "login" | "bureau" => value.to_owned(),
        _ => return None,
    })
}

/// Roles as the journal writes them: `front-desk maker`.
fn roles(value: &str, lang: Lang) -> String {
    let label = |name: &str| {
        let role = Role::ALL.into_iter().find(|role| role.name() == name);
        role.map_or_else(|| name.to_owned(), |role| words::role(role).get(lang).to_owned())
    };
    let all: Vec<String> = value.split(' ').filter(|n| !n.is_empty()).map(label).collect();
    all.join(match lang {
        Lang::Zh => "、",
        Lang::En => " + ",
    })
}

fn why(value: &str) -> Option<Msg> {
    Some(match value {
        "role" => WHY_ROLE,
        "own-account" | "same-person" => WHY_OWN,
        "unknown" => WHY_UNKNOWN,
        "refused" => WHY_REFUSED,
        "locked" => WHY_LOCKED,
        "disabled" => WHY_DISABLED,
        "password-due" => WHY_PASSWORD,
        "quota" => WHY_QUOTA,
        "secret" => WHY_SECRET,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;

    fn entry(command: &str, about: &[(&str, &str)]) -> Happening {
        Happening {
            seq: 1,
            today: Date::new(2026, 11, 23).unwrap(),
            at_ms: 0,
            by: "王强".into(),
            desk: String::new(),
            command: command.into(),
            object: "S4".into(),
            about: about.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        }
    }

    #[test]
    fn accounts_and_refusals_are_told_in_words() {
        let say = |e: &Happening, lang| happened(e, str::to_owned, lang);
        let roles = entry("staff.set-roles", &[("before", "front-desk"), ("roles", "front-desk maker")]);
        assert_eq!(say(&roles, Lang::Zh), "设置岗位 窗口 → 窗口、经办");
        assert_eq!(say(&roles, Lang::En), "roles set, front desk → front desk + maker");
        let denied =
            entry("denied", &[("command", "ledger.close-month"), ("action", "periods"), ("why", "role")]);
        assert_eq!(say(&denied, Lang::Zh), "没有权限，未办 结账 岗位不符");
        let act = entry("petition.act", &[("act", "accept"), ("state", "accepted"), ("on", "2026-11-23")]);
        assert_eq!(facts(&act, str::to_owned, Lang::Zh), ["受理", "已受理", "2026-11-23"]);
        assert_eq!(say(&entry("session.failed", &[("why", "locked")]), Lang::Zh), "密码未通过 账号锁定中");
    }
}
