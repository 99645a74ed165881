//! A bureau staffed as the sample is: three makers, two checkers, a head.

use honordesk::bureau::answer::{RunLineRow, RunView, SentBack, WaitRow, Waits};
use honordesk::bureau::command::{
    AccountAsked, AccountTarget, AnswerFile, Founding, LineAct, LineResult, Posting, RunAct,
};
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::ledger::run::{RunRuleSaid, RunState, RunStep};
use honordesk::domain::person::{AccountDocument, AccountEvidence, BankAccount, PersonFacts};
use honordesk::domain::staff::Role;
use honordesk::domain::{Fen, PersonId, RunId, StaffId};

use crate::bureau_support::*;

pub const PENSION: &str = "disability-pension";

/// In this order they are numbered from 1.
const ALL: [(&str, &str, &[Role]); 10] = [
    ("sysadmin", "刘洋", &[Role::SystemAdmin]),
    ("secadmin", "赵磊", &[Role::SecurityAdmin]),
    ("lina", "李娜", &[Role::FrontDesk, Role::Maker]),
    ("wangwei", "王伟", &[Role::Checker]),
    ("chenjing", "陈静", &[Role::Head]),
    ("zhouqiang", "周强", &[Role::Maker]),
    ("wujing", "吴静", &[Role::Checker]),
    ("heli", "何丽", &[Role::FrontDesk, Role::Maker]),
    ("auditor", "黄丽", &[Role::Auditor]),
    ("zhangmin", "张敏", &[Role::FrontDesk, Role::Petitions]),
];

/// Those who have a part in what is paid.
pub const SIX: [&str; 6] = ["lina", "zhouqiang", "heli", "wangwei", "wujing", "chenjing"];

pub struct Six {
    pub f: Fixture,
}

pub fn id(login: &str) -> StaffId {
    StaffId(ALL.iter().position(|(of, ..)| *of == login).unwrap() as u16 + 1)
}

pub fn name(login: &str) -> String {
    ALL.iter().find(|(of, ..)| *of == login).unwrap().1.to_owned()
}

/// A person with an account, entitled since long ago.
pub fn paid_person(n: usize) -> PersonFacts {
    let facts = person(n);
    PersonFacts { bank: Some(account(&facts.name, n)), ..facts }
}

pub fn account(holder: &str, n: usize) -> BankAccount {
    BankAccount {
        bank: "农行".into(),
        holder: holder.into(),
        number: format!("62284804025648{n:05}"),
        ..BankAccount::default()
    }
}

impl Six {
    /// Two people, who were paid for May by a whole run.
    pub fn paid_in_may() -> (Self, [PersonId; 2]) {
        let (six, people) = Self::drafted_from("2025-05");
        six.whole("2025-05", &[]);
        six.on("2025-06-10");
        (six, people)
    }

    /// Two people, of whom obligations are counted from a month on.
    pub fn drafted_from(opening: &str) -> (Self, [PersonId; 2]) {
        let six = Self::founded();
        let people = [1, 2].map(|n| six.register(("heli", "wangwei"), n));
        six.opens(opening);
        (six, people)
    }

    /// Nobody on record yet.
    pub fn founded() -> Self {
        let six = Self { f: Fixture::unfounded() };
        six.on("2025-05-20");
        let mut founding: Founding = founding();
        founding.staff = ALL
            .iter()
            .map(|(login, name, roles)| {
                let mut new = new_staff(login, roles);
                (*name).clone_into(&mut new.name);
                new
            })
            .collect();
        six.f.run_as(None, Command::Found(founding)).unwrap();
        six
    }

    /// It is decided from which month on obligations are counted.
    pub fn opens(&self, opening: &str) {
        self.rule("heli", RunRuleSaid::Opening { programme: PENSION.into(), month: month(opening) });
        self.on("2025-05-23");
    }

    pub fn on(&self, day: &str) {
        self.f.today.set(date(day));
    }

    pub fn run(&self, who: &str, command: Command) -> Result<Receipt, Refusal> {
        self.f.bureau.execute(&self.f.asking(Some(id(who))), command)
    }

    /// One entry by hand; a checker agrees where it takes two.
    pub fn by_hand(&self, who: &str, posting: Posting) -> Result<Receipt, Refusal> {
        by_two(|who, command| self.run(who, command), (who, "wujing"), posting)
    }

    pub fn ask(&self, who: &str, query: Query) -> Answer {
        self.f.bureau.query(&self.f.asking(Some(id(who))), query).unwrap()
    }

    /// Somebody is put on record by one, and another agrees to their account.
    pub fn register(&self, (by, agrees): (&str, &str), n: usize) -> PersonId {
        let command = Command::RegisterPerson { facts: Box::new(paid_person(n)), despite: None };
        let Outcome::Person(person, _) = self.run(by, command).unwrap().outcome else { panic!() };
        self.agree_account(agrees, person).unwrap();
        person
    }

    /// One of the staff has the window too.
    pub fn at_the_window(&self, who: &str, role: Role) {
        let roles = vec![Role::FrontDesk, role];
        self.run("secadmin", Command::SetRoles { staff: id(who), seen: 1, roles }).unwrap();
    }

    /// Proposed by one, approved by the head.
    pub fn rule(&self, by: &str, said: RunRuleSaid) {
        let proposed = self.run(by, Command::ProposeRunRule { said, basis: "党组会决定".into() }).unwrap();
        let Outcome::RunRule(rule) = proposed.outcome else { panic!() };
        let adds = match self.f.bureau.query(&self.f.asking(Some(id("chenjing"))), Query::OpeningEffect(rule))
        {
            Ok(Answer::OpeningEffect(effect)) => Some(effect.sum),
            _ => None,
        };
        self.run("chenjing", Command::ApproveRunRule { rule, adds }).unwrap();
    }

    /// Another account is asked for.
    pub fn new_account(&self, by: &str, person: PersonId, n: usize) {
        let name = paid_person(n % 10).name;
        let (seen, despite) = (self.version(person), Some("存折".into()));
        let target = AccountTarget::Own(Some(account(&name, n)));
        let evidence = AccountEvidence { kind: AccountDocument::Passbook, note: String::new() };
        let asked = Box::new(AccountAsked { target, evidence });
        self.run(by, Command::AskAccount { person, seen, asked, despite }).unwrap();
    }

    fn version(&self, person: PersonId) -> u32 {
        match self.ask("lina", Query::Card(person)) {
            Answer::Card(card) => card.version,
            other => panic!("{other:?}"),
        }
    }

    /// Whatever waits of somebody's account is agreed to.
    pub fn agree_account(&self, who: &str, person: PersonId) -> Result<(), Refusal> {
        let Answer::AccountChanges(rows) = self.ask("lina", Query::AccountChanges(Some(person))) else {
            panic!()
        };
        for row in rows.iter().filter(|row| row.decided.is_none()) {
            self.run(who, Command::ApproveAccount { change: row.change, seen: row.version })?;
        }
        Ok(())
    }

    pub fn draft(&self, who: &str, m: &str) -> Result<RunId, Refusal> {
        let (programmes, month) = (vec![PENSION.to_owned()], month(m));
        match self.run(who, Command::DraftRun { programmes, month })?.outcome {
            Outcome::Run(run, _) => Ok(run),
            other => panic!("{other:?}"),
        }
    }

    pub fn view(&self, run: RunId) -> RunView {
        match self.ask("chenjing", Query::Run(run)) {
            Answer::Run(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn lines(&self, run: RunId) -> Vec<RunLineRow> {
        let asked = RunLinesAsked::default();
        match self.ask("chenjing", Query::RunLines { run, asked, offset: 0, limit: 5000 }) {
            Answer::RunLines(lines) => lines.rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn step(&self, who: &str, run: RunId, act: RunAct) -> Result<Receipt, Refusal> {
        let seen = self.view(run).row.version;
        self.run(who, Command::StepRun { run, seen, act })
    }

    pub fn on_line(&self, who: &str, run: RunId, seq: u32, act: LineAct) -> Result<Receipt, Refusal> {
        self.run(who, Command::ActOnLine { run, seq, act })
    }

    /// What is done in a step.
    pub fn act(&self, run: RunId, step: RunStep) -> RunAct {
        let reason = || "重新计算".to_owned();
        match step {
            RunStep::Draft => RunAct::Redraft,
            RunStep::Freeze => RunAct::Freeze,
            RunStep::Review => RunAct::Review,
            RunStep::Approve => RunAct::Approve { minute: String::new() },
            RunStep::Export => RunAct::Export { file: "发放.txt".into(), digest: [7; 32], made: None },
            RunStep::Reconcile => RunAct::Reconcile { total: self.view(run).row.paid_sum },
            RunStep::Close => RunAct::Close,
            RunStep::Recall => RunAct::Recall { reason: reason() },
            other => panic!("{other:?}"),
        }
    }

    /// The bank says of all lines that they were paid, but of some that they were not.
    pub fn answer(&self, who: &str, run: RunId, fails: &[u32]) {
        let result = |line: RunLineRow| LineResult {
            seq: line.seq,
            failed: fails.contains(&line.seq).then(|| "账户已销户".into()),
            day: None,
        };
        let results = self.lines(run).into_iter().filter(|l| l.amount != Fen(0)).map(result).collect();
        let mut digest = [0; 32];
        digest[..4].copy_from_slice(&run.0.to_be_bytes());
        let file = AnswerFile { name: "回盘.txt".into(), digest };
        self.run(who, Command::TakeReturn { run, file, results }).unwrap();
    }

    /// A run of a month by those whose parts they are in the sample, as far as it is with the bank.
    pub fn sent(&self, m: &str) -> RunId {
        let run = self.draft("lina", m).unwrap();
        for (who, step) in [
            ("lina", RunStep::Freeze),
            ("wujing", RunStep::Review),
            ("chenjing", RunStep::Approve),
            ("zhouqiang", RunStep::Export),
        ] {
            self.step(who, run, self.act(run, step)).unwrap();
        }
        run
    }

    /// The same, as far as it is reconciled.
    pub fn whole(&self, m: &str, fails: &[u32]) -> RunId {
        let run = self.sent(m);
        self.answer("zhouqiang", run, fails);
        self.step("wangwei", run, self.act(run, RunStep::Reconcile)).unwrap();
        if fails.is_empty() {
            self.step("wangwei", run, RunAct::Close).unwrap();
        }
        run
    }

    pub fn waits(&self, who: &str) -> Vec<WaitRow> {
        match self.ask(who, Query::Waiting) {
            Answer::Waiting(rows) => rows,
            other => panic!("{other:?}"),
        }
    }

    /// Who is offered something, in the order of the six; nobody where it does not wait.
    pub fn offered(&self, wanted: impl Fn(&Waits) -> bool) -> Vec<&'static str> {
        let named: Vec<String> = match self.waits("chenjing").into_iter().find(|row| wanted(&row.what)) {
            Some(row) => row.who.into_iter().map(|may| may.name).collect(),
            None => Vec::new(),
        };
        let mine = |who: &&str| self.waits(who).iter().any(|row| wanted(&row.what) && row.mine);
        let found: Vec<&str> = SIX.into_iter().filter(mine).collect();
        assert_eq!(found.len(), named.len(), "{found:?} {named:?}");
        assert!(found.iter().all(|who| named.contains(&name(who))), "{found:?} {named:?}");
        found
    }

    /// The step of a run that waits.
    pub fn waiting_step(&self, run: RunId) -> Option<RunStep> {
        self.waits("chenjing").into_iter().find_map(|row| match row.what {
            Waits::Run { run: of, step } if of == run => Some(step),
            Waits::Back { what: SentBack::Run(of), .. } if of == run => Some(RunStep::Draft),
            _ => None,
        })
    }

    /// Takes every step of a run until it is closed, each by one of those to whom it is offered: the first of them or the last.
    pub fn follow(&self, run: RunId, last: bool) {
        while let Some(step) = self.waiting_step(run) {
            let all = self.offered(|what| match what {
                Waits::Run { run: of, .. } | Waits::Back { what: SentBack::Run(of), .. } => *of == run,
                _ => false,
            });
            let who = if last { all.last() } else { all.first() };
            let who = *who.unwrap_or_else(|| panic!("nobody is offered {step:?}"));
            if step == RunStep::TakeReturn {
                self.answer(who, run, &[]);
            } else {
                self.step(who, run, self.act(run, step))
                    .unwrap_or_else(|no| panic!("{who} {step:?}: {no:?}"));
            }
        }
        assert_eq!(self.view(run).row.state, RunState::Closed);
    }
}
