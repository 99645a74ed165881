//! Decisions in the queue: the same step on one or many petitions in one transaction, taking one's own decisions back, claiming.

use crate::bureau::answer::TriageRow;
use crate::bureau::change::Change;
use crate::bureau::command::{ActRequest, Triage};
use crate::bureau::journal;
use crate::bureau::petitions::act::{give, hand_over, others_follow, step_along};
use crate::bureau::petitions::board::{PETITIONS, WENT_ON};
use crate::bureau::petitions::hands::{owner, require_free};
use crate::bureau::petitions::joined::come_back;
use crate::bureau::petitions::lawful::told;
use crate::bureau::petitions::register::note_of;
use crate::bureau::petitions::row::{is_kept, repeated, require_visible, row};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::petition::{HandsFault, Petition};
use crate::store::{Keys, Reading, Writer};

/// Most petitions of one decision.
const MOST: usize = 500;

/// Carries decisions out. What cannot be done is left; nothing at all is refused.
pub fn triage(w: &mut Writer<'_>, scene: Scene<'_>, triage: &Triage) -> Result<Change, Stop> {
    let named = distinct(triage)?;
    let (mut done, mut left, mut why) = (Vec::new(), 0, None);
    for one in &named {
        match decided(w, scene, triage, *one) {
            Ok(mut petition) => {
                petition.version += 1;
                w.put(&petition)?;
                done.push(petition);
            }
            Err(Stop::Refused(refusal)) => {
                left += 1;
                why = why.or(Some(refusal));
            }
            Err(stop) => return Err(stop),
        }
    }
    let also = match triage {
        Triage::Decide { act, .. } => others_follow(w, scene, &done.iter().collect::<Vec<_>>(), act.act)?,
        Triage::Undo { .. } => come_back(w, scene, &done)?,
        Triage::Claim { .. } | Triage::Assign { .. } => String::new(),
    };
    match (done.as_slice(), why) {
        ([], why) => Err(why.unwrap_or(Refusal::NothingToChange).into()),
        ([one], _) if named.len() == 1 => {
            said(w, note_of(one).with(WENT_ON, also).with("state", one.state.name()), triage)
        }
        _ => said(w, of_several(&done, left, &also), triage),
    }
}

/// What decisions would do, each petition by itself.
pub fn preview(r: &impl Reading, scene: Scene<'_>, triage: &Triage) -> Result<Vec<TriageRow>, Stop> {
    let mut rows = Vec::new();
    for one in distinct(triage)? {
        let Some(before) = r.get::<Petition>(&Keys::petition(one.0))? else { continue };
        if require_visible(scene.staff, &before).is_err() {
            continue;
        }
        let after = match decided(r, scene, triage, one) {
            Ok(petition) => Ok(row(r, scene, &petition)?),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(stop) => return Err(stop),
        };
        let repeats = in_hand(r, scene, &before, triage)?;
        let before = row(r, scene, &before)?;
        let owner = after.as_ref().ok().filter(|after| after.owner != before.owner);
        let owner = owner.and_then(|after| after.owner.clone());
        let after = after.map(|after| (after.state, after.due));
        rows.push(TriageRow { row: before, after, owner, repeats });
    }
    Ok(rows)
}

/// The earlier one that is in hand, of a repeat which would be accepted beside it.
fn in_hand(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &Petition,
    triage: &Triage,
) -> Result<Option<String>, Stop> {
    match triage {
        Triage::Decide { act, .. } if Petition::ACCEPTED.contains(&act.act) => {
            let first = repeated(r, scene.staff, petition)?;
            Ok(first.filter(Petition::is_open).map(|first| first.number))
        }
        _ => Ok(None),
    }
}

/// Each petition once.
fn distinct(triage: &Triage) -> Result<Vec<(PetitionId, u32)>, Refusal> {
    let mut known = std::collections::BTreeSet::new();
    let named: Vec<_> = triage.petitions().iter().copied().filter(|(id, _)| known.insert(*id)).collect();
    let found = named.len();
    if found > MOST { Err(Refusal::TooManyMeant { found, most: MOST }) } else { Ok(named) }
}

/// One petition as it is after the decision.
fn decided(
    r: &impl Reading,
    scene: Scene<'_>,
    triage: &Triage,
    (id, seen): (PetitionId, u32),
) -> Result<Petition, Stop> {
    let mut petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let (me, today) = (scene.staff.id, scene.asking.moment.today);
    // Who lost the race is told who has it, not that something changed.
    if let (Triage::Claim { .. }, Some(owner)) = (triage, owner(r, &petition)?.filter(|owner| *owner != me)) {
        let (by, since) = (journal::staff_name(r, owner)?, petition.owned_since.unwrap_or(today));
        return Err(Refusal::OwnedBy { by, since }.into());
    }
    if petition.version != seen {
        let fields = vec!["events".to_owned()];
        return Err(Refusal::Stale { seen, now: petition.version, fields }.into());
    }
    match triage {
        Triage::Decide { act, .. } => {
            let act = usual(scene, &petition, act);
            step_along(r, scene, &mut petition, &act)?;
        }
        Triage::Undo { .. } => {
            petition.undoable(me).map_err(Refusal::Act)?;
            petition.undo_open(today).map_err(Refusal::Act)?;
            let told = told(r, scene, &petition)?;
            petition.take_back(me, today, told).map_err(Refusal::Act)?;
        }
        Triage::Claim { .. } => claim(r, &mut petition, scene)?,
        Triage::Assign { to, .. } => give(r, scene, &mut petition, *to).map(drop)?,
    }
    Ok(petition)
}

/// An acceptance with the usual way, where the demand has none and nobody need be asked. Nothing else decides a way by itself: what nobody
/// chose would stand in the letter.
fn usual(scene: Scene<'_>, petition: &Petition, act: &ActRequest) -> ActRequest {
    if !Petition::ACCEPTED.contains(&act.act) {
        return act.clone();
    }
    let usual = petition.facts.usual_way(&scene.reference.petition_topics);
    ActRequest { route: act.route.or(usual), ..act.clone() }
}

/// Nobody has it: the one who asks does from now on, as if it were given to them. What is over, or theirs already, is left as it is.
fn claim(r: &impl Reading, petition: &mut Petition, scene: Scene<'_>) -> Result<(), Stop> {
    let (me, today) = (scene.staff, scene.asking.moment.today);
    require_free(r, petition, me)?;
    if !petition.is_open() {
        return Err(Refusal::Act(HandsFault::Ended.into()).into());
    }
    if owner(r, petition)?.is_some() {
        return Err(Refusal::Act(HandsFault::YoursAlready.into()).into());
    }
    Ok(hand_over(petition, scene.reference, me, me.id, today)?)
}

/// What the journal says of several. Those that are kept from view are in nobody's timeline.
fn of_several(done: &[Petition], left: usize, also: &str) -> Change {
    let versions = done.iter().map(|p| (p.id, p.version)).collect();
    let shown = done.iter().filter(|p| !is_kept(p));
    let people = shown.flat_map(|p| p.facts.petitioners.iter().filter_map(|one| one.person));
    let ids: Vec<String> = done.iter().map(|p| p.id.to_string()).collect();
    Change::new(Outcome::Petitions(versions, left), "")
        .and_of(people)
        .with(PETITIONS, ids.join(" "))
        .with(WENT_ON, also)
        .with("changed", done.len())
        .with("left", if left > 0 { left.to_string() } else { String::new() })
}

fn said(r: &impl Reading, change: Change, triage: &Triage) -> Result<Change, Stop> {
    Ok(match triage {
        Triage::Decide { act, .. } => change
            .with("act", act.act.name())
            .with("despite", crate::text::without_numbers(act.despite.as_deref().unwrap_or_default())),
        Triage::Assign { to, .. } => change.with("to", journal::staff_name(r, *to)?),
        Triage::Undo { .. } | Triage::Claim { .. } => change,
    })
}
