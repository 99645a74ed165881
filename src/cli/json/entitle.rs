//! Shapes about what is due for a month.

use serde::Serialize;

use super::values::{text, yuan};
use crate::bureau::Reference;
use crate::domain::ledger::{Barred, Entitlement, Item, Missing, Step, Why};
use crate::domain::{Article, Date, Fen};
use crate::locale::Lang;

/// `ledger entitle --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct EntitleJson {
    pub fen: Option<i64>,
    pub items: Vec<DueJson>,
    pub missing: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub barred: Vec<BarredJson>,
    /// `fen` is the sum of what can be told, and not all that is due.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}

/// One programme.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DueJson {
    pub item: String,
    pub fen: i64,
    pub rate: Vec<RateJson>,
    pub article: String,
    pub source: String,
}

/// A figure that counts.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RateJson {
    pub yuan: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_years: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u8>,
}

/// What a rule keeps back.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct BarredJson {
    pub item: String,
    pub rule: String,
    pub article: String,
}

impl EntitleJson {
    pub(in crate::cli) fn new(due: &Entitlement, yearly: &[&str], tables: &Reference, lang: Lang) -> Self {
        let mut missing: Vec<String> = due.missing.iter().map(missing_name).collect();
        missing.extend(yearly.iter().map(|id| format!("month:{id}")));
        let total = Fen::total(due.items.iter().map(|i| i.fen)).fen().ok().map(|fen| fen.0);
        let (nothing, whole) = (due.items.is_empty(), missing.is_empty());
        Self {
            fen: total.filter(|_| whole || !nothing),
            items: due.items.iter().map(|item| DueJson::new(item, tables, lang)).collect(),
            missing,
            barred: due.barred.iter().map(BarredJson::new).collect(),
            partial: !whole && !nothing,
        }
    }
}

impl DueJson {
    fn new(item: &Item, tables: &Reference, lang: Lang) -> Self {
        let mut gathered = Gathered::default();
        gathered.take(&item.why, None, None);
        let note = |key: &String| match (tables.rates.source(key), lang) {
            (Some((zh, _)), Lang::Zh) => zh.to_owned(),
            (Some((_, en)), Lang::En) => en.to_owned(),
            (None, _) => key.clone(),
        };
        let sources: Vec<String> = gathered.sources.iter().map(note).collect();
        Self {
            item: item.programme.clone(),
            fen: item.fen.0,
            rate: gathered.rates,
            article: cited(&gathered.articles),
            source: sources.join(" "),
        }
    }
}

impl BarredJson {
    fn new(barred: &Barred) -> Self {
        let (item, rule) = (barred.programme.clone(), barred.rule.clone());
        Self { item, rule, article: cited(&barred.articles) }
    }
}

fn cited(articles: &[Article]) -> String {
    articles.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// What the leaves and branches of an explanation say.
#[derive(Debug, Default)]
struct Gathered {
    rates: Vec<RateJson>,
    articles: Vec<Article>,
    sources: Vec<String>,
}

impl Gathered {
    fn take(&mut self, why: &Why, mut halves: Option<u16>, mut months: Option<u8>) {
        let new: Vec<Article> = why.articles.iter().filter(|a| !self.articles.contains(a)).copied().collect();
        self.articles.extend(new);
        match &why.step {
            Step::ServiceYears { halves: n } => halves = Some(*n),
            Step::AfterDeath { months: n, .. } => months = Some(*n),
            Step::Rate { figure, yearly, effective, standard, sources } => {
                self.rates.push(RateJson {
                    yuan: yuan(*figure),
                    per: Some(if *yearly { "year" } else { "month" }),
                    effective: Some(*effective),
                    standard: Some(standard.clone()),
                    percent: None,
                    service_years: halves.map(years),
                    months,
                });
                self.named(sources);
            }
            Step::Share { percent, wage, basis } => {
                self.rates.push(RateJson {
                    yuan: yuan(*wage),
                    per: Some("month"),
                    effective: None,
                    standard: None,
                    percent: Some(*percent),
                    service_years: None,
                    months,
                });
                self.named(std::slice::from_ref(basis));
            }
            Step::Several { basis: source }
            | Step::Income { source, .. }
            | Step::BasePay { source, .. }
            | Step::PlaceStandard { source, .. } => self.named(std::slice::from_ref(source)),
            Step::Recognition { .. }
            | Step::LowerRate { .. }
            | Step::AfterServiceDeath { .. }
            | Step::Honour { .. } => {}
        }
        for part in &why.parts {
            self.take(part, halves, months);
        }
    }

    fn named(&mut self, sources: &[String]) {
        for source in sources {
            if !source.is_empty() && !self.sources.contains(source) {
                self.sources.push(source.clone());
            }
        }
    }
}

/// Years of service: `5`, `5.5`.
fn years(halves: u16) -> String {
    let half = if halves % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", halves / 2)
}

/// What is missing, under a name that is the same in both languages.
fn missing_name(missing: &Missing) -> String {
    match missing {
        Missing::Rate { programme, group, month, .. } => format!("rate:{programme}:{group}:{month}"),
        Missing::Fact { programme, group, fact } => format!("fact:{programme}:{group}:{}", name(fact)),
        Missing::Setting { programme, key } => format!("setting:{programme}:{}", name(key)),
        Missing::Beside { programme, group, other } => format!("beside:{programme}:{group}:{other}"),
        Missing::Before { programme, group, effective } => format!("before:{programme}:{group}:{effective}"),
    }
}

/// The name that a value has in files.
fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}
