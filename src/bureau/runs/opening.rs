//! What another opening month adds: the months that count from then on, of everybody, as far as they are due and not settled.

use super::books::{Books, Records, Without, fen, openings, with_rivals};
use super::due::Known;
use super::owed::{Asked, owed};
use super::rules;
use crate::bureau::answer::OpeningEffect;
use crate::bureau::refusal::{Fault, FieldFault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{RunFault, RunRule, RunRuleSaid};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, RunRuleId};
use crate::store::{Keys, Reading};

/// What the approval of an opening month would add.
pub fn effect(r: &impl Reading, scene: Scene<'_>, id: RunRuleId) -> Result<OpeningEffect, Stop> {
    let rule: Option<RunRule> = r.get(&Keys::run_rule(id))?;
    let rule = rule.ok_or(Refusal::NotFound(What::RunRule))?;
    let RunRuleSaid::Opening { programme, month } = &rule.said else {
        let fault = FieldFault { field: "rule".to_owned(), fault: Fault::Choice };
        return Err(Refusal::Invalid(vec![fault]).into());
    };
    adds(r, scene, programme, *month)
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
