//! Invariants of keeping in touch.

use std::collections::BTreeSet;

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::care::Contact;
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reader, Reading};

/// Contacts name people, staff and topics that are there; the next is agreed for a later day.
pub fn contacts(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut count = 0_u64;
    for contact in r.scan::<Contact>(..)? {
        let contact = contact?;
        count += 1;
        let known = r.has::<Person>(&Keys::person(contact.person))?;
        ensure(known, || RecordSeen::NamesNobody.with("id", contact.id).with("other", contact.person))?;
        let known = r.has::<Staff>(&Keys::staff(contact.by))?;
        ensure(known, || RecordSeen::NamesNoStaff.with("id", contact.id).with("other", contact.by))?;
        let known = contact.topics.iter().all(|id| reference.topics.get(id).is_some());
        ensure(known, || RecordSeen::NoTopic.with("id", contact.id))?;
        let later = contact.next.is_none_or(|next| next > contact.day);
        ensure(later, || RecordSeen::AgreedBefore.with("id", contact.id))?;
    }
    counted(count, RecordSeen::Contacts)
}

/// No town is with two members of staff.
pub fn towns(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut seen = BTreeSet::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        for town in &staff.towns {
            ensure(seen.insert(*town), || RecordSeen::TownTwice.with("id", staff.id).with("other", town))?;
        }
    }
    counted(seen.len(), RecordSeen::Towns)
}
