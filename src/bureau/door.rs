//! The door itself: opening a bureau, carrying out commands, answering queries.

use std::path::Path;
use std::sync::Arc;

use crate::bureau::answer::Answer;
use crate::bureau::carry::carry_out;
use crate::bureau::change::{Change, receipt_of, says_the_same};
use crate::bureau::command::{Command, Said};
use crate::bureau::gate::{self, Action};
use crate::bureau::index::LookupIndex;
use crate::bureau::options::{BureauOptions, OpenFault, OpenReport};
use crate::bureau::password::HashCost;
use crate::bureau::query::Query;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Denied, Refusal, StoreTrouble};
use crate::bureau::session::Asking;
pub(super) use crate::bureau::stamp::{nobodys_stamp, stamp_of};
use crate::bureau::stop::Stop;
use crate::bureau::{care, desk, people, quality, staff, visits};
use crate::domain::StaffId;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::staff::{BureauProfile, Role, Staff};
use crate::store::{
    Committed, IdempotencyKey, Keys, Outcome as StoreOutcome, Reading, Stamp, Store, StoreError, Writer,
};

/// The number written into the journal for someone who holds no role, or is nobody yet.
pub(super) const NO_ROLE: u8 = u8::MAX;
/// Command name of journal entries that record a refusal for lack of permission.
pub(super) const DENIED: &str = "denied";

/// A bureau's database, open. Shared by everyone who asks; each asking says who they are.
#[derive(Debug)]
pub struct Bureau {
    pub(super) store: Store,
    pub(super) reference: Arc<Reference>,
    pub(super) cost: HashCost,
    pub(super) index: LookupIndex,
}

/// What a command's body knows beside the transaction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    /// Who asks; read in this very transaction.
    pub staff: &'a Staff,
    /// When, and with which key.
    pub asking: &'a Asking,
    /// The program's tables.
    pub reference: &'a Reference,
}

/// What a command is called, what the gate asks about it, and what it says in short.
#[derive(Debug, Clone, Copy)]
struct Told {
    name: &'static str,
    action: Action,
    says: Option<Said>,
}

impl Bureau {
    /// Makes a new, empty database in `dir` and opens it; [`Command::Found`] comes next.
    pub fn create(dir: &Path, options: &BureauOptions) -> Result<Self, OpenFault> {
        let store = Store::create(dir, &options.store())?;
        Ok(Self::with(store, options.tables(dir)?, options))
    }

    /// Opens the database in `dir` with every check of the store. The lookup index is not built yet: see
    /// [`Bureau::build_index`].
    pub fn open(dir: &Path, options: &BureauOptions) -> Result<(Self, OpenReport), OpenFault> {
        let reference = options.tables(dir)?;
        let (store, found) = Store::open(dir, &options.store())?;
        let reader = store.read()?;
        let founded = reader.has::<BureauProfile>(&Keys::PROFILE)?;
        let report = OpenReport::new(&found, founded, reader.count::<Person>()?);
        drop(reader);
        Ok((Self::with(store, reference, options), report))
    }

    /// A bureau on a store that is open already.
    pub fn on(store: Store, reference: Reference, options: &BureauOptions) -> Self {
        Self::with(store, Arc::new(reference), options)
    }

    fn with(store: Store, reference: Arc<Reference>, options: &BureauOptions) -> Self {
        Self { store, reference, cost: options.hash_cost, index: LookupIndex::default() }
    }

    /// The program's tables: divisions, calendar, programmes, rates, groups, registry form.
    pub fn reference(&self) -> &Arc<Reference> {
        &self.reference
    }

    /// Whether it is open for reading only, because the data folder cannot be written: every command is refused.
    pub fn read_only(&self) -> bool {
        self.store.read_only()
    }

    /// Why nothing can be recorded, where it is open for reading only.
    pub fn closed_to_writing(&self) -> Option<StoreTrouble> {
        let why = if self.store.no_room() { StoreTrouble::NoRoom } else { StoreTrouble::ReadOnly };
        self.read_only().then_some(why)
    }

    /// Checks what [`Checks::AsUsed`](crate::store::Checks) left unchecked, while `go_on` says so; damage stops writing.
    pub fn verify(&self, go_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
        self.store.verify(go_on)
    }

    /// Closes the database. Dropping does the same but cannot say whether it went well.
    pub fn close(self) -> Result<(), StoreError> {
        self.store.close()
    }

    /// Carries out a command once: the same key again gives the first receipt.
    pub fn execute(&self, asking: &Asking, command: Command) -> Result<Receipt, Refusal> {
        let (name, action) = (command.name(), Action::of_command(&command));
        let told = Told { name, action, says: command.says(&asking.key) };
        match command {
            Command::Found(founding) => staff::found(self, asking, name, &founding),
            Command::SignIn { login, password, desk } => {
                staff::sign_in(self, asking, name, &login, &password, &desk)
            }
            Command::SwitchStaff { to } => staff::switch(self, asking, name, to),
            Command::Unlock { password } => staff::unlock(self, asking, name, &password),
            Command::ChangePassword { old, new } => staff::change_password(self, asking, name, &old, &new),
            Command::AddStaff(new) => {
                self.permit(asking, name, action)?;
                let issued = staff::Issued::of(self, new.password.as_ref())?;
                self.commit_as(asking, told, |w, scene| staff::add(w, scene, &new, issued))
            }
            Command::ResetPassword { staff, seen, new } => {
                self.permit(asking, name, action)?;
                let issued = staff::Issued::of(self, new.as_ref())?;
                self.commit_as(asking, told, |w, scene| {
                    staff::reset_password(w, scene, (staff, seen), new.as_ref(), issued)
                })
            }
            Command::Reveal { person, field, reason } => self
                .commit_as(asking, told, |w, scene| people::reveal(w, scene, person, field, &reason))
                .and_then(|receipt| self.seen_again(asking, receipt)),
            Command::RegisterPerson { facts, despite } => {
                let near = self.near(&facts)?;
                self.commit_as(asking, told, |w, scene| {
                    people::register(w, scene, &facts, despite.as_deref(), &near)
                })
            }
            Command::MakeCondolence { made, despite } => {
                let index = self.regained();
                self.commit_as(asking, told, |w, scene| {
                    care::make_list(w, scene, index, &made, despite.as_deref())
                })
            }
            // Nothing of it is recorded where nothing can be; whoever leaves must be able to.
            Command::SignOut if self.read_only() => Ok(unrecorded(Outcome::Done)),
            other => self.commit_as(asking, told, |w, scene| carry_out(w, scene, other)),
        }
    }

    /// Answers a question. Nothing protected is in an answer.
    pub fn query(&self, asking: &Asking, query: Query) -> Result<Answer, Refusal> {
        let action = Action::of_query(&query);
        if query == Query::Desk {
            return Ok(Answer::Desk(desk::desk(self, asking)?));
        }
        let answer = self.answer(asking, action, query);
        if let Err(Refusal::NotPermitted { action, why }) = &answer {
            self.record_denial(asking, "query", *action, why);
        }
        answer
    }

    /// One transaction for what no command stands for.
    pub(super) fn commit(
        &self,
        asking: &Asking,
        name: &'static str,
        action: Action,
        body: impl FnOnce(&mut Writer<'_>, Scene<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        self.commit_as(asking, Told { name, action, says: None }, body)
    }

    /// One transaction: the gate, the body, the journal entry. What the body touched follows into the lookup index.
    fn commit_as(
        &self,
        asking: &Asking,
        Told { name, action, says }: Told,
        body: impl FnOnce(&mut Writer<'_>, Scene<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        let stamp = self.stamp(asking, name, action)?;
        let result = self.write_as(&stamp, says, |w| {
            let staff = actor(w, asking, action)?;
            let change = body(w, Scene { staff: &staff, asking, reference: &self.reference })?;
            visits::attach(w, asking, change)
        });
        if let Err(Refusal::NotPermitted { action, why }) = &result {
            self.record_denial(asking, name, *action, why);
        }
        result
    }

    /// Who on record may be the same as somebody about to be put there: by the sound of the name, and by everything else
    /// that is compared.
    fn near(&self, facts: &PersonFacts) -> Result<people::Near, Refusal> {
        let sounding =
            self.index.ask(|known| people::sounding(&known.index, &facts.name)).unwrap_or_default();
        let reader = self.store.read().map_err(Refusal::from)?;
        let likely = quality::likely(&reader, &self.reference, facts)?;
        Ok(people::Near { sounding, likely })
    }

    /// The gate alone, before work that takes a while; the transaction asks it again.
    pub(super) fn permit(&self, asking: &Asking, name: &'static str, action: Action) -> Result<(), Refusal> {
        let reader = self.store.read().map_err(Refusal::from)?;
        let result = actor(&reader, asking, action).map(|_| ()).map_err(Refusal::from);
        drop(reader);
        if let Err(Refusal::NotPermitted { action, why }) = &result {
            self.record_denial(asking, name, *action, why);
        }
        result
    }

    /// One transaction without the gate: for the few commands that nobody needs a role for.
    pub(super) fn write(
        &self,
        stamp: &Stamp,
        body: impl FnOnce(&mut Writer<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        self.write_as(stamp, None, body)
    }

    /// The same for a command that `says` something: under its key nothing else is ever carried out, nor answered.
    fn write_as(
        &self,
        stamp: &Stamp,
        says: Option<Said>,
        body: impl FnOnce(&mut Writer<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        let committed = self.store.write(stamp, |w| {
            let change = body(w)?.saying(says.as_ref());
            let note = change.note();
            Ok::<_, Stop>((change, note))
        });
        match committed {
            Ok(Committed::New { value, entry }) => {
                self.follow(&value.people);
                Ok(Receipt { seq: entry.seq, already: false, outcome: value.outcome })
            }
            // A key that stood for something else: this is not on record, and never will be under that key.
            Ok(Committed::Already(entry))
                if entry.command != stamp.command || !says_the_same(&entry, says) =>
            {
                Err(Refusal::KeyUsed { seq: entry.seq })
            }
            Ok(Committed::Already(entry)) => Ok(receipt_of(&entry)),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(Stop::Store(error)) => Err(self.trouble(error, stamp.key)),
        }
    }

    /// After a failed write: opens the database again and finds out what became of it.
    fn trouble(&self, error: StoreError, key: IdempotencyKey) -> Refusal {
        if !matches!(error, StoreError::Frozen { .. }) {
            return error.into();
        }
        let full = error.is_full();
        match self.recover(key.0) {
            StoreTrouble::NotRecorded if full => Refusal::Store(StoreTrouble::Full),
            // Not even opening it again worked: what was undecided before is undecided now.
            StoreTrouble::Frozen => error.into(),
            decided => Refusal::Store(decided),
        }
    }

    /// After a failure of disk or engine: opens the database again with all its checks, and says what became of the
    /// command sent with `key`. While that fails, writing stays frozen and this can be tried again.
    pub fn recover(&self, key: [u8; 16]) -> StoreTrouble {
        match self.store.recover(IdempotencyKey(key)) {
            Ok(StoreOutcome::Recorded(entry)) => {
                // Nobody told the index whom the command touched.
                self.index.lose();
                StoreTrouble::Recorded { seq: entry.seq }
            }
            Ok(StoreOutcome::NotRecorded) => StoreTrouble::NotRecorded,
            Err(_) => StoreTrouble::Frozen,
        }
    }

    /// Why writing is stopped, if it is; the store's own words, for the log.
    pub fn frozen(&self) -> Option<String> {
        self.store.frozen()
    }

    /// Who, when and where, for the journal. The role is the first of theirs that allows the action.
    pub(super) fn stamp(
        &self,
        asking: &Asking,
        name: &'static str,
        action: Action,
    ) -> Result<Stamp, Refusal> {
        let Some(session) = &asking.session else {
            return Ok(stamp_of(asking, name, StaffId(0), NO_ROLE, ""));
        };
        let reader = self.store.read().map_err(Refusal::from)?;
        let staff: Option<Staff> = reader.get(&Keys::staff(session.staff)).map_err(Refusal::from)?;
        let role = staff.map_or(NO_ROLE, |s| acting_role(&s, action));
        Ok(stamp_of(asking, name, session.staff, role, &session.desk))
    }

    /// Writes down that someone was refused for lack of permission. That this fails changes nothing for them.
    fn record_denial(&self, asking: &Asking, name: &str, action: Action, why: &Denied) {
        let Some(session) = &asking.session else { return };
        let mut key = [0; 16];
        if getrandom::fill(&mut key).is_err() {
            return;
        }
        let mut stamp = stamp_of(asking, DENIED, session.staff, NO_ROLE, &session.desk);
        stamp.key = IdempotencyKey(key);
        let change = Change::new(Outcome::Done, "")
            .with("command", name)
            .with("action", serde_name(&action))
            .with("why", why.name());
        let _ = self.write(&stamp, |_| Ok(change));
    }

    /// A revealed field asked for again with the same key: the value is read again, for the same person only.
    fn seen_again(&self, asking: &Asking, receipt: Receipt) -> Result<Receipt, Refusal> {
        if !receipt.already {
            return Ok(receipt);
        }
        let reader = self.store.read().map_err(Refusal::from)?;
        let staff = actor(&reader, asking, Action::Reveal)?;
        let outcome = Outcome::Revealed(people::revealed_value(&reader, &staff, receipt.seq)?);
        Ok(Receipt { outcome, ..receipt })
    }
}

/// The receipt of what a bureau open for reading only lets happen without a journal entry: sessions.
pub(super) fn unrecorded(outcome: Outcome) -> Receipt {
    Receipt { seq: 0, already: false, outcome }
}

/// Who asks, as their row stands in this transaction, if the gate lets them.
pub(super) fn actor(r: &impl Reading, asking: &Asking, action: Action) -> Result<Staff, Stop> {
    if !r.has::<BureauProfile>(&Keys::PROFILE)? {
        return Err(Refusal::NotPermitted { action, why: Denied::NotFounded }.into());
    }
    let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
    let staff: Staff = r.get(&Keys::staff(session.staff))?.ok_or(Refusal::SignedOut)?;
    gate::can(&staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    Ok(staff)
}

/// The first of someone's roles that allows an action, as the journal numbers roles.
fn acting_role(staff: &Staff, action: Action) -> u8 {
    let fits =
        |role: &Role| staff.roles.has(*role) && (action.roles().is_empty() || action.roles().contains(role));
    Role::ALL.iter().position(fits).map_or(NO_ROLE, |n| n as u8)
}

/// The stable name of a unit variant.
pub(super) fn serde_name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
