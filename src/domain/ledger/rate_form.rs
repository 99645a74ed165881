//! What the figures of a programme turn on.

use serde::Serialize;

use super::{RateFacts, Rates};
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

impl Rates {
    /// Whether a programme pays for a grade and a nature.
    pub fn pays_for(&self, programme: &str, grade: u8, nature: Nature) -> bool {
        let facts = RateFacts { grade: Some(grade), nature: Some(nature), ..RateFacts::default() };
        (1..=10).contains(&grade) && self.unpaid(programme, &facts).is_none()
    }

    /// What the figures of a programme turn on.
    pub fn form(&self, programme: &str) -> RateForm {
        if self.parts.bounds.contains_key(programme) {
            return RateForm::Between;
        }
        if self.parts.shares.iter().any(|share| share.programme == programme) {
            return RateForm::Share;
        }
        self.tables(programme)
            .iter()
            .find_map(super::rate_table::Table::form)
            .unwrap_or(RateForm::Unpublished)
    }
}
