//! Deciding about a change of an account: agreed to by somebody else, or not; or taken back.

use crate::bureau::accounts::ask::told;
use crate::bureau::accounts::view::stored;
use crate::bureau::change::Change;
use crate::bureau::gate::Action;
use crate::bureau::journal::next_place;
use crate::bureau::people::{amended, reason_for, standing};
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::runs::{Word, word_leaves};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::AccountChangeId;
use crate::domain::person::{AccountChange, AccountDecision, AccountOutcome};
use crate::store::Writer;
use crate::text::without_numbers;

/// Agrees to it: the account is on record from now on, for the runs drafted from tomorrow on. Never by the one who asked.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, named: (AccountChangeId, u32)) -> Result<Change, Stop> {
    let change = waiting_as(w, named)?;
    another(scene, &change)?;
    let (person, first, agree) = (change.person, change.by, Action::ApproveAccounts);
    word_leaves(w, scene, Word::About { person, programme: None, first, agree })?;
    let old = standing(w, change.person)?;
    let (mut wanted, today) = (old.facts.clone(), scene.asking.moment.today);
    if !change.wanted.carry_out(&mut wanted, today, (change.by, scene.staff.id)) {
        return Err(Refusal::PayeeMoved(change.id).into());
    }
    let told = settle(w, scene, change, (AccountOutcome::Approved, String::new()))?;
    let amended = amended(w, scene, old, &wanted)?;
    let told = amended.people.iter().fold(told, |told, person| told.touches(*person));
    Ok(amended.about.iter().fold(told, |told, (name, value)| told.with(name, value)))
}

/// Does not agree to it, for a reason: what stood on record stands. Never by the one who asked, who takes it back.
pub fn decline(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (AccountChangeId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let change = waiting_as(w, named)?;
    another(scene, &change)?;
    let reason = reason_for(reason)?;
    settle(w, scene, change, (AccountOutcome::Declined, reason))
}

/// Takes it back before it is decided, or once it was declined: then it is not asked anew.
pub fn withdraw(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (AccountChangeId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let mut change = stored(w, named.0)?;
    if change.decided.as_ref().is_some_and(|decided| decided.outcome == AccountOutcome::Declined) {
        change.decided = None;
    }
    let change = as_seen(change, named.1)?;
    let reason = reason_for(reason)?;
    settle(w, scene, change, (AccountOutcome::Withdrawn, reason))
}

/// A change that waits and is still as the asker saw it.
fn waiting_as(w: &Writer<'_>, (id, seen): (AccountChangeId, u32)) -> Result<AccountChange, Stop> {
    as_seen(stored(w, id)?, seen)
}

fn as_seen(change: AccountChange, seen: u32) -> Result<AccountChange, Stop> {
    if let Some(decided) = &change.decided {
        return Err(Refusal::AccountDecided { change: change.id, outcome: decided.outcome }.into());
    }
    if change.version != seen {
        return Err(Refusal::Stale { seen, now: change.version, fields: Vec::new() }.into());
    }
    Ok(change)
}

/// Two people: whoever asked does not decide, whatever their roles.
fn another(scene: Scene<'_>, change: &AccountChange) -> Result<(), Refusal> {
    if scene.staff.id == change.by {
        return Err(Refusal::NotPermitted { action: Action::ApproveAccounts, why: Denied::SamePerson });
    }
    Ok(())
}

fn settle(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    change: AccountChange,
    (outcome, reason): (AccountOutcome, String),
) -> Result<Change, Stop> {
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    let said = without_numbers(&reason);
    let decided = Some(AccountDecision { outcome, by, on, reason, place: Some(next_place(w)?) });
    let change = AccountChange { version: change.version + 1, decided, ..change };
    w.put(&change)?;
    Ok(told(&change).with("reason", said))
}
