//! The people around a person: relatives on either side of a link, who acts for them, who receives their money.

use crate::bureau::answer::{CapacityView, KinView, PayeeView, RelativeView};
use crate::bureau::journal;
use crate::bureau::people::mask;
use crate::bureau::people::records::{records_of, stands_for};
use crate::bureau::stop::Stop;
use crate::domain::person::{Capacity, Payee, Person, Relative, Validity};
use crate::domain::{Date, PersonId, mask_account, mask_id, mask_phone};
use crate::store::{IndexTable, Keys, Reading};

/// Most people who name somebody as a relative.
const MOST_NAMING: usize = 50;

/// A relative with masks; of one on record also whether they died.
pub fn relative(r: &impl Reading, one: &Relative, today: Date) -> Result<RelativeView, Stop> {
    let linked = one.person.map(|id| journal::person(r, stands_for(r, id)?)).transpose()?;
    Ok(RelativeView {
        relation: one.relation.clone(),
        name: one.name.clone(),
        id_masked: one.resident_id.map(|n| mask_id(n.as_str())).unwrap_or_default(),
        phone_masked: mask_phone(&one.phone),
        person: linked.as_ref().map(|person| person.id),
        died: linked.and_then(|person| person.facts.died),
        emergency: one.emergency,
        capacity: one.capacity.as_ref().map(|c| capacity(c, today)),
        caller: one.as_caller(today),
    })
}

fn capacity(c: &Capacity, today: Date) -> CapacityView {
    CapacityView {
        kind: c.kind,
        paper: c.paper.clone(),
        from: c.from,
        until: c.until,
        validity: c.validity(today),
    }
}

/// People on record who name this one as a relative and whom this one does not name; the newest record last.
pub fn named_by(r: &impl Reading, person: &Person, today: Date) -> Result<Vec<KinView>, Stop> {
    let records = records_of(r, person.id)?;
    let mut known: Vec<PersonId> = vec![person.id];
    for id in person.facts.relatives.iter().filter_map(|one| one.person) {
        known.push(stands_for(r, id)?);
    }
    let mut found: Vec<KinView> = Vec::new();
    for record in &records {
        for key in r.owners(IndexTable::PersonNamed, &Keys::person(*record))?.take(MOST_NAMING) {
            let Some(owner) = r.get::<Person>(&key?)? else { continue };
            let kin = journal::person(r, stands_for(r, owner.id)?)?;
            if known.contains(&kin.id) {
                continue;
            }
            known.push(kin.id);
            let named = |one: &&Relative| one.person.is_some_and(|id| records.contains(&id));
            let Some(as_) = owner.facts.relatives.iter().find(named) else { continue };
            found.push(KinView {
                person: kin.id,
                name: kin.facts.name.clone(),
                relation: as_.relation.clone(),
                died: kin.facts.died,
                capacity: as_.capacity.as_ref().map(|c| capacity(c, today)),
            });
        }
    }
    found.sort_unstable_by_key(|kin| kin.person);
    Ok(found)
}

/// A payee with masks.
pub fn payee(one: &Payee, today: Date) -> PayeeView {
    let (bank, holder, _) = mask::bank(&one.account);
    PayeeView {
        name: one.name.clone(),
        relation: one.relation.clone(),
        bank,
        holder,
        account_masked: mask_account(&one.account.number),
        from: one.from,
        until: one.until,
        paper: one.paper.clone(),
        validity: one.validity(today),
    }
}

/// Who receives the money today in place of the person.
pub fn payee_today(person: &Person, today: Date) -> Option<PayeeView> {
    let payee_ = person.facts.payee_on(today)?;
    Some(payee(payee_, today)).filter(|view| view.validity == Validity::InForce)
}
