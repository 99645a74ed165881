//! The check at the door: a paper as it may be kept.

use crate::bureau::command::PaperDraft;
use crate::bureau::faults::Faults;
use crate::bureau::papers::letter;
use crate::bureau::people::standing;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::visit::Visit;
use crate::store::{Keys, Reading};

/// Characters of a title.
const TITLE_CHARS: usize = 60;
/// Pieces of one paper.
const MOST_BLOCKS: usize = 300;
/// Characters of one text of a piece.
const TEXT_CHARS: usize = 2000;
/// Remarks of one item.
const MOST_NOTES: usize = 20;
/// Characters of a whole paper.
const ALL_CHARS: usize = 30_000;

/// The draft in clean form: whom and what it names is on record, and its text may be stored.
pub fn draft(r: &impl Reading, scene: Scene<'_>, typed: &PaperDraft) -> Result<PaperDraft, Stop> {
    if let Some(person) = typed.person {
        standing(r, person)?;
    }
    if let Some(visit) = typed.visit
        && !r.has::<Visit>(&Keys::visit(visit))?
    {
        return Err(Refusal::NotFound(What::Visit).into());
    }
    let mut faults = Faults::default();
    if typed.matter.as_deref().is_some_and(|id| scene.reference.matters.get(id).is_none()) {
        faults.add("matter", Fault::Choice);
    }
    if matches!(typed.kind, PaperKind::DaySheet | PaperKind::MonthSheet) {
        // A sheet of the books is made by a command of its own, which looks at the books.
        faults.add("kind", Fault::Choice);
    }
    if typed.kind.is_letter() != typed.petition.is_some() && !typed.kind.may_be_of_petition() {
        faults.add("kind", Fault::Choice);
    }
    // A letter names the one it belongs to; a call slip is about one.
    let may_tell = typed.kind.tells_of_petitions() && !typed.kind.is_letter();
    if (typed.kind == PaperKind::CallSlip && typed.about.is_empty()) || (!may_tell && !typed.about.is_empty())
    {
        faults.add("kind", Fault::Choice);
    }
    let mut clean = text(&mut faults, typed);
    clean.about.sort_unstable();
    clean.about.dedup();
    faults.settle()?;
    letter::tells(r, scene, &clean.about)?;
    if let Some(petition) = clean.petition {
        letter::admit(r, scene, petition, &mut clean)?;
    }
    Ok(clean)
}

/// The text of a paper as it may be stored; faults are noted.
pub(super) fn text(faults: &mut Faults, typed: &PaperDraft) -> PaperDraft {
    let mut clean = typed.clone();
    clean.title = faults.words("title", &typed.title, 1, TITLE_CHARS);
    if clean.blocks.is_empty() {
        faults.add("text", Fault::Empty);
    }
    clean.blocks.truncate(MOST_BLOCKS);
    let mut chars = 0;
    for block in &mut clean.blocks {
        if let Block::Item { notes, .. } = block {
            notes.truncate(MOST_NOTES);
        }
        for text in block.texts_mut() {
            *text = faults.note("text", text, TEXT_CHARS);
            chars += text.chars().count();
        }
    }
    if typed.blocks.len() > MOST_BLOCKS || chars > ALL_CHARS {
        faults.add("text", Fault::TooLong { most: ALL_CHARS });
    }
    clean
}
