//! What goes into a handover: compiled from the records and from the journal since the last one.

use std::collections::BTreeSet;

use super::crew::{Crew, takes};
use super::page::{self, Paged};
use super::{major, rules_of};
use crate::bureau::command::DutyAct;
use crate::bureau::faults::Faults;
use crate::bureau::petitions::{can_handle, is_kept, visible};
use crate::bureau::refusal::Fault;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{change, journal, visits};
use crate::domain::duty::{
    Alert, At, DutyLevel, DutyRules, Handover, ItemKind, Major, RotaChange, SignItem, Told,
};
use crate::domain::petition::{Petition, Urgency};
use crate::domain::staff::Staff;
use crate::domain::{Date, MajorId, PetitionId, StaffId};
use crate::store::{IndexTable, JournalEntry, Keys, Reading};

/// Most journal entries that the first handover looks through; every later one begins where the one before ended.
const MOST_READ: u64 = 20_000;
/// Most items of one handover that records say again, the urgent ones before the others.
const MOST_ITEMS: usize = 2000;
/// Most items that nothing says again, those carried over among them; more changes of the rota wait for the next handover.
const MOST_TOLD: usize = 1000;
/// Most items that are to be known alone.
const MOST_KNOWN: usize = 200;
/// Characters of a demand that an item quotes.
const QUOTED: usize = 40;

/// What a handover is made of.
pub struct Compiled {
    /// The items for who takes over, with who answers for each until it is signed.
    pub items: Vec<SignItem>,
    /// What is not for them, with who answers for it.
    pub kept: Vec<SignItem>,
    /// The last journal entry that it tells of.
    pub upto: u64,
}

/// Compiles what somebody takes over from the asker.
pub fn compiled(
    r: &impl Reading,
    scene: Scene<'_>,
    incoming: &Staff,
    (notes, crew): (&[String], &Crew),
) -> Result<Compiled, Stop> {
    let (rules, outgoing) = (rules_of(r)?, scene.staff.id);
    let before = crew.last.as_ref();
    let mut paged = BTreeSet::new();
    let (mut items, mut kept) = petitions(r, scene, (&rules, crew), incoming, &mut paged)?;
    majors(r, scene, (incoming, crew), (&mut items, &mut kept))?;
    items.extend(promises(r, scene, crew, incoming.id)?);
    items.sort_by_key(|item| item.kind);
    items.truncate(MOST_ITEMS);
    kept.sort_by_key(|item| item.kind);
    kept.truncate(MOST_ITEMS);
    // Why it was left is told until somebody takes it over.
    for item in items.iter_mut().chain(&mut kept) {
        item.why = before.and_then(|last| last.why_left(item)).unwrap_or_default().to_owned();
    }
    // What nothing says again stands in it until somebody takes it over.
    let told = before.into_iter().flat_map(Handover::open).filter(|item| item.is_told_once());
    items.extend(told.map(|item| {
        let holder = Some(item.holder).filter(|id| crew.stands(*id)).unwrap_or(outgoing);
        let again = SignItem::new(item.kind, item.about.clone(), item.text.clone(), holder);
        SignItem { why: item.why.clone(), ..again }
    }));
    let carried = items.iter().filter(|item| item.is_told_once()).count();
    if carried + notes.len() > MOST_TOLD && !notes.is_empty() {
        let mut faults = Faults::default();
        faults.add("notes", Fault::TooMany { most: MOST_TOLD.saturating_sub(carried) });
        faults.settle()?;
    }
    let room = MOST_TOLD.saturating_sub(carried + notes.len());
    // Before the first handover a shift is what yesterday and today say.
    let yesterday = At::midnight(scene.asking.moment.today.plus_days(-1));
    let begun = before.map_or(yesterday, |last| last.on);
    let (changes, touched, upto) = since(r, (before.map(|last| last.span.1), begun.day), room)?;
    let note = |text: &String| SignItem::new(ItemKind::Note, String::new(), text.clone(), outgoing);
    items.extend(
        changes
            .iter()
            .map(|entry| SignItem::new(ItemKind::Rota, format!("#{}", entry.seq), said(entry), outgoing)),
    );
    items.extend(notes.iter().map(note));
    let touched = touched.iter().filter(|id| !paged.contains(*id));
    items.extend(handled(r, scene, (incoming, begun), touched)?);
    items.sort_by_key(|item| item.kind);
    Ok(Compiled { items, kept, upto })
}

/// What was urgent in the shift and is no more, of records that it touched: petitions that were taken in as critical, acknowledged or
/// called about, and major matters that were closed. Of a petition that one of the two may not see nothing is said.
fn handled<'t>(
    r: &impl Reading,
    scene: Scene<'_>,
    (incoming, begun): (&Staff, At),
    touched: impl Iterator<Item = &'t String>,
) -> Result<Vec<SignItem>, Stop> {
    let mut found = Vec::new();
    for about in touched {
        if found.len() >= MOST_KNOWN {
            break;
        }
        let said = if let Some(id) = PetitionId::parse(about) {
            let Some(petition) = r.get::<Petition>(&Keys::petition(id))? else { continue };
            let alert: Option<Alert> = r.get(&Keys::petition(id))?;
            let seen_to = |alert: Alert| {
                let acks = alert.acks.into_iter().map(|ack| ack.on);
                acks.chain(alert.hops.into_iter().map(|hop| hop.on)).any(|on| on >= begun)
            };
            let urgent = petition.facts.urgency == Some(Urgency::Critical) || alert.is_some_and(seen_to);
            let goes = visible(scene.staff, &petition) && can_handle(r, &petition, incoming)?;
            (urgent && goes).then(|| Told::petition(&quoted(&petition), petition.state))
        } else if let Some(id) = MajorId::parse(about) {
            let Some(major) = r.get::<Major>(&Keys::major(id))? else { continue };
            let petition = major::petition_of(r, &major)?;
            let goes = passes(r, scene, petition.as_ref(), incoming)?;
            major.closed.filter(|_| goes).map(|(at, _)| Told::major(said_of(&major, petition.as_ref()), at))
        } else {
            None
        };
        found.extend(said.map(|said| SignItem::info(about.clone(), said.to_string(), scene.staff.id)));
    }
    Ok(found)
}

/// What is urgent of petitions and what ends during the next shift: what is for who takes over, and what is not, because they keep
/// away from it or the asker may not see it; and which are urgent.
fn petitions(
    r: &impl Reading,
    scene: Scene<'_>,
    (rules, crew): (&DutyRules, &Crew),
    incoming: &Staff,
    paged: &mut BTreeSet<String>,
) -> Result<(Vec<SignItem>, Vec<SignItem>), Stop> {
    let (mut items, mut kept) = (Vec::new(), Vec::new());
    let mut with = |petition: &Petition, all: Vec<SignItem>| -> Result<(), Stop> {
        let goes = visible(scene.staff, petition) && can_handle(r, petition, incoming)?;
        if goes { &mut items } else { &mut kept }.extend(all);
        Ok(())
    };
    let hands = (scene.staff.id, incoming.id);
    let called_elsewhere = major::with_open(r)?;
    for Paged { petition, alert, .. } in page::every(r, scene, rules)? {
        let (about, who) = (petition.id.to_string(), crew.hands_over(r, &petition, hands)?);
        let mut all = vec![SignItem::new(ItemKind::Urgent, about.clone(), quoted(&petition), who)];
        let silent = alert.hops.iter().rfind(|hop| hop.counts()).filter(|hop| !hop.answered);
        // What a major matter took over is called about there.
        if let Some(hop) = silent.filter(|_| !called_elsewhere.contains(&petition.id)) {
            let whom = format!("{} {} {}", petition.number, hop.level.name(), hop.name);
            let who = crew.calls(&about, who, |staff| can_handle(r, &petition, staff))?;
            all.push(SignItem::new(ItemKind::Call, about, whom.trim_end().to_owned(), who));
        }
        with(&petition, all)?;
        paged.insert(petition.id.to_string());
    }
    for (petition, due) in ending(r, scene, next_shift(scene))? {
        if paged.insert(petition.id.to_string()) {
            let who = crew.hands_over(r, &petition, hands)?;
            let text = format!("{} {due}", quoted(&petition));
            with(&petition, vec![SignItem::new(ItemKind::Clock, petition.id.to_string(), text, who)])?;
        }
    }
    Ok((items, kept))
}

/// The next shift ends on the day after this one at the latest.
fn next_shift(scene: Scene<'_>) -> Date {
    scene.asking.moment.today.plus_days(1)
}

/// Major matters with their calls: those for who takes over, and those that are not, because they keep away from the petition that one
/// came up with or the asker may not see it.
fn majors(
    r: &impl Reading,
    scene: Scene<'_>,
    (incoming, crew): (&Staff, &Crew),
    (items, kept): (&mut Vec<SignItem>, &mut Vec<SignItem>),
) -> Result<(), Stop> {
    for key in r.owners(IndexTable::MajorOpen, &[])? {
        let Some(major) = r.get::<Major>(&key?)? else { continue };
        let (petition, about) = (major::petition_of(r, &major)?, major.id.to_string());
        let matter = (&major, petition.as_ref());
        let who = crew.hands_over_major(r, matter, (scene.staff.id, incoming.id))?;
        let what = said_of(&major, petition.as_ref());
        let goes = passes(r, scene, petition.as_ref(), incoming)?;
        let into = if goes { &mut *items } else { &mut *kept };
        let open = major.unanswered();
        if !open.is_empty() {
            let open: Vec<&str> = open.into_iter().map(DutyLevel::name).collect();
            let text = format!("{what} {}", open.join(" "));
            let calls = crew.calls(&about, who, |staff| takes(r, petition.as_ref(), staff))?;
            into.push(SignItem::new(ItemKind::Call, about.clone(), text, calls));
        }
        into.push(SignItem::new(ItemKind::Major, about, what.to_owned(), who));
    }
    Ok(())
}

/// Whether a major matter may go from the asker to who takes over: the one sees its petition, the other keeps away from nothing of it.
fn passes(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: Option<&Petition>,
    incoming: &Staff,
) -> Result<bool, Stop> {
    Ok(petition.is_none_or(|petition| visible(scene.staff, petition)) && takes(r, petition, incoming)?)
}

/// What an item says of a major matter; of one that came up with a petition which is kept secret the number of that alone.
fn said_of<'s>(major: &'s Major, petition: Option<&'s Petition>) -> &'s str {
    petition.filter(|petition| is_kept(petition)).map_or(&major.facts.what, |petition| &petition.number)
}

/// Promises to visitors. Whoever had one goes on answering for it, as long as they can.
fn promises(
    r: &impl Reading,
    scene: Scene<'_>,
    crew: &Crew,
    incoming: StaffId,
) -> Result<Vec<SignItem>, Stop> {
    let (before, outgoing) = (crew.last.as_ref(), scene.staff.id);
    let stays = |about: &str| before.and_then(|last| last.stays_with(about, incoming));
    let mut all = Vec::new();
    for promise in visits::promises(r, next_shift(scene))? {
        let text = format!("{} {} {}", promise.due, promise.name, promise.what);
        let about = format!("{}.{}", promise.visit, promise.at);
        let who = stays(&about).filter(|id| crew.stands(*id)).unwrap_or(outgoing);
        all.push(SignItem::new(ItemKind::Promise, about, text, who));
    }
    Ok(all)
}

/// Number, first petitioner and the beginning of the first demand; of what is kept secret the number alone, because the record
/// is printed.
fn quoted(petition: &Petition) -> String {
    let facts = &petition.facts;
    if is_kept(petition) {
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
    let board = scene.board.at(r, scene)?;
    for one in board.open() {
        let Some(due) = one.runs_out.filter(|due| *due <= until) else { continue };
        found.extend(r.get::<Petition>(&Keys::petition(one.id))?.map(|petition| (petition, due)));
    }
    found.sort_by_key(|(petition, due)| (*due, petition.id));
    Ok(found)
}

/// So many changes of the rota after an entry of the journal, oldest first; what else the entries are about; and the last entry that
/// was looked at.
fn since(
    r: &impl Reading,
    (after, begun): (Option<u64>, Date),
    most: usize,
) -> Result<(Vec<JournalEntry>, BTreeSet<String>, u64), Stop> {
    let end = journal::next_place(r)?.saturating_sub(1);
    // Before the first handover the rota itself says how it stands.
    let after = after.unwrap_or_else(|| end.saturating_sub(MOST_READ));
    let (mut found, mut touched) = (Vec::new(), BTreeSet::new());
    for entry in r.journal(after.saturating_add(1)..)? {
        let entry = entry?;
        if !DutyAct::OF_ROTA.contains(&entry.command.as_str()) {
            if entry.today >= begun {
                touched.insert(entry.object);
            }
            continue;
        }
        if found.len() == most {
            return Ok((found, touched, entry.seq.saturating_sub(1)));
        }
        found.push(entry);
    }
    Ok((found, touched, end))
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
