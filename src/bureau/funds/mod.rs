//! Funds: the budget of each programme and year by source, and what was paid out of it.

mod change;
mod view;

pub(super) use change::{decide, propose};
pub(super) use view::{budget_of, budgets, funded_of, in_force, paid};
