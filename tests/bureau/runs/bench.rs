//! A bureau with enough staff for a whole run, and people who are owed something every month.

use honordesk::bureau::answer::{RunLineRow, RunRow, RunView, Statement};
use honordesk::bureau::command::{
    AccountTarget, AnswerFile, Founding, LineAct, LineResult, PersonChange, Posting, RunAct, Visitor,
};
use honordesk::bureau::query::RunLinesAsked;
use honordesk::bureau::{Answer, Command, Denied, Outcome, Query, Receipt, Refusal};
use honordesk::domain::ledger::run::{Reason, RunRuleSaid, RunState};
use honordesk::domain::person::{BankAccount, Payee, PersonFacts};
use honordesk::domain::staff::Role;
use honordesk::domain::visit::{AskAnswer, Caller};
use honordesk::domain::{Fen, Month, PersonId, RunId, RunRuleId, StaffId};

use crate::bureau_support::{Fixture, by_two, date, founding, month, new_staff, person};

/// The programme that everybody here is entitled to.
pub const PENSION: &str = "disability-pension";

/// Who does what here, besides the staff of every bureau: numbered from 9.
pub const MORE: [(&str, &[Role]); 6] = [
    ("draws", &[Role::Maker]),
    ("sends", &[Role::Maker]),
    ("settles", &[Role::Checker]),
    ("all", &[Role::Maker, Role::Checker, Role::Head]),
    ("all2", &[Role::Maker, Role::Checker, Role::Head, Role::FrontDesk]),
    ("agrees", &[Role::Checker]),
];

pub struct Bench {
    pub f: Fixture,
}

pub fn staff(login: &str) -> StaffId {
    match MORE.iter().position(|(l, _)| *l == login) {
        Some(at) => StaffId(at as u16 + 9),
        None => crate::bureau_support::staff_id(login),
    }
}

/// A person with an account, entitled since long ago.
pub fn paid_person(n: usize) -> PersonFacts {
    let facts = person(n);
    let bank = BankAccount { holder: facts.name.clone(), ..account(n) };
    PersonFacts { bank: Some(bank), ..facts }
}

pub fn person_name(n: usize) -> String {
    person(n).name
}

/// An account in somebody's own name.
pub fn own_account(holder: String, n: usize) -> BankAccount {
    BankAccount { holder, ..account(n) }
}

pub fn account(n: usize) -> BankAccount {
    BankAccount {
        bank: "农行".into(),
        holder: "试人".into(),
        number: format!("62284804025648{n:05}"),
        ..BankAccount::default()
    }
}

impl Bench {
    /// Obligations are counted from a month on, as the head approved.
    pub fn from(opening: &str) -> Self {
        let bench = Self::unfounded();
        bench.found(opening);
        bench
    }

    pub fn unfounded() -> Self {
        Self { f: Fixture::unfounded() }
    }

    pub fn found(&self, opening: &str) {
        let f = &self.f;
        // The last published rates hold until July 2025.
        f.today.set(date("2025-05-23"));
        let mut founding: Founding = founding();
        founding.staff.extend(MORE.iter().map(|(login, roles)| new_staff(login, roles)));
        f.run_as(None, Command::Found(founding)).unwrap();
        self.rule(RunRuleSaid::Opening { programme: PENSION.into(), month: month(opening) });
    }

    /// Proposed by one and approved by another.
    pub fn rule(&self, said: RunRuleSaid) {
        let proposed =
            self.run("maker", Command::ProposeRunRule { said, basis: "党组会决定".into() }).unwrap();
        let Outcome::RunRule(rule) = proposed.outcome else { panic!() };
        let adds = self.opening_adds(rule);
        self.run("head", Command::ApproveRunRule { rule, adds }).unwrap();
    }

    /// What the approval of an opening month adds; of another setting nothing.
    pub fn opening_adds(&self, rule: RunRuleId) -> Option<Fen> {
        let asking = self.f.asking(Some(staff("head")));
        match self.f.bureau.query(&asking, Query::OpeningEffect(rule)) {
            Ok(Answer::OpeningEffect(effect)) => Some(effect.sum),
            _ => None,
        }
    }

    pub fn run(&self, who: &str, command: Command) -> Result<Receipt, Refusal> {
        self.f.bureau.execute(&self.f.asking(Some(staff(who))), command)
    }

    /// One entry by hand; somebody without another part agrees where it takes two.
    pub fn by_hand(&self, who: &str, posting: Posting) -> Result<Receipt, Refusal> {
        by_two(|who, command| self.run(who, command), (who, "agrees"), posting)
    }

    pub fn ask(&self, who: &str, query: Query) -> Answer {
        self.f.bureau.query(&self.f.asking(Some(staff(who))), query).unwrap()
    }

    /// Somebody puts a person on record who has no other part in a run. It is the day before, so that a run of this day goes to
    /// the account that came along.
    pub fn register(&self, facts: PersonFacts) -> PersonId {
        let command = Command::RegisterPerson { facts: Box::new(facts), despite: None };
        let day = self.f.today.replace(self.f.today.get().plus_days(-1));
        let Outcome::Person(id, _) = self.run("window", command).unwrap().outcome else { panic!() };
        self.agree(id);
        self.f.today.set(day);
        id
    }

    /// Whatever waits of somebody's account is agreed to.
    fn agree(&self, person: PersonId) {
        let rows = self.f.account_changes(person);
        for row in rows.iter().filter(|row| row.decided.is_none()) {
            self.run("agrees", Command::ApproveAccount { change: row.change, seen: row.version }).unwrap();
        }
    }

    /// Somebody comes to the desk and says yes to their yearly confirmation.
    pub fn confirm_at_desk(&self, who: &str, person: PersonId) {
        let visitor =
            Visitor { person: Some(person), caller: Caller::in_person(), topics: vec!["subsidy".into()] };
        let begun = self.run(who, Command::BeginVisit { visitor, done: None }).unwrap().outcome;
        let Outcome::Visit(visit, _, seen) = begun else { panic!() };
        let (ask, answer) = ("confirmation".into(), AskAnswer::Given);
        self.run(who, Command::NoteAsk { visit, seen, ask, answer }).unwrap();
    }

    /// Whatever waits is agreed to today.
    pub fn agree_for(&self, person: PersonId) {
        self.agree(person);
    }

    /// Another account, asked for and agreed to today.
    pub fn change_account(&self, person: PersonId, account: BankAccount) {
        let target = AccountTarget::Own(Some(account));
        self.ask_account(person, target);
        self.agree(person);
    }

    fn ask_account(&self, person: PersonId, target: AccountTarget) {
        self.f.ask_account("window", person, target, Some("本人同意")).unwrap();
    }

    /// Somebody who receives their money, agreed to today.
    pub fn add_payee(&self, person: PersonId, name: &str) {
        let account = BankAccount { holder: name.into(), ..account(77) };
        let payee = Box::new(Payee {
            name: name.into(),
            relation: "配偶".into(),
            account,
            from: Some(self.f.today.get()),
            until: None,
            paper: "继承公证书1号".into(),
        });
        self.ask_account(person, AccountTarget::Payee { at: 0, payee });
        self.agree(person);
    }

    pub fn amend(&self, who: &str, person: PersonId, change: PersonChange) -> Result<Receipt, Refusal> {
        let seen = self.f.version(person);
        self.run(who, Command::AmendPerson { person, seen, changes: vec![change], despite: None })
    }

    /// The same where it needs a reason.
    pub fn amend_despite(
        &self,
        who: &str,
        person: PersonId,
        change: PersonChange,
        why: &str,
    ) -> Result<Receipt, Refusal> {
        let (seen, despite) = (self.f.version(person), Some(why.to_owned()));
        self.run(who, Command::AmendPerson { person, seen, changes: vec![change], despite })
    }

    pub fn draft(&self, who: &str, m: &str) -> Result<RunId, Refusal> {
        self.draft_of(who, &[PENSION], month(m))
    }

    /// The bank has cleared the accounts that it refused.
    pub fn draft_of(&self, who: &str, programmes: &[&str], month: Month) -> Result<RunId, Refusal> {
        let Answer::Runs(runs) = self.ask("head", Query::Runs { offset: 0, limit: 99 }) else { panic!() };
        for row in runs.iter().filter(|row| row.failed > 0) {
            self.all_good(who, row.run);
        }
        let run = self.bare_draft(who, programmes, month)?;
        self.cleared(who, run);
        Ok(run)
    }

    pub fn bare_draft(&self, who: &str, programmes: &[&str], month: Month) -> Result<RunId, Refusal> {
        let programmes = programmes.iter().map(|p| (*p).to_owned()).collect();
        match self.run(who, Command::DraftRun { programmes, month })?.outcome {
            Outcome::Run(id, _) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    /// Of every line that is held for an account which the bank refused, somebody says that it has cleared it.
    pub fn cleared(&self, who: &str, run: RunId) {
        let held = |line: &RunLineRow| line.reasons.contains(&Reason::RefusedAccount);
        while let Some(line) = self.lines(run).into_iter().find(held) {
            self.good(who, run, line.seq);
        }
    }

    /// The bank has cleared the account of a line.
    pub fn good(&self, who: &str, run: RunId, seq: u32) {
        self.on_line(who, run, seq, LineAct::Explain { words: "银行已核实可用".into() }).unwrap();
    }

    /// The bank has cleared every account that it refused money of a run for.
    pub fn all_good(&self, who: &str, run: RunId) {
        for line in self.lines(run).into_iter().filter(|line| line.account_now.is_some_and(|now| now.same)) {
            // Whoever has another part in the run does not say so.
            let _ = self.on_line(who, run, line.seq, LineAct::Explain { words: "银行已核实可用".into() });
        }
    }

    pub fn view(&self, run: RunId) -> RunView {
        match self.ask("head", Query::Run(run)) {
            Answer::Run(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn row(&self, run: RunId) -> RunRow {
        self.view(run).row
    }

    pub fn lines(&self, run: RunId) -> Vec<RunLineRow> {
        let asked = RunLinesAsked::default();
        match self.ask("head", Query::RunLines { run, asked, offset: 0, limit: 5000 }) {
            Answer::RunLines(lines) => lines.rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn step(&self, who: &str, run: RunId, act: RunAct) -> Result<Receipt, Refusal> {
        let seen = self.row(run).version;
        self.run(who, Command::StepRun { run, seen, act })
    }

    /// The steps from draft to a state, each by the one whose it is.
    pub fn bring_to(&self, run: RunId, state: RunState) {
        let steps = [
            (RunState::Frozen, "draws", RunAct::Freeze),
            (RunState::Reviewed, "checker", RunAct::Review),
            (RunState::Approved, "head", approve()),
            (RunState::Exported, "sends", export()),
        ];
        for (to, who, act) in steps {
            let at = self.row(run).state;
            if at >= to || at >= state {
                continue;
            }
            // Whoever agreed to an account of somebody whom it pays does not review it: then another does.
            let others = if to == RunState::Reviewed { &["all", "all2"][..] } else { &[] };
            let barred = |done: &Result<_, _>| {
                matches!(done, Err(Refusal::NotPermitted { why: Denied::DidBefore { .. }, .. }))
            };
            let mut done = self.step(who, run, act.clone());
            for other in others {
                if barred(&done) {
                    done = self.step(other, run, act.clone());
                }
            }
            done.unwrap();
        }
        assert_eq!(self.row(run).state, state);
    }

    pub fn returns(&self, run: RunId, results: Vec<LineResult>) -> Result<Receipt, Refusal> {
        self.answers(run, "回盘.txt", results)
    }

    /// An answer of the bank in a file of that name, which is all that it has in it.
    pub fn answers(&self, run: RunId, name: &str, results: Vec<LineResult>) -> Result<Receipt, Refusal> {
        self.run("sends", Command::TakeReturn { run, file: answer_file(name), results })
    }

    pub fn on_line(&self, who: &str, run: RunId, seq: u32, act: LineAct) -> Result<Receipt, Refusal> {
        self.run(who, Command::ActOnLine { run, seq, act })
    }

    /// Somebody says what became of a line, and the head agrees.
    pub fn agreed(&self, run: RunId, seq: u32, act: LineAct) {
        self.on_line("settles", run, seq, act).unwrap();
        self.on_line("head", run, seq, LineAct::Agree).unwrap();
    }

    /// The bank sent a payment back.
    pub fn came_back(&self, run: RunId, seq: u32) {
        self.agreed(run, seq, LineAct::TakeBack { reason: "退汇".into() });
    }

    /// Reconciled with what the bank says it paid in all.
    pub fn reconcile(&self, run: RunId) -> Result<Receipt, Refusal> {
        let total = self.row(run).paid_sum;
        self.step("settles", run, RunAct::Reconcile { total })
    }

    /// The bank pays everything of a run that is with it.
    pub fn all_paid(&self, run: RunId) {
        let lines = self.lines(run).into_iter().filter(|line| line.amount != Fen(0));
        self.returns(run, lines.map(|line| paid(line.seq)).collect()).unwrap();
    }

    /// A whole run of a month, paid and closed.
    pub fn whole(&self, m: &str) -> RunId {
        let run = self.draft("draws", m).unwrap();
        self.bring_to(run, RunState::Exported);
        self.all_paid(run);
        self.reconcile(run).unwrap();
        self.step("settles", run, RunAct::Close).unwrap();
        run
    }

    pub fn statement(&self, person: PersonId) -> Statement {
        match self.ask("maker", Query::Statement(person)) {
            Answer::Statement(statement) => *statement,
            other => panic!("{other:?}"),
        }
    }

    pub fn on(&self, day: &str) {
        self.f.today.set(date(day));
    }
}

pub fn approve() -> RunAct {
    RunAct::Approve { minute: String::new() }
}

pub fn export() -> RunAct {
    RunAct::Export { file: "发放202505.txt".into(), digest: [7; 32], made: None }
}

pub fn answer_file(name: &str) -> AnswerFile {
    let mut digest = [0; 32];
    digest.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
    AnswerFile { name: name.into(), digest }
}

pub fn paid(seq: u32) -> LineResult {
    LineResult { seq, failed: None, day: None }
}

pub fn paid_on(seq: u32, day: &str) -> LineResult {
    LineResult { day: Some(date(day)), ..paid(seq) }
}

pub fn failed(seq: u32) -> LineResult {
    LineResult { seq, failed: Some("账户已销户".into()), day: None }
}
