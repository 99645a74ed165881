//! What takes the place of protected fields.

use crate::bureau::command::ProtectedField;
use crate::domain::person::{BankAccount, PersonFacts};
use crate::domain::{mask_account, mask_id};

/// The identity number, last four kept; empty when unknown.
pub fn id(facts: &PersonFacts) -> String {
    facts.resident_id.map(|n| mask_id(n.as_str())).unwrap_or_default()
}

/// Bank, holder, number with its last four kept.
pub fn bank(bank: &BankAccount) -> (String, String, String) {
    (bank.bank.clone(), bank.holder.clone(), mask_account(&bank.number))
}

/// The field in full; `None` when nothing is known.
pub fn in_full(facts: &PersonFacts, field: ProtectedField) -> Option<String> {
    let text = match field {
        ProtectedField::ResidentId => facts.resident_id.map(|n| n.to_string())?,
        ProtectedField::Phone(at) => facts.phones.get(usize::from(at))?.clone(),
        ProtectedField::Account => facts.bank.as_ref()?.number.clone(),
        ProtectedField::Card => facts.card.clone()?,
        ProtectedField::RelativeId(at) => facts.relatives.get(usize::from(at))?.resident_id?.to_string(),
        ProtectedField::PayeeAccount(at) => facts.payees.get(usize::from(at))?.account.number.clone(),
        ProtectedField::FormerAccount(at) => {
            facts.former_accounts.get(usize::from(at))?.account.number.clone()
        }
        // Of a change, not of the record.
        ProtectedField::WantedAccount(_) => return None,
        ProtectedField::RelativePhone(at) => facts.relatives.get(usize::from(at))?.phone.clone(),
    };
    Some(text).filter(|t| !t.is_empty())
}
