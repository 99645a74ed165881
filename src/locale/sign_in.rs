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
    KEYS = "Tab 下一项   Enter 登录   Ctrl-G English", "Tab next field   Enter sign in   Ctrl-G Chinese";
}
