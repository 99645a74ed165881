//! Deciding about a change of an account: agreed to by somebody else, or not; or taken back.

use crate::bureau::accounts::ask::told;
use crate::bureau::accounts::view::{stored, waits};
use crate::bureau::asker;
use crate::bureau::change::Change;
use crate::bureau::gate::Action;
use crate::bureau::journal::{next_place, person};
use crate::bureau::people::{amended, reason_for, records_of, standing};
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::runs::{Word, word_leaves};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::{AccountChange, AccountDecision, AccountOrigin, AccountOutcome, PersonFacts};
use crate::domain::{AccountChangeId, PersonId};
use crate::store::{Reading, Writer};
use crate::text::without_numbers;

/// Agrees to it: the account is on record from now on, for the runs drafted from tomorrow on. Never by the one who asked.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, named: (AccountChangeId, u32)) -> Result<Change, Stop> {
    let change = waiting_as(w, named)?;
    another(scene, &change)?;
    word_leaves(w, scene, second_word(&change))?;
    let (told, amended) = carry_out(w, scene, change)?;
    let told = amended.people.iter().fold(told, |told, person| told.touches(*person));
    Ok(amended.about.iter().fold(told, |told, (name, value)| told.with(name, value)))
}

/// The word of whoever agrees to a change.
pub fn second_word(change: &AccountChange) -> Word<'_> {
    let agree = Action::ApproveAccounts;
    Word::About { person: change.person, programme: None, first: change.by, agree, asks: None }
}

/// Puts what was agreed to on record: what is told of the change, and of the record.
pub fn carry_out(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    change: AccountChange,
) -> Result<(Change, Change), Stop> {
    grounded(w, &change)?;
    let old = standing(w, change.person)?;
    let (mut wanted, today) = (old.facts.clone(), scene.asking.moment.today);
    if !change.wanted.carry_out(&mut wanted, today, (change.by, scene.staff.id)) {
        return Err(Refusal::PayeeMoved(change.id).into());
    }
    let told = settle(w, scene, change, (AccountOutcome::Approved, String::new()))?;
    Ok((told, amended(w, scene, old, &wanted)?))
}

/// Refuses what a merger asked for once no record that stands with the person's has that account: the two were put apart since.
fn grounded(r: &impl Reading, change: &AccountChange) -> Result<(), Stop> {
    if change.origin != AccountOrigin::Merged {
        return Ok(());
    }
    for record in records_of(r, change.person)? {
        if record != change.person && change.wanted.comes_from(&person(r, record)?.facts) {
            return Ok(());
        }
    }
    Err(Refusal::AccountGroundGone(change.id).into())
}

/// Takes back what the merger with a record that is put apart now asked for. Gives the change, as it was.
pub fn withdraw_merged(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    kept: PersonId,
    apart: &PersonFacts,
    reason: &str,
) -> Result<Option<AccountChangeId>, Stop> {
    let asked = waits(w, kept)?.filter(|c| c.origin == AccountOrigin::Merged && c.wanted.comes_from(apart));
    let Some(change) = asked else { return Ok(None) };
    let id = change.id;
    settle(w, scene, change, (AccountOutcome::Withdrawn, reason.to_owned()))?;
    Ok(Some(id))
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
    change.declined = change.decided.take_if(|decided| decided.outcome == AccountOutcome::Declined);
    let change = as_seen(change, named.1)?;
    asker::or_gone(w, scene, (change.by, Action::EditPeople))?;
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
pub fn another(scene: Scene<'_>, change: &AccountChange) -> Result<(), Refusal> {
    if scene.staff.id == change.by {
        return Err(Refusal::NotPermitted { action: Action::ApproveAccounts, why: Denied::SamePerson });
    }
    Ok(())
}

/// Stores what became of a change.
pub fn settle(
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
