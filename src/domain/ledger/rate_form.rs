//! What the figures of a programme turn on.

use serde::Serialize;

use super::Rates;
use crate::domain::person::Nature;

/// What the figures of a programme turn on, as its published tables do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RateForm {
    /// 伤残等级 and 伤残性质.
    Graded,
    /// The group.
    Grouped,
    /// Nothing: one figure for all.
    Flat,
    /// One figure, for each year of service.
    ServiceYears,
    /// A share of a wage: no figure is entered, but the wage.
    Share,
    /// Any amount between two bounds: no figure is entered.
    Between,
    /// No table was published.
    Unpublished,
}

impl RateForm {
    /// Whether a grade is paid for a nature: 因病 for grades 1–6 alone (军人抚恤优待条例 第二十七条第二款).
    pub fn has(grade: u8, nature: Nature) -> bool {
        (1..=10).contains(&grade) && (nature != Nature::Illness || grade <= 6)
    }
}

impl Rates {
    /// What the figures of a programme turn on.
    pub fn form(&self, programme: &str) -> RateForm {
        if self.bounds.contains_key(programme) {
            return RateForm::Between;
        }
        if self.shares.iter().any(|share| share.programme == programme) {
            return RateForm::Share;
        }
        let tables = self.tables.iter().filter(|table| table.programme == programme);
        tables.filter_map(super::rate_table::Table::form).next().unwrap_or(RateForm::Unpublished)
    }
}
