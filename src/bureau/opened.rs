//! A bureau's database, open: its one transaction, with the gate before it and the journal entry in it, and what it does when
//! writing fails. It knows no single command.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use crate::bureau::change::{Change, receipt_of, says_the_same};
use crate::bureau::command::Said;
use crate::bureau::gate::Action;
use crate::bureau::index::{LookupIndex, Source};
use crate::bureau::options::{BureauOptions, OpenFault, OpenReport};
use crate::bureau::password::HashCost;
use crate::bureau::petitions::Board;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Denied, Refusal, StoreTrouble};
use crate::bureau::scene::{NO_ROLE, Scene, acting_role, actor, serde_name};
use crate::bureau::session::Asking;
use crate::bureau::stamp::stamp_of;
use crate::bureau::stop::Stop;
use crate::bureau::timing;
use crate::domain::StaffId;
use crate::domain::person::Person;
use crate::domain::staff::{BureauProfile, Staff};
use crate::store::{
    Committed, IdempotencyKey, Keys, Outcome as StoreOutcome, Reading, Stamp, Store, StoreError, Writer,
};

/// Command name of journal entries that record a refusal for lack of permission.
pub(super) const DENIED: &str = "denied";

/// A bureau's database, open. Shared by everyone who asks; each asking says who they are.
#[derive(Debug)]
pub struct Bureau {
    pub(super) store: Store,
    pub(super) reference: Arc<Reference>,
    /// The same with what the bureau itself loaded and settled about counting time.
    in_force: RwLock<Arc<Reference>>,
    pub(super) cost: HashCost,
    pub(super) index: LookupIndex,
    pub(super) board: Board,
}

/// What a command is called, what the gate asks about it, and what it says in short.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub name: &'static str,
    pub action: Action,
    pub says: Option<Said>,
}

impl Bureau {
    /// Makes a new, empty database in `dir` and opens it; [`Command::Found`](crate::bureau::Command::Found) comes next.
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
        let report = OpenReport::new(&found, (founded, reader.count::<Person>()?), &reference);
        drop(reader);
        Ok((Self::with(store, reference, options), report))
    }

    /// A bureau on a store that is open already.
    pub fn on(store: Store, reference: Reference, options: &BureauOptions) -> Self {
        Self::with(store, Arc::new(reference), options)
    }

    fn with(store: Store, reference: Arc<Reference>, options: &BureauOptions) -> Self {
        let in_force = RwLock::new(Arc::clone(&reference));
        let (cost, index) = (options.hash_cost, LookupIndex::default());
        let bureau = Self { store, reference, in_force, cost, index, board: Board::default() };
        bureau.follow_rules();
        bureau
    }

    /// The tables in force: those of the program, with the calendars that the bureau signed and what it has settled about counting.
    pub fn in_force(&self) -> Arc<Reference> {
        Arc::clone(&self.in_force.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads anew what the bureau loaded and settled. Rows that cannot be read leave the tables as they were; the check of the
    /// database names them.
    pub(super) fn follow_rules(&self) {
        let read = self.store.read().map_err(Stop::from).and_then(|r| timing::in_force(&r, &self.reference));
        if let Ok(tables) = read {
            *self.in_force.write().unwrap_or_else(PoisonError::into_inner) = tables;
        }
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
    pub(super) fn commit_as(
        &self,
        asking: &Asking,
        Told { name, action, says }: Told,
        body: impl FnOnce(&mut Writer<'_>, Scene<'_>) -> Result<Change, Stop>,
    ) -> Result<Receipt, Refusal> {
        let stamp = self.stamp(asking, name, action)?;
        let tables = self.in_force();
        let result = self.write_as(&stamp, says, |w| {
            let staff = actor(w, asking, action)?;
            body(w, Scene { staff: &staff, asking, reference: &tables, board: &self.board })
        });
        if let Err(Refusal::NotPermitted { action, why }) = &result {
            self.record_denial(asking, name, *action, why);
        }
        result
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
                self.index.follow(self.source(), &value.people);
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
                // Nobody told the index whom the command touched, nor what it settled.
                self.index.lose();
                self.follow_rules();
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
    pub(super) fn record_denial(&self, asking: &Asking, name: &str, action: Action, why: &Denied) {
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

    /// Builds the lookup index from one snapshot, without holding anybody up: lookups go on being answered by the old
    /// index (or with `ready: false`), and people changed meanwhile are taken in at the end.
    pub fn build_index(&self) -> Result<(), Refusal> {
        self.index.build(self.source())
    }

    /// How many people the index has taken in so far, and whether it can be asked.
    pub fn index_progress(&self) -> (usize, bool) {
        self.index.progress()
    }

    /// The index, built anew if it was lost.
    pub(super) fn regained(&self) -> &LookupIndex {
        self.index.regained(self.source())
    }

    /// What the index is built from.
    pub(super) fn source(&self) -> Source<'_> {
        Source { store: &self.store, reference: &self.reference }
    }
}
