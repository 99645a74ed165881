//! The `terminal` room: the real terminal.
