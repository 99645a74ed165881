//! The form that puts a registration right, and the command it makes: only what differs from what stood there.

use super::intake::{channel, numbered, origin, purpose, resident_id, urgency};
use super::joint::{TOPICS, topics};
use crate::bureau::answer::PetitionView;
use crate::bureau::command::PetitionChange as To;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Field, Form, Kind, Reader};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{
    Channel, MOST_REPRESENTATIVES, Origin, Petitioner, Purpose, Urgency, is_no_name,
};
use crate::domain::{Date, PetitionId};
use crate::locale::{field, petition_corrected as say, petitions};

/// The name of the form.
pub const CORRECT: &str = "petition.correct";
/// How a name is cleared that stood there for nobody.
const NO_NAME: &str = "匿名";

/// The form of a petition, filled with what stands.
pub fn correct_form(view: &PetitionView, shared: &Shared) -> Form {
    let facts = &view.facts;
    let mut fields = vec![channel().with(facts.channel.name())];
    let places = facts.petitioners.len().clamp(1, MOST_REPRESENTATIVES);
    for n in 0..places {
        fields.extend(petitioner(n, facts.petitioners.get(n)));
    }
    fields.push(Field::text("headcount", field::HEADCOUNT).required().with(facts.headcount.to_string()));
    for (n, demand) in facts.demands.iter().enumerate() {
        let text = Field::new(text_of(n), numbered(field::DEMAND_TEXT, n), Kind::Note(2));
        fields.push(text.required().with(demand.text.clone()));
    }
    fields.push(urgency().with(facts.urgency().name()));
    fields.push(
        Field::new("received", field::RECEIVED, Kind::Date).required().with(facts.received.to_string()),
    );
    let at = facts.received_at.map(|m| format!("{:02}:{:02}", m / 60, m % 60)).unwrap_or_default();
    fields.push(Field::text("received_at", field::RECEIVED_AT).hint(petitions::RECEIVED_AT_HINT).with(at));
    fields.push(origin().with(facts.origin.name()));
    fields.push(purpose().with(facts.purpose.name()));
    let place = Field::new("division", field::DIVISION, Kind::Division);
    fields.push(match facts.division {
        Some(code) => place.with_picked(code.to_string(), shared.place(Some(code))),
        None => place,
    });
    fields.push(topics(shared).with(facts.topics.join(",")));
    let number = Field::text("external_number", field::EXTERNAL_NUMBER).hint(petitions::EXTERNAL_HINT);
    fields.push(number.with(facts.external_number.clone()));
    for n in 0..places {
        fields.push(Field::text(of(n, "resident_id"), numbered(field::RESIDENT_ID, n)));
    }
    let name = if view.row.name.is_empty() {
        petitions::ANONYMOUS.into()
    } else {
        Words::Data(view.row.name.clone())
    };
    let title =
        Words::Filled(say::TITLE, vec![("number", Words::Data(view.row.number.clone())), ("name", name)]);
    Form::new(CORRECT, title, fields).note(say::NOTE).about(&view.row.petition, view.version)
}

fn of(n: usize, part: &str) -> String {
    format!("petitioners.{n}.{part}")
}

fn text_of(n: usize) -> String {
    format!("demands.{n}.text")
}

fn petitioner(n: usize, one: Option<&Petitioner>) -> [Field; 3] {
    let record = Field::new(of(n, "person"), numbered(petitions::RECORD, n), Kind::Person);
    let name = Field::text(of(n, "name"), numbered(field::NAME, n)).hint(petitions::NAME_HINT);
    let phone = Field::text(of(n, "phone"), numbered(field::PHONE, n));
    let Some(one) = one else { return [record, name.with(NO_NAME), phone] };
    let record = match one.person {
        Some(id) => record.with_picked(id.to_string(), one.name.clone()),
        None => record,
    };
    [record, name.with(one.name.clone()), phone.masked(one.phone.clone())]
}

/// The command of a filled form.
pub fn read_correct(form: &Form, today: Date) -> Result<Command, Vec<FieldFault>> {
    let Some(petition) = PetitionId::parse(&form.about) else { return Err(Vec::new()) };
    let mut read = form.read();
    let mut changes = Vec::new();
    let differs = |name: &str| form.is_field_changed(name);
    if differs("channel") {
        changes.extend(Channel::parse(form.text("channel")).map(To::Channel));
    }
    changes.extend(people(form, &mut read, today));
    if differs("headcount") {
        changes.extend(read.number::<u16>("headcount").map(To::Headcount));
    }
    let texts = form.fields.iter().filter(|f| f.name.starts_with("demands.") && f.is_changed());
    let place = |name: &str| name.split('.').nth(1).and_then(|n| n.parse::<u8>().ok());
    changes.extend(
        texts.filter_map(|f| Some(To::Demand { at: place(&f.name)?, text: f.value().trim().to_owned() })),
    );
    if differs("urgency") {
        changes.extend(Urgency::parse(form.text("urgency")).map(To::Urgency));
    }
    if differs("received") {
        changes.extend(read.date("received").map(To::Received));
    }
    if differs("received_at") {
        changes.push(To::ReceivedAt(read.minute("received_at")));
    }
    if differs("origin") {
        changes.extend(Origin::parse(form.text("origin")).map(To::Origin));
    }
    if differs("purpose") {
        changes.extend(Purpose::parse(form.text("purpose")).map(To::Purpose));
    }
    if differs("division") {
        changes.push(To::Division(read.division("division")));
    }
    if differs(TOPICS) {
        let ids = form.text(TOPICS).split(',').filter(|id| !id.is_empty());
        changes.push(To::Topics(ids.map(str::to_owned).collect()));
    }
    if differs("external_number") {
        changes.push(To::ExternalNumber(read.text("external_number")));
    }
    if changes.is_empty() {
        read.fault("channel", Fault::Unchanged);
    }
    read.done(Command::CorrectPetition { petition, seen: form.seen, changes, despite: form.despite() })
}

/// What changes of who petitions. Whoever is taken out comes last, and the last of them first, so that places stay what they are.
fn people(form: &Form, read: &mut Reader<'_>, today: Date) -> Vec<To> {
    let (mut changes, mut out) = (Vec::new(), Vec::new());
    for n in 0..MOST_REPRESENTATIVES {
        let (record, name) = (of(n, "person"), of(n, "name"));
        if form.field(&record).is_none() {
            break;
        }
        let at = n as u8;
        if form.is_field_changed(&record) || form.is_field_changed(&name) {
            let person = read.person(&record);
            let typed = read.text(&name);
            let known = form.field(&record).map(|f| f.shown.clone()).unwrap_or_default();
            // With another record it is that one's name, unless another was typed.
            let own = person.is_some() && (typed.is_empty() || !form.is_field_changed(&name));
            let called = if own { known } else { typed };
            match () {
                () if n == 0 && person.is_none() && is_no_name(&called) => changes.push(To::Anonymous),
                () if called.is_empty() && n == 0 => read.fault(&name, Fault::NameOrNone),
                () if called.is_empty() => out.insert(0, To::NotOne { at }),
                () => changes.push(To::Who { at, person, name: called }),
            }
        }
        let (phone, number) = (of(n, "phone"), of(n, "resident_id"));
        if form.is_field_changed(&phone) {
            changes.extend(read.phone(&phone).map(|phone| To::Phone { at, phone }));
        }
        if form.is_field_changed(&number) {
            let id = read.parsed(&number, |text| resident_id(text, today));
            changes.extend(id.map(|id| To::ResidentId { at, id: Some(id) }));
        }
    }
    changes.extend(out);
    changes
}
