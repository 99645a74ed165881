//! The header and card of a person, and the whole record, with masks.

use crate::bureau::answer::{Card, LastPaid, Record};
use crate::bureau::people::flags::flags;
use crate::bureau::people::register::owner_of;
use crate::bureau::people::{family, mask};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{accounts, care, journal, ledger, notes, petitions, runs};
use crate::domain::ledger::{Entry, EntryKind};
use crate::domain::person::{BankAccount, Person, PersonFacts};
use crate::domain::{DivisionCode, Fen, PersonId, PersonName, ResidentId, mask_account, mask_phone};
use crate::store::{IndexTable, Keys, Reading};

/// Most people listed as alike.
const MOST_ALIKE: usize = 20;

/// Where a person is to be found: 常住地 or, unknown, 户籍地.
pub fn division(facts: &PersonFacts) -> Option<DivisionCode> {
    facts.residence.division.or(facts.household.division)
}

/// The header and card.
pub fn card(r: &impl Reading, scene: Scene<'_>, person: &Person) -> Result<Card, Stop> {
    let (facts, today) = (&person.facts, scene.asking.moment.today);
    let entries = ledger::entries_of(r, person.id)?;
    let (petitions_open, next_due) = petitions::open_of_person(r, scene, person.id)?;
    let owed = ledger::owed(&entries);
    let account_waiting = accounts::waiting(r, scene, person.id)?;
    Ok(Card {
        person: person.id,
        version: person.version,
        name: facts.name.clone(),
        sex: facts.sex,
        age: facts.age_on(today),
        recognitions: facts.recognitions.clone(),
        division: division(facts),
        id_masked: mask::id(facts),
        phone_masked: facts.phones.first().map(|p| mask_phone(p)).unwrap_or_default(),
        died: facts.died,
        petitions_open,
        next_due,
        last_paid: last_paid(&entries),
        paid_this_year: paid_in(&entries, today.year()),
        last_contact: care::last_contact(r, person.id)?,
        owed,
        withheld: runs::withheld_from(r, scene, person.id)?,
        flags: flags(facts, owed, account_waiting.is_some(), today),
        account_waiting,
        payee: family::payee_today(person, today),
        cautions: notes::cautions(r, scene, person.id)?,
    })
}

/// The newest payment that was not taken back.
fn last_paid(entries: &[Entry]) -> Option<LastPaid> {
    let stands = |e: &&Entry| e.kind == EntryKind::Paid && e.reverses.is_none() && e.reversed_by.is_none();
    let newest = entries.iter().filter(stands).max_by_key(|e| (e.booked, e.id))?;
    Some(LastPaid {
        booked: newest.booked,
        month: newest.month,
        programme: newest.programme.clone(),
        amount: newest.amount(),
    })
}

/// Payments booked in a year: how many stand, and what they come to with reversals.
fn paid_in(entries: &[Entry], year: i32) -> (u32, Fen) {
    let paid = || entries.iter().filter(|e| e.kind == EntryKind::Paid && e.booked.year() == year);
    let stand = paid().filter(|e| e.reverses.is_none() && e.reversed_by.is_none()).count();
    let sum: i128 = paid().map(|e| i128::from(e.amount().0)).sum();
    (stand as u32, ledger::clamp(sum))
}

/// The whole record.
pub fn record(r: &impl Reading, scene: Scene<'_>, person: &Person) -> Result<Record, Stop> {
    let (facts, today) = (&person.facts, scene.asking.moment.today);
    Ok(Record {
        card: card(r, scene, person)?,
        other_names: facts.other_names.clone(),
        no_id: facts.no_id,
        birth: facts.birth,
        household: facts.household.clone(),
        residence: facts.residence.clone(),
        phones: facts.phones.iter().map(|p| mask_phone(p)).collect(),
        bank: facts.bank.as_ref().map(mask::bank),
        bank_from: facts.bank.as_ref().and_then(BankAccount::usable_from).filter(|from| *from > today),
        former_accounts: facts
            .former_accounts
            .iter()
            .map(|one| accounts::former(r, one))
            .collect::<Result<_, _>>()?,
        card_masked: facts.card.as_deref().map(mask_account),
        service: facts.service.clone(),
        relatives: facts
            .relatives
            .iter()
            .map(|one| family::relative(r, one, today))
            .collect::<Result<_, _>>()?,
        named_by: family::named_by(r, person, today)?,
        payees: facts.payees.iter().map(|one| family::payee(one, today)).collect(),
        profile: facts.profile.clone(),
        merged_into: person.merged.map(|m| m.into),
        absorbed: person.absorbed.iter().map(|a| a.person).collect(),
        death: facts.death.as_ref().map(|death| (death.document.clone(), death.cause)),
    })
}

/// People who may be the one described: the owner of the identity number, then those of the same name (and, when the
/// number tells it, the same birth date).
pub fn cards_alike(
    r: &impl Reading,
    scene: Scene<'_>,
    name: &str,
    resident_id: Option<&str>,
) -> Result<Vec<Card>, Stop> {
    let number = resident_id.and_then(|text| ResidentId::parse(text).ok()).map(|parsed| parsed.id);
    let mut found: Vec<PersonId> =
        number.map(|n| owner_of(r, n)).transpose()?.flatten().into_iter().collect();
    if PersonName::parse(name).is_ok() {
        let prefix = match number {
            Some(n) => Keys::name_and_birth(name, Some(n.birth())),
            None => Keys::name(name),
        };
        for key in r.owners(IndexTable::PersonByName, &prefix)?.take(MOST_ALIKE) {
            found.extend(key?.try_into().map(u32::from_be_bytes).map(PersonId));
        }
    }
    let mut cards: Vec<Card> = Vec::new();
    for id in found {
        if cards.iter().all(|c| c.person != id) {
            cards.push(card(r, scene, &journal::person(r, id)?)?);
        }
    }
    Ok(cards)
}
