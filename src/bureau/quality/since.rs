//! What was put on a record while it stood for another, too. The journal tells: what it names of the record after the merger and
//! not before, and what names the record still.

use std::collections::BTreeSet;

use crate::bureau::change::{noted, posted};
use crate::bureau::people::movable;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{care, notes, papers, petitions};
use crate::domain::care::{Contact, Hardship};
use crate::domain::ledger::Entry;
use crate::domain::note::Note;
use crate::domain::paper::Paper;
use crate::domain::person::{Absorbed, Belonging};
use crate::domain::petition::Petition;
use crate::domain::visit::Visit;
use crate::domain::{EntryId, PersonId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// Command name of a merger in the journal, and the note that names the record merged.
const MERGE: &str = "person.merge";
const MERGED: &str = "merged";
/// The commands about condolence lists: what they are about is numbered like papers.
const CONDOLENCE: &str = "condolence.";

/// What was put on a record after another was merged into it, as far as the asker may see it. Of entries those that stand; those of
/// a gift go with it.
pub fn since(
    r: &impl Reading,
    scene: Scene<'_>,
    kept: PersonId,
    absorbed: &Absorbed,
) -> Result<Vec<Belonging>, Stop> {
    let (mut ranges, mut after, mut before) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut earlier = false;
    for seq in r.journal_of(kept)?.rev() {
        let Some(entry) = r.journal_entry(seq?)? else { continue };
        if earlier {
            before.extend(about(&entry));
        } else if entry.command == MERGE
            && noted(&entry, MERGED).and_then(PersonId::parse) == Some(absorbed.person)
        {
            earlier = true;
        } else {
            ranges.extend(posted(&entry));
            after.extend(about(&entry));
        }
    }
    after.extend(secret(r, kept, absorbed)?);
    let mut found = entries(r, kept, &ranges)?;
    for one in after.difference(&before) {
        if names(r, scene, *one, kept)? {
            found.push(*one);
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// What an entry of the journal is about, but for money.
fn about(entry: &JournalEntry) -> Option<Belonging> {
    let one = Belonging::parse(&entry.object)?;
    let money = matches!(one, Belonging::Entry(_) | Belonging::Gift(_));
    (!money && !entry.command.starts_with(CONDOLENCE)).then_some(one)
}

/// Petitions that are kept out of every timeline: of them the day tells.
fn secret(r: &impl Reading, kept: PersonId, absorbed: &Absorbed) -> Result<Vec<Belonging>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PetitionByPerson, &Keys::person(kept))? {
        let Some(petition) = r.get::<Petition>(&key?)? else { continue };
        if petitions::is_kept(&petition) && petition.facts.received >= absorbed.on {
            found.push(Belonging::Petition(petition.id));
        }
    }
    Ok(found)
}

/// Entries of these commands that stand on the record and can be given to another, and the gifts they were booked for.
fn entries(r: &impl Reading, kept: PersonId, ranges: &[(EntryId, usize)]) -> Result<Vec<Belonging>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::EntryByPerson, &Keys::person(kept))? {
        let Some(entry) = r.get::<Entry>(&key?)? else { continue };
        let stands = entry.reverses.is_none() && entry.reversed_by.is_none();
        if stands && ranges.iter().any(|range| within(entry.id, *range)) {
            let gift = care::gift_of_entry(r, entry.id)?;
            match (gift, movable(r, &entry)) {
                (Some(gift), _) => found.push(Belonging::Gift(gift.id)),
                (None, Ok(())) => found.push(Belonging::Entry(entry.id)),
                // What a run booked and what takes two people stays where it is.
                (None, Err(Stop::Refused(_))) => {}
                (None, Err(stop)) => return Err(stop),
            }
        }
    }
    Ok(found)
}

fn within(id: EntryId, (first, n): (EntryId, usize)) -> bool {
    id.0.checked_sub(first.0).is_some_and(|after| after < n as u64)
}

/// Whether it names the record now, and the asker may know of it.
fn names(r: &impl Reading, scene: Scene<'_>, one: Belonging, kept: PersonId) -> Result<bool, Stop> {
    Ok(match one {
        Belonging::Entry(_) | Belonging::Gift(_) => false,
        Belonging::Petition(id) => r.get::<Petition>(&Keys::petition(id))?.is_some_and(|p| {
            petitions::visible(scene.staff, &p)
                && p.facts.petitioners.iter().any(|one| one.person == Some(kept))
        }),
        Belonging::Visit(id) => r.get::<Visit>(&Keys::visit(id))?.is_some_and(|v| v.person == Some(kept)),
        Belonging::Contact(id) => {
            r.get::<Contact>(&Keys::contact(id))?.is_some_and(|c| c.person == kept && c.voided.is_none())
        }
        Belonging::Household(id) => {
            r.get::<Hardship>(&Keys::hardship(id))?.is_some_and(|h| h.people().any(|p| p == kept))
        }
        Belonging::Note(id) => r
            .get::<Note>(&Keys::note(id))?
            .is_some_and(|n| n.person == kept && notes::visible(scene.staff, &n)),
        Belonging::Paper(id) => {
            let paper: Option<Paper> = r.get(&Keys::paper(id))?.filter(|p: &Paper| p.person == Some(kept));
            paper.is_some_and(|paper| papers::shows(r, scene, &paper))
        }
    })
}
