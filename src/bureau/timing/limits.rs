//! The limits that run, by what is in force and by what would be; and whether what the first of two signed still stands.

use std::collections::HashMap;

use crate::bureau::answer::ClockMove;
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::tables::loaded;
use crate::domain::petition::{Clock, ClockStatus, Counting, Petition};
use crate::domain::{CalendarNotice, Date, PetitionId, SeenLimit, TimeSaid, TimeSeen};
use crate::store::{IndexTable, Reading};

/// What will be in force: what is loaded and settled, and this in the place of what it replaces.
pub fn after(
    now: &Reference,
    (mut notices, mut countings): (Vec<CalendarNotice>, Vec<Counting>),
    said: &TimeSaid,
) -> Reference {
    match said {
        TimeSaid::Calendar(new) => {
            notices.retain(|known| new.iter().all(|one| one.year != known.year));
            notices.extend(new.iter().cloned());
        }
        TimeSaid::Counting(new) => {
            countings.retain(|known| known.from != new.from);
            countings.push(new.clone());
        }
    }
    now.counting(&notices, countings)
}

/// How many of some open petitions there are, and every limit of them that nobody has met yet, as it would end before and after.
pub fn all(
    r: &impl Reading,
    of: impl Fn(&Petition) -> bool,
    tables: (&Reference, &Reference),
    today: Date,
) -> Result<(u32, Vec<ClockMove>), Stop> {
    let (mut limits, mut petitions) = (Vec::new(), 0);
    for key in r.owners(IndexTable::PetitionOpen, &[])? {
        let Some(petition) = r.get::<Petition>(&key?)?.filter(&of) else { continue };
        petitions += 1;
        limits.extend(running(&petition, tables, today));
    }
    Ok((petitions, limits))
}

fn running(petition: &Petition, (now, then): (&Reference, &Reference), today: Date) -> Vec<ClockMove> {
    let case = petition.case();
    let clocks = |tables: &Reference| tables.petition_rules.clocks(&case, &tables.calendar, today);
    let runs = |clock: &Clock| clock.stopped_on.is_none() && clock.status != ClockStatus::Off;
    let after = clocks(then);
    let pairs = clocks(now).into_iter().filter(runs).filter_map(|before| {
        let after = after.iter().find(|clock| clock.rule.id == before.rule.id)?;
        Some(ClockMove {
            petition: petition.id,
            number: petition.number.clone(),
            clock: before.rule.id.clone(),
            called: before.rule.name().to_owned(),
            name: (before.rule.zh.clone(), before.rule.en.clone()),
            from: before.due,
            to: after.due,
            provisional: (before.provisional, after.provisional),
        })
    });
    pairs.collect()
}

/// Whether a limit would end on another day, or be certain or not.
pub fn moves(limit: &ClockMove) -> bool {
    limit.from != limit.to || limit.provisional.0 != limit.provisional.1
}

/// A limit as it is kept of what somebody signed.
pub fn seen(limit: &ClockMove) -> SeenLimit {
    let ClockMove { petition, from, to, provisional, .. } = *limit;
    SeenLimit { petition, rule: limit.clock.clone(), from, to, provisional }
}

/// Whether what was signed first is no more what there is: a limit that it moves, or would move by now, moves otherwise. Limits that
/// came or ended in between are no other changes: whoever signs second sees those that came, and signs them.
pub fn changed(r: &impl Reading, scene: Scene<'_>, signed: &TimeSeen) -> Result<bool, Stop> {
    let then = after(scene.reference, loaded(r)?, &signed.said);
    let tables = (&**scene.reference, &then);
    let (_, now) = all(r, |_| true, tables, scene.asking.moment.today)?;
    let now: HashMap<(PetitionId, &str), &ClockMove> =
        now.iter().map(|limit| ((limit.petition, limit.clock.as_str()), limit)).collect();
    let moved = |one: &SeenLimit| one.from != one.to || one.provisional.0 != one.provisional.1;
    Ok(signed.limits.iter().any(|one| {
        let now = now.get(&(one.petition, one.rule.as_str()));
        now.is_some_and(|limit| (moved(one) || moves(limit)) && seen(limit) != *one)
    }))
}
