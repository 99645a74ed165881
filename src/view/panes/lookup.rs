//! 查人: query line, hits, and the card of the selected one below or beside.

use ratatui::layout::Rect;

use crate::bureau::answer::{Hit, Pasted};
use crate::console::action::Action;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::PaneAction;
use crate::console::panes::lookup::{Act, CARD_ROWS, State, Stress};
use crate::console::words::grouped;
use crate::console::{Model, Readiness};
use crate::domain::Sex;
use crate::locale::{Lang, bulk, common, filter, lookup as say, refusal};
use crate::text::{width, wrap};
use crate::view::chrome;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, card, input, table};

pub(super) fn lookup(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    query(pen, Rect { height: 1, ..area }, model, state);
    let above = state.rows_above();
    if above > 2 {
        strip(pen, Rect { y: area.y + 1, height: 1, ..area }, state);
    }
    pen.rule(area, area.y + above - 1);
    let below = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    let main = Rect { width: geometry.main_cols(), ..below };
    let (list, detail) = match geometry.detail {
        Detail::None => (main, None),
        Detail::Below => {
            let rows = below.height.saturating_sub(CARD_ROWS);
            let top = Rect { height: rows, ..main };
            (top, Some(Rect { y: below.y + rows + 1, height: CARD_ROWS - 1, ..below }))
        }
        Detail::Beside => {
            let x = main.right() + 1;
            (main, Some(Rect { x, width: below.right().saturating_sub(x), ..below }))
        }
    };
    match geometry.detail {
        Detail::Below => pen.rule(below, list.bottom()),
        Detail::Beside => pen.upright(main.right(), below),
        Detail::None => {}
    }
    hits(pen, list, model, state);
    if let (Some(detail), Some(shown)) = (detail, state.shown_card()) {
        card(pen, detail, &model.shared, shown);
    }
}

/// The query, and how many were found how fast.
fn query(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let prompt = pen.say(say::PROMPT);
    let used = pen.at(area.x + 1, area.y, area.width, prompt, pen.theme.dim);
    let counted = match &state.found {
        Some(found) if !state.query.text().trim().is_empty() => {
            let (shown, total) = (found.hits.len(), grouped(found.total as u64));
            let people = if shown < found.total {
                say::SHOWN.with(pen.lang, &[("shown", &shown), ("n", &total)])
            } else {
                say::TOTAL.with(pen.lang, &[("n", &total)])
            };
            format!("{people}  {}", took(state.took_us, pen.lang))
        }
        _ if !state.marked.is_empty() => String::new(),
        _ => match model.shared.readiness {
            Readiness::Ready(people) => say::ON_RECORD.with(pen.lang, &[("n", &grouped(people))]),
            _ => String::new(),
        },
    };
    let counted = match state.marked.len() {
        0 => counted,
        n => format!("{}  {counted}", bulk::MARKED.with(pen.lang, &[("n", &n)])).trim_end().to_owned(),
    };
    let right = width(&counted) as u16 + 1;
    pen.right(area.x, area.y, area.width.saturating_sub(1), &counted, pen.theme.dim);
    let line =
        Rect { x: area.x + 1 + used + 2, width: area.width.saturating_sub(used + 3 + right + 1), ..area };
    input(pen, line, &state.query, true, false, pen.theme.heading);
}

/// What may complete the word being typed, or the conditions with how many people answer each.
fn strip(pen: &mut Pen<'_>, area: Rect, state: &State) {
    // Under the text of the query, which begins behind the prompt.
    let mut x = area.x + 3 + width(pen.say(say::PROMPT)) as u16;
    for (n, (text, stress)) in state.strip(filter::tongue(pen.lang)).into_iter().enumerate() {
        let text = if stress == Stress::Warning { format!("! {text}") } else { text };
        let gap = if n > 0 { 3 } else { 0 };
        let room = area.right().saturating_sub(x + gap + 1);
        // What does not fit whole is left out; what comes first is cut.
        if n > 0 && usize::from(room) < width(&text) {
            break;
        }
        let style = match stress {
            Stress::Plain => pen.theme.dim,
            Stress::Marked => pen.theme.accent,
            Stress::Warning => pen.theme.warn,
        };
        x += gap + pen.at(x + gap, area.y, room, &text, style);
    }
}

/// Microseconds as milliseconds with one decimal, at least 0.1.
fn took(us: u64, lang: Lang) -> String {
    let tenths = us.div_ceil(100).max(1);
    say::TOOK.with(lang, &[("ms", &format!("{}.{}", tenths / 10, tenths % 10))])
}

/// The list, or what stands there when there is none.
fn hits(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let lines = said(pen, model, state);
    let mut list = area;
    if !lines.is_empty() {
        let wrapped: Vec<String> =
            lines.iter().flat_map(|line| wrap(line, usize::from(inner.width))).collect();
        for (line, y) in wrapped.iter().zip(inner.top()..inner.bottom()) {
            pen.at(inner.x, y, inner.width, line, pen.theme.plain);
        }
        // What is said stands above the hits, with a blank line between.
        let taken = (wrapped.len() as u16 + 1).min(area.height);
        list = Rect { y: area.y + taken, height: area.height - taken, ..area };
    }
    let mut columns = columns(pen.lang, area.width);
    let (hits, wide) = (state.hits(), columns.len());
    let marks = !state.marked.is_empty();
    if marks {
        columns.insert(0, Column::left("", 1));
    }
    let accent = pen.theme.accent;
    table(pen, list, &columns, &state.list, hits.len(), |at| {
        let Some(hit) = hits.get(at) else { return Vec::new() };
        let mut cells = row(pen_lang(model), model, hit, wide);
        if marks {
            let mark = if state.is_marked(hit.person) { "+" } else { "" };
            cells.insert(0, Cell::new(mark, accent));
        }
        cells
    });
}

fn pen_lang(model: &Model) -> Lang {
    model.shared.lang
}

/// What is said besides the hits: progress, a pasted number, next steps when nobody was found.
fn said(pen: &Pen<'_>, model: &Model, state: &State) -> Vec<String> {
    if !matches!(model.shared.readiness, Readiness::Ready(_)) {
        return chrome::progress(pen, &model.shared.readiness).into_iter().collect();
    }
    let Some(found) = &state.found else { return Vec::new() };
    let keys = model
        .keys
        .label(&["lookup"], Action::Pane(PaneAction::Lookup(Act::New)), pen.theme.is_ascii())
        .unwrap_or_default();
    match &found.pasted {
        Some(Pasted::Fault(fault)) => return vec![format!("! {}", refusal::say_id_fault(fault, pen.lang))],
        Some(Pasted::Nobody) => return vec![say::ID_UNKNOWN.with(pen.lang, &[("keys", &keys)])],
        Some(Pasted::Person(_)) => return vec![pen.say(say::ID_KNOWN).to_owned()],
        None => {}
    }
    if state.query.text().trim().is_empty() {
        let hint = pen.say(say::EMPTY_HINT).to_owned();
        return if found.hits.is_empty() {
            vec![hint]
        } else {
            vec![hint, String::new(), pen.say(say::RECENT).to_owned()]
        };
    }
    if found.total > 0 {
        return Vec::new();
    }
    let next = say::NONE_NEW.with(pen.lang, &[("keys", &keys)]);
    let dash = pen.theme.dot();
    let step = |text: &str| format!("{dash} {text}");
    if !found.conditions.is_empty() {
        let fewer = found.conditions.iter().filter(|c| c.without > 0);
        let steps = fewer.map(|c| {
            step(&say::NONE_WITHOUT.with(pen.lang, &[("word", &c.word), ("n", &grouped(c.without as u64))]))
        });
        return [pen.say(say::NONE).to_owned(), String::new()].into_iter().chain(steps).collect();
    }
    vec![
        pen.say(say::NONE).to_owned(),
        String::new(),
        step(pen.say(say::NONE_SHORTER)),
        step(pen.say(say::NONE_TAIL)),
        step(&next),
    ]
}

/// Name, sex, age, groups, place, tail of the number, why. A narrow list leaves the group out.
fn columns(lang: Lang, cols: u16) -> Vec<Column> {
    let name = if cols >= 100 { 20 } else { 14 };
    let (group, place) = match cols {
        100.. => (26, 20),
        72.. => (16, 17),
        _ => (12, 14),
    };
    let sex = if lang == Lang::Zh { 2 } else { 1 };
    let mut columns = vec![Column::left("", name), Column::left("", sex), Column::right("", 3)];
    if cols >= 72 {
        columns.push(Column::left("", group));
    }
    columns.push(Column::left("", place));
    columns.push(Column::left("", 5));
    columns.push(Column::left("", 6));
    columns
}

fn row(lang: Lang, model: &Model, hit: &Hit, columns: usize) -> Vec<Cell> {
    let sex = hit.sex.map_or("", |sex| match sex {
        Sex::Male => common::MALE.get(lang),
        Sex::Female => common::FEMALE.get(lang),
    });
    let age = hit.age.map(|age| age.to_string()).unwrap_or_default();
    // The last four places of the mask; the stars before them say nothing in a list.
    let tail: String = hit.id_masked.chars().skip_while(|c| *c == '*').collect();
    let tail = if tail.is_empty() { String::new() } else { format!("*{tail}") };
    let why: Vec<String> = hit.matched.iter().map(|m| say::why(m, lang)).collect();
    let mut cells: Vec<Cell> = vec![hit.name.clone().into(), sex.into(), age.into()];
    if columns == 7 {
        let group = if hit.dead {
            say::DEAD.get(lang).to_owned()
        } else {
            hit.groups.first().map(|code| model.shared.group(code).to_owned()).unwrap_or_default()
        };
        cells.push(group.into());
    }
    // A narrow list has no column for the group: the mark stands before the place.
    let place = model.shared.place(hit.division);
    let mark = (hit.dead && columns < 7).then(|| say::DEAD.get(lang));
    cells.push(mark.map_or(place.clone(), |dead| format!("{dead} {place}")).into());
    cells.push(tail.into());
    cells.push(why.join("  ").into());
    cells
}
