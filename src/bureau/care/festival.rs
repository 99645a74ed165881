//! What another list of the same festival says: whether somebody is about to be given twice, and whether it is the time for it.

use std::collections::HashSet;

use crate::bureau::journal;
use crate::bureau::people::records_of;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Condolence, Gift, Hardship};
use crate::domain::ledger::Doubt;
use crate::domain::{HardshipId, PersonId};
use crate::store::{IndexTable, Keys, Reading};

use super::lists::gifts;

/// Most other lists that are named at once.
const MOST_NAMED: usize = 3;

/// What deserves a second look before somebody is handed money by a list.
pub fn doubts(
    r: &impl Reading,
    scene: Scene<'_>,
    list: &Condolence,
    person: PersonId,
    household: Option<HardshipId>,
) -> Result<Vec<Doubt>, Stop> {
    let today = scene.asking.moment.today;
    let mut doubts: Vec<Doubt> = given_elsewhere(r, list, person, household)?.into_iter().collect();
    if !scene.reference.festivals.is_about(&list.festival, list.year, today) {
        doubts.push(Doubt::FestivalFar { year: list.year });
    }
    let died = journal::person(r, person)?.facts.died;
    doubts.extend(died.filter(|died| *died <= today).map(|on| Doubt::Deceased { on }));
    Ok(doubts)
}

/// Refuses what is doubtful.
pub fn settle(doubts: Vec<Doubt>) -> Result<(), Refusal> {
    if doubts.is_empty() { Ok(()) } else { Err(Refusal::Doubtful(doubts)) }
}

/// The newest other list of the festival and year by which the person was given, by any of their records, or a household of theirs
/// was.
fn given_elsewhere(
    r: &impl Reading,
    list: &Condolence,
    person: PersonId,
    household: Option<HardshipId>,
) -> Result<Option<Doubt>, Stop> {
    let records = records_of(r, person)?;
    let mut households: Vec<HardshipId> = household.into_iter().collect();
    for record in &records {
        for key in r.owners(IndexTable::HardshipByPerson, &Keys::person(*record))? {
            let theirs = r.get::<Hardship>(&key?)?.filter(|h| records.contains(&h.facts.head));
            households.extend(theirs.map(|h| h.id));
        }
    }
    for other in others(r, (&list.festival, list.year))?.iter().filter(|other| other.id != list.id) {
        let of_people = records.iter().map(|record| Keys::gift_of_person(other.id, *record));
        let of_households = households.iter().map(|id| Keys::gift_of_household(other.id, *id));
        for key in of_people.chain(of_households) {
            if let Some(given) = once(r, &key)?.and_then(|gift| gift.given) {
                return Ok(Some(Doubt::GivenElsewhere { list: other.id, on: given.on }));
            }
        }
    }
    Ok(None)
}

/// How many of those for whom a list is about to be made stand on others of the same festival and year: on open ones at all, on
/// closed ones as given.
pub fn on_other_lists(
    r: &impl Reading,
    festival: (&str, u16),
    recipients: &[(PersonId, Option<HardshipId>)],
) -> Result<Vec<Doubt>, Stop> {
    let wanted: HashSet<PersonId> = recipients.iter().map(|(person, _)| *person).collect();
    let mut doubts = Vec::new();
    for other in others(r, festival)? {
        let mut there = HashSet::new();
        for gift in gifts(r, other.id)? {
            if other.closed.is_none() || gift.given.is_some() {
                there.insert(stands_for(r, gift.person)?);
            }
        }
        let people = there.intersection(&wanted).count() as u32;
        if people > 0 {
            doubts.push(Doubt::OnAnotherList { list: other.id, people });
        }
        if doubts.len() == MOST_NAMED {
            break;
        }
    }
    Ok(doubts)
}

/// How many of those for whom lines stand were given by other lists of the festival and year.
pub fn paid_elsewhere(r: &impl Reading, list: &Condolence, lines: &[&Gift]) -> Result<usize, Stop> {
    if lines.is_empty() {
        return Ok(0);
    }
    let mut given = HashSet::new();
    for other in others(r, (&list.festival, list.year))?.iter().filter(|other| other.id != list.id) {
        for gift in gifts(r, other.id)?.iter().filter(|gift| gift.given.is_some()) {
            given.insert(stands_for(r, gift.person)?);
        }
    }
    let mut people = HashSet::new();
    for line in lines.iter().filter(|_| !given.is_empty()) {
        people.insert(stands_for(r, line.person)?);
    }
    Ok(people.intersection(&given).count())
}

/// The lists of a festival of a year, the newest first.
fn others(r: &impl Reading, (festival, year): (&str, u16)) -> Result<Vec<Condolence>, Stop> {
    let all = r.scan::<Condolence>(..)?.collect::<Result<Vec<_>, _>>()?;
    let same = |list: &Condolence| list.festival == festival && list.year == year;
    Ok(all.into_iter().rev().filter(same).collect())
}

/// The line behind a key of `GiftOnce`.
pub fn once(r: &impl Reading, key: &[u8]) -> Result<Option<Gift>, Stop> {
    let owner = r.owner(IndexTable::GiftOnce, key)?;
    Ok(owner.map(|key| r.get::<Gift>(&key)).transpose()?.flatten())
}
