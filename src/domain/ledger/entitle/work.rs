//! Working out what is due: every recognition under every monthly programme, then what they make of each other.

use super::figure::{Column, NoFigure, columns};
use super::found::{Amount, Basis, Found};
use super::rules::EntitleRule;
use super::several::{self, Withheld};
use super::span::{Asked, Standing, choice, halves};
use super::{Barred, Entitlement, Item, Missing, MoneyFacts, MoneyTables, death};
use crate::domain::ledger::{PlaceChoice, PlaceKey, PlaceValue, Programme, RateAnswer, RateFacts, RateNeeds};
use crate::domain::person::Recognition;
use crate::domain::{Article, Date, Fen, Month};

/// The id under which what the table of rates pays nothing for is barred.
const NOT_PAYABLE: &str = "not-payable";

/// Works out what is due to one person after another, as known at the end of one day.
#[derive(Debug, Clone)]
pub struct Entitler<'t> {
    tables: MoneyTables<'t>,
    known: Date,
    columns: Vec<Column<'t>>,
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
}

/// What one recognition comes to under one programme.
enum Outcome<'a> {
    Found(Found<'a>),
    Missing(Missing),
    Barred(&'a EntitleRule),
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
        let worked = self.worked(facts, month);
        let mut out = Entitlement {
            items: Vec::new(),
            missing: worked.missing.into_iter().map(|lacking| lacking.missing).collect(),
            barred: worked.barred.iter().map(Withheld::barred).collect(),
        };
        for Column { programme, .. } in &self.columns {
            let of = worked.found.iter().filter(|f| f.programme.id == programme.id);
            out.items.extend(several::item(&of.collect::<Vec<_>>(), &self.tables, month, self.known));
        }
        self.after_death(facts, month, &mut out);
        out
    }

    /// What is due to a person for each month of a span, and why.
    pub fn months(&self, facts: &MoneyFacts<'_>, first: Month, last: Month) -> Vec<(Month, Entitlement)> {
        first.through(last).map(|month| (month, self.month(facts, month))).collect()
    }

    /// The amounts of a span of months alone, and what keeps others from being told: for computing many months of many people.
    pub fn amounts(
        &self,
        facts: &MoneyFacts<'_>,
        first: Month,
        last: Month,
    ) -> (Vec<Amount<'t>>, Vec<(Month, Missing)>) {
        let (mut amounts, mut missing) = (Vec::new(), Vec::new());
        for month in first.through(last) {
            let worked = self.worked(facts, month);
            missing.extend(worked.missing.into_iter().map(|lacking| (month, lacking.missing)));
            for Column { programme, .. } in &self.columns {
                let of = worked.found.iter().filter(|f| f.programme.id == programme.id);
                let fen = Fen::total(of.map(|f| f.fen)).fen().unwrap_or_default();
                if fen != Fen::ZERO {
                    amounts.push(Amount { month, programme: &programme.id, fen });
                }
            }
            if facts.died.is_some_and(|on| on.month().plus(1) == month) {
                let mut after = Entitlement::default();
                self.after_death(facts, month, &mut after);
                missing.extend(after.missing.into_iter().map(|m| (month, m)));
                let programme = self.tables.terminal.books_as();
                amounts.extend(after.items.iter().map(|i| Amount { month, programme, fen: i.fen }));
            }
        }
        (amounts, missing)
    }

    /// The programmes under which nothing is due beside this one in a month, or beside which nothing is due under it.
    pub fn rivals(&self, programme: &str, month: Month) -> impl Iterator<Item = &'t str> {
        let MoneyTables { rules, place, programmes, .. } = self.tables;
        let each = choice(place, PlaceKey::MultipleIdentity, month, self.known) == Some(PlaceChoice::Each);
        let rivals = programmes.get(programme).map(|p| rules.rivals(p, programmes)).unwrap_or_default();
        rivals.into_iter().filter(move |(_, by_setting)| !by_setting || !each).map(|(id, _)| id)
    }

    /// Up to how much the differences of rounding of a calendar year are let pass, as the place set it.
    pub fn small_change(&self, year: i32) -> Option<Fen> {
        let last = Month::new(year, 12)?;
        match self.tables.place.in_force(PlaceKey::SmallChange, last, self.known)?.value {
            PlaceValue::Amount(most) => Some(most),
            PlaceValue::Choice(_) | PlaceValue::Number(_) => None,
        }
    }

    /// What goes on after a death, as one item of the month after it.
    fn after_death(&self, facts: &MoneyFacts<'_>, month: Month, out: &mut Entitlement) {
        if let Some(died) = facts.died.filter(|on| on.month().plus(1) == month) {
            let last = self.worked(facts, died.month());
            death::goes_on(&self.tables, facts.cause, died, &last, out);
        }
    }

    /// Every recognition under every programme.
    pub(super) fn worked<'a>(&self, facts: &MoneyFacts<'a>, month: Month) -> Worked<'a>
    where
        't: 'a,
    {
        let mut worked = Worked::default();
        for column in &self.columns {
            let programme = column.programme;
            for r in facts.recognitions.iter().filter(|r| programme.entitles(&r.group) == Some(true)) {
                match self.outcome(column, r, facts, month) {
                    Outcome::Found(found) => worked.found.push(found),
                    Outcome::Missing(missing) => {
                        worked.missing.push(Lacking { missing, programme, recognition: r });
                    }
                    Outcome::Barred(rule) => worked.barred.push(Withheld::by(rule, programme, r)),
                    Outcome::NotPayable(article) => worked.barred.push(Withheld {
                        programme,
                        group: &r.group,
                        rule: NOT_PAYABLE,
                        articles: std::slice::from_ref(article),
                    }),
                    Outcome::Nothing => {}
                }
            }
        }
        several::exclusive(&self.tables, month, &mut worked);
        several::identities(&self.tables, month, self.known, &mut worked);
        // An item of which a part cannot be told is not told.
        let Worked { found, missing, .. } = &mut worked;
        found.retain(|f| missing.iter().all(|l| l.missing.programme() != f.programme.id));
        worked
    }

    fn outcome<'a>(
        &self,
        column: &Column<'t>,
        r: &'a Recognition,
        facts: &MoneyFacts<'a>,
        month: Month,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let MoneyTables { rules, place, .. } = self.tables;
        let programme = column.programme;
        let asked = Asked { rules, place, facts, known: self.known, programme, month };
        let standing = asked.standing(r);
        if matches!(standing, Standing::Nothing) {
            return Outcome::Nothing;
        }
        let rate = RateFacts {
            group: &r.group,
            grade: r.grade,
            nature: r.nature,
            mental: r.mental,
            service_years: None,
        };
        let share = self.tables.rates.share(&programme.id, &rate);
        if matches!(share, Some(RateAnswer::NotPayable { .. })) {
            // Few grades have a share: that the others have none is no news.
            return Outcome::Nothing;
        }
        match standing {
            Standing::Barred(rule) => return Outcome::Barred(rule),
            Standing::Unknown(missing) => return Outcome::Missing(missing),
            Standing::Pays | Standing::Nothing => {}
        }
        if let Some(article) = self.tables.rates.unpaid(&programme.id, &rate) {
            return Outcome::NotPayable(article);
        }
        match share {
            Some(answer) => self.of_share(&answer, programme, r, month),
            None => self.of_figure(&rate, column, r, facts, month),
        }
    }

    fn of_share<'a>(
        &self,
        answer: &RateAnswer,
        programme: &'t Programme,
        r: &'a Recognition,
        month: Month,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let RateAnswer::Share { percent, article, .. } = answer else {
            let RateAnswer::Needs(fact) = answer else { return Outcome::Nothing };
            return Outcome::Missing(needs(programme, r, *fact));
        };
        let key = PlaceKey::NursingWage;
        let setting = self.tables.place.in_force(key, month, self.known);
        let wage = setting.and_then(|rule| match rule.value {
            PlaceValue::Amount(wage) => Some((rule, wage)),
            PlaceValue::Choice(_) | PlaceValue::Number(_) => None,
        });
        let Some((setting, wage)) = wage else {
            return Outcome::Missing(Missing::Setting { programme: programme.id.clone(), key });
        };
        let fen = i128::from(wage.0) * i128::from(*percent) / 100;
        let Ok(fen) = i64::try_from(fen) else { return Outcome::Nothing };
        let basis = Basis::Share { percent: *percent, wage, setting, article: *article };
        Outcome::Found(Found { programme, recognition: r, fen: Fen(fen), basis })
    }

    fn of_figure<'a>(
        &self,
        rate: &RateFacts<'_>,
        column: &Column<'t>,
        r: &'a Recognition,
        facts: &MoneyFacts<'a>,
        month: Month,
    ) -> Outcome<'a>
    where
        't: 'a,
    {
        let programme = column.programme;
        let served = match (r.service_years, facts.conscript) {
            (Some(years), _) => Some(u16::from(years) * 2),
            (None, Some(span)) if column.counts_years => {
                let Some(halves) = halves(span, self.tables.place, month, self.known) else {
                    let key = PlaceKey::ServiceYears;
                    return Outcome::Missing(Missing::Setting { programme: programme.id.clone(), key });
                };
                Some(halves)
            }
            _ => None,
        };
        let unknown = || Missing::Rate { programme: programme.id.clone(), group: r.group.clone(), month };
        match column.choose(rate, served, month) {
            Ok(chosen) => {
                let halves = served.unwrap_or_default();
                let Some(fen) = chosen.figure.in_month(halves, month) else {
                    return Outcome::Missing(unknown());
                };
                Outcome::Found(Found {
                    programme,
                    recognition: r,
                    fen,
                    basis: Basis::Figure { chosen, halves },
                })
            }
            Err(NoFigure::Needs(fact)) => Outcome::Missing(needs(programme, r, fact)),
            Err(NoFigure::Unknown) => Outcome::Missing(unknown()),
        }
    }
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
