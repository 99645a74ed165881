//! Two records side by side before they are made one, and what comes along; one record before it is put apart again.

use crate::bureau::answer::{Apart, Belongings, GiftGiven, Together};
use crate::bureau::people;
use crate::bureau::quality::distinct::decision;
use crate::bureau::quality::side::side;
use crate::bureau::quality::since::since;
use crate::bureau::query::PaperFilter;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{care, journal, ledger, notes, papers, petitions, visits};
use crate::domain::PersonId;
use crate::domain::care::{Condolence, Gift};
use crate::domain::person::{Person, PersonField, Traits, likeness};
use crate::store::{Keys, Reading};

/// Most visits, contacts and papers listed.
const MOST: usize = 500;

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

/// What stands on a record and on those merged into it, as far as the asker may see it. The entries of a gift stand with it.
pub fn belongings(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Belongings, Stop> {
    let (mut entries, mut gifts) = (Vec::new(), Vec::new());
    for line in ledger::statement(r, scene, id)?.lines {
        match care::gift_of_entry(r, line.entry)? {
            None => entries.push(line),
            Some(gift) => gifts.extend(given(r, &gift)?),
        }
    }
    gifts.sort_unstable_by_key(|row: &GiftGiven| row.gift);
    gifts.dedup_by_key(|row| row.gift);
    let papers = PaperFilter { person: Some(id), ..PaperFilter::default() };
    Ok(Belongings {
        entries,
        gifts,
        petitions: petitions::of_person(r, scene, id)?,
        visits: visits::of_person(r, scene, id, MOST)?,
        contacts: care::contacts_of(r, id, MOST)?,
        households: care::households_of(r, id, scene.asking.moment.today)?,
        notes: notes::of_person(r, scene, id)?,
        papers: papers::list(r, scene, papers, (0, MOST))?.rows,
    })
}

fn given(r: &impl Reading, gift: &Gift) -> Result<Option<GiftGiven>, Stop> {
    let list: Option<Condolence> = r.get(&Keys::condolence(gift.list))?;
    Ok(gift.given.as_ref().zip(list).map(|(given, list)| GiftGiven {
        gift: gift.id,
        on: given.on,
        festival: list.festival,
        year: list.year,
        amount: gift.amount,
    }))
}

/// A record that was merged, before it is put apart again.
pub fn apart(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Apart, Stop> {
    let gone = journal::person(r, id)?;
    let merged = gone.merged.ok_or(Refusal::NotMerged(id))?;
    let mut kept = people::standing(r, merged.into)?;
    let (absorbed, stays) = people::put_apart(r, &mut kept, id)?;
    let since = since(r, scene, kept.id, &absorbed)?;
    let mut added = belongings(r, scene, kept.id)?;
    added.retain(|one| since.contains(&one));
    Ok(Apart {
        sides: [side(r, scene, kept.id)?, side(r, scene, id)?],
        on: absorbed.on,
        by: journal::staff_name(r, absorbed.by)?,
        returns: belongings(r, scene, id)?,
        stays,
        since: added,
    })
}
