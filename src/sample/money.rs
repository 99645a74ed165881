//! Ten years of the ledger as a plan: what is posted, paid, taken back, on which day. Nothing here touches a database, so that the
//! figures of a year can be proved without one.

use std::collections::HashSet;

use fastrand::Rng;

use super::chance::{Topic, in_thousand, stream};
use super::life::{Frame, Life};
use super::release;
use super::terms::{Item, Terms};
use crate::domain::ledger::EntryKind;
use crate::domain::{Calendar, Date, Fen, Month};

/// What is noted of money that went out twice.
const PAID_TWICE: &str = "银行重复入账一笔";

/// One entry to post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) person: u32,
    pub(super) item: Item,
    pub(super) month: Month,
    pub(super) kind: EntryKind,
    pub(super) amount: Fen,
    pub(super) memo: &'static str,
}

/// The entry that a reversal takes back.
pub(super) type Key = (u32, Item, Month, EntryKind);

impl Line {
    pub(super) fn key(&self) -> Key {
        (self.person, self.item, self.month, self.kind)
    }
}

/// What is done on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// A death becomes known.
    Death(u32, Date),
    /// What is due once is asked for and approved.
    Request(Line),
    /// One line of a month's batch.
    Batch(Line),
    /// Takes a line of a batch back.
    Reverse(Key, Fen, &'static str),
    /// A line by itself, although its month has one.
    Again(Line, &'static str),
    /// The books of a month are closed.
    Close(Month),
}

/// An act and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) on: Date,
    pub(super) act: Act,
}

impl Event {
    /// What it adds to what was paid, for which item.
    pub(super) fn paid(&self) -> Option<(Item, i64)> {
        match &self.act {
            Act::Batch(line) | Act::Again(line, _) if line.kind == EntryKind::Paid => {
                Some((line.item, line.amount.0))
            }
            Act::Reverse((_, item, _, EntryKind::Paid), amount, _) => Some((*item, -amount.0)),
            _ => None,
        }
    }

    /// Whether something is booked by it.
    pub(super) fn books(&self) -> bool {
        matches!(self.act, Act::Batch(_) | Act::Again(..) | Act::Reverse(..))
    }

    /// Order within a day; a batch is kept together by item.
    pub(super) fn rank(&self) -> (Date, u8, Option<Item>, u32) {
        let (rank, item, person) = match &self.act {
            Act::Death(person, _) => (0, None, *person),
            Act::Request(line) => (1, Some(line.item), line.person),
            Act::Batch(line) => (2, Some(line.item), line.person),
            Act::Reverse((person, item, ..), ..) => (3, Some(*item), *person),
            Act::Again(line, _) => (4, Some(line.item), line.person),
            Act::Close(_) => (5, None, 0),
        };
        (self.on, rank, item, person)
    }
}

/// The calendar of payments.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days<'c> {
    pub(super) frame: Frame,
    pub(super) calendar: &'c Calendar,
}

impl Days<'_> {
    /// The day of the month on which its batch is posted and paid: the middle, but the last one that is brought over comes before the
    /// first run is fixed.
    fn pay(&self, month: Month) -> Date {
        let days = if month == self.last_paid() { 7 } else { 14 };
        self.calendar.next_working_day(month.first_day().plus_days(days)).min(self.frame.today)
    }

    /// A day after the batch on which mistakes are put right.
    fn mend(&self, month: Month) -> Date {
        self.calendar.next_working_day(self.pay(month).plus_days(3)).min(self.frame.today)
    }

    /// A day before the batch on which news of last month arrives.
    fn news(&self, month: Month) -> Date {
        self.calendar.next_working_day(month.first_day().plus_days(3)).min(self.frame.today)
    }

    /// The last month paid: the one before the business date's; this month's is due and not paid yet.
    pub(super) fn last_paid(&self) -> Month {
        self.frame.today.month().plus(-1)
    }

    /// Closing of the books: two months stay open. What was kept elsewhere is brought over first, up to the last batch that was paid
    /// without runs.
    pub(super) fn closings(&self, first: Month) -> Vec<Event> {
        let last = self.frame.today.month().plus(-2);
        let brought_over = self.mend(self.last_paid());
        let close = |m: Month| {
            let day = self.calendar.next_working_day(m.plus(1).first_day().plus_days(4));
            Event { on: day.max(brought_over), act: Act::Close(m) }
        };
        first.through(last).map(close).collect()
    }
}

/// What goes wrong for one person, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    /// The notice of a raised rate came two months late: the difference follows.
    LateNotice,
    /// A month was posted with a wrong amount, taken back and posted again.
    Mistake,
    /// The bank sent the last payments back.
    Unpaid,
}

/// Everything that happens in one person's monthly benefits.
pub(super) fn monthly(days: Days<'_>, n: u32, life: &Life, terms: &Terms<'_>, named: bool) -> Vec<Event> {
    let Some(group) = &life.group else { return Vec::new() };
    let Some(from) = group.paid_from else { return Vec::new() };
    let mut rng = stream(days.frame.seed, Topic::Ledger, u64::from(n));
    let trouble = if named { Trouble::None } else { trouble(&mut rng) };
    let last = life.paid_to(days.frame.today.month());
    let mut out = Vec::new();
    for item in terms.items(group) {
        let rate = |month| terms.rate(item, group, month);
        let raises: Vec<Month> = from
            .plus(1)
            .through(last)
            .filter(|m| rate(*m) != rate(m.plus(-1)) && rate(m.plus(-1)).is_some())
            .collect();
        let chosen = raises.get(rng.usize(0..raises.len().max(1))).copied();
        let wrong = from.plus(rng.i32(0..24));
        let by_run = |month| release::by_run(terms.programme(item), month, days.frame.today);
        for month in from.through(last) {
            // What is due for it is booked when the run is approved.
            let Some(right) = rate(month).filter(|_| !by_run(month)) else { continue };
            let mut entry = Line { person: n, item, month, kind: EntryKind::Due, amount: right, memo: "" };
            match (trouble, chosen) {
                (Trouble::LateNotice, Some(raise)) if month == raise || month == raise.plus(1) => {
                    late_notice(days, &mut entry, raise, rate(raise.plus(-1)), &mut out);
                }
                (Trouble::Mistake, _) if month == wrong && month <= days.last_paid() => {
                    mistake(days, &mut entry, &mut out);
                }
                _ => {}
            }
            out.push(Event { on: days.pay(month), act: Act::Batch(entry) });
            let unpaid = trouble == Trouble::Unpaid && month.plus(2) > days.last_paid();
            if month <= days.last_paid() && !unpaid {
                let amount = if trouble == Trouble::Mistake { right } else { entry.amount };
                let paid = Line { kind: EntryKind::Paid, amount, ..entry };
                out.push(Event { on: days.pay(month), act: Act::Batch(paid) });
            }
        }
        if let Some(died) = life.died
            && let Some(rate) = rate(died.month().plus(1)).filter(|_| !by_run(died.month().plus(1)))
        {
            after_death(days, n, item, died, rate, &mut rng, &mut out);
        }
    }
    if let Some(died) = life.died {
        let known = if out.iter().any(|e| matches!(e.act, Act::Reverse(..)) && e.on > died) { 2 } else { 1 };
        let told = died.month().plus(known);
        out.push(Event { on: days.news(told), act: Act::Death(n, died) });
        out.extend(funeral(days, n, life, terms, told));
    }
    out
}

/// 丧葬补助费, once the death is known and what was paid after it came back: by hand, as no run pays it.
fn funeral(days: Days<'_>, person: u32, life: &Life, terms: &Terms<'_>, told: Month) -> Vec<Event> {
    let amount = || {
        let (group, died) = (life.group.as_ref()?, life.died?);
        let (item, months) = terms.funeral(group)?;
        let living = terms.items(group).into_iter().find(|i| terms.is_living(*i))?;
        let rate = terms.rate(living, group, died.month())?;
        Some((item, died.month().plus(1), Fen(rate.0 * months)))
    };
    let Some((item, month, amount)) = amount() else { return Vec::new() };
    let entry = |kind| Line { person, item, month, kind, amount, memo: "" };
    [EntryKind::Due, EntryKind::Paid]
        .map(|kind| Event { on: days.mend(told), act: Act::Again(entry(kind), "按去世结算") })
        .into()
}

fn trouble(rng: &mut Rng) -> Trouble {
    match rng.u16(0..1000) {
        0..=29 => Trouble::LateNotice,
        30..=49 => Trouble::Mistake,
        50..=57 => Trouble::Unpaid,
        _ => Trouble::None,
    }
}

/// The month is posted at the old rate; the difference follows two months after the raise.
fn late_notice(days: Days<'_>, line: &mut Line, raise: Month, old: Option<Fen>, out: &mut Vec<Event>) {
    let Some(old) = old.filter(|old| *old < line.amount && raise.plus(2) <= days.last_paid()) else { return };
    let on = days.mend(raise.plus(2));
    let missing = Fen(line.amount.0 - old.0);
    for kind in [EntryKind::Due, EntryKind::Paid] {
        let again = Line { kind, amount: missing, memo: "标准提高，补发差额", ..*line };
        out.push(Event { on, act: Act::Again(again, "补发差额") });
    }
    line.amount = old;
}

/// The due amount is posted a hundred yuan too high, taken back, and posted again.
fn mistake(days: Days<'_>, line: &mut Line, out: &mut Vec<Event>) {
    let right = *line;
    line.amount = Fen(line.amount.0 + 10_000);
    let on = days.mend(line.month);
    out.push(Event { on, act: Act::Reverse(line.key(), line.amount, "金额录入有误") });
    out.push(Event { on, act: Act::Again(Line { memo: "更正", ..right }, "冲销后重记") });
}

/// One death in three becomes known a month late: a month too much was paid, and mostly comes back. Never over the turn of a
/// year, so that a year's payments by booking and by month agree.
fn after_death(
    days: Days<'_>,
    n: u32,
    item: Item,
    died: Date,
    rate: Fen,
    rng: &mut Rng,
    out: &mut Vec<Event>,
) {
    let late = in_thousand(rng, 330) && died.month_of_year() <= 10;
    let returned = in_thousand(rng, 600);
    if !late {
        return;
    }
    let month = died.month().plus(1);
    let line = Line { person: n, item, month, kind: EntryKind::Due, amount: rate, memo: "" };
    for kind in [EntryKind::Due, EntryKind::Paid] {
        let line = Line { kind, ..line };
        out.push(Event { on: days.pay(month), act: Act::Batch(line) });
        if kind == EntryKind::Due || returned {
            let why = if kind == EntryKind::Due {
                "对象已去世，次月起停发"
            } else {
                "多发款已追回"
            };
            out.push(Event { on: days.mend(month.plus(1)), act: Act::Reverse(line.key(), rate, why) });
        }
    }
}

/// A month that the bank was told to pay twice, four months ago: it is to come back, a part with each run.
pub(super) fn paid_twice(days: Days<'_>, n: u32, life: &Life, terms: &Terms<'_>) -> Option<Event> {
    let group = life.group.as_ref()?;
    let item = terms.items(group).into_iter().find(|item| terms.programme(*item) == release::LEFT)?;
    let month = days.last_paid().plus(-3);
    let amount = terms.rate(item, group, month)?;
    let again = Line { person: n, item, month, kind: EntryKind::Paid, amount, memo: PAID_TWICE };
    Some(Event { on: days.mend(month), act: Act::Again(again, PAID_TWICE) })
}

/// The keys of all entries that will be taken back.
pub(super) fn taken_back(events: &[Event]) -> HashSet<Key> {
    events.iter().filter_map(|e| if let Act::Reverse(key, ..) = &e.act { Some(*key) } else { None }).collect()
}

/// One-off payments of a year: due and paid on the day of the month's batch.
pub(super) fn one_off(days: Days<'_>, person: u32, item: Item, month: Month, amount: Fen) -> [Event; 2] {
    let entry = |kind| Line { person, item, month, kind, amount, memo: "" };
    [EntryKind::Due, EntryKind::Paid].map(|kind| Event { on: days.pay(month), act: Act::Batch(entry(kind)) })
}

/// The same, asked for and approved before it is paid.
pub(super) fn asked_for(days: Days<'_>, person: u32, item: Item, month: Month, amount: Fen) -> [Event; 2] {
    let entry = |kind| Line { person, item, month, kind, amount, memo: "" };
    [Act::Request(entry(EntryKind::Due)), Act::Batch(entry(EntryKind::Paid))]
        .map(|act| Event { on: days.pay(month), act })
}
