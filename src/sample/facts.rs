//! The record of a person: their outline filled in with names, numbers and addresses.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::chance::{Topic, in_thousand, one_of, stream};
use super::life::{Group, Life};
use super::names::Names;
use super::numbers::{self, Registrar};
use super::places::Places;
use super::roster::{NAMED, REPORT_PEOPLE, Slot};
use crate::domain::person::{
    BankAccount, NoId, PersonFacts, Recognition, RecognitionState, Relative, Residence, ServiceRecord, Sex,
};
use crate::domain::{Date, DivisionCode, Divisions, Month, ResidentId};

/// Records that lack something, in 22,000 (annual report of 2022: 1300名信息不完善的服务对象).
const INCOMPLETE: u64 = 1300;
/// Numbers of the registry form: 民族, 婚姻状况, 户籍类别.
const NATION: u16 = 101;
const MARRIAGE: u16 = 106;
const HOUSEHOLD_KIND: u16 = 109;

const BANKS: [&str; 6] =
    ["广州农村商业银行", "中国农业银行", "中国建设银行", "中国工商银行", "中国邮政储蓄银行", "广州银行"];

/// Makes records; numbers it gave out are not given out again.
#[derive(Debug)]
pub(super) struct Maker {
    seed: u64,
    today: Date,
    names: Names,
    places: Places,
    registrar: Registrar,
}

impl Maker {
    pub(super) fn new(seed: u64, today: Date, divisions: &Divisions) -> Self {
        let places = Places::new(divisions);
        Self { seed, today, names: Names::embedded(), places, registrar: Registrar::default() }
    }

    /// The record of person `n` as it was put on file in the month they joined: a later death is not known yet.
    pub(super) fn record(&mut self, n: u32, slot: Slot, life: &Life) -> PersonFacts {
        let mut rng = stream(self.seed, Topic::Facts, u64::from(n));
        let rng = &mut rng;
        let mut facts = PersonFacts {
            name: self.name(n, slot, life.sex, rng),
            sex: Some(life.sex),
            birth: Some(life.birth),
            resident_id: self.number(slot, life, rng),
            phones: vec![numbers::phone(rng)],
            recognitions: life.group.iter().map(|g| self.recognition(g, life)).collect(),
            service: service(life, rng),
            ..PersonFacts::default()
        };
        if in_thousand(rng, 120) {
            facts.phones.push(numbers::phone(rng));
        }
        if let Slot::Named(named) = slot {
            facts.other_names.extend(named.other.map(str::to_owned));
        }
        let home = Self::home(slot).or_else(|| self.places.draw(rng));
        facts.household = residence(home, rng);
        facts.residence = if in_thousand(rng, 850) || matches!(slot, Slot::Named(_)) {
            facts.household.clone()
        } else {
            residence(self.places.draw(rng), rng)
        };
        facts.bank = Some(BankAccount {
            bank: one_of(rng, &BANKS, "广州农村商业银行").to_owned(),
            holder: facts.name.clone(),
            number: numbers::account(rng),
            ..BankAccount::default()
        });
        facts.card = in_thousand(rng, 700).then(|| numbers::card(rng));
        if in_thousand(rng, 125) {
            facts.relatives.push(self.relative(life.sex, rng));
        }
        facts.profile = profile(life, rng);
        // What few records of the walk-through have, everybody else's has: the report counts the incomplete ones.
        if !matches!(slot, Slot::Named(_)) {
            let rng = &mut stream(self.seed, Topic::Kin, u64::from(n));
            if facts.relatives.is_empty() {
                facts.relatives.push(self.relative(life.sex, rng));
            }
            facts.card.get_or_insert_with(|| numbers::card(rng));
        }
        if !matches!(slot, Slot::Named(_)) && is_incomplete(n) {
            // Two namesakes of one birthday without a number would be taken for one person in a very large sample.
            take_something(&mut facts, n < REPORT_PEOPLE, rng);
        }
        facts
    }

    fn name(&self, n: u32, slot: Slot, sex: Sex, rng: &mut Rng) -> String {
        if let Slot::Named(named) = slot {
            return named.name.to_owned();
        }
        // After the named, one person of every surname there is.
        match self.names.each_surname().get((n as usize).saturating_sub(NAMED.len())) {
            Some(surname) => format!("{surname}{}", self.names.given(sex, rng)),
            None => self.names.name(sex, rng),
        }
    }

    fn number(&mut self, slot: Slot, life: &Life, rng: &mut Rng) -> Option<ResidentId> {
        // 区国英 has the number of the walk-through, which ends in 0284.
        if let Slot::Named(named) = slot
            && let Some(order) = named.order
            && let Some(id) = self.registrar.issue(440_121, life.birth, order)
        {
            return Some(id);
        }
        self.registrar.number(life.birth, life.sex, rng)
    }

    fn recognition(&self, group: &Group, life: &Life) -> Recognition {
        let state = if group.paid_from.is_some() {
            RecognitionState::Receiving
        } else {
            RecognitionState::RecognisedOnly
        };
        let discharged = life.service.map_or(life.birth, |(_, out)| out);
        // Those paid from the first month of the books had been recognised some years before.
        let since = group.paid_from.map(Month::first_day);
        Recognition {
            since: Some(since.unwrap_or(discharged).max(discharged).min(self.today)),
            grade: group.grade,
            nature: group.nature,
            approved: since.map(|day| day.max(discharged)),
            service_years: group.years,
            ..Recognition::new(group.code, state)
        }
    }

    fn relative(&self, sex: Sex, rng: &mut Rng) -> Relative {
        let spouse = match sex {
            Sex::Male => Sex::Female,
            Sex::Female => Sex::Male,
        };
        let (relation, sex) = match rng.u8(0..4) {
            0..=1 => ("配偶", spouse),
            2 => ("子", Sex::Male),
            _ => ("女", Sex::Female),
        };
        Relative {
            relation: relation.to_owned(),
            name: self.names.name(sex, rng),
            phone: numbers::phone(rng),
            ..Relative::default()
        }
    }

    fn home(slot: Slot) -> Option<DivisionCode> {
        match slot {
            Slot::Named(named) => DivisionCode::parse(named.village),
            _ => None,
        }
    }
}

/// True for exactly 1,300 numbers of every 22,000.
fn is_incomplete(n: u32) -> bool {
    let upto = |n: u64| n * INCOMPLETE / u64::from(REPORT_PEOPLE);
    upto(u64::from(n) + 1) > upto(u64::from(n))
}

fn take_something(facts: &mut PersonFacts, number_too: bool, rng: &mut Rng) {
    match rng.u8(0..12) {
        0..=3 => facts.phones.clear(),
        4..=5 => facts.bank = None,
        6..=7 => facts.relatives.clear(),
        8..=9 => facts.card = None,
        10 if number_too => {
            facts.resident_id = None;
            facts.no_id = Some(NoId::NotInSource);
        }
        _ => {
            facts.residence = Residence::default();
            facts.household = Residence::default();
        }
    }
}

fn residence(division: Option<DivisionCode>, rng: &mut Rng) -> Residence {
    Residence { division, address: format!("{}号", rng.u16(1..400)) }
}

fn service(life: &Life, rng: &mut Rng) -> ServiceRecord {
    let Some((enlisted, discharged)) = life.service else {
        return ServiceRecord::default();
    };
    let long = enlisted.age_on(discharged) >= 12;
    let placement = if long {
        one_of(rng, &["计划分配军转干部", "政府安排工作", "退休士官"], "政府安排工作")
    } else {
        one_of(rng, &["自主就业", "回乡生产", "自谋职业", "自主就业"], "自主就业")
    };
    ServiceRecord {
        enlisted: Some(enlisted),
        discharged: Some(discharged),
        unit: format!("{:05}部队", rng.u32(30_000..99_999)),
        certificate: if in_thousand(rng, 900) {
            format!("退字第{:08}号", rng.u32(1..99_999_999))
        } else {
            String::new()
        },
        placement: placement.to_owned(),
    }
}

fn profile(life: &Life, rng: &mut Rng) -> BTreeMap<u16, String> {
    let mut items = BTreeMap::new();
    items.insert(NATION, one_of(rng, &["汉族", "汉族", "汉族", "汉族", "壮族", "瑶族"], "汉族").to_owned());
    let farm = life.group.as_ref().is_some_and(|g| g.code == "81") || in_thousand(rng, 550);
    items.insert(HOUSEHOLD_KIND, if farm { "农村" } else { "城镇" }.to_owned());
    if in_thousand(rng, 500) {
        items.insert(MARRIAGE, "已婚".to_owned());
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::life::Frame;
    use super::super::roster::deal;
    use super::*;

    fn frame() -> Frame {
        Frame { seed: 1, today: Date::new(2026, 11, 23).unwrap(), start: Month::new(2017, 1).unwrap() }
    }

    fn people(n: u32) -> Vec<PersonFacts> {
        let mut maker = Maker::new(1, frame().today, &Divisions::embedded().unwrap());
        deal(1, n, None)
            .iter()
            .zip(0..)
            .map(|(slot, i)| maker.record(i, *slot, &Life::of(frame(), i, *slot)))
            .collect()
    }

    #[test]
    fn thirteen_hundred_of_twenty_two_thousand_lack_something() {
        assert_eq!((0..22_000).filter(|n| is_incomplete(*n)).count(), 1300);
        let all = people(2200);
        let lacking = all
            .iter()
            .filter(|f| {
                f.phones.is_empty()
                    || f.bank.is_none()
                    || f.resident_id.is_none()
                    || f.residence.division.is_none()
                    || f.relatives.is_empty()
                    || f.card.is_none()
            })
            .count();
        // The named ones lack kin or a card as the walk-through needs it.
        let named = all.iter().take(NAMED.len()).filter(|f| f.relatives.is_empty() || f.card.is_none());
        let lacking = lacking - named.count();
        assert!((128..=130).contains(&lacking), "{lacking}");
    }

    #[test]
    fn the_named_and_every_surname_are_there() {
        let all = people(700);
        let names = Names::embedded();
        for surname in names.each_surname() {
            assert!(all.iter().any(|f| f.name.starts_with(surname)), "{surname}");
        }
        for part in ["㘵", "𬭎", "·"] {
            assert!(all.iter().any(|f| f.name.contains(part)), "{part}");
        }
        let first = &all[0];
        assert_eq!(first.name, "区国英");
        assert!(first.resident_id.unwrap().as_str().ends_with("0284"), "the walk-through says so");
        assert_eq!(all, people(700));
    }
}
