//! Administrative divisions: province, city, district, town or street, village or community.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{areas, fold};

/// A division code of 12 digits: 6 for the district, 3 for the town or street, 3 for the village or community.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct DivisionCode(#[n(0)] u64);

/// How far down a code reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DivisionLevel {
    /// 省
    Province,
    /// 市
    City,
    /// 区、县
    County,
    /// 镇、街道
    Town,
    /// 村、社区
    Village,
}

/// What a division is; streets and towns share a level, as villages and communities do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DivisionKind {
    /// 省
    Province,
    /// 市
    City,
    /// 区、县
    County,
    /// 街道
    Street,
    /// 镇
    Town,
    /// 居委会、社区
    Community,
    /// 村委会
    Village,
}

impl DivisionCode {
    const TAILS: [(u64, DivisionLevel); 4] = [
        (10_000_000_000, DivisionLevel::Province),
        (100_000_000, DivisionLevel::City),
        (1_000_000, DivisionLevel::County),
        (1_000, DivisionLevel::Town),
    ];

    /// Reads 12 digits, or 6 or 9 with the rest meant as zeros; full-width digits and spaces are folded.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = fold::packed(text);
        let fits = matches!(digits.len(), 6 | 9 | 12) && digits.bytes().all(|b| b.is_ascii_digit());
        let code: u64 = fits.then(|| format!("{digits:0<12}").parse().ok()).flatten()?;
        (code >= 110_000_000_000).then_some(Self(code))
    }

    /// The 12 digits as a number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// How far down the code reaches.
    pub fn level(self) -> DivisionLevel {
        let whole = |(size, _): &&(u64, DivisionLevel)| self.0.is_multiple_of(*size);
        Self::TAILS.iter().find(whole).map_or(DivisionLevel::Village, |(_, level)| *level)
    }

    /// This code cut at a level: the town of a village, the district of a town. A code above the level stays.
    #[must_use]
    pub fn at(self, level: DivisionLevel) -> Self {
        let size = Self::TAILS.iter().find(|(_, l)| *l == level).map_or(1, |(size, _)| *size);
        Self(self.0 / size * size)
    }

    /// The town or street; `None` for a code above it.
    pub fn town(self) -> Option<Self> {
        (self.level() >= DivisionLevel::Town).then(|| self.at(DivisionLevel::Town))
    }

    /// The division that holds this one; `None` for a province.
    pub fn parent(self) -> Option<Self> {
        let up = match self.level() {
            DivisionLevel::Province => return None,
            DivisionLevel::City => DivisionLevel::Province,
            DivisionLevel::County => DivisionLevel::City,
            DivisionLevel::Town => DivisionLevel::County,
            DivisionLevel::Village => DivisionLevel::Town,
        };
        Some(self.at(up))
    }

    /// Whether `other` is this division or lies inside it.
    pub fn holds(self, other: Self) -> bool {
        other.at(self.level()) == self
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012}", self.0)
    }
}

impl fmt::Debug for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for DivisionCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DivisionCode {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a division code of 12 digits"))
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its code.
    pub code: DivisionCode,
    /// Its name in the official list: `田美村委会`.
    pub name: String,
    /// What it is.
    pub kind: DivisionKind,
}

impl Division {
    /// The name that people use: `田美村`, `凤凰`, `新华街道`.
    pub fn short_name(&self) -> String {
        match self.kind {
            DivisionKind::Village => {
                let stem = strip(&self.name, &["村民委员会", "村委会"]);
                // The list drops one of two adjoining 村: 朱村村委会 is the village 朱村, 田美村委会 is 田美村.
                if stem.ends_with('村') { stem.to_owned() } else { format!("{stem}村") }
            }
            DivisionKind::Community => {
                strip(&self.name, &["社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"])
                    .to_owned()
            }
            _ => self.name.clone(),
        }
    }

    /// The name of a town without what it is: `新华` of `新华街道`; whoever types that means the town, not a village of that name.
    pub fn stem(&self) -> Option<&str> {
        let stem = strip(&self.name, &["街道", "镇", "乡"]);
        (self.code.level() == DivisionLevel::Town && stem != self.name).then_some(stem)
    }

    /// Whether people may mean this division by `name`: the official name, the short one, or that without its ending.
    pub fn is_called(&self, name: &str) -> bool {
        let short = self.short_name();
        let endings = ["街道", "社区", "镇", "村", "区", "市", "省"];
        name == self.name
            || name == short
            || name == strip(&short, &endings)
            || strip(name, &["社区"]) == short
    }
}

fn strip<'a>(name: &'a str, endings: &[&str]) -> &'a str {
    endings.iter().find_map(|e| name.strip_suffix(e)).filter(|s| !s.is_empty()).unwrap_or(name)
}

/// What is wrong with a table of divisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("line {line} is no division: code, name, kind")]
pub struct DivisionFault {
    /// Counted from 1.
    pub line: usize,
}

/// The table of divisions, sorted by code.
#[derive(Debug, Clone)]
pub struct Divisions {
    edition: String,
    rows: Vec<Division>,
}

impl Divisions {
    /// The table that comes with the program: 广州市 down to streets and towns, 花都区 down to villages.
    pub fn embedded() -> Result<Self, DivisionFault> {
        Self::with_csv(include_str!("divisions.csv"))
    }

    /// A table from lines `code,name,kind`, each code once and at least one, with `edition,…` naming its date and `#` opening a remark.
    pub fn with_csv(text: &str) -> Result<Self, DivisionFault> {
        let mut edition = String::new();
        let mut rows = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(named) = line.strip_prefix("edition,") {
                named.clone_into(&mut edition);
                continue;
            }
            let row = Self::row(line).ok_or(DivisionFault { line: n + 1 })?;
            if !seen.insert(row.code) {
                return Err(DivisionFault { line: n + 1 });
            }
            rows.push(row);
        }
        if rows.is_empty() {
            return Err(DivisionFault { line: 1 });
        }
        rows.sort_by_key(|r| r.code);
        Ok(Self { edition, rows })
    }

    fn row(line: &str) -> Option<Division> {
        let mut cells = line.split(',');
        let (code, name, kind) = (cells.next()?, cells.next()?, cells.next()?);
        let kind = match kind {
            "province" => DivisionKind::Province,
            "city" => DivisionKind::City,
            "county" => DivisionKind::County,
            "street" => DivisionKind::Street,
            "town" => DivisionKind::Town,
            "community" => DivisionKind::Community,
            "village" => DivisionKind::Village,
            _ => return None,
        };
        let code = DivisionCode::parse(code).filter(|_| !name.is_empty())?;
        Some(Division { code, name: name.to_owned(), kind })
    }

    /// The date of the official list.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Every row, by code.
    pub fn all(&self) -> &[Division] {
        &self.rows
    }

    /// The row of a code.
    pub fn get(&self, code: DivisionCode) -> Option<&Division> {
        self.rows.binary_search_by_key(&code, |r| r.code).ok().and_then(|n| self.rows.get(n))
    }

    /// Whether a division can be meant. Where the table goes into detail it is complete: there a code must be in it.
    /// Elsewhere (`anywhere`: a household may be registered far away) the six digits of the county must be real.
    pub fn admits(&self, code: DivisionCode, anywhere: bool) -> bool {
        let mut above = std::iter::successors(code.parent(), |code| code.parent());
        let listed = above.find(|code| self.get(*code).is_some());
        let complete = listed.is_some_and(|above| self.children(above).next().is_some());
        let real = || areas((code.number() / 1_000_000) as u32).next().is_some();
        self.get(code).is_some() || (anywhere && !complete && real())
    }

    /// The divisions directly inside one, by code, as a picker lists them.
    pub fn children(&self, code: DivisionCode) -> impl Iterator<Item = &Division> {
        let start = self.rows.partition_point(|r| r.code <= code);
        let rest = self.rows.get(start..).unwrap_or(&[]);
        rest.iter().take_while(move |r| code.holds(r.code)).filter(move |r| r.code.parent() == Some(code))
    }

    /// The short name of a code, or the code itself when the table does not know it.
    pub fn short_name(&self, code: DivisionCode) -> String {
        self.get(code).map_or_else(|| code.to_string(), Division::short_name)
    }

    /// Town and village as people say them: `新华街道 田美村`. Above the town: the name alone.
    pub fn full_name(&self, code: DivisionCode) -> String {
        match code.town() {
            Some(town) if town != code => format!("{} {}", self.short_name(town), self.short_name(code)),
            _ => self.short_name(code),
        }
    }

    /// Every division that people may mean by a name, by code. A name alone is often not enough: there is a 杨一村 in
    /// two towns. A town in front (`花东镇杨一村`, `花东 杨一`) narrows it.
    pub fn find(&self, name: &str) -> Vec<&Division> {
        let folded = fold::half_width(name);
        let name: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
        if name.is_empty() {
            return Vec::new();
        }
        let plain: Vec<&Division> = self.rows.iter().filter(|r| r.is_called(&name)).collect();
        if !plain.is_empty() {
            return plain;
        }
        let in_town = |town: &Division, rest: &str| -> Vec<&Division> {
            self.children(town.code).filter(|r| r.is_called(rest)).collect()
        };
        let prefixed = self.rows.iter().filter(|r| r.code.level() == DivisionLevel::Town).flat_map(|town| {
            let stem = strip(&town.name, &["街道", "镇"]);
            [town.name.as_str(), stem]
                .iter()
                .filter_map(|p| name.strip_prefix(p))
                .map(|rest| in_town(town, rest))
                .find(|found| !found.is_empty())
                .unwrap_or_default()
        });
        prefixed.collect()
    }
}

#[cfg(test)]
#[path = "division_tests.rs"]
mod tests;
