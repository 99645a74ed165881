//! The one-time notice (一次性告知书): everything a matter needs, and what is missing.

use std::collections::BTreeSet;

use super::Head;
use crate::bureau::answer::Card;
use crate::bureau::command::PaperDraft;
use crate::domain::matter::{Material, Matter};
use crate::domain::paper::{Block, Mark, PaperKind};
use crate::locale::paper_words as say;

/// The notice of a matter. `brought` are the places of the materials that were seen; `None` when nothing was looked at.
pub fn notice(
    head: &Head<'_>,
    matter: &Matter,
    card: Option<&Card>,
    brought: Option<&BTreeSet<usize>>,
) -> PaperDraft {
    let lang = head.lang;
    let mut blocks = Vec::new();
    if let Some(card) = card {
        blocks.push(Block::field(say::PERSON.get(lang), whose(head, card)));
    }
    let name = format!("{} {}", matter.code, head.named(&matter.zh, &matter.en));
    blocks.push(Block::field(say::MATTER.get(lang), name));
    blocks.push(Block::field(say::APPLY.get(lang), say::said(&matter.apply, lang)));
    blocks.push(Block::field(say::DECIDES.get(lang), say::said(&matter.decides, lang)));
    blocks.extend(materials(head, matter, brought));
    blocks.extend(limits(head, matter));
    blocks.push(Block::heading(say::BASIS.get(lang)));
    blocks.push(Block::text(head.articles(&matter.articles)));
    if !matter.remarks.is_empty() {
        blocks.push(Block::heading(say::REMARKS.get(lang)));
        blocks.extend(matter.remarks.iter().map(|r| plain_item(say::said(r, lang).to_owned(), Vec::new())));
    }
    if !matter.materials.is_empty() {
        blocks.push(Block::text(String::new()));
        blocks.push(Block::text(say::NOTICE_END.get(lang)));
    }
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::Notice,
        title: say::kind(PaperKind::Notice).get(lang).to_owned(),
        person: card.map(|c| c.person),
        visit: None,
        matter: Some(matter.id.clone()),
        petition: None,
        about: Vec::new(),
        blocks,
    }
}

/// A person as papers name them: with the last digits of the number, or none.
pub(super) fn whose(head: &Head<'_>, card: &Card) -> String {
    if card.id_masked.is_empty() {
        return card.name.clone();
    }
    say::PERSON_WITH_ID.with(head.lang, &[("name", &card.name), ("id", &card.id_masked)])
}

/// An item without a mark.
pub(super) fn plain_item(text: String, notes: Vec<String>) -> Block {
    Block::Item { mark: Mark::None, said: String::new(), text, notes }
}

fn limits(head: &Head<'_>, matter: &Matter) -> Vec<Block> {
    let lang = head.lang;
    let mut blocks = vec![Block::heading(say::LIMITS.get(lang))];
    if matter.limits.is_empty() {
        blocks.push(Block::text(say::NO_LIMITS.get(lang)));
    }
    for limit in &matter.limits {
        let notes = limit.article.iter().map(|a| by(head, &[*a])).collect();
        blocks.push(plain_item(say::limit(limit, lang), notes));
    }
    blocks
}

fn by(head: &Head<'_>, articles: &[crate::domain::Article]) -> String {
    say::BY.with(head.lang, &[("articles", &head.articles(articles))])
}

fn materials(head: &Head<'_>, matter: &Matter, brought: Option<&BTreeSet<usize>>) -> Vec<Block> {
    let lang = head.lang;
    let mut blocks = vec![Block::heading(say::MATERIALS.get(lang))];
    if matter.materials.is_empty() {
        blocks.push(Block::text(say::NO_MATERIALS.get(lang)));
        return blocks;
    }
    for (at, material) in matter.materials.iter().enumerate() {
        let mark = brought.map_or(Mark::None, |seen| match (seen.contains(&at), &material.when) {
            (true, _) => Mark::Have,
            (false, None) => Mark::Missing,
            (false, Some(_)) => Mark::None,
        });
        let said = match mark {
            Mark::Have => say::MARK_HAVE,
            Mark::Missing => say::MARK_MISSING,
            Mark::None => say::MARK_IF,
        };
        let said = brought.map(|_| said.get(lang).to_owned()).unwrap_or_default();
        blocks.push(Block::Item { mark, said, text: named(head, material), notes: notes(head, material) });
    }
    blocks.push(Block::heading(say::MISSING.get(lang)));
    blocks.push(Block::text(match brought {
        None => say::NOTHING_SEEN.get(lang).to_owned(),
        Some(seen) => missing(head, matter, seen),
    }));
    blocks
}

fn named(head: &Head<'_>, material: &Material) -> String {
    let what = head.named(&material.zh, &material.en);
    match material.copies {
        Some(n) => say::COPIES.with(head.lang, &[("what", &what), ("n", &n)]),
        None => what.to_owned(),
    }
}

fn notes(head: &Head<'_>, material: &Material) -> Vec<String> {
    let lang = head.lang;
    let when = material.when.as_ref().map(|w| say::WHEN.with(lang, &[("when", &say::said(w, lang))]));
    let note = material.note.as_ref().map(|n| say::said(n, lang).to_owned());
    let article = material.article.map(|a| by(head, &[a]));
    [when, note, article].into_iter().flatten().collect()
}

/// What everybody needs and was not brought.
fn missing(head: &Head<'_>, matter: &Matter, seen: &BTreeSet<usize>) -> String {
    let needed = matter.materials.iter().enumerate().filter(|(at, m)| m.when.is_none() && !seen.contains(at));
    let names: Vec<&str> = needed.map(|(_, m)| head.named(&m.zh, &m.en)).collect();
    if names.is_empty() {
        return say::NOTHING_MISSING.get(head.lang).to_owned();
    }
    say::MISSING_LIST.with(head.lang, &[("n", &names.len()), ("what", &say::join(&names, head.lang))])
}
