//! From a cell of a rate file to a value.

use crate::domain::ledger::Per;
use crate::domain::person::Nature;
use crate::domain::{Date, Fen};
use crate::exchange::inert::unguard;
use crate::exchange::source::{Cell, serial_date, whole_digits};
use crate::text::{fold, line};

/// Most characters of a cell.
const MOST: usize = 100;

/// A cell as text; `None` of a blank or an error value.
pub(super) fn text(cell: &Cell) -> Option<String> {
    let raw = match cell {
        Cell::Error(_) => return None,
        Cell::Text(text) => unguard(text).replace(['\r', '\n'], " "),
        other => other.text().into_owned(),
    };
    let clean = line(&raw, MOST).unwrap_or_else(|_| "\u{fffd}".to_owned());
    (!clean.trim().is_empty()).then(|| clean.trim().to_owned())
}

/// `1`, `1级`, `一级`, `十级`.
pub(super) fn grade(text: &str) -> Option<u8> {
    const HAN: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let folded = fold(text);
    let bare = folded.trim().trim_start_matches("grade").trim().trim_end_matches('级').trim();
    let han = HAN.iter().position(|han| *han == bare).and_then(|at| u8::try_from(at + 1).ok());
    han.or_else(|| whole_digits(bare).ok()?.parse().ok()).filter(|grade| (1..=10).contains(grade))
}

/// 因战, 因公, 因病.
pub(super) fn nature(text: &str) -> Option<Nature> {
    match fold(text).trim() {
        "因战" | "war" => Some(Nature::War),
        "因公" | "duty" => Some(Nature::Duty),
        "因病" | "illness" => Some(Nature::Illness),
        _ => None,
    }
}

/// 月, 年, 元/月, 每人每年 …
pub(super) fn per(text: &str) -> Option<Per> {
    let folded = fold(text);
    match (
        folded.contains('月') || folded.contains("month"),
        folded.contains('年') || folded.contains("year"),
    ) {
        (true, false) => Some(Per::Month),
        (false, true) => Some(Per::Year),
        _ => None,
    }
}

/// An amount in yuan, to the fen. Nothing, a dash and zero are no figures.
pub(super) fn amount(text: &str) -> Option<Fen> {
    let folded = fold(text);
    let bare = folded.trim().trim_end_matches('元').trim();
    Fen::parse(bare).ok().filter(|fen| *fen > Fen::ZERO)
}

/// A day.
pub(super) fn day(cell: &Cell, since_1904: bool) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Number(number) => Date::parse(number).or_else(|| serial_date(number, since_1904)),
        other => Date::parse(&fold(&text(other)?)),
    }
}
