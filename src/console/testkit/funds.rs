//! Made-up budgets.

use crate::bureau::answer::{BudgetLine, BudgetYear};
use crate::domain::ledger::{Budget, BudgetState, FundSource, FundTotal, Grant};
use crate::domain::{Date, Fen, StaffId};

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
