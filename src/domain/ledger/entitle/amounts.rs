//! The amounts of many months without their explanation: worked out once for all months between two in which anything turns.

use super::asked::MonthAsked;
use super::found::Amount;
use super::work::{Entitler, Worked};
use super::{Entitlement, Missing, MoneyFacts};
use crate::domain::ledger::Programme;
use crate::domain::{Fen, Month};

/// What was worked out for a month, with the programmes under which something was found and the places of that among all.
struct Told<'a, 't> {
    worked: Worked<'a>,
    by_programme: Vec<(&'t str, Vec<usize>)>,
}

impl<'t> Entitler<'t> {
    /// The amounts of a span of months alone, and what keeps others from being told: for computing many months of many people. It is
    /// worked out once for all months between two in which anything turns.
    pub fn amounts(
        &self,
        facts: &MoneyFacts<'_>,
        first: Month,
        last: Month,
    ) -> (Vec<Amount<'t>>, Vec<(Month, Missing)>) {
        let mut told = (Vec::new(), Vec::new());
        let mut next = (first <= last).then_some(first);
        while let Some(month) = next {
            let asked = MonthAsked::new(month);
            let mut found = vec![self.told(self.worked(facts, &asked))];
            let until = asked.until(last);
            // Where it hangs on the amounts, they are the same in the same month of another year.
            let period = if asked.holds_on() { 1 } else { 12 };
            for (n, of) in month.through(until).enumerate() {
                if (1..period).contains(&n) {
                    found.push(self.told(self.worked(facts, &MonthAsked::new(of))));
                }
                if let Some(found) = found.get(n % period) {
                    self.tell(facts, found, of, &mut told);
                }
            }
            next = (until < last).then(|| until.plus(1));
        }
        told
    }

    /// What was found, by the programmes under which anything was.
    fn told<'a>(&self, worked: Worked<'a>) -> Told<'a, 't> {
        let of = |programme: &'t Programme| {
            let places = worked.found.iter().enumerate().filter(|(_, f)| f.programme.id == programme.id);
            let places: Vec<usize> = places.map(|(at, _)| at).collect();
            (!places.is_empty()).then_some((programme.id.as_str(), places))
        };
        let nothing = worked.found.is_empty();
        let columns = self.columns.iter().filter(|_| !nothing).filter_map(|column| of(column.programme));
        Told { by_programme: columns.collect(), worked }
    }

    /// Tells what was found as it is in a month.
    fn tell(
        &self,
        facts: &MoneyFacts<'_>,
        Told { worked, by_programme }: &Told<'_, 't>,
        month: Month,
        (amounts, missing): &mut (Vec<Amount<'t>>, Vec<(Month, Missing)>),
    ) {
        let lacking = worked.missing.iter().map(|lacking| lacking.missing.clone().in_month(month));
        missing.extend(lacking.map(|missing| (month, missing)));
        for (programme, places) in by_programme {
            let of = places.iter().filter_map(|at| worked.found.get(*at)?.in_month(month));
            // That a sum is none that an amount can be was found before.
            let fen = Fen::total(of).fen().unwrap_or_default();
            amounts.extend((fen != Fen::ZERO).then_some(Amount { month, programme, fen }));
        }
        if facts.died.is_some_and(|on| on.month().plus(1) == month) {
            let mut after = Entitlement::default();
            self.after_death(facts, month, &mut after);
            missing.extend(after.missing.into_iter().map(|m| (month, m)));
            let programme = self.tables.terminal.books_as();
            amounts.extend(after.items.iter().map(|i| Amount { month, programme, fen: i.fen }));
        }
    }
}
