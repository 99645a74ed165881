//! 工作人员: the list, the card of the one selected, and a password to be handed over.

use ratatui::layout::Rect;

use crate::bureau::answer::AccountRow;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::staff::{Issued, State, card_rows, password_of, roles_of, signed_in_of, state_of};
use crate::console::words::Words;
use crate::domain::staff::StaffState;
use crate::locale::{Lang, Msg, staff as say};
use crate::text::{width, wrap};
use crate::view::panes::person::spread;
use crate::view::panes::split::{framed, line};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn staff(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let rows = state.rows.as_deref().unwrap_or_default();
    head(pen, area, state, rows.len());
    let framed = framed(pen, area, geometry, 1, card_rows(geometry));
    if let Some(room) = framed.detail {
        card(pen, room, model, state);
    }
    list(pen, framed.list, state, rows);
    if let Some(issued) = &state.issued {
        handed_over(pen, area, issued);
    }
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State, len: usize) {
    let inner = line(area, 0);
    if state.rows.is_none() {
        let text = pen.say(say::LOADING);
        pen.text(inner, text, pen.theme.dim);
        return;
    }
    let count = say::COUNT.with(pen.lang, &[("n", &len)]);
    pen.text(inner, &count, pen.theme.plain);
    let attention = state.attention();
    if attention > 0 {
        let text = format!("! {}", say::ATTENTION.with(pen.lang, &[("n", &attention)]));
        pen.right(inner.x, inner.y, inner.width, &text, pen.theme.warn);
    }
}

fn list(pen: &mut Pen<'_>, area: Rect, state: &State, rows: &[AccountRow]) {
    let lang = pen.lang;
    let wide = area.width >= 72;
    let most = |of: &dyn Fn(&AccountRow) -> usize, least: usize, most: usize| {
        rows.iter().map(of).max().unwrap_or(0).clamp(least, most) as u16
    };
    let names = most(&|r| width(&r.staff.name), 8, 14);
    let logins = most(&|r| width(&r.staff.login), 6, 12);
    let mut columns = vec![
        Column::left(pen.say(say::COL_NAME), names),
        Column::left(pen.say(say::COL_LOGIN), logins),
        Column::left(pen.say(say::COL_ROLES), 0),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_SIGNED_IN), 16));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), if lang == Lang::En { 14 } else { 10 }));
    let columns = spread(area, 2, columns);
    let (warn, dim) = (pen.theme.warn, pen.theme.dim);
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let off = row.staff.state == StaffState::Disabled;
        let plain = |text: String| if off { Cell::new(text, dim) } else { text.into() };
        let (said, look) = state_of(row, true);
        let said = said.say(lang);
        let mut cells = vec![
            plain(row.staff.name.clone()),
            plain(row.staff.login.clone()),
            plain(roles_of(row).say(lang)),
        ];
        if wide {
            cells.push(plain(signed_in_of(row).say(lang)));
        }
        cells.push(if look { Cell::new(format!("! {said}"), warn) } else { plain(said) });
        cells
    });
}

/// Everything about the one selected.
fn card(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected() else { return };
    let name = format!("{}  {}  {}", row.staff.name, row.staff.login, row.staff.id);
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &name, pen.theme.heading);
    let (said, look) = state_of(row, false);
    let said = said.say(pen.lang);
    let said = if look { format!("! {said}") } else { said };
    let style = if look { pen.theme.warn } else { pen.theme.plain };
    pen.right(area.x, area.y, area.width.saturating_sub(1), &said, style);
    let lines: [(Msg, Words); 4] = [
        (say::COL_ROLES, roles_of(row)),
        (say::COL_DESK, Words::Data(row.staff.desk.clone())),
        (say::LABEL_PASSWORD, password_of(row, &model.shared)),
        (say::COL_SIGNED_IN, signed_in_of(row)),
    ];
    let labels = lines.iter().map(|(label, _)| width(pen.say(*label))).max().unwrap_or(0) as u16;
    let x = area.x + 2 + labels + 2;
    let mut y = area.y + 1;
    for (label, value) in lines {
        let text = pen.say(label);
        pen.at(area.x + 2, y, labels, text, pen.theme.dim);
        for line in wrap(&value.say(pen.lang), usize::from(area.right().saturating_sub(x + 1)).max(1)) {
            if y < area.bottom() {
                pen.at(x, y, area.right().saturating_sub(x + 1), &line, pen.theme.plain);
            }
            y += 1;
        }
    }
}

/// The password that was made up, large enough to be read out, and what to do with it.
fn handed_over(pen: &mut Pen<'_>, area: Rect, issued: &Issued) {
    let cols = 56.min(area.width.saturating_sub(2));
    let notes: Vec<String> = [say::ONCE_NOTE, say::ONCE_LOST]
        .iter()
        .flat_map(|note| wrap(pen.say(*note), usize::from(cols.saturating_sub(4)).max(1)))
        .collect();
    let rows = notes.len() as u16 + 7;
    let frame = Rect {
        x: area.x + (area.width - cols) / 2,
        y: area.y + area.height.saturating_sub(rows) / 3,
        width: cols,
        height: rows.min(area.height),
    };
    let title = pen.say(say::ONCE_TITLE);
    let inside = pen.frame(frame, title);
    let row = |n: u16| Rect { y: inside.y + n, height: 1, ..inside };
    let whose = issued.whose.say(pen.lang);
    pen.centred(row(0), &whose, pen.theme.plain);
    pen.centred(row(2), issued.secret.expose(), pen.theme.heading);
    for (line, n) in notes.iter().zip(4..) {
        pen.centred(row(n), line, pen.theme.dim);
    }
}
