//! What benefits make of each other: those that exclude others, and what members of several groups get.

use super::found::Found;
use super::rules::{EntitleRule, RuleKind};
use super::span::choice;
use super::work::{Lacking, Worked, item_of};
use super::{Item, Missing, MoneyTables, Step, Why};
use crate::domain::ledger::{PlaceChoice, PlaceKey, Programme};
use crate::domain::person::Recognition;
use crate::domain::{Article, Date, Fen, Month};

/// What would be due but for a rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Withheld<'a> {
    pub programme: &'a Programme,
    pub group: &'a str,
    pub rule: &'a str,
    pub articles: &'a [Article],
}

impl<'a> Withheld<'a> {
    pub(super) fn by(rule: &'a EntitleRule, programme: &'a Programme, r: &'a Recognition) -> Self {
        Self { programme, group: &r.group, rule: &rule.id, articles: &rule.articles }
    }
}

/// Nothing is due under a programme beside those that exclude it, whether or not their amount can be told.
pub(super) fn exclusive<'a>(tables: &MoneyTables<'a>, month: Month, worked: &mut Worked<'a>) {
    if worked.found.len() + worked.missing.len() < 2 {
        return;
    }
    let found = worked.found.iter().map(|f| f.programme);
    let received: Vec<&Programme> = found.chain(worked.missing.iter().map(|l| l.programme)).collect();
    let rule = |programme: &'a Programme, r: &Recognition| {
        let rule = tables.rules.fitting(RuleKind::Exclusive, programme, &r.group, month.first_day())?;
        received.iter().any(|p| rule.against.contains(&p.id)).then_some(rule)
    };
    let mut out = Vec::new();
    worked.found.retain(|f| match rule(f.programme, f.recognition) {
        Some(rule) => {
            out.push(Withheld::by(rule, f.programme, f.recognition));
            false
        }
        None => true,
    });
    worked.missing.retain(|l| match rule(l.programme, l.recognition) {
        Some(rule) => {
            out.push(Withheld::by(rule, l.programme, l.recognition));
            false
        }
        None => true,
    });
    worked.barred.append(&mut out);
}

/// Of several benefits by several recognitions those are due that the setting of the place says. Without it the highest is due
/// either way, and the others cannot be told.
pub(super) fn identities<'a>(tables: &MoneyTables<'a>, month: Month, known: Date, worked: &mut Worked<'a>) {
    let rule = |programme: &Programme, r: &Recognition| {
        tables.rules.fitting(RuleKind::Several, programme, &r.group, month.first_day())
    };
    let unknown = worked.missing.iter().find(|l| rule(l.programme, l.recognition).is_some());
    let unknown = unknown.map(|l| l.programme.id.clone());
    let counted = |f: &Found<'a>| rule(f.programme, f.recognition).is_some();
    let identities = worked.found.iter().filter(|f| counted(f)).count();
    if identities + usize::from(unknown.is_some()) < 2 {
        return;
    }
    let key = PlaceKey::MultipleIdentity;
    let choice = choice(tables.place, key, month, known);
    if choice == Some(PlaceChoice::Each) {
        return;
    }
    let (certain, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut worked.found).into_iter().partition(|f| !counted(f));
    worked.found = certain;
    let highest = others.iter().map(|f| f.fen).max();
    let mut kept: Option<Found<'a>> = None;
    let mut lower = Vec::new();
    for found in others {
        if unknown.is_none() && kept.is_none() && Some(found.fen) == highest {
            kept = Some(found);
        } else {
            lower.push(found);
        }
    }
    let set = choice == Some(PlaceChoice::HighestOnly);
    // Twice under one programme, the item is one amount or the sum: neither is certain.
    let doubled = |kept: &Found<'a>| lower.iter().any(|f| f.programme.id == kept.programme.id);
    if let Some(twice) = kept.take_if(|kept| !set && doubled(kept)) {
        lower.push(twice);
    }
    for found in lower {
        let (programme, recognition) = (found.programme, found.recognition);
        let id = programme.id.clone();
        let missing = match (set, &unknown) {
            (true, None) => {
                if let Some(rule) = rule(programme, recognition) {
                    worked.barred.push(Withheld::by(rule, programme, recognition));
                }
                continue;
            }
            (true, Some(other)) => {
                Missing::Beside { programme: id, group: recognition.group.clone(), other: other.clone() }
            }
            (false, _) => Missing::Setting { programme: id, key },
        };
        if !worked.missing.iter().any(|l| l.missing == missing) {
            worked.missing.push(Lacking { missing, programme, recognition });
        }
    }
    worked.found.extend(kept);
}

/// The item of what is due under one programme.
pub(super) fn item(
    found: &[&Found<'_>],
    tables: &MoneyTables<'_>,
    month: Month,
    known: Date,
) -> Option<Item> {
    let highest = found.iter().max_by_key(|f| f.fen)?;
    if let [only] = found {
        return Some(item_of(only));
    }
    let basis = tables.place.in_force(PlaceKey::MultipleIdentity, month, known);
    let fen = Fen::total(found.iter().map(|f| f.fen)).fen().ok()?;
    let why = Why {
        step: Step::Several { basis: basis.map(|rule| rule.basis.clone()).unwrap_or_default() },
        fen,
        articles: Vec::new(),
        parts: found.iter().map(|f| f.why()).collect(),
    };
    let (programme, group) = (highest.programme.id.clone(), highest.recognition.group.clone());
    Some(Item { programme, group, fen, why })
}
