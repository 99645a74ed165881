//! A handover that was compiled, as it is read: which items somebody sees, what each is about, which is which.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{major, stands};
use crate::bureau::petitions::{leads, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::HandoverId;
use crate::domain::duty::{Handover, Major, SignItem};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::store::{Keys, Reading};

/// The last handover.
pub fn last(r: &impl Reading) -> Result<Option<Handover>, Stop> {
    Ok(r.scan::<Handover>(..)?.next_back().transpose()?)
}

/// The rows of a handover, by its number.
pub fn find(r: &impl Reading, id: HandoverId) -> Result<Option<Handover>, Stop> {
    Ok(r.get(&Keys::handover(id))?)
}

/// The petition that an item is about, by itself or by its major matter.
pub fn petition_of(r: &impl Reading, item: &SignItem) -> Result<Option<Petition>, Stop> {
    if let Some(id) = item.major() {
        let major: Option<Major> = r.get(&Keys::major(id))?;
        return Ok(major.map(|major| major::petition_of(r, &major)).transpose()?.flatten());
    }
    Ok(item.petition().map(|id| r.get(&Keys::petition(id))).transpose()?.flatten())
}

/// Whether the asker may see an item: what is about a petition kept from them is not even counted.
pub fn shown(r: &impl Reading, scene: Scene<'_>, item: &SignItem) -> Result<bool, Stop> {
    Ok(petition_of(r, item)?.is_none_or(|petition| visible(scene.staff, &petition)))
}

/// The places of the items that the asker sees. An item is shown by its place among these: a number left out would tell of one.
pub fn seen(r: &impl Reading, scene: Scene<'_>, one: &Handover) -> Result<Vec<usize>, Stop> {
    let mut seen = Vec::new();
    for (at, item) in one.items.iter().enumerate() {
        if shown(r, scene, item)? {
            seen.push(at);
        }
    }
    Ok(seen)
}

/// Items of the last handover that were not taken over, as its head counts them.
pub fn unsigned(r: &impl Reading, scene: Scene<'_>) -> Result<usize, Stop> {
    let Some(last) = last(r)? else { return Ok(0) };
    let mut staying = 0;
    for item in last.open() {
        staying += usize::from(shown(r, scene, item)?);
    }
    Ok(staying)
}

/// Which item it is and what it says, in a number: alike ones are told apart by their order, and whoever knows one learns of no other.
pub fn marks(handover: &Handover) -> Vec<u64> {
    let mut before: BTreeMap<[&str; 3], u64> = BTreeMap::new();
    let mark = |item: &'_ SignItem, nth: u64| {
        let said = format!("{}\t{}\t{}\t{nth}", item.kind.name(), item.about, item.text);
        Sha256::digest(said).iter().take(8).fold(0, |mark, byte| (mark << 8) | u64::from(*byte))
    };
    let mut marks = Vec::new();
    for item in &handover.items {
        let nth = before.entry([item.kind.name(), &item.about, &item.text]).or_default();
        marks.push(mark(item, *nth));
        *nth += 1;
    }
    marks
}

/// Whether somebody may set a handover aside: who began it, who is to take over, and who leads.
pub fn may_withdraw(handover: &Handover, staff: &Staff) -> bool {
    handover.is_under_way()
        && stands(staff)
        && ([handover.outgoing, handover.incoming].contains(&staff.id) || leads(&staff.roles))
}
