//! Who will be late with what, from the board and the journal's own history.

use std::collections::BTreeMap;

use crate::bureau::answer::{OwnerForecast, OwnerReason, PetitionForecast, WillBeLate};
use crate::bureau::change::noted;
use crate::bureau::command::Command;
use crate::bureau::duty::leave_within;
use crate::bureau::petitions::board::{Filled, Paces, decided_of};
use crate::bureau::petitions::hands::{barred, handles, leads};
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{require_visible, sees, visible};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::Leave;
use crate::domain::petition::{
    Absences, NobodyAway, Pace, Petition, PetitionAct, Work, days_ahead, days_behind, is_step, will_be_late,
};
use crate::domain::staff::Staff;
use crate::domain::{Date, PetitionId, StaffId};
use crate::store::{Keys, Reading};

/// What will be late within the next working days, as things stand, or with one petition given to each in turn.
pub fn forecast(
    r: &impl Reading,
    scene: Scene<'_>,
    given: Option<PetitionId>,
) -> Result<PetitionForecast, Stop> {
    let board = scene.board.at(r, scene)?;
    let (today, calendar) = (scene.asking.moment.today, &scene.reference.calendar);
    let (days, behind) = (days_ahead(today, calendar), days_behind(today, calendar));
    let leave = leave_over(r, &days, &behind)?;
    let given = given.map(|id| petition_given(r, scene, &board, id)).transpose()?;
    let paces = paces(r, scene, &board, &behind)?;
    let mut loads = loads(scene, &board);
    let mut owners = Vec::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if !handles(&staff) {
            continue;
        }
        let load = loads.remove(&staff.id).unwrap_or_default();
        let there = behind.iter().filter(|day| !leave.away(staff.id, **day)).count() as u32;
        let pace = paces.get(&staff.id).map(|steps| Pace { steps: *steps, days: there });
        let mut work = load.work;
        if let Some(given) = given.as_ref().and_then(|given| given.work) {
            work.retain(|one| one.petition != given.petition);
            work.push(given);
        }
        let away = days.iter().filter(|day| leave.away(staff.id, **day)).count() as u32;
        let late = match pace {
            Some(pace) => {
                late_ones(r, (staff.id, pace), &work, (today, &days), (away > 0).then_some(&leave))?
            }
            None => Vec::new(),
        };
        let mut owner = OwnerForecast {
            staff: staff.id,
            name: staff.name.clone(),
            login: staff.login.clone(),
            open: load.open,
            late_now: load.late,
            pace,
            away,
            late,
            reasons: Vec::new(),
        };
        owner.reasons = reasons(&owner, &staff, given.as_ref());
        let barred = given.as_ref().map(|given| barred(r, &given.record, &staff)).transpose()?.flatten();
        owner.reasons.splice(0..0, barred.map(OwnerReason::Barred));
        owners.push(owner);
    }
    if given.is_some() {
        owners.sort_by_cached_key(order);
    }
    Ok(PetitionForecast { days, petition: given.map(|given| given.petition), owners })
}

/// To whom it is given before others: who had it first answers for it throughout (首办责任), then those whose task it is. Of them,
/// whoever will be late with least; of whom nothing can be foretold, that is not taken for nothing late, and whoever leads the bureau
/// comes after those whose task it is although they have nothing in hand.
fn order(one: &OwnerForecast) -> impl Ord + use<> {
    let says = |wanted: fn(&OwnerReason) -> bool| one.reasons.iter().any(wanted);
    let first = says(|why| *why == OwnerReason::First);
    let leads = says(|why| *why == OwnerReason::Leads);
    let earlier = says(|why| matches!(why, OwnerReason::HandledEarlier(_)));
    let late = (one.late.len(), one.pace.is_none());
    (one.barred().is_some(), !first, leads, late, !earlier, one.away, one.open, one.staff)
}

/// How many steps each recorded on the days behind.
fn paces(
    r: &impl Reading,
    scene: Scene<'_>,
    board: &Filled,
    behind: &[Date],
) -> Result<BTreeMap<StaffId, u32>, Stop> {
    let mut paces: BTreeMap<StaffId, u32> = BTreeMap::new();
    for (staff, petition) in board.paces(|| steps(r, behind))? {
        // What somebody may not see does not count in what another did either.
        if sees(scene.staff, board.veil(*petition)) {
            *paces.entry(*staff).or_default() += 1;
        }
    }
    Ok(paces)
}

/// What each has in hand. What somebody may not see is not there for them: neither in a sum nor in what it leads to.
fn loads(scene: Scene<'_>, board: &Filled) -> BTreeMap<StaffId, Load> {
    let mut loads: BTreeMap<StaffId, Load> = BTreeMap::new();
    for one in board.open().filter(|one| sees(scene.staff, one.veil.as_ref())) {
        let Some((owner, _)) = one.owner else { continue };
        let load = loads.entry(owner).or_default();
        load.open += 1;
        load.late += u32::from(one.limits.late);
        load.work.extend(one.owed.map(|(due, steps)| Work { petition: one.id, due, steps }));
    }
    loads
}

/// What will be late at somebody's pace, and what of it only because they are on leave.
fn late_ones(
    r: &impl Reading,
    at_pace: (StaffId, Pace),
    work: &[Work],
    ahead: (Date, &[Date]),
    leave: Option<&Leave>,
) -> Result<Vec<WillBeLate>, Stop> {
    let anyway = will_be_late(at_pace, work, ahead, &NobodyAway);
    let Some(leave) = leave else { return told(r, &anyway, |_| false) };
    let by_leave = |id| anyway.iter().all(|(other, _)| other.petition != id);
    told(r, &will_be_late(at_pace, work, ahead, leave), by_leave)
}

fn told(
    r: &impl Reading,
    late: &[(Work, Option<Date>)],
    by_leave: impl Fn(PetitionId) -> bool,
) -> Result<Vec<WillBeLate>, Stop> {
    let mut all = Vec::new();
    for (one, done) in late {
        let petition: Option<Petition> = r.get(&Keys::petition(one.petition))?;
        all.extend(petition.map(|p| WillBeLate {
            petition: p.id,
            number: p.number,
            due: one.due,
            done: *done,
            by_leave: by_leave(p.id),
        }));
    }
    Ok(all)
}

/// The leave that the rota knows of, from the first day behind to the last ahead.
fn leave_over(r: &impl Reading, ahead: &[Date], behind: &[Date]) -> Result<Leave, Stop> {
    let first = behind.last().or(ahead.first());
    let span = first.copied().zip(ahead.last().copied());
    span.map_or_else(|| Ok(Leave::default()), |span| leave_within(r, span))
}

#[derive(Default)]
struct Load {
    open: u32,
    late: u32,
    work: Vec<Work>,
}

/// The petition that is to be given to somebody.
struct Given {
    petition: PetitionId,
    record: Petition,
    work: Option<Work>,
    owner: Option<StaffId>,
    /// Who had an earlier one of the same people, the newest first.
    earlier: Vec<(StaffId, PetitionId)>,
}

fn petition_given(r: &impl Reading, scene: Scene<'_>, board: &Filled, id: PetitionId) -> Result<Given, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let people: Vec<_> = petition.facts.petitioners.iter().filter_map(|p| p.person).collect();
    let others = others_of(r, &people, Some(id))?;
    let owed = board.standing(id).and_then(|standing| standing.owed);
    Ok(Given {
        petition: id,
        work: owed.map(|(due, steps)| Work { petition: id, due, steps }),
        owner: petition.owner,
        record: petition,
        // Nor is somebody told that another had what is kept from them.
        earlier: others
            .iter()
            .filter(|p| visible(scene.staff, p))
            .filter_map(|p| Some((p.owner?, p.id)))
            .collect(),
    })
}

/// Why somebody stands where they stand, what counts first first.
fn reasons(owner: &OwnerForecast, staff: &Staff, given: Option<&Given>) -> Vec<OwnerReason> {
    let mut why = Vec::new();
    if let Some(given) = given {
        if given.owner == Some(owner.staff) {
            why.push(OwnerReason::Owner);
        }
        if given.record.first_handler == Some(owner.staff) {
            why.push(OwnerReason::First);
        }
        if leads(&staff.roles) {
            why.push(OwnerReason::Leads);
        }
        let earlier = given.earlier.iter().find(|(staff, _)| *staff == owner.staff);
        why.extend(earlier.map(|(_, petition)| OwnerReason::HandledEarlier(*petition)));
    }
    match owner.pace {
        // Nothing in hand is late of itself: that says nothing of how somebody keeps up.
        Some(_) if owner.open == 0 && owner.late.is_empty() => {}
        Some(_) => why.push(OwnerReason::Late(owner.late.len() as u32)),
        None => why.push(OwnerReason::PaceUnknown),
    }
    why.push(OwnerReason::Load(owner.open));
    if owner.away > 0 {
        why.push(OwnerReason::Away(owner.away));
    }
    why
}

/// Steps in petitions that the journal records of the days behind: those that take a matter along, and that were not taken back since.
fn steps(r: &impl Reading, behind: &[Date]) -> Result<Paces, Stop> {
    let (Some(newest), Some(oldest)) = (behind.first(), behind.last()) else { return Ok(Paces::new()) };
    let mut steps = Paces::new();
    // Decisions that were taken back later: read backwards, the next older one of the same hand in the same petition is meant.
    let mut undone: BTreeMap<(StaffId, PetitionId), u32> = BTreeMap::new();
    for entry in r.journal(..)?.rev() {
        let entry = entry?;
        if entry.today < *oldest {
            break;
        }
        let one = |petition| (entry.actor, petition);
        if entry.command == Command::UNDO_PETITIONS {
            decided_of(&entry).for_each(|petition| *undone.entry(one(petition)).or_default() += 1);
        }
        // Each of these is a step in all of its petitions, where it says an act and that is one.
        if !Command::STEP_PETITIONS.contains(&entry.command.as_str()) {
            continue;
        }
        let act = noted(&entry, "act").and_then(PetitionAct::parse);
        let may_be_undone = act.is_some_and(|act| Petition::UNDOABLE.contains(&act));
        for petition in decided_of(&entry) {
            let taken_back = undone.get_mut(&one(petition)).filter(|left| may_be_undone && **left > 0);
            if let Some(left) = taken_back {
                *left -= 1;
            } else if entry.today <= *newest && act.is_none_or(is_step) {
                steps.push(one(petition));
            }
        }
    }
    Ok(steps)
}
