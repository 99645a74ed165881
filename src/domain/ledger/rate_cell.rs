//! Cells of the tables of rates: what a figure is for, which cells a programme has, and what holds in one.

use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use super::{Cycle, OwnRate, Programme, Rate, RateAnswer, RateFacts, RateForm, Rates, Standard};
use crate::domain::Date;
use crate::domain::person::Nature;

/// What a figure is for, apart from its day; whatever is `None` the programme does not ask for, or the figure is for all of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Programme id.
    pub programme: String,
    /// Code of the group.
    #[serde(default)]
    pub group: Option<String>,
    /// 伤残等级
    #[serde(default)]
    pub grade: Option<u8>,
    /// 伤残性质
    #[serde(default)]
    pub nature: Option<Nature>,
}

impl Cell {
    /// Whether a figure for it is one for what another cell asks: the same programme, and nothing else than is asked.
    pub fn covers(&self, asked: &Self) -> bool {
        self.programme == asked.programme
            && self.group.as_ref().is_none_or(|group| asked.group.as_ref() == Some(group))
            && self.grade.is_none_or(|grade| asked.grade == Some(grade))
            && self.nature.is_none_or(|nature| asked.nature == Some(nature))
    }

    /// As rates are asked for it.
    pub fn facts(&self) -> RateFacts<'_> {
        RateFacts {
            group: self.group.as_deref().unwrap_or_default(),
            grade: self.grade,
            nature: self.nature,
            mental: false,
            service_years: Some(1),
        }
    }
}

impl OwnRate {
    /// What it is for.
    pub fn cell(&self) -> Cell {
        Cell {
            programme: self.programme.clone(),
            group: self.group.clone(),
            grade: self.grade,
            nature: self.nature,
        }
    }

    /// Whether another row is of the same cell and standard.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.programme == other.programme
            && self.standard == other.standard
            && (&self.group, self.grade, self.nature) == (&other.group, other.grade, other.nature)
    }

    /// Whether a row of some, in the order they were approved in, is withdrawn on a day by a later one.
    fn is_withdrawn(rows: &[&Self], at: usize, on: Date) -> bool {
        let Some(row) = rows.get(at) else { return false };
        let rank = |row: &Self, at: usize| (row.effective, row.known, at);
        let ends = |(n, later): (usize, &&Self)| {
            later.amount.is_none()
                && later.effective <= on
                && rank(later, n) > rank(row, at)
                && later.is_beside(row)
        };
        rows.iter().enumerate().any(ends)
    }

    /// Which of two rows of one standard that fit goes before: the one that took effect later, of those the one that says more exactly
    /// whom it is for, of two for the same the one known later.
    pub fn rank(&self) -> (Date, usize, Date) {
        let exact = [self.group.is_some(), self.grade.is_some(), self.nature.is_some()];
        (self.effective, exact.iter().filter(|e| **e).count(), self.known)
    }

    /// The rows that hold on a day, one of each standard, of those that fit; `rows` are in the order they were approved in, which
    /// decides where nothing else does. The one place that says which figure of the bureau's own holds.
    pub fn holding<'a, E>(
        rows: &[&'a Self],
        on: Date,
        fits: impl Fn(&Self) -> Result<bool, E>,
    ) -> Result<Vec<&'a Self>, E> {
        let mut holding: Vec<&'a Self> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let out = row.effective > on || row.amount.is_none() || Self::is_withdrawn(rows, at, on);
            if out || !fits(row)? {
                continue;
            }
            match holding.iter_mut().find(|held| held.standard == row.standard) {
                Some(held) if held.rank() <= row.rank() => *held = row,
                Some(_) => {}
                None => holding.push(row),
            }
        }
        Ok(holding)
    }

    /// The row of a standard that holds in a cell on a day, as known at the end of a day.
    pub fn in_force<'a>(
        own: &'a [Self],
        (cell, standard): (&Cell, &str),
        on: Date,
        known: Date,
    ) -> Option<&'a Self> {
        let of = |row: &&Self| row.known <= known && row.programme == cell.programme;
        let rows: Vec<&Self> = own.iter().filter(of).collect();
        let fits = |row: &Self| Ok::<_, Infallible>(row.standard == standard && row.cell().covers(cell));
        let Ok(holding) = Self::holding(&rows, on, fits);
        holding.into_iter().next()
    }
}

impl Rates {
    /// The cells of a programme that figures are asked for, in the order of the tables. For grades they are for every group.
    pub fn cells(&self, programme: &Programme) -> Vec<Cell> {
        let cell = |group, grade, nature| Cell { programme: programme.id.clone(), group, grade, nature };
        if !self.takes_figures(programme) {
            return Vec::new();
        }
        if self.form(&programme.id) == RateForm::Graded {
            let natures = |grade: u8| {
                let all = [Nature::War, Nature::Duty, Nature::Illness];
                all.into_iter().filter(move |nature| self.pays_for(&programme.id, grade, *nature))
            };
            return (1..=10)
                .flat_map(|g| natures(g).map(move |n| (g, n)))
                .map(|(g, n)| cell(None, Some(g), Some(n)))
                .collect();
        }
        if programme.groups.is_empty() {
            return vec![cell(None, None, None)];
        }
        programme.groups.iter().map(|group| cell(Some(group.clone()), None, None)).collect()
    }

    /// Whether the bureau enters figures for a programme: it pays again and again, and its amount is no share of a wage.
    pub fn takes_figures(&self, programme: &Programme) -> bool {
        programme.cycle != Cycle::Once
            && !matches!(self.form(&programme.id), RateForm::Share | RateForm::Between)
    }

    /// The national figure of a cell on a day; `Unknown` where none was published.
    pub fn national(&self, cell: &Cell, on: Date) -> RateAnswer {
        let floor = self.standards().iter().find(|standard| standard.floor);
        self.rate_in(floor.map_or("", |standard| standard.key.as_str()), &cell.programme, &cell.facts(), on)
    }

    /// The published figures of a cell on a day, each standard's own, where there is one.
    pub fn published(&self, cell: &Cell, on: Date) -> Vec<Rate> {
        let of = |standard: &Standard| match self.rate_in(&standard.key, &cell.programme, &cell.facts(), on) {
            RateAnswer::Known(rate) => Some(rate),
            _ => None,
        };
        self.standards().iter().filter_map(of).collect()
    }
}
