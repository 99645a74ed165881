//! The board: how every open petition stands, held in memory. It is filled at the first question and follows the journal from then on;
//! another business date or other tables fill it anew. Nothing on it is truth: whoever throws it away loses a moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::bureau::change::{Change, noted_in};
use crate::bureau::command::Command;
use crate::bureau::people::records_of;
use crate::bureau::petitions::earlier::matter;
use crate::bureau::petitions::row::Veil;
use crate::bureau::petitions::seed::SEED;
use crate::bureau::petitions::standing::Standing;
use crate::bureau::query::Tab;
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Petition, Tracking};
use crate::domain::{Date, PersonId, PetitionId, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// The note of a journal entry that tells which of several petitions it changed: their numbers.
pub const PETITIONS: &str = ".petitions";

/// The note that tells which others went on by themselves with what it decided: their numbers.
pub const WENT_ON: &str = ".went-on";

/// The petitions that an entry about petitions decided.
pub fn decided_of(entry: &JournalEntry) -> impl Iterator<Item = PetitionId> {
    PetitionId::parse(&entry.object).into_iter().chain(listed(&entry.about))
}

/// The petitions that an entry about petitions changed.
pub fn petitions_of(entry: &JournalEntry) -> impl Iterator<Item = PetitionId> {
    decided_of(entry).chain(numbers(&entry.about, WENT_ON))
}

/// The petitions that a command changed.
pub fn changed_by(change: &Change) -> Vec<PetitionId> {
    let decided = PetitionId::parse(&change.object).into_iter().chain(listed(&change.about));
    decided.chain(numbers(&change.about, WENT_ON)).collect()
}

/// The petitions that notes name together.
pub fn listed(about: &[(String, String)]) -> impl Iterator<Item = PetitionId> {
    numbers(about, PETITIONS)
}

fn numbers<'n>(about: &'n [(String, String)], note: &str) -> impl Iterator<Item = PetitionId> + use<'n> {
    noted_in(about, note).unwrap_or_default().split(' ').filter_map(PetitionId::parse)
}

/// Steps that were recorded on the days behind: by whom, in which petition.
pub type Paces = Vec<(StaffId, PetitionId)>;

/// Most entries of the journal, and most people of one, that are followed; after more of them the board is filled anew.
const MOST_FOLLOWED: u64 = 1000;
const MOST_PEOPLE: usize = 1000;

/// The board of an open bureau.
#[derive(Default)]
pub struct Board(Mutex<Option<Arc<Filled>>>);

impl std::fmt::Debug for Board {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Board").finish_non_exhaustive()
    }
}

/// What stands on it at one place in the journal.
#[derive(Clone)]
pub struct Filled {
    today: Date,
    /// By which it was worked out: whoever began before others came into force must not leave theirs to those after.
    tables: Arc<Reference>,
    seq: u64,
    open: BTreeMap<PetitionId, Standing>,
    /// Which of them have a petitioner of that name, folded.
    named: BTreeMap<String, BTreeSet<PetitionId>>,
    /// Finished ones.
    closed: BTreeSet<PetitionId>,
    /// Those of them that are kept from view.
    veiled: BTreeMap<PetitionId, Veil>,
    /// Those of them that somebody follows.
    tracked: BTreeMap<PetitionId, Tracking>,
    /// What the journal said of days before the business date, once somebody asked.
    paces: OnceLock<Paces>,
}

impl Board {
    /// The board as of the snapshot that is read.
    pub fn at(&self, r: &impl Reading, scene: Scene<'_>) -> Result<Arc<Filled>, Stop> {
        let seq = r.head()?.seq;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mut filled) = known.take_if(|f| f.is_of(scene) && f.seq <= seq) {
            // What could not follow to the end is dropped, and filled anew.
            if filled.seq == seq || Arc::make_mut(&mut filled).follow(r, scene, seq)? {
                *known = Some(Arc::clone(&filled));
                return Ok(filled);
            }
        }
        let filled = Arc::new(Filled::read(r, scene, seq)?);
        // A snapshot that is older than the board leaves it as it is.
        if known.as_ref().is_none_or(|f| !f.is_of(scene) || f.seq <= seq) {
            *known = Some(Arc::clone(&filled));
        }
        Ok(filled)
    }
}

impl Filled {
    /// Everything read from the petitions themselves.
    pub fn read(r: &impl Reading, scene: Scene<'_>, seq: u64) -> Result<Self, Stop> {
        let today = scene.asking.moment.today;
        let (mut open, mut named, mut veiled) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for key in r.owners(IndexTable::PetitionOpen, &[])? {
            let Some(petition) = r.get::<Petition>(&key?)? else { continue };
            let standing = Standing::of(r, scene, &petition)?;
            enter_names(&mut named, &standing);
            open.insert(petition.id, standing);
        }
        let mut closed = BTreeSet::new();
        r.each_owner(IndexTable::PetitionByNumber, &[], |key| {
            let id = <[u8; 4]>::try_from(key).map(|bytes| PetitionId(u32::from_be_bytes(bytes)));
            closed.extend(id.ok().filter(|id| !open.contains_key(id)));
        })?;
        for key in r.owners(IndexTable::PetitionSecret, &[])? {
            let petition = r.get::<Petition>(&key?)?.filter(|p| closed.contains(&p.id));
            veiled.extend(petition.and_then(|p| Some((p.id, Veil::of(&p)?))));
        }
        let mut tracked = BTreeMap::new();
        for key in r.owners(IndexTable::PetitionTracked, &[])? {
            let petition = r.get::<Petition>(&key?)?.filter(|p| closed.contains(&p.id));
            tracked.extend(petition.and_then(|p| Some((p.id, p.case().tracked()?))));
        }
        let tables = Arc::clone(scene.reference);
        Ok(Self { today, tables, seq, open, named, closed, veiled, tracked, paces: OnceLock::new() })
    }

    /// Whether it is of the day of the asking, and of the tables that are in force for it.
    fn is_of(&self, scene: Scene<'_>) -> bool {
        self.today == scene.asking.moment.today && Arc::ptr_eq(&self.tables, scene.reference)
    }

    /// Takes in what was changed up to an entry of the journal; `false` when that is better read anew.
    fn follow(&mut self, r: &impl Reading, scene: Scene<'_>, upto: u64) -> Result<bool, Stop> {
        if upto - self.seq > MOST_FOLLOWED {
            return Ok(false);
        }
        let mut changed = BTreeSet::new();
        for entry in r.journal(self.seq + 1..=upto)? {
            if !self.touched(r, &entry?, &mut changed)? {
                return Ok(false);
            }
        }
        for id in self.with_matters(r, changed)? {
            self.take_in(r, scene, id)?;
        }
        self.seq = upto;
        Ok(true)
    }

    /// Which petitions an entry is about: those that it changed, and those of people whose record may say something else since.
    fn touched(
        &self,
        r: &impl Reading,
        entry: &JournalEntry,
        changed: &mut BTreeSet<PetitionId>,
    ) -> Result<bool, Stop> {
        // Who has left, or handles petitions no more, has none of theirs any more.
        let command = entry.command.as_str();
        if command == SEED || Command::CHANGE_HANDS.contains(&command) {
            return Ok(false);
        }
        if command.starts_with(Command::ABOUT_PETITIONS) {
            changed.extend(petitions_of(entry));
            return Ok(true);
        }
        let people: Vec<PersonId> = entry.people().take(MOST_PEOPLE + 1).collect();
        if people.len() > MOST_PEOPLE {
            return Ok(false);
        }
        for person in people {
            for record in records_of(r, person)? {
                r.each_owner(IndexTable::PetitionByPerson, &Keys::person(record), |key| {
                    let id = <[u8; 4]>::try_from(key).map(|bytes| PetitionId(u32::from_be_bytes(bytes)));
                    changed.extend(id.ok().filter(|id| self.open.contains_key(id)));
                })?;
            }
        }
        Ok(true)
    }

    /// What changed, and what is open of the same matters, as they were and as they are: a place may be another now.
    fn with_matters(
        &self,
        r: &impl Reading,
        changed: BTreeSet<PetitionId>,
    ) -> Result<BTreeSet<PetitionId>, Stop> {
        let mut all: BTreeSet<PetitionId> =
            self.open().filter(|one| one.place.is_with(&changed)).map(|one| one.id).collect();
        for id in &changed {
            if let Some(petition) = r.get::<Petition>(&Keys::petition(*id))? {
                let now = matter(r, &petition, |_| true)?;
                all.extend(now.iter().map(|p| p.id).filter(|id| self.open.contains_key(id)));
            }
        }
        all.extend(changed);
        Ok(all)
    }

    fn take_in(&mut self, r: &impl Reading, scene: Scene<'_>, id: PetitionId) -> Result<(), Stop> {
        self.leave(id);
        let Some(petition) = r.get::<Petition>(&Keys::petition(id))? else { return Ok(()) };
        if petition.is_open() {
            let standing = Standing::of(r, scene, &petition)?;
            enter_names(&mut self.named, &standing);
            self.open.insert(id, standing);
        } else {
            self.closed.insert(id);
            self.veiled.extend(Veil::of(&petition).map(|veil| (id, veil)));
            // One of an earlier program names no day, and is found nowhere when the board is filled anew.
            let tracked = petition.case().tracked().filter(|tracking| tracking.next_look.is_some());
            self.tracked.extend(tracked.map(|tracking| (id, tracking)));
        }
        Ok(())
    }

    /// Forgets everything about one.
    fn leave(&mut self, id: PetitionId) {
        for name in self.open.remove(&id).iter().flat_map(Standing::names) {
            if let Some(ids) = self.named.get_mut(name) {
                ids.remove(&id);
                if ids.is_empty() {
                    self.named.remove(name);
                }
            }
        }
        self.closed.remove(&id);
        self.veiled.remove(&id);
        self.tracked.remove(&id);
    }

    /// The open petitions with a petitioner of one of these names, folded; by number.
    pub fn of_names(&self, names: &[String]) -> BTreeSet<PetitionId> {
        names.iter().filter_map(|name| self.named.get(name)).flatten().copied().collect()
    }

    /// One open petition.
    pub fn standing(&self, id: PetitionId) -> Option<&Standing> {
        self.open.get(&id)
    }

    /// What keeps one from view.
    pub fn veil(&self, id: PetitionId) -> Option<&Veil> {
        self.open.get(&id).and_then(|one| one.veil.as_ref()).or_else(|| self.veiled.get(&id))
    }

    /// What everybody did, read the first time.
    pub fn paces(&self, read: impl FnOnce() -> Result<Paces, Stop>) -> Result<&Paces, Stop> {
        if let Some(paces) = self.paces.get() {
            return Ok(paces);
        }
        let paces = read()?;
        Ok(self.paces.get_or_init(|| paces))
    }

    /// Every open petition, by number.
    pub fn open(&self) -> impl Iterator<Item = &Standing> {
        self.open.values()
    }

    /// Every finished one of a tab that fits, the first registered first.
    pub fn closed(&self, tab: Tab, sees: impl Fn(Option<&Veil>) -> bool) -> Vec<PetitionId> {
        let fits = |id: &PetitionId| sees(self.veiled.get(id));
        match tab {
            Tab::Done | Tab::All => self.closed.iter().copied().filter(fits).collect(),
            Tab::Tracked => self.tracked.keys().copied().filter(fits).collect(),
            _ => Vec::new(),
        }
    }

    /// Since when a finished one is followed, and when it is looked at next.
    pub fn tracked(&self, id: PetitionId) -> Option<Tracking> {
        self.tracked.get(&id).copied()
    }

    /// How many finished ones a tab has, those left out that somebody may not see.
    pub fn count_closed(&self, tab: Tab, sees: impl Fn(Option<&Veil>) -> bool) -> usize {
        match tab {
            Tab::Done | Tab::All => {
                self.closed.len() - self.veiled.values().filter(|veil| !sees(Some(veil))).count()
            }
            tab => self.closed(tab, sees).len(),
        }
    }
}

fn enter_names(named: &mut BTreeMap<String, BTreeSet<PetitionId>>, standing: &Standing) {
    for name in standing.names() {
        named.entry(name.clone()).or_default().insert(standing.id);
    }
}

#[cfg(test)]
mod tests;
