//! A form: labels in one column, values in the next, what is wrong below its field. It scrolls to the field in focus.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::digit_of;
use crate::console::words::Words;
use crate::locale::{Msg, forms as say};
use crate::text::{glyphs, width, wrap};
use crate::view::pen::Pen;
use crate::view::widgets::input::input;

/// Columns that labels take at most.
const MOST_LABEL: usize = 24;
/// Between label and value: the star of a required field and two blanks.
const GAP: u16 = 3;

/// One row of the form as it will be drawn.
enum Row<'a> {
    Blank,
    Note(String),
    Section(Msg),
    /// A field and its place in the form; so many rows high.
    Field(&'a Field, usize, u16),
    /// What is wrong, and whether this is its first line.
    Fault(String, bool),
    /// What follows from what was typed.
    Follows(String),
    Hint(String),
}

impl Row<'_> {
    fn height(&self) -> u16 {
        match self {
            Self::Field(_, _, rows) => *rows,
            _ => 1,
        }
    }
}

/// Rows that a form takes in so many columns, when the whole of it is on screen.
pub fn form_rows(pen: &Pen<'_>, form: &Form, cols: u16) -> u16 {
    let values = cols.saturating_sub(2 + label_cols(pen, form) + GAP);
    rows(pen, form, true, cols.saturating_sub(2), values).iter().map(Row::height).sum()
}

/// Columns of the labels.
fn label_cols(pen: &Pen<'_>, form: &Form) -> u16 {
    form.fields.iter().map(|f| width(&f.label.say(pen.lang))).max().unwrap_or(0).min(MOST_LABEL) as u16
}

/// Draws a form. With `active`, the focused field has the cursor.
pub fn form(pen: &mut Pen<'_>, area: Rect, form: &Form, active: bool) {
    let labels = label_cols(pen, form);
    let values =
        Rect { x: area.x + 2 + labels + GAP, width: area.width.saturating_sub(2 + labels + GAP), ..area };
    let rows = rows(pen, form, active, area.width.saturating_sub(2), values.width);
    let mut y = area.y;
    for row in rows.iter().skip(first(&rows, form.focus, area.height)) {
        if y + row.height() > area.bottom() {
            break;
        }
        match row {
            Row::Blank => {}
            Row::Note(text) => {
                pen.at(area.x + 2, y, area.width.saturating_sub(2), text, pen.theme.plain);
            }
            Row::Section(heading) => {
                pen.at(area.x + 2, y, area.width.saturating_sub(2), pen.say(*heading), pen.theme.heading);
            }
            Row::Field(field, at, height) => {
                let focused = active && *at == form.focus;
                let value = Rect { y, height: *height, ..values };
                label(pen, Rect { y, height: 1, width: labels, x: area.x + 2 }, field, focused);
                self::value(pen, value, field, focused, form.inner);
            }
            Row::Fault(text, first) => {
                let mark = if *first { "! " } else { "  " };
                pen.pieces(
                    Rect { y, height: 1, ..values },
                    &[(mark, pen.theme.warn), (text, pen.theme.plain)],
                );
            }
            Row::Follows(text) => {
                pen.at(values.x, y, values.width, text, pen.theme.plain);
            }
            Row::Hint(text) => {
                pen.at(values.x, y, values.width, text, pen.theme.dim);
            }
        }
        y += row.height();
    }
}

/// The rows of a form in order.
fn rows<'a>(pen: &Pen<'_>, form: &'a Form, active: bool, whole: u16, cols: u16) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    if let Some(note) = &form.note {
        rows.extend(wrap(&note.say(pen.lang), usize::from(whole)).into_iter().map(Row::Note));
        rows.push(Row::Blank);
    }
    for (at, field) in form.fields.iter().enumerate().filter(|(_, field)| form.shows(field)) {
        if let Some(heading) = field.section {
            if at > 0 {
                rows.push(Row::Blank);
            }
            rows.push(Row::Section(heading));
        }
        let height = match &field.kind {
            Kind::Note(height) => *height,
            Kind::Many(choices) => rows_of(pen, field, choices, cols),
            Kind::Choice(choices) if field.digits => rows_of(pen, field, choices, cols),
            _ => 1,
        };
        rows.push(Row::Field(field, at, height));
        if let (None, Some(Words::Lines(lines))) = (&field.fault, &field.doubt) {
            for line in lines {
                rows.extend(wrap(&line.say(pen.lang), usize::from(cols)).into_iter().map(Row::Follows));
            }
        } else if let Some(fault) = field.fault.as_ref().or(field.doubt.as_ref()) {
            let text = fault.say(pen.lang);
            let wrapped = wrap(&text, usize::from(cols.saturating_sub(2))).into_iter();
            rows.extend(wrapped.enumerate().map(|(at, text)| Row::Fault(text, at == 0)));
        } else if active && at == form.focus {
            rows.extend(hint(pen, field).map(Row::Hint));
        }
    }
    rows
}

/// The first row to draw so that the focused field and what is said below it are inside.
fn first(rows: &[Row<'_>], focus: usize, height: u16) -> usize {
    let is_focus = |row: &Row<'_>| matches!(row, Row::Field(_, at, _) if *at == focus);
    let Some(at) = rows.iter().position(is_focus) else { return 0 };
    let below = rows
        .iter()
        .skip(at + 1)
        .take_while(|r| matches!(r, Row::Fault(..) | Row::Follows(_) | Row::Hint(_)))
        .count();
    let last = at + below;
    // Go up from there as long as it fits.
    let mut room = height;
    let mut first = last + 1;
    for (at, row) in rows.iter().enumerate().take(last + 1).rev() {
        if row.height() > room {
            break;
        }
        room -= row.height();
        first = at;
    }
    first.min(at)
}

/// Rows of choices that stand side by side.
fn rows_of(pen: &Pen<'_>, field: &Field, choices: &[Choice], cols: u16) -> u16 {
    places(&labels(pen, field, choices), cols).last().map_or(1, |(_, y)| y + 1)
}

/// What helps with a field.
fn hint(pen: &Pen<'_>, field: &Field) -> Option<String> {
    if let Some(own) = &field.hint {
        return Some(own.say(pen.lang));
    }
    let msg = match field.kind {
        _ if field.mask.is_some() => Some(say::MASKED_HINT),
        Kind::Date => Some(say::DATE_HINT),
        Kind::Month => Some(say::MONTH_HINT),
        Kind::Money => Some(say::MONEY_HINT),
        Kind::Division | Kind::Person => Some(say::PICK_HINT),
        _ => None,
    };
    msg.map(|m| pen.say(m).to_owned())
}

fn label(pen: &mut Pen<'_>, area: Rect, field: &Field, focused: bool) {
    if focused {
        pen.at(area.x.saturating_sub(2), area.y, 1, pen.theme.mark(), pen.theme.accent);
    }
    let style = if focused { pen.theme.selected } else { pen.theme.plain };
    let text = field.label.say(pen.lang);
    let used = pen.text(area, &text, style);
    if field.required {
        pen.at(area.x + used, area.y, 1, "*", pen.theme.dim);
    }
}

fn value(pen: &mut Pen<'_>, area: Rect, field: &Field, focused: bool, inner: usize) {
    let theme = pen.theme;
    match &field.kind {
        Kind::Choice(choices) if field.digits => many(pen, area, field, choices, None, focused),
        Kind::Choice(_) => choice(pen, area, field, focused),
        Kind::Many(choices) => many(pen, area, field, choices, focused.then_some(inner), focused),
        Kind::Division | Kind::Person => {
            let shown = if field.picked.is_empty() { pen.say(say::EMPTY_CHOICE) } else { &field.shown };
            let shown =
                if field.shown.is_empty() && !field.picked.is_empty() { &field.picked } else { shown };
            let style = if field.picked.is_empty() { theme.dim } else { theme.plain };
            let shown = shown.to_owned();
            pen.text(area, &shown, style);
        }
        kind => {
            let secret = *kind == Kind::Secret;
            // A short field shows how much belongs into it, and grows with what an input method gives in full width.
            let cols = match kind {
                Kind::Date | Kind::Month => columns(field.value()).max(12),
                Kind::Money => columns(field.value()).max(18),
                _ => area.width,
            };
            let area = Rect { width: cols.min(area.width), ..area };
            match &field.mask {
                Some(mask) if field.line.is_empty() => {
                    input(pen, area, &field.line, focused, secret, theme.edit);
                    pen.text(area, mask, theme.dim.patch(theme.edit));
                }
                _ => input(pen, area, &field.line, focused, secret, theme.edit),
            }
        }
    }
}

/// Columns of a text and the caret behind it. What is longer than any row is not measured to its end.
fn columns(text: &str) -> u16 {
    let wide: usize = glyphs(text).take(usize::from(u8::MAX)).map(|(_, columns)| columns).sum();
    u16::try_from(wide).unwrap_or(u16::MAX).saturating_add(1)
}

fn choice(pen: &mut Pen<'_>, area: Rect, field: &Field, focused: bool) {
    let text = field.reading().say(pen.lang);
    let text = if text.is_empty() { pen.say(say::EMPTY_CHOICE).to_owned() } else { text };
    if focused {
        let [left, right] = pen.theme.turn();
        let (key, selected) = (pen.theme.key, pen.theme.selected);
        pen.pieces(area, &[(left, key), (" ", selected), (&text, selected), (" ", selected), (right, key)]);
    } else {
        pen.text(area, &text, pen.theme.plain);
    }
}

/// Choices side by side, with their digits where a digit takes them.
fn many(
    pen: &mut Pen<'_>,
    area: Rect,
    field: &Field,
    choices: &[Choice],
    inner: Option<usize>,
    focused: bool,
) {
    let several = matches!(field.kind, Kind::Many(_));
    let labels = labels(pen, field, choices);
    let places = places(&labels, area.width);
    for ((at, (choice, label)), (x, y)) in choices.iter().zip(&labels).enumerate().zip(places) {
        let chosen = if several { field.has(&choice.key) } else { field.picked == choice.key };
        let mark = if chosen { "x" } else { " " };
        let text = if several { format!("[{mark}] {label}") } else { format!("({mark}) {label}") };
        let here = if several { inner == Some(at) } else { focused && chosen };
        let style = if here { pen.theme.accent } else { Style::new() };
        pen.at(area.x + x, area.y + y, area.width.saturating_sub(x), &text, style);
    }
}

/// What each choice is called, after its digit if it has one.
fn labels(pen: &Pen<'_>, field: &Field, choices: &[Choice]) -> Vec<String> {
    let label = |(at, choice): (usize, &Choice)| {
        let said = choice.label.say(pen.lang);
        digit_of(at).filter(|_| field.digits).map_or_else(|| said.clone(), |digit| format!("{digit} {said}"))
    };
    choices.iter().enumerate().map(label).collect()
}

/// Column and row of each of several choices, side by side as long as they fit.
fn places(labels: &[String], cols: u16) -> Vec<(u16, u16)> {
    let (mut x, mut y) = (0, 0);
    labels
        .iter()
        .map(|label| {
            let needed = width(label) as u16 + 4;
            if x > 0 && x + needed > cols {
                (x, y) = (0, y + 1);
            }
            let place = (x, y);
            x += needed + 2;
            place
        })
        .collect()
}
