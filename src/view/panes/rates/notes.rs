//! What there is to say about the selected row; `true` where it warns.

use crate::bureau::answer::{ProposalRow, RateFrom, RateLine};
use crate::console::Model;
use crate::console::panes::rates::{Page, Row, State};
use crate::domain::ledger::{PlaceKey, ProposalId, ProposalState};
use crate::locale::{Lang, rate_words, rates as say};

/// Most people of one fact that are named.
const SHOWN: usize = 8;

/// The lines below the list.
pub(super) fn lines(model: &Model, state: &State, lang: Lang) -> Vec<(String, bool)> {
    let mut lines = Vec::new();
    if let Some(row) = state.proposal() {
        proposal(row, state, lang, &mut lines);
        return lines;
    }
    if state.page == Page::Missing && state.lacking.as_deref().is_some_and(|lacking| lacking.nobody) {
        lines.push((say::ALL_GROUPS_SHOWN.get(lang).to_owned(), false));
    }
    match state.selected() {
        Some(Row::Line(line)) => figure(line, model, lang, &mut lines),
        Some(Row::Unset(key)) => question(key, model, lang, &mut lines),
        Some(Row::Setting(line)) => {
            if let Some(rule) = &line.now {
                let values: &[(&str, &dyn std::fmt::Display)] =
                    &[("notice", &rule.basis), ("known", &rule.known)];
                lines.push((say::NOTE_KNOWN.with(lang, values), false));
            }
            question(line.key, model, lang, &mut lines);
        }
        Some(Row::Fact(one)) => {
            let who: Vec<String> = one.people.iter().take(SHOWN).map(ToString::to_string).collect();
            let more = if one.people.len() > SHOWN { " …" } else { "" };
            lines.push((format!("{}{more}", who.join(" ")), false));
            lines.push((say::FACT_NOTE.get(lang).to_owned(), false));
        }
        Some(Row::Lacking(one)) => {
            let programme = model.shared.programme(&one.cell.programme);
            let cell = rate_words::cell(&one.cell, &model.shared.tables, lang);
            lines.push((format!("{programme} {cell}"), false));
            let why = one.since.map(|on| say::CHANGED_SINCE.with(lang, &[("on", &on)]));
            lines.push((why.unwrap_or_else(|| say::NEVER.get(lang).to_owned()), true));
        }
        _ => {}
    }
    lines
}

/// Where a figure comes from; a later change of the national one.
fn figure(line: &RateLine, model: &Model, lang: Lang, lines: &mut Vec<(String, bool)>) {
    let tables = &model.shared.tables;
    if let Some(on) = line.changed {
        lines.push((format!("! {}", say::CHANGED_SINCE.with(lang, &[("on", &on)])), true));
    }
    let figure = rate_words::figure_of((line.figure, line.per), line.each_year, lang);
    let programme = model.shared.programme(&line.cell.programme);
    let cell = rate_words::cell(&line.cell, tables, lang);
    let from = format!("{} {}", say::COL_FROM.get(lang), line.effective);
    lines.push((format!("{programme}  {cell}  {figure}  {from}"), false));
    match &line.from {
        RateFrom::Own { notice, known, .. } => {
            let values: &[(&str, &dyn std::fmt::Display)] = &[("notice", notice), ("known", known)];
            lines.push((say::NOTE_KNOWN.with(lang, values), false));
        }
        RateFrom::Published { sources, .. } => {
            let source = |key: &String| tables.rates.source(key).map(|(zh, en)| lang.of(zh, en).to_owned());
            lines.extend(sources.iter().filter_map(source).map(|text| (text, false)));
        }
    }
}

/// What a setting asks, where it is left to the place, and by which articles.
fn question(key: PlaceKey, model: &Model, lang: Lang, lines: &mut Vec<(String, bool)>) {
    let Some(setting) = model.shared.tables.settings.get(key) else { return };
    lines.push((rate_words::question(setting, lang).to_owned(), false));
    lines.push((rate_words::left_to_place(setting, lang).to_owned(), false));
    lines.extend(rate_words::articles(setting, lang).into_iter().map(|text| (text, false)));
}

/// Who proposed it, whom it concerns, what became of it.
fn proposal(row: &ProposalRow, state: &State, lang: Lang, lines: &mut Vec<(String, bool)>) {
    let values: &[(&str, &dyn std::fmt::Display)] =
        &[("by", &row.by), ("on", &row.on), ("notice", &row.notice)];
    lines.push((say::NOTE_PROPOSED.with(lang, values), false));
    if !row.despite.is_empty() {
        lines.push((say::DESPITE.with(lang, &[("reason", &row.despite)]), true));
    }
    if let Some((who, on)) = &row.ended {
        let state = rate_words::state(row.state).get(lang);
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("who", who), ("on", on), ("state", &state), ("reason", &row.reason)];
        lines.push((say::NOTE_ENDED.with(lang, values), false));
    }
    let counts = state.open.is_some()
        && row.state == ProposalState::Proposed
        && matches!(row.id, ProposalId::Rates(_));
    match state.effect_words() {
        Some(effect) => lines.push((effect.say(lang), false)),
        None if counts && state.is_counting() => lines.push((say::COUNTING.get(lang).to_owned(), false)),
        None => {}
    }
}
