//! The difference: what is due to one person less what is settled, month by month.

use super::books::{Books, fen};
use crate::bureau::reference::Reference;
use crate::domain::ledger::run::{Basis, Part};
use crate::domain::ledger::{Amount, Entitlement, Entitler, MoneyFacts, Step, Why};
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
    /// What is due is not worked out: it is what was booked as due.
    pub booked: bool,
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
    /// What tells programmes whose amounts are worked out from others.
    pub reference: &'a Reference,
}

/// What one person is owed, programme by programme.
pub fn owed(
    facts: &MoneyFacts<'_>,
    person: PersonId,
    asked: Asked<'_>,
    entitler: &Entitler<'_>,
    books: &Books,
) -> Vec<Owed> {
    let mut found: Vec<Owed> =
        (0..asked.programmes.len()).map(|programme| Owed { programme, ..Owed::default() }).collect();
    let Some(first) = asked.openings.iter().min().copied() else { return found };
    let (amounts, missing) = entitler.amounts(facts, first, asked.month);
    let now = entitler.month(facts, asked.month);
    for (one, (programme, opening)) in found.iter_mut().zip(asked.programmes.iter().zip(asked.openings)) {
        one.booked = !asked.reference.works_out(programme);
        if one.booked {
            for month in opening.through(asked.month) {
                let due = Fen(books.of(&(person, one.programme, month)).due);
                take(one, (person, month), due, books);
            }
            continue;
        }
        basis(one, programme, &now, facts);
        for month in opening.through(asked.month) {
            let of_month = |a: &&Amount<'_>| a.month == month && a.programme == programme;
            let due = amounts.iter().find(of_month).map(|amount| amount.fen);
            let untold = || missing.iter().any(|(of, what)| *of == month && what.programme() == programme);
            // What cannot be told is not nothing.
            if due.is_some() || !untold() {
                take(one, (person, month), due.unwrap_or_default(), books);
            }
        }
    }
    found
}

/// What the run's month rests on.
fn basis(one: &mut Owed, programme: &str, now: &Entitlement, facts: &MoneyFacts<'_>) {
    let item = now.items.iter().find(|item| item.programme == programme);
    one.missing = item.is_none() && now.missing.iter().any(|missing| missing.programme() == programme);
    one.barred = now.barred.iter().any(|barred| barred.programme == programme);
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

/// One month of one programme.
fn take(one: &mut Owed, (person, month): (PersonId, Month), entitled: Fen, books: &Books) {
    let stands = books.of(&(person, one.programme, month));
    // What is under way is seen when it is through.
    if stands.under_way {
        return;
    }
    let amount = fen(i128::from(entitled.0) - i128::from(stands.settled));
    let settled = Fen(stands.settled);
    let part = Part { month, entitled, settled, amount, set_off: Fen::ZERO, due: None, paid: None, round: 0 };
    match amount.0 {
        0 => {}
        n if n > 0 => one.parts.push(part),
        _ => one.over.push(part),
    }
}

/// The first day of the rate that an explanation rests on.
fn rate_since(why: &Why) -> Option<Date> {
    match &why.step {
        Step::Rate { effective, .. } => Some(*effective),
        _ => why.parts.iter().find_map(rate_since),
    }
}
