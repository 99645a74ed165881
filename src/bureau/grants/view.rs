//! Reading requests: one in full, those that wait, those of a person, and a year by programme.

use std::collections::{BTreeMap, BTreeSet};

use super::booked::standing;
use super::change::due;
use super::read::{get, of_person};
use crate::bureau::answer::{GrantList, GrantRow, GrantSum, GrantView};
use crate::bureau::funds;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::ledger;
use crate::bureau::people::{division, stands_for};
use crate::bureau::query::GrantsAsked;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{BasisKind, Decided, Doubt, GrantRequest, GrantState, GrantWeighed, WorkedOut};
use crate::domain::person::Person;
use crate::domain::{GrantId, PersonId, Total};
use crate::store::{IndexTable, Reading};

/// Most rows of one answer.
const MOST: usize = 2000;

/// What was weighed of a request.
pub struct Weighed {
    /// What it comes to by the rule.
    pub worked: WorkedOut,
    /// What deserves a second look before it is decided.
    pub doubts: Vec<Doubt>,
}

impl Weighed {
    /// What deserves one when it is entered: nobody can have been heard yet.
    pub fn before_opinions(self) -> Vec<Doubt> {
        self.doubts.into_iter().filter(|doubt| !matches!(doubt, Doubt::Unheard { .. })).collect()
    }
}

/// Weighs a request against its rule, its person and their other requests.
pub fn weigh(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    request: &GrantRequest,
) -> Result<Weighed, Stop> {
    let facts = &request.facts;
    let unknown = || Refusal::NoSuchProgramme(facts.programme.clone());
    let rule = scene.reference.grants.get(&facts.programme).ok_or_else(unknown)?;
    let programme = scene.reference.programmes.get(&facts.programme).ok_or_else(unknown)?;
    let worked = scene.reference.grants.work_out(rule, &facts.basis).unwrap_or_default();
    let mut others = Vec::new();
    for other in of_person(r, person.id)? {
        if other.id != request.id && stands(r, &other)? {
            others.push(other);
        }
    }
    let weighed = GrantWeighed {
        programme,
        rule,
        facts,
        worked: &worked,
        recognitions: &person.facts.recognitions,
        died: person.facts.died,
        household: person.facts.household.division,
        others: &others,
    };
    let mut doubts = weighed.doubts();
    doubts.extend(weighed.unheard(&request.opinions).into_iter().map(|level| Doubt::Unheard { level }));
    Ok(Weighed { worked, doubts })
}

/// Whether a request waits, or was approved and what was booked was not taken back.
fn stands(r: &impl Reading, request: &GrantRequest) -> Result<bool, Stop> {
    Ok(match request.state {
        GrantState::Proposed => true,
        GrantState::Approved => !taken_back(r, request)?,
        GrantState::Declined | GrantState::Withdrawn => false,
    })
}

/// Whether what an approval booked was taken back in the ledger, and nothing stands in its place.
fn taken_back(r: &impl Reading, request: &GrantRequest) -> Result<bool, Stop> {
    Ok(request.entry().is_some() && standing(r, request)?.is_none())
}

/// One request in full, and whether the asker could decide it.
pub fn grant(r: &impl Reading, scene: Scene<'_>, id: GrantId) -> Result<GrantView, Stop> {
    let request = get(r, id)?;
    let person = journal::person(r, stands_for(r, request.person)?)?;
    let weighed = weigh(r, scene, &person, &request)?;
    let year = u16::try_from(request.facts.month.year()).unwrap_or_default();
    let mut sums = Sums::default();
    for other in of_person(r, person.id)? {
        if other.facts.month.year() == i32::from(year) && other.facts.programme == request.facts.programme {
            sums.add(r, scene, &other, person.id)?;
        }
    }
    let action = Action::ApproveGrants;
    let may_decide = can(scene.staff, action)
        .and(if request.by == scene.staff.id { Err(Denied::SamePerson) } else { Ok(()) })
        .map_err(|why| Refusal::NotPermitted { action, why })
        .and(match request.state {
            GrantState::Proposed => Ok(()),
            state => Err(Refusal::GrantStands { grant: id, state }),
        });
    // Nobody can approve what cannot be booked; it is declined, or withdrawn and entered for another month.
    let bookable = || ledger::outlived(scene.reference, &person, &due(&request, person.id));
    let may_approve = may_decide.clone().and_then(|()| bookable());
    let articles = scene.reference.grants.get(&request.facts.programme).map(|rule| rule.articles.clone());
    let waits = request.state == GrantState::Proposed;
    let fund = waits.then(|| {
        let (programme, amount) = (&request.facts.programme, request.facts.amount);
        funds::of_payment(r, programme, amount, scene.asking.moment.today)
    });
    Ok(GrantView {
        fund: fund.transpose()?,
        opinions: request.opinions.clone(),
        doubts: if request.state == GrantState::Proposed { weighed.doubts } else { Vec::new() },
        worked: weighed.worked,
        articles: articles.unwrap_or_default(),
        year,
        in_year: sums.into_rows().pop(),
        may_decide,
        may_approve,
        row: row(r, request)?,
    })
}

/// Requests, with what they come to by programme.
pub fn grants(
    r: &impl Reading,
    scene: Scene<'_>,
    asked: &GrantsAsked,
    (offset, limit): (usize, usize),
) -> Result<GrantList, Stop> {
    let mut found = Vec::new();
    match asked {
        GrantsAsked::Of(person) => found = of_person(r, journal::person(r, *person)?.id)?,
        GrantsAsked::Waiting => {
            for key in r.owners(IndexTable::GrantWaiting, &[])? {
                found.extend(r.get::<GrantRequest>(&key?)?);
            }
        }
        GrantsAsked::Year { year, programme } => {
            for key in r.owners(IndexTable::GrantByYear, &year.to_be_bytes())? {
                let one: Option<GrantRequest> = r.get(&key?)?;
                let wanted = |g: &GrantRequest| programme.as_ref().is_none_or(|p| *p == g.facts.programme);
                found.extend(one.filter(wanted));
            }
        }
    }
    let mut sums = Sums::default();
    for request in &found {
        sums.add(r, scene, request, stands_for(r, request.person)?)?;
    }
    let total = found.len();
    // What waits longest is decided first; elsewhere the newest is looked for.
    if *asked != GrantsAsked::Waiting {
        found.reverse();
    }
    let page = found.into_iter().skip(offset).take(limit.min(MOST));
    let rows = page.map(|request| row(r, request)).collect::<Result<_, Stop>>()?;
    Ok(GrantList { total, offset, rows, sums: sums.into_rows() })
}

#[derive(Default)]
struct Sums(BTreeMap<usize, (GrantSum, BTreeSet<PersonId>)>);

impl Sums {
    /// One request more; people, times and money are counted of what was approved and stands.
    fn add(
        &mut self,
        r: &impl Reading,
        scene: Scene<'_>,
        request: &GrantRequest,
        person: PersonId,
    ) -> Result<(), Stop> {
        let of = &request.facts.programme;
        let place = scene.reference.programmes.all().iter().position(|p| p.id == *of).unwrap_or(usize::MAX);
        let bills = request.facts.basis.kind() == BasisKind::Bill;
        let (sum, people) = self.0.entry(place).or_insert_with(|| {
            (GrantSum { programme: of.clone(), bills, ..GrantSum::default() }, BTreeSet::new())
        });
        match request.state {
            GrantState::Proposed => {
                sum.waiting += 1;
                sum.asked = Total(sum.asked.0 + i128::from(request.facts.amount.0));
            }
            GrantState::Approved if taken_back(r, request)? => sum.taken_back += 1,
            GrantState::Approved => {
                sum.times += 1;
                sum.amount = Total(sum.amount.0 + i128::from(request.facts.amount.0));
                people.insert(person);
            }
            GrantState::Declined => sum.declined += 1,
            GrantState::Withdrawn => sum.withdrawn += 1,
        }
        sum.people = people.len();
        Ok(())
    }

    fn into_rows(self) -> Vec<GrantSum> {
        self.0.into_values().map(|(sum, _)| sum).collect()
    }
}

fn row(r: &impl Reading, request: GrantRequest) -> Result<GrantRow, Stop> {
    let person = journal::person(r, stands_for(r, request.person)?)?;
    let decided_by = request.decided.as_ref().map(|d| journal::staff_name(r, d.by)).transpose()?;
    let declined = |d: Decided| Ok::<_, Stop>((journal::staff_name(r, d.by)?, d.on, d.reason));
    let declined = request.declined.clone().map(declined).transpose()?;
    Ok(GrantRow {
        declined,
        grant: request.id,
        version: request.version,
        person: person.id,
        division: division(&person.facts),
        name: person.facts.name,
        taken_back: taken_back(r, &request)?,
        entry: request.entry(),
        facts: request.facts,
        state: request.state,
        by: journal::staff_name(r, request.by)?,
        on: request.on,
        despite: request.despite,
        decided: request.decided.as_ref().map(|d| d.on),
        decided_by: decided_by.unwrap_or_default(),
        reason: request.decided.map(|d| d.reason).unwrap_or_default(),
    })
}
