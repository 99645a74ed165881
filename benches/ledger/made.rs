//! A bureau of so many recipients with ten years of money, made through the public doors: people come as a file with their accounts,
//! every month is posted as due and paid, and the rates that all of it rests on are proposed and approved.

use std::collections::BTreeMap;
use std::path::Path;

use honordesk::bureau::command::{Founding, NewRates, NewStaff, Posting};
use honordesk::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, HashCost, ImportRow, ImportRun, Moment, Outcome, Query,
    Receipt, Reference, Session,
};
use honordesk::domain::ledger::run::RunRuleSaid;
use honordesk::domain::ledger::{
    Cell, Entitler, EntryKind, FundSource, Grant, MoneyFacts, NewRate, OwnRate, Per, PlaceRules, ProposalId,
};
use honordesk::domain::person::{BankAccount, Nature, PersonFacts, Recognition, RecognitionState};
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{Date, DivisionCode, Fen, Month, PersonId, ResidentId, RunRuleId, StaffId};

/// The programmes, in the order of their ids.
pub const PROGRAMMES: [&str; 2] = ["combat-allowance", "disability-pension"];
/// Months of money.
pub const MONTHS: i32 = 120;

const STAFF: [(&str, &[Role]); 9] = [
    ("admin", &[Role::SystemAdmin]),
    ("safety", &[Role::SecurityAdmin]),
    ("auditor", &[Role::Auditor]),
    ("window", &[Role::FrontDesk]),
    ("petitions", &[Role::Petitions]),
    ("head", &[Role::Head]),
    ("draws", &[Role::Maker]),
    ("enters", &[Role::Maker]),
    ("agrees", &[Role::Checker]),
];

/// Business date of the runs.
pub fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

/// The month of the run.
pub fn now() -> Month {
    today().month()
}

/// The first month of all.
pub fn opening() -> Month {
    now().plus(1 - MONTHS)
}

/// Somebody at work: each thing under a key of its own.
pub struct Hands<'b> {
    pub bureau: &'b Bureau,
    count: u64,
}

impl<'b> Hands<'b> {
    /// `first` tells keys of one sitting from those of another.
    pub fn new(bureau: &'b Bureau, first: u64) -> Self {
        Self { bureau, count: first << 32 }
    }

    /// An asking of somebody on a day.
    pub fn asking(&mut self, who: &str, on: Date) -> Asking {
        self.count += 1;
        let mut key = [0; 16];
        key[..8].copy_from_slice(&self.count.to_be_bytes());
        let place = STAFF.iter().position(|(login, _)| *login == who);
        let session = place.map(|at| Session { staff: StaffId(at as u16 + 1), desk: String::new() });
        let at_ms = on.days_since(Date::new(1970, 1, 1).unwrap()) * 86_400_000;
        Asking { session, moment: Moment { today: on, at_ms }, visit: None, key }
    }

    /// Does it.
    pub fn does(&mut self, who: &str, on: Date, command: Command) -> Receipt {
        let name = command.name();
        let asking = self.asking(who, on);
        self.bureau.execute(&asking, command).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// Gives each programme a budget of this year, where it has none.
    pub fn budgets(&mut self) {
        let asking = self.asking("head", today());
        let year = u16::try_from(today().year()).unwrap();
        let Answer::Budgets(all) = self.bureau.query(&asking, Query::Budgets { year }).unwrap() else {
            panic!("budgets")
        };
        for programme in PROGRAMMES.iter().map(|id| (*id).to_owned()) {
            if all.lines.iter().any(|line| line.programme == programme && line.versions > 0) {
                continue;
            }
            let amount = Fen(90_000_000_000);
            let grants = [(FundSource::Central, 7_000), (FundSource::District, 3_000)];
            let grants = grants.map(|(source, share)| Grant { source, amount, share }).to_vec();
            let of = programme.clone();
            let new = Command::ProposeBudget {
                year, programme, grants, basis: "试验财社〔2026〕1号".into()
            };
            self.does("enters", today(), new);
            let decide = Command::DecideBudget { year, programme: of, version: 1, declined: None };
            self.does("head", today(), decide);
        }
    }

    /// Proposes rates and has them approved.
    pub fn rates(&mut self, rows: Vec<NewRate>, notice: &str) -> ProposalId {
        let new = NewRates { notice: notice.to_owned(), standard: "本局".to_owned(), rows };
        let despite = Some("试算用的标准".to_owned());
        let command = Command::ProposeRates { new: Box::new(new), despite };
        let Outcome::Proposal(proposal, seen) = self.does("enters", today(), command).outcome else {
            panic!("a proposal")
        };
        self.does("head", today(), Command::ApproveProposal { proposal, seen });
        proposal
    }
}

/// Rates from each August on, `percent` of the first ones.
pub fn rates(percent: i64) -> Vec<NewRate> {
    let august = |year| Date::new(year, 8, 1).unwrap();
    let days =
        std::iter::once(opening().first_day()).chain((opening().year() + 1..=now().year()).map(august));
    let mut rows = Vec::new();
    for (effective, step) in days.zip(0_i64..) {
        let yuan = |yuan: i64| Some(Fen(yuan * percent));
        let combat = Cell {
            programme: PROGRAMMES[0].to_owned(),
            group: Some("51".to_owned()),
            grade: None,
            nature: None,
        };
        rows.push(NewRate { cell: combat, amount: yuan(2_000 + 60 * step), per: Per::Month, effective });
        for grade in 5..=10_u8 {
            let cell = Cell {
                programme: PROGRAMMES[1].to_owned(),
                group: None,
                grade: Some(grade),
                nature: Some(Nature::Duty),
            };
            let yearly = (11 - i64::from(grade)) * 16_000 + 700 * step;
            rows.push(NewRate { cell, amount: yuan(yearly), per: Per::Year, effective });
        }
    }
    rows
}

/// Who is paid: four of ten under the first programme, the others by their grade.
fn recognition(n: u32) -> Recognition {
    let since = Date::new(2008, 1, 1);
    if n % 10 < 4 {
        return Recognition { since, ..Recognition::new("51", RecognitionState::Receiving) };
    }
    let grade = Some(5 + (n % 6) as u8);
    Recognition {
        since,
        grade,
        nature: Some(Nature::Duty),
        ..Recognition::new("11", RecognitionState::Receiving)
    }
}

fn facts(n: u32, division: DivisionCode) -> PersonFacts {
    let (day, of_day) = (n / 900, n % 900);
    let birth = Date::new(1940 + i32::try_from(day / 28 / 12 % 25).unwrap(), 1 + day / 28 % 12, 1 + day % 28)
        .unwrap();
    let body = format!("440121{:08}{:03}", birth.number(), of_day + 1);
    let id =
        "0123456789X".chars().find_map(|c| ResidentId::parse(&format!("{body}{c}")).ok()).map(|read| read.id);
    let name: String = [n / 400, n / 20 % 20, n % 20]
        .iter()
        .map(|at| char::from_u32(0x4e00 + 37 * (at % 400)).unwrap())
        .collect();
    let mut facts = PersonFacts {
        name: name.clone(),
        resident_id: id,
        recognitions: vec![recognition(n)],
        bank: Some(BankAccount {
            bank: "农行".into(),
            holder: name,
            number: format!("62284804{n:011}"),
            ..BankAccount::default()
        }),
        ..PersonFacts::default()
    };
    facts.residence.division = Some(division);
    facts
}

/// Makes the bureau.
pub fn make(data: &Path, people: u32) {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let bureau = Bureau::create(data, &options).unwrap();
    let mut hands = Hands::new(&bureau, 1);
    let first = opening().first_day();
    let staff = STAFF.iter().map(|(login, roles)| NewStaff {
        login: (*login).into(),
        name: "试用".into(),
        roles: roles.to_vec(),
        desk: "一号窗口".into(),
        password: None,
    });
    let founding = Founding {
        bureau: "试验区退役军人事务局".into(),
        division: DivisionCode::parse("440114").unwrap(),
        level: ProtectionLevel::Three,
        staff: staff.collect(),
        sample_of: Some(format!("ledger people={people}")),
        settings: Vec::new(),
    };
    hands.does("", first, Command::Found(founding));
    let village = DivisionCode::parse("440114105236").unwrap();
    let mut rows = (0..people).map(|n| ImportRow { row: u64::from(n) + 2, facts: facts(n, village) });
    let asking = hands.asking("enters", first);
    let run = ImportRun { digest: [7; 32], file: "名册.csv".into(), rows: &mut rows, go_on: &mut |_| true };
    let import = bureau.import_people(&asking, run).unwrap().seq;
    // Their accounts are agreed to as one.
    hands.does("agrees", first, Command::ApproveImport { import, waiting: people });
    post(&mut hands, people);
    hands.rates(rates(100), "试验发〔2016〕1号");
    for (programme, n) in PROGRAMMES.iter().zip(1..) {
        let said = RunRuleSaid::Opening { programme: (*programme).to_owned(), month: opening() };
        hands.does("enters", today(), Command::ProposeRunRule { said, basis: "党组会议".into() });
        let rule = RunRuleId(n);
        // What the opening month adds is looked at before it is approved.
        let effect = bureau.query(&hands.asking("head", today()), Query::OpeningEffect(rule)).unwrap();
        let Answer::OpeningEffect(effect) = effect else { panic!() };
        hands.does("head", today(), Command::ApproveRunRule { rule, adds: Some(effect.sum) });
    }
    bureau.close().unwrap();
}

/// Due and paid of every month but the last, as the rates say.
fn post(hands: &mut Hands<'_>, people: u32) {
    let reference = Reference::embedded().unwrap();
    let said = ("本局", "试验发〔2016〕1号");
    let own: Vec<OwnRate> = rates(100).iter().map(|row| row.kept(&reference.rates, said, today())).collect();
    let place = PlaceRules::new(Vec::new());
    let entitler = Entitler::new(reference.money(&own, &place), today());
    // What one of each kind is due, month by month.
    let mut kinds: BTreeMap<u32, BTreeMap<Month, (String, Fen)>> = BTreeMap::new();
    for n in 0..60.min(people) {
        let recognitions = [recognition(n)];
        let facts = MoneyFacts {
            birth: None,
            died: None,
            cause: None,
            conscript: None,
            recognitions: &recognitions,
            confirmations: &[],
        };
        let (amounts, missing) = entitler.amounts(&facts, opening(), now());
        assert!(missing.is_empty(), "{missing:?}");
        let by_month = amounts.iter().map(|a| (a.month, (a.programme.to_owned(), a.fen)));
        kinds.insert(n, by_month.collect());
    }
    for month in opening().through(now().plus(-1)) {
        let on = month.first_day().plus_days(14);
        for programme in PROGRAMMES {
            for kind in [EntryKind::Due, EntryKind::Paid] {
                let postings: Vec<Posting> = (0..people)
                    .filter_map(|n| {
                        let (of, amount) = kinds.get(&(n % 60))?.get(&month)?;
                        (of == programme).then(|| Posting {
                            person: PersonId(n + 1),
                            programme: programme.to_owned(),
                            month,
                            kind,
                            amount: *amount,
                            booked: None,
                            memo: String::new(),
                        })
                    })
                    .collect();
                if !postings.is_empty() {
                    hands.does("enters", on, Command::PostMany { postings });
                }
            }
        }
    }
}
