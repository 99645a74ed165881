//! Small editors that panes, overlays and forms share: one line or note of text, and a place in a list.

mod line;
mod list;

pub use line::Line;
pub use list::List;
