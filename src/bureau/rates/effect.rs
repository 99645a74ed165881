//! What a proposal of rates would change if it were approved: whose amount, and by how much a month.

use super::tables::own_rates_but;
use crate::bureau::answer::{EffectRow, RaiseEffect};
use crate::bureau::ledger::clamp;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::runs::{Known, Records};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entitler, MoneyFacts, OwnRate, RateProposal};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Date, Fen, Month, RateProposalId};
use crate::store::{Keys, Reading};

/// The amounts of a month under the programmes of a proposal, without it and with it, as known now. The month is this one, or the first
/// in which the proposal takes effect. Of one that was decided on it is what it did, or would have done.
pub fn effect(r: &impl Reading, scene: Scene<'_>, id: RateProposalId) -> Result<RaiseEffect, Stop> {
    let found: Option<RateProposal> = r.get(&Keys::rate_proposal(id))?;
    let proposal = found.ok_or(Refusal::NotFound(What::Proposal))?;
    let today = scene.asking.moment.today;
    let first = proposal.rows.iter().map(whole_month).min().unwrap_or(today.month());
    let month = first.max(today.month());
    let records = Records::read(r)?;
    let known = Known::read(r, &records, today)?;
    let without = own_rates_but(r, Some(id))?;
    let with: Vec<OwnRate> = without.iter().cloned().chain(known_today(&proposal, today)).collect();
    let (now, then) = (known.by(scene.reference, &without), known.by(scene.reference, &with));
    let concerned = |programme: &str| proposal.rows.iter().any(|row| row.programme == programme);
    let mut effect = RaiseEffect { month, since: first, rows: Vec::new(), old: Fen::ZERO, new: Fen::ZERO };
    let (mut old_sum, mut new_sum) = (0_i128, 0_i128);
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() || person.facts.recognitions.is_empty() {
            continue;
        }
        let held = StandingFacts::of(&person);
        let facts = known.facts(person.id, &held);
        let (old, new) = (sum(&now, &facts, month, concerned), sum(&then, &facts, month, concerned));
        if old != new {
            old_sum += i128::from(old.unwrap_or_default().0);
            new_sum += i128::from(new.unwrap_or_default().0);
            effect.rows.push(EffectRow { person: person.id, name: person.facts.name.clone(), old, new });
        }
    }
    (effect.old, effect.new) = (clamp(old_sum), clamp(new_sum));
    Ok(effect)
}

/// The first month for the whole of which a row holds.
fn whole_month(row: &OwnRate) -> Month {
    let month = row.effective.month();
    if row.effective.day() == 1 { month } else { month.plus(1) }
}

/// The rows as they would stand, approved today.
fn known_today(proposal: &RateProposal, today: Date) -> impl Iterator<Item = OwnRate> + '_ {
    proposal.rows.iter().cloned().map(move |row| OwnRate { known: today, ..row })
}

/// What somebody is paid for a month under some programmes; `None` where it cannot be told.
fn sum(
    entitler: &Entitler<'_>,
    facts: &MoneyFacts<'_>,
    month: Month,
    concerned: impl Fn(&str) -> bool,
) -> Option<Fen> {
    let (amounts, missing) = entitler.amounts(facts, month, month);
    if missing.iter().any(|(_, lacking)| concerned(lacking.programme())) {
        return None;
    }
    let of = amounts.iter().filter(|amount| concerned(amount.programme)).map(|amount| amount.fen);
    Some(Fen::total(of).fen().unwrap_or_default())
}
