//! Working out what is due: every recognition under every monthly programme, then what they make of each other.

use std::rc::Rc;

use super::asked::{MonthAsked, from_day};
use super::figure::{Chosen, Column, NoFigure, columns};
use super::found::{Basis, Found};
use super::rules::{RuleKind, Turn};
use super::several::{self, Withheld};
use super::span::{Asked, Bar, NoYears, Place, Standing, halves};
use super::{Barred, Entitlement, GoesOn, Item, Missing, MoneyFacts, MoneyTables, death};
use crate::domain::ledger::{
    Cell, Offset, OffsetHow, PlaceChoice, PlaceKey, PlaceValue, Programme, RateAnswer, RateFacts, RateNeeds,
};
use crate::domain::person::{Graded, Recognition};
use crate::domain::{Article, Date, Fen, Month};

/// The id under which what the table of rates pays nothing for is barred.
const NOT_PAYABLE: &str = "not-payable";

/// Works out what is due to one person after another, as known at the end of one day.
#[derive(Debug, Clone)]
pub struct Entitler<'t> {
    pub(super) tables: MoneyTables<'t>,
    known: Date,
    pub(super) columns: Vec<Column<'t>>,
}

/// What was worked out for a month, before it is put into words.
#[derive(Debug, Default)]
pub(super) struct Worked<'a> {
    pub found: Vec<Found<'a>>,
    pub missing: Vec<Lacking<'a>>,
    pub barred: Vec<Withheld<'a>>,
}

/// What keeps the amount of a recognition from being told.
#[derive(Debug)]
pub(super) struct Lacking<'a> {
    pub missing: Missing,
    pub programme: &'a Programme,
    pub recognition: &'a Recognition,
    /// The grade that counts in the month.
    pub graded: Graded,
}

/// What one recognition comes to under one programme.
enum Outcome<'a> {
    Found(Found<'a>),
    Missing(Missing),
    Barred(Bar<'a>),
    NotPayable(&'a Article),
    Nothing,
}

impl<'t> Entitler<'t> {
    /// Prepares what all people have in common.
    pub fn new(tables: MoneyTables<'t>, known: Date) -> Self {
        Self { columns: columns(&tables, known), tables, known }
    }

    /// What is due to a person for a month, and why.
    pub fn month(&self, facts: &MoneyFacts<'_>, month: Month) -> Entitlement {
        let asked = MonthAsked::new(month);
        let worked = self.worked(facts, &asked);
        let mut out = Entitlement {
            items: Vec::new(),
            missing: worked.missing.into_iter().map(|lacking| lacking.missing).collect(),
            barred: worked.barred.iter().map(Withheld::barred).collect(),
        };
        for Column { programme, .. } in &self.columns {
            let of = worked.found.iter().filter(|f| f.programme.id == programme.id);
            out.items.extend(several::item(&of.collect::<Vec<_>>(), &self.place(), &asked));
        }
        self.after_death(facts, month, &mut out);
        out.cite(|article| self.tables.rules.as_in_force(article, asked.first_day()));
        out
    }

    /// What is due to a person for each month of a span, and why.
    pub fn months(&self, facts: &MoneyFacts<'_>, first: Month, last: Month) -> Vec<(Month, Entitlement)> {
        first.through(last).map(|month| (month, self.month(facts, month))).collect()
    }

    /// The programmes under which nothing is due beside this one in a month, or beside which nothing is due under it.
    pub fn rivals(&self, programme: &str, month: Month) -> impl Iterator<Item = &'t str> {
        let MoneyTables { rules, programmes, .. } = self.tables;
        let each = self.place().choice(PlaceKey::MultipleIdentity, &MonthAsked::new(month))
            == Some(PlaceChoice::Each);
        let rivals = programmes.get(programme).map(|p| rules.rivals(p, programmes)).unwrap_or_default();
        rivals.into_iter().filter(move |(_, by_setting)| !by_setting || !each).map(|(id, _)| id)
    }

    /// Up to how much the differences of rounding of a calendar year are let pass, as the place set it.
    pub fn small_change(&self, year: i32) -> Option<Fen> {
        let last = Month::new(year, 12)?;
        match self.place().rule(PlaceKey::SmallChange, &MonthAsked::new(last))?.value {
            PlaceValue::Amount(most) => Some(most),
            PlaceValue::Choice(_) | PlaceValue::Number(_) => None,
        }
    }

    /// How what was booked for months after a death counts: as the place set it, else as the table says, which nobody confirmed here.
    pub fn death_offset(&self, died: Date) -> Offset {
        let set = |how| Offset { how, signed_off: true };
        match self.place().choice(PlaceKey::DeathOffset, &MonthAsked::new(died.month())) {
            Some(PlaceChoice::SameProgramme) => set(OffsetHow::SameProgramme),
            Some(PlaceChoice::NotCounted) => set(OffsetHow::None),
            _ => self.tables.terminal.offset(),
        }
    }

    /// What goes on after a death, as one item of the month after it.
    pub(super) fn after_death(&self, facts: &MoneyFacts<'_>, month: Month, out: &mut Entitlement) {
        if let Some(died) = facts.died.filter(|on| on.month().plus(1) == month) {
            let last = self.worked(facts, &MonthAsked::new(died.month()));
            death::goes_on(&self.tables, facts.cause, died, &last, out);
        }
    }

    /// What becomes of each benefit that was received in the month of the death, as it is booked in the month after; nothing of somebody
    /// who lives.
    pub fn goes_on(&self, facts: &MoneyFacts<'_>) -> Vec<GoesOn> {
        let Some(died) = facts.died else { return Vec::new() };
        death::each(&self.tables, facts.cause, died, &self.worked(facts, &MonthAsked::new(died.month())))
    }

    /// Whether there is a figure for a cell on a day.
    pub fn has_figure(&self, cell: &Cell, on: Date) -> bool {
        let column = self.columns.iter().find(|column| column.programme.id == cell.programme);
        column.is_some_and(|column| column.choose(&cell.facts(), Some(2), on).is_ok())
    }

    fn place(&self) -> Place<'t> {
        Place { settings: self.tables.settings, rules: self.tables.place, known: self.known }
    }

    /// Every recognition under every programme.
    pub(super) fn worked<'a>(&self, facts: &MoneyFacts<'a>, asked: &MonthAsked) -> Worked<'a>
    where
        't: 'a,
    {
        let mut worked = Worked::default();
        for column in &self.columns {
            let programme = column.programme;
            for r in facts.recognitions.iter().filter(|r| programme.entitles(&r.group) == Some(true)) {
                match self.outcome(column, r, facts, asked) {
                    Outcome::Found(found) => worked.found.push(found),
                    Outcome::Missing(missing) => {
                        let graded = self.graded(programme, r, asked);
                        worked.missing.push(Lacking { missing, programme, recognition: r, graded });
                    }
                    Outcome::Barred(bar) => worked.barred.push(Withheld::by(bar, programme, r)),
                    Outcome::NotPayable(article) => worked.barred.push(Withheld {
                        programme,
                        group: &r.group,
                        rule: NOT_PAYABLE,
                        articles: std::slice::from_ref(article),
                        days: None,
                    }),
                    Outcome::Nothing => {}
                }
            }
        }
        if worked.found.len() > 1 {
            asked.hangs_on_amounts();
        }
        several::same_group(&self.tables, asked, &mut worked);
        several::exclusive(&self.tables, asked, &mut worked);
        several::identities(&self.tables, &self.place(), asked, &mut worked);
        self.too_much(asked.month(), &mut worked);
        // An item of which a part cannot be told is not told.
        let Worked { found, missing, .. } = &mut worked;
        found.retain(|f| missing.iter().all(|l| l.missing.programme() != f.programme.id));
        worked
    }

    /// The grade that counts in a month: a re-assessed one from the month that the rules say.
    fn graded(&self, programme: &Programme, r: &Recognition, asked: &MonthAsked) -> Graded {
        r.graded_in(asked.month(), |on| {
            let rule = self.tables.rules.fitting(RuleKind::Regrade, programme, &r.group, on);
            let starts = rule.and_then(|rule| rule.starts).unwrap_or(Turn::MonthOf).from(on);
            asked.turn(starts);
            starts
        })
    }

    /// A sum that no amount can be is not told.
    fn too_much(&self, month: Month, worked: &mut Worked<'_>) {
        // One amount alone is one.
        let columns = self.columns.iter().filter(|_| worked.found.len() > 1);
        for Column { programme, .. } in columns {
            let mut of = worked.found.iter().filter(|f| f.programme.id == programme.id);
            if Fen::total(of.clone().map(|f| f.fen)).fen().is_err()
                && let Some(Found { programme, recognition, graded, .. }) = of.next().cloned()
            {
                let missing = no_rate(programme, (recognition, graded), month);
                worked.missing.push(Lacking { missing, programme, recognition, graded });
            }
        }
    }

    fn outcome<'a>(
        &self,
        column: &Column<'t>,
        r: &'a Recognition,
        facts: &MoneyFacts<'a>,
        asked: &MonthAsked,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let programme = column.programme;
        let place = self.place();
        let standing = Asked { rules: self.tables.rules, place, facts, programme, month: asked }.standing(r);
        if matches!(standing, Standing::Nothing) {
            return Outcome::Nothing;
        }
        let graded = self.graded(programme, r, asked);
        let rate = RateFacts {
            group: &r.group,
            grade: graded.grade,
            nature: graded.nature,
            mental: graded.mental,
            service_years: None,
        };
        for day in self.tables.rates.share_turns(&programme.id) {
            asked.turn(from_day(day));
        }
        let share = self.tables.rates.share(&programme.id, &rate, asked.first_day());
        if matches!(share, Some(RateAnswer::NotPayable { .. })) {
            // Few grades have a share: that the others have none is no news.
            return Outcome::Nothing;
        }
        match standing {
            Standing::Barred(bar) => return Outcome::Barred(bar),
            Standing::Unknown(missing) => return Outcome::Missing(missing),
            Standing::Pays | Standing::Nothing => {}
        }
        if let Some(article) = self.tables.rates.unpaid(&programme.id, &rate) {
            return Outcome::NotPayable(article);
        }
        let held = (r, graded);
        match share {
            Some(answer) => self.of_share(&answer, programme, held, asked),
            None => self.of_figure(&rate, column, held, facts, asked),
        }
    }

    fn of_share<'a>(
        &self,
        answer: &RateAnswer,
        programme: &'t Programme,
        (r, graded): (&'a Recognition, Graded),
        asked: &MonthAsked,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let RateAnswer::Share { percent, article, .. } = answer else {
            let RateAnswer::Needs(fact) = answer else { return Outcome::Nothing };
            return Outcome::Missing(needs(programme, r, *fact));
        };
        let key = PlaceKey::NursingWage;
        let unknown = || Outcome::Missing(Missing::Setting { programme: programme.id.clone(), key });
        let wage = self.place().rule(key, asked).and_then(|rule| match rule.value {
            PlaceValue::Amount(wage) => Some((rule, wage)),
            PlaceValue::Choice(_) | PlaceValue::Number(_) => None,
        });
        let Some((setting, wage)) = wage else { return unknown() };
        let fen = i128::from(wage.0) * i128::from(*percent) / 100;
        // A wage that none can be was not read right.
        let Some(fen) = i64::try_from(fen).ok().filter(|fen| *fen >= 0) else { return unknown() };
        let basis = Basis::Share { percent: *percent, wage, setting, article: *article };
        Outcome::Found(Found { programme, recognition: r, graded, fen: Fen(fen), basis })
    }

    fn of_figure<'a>(
        &self,
        rate: &RateFacts<'_>,
        column: &Column<'t>,
        (r, graded): (&'a Recognition, Graded),
        facts: &MoneyFacts<'a>,
        asked: &MonthAsked,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let programme = column.programme;
        let served = match (r.service_years, facts.conscript) {
            (Some(years), _) => Some(u16::from(years) * 2),
            (None, Some(span)) if column.counts_years => match halves(span, &self.place(), asked) {
                Ok(halves) => Some(halves),
                Err(NoYears::Odd) => return Outcome::Missing(needs(programme, r, RateNeeds::ServiceYears)),
                Err(NoYears::NotSet) => {
                    let key = PlaceKey::ServiceYears;
                    return Outcome::Missing(Missing::Setting { programme: programme.id.clone(), key });
                }
            },
            _ => None,
        };
        let halves = served.unwrap_or_default();
        let no_rate = || Outcome::Missing(no_rate(programme, (r, graded), asked.month()));
        let told = |chosen: Rc<Chosen<'a>>| {
            let fen = chosen.figure.in_month(halves, asked.month());
            // Another month of the year has a fen more: there it may be none that an amount can be, or the first that can.
            if fen.is_none_or(|fen| fen.0 == i64::MAX) {
                asked.hangs_on_amounts();
            }
            let fen = fen?;
            let basis = Basis::Figure { chosen, halves };
            Some(Found { programme, recognition: r, graded, fen, basis })
        };
        match column.of_month(rate, served, asked) {
            Ok(chosen) => told(chosen).map_or_else(no_rate, Outcome::Found),
            Err(NoFigure::Needs(fact)) => Outcome::Missing(needs(programme, r, fact)),
            Err(NoFigure::Unknown) => no_rate(),
        }
    }
}

fn no_rate(programme: &Programme, (r, graded): (&Recognition, Graded), month: Month) -> Missing {
    let Graded { grade, nature, .. } = graded;
    Missing::Rate { programme: programme.id.clone(), group: r.group.clone(), month, grade, nature }
}

fn needs(programme: &Programme, r: &Recognition, fact: RateNeeds) -> Missing {
    Missing::Fact { programme: programme.id.clone(), group: r.group.clone(), fact }
}

impl Withheld<'_> {
    fn barred(&self) -> Barred {
        Barred {
            programme: self.programme.id.clone(),
            group: self.group.to_owned(),
            rule: self.rule.to_owned(),
            articles: self.articles.to_vec(),
            days: self.days,
        }
    }
}

/// An item of one explanation.
pub(super) fn item_of(found: &Found<'_>) -> Item {
    Item {
        programme: found.programme.id.clone(),
        group: found.recognition.group.clone(),
        fen: found.fen,
        why: found.why(),
    }
}
