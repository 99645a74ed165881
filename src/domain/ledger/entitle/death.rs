//! What goes on after a death, as one item of the month after it: so many months of what was received in the month of the death.
//! What was paid for later months meanwhile is the settlement's business.

use super::found::Found;
use super::work::Worked;
use super::{Entitlement, Item, Missing, MoneyTables, Step, Why};
use crate::domain::ledger::{Fits, RateNeeds};
use crate::domain::person::{DeathCause, Recognition};
use crate::domain::{Date, Fen};

/// Adds what goes on to what is due for the month after the death; `last` is what was worked out for the month of the death.
pub(super) fn goes_on(
    tables: &MoneyTables<'_>,
    cause: Option<DeathCause>,
    died: Date,
    last: &Worked<'_>,
    out: &mut Entitlement,
) {
    let books_as = tables.terminal.books_as();
    let fits = |programme: &str, r: &Recognition| tables.terminal.fitting(programme, r, died, cause);
    let mut parts: Vec<(Why, &Found<'_>)> = Vec::new();
    for found in &last.found {
        let fits = fits(&found.programme.id, found.recognition);
        if let Some(why) = months(found, &fits) {
            parts.push((why, found));
        } else if let Some(missing) = asked(books_as, found.recognition, &fits) {
            out.missing.push(missing);
        }
    }
    for lacking in &last.missing {
        let fits = fits(&lacking.programme.id, lacking.recognition);
        match fits {
            Fits::Rule(rule) if rule.instead => {}
            Fits::Rule(_) => out.missing.push(lacking.missing.clone().under(books_as)),
            _ => out.missing.extend(asked(books_as, lacking.recognition, &fits)),
        }
    }
    // A sum of which a part cannot be told is not told.
    if !out.missing.iter().any(|m| m.programme() == books_as) {
        out.items.extend(item(books_as, parts));
    }
}

/// The months that go on of what was received.
fn months(found: &Found<'_>, fits: &Fits<'_>) -> Option<Why> {
    let Fits::Rule(rule) = fits else { return None };
    let fen = found.fen.times(rule.months.into()).ok().filter(|_| !rule.instead)?;
    let step = Step::AfterDeath { months: rule.months, each: found.fen };
    let each = times(found.why(), rule.months);
    Some(Why { step, fen, articles: rule.articles.clone(), parts: vec![each] })
}

/// An explanation of so many times the amount.
fn times(why: Why, n: u8) -> Why {
    let fen = Fen(why.fen.0.saturating_mul(n.into()));
    Why { fen, parts: why.parts.into_iter().map(|part| times(part, n)).collect(), ..why }
}

fn asked(books_as: &str, r: &Recognition, fits: &Fits<'_>) -> Option<Missing> {
    let (programme, group) = (books_as.to_owned(), r.group.clone());
    match fits {
        Fits::AskCause(_) => Some(Missing::Fact { programme, group, fact: RateNeeds::DeathCause }),
        Fits::AskNature(_) => Some(Missing::Fact { programme, group, fact: RateNeeds::Nature }),
        Fits::Before(effective) => Some(Missing::Before { programme, group, effective: *effective }),
        Fits::Rule(_) | Fits::Nothing => None,
    }
}

fn item(books_as: &str, parts: Vec<(Why, &Found<'_>)>) -> Option<Item> {
    let group = parts.iter().max_by_key(|(why, _)| why.fen)?.1.recognition.group.clone();
    let fen = Fen::total(parts.iter().map(|(why, _)| why.fen)).fen().ok()?;
    let mut parts: Vec<Why> = parts.into_iter().map(|(why, _)| why).collect();
    let why = match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            Why { step: Step::Several { basis: String::new() }, fen, articles: Vec::new(), parts }
        }
    };
    Some(Item { programme: books_as.to_owned(), group, fen, why })
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
