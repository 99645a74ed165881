//! What the pane can do.

use crate::console::action::actions;

actions! {
    /// 信访
    Act in &["petitions"];
}
