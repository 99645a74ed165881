//! The bureau at a glance.

use serde::Serialize;

use crate::bureau::query::Tab;
use crate::domain::filter::{Mark, Tables, Tongue, Value};
use crate::domain::{Date, Month};

/// What a chart is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// The living by age and sex.
    Ages,
    /// The living by entitled group.
    Groups,
    /// The living by town.
    Towns,
    /// The living by what their record lacks.
    Missing,
    /// Today's visitors by the hour they came.
    Visits,
    /// Petitions by tab of the queue.
    Petitions,
    /// Money paid for each of twelve months.
    Money,
}

/// What a bar counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BarOf {
    /// The living who have all these values.
    People(Vec<Value>),
    /// Visitors who came in this hour.
    Hour(u8),
    /// Petitions of a tab.
    Tab(Tab),
    /// What was paid for a month, in fen.
    Month(Month),
}

impl BarOf {
    /// The filter that gives exactly whom the bar counts; `None` where it counts no people.
    pub fn filter(&self, tongue: Tongue, tables: Tables<'_>) -> Option<String> {
        let Self::People(values) = self else { return None };
        let mut words: Vec<String> = values.iter().map(|value| value.word(tongue, tables)).collect();
        words.push(format!("-{}", Value::Mark(Mark::Dead).word(tongue, tables)));
        Some(words.join(" "))
    }
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub of: BarOf,
    /// How many; of money, how many fen.
    pub n: i64,
}

/// One chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it is about.
    pub kind: ChartKind,
    /// Its bars, in order.
    pub bars: Vec<Bar>,
}

/// Everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The business date.
    pub day: Date,
    /// People alive, and known to be dead; `None` while the index is being built.
    pub people: Option<(u64, u64)>,
    /// The charts that the asker may see.
    pub charts: Vec<Chart>,
}
