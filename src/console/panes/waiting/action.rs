//! What the pane can do.

use crate::console::action::actions;
use crate::locale::{second, waiting as say};

actions! {
    /// 待您办
    Act in &["waiting"];
    Before = "waiting.before", say::TO_MINE, Main, None, 12;
    After = "waiting.after", say::TO_OTHERS, Main, None, 13;
    Agree = "waiting.agree", second::AGREE, Main, None, 10;
    Decline = "waiting.decline", second::DECLINE, Main, None, 11, .danger();
}
