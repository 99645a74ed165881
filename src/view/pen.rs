//! The pen: the only way anything comes on the screen.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::locale::{Lang, Msg};
use crate::text::{truncate, visible, width};
use crate::view::theme::Theme;

/// A buffer, the look and the language.
pub struct Pen<'a> {
    buf: &'a mut Buffer,
    /// The look.
    pub theme: &'a Theme,
    /// The language.
    pub lang: Lang,
    cursor: Option<Position>,
}

impl<'a> Pen<'a> {
    /// A pen on a buffer.
    pub fn new(buf: &'a mut Buffer, theme: &'a Theme, lang: Lang) -> Self {
        Self { buf, theme, lang, cursor: None }
    }

    /// The place of the cursor, if one was put.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Puts the cursor; the last one put counts.
    pub fn put_cursor(&mut self, x: u16, y: u16) {
        let at = Position { x, y };
        self.cursor = self.buf.area.contains(at).then_some(at);
    }

    /// No cursor: something without text stands above what had it.
    pub fn no_cursor(&mut self) {
        self.cursor = None;
    }

    /// A message in the language.
    pub fn say(&self, msg: Msg) -> &'static str {
        msg.get(self.lang)
    }

    /// Text as it may stand on the screen: nothing hidden, nothing of a width the terminal sees otherwise.
    fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let shown = visible(text);
        match self.theme.safe(&shown) {
            Some(safe) => Cow::Owned(safe),
            None => shown,
        }
    }

    /// Writes text into the first row of an area, cut to its width; gives the columns used.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        self.at(area.x, area.y, area.width, text, style)
    }

    /// Writes text at a place into at most so many columns, cut with an ellipsis; gives the columns used.
    pub fn at(&mut self, x: u16, y: u16, cols: u16, text: &str, style: Style) -> u16 {
        let inside = Rect { x, y, width: cols, height: 1 }.intersection(self.buf.area);
        if inside.is_empty() || inside.x != x {
            return 0;
        }
        let text = self.clean(text);
        let cut = truncate(&text, usize::from(inside.width));
        let cut = match self.theme.safe(&cut) {
            Some(safe) => Cow::Owned(safe),
            None => cut,
        };
        self.buf.set_stringn(x, y, cut.as_ref(), usize::from(inside.width), style);
        width(&cut) as u16
    }

    /// Writes text so that it ends at the right edge of so many columns.
    pub fn right(&mut self, x: u16, y: u16, cols: u16, text: &str, style: Style) {
        let used = (width(&self.clean(text)) as u16).min(cols);
        self.at(x + (cols - used), y, used, text, style);
    }

    /// Writes text in the middle of the first row of an area.
    pub fn centred(&mut self, area: Rect, text: &str, style: Style) {
        let used = (width(&self.clean(text)) as u16).min(area.width);
        self.at(area.x + (area.width - used) / 2, area.y, used, text, style);
    }

    /// Writes pieces one after the other; gives the columns used.
    pub fn pieces(&mut self, area: Rect, pieces: &[(&str, Style)]) -> u16 {
        let mut used = 0;
        for (text, style) in pieces {
            used += self.at(area.x + used, area.y, area.width.saturating_sub(used), text, *style);
        }
        used
    }

    /// A horizontal rule over a row of an area.
    pub fn rule(&mut self, area: Rect, y: u16) {
        let line = self.theme.rule().repeat(usize::from(area.width));
        self.at(area.x, y, area.width, &line, self.theme.line);
    }

    /// A vertical rule.
    pub fn upright(&mut self, x: u16, area: Rect) {
        for y in area.top()..area.bottom() {
            self.at(x, y, 1, self.theme.bar(), self.theme.line);
        }
    }

    /// Lays a style over an area without changing its text.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buf.set_style(area.intersection(self.buf.area), style);
    }

    /// Makes room for something that floats: blanks the area, and the wide glyph whose second half it would cover at
    /// its left edge. Without that, the terminal never gets the border there, since a cell behind a wide glyph is
    /// skipped when frames are compared.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buf.cell_mut((x, y)) {
                    cell.reset();
                }
            }
            let before = area.left().checked_sub(1).filter(|x| *x >= self.buf.area.left());
            let cell = before.and_then(|x| self.buf.cell_mut((x, y)));
            if let Some(cell) = cell.filter(|cell| width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }

    /// A box with a title, cleared inside; gives the area inside it.
    pub fn frame(&mut self, area: Rect, title: &str) -> Rect {
        self.clear(area);
        let [tl, tr, bl, br] = self.theme.corners();
        let line = self.theme.line;
        let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
        self.rule(area, area.y);
        self.rule(area, bottom);
        for y in area.top()..area.bottom() {
            self.at(area.x, y, 1, self.theme.bar(), line);
            self.at(right, y, 1, self.theme.bar(), line);
        }
        for (x, y, corner) in
            [(area.x, area.y, tl), (right, area.y, tr), (area.x, bottom, bl), (right, bottom, br)]
        {
            self.at(x, y, 1, corner, line);
        }
        if !title.is_empty() {
            let title = format!(" {title} ");
            self.at(area.x + 2, area.y, area.width.saturating_sub(4), &title, self.theme.heading);
        }
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        }
    }
}
