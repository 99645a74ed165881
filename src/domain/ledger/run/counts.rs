//! What the lines of a run come to of what is asked for often, kept on the run so that nobody reads them all for it.

use minicbor::{Decode, Encode};

use super::RunLine;
use crate::domain::Fen;

/// Counts of the lines of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Counts {
    /// Failures of which nobody said yet what becomes of them.
    #[n(0)]
    pub undecided: u32,
    /// Claims of what became of a line after all that nobody else has decided yet.
    #[n(1)]
    pub claims: u32,
    /// What those lines come to that the bank did not pay, whatever was decided of them.
    #[n(2)]
    pub failed_sum: Fen,
}

impl Counts {
    /// Those of a run's lines.
    pub fn of(lines: &[RunLine]) -> Self {
        let count =
            |is: fn(&&RunLine) -> bool| u32::try_from(lines.iter().filter(is).count()).unwrap_or(u32::MAX);
        let unpaid = lines.iter().filter(|line| line.has_failed());
        Self {
            undecided: count(|line| line.is_undecided()),
            claims: count(|line| line.claim.is_some()),
            failed_sum: unpaid.fold(Fen::ZERO, |sum, line| Fen(sum.0.saturating_add(line.amount.0))),
        }
    }

    /// A claim was decided, or fell.
    pub fn unclaim(&mut self) {
        self.claims = self.claims.saturating_sub(1);
    }

    /// A line failed.
    pub fn fail(&mut self, line: &RunLine) {
        self.undecided = self.undecided.saturating_add(1);
        self.failed_sum = Fen(self.failed_sum.0.saturating_add(line.amount.0));
    }

    /// A line that failed was paid after all; it still has the state of before.
    pub fn unfail(&mut self, line: &RunLine) {
        self.undecided = self.undecided.saturating_sub(u32::from(line.is_undecided()));
        self.failed_sum = Fen(self.failed_sum.0.saturating_sub(line.amount.0));
    }
}
