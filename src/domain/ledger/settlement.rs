//! What a death leaves to be settled: the months that go on, what was booked and paid for months after it, and what is left.
//!
//! A pure function of the death, the recognitions and the entries. It proposes; nothing is booked by it. Run again after its
//! proposal was booked, it proposes nothing more.

use std::collections::BTreeMap;

use serde::Serialize;

use super::after_death::{AfterMonth, Ended, PaidAfter, counting, sum};
use super::entitle::{AfterDeath, GoesOn};
use super::rate::{RateAnswer, RateFacts, Rates};
use super::terminal::{Fits, Offset, OffsetHow, TerminalRules};
use super::{Cycle, EntryKind, Programmes};
use crate::domain::person::{DeathCause, Recognition};
use crate::domain::{Article, Date, Fen, Month};

/// How far before a death the last regular month may lie whose amount still tells what was received, in months.
const RECENT: i32 = 12;

/// An entry as far as it matters here; a reversal is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedLine {
    /// Programme id.
    pub programme: String,
    /// For the month.
    pub month: Month,
    /// Due or paid.
    pub kind: EntryKind,
    /// How much.
    pub amount: Fen,
}

/// Who died, when, and what was theirs.
#[derive(Debug, Clone, Copy)]
pub struct Dead<'a> {
    /// The day.
    pub on: Date,
    /// What of, where it is known.
    pub cause: Option<DeathCause>,
    /// The recognitions on record.
    pub recognitions: &'a [Recognition],
    /// What entitlement makes of each benefit after the death.
    pub goes_on: &'a [GoesOn],
}

/// The tables that a settlement follows from.
#[derive(Debug, Clone, Copy)]
pub struct SettlementTables<'a> {
    /// What is paid to whom.
    pub programmes: &'a Programmes,
    /// How much.
    pub rates: &'a Rates,
    /// What goes on after a death.
    pub terminal: &'a TerminalRules,
    /// How what was booked for months after a death counts here.
    pub offset: Offset,
}

/// Where the amount of a month comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum AmountBasis {
    /// What was due by right for the month of the death.
    Entitled { month: Month },
    /// What was booked as due for a month, in so many entries: the month of the death, or the last one before at the same rate.
    Posted { month: Month, entries: u32 },
    /// The published national rate, a floor; its first day.
    Published { effective: Date },
}

/// What the articles say of one programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Continues {
    /// So many months of so much go on.
    Months { months: u8, each: Fen, basis: AmountBasis, articles: Vec<Article> },
    /// Months go on, but what was received is neither in the ledger nor published.
    NoAmount { months: u8, articles: Vec<Article> },
    /// Other benefits take the place of the months.
    Instead { articles: Vec<Article> },
    /// It turns on the cause of death, which is not on record.
    AskCause { articles: Vec<Article> },
    /// It turns on the cause of the disability, which is not on record.
    AskNature { articles: Vec<Article> },
    /// The rules are for deaths from this day.
    Before { effective: Date },
    /// No rule was found: payment stops.
    NoRule,
}

/// What a death leaves to be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// The day of the death.
    pub died: Date,
    /// The last regular month, that of the death.
    pub last: Month,
    /// Where it is written that payment stops then.
    pub stop: Article,
    /// The programme that the months are booked as.
    pub books_as: String,
    /// How what was paid afterwards counts, and whether that is confirmed.
    pub offset: Offset,
    /// Every programme that ends.
    pub ended: Vec<Ended>,
    /// Booked as due under `books_as`, reversals counted.
    pub booked: Fen,
    /// Paid under `books_as`, reversals counted.
    pub paid: Fen,
    /// The same month by month, with what of it is due.
    pub paid_as: Vec<PaidAfter>,
}

impl Settlement {
    /// The first month whose entries the settlement of a death on a day follows from.
    pub fn first_read(died: Date) -> Month {
        died.month().plus(1 - RECENT)
    }

    /// The month that what goes on is booked for: the one after the death, in which entitlement has it. No run pays it; it is booked and
    /// paid death by death.
    pub fn books_for(&self) -> Month {
        self.last.plus(1)
    }

    /// Still to be booked as due: what goes on, less what counts toward it, less what was booked. Of what cannot be told yet, nothing.
    pub fn to_book(&self) -> Fen {
        Fen(self.remainder().max(0))
    }

    /// Booked as due beyond what goes on: to be taken back. Never while something cannot be told yet.
    pub fn overbooked(&self) -> Fen {
        let all_known = self.ended.iter().all(|e| e.owed().is_some());
        Fen(if all_known { self.remainder().min(0).saturating_neg() } else { 0 })
    }

    /// Booked as due for months after the death and counting toward nothing: to be taken back.
    pub fn excess(&self) -> Fen {
        sum(self.ended.iter().filter_map(|e| e.excess))
    }

    /// What the months that go on come to; of what cannot be told yet, nothing.
    pub fn owed(&self) -> Fen {
        sum(self.ended.iter().filter_map(Ended::owed))
    }

    /// What is left to be paid once everything is booked: what goes on, less what was paid for it and what counts toward it. What was
    /// paid too much under any programme takes nothing off: that is decided by two people.
    pub fn to_pay(&self) -> Fen {
        let counts = sum(self.ended.iter().filter(|e| e.owed().is_some()).map(Ended::paid_counted));
        Fen(self.owed().0.saturating_sub(counts.0).saturating_sub(self.paid.0).max(0))
    }

    /// What of that is booked as due already: it can be paid now.
    pub fn payable(&self) -> Fen {
        Fen(self.to_pay().0.saturating_sub(self.to_book().0).max(0))
    }

    /// What was paid too much for months after the death, under whatever programme.
    pub fn overpaid(&self) -> Fen {
        sum(self.ended.iter().map(Ended::overpaid).chain(self.paid_as.iter().map(PaidAfter::over)))
    }

    /// The months after the death that were paid too much under a programme.
    pub fn over(&self, programme: &str) -> impl Iterator<Item = &PaidAfter> {
        let ended = self.ended.iter().filter(move |e| e.programme == programme).flat_map(|e| &e.paid);
        let as_such = (programme == self.books_as).then_some(&self.paid_as).into_iter().flatten();
        ended.chain(as_such).filter(|m| m.over() != Fen::ZERO)
    }

    /// What keeps something from being told, by programme.
    pub fn questions(&self) -> impl Iterator<Item = &Ended> {
        self.ended.iter().filter(|e| e.owed().is_none())
    }

    /// Whether something is left to do: to book, to pay, to take back, to decide, or to find out.
    pub fn is_open(&self) -> bool {
        let asks = |e: &Ended| {
            matches!(
                e.continues,
                Continues::AskCause { .. } | Continues::AskNature { .. } | Continues::NoAmount { .. }
            )
        };
        let left = [self.to_book(), self.overbooked(), self.excess(), self.to_pay(), self.overpaid()];
        left.iter().any(|fen| *fen != Fen::ZERO) || self.ended.iter().any(asks)
    }

    fn remainder(&self) -> i64 {
        let counted = sum(self.ended.iter().filter(|e| e.owed().is_some()).map(|e| e.counted));
        self.owed().0.saturating_sub(counted.0).saturating_sub(self.booked.0)
    }

    /// The settlement of a death, from what is posted.
    pub fn of(tables: SettlementTables<'_>, dead: Dead<'_>, posted: &[PostedLine]) -> Self {
        let terminal = tables.terminal;
        let monthly = tables.programmes.all().iter().filter(|p| p.cycle == Cycle::Monthly);
        let as_such = months(posted, |line| line.programme == terminal.books_as());
        let mut all = Self {
            died: dead.on,
            last: dead.on.month(),
            stop: terminal.stop(),
            books_as: terminal.books_as().to_owned(),
            offset: tables.offset,
            ended: monthly.filter_map(|p| ended(tables, dead, &p.id, posted)).collect(),
            booked: sum(as_such.iter().map(|m| m.due)),
            paid: sum(as_such.iter().map(|m| m.paid)),
            paid_as: Vec::new(),
        };
        // While something cannot be told, nobody knows how much of it is too much.
        let counts = sum(all.ended.iter().map(Ended::paid_counted));
        let told = all.questions().next().is_none();
        let due = told.then(|| Fen(all.owed().0.saturating_sub(counts.0).max(0)));
        all.paid_as = counting(due, as_such.iter().map(|m| (m.month, m.paid)));
        all
    }
}

/// What becomes of one programme; `None` when it has nothing to do with the dead.
fn ended(
    tables: SettlementTables<'_>,
    dead: Dead<'_>,
    programme: &str,
    posted: &[PostedLine],
) -> Option<Ended> {
    let last = dead.on.month();
    let after = months(posted, |line| line.programme == programme && line.month > last);
    let row = tables.programmes.get(programme)?;
    let held = dead.recognitions.iter().filter(|r| row.entitles(&r.group) == Some(true));
    let mut fits: Vec<(&Recognition, Fits<'_>)> = held
        .filter(|r| r.pays_in(last, Some(dead.on)))
        .map(|r| (r, tables.terminal.fitting(programme, (&r.group, r.nature), dead.on, dead.cause)))
        .collect();
    // Of several recognitions the one with a rule counts.
    fits.sort_by_key(|(_, fits)| match fits {
        Fits::Rule(_) => 0,
        Fits::AskCause(_) | Fits::AskNature(_) => 1,
        Fits::Before(_) => 2,
        Fits::Nothing => 3,
    });
    let first = fits.first();
    let received = (last.plus(1 - RECENT).through(last)).any(|m| due(posted, programme, m).0 > 0);
    let ruled = first.is_some_and(|(_, fits)| !matches!(fits, Fits::Nothing));
    if after.is_empty() && !ruled && !(received && first.is_some()) {
        return None;
    }
    let continues = first.map_or(Continues::NoRule, |(r, fits)| {
        continues(fits, || {
            let by_right = entitled(dead, (programme, &r.group), last);
            by_right.or_else(|| amount(tables.rates, r, programme, last, posted))
        })
    });
    let group = first.map(|(r, _)| r.group.clone()).unwrap_or_default();
    let mut ended = Ended {
        programme: programme.to_owned(),
        group,
        continues,
        after,
        counted: Fen::ZERO,
        excess: None,
        paid: Vec::new(),
    };
    let counts = tables.offset.how == OffsetHow::SameProgramme;
    let toward = if counts { ended.owed() } else { Some(Fen::ZERO) };
    ended.paid = counting(toward, ended.after.iter().map(|m| (m.month, m.paid)));
    if let Some(owed) = ended.owed() {
        let booked = sum(ended.after.iter().map(|m| m.due));
        ended.counted = if counts { booked.min(owed).max(Fen::ZERO) } else { Fen::ZERO };
        ended.excess = Some(Fen(booked.0.saturating_sub(ended.counted.0).max(0)));
    }
    Some(ended)
}

fn continues(fits: &Fits<'_>, amount: impl FnOnce() -> Option<(Fen, AmountBasis)>) -> Continues {
    match fits {
        Fits::Rule(rule) if rule.instead => Continues::Instead { articles: rule.articles.clone() },
        Fits::Rule(rule) => {
            let (months, articles) = (rule.months, rule.articles.clone());
            match amount() {
                Some((each, basis)) => Continues::Months { months, each, basis, articles },
                None => Continues::NoAmount { months, articles },
            }
        }
        Fits::AskCause(rule) => Continues::AskCause { articles: rule.articles.clone() },
        Fits::AskNature(rule) => Continues::AskNature { articles: rule.articles.clone() },
        Fits::Before(effective) => Continues::Before { effective: *effective },
        Fits::Nothing => Continues::NoRule,
    }
}

/// What was due by right for the month of the death by the group whose rule says how many months go on, as entitlement has it. Nothing where
/// it cannot be told.
fn entitled(dead: Dead<'_>, (programme, group): (&str, &str), last: Month) -> Option<(Fen, AmountBasis)> {
    let of_it = |one: &&GoesOn| one.programme == programme && one.group == group;
    dead.goes_on.iter().filter(of_it).find_map(|one| match &one.after {
        AfterDeath::Months { each, .. } => Some((*each, AmountBasis::Entitled { month: last })),
        _ => None,
    })
}

/// Where entitlement cannot tell it, what was received in the month of the death: what was booked as due for it; else for the last month
/// before it since which the rate did not change; else the published rate.
fn amount(
    rates: &Rates,
    r: &Recognition,
    programme: &str,
    last: Month,
    posted: &[PostedLine],
) -> Option<(Fen, AmountBasis)> {
    let changed_since =
        |month: Month| rates.changes(programme).iter().any(|on| month < on.month() && on.month() <= last);
    let mut recent = (0..RECENT).map(|back| last.plus(-back)).take_while(|month| !changed_since(*month));
    let found = recent.find_map(|month| {
        let due = due(posted, programme, month);
        (due.0 > 0).then_some((due, month))
    });
    if let Some((each, month)) = found {
        let of = |l: &&PostedLine| l.programme == programme && l.month == month && l.kind == EntryKind::Due;
        let entries: i64 = posted.iter().filter(of).map(|l| l.amount.0.signum()).sum();
        let entries = u32::try_from(entries).unwrap_or_default();
        return Some((each, AmountBasis::Posted { month, entries }));
    }
    let facts = RateFacts {
        group: &r.group,
        grade: r.grade,
        nature: r.nature,
        mental: false,
        service_years: r.service_years,
    };
    match rates.rate_on(programme, &facts, last.first_day()) {
        RateAnswer::Known(rate) => {
            rate.monthly().map(|each| (each, AmountBasis::Published { effective: rate.effective }))
        }
        _ => None,
    }
}

/// Due for a month, reversals counted.
fn due(posted: &[PostedLine], programme: &str, month: Month) -> Fen {
    let of = |l: &&PostedLine| l.programme == programme && l.month == month && l.kind == EntryKind::Due;
    sum(posted.iter().filter(of).map(|l| l.amount))
}

/// The months with anything in the ledger in some of its lines, in order.
fn months(posted: &[PostedLine], of: impl Fn(&PostedLine) -> bool) -> Vec<AfterMonth> {
    let mut months: BTreeMap<Month, AfterMonth> = BTreeMap::new();
    for line in posted.iter().filter(|line| of(line)) {
        let nothing = AfterMonth { month: line.month, due: Fen::ZERO, paid: Fen::ZERO };
        let month = months.entry(line.month).or_insert(nothing);
        let side = if line.kind == EntryKind::Due { &mut month.due } else { &mut month.paid };
        *side = Fen(side.0.saturating_add(line.amount.0));
    }
    months.into_values().filter(|m| m.due.0 != 0 || m.paid.0 != 0).collect()
}
