//! 文书: matters and their materials, questions, the register, and a paper as it will look.

use ratatui::layout::Rect;

use crate::bureau::Reference;
use crate::bureau::answer::PaperRow;
use crate::console::Model;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::papers::{
    Page, Preview, State, Tab, list_rows, material_mark, matter_facts, reply_mark,
};
use crate::domain::matter::Matter;
use crate::locale::{Msg, paper_words, papers as say};
use crate::text::{width, wrap};
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn papers(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let tables = &model.shared.tables;
    head(pen, area, state);
    pen.rule(area, area.y + 1);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    match (state.page, &state.preview) {
        (Page::Preview, Some(preview)) => paper(pen, body, state, preview),
        (Page::Materials, _) => materials(pen, body, tables, state),
        (_, _) => match state.tab {
            Tab::Notice => matters(pen, body, geometry, tables, state),
            Tab::PreCheck => questions(pen, body, tables, state),
            Tab::Register => register(pen, body, state),
        },
    }
}

fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    // What was put together in another pane stands in no tab of this one.
    let elsewhere = state.page == Page::Preview && state.comes_from_elsewhere();
    let mut x = inner.x;
    for tab in Tab::ALL {
        let label = pen.say(match tab {
            Tab::Notice => say::TAB_NOTICE,
            Tab::PreCheck => say::TAB_PRE_CHECK,
            Tab::Register => say::TAB_REGISTER,
        });
        let (text, style) = if !elsewhere && tab == state.tab {
            (format!("[{label}]"), pen.theme.heading)
        } else {
            (format!(" {label} "), pen.theme.plain)
        };
        x += pen.at(x, inner.y, inner.right().saturating_sub(x), &text, style) + 1;
    }
    let right = match (state.typed, &state.preview, state.page) {
        (Some(digit), ..) => say::FIRST_DIGIT.with(pen.lang, &[("digit", &digit)]),
        (None, Some(_), Page::Preview) => {
            let msg = if state.form.page_rows().is_some() { say::FORM_A4 } else { say::FORM_SLIP };
            msg.with(pen.lang, &[("cols", &state.form.cols())])
        }
        _ => match &state.card {
            Some(card) => card.name.clone(),
            None => pen.say(say::FOR_NOBODY).to_owned(),
        },
    };
    let room = inner.right().saturating_sub(x);
    pen.right(x, inner.y, room, &right, pen.theme.dim);
}

fn matters(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, tables: &Reference, state: &State) {
    let rows = tables.matters.all();
    // The headings of the table take a row.
    let height = u16::try_from(list_rows(geometry, state.page, state.tab)).unwrap_or(area.height);
    let mut main = Rect { height: height.min(area.height), width: geometry.main_cols(), ..area };
    let matter = state.matter(tables);
    match geometry.detail {
        Detail::Beside => {
            pen.upright(main.right(), area);
            let x = main.right() + 1;
            main.width = main.width.saturating_sub(1);
            facts(pen, Rect { x, width: area.right().saturating_sub(x), ..area }, matter);
        }
        Detail::Below => {
            pen.rule(area, main.bottom());
            let y = main.bottom() + 1;
            facts(pen, Rect { y, height: area.bottom().saturating_sub(y), ..area }, matter);
        }
        Detail::None => {}
    }
    let lang = pen.lang;
    let name = |m: &Matter| lang.of(&m.zh, &m.en).to_owned();
    let widest = rows.iter().map(|m| width(&name(m))).max().unwrap_or(0).min(38) as u16;
    let columns = vec![Column::left("", 2), Column::left("", widest), Column::left("", 0)];
    let dim = pen.theme.dim;
    table(pen, main, &columns, &state.matters, rows.len(), |at| {
        let Some(matter) = rows.get(at) else { return Vec::new() };
        let topic = tables.topics.get(&matter.topic).map_or("", |t| lang.of(&t.zh, &t.en));
        vec![matter.code.clone().into(), name(matter).into(), Cell::new(topic, dim)]
    });
}

fn facts(pen: &mut Pen<'_>, area: Rect, matter: Option<&Matter>) {
    let Some(matter) = matter else { return };
    let lines = matter_facts(matter, pen.lang);
    let labels = lines.iter().map(|(label, _)| width(pen.say(*label))).max().unwrap_or(0) as u16;
    let x = area.x + 2 + labels + 2;
    let mut y = area.y;
    for (label, value) in lines {
        let text = pen.say(label);
        pen.at(area.x + 2, y, labels, text, pen.theme.dim);
        for line in wrap(&value, usize::from(area.right().saturating_sub(x + 1)).max(2)) {
            if y < area.bottom() {
                pen.at(x, y, area.right().saturating_sub(x + 1), &line, pen.theme.plain);
            }
            y += 1;
        }
    }
}

/// A numbered list whose rows have a mark.
fn ticked(
    pen: &mut Pen<'_>,
    area: Rect,
    heading: Msg,
    rows: &[(Msg, String)],
    list: &crate::console::edit::List,
) {
    let lang = pen.lang;
    let marks = rows.iter().map(|(mark, _)| width(mark.get(lang))).max().unwrap_or(2) as u16;
    let columns = [Column::right("", 2), Column::left("", marks + 2), Column::left(pen.say(heading), 0)];
    table(pen, area, &columns, list, rows.len(), |at| {
        let Some((mark, text)) = rows.get(at) else { return Vec::new() };
        vec![(at + 1).to_string().into(), format!("[{}]", mark.get(lang)).into(), text.clone().into()]
    });
}

fn materials(pen: &mut Pen<'_>, area: Rect, tables: &Reference, state: &State) {
    let Some(matter) = state.matter(tables) else { return };
    let lang = pen.lang;
    let name = format!("{} {}", matter.code, lang.of(&matter.zh, &matter.en));
    pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &name, pen.theme.heading);
    let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let rows: Vec<(Msg, String)> = matter
        .materials
        .iter()
        .enumerate()
        .map(|(at, m)| {
            let what = lang.of(&m.zh, &m.en);
            let text = m.when.as_ref().map_or_else(
                || what.to_owned(),
                |w| say::ONLY_FOR.with(lang, &[("what", &what), ("when", &paper_words::said(w, lang))]),
            );
            (material_mark(m, state.brought.contains(&at)), text)
        })
        .collect();
    if rows.is_empty() {
        let text = pen.say(paper_words::NO_MATERIALS);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(3), text, pen.theme.plain);
        return;
    }
    ticked(pen, area, say::COL_MATERIAL, &rows, &state.materials);
}

fn questions(pen: &mut Pen<'_>, area: Rect, tables: &Reference, state: &State) {
    let replies = state.replies(tables);
    let lang = pen.lang;
    let rows: Vec<(Msg, String)> = tables
        .precheck
        .questions()
        .iter()
        .map(|q| {
            let reply = replies.get(&q.id).copied().unwrap_or_default();
            (reply_mark(reply), lang.of(&q.zh, &q.en).to_owned())
        })
        .collect();
    ticked(pen, area, say::COL_QUESTION, &rows, &state.questions);
}

fn register(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let rows = state.register.as_deref().map_or(&[][..], |list| &list.rows);
    if rows.is_empty() {
        if state.register.is_some() {
            let text = pen.say(say::NOTHING_ISSUED);
            pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(3), text, pen.theme.plain);
        }
        return;
    }
    let lang = pen.lang;
    let wide = area.width >= 76;
    let cell = |text: &dyn Fn(&PaperRow) -> String, most: usize| {
        rows.iter().map(|r| width(&text(r))).max().unwrap_or(0).min(most).max(4) as u16
    };
    let mut columns = vec![
        Column::left(pen.say(say::COL_NUMBER), cell(&|r| r.number.clone(), 20)),
        Column::left(pen.say(say::COL_DAY), 10),
        Column::left(pen.say(say::COL_NAME), cell(&|r| r.name.clone(), 16)),
    ];
    if wide {
        columns.push(Column::left(
            pen.say(say::COL_KIND),
            cell(&|r| paper_words::kind(r.kind).get(lang).into(), 20),
        ));
        columns.push(Column::left(pen.say(say::COL_STAFF), cell(&|r| r.staff.clone(), 10)));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), 8));
    let columns = spread(area, 2, columns);
    let dim = pen.theme.dim;
    table(pen, area, &columns, &state.rows, rows.len(), |at| {
        let Some(row) = rows.get(at) else { return Vec::new() };
        let void = row.voided.is_some();
        let plain = |text: String| if void { Cell::new(text, dim) } else { text.into() };
        let mut cells = vec![plain(row.number.clone()), plain(row.day.to_string()), plain(row.name.clone())];
        if wide {
            cells.push(plain(paper_words::kind(row.kind).get(lang).to_owned()));
            cells.push(plain(row.staff.clone()));
        }
        cells.push(plain(match (void, row.reprints) {
            (true, _) => say::STATE_VOID.get(lang).to_owned(),
            (false, 0) => String::new(),
            (false, n) => say::STATE_REPRINTED.with(lang, &[("n", &n)]),
        }));
        cells
    });
}

/// A paper in its exact columns, between two upright rules where there is room for them.
fn paper(pen: &mut Pen<'_>, area: Rect, state: &State, preview: &Preview) {
    let lines = preview.lines(state.form, pen.lang);
    let cols = state.form.cols() as u16;
    let margin = if area.width >= cols + 4 { (area.width - cols) / 2 } else { 0 };
    let x = area.x + margin;
    if margin >= 2 {
        pen.upright(x - 2, area);
        pen.upright(x + cols + 1, area);
    }
    for (line, y) in lines.iter().skip(preview.at).zip(area.top()..area.bottom()) {
        pen.at(x, y, cols.min(area.right().saturating_sub(x)), line, pen.theme.plain);
    }
    let rows = usize::from(area.height);
    if lines.len() > rows && margin > 18 {
        let to = (preview.at + rows).min(lines.len());
        let text =
            say::LINES.with(pen.lang, &[("from", &(preview.at + 1)), ("to", &to), ("n", &lines.len())]);
        for (line, y) in wrap(&text, usize::from(margin - 4)).iter().zip(area.top()..area.bottom()) {
            pen.at(x + cols + 3, y, margin - 4, line, pen.theme.dim);
        }
    }
}
