//! Made-up budgets.

use crate::bureau::answer::{
    BudgetLine, BudgetYear, ForecastMonth, ForecastRow, ForecastYear, FundEvent, FundLine, FundStatement,
};
use crate::bureau::query::FundAsked;
use crate::domain::ledger::{Budget, BudgetState, FundSource, FundTotal, Grant, outlook};
use crate::domain::{Date, Fen, Month, RunId, StaffId};

/// A year with a budget in force, one that waits, and a programme that was paid without one.
pub fn budgets(year: u16) -> BudgetYear {
    let lines = if year == 2026 {
        vec![
            line("disability-pension", Some(budget(1, BudgetState::Approved)), None),
            line("combat-allowance", None, Some(budget(2, BudgetState::Proposed))),
        ]
    } else {
        Vec::new()
    };
    BudgetYear { year, lines }
}

fn line(programme: &str, in_force: Option<Budget>, waiting: Option<Budget>) -> BudgetLine {
    let named = |budget: Budget| Budget { programme: programme.to_owned(), ..budget };
    let mut paid = FundTotal::nothing(2026, programme);
    if let Some(budget) = &in_force {
        paid.add(Fen(61_234_567), budget);
    }
    BudgetLine {
        programme: programme.to_owned(),
        by: "陈静".to_owned(),
        versions: 1,
        in_force: in_force.map(named),
        waiting: waiting.map(named),
        reserved: Vec::new(),
        paid,
    }
}

fn budget(version: u32, state: BudgetState) -> Budget {
    let on = Date::new(2026, 1, 20).unwrap();
    let grant = |source, amount, share| Grant { source, amount: Fen(amount), share };
    Budget {
        year: 2026,
        programme: String::new(),
        version,
        grants: vec![
            grant(FundSource::Central, 48_000_000, 6_000),
            grant(FundSource::Province, 16_000_000, 2_000),
            grant(FundSource::District, 16_000_000, 2_000),
        ],
        basis: "花财社〔2026〕3号".to_owned(),
        state,
        by: StaffId(4),
        on,
        decided: (state == BudgetState::Approved).then_some((StaffId(7), on)),
        reason: String::new(),
    }
}

/// A year with a budget that does not last, and a programme without one.
pub fn forecast(year: u16) -> ForecastYear {
    let month = |of| Month::new(year.into(), of).unwrap();
    let now = month(11);
    let months = |each: i64, people: u32| -> Vec<ForecastMonth> {
        let row = |of: u32| {
            let fen = |holds: bool| Fen(if holds { each + i64::from(of) * 10_000 } else { 0 });
            ForecastMonth {
                month: month(of),
                paid: fen(of < 10),
                reserved: fen(of == 10),
                expected: fen(of > 10),
                people: if of > 10 { people } else { 0 },
                joins: u32::from(of == 12) * 3,
                leaves: u32::from(of == 12),
            }
        };
        (1..=12).map(row).collect()
    };
    let line = line("disability-pension", Some(budget(1, BudgetState::Approved)), None);
    let first = months(6_123_456, 71);
    let expected: Vec<(Month, i128)> =
        first.iter().filter(|m| m.expected.0 > 0).map(|m| (m.month, m.expected.0.into())).collect();
    let sources =
        line.in_force.iter().flat_map(|budget| outlook(budget, (&line.paid.paid, &[]), (now, &expected)));
    let sources = sources.map(|of| match of.source {
        FundSource::District => {
            crate::domain::ledger::Outlook { given: Fen(13_000_000), runs_out: Some(month(12)), ..of }
        }
        _ => of,
    });
    let rows = vec![
        ForecastRow {
            programme: "disability-pension".to_owned(),
            works_out: true,
            opened: true,
            version: Some(1),
            months: first,
            untold: 2,
            sources: sources.collect(),
        },
        ForecastRow {
            programme: "combat-allowance".to_owned(),
            works_out: true,
            opened: false,
            version: None,
            months: months(2_000_000, 24),
            untold: 0,
            sources: Vec::new(),
        },
    ];
    ForecastYear { year, now, rows }
}

/// What a source gave and paid; the city gave nothing.
pub fn statement(asked: &FundAsked) -> FundStatement {
    let day = |month, day| Date::new(asked.year.into(), month, day).unwrap();
    let line = |on, event, amount, balance| FundLine {
        on,
        programme: "disability-pension".to_owned(),
        event,
        amount: Fen(amount),
        balance: Fen(balance),
    };
    let granted = FundEvent::Granted { version: 1, basis: "花财社〔2026〕3号".to_owned() };
    let paid = FundEvent::Paid { run: Some(RunId(3)), payments: 1201 };
    let back = FundEvent::CameBack { run: None, payments: 1 };
    let lines = match asked.source {
        FundSource::City => Vec::new(),
        _ => vec![
            line(day(1, 20), granted, 48_000_000, 48_000_000),
            line(day(9, 15), paid, -36_740_740, 11_259_260),
            line(day(10, 8), back, 61_600, 11_320_860),
        ],
    };
    let closing = lines.last().map_or(Fen(0), |line| line.balance);
    let reserved = Fen(if lines.is_empty() { 0 } else { 4_000_000 });
    FundStatement { asked: asked.clone(), opening: Fen(0), lines, closing, reserved, over: false }
}
