//! Shapes about households in hardship and condolence lists.

use serde::Serialize;

use super::values::{text, total_yuan, yuan};
use crate::bureau::answer::{CareFigures, CondolenceRow, FestivalSum, GiftRow, HardshipRow, HardshipView};
use crate::domain::care::{HardshipResult, Recipients, Relief};
use crate::domain::{Date, Fen};

/// `care households --json`, a household a line, and `care household --json` with what was done for it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct HouseholdJson<'a> {
    pub household: String,
    pub version: u32,
    pub head: String,
    pub name: &'a str,
    pub size: usize,
    pub division: Option<String>,
    pub relief: Relief,
    pub cause: &'a str,
    pub since: Date,
    pub visited: Option<Date>,
    pub ended: Option<Date>,
    pub result: Option<HardshipResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<Vec<MemberJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<Vec<MeasureJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visits: Option<Vec<Date>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct MemberJson<'a> {
    pub person: Option<String>,
    pub name: &'a str,
    pub relation: &'a str,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct MeasureJson<'a> {
    pub on: Date,
    pub what: &'a str,
    pub by: &'a str,
}

impl<'a> HouseholdJson<'a> {
    pub(in crate::cli) fn new(row: &'a HardshipRow) -> Self {
        Self {
            household: text(row.hardship),
            version: row.version,
            head: text(row.facts.head),
            name: &row.name,
            size: row.facts.members.len() + 1,
            division: row.division.map(text),
            relief: row.facts.relief,
            cause: &row.facts.cause,
            since: row.facts.since,
            visited: row.visited,
            ended: row.ended.map(|end| end.on),
            result: row.ended.map(|end| end.result),
            members: None,
            measures: None,
            visits: None,
        }
    }

    pub(in crate::cli) fn whole(view: &'a HardshipView) -> Self {
        let members = view.row.facts.members.iter().map(|m| MemberJson {
            person: m.person.map(text),
            name: &m.name,
            relation: &m.relation,
        });
        let measures = view.measures.iter().map(|(m, by)| MeasureJson { on: m.on, what: &m.what, by });
        Self {
            members: Some(members.collect()),
            measures: Some(measures.collect()),
            visits: Some(view.visits.iter().map(|visit| visit.day).collect()),
            ..Self::new(&view.row)
        }
    }
}

/// `care condolence --json`: a list a line. Amounts are yuan.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ListJson<'a> {
    pub list: String,
    pub version: u32,
    pub festival: &'a str,
    pub year: u16,
    pub of: Recipients,
    pub whom: &'a str,
    pub amount: String,
    pub made: Date,
    pub closed: Option<Date>,
    pub lines: usize,
    pub given: usize,
    pub total: String,
    pub paid: String,
    pub goods: &'a str,
    pub goods_value: String,
    pub goods_total: String,
    pub goods_given: String,
    /// Lines that wait for another person's word, and their sum.
    pub waits: usize,
    pub waits_total: String,
    pub by: &'a str,
    pub own: bool,
    pub agreed_by: Option<&'a str>,
    pub agreed_on: Option<Date>,
    pub sent_back_by: Option<&'a str>,
    pub sent_back_on: Option<Date>,
    pub reason: &'a str,
}

/// `care condolence --year --json`: what was handed out on a festival, a festival a line. Amounts are yuan.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FestivalJson<'a> {
    pub festival: &'a str,
    pub year: u16,
    pub lists: usize,
    /// 人次
    pub people: usize,
    /// 户次
    pub households: usize,
    pub open: usize,
    pub money: String,
    pub goods: String,
    pub total: String,
}

impl<'a> FestivalJson<'a> {
    pub(in crate::cli) fn new(sum: &'a FestivalSum) -> Self {
        Self {
            festival: &sum.festival,
            year: sum.year,
            lists: sum.lists,
            people: sum.people,
            households: sum.households,
            open: sum.open,
            money: total_yuan(sum.money),
            goods: total_yuan(sum.goods),
            total: total_yuan(sum.total()),
        }
    }
}

impl<'a> ListJson<'a> {
    pub(in crate::cli) fn new(row: &'a CondolenceRow) -> Self {
        let word = &row.agreement;
        Self {
            list: text(row.list),
            version: row.version,
            festival: &row.festival,
            year: row.year,
            of: row.of,
            whom: &row.whom,
            amount: yuan(row.amount),
            made: row.made,
            closed: row.closed,
            lines: row.lines,
            given: row.given,
            total: yuan(row.total),
            paid: yuan(row.paid),
            goods: row.goods.as_ref().map_or("", |goods| &goods.what),
            goods_value: yuan(row.goods.as_ref().map_or(Fen::ZERO, |goods| goods.value)),
            goods_total: yuan(row.goods_total),
            goods_given: yuan(row.goods_given),
            waits: word.lines,
            waits_total: yuan(word.total),
            by: &word.brought.0,
            own: word.own,
            agreed_by: word.agreed.as_ref().map(|(by, _)| by.as_str()),
            agreed_on: word.agreed.as_ref().map(|(_, on)| *on),
            sent_back_by: word.sent_back.as_ref().map(|(by, _)| by.as_str()),
            sent_back_on: word.sent_back.as_ref().map(|(_, on)| *on),
            reason: &word.reason,
        }
    }
}

/// `care condolence W2 --json`: a line of the list a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct GiftJson<'a> {
    pub gift: String,
    pub person: String,
    pub name: &'a str,
    pub household: Option<String>,
    pub division: Option<String>,
    pub amount: String,
    pub awaits: bool,
    pub given: Option<Date>,
    pub by: &'a str,
    pub received_by: &'a str,
}

impl<'a> GiftJson<'a> {
    pub(in crate::cli) fn new(row: &'a GiftRow) -> Self {
        Self {
            gift: text(row.gift),
            person: text(row.person),
            name: &row.name,
            household: row.household.map(text),
            division: row.division.map(text),
            amount: yuan(row.amount),
            awaits: row.awaits,
            given: row.given,
            by: &row.by,
            received_by: &row.received_by,
        }
    }
}

/// `care figures --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FiguresJson {
    pub from: Date,
    pub to: Date,
    pub people: usize,
    pub calls: usize,
    pub home_visits: usize,
    pub messages: usize,
    pub not_reached: usize,
    pub households: usize,
    pub households_visited: usize,
    pub lifted: usize,
}

impl FiguresJson {
    pub(in crate::cli) fn new(f: &CareFigures) -> Self {
        Self {
            from: f.span.first,
            to: f.span.last,
            people: f.people,
            calls: f.calls,
            home_visits: f.home_visits,
            messages: f.messages,
            not_reached: f.not_reached,
            households: f.households,
            households_visited: f.households_visited,
            lifted: f.lifted,
        }
    }
}
