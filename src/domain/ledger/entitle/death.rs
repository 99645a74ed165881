//! What goes on after a death, as one item of the month after it: so many months of what was received in the month of the death.
//! What was paid for later months meanwhile is the settlement's business.

use serde::Serialize;

use super::found::Found;
use super::work::Worked;
use super::{Entitlement, Item, Missing, MoneyTables, Step, Why};
use crate::domain::ledger::{Fits, RateNeeds, TerminalRule};
use crate::domain::person::{DeathCause, Recognition};
use crate::domain::{Article, Date, Fen};

/// What becomes of one benefit that was received in the month of a death.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoesOn {
    /// Id of the programme it was received under.
    pub programme: String,
    /// Code of the group it was received by.
    pub group: String,
    /// What the articles make of it.
    pub after: AfterDeath,
}

/// What the articles make of a benefit after a death.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum AfterDeath {
    /// So many months of `each` go on: `fen` together, of which `why` is the explanation.
    Months { months: u8, each: Fen, fen: Fen, why: Box<Why> },
    /// Other benefits take the place of the months.
    Instead { articles: Vec<Article> },
    /// It cannot be told; `articles` say what would go on, where a rule fits.
    Unknown { missing: Missing, months: Option<u8>, articles: Vec<Article> },
    /// No rule: payment stops.
    NoRule,
}

/// What becomes of each benefit that was received; `last` is what was worked out for the month of the death. What could not be told of it is
/// missing of what goes on, but where nothing goes on.
pub(super) fn each(
    tables: &MoneyTables<'_>,
    cause: Option<DeathCause>,
    died: Date,
    last: &Worked<'_>,
) -> Vec<GoesOn> {
    let books_as = tables.terminal.books_as();
    let of = |programme: &str, r: &Recognition, after| GoesOn {
        programme: programme.to_owned(),
        group: r.group.clone(),
        after,
    };
    let mut all: Vec<GoesOn> = Vec::new();
    for found in &last.found {
        let (id, r) = (found.programme.id.as_str(), found.recognition);
        let fits = tables.terminal.fitting(id, (&r.group, found.graded.nature), died, cause);
        let after = match &fits {
            Fits::Rule(rule) if rule.instead => AfterDeath::Instead { articles: rule.articles.clone() },
            Fits::Rule(rule) => months(found, rule).unwrap_or_else(|| AfterDeath::Unknown {
                missing: Missing::Rate {
                    programme: books_as.to_owned(),
                    group: r.group.clone(),
                    month: died.month(),
                    grade: found.graded.grade,
                    nature: found.graded.nature,
                },
                months: Some(rule.months),
                articles: rule.articles.clone(),
            }),
            _ => asked(books_as, &r.group, &fits),
        };
        all.push(of(id, r, after));
    }
    for lacking in &last.missing {
        let (id, r) = (lacking.programme.id.as_str(), lacking.recognition);
        let fits = tables.terminal.fitting(id, (&r.group, lacking.graded.nature), died, cause);
        let after = match &fits {
            Fits::Rule(rule) if rule.instead => AfterDeath::Instead { articles: rule.articles.clone() },
            Fits::Rule(rule) => AfterDeath::Unknown {
                missing: lacking.missing.clone().under(books_as),
                months: Some(rule.months),
                articles: rule.articles.clone(),
            },
            _ => asked(books_as, &r.group, &fits),
        };
        all.push(of(id, r, after));
    }
    all
}

/// Adds what goes on to what is due for the month after the death.
pub(super) fn goes_on(
    tables: &MoneyTables<'_>,
    cause: Option<DeathCause>,
    died: Date,
    last: &Worked<'_>,
    out: &mut Entitlement,
) {
    let books_as = tables.terminal.books_as();
    let mut parts: Vec<(Why, String)> = Vec::new();
    for one in each(tables, cause, died, last) {
        match one.after {
            AfterDeath::Months { why, .. } => parts.push((*why, one.group)),
            AfterDeath::Unknown { missing, .. } => out.missing.push(missing),
            AfterDeath::Instead { .. } | AfterDeath::NoRule => {}
        }
    }
    let Some(group) = parts.iter().max_by_key(|(why, _)| why.fen).map(|(_, group)| group.clone()) else {
        return;
    };
    // A sum of which a part cannot be told is not told, nor one that no amount can be.
    let fen = Fen::total(parts.iter().map(|(why, _)| why.fen)).fen();
    match fen {
        Ok(fen) if !out.missing.iter().any(|m| m.programme() == books_as) => {
            let parts = parts.into_iter().map(|(why, _)| why).collect();
            out.items.push(item(books_as, group, fen, parts));
        }
        Ok(_) => {}
        Err(_) => {
            let (programme, month) = (books_as.to_owned(), died.month());
            out.missing.push(Missing::Rate { programme, group, month, grade: None, nature: None });
        }
    }
}

/// The months that go on of what was received; `None` where no amount can be so much.
fn months(found: &Found<'_>, rule: &TerminalRule) -> Option<AfterDeath> {
    let fen = found.fen.times(rule.months.into()).ok()?;
    let step = Step::AfterDeath { months: rule.months, each: found.fen };
    let each = times(found.why(), rule.months);
    let why = Box::new(Why { step, fen, articles: rule.articles.clone(), parts: vec![each] });
    Some(AfterDeath::Months { months: rule.months, each: found.fen, fen, why })
}

/// An explanation of so many times the amount.
fn times(why: Why, n: u8) -> Why {
    let fen = Fen(why.fen.0.saturating_mul(n.into()));
    Why { fen, parts: why.parts.into_iter().map(|part| times(part, n)).collect(), ..why }
}

/// What a rule asks for that fits no further.
fn asked(books_as: &str, group: &str, fits: &Fits<'_>) -> AfterDeath {
    let (programme, group) = (books_as.to_owned(), group.to_owned());
    let (missing, rule) = match fits {
        Fits::AskCause(rule) => {
            (Missing::Fact { programme, group, fact: RateNeeds::DeathCause }, Some(*rule))
        }
        Fits::AskNature(rule) => (Missing::Fact { programme, group, fact: RateNeeds::Nature }, Some(*rule)),
        Fits::Before(effective) => (Missing::Before { programme, group, effective: *effective }, None),
        Fits::Rule(_) | Fits::Nothing => return AfterDeath::NoRule,
    };
    let articles = rule.map(|rule| rule.articles.clone()).unwrap_or_default();
    AfterDeath::Unknown { missing, months: rule.map(|rule| rule.months), articles }
}

fn item(books_as: &str, group: String, fen: Fen, mut parts: Vec<Why>) -> Item {
    let why = match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            Why { step: Step::Several { basis: String::new() }, fen, articles: Vec::new(), parts }
        }
    };
    Item { programme: books_as.to_owned(), group, fen, why }
}

impl Missing {
    /// The same, as it keeps the amount of another programme from being told.
    fn under(mut self, id: &str) -> Self {
        match &mut self {
            Self::Rate { programme, .. }
            | Self::Fact { programme, .. }
            | Self::Setting { programme, .. }
            | Self::Beside { programme, .. }
            | Self::Before { programme, .. } => id.clone_into(programme),
        }
        self
    }
}
