//! Payment runs through the one door: drafted, checked by different people, paid once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::cast_possible_wrap,
    missing_docs,
    reason = "tests"
)]

#[path = "bureau_runs/ahead.rs"]
mod ahead;
#[path = "bureau_runs/answers.rs"]
mod answers;
#[path = "bureau_runs/astray.rs"]
mod astray;
#[path = "bureau_runs/bank.rs"]
mod bank;
#[path = "bureau_runs/bench.rs"]
mod bench;
#[path = "bureau_runs/beside.rs"]
mod beside;
#[path = "bureau_runs/budgets.rs"]
mod budgets;
#[path = "bureau_runs/changers.rs"]
mod changers;
#[path = "bureau_runs/claims.rs"]
mod claims;
#[path = "bureau_runs/closed.rs"]
mod closed;
#[path = "bureau_runs/compared.rs"]
mod compared;
#[path = "bureau_runs/course.rs"]
mod course;
#[path = "bureau_runs/damaged.rs"]
mod damaged;
#[path = "bureau_runs/decided_since.rs"]
mod decided_since;
#[path = "bureau_runs/duties.rs"]
mod duties;
#[path = "bureau_runs/grants.rs"]
mod grants;
#[path = "bureau_runs/histories.rs"]
mod histories;
#[path = "bureau_runs/ledger.rs"]
mod ledger;
#[path = "bureau_runs/left_out.rs"]
mod left_out;
#[path = "bureau_runs/mended.rs"]
mod mended;
#[path = "bureau_runs/off_again.rs"]
mod off_again;
#[path = "bureau_runs/older.rs"]
mod older;
#[path = "bureau_runs/over.rs"]
mod over;
#[path = "bureau_runs/put_off.rs"]
mod put_off;
#[path = "bureau_runs/refused.rs"]
mod refused;
#[path = "bureau_runs/repaid.rs"]
mod repaid;
#[path = "bureau_runs/rest.rs"]
mod rest;
#[path = "bureau_runs/shown.rs"]
mod shown;
#[path = "bureau_runs/sums.rs"]
mod sums;
#[path = "bureau_runs/switch.rs"]
mod switch;
#[path = "bureau_runs/thrown_back.rs"]
mod thrown_back;
#[path = "bureau_runs/twice.rs"]
mod twice;
#[path = "bureau_runs/windows.rs"]
mod windows;
#[path = "bureau_runs/year_end.rs"]
mod year_end;

mod bureau_support;
#[path = "support/dice.rs"]
mod dice;
mod store_support;
