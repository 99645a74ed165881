//! Made-up payment runs.

use crate::bureau::answer::{RunActRow, RunChange, RunLineRow, RunLines, RunRow, RunView};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Denied, Query, Refusal};
use crate::domain::ledger::run::{Basis, LineChange, Reason, RunFault, RunState, RunStep};
use crate::domain::{Date, DivisionCode, Fen, Month, PersonId, RunId};

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
        reissues: None,
        lines: 1204,
        total: Fen(109_443_600),
        unexplained: u32::from(state == RunState::Draft),
        paid: if bank { 1201 } else { 0 },
        paid_sum: Fen(if bank { 109_170_900 } else { 0 }),
        failed: u32::from(state == RunState::Returned) * 3,
        tasks: u32::from(state == RunState::Returned) * 2,
    }
}

fn rows() -> Vec<RunRow> {
    vec![
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
            merged: None,
        }]),
        _ => return None,
    })
}

/// The steps out of where a run stands; a draft with an unexplained line does not go on, and who reviewed does not approve.
fn steps(state: RunState) -> Vec<(RunStep, Result<(), Refusal>)> {
    let own = Denied::SamePerson;
    let refused =
        || Err(Refusal::NotPermitted { action: crate::bureau::Action::ApproveRuns, why: own.clone() });
    match state {
        RunState::Draft => vec![
            (RunStep::Draft, Ok(())),
            (RunStep::Freeze, Err(Refusal::Run(RunFault::Unexplained { lines: 1 }))),
            (RunStep::Abandon, Ok(())),
        ],
        RunState::Reviewed => vec![(RunStep::Approve, Ok(())), (RunStep::Return, refused())],
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
        known: date("2026-11-20"),
        acts,
        editors: Vec::new(),
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
        overpaid: (2, Fen(90_900)),
        restated: (0, Fen(0)),
        needs_head: Some(None),
        needs_minute: (row.state == RunState::Reviewed).then_some(Fen(100_000_000)),
        no_release: None,
        steps: steps(row.state),
        row,
    }
}

fn lines(run: RunId, asked: RunLinesAsked) -> RunLines {
    let all = [
        line(1, "区国英", 90_900, LineChange::Added, &[Reason::NewRecognition]),
        line(2, "买买提·吐尔逊", 181_800, LineChange::Changed, &[Reason::Arrears]),
        line(3, "㘵大明", 1_132_000, LineChange::Changed, &[Reason::Unexplained]),
        line(4, "黄志强", 0, LineChange::Held, &[Reason::NoAccount]),
    ];
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
        reissues: None,
        reissued: None,
    }
}
