//! Answers about requests for money that is not monthly.

use serde::Serialize;

use crate::bureau::answer::RunFund;
use crate::bureau::refusal::Refusal;
use crate::domain::ledger::{Doubt, GrantFacts, GrantState, Opinion, WorkedOut};
use crate::domain::{Article, Date, DivisionCode, EntryId, GrantId, PersonId, Total};

/// Some requests, and what they come to.
#[derive(Clone, PartialEq, Serialize)]
pub struct GrantList {
    /// How many fit.
    pub total: usize,
    /// Where the page begins.
    pub offset: usize,
    /// The page.
    pub rows: Vec<GrantRow>,
    /// What all that fit come to, one line a programme.
    pub sums: Vec<GrantSum>,
}

/// A request in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct GrantRow {
    /// Which.
    pub grant: GrantId,
    /// Version a command must name.
    pub version: u32,
    /// For whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where they live.
    pub division: Option<DivisionCode>,
    /// What is asked for.
    pub facts: GrantFacts,
    /// Where it stands.
    pub state: GrantState,
    /// Who entered it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why, in spite of a doubt.
    pub despite: String,
    /// When it was decided or withdrawn.
    pub decided: Option<Date>,
    /// By whom.
    pub decided_by: String,
    /// Why.
    pub reason: String,
    /// Who had declined it before it was taken back, when, and why.
    pub declined: Option<(String, Date, String)>,
    /// The entry that says it is due.
    pub entry: Option<EntryId>,
    /// That entry was taken back in the ledger since.
    pub taken_back: bool,
}

/// What requests under one programme come to. People, times and money are those of what was approved and stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GrantSum {
    /// Programme id.
    pub programme: String,
    /// They are bills, and counted so.
    pub bills: bool,
    /// 人: different people.
    pub people: usize,
    /// 人次: requests.
    pub times: usize,
    /// What they come to.
    pub amount: Total,
    /// Requests that wait.
    pub waiting: usize,
    /// What those ask for.
    pub asked: Total,
    /// That were declined.
    pub declined: usize,
    /// That were withdrawn.
    pub withdrawn: usize,
    /// That were approved and taken back in the ledger since.
    pub taken_back: usize,
}

/// A request in full.
#[derive(Clone, PartialEq, Serialize)]
pub struct GrantView {
    /// As in lists.
    pub row: GrantRow,
    /// What the levels said, in order of noting.
    pub opinions: Vec<Opinion>,
    /// What deserves a second look before it is decided; nothing once it was.
    pub doubts: Vec<Doubt>,
    /// What it comes to by the rule.
    pub worked: WorkedOut,
    /// The articles of the rule.
    pub articles: Vec<Article>,
    /// The year it is for.
    pub year: u16,
    /// What the person has of the programme in that year, this one included.
    pub in_year: Option<GrantSum>,
    /// How the funds stand to it, while it waits.
    pub fund: Option<RunFund>,
    /// Whether the asker could decide it.
    pub may_decide: Result<(), Refusal>,
    /// Whether the asker could approve it: what cannot be booked is only declined or withdrawn.
    pub may_approve: Result<(), Refusal>,
}

crate::text::opaque!(GrantList, GrantRow, GrantView);
