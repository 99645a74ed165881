//! The staff pane: who works here and how their accounts stand.

use super::message::{Msg, messages};
use crate::domain::staff::PasswordDue;

messages! {
    TITLE = "工作人员", "Staff";
    LOADING = "正在读取", "Reading";
    COUNT = "共 {n} 人", "{n} {n|person|people}";
    ATTENTION = "{n} 人锁定或密码待办", "{n} locked or with a password to see to";

    ADD = "增加", "Add";
    ROLES = "岗位", "Roles";
    AMEND = "姓名和窗口", "Name and desk";
    PLACE = "单位", "Office";
    PLACE_TITLE = "{name} 的单位", "Office of {name}";
    PLACE_NOTE = "检举控告本单位或本人的信访件，本人查不到；本人或亲属的信访件，本人应当回避（信访工作条例第三十条、第二十八条）。", "Accusations of their office or of them stay hidden from them; they keep away from petitions of their own and of their relatives (Regulation on Petition Work, arts. 30 and 28).";
    PLACE_UNIT = "所属镇街、村社区", "Town or village";
    PLACE_UNIT_HINT = "空着是本局", "left empty: the bureau itself";
    PLACE_PERSON = "本人档案号", "Number of their own record";
    PLACE_PERSON_HINT = "本人也是服务对象的，例如 P12", "for one who is on record as well, like P12";
    PLACED = "{name} 的单位已登记。", "The office of {name} is set.";
    DISABLE = "停用", "Disable";
    ENABLE = "启用", "Enable";
    TOGGLE = "停用或启用", "Disable or enable";
    RESET = "重置密码", "Reset password";
    UNLOCK = "解锁", "Unlock";
    MENU = "办什么", "What to do";
    NOBODY_CHOSEN = "先用上下键选一个人。", "Choose somebody with up and down first.";

    COL_NAME = "姓名", "Name";
    COL_LOGIN = "登录名", "Login";
    COL_ROLES = "岗位", "Roles";
    COL_DESK = "窗口", "Desk";
    COL_SIGNED_IN = "上次登录", "Last sign-in";
    COL_STATE = "状态", "State";
    LABEL_PASSWORD = "密码", "Password";
    NO_ROLES = "未定岗位", "no role yet";
    NEVER = "没有登录过", "never";
    LOCKED_UNTIL = "锁定到 {until}", "locked until {until}";
    LOCKED_SHORT = "锁定", "locked";
    PASSWORD_GIVEN = "待改密码（管理员所给）", "to be changed (given)";
    PASSWORD_AGED = "待改密码（已到期）", "to be changed (run out)";
    PASSWORD_SHORT = "待改密码", "password due";
    PASSWORD_SINCE = "{on} 设置，还有 {n} 天到期", "set on {on}, {n} {n|day|days} left";
    PASSWORD_OVER = "{on} 设置，下次登录须更换", "set on {on}, to be changed at the next sign-in";
    PASSWORD_SET = "{on} 设置", "set on {on}";
    PASSWORD_NONE = "没有密码", "none";
    PASSWORD_UNKNOWN = "自下次登录起计算", "counted from the next sign-in";

    ADD_TITLE = "增加工作人员", "Add staff";
    ADD_NOTE = "密码是一次性的，本人首次登录时必须更换。窗口以外的岗位还要另一人同意才能登录（Alt-D）。", "The password is for once: its owner changes it at the first sign-in. For any role but the front desk another person vouches for it first (Alt-D).";
    ADD_NO_ROLES = "密码是一次性的，本人首次登录时必须更换。岗位由安全管理员设置。", "The password is for once. The security administrator sets the roles.";
    ONCE_HINT = "空着则由本机编一个，只显示一次", "Left empty, one is made up and shown once";
    ROLES_TITLE = "{name} 的岗位", "Roles of {name}";
    ROLES_NOTE = "审计员不兼任；管理岗位不与业务岗位兼任；三级时系统、安全管理员分设。", "The auditor holds nothing else; administration does not mix with business; at level 3 the two administrators are two people.";
    AMEND_TITLE = "{name} 的姓名和窗口", "Name and desk of {name}";
    RESET_TITLE = "重置 {name} 的密码", "Reset the password of {name}";
    RESET_NOTE = "锁定同时解除；本人下次登录时必须更换。窗口以外的岗位还要另一人同意才能登录（Alt-D）。", "A lock-out ends with it; the password is changed at the next sign-in. For any role but the front desk another person vouches for it first (Alt-D).";
    ASK_DISABLE = "停用 {name}（{login}）？", "Disable {name} ({login})?";
    DISABLE_AT_ONCE = "立即不能再办理任何事；登录名保留，不给别人。", "They can do nothing more from now on; the login is never given to anybody else.";
    DISABLE_KEPT = "经办过的记录都保留；以后可以再启用。", "What they did stays on record; they can be enabled again.";
    ASK_ENABLE = "启用 {name}（{login}）？", "Enable {name} ({login})?";
    ENABLE_AS_BEFORE = "岗位和密码与停用前一样。", "Roles and password are as before.";

    ADDED = "已增加 {name}。", "{name} was added.";
    ROLES_SET = "{name} 的岗位已改，下一步操作即生效。", "The roles of {name} are changed; they count from the next step.";
    AMENDED = "{name} 的姓名和窗口已改。", "Name and desk of {name} are changed.";
    RESET_DONE = "{name} 的密码已重置，下次登录时须更换。", "The password of {name} is reset and changed at the next sign-in.";
    DISABLED_NOW = "{name} 已停用。", "{name} is disabled.";
    ENABLED_NOW = "{name} 已启用。", "{name} is enabled.";
    UNLOCKED = "{name} 已解锁，密码不变。", "{name} is unlocked; the password stays.";
    ONCE_TITLE = "一次性密码", "One-time password";
    ONCE_FOR = "{name}（{login}）", "{name} ({login})";
    ONCE_NOTE = "只显示这一次，请当面交给本人。按 Enter 收起。", "Shown this once; hand it over in person. Enter puts it away.";
    ONCE_LOST = "没记下也不要紧，再重置一次即可。", "If it is lost, reset once more.";
    ONCE_GONE = "密码已设置，不再显示。需要时请再重置一次。", "The password is set and not shown again. Reset once more if needed.";
}

/// Why a password must be changed at the next sign-in.
pub fn due(due: PasswordDue) -> Msg {
    match due {
        PasswordDue::Given => PASSWORD_GIVEN,
        PasswordDue::Aged => PASSWORD_AGED,
    }
}
