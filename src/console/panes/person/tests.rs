//! The person pane.
