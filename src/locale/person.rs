//! 人员: the person pane.

use super::message::messages;

messages! {
    TITLE = "人员", "Person";
}
