//! What another opening month adds: the months that count from then on, of everybody, as far as they are due and not settled.

use std::collections::{BTreeMap, HashSet};

use super::books::{Books, Records, Without, fen, openings, with_rivals};
use super::due::Known;
use super::owed::{Asked, owed};
use super::{once, rules};
use crate::bureau::answer::{OpeningEffect, TakesOver};
use crate::bureau::journal::staff_name;
use crate::bureau::people::{After, facts_changed};
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunFault, RunRule, RunRuleSaid};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, PersonId, RunRuleId, StaffId};
use crate::store::{Keys, Reading};

/// What the approval of an opening month would add.
pub fn effect(r: &impl Reading, scene: Scene<'_>, id: RunRuleId) -> Result<OpeningEffect, Stop> {
    let rule: Option<RunRule> = r.get(&Keys::run_rule(id))?;
    let rule = rule.ok_or(Refusal::NotFound(What::RunRule))?;
    let RunRuleSaid::Opening { programme, month } = &rule.said else {
        let fault = FieldFault { field: "rule".to_owned(), fault: Fault::Choice };
        return Err(Refusal::Invalid(vec![fault]).into());
    };
    let takes = takes_over(r, scene, programme)?;
    Ok(OpeningEffect { takes, ..adds(r, scene, programme, *month)? })
}

/// What is taken over with the first opening month of a programme that no run paid yet.
fn takes_over(r: &impl Reading, scene: Scene<'_>, programme: &str) -> Result<Option<TakesOver>, Stop> {
    let (row, rules) = (scene.reference.programmes.get(programme), rules::in_force(r)?);
    let Some(row) = row.filter(|row| scene.reference.works_out(&row.id)) else { return Ok(None) };
    for run in r.scan::<Run>(..)? {
        let run = run?;
        if run.is_fixed() && run.programmes.iter().any(|of| of == programme) {
            return Ok(None);
        }
    }
    if once::taken_over(&rules, scene.reference, programme).is_some() {
        return Ok(None);
    }
    let records = Records::read(r)?;
    let mut entitled = HashSet::new();
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let mut groups = person.facts.recognitions.iter();
        if person.merged.is_none() && groups.any(|of| row.entitles(&of.group) == Some(true)) {
            entitled.insert(person.id);
        }
    }
    let mut by: BTreeMap<StaffId, HashSet<PersonId>> = BTreeMap::new();
    for change in facts_changed(r, After::Place(0))? {
        let person = records.of(change.person);
        if let Some(who) = change.by.filter(|_| entitled.contains(&person)) {
            by.entry(who).or_default().insert(person);
        }
    }
    let people: HashSet<PersonId> = by.values().flatten().copied().collect();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let named = by.into_iter().map(|(who, of)| Ok((staff_name(r, who)?, number(of.len()))));
    let mut by: Vec<(String, u32)> = named.collect::<Result<_, Stop>>()?;
    by.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok((!people.is_empty()).then(|| TakesOver { people: number(people.len()), by }))
}

/// Refuses to approve one that adds something, unless the sum was said.
pub fn require_seen(
    r: &impl Reading,
    scene: Scene<'_>,
    (programme, month): (&str, Month),
    said: Option<Fen>,
) -> Result<(), Stop> {
    let effect = adds(r, scene, programme, month)?;
    if effect.people == 0 || said == Some(effect.sum) {
        return Ok(());
    }
    let OpeningEffect { people, sum, programme, month, .. } = effect;
    Err(Refusal::Run(RunFault::OpeningAdds { programme, month, people, sum }).into())
}

/// The months from a new opening month on that did not count before: up to the month before the old one, or up to this month.
fn adds(r: &impl Reading, scene: Scene<'_>, programme: &str, month: Month) -> Result<OpeningEffect, Stop> {
    let programmes = [programme.to_owned()];
    let today = scene.asking.moment.today;
    let before = openings(r, scene, &programmes)?.first().copied().flatten();
    let last = before.map_or(today.month(), |old| old.plus(-1)).min(today.month());
    let mut effect = OpeningEffect {
        programme: programme.to_owned(),
        month,
        before,
        people: 0,
        months: 0,
        sum: Fen::ZERO,
        takes: None,
    };
    if month > last {
        return Ok(effect);
    }
    let records = Records::read(r)?;
    let named = with_rivals(scene, &programmes);
    let books = Books::read(r, &named, month, Without::default(), &records)?;
    let known = Known::read(r, &records, today)?;
    let entitler = known.entitler(scene.reference);
    let asked = Asked { programmes: &named, openings: &[month], month: last, reference: scene.reference };
    let mut sum = 0_i128;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() {
            continue;
        }
        let held = StandingFacts::of(&person);
        for one in owed(&known.facts(person.id, &held), person.id, asked, &entitler, &books) {
            if !one.parts.is_empty() {
                effect.people = effect.people.saturating_add(1);
                effect.months = effect.months.saturating_add(one.parts.len());
                sum += one.parts.iter().map(|part| i128::from(part.amount.0)).sum::<i128>();
            }
        }
    }
    effect.sum = fen(sum);
    Ok(effect)
}

/// The setting itself, where it is an opening month.
pub fn named(rule: &RunRule) -> Option<(&str, Month)> {
    match &rule.said {
        RunRuleSaid::Opening { programme, month } => Some((programme, *month)),
        _ => None,
    }
}

/// Whether a setting may be ended: an opening month is replaced by another, and an end is no setting of its own.
pub fn may_end(r: &impl Reading, id: RunRuleId) -> Result<bool, Stop> {
    let rule: Option<RunRule> = r.get(&Keys::run_rule(id))?;
    let rule = rule.ok_or(Refusal::NotFound(What::RunRule))?;
    let ends = matches!(rule.said, RunRuleSaid::Opening { .. } | RunRuleSaid::End { .. });
    let holds = rules::in_force(r)?.holds(id);
    if !ends && !holds {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    Ok(!ends)
}
