//! A programme's year: its months as bars, what was paid against what the funds give.

use ratatui::layout::Rect;

use super::chart;
use crate::bureau::answer::BudgetLine;
use crate::console::Model;
use crate::console::panes::ledger::State;
use crate::domain::{Fen, Month, Total};
use crate::locale::ledger as say;
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::theme::Theme;
use crate::view::widgets::gauge;

/// Columns of a gauge.
pub(super) const GAUGE: u16 = 10;

/// The twelve months of the selected programme, and its budget.
pub(super) fn year(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(id) = state.selected(&model.shared) else { return };
    let spark = chart::spark(pen, months(state, &id));
    let used = pen.text(area, &spark, pen.theme.accent);
    let rest = Rect { x: area.x + used + 2, width: area.width.saturating_sub(used + 2), ..area };
    budget(pen, rest, model, state);
}

/// The months of a programme, as far as they came.
pub(super) fn months<'s>(state: &'s State, id: &str) -> &'s [(Month, Fen, Fen)] {
    state.totals.get(id).map_or(&[], |month| &month.months)
}

/// What was paid in the year against what the funds give.
pub(super) fn budget(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(id) = state.selected(&model.shared) else { return };
    let Some(line) = state.budget(&id, &model.shared) else {
        let words = pen.say(say::NO_BUDGET);
        if state.budgets.is_some() {
            pen.text(area, words, pen.theme.dim);
        }
        return;
    };
    let Some(given) = line.in_force.as_ref().map(crate::domain::ledger::Budget::total) else {
        let paid = say::YEAR_PAID.with(pen.lang, &[("paid", &Total(line.spent()))]);
        pen.text(area, &paid, pen.theme.plain);
        return;
    };
    let over = line.spent() > given;
    let bar = share(pen.theme, line).unwrap_or_default();
    let sums = say::YEAR_OF.with(pen.lang, &[("paid", &Total(line.spent())), ("given", &Total(given))]);
    // An amount is never cut: the bar alone stands where both do not fit.
    let whole = format!("{sums}  {bar}");
    let text = if width(&whole) <= usize::from(area.width) { &whole } else { &bar };
    let style = if over { pen.theme.warn } else { pen.theme.plain };
    pen.text(area, text, style);
}

/// The gauge and its per cent; nothing without a budget.
pub(super) fn share(theme: &Theme, line: &BudgetLine) -> Option<String> {
    let given = u128::try_from(line.in_force.as_ref()?.total()).unwrap_or(0);
    let paid = u128::try_from(line.spent()).unwrap_or(0);
    let percent = (paid * 100).checked_div(given).unwrap_or(0);
    Some(format!("{} {percent:>3}%", gauge(theme, paid, given, GAUGE)))
}
