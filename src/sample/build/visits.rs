//! The desk's last weeks: who came when, for what, and how it ended.

use fastrand::Rng;

use super::builder::{Builder, Job};
use crate::bureau::command::Visitor;
use crate::bureau::{Command, Outcome, Refusal, Session};
use crate::domain::visit::{Caller, Promise, VisitOutcome};
use crate::domain::{Date, PersonId, VisitId};
use crate::sample::chance::{Topic, in_thousand, one_of, stream};
use crate::sample::roster::REPORT_PEOPLE;

/// Working days with visits.
const DAYS: usize = 20;
/// Visits a day in a bureau of 22,000: made up.
const VISITS: u64 = 32;
/// Days within which a promise is kept in mind: older ones were kept and are left out.
const PROMISED: i64 = 9;
/// What people ask; the more usual ones stand more than once.
const TOPICS: [&str; 12] = [
    "subsidy", "subsidy", "subsidy", "card", "card", "policy", "policy", "record", "record", "medical",
    "petition", "hardship",
];
/// Opening hours of the two windows, in minutes of the day.
const HOURS: [(u16, u16); 2] = [(510, 720), (840, 1035)];

/// One visit, planned.
struct Coming {
    visitor: Visitor,
    /// Took a number so many minutes before being called; `None` for those who came straight to the desk.
    waited: Option<u16>,
    called: u16,
    left: u16,
    outcome: VisitOutcome,
    promises: Vec<Promise>,
}

/// What happens at a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Leaves,
    Arrives,
    Called,
}

impl Builder<'_> {
    /// The days on which people come, and the day on which what was learnt is noted.
    pub(super) fn desk_days(&self) -> Vec<(Date, Job)> {
        let before = (1..=60).map(|days| self.spec.today.plus_days(-days));
        let working = before.filter(|day| self.scribe.calendar().works(*day)).take(DAYS);
        let mut jobs: Vec<(Date, Job)> = working.map(|day| (day, Job::Visits)).collect();
        // The numbers of those taken in with a file follow one another: these come after all of them.
        jobs.push((self.spec.today, Job::Twins));
        jobs.push((self.spec.today, Job::Desk));
        jobs
    }

    /// How many come to the desk on a day.
    pub(super) fn visits_a_day(&self) -> u64 {
        (u64::from(self.spec.people) * VISITS / u64::from(REPORT_PEOPLE)).min(VISITS)
    }

    /// One day at the two windows.
    pub(super) fn visits(&mut self, on: Date) -> Result<(), Refusal> {
        let mut rng = stream(self.spec.seed, Topic::Desk, on.days_since(Date::FIRST).unsigned_abs());
        let windows = [self.hands.clerk.clone(), self.hands.officer.clone()];
        let mut comings: Vec<(usize, Coming)> = Vec::new();
        for window in 0..windows.len() {
            comings.extend(self.at_window(on, window, &mut rng).into_iter().map(|c| (window, c)));
        }
        let mut steps: Vec<(u16, Step, usize)> = Vec::new();
        for (at, (_, coming)) in comings.iter().enumerate() {
            if let Some(waited) = coming.waited {
                steps.push((coming.called.saturating_sub(waited), Step::Arrives, at));
            }
            steps.push((coming.called, Step::Called, at));
            steps.push((coming.left, Step::Leaves, at));
        }
        steps.sort_unstable();
        let mut standing: Vec<Option<(VisitId, u32)>> = vec![None; comings.len()];
        for (minute, step, at) in steps {
            let (Some((window, coming)), Some(now)) = (comings.get(at), standing.get_mut(at)) else {
                continue;
            };
            let who: Session = windows.get(*window).cloned().unwrap_or_else(|| self.hands.clerk.clone());
            let visitor = coming.visitor.clone();
            let command = match (step, *now) {
                (Step::Arrives, _) => Command::TakeNumber { visitor },
                (Step::Called, Some((visit, seen))) => Command::CallVisit { visit, seen },
                (Step::Called, None) => Command::BeginVisit { visitor, done: None },
                (Step::Leaves, Some((visit, seen))) => Command::EndVisit {
                    visit,
                    seen,
                    outcome: coming.outcome,
                    visitor: None,
                    note: String::new(),
                    promises: coming.promises.clone(),
                },
                (Step::Leaves, None) => continue,
            };
            let receipt = self.scribe.does_at(who, (on, minute), command)?;
            if let Outcome::Visit(id, _, version) = receipt.outcome {
                *now = Some((id, version));
            }
        }
        Ok(())
    }

    /// The visitors of one window, one after the other.
    fn at_window(&self, on: Date, window: usize, rng: &mut Rng) -> Vec<Coming> {
        let mut comings = Vec::new();
        let most = self.visits_a_day() / 2;
        if most == 0 {
            return comings;
        }
        for (from, to) in HOURS {
            let mut minute = from + rng.u16(0..12) + window as u16 * 3;
            while comings.len() as u64 <= most && minute + 25 < to {
                let left = minute + rng.u16(4..22);
                if let Some(visitor) = self.visitor(on, window, rng) {
                    comings.push(coming(visitor, (on, self.spec.today), (minute, left), rng));
                }
                // Mornings are busy, afternoons less so.
                minute = left + if to < 800 { rng.u16(0..6) } else { rng.u16(2..22) };
            }
        }
        comings
    }

    /// Somebody who is on record and living; now and then somebody who is not.
    fn visitor(&self, on: Date, window: usize, rng: &mut Rng) -> Option<Visitor> {
        let topics = vec![one_of(rng, &TOPICS, "other").to_owned()];
        if in_thousand(rng, 60) {
            return Some(Visitor { person: None, caller: Caller::in_person(), topics });
        }
        // Nobody is at two windows at once.
        let n = rng.u32(0..self.spec.people.max(2) / 2) * 2 + window as u32;
        let (_, life) = self.plan.life(n);
        let there = self.id(n) != PersonId::default() && life.died.is_none() && life.joined < on.month();
        let mut caller = Caller::in_person();
        if in_thousand(rng, 120) {
            caller.kind = crate::domain::visit::CallerKind::Relative;
            "亲属".clone_into(&mut caller.name);
            "子女".clone_into(&mut caller.relation);
        }
        there.then(|| Visitor { person: Some(self.id(n)), caller, topics })
    }
}

/// How one visit goes.
fn coming(visitor: Visitor, (on, today): (Date, Date), (called, left): (u16, u16), rng: &mut Rng) -> Coming {
    let known = visitor.person.is_some();
    let outcome = match rng.u8(0..100) {
        0..=61 => VisitOutcome::Settled,
        62..=76 => VisitOutcome::Taken,
        77..=90 => VisitOutcome::Informed,
        91..=97 => VisitOutcome::Guided,
        _ => VisitOutcome::Left,
    };
    let mut promises = Vec::new();
    let due = on.plus_days(rng.i64(7..15));
    if known
        && outcome == VisitOutcome::Taken
        && due >= today.plus_days(-2)
        && today.days_since(on) <= PROMISED
    {
        let what = one_of(rng, &["电话告知办理结果", "寄送受理回执", "核对账号后补发"], "电话告知办理结果");
        promises.push(Promise { what: what.to_owned(), due, kept: None });
    }
    let waited = (known && in_thousand(rng, 650)).then(|| rng.u16(1..16));
    Coming { visitor, waited, called, left, outcome, promises }
}
