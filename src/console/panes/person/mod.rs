//! 人员: one person. A header that never scrolls away, tabs by digit, and a panel that explains the selected row.
//!
//! * `state` what is on screen, `pane` what keys and replies do to it, `acts` what its actions do, `opening` what its rows open;
//! * `record` the rows of the first tab, `family` the people around, `notes` the notes and the cautions that must be read first, `panel` the lines of the explaining panel;
//! * `forms` every form of the pane and the command that each makes; `reveal` the masked fields; `newcomer` the search before somebody is put on record.

#[cfg(test)]
mod account_tests;
mod accounts;
mod action;
mod acts;
mod answers;
mod asks;
mod contact;
#[cfg(test)]
mod correct_tests;
#[cfg(test)]
mod death_tests;
mod due;
mod family;
#[cfg(test)]
mod family_tests;
mod forms;
mod newcomer;
mod notes;
#[cfg(test)]
mod notes_tests;
mod opening;
mod pane;
mod panel;
mod petition;
mod promises;
mod record;
mod reveal;
mod state;
mod taking_off;
#[cfg(test)]
mod tests;
mod timeline;
#[cfg(test)]
mod timeline_tests;
mod visit;

pub use action::Act;
pub use family::{FamilyRow, capacity as capacity_words, term as term_words};
pub use notes::{first_line, for_whom};
pub use panel::Panel;
pub use record::{Edit, Row};
pub use reveal::Revealed;
pub use state::{HEADER_ROWS, State, Tab, list_rows, panel_rows, rows_above};
pub use timeline::Timeline;
