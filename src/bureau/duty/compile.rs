//! What goes into a handover: compiled from the records and from the journal since the last one.

use std::collections::BTreeSet;

use super::crew::Crew;
use super::page::{self, Paged};
use super::{now, rules_of};
use crate::bureau::petitions::clocks;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{change, journal, visits};
use crate::domain::duty::{Handover, ItemKind, ItemState, Major, RotaChange, SignItem};
use crate::domain::petition::{ClockStatus, Party, Petition};
use crate::domain::{Date, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// Most journal entries that are looked through: the rota is planned for weeks, not written in one shift.
const MOST_READ: usize = 20_000;
/// Most items of one handover, the urgent ones before the others.
const MOST_ITEMS: usize = 2000;
/// Characters of a demand that an item quotes.
const QUOTED: usize = 40;

/// The items for who takes over, with who answers for each until it is signed.
pub fn items(r: &impl Reading, scene: Scene<'_>, notes: &[String]) -> Result<Vec<SignItem>, Stop> {
    let (rules, outgoing) = (rules_of(r)?, scene.staff.id);
    let crew = Crew::read(r, scene, &rules)?;
    let before = crew.last.as_ref();
    // Whoever had it goes on answering for it, as long as they can.
    let holder = |about: &str| {
        let named = before.and_then(|last| last.holder_of(about));
        named.filter(|id| crew.stands(*id)).unwrap_or(outgoing)
    };
    let mut all = Vec::new();
    let mut with = |kind: ItemKind, about: String, text: String, holder: StaffId| {
        let (state, why, on) = (ItemState::Unsigned, String::new(), None);
        all.push(SignItem { kind, about, text, holder, state, why, on });
    };
    let mut calls = Vec::new();
    for key in r.owners(IndexTable::MajorOpen, &[])? {
        let Some(major) = r.get::<Major>(&key?)? else { continue };
        let open: Vec<&str> =
            major.unanswered().into_iter().map(crate::domain::duty::DutyLevel::name).collect();
        let about = major.id.to_string();
        let who = holder(&about);
        if !open.is_empty() {
            calls.push((about.clone(), format!("{} {}", major.facts.what, open.join(" ")), who));
        }
        with(ItemKind::Major, about, major.facts.what.clone(), who);
    }
    let mut paged: BTreeSet<_> = BTreeSet::new();
    for Paged { petition, alert, .. } in page::all(r, scene, &rules)? {
        let who = crew.hands_over(r, &petition, outgoing)?;
        with(ItemKind::Urgent, petition.id.to_string(), quoted(&petition), who);
        if let Some(hop) = alert.hops.last().filter(|hop| !hop.answered) {
            let whom = format!("{} {} {}", petition.number, hop.level.name(), hop.name);
            calls.push((petition.id.to_string(), whom.trim_end().to_owned(), who));
        }
        paged.insert(petition.id);
    }
    // The next shift ends on the day after this one at the latest.
    let until = scene.asking.moment.today.plus_days(1);
    for (petition, due) in ending(r, scene, until)? {
        if !paged.contains(&petition.id) {
            let who = crew.hands_over(r, &petition, outgoing)?;
            with(ItemKind::Clock, petition.id.to_string(), format!("{} {}", quoted(&petition), due), who);
        }
    }
    for promise in visits::promises(r, until)? {
        let text = format!("{} {} {}", promise.due, promise.name, promise.what);
        let about = format!("{}.{}", promise.visit, promise.at);
        let who = holder(&about);
        with(ItemKind::Promise, about, text, who);
    }
    for (about, text, who) in calls {
        with(ItemKind::Call, about, text, who);
    }
    for entry in since(r, before.map_or(0, |last| last.span.1))? {
        with(ItemKind::Rota, format!("#{}", entry.seq), said(&entry), outgoing);
    }
    for note in notes {
        with(ItemKind::Note, String::new(), note.clone(), outgoing);
    }
    all.sort_by_key(|item| item.kind);
    all.truncate(MOST_ITEMS);
    Ok(all)
}

/// Number, first petitioner and the beginning of the first demand; of what is kept secret the number alone, because the record
/// is printed.
fn quoted(petition: &Petition) -> String {
    let facts = &petition.facts;
    if facts.secret {
        return petition.number.clone();
    }
    let name = facts.petitioners.first().map(|p| p.name.as_str()).unwrap_or_default();
    let demand: String =
        facts.demands.first().map(|d| d.text.chars().take(QUOTED).collect()).unwrap_or_default();
    format!("{} {name} {demand}", petition.number)
}

/// Open petitions of which a clock of the bureau ends by a day, with that day.
fn ending(r: &impl Reading, scene: Scene<'_>, until: Date) -> Result<Vec<(Petition, Date)>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PetitionOpen, &[])? {
        let Some(petition) = r.get::<Petition>(&key?)? else { continue };
        let running = clocks(scene, &petition).into_iter().filter(|c| {
            c.is_open() && c.rule.party == Party::Bureau && c.status == ClockStatus::Running && c.due <= until
        });
        let first = running.map(|c| c.due).min();
        found.extend(first.map(|due| (petition, due)));
    }
    found.sort_by_key(|(petition, due)| (*due, petition.id));
    Ok(found)
}

/// Changes of the rota after an entry of the journal, oldest first.
fn since(r: &impl Reading, after: u64) -> Result<Vec<JournalEntry>, Stop> {
    const CHANGES: [&str; 6] =
        ["duty.shift", "duty.rotate", "duty.leave", "duty.back", "duty.publish", "duty.agree-swap"];
    let mut found = Vec::new();
    for (entry, _) in r.journal(after.saturating_add(1)..)?.rev().zip(0..MOST_READ) {
        let entry = entry?;
        if CHANGES.contains(&entry.command.as_str()) {
            found.push(entry);
        }
    }
    found.reverse();
    Ok(found)
}

/// What an entry says, for whoever puts it in words.
fn said(entry: &JournalEntry) -> String {
    let rota = RotaChange {
        command: entry.command.clone(),
        object: entry.object.clone(),
        facts: change::shown(&entry.about),
    };
    rota.to_string()
}

/// The last handover.
pub fn last(r: &impl Reading) -> Result<Option<Handover>, Stop> {
    Ok(r.scan::<Handover>(..)?.next_back().transpose()?)
}

/// The end of the journal now, and the minute: what a handover is compiled up to.
pub fn upto(r: &impl Reading, scene: Scene<'_>) -> Result<(u64, crate::domain::duty::At), Stop> {
    Ok((journal::next_place(r)?.saturating_sub(1), now(scene)))
}

/// The rows of a handover, by its number.
pub fn find(r: &impl Reading, id: crate::domain::HandoverId) -> Result<Option<Handover>, Stop> {
    Ok(r.get(&Keys::handover(id))?)
}
