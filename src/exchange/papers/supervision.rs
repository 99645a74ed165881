//! The weekly list (督办清单): what is not closed, what was closed this week, and by what it is shown.

use super::Head;
use super::notice::plain_item;
use crate::bureau::answer::{SupervisionList, SupervisionRow};
use crate::bureau::command::PaperDraft;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::supervision::{SupervisionState, SupervisionStep};
use crate::locale::{paper_words, supervision as say};

/// The list of a week, from the answer to what the week has.
pub fn supervision(head: &Head<'_>, list: &SupervisionList) -> PaperDraft {
    let lang = head.lang;
    let closed = |row: &&SupervisionRow| row.state == SupervisionState::Closed;
    // Everybody reads the list: what is about a kept petition is neither on it nor counted.
    let told = || list.rows.iter().filter(|row| !row.kept);
    // What is kept later is kept with the lists that told of it.
    let about = told().filter_map(|row| row.petition.as_ref().map(|(id, _)| *id)).collect();
    let (done, open): (Vec<_>, Vec<_>) = told().partition(closed);
    let late = open.iter().filter(|row| row.late).count();
    let asked = open.iter().filter(|row| row.state == SupervisionState::Asked).count();
    let counts = say::PAPER_COUNT_SAYS
        .with(lang, &[("open", &open.len()), ("late", &late), ("asked", &asked), ("closed", &done.len())]);
    let mut blocks = vec![
        Block::field(say::PAPER_DAY.get(lang), paper_words::day(head.today, lang)),
        Block::field(say::PAPER_COUNT.get(lang), counts),
        Block::heading(say::PAPER_OPEN.get(lang)),
    ];
    let part = |rows: Vec<&SupervisionRow>| {
        if rows.is_empty() {
            return vec![Block::text(say::PAPER_NONE.get(lang))];
        }
        rows.into_iter().map(|row| item(head, row)).collect()
    };
    blocks.extend(part(open));
    blocks.push(Block::heading(say::PAPER_CLOSED.get(lang)));
    blocks.extend(part(done));
    blocks.push(Block::text(String::new()));
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::Supervision,
        title: paper_words::kind(PaperKind::Supervision).get(lang).to_owned(),
        person: None,
        visit: None,
        matter: None,
        petition: None,
        about,
        blocks,
    }
}

fn item(head: &Head<'_>, row: &SupervisionRow) -> Block {
    let lang = head.lang;
    let state = if row.late { say::LATE } else { say::state(row.state) }.get(lang);
    let mut notes =
        vec![say::PAPER_OWNER.with(lang, &[("owner", &row.owner.1), ("due", &row.due), ("state", &state)])];
    if let Some((changed, _)) = row.last(SupervisionStep::Due) {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("was", &row.first_due), ("on", &changed.on), ("text", &changed.text)];
        notes.push(say::PAPER_DUE.with(lang, &values));
    }
    if let Some((asked, _)) = row.last(SupervisionStep::Ask).filter(|_| row.state != SupervisionState::Open) {
        notes.push(say::PAPER_EVIDENCE.with(lang, &[("text", &asked.text)]));
    }
    if let Some((nudge, _)) = row.last(SupervisionStep::Nudge) {
        let n = row.events.iter().filter(|(event, _)| event.step == SupervisionStep::Nudge).count();
        notes.push(say::PAPER_NUDGED.with(lang, &[("n", &n), ("on", &nudge.on)]));
    }
    plain_item(say::PAPER_ITEM.with(lang, &[("number", &row.number), ("text", &row.text)]), notes)
}
