//! The name of a programme where the columns for it may be few.

use crate::console::shared::Shared;
use crate::text::width;
use crate::view::widgets::Cell;

/// A cell with its name, which is the short one where the column has no room for the whole one.
pub(super) fn programme_cell(shared: &Shared, id: &str) -> Cell {
    Cell::from(shared.programme(id)).or(shared.programme_short(id))
}

/// Its name for so many columns: the short one where the whole one does not fit.
pub(super) fn programme_within<'a>(shared: &'a Shared, id: &'a str, cols: usize) -> &'a str {
    let whole = shared.programme(id);
    if width(whole) <= cols { whole } else { shared.programme_short(id) }
}
