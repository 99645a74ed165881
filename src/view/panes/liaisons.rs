//! 三级联系人: the levels with their counts, and who is called in each division.

use ratatui::layout::Rect;

use crate::bureau::answer::LiaisonRow;
use crate::console::panes::liaisons::{State, TABS};
use crate::domain::mask_phone;
use crate::domain::petition::LiaisonKind;
use crate::locale::liaisons as say;
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::split::more;
use crate::view::pen::Pen;
use crate::view::widgets::{Column, input, strip, table};

/// From this width on the posts stand beside the phones.
const WIDE: u16 = 72;

pub(super) fn liaisons(pen: &mut Pen<'_>, area: Rect, state: &State) {
    head(pen, area, state);
    pen.rule(area, area.y + 1);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    list(pen, below, state);
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    if state.all.is_none() {
        return;
    }
    let mut area = area;
    if state.filtering || !state.filter.text().is_empty() {
        area = filter(pen, area, state);
    }
    let label = |tab: &Option<LiaisonKind>| {
        let msg = match tab {
            None => say::ALL_N,
            Some(LiaisonKind::Team) => say::TEAM_N,
            Some(LiaisonKind::Agent) => say::AGENTS_N,
            Some(LiaisonKind::Informant) => say::INFORMANTS_N,
        };
        msg.with(pen.lang, &[("n", &state.count(*tab))])
    };
    let labels: Vec<String> = TABS.iter().map(label).collect();
    let chosen = TABS.iter().position(|tab| *tab == state.tab).unwrap_or_default();
    let room = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    strip(pen, room, &labels, chosen);
}

/// What the list is narrowed by, at the right; gives the area that is left for the tabs.
fn filter(pen: &mut Pen<'_>, area: Rect, state: &State) -> Rect {
    let cols = (area.width / 3).clamp(16, 28);
    let left = area.width.saturating_sub(cols);
    let prompt = format!("{} ", pen.say(say::NARROW_LINE));
    let x = area.x + left + pen.at(area.x + left, area.y, cols, &prompt, pen.theme.dim);
    let line = Rect { x, width: area.right().saturating_sub(x + 1), height: 1, ..area };
    input(pen, line, &state.filter, state.filtering, false, pen.theme.edit);
    Rect { width: left.saturating_sub(1), ..area }
}

fn list(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = match &state.all {
            None => say::READING,
            Some(_) if state.filter.text().is_empty() => say::NOTHING,
            Some(_) => say::NO_MATCH,
        };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(words), pen.theme.dim);
        return;
    }
    let widest = |of: fn(&LiaisonRow) -> &str, most: usize| {
        rows.iter().map(|row| width(of(row))).max().unwrap_or(0).clamp(6, most) as u16
    };
    let wide = area.width >= WIDE;
    let posts = widest(|row| &row.facts.post, 20);
    let mut columns = vec![
        Column::left(pen.say(say::COL_LEVEL), 7),
        Column::left(pen.say(say::COL_PLACE), 0),
        Column::left(pen.say(say::COL_NAME), widest(|row| &row.facts.name, 14)),
        Column::left(pen.say(say::COL_PHONE), 13),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_POST), posts));
    }
    let columns = spread(area, 1, columns);
    let lang = pen.lang;
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let facts = &row.facts;
        let phone = if state.phones { facts.phone.clone() } else { mask_phone(&facts.phone) };
        let mut cells = vec![
            say::level(facts.kind).get(lang).to_owned().into(),
            row.place.clone().into(),
            facts.name.clone().into(),
            phone.into(),
        ];
        if wide {
            cells.push(facts.post.clone().into());
        }
        cells
    });
}
