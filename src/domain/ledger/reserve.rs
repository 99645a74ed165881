//! What approved runs keep of the funds (占用) until the bank has said what became of their payments, and whether funds cover more.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::fund::{add_parts, of_source};
use super::run::RunLine;
use super::{Budget, FundSource};
use crate::domain::{Fen, RunId};

/// What one run keeps of the funds of a programme: the lines under way, each split as its payment will be. Nothing of it is left once
/// every line was paid, failed or was called back.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Reserve {
    /// Which run.
    #[n(0)]
    pub run: RunId,
    /// Programme id.
    #[n(1)]
    pub programme: String,
    /// Year of the budget: that in which the run went to the bank, before that the one in which it was approved.
    #[n(2)]
    pub year: u16,
    /// Version of the budget it is split by.
    #[n(3)]
    pub version: u32,
    /// How much, by source.
    #[n(4)]
    pub held: Vec<(FundSource, Fen)>,
}

impl Reserve {
    /// What some lines of a run keep by a budget; `None` where they keep nothing.
    pub fn of<'l>(run: RunId, budget: &Budget, lines: impl IntoIterator<Item = &'l RunLine>) -> Option<Self> {
        let mut held = Vec::new();
        for line in lines.into_iter().filter(|line| line.programme == budget.programme) {
            add_parts(&mut held, &needs(budget, line));
        }
        held.retain(|(_, fen)| *fen != Fen::ZERO);
        let (year, version) = (budget.year, budget.version);
        (!held.is_empty()).then(|| Self { run, programme: budget.programme.clone(), year, version, held })
    }
}

/// What a line that is under way takes of each fund: the sum of the payments it will be booked as, each split on its own.
fn needs(budget: &Budget, line: &RunLine) -> Vec<(FundSource, Fen)> {
    let mut sums = Vec::new();
    if line.is_under_way() {
        for part in line.parts.iter().filter(|part| part.cash().0 > 0) {
            add_parts(&mut sums, &budget.split(part.cash()));
        }
    }
    sums
}

/// A fund that does not cover what was paid, is under way and is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundShort {
    /// Year of the budget.
    pub year: u16,
    /// Programme id.
    pub programme: String,
    /// Which.
    pub fund: FundSource,
    /// By how much.
    pub short: Fen,
}

/// The sources of a budget that do not cover what is spent of them, each with what it lacks; of those in `asked` alone, if some are.
pub fn shorts(
    budget: &Budget,
    spent: impl Fn(FundSource) -> i128,
    asked: Option<&[(FundSource, Fen)]>,
) -> Vec<FundShort> {
    let touched = |source: &&FundSource| asked.is_none_or(|asked| of_source(asked, **source).0 > 0);
    let lacks = |source: &FundSource| {
        let given = budget.grants.iter().find(|g| g.source == *source).map_or(0, |g| g.amount.0);
        let short = spent(*source) - i128::from(given);
        (short > 0).then(|| FundShort {
            year: budget.year,
            programme: budget.programme.clone(),
            fund: *source,
            short: Fen(i64::try_from(short).unwrap_or(i64::MAX)),
        })
    };
    FundSource::ALL.iter().filter(touched).filter_map(lacks).collect()
}
