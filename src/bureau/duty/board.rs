//! The duty as it stands.

use super::crew::Crew;
use super::page::{self, Paged};
use super::{compile, now, rota, rules_of, stands};
use crate::bureau::answer::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, ReportRow, ShareRow,
};
use crate::bureau::journal;
use crate::bureau::petitions::{row, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{
    Alert, At, Call, DutyDay, DutyRules, Handover, Hop, ItemState, Major, SignItem, Slot, faults, shares,
};
use crate::domain::petition::Petition;
use crate::domain::{Date, DayKind, PetitionId};
use crate::store::{Keys, Reading};

/// Days of the rota of one answer.
const DAYS: i64 = 28;
/// Closed matters that are still listed.
const MOST_CLOSED: usize = 20;

/// Everything about the duty at the minute of the asking; the rota from a day on.
pub fn board(r: &impl Reading, scene: Scene<'_>, from: Date) -> Result<DutyBoard, Stop> {
    let (now, rules) = (now(scene), rules_of(r)?);
    let crew = Crew::read(r, scene, &rules)?;
    let upto = from.plus_days(DAYS - 1);
    let known = rota::days_of(r, (from, upto))?;
    let mut on = Vec::new();
    for (day, shift) in rules.covering(now) {
        let known = rota::day_of(r, day)?;
        on.extend(known.on(&shift.name).map(|slot| post(day, slot, &crew)));
    }
    let mut rows = (Vec::new(), Vec::new());
    for one in page::all(r, scene, &rules)? {
        let part = if one.review { &mut rows.1 } else { &mut rows.0 };
        part.push(page_row(r, scene, one, (&rules, now), &crew)?);
    }
    let able = crew.all().filter(|staff| stands(staff));
    let staff = able.map(|staff| (staff.id, staff.name.clone())).collect();
    // Whoever stood a day that is over could stand it then.
    let can = |id, day| day < now.day || crew.stands(id);
    let found = if rules.shifts.is_empty() { Vec::new() } else { faults(&rules, (from, upto), &known, can) };
    Ok(DutyBoard {
        now,
        on,
        holder: crew.duty().map(|id| crew.name(id)),
        paging: rows.0,
        review: rows.1,
        days: day_rows(scene, &crew, from, (&rules, &known)),
        faults: found,
        shares: shares(known.iter(), &scene.reference.calendar)
            .into_iter()
            .map(|share| ShareRow {
                staff: share.staff,
                name: crew.name(share.staff),
                shifts: share.shifts,
                weekends: share.weekends,
                holidays: share.holidays,
            })
            .collect(),
        majors: majors(r, &rules, &crew)?,
        handover: crew.last.as_ref().map(|last| handover(r, scene, last, &crew)).transpose()?,
        rules,
        staff,
    })
}

fn post(day: Date, slot: &Slot, crew: &Crew) -> DutyPost {
    let swap = slot.swap.as_ref().map(|swap| crew.pair(swap.to));
    DutyPost { day, shift: slot.shift.clone(), staff: slot.staff, name: crew.name(slot.staff), swap }
}

/// Who stands a day, shift by shift as the bureau names them; a shift that it has no more comes last.
fn in_order<'d>(rules: &'d DutyRules, day: &'d DutyDay) -> impl Iterator<Item = &'d Slot> {
    let named = rules.shifts.iter().flat_map(|shift| day.on(&shift.name));
    named.chain(day.slots.iter().filter(|slot| rules.shift(&slot.shift).is_none()))
}

/// Every day asked for, also those of which nothing is on record.
fn day_rows(
    scene: Scene<'_>,
    crew: &Crew,
    from: Date,
    (rules, known): (&DutyRules, &[DutyDay]),
) -> Vec<DutyDayRow> {
    let calendar = &scene.reference.calendar;
    let day = |n: i64| {
        let day = from.plus_days(n);
        let empty = DutyDay::new(day);
        let stands = known.iter().find(|one| one.day == day).unwrap_or(&empty);
        let what = calendar.day(day);
        let works = what.kind.works();
        let holiday = match what.kind {
            DayKind::Holiday(name) => Some(name.to_string()),
            _ => None,
        };
        DutyDayRow {
            day,
            version: stands.version,
            holiday,
            works,
            provisional: what.provisional,
            posts: in_order(rules, stands).map(|slot| post(day, slot, crew)).collect(),
            away: stands.away.iter().map(|id| crew.pair(*id)).collect(),
            published: stands.published,
        }
    };
    (0..DAYS).map(day).collect()
}

fn page_row(
    r: &impl Reading,
    scene: Scene<'_>,
    one: Paged,
    (rules, now): (&DutyRules, At),
    crew: &Crew,
) -> Result<PageRow, Stop> {
    let Paged { petition, reasons, raised, alert, .. } = one;
    let ladder = alert.ladder(rules, raised);
    let holder = crew.answers(r, &petition)?;
    let hops = alert.hops.iter().filter(|hop| hop.on >= ladder.since).map(|hop| hop_row(hop, crew));
    Ok(PageRow {
        petition: row(r, scene, &petition)?,
        reasons,
        raised,
        holder: holder.map(|id| crew.name(id)).unwrap_or_default(),
        acked: alert.acked(now).map(|ack| (crew.name(ack.by), ack.until)),
        ladder,
        hops: hops.collect(),
    })
}

fn hop_row(hop: &Hop, crew: &Crew) -> CallRow {
    let (level, called, answered, on) = (hop.level, hop.name.clone(), hop.answered, hop.on);
    CallRow { level, called, answered, on, by: crew.name(hop.by) }
}

fn call_row(call: &Call, crew: &Crew) -> CallRow {
    let (level, called, answered, on) = (call.level, call.name.clone(), call.answered, call.on);
    CallRow { level, called, answered, on, by: crew.name(call.by) }
}

/// Open matters, the newest first, then the closed ones.
fn majors(r: &impl Reading, rules: &DutyRules, crew: &Crew) -> Result<Vec<MajorRow>, Stop> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for major in r.scan::<Major>(..)?.rev() {
        let major = major?;
        match major.closed {
            None => open.push(major_row(&major, rules, crew)),
            Some(_) if closed.len() < MOST_CLOSED => closed.push(major_row(&major, rules, crew)),
            Some(_) => {}
        }
    }
    open.append(&mut closed);
    Ok(open)
}

fn major_row(major: &Major, rules: &DutyRules, crew: &Crew) -> MajorRow {
    // A matter is called about along the same ladder, from the minute it was written down.
    let calls = major.calls.iter();
    let hops =
        calls.map(|c| Hop { level: c.level, name: c.name.clone(), answered: c.answered, by: c.by, on: c.on });
    let alert = Alert { hops: hops.collect(), ..Alert::new(PetitionId(0)) };
    MajorRow {
        major: major.id,
        facts: major.facts.clone(),
        on: major.on,
        by: crew.name(major.by),
        calls: major.calls.iter().map(|call| call_row(call, crew)).collect(),
        reports: major
            .reports
            .iter()
            .map(|one| ReportRow {
                last: one.last,
                text: one.text.clone(),
                on: one.on,
                by: crew.name(one.by),
                to: one.to.clone(),
            })
            .collect(),
        ladder: alert.ladder(rules, major.on),
        closed: major.closed.map(|(at, _)| at),
    }
}

/// Whether the asker may see an item: what is about a petition kept from them is not even counted.
fn shown(r: &impl Reading, scene: Scene<'_>, item: &SignItem) -> Result<bool, Stop> {
    let Some(id) = item.about.strip_prefix('X').and_then(PetitionId::parse) else { return Ok(true) };
    let petition: Option<Petition> = r.get(&Keys::petition(id))?;
    Ok(petition.is_none_or(|petition| visible(scene.staff, &petition)))
}

fn handover(r: &impl Reading, scene: Scene<'_>, one: &Handover, crew: &Crew) -> Result<HandoverView, Stop> {
    let (mut items, mut staying) = (Vec::new(), 0);
    for (at, item) in (0u16..).zip(&one.items) {
        if !shown(r, scene, item)? {
            continue;
        }
        staying += usize::from(item.state != ItemState::Taken);
        items.push(ItemRow {
            at,
            kind: item.kind,
            about: item.about.clone(),
            text: item.text.clone(),
            state: item.state,
            holder: crew.name(one.held(item).by),
            why: item.why.clone(),
            on: item.on,
        });
    }
    Ok(HandoverView {
        handover: one.id,
        outgoing: crew.name(one.outgoing),
        incoming: one.incoming,
        incoming_name: crew.name(one.incoming),
        on: one.on,
        resumes: one.resumes().filter(|_| one.finished.is_none()),
        finished: one.finished,
        digest: one.digest.as_deref().map(journal::hexadecimal),
        staying,
        items,
    })
}

/// Items of the last handover that were not taken over, as its head counts them.
pub fn unsigned(r: &impl Reading, scene: Scene<'_>) -> Result<usize, Stop> {
    let Some(last) = compile::last(r)? else { return Ok(0) };
    let mut staying = 0;
    for item in last.items.iter().filter(|item| item.state != ItemState::Taken) {
        staying += usize::from(shown(r, scene, item)?);
    }
    Ok(staying)
}
