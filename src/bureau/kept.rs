//! What the journal tells of petitions, and to whom. Whoever may not see a petition reads nothing of it there: neither its own steps nor
//! its letters, nor what is supervised about it or came up with it, nor its part in what was decided of several at once.

use crate::bureau::change::noted;
use crate::bureau::opened::DENIED;
use crate::bureau::petitions::{self, listed};
use crate::bureau::stop::Stop;
use crate::domain::duty::Major;
use crate::domain::paper::Paper;
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::supervision::SupervisionItem;
use crate::domain::{MajorId, PaperId, PetitionId, SupervisionId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// What commands about papers are called; lists of condolence are numbered with the same letter.
const PAPERS: &str = "paper.";

/// Why somebody was refused what is kept from them, in entries of earlier programs; now it is not found.
const KEPT: &str = "secret";

/// The note that tells which items of supervision went to another by themselves with a command about petitions: a line each, its number
/// here, its number for people, and who has it from then on (`D1 2026-0001 王强`).
pub const HANDED_ON: &str = "handed-on";

/// How much of an entry somebody may read.
pub enum Sight {
    /// All of it.
    Whole,
    /// What it says of these petitions, of several.
    Part(Vec<Petition>),
    /// That there is such an entry would tell of a petition that is kept from them.
    Nothing,
}

/// How much of an entry somebody may read, as far as petitions go.
pub fn sight(r: &impl Reading, staff: &Staff, entry: &JournalEntry) -> Result<Sight, Stop> {
    // That somebody was refused what is kept from them tells whoever it accuses that it is there.
    let kept = entry.command == DENIED && noted(entry, "why") == Some(KEPT);
    if kept && !hidden(r, staff)?.is_empty() {
        return Ok(Sight::Nothing);
    }
    for petition in told_of(r, &entry.command, &entry.object)? {
        if !petitions::visible(staff, &petition) {
            return Ok(Sight::Nothing);
        }
    }
    let several = read(r, listed(&entry.about))?;
    let known = several.len();
    let seen: Vec<_> = several.into_iter().filter(|one| petitions::visible(staff, one)).collect();
    Ok(match seen.len() {
        all if all == known => Sight::Whole,
        0 => Sight::Nothing,
        _ => Sight::Part(seen),
    })
}

/// The petitions that an entry tells of, by itself or among several.
pub fn all_of(r: &impl Reading, entry: &JournalEntry) -> Result<Vec<PetitionId>, Stop> {
    let own = told_of(r, &entry.command, &entry.object)?;
    Ok(own.iter().map(|one| one.id).chain(listed(&entry.about)).collect())
}

/// Every petition that is kept from somebody.
pub fn hidden(r: &impl Reading, staff: &Staff) -> Result<Vec<Petition>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PetitionSecret, &[])? {
        let petition: Option<Petition> = r.get(&key?)?;
        found.extend(petition.filter(|one| !petitions::visible(staff, one)));
    }
    Ok(found)
}

/// Whether what a command did is about a petition that is kept from anybody's view.
pub fn is_about_kept(
    r: &impl Reading,
    command: &str,
    object: &str,
    about: &[(String, String)],
) -> Result<bool, Stop> {
    let mut all = told_of(r, command, object)?.into_iter().chain(read(r, listed(about))?);
    Ok(all.any(|one| petitions::is_kept(&one)))
}

/// Of items that went to others, the lines on those that somebody may see.
pub fn items_told(r: &impl Reading, staff: &Staff, lines: &str) -> Result<String, Stop> {
    let mut told = Vec::new();
    for line in lines.lines() {
        let item = line.split(' ').next().unwrap_or_default();
        if told_of(r, "", item)?.iter().all(|one| petitions::visible(staff, one)) {
            told.push(line);
        }
    }
    Ok(told.join("\n"))
}

/// The petition of a number that stands by itself, or of the number of the major matter that came up with it, where there is one.
pub fn named(r: &impl Reading, word: &str) -> Result<Option<Petition>, Stop> {
    let id = match word.strip_prefix('U').and_then(MajorId::parse) {
        Some(id) => r.get::<Major>(&Keys::major(id))?.and_then(|major| major.petition),
        None => word.strip_prefix('X').and_then(PetitionId::parse),
    };
    Ok(id.map(|id| r.get(&Keys::petition(id))).transpose()?.flatten())
}

/// The petitions that an object of the journal tells of, each of them with all the others.
fn told_of(r: &impl Reading, command: &str, object: &str) -> Result<Vec<Petition>, Stop> {
    if let Some(id) = PaperId::parse(object).filter(|_| command.starts_with(PAPERS)) {
        let paper: Option<Paper> = r.get(&Keys::paper(id))?;
        let told = paper.into_iter().flat_map(|paper| paper.petition.into_iter().chain(paper.about));
        return read(r, told);
    }
    if let Some(id) = object.strip_prefix('D').and_then(SupervisionId::parse) {
        let item: Option<SupervisionItem> = r.get(&Keys::supervision(id))?;
        return read(r, item.and_then(|item| item.petition));
    }
    Ok(named(r, object)?.into_iter().collect())
}

fn read(r: &impl Reading, all: impl IntoIterator<Item = PetitionId>) -> Result<Vec<Petition>, Stop> {
    let mut found = Vec::new();
    for id in all {
        found.extend(r.get::<Petition>(&Keys::petition(id))?);
    }
    Ok(found)
}
