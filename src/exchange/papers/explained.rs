//! How an amount comes about (待遇计算说明), for whoever asks at the desk: what stands in the window of the explanation, on paper.

use super::Head;
use super::notice::plain_item;
use crate::bureau::command::PaperDraft;
use crate::domain::PersonId;
use crate::domain::paper::{Block, PaperKind};
use crate::locale::paper_words as say;

/// Notes that stand under one item; a longer list goes on under the next.
const NOTES: usize = 12;

/// The paper of an explanation. What is set in by two columns is an item, what is set in further stands under it.
pub fn explained(head: &Head<'_>, (person, name): (PersonId, &str), lines: &[String]) -> PaperDraft {
    let lang = head.lang;
    let mut blocks = vec![Block::field(say::PERSON.get(lang), format!("{name} {person}"))];
    for line in lines {
        let text = line.trim();
        match (line.len() - line.trim_start().len(), blocks.last_mut()) {
            (0, _) => blocks.push(Block::text(text)),
            (3.., Some(Block::Item { notes, .. })) if notes.len() < NOTES => notes.push(text.to_owned()),
            _ => blocks.push(plain_item(text.to_owned(), Vec::new())),
        }
    }
    blocks.push(Block::text(String::new()));
    blocks.push(Block::text(say::EXPLAINED_END.get(lang)));
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::Explained,
        title: say::kind(PaperKind::Explained).get(lang).to_owned(),
        person: Some(person),
        visit: None,
        matter: None,
        blocks,
    }
}
