//! Accounts that would change by the way: held back, and asked for instead.

use crate::bureau::accounts::ask::{put, put_new};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::person::{
    AccountOrigin, AccountWanted, BankAccount, OfImport, Payee, Person, PersonFacts, Validity,
};
use crate::domain::{Date, PersonId};
use crate::store::Writer;

/// Refuses facts with an account that those before do not have in the same place: it is asked for. Payees may be ended, taken
/// out and put right, as long as they keep their name and their account.
pub fn nothing_new(old: &PersonFacts, new: &PersonFacts) -> Result<(), Refusal> {
    let same = old.bank == new.bank && new.payees.iter().all(|payee| known(old, payee));
    if same { Ok(()) } else { Err(Refusal::AccountByTwo) }
}

/// Whether a payee of that name has that account on record.
fn known(old: &PersonFacts, payee: &Payee) -> bool {
    old.payees.iter().any(|before| before.name == payee.name && before.account == payee.account)
}

/// Takes what is new of accounts out of facts that a merger or a registration makes, and gives what is to be asked for: at most one
/// thing, since one change of a person waits at a time. Payees whose time is over receive nothing and come along.
fn held(old: &PersonFacts, new: &mut PersonFacts, today: Date) -> Result<Option<AccountWanted>, Refusal> {
    let mut wanted = Vec::new();
    if old.bank != new.bank {
        let account = std::mem::replace(&mut new.bank, old.bank.clone());
        wanted.push(AccountWanted::Own(account.map(anew)));
    }
    let passes = |payee: &Payee| known(old, payee) || payee.validity(today) == Validity::Expired;
    let (stay, ask) = std::mem::take(&mut new.payees).into_iter().partition(passes);
    new.payees = stay;
    wanted.extend(Vec::into_iter(ask).map(|payee: Payee| {
        let payee = Payee { account: anew(payee.account.clone()), ..payee };
        AccountWanted::Payee { replaces: None, payee: Box::new(payee) }
    }));
    new.former_accounts.clone_from(&old.former_accounts);
    if wanted.len() > 1 { Err(Refusal::AccountsSeveral) } else { Ok(wanted.pop()) }
}

/// An account of which nobody approved that it stands here.
fn anew(account: BankAccount) -> BankAccount {
    BankAccount { approved: None, ..account }
}

/// Holds back what is new of accounts in the facts of a record, and gives the change to be stored once the record is.
pub fn hold_back(old: &PersonFacts, new: &mut PersonFacts, today: Date) -> Result<Held, Refusal> {
    held(old, new, today).map(Held)
}

/// What was held back.
#[must_use]
pub struct Held(Option<AccountWanted>);

impl Held {
    /// Stores it as a change that waits.
    pub fn ask(
        self,
        w: &mut Writer<'_>,
        scene: Scene<'_>,
        person: PersonId,
        (origin, despite): (AccountOrigin, String),
    ) -> Result<(), Stop> {
        match self.0 {
            Some(wanted) => put_new(w, scene, person, wanted, (origin, None, despite)).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Stores it as one of the changes that wait together since an import. Whether there is any, and the holder another.
    pub fn ask_imported(
        self,
        w: &mut Writer<'_>,
        scene: Scene<'_>,
        person: &Person,
        seq: u64,
    ) -> Result<Option<OfImport>, Stop> {
        let Some(wanted) = self.0 else { return Ok(None) };
        let another = wanted.holder_is_another(&person.facts, scene.asking.moment.today);
        let of = OfImport { seq, another };
        let named = (AccountOrigin::Imported, None, String::new());
        put(w, scene, person.id, (wanted, Some(of)), named)?;
        Ok(Some(of))
    }
}
