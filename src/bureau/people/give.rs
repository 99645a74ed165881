//! What was put on a record while it stood for another, too, and belongs to the other now that the two are apart.

use crate::bureau::command::Posting;
use crate::bureau::gate::{Action, can};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{care, ledger, runs};
use crate::domain::care::{Contact, Hardship};
use crate::domain::ledger::Entry;
use crate::domain::note::Note;
use crate::domain::paper::Paper;
use crate::domain::person::Belonging;
use crate::domain::petition::Petition;
use crate::domain::visit::Visit;
use crate::domain::{EntryId, HardshipId, PersonId, PetitionId};
use crate::store::{Keys, Reading, Row, Writer};

/// Gives what was added since the merger to the record that was put apart. Entries are not rewritten: each is taken back
/// here and booked again there. Gives the first of the entries booked, and how many there are.
pub fn give(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (kept, apart): (PersonId, PersonId),
    added: &[Belonging],
    chosen: &[Belonging],
    reason: &str,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let mut booked: Option<(EntryId, usize)> = None;
    for one in chosen.iter().copied() {
        if !added.contains(&one) {
            if let Belonging::Entry(id) = one
                && care::gift_of_entry(w, id)?.is_none()
            {
                // Why an entry of theirs is not among it is said.
                let entry: Option<Entry> = w.get(&Keys::entry(id))?;
                entry.filter(|entry| entry.person == kept).map_or(Ok(()), |entry| movable(w, &entry))?;
            }
            return Err(Refusal::NotFound(what(one)).into());
        }
        for action in Action::to_give(one).iter().copied() {
            can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
        }
        let entries = match one {
            Belonging::Entry(id) => Some(entry(w, scene, id, apart, reason)?),
            Belonging::Gift(id) => care::hand_over(w, scene, id, apart, reason)?,
            other => {
                hand_on(w, other, kept, apart)?;
                None
            }
        };
        if let Some((first, n)) = entries {
            booked = Some(booked.map_or((first, n), |(from, before)| (from, before + n)));
        }
    }
    Ok(booked)
}

fn what(one: Belonging) -> What {
    match one {
        Belonging::Entry(_) => What::Entry,
        Belonging::Gift(_) => What::Gift,
        Belonging::Petition(_) => What::Petition,
        Belonging::Visit(_) => What::Visit,
        Belonging::Contact(_) => What::Contact,
        Belonging::Household(_) => What::Hardship,
        Belonging::Note(_) => What::Note,
        Belonging::Paper(_) => What::Paper,
    }
}

/// What is no money names the other record from now on.
fn hand_on(w: &mut Writer<'_>, one: Belonging, from: PersonId, to: PersonId) -> Result<(), Stop> {
    match one {
        Belonging::Entry(_) | Belonging::Gift(_) => Ok(()),
        Belonging::Petition(id) => petition(w, id, from, to),
        Belonging::Household(id) => household(w, id, from, to),
        Belonging::Visit(id) => change(w, &Keys::visit(id), one, |visit: &mut Visit| {
            (visit.person, visit.version) = (Some(to), visit.version + 1);
        }),
        Belonging::Contact(id) => change(w, &Keys::contact(id), one, |contact: &mut Contact| {
            (contact.person, contact.version) = (to, contact.version + 1);
        }),
        Belonging::Note(id) => change(w, &Keys::note(id), one, |note: &mut Note| {
            (note.person, note.version) = (to, note.version + 1);
        }),
        // The sheet stays as it was issued; it is kept with the other record.
        Belonging::Paper(id) => change(w, &Keys::paper(id), one, |paper: &mut Paper| {
            (paper.person, paper.version) = (Some(to), paper.version + 1);
        }),
    }
}

fn change<R: Row>(
    w: &mut Writer<'_>,
    key: &[u8],
    one: Belonging,
    change: impl FnOnce(&mut R),
) -> Result<(), Stop> {
    let mut row: R = w.get(key)?.ok_or(Refusal::NotFound(what(one)))?;
    change(&mut row);
    w.put(&row)?;
    Ok(())
}

fn petition(w: &mut Writer<'_>, id: PetitionId, from: PersonId, to: PersonId) -> Result<(), Stop> {
    change(w, &Keys::petition(id), Belonging::Petition(id), |petition: &mut Petition| {
        for one in petition.facts.petitioners.iter_mut().filter(|one| one.person == Some(from)) {
            one.person = Some(to);
        }
        petition.version += 1;
    })
}

fn household(w: &mut Writer<'_>, id: HardshipId, from: PersonId, to: PersonId) -> Result<(), Stop> {
    let theirs = care::household_of(w, to)?;
    if let Some(other) = theirs.filter(|other| other.id != id) {
        return Err(Refusal::InHardshipAlready { person: to, hardship: other.id }.into());
    }
    change(w, &Keys::hardship(id), Belonging::Household(id), |hardship: &mut Hardship| {
        if hardship.facts.head == from {
            hardship.facts.head = to;
        }
        for member in hardship.facts.members.iter_mut().filter(|m| m.person == Some(from)) {
            member.person = Some(to);
        }
        hardship.version += 1;
    })
}

/// Refuses an entry that stays on the record it was booked on: what a run booked, and what takes two people.
pub fn movable(r: &impl Reading, entry: &Entry) -> Result<(), Stop> {
    runs::not_of_a_run(r, entry.id)?;
    if entry.reversed_by.is_none() && ledger::by_two(r, entry)? {
        return Err(Refusal::GivenByTwo(entry.id).into());
    }
    Ok(())
}

/// The number of the reversal; the entry booked anew has the next one.
fn entry(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    to: PersonId,
    reason: &str,
) -> Result<(EntryId, usize), Stop> {
    let old: Entry = w.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    care::not_of_a_gift(w, id)?;
    movable(w, &old)?;
    let reversal = ledger::reverse(w, scene, id, reason)?;
    let posting = Posting {
        person: to,
        programme: old.programme.clone(),
        month: old.month,
        kind: old.kind,
        amount: old.amount(),
        booked: None,
        memo: old.memo.clone(),
    };
    ledger::book_seen(w, scene, &posting)?;
    match reversal.outcome {
        Outcome::Entries(first, _) => Ok((first, 2)),
        _ => Err(Refusal::NotFound(What::Entry).into()),
    }
}
