//! Papers (文书): issued with a number that has no gap, kept as they were issued, declared void, printed again.

mod admit;
mod issue;
mod letter;
mod sheet;
mod view;

pub(super) use issue::{issue, reprint, void};
pub(super) use sheet::{in_place_of, issue_sheet, sheet_of, sheet_that_stands, void_sheets};
pub(super) use view::{list, of_case, shows, view};
