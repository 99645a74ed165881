//! What the pane can do.

use crate::console::action::actions;
use crate::locale::waiting as say;

actions! {
    /// 待您办
    Act in &["waiting"];
    Before = "waiting.before", say::TO_MINE, Main, None, 10;
    After = "waiting.after", say::TO_OTHERS, Main, None, 11;
}
