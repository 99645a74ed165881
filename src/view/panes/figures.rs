//! 研判: a page of figures, or the petitions behind one.

use ratatui::layout::Rect;

use crate::bureau::answer::PetitionFigures;
use crate::console::Model;
use crate::console::panes::figures::{Page, State};
use crate::domain::petition::Figure;
use crate::locale::{Lang, Msg, figures as say, petition_words, petitions};
use crate::text::{fit, fit_left, width};
use crate::view::panes::person::spread;
use crate::view::panes::split::more;
use crate::view::pen::Pen;
use crate::view::widgets::{Column, gauge, strip, table};

/// Columns of a number, its brackets among them: at home, and on a small screen.
const CELL: usize = 11;
const SMALL_CELL: usize = 10;
/// Columns of a day: at home, and on a small screen.
const DAY: usize = 9;
const SMALL_DAY: usize = 7;

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
    let rows = grid(pen, model, shown, state, body.width);
    let heads = usize::from(!rows.0.is_empty());
    if heads > 0 {
        pen.at(body.x + 2, body.y, body.width.saturating_sub(3), &rows.0, pen.theme.dim);
    }
    // On these pages the last row says since when is counted.
    let since = matches!(state.page, Page::Clocks | Page::Towns);
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
        let since = say::SINCE.with(pen.lang, &[("since", &shown.since), ("n", &shown.received)]);
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
    }
}

/// The head of the columns, and the rows: the cell selected stands in brackets.
fn grid(
    pen: &Pen<'_>,
    model: &Model,
    shown: &PetitionFigures,
    state: &State,
    cols: u16,
) -> (String, Vec<String>) {
    let lang = pen.lang;
    let cells = state.cells();
    let (day, number) = if cols < 72 { (SMALL_DAY, SMALL_CELL) } else { (DAY, CELL) };
    let name_cols = if state.page == Page::Clocks && cols >= 72 { 26 } else { 14 };
    let head = |first: Msg, rest: &[Msg]| {
        let rest = rest.iter().map(|msg| fit_left(msg.get(lang), number)).collect::<String>();
        format!("{}{rest}", fit(first.get(lang), name_cols))
    };
    let heads = match state.page {
        Page::Weeks => head(say::COL_WEEK, &[say::COL_RECEIVED, say::COL_CONCLUDED, say::COL_OPEN]),
        Page::Clocks => head(say::COL_CLOCK, &[say::COL_MET, say::COL_LATE, say::COL_RUNNING, say::COL_RATE]),
        Page::Towns => head(say::COL_OF, &[say::COL_N]),
        Page::Days => {
            let monday = crate::domain::petition::monday(shown.today);
            let names = (0..7).map(|n| petition_words::weekday(monday.plus_days(n).weekday()).get(lang));
            format!("{}{}", fit("", 8), names.map(|name| fit(&format!(" {name}"), day)).collect::<String>())
        }
    };
    let rows = cells.iter().enumerate().map(|(y, row)| {
        let boxed = |x: usize, text: String| match (y, x) == state.at {
            true => format!("[{text}]"),
            false => format!(" {text} "),
        };
        let overdue = row.iter().flatten().any(|mark| matches!(mark.figure, Figure::Overdue { .. }));
        let cell = |(x, mark): (usize, &Option<crate::console::panes::figures::Mark>)| match mark {
            None => fit("", day),
            Some(mark) => match &mark.figure {
                Figure::Due { on } => {
                    let works = shown.days.iter().any(|one| one.on == *on && one.works);
                    let rest = if works { "" } else { say::REST.get(lang) };
                    let n = if mark.n == 0 { String::new() } else { format!(" {}", mark.n) };
                    fit(&boxed(x, format!("{}{rest}{n}", on.day())), day)
                }
                Figure::Overdue { .. } => boxed(x, mark.n.to_string()),
                _ => fit_left(&boxed(x, mark.n.to_string()), number),
            },
        };
        let name = match state.page {
            Page::Weeks => shown.weeks.iter().rev().nth(y).map(|week| week.week.to_string()),
            Page::Clocks => shown.clocks.get(y).map(|one| named(lang, &one.zh, &one.en)),
            Page::Days if overdue => Some(say::OVERDUE.get(lang).to_owned()),
            Page::Days => row.iter().flatten().next().and_then(|mark| match mark.figure {
                Figure::Due { on } => {
                    let (month, day) = (fit_left(&on.month_of_year().to_string(), 2), on.day());
                    Some(say::MONTH_DAY.with(lang, &[("month", &month), ("day", &format!("{day:02}"))]))
                }
                _ => None,
            }),
            Page::Towns if y == 0 => Some(say::REPEATS.get(lang).to_owned()),
            Page::Towns => shown.towns.get(y - 1).map(|one| match one.town {
                Some(town) => model.shared.tables.divisions.short_name(town),
                None => say::TOWN_UNKNOWN.get(lang).to_owned(),
            }),
        };
        let wide = if state.page == Page::Days { 8 } else { name_cols };
        let mut text = fit(&name.unwrap_or_default(), wide);
        text.extend(row.iter().enumerate().map(cell));
        match state.page {
            Page::Clocks => {
                let rate = shown.clocks.get(y).and_then(crate::bureau::answer::ClockFigure::rate);
                text += &fit_left(&say::rate(rate, lang), number);
            }
            Page::Weeks => {
                let most = shown.weeks.iter().map(|week| week.open).max().unwrap_or_default();
                let open = shown.weeks.iter().rev().nth(y).map_or(0, |week| week.open);
                let room = usize::from(cols).saturating_sub(width(&text) + 5).min(24) as u16;
                text += &format!(" {}", gauge(pen.theme, open.into(), most.into(), room));
            }
            Page::Days | Page::Towns => {}
        }
        text
    });
    (heads, rows.collect())
}

fn named(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
    .to_owned()
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
