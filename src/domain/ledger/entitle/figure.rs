//! Which figure counts: published tables and the bureau's own rows, as they were known on a day.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::MoneyTables;
use super::asked::{MonthAsked, from_day};
use crate::domain::ledger::rate_table::Table;
use crate::domain::ledger::{Cycle, OwnRate, Per, Programme, RateFacts, RateNeeds};
use crate::domain::person::Nature;
use crate::domain::{Date, Fen, Month};

/// A figure as published or entered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure<'t> {
    pub amount: Fen,
    pub per: Per,
    /// It counts once for each year of service.
    pub each_year: bool,
    pub effective: Date,
    /// Key of a standard, or the name that the bureau gave.
    pub standard: &'t str,
    /// Keys of sources, or the notice that the bureau named.
    pub sources: &'t [String],
}

impl Figure<'_> {
    /// What it comes to in a month, counted so many halves of a year of service.
    pub(super) fn in_month(&self, halves: u16, month: Month) -> Option<Fen> {
        let times = i128::from(if self.each_year { halves } else { 2 });
        let of_halves = i128::from(self.amount.0) * times;
        let fen = match self.per {
            Per::Month if !self.each_year => return Some(self.amount),
            Per::Month => of_halves / 2,
            Per::Year => {
                // Division of wide numbers takes ten times as long.
                let narrow = |months: u32| i64::try_from(of_halves).ok()?.checked_mul(months.into());
                let through = |months: u32| match narrow(months) {
                    Some(all) => all.div_euclid(24).into(),
                    None => (of_halves * i128::from(months)).div_euclid(24),
                };
                through(month.of_year()) - through(month.of_year() - 1)
            }
        };
        i64::try_from(fen).ok().map(Fen)
    }

    /// To compare figures by, whatever they are counted per.
    fn weight(&self, halves: u16) -> i128 {
        let times = i128::from(if self.each_year { halves } else { 2 });
        let months = if self.per == Per::Month { 12 } else { 1 };
        i128::from(self.amount.0) * times * months
    }
}

/// The figure that counts, and those beside it that are not higher.
#[derive(Debug, Clone)]
pub(super) struct Chosen<'t> {
    pub figure: Figure<'t>,
    pub lower: Vec<Figure<'t>>,
}

/// Why no figure counts.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoFigure {
    /// None is known for the month.
    Unknown,
    /// A fact of the person is not on record.
    Needs(RateNeeds),
}

/// What counts, or why nothing does.
type Choice<'t> = Result<Rc<Chosen<'t>>, NoFigure>;

/// Choices that were made: by the number of turns before the month, grade, cause and halves of a year of service; then by group.
type Kept<'t> = HashMap<(usize, Option<u8>, Option<Nature>, Option<u16>), Vec<(String, Choice<'t>)>>;

/// The rows of a programme that were known on a day: published tables and the bureau's own, each with its standard.
#[derive(Debug, Clone)]
pub(super) struct Column<'t> {
    pub programme: &'t Programme,
    rows: Vec<Line<'t>>,
    /// The months from which something else may count, in order.
    turns: Vec<Month>,
    /// What was chosen for others: most people are of few kinds.
    kept: RefCell<Kept<'t>>,
    /// A figure counts once for each year of service.
    pub counts_years: bool,
}

/// A row, and then the newest row of its standard.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    /// Key of a standard, or the name that the bureau gave.
    standard: &'t str,
    floor: bool,
    effective: Date,
    row: Row<'t>,
}

#[derive(Debug, Clone, Copy)]
enum Row<'t> {
    Published(&'t Table),
    Own(&'t OwnRate),
}

/// What is paid by the month, each programme with its rows, in the order of the table of programmes.
pub(super) fn columns<'t>(tables: &MoneyTables<'t>, known: Date) -> Vec<Column<'t>> {
    let rates = tables.rates;
    let mut own: BTreeMap<&str, Vec<&'t OwnRate>> = BTreeMap::new();
    for row in tables.own.iter().filter(|row| row.known <= known) {
        own.entry(&row.programme).or_default().push(row);
    }
    let line = |standard: &'t str, effective, row| {
        let named = rates.standard(standard);
        let floor = named.is_some_and(|s| s.floor);
        Line { standard: named.map_or(standard, |s| s.key.as_str()), floor, effective, row }
    };
    let monthly = tables.programmes.all().iter().filter(|p| p.cycle == Cycle::Monthly);
    let column = |programme: &'t Programme| {
        let published = rates.tables(&programme.id).iter().filter(|t| t.known() <= known);
        let own = own.get(programme.id.as_str()).into_iter().flatten();
        let own = own.map(|row| line(&row.standard, row.effective, Row::Own(row)));
        let rows = published.map(|t| line(&t.standard, t.effective, Row::Published(t))).chain(own);
        let rows: Vec<Line<'t>> = rows.collect();
        let counts_years = rows.iter().any(|line| match line.row {
            Row::Published(table) => table.each_year(),
            Row::Own(row) => row.each_year,
        });
        let mut turns: Vec<Month> = rows.iter().map(|line| from_day(line.effective)).collect();
        turns.sort_unstable();
        turns.dedup();
        Column { programme, rows, turns, kept: RefCell::default(), counts_years }
    };
    monthly.map(column).collect()
}

impl<'t> Column<'t> {
    /// The figure for a person on a day. Of one standard the newest row counts, published or own; a row without a figure says
    /// that there is one which is not on record. Of several standards the higher figure counts; but none that is older than a change of
    /// the floor whose figure was not published: it was raised with it, or is out of use.
    pub(super) fn choose(
        &self,
        facts: &RateFacts<'_>,
        halves: Option<u16>,
        on: Date,
    ) -> Result<Chosen<'t>, NoFigure> {
        let lines = self.lines(facts, on)?;
        let floor = self.floor(facts, on)?;
        let mut figures: Vec<(bool, Figure<'t>)> = Vec::with_capacity(lines.len());
        for line in &lines {
            figures.extend(line.figure(facts)?.map(|figure| (line.floor, figure)));
        }
        figures.retain(|(of_floor, figure)| floor.allows(*of_floor, figure));
        if halves.is_none() && figures.iter().any(|(_, figure)| figure.each_year) {
            return Err(NoFigure::Needs(RateNeeds::ServiceYears));
        }
        let halves = halves.unwrap_or_default();
        // Of two that are as high the floor counts.
        figures.sort_by_key(|(floor, figure)| (-figure.weight(halves), !floor));
        let mut figures = figures.into_iter().map(|(_, figure)| figure);
        let figure = figures.next().ok_or(NoFigure::Unknown)?;
        Ok(Chosen { figure, lower: figures.collect() })
    }

    /// The figure for a person in a month.
    pub(super) fn of_month(
        &self,
        facts: &RateFacts<'_>,
        halves: Option<u16>,
        asked: &MonthAsked,
    ) -> Choice<'t> {
        let turned = self.turns.partition_point(|turn| *turn <= asked.month());
        if let Some(turn) = self.turns.get(turned) {
            asked.turn(*turn);
        }
        let of = (turned, facts.grade, facts.nature, halves);
        let mut kept = self.kept.borrow_mut();
        let of_groups = kept.entry(of).or_default();
        if let Some((_, choice)) = of_groups.iter().find(|(group, _)| group == facts.group) {
            return choice.clone();
        }
        let choice = self.choose(facts, halves, asked.first_day()).map(Rc::new);
        of_groups.push((facts.group.to_owned(), choice.clone()));
        choice
    }

    /// The newest row of each standard on a day. Of two that took effect on one day the one entered here counts.
    fn lines(&self, facts: &RateFacts<'_>, on: Date) -> Result<Vec<Line<'t>>, NoFigure> {
        let mut lines: Vec<Line<'t>> = Vec::new();
        let own: Vec<&'t OwnRate> = self.rows.iter().filter_map(Line::own).collect();
        let holding = OwnRate::holding(&own, on, |row| is_for(row, facts))?;
        let holds = |line: &Line<'t>| match line.row {
            Row::Published(_) => line.effective <= on,
            Row::Own(row) => holding.iter().any(|held| std::ptr::eq(*held, row)),
        };
        for line in self.rows.iter().filter(|line| holds(line)) {
            match lines.iter_mut().find(|l| l.standard == line.standard) {
                Some(old) if old.rank() <= line.rank() => *old = *line,
                Some(_) => {}
                None => lines.push(*line),
            }
        }
        Ok(lines)
    }

    /// What was published of the floor by a day.
    fn floor(&self, facts: &RateFacts<'_>, on: Date) -> Result<Floor<'t>, NoFigure> {
        let mut floor = Floor { unknown_since: None, last: None };
        for line in &self.rows {
            let Row::Published(_) = line.row else { continue };
            if !line.floor || line.effective > on {
                continue;
            }
            match line.figure(facts)? {
                Some(figure) => floor = Floor { unknown_since: None, last: Some(figure) },
                None => floor.unknown_since = Some(line.effective),
            }
        }
        Ok(floor)
    }
}

/// What was published of the floor by a day.
struct Floor<'t> {
    /// The first day of its last change, where its figure was not found.
    unknown_since: Option<Date>,
    /// The last figure that was.
    last: Option<Figure<'t>>,
}

impl Floor<'_> {
    /// Whether a figure may count: none that an unknown change of the floor has overtaken, and none as the floor that is below the last
    /// one that was published, for it only rises.
    fn allows(&self, of_floor: bool, figure: &Figure<'_>) -> bool {
        let overtaken = self.unknown_since.is_some_and(|since| figure.effective < since);
        let lower = || self.last.is_some_and(|last| figure.weight(2) < last.weight(2));
        let falls = of_floor && self.unknown_since.is_some() && lower();
        !overtaken && !falls
    }
}

/// Whether an own row is for a person; the fact is asked for that it turns on.
fn is_for(row: &OwnRate, facts: &RateFacts<'_>) -> Result<bool, NoFigure> {
    if row.group.as_deref().is_some_and(|group| group != facts.group) {
        return Ok(false);
    }
    if row.grade.is_some() && facts.grade.is_none() {
        return Err(NoFigure::Needs(RateNeeds::Grade));
    }
    if row.nature.is_some() && facts.nature.is_none() {
        return Err(NoFigure::Needs(RateNeeds::Nature));
    }
    let fits = |row: Option<u8>| row.is_none() || row == facts.grade;
    Ok(fits(row.grade) && (row.nature.is_none() || row.nature == facts.nature))
}

impl<'t> Line<'t> {
    /// The row of the bureau's own, if it is one.
    fn own(&self) -> Option<&'t OwnRate> {
        match self.row {
            Row::Own(row) => Some(row),
            Row::Published(_) => None,
        }
    }

    fn rank(&self) -> (Date, bool, usize, Date) {
        match self.row {
            Row::Published(_) => (self.effective, false, 0, Date::FIRST),
            Row::Own(row) => {
                let (effective, exact, known) = row.rank();
                (effective, true, exact, known)
            }
        }
    }

    /// Its figure for a person; `None` where it has none.
    fn figure(&self, facts: &RateFacts<'_>) -> Result<Option<Figure<'t>>, NoFigure> {
        let (effective, standard) = (self.effective, self.standard);
        match self.row {
            Row::Own(row) => Ok(row.amount.map(|amount| Figure {
                amount,
                per: row.per,
                each_year: row.each_year,
                effective,
                standard,
                sources: std::slice::from_ref(&row.notice),
            })),
            Row::Published(table) => {
                let figure = table.figure(facts).map_err(NoFigure::Needs)?;
                Ok(figure.zip(table.per).map(|(amount, per)| Figure {
                    amount,
                    per,
                    each_year: table.each_year(),
                    effective,
                    standard,
                    sources: &table.source,
                }))
            }
        }
    }
}
