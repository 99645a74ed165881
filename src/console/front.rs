//! The front desk as the console knows it: whom the one signed in is attending, who waits, and how long people wait.
//!
//! Only one program writes a database, so today's register changes by commands of this console alone: it is read again
//! after each of them and when the day changes, never on a clock.

use crate::bureau::answer::{PromiseRow, VisitDay, VisitRow};
use crate::console::ReqId;
use crate::console::shared::Slot;
use crate::domain::visit::{Board, VisitOutcome, VisitStage};
use crate::domain::{Date, PersonId, StaffId, VisitId};

/// Today's register, as it was read last.
#[derive(Default)]
pub struct Front {
    today: Option<VisitDay>,
    open: Vec<VisitRow>,
    /// Whose visits are about to begin: the request, and whether it was carried out since the register was read.
    beginning: Vec<(ReqId, PersonId, bool)>,
    /// The visit that was ended here last, and whose it was: its slip may be printed.
    ended: Option<(PersonId, VisitId)>,
    pub(super) asked: Slot,
}

/// Names are in it.
impl std::fmt::Debug for Front {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Front({})", self.open.len())
    }
}

impl Front {
    /// Takes in today's register; `me` is who is signed in.
    pub(super) fn take(&mut self, day: VisitDay, me: Option<StaffId>) {
        let mine = |v: &&VisitRow| v.stage == VisitStage::Attended && v.attended_by == me;
        self.open = day.visits.iter().filter(mine).cloned().collect();
        // In the order they came to the desk, so that each keeps its digit while others come and go after it.
        self.open.sort_by_key(|v| (v.called_ms, v.visit));
        self.today = Some(day);
        self.beginning.retain(|(_, _, done)| !done);
    }

    /// Notes that a visit is about to begin.
    pub(super) fn begins(&mut self, req: ReqId, person: PersonId) {
        self.beginning.push((req, person, false));
    }

    /// Whether a request was to begin a visit. Refused, nobody is about to be attended by it any more.
    pub(super) fn took(&mut self, req: ReqId, refused: bool) -> bool {
        let Some(at) = self.beginning.iter().position(|(begun, _, done)| *begun == req && !done) else {
            return false;
        };
        if refused {
            self.beginning.remove(at);
        } else if let Some((_, _, done)) = self.beginning.get_mut(at) {
            *done = true;
        }
        true
    }

    /// Whether it is not known yet who is here.
    pub(super) fn is_unsettled(&self) -> bool {
        !self.beginning.is_empty()
    }

    /// The visitors at this desk, the first one first.
    pub fn open(&self) -> &[VisitRow] {
        &self.open
    }

    /// The visit during which a person is attended here.
    pub fn of(&self, person: PersonId) -> Option<&VisitRow> {
        self.open.iter().find(|v| v.person == Some(person))
    }

    /// Whether a person is attended here, or is about to be.
    pub fn holds(&self, person: PersonId) -> bool {
        self.of(person).is_some() || self.beginning.iter().any(|(_, begun, _)| *begun == person)
    }

    /// A visit ended here: whoever it was is gone before the register is read again. With a person, they may want its slip.
    pub(super) fn ends(&mut self, visit: VisitId, slip_for: Option<PersonId>) {
        self.open.retain(|row| row.visit != visit);
        self.ended = slip_for.map(|person| (person, visit));
    }

    /// Somebody is turned to: whoever left before has gone without a slip.
    pub(super) fn turns_to(&mut self, person: PersonId) {
        self.ended = self.ended.filter(|(left, _)| *left == person && !self.holds(person));
    }

    /// The visit of a person that ended just now and whose slip was not issued yet.
    pub fn slip_due(&self, person: PersonId) -> Option<VisitId> {
        let (_, visit) = self.ended.filter(|(left, _)| *left == person)?;
        let row = self.today.iter().flat_map(|day| &day.visits).find(|row| row.visit == visit);
        row.is_none_or(|row| row.slip.is_none()).then_some(visit)
    }

    /// Promises to a person that are due today or were due before, the oldest first.
    pub fn promises_to(&self, person: PersonId) -> impl Iterator<Item = &PromiseRow> {
        self.promises().iter().filter(move |promise| promise.person == Some(person))
    }

    /// Promises to anybody that are due today or were due before, the oldest first.
    pub fn promises(&self) -> &[PromiseRow] {
        self.today.as_ref().map_or(&[], |day| &day.promises)
    }

    /// The number that is called next.
    pub fn next_number(&self) -> Option<u16> {
        let waits = self.today.iter().flat_map(|day| &day.visits).filter(|v| v.stage == VisitStage::Waiting);
        waits.map(|v| v.number).min()
    }

    /// The row of somebody who waits or has an appointment today.
    pub fn expected(&self, person: PersonId) -> Option<&VisitRow> {
        let comes = |v: &&VisitRow| {
            v.person == Some(person) && matches!(v.stage, VisitStage::Waiting | VisitStage::Booked)
        };
        self.today.iter().flat_map(|day| &day.visits).find(comes)
    }

    /// The visit of a person that is over today, the last of them.
    pub fn over(&self, person: PersonId) -> Option<&VisitRow> {
        let over = |v: &&VisitRow| {
            let attended = v.ended.is_some_and(|(_, outcome)| outcome != VisitOutcome::Mistaken);
            v.person == Some(person) && attended
        };
        self.today.iter().flat_map(|day| &day.visits).filter(over).max_by_key(|v| v.number)
    }

    /// The figures of today, once they were read.
    pub fn board(&self) -> Option<&Board> {
        self.today.as_ref().map(|day| &day.board)
    }

    /// Whether what is known is of another day.
    pub(super) fn is_of_another(&self, day: Date) -> bool {
        self.today.as_ref().is_some_and(|known| known.day != day)
    }
}

/// Minutes that went by since a wall time, by the minute on the wall; at most a day.
pub fn minutes_since(ms: i64, (hour, minute): (u8, u8)) -> u32 {
    const DAY: i64 = 24 * 60;
    const EIGHT_HOURS: i64 = 8 * 60;
    // China keeps UTC+8 all year.
    let then = ms.div_euclid(60_000) + EIGHT_HOURS;
    let now = i64::from(hour) * 60 + i64::from(minute);
    u32::try_from((now - then).rem_euclid(DAY)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_those_on_the_wall() {
        // 2026-11-23 09:41:00 in China.
        let ms = 1_795_398_060_000;
        for (clock, minutes) in [((9, 41), 0), ((9, 42), 1), ((11, 1), 80), ((0, 11), 870)] {
            assert_eq!(minutes_since(ms + 59_000, clock), minutes, "{clock:?}");
        }
    }
}
