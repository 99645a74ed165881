//! What a change of many does to what one of them is due: for a month, by programme, and for the months before.

use std::collections::BTreeSet;

use crate::bureau::answer::{BulkDue, BulkMoney};
use crate::bureau::ledger::clamp;
use crate::bureau::runs::Known;
use crate::domain::bulk::BulkChange;
use crate::domain::ledger::{Entitler, MoneyFacts};
use crate::domain::person::{Person, Recognition, StandingFacts};
use crate::domain::{Date, Fen, Month};

/// How far back what would be due anew is told, in months: no entry is booked for a month further back.
const BACK: i32 = 12 * 50;

/// The month that amounts are told of: the first for which the change holds, or this one.
pub fn month(change: &BulkChange, today: Date) -> Month {
    let first = match change {
        BulkChange::State { state, until: Some(until), .. } if state.ends() => Some(until.month().plus(1)),
        BulkChange::State { since, .. } => since.map(Date::month),
        _ => None,
    };
    today.month().max(first.unwrap_or(today.month()))
}

/// What is due to somebody as they stand and as they would; `None` where the two are the same.
pub fn of(
    (known, entitler): (&Known, &Entitler<'_>),
    (now, then): (&Person, &Person),
    month: Month,
) -> Option<BulkMoney> {
    let (was, is) = (StandingFacts::of(now), StandingFacts::of(then));
    let (was, is) = (known.facts(now.id, &was), known.facts(then.id, &is));
    let (was_due, is_due) = (entitler.amounts(&was, month, month), entitler.amounts(&is, month, month));
    let named = |(amounts, missing): &Dues<'_>| {
        let of = amounts.iter().map(|amount| amount.programme.to_owned());
        of.chain(missing.iter().map(|(_, lacking)| lacking.programme().to_owned())).collect::<Vec<_>>()
    };
    let programmes: BTreeSet<String> = named(&was_due).into_iter().chain(named(&is_due)).collect();
    let dues = programmes.into_iter().map(|programme| BulkDue {
        now: told(&was_due, &programme),
        then: told(&is_due, &programme),
        programme,
    });
    let programmes: Vec<BulkDue> = dues.filter(|due| due.now != due.then).collect();
    let past = past(entitler, (&was, &is), month);
    (!programmes.is_empty() || past != Some(Fen::ZERO)).then_some(BulkMoney { programmes, past })
}

/// What is due and what keeps the rest from being told.
type Dues<'t> = (Vec<crate::domain::ledger::Amount<'t>>, Vec<(Month, crate::domain::ledger::Missing)>);

/// What is due under a programme; `None` where it cannot be told.
fn told((amounts, missing): &Dues<'_>, programme: &str) -> Option<Fen> {
    if missing.iter().any(|(_, lacking)| lacking.programme() == programme) {
        return None;
    }
    let of = amounts.iter().filter(|amount| amount.programme == programme).map(|amount| amount.fen);
    Some(clamp(Fen::total(of).0))
}

/// How much more is due for the months before; `None` where it cannot be told.
fn past(entitler: &Entitler<'_>, (was, is): (&MoneyFacts<'_>, &MoneyFacts<'_>), month: Month) -> Option<Fen> {
    let days = was.recognitions.iter().chain(is.recognitions).filter_map(Recognition::first_day);
    let first = days.map(Date::month).min().map_or(month, |first| first.max(month.plus(-BACK)));
    let (was, is) =
        (entitler.amounts(was, first, month.plus(-1)), entitler.amounts(is, first, month.plus(-1)));
    // What cannot be told either way is not changed.
    if was.1 != is.1 {
        return None;
    }
    let sum = |(amounts, _): &Dues<'_>| Fen::total(amounts.iter().map(|amount| amount.fen)).0;
    Some(clamp(sum(&is) - sum(&was)))
}
