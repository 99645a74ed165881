//! The card of the selected request, row by row, and scrolling in it: what a decision rests on may be longer than its room.

use super::State;
use super::state::card_rows;
use crate::console::action::ListAction;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::Shared;
use crate::console::{granting, names};
use crate::locale::{grants as say, ledger};
use crate::text::{fit, width, wrap};

/// Rows above the list and the card: which requests, what they come to, a rule.
const ABOVE: u16 = 3;

/// How a row of the card looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Whose it is.
    Heading,
    /// A fact.
    Plain,
    /// Something to check.
    Doubtful,
}

/// Rows of the card on screen.
fn room(geometry: &Geometry, len: usize) -> usize {
    let rows = match geometry.detail {
        Detail::Beside => geometry.body_rows.saturating_sub(ABOVE),
        _ => card_rows(geometry, len).saturating_sub(1),
    };
    usize::from(rows)
}

impl State {
    /// Everything about the one selected, wrapped; what should be checked stands first.
    pub fn card(&self, shared: &Shared) -> Vec<(String, Look)> {
        let Some(row) = self.selected() else { return Vec::new() };
        let lang = shared.lang;
        let programme = names::programme(&shared.tables, &row.facts.programme).say(lang);
        let yuan = ledger::YUAN.with(lang, &[("amount", &row.facts.amount)]);
        let room = usize::from(shared.geometry().detail_cols().saturating_sub(3)).max(1);
        let name = format!("{}  {programme}  {}  {yuan}", row.name, row.facts.month);
        let name = wrap(&name, room).into_iter().map(|text| (text, Look::Heading));
        let lines = self.in_full().map(|view| granting::lines(&shared.tables, view, lang));
        let to_check = say::ROW_DOUBTS.get(lang);
        let lines: Vec<(String, String, Look)> = lines
            .into_iter()
            .flatten()
            .map(|(label, value)| {
                if label == to_check {
                    (format!("! {label}"), value, Look::Doubtful)
                } else {
                    (label, value, Look::Plain)
                }
            })
            .collect();
        let labels = lines.iter().map(|(label, ..)| width(label)).max().unwrap_or(0);
        let cols = room.saturating_sub(labels + 2).max(1);
        let told = lines.iter().flat_map(|(label, value, look)| {
            wrap(value, cols).into_iter().enumerate().map(move |(n, line)| {
                let label = if n == 0 { label.as_str() } else { "" };
                (format!("{}  {line}", fit(label, labels)), *look)
            })
        });
        name.chain(told).collect()
    }

    /// A page of the card; false where it has no further row that way, and the list turns its page.
    pub(super) fn scroll_card(&mut self, action: ListAction, shared: &Shared) -> bool {
        let page = room(&shared.geometry(), self.rows().len());
        let last = self.card(shared).len().saturating_sub(page);
        // The row that says how many more there are hides one of them.
        let step = page.saturating_sub(1).max(1);
        let to = match action {
            ListAction::PageDown => self.card_at.saturating_add(step).min(last),
            ListAction::PageUp => self.card_at.saturating_sub(step),
            _ => return false,
        };
        if page == 0 || to == self.card_at {
            return false;
        }
        self.card_at = to;
        true
    }
}
