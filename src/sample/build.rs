//! Writes a sample through the one door, day by day: people come on record, months are posted and closed, petitions are
//! taken in and moved, each on its own business date, so that the journal tells the ten years as they would have been.

use std::collections::{HashMap, HashSet};

use super::facts::Maker;
use super::founding::{self, CHECKER, CLERK, HEAD, OFFICER};
use super::money::{self, Act, Event, Key, Line};
use super::petitions::{Case, Step};
use super::plan::{Plan, Spec, entries};
use super::roster::REPORT_PEOPLE;
use super::scribe::{Hands, Scribe};
use super::terms::Terms;
use crate::bureau::command::{ActRequest, PersonChange, Posting};
use crate::bureau::{Bureau, Command, Outcome, Refusal, SeedPetition};
use crate::domain::petition::{Demand, PetitionAct, PetitionFacts, Petitioner};
use crate::domain::{Date, EntryId, Month, PersonId, PetitionId};

/// People taken in by one command; larger ones would have the lookup index built anew each time.
const BATCH: usize = 5_000;

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
    let hands = scribe.found(start, founding::founding(spec.people, spec.seed), [CLERK, CHECKER, HEAD, OFFICER])?;
    let mut builder = Builder::new(scribe, hands, spec, &plan, &terms);
    let jobs = builder.jobs();
    let all = jobs.len();
    for (done, (on, job)) in jobs.into_iter().enumerate() {
        if done % 16 == 0 {
            progress(Progress { done, all, on });
        }
        builder.carry_out(on, job)?;
    }
    progress(Progress { done: all, all, on: spec.today });
    Ok(Made { people: spec.people, entries: entries(&plan.events), petitions: plan.cases.len() })
}

/// One day's piece of work, in the order in which a day's pieces are done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Job {
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
}

struct Builder<'a> {
    scribe: Scribe<'a>,
    hands: Hands,
    spec: &'a Spec,
    plan: &'a Plan,
    terms: &'a Terms<'a>,
    maker: Maker,
    /// Numbers in the order in which they come on record.
    order: Vec<u32>,
    /// Of each number, the record.
    ids: Vec<PersonId>,
    /// Versions of the records that were amended.
    versions: HashMap<PersonId, u32>,
    /// Name and first phone of those who will petition.
    callers: HashMap<u32, Option<(String, String)>>,
    /// Entries that will be taken back.
    watched: HashMap<Key, Option<EntryId>>,
    /// Of each case, its petition.
    petitions: Vec<Option<(PetitionId, u32)>>,
}

impl<'a> Builder<'a> {
    fn new(scribe: Scribe<'a>, hands: Hands, spec: &'a Spec, plan: &'a Plan, terms: &'a Terms<'a>) -> Self {
        let callers: HashSet<u32> = plan.cases.iter().flat_map(|c| c.who.iter().copied()).collect();
        Self {
            scribe,
            hands,
            spec,
            plan,
            terms,
            maker: Maker::new(spec.seed, spec.today),
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

    /// People by the month in which they come on record; fills `order` and `ids`.
    fn intake(&mut self) -> Vec<(Date, Job)> {
        let start = self.plan.frame.start;
        let months: Vec<Month> = start.through(self.spec.today.month()).collect();
        let place = |joined: Month| months.iter().position(|m| *m == joined).unwrap_or(0) as u16;
        let joined: Vec<u16> = (0..self.spec.people)
            .map(|n| match self.plan.lives.get(n as usize) {
                Some(life) => place(life.joined),
                // Those beyond the report's size were all there from the beginning.
                None => 0,
            })
            .collect();
        self.order = (0..self.spec.people).collect();
        self.order.sort_by_key(|n| joined.get(*n as usize).copied().unwrap_or(0));
        self.ids = vec![PersonId(0); self.order.len()];
        let mut jobs = Vec::new();
        let mut from = 0;
        for (at, month) in (0..).zip(&months) {
            let upto = self.order.partition_point(|n| joined.get(*n as usize).copied().unwrap_or(0) <= at);
            while from < upto {
                let to = upto.min(from + BATCH);
                jobs.push((month.first_day().plus_days(1), Job::TakeIn(from, to)));
                from = to;
            }
        }
        jobs
    }

    fn carry_out(&mut self, on: Date, job: Job) -> Result<(), Refusal> {
        match job {
            Job::TakeIn(from, to) => self.take_in(on, from, to),
            Job::Seed => self.seed(on),
            Job::Register(case) => self.register(on, case),
            Job::Move(case, step) => self.step(on, case, step),
            Job::Ledger(from, to) => self.ledger(on, from, to),
        }
    }

    fn take_in(&mut self, on: Date, from: usize, to: usize) -> Result<(), Refusal> {
        let numbers: Vec<u32> = self.order.get(from..to).unwrap_or_default().to_vec();
        for (n, place) in numbers.iter().zip(from..) {
            if let Some(id) = self.ids.get_mut(*n as usize) {
                *id = PersonId(u32::try_from(place + 1).unwrap_or(u32::MAX));
            }
        }
        let Self { scribe, hands, plan, maker, callers, .. } = self;
        let rows = numbers.into_iter().map(|n| {
            let (slot, mut life) = plan.life(n);
            if n >= REPORT_PEOPLE {
                life.died = None;
            }
            let facts = maker.record(n, slot, &life);
            if let Some(kept) = callers.get_mut(&n) {
                *kept = Some((facts.name.clone(), facts.phones.first().cloned().unwrap_or_default()));
            }
            facts
        });
        scribe.take_in(hands.clerk.clone(), on, rows)
    }

    fn id(&self, n: u32) -> PersonId {
        self.ids.get(n as usize).copied().unwrap_or_default()
    }

    /// Takes in what was received until `on`, with the steps until then.
    fn seed(&mut self, on: Date) -> Result<(), Refusal> {
        let plan = self.plan;
        let older: Vec<SeedPetition> =
            plan.cases.iter().enumerate().take_while(|(_, c)| c.received <= on).map(|(n, c)| self.seeded(n, c, on)).collect();
        if older.is_empty() {
            return Ok(());
        }
        for (n, (kept, seed)) in self.petitions.iter_mut().zip(&older).enumerate() {
            // Numbers are given out in order; every act and the handing over make a version.
            let versions = 1 + seed.acts.len() + usize::from(seed.handed.is_some());
            *kept = Some((PetitionId(n as u32 + 1), versions as u32));
        }
        self.scribe.seed(self.hands.officer.clone(), on, older)
    }

    fn seeded(&self, n: usize, case: &Case, until: Date) -> SeedPetition {
        let who = self.hands.on_petitions(n).staff;
        let done = case.steps.iter().enumerate().filter(|(_, step)| step.on <= until);
        let (assigned, others): (Vec<_>, Vec<_>) = done.partition(|(_, step)| step.act == PetitionAct::Assign);
        let acts = others.into_iter().map(|(k, step)| {
            let mut act = request(case, step, k == 0);
            act.on = Some(step.on);
            let by = if step.act == PetitionAct::ApproveExtension { self.hands.head.staff } else { who };
            (act, by)
        });
        SeedPetition {
            facts: self.petition_facts(case),
            taken_by: self.hands.at_window(n).staff,
            handed: assigned.first().map(|(_, step)| (step.on, who)),
            acts: acts.collect(),
        }
    }

    fn register(&mut self, on: Date, at: usize) -> Result<(), Refusal> {
        let Some(case) = self.plan.cases.get(at) else { return Ok(()) };
        let facts = self.petition_facts(case);
        let command = Command::RegisterPetition { facts: Box::new(facts) };
        let receipt = self.scribe.does(self.hands.at_window(at), on, command)?;
        if let (Outcome::Petition(id, _, version), Some(kept)) = (receipt.outcome, self.petitions.get_mut(at)) {
            *kept = Some((id, version));
        }
        Ok(())
    }

    fn petition_facts(&self, case: &Case) -> PetitionFacts {
        let petitioners = case.who.iter().map(|n| {
            let (name, phone) = self.callers.get(n).cloned().flatten().unwrap_or_default();
            Petitioner {
                person: Some(self.id(*n)),
                name,
                phone,
                representative: case.headcount > 1,
                ..Petitioner::default()
            }
        });
        PetitionFacts {
            received: case.received,
            received_at: Some(case.at),
            channel: case.channel,
            origin: case.origin,
            purpose: case.purpose,
            petitioners: petitioners.collect(),
            headcount: case.headcount,
            anonymous: case.who.is_empty(),
            secret: case.secret,
            demands: vec![Demand {
                text: case.demand.to_owned(),
                route: None,
                entry: None,
                outcome: String::new(),
            }],
            division: None,
            repeats: None,
            external_number: String::new(),
        }
    }

    fn step(&mut self, on: Date, at: usize, step: usize) -> Result<(), Refusal> {
        let plan = self.plan;
        let Some(case) = plan.cases.get(at) else { return Ok(()) };
        let first = step == 0;
        let Some(step) = case.steps.get(step) else { return Ok(()) };
        let Some(Some((petition, seen))) = self.petitions.get(at).copied() else { return Ok(()) };
        let who = match step.act {
            PetitionAct::ApproveExtension => self.hands.head.clone(),
            _ => self.hands.on_petitions(at),
        };
        let command = match step.act {
            PetitionAct::Assign => Command::AssignPetition { petition, seen, to: who.staff },
            _ => Command::ActOnPetition { petition, seen, act: request(case, step, first) },
        };
        let receipt = self.scribe.does(who, on, command)?;
        if let (Outcome::Petition(id, _, version), Some(kept)) = (receipt.outcome, self.petitions.get_mut(at)) {
            *kept = Some((id, version));
        }
        Ok(())
    }

    fn ledger(&mut self, on: Date, from: usize, to: usize) -> Result<(), Refusal> {
        let plan = self.plan;
        let mut batch: Vec<Line> = Vec::new();
        for event in plan.events.get(from..to).unwrap_or_default() {
            if let Act::Batch(line) = &event.act {
                if batch.last().is_some_and(|l| l.item != line.item) {
                    self.post(on, &mut batch)?;
                }
                batch.push(*line);
                continue;
            }
            self.post(on, &mut batch)?;
            match &event.act {
                Act::Batch(_) => {}
                Act::Death(n, died) => self.death(on, *n, *died)?,
                Act::Reverse(key, _, reason) => self.reverse(on, key, reason)?,
                Act::Again(line, why) => {
                    let posting = self.posting(line);
                    let command = Command::Post { posting, despite: Some((*why).to_owned()) };
                    self.scribe.does(self.hands.clerk.clone(), on, command)?;
                }
                Act::Close(month) => {
                    self.scribe.does(self.hands.checker.clone(), on, Command::CloseMonth { month: *month })?;
                }
            }
        }
        self.post(on, &mut batch)
    }

    /// Posts the lines of one programme's month and notes the entries that will be taken back.
    fn post(&mut self, on: Date, batch: &mut Vec<Line>) -> Result<(), Refusal> {
        if batch.is_empty() {
            return Ok(());
        }
        let postings = batch.iter().map(|line| self.posting(line)).collect();
        let receipt = self.scribe.does(self.hands.clerk.clone(), on, Command::PostMany { postings })?;
        if let Outcome::Entries(first, _) = receipt.outcome {
            for (line, n) in batch.iter().zip(first.0..) {
                if let Some(kept) = self.watched.get_mut(&line.key()) {
                    *kept = Some(EntryId(n));
                }
            }
        }
        batch.clear();
        Ok(())
    }

    fn posting(&self, line: &Line) -> Posting {
        Posting {
            person: self.id(line.person),
            programme: self.terms.programme(line.item).to_owned(),
            month: line.month,
            kind: line.kind,
            amount: line.amount,
            booked: None,
            memo: line.memo.to_owned(),
        }
    }

    fn reverse(&mut self, on: Date, key: &Key, reason: &str) -> Result<(), Refusal> {
        let Some(Some(entry)) = self.watched.get(key).copied() else { return Ok(()) };
        let command = Command::Reverse { entry, reason: reason.to_owned() };
        self.scribe.does(self.hands.checker.clone(), on, command).map(drop)
    }

    fn death(&mut self, on: Date, n: u32, died: Date) -> Result<(), Refusal> {
        let person = self.id(n);
        let seen = self.versions.get(&person).copied().unwrap_or(1);
        let command = Command::AmendPerson { person, seen, changes: vec![PersonChange::Died(Some(died))] };
        let receipt = self.scribe.does(self.hands.clerk.clone(), on, command)?;
        if let Outcome::Person(id, version) = receipt.outcome {
            self.versions.insert(id, version);
        }
        Ok(())
    }
}

/// The ledger's events, a day at a time.
fn ledger_days(events: &[Event]) -> Vec<(Date, Job)> {
    let mut days = Vec::new();
    let mut from = 0;
    while let Some(first) = events.get(from) {
        let len = events.get(from..).unwrap_or_default().partition_point(|e| e.on == first.on);
        days.push((first.on, Job::Ledger(from, from + len)));
        from += len;
    }
    days
}

/// A step as it is asked for; the first thing done decides the way the petition goes.
fn request(case: &Case, step: &Step, first: bool) -> ActRequest {
    ActRequest { until: step.until, route: case.route.filter(|_| first), ..ActRequest::new(step.act) }
}
