//! What deserves a look on a person's card.

use crate::bureau::answer::Flag;
use crate::domain::person::{PersonFacts, RecognitionState};
use crate::domain::{Date, Fen, IdWarning, ResidentId};
use crate::text::private_use;

/// The flags of a record; `owed` is what the ledger owes the person.
pub fn flags(facts: &PersonFacts, owed: Fen, waits: bool, today: Date) -> Vec<Flag> {
    let id = facts.resident_id;
    let dead = facts.died.is_some_and(|d| d <= today);
    let receiving = facts.recognitions.iter().filter(|r| r.state == RecognitionState::Receiving).count();
    let disagrees = |id: ResidentId| {
        facts.birth.is_some_and(|b| b != id.birth()) || facts.sex.is_some_and(|s| s != id.sex())
    };
    [
        (Flag::Dead, dead),
        (Flag::NoPhone, facts.phones.is_empty() && !dead),
        (Flag::AccountWaits, waits),
        (Flag::NoAccount, facts.bank.is_none() && !waits && receiving > 0 && !dead),
        (Flag::HolderIsAnother, holder_is_another(facts, today)),
        (Flag::NoResidentId, id.is_none()),
        (Flag::NoDivision, facts.residence.division.or(facts.household.division).is_none()),
        (Flag::OddArea, id.is_some_and(odd_area)),
        (Flag::IdDisagrees, id.is_some_and(disagrees)),
        (Flag::PrivateUseName, private_use(&facts.name)),
        (Flag::SeveralGroups, receiving > 1),
        (Flag::Overpaid, owed.0 < 0),
    ]
    .into_iter()
    .filter(|(_, raised)| *raised)
    .map(|(flag, _)| flag)
    .collect()
}

/// Whether money of the person goes to an account in the name of somebody the record knows nothing of.
fn holder_is_another(facts: &PersonFacts, today: Date) -> bool {
    let payee = facts.payee_on(today).map(|payee| &payee.account);
    payee.or(facts.bank.as_ref()).is_some_and(|account| facts.holder_is_another(&account.holder, today))
}

fn odd_area(id: ResidentId) -> bool {
    let odd = |w: &IdWarning| matches!(w, IdWarning::UnknownArea { .. } | IdWarning::AreaNotInForce { .. });
    ResidentId::parse(id.as_str()).is_ok_and(|read| read.warnings.iter().any(odd))
}
