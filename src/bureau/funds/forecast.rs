//! The forecast of a year: what was paid in each month, what is under way, and what today's obligations come to still.

use std::collections::BTreeMap;

use crate::bureau::answer::{ForecastMonth, ForecastRow, ForecastYear};
use crate::bureau::funds::flow::{Paid, paid_of_year};
use crate::bureau::funds::read::{in_force, paid};
use crate::bureau::funds::reserve::reserved;
use crate::bureau::ledger::clamp;
use crate::bureau::rates;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::runs;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunState};
use crate::domain::ledger::{Expected, PlaceChoice, PlaceKey, PlaceValue, Reckoned, Reserve, outlook};
use crate::domain::{Fen, Month};
use crate::store::{Keys, Reading};

/// Years before this one that can be looked at, and after it.
const BACK: i32 = 10;
const AHEAD: i32 = 1;

/// A year of every programme that has a budget in it, was paid in it or is due in it.
pub fn forecast(r: &impl Reading, scene: Scene<'_>, year: u16) -> Result<ForecastYear, Stop> {
    let today = scene.asking.moment.today;
    let off = i32::from(year) - today.year();
    if !(-BACK..=AHEAD).contains(&off) {
        let fault = if off > 0 { Fault::Future } else { Fault::TooEarly };
        return Err(Refusal::Invalid(vec![FieldFault { field: "year".to_owned(), fault }]).into());
    }
    let place = rates::place_rules(r)?;
    let quarterly = |month: Month| {
        let rule = place.in_force(PlaceKey::Cycle, month, today).map(|rule| rule.value);
        rule == Some(PlaceValue::Choice(PlaceChoice::Quarterly))
    };
    let pays_in = |month: Month| if quarterly(month) { runs::quarter_end(month) } else { month };
    let programmes: Vec<String> = scene.reference.programmes.all().iter().map(|p| p.id.clone()).collect();
    let (ahead, reckoned) = runs::look_ahead(r, scene, (year.into(), &programmes), &pays_in)?;
    let paid_months = paid_of_year(r, year)?;
    let prepared = prepared(r, &|month| pays_in(month.max(today.month())))?;
    let kept = kept(r, year)?;
    let mut rows = Vec::new();
    for (programme, reckoned) in programmes.iter().zip(&reckoned) {
        let known = ahead.iter().find(|known| known.programme == *programme);
        let months = months(year, programme, (&paid_months, &kept, &prepared), reckoned);
        let budget = in_force(r, year, programme)?;
        let sources = match &budget {
            None => Vec::new(),
            Some(budget) => {
                let paid = paid(r, year, programme)?;
                let expected: Vec<(Month, i128)> = months
                    .iter()
                    .filter(|m| m.expected.0 != 0)
                    .map(|m| (m.month, m.expected.0.into()))
                    .collect();
                let reserved = reserved(r, (year, programme), None)?;
                outlook(budget, (&paid.paid, &reserved), (today.month(), &expected))
            }
        };
        let empty =
            months.iter().all(|m| (m.paid, m.reserved, m.expected) == (Fen::ZERO, Fen::ZERO, Fen::ZERO));
        if empty && budget.is_none() && reckoned.untold == 0 {
            continue;
        }
        rows.push(ForecastRow {
            programme: programme.clone(),
            works_out: known.is_some_and(|known| known.works_out),
            opened: known.is_some_and(|known| known.opened),
            version: budget.map(|budget| budget.version),
            months,
            untold: reckoned.untold,
            sources,
        });
    }
    Ok(ForecastYear { year, now: today.month(), rows })
}

/// A programme, the month of a year's picture that something stands in, and what it comes to.
type InMonth = (String, Month, i128);

/// What runs under way keep of the year's funds, or pay without a budget: programme, month of their release, sum.
fn kept(r: &impl Reading, year: u16) -> Result<Vec<InMonth>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let Some(day) = run.released_on().filter(|_| run.keeps_funds()) else { continue };
        if day.year() != i32::from(year) {
            continue;
        }
        let lines = runs::all_lines(r, run.id)?;
        for programme in &run.programmes {
            let of_it = lines.iter().filter(|line| line.is_under_way() && line.programme == *programme);
            let sum = of_it.map(|line| i128::from(line.amount.0)).sum::<i128>();
            let held: Option<Reserve> = r.get(&Keys::reserve(run.id, programme))?;
            let held = held.map(|row| row.held.iter().map(|(_, fen)| i128::from(fen.0)).sum());
            found.push((programme.clone(), day.month(), held.unwrap_or(sum)));
        }
    }
    Ok(found)
}

/// What runs hold that keep nothing of the funds yet, or nothing any more: those that are prepared and not approved, and failures of which
/// nobody said what becomes of them. It is still to be paid, in the month in which it would be without them.
fn prepared(r: &impl Reading, paid_in: &dyn Fn(Month) -> Month) -> Result<Vec<InMonth>, Stop> {
    let mut sums: BTreeMap<(String, Month), i128> = BTreeMap::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let before = matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
        if !before && (run.failed == 0 || run.counts.is_some_and(|counts| counts.undecided == 0)) {
            continue;
        }
        let lines = runs::all_lines(r, run.id)?;
        for line in lines.iter().filter(|line| before && line.is_under_way() || line.is_undecided()) {
            for part in &line.parts {
                let of = (line.programme.clone(), paid_in(part.month));
                *sums.entry(of).or_default() += i128::from(part.cash().0);
            }
        }
    }
    Ok(sums.into_iter().map(|((programme, month), sum)| (programme, month, sum)).collect())
}

/// The month of a year's picture that something stands in: what is of its funds and was booked after its end stands in its last one.
fn in_year(booked: Month, year: u16) -> Month {
    let edge = |of| Month::new(year.into(), of).unwrap_or(booked);
    booked.clamp(edge(1), edge(12))
}

fn months(
    year: u16,
    programme: &str,
    (paid, kept, prepared): (&[Paid], &[InMonth], &[InMonth]),
    reckoned: &Reckoned,
) -> Vec<ForecastMonth> {
    let all = (1..=12).filter_map(|month| Month::new(year.into(), month)).zip(&reckoned.months);
    let row = |(month, expected): (Month, &Expected)| {
        let paid =
            paid.iter().filter(|p| p.programme == programme && in_year(p.booked.month(), year) == month);
        let of_it = |all: &[InMonth]| -> i128 {
            all.iter().filter(|(of, at, _)| of == programme && *at == month).map(|(_, _, sum)| sum).sum()
        };
        ForecastMonth {
            month,
            paid: clamp(paid.map(|p| i128::from(p.amount.0)).sum()),
            reserved: clamp(of_it(kept)),
            expected: clamp(expected.fen.saturating_add(of_it(prepared))),
            people: expected.people,
            joins: expected.joins,
            leaves: expected.leaves,
        }
    };
    all.map(row).collect()
}
