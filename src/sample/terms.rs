//! What the sample pays to whom: what the bureau's own rules of entitlement come to, worked out once for each case and month, and the one-off
//! programmes.

use std::cell::RefCell;
use std::collections::HashMap;

use super::life::Group;
use super::own::Own;
use crate::bureau::Reference;
use crate::domain::ledger::{Cycle, Entitler, MoneyFacts, Programme, Programmes};
use crate::domain::person::{Nature, Recognition, RecognitionState};
use crate::domain::{Date, Fen, Month};

const NURSING: &str = "nursing-fee";
const CLINIC: &str = "outpatient-aid";
const AID: &str = "emergency-aid";
const FUNERAL: &str = "funeral-aid";

/// A programme, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Item(u8);

type Case = (Item, &'static str, Option<u8>, Option<Nature>, Option<u8>, Month);

/// Programmes, and what is due under them, as the sample uses them.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    programmes: &'a Programmes,
    entitler: Entitler<'a>,
    worked_out: RefCell<HashMap<Case, Option<Fen>>>,
}

impl<'a> Terms<'a> {
    /// As known on the day on which the sample stands.
    pub(super) fn new(reference: &'a Reference, own: &'a Own, today: Date) -> Self {
        let tables = reference.money(&own.rates, &own.place);
        let entitler = Entitler::new(tables, today);
        Self { programmes: &reference.programmes, entitler, worked_out: RefCell::default() }
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

    /// Every programme.
    pub(super) fn all(&self) -> impl Iterator<Item = Item> + use<> {
        (0..self.programmes.all().len()).filter_map(|place| u8::try_from(place).ok().map(Item))
    }

    /// Those that are paid by the month to anybody in the sample.
    pub(super) fn monthly(&self) -> impl Iterator<Item = Item> {
        let paid = |item: &Item| {
            self.get(*item).is_some_and(|p| {
                p.cycle == Cycle::Monthly && super::roster::codes().any(|code| p.entitles(code) == Some(true))
            })
        };
        self.all().filter(paid)
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
        // It begins with the month asked for: when somebody begins and ends is said by their life.
        let recognition = Recognition {
            since: Some(month.first_day()),
            approved: Some(month.first_day()),
            grade: group.grade,
            nature: group.nature,
            service_years: group.years,
            ..Recognition::new(group.code, RecognitionState::Receiving)
        };
        let facts = MoneyFacts {
            // Old enough for whatever asks for an age.
            birth: Date::new(1930, 1, 1),
            died: None,
            cause: None,
            conscript: None,
            recognitions: std::slice::from_ref(&recognition),
            confirmations: &[],
        };
        let (amounts, _) = self.entitler.amounts(&facts, month, month);
        amounts.iter().find(|amount| amount.programme == self.programme(item)).map(|amount| amount.fen)
    }
}
