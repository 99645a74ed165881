//! Made-up payment runs.

use crate::bureau::answer::{
    DraftOption, HeadNeeded, OpeningEffect, OverpaidRow, RecoveryRow, RunActRow, RunChange, RunClaim,
    RunLineRow, RunLines, RunRow, RunRuleRow, RunSettings, RunView, TakesOver,
};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Denied, Query, Refusal};
use crate::domain::ledger::run::{
    Astray, Basis, Claimed, LineChange, Over, Reason, RecoveryWay, RunFault, RunRuleSaid, RunState, RunStep,
};
use crate::domain::{Date, DivisionCode, Fen, Month, PersonId, RecoveryId, RunId, RunRuleId};

const PROGRAMMES: [&str; 2] = ["disability-pension", "combat-allowance"];

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn row(run: u32, of: &str, state: RunState) -> RunRow {
    let bank = matches!(state, RunState::Returned | RunState::Closed);
    RunRow {
        run: RunId(run),
        version: 3,
        programmes: PROGRAMMES.iter().map(|p| (*p).to_owned()).collect(),
        month: month(of),
        state,
        due: None,
        overdue: false,
        reissues: None,
        lines: 1204,
        total: Fen(109_443_600),
        unexplained: u32::from(state == RunState::Draft),
        paid: if bank { 1201 } else { 0 },
        paid_sum: Fen(if bank { 109_170_900 } else { 0 }),
        failed: u32::from(state == RunState::Returned) * 3,
        tasks: u32::from(state == RunState::Returned) * 2,
        short: Vec::new(),
        astray: 0,
    }
}

fn rows() -> Vec<RunRow> {
    vec![
        row(6, "2026-11", RunState::Approved),
        row(5, "2026-11", RunState::Draft),
        row(4, "2026-10", RunState::Reviewed),
        row(3, "2026-09", RunState::Returned),
        row(2, "2026-08", RunState::Closed),
    ]
}

/// What the made-up bureau says of its runs.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Runs { .. } => Answer::Runs(rows()),
        Query::Run(run) => Answer::Run(Box::new(view(rows().into_iter().find(|row| row.run == *run)?))),
        Query::RunLines { run, asked, .. } => Answer::RunLines(Box::new(lines(*run, *asked))),
        Query::RunChanges(_) => Answer::RunChanges(vec![RunChange {
            seq: 2,
            person: PersonId(2),
            name: "买买提·吐尔逊".to_owned(),
            facts: false,
            account: true,
            account_from: None,
            refused_before: None,
            died: None,
            merged: None,
            astray: Some(Astray::Account),
        }]),
        Query::OpeningEffect(_) => Answer::OpeningEffect(Box::new(OpeningEffect {
            programme: PROGRAMMES[0].to_owned(),
            month: month("2023-01"),
            before: None,
            people: 12,
            months: 144,
            sum: Fen(5_400_000),
            takes: Some(TakesOver {
                people: 12, by: vec![("何丽".to_owned(), 10), ("李娜".to_owned(), 2)]
            }),
        })),
        Query::DraftOptions => Answer::DraftOptions(options()),
        Query::Overpaid { programme } => Answer::Overpaid(over(programme)),
        Query::RunRules => Answer::RunSettings(Box::new(settings())),
        _ => return None,
    })
}

/// Two programmes can be paid, one not yet.
fn options() -> Vec<DraftOption> {
    let option = |programme: &str, opening: Option<&str>, open| DraftOption {
        programme: programme.to_owned(),
        opening: opening.map(month),
        last: opening.map(|_| (RunId(4), month("2026-10"))),
        open,
        changed: u32::from(programme == PROGRAMMES[0]) * 2,
    };
    vec![
        option(PROGRAMMES[0], Some("2024-01"), Some((RunId(5), RunState::Draft))),
        option(PROGRAMMES[1], Some("2018-08"), None),
        option("rural-veteran-allowance", None, None),
    ]
}

/// Two people were paid too much: about one nobody decided, the other's decision waits.
fn over(programme: &str) -> Vec<OverpaidRow> {
    let row = |person, name: &str, months: &[&str], recovery| OverpaidRow {
        person: PersonId(person),
        name: name.to_owned(),
        months: months.iter().map(|m| (month(m), Fen(0), Fen(90_900))).collect(),
        sum: Fen(90_900 * months.len() as i64),
        recovery,
    };
    match programme {
        "combat-allowance" => vec![
            row(2, "买买提·吐尔逊", &["2026-09", "2026-10"], Some(RecoveryId(1))),
            row(3, "㘵大明", &["2026-10"], None),
        ],
        _ => Vec::new(),
    }
}

fn settings() -> RunSettings {
    let decision = |id, person, name: &str, way, approved, ended| RecoveryRow {
        recovery: RecoveryId(id),
        version: 1,
        person: PersonId(person),
        name: name.to_owned(),
        programme: PROGRAMMES[1].to_owned(),
        way,
        each: if way == RecoveryWay::SetOff { Fen(20_000) } else { Fen::ZERO },
        basis: "局务会〔2026〕12号".to_owned(),
        by: "李娜".to_owned(),
        on: date("2026-11-20"),
        approved,
        ended,
        taken: if ended.is_some() { Fen(54_000) } else { Fen::ZERO },
        sum: Fen(181_800),
        left: ["2026-09", "2026-10"].iter().map(|m| Over { month: month(m), fen: Fen(90_900) }).collect(),
        months: ["2026-09", "2026-10"].iter().map(|m| Over { month: month(m), fen: Fen(90_900) }).collect(),
        onto: String::new(),
        ending: None,
    };
    let rule = |id, said, approved| RunRuleRow {
        rule: RunRuleId(id),
        said,
        basis: "财务管理办法第六条".to_owned(),
        by: "李娜".to_owned(),
        on: date("2026-11-02"),
        approved,
        dropped: None,
        ended: None,
    };
    let head = || Some(("陈静".to_owned(), date("2026-11-21")));
    RunSettings {
        rules: vec![
            rule(
                1,
                RunRuleSaid::Tier {
                    from: date("2026-01-01"),
                    head: Fen(10_000_000),
                    minute: Some(Fen(100_000_000)),
                },
                head(),
            ),
            rule(
                2,
                RunRuleSaid::Opening { programme: PROGRAMMES[1].to_owned(), month: month("2024-01") },
                head(),
            ),
            rule(
                3,
                RunRuleSaid::Freeze {
                    name: "年终封账".to_owned(),
                    from: date("2026-12-25"),
                    until: date("2027-01-05"),
                },
                None,
            ),
            rule(
                4,
                RunRuleSaid::Opening { programme: PROGRAMMES[0].to_owned(), month: month("2023-01") },
                None,
            ),
        ],
        recoveries: vec![
            decision(1, 2, "买买提·吐尔逊", RecoveryWay::SetOff, None, None),
            decision(2, 9, "区国英", RecoveryWay::Waive, head(), Some(date("2026-11-21"))),
            decision(3, 4, "黄志强", RecoveryWay::Repay, head(), None),
        ],
    }
}

/// The steps out of where a run stands; a draft with an unexplained line does not go on, and who reviewed does not approve.
fn steps(state: RunState) -> Vec<(RunStep, Result<(), Refusal>)> {
    let own = Denied::SamePerson;
    let refused =
        || Err(Refusal::NotPermitted { action: crate::bureau::Action::ApproveRuns, why: own.clone() });
    match state {
        RunState::Draft => vec![
            (RunStep::Freeze, Err(Refusal::Run(RunFault::Unexplained { lines: 1 }))),
            (RunStep::Abandon, Ok(())),
        ],
        RunState::Reviewed => vec![(RunStep::Approve, Ok(())), (RunStep::Return, refused())],
        RunState::Approved => vec![(RunStep::Export, Ok(())), (RunStep::Recall, refused())],
        RunState::Returned => vec![(RunStep::TakeReturn, Ok(())), (RunStep::Reconcile, Ok(()))],
        _ => Vec::new(),
    }
}

fn view(row: RunRow) -> RunView {
    let act = |step: RunStep, by: &str| RunActRow {
        step,
        duty: step.duty(),
        by: by.to_owned(),
        on: date("2026-11-20"),
        reason: String::new(),
        void: false,
    };
    let mut acts = vec![act(RunStep::Draft, "李娜")];
    if row.state != RunState::Draft {
        acts.extend([act(RunStep::Freeze, "李娜"), act(RunStep::Review, "王伟")]);
    }
    RunView {
        previous: Some(RunId(row.run.0 - 1)),
        beside: Vec::new(),
        reissue: None,
        nobody: None,
        known: date("2026-11-20"),
        acts,
        editors: Vec::new(),
        agreed: Vec::new(),
        answers: Vec::new(),
        bank_total: None,
        rates_changed: false,
        minute: String::new(),
        digest: String::new(),
        file: None,
        changes: vec![
            (LineChange::Added, 3, Fen(272_700)),
            (LineChange::Stopped, 2, Fen(0)),
            (LineChange::Changed, 10, Fen(909_000)),
            (LineChange::Same, 1189, Fen(108_261_900)),
            (LineChange::Held, 1, Fen(0)),
        ],
        reasons: vec![(Reason::NewRecognition, 2), (Reason::Unexplained, 1)],
        put_off: Vec::new(),
        overpaid: (2, Fen(90_900)),
        restated: (0, Fen(0)),
        needs_head: Some(HeadNeeded::NothingSet),
        needs_minute: (row.state == RunState::Reviewed).then_some(Fen(100_000_000)),
        together: None,
        funds: Vec::new(),
        no_release: None,
        set_off: Vec::new(),
        decide: None,
        fixed: row.state != RunState::Draft,
        claims: u32::from(row.state == RunState::Returned),
        astray: Vec::new(),
        anew: false,
        sent_back: None,
        steps: steps(row.state),
        row,
    }
}

/// The lines of a run. Of the third the bank answered: one paid and contradicted, one failed, one failed and said to be
/// paid, one left that somebody says was paid.
fn lines(run: RunId, asked: RunLinesAsked) -> RunLines {
    let mut all = [
        line(1, "区国英", 90_900, LineChange::Added, &[Reason::NewRecognition]),
        line(2, "买买提·吐尔逊", 181_800, LineChange::Changed, &[Reason::Arrears]),
        line(3, "㘵大明", 1_132_000, LineChange::Changed, &[Reason::Unexplained]),
        line(4, "黄志强", 0, LineChange::Held, &[Reason::NoAccount]),
    ];
    if run == RunId(3) {
        let states = ["paid", "failed", "failed", "left"];
        for (line, state) in all.iter_mut().zip(states) {
            (line.state, line.unexplained) = (state, false);
        }
        let [paid, failed, said, left] = &mut all;
        paid.says = Some((None, "户名不符".to_owned()));
        failed.why = "已销户".to_owned();
        said.why = "账号不符".to_owned();
        said.says = Some((Some(date("2026-11-23")), String::new()));
        left.left = "本人要求下月一起发".to_owned();
        left.claimed = Some(RunClaim {
            what: Claimed::Paid,
            day: Some(date("2026-11-22")),
            reason: "本人存折已到账".to_owned(),
            by: "吴静".to_owned(),
            on: date("2026-11-23"),
            own: false,
        });
        left.parts = failed.parts.clone();
        left.reasons = failed.reasons.clone();
        (left.amount, left.change) = (failed.amount, LineChange::Same);
        left.holder = left.name.clone();
        (left.bank, left.account) = (failed.bank.clone(), failed.account.clone());
    }
    let fits = |line: &RunLineRow| {
        asked.change.is_none_or(|change| change == line.change) && (!asked.unexplained || line.unexplained)
    };
    let rows: Vec<RunLineRow> = all.into_iter().filter(fits).collect();
    let sum = Fen(rows.iter().map(|line| line.amount.0).sum());
    RunLines { run, total: rows.len(), sum, rows }
}

fn line(seq: u32, name: &str, amount: i64, change: LineChange, reasons: &[Reason]) -> RunLineRow {
    let held = change == LineChange::Held;
    let half = Fen(amount / 2);
    let parts = if reasons.contains(&Reason::Arrears) {
        vec![(month("2026-10"), half, Fen(0), half), (month("2026-11"), half, Fen(0), half)]
    } else {
        vec![(month("2026-11"), Fen(amount), Fen(0), Fen(amount))]
    };
    RunLineRow {
        seq,
        person: PersonId(seq),
        name: name.to_owned(),
        division: DivisionCode::parse("440114104205"),
        programme: PROGRAMMES[1].to_owned(),
        parts,
        restated: Vec::new(),
        amount: Fen(amount),
        holder: if held { String::new() } else { name.to_owned() },
        bank: if held { String::new() } else { "农商银行".to_owned() },
        account: if held { String::new() } else { "************5519".to_owned() },
        change,
        reasons: reasons.to_vec(),
        explained: String::new(),
        unexplained: reasons.contains(&Reason::Unexplained),
        basis: Basis::default(),
        state: "open",
        why: String::new(),
        left: String::new(),
        paid_on: None,
        says: None,
        claimed: None,
        refused: None,
        account_now: None,
        put_off: None,
        reissues: None,
        reissued: None,
        last: None,
        repaid: None,
    }
}
