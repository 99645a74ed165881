//! An entry that is to be booked, held against what is on record of its person.

use super::{Doubt, EntryKind, Programme};
use crate::domain::person::Recognition;
use crate::domain::{Date, EntryId, Fen, Month};

/// An entry of the same person, programme and month that is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// Its number.
    pub entry: EntryId,
    /// Due or paid.
    pub kind: EntryKind,
    /// Positive for a posting, negative for a reversal.
    pub amount: Fen,
    /// Neither taken back nor a reversal.
    pub stands: bool,
}

/// An entry that is to be booked, and what is known of its person.
#[derive(Debug, Clone, Copy)]
pub struct Weighed<'a> {
    /// What it is for.
    pub programme: &'a Programme,
    /// The month it is for.
    pub month: Month,
    /// Due or paid.
    pub kind: EntryKind,
    /// How much.
    pub amount: Fen,
    /// The person's recognitions.
    pub recognitions: &'a [Recognition],
    /// When the person died.
    pub died: Option<Date>,
    /// Whether it is what goes on after a death: it is for the month after, of what was held in the month of the death.
    pub goes_on: bool,
    /// What is on record for the same person, programme and month.
    pub booked: &'a [Booked],
}

impl Weighed<'_> {
    /// Everything that deserves a second look in the month of the business date.
    pub fn doubts(&self, now: Month) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        // The newest is named: whoever saw this before another one was booked has not seen that one.
        let before = self.booked.iter().filter(|b| b.stands && b.kind == self.kind);
        if let Some(before) = before.max_by_key(|b| b.entry) {
            doubts.push(Doubt::PostedBefore { entry: before.entry });
        }
        if !self.entitled() {
            doubts.push(Doubt::NotEntitled);
        }
        if self.kind == EntryKind::Paid {
            let side =
                |kind| self.booked.iter().filter(move |b| b.kind == kind).map(|b| i128::from(b.amount.0));
            let left = side(EntryKind::Due).sum::<i128>() - side(EntryKind::Paid).sum::<i128>();
            if i128::from(self.amount.0) > left {
                doubts.push(Doubt::MoreThanDue { left: Fen(i64::try_from(left.max(0)).unwrap_or(i64::MAX)) });
            }
        }
        if self.month > now {
            doubts.push(Doubt::MonthAhead);
        }
        doubts
    }

    /// What speaks against paying it by hand: runs pay the programme, or another year's funds are charged.
    pub fn by_hand(&self, paid_by_runs: bool, (booked, today): (Date, Date)) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if self.kind != EntryKind::Paid {
            return doubts;
        }
        if paid_by_runs {
            doubts.push(Doubt::OutsideRuns);
        }
        if booked.year() < today.year() {
            doubts.push(Doubt::EarlierYear { year: u16::try_from(booked.year()).unwrap_or_default() });
        }
        doubts
    }

    /// Whether a recognition entitled to it; where no source states who is entitled, nobody is doubted.
    fn entitled(&self) -> bool {
        let known = !self.programme.groups.is_empty();
        let by = |r: &Recognition| self.programme.entitles(&r.group) == Some(true);
        // Nothing goes on after a death of somebody who lives, nor for another month than the one after it.
        if self.goes_on && self.died.map(|on| on.month().plus(1)) != Some(self.month) {
            return false;
        }
        let held_in = self.month.plus(-i32::from(self.goes_on));
        !known || self.recognitions.iter().any(|r| by(r) && r.pays_in(held_in, self.died))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::Programmes;
    use crate::domain::person::RecognitionState;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn held(state: RecognitionState, since: &str, until: &str) -> Recognition {
        Recognition { since: Date::parse(since), until: Date::parse(until), ..Recognition::new("51", state) }
    }

    #[test]
    fn a_recognition_pays_in_the_whole_months_from_its_first_to_its_last() {
        use RecognitionState::{Applied, Deceased, Receiving, RecognisedOnly, Stopped};
        let died = Date::parse("2026-05-09");
        for (r, of, died, pays) in [
            (held(Receiving, "2026-03-31", ""), "2026-03", None, true),
            (held(Receiving, "2026-03-31", ""), "2026-02", None, false),
            (held(Receiving, "", ""), "2020-01", None, true),
            (held(Receiving, "2020-01-01", "2026-05-01"), "2026-05", None, true),
            (held(Receiving, "2020-01-01", "2026-05-01"), "2026-06", None, false),
            (held(Receiving, "2020-01-01", ""), "2026-06", died, false),
            (held(Deceased, "2020-01-01", ""), "2026-05", died, true),
            (held(Stopped, "2020-01-01", "2026-05-01"), "2026-05", None, true),
            (held(Stopped, "2020-01-01", ""), "2026-05", None, false),
            (held(RecognisedOnly, "2020-01-01", ""), "2026-05", None, false),
            (held(Applied, "2020-01-01", ""), "2026-05", None, false),
        ] {
            assert_eq!(r.pays_in(month(of), died), pays, "{r:?} {of}");
        }
    }

    #[test]
    fn what_is_seldom_meant_is_named() {
        let programmes = Programmes::embedded().unwrap();
        let combat = programmes.get("combat-allowance").unwrap();
        let receiving = [held(RecognitionState::Receiving, "2020-01-01", "")];
        let of = |recognitions, kind, amount: i64, m: &str, booked: &[Booked]| {
            let amount = Fen(amount);
            Weighed {
                programme: combat,
                month: month(m),
                kind,
                amount,
                recognitions,
                died: None,
                goes_on: false,
                booked,
            }
            .doubts(month("2026-11"))
        };
        let due = Booked { entry: EntryId(3), kind: EntryKind::Due, amount: Fen(900), stands: true };
        assert_eq!(of(&receiving, EntryKind::Due, 900, "2026-11", &[]), []);
        assert_eq!(of(&[], EntryKind::Due, 900, "2026-11", &[]), [Doubt::NotEntitled]);
        assert_eq!(of(&receiving, EntryKind::Due, 900, "2026-12", &[]), [Doubt::MonthAhead]);
        assert_eq!(
            of(&receiving, EntryKind::Due, 1, "2026-11", &[due]),
            [Doubt::PostedBefore { entry: EntryId(3) }]
        );
        assert_eq!(of(&receiving, EntryKind::Paid, 900, "2026-11", &[due]), []);
        assert_eq!(
            of(&receiving, EntryKind::Paid, 901, "2026-11", &[due]),
            [Doubt::MoreThanDue { left: Fen(900) }]
        );
        assert_eq!(of(&receiving, EntryKind::Paid, 1, "2026-11", &[]), [Doubt::MoreThanDue { left: Fen(0) }]);
    }
}
