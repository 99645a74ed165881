//! The shape of the bureau at a glance.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::Reference;
use crate::bureau::answer::{BarOf, ChartKind, Overview};
use crate::domain::{Date, Fen};
use crate::locale::{Lang, filter};

/// `overview --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct OverviewJson {
    pub day: Date,
    pub living: Option<u64>,
    pub dead: Option<u64>,
    pub charts: Vec<ChartJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct ChartJson {
    pub chart: ChartKind,
    pub bars: Vec<BarJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct BarJson {
    pub of: String,
    pub filter: Option<String>,
    pub n: String,
}

impl OverviewJson {
    pub(in crate::cli) fn new(overview: &Overview, lang: Lang, reference: &Reference) -> Self {
        let bar = |bar: &crate::bureau::answer::Bar| {
            let filter = bar.of.filter(filter::tongue(lang), reference.filter_tables());
            let (of, n) = match &bar.of {
                BarOf::People(_) => (filter.clone().unwrap_or_default(), bar.n.to_string()),
                BarOf::Hour(hour) => (format!("{hour:02}"), bar.n.to_string()),
                BarOf::Tab(tab) => {
                    let name = serde_json::to_value(tab).ok();
                    let name = name.as_ref().and_then(|n| n.as_str()).unwrap_or_default().to_owned();
                    (name, bar.n.to_string())
                }
                BarOf::Month(month) => (text(month), yuan(Fen(bar.n))),
            };
            BarJson { of, filter, n }
        };
        Self {
            day: overview.day,
            living: overview.people.map(|(living, _)| living),
            dead: overview.people.map(|(_, dead)| dead),
            charts: overview
                .charts
                .iter()
                .map(|c| ChartJson { chart: c.kind, bars: c.bars.iter().map(bar).collect() })
                .collect(),
        }
    }
}
