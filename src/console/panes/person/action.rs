//! What the pane can do.

use crate::console::action::actions;

actions! {
    /// 人员
    Act in &["person"];
}
