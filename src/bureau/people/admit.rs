//! The check at the door: facts about a person as they may be stored, or every fault at once.

use crate::bureau::faults::Faults;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::domain::ledger::{FactFault, MoneyFacts, OddFact};
use crate::domain::person::{
    BankAccount, Capacity, CapacityKind, Death, Payee, PersonFacts, Recognition, RegistryField, Relative,
    Residence, ServiceRecord,
};
use crate::domain::{AccountNumber, CardNumber, Date, NAME_CHARS, NameFault, PersonName, Phone, ResidentId};

/// Most other names, phones, recognitions and relatives of one person.
const MOST_NAMES: usize = 10;
const MOST_PHONES: usize = 5;
const MOST_RECOGNITIONS: usize = 10;
const MOST_RELATIVES: usize = 30;
/// Most people who receive the money one after the other.
const MOST_PAYEES: usize = 10;
/// Most characters of the number of a document.
const MOST_DOCUMENT: usize = 60;
/// The age beyond which nobody alive is registered: older than anyone ever was.
const MOST_AGE: i32 = 125;
/// The first year in which anyone on record can have been born.
pub(super) const FIRST_BIRTH: i32 = 1850;

/// The facts in their one form, what follows from the identity number filled in; or everything that is wrong.
pub fn admit(
    facts: &PersonFacts,
    reference: &Reference,
    today: Date,
) -> Result<PersonFacts, Vec<FieldFault>> {
    let (clean, faults) = cleaned(facts, reference, today);
    if faults.is_empty() { Ok(clean) } else { Err(faults) }
}

/// Everything that the register has against the facts about somebody new; nothing when it takes them.
pub fn admit_person(facts: &PersonFacts, reference: &Reference, today: Date) -> Vec<FieldFault> {
    cleaned(facts, reference, today).1
}

/// The facts in their one form as far as they have one, and everything that is wrong. A faulty text stays as it is.
pub fn cleaned(facts: &PersonFacts, reference: &Reference, today: Date) -> (PersonFacts, Vec<FieldFault>) {
    let mut check = Check { reference, today, faults: Faults::default() };
    let mut clean = check.facts(facts);
    clean.settle_mental();
    (clean, check.faults.into_all())
}

/// A name in its one form.
pub fn admit_name(text: &str) -> Result<String, Fault> {
    PersonName::parse(text).map(|n| n.name.as_str().to_owned()).map_err(|fault| match fault {
        NameFault::Empty => Fault::Empty,
        NameFault::TooLong { .. } => Fault::TooLong { most: NAME_CHARS },
        NameFault::Number => Fault::NumberAsName,
        NameFault::Text(fault) => fault.into(),
    })
}

struct Check<'r> {
    reference: &'r Reference,
    today: Date,
    faults: Faults,
}

impl Check<'_> {
    fn facts(&mut self, facts: &PersonFacts) -> PersonFacts {
        let mut clean = PersonFacts {
            name: self.name("name", &facts.name),
            resident_id: facts.resident_id,
            sex: facts.sex,
            birth: facts.birth,
            household: self.place("household", &facts.household, true),
            residence: self.place("residence", &facts.residence, false),
            bank: facts.bank.as_ref().map(|b| self.bank("bank", b)),
            service: self.service(&facts.service),
            died: facts.died,
            death: facts.death.as_ref().map(|death| self.death(facts, death)),
            no_id: facts.no_id,
            former_accounts: facts.former_accounts.clone(),
            ..PersonFacts::default()
        };
        self.identity(&mut clean);
        self.few("other_names", facts.other_names.len(), MOST_NAMES);
        self.few("phones", facts.phones.len(), MOST_PHONES);
        self.few("recognitions", facts.recognitions.len(), MOST_RECOGNITIONS);
        self.few("relatives", facts.relatives.len(), MOST_RELATIVES);
        let names = facts.other_names.iter().enumerate();
        clean.other_names = names.map(|(n, name)| self.name(&format!("other_names.{n}"), name)).collect();
        let phones = facts.phones.iter().enumerate();
        clean.phones = phones.map(|(n, phone)| self.phone(&format!("phones.{n}"), phone)).collect();
        clean.card = facts.card.as_ref().map(|card| {
            let read = CardNumber::parse(card).map(|c| c.as_str().to_owned());
            self.keep("card", card, read.map_err(|_| Fault::Number))
        });
        let recognitions = facts.recognitions.iter().enumerate();
        clean.recognitions =
            recognitions.map(|(n, r)| self.recognition(&format!("recognitions.{n}"), r)).collect();
        let relatives = facts.relatives.iter().enumerate();
        clean.relatives = relatives.map(|(n, r)| self.relative(&format!("relatives.{n}"), r)).collect();
        self.few("payees", facts.payees.len(), MOST_PAYEES);
        clean.payees = self.payees(&facts.payees);
        let items = facts.profile.iter().filter(|(_, value)| !value.trim().is_empty());
        clean.profile = items.map(|(number, value)| (*number, self.item(*number, value))).collect();
        // As they were typed: the order that they are kept in is not that of the faults.
        self.money(&PersonFacts { recognitions: facts.recognitions.clone(), ..clean.clone() });
        clean
    }

    /// How a death came on record.
    fn death(&mut self, facts: &PersonFacts, death: &Death) -> Death {
        if facts.died.is_none() {
            self.faults.add("died", Fault::Empty);
        }
        let document = self.faults.words("death.document", &death.document, 1, MOST_DOCUMENT);
        Death { document, ..death.clone() }
    }

    fn few(&mut self, field: &str, found: usize, most: usize) {
        if found > most {
            self.faults.add(field, Fault::TooMany { most });
        }
    }

    /// What is not given of birth date and sex is filled in from the identity number. Where they disagree with it, what
    /// was said stands and the record is flagged: numbers given out with a slip are not rare, and their owners have no
    /// other.
    fn identity(&mut self, clean: &mut PersonFacts) {
        if let Some(id) = clean.resident_id {
            self.resident_id("resident_id", id);
            clean.follow_number();
        } else {
            let oldest = self.today.year() - MOST_AGE;
            if clean.died.is_none() && clean.birth.is_some_and(|b| (FIRST_BIRTH..oldest).contains(&b.year()))
            {
                self.faults.add("birth", Fault::TooEarly);
            }
            self.told_apart(clean);
        }
        if clean.birth.is_some_and(|b| b.year() < FIRST_BIRTH) {
            self.faults.add("birth", Fault::TooEarly);
        }
    }

    /// A name alone makes nobody: without an identity number, birth date and sex tell people apart, and why it is
    /// missing is said.
    fn told_apart(&mut self, clean: &PersonFacts) {
        let missing = [
            ("birth", clean.birth.is_none()),
            ("sex", clean.sex.is_none()),
            ("no_id", clean.no_id.is_none()),
        ];
        if missing.iter().all(|(_, is)| *is) {
            return self.faults.add("resident_id", Fault::NoIdentity);
        }
        for (field, _) in missing.iter().filter(|(_, is)| *is) {
            self.faults.add(field, Fault::NeededWithoutId);
        }
    }

    fn resident_id(&mut self, field: &str, id: ResidentId) {
        if let Err(fault) = id.judge(self.today) {
            self.faults.add(field, Fault::ResidentId(fault));
        }
    }

    fn name(&mut self, field: &str, text: &str) -> String {
        self.keep(field, text, admit_name(text))
    }

    fn phone(&mut self, field: &str, text: &str) -> String {
        let read = Phone::parse(text).map(|p| p.as_str().to_owned());
        self.keep(field, text, read.map_err(|_| Fault::Phone))
    }

    fn line(&mut self, field: &str, text: &str, most: usize) -> String {
        self.keep(field, text, crate::text::line(text, most).map_err(Fault::from))
    }

    /// What was read; or the text as it is, and one more fault.
    fn keep(&mut self, field: &str, text: &str, read: Result<String, Fault>) -> String {
        read.unwrap_or_else(|fault| {
            self.faults.add(field, fault);
            text.to_owned()
        })
    }

    fn not_future(&mut self, field: &str, date: Option<Date>) {
        if date.is_some_and(|d| d > self.today) {
            self.faults.add(field, Fault::Future);
        }
    }

    fn place(&mut self, field: &str, place: &Residence, anywhere: bool) -> Residence {
        if place.division.is_some_and(|code| !self.reference.divisions.admits(code, anywhere)) {
            self.faults.add(&format!("{field}.division"), Fault::Division);
        }
        Residence {
            division: place.division,
            address: self.line(&format!("{field}.address"), &place.address, 200),
        }
    }

    fn bank(&mut self, at: &str, bank: &BankAccount) -> BankAccount {
        let number =
            AccountNumber::parse(&bank.number).map(|n| n.as_str().to_owned()).map_err(|_| Fault::Number);
        BankAccount {
            bank: self.line(&format!("{at}.bank"), &bank.bank, 60),
            holder: self.line(&format!("{at}.holder"), &bank.holder, 60),
            number: self.keep(&format!("{at}.number"), &bank.number, number),
            approved: bank.approved,
        }
    }

    fn service(&mut self, service: &ServiceRecord) -> ServiceRecord {
        self.not_future("service.enlisted", service.enlisted);
        self.not_future("service.discharged", service.discharged);
        if service.enlisted.zip(service.discharged).is_some_and(|(from, to)| to < from) {
            self.faults.add("service.discharged", Fault::Before { field: "service.enlisted".to_owned() });
        }
        let placement = self.line("service.placement", &service.placement, 40);
        if !placement.is_empty() && !self.reference.fields.placements().contains(&placement) {
            self.faults.add("service.placement", Fault::Choice);
        }
        ServiceRecord {
            enlisted: service.enlisted,
            discharged: service.discharged,
            unit: self.line("service.unit", &service.unit, 100),
            certificate: self.line("service.certificate", &service.certificate, 50),
            placement,
        }
    }

    fn recognition(&mut self, field: &str, r: &Recognition) -> Recognition {
        if !self.reference.knows_group(&r.group) {
            self.faults.add(&format!("{field}.group"), Fault::Choice);
        }
        let certificate = self.line(&format!("{field}.certificate"), &r.certificate, 40);
        let mut clean = Recognition { certificate, ..r.clone() };
        clean.breaks.sort_by_key(|one| one.from);
        clean.stays.sort_by_key(|one| one.from);
        clean.former_grades.sort_by_key(|one| one.until);
        clean
    }

    /// What money depends on must be able to be so.
    fn money(&mut self, facts: &PersonFacts) {
        let day = |item: u16| facts.profile.get(&item).and_then(|text| Date::parse(text));
        let money = MoneyFacts {
            birth: facts.birth,
            died: facts.died,
            cause: None,
            conscript: day(RegistryField::CONSCRIPT_FROM).zip(day(RegistryField::CONSCRIPT_UNTIL)),
            recognitions: &facts.recognitions,
            confirmations: &[],
        };
        let item = |field: &str| match field {
            "conscript.from" => format!("profile.{}", RegistryField::CONSCRIPT_FROM),
            "conscript.until" => format!("profile.{}", RegistryField::CONSCRIPT_UNTIL),
            other => other.to_owned(),
        };
        for FactFault { field, what } in money.faults(self.today) {
            let fault = match what {
                OddFact::Before(other) => Fault::Before { field: item(&other) },
                what => what.into(),
            };
            self.faults.add(&item(&field), fault);
        }
    }

    fn relative(&mut self, field: &str, r: &Relative) -> Relative {
        if let Some(id) = r.resident_id {
            self.resident_id(&format!("{field}.resident_id"), id);
        }
        Relative {
            relation: self.line(&format!("{field}.relation"), &r.relation, 20),
            name: self.name(&format!("{field}.name"), &r.name),
            resident_id: r.resident_id,
            phone: if r.phone.trim().is_empty() {
                String::new()
            } else {
                self.phone(&format!("{field}.phone"), &r.phone)
            },
            person: r.person,
            emergency: r.emergency,
            capacity: r.capacity.as_ref().map(|c| self.capacity(field, c)),
            mutual: r.person.is_some(),
        }
    }

    /// Who acts for another shows a paper; an authorisation states its term (民法典 第一百六十五条).
    fn capacity(&mut self, field: &str, c: &Capacity) -> Capacity {
        let paper = self.words(&format!("{field}.paper"), &c.paper, 60);
        self.ordered(field, c.from, c.until);
        if c.kind == CapacityKind::Agent {
            for (part, missing) in [("from", c.from.is_none()), ("until", c.until.is_none())] {
                if missing {
                    self.faults.add(&format!("{field}.{part}"), Fault::Empty);
                }
            }
        }
        Capacity { paper, ..c.clone() }
    }

    /// Money that goes to another than the entitled goes by a paper, from a day on, and to one at a time.
    fn payees(&mut self, payees: &[Payee]) -> Vec<Payee> {
        let mut clean: Vec<Payee> = Vec::with_capacity(payees.len());
        for (n, payee) in payees.iter().enumerate() {
            let field = |part: &str| format!("payees.{n}.{part}");
            if payee.from.is_none() {
                self.faults.add(&field("from"), Fault::Empty);
            }
            self.ordered(&format!("payees.{n}"), payee.from, payee.until);
            if clean.iter().any(|other| other.overlaps(payee)) {
                self.faults.add(&field("from"), Fault::Overlaps);
            }
            clean.push(Payee {
                name: self.name(&field("name"), &payee.name),
                relation: self.words(&field("relation"), &payee.relation, 20),
                account: self.bank(&field("account"), &payee.account),
                from: payee.from,
                until: payee.until,
                paper: self.words(&field("paper"), &payee.paper, 60),
            });
        }
        clean
    }

    /// A line that must not be empty.
    fn words(&mut self, field: &str, text: &str, most: usize) -> String {
        let clean = self.line(field, text, most);
        if clean.is_empty() {
            self.faults.add(field, Fault::Empty);
        }
        clean
    }

    fn ordered(&mut self, field: &str, from: Option<Date>, until: Option<Date>) {
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.faults.add(&format!("{field}.until"), Fault::Before { field: format!("{field}.from") });
        }
    }

    fn item(&mut self, number: u16, value: &str) -> String {
        let name = format!("profile.{number}");
        let Some(field) = self.reference.fields.get(number) else {
            return self.keep(&name, value, Err(Fault::Choice));
        };
        let read = crate::text::line(value, field.most).map_err(Fault::from);
        let read = read.and_then(|clean| field.admit(&clean).map_err(Fault::from));
        self.keep(&name, value, read)
    }
}
