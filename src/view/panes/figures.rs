//! 研判: a page of figures, or the petitions behind one.

use ratatui::layout::Rect;

use crate::bureau::answer::{ClockFigure, PetitionFigures};
use crate::console::Model;
use crate::console::panes::figures::{Mark, Page, State, by_topic};
use crate::domain::DivisionCode;
use crate::domain::petition::Figure;
use crate::locale::{Lang, Msg, figures as say, petition_words, petitions};
use crate::text::{fit, fit_left, width};
use crate::view::panes::figures_days::days;
use crate::view::panes::person::spread;
use crate::view::panes::split::more;
use crate::view::pen::Pen;
use crate::view::theme::Theme;
use crate::view::widgets::{Column, gauge, strip, table};

/// Columns of a number, its brackets among them: at home, and on a small screen.
const CELL: usize = 11;
const SMALL_CELL: usize = 10;

pub(super) fn figures(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let labels: Vec<String> =
        Page::ALL.iter().zip(1..).map(|(page, n)| format!("{n} {}", pen.say(label(*page)))).collect();
    let chosen = Page::ALL.iter().position(|page| *page == state.page).unwrap_or_default();
    let head = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    strip(pen, head, &labels, chosen);
    pen.rule(area, area.y + 1);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    if state.behind.is_some() {
        return behind(pen, body, state);
    }
    let Some(shown) = &state.shown else {
        pen.at(body.x + 2, body.y + 1, body.width.saturating_sub(4), pen.say(say::READING), pen.theme.dim);
        return;
    };
    if state.page == Page::Days {
        return days(pen, body, shown, state);
    }
    let rows = grid(pen, model, shown, state, body.width);
    let heads = usize::from(!rows.0.is_empty());
    if heads > 0 {
        pen.at(body.x + 2, body.y, body.width.saturating_sub(3), &rows.0, pen.theme.dim);
    }
    // On these pages the last row says since when is counted.
    let since = state.page != Page::Weeks;
    let room = usize::from(body.height).saturating_sub(heads + usize::from(since));
    let first = (state.at.0 + 1).saturating_sub(room);
    let top = body.y + heads as u16;
    for ((at, text), y) in rows.1.iter().enumerate().skip(first).take(room).zip(top..body.bottom()) {
        let style = if at == state.at.0 { pen.theme.selected } else { pen.theme.plain };
        if at == state.at.0 {
            pen.at(body.x, y, 1, pen.theme.mark(), pen.theme.accent);
        }
        pen.at(body.x + 2, y, body.width.saturating_sub(3), text, style);
    }
    if since {
        let mut since = say::SINCE.with(pen.lang, &[("since", &shown.since), ("n", &shown.received)]);
        if state.page == Page::Satisfaction {
            since = say::SINCE_RATED.with(pen.lang, &[("since", &since), ("n", &shown.satisfaction.rated())]);
        }
        pen.right(
            body.x,
            body.bottom().saturating_sub(1),
            body.width.saturating_sub(1),
            &since,
            pen.theme.dim,
        );
    }
}

fn label(page: Page) -> Msg {
    match page {
        Page::Weeks => say::WEEKS,
        Page::Clocks => say::CLOCKS,
        Page::Days => say::DAYS,
        Page::Towns => say::TOWNS,
        Page::Topics => say::TOPICS,
        Page::Satisfaction => say::SATISFACTION,
    }
}

/// A page being written: its figures, its language, and the columns of a name and of a number.
struct Sheet<'a> {
    model: &'a Model,
    shown: &'a PetitionFigures,
    state: &'a State,
    theme: &'a Theme,
    lang: Lang,
    name: usize,
    number: usize,
}

/// The head of the columns, and the rows: the cell selected stands in brackets.
fn grid(
    pen: &Pen<'_>,
    model: &Model,
    shown: &PetitionFigures,
    state: &State,
    cols: u16,
) -> (String, Vec<String>) {
    let number = if cols < 72 { SMALL_CELL } else { CELL };
    let name = match state.page {
        Page::Clocks if cols >= 72 => 26,
        Page::Topics => 34,
        _ => 14,
    };
    let sheet = Sheet { model, shown, state, theme: pen.theme, lang: pen.lang, name, number };
    let cells = state.cells();
    let rows = cells.iter().enumerate().map(|(y, row)| {
        let mut text = fit(&sheet.name(y, row).unwrap_or_default(), sheet.name);
        text.extend(row.iter().enumerate().map(|(x, mark)| sheet.cell((y, x), mark.as_ref())));
        text += &sheet.end(y, usize::from(cols).saturating_sub(width(&text) + 5));
        text
    });
    (sheet.heads(), rows.collect())
}

impl Sheet<'_> {
    fn heads(&self) -> String {
        use say::{
            COL_CLOCK, COL_CONCLUDED, COL_LATE, COL_MET, COL_N, COL_OF, COL_OPEN, COL_RATE, COL_RECEIVED,
        };
        let all = match self.state.page {
            Page::Weeks => vec![say::COL_WEEK, COL_RECEIVED, COL_CONCLUDED, COL_OPEN],
            Page::Clocks => vec![COL_CLOCK, COL_MET, COL_LATE, say::COL_RUNNING, COL_RATE],
            Page::Towns => vec![COL_OF, COL_N],
            Page::Topics => vec![say::COL_TOPIC, COL_N],
            Page::Satisfaction => vec![say::COL_MARK, COL_N, say::COL_SHARE],
            Page::Days => Vec::new(),
        };
        let mut texts = all.iter().map(|msg| msg.get(self.lang));
        let mut line = fit(texts.next().unwrap_or_default(), self.name);
        line.extend(texts.map(|text| fit_left(text, self.number)));
        line
    }

    /// What a row is of.
    fn name(&self, y: usize, row: &[Option<Mark>]) -> Option<String> {
        let (lang, shown) = (self.lang, self.shown);
        match self.state.page {
            Page::Weeks => shown.weeks.iter().rev().nth(y).map(|week| week.week.to_string()),
            Page::Clocks => shown.clocks.get(y).map(|one| lang.of(&one.zh, &one.en).to_owned()),
            Page::Days => None,
            Page::Towns if y == 0 => Some(say::REPEATS.get(lang).to_owned()),
            Page::Towns => shown.towns.get(y - 1).map(|one| self.town(one.town)),
            Page::Satisfaction => row.iter().flatten().next().and_then(|mark| match mark.figure {
                Figure::Rated { score, .. } => Some(petitions::score(score).get(lang).to_owned()),
                Figure::Dissatisfied { .. } => Some(say::DISSATISFIED.get(lang).to_owned()),
                Figure::Unrated { .. } => Some(say::UNRATED.get(lang).to_owned()),
                _ => None,
            }),
            Page::Topics => by_topic(shown).get(y).map(|(topic, town)| match town {
                Some(one) => format!("    {}", self.town(one.town)),
                None => say::topic(topic.topic.as_deref(), (&topic.zh, &topic.en), lang),
            }),
        }
    }

    fn town(&self, town: Option<DivisionCode>) -> String {
        let unknown = || say::TOWN_UNKNOWN.get(self.lang).to_owned();
        town.map_or_else(unknown, |code| self.model.shared.tables.divisions.short_name(code))
    }

    fn cell(&self, at: (usize, usize), mark: Option<&Mark>) -> String {
        let Some(mark) = mark else { return String::new() };
        let (open, close) = if at == self.state.at { ("[", "]") } else { (" ", " ") };
        fit_left(&[open, &mark.n.to_string(), close].concat(), self.number)
    }

    /// The share of a mark among all that were given, with a bar of it; nothing of what was not rated.
    fn share(&self, y: usize, room: usize) -> String {
        let found = &self.shown.satisfaction;
        let mark = self.state.cells().get(y).and_then(|row| row.first().cloned().flatten());
        let Some(Mark { figure: Figure::Rated { .. } | Figure::Dissatisfied { .. }, n }) = mark else {
            return String::new();
        };
        let rate = fit_left(&say::rate(found.share(n), self.lang), self.number);
        let bar = room.saturating_sub(self.number + 1).min(24) as u16;
        [&rate, " ", &gauge(self.theme, n.into(), found.rated().into(), bar)].concat()
    }

    /// What stands after the cells: a rate, or a bar of what is open as wide as the room left.
    fn end(&self, y: usize, room: usize) -> String {
        match self.state.page {
            Page::Clocks => {
                let rate = self.shown.clocks.get(y).and_then(ClockFigure::rate);
                fit_left(&say::rate(rate, self.lang), self.number)
            }
            Page::Weeks => {
                let most = self.shown.weeks.iter().map(|week| week.open).max().unwrap_or_default();
                let open = self.shown.weeks.iter().rev().nth(y).map_or(0, |week| week.open);
                [" ", &gauge(self.theme, open.into(), most.into(), room.min(24) as u16)].concat()
            }
            Page::Satisfaction => self.share(y, room),
            Page::Days | Page::Towns | Page::Topics => String::new(),
        }
    }
}

/// The petitions behind a figure.
fn behind(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = if state.petitions.is_some() { say::NONE_BEHIND } else { say::READING };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(words), pen.theme.dim);
        return;
    }
    let lang = pen.lang;
    let columns = vec![
        Column::left("", 10),
        Column::left("", 12),
        Column::left("", if lang == Lang::Zh { 10 } else { 18 }),
        Column::left("", 0),
    ];
    let columns = spread(area, 3, columns);
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let name = if row.name.is_empty() { petitions::ANONYMOUS.get(lang) } else { &row.name };
        vec![
            row.number.clone().into(),
            name.to_owned().into(),
            petition_words::state(row.state).get(lang).to_owned().into(),
            row.demand.clone().into(),
        ]
    });
}
