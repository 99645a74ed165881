//! Issuing a paper, declaring it void, printing it again.

use sha2::{Digest, Sha256};

use super::{admit, letter};
use crate::bureau::change::Change;
use crate::bureau::command::PaperDraft;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::people::{reason_for, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::visits::petitions_during;
use crate::domain::ledger::BooksHead;
use crate::domain::paper::{Paper, PaperKind, Voided, plain};
use crate::domain::visit::{Visit, VisitStage};
use crate::domain::{PaperId, PersonId, VisitId};
use crate::store::{Counter, Keys, Reading, Writer};

/// Gives a paper the next number of its kind and year, and keeps it as it is.
pub fn issue(w: &mut Writer<'_>, scene: Scene<'_>, typed: &PaperDraft) -> Result<Change, Stop> {
    let draft = admit::draft(w, scene, typed)?;
    let visit = match draft.visit {
        Some(visit) => Some(visit),
        None if letter::is_silent(w, draft.petition)? => None,
        None => at_the_desk(w, scene, draft.person)?,
    };
    let mut draft = PaperDraft { visit, ..draft };
    if let Some(visit) = visit.filter(|_| draft.kind == PaperKind::VisitSlip) {
        // What was done for the visitor stands on it: once a petition of it is kept, so is the slip.
        draft.about = petitions_during(w, visit)?;
    }
    let paper = keep(w, scene, draft, None)?;
    if let Some(visit) = paper.visit.filter(|_| paper.kind == PaperKind::VisitSlip) {
        carry(w, visit, paper.id)?;
    }
    let digest = journal::hexadecimal(&paper.digest);
    Ok(note_of(w, &paper)?.with("matter", paper.matter.as_deref().unwrap_or_default()).with("digest", digest))
}

/// Stores a paper under the next number of its kind and year.
pub(super) fn keep(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    draft: PaperDraft,
    books: Option<BooksHead>,
) -> Result<Paper, Stop> {
    let day = scene.asking.moment.today;
    let year = u16::try_from(day.year()).unwrap_or_default();
    let number = w.next_id(Counter::paper_of(draft.kind, year))?;
    let digest = Sha256::digest(plain(&draft.title, &draft.kind.number(year, number), &draft.blocks)).into();
    let paper = Paper {
        id: PaperId(w.next_id(Counter::Paper)?),
        version: 1,
        kind: draft.kind,
        year,
        number,
        day,
        at_ms: scene.asking.moment.at_ms,
        staff: scene.staff.id,
        person: draft.person,
        visit: draft.visit,
        matter: draft.matter,
        title: draft.title,
        blocks: draft.blocks,
        digest,
        reprints: 0,
        voided: None,
        books,
        petition: draft.petition,
        about: draft.about,
    };
    w.put(&paper)?;
    Ok(paper)
}

/// The visit names the slip that was issued of it last.
fn carry(w: &mut Writer<'_>, visit: VisitId, slip: PaperId) -> Result<(), Stop> {
    let mut visit: Visit = w.get(&Keys::visit(visit))?.ok_or(Refusal::NotFound(What::Visit))?;
    (visit.slip, visit.slip_before) = (Some(slip), false);
    visit.version += 1;
    Ok(w.put(&visit)?)
}

/// The visit at the desk, when it is this person's, or nobody in particular asks.
fn at_the_desk(
    r: &impl Reading,
    scene: Scene<'_>,
    person: Option<PersonId>,
) -> Result<Option<VisitId>, Stop> {
    let Some(id) = scene.asking.visit else { return Ok(None) };
    let visit: Option<Visit> = r.get(&Keys::visit(id))?;
    let Some(visit) = visit.filter(|v| v.stage() == VisitStage::Attended) else { return Ok(None) };
    let stands = |one: Option<PersonId>| one.map(|id| stands_for(r, id)).transpose();
    Ok((stands(visit.person)? == stands(person)?).then_some(visit.id))
}

/// A paper that still counts, for somebody who may see it.
fn standing(r: &impl Reading, scene: Scene<'_>, id: PaperId) -> Result<Paper, Stop> {
    let paper: Paper = r.get(&Keys::paper(id))?.ok_or(Refusal::NotFound(What::Paper))?;
    letter::of_petition(r, scene, &paper)?;
    if paper.voided.is_some() { Err(Refusal::PaperVoid(id).into()) } else { Ok(paper) }
}

/// A paper does not count any more.
pub fn void(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PaperId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut paper = standing(w, scene, id)?;
    letter::by_who_may(w, scene, &paper)?;
    if let Some(books) = paper.books {
        let action = Action::of_sheet(books.of);
        can(scene.staff, action).map_err(|why| Refusal::NotPermitted { action, why })?;
    }
    if paper.version != seen {
        return Err(Refusal::Stale { seen, now: paper.version, fields: Vec::new() }.into());
    }
    make_void(w, scene, &mut paper, &reason)?;
    Ok(note_of(w, &paper)?.with("reason", reason))
}

/// A paper does not count any more.
pub(super) fn make_void(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    paper: &mut Paper,
    reason: &str,
) -> Result<(), Stop> {
    let (day, staff) = (scene.asking.moment.today, scene.staff.id);
    paper.voided = Some(Voided { day, staff, reason: reason.to_owned() });
    paper.version += 1;
    Ok(w.put(paper)?)
}

/// A paper goes to the printer once more, as it was issued.
pub fn reprint(w: &mut Writer<'_>, scene: Scene<'_>, id: PaperId) -> Result<Change, Stop> {
    let mut paper = standing(w, scene, id)?;
    paper.reprints = paper.reprints.saturating_add(1);
    paper.version += 1;
    w.put(&paper)?;
    note_of(w, &paper)
}

/// What the journal says of a paper. Once its petition is kept from view, neither whose it was nor during which visit.
pub(super) fn note_of(r: &impl Reading, paper: &Paper) -> Result<Change, Stop> {
    let number = paper.quoted();
    let change = Change::new(Outcome::Paper(paper.id, number.clone(), paper.version), paper.id)
        .with("paper", paper.kind.name())
        .with("number", number);
    if letter::is_silent(r, paper.petition)? {
        return Ok(change);
    }
    let change = change.of(paper.person);
    Ok(match paper.visit {
        Some(visit) => change.with(journal::VISIT, visit),
        None => change,
    })
}
