//! Funds: the budget of each programme and year by source, what was paid out of it and what runs under way keep of it.

mod change;
mod flow;
mod forecast;
mod read;
mod reserve;
mod statement;
mod view;

pub(super) use change::{decide, propose};
pub(super) use forecast::forecast;
pub(super) use read::{budget_of, fund_year, funded_of, in_force, paid};
pub(super) use reserve::{
    any_budget, asked, hold, of_payment, of_run, require_budget_of, require_room, reserved,
};
pub(super) use statement::statement;
pub(super) use view::budgets;
