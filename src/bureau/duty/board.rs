//! The duty as it stands.

use std::collections::BTreeMap;

use super::page::{self, Paged};
use super::{compile, now, rota, rules_of};
use crate::bureau::answer::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, ReportRow, ShareRow,
};
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::petitions::{row, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{
    Alert, At, Call, DutyDay, DutyRules, Handover, Hop, ItemState, Major, SignItem, Slot, faults, shares,
};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::{Date, DayKind, PetitionId, StaffId};
use crate::store::{Keys, Reading};

/// Days of the rota of one answer.
const DAYS: i64 = 28;
/// Closed matters that are still listed.
const MOST_CLOSED: usize = 20;

/// The names of the staff, each read once.
struct Names(BTreeMap<StaffId, Staff>);

impl Names {
    fn all(r: &impl Reading) -> Result<Self, Stop> {
        let mut all = BTreeMap::new();
        for staff in r.scan::<Staff>(..)? {
            let staff = staff?;
            all.insert(staff.id, staff);
        }
        Ok(Self(all))
    }

    fn of(&self, id: StaffId) -> String {
        self.0.get(&id).map(|staff| staff.name.clone()).unwrap_or_default()
    }

    fn pair(&self, id: StaffId) -> (StaffId, String) {
        (id, self.of(id))
    }
}

/// Everything about the duty at the minute of the asking; the rota from a day on.
pub fn board(r: &impl Reading, scene: Scene<'_>, from: Date) -> Result<DutyBoard, Stop> {
    let (now, rules, names) = (now(scene), rules_of(r)?, Names::all(r)?);
    let last = compile::last(r)?;
    let upto = from.plus_days(DAYS - 1);
    let known = rota::days_of(r, (from, upto))?;
    let mut on = Vec::new();
    for (day, shift) in rules.covering(now) {
        let stands = rota::day_of(r, day)?;
        on.extend(stands.on(&shift.name).map(|slot| post(day, slot, &names)));
    }
    let mut rows = (Vec::new(), Vec::new());
    for one in page::all(r, scene, &rules)? {
        let part = if one.review { &mut rows.1 } else { &mut rows.0 };
        part.push(page_row(r, scene, one, (&rules, now), last.as_ref(), &names)?);
    }
    let able = names.0.values().filter(|staff| can(staff, Action::Duty).is_ok());
    let staff = able.map(|staff| (staff.id, staff.name.clone())).collect();
    let found = if rules.shifts.is_empty() { Vec::new() } else { faults(&rules, (from, upto), &known) };
    Ok(DutyBoard {
        now,
        on,
        holder: last.as_ref().map(|last| names.of(last.duty())),
        paging: rows.0,
        review: rows.1,
        days: day_rows(scene, &names, from, (&rules, &known)),
        faults: found,
        shares: shares(known.iter(), &scene.reference.calendar)
            .into_iter()
            .map(|share| ShareRow {
                staff: share.staff,
                name: names.of(share.staff),
                shifts: share.shifts,
                weekends: share.weekends,
                holidays: share.holidays,
            })
            .collect(),
        majors: majors(r, &rules, &names)?,
        handover: last.map(|last| handover(r, scene, &last, &names)).transpose()?,
        rules,
        staff,
    })
}

fn post(day: Date, slot: &Slot, names: &Names) -> DutyPost {
    let swap = slot.swap.as_ref().map(|swap| names.pair(swap.to));
    DutyPost { day, shift: slot.shift.clone(), staff: slot.staff, name: names.of(slot.staff), swap }
}

/// Who stands a day, shift by shift as the bureau names them; a shift that it has no more comes last.
fn in_order<'d>(rules: &'d DutyRules, day: &'d DutyDay) -> impl Iterator<Item = &'d Slot> {
    let named = rules.shifts.iter().flat_map(|shift| day.on(&shift.name));
    named.chain(day.slots.iter().filter(|slot| rules.shift(&slot.shift).is_none()))
}

/// Every day asked for, also those of which nothing is on record.
fn day_rows(
    scene: Scene<'_>,
    names: &Names,
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
            posts: in_order(rules, stands).map(|slot| post(day, slot, names)).collect(),
            away: stands.away.iter().map(|id| names.pair(*id)).collect(),
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
    last: Option<&Handover>,
    names: &Names,
) -> Result<PageRow, Stop> {
    let Paged { petition, reasons, raised, alert, .. } = one;
    let ladder = alert.ladder(rules, raised);
    let holder = compile::answers_for(last, &petition.id.to_string(), petition.taken_by);
    let hops = alert.hops.iter().filter(|hop| hop.on >= ladder.since).map(|hop| hop_row(hop, names));
    Ok(PageRow {
        petition: row(r, scene, &petition)?,
        reasons,
        raised,
        holder: names.of(holder),
        acked: alert.acked(now).map(|ack| (names.of(ack.by), ack.until)),
        ladder,
        hops: hops.collect(),
    })
}

fn hop_row(hop: &Hop, names: &Names) -> CallRow {
    let (level, called, answered, on) = (hop.level, hop.name.clone(), hop.answered, hop.on);
    CallRow { level, called, answered, on, by: names.of(hop.by) }
}

fn call_row(call: &Call, names: &Names) -> CallRow {
    let (level, called, answered, on) = (call.level, call.name.clone(), call.answered, call.on);
    CallRow { level, called, answered, on, by: names.of(call.by) }
}

/// Open matters, the newest first, then the closed ones.
fn majors(r: &impl Reading, rules: &DutyRules, names: &Names) -> Result<Vec<MajorRow>, Stop> {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for major in r.scan::<Major>(..)?.rev() {
        let major = major?;
        match major.closed {
            None => open.push(major_row(&major, rules, names)),
            Some(_) if closed.len() < MOST_CLOSED => closed.push(major_row(&major, rules, names)),
            Some(_) => {}
        }
    }
    open.append(&mut closed);
    Ok(open)
}

fn major_row(major: &Major, rules: &DutyRules, names: &Names) -> MajorRow {
    // A matter is called about along the same ladder, from the minute it was written down.
    let calls = major.calls.iter();
    let hops =
        calls.map(|c| Hop { level: c.level, name: c.name.clone(), answered: c.answered, by: c.by, on: c.on });
    let alert = Alert { hops: hops.collect(), ..Alert::new(PetitionId(0)) };
    MajorRow {
        major: major.id,
        facts: major.facts.clone(),
        on: major.on,
        by: names.of(major.by),
        calls: major.calls.iter().map(|call| call_row(call, names)).collect(),
        reports: major
            .reports
            .iter()
            .map(|one| ReportRow { last: one.last, text: one.text.clone(), on: one.on, by: names.of(one.by) })
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

fn handover(r: &impl Reading, scene: Scene<'_>, one: &Handover, names: &Names) -> Result<HandoverView, Stop> {
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
            holder: names.of(one.held(item).by),
            why: item.why.clone(),
            on: item.on,
        });
    }
    Ok(HandoverView {
        handover: one.id,
        outgoing: names.of(one.outgoing),
        incoming: one.incoming,
        incoming_name: names.of(one.incoming),
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
    let names = Names(BTreeMap::new());
    let last = compile::last(r)?.map(|last| handover(r, scene, &last, &names)).transpose()?;
    Ok(last.map_or(0, |last| last.staying))
}
