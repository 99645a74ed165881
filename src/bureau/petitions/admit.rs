//! The check at the door: a petition as it may be stored, or every fault at once.

use crate::bureau::faults::Faults;
use crate::bureau::people::admit_name;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::domain::petition::{
    Accused, Channel, Demand, MOST_REPRESENTATIVES, Origin, PetitionFacts, Petitioner,
};
use crate::domain::{Date, DivisionCode, Phone};

/// Most petitioners written down by name, and most demands.
const MOST_PETITIONERS: usize = 200;
const MOST_DEMANDS: usize = 20;
/// Characters of one demand.
const DEMAND_CHARS: usize = 4000;
/// The first day on which anything can have been received: the regulation of 1951 is the oldest.
const FIRST_YEAR: i32 = 1951;

/// The facts in their one form.
pub fn admit(
    facts: &PetitionFacts,
    reference: &Reference,
    today: Date,
) -> Result<PetitionFacts, Vec<FieldFault>> {
    let mut faults = Faults::default();
    dates(&mut faults, facts, today);
    people(&mut faults, facts);
    let petitioners = facts.petitioners.iter().enumerate();
    let petitioners = petitioners.map(|(n, one)| petitioner(&mut faults, n, one, today)).collect();
    match facts.demands.len() {
        0 => faults.add("demands", Fault::Empty),
        n if n > MOST_DEMANDS => faults.add("demands", Fault::TooLong { most: MOST_DEMANDS }),
        _ => {}
    }
    let demands =
        facts.demands.iter().enumerate().map(|(n, demand)| admit_demand(&mut faults, n, demand)).collect();
    if facts.division.is_some_and(|code| !reference.divisions.admits(code, true)) {
        faults.add("division", Fault::Division);
    }
    let external_number = faults.line("external_number", &facts.external_number, 60);
    if facts.topics.iter().any(|id| reference.petition_topics.get(id).is_none()) {
        faults.add("topics", Fault::Choice);
    }
    let accused = facts
        .accused
        .iter()
        .enumerate()
        .map(|(n, one)| admit_accused(&mut faults, n, one, reference))
        .collect();
    let elsewhere = faults.line("elsewhere", &facts.elsewhere, 60);
    let clean = PetitionFacts {
        petitioners,
        demands,
        external_number,
        accused,
        elsewhere,
        urgency: Some(facts.urgency()),
        // What another organ sent is a referral whatever else was said.
        origin: if facts.channel == Channel::Forwarded { Origin::Referred } else { facts.origin },
        ..facts.clone()
    };
    let secret = clean.secret || clean.is_accusation();
    faults.into_result(PetitionFacts { secret, ..clean })
}

fn dates(faults: &mut Faults, facts: &PetitionFacts, today: Date) {
    if facts.received > today {
        faults.add("received", Fault::Future);
    } else if facts.received.year() < FIRST_YEAR {
        faults.add("received", Fault::TooEarly);
    }
    if facts.received_at.is_some_and(|minute| minute >= 24 * 60) {
        faults.add("received_at", Fault::Date);
    }
}

/// How many there are, and how many of them speak (信访工作条例 第二十条: five at most).
fn people(faults: &mut Faults, facts: &PetitionFacts) {
    let named = facts.petitioners.len();
    match (facts.anonymous, named) {
        (true, 1..) => faults.add("petitioners", Fault::AnonymousNamed),
        (false, 0) => faults.add("petitioners", Fault::Empty),
        (_, n) if n > MOST_PETITIONERS => {
            faults.add("petitioners", Fault::TooLong { most: MOST_PETITIONERS });
        }
        _ => {}
    }
    if usize::from(facts.headcount) < named.max(1) {
        faults.add("headcount", Fault::TooFew);
    }
    if facts.petitioners.iter().filter(|p| p.representative).count() > MOST_REPRESENTATIVES {
        faults.add("petitioners", Fault::TooManyRepresentatives);
    }
    let mut known: Vec<_> = facts.petitioners.iter().filter_map(|p| p.person).collect();
    known.sort_unstable();
    if known.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        faults.add("petitioners", Fault::Choice);
    }
}

fn petitioner(faults: &mut Faults, n: usize, one: &Petitioner, today: Date) -> Petitioner {
    let phone = match one.phone.trim() {
        "" => String::new(),
        typed => faults.take(
            &format!("petitioners.{n}.phone"),
            Phone::parse(typed).map(|p| p.as_str().to_owned()).map_err(|_| Fault::Phone),
        ),
    };
    if let Some(fault) = one.resident_id.and_then(|id| id.judge(today).err()) {
        faults.add(&format!("petitioners.{n}.resident_id"), Fault::ResidentId(fault));
    }
    let name = faults.take(&format!("petitioners.{n}.name"), admit_name(&one.name));
    Petitioner { name, phone, ..one.clone() }
}

/// An office is a town or village: the bureau itself cannot be kept from its own register.
fn admit_accused(faults: &mut Faults, n: usize, one: &Accused, reference: &Reference) -> Accused {
    let known = |code: DivisionCode| code.town().is_some() && reference.divisions.get(code).is_some();
    if one.division.is_some_and(|code| !known(code)) {
        faults.add(&format!("accused.{n}.division"), Fault::Division);
    }
    let name = faults.line(&format!("accused.{n}.name"), &one.name, 60);
    if name.is_empty() && one.division.is_none() && one.staff.is_none() {
        faults.add(&format!("accused.{n}.name"), Fault::Empty);
    }
    Accused { name, ..one.clone() }
}

fn admit_demand(faults: &mut Faults, n: usize, demand: &Demand) -> Demand {
    let field = format!("demands.{n}.text");
    let text = faults.note(&field, &demand.text, DEMAND_CHARS);
    if text.is_empty() && demand.text.trim().is_empty() {
        faults.add(&field, Fault::Empty);
    }
    let outcome = faults.note(&format!("demands.{n}.outcome"), &demand.outcome, DEMAND_CHARS);
    Demand { text, outcome, ..demand.clone() }
}
