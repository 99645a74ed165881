//! The `cli` room: one file a subcommand; arguments in, exit code out.
//!
//! [`run()`] parses the line, opens the database, signs in, does one thing through the one door and prints the answer: a few plain
//! lines for people, or with `--json` one object a line with the field names of [`json`]. The binary says how a password is asked
//! for and how the console is opened ([`Host`], [`console()`]), so that tests can stand in for the terminal.
//!
//! Exit codes, the same everywhere: 0 done, 1 nothing found or a check failed, 2 usage, 3 bad data, 4 refused by the gate or a
//! rule, 5 locked or store trouble, 74 the terminal or the output is gone (what was done stays done, and standard error says so). The console ended by a signal gives 128 plus its number.

mod account;
mod account_args;
mod account_import;
mod args;
mod backup;
mod bank;
mod bank_args;
mod bank_runs;
mod budget;
mod budget_ahead;
mod budget_args;
mod bulk;
mod bulk_args;
mod calendar;
mod calendar_args;
mod care;
mod care_args;
mod care_lists;
mod case;
mod check;
mod clocks;
mod close;
mod close_args;
mod completions;
mod confirm;
mod console;
mod context;
mod demo;
mod entitle;
mod entitle_args;
mod exit;
mod explain;
mod export;
mod family;
mod forecast;
mod grant;
mod grant_args;
mod grant_lines;
mod handover;
mod help;
mod how_args;
mod import;
mod journal;
pub mod json;
mod keymap;
mod ledger;
mod ledger_args;
mod letter;
mod lookup;
mod matter;
mod merge;
mod note;
mod oncall;
mod oncall_args;
mod out;
mod overpaid_shown;
mod overview;
mod paper;
mod paper_args;
mod person;
mod person_args;
mod petition;
mod petition_args;
mod petition_figures;
mod petition_hands;
mod petition_hands_args;
mod petition_triage;
mod pivot;
mod policy;
mod programme;
mod quality;
mod rates;
mod rates_args;
mod reversal;
mod run;
mod run_args;
mod run_orders;
mod run_shown;
mod settings;
mod staff;
mod standing_args;
mod supervision;
mod supervision_args;
mod surroundings;
mod table;
mod trouble;
mod unfit;
mod values;
mod view;
mod visit;
mod visit_args;
mod visit_lines;
mod waiting;
mod why;

pub use console::console;
pub use context::{ConsoleStart, Host};
pub use exit::Exit;
pub use run::run;
pub use surroundings::now;
