//! What histories decide about overpaid money and deaths; and how they come to rest, where the books must agree.

use std::collections::BTreeMap;

use honordesk::bureau::answer::{OverpaidRow, RecoveryRow};
use honordesk::bureau::command::{LineAct, LineResult, NewDeath, RecoverySaid, RunAct};
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{Over, RecoveryWay, RunFault, RunState};
use honordesk::domain::{Fen, Month, PersonId, RunId};

use super::bench::*;
use super::histories::History;
use crate::bureau_support::*;

impl History {
    fn recoveries(&self) -> Vec<RecoveryRow> {
        match self.b.ask("head", Query::RunRules) {
            Answer::RunSettings(settings) => settings.recoveries,
            other => panic!("{other:?}"),
        }
    }

    fn overpaid(&self) -> Vec<OverpaidRow> {
        match self.b.ask("head", Query::Overpaid { programme: PENSION.into() }) {
            Answer::Overpaid(rows) => rows,
            other => panic!("{other:?}"),
        }
    }

    /// Something about money paid too much: proposed, approved, paid back, ended.
    pub fn decide(&mut self) -> Result<(), Refusal> {
        let over = self.overpaid();
        let open: Vec<RecoveryRow> = self.recoveries().into_iter().filter(|r| r.ended.is_none()).collect();
        if !over.is_empty() && (open.is_empty() || self.dice.upto(3) == 0) {
            let row = over.into_iter().nth(self.dice.upto(2) as usize);
            let Some(row) = row else { return Ok(()) };
            let way = self.dice.one_of(&[
                RecoveryWay::SetOff,
                RecoveryWay::SetOff,
                RecoveryWay::Repay,
                RecoveryWay::Waive,
            ]);
            let each = if way == RecoveryWay::SetOff { 1 + i64::from(self.dice.upto(150_000)) } else { 0 };
            let (programme, onto, basis) = (PENSION.into(), String::new(), "追回通知".into());
            let said = RecoverySaid { person: row.person, programme, way, onto, each: Fen(each), basis };
            return self.b.run("maker", Command::ProposeRecovery { said }).map(drop);
        }
        if open.is_empty() {
            return Ok(());
        }
        let row = open[self.dice.upto(open.len() as u32) as usize].clone();
        let (recovery, seen) = (row.recovery, row.version);
        let command = match self.dice.upto(4) {
            0 if row.way == RecoveryWay::Repay => {
                let of = over.iter().filter(|o| o.person == self.stands_for(row.person));
                let months = of.flat_map(|o| &o.months).map(|(month, due, settled)| {
                    let fen = Fen((settled.0 - due.0) / i64::from(self.dice.0 as u8 % 2 + 1));
                    Over { month: *month, fen }
                });
                let months = months.collect();
                let book = Command::BookRepayment { recovery, seen, months, receipt: "收据".into() };
                let Outcome::PostingAsked(ask) = self.b.run("maker", book)?.outcome else { panic!() };
                let agreed = self.b.run("checker", Command::AgreePosting { ask });
                if agreed.is_err() {
                    self.b.run("maker", Command::WithdrawPosting { ask }).unwrap();
                }
                return agreed.map(drop);
            }
            1 => {
                return self
                    .b
                    .run("maker", Command::EndRecovery { recovery, seen, reason: "改办".into() })
                    .map(drop);
            }
            _ => Command::ApproveRecovery { recovery, seen },
        };
        self.b.run("head", command).map(drop)
    }

    /// Seldom: somebody died, perhaps months ago.
    pub fn die(&mut self) -> Result<(), Refusal> {
        if self.dice.upto(4) > 0 {
            return Ok(());
        }
        let person = self.person();
        let on = self.b.f.today.get().plus_days(-i64::from(self.dice.upto(60)));
        let seen = self.b.f.version(person);
        let death = NewDeath { on, document: "火化证".into(), cause: None };
        self.b.run("window", Command::RecordDeath { person, seen, death, despite: None })?;
        self.died.insert(person, on);
        Ok(())
    }

    /// Every run is brought to its end, and new ones are paid until nothing is left to pay or to put right.
    pub fn bring_to_rest(&mut self) {
        let month = self.now();
        self.b.f.today.set(month.plus(1).first_day());
        // Twice: a run that is given up makes lines of an earlier one failures again.
        for run in [&self.runs[..], &self.runs[..]].concat() {
            self.finish(run);
        }
        // What is due to somebody who died goes to whoever receives it for them.
        for person in self.died.keys().copied().filter(|p| self.stands_for(*p) == *p) {
            self.b.add_payee(person, "试妻");
        }
        self.b.f.today.set(month.plus(1).first_day().plus_days(1));
        for _ in 0..4 {
            let run = match self.b.draft_of("draws", &[PENSION], month) {
                Ok(run) => run,
                Err(Refusal::Run(RunFault::Empty)) => return,
                Err(other) => panic!("{other:?}"),
            };
            for line in self.b.lines(run).into_iter().filter(|line| line.unexplained) {
                let act = LineAct::Explain { words: "核对无误".into() };
                self.b.run("draws", Command::ActOnLine { run, seq: line.seq, act }).unwrap();
            }
            self.b.bring_to(run, RunState::Approved);
            self.finish(run);
        }
        panic!("there is always something left to pay");
    }

    fn finish(&mut self, run: RunId) {
        let reason = || "收尾".to_owned();
        loop {
            for line in self.b.lines(run).into_iter().filter(|line| line.claimed.is_some()) {
                let refuse = LineAct::Refuse { reason: reason() };
                self.b.on_line("head", run, line.seq, refuse).unwrap();
            }
            let row = self.b.row(run);
            let (who, act) = match row.state {
                RunState::Abandoned => return,
                RunState::Closed => return self.leave_failures(run),
                RunState::Draft => ("draws", RunAct::Abandon { reason: reason() }),
                RunState::Frozen => ("draws", RunAct::Thaw { reason: reason() }),
                RunState::Reviewed => ("checker", RunAct::Return { reason: reason() }),
                RunState::Approved if row.total.0 == 0 => {
                    ("settles", RunAct::Reconcile { total: row.paid_sum })
                }
                RunState::Approved => match self.b.step("sends", run, export()) {
                    Err(Refusal::Run(
                        RunFault::Overtaken { .. }
                        | RunFault::ChangedSince { .. }
                        | RunFault::RecoveryEnded { .. },
                    )) => ("head", RunAct::Recall { reason: reason() }),
                    other => {
                        other.unwrap();
                        continue;
                    }
                },
                RunState::Exported | RunState::Returned => {
                    let open = self.b.lines(run).into_iter().filter(|l| l.amount.0 > 0 && l.state == "open");
                    let results: Vec<LineResult> = open.map(|line| paid(line.seq)).collect();
                    if !results.is_empty() {
                        self.b.returns(run, results).unwrap();
                        continue;
                    }
                    for line in self.b.lines(run).into_iter().filter(|line| line.says.is_some()) {
                        self.b.agreed(run, line.seq, stand());
                    }
                    ("settles", RunAct::Reconcile { total: row.paid_sum })
                }
                RunState::Reconciled => {
                    self.leave_failures(run);
                    ("settles", RunAct::Close)
                }
            };
            self.b.step(who, run, act).unwrap();
        }
    }

    /// What failed is left to a coming run; until then none pays it.
    fn leave_failures(&self, run: RunId) {
        for line in self.b.lines(run).into_iter().filter(|line| line.state == "failed") {
            self.b.on_line("settles", run, line.seq, LineAct::Leave { reason: "留待下次".into() }).unwrap();
        }
    }

    /// At rest: what is booked as due by right is what is due; nothing is short; what is over is listed, or was waived.
    pub fn books_agree(&self) {
        let today = self.b.f.today.get();
        let listed: BTreeMap<(PersonId, Month), i64> = self
            .overpaid()
            .into_iter()
            .flat_map(|row| {
                row.months.into_iter().map(move |(m, due, settled)| ((row.person, m), settled.0 - due.0))
            })
            .collect();
        for person in self.people.iter().copied().filter(|p| self.stands_for(*p) == *p) {
            let last = match self.died.get(&person) {
                Some(on) if on.month() < today.month().plus(-1) => on.month(),
                _ => today.month().plus(-1),
            };
            let mut sums: BTreeMap<Month, [i64; 3]> = BTreeMap::new();
            for line in self.b.statement(person).lines {
                let side = match (line.kind, line.cause) {
                    (EntryKind::Due, None) => 0,
                    (EntryKind::Due, Some(_)) => 1,
                    (EntryKind::Paid, _) => 2,
                };
                sums.entry(line.month).or_default()[side] += line.amount.0;
            }
            for month in month("2025-02").through(last) {
                let query = Query::Entitlement { person, month, known: today };
                let Answer::Entitlement(view) = self.b.ask("maker", query) else { panic!() };
                let entitled: i64 =
                    view.due.items.iter().filter(|i| i.programme == PENSION).map(|i| i.fen.0).sum();
                let [due, waived, settled] = sums.get(&month).copied().unwrap_or_default();
                let over = listed.get(&(person, month)).copied().unwrap_or_default();
                assert_eq!(due, entitled, "{person} {month}: booked as due");
                assert!((0..=(settled - entitled).max(0)).contains(&waived), "{person} {month}: waived");
                // The list tells what is settled, waived money among it.
                let expected = if over > 0 { over } else { waived };
                assert_eq!(settled - entitled, expected, "{person} {month}: settled");
            }
        }
    }
}

fn stand() -> LineAct {
    LineAct::Stand { reason: "银行已更正".into() }
}
