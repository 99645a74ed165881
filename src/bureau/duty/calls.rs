//! What is done about a petition that needs an answer now: it is looked after until a minute, and the next rung is called. While a major
//! matter that came up with it is open, one event has one ladder: the call stands there.

use super::bounds::room;
use super::page::{Paged, alert_of, paging};
use super::{done, major, now, rules_of};
use crate::bureau::change::Change;
use crate::bureau::petitions::{require_free, require_visible};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::duty::{At, Call, DutyFault, Hop};
use crate::domain::petition::Petition;
use crate::store::{Keys, Reading, Writer};

/// The longest acknowledgement, in minutes: the shift after the next sees it again.
const MOST_MINUTES: i64 = 2 * 24 * 60;

/// Looks after it until a minute: it counts from then on as not acknowledged, by itself.
pub fn acknowledge(w: &mut Writer<'_>, scene: Scene<'_>, id: PetitionId, until: At) -> Result<Change, Stop> {
    let now = now(scene);
    if until <= now || until.minutes_since(now) > MOST_MINUTES || until.minute >= 24 * 60 {
        return Err(DutyFault::Until { now }.into());
    }
    let Paged { petition, .. } = paging(w, scene, &rules_of(w)?, id)?;
    require_free(w, &petition, scene.staff)?;
    let mut alert = alert_of(w, id)?;
    room(alert.acks.len())?;
    alert.look_after(scene.staff.id, now, until);
    alert.version += 1;
    w.put(&alert)?;
    Ok(done(id).with("number", &petition.number).with("until", until))
}

/// Calls the rung whose turn is next.
pub fn hop(w: &mut Writer<'_>, scene: Scene<'_>, id: PetitionId, answered: bool) -> Result<Change, Stop> {
    let rules = rules_of(w)?;
    let Paged { petition, alert, raised, .. } = paging(w, scene, &rules, id)?;
    let (major, by, on) = (major::open_of(w, id)?, scene.staff.id, now(scene));
    let ladder = match &major {
        Some(major) => major.ladder(&rules, on),
        None => alert.ladder(&rules, raised, on),
    };
    let rung = ladder.turn.and_then(|n| rules.rungs.get(n)).ok_or(DutyFault::NoLadder)?;
    let (level, name) = (rung.level, rung.name.clone());
    let hop = Hop { level, name: name.clone(), answered, by, on, back: None };
    let change = done(id)
        .with("number", &petition.number)
        .with("level", level.name())
        .with("called", name)
        .with("answered", if answered { "yes" } else { "no" });
    if let Some(mut major) = major {
        // One event has one ladder.
        room(major.calls.len())?;
        major.calls.push(hop.into());
        major.version += 1;
        w.put(&major)?;
        return Ok(change.with("major", major.id));
    }
    let mut alert = alert_of(w, id)?;
    room(alert.hops.len())?;
    alert.hops.push(hop);
    alert.version += 1;
    w.put(&alert)?;
    Ok(change)
}

/// Takes back that the asker looks after it.
pub fn take_ack_back(w: &mut Writer<'_>, scene: Scene<'_>, id: PetitionId) -> Result<Change, Stop> {
    let petition: Petition = w.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let mut alert = alert_of(w, id)?;
    let until = alert.take_ack_back(scene.staff.id, now(scene))?.until;
    alert.version += 1;
    w.put(&alert)?;
    Ok(done(id).with("number", &petition.number).with("until", until))
}

/// Takes back the call that was stamped last, whether the petition pages still or not.
pub fn take_back(w: &mut Writer<'_>, scene: Scene<'_>, id: PetitionId) -> Result<Change, Stop> {
    let petition: Petition = w.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    if let Some(mut major) = major::open_of(w, id)? {
        let Call { level, name, .. } = major::back(w, scene, &mut major)?;
        major.version += 1;
        w.put(&major)?;
        let change = done(id).with("number", &petition.number).with("level", level.name());
        return Ok(change.with("called", name).with("major", major.id));
    }
    let mut alert = alert_of(w, id)?;
    let Hop { level, name, .. } = alert.take_back(scene.staff.id, now(scene))?.clone();
    alert.version += 1;
    w.put(&alert)?;
    Ok(done(id).with("number", &petition.number).with("level", level.name()).with("called", name))
}
