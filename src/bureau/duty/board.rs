//! The duty as it stands.

use super::crew::Crew;
use super::items::{marks, may_withdraw, petition_of, seen, shown};
use super::page::{self, Paged};
use super::{major, now, rota, rules_of, stands};
use crate::bureau::answer::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, ReportRow, ShareRow,
};
use crate::bureau::journal;
use crate::bureau::petitions::{Filled, row_of, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{
    At, DutyDay, DutyRules, Handover, Hop, ItemKind, ItemState, Ladder, Major, SignItem, Slot, faults,
    no_rest, shares,
};
use crate::domain::{Date, DayKind};
use crate::store::Reading;

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
    let before = rota::day_of(r, from.plus_days(-1))?;
    let mut on = Vec::new();
    for (day, shift) in rules.covering(now) {
        let known = rota::day_of(r, day)?;
        on.extend(known.on(&shift.name).map(|slot| post(day, slot, &crew)));
    }
    let stands_so = scene.board.at(r, scene)?;
    let majors = majors(r, scene, (&rules, now), &crew)?;
    let mut rows = (Vec::new(), Vec::new());
    for one in page::all(r, scene, &rules)? {
        let part = if one.review { &mut rows.1 } else { &mut rows.0 };
        let of = |row: &&MajorRow| row.petition.as_ref().is_some_and(|(id, _)| *id == one.petition.id);
        let major = majors.iter().filter(|row| row.closed.is_none()).find(of);
        part.push(page_row(r, scene, (one, major, &stands_so), (&rules, now), &crew)?);
    }
    let able = crew.all().filter(|staff| stands(staff));
    let staff = able.map(|staff| (staff.id, staff.name.clone())).collect();
    // Whoever stood a day that is over could stand it then.
    let can = |id, day| day < now.day || crew.stands(id);
    let found = if rules.shifts.is_empty() { Vec::new() } else { faults(&rules, (from, upto), &known, can) };
    Ok(DutyBoard {
        now,
        on,
        holder: crew.duty().map(|id| crew.pair(id)),
        paging: rows.0,
        review: rows.1,
        days: day_rows(scene, &crew, from, (&rules, &known)),
        faults: found,
        no_rest: no_rest(&rules, [&before].into_iter().chain(&known))
            .into_iter()
            .filter(|one| one.day >= from)
            .collect(),
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
        majors,
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
    (one, major, board): (Paged, Option<&MajorRow>, &Filled),
    (rules, now): (&DutyRules, At),
    crew: &Crew,
) -> Result<PageRow, Stop> {
    let Paged { petition, reasons, raised, alert, .. } = one;
    let holder = crew.answers(r, &petition)?;
    // A call that was made is on record, whoever looked after it then. While a major matter that came up with it is open, it is called
    // about there: one event asks for one rung.
    let (ladder, hops) = if let Some(major) = major {
        (Ladder { next: None, at: None, ..major.ladder }, major.calls.clone())
    } else {
        let hops = alert.hops.iter().map(|hop| hop_row(hop, crew)).collect();
        (alert.ladder(rules, raised, now), hops)
    };
    let called = major.is_some() && hops.iter().any(|call| !call.back && !call.taken_over);
    Ok(PageRow {
        division: petition.facts.division,
        petition: row_of(r, scene, &petition, board.standing(petition.id))?,
        reasons,
        raised,
        holder: holder.map(|id| crew.name(id)).unwrap_or_default(),
        acked: alert.acked(now).map(|ack| (crew.name(ack.by), ack.until)),
        ack_is_last: alert.ack_is_last(scene.staff.id, now) && !called,
        major: major.map(|row| row.major),
        ladder,
        hops,
    })
}

fn hop_row(hop: &Hop, crew: &Crew) -> CallRow {
    let (level, called, answered, on) = (hop.level, hop.name.clone(), hop.answered, hop.on);
    let (by, back) = (crew.name(hop.by), hop.back.is_some());
    CallRow { level, called, answered, on, by, back, taken_over: false }
}

/// Open matters that the asker may see, the newest first, then the closed ones.
fn majors(
    r: &impl Reading,
    scene: Scene<'_>,
    (rules, now): (&DutyRules, At),
    crew: &Crew,
) -> Result<Vec<MajorRow>, Stop> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for major in r.scan::<Major>(..)?.rev() {
        let major = major?;
        if major.closed.is_some() && closed.len() == MOST_CLOSED {
            continue;
        }
        let petition = major::petition_of(r, &major)?;
        if petition.as_ref().is_some_and(|petition| !visible(scene.staff, petition)) {
            continue;
        }
        let holder = match major.closed {
            Some((_, by)) => Some(by),
            None => crew.answers_for(r, &major, petition.as_ref())?,
        };
        let row = MajorRow {
            holder: holder.map(|id| crew.name(id)).unwrap_or_default(),
            petition: petition.map(|petition| (petition.id, petition.number)),
            ..major_row(&major, (rules, now), crew)
        };
        if major.closed.is_none() { &mut open } else { &mut closed }.push(row);
    }
    open.append(&mut closed);
    Ok(open)
}

fn major_row(major: &Major, (rules, now): (&DutyRules, At), crew: &Crew) -> MajorRow {
    let calls = major.calls.iter();
    let calls = calls.map(|call| CallRow { taken_over: call.taken_over, ..hop_row(&call.into(), crew) });
    MajorRow {
        major: major.id,
        facts: major.facts.clone(),
        on: major.on,
        by: crew.name(major.by),
        holder: String::new(),
        calls: calls.collect(),
        reports: major
            .reports
            .iter()
            .map(|one| ReportRow {
                last: one.last,
                text: one.text.clone(),
                on: one.on,
                by: crew.name(one.by),
                to: one.to.clone(),
                above: one.went_above(),
            })
            .collect(),
        ladder: major.ladder(rules, now),
        closed: major.closed.map(|(at, _)| at),
        petition: None,
    }
}

fn handover(r: &impl Reading, scene: Scene<'_>, one: &Handover, crew: &Crew) -> Result<HandoverView, Stop> {
    let row = |(at, (item, mark)): (u16, (&SignItem, u64)), kept| -> Result<ItemRow, Stop> {
        Ok(ItemRow {
            at,
            mark,
            kind: item.kind,
            about: item.about.clone(),
            petition: petition_of(r, item)?.map(|petition| petition.id),
            text: item.text.clone(),
            state: item.state,
            holder: if item.kind == ItemKind::Info { String::new() } else { crew.name(one.held(item).by) },
            why: item.why.clone(),
            on: item.on,
            kept,
        })
    };
    let (seen, marks) = (seen(r, scene, one)?, marks(one));
    let all = seen.into_iter().filter_map(|at| one.items.get(at).zip(marks.get(at).copied()));
    let mut items = (0..).zip(all).map(|one| row(one, false)).collect::<Result<Vec<_>, _>>()?;
    let resumes = items.iter().position(|item| item.state == ItemState::Unsigned);
    let staying = items.iter().filter(|item| item.state != ItemState::Taken).count();
    // Who takes over is not told what is kept from them.
    for (at, item) in (u16::try_from(items.len()).unwrap_or(u16::MAX)..).zip(&one.kept) {
        if one.incoming != scene.staff.id && shown(r, scene, item)? {
            items.push(row((at, (item, 0)), true)?);
        }
    }
    Ok(HandoverView {
        handover: one.id,
        outgoing: crew.name(one.outgoing),
        outgoing_id: one.outgoing,
        incoming: one.incoming,
        incoming_name: crew.name(one.incoming),
        on: one.on,
        resumes: resumes.filter(|_| one.is_under_way()),
        finished: one.finished,
        withdrawn: one.withdrawn.as_ref().map(|said| (said.on, crew.name(said.by), said.why.clone())),
        may_withdraw: may_withdraw(one, scene.staff),
        digest: one.digest.as_deref().map(journal::hexadecimal),
        staying,
        items,
    })
}
