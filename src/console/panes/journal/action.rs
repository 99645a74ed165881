//! What the pane can do.

use crate::console::action::actions;
use crate::locale::journal as say;

actions! {
    /// 日志
    Act in &["journal"];
    Filter = "journal.filter", say::FILTER, Main, None, 10;
    Clear = "journal.clear", say::CLEAR, Main, None, 11;
    Newest = "journal.newest", say::NEWEST, Main, None, 12;
}
