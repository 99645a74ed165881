//! Money that waits for nobody's word, but for somebody who goes on with it: what deaths leave, and lines that were left and never paid since.

use super::Desk;
use crate::bureau::answer::{AfterDeath, SettlementRow, WaitRow, Waits};
use crate::bureau::gate::Action;
use crate::bureau::ledger::settlements;
use crate::bureau::runs;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{PaidAfter, Settlement};
use crate::domain::{Fen, PersonId, StaffId};
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// What every death leaves to be done about money: what comes first, one row for each programme that it is about.
    pub(super) fn deaths(&mut self) -> Result<(), Stop> {
        for SettlementRow { person, name, settlement, .. } in settlements(self.r, self.scene, None)? {
            let undecided = self.undecided(person, &settlement)?;
            let Some((left, action)) = first_left(&settlement, &undecided) else { continue };
            let by = (StaffId(0), Some(settlement.died));
            let row = self.of(Waits::Death { left }, by, &self.others(action, StaffId(0)))?;
            for (programme, amount) in by_programme(&settlement, left, &undecided) {
                let (person, programmes) = (Some((person, name.clone())), vec![programme]);
                self.rows.push(WaitRow { person, programmes, amount: Some(amount), ..row.clone() });
            }
        }
        Ok(())
    }

    /// The programmes under which too much was paid, and nobody decided or proposed yet what becomes of it: each with what that is.
    fn undecided(&self, person: PersonId, settlement: &Settlement) -> Result<Vec<(String, Fen)>, Stop> {
        let mut found = Vec::new();
        for programme in programmes(settlement) {
            let Some(over) = add(settlement.over(programme).map(PaidAfter::over)) else { continue };
            if runs::open_about(self.r, person, programme)?.is_empty() {
                found.push((programme.clone(), over));
            }
        }
        Ok(found)
    }

    /// Lines that were left to a coming run: one row a run, for those who draft.
    pub(super) fn left(&mut self) -> Result<(), Stop> {
        for left in runs::left_unpaid(self.r, self.scene)? {
            let what = Waits::Left { run: left.run, lines: left.lines };
            let who = self.others(Action::PrepareRuns, StaffId(0));
            let row = self.of(what, (StaffId(0), Some(left.on)), &who)?;
            let amount = Some(left.sum);
            self.rows.push(WaitRow { programmes: left.programmes, month: Some(left.month), amount, ..row });
        }
        Ok(())
    }
}

/// The programmes that a settlement is about, each once.
fn programmes(settlement: &Settlement) -> Vec<&String> {
    let ended = settlement.ended.iter().map(|ended| &ended.programme);
    let mut all: Vec<&String> = ended.chain([&settlement.books_as]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Under which programmes it is: what is taken back or decided stands under that which was paid on, not under that of the months that go on.
fn by_programme(
    settlement: &Settlement,
    left: AfterDeath,
    undecided: &[(String, Fen)],
) -> Vec<(String, Fen)> {
    let own = &settlement.books_as;
    let of = |programme: &String| match left {
        AfterDeath::Book => (programme == own).then(|| settlement.to_book()),
        AfterDeath::Pay => (programme == own).then(|| settlement.payable()),
        AfterDeath::TakeBack => {
            let ended = settlement.ended.iter().filter(|ended| ended.programme == *programme);
            let beyond = (programme == own).then(|| settlement.overbooked());
            add(ended.filter_map(|ended| ended.excess).chain(beyond))
        }
        AfterDeath::Decide => undecided.iter().find(|(of, _)| of == programme).map(|(_, over)| *over),
    };
    let all = programmes(settlement).into_iter();
    all.filter_map(|programme| Some((programme.clone(), of(programme)?))).collect()
}

/// A sum; `None` of nothing.
fn add(all: impl Iterator<Item = Fen>) -> Option<Fen> {
    let sum = all.fold(0_i64, |sum, fen| sum.saturating_add(fen.0));
    (sum != 0).then_some(Fen(sum))
}

/// What is done first about the money of a death, and by whom. What is not known of a death is asked for elsewhere.
fn first_left(settlement: &Settlement, undecided: &[(String, Fen)]) -> Option<(AfterDeath, Action)> {
    let back = Fen(settlement.excess().0.saturating_add(settlement.overbooked().0));
    let all = [
        (AfterDeath::Book, settlement.to_book() != Fen::ZERO, Action::Post),
        (AfterDeath::Pay, settlement.payable() != Fen::ZERO, Action::Post),
        (AfterDeath::TakeBack, back != Fen::ZERO, Action::Reverse),
        (AfterDeath::Decide, !undecided.is_empty(), Action::PrepareRuns),
    ];
    all.into_iter().find(|(_, is_left, _)| *is_left).map(|(left, _, action)| (left, action))
}
