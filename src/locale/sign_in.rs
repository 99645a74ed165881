//! Signing in and passwords.

use super::message::messages;

messages! {
    TITLE = "登录", "Sign in";
    LOGIN = "登录名", "Login";
    PASSWORD = "密码", "Password";
    OLD_PASSWORD = "原密码", "Old password";
    NEW_PASSWORD = "新密码", "New password";
    DESK = "窗口号", "Desk";
    DESK_HINT = "例如：一号窗", "for example: desk 1";
    WAIT = "正在核对", "Checking";
    DUE_TITLE = "请先换一个密码", "Choose another password first";
    DUE_GIVEN = "现在的密码是管理员给的，只用这一次。换成只有您知道的，再开始办理。", "An administrator gave you this password for once. Choose one that only you know, then go on.";
    DUE_RESET = "现在的密码是 {by} {on} 重置的，只用这一次。换成只有您知道的，再开始办理。不是您要求重置的，请立即报告负责人：在您换密码以前，知道它的人能以您的名义办理。", "{by} reset your password on {on}; this one is for once. Choose one that only you know, then go on. If you did not ask for it, tell the head at once: until you choose another, whoever knows it can act in your name.";
    DUE_AGED = "密码已到期。换一个新的，再开始办理。", "Your password has run out. Choose another, then go on.";
    DUE_KEYS = "Tab 下一项   Ctrl-S 修改密码   Esc 退出登录   Ctrl-G English", "Tab next   Ctrl-S change it   Esc sign out   Ctrl-G Chinese";
    OLD_WRONG = "原密码不对。请再输一次。", "That is not the old password. Type it again.";
    AGEING = "密码还有 {n} 天到期。Ctrl-P 选“修改密码”，现在就可以换。", "Your password runs out in {n} {n|day|days}. Ctrl-P, “Change password” changes it now.";
    KEYS = "Tab 下一项   Enter 登录   Ctrl-G English", "Tab next field   Enter sign in   Ctrl-G Chinese";
}
