//! The same people and the same fact: what was brought before, and what that means for what is brought now.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::answer::{EarlierPetition, SameWhy};
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::petitions::board::Filled;
use crate::bureau::petitions::guards::{same_fact, who_brought};
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{row, visible};
use crate::bureau::query::EarlierAsked;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Bigrams, Petition, PetitionState, Petitioner};
use crate::domain::{PersonId, PetitionId};
use crate::store::{IndexTable, Keys, Reading};
use crate::text::{fold, fold_bare};

/// Most petitions of a town, and of the whole bureau by name, that are compared: the newest.
const MOST_COMPARED: usize = 2000;
/// Most rows of an answer.
const MOST_ROWS: usize = 20;
/// Most petitions of one matter that are followed.
const MOST_OF_A_MATTER: usize = 500;

/// Every petition of the same matter, itself with them, by number: what it repeats, and what repeats any of them, as far as
/// one leads to the other over such as fit.
pub fn matter(
    r: &impl Reading,
    petition: &Petition,
    fits: impl Fn(&Petition) -> bool,
) -> Result<Vec<Petition>, Stop> {
    let mut found = vec![petition.clone()];
    let mut at = 0;
    while let Some(next) = found.get(at).map(|p| (p.id, p.facts.repeats)) {
        let mut near: Vec<PetitionId> = next.1.into_iter().collect();
        near.extend(repeats_of(r, next.0)?);
        for id in near {
            if found.iter().any(|p| p.id == id) || found.len() >= MOST_OF_A_MATTER {
                continue;
            }
            found.extend(r.get::<Petition>(&Keys::petition(id))?.filter(&fits));
        }
        at += 1;
    }
    found.sort_unstable_by_key(|p| p.id);
    Ok(found)
}

/// The petitions that are said to repeat one.
pub fn repeats_of(r: &impl Reading, id: PetitionId) -> Result<Vec<PetitionId>, Stop> {
    let mut ids = Vec::new();
    for key in r.owners(IndexTable::PetitionRepeated, &Keys::petition(id))? {
        ids.extend(r.get::<Petition>(&key?)?.map(|p| p.id));
    }
    Ok(ids)
}

/// The other petition of the same matter that went through the recheck, if one did (信访工作条例 第三十六条第三款). Who asks does
/// not matter: what they may not see still is final; nor does which of them came first.
pub fn final_matter(r: &impl Reading, petition: &Petition) -> Result<Option<Petition>, Stop> {
    Ok(matter(r, petition, |_| true)?.into_iter().find(|p| p.id != petition.id && went_through(p)))
}

/// A recheck opinion was served on it.
fn went_through(petition: &Petition) -> bool {
    petition.state == PetitionState::Final
}

/// Petitions of the same people or the same fact, as far as the asker may see them, what speaks most for one matter first.
pub fn earlier(
    r: &impl Reading,
    scene: Scene<'_>,
    asked: &EarlierAsked,
) -> Result<Vec<EarlierPetition>, Stop> {
    let mut people = BTreeSet::new();
    for person in &asked.people {
        people.extend(records_of(r, stands_for(r, *person)?)?);
    }
    let text = Bigrams::of(&asked.text);
    let mut found = Vec::new();
    for petition in candidates(r, &people, asked)? {
        if !visible(scene.staff, &petition) {
            continue;
        }
        let why = same(&petition, asked, &people, &text);
        if !why.is_empty() {
            found.push((petition, why));
        }
    }
    found.sort_by_key(|(p, why)| (std::cmp::Reverse(weight(why)), std::cmp::Reverse(p.id)));
    found.truncate(MOST_ROWS);
    let told = |(petition, why): (Petition, Vec<SameWhy>)| {
        Ok(EarlierPetition {
            row: row(r, scene, &petition)?,
            why,
            outcome: outcome(&petition),
            // What is kept from somebody is not told by what it means for another.
            is_final: matter(r, &petition, |p| visible(scene.staff, p))?.iter().any(went_through),
            in_hand: petition.is_open(),
        })
    };
    found.into_iter().map(told).collect()
}

/// What came of the first demand that has an outcome.
fn outcome(petition: &Petition) -> String {
    let said = petition.facts.demands.iter().map(|d| d.outcome.trim()).find(|o| !o.is_empty());
    said.unwrap_or_default().to_owned()
}

/// Both the person and the fact say more than either.
fn weight(why: &[SameWhy]) -> usize {
    let person = why.iter().any(|w| !matches!(w, SameWhy::Fact(_)));
    let fact = why.iter().find_map(|w| match w {
        SameWhy::Fact(shared) => Some(1 + shared.shared),
        _ => None,
    });
    usize::from(person) * 1000 + fact.unwrap_or(0)
}

fn candidates(
    r: &impl Reading,
    people: &BTreeSet<PersonId>,
    asked: &EarlierAsked,
) -> Result<Vec<Petition>, Stop> {
    let mut keys = BTreeSet::new();
    for person in people {
        for key in r.owners(IndexTable::PetitionByPerson, &Keys::person(*person))? {
            keys.insert(key?);
        }
    }
    if let Some(code) = asked.division {
        let town = Keys::division(code.town().unwrap_or(code));
        let all = r.owners(IndexTable::PetitionByTown, &town)?.collect::<Result<Vec<_>, _>>()?;
        keys.extend(all.into_iter().rev().take(MOST_COMPARED));
    }
    let mut found: BTreeMap<PetitionId, Petition> = BTreeMap::new();
    for key in keys {
        found.extend(r.get::<Petition>(&key)?.map(|petition| (petition.id, petition)));
    }
    // Whoever has no record is known by name or number alone.
    if !(asked.named.is_empty() && asked.numbers.is_empty()) {
        for petition in r.scan::<Petition>(..)?.rev().take(MOST_COMPARED) {
            let petition = petition?;
            let named = |p: &Petitioner| asked.named.iter().any(|(name, _)| same_name(name, &p.name));
            let numbered = |p: &Petitioner| p.resident_id.is_some_and(|id| asked.numbers.contains(&id));
            if petition.facts.petitioners.iter().any(|p| named(p) || numbered(p)) {
                found.insert(petition.id, petition);
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Whether two names are one, however they are spaced and written.
fn same_name(one: &str, other: &str) -> bool {
    one == other || fold_bare(one) == fold_bare(other)
}

/// Those of a petition's people that are older or named as what it repeats: by their records; and of what is open, by name and phone or by
/// name and fact where somebody has no record.
pub fn of_same_people(r: &impl Reading, board: &Filled, petition: &Petition) -> Result<Vec<Petition>, Stop> {
    let facts = &petition.facts;
    let people: Vec<PersonId> = facts.petitioners.iter().filter_map(|p| p.person).collect();
    let mut others = others_of(r, &people, Some(petition.id))?;
    let brought = who_brought(r, facts)?;
    let names: Vec<String> = facts.petitioners.iter().map(|p| fold_bare(&p.name)).collect();
    for id in board.of_names(&names) {
        if id == petition.id || others.iter().any(|other| other.id == id) {
            continue;
        }
        let Some(other) = r.get::<Petition>(&Keys::petition(id))? else { continue };
        if other.facts.petitioners.iter().any(&brought) || same_fact(facts, &other.facts) {
            others.push(other);
        }
    }
    others.sort_unstable_by_key(|other| std::cmp::Reverse(other.id));
    others.retain(|other| other.id < petition.id || Some(other.id) == facts.repeats);
    Ok(others)
}

fn same(
    petition: &Petition,
    asked: &EarlierAsked,
    people: &BTreeSet<PersonId>,
    text: &Bigrams,
) -> Vec<SameWhy> {
    let mut why = Vec::new();
    let theirs = &petition.facts.petitioners;
    if theirs.iter().any(|p| p.person.is_some_and(|id| people.contains(&id))) {
        why.push(SameWhy::Person);
    } else if theirs.iter().any(|p| p.resident_id.is_some_and(|id| asked.numbers.contains(&id))) {
        why.push(SameWhy::Number);
    } else if asked.named.iter().any(|(name, phone)| {
        let phone = fold(phone);
        !phone.is_empty() && theirs.iter().any(|p| p.name == *name && p.phone == phone.as_ref())
    }) {
        why.push(SameWhy::NameAndPhone);
    } else if asked.named.iter().any(|(name, phone)| {
        theirs.iter().any(|p| same_name(name, &p.name) && (phone.is_empty() || p.phone.is_empty()))
    }) {
        why.push(SameWhy::Name);
    }
    let near = asked.division.zip(petition.facts.division).is_some_and(|(a, b)| a.town() == b.town());
    let demands: String =
        petition.facts.demands.iter().map(|d| d.text.as_str()).collect::<Vec<_>>().join(" ");
    if near || !why.is_empty() {
        why.extend(text.like(&Bigrams::of(&demands)).map(SameWhy::Fact));
    }
    // A name alone is many people's.
    if why == [SameWhy::Name] { Vec::new() } else { why }
}
