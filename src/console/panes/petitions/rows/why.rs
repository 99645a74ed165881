//! Why every limit ends when it does.

use super::facts::{by_due, no_limits, stands, title};
use super::page::{Page, Row, Tone};
use crate::bureau::answer::PetitionView;
use crate::console::panes::petitions::strip::{bands, open_years, remarks};
use crate::console::shared::Shared;
use crate::domain::petition::{Clock, ClockStatus, ClockUnit, DayZero, Party, PetitionEvent};
use crate::locale::{clocks, petition_words as words, petitions as say};

/// Why every limit ends when it does.
pub fn why(view: &PetitionView, shared: &Shared, cols: u16) -> Vec<Row> {
    let lang = shared.lang;
    let mut page = Page::new(shared, cols);
    if view.clocks.is_empty() {
        page.text(1, no_limits(view, lang), Tone::Plain);
        return page.rows;
    }
    let events = view.events();
    for clock in by_due(view) {
        explained(&mut page, clock, &events);
    }
    page.rows.push(Row::Blank);
    let legend: Vec<String> = say::LEGEND.get(lang).split("  ").map(str::to_owned).collect();
    page.flow(1, &legend, Tone::Dim);
    let tables = &shared.tables;
    let versions: [(&str, &dyn std::fmt::Display); 2] =
        [("version", &tables.petition_rules.version()), ("calendar", &tables.calendar.version())];
    page.text(1, &say::RULES_OF.with(lang, &versions), Tone::Dim);
    if tables.petition_rules.countings().is_empty() {
        page.text(1, clocks::NOT_SETTLED.get(lang), Tone::Dim);
    }
    page.rows
}

fn explained(page: &mut Page<'_>, clock: &Clock, events: &[PetitionEvent]) {
    let (lang, shared) = (page.lang, page.shared);
    page.head(&title(clock, shared));
    let mark = if clock.status == ClockStatus::Late { Tone::Warn } else { Tone::Plain };
    page.text(1, &stands(clock, shared), mark);
    let event = say::starts(clock.rule.starts).get(lang);
    let zero = match clock.counted.day_zero {
        DayZero::Excluded => say::START_ZERO,
        DayZero::Included => say::START_ONE,
    };
    let unit = match clock.rule.unit {
        ClockUnit::Natural => say::COUNT_NATURAL,
        ClockUnit::Working => say::COUNT_WORKING,
    };
    let party = match clock.rule.party {
        Party::Bureau => say::PARTY_BUREAU,
        Party::Petitioner => say::PARTY_PETITIONER,
        Party::Higher => say::PARTY_HIGHER,
    };
    let mut rules = vec![
        say::START.with(lang, &[("start", &clock.start), ("event", &event)]),
        zero.get(lang).to_owned(),
        unit.get(lang).to_owned(),
        party.get(lang).to_owned(),
        words::article(&clock.rule.article, lang),
    ];
    if clock.rule.set_day {
        rules.drain(1..3);
    }
    let usual = shared.tables.petition_rules.version();
    rules.extend(clocks::counted(clock, Some(usual), lang));
    rules.extend(clocks::set_by(clock, events, lang));
    page.flow(1, &rules, Tone::Plain);
    for band in bands(clock, shared, page.cols) {
        page.band(band);
    }
    for line in remarks(clock, shared).into_iter().chain(cautions(clock, shared)) {
        page.text(1, &line, Tone::Plain);
    }
}

/// What makes the day less than certain, or other than the plain count.
fn cautions(clock: &Clock, shared: &Shared) -> Vec<String> {
    let lang = shared.lang;
    let mut said = Vec::new();
    if clock.extended {
        said.push(say::EXTENDED.with(lang, &[("base", &clock.base_due), ("due", &clock.last)]));
    }
    match clock.rolled {
        Some(rolled) if rolled == clock.due => said.push(say::ROLLED.with(lang, &[("due", &clock.due)])),
        Some(rolled) => said.push(say::ENDS_ON_REST.with(lang, &[("rolled", &rolled)])),
        None => {}
    }
    if clock.provisional {
        let years: Vec<String> = open_years(clock, shared).iter().map(ToString::to_string).collect();
        said.push(say::PROVISIONAL_YEARS.with(lang, &[("years", &years.join("–"))]));
    }
    if !clock.rule.confirmed {
        said.push(say::UNCONFIRMED.get(lang).to_owned());
    }
    said
}
