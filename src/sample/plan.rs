//! The whole plan of a sample: who there is, what is paid, what is petitioned. Made in memory from seed, size and date; a
//! pure function of them.

use std::collections::HashSet;

use fastrand::Rng;

use super::chance::{Topic, stream};
use super::confirmation::Confirmations;
use super::life::{Frame, Life};
use super::money::{self, Days, Event};
use super::petitions::{self, Case};
use super::release;
use super::roster::{self, REPORT_PEOPLE, Share, Slot};
use super::terms::{Item, Terms};
use crate::domain::{Calendar, Date, Fen, Month};

/// Years of the books, the present one included.
const YEARS: i32 = 10;
/// The year of the annual report whose figures the sample carries.
pub(super) const REPORT_YEAR: i32 = 2022;
/// 生活补助金1406万余元: the sum is brought to this, in fen, and stays below the next 万元.
const LIVING_FEN: i64 = 1_406_100_000;
/// 门诊补助100万余元
const CLINIC_FEN: i64 = 100_431_865;
/// 应急救助: 16 people, 40.55 万元; yuan each.
const AID_YUAN: [i64; 16] = [
    50_000, 42_000, 38_000, 30_000, 30_000, 28_500, 25_000, 25_000, 22_000, 20_000, 20_000, 20_000, 15_000,
    15_000, 15_000, 10_000,
];

/// What a sample is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// How many people.
    pub people: u32,
    /// How many of them draw a benefit, about; the report's share of them unless told. More of them make a larger ledger.
    pub paid: Option<u32>,
    /// The seed of all chance.
    pub seed: u64,
    /// Business date on which the sample stands.
    pub today: Date,
}

impl Spec {
    pub(super) fn frame(&self) -> Frame {
        let start = Month::new(self.today.year() - YEARS + 1, 1).unwrap_or_else(|| self.today.month());
        Frame { seed: self.seed, today: self.today, start }
    }
}

/// The plan.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) frame: Frame,
    /// Which part of the report's figures falls to it.
    pub(super) share: Share,
    /// Slots and lives of the first people; those after them are plain.
    pub(super) slots: Vec<Slot>,
    pub(super) lives: Vec<Life>,
    /// Everything that happens to money and to the people it is paid to, by day.
    pub(super) events: Vec<Event>,
    /// Petitions by day of receipt.
    pub(super) cases: Vec<Case>,
    /// Who is confirmed each year, and who was not.
    pub(super) confirmations: Confirmations,
    /// Who was paid a month twice.
    pub(super) overpaid: Option<u32>,
}

impl Plan {
    pub(super) fn new(spec: &Spec, terms: &Terms<'_>, calendar: &Calendar) -> Self {
        let frame = spec.frame();
        let days = Days { frame, calendar };
        let share = Share::of_paid(spec.people, spec.paid);
        let mut slots = roster::deal(spec.seed, spec.people, spec.paid);
        let (lives, mut events) = people(days, share, &mut slots, terms);
        clinic(days, share, &lives, terms, &mut events);
        aid(days, &lives, terms, &mut events);
        let overpaid = overpaid(days, &slots, &lives, terms);
        events.extend(overpaid.and_then(|n| money::paid_twice(days, n, lives.get(n as usize)?, terms)));
        let confirmations = Confirmations::new(spec, &slots, &lives);
        events.retain(|event| !confirmations.keeps_back(event));
        // Books are closed from the first month that has any.
        if let Some(first) = events.iter().filter(|event| event.books()).map(|event| event.on.month()).min() {
            events.extend(days.closings(first));
        }
        events.sort_by_key(Event::rank);
        let pool = pool(&lives, frame);
        let mut cases = petitions::plan(frame, spec.people, &pool, calendar);
        // Whoever served until lately was not on record yet when they would have come.
        let known = |n: &u32, on: Date| {
            lives.get(*n as usize).is_none_or(|life| taken_in(life.joined, frame.today) <= on)
        };
        cases.retain(|case| case.who.iter().all(|n| known(n, case.received)));
        Self { frame, share, slots, lives, events, cases, confirmations, overpaid }
    }

    /// The life of any person, the later ones included.
    pub(super) fn life(&self, n: u32) -> (Slot, Life) {
        match (self.slots.get(n as usize), self.lives.get(n as usize)) {
            (Some(slot), Some(life)) => (*slot, life.clone()),
            _ => (Slot::Plain, Life::of(self.frame, n, Slot::Plain)),
        }
    }

    /// What was paid in a year for the items that `wanted` names, in fen.
    pub(super) fn paid_in(&self, year: i32, wanted: impl Fn(Item) -> bool) -> i64 {
        paid_in(&self.events, year, wanted)
    }
}

/// The day on which those of a month come on record.
pub(super) fn taken_in(joined: Month, today: Date) -> Date {
    joined.first_day().plus_days(1).min(today)
}

fn paid_in(events: &[Event], year: i32, wanted: impl Fn(Item) -> bool) -> i64 {
    events
        .iter()
        .filter(|e| e.on.year() == year)
        .filter_map(Event::paid)
        .filter(|(item, _)| wanted(*item))
        .map(|(_, fen)| fen)
        .sum()
}

/// Lives, and their monthly benefits. 农村籍 is paid to as many as bring the report's year to its figure.
fn people(days: Days<'_>, share: Share, slots: &mut [Slot], terms: &Terms<'_>) -> (Vec<Life>, Vec<Event>) {
    let aim = share.fen(LIVING_FEN);
    let trimmed = |slot: &Slot| *slot == Slot::Paid("81", None);
    let mut lives = Vec::with_capacity(slots.len());
    let mut events = Vec::new();
    for (n, slot) in (0..).zip(slots.iter()) {
        let life = Life::of(days.frame, n, *slot);
        if !trimmed(slot) {
            events.extend(money::monthly(days, n, &life, terms, slot.is_named()));
        }
        lives.push(life);
    }
    let mut paid = paid_in(&events, REPORT_YEAR, |item| terms.is_living(item));
    for (n, (slot, life)) in (0..).zip(slots.iter_mut().zip(&mut lives)) {
        if !trimmed(slot) {
            continue;
        }
        if paid >= aim {
            // Enough: this one served and is paid nothing.
            *slot = Slot::Plain;
            *life = Life::of(days.frame, n, *slot);
            events.extend(money::monthly(days, n, life, terms, false));
            continue;
        }
        let theirs = money::monthly(days, n, life, terms, false);
        paid += paid_in(&theirs, REPORT_YEAR, |item| terms.is_living(item));
        events.extend(theirs);
    }
    (lives, events)
}

/// 门诊补助: odd amounts through the year to people who draw a benefit; the report's year comes to its figure exactly.
fn clinic(days: Days<'_>, share: Share, lives: &[Life], terms: &Terms<'_>, events: &mut Vec<Event>) {
    let Some(item) = terms.clinic() else { return };
    let drawers: Vec<(u32, Month, Month)> = (0..)
        .zip(lives)
        .filter_map(|(n, l)| {
            let from = l.group.as_ref()?.paid_from?;
            Some((n, from, l.died.map_or(days.last_paid(), |d| d.month().plus(-1))))
        })
        .collect();
    if drawers.is_empty() {
        return;
    }
    for year in days.frame.start.year()..=days.frame.today.year() {
        let mut rng = stream(days.frame.seed, Topic::Ledger, (1 << 40) + year.unsigned_abs() as u64);
        let whole = if year == REPORT_YEAR { CLINIC_FEN } else { rng.i64(78_000_000..125_000_000) };
        let mut left = share.fen(whole);
        let mut taken = HashSet::new();
        let mut stuck = 0;
        while left > 0 && stuck < 20_000 {
            let drawn = drawers.get(rng.usize(0..drawers.len())).copied();
            let month = Month::new(year, rng.u32(1..=12)).filter(|m| *m <= days.last_paid());
            let (Some((person, from, to)), Some(month)) = (drawn, month) else {
                stuck += 1;
                continue;
            };
            if month < from || month > to || !taken.insert((person, month)) {
                stuck += 1;
                continue;
            }
            // The last bill closes the year; a bill is between 80 and 6,000 yuan.
            let amount = bill(&mut rng).min(left);
            left -= amount;
            events.extend(money::one_off(days, person, item, month, Fen(amount)));
        }
    }
}

fn bill(rng: &mut Rng) -> i64 {
    let high = if rng.u8(0..10) == 0 { 600_000 } else { 300_000 };
    rng.i64(8_000..high)
}

/// 应急救助: one-off, between one and ten 万元 each.
fn aid(days: Days<'_>, lives: &[Life], terms: &Terms<'_>, events: &mut Vec<Event>) {
    let Some(item) = terms.aid() else { return };
    let pool = pool(lives, days.frame);
    for year in days.frame.start.year()..=days.frame.today.year() {
        let mut rng = stream(days.frame.seed, Topic::Ledger, (2 << 40) + year.unsigned_abs() as u64);
        let mut yuan: Vec<i64> = if year == REPORT_YEAR {
            AID_YUAN.to_vec()
        } else {
            (0..rng.usize(7..20)).map(|_| rng.i64(20..100) * 500).collect()
        };
        yuan.truncate((yuan.len() * lives.len()).div_ceil(REPORT_PEOPLE as usize));
        let mut people = pool.clone();
        rng.shuffle(&mut people);
        for (person, yuan) in people.into_iter().zip(yuan) {
            let month = Month::new(year, rng.u32(2..=12)).unwrap_or(days.frame.start).min(days.last_paid());
            let amount = Fen(yuan * 100);
            // Of most years the requests were on paper.
            events.extend(if year == REPORT_YEAR || year == days.frame.today.year() {
                money::asked_for(days, person, item, month, amount)
            } else {
                money::one_off(days, person, item, month, amount)
            });
        }
    }
}

/// Somebody who lives, is none of the named and has been paid from the first month on: a month was paid to them twice.
fn overpaid(days: Days<'_>, slots: &[Slot], lives: &[Life], terms: &Terms<'_>) -> Option<u32> {
    let fit = |(_, (slot, life)): &(u32, (&Slot, &Life))| {
        let from = life.group.as_ref().and_then(|group| group.paid_from);
        let paid = from.is_some_and(|from| from <= days.last_paid().plus(-3));
        let of_it = life.group.as_ref().is_some_and(|group| {
            terms.items(group).into_iter().any(|item| terms.programme(item) == release::LEFT)
        });
        paid && of_it && life.died.is_none() && !slot.is_named()
    };
    (0..).zip(slots.iter().zip(lives)).find(fit).map(|(n, _)| n)
}

/// People on record from the first month on, and alive.
fn pool(lives: &[Life], frame: Frame) -> Vec<u32> {
    (0..).zip(lives).filter(|(_, l)| l.joined == frame.start && l.died.is_none()).map(|(n, _)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::super::money::Act;
    use super::super::own::Own;
    use super::*;
    use crate::bureau::Reference;

    fn spec(people: u32) -> Spec {
        Spec { people, paid: None, seed: 1, today: Date::new(2026, 11, 23).unwrap() }
    }

    fn with_spec<T>(spec: &Spec, see: impl FnOnce(&Plan, &Terms<'_>) -> T) -> T {
        let reference = Reference::embedded().unwrap();
        let own = Own::of(&reference, spec);
        let terms = Terms::new(&reference, &own, spec.today);
        let plan = Plan::new(spec, &terms, &reference.calendar);
        see(&plan, &terms)
    }

    fn with_plan<T>(people: u32, see: impl FnOnce(&Plan, &Terms<'_>) -> T) -> T {
        with_spec(&spec(people), see)
    }

    fn entries(plan: &Plan) -> usize {
        plan.events.iter().filter(|e| !matches!(e.act, Act::Death(..) | Act::Close(_))).count()
    }

    /// Fen in whole 万元, cut off as the report writes them.
    fn wan(fen: i64) -> i64 {
        fen / 1_000_000
    }

    #[test]
    fn the_year_2022_carries_the_figures_of_the_annual_report() {
        with_plan(22_000, |plan, terms| {
            assert_eq!(plan.slots.len(), 22_000, "22000多名退役军人");
            assert_eq!(wan(plan.paid_in(2022, |i| terms.is_living(i))), 1406, "生活补助金1406万余元");
            assert_eq!(wan(plan.paid_in(2022, |i| Some(i) == terms.clinic())), 100, "门诊补助100万余元");
            assert_eq!(wan(plan.paid_in(2022, |i| Some(i) == terms.nursing())), 30, "护理费30万余元");
            let aid: Vec<i64> = plan
                .events
                .iter()
                .filter(|e| e.on.year() == 2022)
                .filter_map(Event::paid)
                .filter(|(item, _)| Some(*item) == terms.aid())
                .map(|(_, fen)| fen)
                .collect();
            assert_eq!(aid.len(), 16, "16名服务对象");
            assert_eq!(aid.iter().sum::<i64>(), 40_550_000, "40.55万元");
            assert!(
                aid.iter().all(|fen| (1_000_000..=10_000_000).contains(fen)),
                "between 1 and 10 万元 each"
            );
        });
    }

    #[test]
    fn by_month_and_by_booking_the_report_year_is_the_same() {
        with_plan(22_000, |plan, terms| {
            let by_month: i64 = plan
                .events
                .iter()
                .filter_map(|e| {
                    let (item, fen) = e.paid()?;
                    let month = match &e.act {
                        Act::Batch(line) | Act::Again(line, _) => line.month,
                        Act::Reverse((_, _, month, _), ..) => *month,
                        _ => return None,
                    };
                    (month.year() == 2022 && terms.is_living(item)).then_some(fen)
                })
                .sum();
            assert_eq!(by_month, plan.paid_in(2022, |i| terms.is_living(i)));
        });
    }

    #[test]
    fn every_seed_and_size_carries_its_share() {
        for (seed, people) in [(2, 22_000), (3, 22_000), (1, 60_000)] {
            with_spec(&Spec { seed, ..spec(people) }, |plan, terms| {
                assert_eq!(wan(plan.paid_in(2022, |i| terms.is_living(i))), 1406, "seed {seed}");
            });
        }
    }

    #[test]
    fn the_ledger_has_differences_worth_seeing_and_nobody_is_paid_after_the_last_month() {
        with_plan(22_000, |plan, _| {
            let count = |f: &dyn Fn(&Act) -> bool| plan.events.iter().filter(|e| f(&e.act)).count();
            assert!(count(&|a| matches!(a, Act::Reverse(..))) > 40);
            assert!(count(&|a| matches!(a, Act::Again(..))) > 40);
            assert!(count(&|a| matches!(a, Act::Death(..))) > 100);
            assert!(plan.events.is_sorted_by_key(|e| e.on));
            assert!(plan.events.iter().all(|e| e.on <= spec(0).today));
            assert!((150_000..330_000).contains(&entries(plan)), "{}", entries(plan));
        });
    }

    #[test]
    fn more_who_draw_a_benefit_make_a_larger_ledger() {
        let lines = |paid| with_spec(&Spec { paid, ..spec(3000) }, |plan, _| entries(plan));
        let (few, many) = (lines(Some(100)), lines(Some(1000)));
        assert!((7..12).contains(&(many / few)), "{few}, {many}");
    }

    #[test]
    fn the_smallest_samples_have_a_plan() {
        for people in [0, 1, 8, 9, 40] {
            with_plan(people, |plan, _| assert_eq!(plan.slots.len(), people as usize));
        }
    }
}
