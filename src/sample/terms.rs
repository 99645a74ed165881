//! What the sample pays to whom: the published national rate of the month; where none is known for the month, the last one published
//! before, national or else provincial; where none was ever published, nothing. The nursing fee, a share of a local wage that no
//! source gives, is a made-up round sum.

use std::cell::RefCell;
use std::collections::HashMap;

use super::life::Group;
use crate::domain::ledger::{Cycle, Programme, Programmes, Rate, RateAnswer, RateFacts, Rates};
use crate::domain::person::Nature;
use crate::domain::{Fen, Month};

const NURSING: &str = "nursing-fee";
const CLINIC: &str = "outpatient-aid";
const AID: &str = "emergency-aid";
const FUNERAL: &str = "funeral-aid";
/// 护理费 a month: five people of grades 3 and 4 make 30万余元 of a year.
const NURSING_FEN: i64 = 504_000;

/// A programme, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Item(u8);

type Case = (Item, &'static str, Option<u8>, Option<Nature>, Option<u8>, Month);

/// Programmes and rates as the sample uses them.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    programmes: &'a Programmes,
    rates: &'a Rates,
    worked_out: RefCell<HashMap<Case, Option<Fen>>>,
}

impl<'a> Terms<'a> {
    pub(super) fn new(programmes: &'a Programmes, rates: &'a Rates) -> Self {
        Self { programmes, rates, worked_out: RefCell::default() }
    }

    fn get(&self, item: Item) -> Option<&'a Programme> {
        self.programmes.all().get(usize::from(item.0))
    }

    fn find(&self, id: &str) -> Option<Item> {
        let place = self.programmes.all().iter().position(|p| p.id == id)?;
        u8::try_from(place).ok().map(Item)
    }

    /// The id that entries store.
    pub(super) fn programme(&self, item: Item) -> &'a str {
        self.get(item).map_or("", |p| p.id.as_str())
    }

    /// What is paid monthly to a member of the group.
    pub(super) fn items(&self, group: &Group) -> Vec<Item> {
        let monthly = self.programmes.for_group(group.code).filter(|p| p.cycle == Cycle::Monthly);
        monthly.filter_map(|p| self.find(&p.id)).collect()
    }

    /// Whether it is one of the living allowances that the annual report sums up (优抚对象生活补助金).
    pub(super) fn is_living(&self, item: Item) -> bool {
        self.get(item).is_some_and(|p| p.cycle == Cycle::Monthly && p.id != NURSING)
    }

    /// 护理费
    #[cfg(test)]
    pub(super) fn nursing(&self) -> Option<Item> {
        self.find(NURSING)
    }

    /// 门诊补助
    pub(super) fn clinic(&self) -> Option<Item> {
        self.find(CLINIC)
    }

    /// 应急救助金
    pub(super) fn aid(&self) -> Option<Item> {
        self.find(AID)
    }

    /// 丧葬补助费, and how many months of the living allowance it is: 12 for the disabled who die of illness, 6 for the families of
    /// the fallen, those who fought or were tested on, and martyrs' children (军人抚恤优待条例 第二十二条、第三十二条、第六十二条).
    pub(super) fn funeral(&self, group: &Group) -> Option<(Item, i64)> {
        let months = if group.code == "11" { 12 } else { 6 };
        let item = self.find(FUNERAL)?;
        (self.get(item)?.entitles(group.code) == Some(true)).then_some((item, months))
    }

    /// What a member of the group is due for a month.
    pub(super) fn rate(&self, item: Item, group: &Group, month: Month) -> Option<Fen> {
        let case = (item, group.code, group.grade, group.nature, group.years, month);
        if let Some(known) = self.worked_out.borrow().get(&case) {
            return *known;
        }
        let rate = self.work_out(item, group, month);
        self.worked_out.borrow_mut().insert(case, rate);
        rate
    }

    fn work_out(&self, item: Item, group: &Group, month: Month) -> Option<Fen> {
        let programme = self.get(item)?;
        if programme.id == NURSING {
            return group.grade.is_some_and(|g| (3..=4).contains(&g)).then_some(Fen(NURSING_FEN));
        }
        let facts = RateFacts {
            group: group.code,
            grade: group.grade,
            nature: group.nature,
            mental: false,
            service_years: group.years,
        };
        self.rates.standards().iter().find_map(|standard| {
            match self.rates.rate_in(&standard.key, &programme.id, &facts, month.first_day()) {
                RateAnswer::Known(rate) => Some(a_month(&rate)),
                RateAnswer::Unknown { last, .. } => last.as_ref().map(a_month),
                _ => None,
            }
        })
    }
}

/// A month's amount; a twelfth that is not even is rounded to the fen.
fn a_month(rate: &Rate) -> Fen {
    rate.monthly().unwrap_or(Fen((rate.amount.0 + 6) / 12))
}
