//! The person selected: why they are due, when they were last contacted, and what Enter will note.

use ratatui::layout::Rect;

use crate::bureau::answer::RotaRow;
use crate::console::Model;
use crate::console::panes::care::{State, rule_of};
use crate::domain::care::DueState;
use crate::locale::{Lang, care as say, care_words, lookup};
use crate::text::wrap;
use crate::view::pen::Pen;

/// Draws it and gives the rows used.
pub(super) fn person(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) -> u16 {
    let Some(row) = state.selected() else { return 0 };
    let (heading, plain, dim, warn) = (pen.theme.heading, pen.theme.plain, pen.theme.dim, pen.theme.warn);
    let lines = [
        (who(row, model, pen.lang), heading),
        (why(row, model, pen.lang), if row.due.state == DueState::Late { warn } else { plain }),
        (others(row, model, pen.lang), plain),
        (last(row, pen.lang), dim),
    ];
    let mut y = area.y;
    for (text, style) in lines.into_iter().filter(|(text, _)| !text.is_empty()) {
        for line in wrap(&text, usize::from(area.width).max(1)) {
            if y < area.bottom() {
                pen.at(area.x, y, area.width, &line, style);
                y += 1;
            }
        }
    }
    if let Some(way) = state.armed {
        let y = y.min(area.bottom().saturating_sub(1));
        pen.clear(Rect { y, height: 1, ..area });
        let text = say::ARMED.with(pen.lang, &[("name", &row.name), ("way", &way.label.get(pen.lang))]);
        pen.at(area.x, y, area.width, &text, pen.theme.accent);
        return y + 1 - area.y;
    }
    y - area.y
}

/// Name, age, groups, phone.
fn who(row: &RotaRow, model: &Model, lang: Lang) -> String {
    let mut parts = vec![row.name.clone()];
    parts.extend(row.age.map(|age| lookup::AGE.with(lang, &[("n", &age)])));
    parts.extend(row.groups.iter().map(|code| model.shared.group(code).to_owned()));
    parts.push(match row.phone_masked.as_str() {
        "" => say::NO_PHONE.get(lang).to_owned(),
        phone => phone.to_owned(),
    });
    parts.join("  ")
}

/// How they stand, under which rule, and where the rule comes from.
fn why(row: &RotaRow, model: &Model, lang: Lang) -> String {
    let (rule, source) = rule_of(&row.due, &model.shared);
    let (rule, source) = (rule.say(lang), source.say(lang));
    let rule = match source.as_str() {
        "" => rule,
        source => say::WHY.with(lang, &[("rule", &rule), ("source", &source)]),
    };
    let state = care_words::state(row.due.state).get(lang);
    let until = if row.due.state == DueState::Late { say::LATE_SINCE } else { say::UNTIL };
    let until = until.with(lang, &[("state", &state), ("on", &row.due.by)]);
    format!("{until}  {rule}")
}

/// How they stand under the other rules: who was called is due a home visit still.
fn others(row: &RotaRow, model: &Model, lang: Lang) -> String {
    let others = row.dues.iter().filter(|due| **due != row.due);
    let said = others.map(|due| {
        let (rule, state) = (rule_of(due, &model.shared).0.say(lang), care_words::state(due.state).get(lang));
        format!("{rule} {state}")
    });
    said.collect::<Vec<_>>().join("  ")
}

fn last(row: &RotaRow, lang: Lang) -> String {
    let Some(last) = &row.last else { return say::LAST_NEVER.get(lang).to_owned() };
    let (kind, result) = (care_words::kind(last.kind).get(lang), care_words::result(last.result).get(lang));
    let mut text = say::LAST_ON.with(lang, &[("on", &last.day), ("kind", &kind), ("result", &result)]);
    if let Some(next) = last.next {
        text = format!("{text}  {}", say::NEXT_ON.with(lang, &[("on", &next)]));
    }
    text
}
