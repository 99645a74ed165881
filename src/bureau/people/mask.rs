//! What takes the place of protected fields.

use crate::bureau::answer::RelativeView;
use crate::bureau::command::ProtectedField;
use crate::domain::person::{BankAccount, PersonFacts, Relative};
use crate::domain::{mask_account, mask_id, mask_phone};

/// The identity number, last four kept; empty when unknown.
pub fn id(facts: &PersonFacts) -> String {
    facts.resident_id.map(|n| mask_id(n.as_str())).unwrap_or_default()
}

/// Bank, holder, number with its last four kept.
pub fn bank(bank: &BankAccount) -> (String, String, String) {
    (bank.bank.clone(), bank.holder.clone(), mask_account(&bank.number))
}

/// A relative.
pub fn relative(relative: &Relative) -> RelativeView {
    RelativeView {
        relation: relative.relation.clone(),
        name: relative.name.clone(),
        id_masked: relative.resident_id.map(|n| mask_id(n.as_str())).unwrap_or_default(),
        phone_masked: mask_phone(&relative.phone),
        person: relative.person,
    }
}

/// The field in full; `None` when nothing is known.
pub fn in_full(facts: &PersonFacts, field: ProtectedField) -> Option<String> {
    let text = match field {
        ProtectedField::ResidentId => facts.resident_id.map(|n| n.to_string())?,
        ProtectedField::Phone(at) => facts.phones.get(usize::from(at))?.clone(),
        ProtectedField::Account => facts.bank.as_ref()?.number.clone(),
        ProtectedField::Card => facts.card.clone()?,
        ProtectedField::RelativeId(at) => facts.relatives.get(usize::from(at))?.resident_id?.to_string(),
        ProtectedField::RelativePhone(at) => facts.relatives.get(usize::from(at))?.phone.clone(),
    };
    Some(text).filter(|t| !t.is_empty())
}
