//! The difference: what is due to one person less what is settled, month by month.

use super::books::{Books, fen};
use super::due::Tables;
use crate::domain::ledger::run::{Basis, Part};
use crate::domain::ledger::{Entitlement, Missing, MoneyFacts, Step, Why};
use crate::domain::person::Person;
use crate::domain::{Date, Fen, Month, PersonId};

/// What one person is owed under one programme.
#[derive(Debug, Default)]
pub struct Owed {
    /// The programme by its place among those asked for.
    pub programme: usize,
    /// What the run's month rests on.
    pub basis: Basis,
    /// Months of which something is due and not settled, in order.
    pub parts: Vec<Part>,
    /// Months of which more is settled than due, in order.
    pub over: Vec<Part>,
    /// A rule bars what would be due for the run's month.
    pub barred: bool,
    /// A rate or fact is missing for the run's month.
    pub missing: bool,
}

impl Owed {
    /// What was paid too much.
    pub fn overpaid(&self) -> Fen {
        fen(-self.over.iter().map(|part| i128::from(part.amount.0)).sum::<i128>())
    }
}

/// From when to when, and under which programmes: each with the month from which its obligations are counted.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Programme ids.
    pub programmes: &'a [String],
    /// The first month of each.
    pub openings: &'a [Month],
    /// The last month.
    pub month: Month,
}

/// What is on record of a person as entitlement asks for it.
pub fn facts(person: &Person) -> MoneyFacts<'_> {
    MoneyFacts {
        birth: person.facts.birth,
        died: person.facts.died,
        cause: person.facts.death.as_ref().and_then(|death| death.cause),
        recognitions: &person.facts.recognitions,
        confirmations: &[],
    }
}

/// What one person is owed, programme by programme.
pub fn owed(facts: &MoneyFacts<'_>, person: PersonId, asked: Asked<'_>, tables: &Tables<'_>, books: &Books) -> Vec<Owed> {
    let mut found: Vec<Owed> = (0..asked.programmes.len())
        .map(|programme| Owed { programme, ..Owed::default() })
        .collect();
    let Some(first) = asked.openings.iter().min().copied() else { return found };
    for month in first.through(asked.month) {
        let due = tables.due(facts, month);
        for one in &mut found {
            let counted = asked.openings.get(one.programme).is_some_and(|opening| *opening <= month);
            if let Some(programme) = asked.programmes.get(one.programme).filter(|_| counted) {
                take(one, (person, month, asked.month), programme, &due, facts, books);
            }
        }
    }
    found
}

/// One month of one programme.
fn take(
    one: &mut Owed,
    (person, month, last): (PersonId, Month, Month),
    programme: &str,
    due: &Entitlement,
    facts: &MoneyFacts<'_>,
    books: &Books,
) {
    let item = due.items.iter().find(|item| item.programme == programme);
    let missing = due.missing.iter().any(|missing| of(missing) == programme);
    if month == last {
        one.missing = missing && item.is_none();
        one.barred = due.barred.iter().any(|barred| barred.programme == programme);
        if let Some(item) = item {
            let of_group = facts.recognitions.iter().find(|r| r.group == item.group);
            one.basis = Basis {
                group: item.group.clone(),
                grade: of_group.and_then(|r| r.grade),
                monthly: item.fen,
                rate_since: rate_since(&item.why),
            };
        }
    }
    let stands = books.of(&(person, one.programme, month));
    // What cannot be told is not nothing; what is under way is seen when it is through.
    if stands.under_way || (missing && item.is_none()) {
        return;
    }
    let entitled = item.map_or(Fen::ZERO, |item| item.fen);
    let amount = fen(i128::from(entitled.0) - i128::from(stands.settled));
    let settled = Fen(stands.settled);
    let part = Part { month, entitled, settled, amount, set_off: Fen::ZERO, due: None, paid: None, round: 0 };
    match amount.0 {
        0 => {}
        n if n > 0 => one.parts.push(part),
        _ => one.over.push(part),
    }
}

fn of(missing: &Missing) -> &str {
    match missing {
        Missing::Rate { programme, .. } | Missing::Fact { programme, .. } | Missing::Setting { programme, .. } => {
            programme
        }
    }
}

/// The first day of the rate that an explanation rests on.
fn rate_since(why: &Why) -> Option<Date> {
    match &why.step {
        Step::Rate { effective, .. } => Some(*effective),
        _ => why.parts.iter().find_map(rate_since),
    }
}
