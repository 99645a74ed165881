//! 信访: the petitions pane.

use super::message::messages;

messages! {
    TITLE = "信访", "Petitions";
}
