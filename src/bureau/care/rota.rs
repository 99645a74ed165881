//! Who is due a call or a home visit, and how the towns stand.

use std::collections::{BTreeMap, HashMap};

use crate::bureau::answer::{RotaPage, RotaRow, TownRow};
use crate::bureau::facets::{self, Standings};
use crate::bureau::index::LookupIndex;
use crate::bureau::journal;
use crate::bureau::people::{StandingFor, division};
use crate::bureau::query::RotaAsked;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Due, DueState, Every, RotaRule, Seen, dues, pressing};
use crate::domain::filter::{Facet, Filter};
use crate::domain::staff::Staff;
use crate::domain::{Date, DivisionCode, PersonId, StaffId, mask_phone};
use crate::store::{IndexTable, Reading, contact_seen};

/// Most rows of one answer.
const MOST: usize = 2000;

/// A page of the rota; without rows while the lookup index is being built.
pub fn rota(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    asked: &RotaAsked,
    (offset, limit): (usize, usize),
) -> Result<RotaPage, Stop> {
    let today = scene.asking.moment.today;
    let (filter, faults) = Filter::parse(&asked.text, scene.reference.filter_tables());
    let people = facets::matching(r, scene, index, &filter)?;
    let ready = people.is_some();
    let rules = Rules::read(r, scene)?;
    let contacts = contacts(r)?;
    let owners = owners(r)?;
    let mut towns = Towns::new(scene, &owners);
    let of = |person: PersonId| contacts.get(&person).map_or(&[][..], Vec::as_slice);
    let alive = |facet: &Facet| facet.died.is_none_or(|died| died > today);
    let asked_about = asked.about.and_then(|person| index.ask(|known| known.facets.get(person)).flatten());
    let about = asked_about.filter(alive).and_then(|f| pressing(&rules.of(&f, of(f.person), today)));
    let mut found: Vec<(Due, Facet)> = Vec::new();
    for facet in people.unwrap_or_default().into_iter().filter(alive) {
        let Some(due) = pressing(&rules.of(&facet, of(facet.person), today)) else { continue };
        let town = facet.division.and_then(DivisionCode::town);
        towns.count(town, due.state);
        let theirs = asked.town.is_none_or(|t| town == Some(t))
            && asked.staff.is_none_or(|s| town.and_then(|t| owners.get(&t)).is_some_and(|(id, _)| *id == s));
        if theirs && due.state != DueState::Met {
            found.push((due, facet));
        }
    }
    found.sort_by_key(|(due, facet)| (due.order(), due.rule, facet.person));
    let page = found.iter().skip(offset).take(limit.min(MOST));
    let rows = page
        .map(|(due, facet)| {
            let seen = of(facet.person);
            row(r, scene, facet, (*due, rules.of(facet, seen, today)), seen)
        })
        .collect::<Result<_, _>>()?;
    Ok(RotaPage {
        ready,
        quarter: Every::Quarter.span(today),
        year: Every::Year.span(today),
        total: found.len(),
        offset,
        rows,
        towns: towns.rows(),
        about,
        faults,
    })
}

/// The rules of the table with their filters read.
struct Rules<'a> {
    rules: Vec<(&'a RotaRule, Vec<Filter>)>,
    standings: Standings,
}

impl<'a> Rules<'a> {
    fn read(r: &impl Reading, scene: Scene<'a>) -> Result<Self, Stop> {
        let parse = |text: &String| Filter::parse(text, scene.reference.filter_tables()).0;
        let rules: Vec<(&RotaRule, Vec<Filter>)> = scene
            .reference
            .rota
            .all()
            .iter()
            .map(|rule| (rule, rule.whom.iter().map(parse).collect()))
            .collect();
        let mut filters = rules.iter().flat_map(|(_, whom)| whom);
        let standings = match filters.find(|filter| filter.asks_petitions()) {
            Some(filter) => Standings::for_filter(r, scene, filter)?,
            None => Standings::default(),
        };
        Ok(Self { rules, standings })
    }

    /// How somebody stands under each of the rules that they fall under, and under what was agreed.
    fn of(&self, facet: &Facet, seen: &[Seen], today: Date) -> Vec<Due> {
        let meant =
            |whom: &[Filter]| whom.iter().any(|f| f.holds(facet, today, || self.standings.of(facet.person)));
        let under = (0..).zip(&self.rules).filter(|(_, (_, whom))| whom.is_empty() || meant(whom));
        dues(under.map(|(place, (rule, _))| (place, *rule)), seen, today)
    }
}

/// Everybody's contacts, those on merged records with the record that stands for them. One walk over the index, no record is read.
fn contacts(r: &impl Reading) -> Result<HashMap<PersonId, Vec<Seen>>, Stop> {
    let mut all: HashMap<PersonId, Vec<Seen>> = HashMap::new();
    let mut stands = StandingFor::default();
    for key in r.index_range(IndexTable::ContactByPerson, &[])? {
        let Some((record, seen)) = contact_seen(&key?) else { continue };
        let person = stands.of(r, record)?;
        all.entry(person).or_default().push(seen);
    }
    Ok(all)
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
    facet: &Facet,
    (due, dues): (Due, Vec<Due>),
    seen: &[Seen],
) -> Result<RotaRow, Stop> {
    let person = journal::person(r, facet.person)?;
    let facts = &person.facts;
    let groups = &scene.reference.groups;
    let codes = facet
        .group_places()
        .filter_map(|place| groups.all().get(place))
        .map(|group| group.code.clone())
        .collect();
    let newest = seen.iter().max_by_key(|c| (c.day, c.contact));
    Ok(RotaRow {
        person: facet.person,
        name: facts.name.clone(),
        age: facts.age_on(scene.asking.moment.today),
        groups: codes,
        division: division(facts),
        phone_masked: facts.phones.first().map(|p| mask_phone(p)).unwrap_or_default(),
        due,
        dues,
        last: newest.map(|seen| (*seen).into()),
    })
}
