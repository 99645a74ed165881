//! The one who writes a sample: what is to be done, in which order.

use std::collections::{HashMap, HashSet};

use super::ledger::ledger_days;
use crate::bureau::{Bureau, Refusal};
use crate::domain::{Date, EntryId, PersonId, PetitionId};
use crate::sample::facts::Maker;
use crate::sample::founding::{self, CHECKER, CLERK, HEAD, OFFICER};
use crate::sample::money::{self, Key};
use crate::sample::plan::{Plan, Spec, entries};
use crate::sample::scribe::{Hands, Scribe};
use crate::sample::terms::Terms;

/// Petitions received more than this many days ago are taken in together, with what was done about them until then;
/// everything since is done step by step.
const RECENT_DAYS: i64 = 60;

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Days of the plan that are done.
    pub done: usize,
    /// All of them.
    pub all: usize,
    /// The business date reached.
    pub on: Date,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// People on record.
    pub people: u32,
    /// Ledger entries.
    pub entries: usize,
    /// Petitions.
    pub petitions: usize,
}

/// Fills an empty database with the sample of `spec`.
pub fn build(bureau: &Bureau, spec: &Spec, progress: &mut dyn FnMut(Progress)) -> Result<Made, Refusal> {
    let reference = bureau.reference();
    let terms = Terms::new(&reference.programmes, &reference.rates);
    let plan = Plan::new(spec, &terms, &reference.calendar);
    let start = plan.frame.start.first_day();
    let mut scribe = Scribe::new(bureau, spec.seed);
    let hands = scribe.found(start, founding::founding(spec), [CLERK, CHECKER, HEAD, OFFICER])?;
    let mut builder = Builder::new(scribe, hands, spec, &plan, &terms);
    let jobs = builder.jobs();
    let all = jobs.len();
    for (done, (on, job)) in jobs.into_iter().enumerate() {
        if done % 16 == 0 {
            progress(Progress { done, all, on });
        }
        builder.carry_out(on, &job)?;
    }
    progress(Progress { done: all, all, on: spec.today });
    Ok(Made { people: spec.people, entries: entries(&plan.events), petitions: plan.cases.len() })
}

/// One day's piece of work, in the order in which a day's pieces are done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Job {
    /// People numbered in `order[from..to]` come on record.
    TakeIn(usize, usize),
    /// The older petitions are taken in.
    Seed,
    /// Petition `case` is taken in.
    Register(usize),
    /// Step `1` of petition `0`.
    Move(usize, usize),
    /// Events `from..to` of the ledger's plan.
    Ledger(usize, usize),
    /// Towns are given to staff, and the contacts until then noted.
    Care,
}

pub(super) struct Builder<'a> {
    pub(super) scribe: Scribe<'a>,
    pub(super) hands: Hands,
    pub(super) spec: &'a Spec,
    pub(super) plan: &'a Plan,
    pub(super) terms: &'a Terms<'a>,
    pub(super) maker: Maker,
    /// Numbers in the order in which they come on record.
    pub(super) order: Vec<u32>,
    /// Of each number, the record.
    pub(super) ids: Vec<PersonId>,
    /// Versions of the records that were amended.
    pub(super) versions: HashMap<PersonId, u32>,
    /// Name and first phone of those who will petition.
    pub(super) callers: HashMap<u32, Option<(String, String)>>,
    /// Entries that will be taken back.
    pub(super) watched: HashMap<Key, Option<EntryId>>,
    /// Of each case, its petition.
    pub(super) petitions: Vec<Option<(PetitionId, u32)>>,
}

impl<'a> Builder<'a> {
    fn new(scribe: Scribe<'a>, hands: Hands, spec: &'a Spec, plan: &'a Plan, terms: &'a Terms<'a>) -> Self {
        let callers: HashSet<u32> = plan.cases.iter().flat_map(|c| c.who.iter().copied()).collect();
        let maker = Maker::new(spec.seed, spec.today, scribe.divisions());
        Self {
            scribe,
            hands,
            spec,
            plan,
            terms,
            maker,
            order: Vec::new(),
            ids: Vec::new(),
            versions: HashMap::new(),
            callers: callers.into_iter().map(|n| (n, None)).collect(),
            watched: money::taken_back(&plan.events).into_iter().map(|key| (key, None)).collect(),
            petitions: vec![None; plan.cases.len()],
        }
    }

    /// Everything to do, by day.
    fn jobs(&mut self) -> Vec<(Date, Job)> {
        let mut jobs = self.intake();
        let seeded = self.spec.today.plus_days(-RECENT_DAYS);
        jobs.push((seeded, Job::Seed));
        jobs.push((self.spec.today, Job::Care));
        for (n, case) in self.plan.cases.iter().enumerate() {
            if case.received > seeded {
                jobs.push((case.received, Job::Register(n)));
            }
            let later = case.steps.iter().enumerate().filter(|(_, step)| step.on > seeded);
            jobs.extend(later.map(|(k, step)| (step.on, Job::Move(n, k))));
        }
        jobs.extend(ledger_days(&self.plan.events));
        jobs.sort();
        jobs
    }

    fn carry_out(&mut self, on: Date, job: &Job) -> Result<(), Refusal> {
        match *job {
            Job::TakeIn(from, to) => self.take_in(on, from, to),
            Job::Seed => self.seed(on),
            Job::Register(case) => self.register(on, case),
            Job::Move(case, step) => self.step(on, case, step),
            Job::Ledger(from, to) => self.ledger(on, from, to),
            Job::Care => self.care(on),
        }
    }

    pub(super) fn id(&self, n: u32) -> PersonId {
        self.ids.get(n as usize).copied().unwrap_or_default()
    }
}
