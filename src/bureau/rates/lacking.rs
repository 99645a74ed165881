//! What the bureau must enter: cells that somebody is paid by and that have no figure, facts without which an amount cannot be told, and
//! settings that are not set. It is what entitlement says is missing, of everybody.

use super::{own_rates, place_rules};
use crate::bureau::answer::{LackingCell, LackingFact, RatesLacking};
use crate::bureau::reference::Reference;
use crate::bureau::runs::{Known, Records};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Cell, Entitler, Missing, RateAnswer, RateForm};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Date, Month, PersonId};
use crate::store::Reading;

/// What is missing in a month, as known on the business date.
pub fn lacking(r: &impl Reading, scene: Scene<'_>, month: Month) -> Result<RatesLacking, Stop> {
    let tables = scene.reference;
    let today = scene.asking.moment.today;
    let (own, place) = (own_rates(r)?, place_rules(r)?);
    let entitler = Entitler::new(tables.money(&own, &place), today);
    let known = Known::read(r, &Records::read(r)?, today)?;
    let mut found = Found { tables, nobody: true, cells: Vec::new(), facts: Vec::new() };
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() || person.facts.recognitions.is_empty() {
            continue;
        }
        let held = StandingFacts::of(&person);
        let (amounts, missing) = entitler.amounts(&known.facts(person.id, &held), month, month);
        found.nobody &= amounts.is_empty() && missing.is_empty();
        for (_, missing) in &missing {
            found.take(person.id, missing);
        }
    }
    let settings = tables.settings.unset(&place, month, today);
    Ok(found.told(&entitler, month, settings))
}

struct Found<'t> {
    tables: &'t Reference,
    nobody: bool,
    cells: Vec<(Cell, u32)>,
    facts: Vec<LackingFact>,
}

impl Found<'_> {
    /// One thing that one person's amount wants.
    fn take(&mut self, person: PersonId, missing: &Missing) {
        match missing {
            Missing::Rate { programme, group, grade, nature, .. } => {
                // Months that go on after a death are paid by the figure of another programme.
                if self.tables.programmes.get(programme).is_none_or(|p| !self.tables.rates.takes_figures(p)) {
                    return;
                }
                let graded = self.tables.rates.form(programme) == RateForm::Graded;
                let cell = Cell {
                    programme: programme.clone(),
                    group: Some(group.clone()),
                    grade: grade.filter(|_| graded),
                    nature: nature.filter(|_| graded),
                };
                match self.cells.iter_mut().find(|(known, _)| *known == cell) {
                    Some((_, people)) => *people = people.saturating_add(1),
                    None => self.cells.push((cell, 1)),
                }
            }
            Missing::Fact { group, fact, .. } => {
                let of = |one: &&mut LackingFact| one.fact == *fact && one.group == *group;
                match self.facts.iter_mut().find(of) {
                    // Two programmes may want the same of somebody.
                    Some(one) if one.people.last() == Some(&person) => {}
                    Some(one) => one.people.push(person),
                    None => {
                        self.facts.push(LackingFact {
                            fact: *fact,
                            group: group.clone(),
                            people: vec![person],
                        });
                    }
                }
            }
            Missing::Setting { .. } | Missing::Beside { .. } | Missing::Before { .. } => {}
        }
    }

    /// All of it, in the order of the tables; where nobody is on record, the cells of every group.
    fn told(
        mut self,
        entitler: &Entitler<'_>,
        month: Month,
        settings: Vec<crate::domain::ledger::PlaceKey>,
    ) -> RatesLacking {
        let on = month.first_day();
        if self.nobody {
            let all = self.tables.programmes.all().iter().flat_map(|p| self.tables.rates.cells(p));
            self.cells = all.filter(|cell| !entitler.has_figure(cell, on)).map(|cell| (cell, 0)).collect();
        }
        let place = |group: Option<&String>| group.and_then(|code| self.tables.groups.place(code));
        let order = |cell: &Cell| {
            let programme = self.tables.programmes.all().iter().position(|p| p.id == cell.programme);
            (programme, place(cell.group.as_ref()), cell.grade, cell.nature.map(|nature| nature as u8))
        };
        self.cells.sort_by_key(|(cell, _)| order(cell));
        self.facts.sort_by_key(|one| (place(Some(&one.group)), one.fact as u8));
        let cells = self.cells.into_iter();
        let cells =
            cells.map(|(cell, people)| LackingCell { since: since(self.tables, &cell, on), cell, people });
        RatesLacking { month, cells: cells.collect(), facts: self.facts, settings, nobody: self.nobody }
    }
}

/// The day from which a cell has no figure: that of a change whose figure is not known, where one is known.
fn since(tables: &Reference, cell: &Cell, on: Date) -> Option<Date> {
    match tables.rates.national(cell, on) {
        RateAnswer::Unknown { changed, .. } => changed,
        _ => None,
    }
}
