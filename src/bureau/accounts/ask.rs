//! Asking for a change of an account.

use crate::bureau::accounts::view::none_waits;
use crate::bureau::change::Change;
use crate::bureau::command::{AccountAsked, AccountTarget};
use crate::bureau::faults::Faults;
use crate::bureau::people::{reason_for, seen, sound};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Doubt;
use crate::domain::person::{
    AccountChange, AccountEvidence, AccountOrigin, AccountWanted, BankAccount, OfImport, Payee, Person,
    PersonFacts,
};
use crate::domain::{AccountChangeId, PersonId};
use crate::store::{Counter, Writer};
use crate::text::without_numbers;

/// Most characters of what is said about a document.
const MOST_NOTE: usize = 100;

/// Asks for it. What is on record stands until somebody else agrees; one change of a person waits at a time.
pub fn ask(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (PersonId, u32),
    asked: &AccountAsked,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let person = seen(w, named)?;
    none_waits(w, person.id)?;
    let despite = despite.map(reason_for).transpose()?;
    let evidence = admit_evidence(&asked.evidence)?;
    let wanted = admit(scene, &person, &asked.target)?;
    let doubts = doubts(scene, &person, &wanted);
    let despite = match despite {
        None if !doubts.is_empty() => return Err(Refusal::Doubtful(doubts).into()),
        despite => despite.filter(|_| !doubts.is_empty()).unwrap_or_default(),
    };
    let evidence = Some(evidence);
    let change = put_new(w, scene, person.id, wanted, (AccountOrigin::Asked, evidence, despite))?;
    Ok(told(&change))
}

/// Stores a change that waits.
pub fn put_new(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    wanted: AccountWanted,
    (origin, evidence, despite): (AccountOrigin, Option<AccountEvidence>, String),
) -> Result<AccountChange, Stop> {
    none_waits(w, person)?;
    put(w, scene, person, (wanted, None), (origin, evidence, despite))
}

/// The same for somebody of whom nothing can wait: somebody new, whose account an import may have brought.
pub fn put(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    person: PersonId,
    (wanted, import): (AccountWanted, Option<OfImport>),
    (origin, evidence, despite): (AccountOrigin, Option<AccountEvidence>, String),
) -> Result<AccountChange, Stop> {
    let id = AccountChangeId(w.next_id(Counter::AccountChange)?);
    let (by, on) = (scene.staff.id, scene.asking.moment.today);
    let version = 1;
    let change = AccountChange {
        id,
        version,
        person,
        wanted,
        evidence,
        origin,
        despite,
        by,
        on,
        decided: None,
        declined: None,
        import,
    };
    w.put(&change)?;
    Ok(change)
}

/// What the journal says of it: never the account.
pub fn told(change: &AccountChange) -> Change {
    Change::new(Outcome::AccountChange(change.id, change.version), change.id)
        .of(Some(change.person))
        .with("payee", change.wanted.payee().map(|p| p.name.as_str()).unwrap_or_default())
        .with("document", change.evidence.as_ref().map(|e| e.kind.name()).unwrap_or_default())
        .with("despite", without_numbers(&change.despite))
}

/// Why it may not be meant.
fn doubts(scene: Scene<'_>, person: &Person, wanted: &AccountWanted) -> Vec<Doubt> {
    let today = scene.asking.moment.today;
    let died = person.facts.died.filter(|_| person.is_dead(today)).map(|on| Doubt::Deceased { on });
    let another = wanted.holder_is_another(&person.facts, today).then_some(Doubt::HolderIsAnother);
    died.into_iter().chain(another).collect()
}

fn admit_evidence(asked: &AccountEvidence) -> Result<AccountEvidence, Refusal> {
    let mut faults = Faults::default();
    let note = faults.line("evidence.note", &asked.note, MOST_NOTE);
    faults.into_result(AccountEvidence { kind: asked.kind, note }).map_err(Refusal::Invalid)
}

/// What is wanted in its one form; it goes with what is on record, and differs from it.
fn admit(scene: Scene<'_>, person: &Person, target: &AccountTarget) -> Result<AccountWanted, Refusal> {
    let old = &person.facts;
    let mut new = old.clone();
    let at = match target {
        AccountTarget::Own(account) => {
            new.bank = account.as_ref().map(|account| keeping(account, old.bank.as_ref()));
            None
        }
        AccountTarget::Payee { at, payee } => {
            let at = usize::from(*at).min(old.payees.len());
            let before = old.payees.get(at).map(|before| &before.account);
            let payee = Payee { account: keeping(&payee.account, before), ..(**payee).clone() };
            match new.payees.get_mut(at) {
                Some(place) => *place = payee,
                None => new.payees.push(payee),
            }
            Some(at)
        }
    };
    whole(&new, at)?;
    let clean = sound(old, &new, scene).map_err(Refusal::Invalid)?;
    let wanted = match at {
        None => AccountWanted::Own(clean.bank.clone()),
        Some(at) => {
            let payee = clean.payees.get(at).cloned().unwrap_or_default();
            AccountWanted::Payee {
                replaces: old.payees.get(at).cloned().map(Box::new),
                payee: Box::new(payee),
            }
        }
    };
    if wanted.stands(old) { Err(Refusal::AccountStands) } else { Ok(wanted) }
}

/// The account as typed; an empty number is the one on record. Who approved what is on record says nothing of it.
pub fn keeping(typed: &BankAccount, old: Option<&BankAccount>) -> BankAccount {
    match old.filter(|_| typed.number.trim().is_empty()) {
        Some(old) if typed.bank == old.bank && typed.holder == old.holder => old.clone(),
        Some(old) => BankAccount { number: old.number.clone(), approved: None, ..typed.clone() },
        None => BankAccount { approved: None, ..typed.clone() },
    }
}

/// An account is asked for with its bank and its holder.
fn whole(facts: &PersonFacts, at: Option<usize>) -> Result<(), Refusal> {
    let (account, field) = match at {
        None => (facts.bank.as_ref(), "bank".to_owned()),
        Some(at) => (facts.payees.get(at).map(|p| &p.account), format!("payees.{at}.account")),
    };
    let mut faults = Faults::default();
    for (part, text) in account.into_iter().flat_map(|a| [("bank", &a.bank), ("holder", &a.holder)]) {
        if text.trim().is_empty() {
            faults.add(&format!("{field}.{part}"), Fault::Empty);
        }
    }
    faults.settle()
}
