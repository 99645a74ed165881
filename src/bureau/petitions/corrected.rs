//! What a registration is put right to, and what differs then.

use crate::bureau::command::PetitionChange as To;
use crate::bureau::petitions::admit::admit;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::domain::petition::{Changed, PetitionFacts, Petitioner};
use crate::domain::{mask_id, mask_phone};

/// The facts as they ought to stand, checked like those of a new petition. What is decided of the demands stays, and what was once kept
/// from view stays so.
pub fn corrected(scene: Scene<'_>, old: &PetitionFacts, changes: &[To]) -> Result<PetitionFacts, Refusal> {
    let mut facts = old.clone();
    for change in changes {
        apply(&mut facts, change).map_err(|fault| Refusal::Invalid(vec![fault]))?;
    }
    speak(old, &mut facts);
    // What came of a demand is no part of its registration, and is not judged with it.
    for demand in &mut facts.demands {
        (demand.outcome, demand.settled) = (String::new(), None);
    }
    let clean = admit(&facts, scene.reference, scene.asking.moment.today).map_err(Refusal::Invalid)?;
    let mut facts = PetitionFacts { secret: old.secret || clean.secret, ..clean };
    for (demand, was) in facts.demands.iter_mut().zip(&old.demands) {
        demand.outcome.clone_from(&was.outcome);
        demand.settled = was.settled;
    }
    Ok(facts)
}

fn apply(facts: &mut PetitionFacts, change: &To) -> Result<(), FieldFault> {
    match change {
        To::Channel(channel) => facts.channel = *channel,
        To::Origin(origin) => facts.origin = *origin,
        To::Purpose(purpose) => facts.purpose = *purpose,
        To::Urgency(urgency) => facts.urgency = Some(*urgency),
        To::Received(day) => facts.received = *day,
        To::ReceivedAt(minute) => facts.received_at = *minute,
        To::Headcount(people) => facts.headcount = *people,
        To::Anonymous => {
            facts.anonymous = true;
            facts.petitioners.clear();
        }
        To::Who { at, person, name } => {
            facts.anonymous = false;
            let one = petitioner(facts, *at)?;
            (one.person, one.name) = (*person, name.clone());
        }
        To::Phone { at, phone } => petitioner(facts, *at)?.phone.clone_from(phone),
        To::ResidentId { at, id } => petitioner(facts, *at)?.resident_id = *id,
        To::NotOne { at } => {
            let at = usize::from(*at);
            if at >= facts.petitioners.len() {
                return Err(nobody(at));
            }
            facts.petitioners.remove(at);
        }
        To::Demand { at, text } => {
            let at = usize::from(*at);
            let missing = || FieldFault { field: format!("demands.{at}.text"), fault: Fault::Choice };
            facts.demands.get_mut(at).ok_or_else(missing)?.text.clone_from(text);
        }
        To::Division(code) => facts.division = *code,
        To::ExternalNumber(number) => facts.external_number.clone_from(number),
        To::Topics(topics) => facts.topics.clone_from(topics),
    }
    Ok(())
}

/// The petitioner of a place; one behind the last is a new one.
fn petitioner(facts: &mut PetitionFacts, at: u8) -> Result<&mut Petitioner, FieldFault> {
    let at = usize::from(at);
    if at == facts.petitioners.len() {
        facts.petitioners.push(Petitioner::default());
    }
    facts.petitioners.get_mut(at).ok_or_else(|| nobody(at))
}

fn nobody(at: usize) -> FieldFault {
    FieldFault { field: format!("petitioners.{at}.name"), fault: Fault::Choice }
}

/// When more came than are named, the named ones speak for the others, as at the intake; a group of which some were named as speaking
/// stays as it is.
fn speak(old: &PetitionFacts, facts: &mut PetitionFacts) {
    let spoke = |one: &Petitioner| one.representative;
    if old.petitioners.iter().any(spoke) && !old.petitioners.iter().all(spoke) {
        return;
    }
    let representative = usize::from(facts.headcount) > facts.petitioners.len();
    facts.petitioners.iter_mut().for_each(|one| one.representative = representative);
}

/// What differs, in the order of the form; phones and identity numbers masked.
pub fn differences(old: &PetitionFacts, new: &PetitionFacts) -> Vec<Changed> {
    let mut all = Differing(Vec::new());
    let minute = |at: Option<u16>| at.map_or_else(String::new, |m| format!("{:02}:{:02}", m / 60, m % 60));
    all.plain("channel", old.channel.name(), new.channel.name());
    all.plain("origin", old.origin.name(), new.origin.name());
    all.plain(Changed::PURPOSE, old.purpose.name(), new.purpose.name());
    all.plain("urgency", old.urgency().name(), new.urgency().name());
    all.plain("received", &old.received.to_string(), &new.received.to_string());
    all.plain("received_at", &minute(old.received_at), &minute(new.received_at));
    all.plain("headcount", &old.headcount.to_string(), &new.headcount.to_string());
    let none = Petitioner::default();
    for at in 0..old.petitioners.len().max(new.petitioners.len()) {
        let was = old.petitioners.get(at).unwrap_or(&none);
        all.petitioner(at, was, new.petitioners.get(at).unwrap_or(&none));
    }
    for (at, (was, now)) in old.demands.iter().zip(&new.demands).enumerate() {
        all.plain(&format!("demands.{at}.text"), &was.text, &now.text);
    }
    let place = |facts: &PetitionFacts| facts.division.map(|code| code.to_string()).unwrap_or_default();
    all.plain("division", &place(old), &place(new));
    all.plain("external_number", &old.external_number, &new.external_number);
    all.plain("petition_topics", &old.topics.join(" "), &new.topics.join(" "));
    all.0
}

/// What was found to differ so far.
struct Differing(Vec<Changed>);

impl Differing {
    fn plain(&mut self, field: &str, from: &str, to: &str) {
        self.masked(field, from, to, str::to_owned);
    }

    fn masked(&mut self, field: &str, from: &str, to: &str, mask: impl Fn(&str) -> String) {
        if from != to {
            self.0.push(Changed { field: field.to_owned(), from: mask(from), to: mask(to) });
        }
    }

    fn petitioner(&mut self, at: usize, was: &Petitioner, now: &Petitioner) {
        let field = |part: &str| format!("petitioners.{at}.{part}");
        let record = |one: &Petitioner| one.person.map(|id| id.to_string()).unwrap_or_default();
        let number = |one: &Petitioner| one.resident_id.map(|id| id.to_string()).unwrap_or_default();
        self.plain(&field("name"), &was.name, &now.name);
        self.plain(&field("person"), &record(was), &record(now));
        self.masked(&field("phone"), &was.phone, &now.phone, mask_phone);
        self.masked(&field("resident_id"), &number(was), &number(now), mask_id);
    }
}
