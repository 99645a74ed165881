//! A small bureau for tests: its own folder, cheap passwords, a day of its own.
#![allow(dead_code, missing_docs, reason = "each test file uses its part")]

mod accounts;
mod facts;
pub mod secrecy;
pub use facts::*;

use honordesk::bureau::answer::{AccountRow, Apart, JournalLine, StaffRow};
use honordesk::bureau::command::{AccountTarget, Founding, NewStaff, Posting, Secret};
use honordesk::bureau::query::JournalFilter;
use honordesk::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, HashCost, Moment, Outcome, Query, Receipt, Refusal,
    Session,
};

use honordesk::domain::person::{Belonging, PersonFacts, PersonField};
use honordesk::domain::petition::PetitionFacts;
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{
    CondolenceId, Date, DivisionCode, EntryId, Month, PersonId, PetitionId, ResidentId, StaffId, VisitId,
};
use std::cell::Cell;
use tempfile::TempDir;

/// The password of everyone here.
pub const PASSWORD: &str = "Tian-Ma7 xing kong";

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

pub fn division(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

/// A sound identity number of 花县, born in 1950, the `n`th of its day.
pub fn resident_id(n: usize) -> ResidentId {
    let born = date("1950-01-01").plus_days(i64::try_from(n / 1000).unwrap());
    let body = format!("440121{}{:03}", born.number(), n % 1000);
    let mut tries = "0123456789X".chars().map(|c| format!("{body}{c}"));
    tries.find_map(|text| ResidentId::parse(&text).ok()).unwrap().id
}

/// Staff by what they do; in this order they are numbered from 1.
pub const STAFF: [(&str, &[Role]); 8] = [
    ("admin", &[Role::SystemAdmin]),
    ("safety", &[Role::SecurityAdmin]),
    ("auditor", &[Role::Auditor]),
    ("window", &[Role::FrontDesk]),
    ("maker", &[Role::Maker]),
    ("checker", &[Role::Checker]),
    ("petitions", &[Role::Petitions]),
    ("head", &[Role::Head]),
];

pub fn staff_id(login: &str) -> StaffId {
    StaffId(STAFF.iter().position(|(l, _)| *l == login).unwrap() as u16 + 1)
}

pub fn new_staff(login: &str, roles: &[Role]) -> NewStaff {
    NewStaff {
        login: login.into(),
        name: format!("试{}", login.len()),
        roles: roles.to_vec(),
        desk: "一号窗口".into(),
        password: Some(Secret::new(PASSWORD.into())),
    }
}

pub fn founding() -> Founding {
    Founding {
        bureau: "试验区退役军人事务局".into(),
        division: division("440114"),
        level: ProtectionLevel::Three,
        staff: STAFF.iter().map(|(login, roles)| new_staff(login, roles)).collect(),
        settings: Vec::new(),
        sample_of: None,
    }
}

pub struct Fixture {
    pub dir: TempDir,
    pub bureau: Bureau,
    pub today: Cell<Date>,
    pub at_ms: Cell<i64>,
    pub keys: Cell<u64>,
    pub visit: Cell<Option<VisitId>>,
}

pub fn options() -> BureauOptions {
    BureauOptions { hash_cost: HashCost::CHEAPEST, database_id: Some([7; 16]), ..BureauOptions::default() }
}

impl Fixture {
    /// A founded bureau on 2026-11-23 with one of every role.
    pub fn new() -> Self {
        let fixture = Self::unfounded();
        fixture.run_as(None, Command::Found(founding())).unwrap();
        fixture
    }

    /// A bureau of synthetic people: its staff have no passwords.
    pub fn sample() -> Self {
        let fixture = Self::unfounded();
        let mut founding = founding();
        founding.staff.iter_mut().for_each(|s| s.password = None);
        founding.sample_of = Some("seed 1".into());
        fixture.run_as(None, Command::Found(founding)).unwrap();
        fixture
    }

    pub fn unfounded() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let bureau = Bureau::create(&dir.path().join("data"), &options()).unwrap();
        let (today, at_ms) = (Cell::new(date("2026-11-23")), Cell::new(1_795_400_000_000));
        Self { dir, bureau, today, at_ms, keys: Cell::new(1), visit: Cell::new(None) }
    }

    /// The same folder, opened again.
    pub fn reopened(self) -> Self {
        let Self { dir, bureau, today, at_ms, keys, visit } = self;
        bureau.close().unwrap();
        let (bureau, report) = Bureau::open(&dir.path().join("data"), &options()).unwrap();
        assert!(report.founded && !report.unclean && report.replayed == 0);
        Self { dir, bureau, today, at_ms, keys, visit }
    }

    pub fn asking(&self, who: Option<StaffId>) -> Asking {
        let n = self.keys.get();
        self.keys.set(n + 1);
        self.at_ms.set(self.at_ms.get() + 1000);
        let mut key = [0; 16];
        key[..8].copy_from_slice(&n.to_be_bytes());
        Asking {
            session: who.map(|staff| Session { staff, desk: "一号窗口".into() }),
            moment: Moment { today: self.today.get(), at_ms: self.at_ms.get() },
            visit: self.visit.get(),
            key,
        }
    }

    pub fn run_as(&self, who: Option<&str>, command: Command) -> Result<Receipt, Refusal> {
        self.bureau.execute(&self.asking(who.map(staff_id)), command)
    }

    pub fn run(&self, who: &str, command: Command) -> Result<Receipt, Refusal> {
        self.run_as(Some(who), command)
    }

    /// A closed month is opened again: the checker asks, the head agrees.
    pub fn reopen(&self, of: &str, reason: &str) {
        let month = month(of);
        self.run("checker", Command::AskReopening { month, reason: reason.into() }).unwrap();
        self.run("head", Command::ReopenMonth { month }).unwrap();
    }

    pub fn ask(&self, who: &str, query: Query) -> Result<Answer, Refusal> {
        self.bureau.query(&self.asking(Some(staff_id(who))), query)
    }

    /// Somebody new; whatever account comes along is agreed to by another at once.
    pub fn register(&self, mut facts: PersonFacts) -> PersonId {
        let payees = std::mem::take(&mut facts.payees);
        let command = Command::RegisterPerson { facts: Box::new(facts), despite: None };
        let person = person_of(&self.run("maker", command).unwrap());
        self.approve_waiting(person);
        for (at, payee) in payees.into_iter().enumerate() {
            let target = AccountTarget::Payee { at: at as u8, payee: Box::new(payee) };
            self.ask_account("maker", person, target, None).unwrap();
            self.approve_waiting(person);
        }
        person
    }

    pub fn person(&self, n: usize) -> PersonId {
        self.register(person(n))
    }

    /// One entry by one person.
    pub fn post_alone(&self, posting: Posting) -> Result<EntryId, Refusal> {
        match self.run("maker", Command::Post { posting })?.outcome {
            Outcome::Entries(id, 1) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    /// One entry by hand; the head agrees where it takes two.
    pub fn by_hand(&self, who: &str, posting: Posting) -> Result<Receipt, Refusal> {
        by_two(|who, command| self.run(who, command), (who, "head"), posting)
    }

    pub fn post(&self, posting: Posting) -> Result<EntryId, Refusal> {
        match self.by_hand("maker", posting)?.outcome {
            Outcome::Entries(id, 1) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    /// The ledger begins on a day, with one entry.
    pub fn begin(&self, first: Posting, on: &str) {
        self.post(Posting { booked: Some(date(on)), ..first }).unwrap();
    }

    /// An entry is taken back: by the checker, and a payment by the checker and the head.
    pub fn take_back(&self, entry: EntryId, reason: &str) -> Result<Receipt, Refusal> {
        let reason = reason.to_owned();
        match self.run("checker", Command::Reverse { entry, reason: reason.clone() }) {
            Err(Refusal::PaidByTwo(entry)) => {
                self.run("checker", Command::AskReversal { entry, right: None, reason })?;
                self.run("head", Command::AgreeReversal { entry })
            }
            other => other,
        }
    }

    pub fn take_in(&self, facts: PetitionFacts) -> (PetitionId, String, u32) {
        let receipt = self.run("petitions", Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
        petition_of(&receipt)
    }

    /// The version of a person's record.
    pub fn version(&self, id: PersonId) -> u32 {
        match self.ask("maker", Query::Card(id)) {
            Ok(Answer::Card(card)) => card.version,
            other => panic!("{other:?}"),
        }
    }

    /// Makes two records one, with all that comes along.
    pub fn merge(&self, keep: PersonId, gone: PersonId) -> Result<Receipt, Refusal> {
        self.merge_taking(keep, gone, &[], false)
    }

    /// The same, with parts of the one that goes; `lives` whatever death is on one of them.
    pub fn merge_taking(
        &self,
        keep: PersonId,
        gone: PersonId,
        take: &[PersonField],
        lives: bool,
    ) -> Result<Receipt, Refusal> {
        let moves = match self.ask("maker", Query::Together(keep, gone)) {
            Ok(Answer::Together(together)) => together.belongings[1].count(),
            _ => 0,
        };
        let seen = |id| (id, self.version(id));
        let (keep, gone, reason) = (seen(keep), seen(gone), "同一人，两份档案".to_owned());
        self.run("maker", Command::MergePeople { keep, gone, take: take.to_vec(), moves, lives, reason })
    }

    /// Puts a record apart again.
    pub fn unmerge(&self, person: PersonId) -> Result<Receipt, Refusal> {
        self.unmerge_giving("maker", person, &[])
    }

    /// The same, with what was added since and goes with it.
    pub fn unmerge_giving(
        &self,
        who: &str,
        person: PersonId,
        give: &[Belonging],
    ) -> Result<Receipt, Refusal> {
        let (seen, reason) = (self.version(person), "确属两人".to_owned());
        self.run(who, Command::UnmergePeople { person, seen, give: give.to_vec(), reason })
    }

    /// Somebody of the staff does this as well.
    pub fn also(&self, login: &str, roles: &[Role]) {
        let (staff, seen) = (staff_id(login), self.account(login).staff.version);
        let roles = roles.to_vec();
        self.run("safety", Command::SetRoles { staff, seen, roles }).unwrap();
    }

    /// What the one who puts a record apart is shown.
    pub fn apart(&self, who: &str, person: PersonId) -> Result<Apart, Refusal> {
        match self.ask(who, Query::Apart(person))? {
            Answer::Apart(apart) => Ok(*apart),
            other => panic!("{other:?}"),
        }
    }

    /// The newest entries of the journal, as the auditor reads them.
    pub fn journal(&self, limit: usize) -> Vec<JournalLine> {
        self.journal_by(JournalFilter::default(), limit)
    }

    /// The newest that fit.
    pub fn journal_by(&self, filter: JournalFilter, limit: usize) -> Vec<JournalLine> {
        match self.ask("auditor", Query::Journal { filter, before: None, limit }) {
            Ok(Answer::Journal(page)) => page.lines,
            other => panic!("{other:?}"),
        }
    }

    /// How the account of somebody stands.
    pub fn account(&self, login: &str) -> AccountRow {
        let Ok(Answer::Accounts(rows)) = self.ask("auditor", Query::Accounts) else { panic!() };
        rows.into_iter().find(|row| row.staff.login == login).unwrap()
    }

    /// The auditor gives their word for a password that somebody else set.
    pub fn vouch(&self, login: &str) {
        let StaffRow { id: staff, version: seen, .. } = self.account(login).staff;
        self.run("auditor", Command::AgreePassword { staff, seen }).unwrap();
    }

    /// The head agrees to what waits of a condolence list.
    pub fn agree_list(&self, list: CondolenceId) {
        let query = Query::Condolence { list, text: String::new(), offset: 0, limit: 0 };
        let Ok(Answer::Condolence(view)) = self.ask("head", query) else { panic!() };
        self.run("head", Command::AgreeCondolence { list, seen: view.row.version }).unwrap();
    }

    /// Every invariant holds.
    pub fn sound(&self) {
        for invariant in self.bureau.check(&mut |_| {}) {
            assert!(invariant.held, "{}: {:?}", invariant.name, invariant.detail);
        }
    }
}

/// One entry by hand; where it takes two, the first asks and the second agrees.
pub fn by_two(
    run: impl Fn(&str, Command) -> Result<Receipt, Refusal>,
    (who, second): (&str, &str),
    posting: Posting,
) -> Result<Receipt, Refusal> {
    match run(who, Command::Post { posting: posting.clone() }) {
        Err(Refusal::Doubtful(_)) => {}
        done => return done,
    }
    let asked = run(who, Command::AskPosting { posting, reason: "核对过".into() })?;
    let Outcome::PostingAsked(ask) = asked.outcome else { panic!("{asked:?}") };
    run(second, Command::AgreePosting { ask })
}

pub fn person_of(receipt: &Receipt) -> PersonId {
    match receipt.outcome {
        Outcome::Person(id, _) => id,
        ref other => panic!("{other:?}"),
    }
}

pub fn petition_of(receipt: &Receipt) -> (PetitionId, String, u32) {
    match &receipt.outcome {
        Outcome::Petition(id, number, version) => (*id, number.clone(), *version),
        other => panic!("{other:?}"),
    }
}

pub fn sign_in(login: &str, password: &str) -> Command {
    Command::SignIn {
        login: login.into(), password: Secret::new(password.into()), desk: "二号窗口".into()
    }
}

/// What a text finds.
pub fn lookup(f: &Fixture, text: &str, offset: usize, limit: usize) -> honordesk::bureau::answer::Lookup {
    match f.ask(
        "petitions",
        honordesk::bureau::Query::Lookup { text: text.into(), offset, limit, recent: vec![] },
    ) {
        Ok(honordesk::bureau::Answer::Lookup(found)) => found,
        other => panic!("{other:?}"),
    }
}

/// What the last word of a text may become.
pub fn completions(f: &Fixture, text: &str) -> Vec<honordesk::bureau::answer::Completion> {
    match f.ask("window", honordesk::bureau::Query::Complete { text: text.into() }) {
        Ok(honordesk::bureau::Answer::Completions(found)) => found,
        other => panic!("{other:?}"),
    }
}
