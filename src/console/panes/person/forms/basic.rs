//! The main form of a record: who, where, how to be reached, service. The account has a form of its own.

use super::{BASIC, CLEARS};
use crate::bureau::FieldFault;
use crate::bureau::answer::Record;
use crate::bureau::command::PersonChange;
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names::field_label;
use crate::console::panes::person::record::PHONES;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::person::{NoId, Residence, ServiceRecord, Sex};
use crate::domain::{Date, ResidentId};
use crate::locale::{Msg, field as label, forms as hint, lookup, person as say, words};

/// Phones that the form has room for.
const PHONES_SHOWN: usize = 3;

/// The form filled from a record.
pub fn form(record: &Record, shared: &Shared) -> Form {
    let card = &record.card;
    let mut fields = identity();
    // A death has a form of its own: it needs its document.
    fields.retain(|field| field.name != "died");
    let phones = (0..PHONES_SHOWN.max(record.phones.len())).zip(PHONES);
    fields.extend(phones.map(|(_, name)| phone(name)));
    fields.extend(service(shared));
    fields.push(card_number());
    let mut form = Form::new(BASIC, Words::with(say::EDIT_TITLE, &[("name", &card.name)]), fields)
        .about(&card.person, card.version);
    let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let sex = card.sex.map_or("", sex_key).to_owned();
    for (name, value) in [
        ("name", card.name.clone()),
        ("other_names", record.other_names.join("、")),
        ("sex", sex),
        ("birth", date(record.birth)),
        ("no_id", record.no_id.map_or("", NoId::name).to_owned()),
        ("household.address", record.household.address.clone()),
        ("residence.address", record.residence.address.clone()),
        ("service.enlisted", date(record.service.enlisted)),
        ("service.discharged", date(record.service.discharged)),
        ("service.unit", record.service.unit.clone()),
        ("service.certificate", record.service.certificate.clone()),
        ("service.placement", record.service.placement.clone()),
    ] {
        refit(&mut form, name, |f| f.with(value));
    }
    for (name, place) in
        [("household.division", &record.household), ("residence.division", &record.residence)]
    {
        let code = place.division.map(|c| c.to_string()).unwrap_or_default();
        let shown = shared.place(place.division);
        refit(&mut form, name, |f| f.with_picked(code, shown));
    }
    let masks = [("resident_id", card.id_masked.clone())];
    let phones = PHONES.into_iter().zip(record.phones.iter().cloned());
    let card_number = [("card", record.card_masked.clone().unwrap_or_default())];
    for (name, mask) in masks.into_iter().chain(phones).chain(card_number) {
        refit(&mut form, name, |f| f.masked(mask));
    }
    form
}

/// Puts a field filled anew in the place of itself.
fn refit(form: &mut Form, name: &str, fill: impl FnOnce(Field) -> Field) {
    if let Some(field) = form.field_mut(name) {
        *field = fill(field.clone());
    }
}

/// Stable names of the sexes in forms.
pub fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

/// The sex of a stable name.
pub fn sex_of(key: &str) -> Option<Sex> {
    [Sex::Male, Sex::Female].into_iter().find(|sex| sex_key(*sex) == key)
}

/// A choice that may be left open.
pub fn open_choices(choices: impl IntoIterator<Item = Choice>) -> Kind {
    let none = Choice::new("", hint::EMPTY_CHOICE);
    Kind::Choice(std::iter::once(none).chain(choices).collect())
}

/// What was said of birth and sex against the number typed beside it.
pub fn weigh(form: &Form) -> Vec<(String, Words)> {
    let Ok(id) = ResidentId::parse(form.text("resident_id")).map(|p| p.id) else { return Vec::new() };
    let birth = Date::parse(form.text("birth")).is_some_and(|said| said != id.birth());
    let sex = sex_of(form.text("sex")).is_some_and(|said| said != id.sex());
    let odd = [("birth", birth), ("sex", sex)].into_iter().filter(|(_, differs)| *differs);
    odd.map(|(field, _)| (field.to_owned(), lookup::FLAG_ID_DISAGREES.into())).collect()
}

/// Who and where.
pub fn identity() -> Vec<Field> {
    let sexes = [Sex::Male, Sex::Female].map(|s| Choice::new(sex_key(s), words::sex(s)));
    let no_id = NoId::ALL.map(|reason| Choice::new(reason.name(), words::no_id(reason)));
    vec![
        Field::text("name", label::NAME).required().section(say::SECTION_IDENTITY),
        Field::text("resident_id", label::RESIDENT_ID).hint(say::ID_HINT),
        Field::new("sex", label::SEX, open_choices(sexes)),
        date("birth", label::BIRTH),
        Field::new("no_id", label::NO_ID, open_choices(no_id)).hint(say::NO_ID_HINT),
        Field::text("other_names", label::OTHER_NAMES).hint(say::OTHER_NAMES_HINT),
        date("died", label::DIED),
        Field::new("residence.division", label::RESIDENCE, Kind::Division)
            .hint(hint::PICK_HINT)
            .section(say::SECTION_PLACE),
        Field::text("residence.address", label::RESIDENCE_ADDRESS),
        Field::new("household.division", label::HOUSEHOLD, Kind::Division).hint(hint::PICK_HINT),
        Field::text("household.address", label::HOUSEHOLD_ADDRESS),
    ]
}

/// A phone.
pub fn phone(name: &str) -> Field {
    let field = Field::text(name, field_label(name)).hint(say::MASKED_HINT);
    if name == "phones.0" { field.section(say::SECTION_CONTACT) } else { field }
}

/// 服役 and 安置.
pub fn service(shared: &Shared) -> Vec<Field> {
    let placements = shared.tables.fields.placements().to_vec();
    let placements = placements.into_iter().map(|p| Choice::new(p.clone(), Words::Data(p)));
    vec![
        date("service.enlisted", label::ENLISTED).section(say::SECTION_SERVICE),
        date("service.discharged", label::DISCHARGED),
        Field::text("service.unit", label::UNIT),
        Field::text("service.certificate", label::SERVICE_CERTIFICATE),
        Field::new("service.placement", label::PLACEMENT, open_choices(placements)),
    ]
}

/// 银行账户 of somebody new.
pub fn account() -> Vec<Field> {
    vec![
        Field::text("bank.bank", label::BANK).section(say::SECTION_ACCOUNT),
        Field::text("bank.holder", label::HOLDER),
        Field::text("bank.number", label::ACCOUNT).hint(say::MASKED_HINT),
    ]
}

/// 优待证
pub fn card_number() -> Field {
    Field::text("card", label::CARD).hint(say::MASKED_HINT)
}

/// A date.
pub fn date(name: &str, label: Msg) -> Field {
    Field::new(name, label, Kind::Date).hint(hint::DATE_HINT)
}

/// Names parted by commas or 、. A blank may stand inside a name.
pub fn names(text: &str) -> Vec<String> {
    text.split([',', '，', '、', ';', '；'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What the form changes.
pub fn changes(form: &Form) -> Result<Vec<PersonChange>, Vec<FieldFault>> {
    let mut read = form.read();
    let mut out = Vec::new();
    let changed = |name: &str| form.is_field_changed(name);
    let any = |names: &[&str]| names.iter().any(|n| form.is_field_changed(n));
    if changed("name") {
        out.push(PersonChange::Name(read.text("name")));
    }
    if changed("other_names") {
        out.push(PersonChange::OtherNames(names(form.text("other_names"))));
    }
    if changed("resident_id") {
        out.push(PersonChange::ResidentId(retyped(form, "resident_id")));
    }
    if changed("sex") {
        out.push(PersonChange::Sex(sex_of(form.text("sex"))));
    }
    if changed("birth") {
        out.push(PersonChange::Birth(read.date("birth")));
    }
    if changed("no_id") {
        out.push(PersonChange::NoId(NoId::parse(form.text("no_id"))));
    }
    let mut place = |division: &str, address: &str| Residence {
        division: read.division(division),
        address: form.text(address).to_owned(),
    };
    if any(&["household.division", "household.address"]) {
        out.push(PersonChange::Household(place("household.division", "household.address")));
    }
    if any(&["residence.division", "residence.address"]) {
        out.push(PersonChange::Residence(place("residence.division", "residence.address")));
    }
    // What is typed goes in from the first to the last, so that each finds the place of the one before filled; what is
    // taken out goes from the last to the first, so that it does not move those that are still to go.
    let typed = PHONES.iter().enumerate().filter(|(_, name)| changed(name));
    let (mut set, gone): (Vec<_>, Vec<_>) = typed.partition(|(_, name)| retyped(form, name).is_some());
    set.extend(gone.into_iter().rev());
    for (at, name) in set {
        let phone = retyped(form, name).and_then(|_| read.phone(name));
        out.push(PersonChange::Phone(at as u8, phone));
    }
    if changed("card") {
        out.push(PersonChange::Card(retyped(form, "card")));
    }
    out.extend(service_change(form, &mut read));
    read.done(out)
}

fn service_change(form: &Form, read: &mut Reader<'_>) -> Option<PersonChange> {
    let parts = ["enlisted", "discharged", "unit", "certificate", "placement"];
    if !parts.iter().any(|part| form.is_field_changed(&format!("service.{part}"))) {
        return None;
    }
    Some(PersonChange::Service(ServiceRecord {
        enlisted: read.date("service.enlisted"),
        discharged: read.date("service.discharged"),
        unit: read.text("service.unit"),
        certificate: read.text("service.certificate"),
        placement: read.text("service.placement"),
    }))
}

/// What was typed over a mask; `None` takes away what stood there.
pub fn retyped(form: &Form, name: &str) -> Option<String> {
    Some(form.text(name)).filter(|text| !text.is_empty() && *text != CLEARS).map(str::to_owned)
}
