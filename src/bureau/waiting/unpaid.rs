//! Money that waits for nobody's word, but for somebody who goes on with it: what deaths leave, and lines that were left and never paid since.

use super::Desk;
use crate::bureau::answer::{AfterDeath, SettlementRow, WaitRow, Waits};
use crate::bureau::gate::Action;
use crate::bureau::ledger::settlements;
use crate::bureau::runs;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{PaidAfter, Settlement};
use crate::domain::{Fen, StaffId};
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// What every death leaves to be done about money: what comes first, one row for each programme that it is about.
    pub(super) fn deaths(&mut self) -> Result<(), Stop> {
        for SettlementRow { person, name, settlement, .. } in settlements(self.r, self.scene, None)? {
            let decided = settlement.overpaid() != Fen::ZERO && self.all_decided(person, &settlement)?;
            let Some((left, amount, action)) = first_left(&settlement, decided) else { continue };
            let by = (StaffId(0), Some(settlement.died));
            let row = self.of(Waits::Death { left }, by, &self.others(action, StaffId(0)))?;
            for (programme, amount) in by_programme(&settlement, left, amount) {
                let (person, programmes) = (Some((person, name.clone())), vec![programme]);
                self.rows.push(WaitRow { person, programmes, amount: Some(amount), ..row.clone() });
            }
        }
        Ok(())
    }

    /// Whether somebody decided, or proposed, what becomes of all that was paid too much.
    fn all_decided(&self, person: crate::domain::PersonId, settlement: &Settlement) -> Result<bool, Stop> {
        let ended = settlement.ended.iter().map(|ended| &ended.programme);
        for programme in ended.chain([&settlement.books_as]) {
            let over = settlement.over(programme).next().is_some();
            if over && runs::open_about(self.r, person, programme)?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Lines that were left to a coming run: one row a run, for those who draft.
    pub(super) fn left(&mut self) -> Result<(), Stop> {
        for left in runs::left_unpaid(self.r)? {
            let what = Waits::Left { run: left.run, lines: left.lines };
            let who = self.others(Action::PrepareRuns, StaffId(0));
            let row = self.of(what, (StaffId(0), Some(left.on)), &who)?;
            let amount = Some(left.sum);
            self.rows.push(WaitRow { programmes: left.programmes, month: Some(left.month), amount, ..row });
        }
        Ok(())
    }
}

/// Under which programmes it is: what is taken back or decided stands under that which was paid on, not under that of the months that go on.
fn by_programme(settlement: &Settlement, left: AfterDeath, amount: Fen) -> Vec<(String, Fen)> {
    let own = &settlement.books_as;
    let of = |programme: &String| match left {
        AfterDeath::Book | AfterDeath::Pay => (programme == own).then_some(amount),
        AfterDeath::TakeBack => {
            let ended = settlement.ended.iter().filter(|ended| ended.programme == *programme);
            let beyond = (programme == own).then(|| settlement.overbooked());
            add(ended.filter_map(|ended| ended.excess).chain(beyond))
        }
        AfterDeath::Decide => add(settlement.over(programme).map(PaidAfter::over)),
    };
    let mut all: Vec<&String> = settlement.ended.iter().map(|ended| &ended.programme).chain([own]).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().filter_map(|programme| Some((programme.clone(), of(programme)?))).collect()
}

/// A sum; `None` of nothing.
fn add(all: impl Iterator<Item = Fen>) -> Option<Fen> {
    let sum = all.fold(0_i64, |sum, fen| sum.saturating_add(fen.0));
    (sum != 0).then_some(Fen(sum))
}

/// What is done first about the money of a death, how much it is, and by whom. What is not known of a death is asked for elsewhere.
fn first_left(settlement: &Settlement, decided: bool) -> Option<(AfterDeath, Fen, Action)> {
    let back = Fen(settlement.excess().0.saturating_add(settlement.overbooked().0));
    let over = if decided { Fen::ZERO } else { settlement.overpaid() };
    let all = [
        (AfterDeath::Book, settlement.to_book(), Action::Post),
        (AfterDeath::Pay, settlement.payable(), Action::Post),
        (AfterDeath::TakeBack, back, Action::Reverse),
        (AfterDeath::Decide, over, Action::PrepareRuns),
    ];
    all.into_iter().find(|(_, fen, _)| *fen != Fen::ZERO)
}
