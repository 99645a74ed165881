//! Which column of a rate file carries what.

use super::{Figure, RateDefaults, Wanted, cells};
use crate::domain::ledger::Per;
use crate::domain::person::Nature;
use crate::exchange::source::{Cell, Row, Source, SourceFault};
use crate::text::fold_bare;

/// What a column carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// 项目
    Programme,
    /// 优抚对象类别
    Group,
    /// 伤残等级
    Grade,
    /// 伤残性质
    Nature,
    /// 标准, in yuan, for a period that the heading may name.
    Amount(Option<Per>),
    /// The same, of one nature: 因战, 因公, 因病.
    Of(Nature, Option<Per>),
    /// 单位
    Per,
    /// 生效日期
    Effective,
}

impl Column {
    /// What a heading means. What stands in brackets may say the unit: `标准（元/月）`.
    fn meant(heading: &str) -> Option<Self> {
        let folded = fold_bare(heading);
        let (bare, unit) = match folded.split_once('(') {
            Some((bare, unit)) => (bare, unit),
            None => (folded.as_str(), folded.as_str()),
        };
        let per = cells::per(unit);
        Some(match bare {
            "项目" | "项目名称" | "补助项目" | "programme" => Self::Programme,
            "优抚对象类别" | "对象类别" | "优抚类别" | "人员类别" | "类别" | "group" => {
                Self::Group
            }
            "伤残等级" | "残疾等级" | "等级" | "级别" | "grade" => Self::Grade,
            "伤残性质" | "残疾性质" | "性质" | "nature" => Self::Nature,
            "标准" | "新标准" | "新月标准" | "月标准" | "年标准" | "新年标准" | "金额" | "amount" => {
                Self::Amount(per)
            }
            "因战" => Self::Of(Nature::War, per),
            "因公" => Self::Of(Nature::Duty, per),
            "因病" => Self::Of(Nature::Illness, per),
            "单位" | "计发单位" | "per" => Self::Per,
            "生效日期" | "生效日期起" | "执行日期" | "执行时间" | "effective" => {
                Self::Effective
            }
            _ => return None,
        })
    }

    /// The column that carries a field of a row.
    pub(super) fn of_field(field: &str) -> Option<Self> {
        match field {
            "programme" => Some(Self::Programme),
            "group" => Some(Self::Group),
            "grade" => Some(Self::Grade),
            "nature" => Some(Self::Nature),
            "effective" => Some(Self::Effective),
            _ => None,
        }
    }
}

/// The columns of a file, each with its place and heading.
pub(super) struct Columns(Vec<(Column, usize, String)>);

impl Columns {
    /// Moves the heading behind titles, to the first of the rows ahead with two known headings or more; the columns it has.
    pub(super) fn find(source: &mut Source) -> Result<Self, SourceFault> {
        let first = Self::of(source.heading().iter().map(String::as_str));
        if first.0.len() >= 2 {
            return Ok(first);
        }
        let mut below = None;
        for (at, row) in source.ahead().enumerate() {
            let Ok(row) = row else { continue };
            let texts: Vec<String> = row.cells.iter().map(|cell| cell.text().into_owned()).collect();
            let columns = Self::of(texts.iter().map(String::as_str));
            if columns.0.len() >= 2 {
                below = Some((at, columns));
                break;
            }
        }
        match below {
            Some((at, columns)) => {
                source.move_heading(at + 1)?;
                Ok(columns)
            }
            None => Ok(first),
        }
    }

    fn of<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        let mut found: Vec<(Column, usize, String)> = Vec::new();
        for (at, heading) in headings.enumerate() {
            let Some(column) = Column::meant(heading) else { continue };
            // Of two columns of one meaning the first counts.
            if !found.iter().any(|(known, ..)| *known == column) {
                found.push((column, at, heading.trim().to_owned()));
            }
        }
        Self(found)
    }

    /// What no column carries and is not said for every row.
    pub(super) fn lacking(&self, defaults: &RateDefaults) -> Vec<Wanted> {
        let has = |wanted: fn(&Column) -> bool| self.0.iter().any(|(column, ..)| wanted(column));
        let whose = has(|c| matches!(c, Column::Programme | Column::Group));
        let figures = has(|c| matches!(c, Column::Amount(_) | Column::Of(..)));
        let per = has(|c| matches!(c, Column::Per | Column::Amount(Some(_)) | Column::Of(_, Some(_))));
        let day = has(|c| *c == Column::Effective);
        let mut lacking = Vec::new();
        if !whose && defaults.programme.is_none() {
            lacking.push(Wanted::Programme);
        }
        if !figures {
            lacking.push(Wanted::Amount);
        }
        if !per && defaults.per.is_none() {
            lacking.push(Wanted::Per);
        }
        if !day && defaults.effective.is_none() {
            lacking.push(Wanted::Effective);
        }
        lacking
    }

    /// Every heading that is known.
    pub(super) fn headings(&self) -> Vec<(Column, String)> {
        self.0.iter().map(|(column, _, heading)| (*column, heading.clone())).collect()
    }

    /// The heading of a column; empty where there is none.
    pub(super) fn heading(&self, column: Column) -> String {
        self.0.iter().find(|(c, ..)| *c == column).map(|(.., heading)| heading.clone()).unwrap_or_default()
    }

    /// A cell that is not blank, and its heading.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<(&'r Cell, String)> {
        let (_, at, heading) = self.0.iter().find(|(c, ..)| *c == column)?;
        let cell = row.cells.get(*at).filter(|cell| !cell.is_blank())?;
        Some((cell, heading.clone()))
    }

    /// The same as text.
    pub(super) fn text(&self, row: &Row, column: Column) -> Option<(String, String)> {
        let (cell, heading) = self.cell(row, column)?;
        Some((cells::text(cell).unwrap_or_else(|| "\u{fffd}".to_owned()), heading))
    }

    /// The figures of a row: blanks and dashes are none.
    pub(super) fn figures(&self, row: &Row) -> Vec<Figure> {
        let figure = |(column, at, heading): &(Column, usize, String)| {
            let (per, nature) = match column {
                Column::Amount(per) => (*per, None),
                Column::Of(nature, per) => (*per, Some(*nature)),
                _ => return None,
            };
            let cell = row.cells.get(*at).filter(|cell| !cell.is_blank())?;
            let text = cells::text(cell).unwrap_or_else(|| "\u{fffd}".to_owned());
            let dash = text.chars().all(|c| "-–—－/".contains(c));
            (!dash).then(|| Figure { text, heading: heading.clone(), per, nature })
        };
        self.0.iter().filter_map(figure).collect()
    }
}
