//! 台账: the ledger pane.

use super::message::messages;

messages! {
    TITLE = "台账", "Ledger";
}
