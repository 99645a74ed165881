//! 发放规则: what holds today, the rules, and the selected one with its people.

use crate::locale::stops;
use ratatui::layout::Rect;

use crate::bureau::answer::RunRuleRow;
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::rules::{HEAD_ROWS, KINDS, Kind, Stands, State, detail_rows, kind_name, stands};
use crate::console::words::Words;
use crate::domain::ledger::run::RunRuleSaid;
use crate::locale::{Lang, Msg, rules as say};
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::panes::split::{framed, line, more, told};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, strip, table};

pub(super) fn rules(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    now(pen, area, model, state);
    let framed = framed(pen, area, geometry, HEAD_ROWS - 2, detail_rows(geometry));
    kinds(pen, framed.on_rule, state);
    if let Some(room) = framed.detail {
        detail(pen, room, model, state);
    }
    list(pen, framed.list, model, state);
}

fn said(rule: &RunRuleRow, model: &Model, lang: Lang) -> String {
    say::said(&rule.said, |id| model.shared.programme(id).to_owned(), lang)
}

/// What holds today: the sums of approval, whether anything may be released, which programmes no run can pay yet.
fn now(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let inner = line(area, 0);
    if state.rules.is_none() {
        let words = pen.say(say::LOADING);
        pen.text(inner, words, pen.theme.dim);
        return;
    }
    let today = model.shared.today;
    let holding: Vec<&RunRuleRow> = state.holding(today).collect();
    let of = |fits: fn(&RunRuleSaid) -> bool| holding.iter().find(|rule| fits(&rule.said));
    let tier = of(|said| matches!(said, RunRuleSaid::Tier { .. }));
    let tier = tier.map_or_else(|| pen.say(say::NO_TIER).to_owned(), |rule| said(rule, model, pen.lang));
    pen.text(inner, &format!("{}{tier}", pen.say(say::NOW)), pen.theme.plain);
    let lacking = state.lacking(&model.shared);
    let freeze = of(|said| matches!(said, RunRuleSaid::Freeze { .. }));
    let second = Rect { y: inner.y + 1, ..inner };
    let (text, style) = match freeze {
        Some(rule) => (format!("! {}", said(rule, model, pen.lang)), pen.theme.warn),
        None => (pen.say(say::NO_FREEZE).to_owned(), pen.theme.plain),
    };
    let used = pen.text(second, &text, style) + 2;
    // All of them by name where there is room, else the first and how many; the form of a new rule names them all.
    let names: Vec<&str> = lacking.iter().map(|id| model.shared.programme(id)).collect();
    let Some(first) = names.first() else { return };
    let rest = usize::from(second.width.saturating_sub(used));
    let between = stops(pen.lang).comma;
    let whole = say::LACKING.with(pen.lang, &[("programmes", &names.join(between))]);
    let short = say::LACKING_N.with(pen.lang, &[("first", first), ("n", &names.len())]);
    let least = say::LACKING_SHORT.with(pen.lang, &[("n", &names.len())]);
    let fits = |text: &&String| width(text) + 2 <= rest;
    if let Some(lacks) = [whole, short, least].iter().find(fits) {
        pen.right(second.x, second.y, second.width, &format!("! {lacks}"), pen.theme.warn);
    }
}

/// Which rules are shown, on the head's rule.
fn kinds(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let part = |kind: &Kind| format!("{} {}", pen.say(kind_name(*kind)), state.of_kind(*kind).len());
    let parts: Vec<String> = KINDS.iter().map(part).collect();
    let chosen = KINDS.iter().position(|kind| *kind == state.kind).unwrap_or_default();
    strip(pen, area, &parts, chosen);
}

fn list(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let rows = state.rows();
    if rows.is_empty() {
        let words = match &state.rules {
            None => say::LOADING,
            Some(rules) if rules.is_empty() => say::NONE,
            Some(_) => say::NONE_HERE,
        };
        let words = pen.say(words);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let wide = area.width >= 70;
    let mut columns = vec![Column::left(pen.say(say::COL_NO), 5), Column::left(pen.say(say::COL_SAID), 0)];
    if wide {
        columns.push(Column::left(pen.say(say::COL_BY), 10));
    }
    columns.push(Column::left(pen.say(say::COL_STATE), if pen.lang == Lang::Zh { 8 } else { 10 }));
    let columns = spread(area, 1, columns);
    let (lang, warn, dim) = (pen.lang, pen.theme.warn, pen.theme.dim);
    let today = model.shared.today;
    more(pen, area, &state.list, rows.len());
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(rule) = rows.get(at) else { return Vec::new() };
        let how = stands(rule, state.all(), today);
        let word = standing(how).get(lang);
        let last = match how {
            Stands::Waiting => Cell::new(format!("! {word}"), warn),
            Stands::Holds | Stands::Later => word.into(),
            Stands::Over | Stands::Replaced | Stands::Ended | Stands::Withdrawn => Cell::new(word, dim),
        };
        let mut cells = vec![Cell::from(rule.rule.to_string()), said(rule, model, lang).into()];
        if wide {
            cells.push(rule.by.clone().into());
        }
        cells.push(last);
        cells
    });
}

fn standing(how: Stands) -> Msg {
    match how {
        Stands::Waiting => say::IS_WAITING,
        Stands::Holds => say::HOLDS,
        Stands::Later => say::LATER,
        Stands::Over => say::OVER,
        Stands::Replaced => say::REPLACED,
        Stands::Ended => say::ENDED,
        Stands::Withdrawn => say::WITHDRAWN,
    }
}

/// The selected one, whole.
fn detail(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(rule) = state.selected() else { return };
    let mut who = vec![Words::with(say::BY_ON, &[("by", &rule.by), ("on", &rule.on)])];
    who.extend(
        rule.approved.as_ref().map(|(by, on)| Words::with(say::APPROVED_BY, &[("by", by), ("on", on)])),
    );
    let texts = [
        format!("{}  {}", rule.rule, said(rule, model, pen.lang)),
        say::BASIS_IS.with(pen.lang, &[("basis", &rule.basis)]),
        Words::List(who).say(pen.lang),
    ];
    let heading = pen.theme.heading;
    let plain = pen.theme.plain;
    let style = |n: usize| if n == 0 { heading } else { plain };
    let texts: Vec<_> = texts.into_iter().enumerate().map(|(n, text)| (text, style(n))).collect();
    told(pen, area, &texts);
}
