//! Who on record is near somebody who is about to be put on record.

use crate::bureau::answer::NearMatch;
use crate::bureau::quality::side::side;
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::{Evidence, Likeness, Person, PersonFacts, Traits, likeness};
use crate::domain::{Date, PersonId, Phone, ResidentId, mask_phone};
use crate::store::{Keys, Reading};

/// The number that nobody has: of the one who is not on record yet.
const NOBODY: PersonId = PersonId(u32::MAX);
/// Most people listed.
const MOST: usize = 20;

/// What was typed to look for somebody.
pub struct Typed<'a> {
    /// 姓名
    pub name: &'a str,
    /// 身份证号 as typed
    pub resident_id: Option<&'a str>,
    /// 出生日期
    pub birth: Option<Date>,
    /// A phone as typed, or empty.
    pub phone: &'a str,
}

/// Those on record who are near what was typed, the likeliest first.
pub fn near(r: &impl Reading, scene: Scene<'_>, typed: &Typed<'_>) -> Result<Vec<NearMatch>, Stop> {
    let number = typed.resident_id.and_then(|text| ResidentId::parse(text).ok()).map(|read| read.id);
    let phone = Phone::parse(typed.phone).ok().map(|p| p.as_str().to_owned());
    let facts = PersonFacts {
        name: typed.name.to_owned(),
        resident_id: number,
        birth: typed.birth.or(number.map(|n| n.birth())),
        sex: number.map(|n| n.sex()),
        phones: phone.into_iter().collect(),
        ..PersonFacts::default()
    };
    let mut found = compared(r, scene.reference, &facts, is_near)?;
    found.truncate(MOST);
    let row = |(person, likeness): (PersonId, Likeness)| -> Result<NearMatch, Stop> {
        let record: Option<Person> = r.get(&Keys::person(person))?;
        let phone = record.and_then(|p| p.facts.phones.first().map(|p| mask_phone(p))).unwrap_or_default();
        Ok(NearMatch {
            side: side(r, scene, person)?,
            phone_masked: phone,
            points: likeness.points,
            evidence: likeness.grounds.iter().map(|g| g.evidence).collect(),
        })
    };
    found.into_iter().map(row).collect()
}

/// Those on record who may well be the same person as somebody about to be put there.
pub fn likely(r: &impl Reading, reference: &Reference, facts: &PersonFacts) -> Result<Vec<PersonId>, Stop> {
    let mark = reference.likeness.show_from();
    let found = compared(r, reference, facts, |likeness, _| likeness.points >= mark)?;
    Ok(found.into_iter().map(|(person, _)| person).take(MOST).collect())
}

/// Points enough, or a name that fits and nothing that speaks against it.
fn is_near(found: &Likeness, mark: i32) -> bool {
    let name = [Evidence::SameName, Evidence::SameSound, Evidence::OtherName];
    let fits = found.grounds.iter().any(|g| name.contains(&g.evidence));
    found.points >= mark || (fits && found.grounds.iter().all(|g| g.evidence.is_for()))
}

fn compared(
    r: &impl Reading,
    reference: &Reference,
    facts: &PersonFacts,
    wanted: impl Fn(&Likeness, i32) -> bool,
) -> Result<Vec<(PersonId, Likeness)>, Stop> {
    let (weights, one) = (&reference.likeness, Traits::of(NOBODY, facts));
    let mut found = Vec::new();
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() {
            continue;
        }
        let likeness = likeness(&one, &Traits::of(person.id, &person.facts), weights);
        if wanted(&likeness, weights.show_from()) {
            found.push((person.id, likeness));
        }
    }
    found.sort_by_key(|(person, likeness)| (std::cmp::Reverse(likeness.points), *person));
    Ok(found)
}
