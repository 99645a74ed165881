//! What will be late: a simulation of the next working days, the same for the same open petitions, pace and absences.
//!
//! The model. Each owner does their pace of steps on every working day on which they are not away, what is due first first. A petition
//! needs the fewest steps that stop its next limit from where it stands ([`steps_needed`]); with the last of them it is done on that
//! day. The pace is what the journal says they did: steps recorded in the last [`HISTORY`] working days. Who recorded none has no pace,
//! and nothing is foretold of them. Nothing new comes in, and nobody helps anybody else.

use serde::Serialize;

use super::{ClockRule, Mark, PetitionAct as Act, PetitionState as At};
use crate::domain::{Calendar, Date, PetitionId, StaffId};

/// Working days that are looked ahead.
pub const AHEAD: usize = 10;
/// Working days of the journal that a pace is taken from, the business date left out.
pub const HISTORY: usize = 20;

/// Who is away when. The rota says it; without one nobody is.
pub trait Absences {
    /// Whether somebody is away on a day.
    fn away(&self, staff: StaffId, day: Date) -> bool;
}

/// Nobody is away: what would be late all the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct NobodyAway;

impl Absences for NobodyAway {
    fn away(&self, _: StaffId, _: Date) -> bool {
        false
    }
}

/// What somebody did: steps on how many days on which they were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// Steps.
    pub steps: u32,
    /// Working days.
    pub days: u32,
}

/// An open petition that somebody has: its next limit, and the steps until that is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Which.
    pub petition: PetitionId,
    /// The last day of its limit.
    pub due: Date,
    /// Steps until it is stopped.
    pub steps: u32,
}

/// The fewest steps that stop a limit from where a petition stands: to decide, to hand over, to answer, to serve.
pub fn steps_needed(rule: &ClockRule, state: At) -> u32 {
    let decide = u32::from(state == At::Registered);
    if rule.stops.contains(&Mark::NoticeServed) {
        return decide + 1;
    }
    if !rule.stops.contains(&Mark::OpinionServed) {
        return 1;
    }
    match state {
        At::Replied | At::Reviewed | At::Rechecked => 1,
        At::Registered => 4,
        At::Accepted | At::Suspended => 3,
        _ => 2,
    }
}

/// Whether an act takes a matter along, as the steps of [`steps_needed`] do. Who writes remarks, rates, sets aside or marks does
/// nothing of what is owed.
pub fn is_step(act: Act) -> bool {
    use Act as A;
    matches!(
        act,
        A::Accept
            | A::Simple
            | A::Transfer
            | A::Decline
            | A::Object
            | A::NoFurther
            | A::Direct
            | A::Join
            | A::Assign
            | A::ToOrdinary
            | A::Mediate
            | A::Hearing
            | A::Reply
            | A::Serve
            | A::Undelivered
            | A::Enforce
            | A::CarryOut
            | A::Withdraw
            | A::Finalise
            | A::RequestReview
            | A::ReviewOpinion
            | A::Redo
            | A::RequestRecheck
            | A::RecheckOpinion
    )
}

/// The next working days from a day on, itself included when it is one.
pub fn days_ahead(today: Date, calendar: &Calendar) -> Vec<Date> {
    working(today, 1, calendar).take(AHEAD).collect()
}

/// The last working days before a day, the newest first.
pub fn days_behind(today: Date, calendar: &Calendar) -> Vec<Date> {
    working(today.plus_days(-1), -1, calendar).take(HISTORY).collect()
}

fn working(from: Date, step: i64, calendar: &Calendar) -> impl Iterator<Item = Date> {
    // A calendar has no ten years without a working day: the walk ends where days end.
    (0..3650).map(move |n| from.plus_days(n * step)).filter(|day| calendar.works(*day))
}

/// Which petitions of one owner will run over a limit from today to the last of the days, with the day on which each would be done
/// (`None`: not within them). What ends on a rest day before the first of them is told too: nobody will have worked by then. What is
/// late already is worked on and not told again.
pub fn will_be_late(
    owner: (StaffId, Pace),
    work: &[Work],
    (today, days): (Date, &[Date]),
    absences: &dyn Absences,
) -> Vec<(Work, Option<Date>)> {
    let (staff, pace) = owner;
    let Some(last) = days.last().copied() else { return Vec::new() };
    let mut work = work.to_vec();
    work.sort_unstable_by_key(|one| (one.due, one.petition));
    let mut there = days.iter().copied().filter(|day| !absences.away(staff, *day));
    // In parts of a step, so that one step in three days is no step on two of them.
    let (mut day, mut left) = (None, 0_u64);
    let mut late = Vec::new();
    for one in work {
        let mut needs = u64::from(one.steps) * u64::from(pace.days.max(1));
        while needs > 0 {
            if left == 0 {
                day = there.next();
                if day.is_none() {
                    break;
                }
                left = u64::from(pace.steps);
                if left == 0 {
                    break;
                }
            }
            let now = left.min(needs);
            (left, needs) = (left - now, needs - now);
        }
        let done = day.filter(|_| needs == 0);
        let over = (today..=last).contains(&one.due) && done.is_none_or(|done| done > one.due);
        if over {
            late.push((one, done));
        }
    }
    late
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    struct Away(Vec<Date>);

    impl Absences for Away {
        fn away(&self, _: StaffId, day: Date) -> bool {
            self.0.contains(&day)
        }
    }

    fn work(n: u32, due: &str, steps: u32) -> Work {
        Work { petition: PetitionId(n), due: d(due), steps }
    }

    fn from(days: &[Date]) -> (Date, &[Date]) {
        (days[0], days)
    }

    const ONE_A_DAY: (StaffId, Pace) = (StaffId(7), Pace { steps: 20, days: 20 });

    #[test]
    fn what_is_due_first_is_done_first_and_what_does_not_fit_is_late() {
        let days = days_ahead(d("2026-11-23"), &Calendar::embedded().unwrap());
        assert_eq!((days.len(), days[0], days[9]), (10, d("2026-11-23"), d("2026-12-04")));
        let mine = [work(1, "2026-11-25", 2), work(2, "2026-11-24", 1), work(3, "2026-11-25", 1)];
        let late = will_be_late(ONE_A_DAY, &mine, from(&days), &NobodyAway);
        assert_eq!(late, [(mine[2], Some(d("2026-11-26")))]);
        // Two days of leave move everything on.
        let away = Away(vec![d("2026-11-24"), d("2026-11-25")]);
        let late = will_be_late(ONE_A_DAY, &mine, from(&days), &away);
        let late: Vec<u32> = late.iter().map(|(one, _)| one.petition.0).collect();
        assert_eq!(late, [1, 3]);
    }

    #[test]
    fn a_step_in_three_days_is_counted_in_parts() {
        let days = days_ahead(d("2026-11-23"), &Calendar::embedded().unwrap());
        let slow = (StaffId(7), Pace { steps: 1, days: 3 });
        let late = will_be_late(
            slow,
            &[work(1, "2026-11-25", 1), work(2, "2026-11-27", 1)],
            from(&days),
            &NobodyAway,
        );
        assert_eq!(late.len(), 1);
        assert_eq!(late[0].1, Some(d("2026-11-30")));
        // Beyond the days that are looked at nothing is told.
        assert!(will_be_late(slow, &[work(1, "2027-01-01", 9)], from(&days), &NobodyAway).is_empty());
    }

    #[test]
    fn what_ends_in_the_holidays_is_told_before_them() {
        // 国庆: 1 to 7 October are off. Whoever stands in on the first of them must hear what ends meanwhile.
        let today = d("2026-10-01");
        let days = days_ahead(today, &Calendar::embedded().unwrap());
        assert_eq!(days[0], d("2026-10-08"));
        let mine = [work(1, "2026-09-30", 1), work(2, "2026-10-01", 1), work(3, "2026-10-05", 1)];
        let late = will_be_late(ONE_A_DAY, &mine, (today, &days), &NobodyAway);
        let told: Vec<_> = late.iter().map(|(one, done)| (one.petition.0, done.is_some())).collect();
        assert_eq!(told, [(2, true), (3, true)], "the one of yesterday is late already");
    }

    #[test]
    fn a_remark_is_no_step() {
        let steps: Vec<Act> = Act::ALL.iter().copied().filter(|act| is_step(*act)).collect();
        assert!(steps.contains(&Act::Serve) && steps.contains(&Act::Accept));
        for act in [Act::Note, Act::Evaluate, Act::Track, Act::MarkLong, Act::Defer] {
            assert!(!steps.contains(&act), "{}", act.name());
        }
    }
}
