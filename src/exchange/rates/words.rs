//! What is wrong with a rate file, in words.

use super::{CellFault, CellTrouble, Wanted};
use crate::exchange::people::say_row_fault;
use crate::locale::{Lang, rates as words};

/// What a cell or a row fails for.
pub fn say_trouble(trouble: &CellTrouble, lang: Lang) -> String {
    let msg = match trouble {
        CellTrouble::Row(kind) => return say_row_fault(kind, lang),
        CellTrouble::NoColumn(Wanted::Programme) => words::FILE_NO_PROGRAMME,
        CellTrouble::NoColumn(Wanted::Amount) => words::FILE_NO_AMOUNT,
        CellTrouble::NoColumn(Wanted::Per) => words::FILE_NO_PER,
        CellTrouble::NoColumn(Wanted::Effective) => words::FILE_NO_EFFECTIVE,
        CellTrouble::Programme => words::FILE_PROGRAMME,
        CellTrouble::Group => words::FILE_GROUP,
        CellTrouble::Grade => words::FILE_GRADE,
        CellTrouble::Nature => words::FILE_NATURE,
        CellTrouble::Amount => words::FILE_AMOUNT,
        CellTrouble::Per => words::FILE_PER,
        CellTrouble::Effective => words::FILE_EFFECTIVE,
        CellTrouble::TooMany => words::FILE_TOO_MANY,
    };
    msg.get(lang).to_owned()
}

/// A fault with its row and column.
pub fn say_where(fault: &CellFault, lang: Lang) -> String {
    say_place((fault.row, &fault.column), &say_trouble(&fault.trouble, lang), lang)
}

/// What is wrong at a row and a column.
pub fn say_place((row, column): (u64, &str), why: &str, lang: Lang) -> String {
    if column.is_empty() {
        words::FILE_ROW.with(lang, &[("row", &row), ("why", &why)])
    } else {
        words::FILE_CELL.with(lang, &[("row", &row), ("column", &column), ("why", &why)])
    }
}
