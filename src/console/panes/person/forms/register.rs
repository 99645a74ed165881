//! A new person: the main form, empty, with a first recognition.

use super::basic::{account, card_number, identity, names, open_choices, phone, service, sex_of};
use super::recognition::groups;
use super::{Newcomer, REGISTER, sheet};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Field, Form};
use crate::console::overlays::Sheet;
use crate::console::shared::Shared;
use crate::domain::ResidentId;
use crate::domain::person::{
    BankAccount, Death, NoId, PersonFacts, Recognition, RecognitionState, Residence, ServiceRecord,
};
use crate::locale::{death, field as label, person as say};

/// The form, with what was typed before where it belongs, and why it is none of those who are near.
pub fn register(new: &Newcomer, despite: Option<&str>, shared: &Shared) -> Sheet {
    let mut fields = identity();
    // A death is told with its document, as where it is recorded by itself.
    let document = Field::text("death.document", label::DEATH_DOCUMENT)
        .hint(death::DOCUMENT_HINT)
        .only_when("died", &[]);
    let at = fields.iter().position(|field| field.name == "died").map_or(fields.len(), |at| at + 1);
    fields.insert(at, document);
    fields.extend(["phones.0", "phones.1"].map(phone));
    fields.push(
        Field::new("recognitions.0.group", label::GROUP, open_choices(groups(shared)))
            .section(say::SECTION_RECOGNITION)
            .hint(say::APPLIED_HINT),
    );
    fields.extend(service(shared));
    fields.extend(account());
    fields.push(card_number());
    let mut form = Form::new(REGISTER, say::REGISTER_TITLE, fields).about(&new.mark(), 0);
    let birth = new.birth_text();
    for (name, typed) in
        [("name", &new.name), ("resident_id", &new.resident_id), ("birth", &birth), ("phones.0", &new.phone)]
    {
        if let Some(field) = form.field_mut(name).filter(|_| !typed.is_empty()) {
            *field = field.clone().typed(typed);
        }
    }
    if let Some(reason) = despite {
        form.give_despite(reason);
    }
    sheet(form)
}

/// The command.
pub fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let resident_id =
        read.parsed("resident_id", |text| ResidentId::parse(text).map(|p| p.id).map_err(Fault::ResidentId));
    let group = form.text("recognitions.0.group");
    let recognitions =
        if group.is_empty() { Vec::new() } else { vec![Recognition::new(group, RecognitionState::Applied)] };
    let phones = ["phones.0", "phones.1"].map(|name| read.phone(name));
    let died = read.date("died");
    let document = read.text("death.document");
    let death = died.map(|_| Death { document, cause: None, before: Vec::new() });
    let facts = PersonFacts {
        name: read.text("name"),
        other_names: names(form.text("other_names")),
        resident_id,
        sex: sex_of(form.text("sex")),
        birth: read.date("birth"),
        no_id: NoId::parse(form.text("no_id")),
        household: Residence {
            division: read.division("household.division"),
            address: read.text("household.address"),
        },
        residence: Residence {
            division: read.division("residence.division"),
            address: read.text("residence.address"),
        },
        phones: phones.into_iter().flatten().collect(),
        bank: bank(form),
        card: read.some_text("card"),
        service: ServiceRecord {
            enlisted: read.date("service.enlisted"),
            discharged: read.date("service.discharged"),
            unit: read.text("service.unit"),
            certificate: read.text("service.certificate"),
            placement: read.text("service.placement"),
        },
        recognitions,
        died,
        death,
        ..PersonFacts::default()
    };
    read.done(Command::RegisterPerson { facts: Box::new(facts), despite: form.despite() })
}

fn bank(form: &Form) -> Option<BankAccount> {
    let part = |name: &str| form.text(name).to_owned();
    let bank = BankAccount {
        bank: part("bank.bank"),
        holder: part("bank.holder"),
        number: part("bank.number"),
        ..BankAccount::default()
    };
    (bank != BankAccount::default()).then_some(bank)
}
