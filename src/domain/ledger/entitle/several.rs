//! What benefits make of each other: those that exclude others, and what members of several groups get.

use super::asked::MonthAsked;
use super::found::Found;
use super::rules::RuleKind;
use super::span::{Bar, Days, Place};
use super::work::{Lacking, Worked, item_of};
use super::{Item, Missing, MoneyTables, Step, Why};
use crate::domain::ledger::{PlaceChoice, PlaceKey, Programme, RateNeeds};
use crate::domain::person::Recognition;
use crate::domain::{Article, Fen};

/// What would be due but for a rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Withheld<'a> {
    pub programme: &'a Programme,
    pub group: &'a str,
    pub rule: &'a str,
    pub articles: &'a [Article],
    pub days: Days,
}

impl<'a> Withheld<'a> {
    pub(super) fn by(bar: Bar<'a>, programme: &'a Programme, r: &'a Recognition) -> Self {
        let Bar { rule, days } = bar;
        Self { programme, group: &r.group, rule: &rule.id, articles: &rule.articles, days }
    }
}

/// A group is one identity: of several recognitions of one group under one programme the one that began last counts, once. Of two
/// that began on one day neither can be told from the other, unless they come to the same.
pub(super) fn same_group<'a>(tables: &MoneyTables<'a>, asked: &MonthAsked, worked: &mut Worked<'a>) {
    let found = worked.found.iter().map(|f| (f.programme, f.recognition));
    let of: Vec<(&Programme, &Recognition)> =
        found.chain(worked.missing.iter().map(|l| (l.programme, l.recognition))).collect();
    let alike = |(p, r): &(&Programme, &Recognition), (q, s): &(&Programme, &Recognition)| {
        p.id == q.id && r.group == s.group && !std::ptr::eq(*r, *s)
    };
    let several: Vec<(&'a Programme, &'a Recognition)> =
        of.iter().filter(|one| of.iter().any(|other| alike(one, other))).copied().collect();
    let newest = |programme: &Programme, r: &Recognition| {
        let same = several.iter().filter(|(p, s)| p.id == programme.id && s.group == r.group);
        same.map(|(_, s)| s.first_day()).max().flatten()
    };
    let older = |programme: &'a Programme, r: &Recognition| {
        let of_several = several.iter().any(|(p, s)| p.id == programme.id && std::ptr::eq(*s, r));
        let first = newest(programme, r).filter(|first| of_several && r.first_day() != Some(*first))?;
        let rule = tables.rules.for_month(RuleKind::SameGroup, programme, &r.group, asked)?;
        Some(Bar { rule, days: Some((first, None)) })
    };
    withhold(worked, older);
    let lacking = std::mem::take(&mut worked.missing);
    for one in lacking {
        if !worked.missing.iter().any(|l| l.missing == one.missing) {
            worked.missing.push(one);
        }
    }
    // What is left began on one day.
    let mut at = 0;
    while let Some(one) = worked.found.get(at).cloned() {
        let twin = |f: &Found<'a>| {
            f.programme.id == one.programme.id && f.recognition.group == one.recognition.group
        };
        let twins = worked.found.iter().filter(|f| twin(f)).count();
        let differs = worked.found.iter().any(|f| twin(f) && f.fen != one.fen);
        if differs {
            let Found { programme, recognition, graded, .. } = one;
            let (id, group) = (programme.id.clone(), recognition.group.clone());
            let missing = Missing::Fact { programme: id, group, fact: RateNeeds::OneRecognition };
            worked.missing.push(Lacking { missing, programme, recognition, graded });
            worked
                .found
                .retain(|f| f.programme.id != programme.id || f.recognition.group != recognition.group);
        } else if twins > 1 {
            let mut seen = false;
            worked.found.retain(|f| !twin(f) || !std::mem::replace(&mut seen, true));
            at += 1;
        } else {
            at += 1;
        }
    }
}

/// Takes out what a rule keeps back beside something else.
fn withhold<'a>(worked: &mut Worked<'a>, bar: impl Fn(&'a Programme, &'a Recognition) -> Option<Bar<'a>>) {
    let mut out = Vec::new();
    let mut kept = |programme: &'a Programme, r: &'a Recognition| match bar(programme, r) {
        Some(bar) => {
            out.push(Withheld::by(bar, programme, r));
            false
        }
        None => true,
    };
    worked.found.retain(|f| kept(f.programme, f.recognition));
    worked.missing.retain(|l| kept(l.programme, l.recognition));
    worked.barred.append(&mut out);
}

/// Nothing is due under a programme beside those that exclude it, whether or not their amount can be told.
pub(super) fn exclusive<'a>(tables: &MoneyTables<'a>, asked: &MonthAsked, worked: &mut Worked<'a>) {
    if worked.found.len() + worked.missing.len() < 2 {
        return;
    }
    let found = worked.found.iter().map(|f| f.programme);
    let received: Vec<&Programme> = found.chain(worked.missing.iter().map(|l| l.programme)).collect();
    let rule = |programme: &'a Programme, r: &'a Recognition| {
        let rule = tables.rules.for_month(RuleKind::Exclusive, programme, &r.group, asked)?;
        received.iter().any(|p| rule.against.contains(&p.id)).then_some(Bar { rule, days: None })
    };
    withhold(worked, rule);
}

/// Of several benefits by several recognitions those are due that the setting of the place says. Without it the highest is due
/// either way, and the others cannot be told.
pub(super) fn identities<'a>(
    tables: &MoneyTables<'a>,
    place: &Place<'a>,
    asked: &MonthAsked,
    worked: &mut Worked<'a>,
) {
    let rule = |programme: &Programme, r: &Recognition| {
        tables.rules.for_month(RuleKind::Several, programme, &r.group, asked)
    };
    let unknown = worked.missing.iter().find(|l| rule(l.programme, l.recognition).is_some());
    let unknown = unknown.map(|l| l.programme.id.clone());
    let counted = |f: &Found<'a>| rule(f.programme, f.recognition).is_some();
    let identities = worked.found.iter().filter(|f| counted(f)).count();
    if identities + usize::from(unknown.is_some()) < 2 {
        return;
    }
    let key = PlaceKey::MultipleIdentity;
    let choice = place.choice(key, asked);
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
        let Found { programme, recognition, graded, .. } = found;
        let id = programme.id.clone();
        let missing = match (set, &unknown) {
            (true, None) => {
                if let Some(rule) = rule(programme, recognition) {
                    worked.barred.push(Withheld::by(Bar { rule, days: None }, programme, recognition));
                }
                continue;
            }
            (true, Some(other)) => {
                Missing::Beside { programme: id, group: recognition.group.clone(), other: other.clone() }
            }
            (false, _) => Missing::Setting { programme: id, key },
        };
        if !worked.missing.iter().any(|l| l.missing == missing) {
            worked.missing.push(Lacking { missing, programme, recognition, graded });
        }
    }
    worked.found.extend(kept);
}

/// The item of what is due under one programme.
pub(super) fn item(found: &[&Found<'_>], place: &Place<'_>, asked: &MonthAsked) -> Option<Item> {
    let highest = found.iter().max_by_key(|f| f.fen)?;
    if let [only] = found {
        return Some(item_of(only));
    }
    let basis = place.rule(PlaceKey::MultipleIdentity, asked);
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
