//! The `locale` room: the words people read, in zh-CN and en. Nothing else in the house holds text for people.
//!
//! Labels and sentences stand side by side in both languages, area by area (`common`, `lookup`, …), as typed constants:
//! a message that lacks a language does not compile. Facts that the rooms below report as types (a refusal, a faulty
//! identity number, a clock) are turned into sentences here and nowhere else.

pub mod account;
pub mod act_faults;
pub mod bank;
pub mod books;
pub mod bulk;
pub mod calendars;
pub mod care;
pub mod care_words;
pub mod check;
pub mod cli;
pub mod clocks;
pub mod common;
pub mod confirm_words;
pub mod confirmations;
pub mod console;
pub mod death;
pub mod denied;
pub mod duty;
pub mod duty_done;
pub mod duty_faults;
pub mod duty_handover;
pub mod duty_register;
pub mod duty_rota;
pub mod duty_told;
pub mod entitled;
pub mod exchange;
pub mod exports;
pub mod family;
pub mod fault_words;
pub mod field;
pub mod figures;
pub mod filter;
pub mod forms;
pub mod founding;
pub mod fund_words;
pub mod funds;
pub mod grants;
pub mod help;
pub mod import;
pub mod io_words;
pub mod journal;
pub mod keys;
pub mod ladder;
pub mod ledger;
pub mod letter_words;
pub mod liaisons;
pub mod lookup;
mod message;
pub mod named;
pub mod notes;
pub mod overpaid;
pub mod overview;
pub mod palette;
pub mod paper_words;
pub mod papers;
pub mod person;
pub mod petition_after;
pub mod petition_bounds;
pub mod petition_corrected;
pub mod petition_hands;
pub mod petition_receipt;
pub mod petition_words;
pub mod petitions;
pub mod pivot;
pub mod policy;
pub mod quality;
pub mod rate_words;
pub mod rates;
pub mod refusal;
pub mod rules;
pub mod run_bank;
pub mod run_did;
pub mod run_faults;
pub mod run_pane;
pub mod run_told;
pub mod run_words;
pub mod runs;
pub mod second;
pub mod sign_in;
pub mod staff;
mod stops;
pub mod store_words;
pub mod supervision;
pub mod timeline;
pub mod visit_words;
pub mod visits;
pub mod vouch;
pub mod waiting;
pub mod words;

pub use message::{Lang, Msg};
pub use stops::{Stops, stops};

/// Every area with its messages, for the checks.
pub const AREAS: &[(&str, &[(&str, Msg)])] = &[
    ("account", account::ALL),
    ("books", books::ALL),
    ("second", second::ALL),
    ("bank", bank::ALL),
    ("bulk", bulk::ALL),
    ("care", care::ALL),
    ("care_words", care_words::ALL),
    ("check", check::ALL),
    ("check_names", check::NAMES),
    ("cli", cli::ALL),
    ("common", common::ALL),
    ("confirm_words", confirm_words::ALL),
    ("confirmations", confirmations::ALL),
    ("console", console::ALL),
    ("death", death::ALL),
    ("denied", denied::ALL),
    ("duty", duty::ALL),
    ("duty_faults", duty_faults::ALL),
    ("duty_done", duty_done::ALL),
    ("duty_handover", duty_handover::ALL),
    ("duty_rota", duty_rota::ALL),
    ("duty_told", duty_told::ALL),
    ("exchange", exchange::ALL),
    ("fault_words", fault_words::ALL),
    ("exports", exports::ALL),
    ("family", family::ALL),
    ("field", field::ALL),
    ("figures", figures::ALL),
    ("filter", filter::ALL),
    ("forms", forms::ALL),
    ("founding", founding::ALL),
    ("grants", grants::ALL),
    ("fund_words", fund_words::ALL),
    ("funds", funds::ALL),
    ("help", help::ALL),
    ("help_grants", help::grants::ALL),
    ("help_account", help::account::ALL),
    ("help_ledger", help::ledger::ALL),
    ("help_books", help::books::ALL),
    ("help_bank", help::bank::ALL),
    ("help_many", help::many::ALL),
    ("help_runs", help::runs::ALL),
    ("help_standing", help::standing::ALL),
    ("help_visits", help::visits::ALL),
    ("io_words", io_words::ALL),
    ("journal", journal::ALL),
    ("import", import::ALL),
    ("keys", keys::ALL),
    ("entitled", entitled::ALL),
    ("ledger", ledger::ALL),
    ("liaisons", liaisons::ALL),
    ("lookup", lookup::ALL),
    ("paper_words", paper_words::ALL),
    ("papers", papers::ALL),
    ("notes", notes::ALL),
    ("overpaid", overpaid::ALL),
    ("overview", overview::ALL),
    ("person", person::ALL),
    ("pivot", pivot::ALL),
    ("petition_after", petition_after::ALL),
    ("petition_bounds", petition_bounds::ALL),
    ("petition_corrected", petition_corrected::ALL),
    ("petition_hands", petition_hands::ALL),
    ("act_faults", act_faults::ALL),
    ("petition_words", petition_words::ALL),
    ("petitions", petitions::ALL),
    ("policy", policy::ALL),
    ("quality", quality::ALL),
    ("rate_words", rate_words::ALL),
    ("rates", rates::ALL),
    ("refusal", refusal::ALL),
    ("run_did", run_did::ALL),
    ("run_faults", run_faults::ALL),
    ("run_words", run_words::ALL),
    ("runs", runs::ALL),
    ("rules", rules::ALL),
    ("run_bank", run_bank::ALL),
    ("run_pane", run_pane::ALL),
    ("run_told", run_told::ALL),
    ("sign_in", sign_in::ALL),
    ("store_words", store_words::ALL),
    ("staff", staff::ALL),
    ("supervision", supervision::ALL),
    ("help_supervision", help::supervision::ALL),
    ("timeline", timeline::ALL),
    ("visit_words", visit_words::ALL),
    ("visits", visits::ALL),
    ("vouch", vouch::ALL),
    ("waiting", waiting::ALL),
    ("words", words::ALL),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_blanks_and_neither_is_empty() {
        for (area, messages) in AREAS {
            for (name, m) in *messages {
                assert_eq!(m.blanks(Lang::Zh), m.blanks(Lang::En), "{area}.{name}");
                assert!(!m.zh.trim().is_empty() && !m.en.trim().is_empty(), "{area}.{name}");
                assert!(
                    !m.en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                    "{area}.{name} has Han in English"
                );
            }
        }
    }
}
