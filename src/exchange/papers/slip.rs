//! The visit slip (接访单): what was asked, done and promised.

use super::Head;
use super::notice::plain_item;
use crate::bureau::answer::{Happening, VisitView};
use crate::bureau::command::PaperDraft;
use crate::domain::paper::{Block, PaperKind};
use crate::domain::visit::CallerKind;
use crate::locale::{journal, paper_words as say, visit_words, words};

/// What a visit slip is called.
pub fn slip_title(head: &Head<'_>) -> String {
    say::kind(PaperKind::VisitSlip).get(head.lang).to_owned()
}

/// The slip of a visit. The clerk's own note is not on it.
pub fn slip(head: &Head<'_>, visit: &VisitView) -> PaperDraft {
    let (lang, row) = (head.lang, &visit.row);
    let number = say::VISIT_OF_DAY.with(lang, &[("day", &row.day), ("n", &row.number)]);
    let topics: Vec<String> = row.topics.iter().map(|id| topic(head, id)).collect();
    let mut blocks = vec![
        Block::field(say::VISITOR.get(lang), visitor(head, visit)),
        Block::field(say::VISIT_NUMBER.get(lang), number),
    ];
    blocks.extend(times(head, visit).map(|t| Block::field(say::TIMES.get(lang), t)));
    blocks.push(Block::field(say::ASKED.get(lang), say::join(&topics, lang)));
    if let Some((_, outcome)) = row.ended {
        blocks.push(Block::field(say::OUTCOME.get(lang), visit_words::outcome(outcome).get(lang)));
    }
    blocks.push(Block::heading(say::DONE_HEAD.get(lang)));
    let done: Vec<String> = visit.done.iter().filter_map(|h| deed(head, h)).collect();
    if done.is_empty() {
        blocks.push(Block::text(say::NOTHING_DONE.get(lang)));
    }
    blocks.extend(done.into_iter().map(|d| plain_item(d, Vec::new())));
    if !visit.promises.is_empty() {
        blocks.push(Block::heading(say::PROMISES.get(lang)));
        blocks.extend(
            visit
                .promises
                .iter()
                .map(|p| plain_item(p.what.clone(), vec![say::PROMISE_DUE.with(lang, &[("due", &p.due)])])),
        );
    }
    blocks.push(Block::text(String::new()));
    blocks.push(Block::text(say::SLIP_END.get(lang)));
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::VisitSlip,
        title: slip_title(head),
        person: row.person,
        visit: Some(row.visit),
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks,
    }
}

fn topic(head: &Head<'_>, id: &str) -> String {
    head.tables.topics.get(id).map_or(id, |t| head.named(&t.zh, &t.en)).to_owned()
}

fn visitor(head: &Head<'_>, visit: &VisitView) -> String {
    let (lang, caller, row) = (head.lang, &visit.caller, &visit.row);
    if caller.kind == CallerKind::InPerson {
        let name = if row.name.is_empty() { say::NO_NAME.get(lang) } else { &row.name };
        return name.to_owned();
    }
    let kind = visit_words::caller_kind(caller.kind).get(lang);
    let relation = if caller.relation.is_empty() { &caller.paper } else { &caller.relation };
    say::CALLER
        .with(lang, &[("name", &caller.name), ("kind", &kind), ("relation", relation), ("person", &row.name)])
}

fn times(head: &Head<'_>, visit: &VisitView) -> Option<String> {
    let from = words::clock_time(visit.row.came_ms.or(visit.row.called_ms)?);
    Some(match visit.row.ended {
        Some((ms, _)) => say::FROM_TO.with(head.lang, &[("from", &from), ("to", &words::clock_time(ms))]),
        None => say::FROM_ON.with(head.lang, &[("from", &from)]),
    })
}

/// What is done for a visitor and may stand on a paper in their hands. All else is for those who work here.
const FOR_VISITORS: [&str; 9] = [
    "person.register",
    "person.amend",
    "ledger.post",
    "petition.register",
    "paper.issue",
    "contact.record",
    "hardship.register",
    "hardship.measure",
    "condolence.give",
];

/// What was done, in a line. The reasons that are given are for those who work here.
fn deed(head: &Head<'_>, done: &Happening) -> Option<String> {
    const INWARD: [&str; 4] = ["reason", "despite", "memo", "purpose"];
    let shown = FOR_VISITORS.contains(&done.command.as_str());
    let about = done.about.iter().filter(|(name, _)| !INWARD.contains(&name.as_str())).cloned().collect();
    let told = Happening { about, ..done.clone() };
    let programme = |id: &str| {
        head.tables.programmes.get(id).map_or_else(|| id.to_owned(), |p| head.named(&p.zh, &p.en).to_owned())
    };
    shown.then(|| journal::happened(&told, programme, head.lang))
}
