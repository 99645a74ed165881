//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{account, books, death, exports, funds, grants, ledger as say, lookup, rates, run_pane};

actions! {
    /// 台账
    Act in &["ledger"];
    Before = "ledger.month-before", say::PREVIOUS_MONTH, Main, None, 10;
    After = "ledger.month-after", say::NEXT_MONTH, Main, None, 11;
    Today = "ledger.this-month", say::THIS_MONTH, Main, None, 0;
    Filter = "ledger.filter", lookup::FILTER, Main, Some(Gate::ReadPeople), 14;
    Export = "ledger.export", exports::EXPORT, Main, Some(Gate::Export), 17;
    Rates = "ledger.rates", say::RATES, Main, None, 13;
    Budgets = "ledger.budgets", funds::TITLE, Main, None, 15;
    Runs = "ledger.runs", run_pane::TITLE, Main, None, 12;
    Place = "ledger.place", rates::TITLE, Main, None, 16;
    Deaths = "ledger.deaths", death::LIST, Main, None, 15;
    Grants = "ledger.grants", grants::TITLE, Main, None, 16;
    BookAll = "ledger.book-all", death::BOOK_ALL, Main, Some(Gate::Post), 16;
    Accounts = "ledger.accounts", account::DECIDE, Main, Some(Gate::ReadPeople), 0, .palette();
    Close = "ledger.close", say::CLOSE, Main, Some(Gate::Periods), 13, .danger();
    Reopen = "ledger.reopen", say::REOPEN, Main, Some(Gate::Reopen), 14, .danger();
    DaySheet = "ledger.day-sheet", books::DAY_SHEET, Main, Some(Gate::ReadLedger), 18;
    MonthSheet = "ledger.month-sheet", books::MONTH_SHEET, Main, Some(Gate::ReadLedger), 19;
}
