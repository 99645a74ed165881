//! Random histories over runs, re-issues, mergers, imports, returns, deaths, decisions about overpaid money and entries by hand: no obligation is
//! settled twice, the ledger balances, nothing gets into a closed month; and once everything is through, the books say of each obligation
//! what is due, and what is settled is that, or more that is listed or was waived. `RUN_HISTORIES` sets how many operations, `RUN_SEED` where they begin.
#![allow(clippy::disallowed_methods, clippy::print_stderr, reason = "size and seed from the environment")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use honordesk::bureau::command::{Corrected, LineAct, LineResult, PersonChange, RunAct};
use honordesk::bureau::{Answer, Bureau, Command, ImportRow, ImportRun, Outcome, Query, Reference, Refusal};
use honordesk::domain::ledger::run::RunState;
use honordesk::domain::ledger::{Doubt, EntryKind, RateAnswer, RateFacts, Rates, Righted};
use honordesk::domain::person::{Nature, RecognitionState};
use honordesk::domain::{Date, EntryId, Fen, Month, PersonId, RunId};
use honordesk::store::Store;

use super::bench::*;
use super::twice::graded;
use crate::bureau_support::*;
use crate::dice::Dice;
use crate::store_support::disk::{Contents, Disk};

/// Operations of one history.
const LENGTH: u64 = 400;
/// People of one history at its beginning, and when files brought more.
const PEOPLE: usize = 5;
const MOST_PEOPLE: usize = 9;

fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

pub struct History {
    pub b: Bench,
    pub dice: Dice,
    pub people: Vec<PersonId>,
    pub runs: Vec<RunId>,
    pub into: BTreeMap<PersonId, PersonId>,
    pub died: BTreeMap<PersonId, Date>,
    pub day: i64,
    pub done: u64,
}

impl History {
    fn new(seed: u64) -> Self {
        let disk = Disk::of(Contents::default());
        let store = Store::create_on(disk.folder(), &options().store()).unwrap();
        let mut b = Bench::unfounded();
        b.f.bureau = Bureau::on(store, Reference::embedded().unwrap(), &options());
        b.found("2025-02");
        b.on("2025-02-10");
        let people = (0..PEOPLE).map(|n| b.register(paid_person(n))).collect();
        Self {
            b,
            dice: Dice(seed),
            people,
            runs: Vec::new(),
            into: BTreeMap::new(),
            died: BTreeMap::new(),
            day: 0,
            done: 0,
        }
    }

    pub fn person(&mut self) -> PersonId {
        let people = self.people.clone();
        self.dice.one_of(&people)
    }

    /// Mostly one of the newest.
    fn run(&mut self) -> Option<RunId> {
        let back = self.dice.upto(3) as usize;
        self.runs.iter().rev().nth(back).or(self.runs.last()).copied()
    }

    pub fn now(&self) -> Month {
        self.b.f.today.get().month()
    }

    /// One operation; what is refused changes nothing, and a failure of the store is no refusal.
    fn step(&mut self) {
        let what = self.dice.upto(100);
        let result = match what {
            0..8 => self.draft(),
            8..45 => self.forward(),
            45..50 => self.backward(),
            50..68 => self.returns(),
            68..72 => self.reissue(),
            72..76 => self.on_line(),
            76..82 => self.amend(),
            82..84 => self.merge(),
            84..86 => self.unmerge(),
            86..88 => self.post(),
            88..90 => self.reverse(),
            90..92 => self.correct(),
            92..95 => self.decide(),
            95 => self.die(),
            96 => self.close(),
            97 => self.import(),
            _ => {
                self.wait();
                Ok(())
            }
        };
        if let Err(Refusal::Store(trouble)) = &result {
            panic!("{what}: {trouble:?}");
        }
        self.done += 1;
    }

    fn draft(&mut self) -> Result<(), Refusal> {
        let month = self.now();
        let run = self.b.draft_of("draws", &[PENSION], month)?;
        self.runs.push(run);
        Ok(())
    }

    /// The next step of a run, whoever's it is.
    fn forward(&mut self) -> Result<(), Refusal> {
        let Some(run) = self.run() else { return Ok(()) };
        let row = self.b.row(run);
        let (who, act) = match row.state {
            RunState::Draft if row.unexplained > 0 => {
                let line = self.b.lines(run).into_iter().find(|l| l.unexplained).unwrap();
                let act = LineAct::Explain { words: "核对无误".into() };
                return self.b.run("draws", Command::ActOnLine { run, seq: line.seq, act }).map(drop);
            }
            RunState::Draft => match self.b.step("draws", run, RunAct::Freeze) {
                Err(Refusal::Run(_)) => ("draws", RunAct::Redraft),
                other => return other.map(drop),
            },
            RunState::Frozen => ("checker", RunAct::Review),
            RunState::Reviewed => ("head", approve()),
            RunState::Approved if row.total.0 == 0 => ("settles", RunAct::Reconcile { total: row.paid_sum }),
            RunState::Approved => ("sends", export()),
            RunState::Returned => ("settles", RunAct::Reconcile { total: row.paid_sum }),
            RunState::Reconciled => ("settles", RunAct::Close),
            RunState::Exported | RunState::Closed | RunState::Abandoned => return Ok(()),
        };
        self.b.step(who, run, act).map(drop)
    }

    fn backward(&mut self) -> Result<(), Refusal> {
        let Some(run) = self.run() else { return Ok(()) };
        let reason = || "再核对".to_owned();
        let (who, act) = self.dice.one_of(&[("draws", 0), ("checker", 1), ("head", 2), ("draws", 3)]);
        let act = match act {
            0 => RunAct::Thaw { reason: reason() },
            1 => RunAct::Return { reason: reason() },
            2 => RunAct::Recall { reason: reason() },
            _ => RunAct::Abandon { reason: reason() },
        };
        self.b.step(who, run, act).map(drop)
    }

    /// A return in whatever pieces, sometimes again, sometimes with another answer.
    fn returns(&mut self) -> Result<(), Refusal> {
        let Some(run) = self.run() else { return Ok(()) };
        let mut results = Vec::new();
        for line in self.b.lines(run).into_iter().filter(|l| l.amount.0 > 0) {
            match self.dice.upto(5) {
                0 => {}
                1 => results.push(failed(line.seq)),
                _ => results.push(paid(line.seq)),
            }
        }
        // What is on record already is mostly said again as it was.
        for result in &mut results {
            let line = self.b.lines(run).into_iter().find(|l| l.seq == result.seq).unwrap();
            if line.state != "open" && self.dice.upto(10) > 0 {
                *result = LineResult {
                    seq: line.seq,
                    failed: (line.state != "paid").then(|| line.why.clone()),
                    day: None,
                };
            }
        }
        self.b.returns(run, results).map(drop)
    }

    fn reissue(&mut self) -> Result<(), Refusal> {
        let Some(run) = self.run() else { return Ok(()) };
        self.b.all_good("draws", run);
        let done = self.b.run("draws", Command::ReissueLines { run, seqs: vec![] })?;
        if let Outcome::Run(id, _) = done.outcome {
            self.b.cleared("draws", id);
            self.runs.push(id);
        }
        Ok(())
    }

    fn on_line(&mut self) -> Result<(), Refusal> {
        let Some(run) = self.run() else { return Ok(()) };
        let seq = self.dice.upto(PEOPLE as u32) + 1;
        let (who, act) = match self.dice.upto(9) {
            0 => ("settles", LineAct::Leave { reason: "留待下次".into() }),
            1 => ("settles", LineAct::TakeBack { reason: "退汇".into() }),
            2 => ("settles", LineAct::Stand { reason: "银行已更正".into() }),
            3 => {
                let day = self.b.f.today.get();
                ("settles", LineAct::PaidAfterAll { day, reason: "存折已到账".into() })
            }
            4 => ("settles", LineAct::Withdraw),
            5 => ("head", LineAct::Refuse { reason: "再核对".into() }),
            _ => ("head", LineAct::Agree),
        };
        // What waits for somebody comes first.
        let claimed = self.b.lines(run).into_iter().find(|line| line.claimed.is_some());
        let seq = claimed.map_or(seq, |line| line.seq);
        self.b.on_line(who, run, seq, act).map(drop)
    }

    fn amend(&mut self) -> Result<(), Refusal> {
        let person = self.person();
        let grade = self.dice.one_of(&[5, 6, 6]);
        let mut held = graded(grade, RecognitionState::Receiving);
        if self.dice.upto(5) == 0 {
            held.state = RecognitionState::Stopped;
            held.until = Some(self.b.f.today.get());
        }
        let change = PersonChange::Recognitions(vec![held]);
        self.b.amend_despite("window", person, change, "原来记错").map(drop)
    }

    fn merge(&mut self) -> Result<(), Refusal> {
        let (keep, gone) = (self.person(), self.person());
        self.b.f.merge(keep, gone)?;
        self.into.insert(gone, keep);
        Ok(())
    }

    pub fn stands_for(&self, person: PersonId) -> PersonId {
        self.into.get(&person).map_or(person, |into| self.stands_for(*into))
    }

    fn unmerge(&mut self) -> Result<(), Refusal> {
        let person = self.person();
        self.b.f.unmerge(person)?;
        self.into.remove(&person);
        Ok(())
    }

    fn post(&mut self) -> Result<(), Refusal> {
        let (person, month) = (self.person(), self.now());
        let kind = self.dice.one_of(&[EntryKind::Due, EntryKind::Paid]);
        let posting = posting(person, kind, &month.to_string(), 50_000);
        // Another one agrees to what the records do not say, and to nothing beyond what is due.
        let beyond = |doubt: &Doubt| matches!(doubt, Doubt::MoreThanDue { .. } | Doubt::PostedBefore { .. });
        match self.b.run("maker", Command::Post { posting: posting.clone() }) {
            Err(Refusal::Doubtful(d)) if !d.iter().any(beyond) => self.b.by_hand("maker", posting).map(drop),
            done => done.map(drop),
        }
    }

    fn reverse(&mut self) -> Result<(), Refusal> {
        let entry = EntryId(u64::from(self.dice.upto(60)) + 1);
        let reason = || "记错了".to_owned();
        match self.b.run("agrees", Command::Reverse { entry, reason: reason() }) {
            Err(Refusal::PaidByTwo(entry)) => {
                let ask = Command::AskReversal { entry, right: None, reason: reason() };
                self.b.run("agrees", ask)?;
                self.b.run("head", Command::AgreeReversal { entry }).map(drop)
            }
            other => other.map(drop),
        }
    }

    fn correct(&mut self) -> Result<(), Refusal> {
        let entry = EntryId(u64::from(self.dice.upto(60)) + 1);
        let amount = Fen(10_000 + i64::from(self.dice.upto(40_000)));
        let right = Corrected { programme: PENSION.into(), month: self.now(), amount };
        let reason = "记错了".to_owned();
        let command = Command::Correct { entry, right: right.clone(), reason: reason.clone() };
        match self.b.run("maker", command) {
            Err(Refusal::Doubtful(_)) => {}
            done => return done.map(drop),
        }
        let Corrected { programme, month, amount } = right;
        let right = Some(Righted { programme, month, amount });
        self.b.run("maker", Command::AskReversal { entry, right, reason })?;
        self.b.run("agrees", Command::AgreeReversal { entry }).map(drop)
    }

    /// A file of people, half of them on record already in some: then nobody of it is taken in. The same file comes again now and then.
    fn import(&mut self) -> Result<(), Refusal> {
        let from = self.people.len() - self.dice.upto(2) as usize;
        let upto = (from + 2).min(MOST_PEOPLE);
        let mut rows = (from..upto).zip(1..).map(|(n, row)| ImportRow { row, facts: paid_person(n) });
        let (digest, file) = ([from as u8; 32], format!("{from}.xlsx"));
        let asking = self.b.f.asking(Some(staff("maker")));
        let run = ImportRun { digest, file, rows: &mut rows, go_on: &mut |_| true };
        let taken = self.b.f.bureau.import_people(&asking, run)?;
        let Outcome::Imported { people: taken, .. } = taken.outcome else { panic!() };
        for _ in 0..taken {
            let id = PersonId(self.people.len() as u32 + 1);
            self.people.push(id);
            self.b.agree_for(id);
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Refusal> {
        let month = self.now().plus(-(self.dice.upto(2) as i32));
        self.b.run("checker", Command::CloseMonth { month, despite: Some("试算".into()) }).map(drop)
    }

    fn wait(&mut self) {
        // The published rates hold until July 2025.
        let days = i64::from(self.dice.upto(12));
        if self.day + days < 150 {
            self.day += days;
            self.b.f.today.set(date("2025-02-10").plus_days(self.day));
        }
    }

    /// Nobody was paid more for a month than the highest grade ever paid to each of their records, whichever way: runs, again, by hand.
    fn never_twice(&self, most: i64) {
        let mut paid: BTreeMap<(PersonId, Month), i64> = BTreeMap::new();
        let newest = self
            .people
            .iter()
            .flat_map(|person| self.b.statement(*person).lines.into_iter().map(|l| l.entry));
        for entry in 1..=newest.max().unwrap_or_default().0 {
            let Answer::Entry(view) = self.b.ask("maker", Query::Entry(EntryId(entry))) else { panic!() };
            if view.line.kind == EntryKind::Paid {
                *paid.entry((view.person, view.line.month)).or_default() += view.line.amount.0;
            }
        }
        for ((person, month), fen) in paid {
            let records = self.people.iter().filter(|p| self.stands_for(**p) == person).count() as i64;
            assert!((0..=most * records).contains(&fen), "{person} {month}: {fen} of {most} for {records}");
        }
    }
}

/// What the highest grade of the histories pays a month.
fn most_a_month() -> i64 {
    let facts = RateFacts {
        group: "11",
        grade: Some(5),
        nature: Some(Nature::Duty),
        mental: false,
        service_years: None,
    };
    match Rates::embedded().unwrap().rate_on(PENSION, &facts, date("2025-03-01")) {
        RateAnswer::Known(rate) => rate.amount.0 / 12 + 1,
        _ => panic!(),
    }
}

/// One history; how many lines it paid.
fn history(seed: u64, most: i64) -> u64 {
    let mut history = History::new(seed);
    while history.done < LENGTH {
        history.step();
    }
    history.never_twice(most);
    history.b.f.sound();
    history.bring_to_rest();
    history.books_agree();
    history.b.f.sound();
    history.runs.iter().map(|run| u64::from(history.b.row(*run).paid)).sum()
}

/// Says which history failed, whatever the failure.
struct Blame(u64);

impl Drop for Blame {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("failed with RUN_SEED={}", self.0);
        }
    }
}

#[test]
fn no_history_pays_an_obligation_twice() {
    let wanted = from_environment("RUN_HISTORIES", 100_000);
    let seed = from_environment("RUN_SEED", 7);
    let most = most_a_month();
    let (next, paid) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= wanted.div_ceil(LENGTH) {
                        break;
                    }
                    let _blame = Blame(seed + n);
                    let lines = history(seed + n, most);
                    paid.fetch_add(lines, Ordering::Relaxed);
                }
            });
        }
    });
    let paid = paid.into_inner();
    eprintln!("{wanted} operations from seed {seed}: {paid} lines paid");
    assert!(paid > wanted / 400, "the histories come far enough");
}
