//! Who is due a call or a home visit, and how the towns stand.

use std::collections::{BTreeMap, HashMap};

use crate::bureau::answer::{RotaPage, RotaRow, TownRow};
use crate::bureau::care::whom::Whom;
use crate::bureau::door::Scene;
use crate::bureau::journal;
use crate::bureau::people::division;
use crate::bureau::query::RotaAsked;
use crate::bureau::stop::Stop;
use crate::domain::care::{Due, DueState, Every, Seen, pressing};
use crate::domain::filter::Facet;
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::{DivisionCode, PersonId, StaffId, mask_phone};
use crate::store::{IndexTable, Keys, Reading, contact_seen};

/// Most rows of one answer.
const MOST: usize = 2000;
/// Most steps from a merged record to the one that stands for it.
const MOST_STEPS: usize = 16;

/// A page of the rota.
pub fn rota(
    r: &impl Reading,
    scene: Scene<'_>,
    asked: &RotaAsked,
    (offset, limit): (usize, usize),
) -> Result<RotaPage, Stop> {
    let today = scene.asking.moment.today;
    let (whom, faults) = Whom::read(scene, &asked.text);
    let rules = Rules::read(scene);
    let contacts = contacts(r)?;
    let owners = owners(r)?;
    let mut towns = Towns::new(scene, &owners);
    let mut found: Vec<(Due, PersonId)> = Vec::new();
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() || person.is_dead(today) {
            continue;
        }
        let facet = Facet::of(&person, &scene.reference.groups);
        if !whom.means(r, scene, &person, &facet)? {
            continue;
        }
        let seen = contacts.get(&person.id).map_or(&[][..], Vec::as_slice);
        let Some(due) = rules.pressing(r, scene, (&person, &facet), seen)? else { continue };
        let town = facet.division.and_then(DivisionCode::town);
        towns.count(town, due.state);
        let theirs = asked.town.is_none_or(|t| town == Some(t))
            && asked.staff.is_none_or(|s| town.and_then(|t| owners.get(&t)).is_some_and(|(id, _)| *id == s));
        if theirs && due.state != DueState::Met {
            found.push((due, person.id));
        }
    }
    found.sort_by_key(|(due, person)| (due.order(), due.rule, *person));
    let page = found.iter().skip(offset).take(limit.min(MOST));
    let rows = page.map(|(due, person)| row(r, scene, *person, *due, &contacts)).collect::<Result<_, _>>()?;
    Ok(RotaPage {
        quarter: Every::Quarter.span(today),
        year: Every::Year.span(today),
        total: found.len(),
        offset,
        rows,
        towns: towns.rows(),
        faults,
    })
}

/// The rules of the table with their filters read.
struct Rules(Vec<Vec<Whom>>);

impl Rules {
    fn read(scene: Scene<'_>) -> Self {
        let filters = |rule: &crate::domain::care::RotaRule| {
            rule.whom.iter().map(|text| Whom::read(scene, text).0).collect()
        };
        Self(scene.reference.rota.all().iter().map(filters).collect())
    }

    /// The most pressing of the rules that somebody falls under.
    fn pressing(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (person, facet): (&Person, &Facet),
        seen: &[Seen],
    ) -> Result<Option<Due>, Stop> {
        let mut under = Vec::new();
        for ((place, rule), whom) in (0..).zip(scene.reference.rota.all()).zip(&self.0) {
            let mut meant = whom.is_empty();
            for filter in whom {
                meant = meant || filter.means(r, scene, person, facet)?;
            }
            if meant {
                under.push((place, rule));
            }
        }
        Ok(pressing(under.into_iter(), seen, scene.asking.moment.today))
    }
}

/// Everybody's contacts, those on merged records with the record that stands for them. One walk over the index, no record is read.
fn contacts(r: &impl Reading) -> Result<HashMap<PersonId, Vec<Seen>>, Stop> {
    let mut all: HashMap<PersonId, Vec<Seen>> = HashMap::new();
    let mut stands: Option<(PersonId, PersonId)> = None;
    for key in r.index_range(IndexTable::ContactByPerson, &[])? {
        let Some((record, seen)) = contact_seen(&key?) else { continue };
        let person = match stands {
            Some((last, person)) if last == record => person,
            _ => standing_for(r, record)?,
        };
        stands = Some((record, person));
        all.entry(person).or_default().push(seen);
    }
    Ok(all)
}

/// The record that stands for one.
fn standing_for(r: &impl Reading, record: PersonId) -> Result<PersonId, Stop> {
    let mut person = record;
    for _ in 0..MOST_STEPS {
        let merged = r.get::<Person>(&Keys::person(person))?.and_then(|p| p.merged);
        let Some(merged) = merged else { break };
        person = merged.into;
    }
    Ok(person)
}

/// Whose each town is.
fn owners(r: &impl Reading) -> Result<BTreeMap<DivisionCode, (StaffId, String)>, Stop> {
    let mut owners = BTreeMap::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        owners.extend(staff.towns.iter().map(|town| (*town, (staff.id, staff.name.clone()))));
    }
    Ok(owners)
}

/// The towns' figures.
struct Towns(BTreeMap<(bool, Option<DivisionCode>), TownRow>);

impl Towns {
    /// Towns with an owner stand in the list although nobody of them is asked for.
    fn new(scene: Scene<'_>, owners: &BTreeMap<DivisionCode, (StaffId, String)>) -> Self {
        let mut towns = Self(BTreeMap::new());
        for division in scene.reference.divisions.all() {
            if let Some(owner) = owners.get(&division.code) {
                towns.row(Some(division.code)).staff = Some(owner.clone());
            }
        }
        towns
    }

    fn row(&mut self, town: Option<DivisionCode>) -> &mut TownRow {
        let none = TownRow { town, staff: None, people: 0, met: 0, late: 0 };
        self.0.entry((town.is_none(), town)).or_insert(none)
    }

    fn count(&mut self, town: Option<DivisionCode>, state: DueState) {
        let row = self.row(town);
        row.people += 1;
        row.met += u32::from(state == DueState::Met);
        row.late += u32::from(state == DueState::Late);
    }

    fn rows(self) -> Vec<TownRow> {
        self.0.into_values().collect()
    }
}

fn row(
    r: &impl Reading,
    scene: Scene<'_>,
    id: PersonId,
    due: Due,
    contacts: &HashMap<PersonId, Vec<Seen>>,
) -> Result<RotaRow, Stop> {
    let person = journal::person(r, id)?;
    let facts = &person.facts;
    let groups = &scene.reference.groups;
    let codes = Facet::of(&person, groups)
        .group_places()
        .filter_map(|place| groups.all().get(place))
        .map(|group| group.code.clone())
        .collect();
    let newest = contacts.get(&id).and_then(|all| all.iter().max_by_key(|c| (c.day, c.contact)));
    Ok(RotaRow {
        person: id,
        name: facts.name.clone(),
        age: facts.age_on(scene.asking.moment.today),
        groups: codes,
        division: division(facts),
        phone_masked: facts.phones.first().map(|p| mask_phone(p)).unwrap_or_default(),
        due,
        last: newest.map(|seen| (*seen).into()),
    })
}
