//! What becomes of money paid too much. Nothing is taken off without a decision that somebody else approved, nothing beyond what it says, and
//! all that is done by it are entries of the ledger.

use super::books::{Books, opening, with_rivals};
use super::carried::{Done, is_open, open_about};
use super::due::Known;
use super::dues::booked_since;
use super::over::{counted_from, judge};
use super::owed::{Asked, Owed};
use super::rules::second;
use super::word::{Word, word_leaves};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::command::RecoverySaid;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::ledger::{Decided, Totals, book_decided};
use crate::bureau::people::{reason_for, standing, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::runs::books::Records;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Over, Recovery, RecoveryWay, RunFault};
use crate::domain::ledger::{EntryCause, EntryKind};
use crate::domain::person::Person;
use crate::domain::{Fen, Month, PersonId, RecoveryId};
use crate::store::{Counter, Keys, Reading, Writer};

/// Decides about what is paid too much now, month by month; it counts once somebody else approved it.
pub fn propose(w: &mut Writer<'_>, scene: Scene<'_>, said: &RecoverySaid) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let basis = faults.words("basis", &said.basis, 2, 200);
    if (said.way == RecoveryWay::SetOff) != (said.each.0 > 0) {
        faults.add("each", Fault::Amount);
    }
    if (said.way == RecoveryWay::Shift) == said.onto.is_empty() || said.onto == said.programme {
        faults.add("onto", Fault::Choice);
    }
    faults.settle()?;
    for programme in [&said.programme, &said.onto].into_iter().filter(|id| !id.is_empty()) {
        if !scene.reference.knows_programme(programme) {
            return Err(Refusal::NoSuchProgramme(programme.clone()).into());
        }
    }
    let person = standing(w, said.person)?;
    none_stands(w, scene, &person, &said.programme)?;
    let over = over(w, scene, &person, (said.way, &said.programme, &said.onto))?;
    if over.is_empty() {
        let shifts = said.way == RecoveryWay::Shift;
        let fault = if shifts { RunFault::NothingToShift } else { RunFault::NothingOverpaid };
        return Err(Refusal::Run(fault).into());
    }
    leaves_somebody(w, scene, (person.id, &said.programme), Action::PrepareRuns)?;
    let recovery = Recovery {
        id: RecoveryId(w.next_id(Counter::Recovery)?),
        version: 1,
        person: person.id,
        programme: said.programme.clone(),
        way: said.way,
        each: said.each,
        basis,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        approved: None,
        ended: None,
        over,
        ending: None,
        onto: said.onto.clone(),
        declined: None,
    };
    w.put(&recovery)?;
    Ok(note_of(&recovery))
}

/// Approves what somebody else decided, or agrees that a decision ends. What is waived or counts toward another programme is booked with
/// it: exactly what was proposed, or nothing.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, named: (RecoveryId, u32)) -> Result<Change, Stop> {
    let mut recovery = seen(w, named)?;
    let today = scene.asking.moment.today;
    let mut booked = None;
    let first = recovery.waits_since().0;
    match (&recovery.approved, &recovery.ending) {
        (Some(_), Some(_)) => {
            second(scene, first)?;
            word_leaves(w, scene, Word::Recovers(&recovery))?;
            recovery.ended = Some(today);
        }
        (Some(_), None) => return Err(Refusal::Run(RunFault::DecidedAlready).into()),
        (None, _) => {
            second(scene, first)?;
            word_leaves(w, scene, Word::Recovers(&recovery))?;
            recovery.approved = Some((scene.staff.id, today));
            if matches!(recovery.way, RecoveryWay::Waive | RecoveryWay::Shift) {
                booked = carry_out(w, scene, &recovery)?;
                recovery.ended = Some(today);
            }
        }
    }
    recovery.version += 1;
    w.put(&recovery)?;
    let change = note_of(&recovery);
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Books what is done at once.
fn carry_out(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    recovery: &Recovery,
) -> Result<Option<(crate::domain::EntryId, usize)>, Stop> {
    let person = whose(w, recovery)?;
    let now = over(w, scene, &person, (recovery.way, &recovery.programme, &recovery.onto))?;
    if now != recovery.over {
        return Err(Refusal::Run(RunFault::OverChanged(recovery.id)).into());
    }
    let memo = recovery.id.to_string();
    let mut done = Vec::new();
    for Over { month, fen } in now {
        let waives = recovery.way == RecoveryWay::Waive;
        let one = |programme, kind, amount, cause| Decided {
            person: person.id,
            programme,
            month,
            kind,
            amount,
            cause,
            memo: &memo,
        };
        if waives {
            done.push(one(&recovery.programme, EntryKind::Due, fen, EntryCause::Waived(recovery.id)));
        } else {
            let cause = EntryCause::Shifted(recovery.id);
            done.push(one(&recovery.programme, EntryKind::Paid, Fen(fen.0.saturating_neg()), cause));
            done.push(one(&recovery.onto, EntryKind::Paid, fen, cause));
        }
    }
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::default();
    book_decided(w, scene, &done, &mut totals)?;
    totals.put(w)?;
    booked_since(w, before)
}

/// Withdraws a decision that nobody approved, or sends it back to whoever made it, who lets it be then; of one that was approved it asks
/// that it end, and another one must agree. What was taken off by it stays.
pub fn drop_it(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (RecoveryId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let stored: Option<Recovery> = w.get(&Keys::recovery(named.0))?;
    let back = stored.filter(|of| of.declined.is_some() && of.by == scene.staff.id && of.version == named.1);
    let mut recovery = match back {
        Some(back) => back,
        None => seen(w, named)?,
    };
    if recovery.declined.take().is_some() {
        // It ended when it was sent back.
    } else if recovery.approved.is_some() {
        leaves_somebody(w, scene, (recovery.person, &recovery.programme), Action::PrepareRuns)?;
        recovery.ending = Some(scene.says(reason.clone()));
    } else {
        recovery.declined = (recovery.by != scene.staff.id).then(|| scene.says(reason.clone()));
        recovery.ended = Some(scene.asking.moment.today);
    }
    recovery.version += 1;
    w.put(&recovery)?;
    Ok(note_of(&recovery).with("reason", reason))
}

/// Refuses another decision while one stands: it waits for a word, or something of what it says is still to be done, now or once what is
/// under way is through.
fn none_stands(r: &impl Reading, scene: Scene<'_>, person: &Person, programme: &String) -> Result<(), Stop> {
    for one in open_about(r, person.id, programme)? {
        let done = Done::by(r, &one)?;
        let (judged, books) = judged(r, scene, person, std::slice::from_ref(programme))?;
        let acts = |month: Month| {
            let over = judged.iter().flat_map(|one| &one.over).any(|part| part.month == month);
            (over || books.is_under_way(person.id, 0, month)) && done.left(&one, month) != Fen::ZERO
        };
        if one.approved.is_none() || one.over.iter().any(|over| acts(over.month)) {
            return Err(Refusal::Run(RunFault::RecoveryStands(one.id)).into());
        }
    }
    Ok(())
}

/// Refuses to let somebody do something about money paid too much that bears on runs at once, and after which nobody is left for a duty of
/// those that pay the person, where another leaves somebody.
pub fn leaves_somebody(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, programme): (PersonId, &str),
    act: Action,
) -> Result<(), Stop> {
    word_leaves(r, scene, Word::Alone { person, programme, act })
}

/// Whose decision it is, by the record that stands for them now.
pub fn whose(r: &impl Reading, recovery: &Recovery) -> Result<Person, Stop> {
    standing(r, stands_for(r, recovery.person)?)
}

/// A decision as somebody saw it, while it may change.
pub fn seen(r: &impl Reading, (id, seen): (RecoveryId, u32)) -> Result<Recovery, Stop> {
    let found: Option<Recovery> = r.get(&Keys::recovery(id))?;
    let found = found.ok_or(Refusal::NotFound(What::Recovery))?;
    if found.version != seen {
        return Err(Refusal::Stale { seen, now: found.version, fields: Vec::new() }.into());
    }
    if !is_open(r, &found)? {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    Ok(found)
}

/// What is owed to one person under some programmes as it is now, with the books it rests on.
pub fn judged(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    programmes: &[String],
) -> Result<(Vec<Owed>, Books), Stop> {
    let month = scene.asking.moment.today.month();
    let openings = counted_from(r, scene, (programmes, month))?;
    let named = with_rivals(scene, programmes);
    let books = Books::of_person(r, &named, person.id)?;
    let known = Known::read(r, &Records::read(r)?, scene.asking.moment.today)?;
    let asked = Asked { programmes: &named, openings: &openings, month, reference: scene.reference };
    let judged = judge(r, scene, (person, &known), asked, (&known.entitler(scene.reference), &books))?;
    Ok((judged, books))
}

/// What a decision would be about now: the months in which somebody was paid too much under one programme; to count it toward another one,
/// as far as something is due there for the same months.
fn over(
    r: &impl Reading,
    scene: Scene<'_>,
    person: &Person,
    (way, programme, onto): (RecoveryWay, &str, &str),
) -> Result<Vec<Over>, Stop> {
    if way == RecoveryWay::Shift {
        // Nobody knows what is still due while it is not decided from which month on obligations count.
        opening(r, scene, onto)?;
        let named = [onto.to_owned()];
        let from = with_rivals(scene, &named).iter().position(|id| id == programme);
        let (judged, _) = judged(r, scene, person, &named)?;
        let months = judged.iter().flat_map(|one| &one.elsewhere);
        let of_it = months.filter(|month| Some(month.other) == from && month.paid != Fen::ZERO);
        return Ok(of_it.map(|m| Over { month: m.month, fen: m.due.min(m.paid) }).collect());
    }
    let (judged, _) = judged(r, scene, person, &[programme.to_owned()])?;
    let parts = judged.iter().flat_map(|one| &one.over);
    Ok(parts.map(|part| Over { month: part.month, fen: Fen(part.amount.0.saturating_neg()) }).collect())
}

/// What the journal says of a decision.
pub fn note_of(recovery: &Recovery) -> Change {
    let change = Change::new(Outcome::Recovery(recovery.id, recovery.version), recovery.id);
    let change = change.of(Some(recovery.person)).with("programme", &recovery.programme);
    let change = change.with("recovery_way", recovery.way.name()).with("basis", &recovery.basis);
    if recovery.each.0 > 0 { change.with("amount", recovery.each) } else { change }
}
