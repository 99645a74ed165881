//! What the pane can do.

use crate::console::action::actions;

actions! {
    /// 台账
    Act in &["ledger"];
}
