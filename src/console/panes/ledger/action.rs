//! What the pane can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{
    account, books, confirmations, death, entitled, exports, funds, grants, ledger as say, lookup, overpaid,
    rates, rules, run_pane, waiting,
};

actions! {
    /// 台账
    Act in &["ledger"];
    Before = "ledger.month-before", say::PREVIOUS_MONTH, Main, None, 18;
    After = "ledger.month-after", say::NEXT_MONTH, Main, None, 19;
    Today = "ledger.this-month", say::THIS_MONTH, Main, None, 0;
    Filter = "ledger.filter", lookup::FILTER, Main, Some(Gate::ReadPeople), 17;
    Export = "ledger.export", exports::EXPORT, Main, Some(Gate::Export), 23;
    Rates = "ledger.rates", say::RATES, Main, None, 0;
    Budgets = "ledger.budgets", funds::TITLE, Main, None, 12;
    Runs = "ledger.runs", run_pane::TITLE, Main, None, 10;
    Place = "ledger.place", rates::TITLE, Main, None, 15;
    Deaths = "ledger.deaths", death::LIST, Main, None, 20;
    Overpaid = "ledger.overpaid", overpaid::TITLE, Main, None, 13;
    Rules = "ledger.rules", rules::TITLE, Main, None, 14;
    Why = "ledger.why", entitled::WHY, Main, None, 11;
    Grants = "ledger.grants", grants::TITLE, Main, None, 16;
    BookAll = "ledger.book-all", death::BOOK_ALL, Main, Some(Gate::Post), 20;
    Waiting = "ledger.waiting", waiting::TITLE, Main, None, 26;
    Confirmations = "ledger.confirmations", confirmations::TITLE, Main, None, 27;
    Accounts = "ledger.accounts", account::DECIDE, Main, Some(Gate::ReadPeople), 0, .palette();
    Close = "ledger.close", say::CLOSE, Main, Some(Gate::Periods), 21, .danger();
    Reopen = "ledger.reopen", say::REOPEN, Main, Some(Gate::Reopen), 22, .danger();
    DaySheet = "ledger.day-sheet", books::DAY_SHEET, Main, Some(Gate::ReadLedger), 24;
    MonthSheet = "ledger.month-sheet", books::MONTH_SHEET, Main, Some(Gate::ReadLedger), 25;
}
