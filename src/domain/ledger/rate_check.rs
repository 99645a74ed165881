//! What is looked at before figures are proposed: what cannot be, and what is seldom meant.

use serde::{Deserialize, Serialize};

use super::{Cell, Doubt, Groups, OwnRate, Per, Programme, Programmes, Rate, RateAnswer, RateForm, Rates};
use crate::domain::{Date, Fen, RateProposalId};

/// The most a figure may be, in fen: ten million yuan.
const MOST: Fen = Fen(1_000_000_000);
/// No figure is older: 军人抚恤优待条例's first forerunner is of December 1950.
const FIRST_YEAR: i32 = 1950;
/// A figure is entered at most so many days ahead, and is doubted from so many days ahead or ago.
const MOST_AHEAD: i64 = 2 * 366;
const FAR_AHEAD: i64 = 366;
const FAR_AGO: i64 = 3 * 366;

/// A figure that is to be proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRate {
    /// What it is for.
    pub cell: Cell,
    /// In fen; `None` says that from the day on the bureau has no figure of its own for it.
    pub amount: Option<Fen>,
    /// What it is counted per.
    pub per: Per,
    /// First day it holds.
    pub effective: Date,
}

impl NewRate {
    /// As it would be kept.
    pub fn kept(&self, rates: &Rates, (standard, notice): (&str, &str), known: Date) -> OwnRate {
        let Cell { programme, group, grade, nature } = self.cell.clone();
        OwnRate {
            each_year: rates.form(&programme) == RateForm::ServiceYears,
            programme,
            group,
            grade,
            nature,
            amount: self.amount,
            per: self.per,
            effective: self.effective,
            standard: standard.to_owned(),
            notice: notice.to_owned(),
            known,
        }
    }
}

/// Why a figure cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum RateFault {
    /// No such programme.
    Programme,
    /// The programme pays no figure that could be entered.
    NoFigures,
    /// The programme pays by group, and none is named; or it does not entitle the one named.
    Group,
    /// The programme pays by grade, 1 to 10; or it does not.
    Grade,
    /// The programme pays by nature, and 因病 for grades 1–6 alone; or it does not.
    Nature,
    /// Not more than zero.
    Amount,
    /// More than any figure is.
    TooMuch,
    /// Less than the national figure of that day, which places may only raise.
    BelowNational { figure: Fen, per: Per, effective: Date },
    /// Longer ago than there were such figures.
    Early,
    /// Further off than figures are set.
    Late,
    /// The same cell and day stands in another row, counted from 1.
    Twice { row: u32 },
    /// It stands so already.
    Same,
    /// There is no figure of the bureau's own that could be withdrawn.
    NothingThere,
}

impl RateFault {
    /// The field of a row that it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Programme | Self::NoFigures => "programme",
            Self::Group => "group",
            Self::Grade => "grade",
            Self::Nature => "nature",
            Self::Amount | Self::TooMuch | Self::BelowNational { .. } | Self::NothingThere => "amount",
            Self::Early | Self::Late | Self::Twice { .. } | Self::Same => "effective",
        }
    }
}

/// What figures are looked at with.
#[derive(Debug, Clone, Copy)]
pub struct RateTables<'a> {
    /// What is paid to whom.
    pub programmes: &'a Programmes,
    /// Entitled groups.
    pub groups: &'a Groups,
    /// What was published.
    pub rates: &'a Rates,
    /// Whose standard they are.
    pub standard: &'a str,
    /// What was approved.
    pub own: &'a [OwnRate],
    /// What was proposed and not decided on yet.
    pub pending: &'a [(RateProposalId, OwnRate)],
    /// Business date.
    pub today: Date,
}

/// What was found in some figures, each by its row counted from 0 (in doubts from 1).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RateCheck {
    /// What cannot be.
    pub faults: Vec<(usize, RateFault)>,
    /// What is seldom meant.
    pub doubts: Vec<Doubt>,
}

/// A year's amount of a figure, in fen, to compare figures by.
fn yearly(figure: Fen, per: Per) -> i128 {
    i128::from(figure.0) * if per == Per::Month { 12 } else { 1 }
}

impl RateTables<'_> {
    /// Looks at all rows of a proposal.
    pub fn check(&self, rows: &[NewRate]) -> RateCheck {
        let mut found = RateCheck::default();
        for (at, row) in rows.iter().enumerate() {
            let faults = self.faults(rows, at, row);
            if faults.is_empty() {
                found.doubts.extend(self.doubts(rows, at, row));
            }
            found.faults.extend(faults.into_iter().map(|fault| (at, fault)));
        }
        found
    }

    fn faults(&self, rows: &[NewRate], at: usize, row: &NewRate) -> Vec<RateFault> {
        let Some(programme) = self.programmes.get(&row.cell.programme) else {
            return vec![RateFault::Programme];
        };
        if !self.rates.takes_figures(programme) {
            return vec![RateFault::NoFigures];
        }
        let mut faults = self.of_cell(programme, &row.cell);
        faults.extend(self.of_day(row.effective));
        faults.extend(self.of_amount(row));
        let same = |other: &&NewRate| other.cell == row.cell && other.effective == row.effective;
        let first = rows.iter().take(at).position(|other| same(&other));
        faults.extend(first.map(|first| RateFault::Twice { row: ordinal(first) }));
        faults
    }

    fn of_cell(&self, programme: &Programme, cell: &Cell) -> Vec<RateFault> {
        let mut faults = Vec::new();
        let form = self.rates.form(&programme.id);
        let entitled =
            |group: &String| self.groups.get(group).is_some() && programme.entitles(group) != Some(false);
        let group = match &cell.group {
            Some(group) => entitled(group),
            None => form != RateForm::Grouped,
        };
        if !group {
            faults.push(RateFault::Group);
        }
        // Where nothing was published, a place may pay by grade or not.
        let (grade, nature) = match form {
            RateForm::Graded => (cell.grade.is_some(), cell.nature.is_some()),
            RateForm::Unpublished => (true, true),
            _ => (cell.grade.is_none(), cell.nature.is_none()),
        };
        if !grade || cell.grade.is_some_and(|grade| !(1..=10).contains(&grade)) {
            faults.push(RateFault::Grade);
        } else if !nature
            || cell.grade.zip(cell.nature).is_some_and(|(g, n)| !self.rates.pays_for(&cell.programme, g, n))
        {
            faults.push(RateFault::Nature);
        }
        faults
    }

    fn of_day(&self, effective: Date) -> Option<RateFault> {
        if effective.year() < FIRST_YEAR {
            return Some(RateFault::Early);
        }
        (effective.days_since(self.today) > MOST_AHEAD).then_some(RateFault::Late)
    }

    fn of_amount(&self, row: &NewRate) -> Option<RateFault> {
        let stands = self.stands(row);
        let Some(amount) = row.amount else {
            let cell = (&row.cell, self.standard);
            let own = OwnRate::in_force(self.own, cell, row.effective, self.today);
            return own.is_none().then_some(RateFault::NothingThere);
        };
        if amount <= Fen::ZERO {
            return Some(RateFault::Amount);
        }
        if amount > MOST {
            return Some(RateFault::TooMuch);
        }
        if stands.is_some_and(|own| own.amount == Some(amount) && own.per == row.per) {
            return Some(RateFault::Same);
        }
        // A national figure only rises: while the newest is not known, the last that is is the least it can be.
        let floor = self.national(row)?;
        (yearly(amount, row.per) < yearly(floor.published, floor.per)).then_some(RateFault::BelowNational {
            figure: floor.published,
            per: floor.per,
            effective: floor.effective,
        })
    }

    /// The national figure of the day of a row, or the last that is known before.
    fn national(&self, row: &NewRate) -> Option<Rate> {
        match self.rates.national(&row.cell, row.effective) {
            RateAnswer::Known(rate) => Some(rate),
            RateAnswer::Unknown { last, .. } => last,
            _ => None,
        }
    }

    /// The approved row of the same cell, standard and day.
    fn stands(&self, row: &NewRate) -> Option<&OwnRate> {
        let same = |own: &&OwnRate| self.is_same(own, row);
        self.own.iter().filter(same).max_by_key(|own| own.known)
    }

    fn is_same(&self, own: &OwnRate, row: &NewRate) -> bool {
        own.effective == row.effective && own.standard == self.standard && own.cell() == row.cell
    }

    fn doubts(&self, rows: &[NewRate], at: usize, row: &NewRate) -> Vec<Doubt> {
        let number = ordinal(at);
        let mut doubts = Vec::new();
        if let Some(OwnRate { amount: figure, per, known, .. }) = self.stands(row).cloned() {
            doubts.push(Doubt::RateCorrects { row: number, figure, per, known });
        }
        if row.amount.is_some() && self.rates.standard(self.standard).is_some_and(|standard| standard.floor) {
            doubts.push(Doubt::RateNational { row: number });
        }
        let waits = |(_, own): &&(RateProposalId, OwnRate)| self.is_same(own, row);
        doubts.extend(
            self.pending.iter().find(waits).map(|(id, _)| Doubt::RatePending { row: number, proposal: *id }),
        );
        if row.effective.day() != 1 {
            doubts.push(Doubt::RateMidMonth { row: number });
        }
        let ahead = row.effective.days_since(self.today);
        if !(-FAR_AGO..=FAR_AHEAD).contains(&ahead) {
            doubts.push(Doubt::RateFar { row: number, effective: row.effective });
        }
        doubts.extend(self.of_step(rows, at, row));
        doubts
    }

    /// The step from the figure that would hold without it.
    fn of_step(&self, rows: &[NewRate], at: usize, row: &NewRate) -> Option<Doubt> {
        let new = row.amount?;
        let number = ordinal(at);
        let (figure, per) = self.without(rows, at, row)?;
        let (is, was) = (yearly(new, row.per), yearly(figure, per));
        if is < was {
            return Some(Doubt::RateFalls { row: number, before: figure, per });
        }
        ((is - was) * 2 > was).then_some(Doubt::RateJumps { row: number, before: figure, per })
    }

    /// The figure that would hold in the cell on the day of a row without it: the bureau's own, also one that it corrects, or another of the
    /// same proposal, or the national one.
    fn without(&self, rows: &[NewRate], at: usize, row: &NewRate) -> Option<(Fen, Per)> {
        let day = row.effective;
        let others = rows.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let along = others.map(|other| other.kept(self.rates, (self.standard, ""), self.today));
        let own: Vec<OwnRate> = self.own.iter().cloned().chain(along).collect();
        if let Some(own) = OwnRate::in_force(&own, (&row.cell, self.standard), day, self.today) {
            return own.amount.map(|amount| (amount, own.per));
        }
        let last = match self.rates.national(&row.cell, day) {
            RateAnswer::Known(rate) => Some(rate),
            RateAnswer::Unknown { last, .. } => last,
            _ => None,
        };
        last.map(|rate| (rate.published, rate.per))
    }
}

/// A row's number as people count.
fn ordinal(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1)
}
