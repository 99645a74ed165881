//! The tables that every pane shares.

use super::actions;
use crate::bureau::Action as Gate;
use crate::locale::{console as say, papers};

actions! {
    /// The console itself.
    AppAction in &["global"];
    Help = "app.help", say::HELP, Console, None, 99, .within(&["always"]);
    Palette = "app.palette", say::PALETTE, Console, None, 60;
    Back = "app.back", say::BACK, Console, None, 65, .within(&["always"]);
    Print = "app.print", papers::PRINT, Main, Some(Gate::IssuePapers), 2, .within(&["explained"]);
    Veil = "app.veil", say::VEIL, Console, None, 70, .within(&["always"]);
    LastPerson = "app.last-person", say::LAST_PERSON, Go, Some(Gate::ReadPeople), 50, .within(&["global", "form"]);
    Visitors = "app.visitors", say::VISITORS, Go, Some(Gate::ReadVisits), 51, .within(&["global", "form"]);
    Recent = "app.recent", say::RECENT, Go, Some(Gate::ReadPeople), 0, .palette();
    Major = "app.major", crate::locale::duty::MAJOR_NEW, Go, Some(Gate::TakeCalls), 0;
    Policy = "app.policy", say::POLICY, Go, None, 0;
    Notices = "app.notices", say::NOTICES, Console, None, 0, .palette();
    Language = "app.language", say::LANGUAGE, Console, None, 0, .within(&["always"]);
    SwitchStaff = "app.switch-staff", say::SWITCH_STAFF, Console, None, 0;
    Password = "app.password", say::PASSWORD, Console, None, 0, .palette();
    Lock = "app.lock", say::LOCK, Console, None, 0, .within(&["always"]);
    SignOut = "app.sign-out", say::SIGN_OUT, Console, None, 75, .palette(), .within(&["global", "lock"]);
    Repaint = "app.repaint", say::REPAINT, Console, None, 0, .palette();
    Suspend = "app.suspend", say::SUSPEND, Console, None, 0, .palette();
    Quit = "app.quit", say::QUIT, Console, None, 0;
}

actions! {
    /// Any list.
    ListAction in &["list", "menu"];
    Up = "list.up", say::UP, Move, None, 0;
    Down = "list.down", say::DOWN, Move, None, 0;
    PageUp = "list.page-up", say::PAGE_UP, Move, None, 0;
    PageDown = "list.page-down", say::PAGE_DOWN, Move, None, 0;
    Top = "list.top", say::TOP, Move, None, 0;
    Bottom = "list.bottom", say::BOTTOM, Move, None, 0;
    Open = "list.open", say::OPEN, Move, None, 1;
}

actions! {
    /// Any text.
    TextAction in &["text"];
    Left = "text.left", say::TEXT_LEFT, Edit, None, 0;
    Right = "text.right", say::TEXT_RIGHT, Edit, None, 0;
    Home = "text.home", say::TEXT_HOME, Edit, None, 0;
    End = "text.end", say::TEXT_END, Edit, None, 0;
    Backspace = "text.backspace", say::TEXT_BACKSPACE, Edit, None, 0;
    Delete = "text.delete", say::TEXT_DELETE, Edit, None, 0;
    DeleteWord = "text.delete-word", say::TEXT_DELETE_WORD, Edit, None, 0;
    Clear = "text.clear", say::TEXT_CLEAR, Edit, None, 0;
}

actions! {
    /// Any form.
    FormAction in &["form", "compare"];
    Enter = "form.enter", say::FORM_ENTER, Edit, None, 2, .within(&["form", "compare", "lock"]);
    Save = "form.save", say::FORM_SAVE, Edit, None, 1;
    Next = "form.next", say::FORM_NEXT, Edit, None, 0;
    Previous = "form.previous", say::FORM_PREVIOUS, Edit, None, 0;
    NextSection = "form.next-section", say::FORM_NEXT_SECTION, Edit, None, 0;
    PreviousSection = "form.previous-section", say::FORM_PREVIOUS_SECTION, Edit, None, 0;
    Less = "form.less", say::FORM_LESS, Edit, None, 0;
    More = "form.more", say::FORM_MORE, Edit, None, 0;
    Toggle = "form.toggle", say::FORM_TOGGLE, Edit, None, 0;
    Break = "form.break", say::FORM_BREAK, Edit, None, 3;
}

actions! {
    /// A question with two answers.
    DialogAction in &["dialog"];
    Choose = "dialog.choose", say::DIALOG_CHOOSE, Edit, None, 1;
    Other = "dialog.other", say::DIALOG_OTHER, Edit, None, 2;
}
