//! People: what may be written about them, and what is shown of it.

mod admit;
mod amend;
mod card;
mod complete;
mod death;
mod family;
mod flags;
mod give;
mod keep;
mod known;
mod lookup;
mod mask;
mod merge;
mod narrowed;
mod records;
mod register;
mod reveal;
mod sense;

pub use admit::admit_person;
pub(super) use admit::{admit, admit_name};
pub(super) use amend::{amend, amended, sound};
pub(super) use card::{card, cards_alike, division, record};
pub(super) use complete::completions;
pub(super) use death::{record_death, withdraw_death};
pub(super) use family::relative;
pub(super) use give::movable;
pub(super) use keep::put_person;
pub(super) use known::{
    After, FactsChanged, editors, facts_changed, facts_changed_of, money_facts, told_death,
};
pub(super) use lookup::{SearchTexts, lookup};
pub(super) use mask::{bank as bank_masked, id as id_masked};
pub(super) use merge::{merge, put_apart, unmerge};
pub(super) use records::{StandingFor, records_of, seen, standing, stands_for};
pub(super) use register::{Near, namesakes, none_alike, put_new, reason_for, register, sounding};
pub(super) use reveal::{reveal, revealed_value};
pub(super) use sense::{MOST_AHEAD, seldom_meant};
