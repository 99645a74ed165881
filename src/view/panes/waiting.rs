//! 待您办: the list, and the selected one with everybody who may see to it.

use ratatui::layout::Rect;

use crate::bureau::answer::WaitRow;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::waiting::{DETAIL_LEAST, DETAIL_ROWS, State};
use crate::locale::{Msg, waiting as say};
use crate::text::width;
use crate::view::panes::day::near;
use crate::view::panes::person::spread;
use crate::view::panes::split::{framed, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, money_cols, strip, table};

/// Columns of a list that has room for since when something waits, and for who brought it this far; the selected one says all.
const DATED: u16 = 76;
const NAMED: u16 = 100;
/// Most columns of a number, of what it is and of a name.
const NUMBER: u16 = 8;
const WHAT: u16 = 22;
const NAME: u16 = 14;
/// Least columns of the programme beside a month.
const ABOUT: u16 = 10;

pub(super) fn waiting(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let awaited = &model.shared.awaited;
    let counted = |msg: Msg, n: usize| msg.with(pen.lang, &[("n", &n)]);
    let parts = [counted(say::MINE_N, awaited.mine()), counted(say::OTHERS_N, awaited.of(false).count())];
    let head = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    strip(pen, head, &parts, usize::from(state.others));
    let framed = framed(pen, area, geometry, 1, geometry.detail_rows(DETAIL_ROWS, DETAIL_LEAST));
    if let Some(room) = framed.detail {
        detail(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows(&model.shared);
    if rows.is_empty() {
        let words = match (&model.shared.awaited.rows, state.others) {
            (None, _) => say::READING,
            (Some(_), false) => say::NONE_MINE,
            (Some(_), true) => say::NONE_OTHERS,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let drawn = Drawn::of(pen, area.width, &rows, model);
    let columns = drawn.columns(pen);
    // What is least for telling one from another is cut, and stands whole in the detail.
    let flex = columns.iter().position(|column| column.cols == 0).unwrap_or_default();
    let columns = spread(area, flex, columns);
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        rows.get(at).map(|row| drawn.cells(row, model)).unwrap_or_default()
    });
}

/// How wide the columns are; nought for those that no row needs or that there is no room for.
struct Drawn {
    number: u16,
    what: u16,
    name: u16,
    month: u16,
    amount: u16,
    by: u16,
    since: u16,
}

impl Drawn {
    fn of(pen: &Pen<'_>, room: u16, rows: &[&WaitRow], model: &Model) -> Self {
        let year = model.shared.today.year();
        let widest = |of: &dyn Fn(&WaitRow) -> usize| rows.iter().map(|row| of(row)).max().unwrap_or(0);
        let cols = |heading: Msg, of: &dyn Fn(&WaitRow) -> usize, most: u16| match widest(of) {
            0 => 0,
            widest => widest.max(width(pen.say(heading))).min(most.into()) as u16,
        };
        let dated = room >= DATED;
        let amounts = rows.iter().filter_map(|row| row.amount);
        let drawn = Self {
            number: cols(say::COL_NUMBER, &|row| width(&say::number(&row.what)), NUMBER),
            what: cols(say::COL_WHAT, &|row| width(&say::words_of(&row.what, pen.lang)), WHAT),
            name: cols(say::COL_WHOM, &|row| width(name(row)), NAME),
            month: cols(say::COL_MONTH, &|row| say::month(row).map_or(0, |_| 7), 7),
            amount: if rows.iter().any(|row| row.amount.is_some()) { money_cols(amounts, 8) } else { 0 },
            by: if room >= NAMED { 8 } else { 0 },
            since: if dated { cols(say::COL_SINCE, &|row| width(&near(row.on, year)), 10) } else { 0 },
        };
        // The month gives way before the programme is nothing but its first letters.
        let about = room.saturating_sub(2 + drawn.cols().map(|cols| cols + 1).sum::<u16>());
        if about < ABOUT { Self { month: 0, ..drawn } } else { drawn }
    }

    /// Columns of those whose width is settled.
    fn cols(&self) -> impl Iterator<Item = u16> {
        let all = [self.number, self.what, self.name, self.month, self.amount, self.by, self.since];
        all.into_iter().filter(|cols| *cols > 0)
    }

    /// What it is and whom it is about first; the programme takes what the others leave.
    fn columns(&self, pen: &Pen<'_>) -> Vec<Column> {
        let left = |heading, cols| (cols > 0).then(|| Column::left(pen.say(heading), cols));
        let amount = (self.amount > 0).then(|| Column::right(pen.say(say::COL_AMOUNT), self.amount));
        let first = [
            left(say::COL_NUMBER, self.number),
            left(say::COL_WHAT, self.what),
            left(say::COL_WHOM, self.name),
            left(say::COL_MONTH, self.month),
            Some(Column::left(pen.say(say::COL_ABOUT), 0)),
            amount,
            left(say::COL_BY, self.by),
            left(say::COL_SINCE, self.since),
        ];
        first.into_iter().flatten().collect()
    }

    fn cells(&self, row: &WaitRow, model: &Model) -> Vec<Cell> {
        let (lang, tables) = (model.shared.lang, &model.shared.tables);
        let cell = |cols: u16, text: String| (cols > 0).then(|| Cell::from(text));
        let about = Cell::from(say::about(row, tables, lang, false)).or(say::about(row, tables, lang, true));
        let cells = [
            cell(self.number, say::number(&row.what)),
            cell(self.what, say::words_of(&row.what, lang)),
            cell(self.name, name(row).to_owned()),
            cell(self.month, say::month(row).map(|month| month.to_string()).unwrap_or_default()),
            Some(about),
            cell(self.amount, row.amount.map(|amount| amount.to_string()).unwrap_or_default()),
            cell(self.by, row.by.clone()),
            cell(self.since, near(row.on, model.shared.today.year())),
        ];
        cells.into_iter().flatten().collect()
    }
}

/// Whose it is; empty where it is nobody's in particular.
fn name(row: &WaitRow) -> &str {
    let account = row.account.as_ref().map(|of| of.name.as_str());
    row.person.as_ref().map(|(_, name)| name.as_str()).or(account).unwrap_or_default()
}

/// The selected one in full, and who may see to it.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(row) = state.selected(&model.shared) else { return };
    let plain = pen.theme.plain;
    let head =
        format!("{}  {}", say::what(&row.what, pen.lang), say::whom(row, &model.shared.tables, pen.lang));
    let mut texts = vec![(head, pen.theme.heading)];
    let who = match say::who(&row.who, pen.lang) {
        Some(who) => say::MAY.with(pen.lang, &[("who", &who)]),
        None => pen.say(say::NOBODY).to_owned(),
    };
    let brought = say::brought(row, pen.lang).into_iter().chain(row.on.map(|on| on.to_string()));
    let brought = brought.collect::<Vec<_>>().join("  ");
    let follows = say::follows(row, pen.lang);
    texts.extend(follows.into_iter().chain([who, brought]).map(|text| (text, plain)));
    if area.height < DETAIL_LEAST {
        // What the list says stands there.
        texts.remove(0);
        texts.truncate(1);
    }
    told(pen, area, &texts);
}
