//! The one who writes a sample: what is to be done, in which order.

use std::collections::{HashMap, HashSet};

use super::ledger::ledger_days;
use crate::bureau::{Asking, Bureau, Query, Refusal};
use crate::domain::{Date, DivisionCode, EntryId, Month, PersonId, PetitionId, RunId};
use crate::sample::facts::Maker;
use crate::sample::founding;
use crate::sample::money::{self, Key};
use crate::sample::own::Own;
use crate::sample::plan::{Plan, Spec};
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

/// What the bank's file of a run would be: its name and digest. How a file is laid out is not this room's to know.
pub type BankFileOf<'a> = &'a dyn Fn(&Asking, RunId) -> Result<(String, [u8; 32]), Refusal>;

/// Fills an empty database with the sample of `spec`.
pub fn build(
    bureau: &Bureau,
    spec: &Spec,
    bank_file: BankFileOf<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Made, Refusal> {
    let reference = bureau.reference();
    let own = Own::of(reference, spec);
    let terms = Terms::new(reference, &own, spec.today);
    let plan = Plan::new(spec, &terms, &reference.calendar);
    let start = plan.frame.start.first_day();
    let mut scribe = Scribe::new(bureau, spec.seed);
    let hands = scribe.found(start, founding::founding(spec))?;
    let mut builder = Builder::new((scribe, hands), (spec, &own, &plan), &terms, bank_file);
    let jobs = builder.jobs();
    let all = jobs.len();
    for (done, (on, job)) in jobs.into_iter().enumerate() {
        if done % 16 == 0 {
            progress(Progress { done, all, on });
        }
        builder.carry_out(on, &job)?;
    }
    progress(Progress { done: all, all, on: spec.today });
    let entries = builder.entries()?;
    Ok(Made { people: spec.people, entries, petitions: plan.cases.len() })
}

/// One day's piece of work, in the order in which a day's pieces are done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Job {
    /// Settings of the place, and figures of a notice of its own.
    Settings(usize),
    Rates(usize),
    /// The budgets of a year.
    Budgets(i32),
    /// People numbered in `order[from..to]` come on record.
    TakeIn(usize, usize),
    /// What holds for payment runs, and what becomes of money paid twice.
    Rules,
    Recovery,
    /// People are told of the yearly confirmation, and some are seen.
    Tell(usize),
    Confirm(usize),
    /// The older petitions are taken in.
    Seed,
    /// Petition `case` is taken in.
    Register(usize),
    /// Step `1` of petition `0`.
    Move(usize, usize),
    /// Events `from..to` of the ledger's plan.
    Ledger(usize, usize),
    /// What is handed out on a festival.
    Festival(usize),
    /// Some people come on record a second time.
    Twins,
    /// Whom to call about petitions, on the three levels.
    Directory,
    /// Towns are given to staff, and the contacts until then noted.
    Care,
    /// People come to the desk.
    Visits,
    /// What the desk came to know of people, and who is expected.
    Desk,
    /// Step `1` of payment run `0`.
    Release(usize, usize),
    /// The duty of a month is planned.
    Rota(Month),
    /// Step `0` of item `1` of the weekly list.
    Supervised(usize, usize),
    /// The day is handed over to the night.
    Handover,
}

/// Who petitions: name, first phone, and where they live.
#[derive(Debug, Clone, Default)]
pub(super) struct Caller {
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) lives: Option<DivisionCode>,
}

pub(super) struct Builder<'a> {
    pub(super) scribe: Scribe<'a>,
    pub(super) hands: Hands,
    pub(super) spec: &'a Spec,
    pub(super) own: &'a Own,
    pub(super) plan: &'a Plan,
    pub(super) terms: &'a Terms<'a>,
    pub(super) maker: Maker,
    /// Numbers in the order in which they come on record.
    pub(super) order: Vec<u32>,
    /// Of each number, the record.
    pub(super) ids: Vec<PersonId>,
    /// Versions of the records that were amended.
    pub(super) versions: HashMap<PersonId, u32>,
    /// Those who will petition.
    pub(super) callers: HashMap<u32, Option<Caller>>,
    /// Entries that will be taken back.
    pub(super) watched: HashMap<Key, Option<EntryId>>,
    /// Of each case, its petition.
    pub(super) petitions: Vec<Option<(PetitionId, u32)>>,
    /// Of each payment run, its number and version.
    pub(super) runs: HashMap<usize, (RunId, u32)>,
    pub(super) bank_file: BankFileOf<'a>,
}

impl<'a> Builder<'a> {
    fn new(
        (scribe, hands): (Scribe<'a>, Hands),
        (spec, own, plan): (&'a Spec, &'a Own, &'a Plan),
        terms: &'a Terms<'a>,
        bank_file: BankFileOf<'a>,
    ) -> Self {
        let callers: HashSet<u32> = plan.cases.iter().flat_map(|c| c.who.iter().copied()).collect();
        let maker = Maker::new(spec.seed, spec.today, scribe.divisions());
        Self {
            scribe,
            hands,
            spec,
            own,
            plan,
            terms,
            maker,
            order: Vec::new(),
            ids: Vec::new(),
            versions: HashMap::new(),
            callers: callers.into_iter().map(|n| (n, None)).collect(),
            watched: money::taken_back(&plan.events).into_iter().map(|key| (key, None)).collect(),
            petitions: vec![None; plan.cases.len()],
            runs: HashMap::new(),
            bank_file,
        }
    }

    /// Everything to do, by day.
    fn jobs(&mut self) -> Vec<(Date, Job)> {
        let mut jobs = self.intake();
        let seeded = self.spec.today.plus_days(-RECENT_DAYS);
        jobs.push((seeded, Job::Seed));
        jobs.push((self.spec.today, Job::Directory));
        jobs.push((self.spec.today, Job::Care));
        jobs.extend(self.desk_days());
        jobs.extend(self.place_days());
        jobs.extend(self.duty_days());
        jobs.extend(self.supervised_days());
        jobs.extend(self.confirmation_days());
        jobs.extend(self.release_days());
        jobs.extend(self.festival_days());
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
            Job::Twins => self.twins(on),
            Job::Directory => self.directory(on),
            Job::Care => self.care(on),
            Job::Visits => self.visits(on),
            Job::Desk => self.desk(on),
            Job::Settings(k) => self.settings(on, k),
            Job::Rates(k) => self.rates(on, k),
            Job::Budgets(year) => self.budgets(on, year),
            Job::Rules => self.rules(on),
            Job::Recovery => self.recovery(on),
            Job::Tell(k) => self.tell(on, k),
            Job::Confirm(k) => self.confirm(on, k),
            Job::Festival(k) => self.festival(on, k),
            Job::Release(k, step) => self.release(on, k, step),
            Job::Rota(month) => self.rota(on, month),
            Job::Supervised(step, k) => self.supervised(on, step, k),
            Job::Handover => self.handover(on),
        }
    }

    /// How many entries there are: they are numbered from one without a gap.
    fn entries(&mut self) -> Result<usize, Refusal> {
        let (mut there, mut beyond) = (0_u64, 1_u64 << 40);
        while beyond - there > 1 {
            let middle = there.midpoint(beyond);
            match self.scribe.asks(self.hands.clerk.clone(), self.spec.today, Query::Entry(EntryId(middle))) {
                Ok(_) => there = middle,
                Err(Refusal::NotFound(_)) => beyond = middle,
                Err(refused) => return Err(refused),
            }
        }
        Ok(usize::try_from(there).unwrap_or(usize::MAX))
    }

    pub(super) fn id(&self, n: u32) -> PersonId {
        self.ids.get(n as usize).copied().unwrap_or_default()
    }
}
