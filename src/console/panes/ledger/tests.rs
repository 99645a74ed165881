//! The ledger pane.
