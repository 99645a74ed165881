//! Payment runs (发放批次): what is due and not settled, drafted, checked, approved, sent to the bank and seen through until every line has
//! an outcome.

mod ahead;
mod books;
mod build;
mod carried;
mod chain;
mod changers;
mod claims;
mod cycle;
mod decisions;
mod draft;
mod due;
mod dues;
mod events;
mod guard;
mod happened;
mod last;
mod left;
mod line_acts;
mod line_rows;
mod lines;
mod once;
mod opening;
mod options;
mod outcome;
mod over;
mod owed;
mod paid;
mod payments;
mod put_off;
mod recovery;
mod refused;
mod reissue;
mod repay;
mod rounding;
mod rules;
mod set_off;
mod since;
mod steps;
mod still;
mod taken_back;
mod to_come;
mod together;
mod undecided;
mod view;
mod withheld;
mod word;

pub(super) use ahead::look_ahead;
pub(super) use books::Records;
pub(super) use carried::{is_open, open_about};
pub(super) use chain::{Duties, staff};
pub(super) use cycle::quarter_end;
pub(super) use decisions::Pending;
pub(super) use draft::draft;
pub(super) use due::Known;
pub(super) use guard::{
    none_apart, none_under_way, not_answered, not_approved, not_of_a_run, not_twice, reversible, waits_again,
};
pub(super) use happened::{Happened, looked_at};
pub(super) use left::{follow as follow_left, is_settled as left_is_settled, left_unpaid};
pub(super) use line_acts::act_on_line;
pub(super) use line_rows::{lines_of, under_way_for};
pub(super) use lines::{account, counts, fingerprint, of as all_lines, sha};
pub(super) use opening::effect as opening_effect;
pub(super) use options::draft_options;
pub(super) use outcome::take_return;
pub(super) use over::overpaid;
pub(super) use payments::payments;
pub(super) use put_off::drafters;
pub(super) use recovery::{
    approve as approve_recovery, drop_it as drop_recovery, propose as propose_recovery,
};
pub(super) use reissue::{any_to_issue, as_if as reissued_as_if, reissue};
pub(super) use repay::{book_repaid, repay};
pub(super) use rules::{
    approve as approve_rule, drop_it as drop_rule, in_force as rules_in_force, propose as propose_rule,
};
pub(super) use since::{Touched, anew, changed_since};
pub(super) use steps::step;
pub(super) use to_come::Outlook;
pub(super) use view::{board, rules as run_rules, view};
pub(super) use withheld::withheld_from;
pub(super) use word::{Word, all_words_leave, word_leaves};
