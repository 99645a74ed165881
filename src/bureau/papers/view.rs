//! The register of papers, and one of them.

use std::collections::BTreeSet;

use crate::bureau::answer::{PaperList, PaperRow, PaperView};
use crate::bureau::journal;
use crate::bureau::kept;
use crate::bureau::papers::letter::of_petition;
use crate::bureau::papers::sheet::in_place_of;
use crate::bureau::people::records_of;
use crate::bureau::people::stands_for;
use crate::bureau::query::PaperFilter;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::paper::{Paper, PaperKind};
use crate::domain::person::Person;
use crate::domain::visit::Visit;
use crate::domain::{PaperId, PetitionId};
use crate::store::{IndexTable, Keys, Reading};

/// Most rows of one answer.
const MOST: usize = 1000;

/// The papers that fit, newest first.
pub fn list(
    r: &impl Reading,
    scene: Scene<'_>,
    filter: PaperFilter,
    (offset, limit): (usize, usize),
) -> Result<PaperList, Stop> {
    let mut found = keys(r, scene, filter)?;
    found.sort_unstable_by(|a, b| b.cmp(a));
    let mut rows = Vec::new();
    let (mut total, limit) = (0, limit.min(MOST));
    for key in found {
        // A person's papers are few: they are read to be filtered. Everybody's are filtered by their index alone.
        let within = (offset..offset.saturating_add(limit)).contains(&total);
        if filter.person.is_none() && !within {
            total += 1;
            continue;
        }
        let Some(paper) = r.get::<Paper>(&key)?.filter(|p| fits(p, filter)) else { continue };
        if within {
            rows.push(row(r, &paper)?);
        }
        total += 1;
    }
    Ok(PaperList { total, rows })
}

fn fits(paper: &Paper, filter: PaperFilter) -> bool {
    filter.kind.is_none_or(|kind| paper.kind == kind) && filter.year.is_none_or(|year| paper.year == year)
}

/// The keys of the papers that may fit.
fn keys(r: &impl Reading, scene: Scene<'_>, filter: PaperFilter) -> Result<Vec<Vec<u8>>, Stop> {
    let mut found = Vec::new();
    if let Some(person) = filter.person {
        journal::person(r, person)?;
        for record in records_of(r, person)? {
            for key in r.owners(IndexTable::PaperByPerson, &Keys::person(record))? {
                found.push(key?);
            }
        }
        return shown(r, scene, found);
    }
    let (mut telling, mut others) = (Vec::new(), Vec::new());
    for kind in PaperKind::ALL.iter().filter(|kind| filter.kind.is_none_or(|wanted| wanted == **kind)) {
        for key in r.owners(IndexTable::PaperByNumber, &Keys::paper_series(*kind, filter.year))? {
            found.push(key?);
        }
        if kind.tells_of_petitions() {
            telling.append(&mut found);
        } else {
            others.append(&mut found);
        }
    }
    let hidden = hidden_slips(r, scene)?;
    others.retain(|key| !hidden.contains(key));
    others.extend(shown(r, scene, telling)?);
    Ok(others)
}

/// Slips of visits that tell of a petition which is kept from the asker: they are found by whoever brought it, since all slips there are
/// would be too many to read.
fn hidden_slips(r: &impl Reading, scene: Scene<'_>) -> Result<BTreeSet<Vec<u8>>, Stop> {
    let mut found = Vec::new();
    for petition in kept::hidden(r, scene.staff)? {
        for person in petition.facts.petitioners.iter().filter_map(|one| one.person) {
            for record in records_of(r, stands_for(r, person)?)? {
                for key in r.owners(IndexTable::PaperByPerson, &Keys::person(record))? {
                    found.push(key?);
                }
            }
        }
        let visit = petition.facts.visit.map(|id| r.get::<Visit>(&Keys::visit(id))).transpose()?.flatten();
        found.extend(visit.and_then(|visit| visit.slip).map(Keys::paper));
    }
    let all: BTreeSet<Vec<u8>> = found.iter().cloned().collect();
    let seen: BTreeSet<Vec<u8>> = shown(r, scene, found)?.into_iter().collect();
    Ok(all.difference(&seen).cloned().collect())
}

/// Those of them that the asker may see: what tells of a petition that is kept from them is in no list and no count.
fn shown(r: &impl Reading, scene: Scene<'_>, found: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, Stop> {
    let mut kept = Vec::new();
    for key in found {
        let paper: Option<Paper> = r.get(&key)?;
        if paper.is_some_and(|paper| shows(r, scene, &paper)) {
            kept.push(key);
        }
    }
    Ok(kept)
}

/// Whether the asker may know of a paper.
pub fn shows(r: &impl Reading, scene: Scene<'_>, paper: &Paper) -> bool {
    of_petition(r, scene, paper).is_ok()
}

fn row(r: &impl Reading, paper: &Paper) -> Result<PaperRow, Stop> {
    // A paper for a merged record belongs to whoever stands for it.
    let whose = paper.person.map(|person| stands_for(r, person)).transpose()?;
    let person: Option<Person> = match whose {
        Some(id) => r.get(&Keys::person(id))?,
        None => None,
    };
    Ok(PaperRow {
        paper: paper.id,
        version: paper.version,
        kind: paper.kind,
        number: paper.quoted(),
        day: paper.day,
        at_ms: paper.at_ms,
        staff: journal::staff_name(r, paper.staff)?,
        person: whose,
        name: person.map(|p| p.facts.name).unwrap_or_default(),
        visit: paper.visit,
        matter: paper.matter.clone(),
        petition: paper.petition,
        reprints: paper.reprints,
        voided: paper.voided.clone(),
    })
}

/// The papers of a petition, oldest first, that somebody may see.
pub fn of_case(r: &impl Reading, scene: Scene<'_>, petition: PetitionId) -> Result<Vec<PaperRow>, Stop> {
    let mut rows = Vec::new();
    for key in r.owners(IndexTable::PaperByPetition, &Keys::petition(petition))? {
        let paper: Option<Paper> = r.get(&key?)?;
        if let Some(paper) = paper.filter(|paper| shows(r, scene, paper)) {
            rows.push(row(r, &paper)?);
        }
    }
    Ok(rows)
}

/// One paper as it was issued.
pub fn view(r: &impl Reading, scene: Scene<'_>, id: PaperId) -> Result<PaperView, Stop> {
    let paper: Paper = r.get(&Keys::paper(id))?.ok_or(Refusal::NotFound(What::Paper))?;
    of_petition(r, scene, &paper)?;
    Ok(PaperView {
        row: row(r, &paper)?,
        digest: journal::hexadecimal(&paper.digest),
        check_digits: paper.check_digits(),
        books: paper.books,
        replaced: in_place_of(r, &paper)?.map(|sheet| sheet.quoted()),
        title: paper.title,
        blocks: paper.blocks,
    })
}
