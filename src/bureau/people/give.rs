//! What was put on a record while it stood for another, too, and belongs to the other now that the two are apart.

use crate::bureau::command::Posting;
use crate::bureau::door::Scene;
use crate::bureau::gate::{Action, can};
use crate::bureau::ledger;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::ledger::Entry;
use crate::domain::person::Belonging;
use crate::domain::petition::Petition;
use crate::domain::visit::Visit;
use crate::domain::{EntryId, PersonId, PetitionId, VisitId};
use crate::store::{Keys, Reading, Writer};

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
    for belonging in chosen {
        if !added.contains(belonging) {
            return Err(Refusal::NotFound(what(*belonging)).into());
        }
        match belonging {
            Belonging::Visit(id) => visit(w, *id, apart)?,
            Belonging::Petition(id) => petition(w, *id, kept, apart)?,
            Belonging::Entry(id) => {
                let first = entry(w, scene, *id, apart, reason)?;
                booked = Some(booked.map_or((first, 2), |(from, n)| (from, n + 2)));
            }
        }
    }
    Ok(booked)
}

fn what(belonging: Belonging) -> What {
    match belonging {
        Belonging::Entry(_) => What::Entry,
        Belonging::Petition(_) => What::Petition,
        Belonging::Visit(_) => What::Visit,
    }
}

fn visit(w: &mut Writer<'_>, id: VisitId, to: PersonId) -> Result<(), Stop> {
    let visit: Visit = w.get(&Keys::visit(id))?.ok_or(Refusal::NotFound(What::Visit))?;
    w.put(&Visit { person: Some(to), version: visit.version + 1, ..visit })?;
    Ok(())
}

fn petition(w: &mut Writer<'_>, id: PetitionId, from: PersonId, to: PersonId) -> Result<(), Stop> {
    let mut petition: Petition = w.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    for one in petition.facts.petitioners.iter_mut().filter(|one| one.person == Some(from)) {
        one.person = Some(to);
    }
    petition.version += 1;
    w.put(&petition)?;
    Ok(())
}

/// The number of the reversal; the entry booked anew has the next one.
fn entry(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    to: PersonId,
    reason: &str,
) -> Result<EntryId, Stop> {
    for action in [Action::Reverse, Action::Post] {
        can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    }
    let old: Entry = w.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
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
    ledger::post(w, scene, &posting, Some(reason))?;
    match reversal.outcome {
        Outcome::Entries(first, _) => Ok(first),
        _ => Err(Refusal::NotFound(What::Entry).into()),
    }
}
