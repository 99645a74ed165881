//! Accounts that came with a file of people: they wait like any other, and are agreed to or sent back as one.

use std::collections::BTreeMap;

use crate::bureau::accounts::decide::{another, carry_out, second_word, settle};
use crate::bureau::accounts::view::row;
use crate::bureau::answer::{AccountChangeRow, AccountImport};
use crate::bureau::change::Change;
use crate::bureau::journal::staff_name;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::runs::all_words_leave;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::imports::ImportedFile;
use crate::domain::person::{AccountChange, AccountOutcome};
use crate::store::{IndexTable, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Most changes of one answer.
const MOST: usize = 1000;

/// How many accounts of an import wait, and how many of them are in another's name.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// All that wait.
    pub waiting: u32,
    /// Those whose holder is not the person.
    pub another: u32,
}

/// The imports of which accounts wait, by their journal entry.
fn tallies(r: &impl Reading, prefix: &[u8]) -> Result<BTreeMap<u64, Tally>, Stop> {
    let mut found: BTreeMap<u64, Tally> = BTreeMap::new();
    for key in r.index_range(IndexTable::AccountOfImport, prefix)? {
        let whole = [prefix, &key?].concat();
        let Some(of) = Keys::as_of_import(&whole) else { continue };
        let tally = found.entry(of.seq).or_default();
        tally.waiting += 1;
        tally.another += u32::from(of.another);
    }
    Ok(found)
}

/// The imports of which accounts wait, the oldest first, each with who took it in.
pub fn imports(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<(AccountImport, StaffId)>, Stop> {
    let tallies = tallies(r, &[])?;
    let mut found = Vec::with_capacity(tallies.len());
    if tallies.is_empty() {
        return Ok(found);
    }
    for file in r.scan::<ImportedFile>(..)? {
        let file = file?;
        let Some(tally) = tallies.get(&file.seq) else { continue };
        let shown = AccountImport {
            import: file.seq,
            file: file.name,
            people: file.people,
            waiting: tally.waiting,
            another: tally.another,
            by: staff_name(r, file.by)?,
            on: file.on,
            own: file.by == scene.staff.id,
        };
        found.push((shown, file.by));
    }
    found.sort_by_key(|(import, _)| import.import);
    Ok(found)
}

/// What waits of an import, accounts in another's name first.
pub fn changes_of(
    r: &impl Reading,
    scene: Scene<'_>,
    import: u64,
    (offset, limit): (usize, usize),
) -> Result<Vec<AccountChangeRow>, Stop> {
    let mut found = Vec::new();
    let prefix = Keys::accounts_of_import(import);
    for key in r.owners(IndexTable::AccountOfImport, &prefix)?.skip(offset).take(limit.min(MOST)) {
        if let Some(change) = r.get::<AccountChange>(&key?)? {
            found.push(row(r, scene, &change)?);
        }
    }
    Ok(found)
}

/// Agrees to all that waits of an import: the accounts are on record from now on, for the runs drafted from tomorrow on. Never by the one
/// who took it in.
pub fn approve_import(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (import, waiting): (u64, u32),
) -> Result<Change, Stop> {
    let changes = as_seen(w, (import, waiting))?;
    for change in &changes {
        another(scene, change)?;
    }
    all_words_leave(w, scene, changes.iter().map(second_word))?;
    let mut told = told(w, import, &changes)?;
    for change in changes {
        told = carry_out(w, scene, change)?.1.people.iter().fold(told, |told, person| told.touches(*person));
    }
    Ok(told)
}

/// Does not agree to what waits of an import, for a reason. Never by the one who took it in.
pub fn decline_import(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (import, waiting): (u64, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let (changes, reason) = (as_seen(w, (import, waiting))?, reason_for(reason)?);
    let told = told(w, import, &changes)?.with("reason", without_numbers(&reason));
    for change in changes {
        another(scene, &change)?;
        settle(w, scene, change, (AccountOutcome::Declined, reason.clone()))?;
    }
    Ok(told)
}

/// What waits of an import, as many as the asker saw.
fn as_seen(w: &Writer<'_>, (import, seen): (u64, u32)) -> Result<Vec<AccountChange>, Stop> {
    let prefix = Keys::accounts_of_import(import);
    let now = tallies(w, &prefix)?.get(&import).map_or(0, |tally| tally.waiting);
    if now == 0 {
        return Err(Refusal::NotFound(What::AccountImport).into());
    }
    if now != seen {
        return Err(Refusal::Stale { seen, now, fields: Vec::new() }.into());
    }
    let mut found = Vec::with_capacity(now as usize);
    for key in w.owners(IndexTable::AccountOfImport, &prefix)? {
        found.extend(w.get::<AccountChange>(&key?)?);
    }
    Ok(found)
}

fn told(r: &impl Reading, import: u64, changes: &[AccountChange]) -> Result<Change, Stop> {
    let mut file = String::new();
    for one in r.scan::<ImportedFile>(..)? {
        let one = one?;
        if one.seq == import {
            file = without_numbers(&one.name);
        }
    }
    Ok(Change::new(Outcome::Accounts(changes.len()), "")
        .and_of(changes.iter().map(|change| change.person))
        .with("file", file)
        .with("import", import)
        .with("accounts", changes.len()))
}
