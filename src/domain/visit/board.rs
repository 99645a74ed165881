//! The figures of a day's visits.

use serde::Serialize;

use crate::domain::visit::{Visit, VisitStage};

/// How a day goes: counts of visits, and how long people wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Board {
    /// Appointments of people who are not there yet.
    pub booked: u32,
    /// People who wait.
    pub waiting: u32,
    /// People at a desk.
    pub attended: u32,
    /// People who left.
    pub ended: u32,
    /// Mean wait in milliseconds of those who were called; `None` when nobody was. People who went straight to the desk
    /// count with a wait of nought.
    pub mean_wait_ms: Option<i64>,
}

/// The figures of these visits. A visit that was opened by mistake is none.
pub fn board<'v>(visits: impl Iterator<Item = &'v Visit>) -> Board {
    let mut board = Board::default();
    let (mut called, mut waited) = (0_i64, 0_i128);
    for visit in visits.filter(|v| v.happened()) {
        *match visit.stage() {
            VisitStage::Booked => &mut board.booked,
            VisitStage::Waiting => &mut board.waiting,
            VisitStage::Attended => &mut board.attended,
            VisitStage::Ended => &mut board.ended,
        } += 1;
        if let (Some(came), Some(at)) = (visit.came_ms, visit.called_ms) {
            called += 1;
            // A wall clock that was set back must not make a wait below nought.
            waited += i128::from(at.saturating_sub(came).max(0));
        }
    }
    board.mean_wait_ms = (called > 0).then(|| i64::try_from(waited / i128::from(called)).unwrap_or(i64::MAX));
    board
}

/// The hour of the day on the wall clock of a moment in milliseconds since 1970 UTC; all of the country keeps the time of
/// Beijing, eight hours ahead (GB/T 7408).
pub fn hour_of(at_ms: i64) -> Option<u8> {
    const HOUR_MS: i64 = 3_600_000;
    let hours = at_ms.checked_add(8 * HOUR_MS)?.div_euclid(HOUR_MS);
    u8::try_from(hours.rem_euclid(24)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::visit::VisitOutcome;
    use crate::domain::visit::{Caller, Ending};
    use crate::domain::{Date, VisitId};

    fn visit(came: Option<i64>, called: Option<i64>, ended: bool) -> Visit {
        Visit {
            id: VisitId(1),
            version: 1,
            day: Date::parse("2026-11-25").unwrap(),
            number: 1,
            booked: None,
            came_ms: came,
            called_ms: called,
            person: None,
            caller: Caller::in_person(),
            topics: Vec::new(),
            note: String::new(),
            desk: String::new(),
            staff: None,
            from_seq: 0,
            ended: ended.then_some(Ending { outcome: VisitOutcome::Settled, at_ms: 0, seq: 1 }),
            promises: Vec::new(),
            asked: Vec::new(),
            slip: None,
            slip_before: false,
        }
    }

    #[test]
    fn stages_are_counted_and_only_the_called_have_waited() {
        let day = [
            visit(None, None, false),
            visit(Some(0), None, false),
            visit(Some(0), Some(60_000), false),
            visit(Some(0), Some(0), true),
            visit(Some(90_000), Some(30_000), true),
            visit(Some(5), None, true),
        ];
        let figures = Board { booked: 1, waiting: 1, attended: 1, ended: 3, mean_wait_ms: Some(20_000) };
        assert_eq!(board(day.iter()), figures);
        let mut opened_by_mistake = visit(Some(0), Some(0), true);
        opened_by_mistake.ended = Some(Ending { outcome: VisitOutcome::Mistaken, at_ms: 0, seq: 1 });
        assert_eq!(board(day.iter().chain([&opened_by_mistake])), figures);
        assert_eq!(board([].iter()), Board::default());
    }
}
