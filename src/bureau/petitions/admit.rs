//! The check at the door: a petition as it may be stored, or every fault at once.

use crate::bureau::faults::Faults;
use crate::bureau::people::admit_name;
use crate::bureau::petitions::accused::{self, MOST_ACCUSED};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::domain::petition::{
    Channel, Demand, Forwarded, MOST_REPRESENTATIVES, Origin, PetitionFacts, Petitioner, is_no_name,
};
use crate::domain::{Date, Phone};

/// Most petitioners written down by name, and most demands.
const MOST_PETITIONERS: usize = 200;
const MOST_DEMANDS: usize = 20;
/// Characters of one demand, and of all of them.
const DEMAND_CHARS: usize = 4000;
const ALL_DEMANDS_CHARS: usize = 40_000;
/// Most topics of one petition.
const MOST_TOPICS: usize = 20;
/// What the field of the topics is called here and in the form: visits have topics of their own.
const TOPICS: &str = "petition_topics";
/// The first day on which anything can have been received: the regulation of 1951 is the oldest.
const FIRST_YEAR: i32 = 1951;

/// The facts in their one form.
pub fn admit(
    facts: &PetitionFacts,
    reference: &Reference,
    today: Date,
) -> Result<PetitionFacts, Vec<FieldFault>> {
    let facts = &facts.clone().without_no_name();
    let mut faults = Faults::default();
    no_names(&mut faults, facts);
    dates(&mut faults, facts, today);
    people(&mut faults, facts);
    let petitioners = facts.petitioners.iter().enumerate();
    let petitioners = petitioners.map(|(n, one)| petitioner(&mut faults, n, one, today)).collect();
    match facts.demands.len() {
        0 => faults.add("demands", Fault::Empty),
        n if n > MOST_DEMANDS => faults.add("demands", Fault::TooMany { most: MOST_DEMANDS }),
        _ => {}
    }
    // Whatever is brought leaves room for every step that follows.
    if facts.demands.iter().map(|demand| demand.text.chars().count()).sum::<usize>() > ALL_DEMANDS_CHARS {
        faults.add("demands", Fault::TooLong { most: ALL_DEMANDS_CHARS });
    }
    let demands =
        facts.demands.iter().enumerate().map(|(n, demand)| admit_demand(&mut faults, n, demand)).collect();
    if facts.division.is_some_and(|code| !reference.divisions.admits(code, true)) {
        faults.add("division", Fault::Division);
    }
    let external_number = faults.line("external_number", &facts.external_number, 60);
    if facts.topics.len() > MOST_TOPICS {
        faults.add(TOPICS, Fault::TooMany { most: MOST_TOPICS });
    } else if facts.topics.iter().any(|id| reference.petition_topics.get(id).is_none()) {
        faults.add(TOPICS, Fault::Choice);
    }
    if facts.accused.len() > MOST_ACCUSED {
        faults.add("accused", Fault::TooMany { most: MOST_ACCUSED });
    }
    let accused = facts.accused.iter().enumerate().take(MOST_ACCUSED);
    let accused = accused
        .map(|(n, one)| accused::admit(&mut faults, &format!("accused.{n}"), one, reference))
        .collect();
    let elsewhere = faults.line("elsewhere", &facts.elsewhere, 60);
    let forwarded = facts.forwarded.as_ref().map(|one| forwarded(&mut faults, one, facts.received));
    let clean = PetitionFacts {
        petitioners,
        demands,
        external_number,
        accused,
        elsewhere,
        forwarded: forwarded.clone(),
        urgency: Some(facts.urgency()),
        // What another organ sent is a referral whatever else was said.
        origin: if facts.channel == Channel::Forwarded || forwarded.is_some() {
            Origin::Referred
        } else {
            facts.origin
        },
        ..facts.clone()
    };
    let secret = clean.secret || clean.is_accusation();
    faults.into_result(PetitionFacts { secret, ..clean })
}

/// Who sent it: the organ is named, and it came here no earlier than that.
fn forwarded(faults: &mut Faults, one: &Forwarded, received: Date) -> Forwarded {
    let organ = faults.line("forwarder", &one.organ, 60);
    if organ.is_empty() {
        faults.add("forwarder", Fault::Empty);
    }
    if one.on.is_some_and(|on| on > received) {
        faults.add("received", Fault::Before { field: "forwarded_on".to_owned() });
    }
    Forwarded { organ, document: faults.line("forwarded_number", &one.document, 60), on: one.on }
}

fn dates(faults: &mut Faults, facts: &PetitionFacts, today: Date) {
    if facts.received > today {
        faults.add("received", Fault::Future);
    } else if facts.received.year() < FIRST_YEAR {
        faults.add("received", Fault::TooEarly);
    }
    if facts.received_at.is_some_and(|minute| minute >= 24 * 60) {
        faults.add("received_at", Fault::Time);
    }
}

/// How many there are, and how many of them speak (信访工作条例 第二十条: five at most).
fn people(faults: &mut Faults, facts: &PetitionFacts) {
    let named = facts.petitioners.len();
    match (facts.anonymous, named) {
        (true, 1..) => faults.add("petitioners", Fault::AnonymousNamed),
        (false, 0) => faults.add("petitioners", Fault::Empty),
        (_, n) if n > MOST_PETITIONERS => {
            faults.add("petitioners", Fault::TooMany { most: MOST_PETITIONERS });
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

/// Whoever is called anonymous and has a phone, a number or others beside them is neither named nor unnamed.
fn no_names(faults: &mut Faults, facts: &PetitionFacts) {
    for (n, one) in facts.petitioners.iter().enumerate() {
        if one.person.is_none() && is_no_name(&one.name) {
            faults.add(&format!("petitioners.{n}.name"), Fault::AnonymousKnown);
        }
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

fn admit_demand(faults: &mut Faults, n: usize, demand: &Demand) -> Demand {
    let field = format!("demands.{n}.text");
    let text = faults.note(&field, &demand.text, DEMAND_CHARS);
    if text.is_empty() && demand.text.trim().is_empty() {
        faults.add(&field, Fault::Empty);
    }
    // What comes of it is written by a step, with its day and its author.
    if !demand.outcome.trim().is_empty() || demand.settled.is_some() {
        faults.add(&format!("demands.{n}.outcome"), Fault::WhenHandled);
    }
    Demand { text, outcome: String::new(), settled: None, ..demand.clone() }
}
