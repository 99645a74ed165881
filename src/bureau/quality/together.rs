//! Two records side by side before they are made one, and what comes along; one record before it is put apart again.

use crate::bureau::answer::{Apart, Belongings, Together};
use crate::bureau::change::{noted, posted};
use crate::bureau::door::Scene;
use crate::bureau::people;
use crate::bureau::quality::distinct::decision;
use crate::bureau::quality::duplicates::side;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::bureau::{journal, ledger, petitions, visits};
use crate::domain::ledger::Entry;
use crate::domain::person::{Belonging, Person, PersonField, Traits, likeness};
use crate::domain::petition::Petition;
use crate::domain::visit::Visit;
use crate::domain::{EntryId, PersonId, PetitionId, VisitId};
use crate::store::{IndexTable, Keys, Reading};

/// Command name of a merger in the journal, and the note that names the record merged.
const MERGE: &str = "person.merge";
const MERGED: &str = "merged";
/// Most visits listed.
const MOST_VISITS: usize = 500;

/// Two records that stand for themselves, side by side.
pub fn together(r: &impl Reading, scene: Scene<'_>, ids: [PersonId; 2]) -> Result<Together, Stop> {
    let [a, b] = ids;
    if a == b {
        return Err(Refusal::SameRecord(a).into());
    }
    let (one, other) = (people::standing(r, a)?, people::standing(r, b)?);
    let traits = |p: &Person| Traits::of(p.id, &p.facts);
    let found = likeness(&traits(&one), &traits(&other), &scene.reference.likeness);
    let distinct = match decision(r, a, b)? {
        Some(d) => Some((d.on, journal::staff_name(r, d.by)?, d.reason.clone())),
        None => None,
    };
    Ok(Together {
        records: [people::record(r, scene, &one)?, people::record(r, scene, &other)?],
        points: found.points,
        evidence: found.grounds.iter().map(|g| g.evidence).collect(),
        differing: PersonField::differing(&one.facts, &other.facts),
        belongings: [belongings(r, scene, a)?, belongings(r, scene, b)?],
        distinct,
    })
}

/// What stands on a record and on those merged into it, as far as the asker may see it.
pub fn belongings(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Belongings, Stop> {
    Ok(Belongings {
        entries: ledger::statement(r, scene, id)?.lines,
        petitions: petitions::of_person(r, scene, id)?,
        visits: visits::of_person(r, scene, id, MOST_VISITS)?,
    })
}

/// A record that was merged, before it is put apart again.
pub fn apart(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Apart, Stop> {
    let gone = journal::person(r, id)?;
    let merged = gone.merged.ok_or(Refusal::NotMerged(id))?;
    let kept = people::standing(r, merged.into)?;
    let absorbed = kept.absorbed.iter().find(|a| a.person == id).ok_or(Refusal::NotMerged(id))?;
    let stays = absorbed.revert(&mut kept.facts.clone());
    let since = since(r, kept.id, id)?;
    let mine = belongings_of(r, scene, kept.id, &since)?;
    Ok(Apart {
        sides: [side(r, scene, kept.id)?, side(r, scene, id)?],
        on: absorbed.on,
        by: journal::staff_name(r, absorbed.by)?,
        returns: belongings(r, scene, id)?,
        stays,
        since: mine,
    })
}

/// The rows of what was added since, as far as the asker may see them.
fn belongings_of(
    r: &impl Reading,
    scene: Scene<'_>,
    kept: PersonId,
    since: &[Belonging],
) -> Result<Belongings, Stop> {
    let mut all = belongings(r, scene, kept)?;
    all.entries.retain(|line| since.contains(&Belonging::Entry(line.entry)));
    all.petitions.retain(|row| since.contains(&Belonging::Petition(row.petition)));
    all.visits.retain(|row| since.contains(&Belonging::Visit(row.visit)));
    Ok(all)
}

/// What was put on a record after another was merged into it: entries that stand, petitions, visits. The journal tells.
pub fn since(r: &impl Reading, kept: PersonId, gone: PersonId) -> Result<Vec<Belonging>, Stop> {
    let (mut ranges, mut found) = (Vec::new(), Vec::new());
    for seq in r.journal_of(kept)?.rev() {
        let Some(entry) = r.journal_entry(seq?)? else { continue };
        if entry.command == MERGE && noted(&entry, MERGED).and_then(PersonId::parse) == Some(gone) {
            break;
        }
        ranges.extend(posted(&entry));
        match entry.command.as_str() {
            "petition.register" => found.extend(on_petition(r, &entry.object, kept)?),
            "visit.book" | "visit.take-number" | "visit.begin" => {
                found.extend(on_visit(r, &entry.object, kept)?);
            }
            _ => {}
        }
    }
    for key in r.owners(IndexTable::EntryByPerson, &Keys::person(kept))? {
        let Some(entry) = r.get::<Entry>(&key?)? else { continue };
        let stands = entry.reverses.is_none() && entry.reversed_by.is_none();
        if stands && ranges.iter().any(|range| within(entry.id, *range)) {
            found.push(Belonging::Entry(entry.id));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn within(id: EntryId, (first, n): (EntryId, usize)) -> bool {
    id.0.checked_sub(first.0).is_some_and(|after| after < n as u64)
}

fn on_petition(r: &impl Reading, object: &str, kept: PersonId) -> Result<Option<Belonging>, Stop> {
    let Some(id) = PetitionId::parse(object) else { return Ok(None) };
    let petition: Option<Petition> = r.get(&Keys::petition(id))?;
    let mine = petition.is_some_and(|p| p.facts.petitioners.iter().any(|one| one.person == Some(kept)));
    Ok(mine.then_some(Belonging::Petition(id)))
}

fn on_visit(r: &impl Reading, object: &str, kept: PersonId) -> Result<Option<Belonging>, Stop> {
    let Some(id) = VisitId::parse(object) else { return Ok(None) };
    let visit: Option<Visit> = r.get(&Keys::visit(id))?;
    Ok(visit.filter(|v| v.person == Some(kept)).map(|_| Belonging::Visit(id)))
}
