//! One programme after a death: what was booked and paid for later months, what of it counts toward what is due then, and what was paid too
//! much.

use serde::Serialize;

use super::settlement::Continues;
use crate::domain::{Fen, Month};

/// What stands in the ledger for a month after the death.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AfterMonth {
    /// Month.
    pub month: Month,
    /// Due, reversals counted.
    pub due: Fen,
    /// Paid, reversals counted.
    pub paid: Fen,
}

/// One programme that the death ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ended {
    /// Programme id.
    pub programme: String,
    /// Code of the group it was received by; empty where no recognition entitles to what was booked.
    pub group: String,
    /// What the articles say.
    pub continues: Continues,
    /// Months after the death with anything in the ledger.
    pub after: Vec<AfterMonth>,
    /// Of what was booked as due for them, what counts toward the months that go on.
    pub counted: Fen,
    /// What was booked as due for them and counts toward nothing: to be taken back. `None` while it cannot be told.
    pub excess: Option<Fen>,
    /// What was paid for them, month by month, with what of it counts toward the months that go on.
    pub paid: Vec<PaidAfter>,
}

impl Ended {
    /// What the months that go on come to; `None` while it cannot be told.
    pub fn owed(&self) -> Option<Fen> {
        match &self.continues {
            Continues::Months { months, each, .. } => Some(Fen(each.0.saturating_mul(i64::from(*months)))),
            Continues::Instead { .. } | Continues::NoRule => Some(Fen::ZERO),
            Continues::NoAmount { .. }
            | Continues::AskCause { .. }
            | Continues::AskNature { .. }
            | Continues::Before { .. } => None,
        }
    }

    /// What was paid for months after the death.
    pub fn paid_after(&self) -> Fen {
        sum(self.after.iter().map(|m| m.paid))
    }

    /// What of it counts toward the months that go on.
    pub fn paid_counted(&self) -> Fen {
        sum(self.paid.iter().map(|m| m.counts))
    }

    /// What of it was paid too much: nothing is done about it unless two people decide it.
    pub fn overpaid(&self) -> Fen {
        sum(self.paid.iter().map(PaidAfter::over))
    }

    /// What counts toward the months that go on and was booked as due, but not paid: it is paid as this programme.
    pub fn unpaid(&self) -> Fen {
        Fen(self.counted.0.saturating_sub(self.paid_counted().0).max(0))
    }
}

/// What was paid for one month, reversals counted, and less what was waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PaidAfter {
    /// The month.
    pub month: Month,
    /// How much was paid.
    pub paid: Fen,
    /// What of it counts.
    pub counts: Fen,
}

impl PaidAfter {
    /// What was paid too much.
    pub fn over(&self) -> Fen {
        Fen(self.paid.0.saturating_sub(self.counts.0).max(0))
    }
}

/// What was paid in months, in order, as far as it counts toward so much: from the first month on. While it cannot be told how much that is,
/// nothing is too much.
pub fn counting(toward: Option<Fen>, paid: impl Iterator<Item = (Month, Fen)>) -> Vec<PaidAfter> {
    let mut left = toward.unwrap_or(Fen(i64::MAX)).0;
    let of_month = |(month, paid): (Month, Fen)| {
        let counts = left.min(paid.0).max(0);
        left = left.saturating_sub(counts);
        PaidAfter { month, paid, counts: Fen(counts) }
    };
    paid.filter(|(_, paid)| *paid != Fen::ZERO).map(of_month).collect()
}

/// A sum; amounts of one person's ledger never leave the range.
pub fn sum(amounts: impl Iterator<Item = Fen>) -> Fen {
    amounts.fold(Fen::ZERO, |all, one| Fen(all.0.saturating_add(one.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_is_what_was_paid_first_and_the_rest_is_too_much() {
        let first = Month::new(2026, 11).unwrap();
        let paid = |amounts: &[i64]| {
            let months = first.through(first.plus(11)).zip(amounts.to_vec());
            months.map(|(month, fen)| (month, Fen(fen))).collect::<Vec<_>>()
        };
        let over = |toward, amounts: &[i64]| -> Vec<i64> {
            let all = counting(toward, paid(amounts).into_iter());
            all.iter().map(|m| m.over().0).collect()
        };
        assert_eq!(over(Some(Fen(250)), &[100, 100, 100, 100]), [0, 0, 50, 100]);
        assert_eq!(over(Some(Fen::ZERO), &[100, 0, 100]), [100, 100]);
        assert_eq!(over(None, &[100, 100]), [0, 0]);
        // What came back for one month makes no room for another.
        assert_eq!(over(Some(Fen(100)), &[-50, 100, 100]), [0, 0, 100]);
    }
}
