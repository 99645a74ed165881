//! A person's contacts.

use crate::bureau::answer::{ContactRow, LastContact};
use crate::bureau::journal;
use crate::bureau::people::records_of;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::care::{Contact, Seen};
use crate::store::{IndexTable, Keys, Reading};

/// Most contacts of one answer.
const MOST: usize = 500;

impl From<Seen> for LastContact {
    fn from(seen: Seen) -> Self {
        Self { contact: seen.contact, day: seen.day, kind: seen.kind, result: seen.result, next: seen.next }
    }
}

/// A person's contacts on all their records, newest first.
pub fn contacts_of(r: &impl Reading, person: PersonId, limit: usize) -> Result<Vec<Contact>, Stop> {
    let mut found: Vec<Contact> = Vec::new();
    for record in records_of(r, person)? {
        let newest = r.owners(IndexTable::ContactByPerson, &Keys::person(record))?.rev();
        for key in newest.take(limit.min(MOST)) {
            found.extend(r.get::<Contact>(&key?)?);
        }
    }
    found.sort_unstable_by_key(|c| std::cmp::Reverse((c.day, c.id)));
    found.truncate(limit);
    Ok(found)
}

/// The newest contact of a person.
pub fn last_contact(r: &impl Reading, person: PersonId) -> Result<Option<LastContact>, Stop> {
    Ok(contacts_of(r, person, 1)?.first().map(|c| c.seen().into()))
}

/// A person's contacts, newest first.
pub fn of_person(r: &impl Reading, person: PersonId, limit: usize) -> Result<Vec<ContactRow>, Stop> {
    let name = journal::person(r, person)?.facts.name;
    contacts_of(r, person, limit)?.into_iter().map(|contact| row(r, contact, name.clone())).collect()
}

/// A contact as lists show it.
pub fn row(r: &impl Reading, contact: Contact, name: String) -> Result<ContactRow, Stop> {
    Ok(ContactRow {
        contact: contact.id,
        version: contact.version,
        day: contact.day,
        person: contact.person,
        name,
        kind: contact.kind,
        result: contact.result,
        by: journal::staff_name(r, contact.by)?,
        topics: contact.topics,
        note: contact.note,
        next: contact.next,
    })
}
