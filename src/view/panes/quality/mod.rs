//! 数据质量: tabs, what was found, the list, and the selected row in full.

mod gaps;

use ratatui::layout::Rect;

use crate::bureau::answer::{DecisionKind, DuplicatePair, Side};
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::quality::{State, Tab, card_rows};
use crate::console::words::{Words, grouped};
use crate::locale::{Lang, quality as say};
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, gauge, table, tabs};

pub(super) fn quality(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    let labels: Vec<String> = Tab::ALL.iter().map(|tab| pen.say(tab.label()).to_owned()).collect();
    tabs(pen, area, &labels, state.tab as usize);
    pen.rule(area, area.y + 1);
    let head = Rect { x: area.x + 2, y: area.y + 2, width: area.width.saturating_sub(4), height: 1 };
    pen.text(head, &summary(state, pen.lang), pen.theme.heading);
    if state.tab == Tab::Gaps {
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area };
        return gaps::gaps(pen, list, model, state);
    }
    let height = card_rows(geometry);
    let rows = area.height.saturating_sub(3 + height);
    let list = Rect { y: area.y + 3, height: rows, ..area };
    if state.tab == Tab::Duplicates && state.found.is_none() {
        return searching(pen, list, state);
    }
    match state.tab {
        Tab::Gaps => {}
        Tab::Duplicates => duplicates(pen, list, state),
        Tab::Decisions => decisions(pen, list, state),
    }
    if height > 0 && state.rows() > 0 {
        pen.rule(area, list.bottom());
        let card = Rect {
            x: area.x + 2,
            y: list.bottom() + 1,
            width: area.width.saturating_sub(3),
            height: height - 1,
        };
        match state.tab {
            Tab::Gaps => {}
            Tab::Duplicates => evidence(pen, card, model, state),
            Tab::Decisions => decision(pen, card, model, state),
        }
    }
}

/// What was found, in a line.
fn summary(state: &State, lang: Lang) -> String {
    match (state.tab, state.found.as_deref(), state.decided.as_ref()) {
        (Tab::Gaps, ..) => gaps::summary(state, lang),
        (Tab::Duplicates, Some(found), _) => {
            let (n, total) = (grouped(found.compared as u64), grouped(found.total as u64));
            let msg = match (found.total, state.of) {
                (0, _) => say::NO_DUPLICATES,
                (_, Some(_)) => say::DUPLICATES_OF,
                (_, None) => say::DUPLICATES,
            };
            let of = state.of.map(|p| p.to_string()).unwrap_or_default();
            let mut said = msg.with(lang, &[("n", &n), ("total", &total), ("person", &of)]);
            if found.distinct > 0 {
                said.push_str(&say::LEFT_OUT.with(lang, &[("n", &found.distinct)]));
            }
            if state.running.is_some() {
                said.push_str(say::AGAIN.get(lang));
            }
            said
        }
        (Tab::Decisions, _, Some(all)) => say::DECIDED.with(lang, &[("n", &all.len())]),
        _ => String::new(),
    }
}

/// How far the search is.
fn searching(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4), height: 1, ..area };
    let Some(running) = state.running else {
        pen.text(inner, pen.say(say::NOT_SEARCHED), pen.theme.dim);
        return;
    };
    let (done, of) = (running.progress.bytes, running.progress.total_bytes);
    let percent = (100 * done).checked_div(of).unwrap_or(0);
    let words = if running.stopping {
        pen.say(say::STOPPING).to_owned()
    } else {
        say::COMPARING.with(pen.lang, &[("percent", &percent)])
    };
    pen.text(inner, &words, pen.theme.plain);
    let bar = gauge(pen.theme, u128::from(done), u128::from(of.max(1)), inner.width.min(60));
    pen.text(Rect { y: inner.y + 2, ..inner }, &bar, pen.theme.accent);
    pen.text(Rect { y: inner.y + 4, ..inner }, pen.say(say::MAY_STOP), pen.theme.dim);
}

fn duplicates(pen: &mut Pen<'_>, area: Rect, state: &State) {
    if state.rows() == 0 {
        return;
    }
    let lang = pen.lang;
    let wide = area.width >= 100;
    let mut columns = vec![
        Column::right(pen.say(say::COL_POINTS), 4),
        Column::left(pen.say(say::COL_ONE), 18),
        Column::left(pen.say(say::COL_OTHER), 18),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_BIRTH), 11));
    }
    columns.push(Column::left(pen.say(say::COL_EVIDENCE), 12));
    let columns = spread(area, columns.len() - 1, columns);
    table(pen, area, &columns, &state.list, state.rows(), |at| {
        let Some(pair) = state.pairs().get(at) else { return Vec::new() };
        let [one, other] = &pair.sides;
        let mut cells: Vec<Cell> =
            vec![pair.points.to_string().into(), called(one).into(), called(other).into()];
        if wide {
            cells.push(one.birth.map(|d| d.to_string()).unwrap_or_default().into());
        }
        cells.push(say::evidences(&pair.evidence, lang).into());
        cells
    });
}

fn called(side: &Side) -> String {
    format!("{} {}", side.name, side.person)
}

fn decisions(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(all) = state.decided.as_deref() else { return };
    if all.is_empty() {
        pen.at(
            area.x + 2,
            area.y + 1,
            area.width.saturating_sub(4),
            pen.say(say::NOTHING_DECIDED),
            pen.theme.dim,
        );
        return;
    }
    let columns = vec![
        Column::left(pen.say(say::COL_ON), 10),
        Column::left(pen.say(say::COL_KIND), 12),
        Column::left(pen.say(say::COL_ONE), 20),
        Column::left(pen.say(say::COL_OTHER), 20),
        Column::left(pen.say(say::COL_BY), 8),
    ];
    let columns = spread(area, 2, columns);
    let lang = pen.lang;
    table(pen, area, &columns, &state.list, all.len(), |at| {
        let Some(decision) = all.get(at) else { return Vec::new() };
        let [one, other] = &decision.sides;
        let kind = match decision.kind {
            DecisionKind::Distinct => say::KIND_DISTINCT,
            DecisionKind::Merged => say::KIND_MERGED,
        };
        vec![
            decision.on.to_string().into(),
            kind.get(lang).into(),
            called(one).into(),
            called(other).into(),
            decision.by.clone().into(),
        ]
    });
}

/// The two records, and every evidence with its worth and why.
fn evidence(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(DuplicatePair { sides, evidence, .. }) = state.pair() else { return };
    let mut y = area.y;
    for side in sides {
        row(pen, area, &mut y, &whole(side, model, pen.lang), false);
    }
    let names = evidence.iter().map(|e| width(pen.say(say::evidence(*e)))).max().unwrap_or(0);
    for one in evidence {
        let Some(weight) = model.shared.tables.likeness.get(*one) else { continue };
        let name = crate::text::fit(pen.say(say::evidence(*one)), names);
        let why = pen.lang.of(&weight.zh, &weight.en);
        row(pen, area, &mut y, &format!("{:+4}  {name}  {why}", weight.points), weight.points < 0);
    }
}

fn row(pen: &mut Pen<'_>, area: Rect, y: &mut u16, text: &str, dim: bool) {
    if *y < area.bottom() {
        pen.at(area.x, *y, area.width, text, if dim { pen.theme.dim } else { pen.theme.plain });
        *y += 1;
    }
}

fn whole(side: &Side, model: &Model, lang: Lang) -> String {
    let place = model.shared.place(side.division);
    let dead = if side.dead { say::DEAD.get(lang) } else { "" };
    format!("{}  {place}  {dead}", say::side(side, lang)).trim_end().to_owned()
}

fn decision(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(decision) = state.decision() else { return };
    let mut y = area.y;
    for side in &decision.sides {
        row(pen, area, &mut y, &whole(side, model, pen.lang), false);
    }
    let by = Words::with(
        say::DECIDED_BY,
        &[("on", &decision.on), ("by", &decision.by), ("why", &decision.reason)],
    );
    row(pen, area, &mut y, by.say(pen.lang).trim_end_matches(['：', ':', ' ']), false);
}
