//! Invariants of keeping in touch.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::care::{Condolence, Contact, Gift, Hardship, Tally};
use crate::domain::ledger::{Entry, EntryKind};
use crate::domain::person::Person;
use crate::domain::staff::Staff;
use crate::domain::{CondolenceId, Fen};
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

/// Households name people, staff and days that are there; nobody stands in two open ones by the same record.
pub fn hardships(r: &Reader<'_>, _: &Reference) -> Checked {
    let (mut count, mut inside) = (0_u64, BTreeSet::new());
    for hardship in r.scan::<Hardship>(..)? {
        let hardship = hardship?;
        count += 1;
        for person in hardship.people() {
            let known = r.has::<Person>(&Keys::person(person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", hardship.id).with("other", person))?;
            let alone = hardship.ended.is_some() || inside.insert(person);
            ensure(alone, || RecordSeen::TwiceInHardship.with("id", hardship.id).with("other", person))?;
        }
        let ordered = hardship.ended.is_none_or(|end| hardship.facts.since <= end.on);
        ensure(ordered, || RecordSeen::EndedBefore.with("id", hardship.id))?;
        let staff = hardship.measures.iter().map(|m| m.by).chain(hardship.ended.map(|end| end.by));
        for by in staff {
            let known = r.has::<Staff>(&Keys::staff(by))?;
            ensure(known, || RecordSeen::NamesNoStaff.with("id", hardship.id).with("other", by))?;
        }
    }
    counted(count, RecordSeen::Hardships)
}

/// Lines belong to a list, which knows what they come to, and which another person agreed to than who made it; what was handed out stands in the ledger, once, for that person and amount.
pub fn gifts(r: &Reader<'_>, reference: &Reference) -> Checked {
    let mut kept: BTreeMap<CondolenceId, (Tally, Tally)> = BTreeMap::new();
    let mut agreed = BTreeMap::new();
    for list in r.scan::<Condolence>(..)? {
        let list = list?;
        kept.extend(list.tally.map(|tally| (list.id, (tally, Tally::default()))));
        let known = reference.festivals.get(&list.festival).is_some();
        ensure(known, || RecordSeen::NoFestival.with("id", list.id))?;
        if let Some(word) = list.agreed {
            ensure(word.by != list.by, || RecordSeen::ListByOne.with("id", list.id))?;
            let known = r.has::<Staff>(&Keys::staff(word.by))?;
            ensure(known, || RecordSeen::NamesNoStaff.with("id", list.id).with("other", word.by))?;
            agreed.insert(list.id, word.upto);
        }
    }
    let mut count = 0_u64;
    for gift in r.scan::<Gift>(..)? {
        let gift = gift?;
        count += 1;
        let known = r.has::<Condolence>(&Keys::condolence(gift.list))?;
        ensure(known, || RecordSeen::NamesNothing.with("id", gift.id).with("other", gift.list))?;
        if let Some((_, counted)) = kept.get_mut(&gift.list) {
            counted.add(&gift);
        }
        let known = r.has::<Person>(&Keys::person(gift.person))?;
        ensure(known, || RecordSeen::NamesNobody.with("id", gift.id).with("other", gift.person))?;
        let Some(given) = &gift.given else { continue };
        // Lists of the time before it was asked have lines that nobody agreed to.
        let seen = agreed.get(&gift.list).is_none_or(|upto| gift.id <= *upto);
        ensure(seen, || RecordSeen::GiftUnagreed.with("id", gift.id).with("other", gift.list))?;
        let money = gift.amount != Fen::ZERO;
        ensure(given.due.is_some() == money && given.paid.is_some() == money, || {
            RecordSeen::GiftAstray.with("id", gift.id)
        })?;
        for (entry, kind) in [(given.due, EntryKind::Due), (given.paid, EntryKind::Paid)] {
            let Some(entry) = entry else { continue };
            let booked: Option<Entry> = r.get(&Keys::entry(entry))?;
            let stands = booked.is_some_and(|e| {
                e.kind == kind
                    && e.amount() == gift.amount
                    && e.person == gift.person
                    && e.reversed_by.is_none()
            });
            ensure(stands, || RecordSeen::GiftAstray.with("id", gift.id).with("other", entry))?;
        }
    }
    for (list, (tally, lines)) in kept {
        ensure(tally == lines, || RecordSeen::TallyAstray.with("id", list))?;
    }
    counted(count, RecordSeen::Gifts)
}
