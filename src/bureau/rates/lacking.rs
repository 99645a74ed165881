//! What the bureau must enter: cells that somebody is paid by and that have no figure, and settings that are not set.

use super::{own_rates, place_rules};
use crate::bureau::answer::{LackingCell, RatesLacking};
use crate::bureau::door::Scene;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Cell, OwnRate, PlaceKey, PlaceRules, RateAnswer, RateForm, Settings};
use crate::domain::person::{Person, Recognition};
use crate::domain::{Date, Month};
use crate::store::Reading;

/// What there is no figure for in a month, as known on the business date.
pub fn lacking(r: &impl Reading, scene: Scene<'_>, month: Month) -> Result<RatesLacking, Stop> {
    let tables = scene.reference;
    let known = scene.asking.moment.today;
    let own = own_rates(r)?;
    let paid = paid(r, tables, month)?;
    let nobody = paid.is_empty();
    let cells = if nobody { every_cell(tables).map(|cell| (cell, 0)).collect() } else { paid };
    let lacks = |(cell, people): (Cell, u32)| {
        let Gap(since) = gap(tables, &own, &cell, (month.first_day(), known))?;
        Some(LackingCell { cell, since, people })
    };
    Ok(RatesLacking {
        month,
        cells: cells.into_iter().filter_map(lacks).collect(),
        settings: unset(&tables.settings, &place_rules(r)?, month, known),
        nobody,
    })
}

/// The settings that are not set for a month: one that is set anew each year must be of that year.
pub fn unset(settings: &Settings, rules: &PlaceRules, month: Month, known: Date) -> Vec<PlaceKey> {
    let is_set = |key: PlaceKey, yearly: bool| {
        rules.in_force(key, month, known).is_some_and(|rule| !yearly || rule.from.year() == month.year())
    };
    settings.all().iter().filter(|s| !is_set(s.key, s.yearly)).map(|s| s.key).collect()
}

/// That a cell has no figure: the day of a change from which there is none, where one is known.
#[derive(Debug, Clone, Copy)]
pub struct Gap(pub Option<Date>);

/// Whether a cell has no figure on a day, neither entered nor published: the day from which there is none, where that is known.
pub fn gap(tables: &Reference, own: &[OwnRate], cell: &Cell, (on, known): (Date, Date)) -> Option<Gap> {
    let own = OwnRate::in_force(own, (cell, None), on, known);
    match tables.rates.national(cell, on) {
        // Places may only raise the national figure: while that is not known, none counts that is older than its last change.
        RateAnswer::Unknown { changed, .. } => {
            let holds = own.is_some_and(|own| changed.is_none_or(|day| day <= own.effective));
            (!holds).then_some(Gap(changed))
        }
        _ => None,
    }
}

/// Every cell of every programme.
fn every_cell(tables: &Reference) -> impl Iterator<Item = Cell> + '_ {
    tables.programmes.all().iter().flat_map(|programme| tables.rates.cells(programme))
}

/// The cells that people on record are paid by in a month, and how many each; in the order of the tables.
fn paid(r: &impl Reading, tables: &Reference, month: Month) -> Result<Vec<(Cell, u32)>, Stop> {
    let mut found: Vec<(Cell, u32)> = Vec::new();
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() {
            continue;
        }
        let died = person.facts.died;
        for one in person.facts.recognitions.iter().filter(|one| one.pays_in(month, died)) {
            for cell in cells_of(tables, one) {
                match found.iter_mut().find(|(known, _)| *known == cell) {
                    Some((_, people)) => *people = people.saturating_add(1),
                    None => found.push((cell, 1)),
                }
            }
        }
    }
    let order = |cell: &Cell| {
        let programme = tables.programmes.all().iter().position(|p| p.id == cell.programme);
        let group = cell.group.as_ref().and_then(|code| tables.groups.place(code));
        (programme, group, cell.grade, cell.nature.map(|nature| nature as u8))
    };
    found.sort_by_key(|(cell, _)| order(cell));
    Ok(found)
}

/// The cells that a recognition is paid by. One whose grade or nature is not on record asks for a fact first, not for a figure.
fn cells_of<'t>(tables: &'t Reference, one: &'t Recognition) -> impl Iterator<Item = Cell> + 't {
    let figures = tables.programmes.for_group(&one.group).filter(|p| tables.rates.takes_figures(p));
    figures.filter_map(|programme| {
        let programme = programme.id.clone();
        if tables.rates.form(&programme) == RateForm::Graded {
            let (grade, nature) = one.grade.zip(one.nature)?;
            if !tables.rates.pays_for(&programme, grade, nature) {
                return None;
            }
            let group = Some(one.group.clone());
            return Some(Cell { programme, group, grade: Some(grade), nature: Some(nature) });
        }
        Some(Cell { programme, group: Some(one.group.clone()), grade: None, nature: None })
    })
}
