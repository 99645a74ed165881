//! The first look at benefits (待遇初查单): what was asked and what may be applied for. It never says that anything is granted.

use std::collections::BTreeMap;

use super::Head;
use super::notice::{plain_item, whose};
use crate::bureau::answer::Card;
use crate::bureau::command::PaperDraft;
use crate::domain::matter::{Finding, Known, Reply, Standing};
use crate::domain::paper::{Block, Mark, PaperKind};
use crate::locale::paper_words as say;

/// The paper of a first look: for somebody on record, or for nobody in particular.
pub fn precheck(head: &Head<'_>, card: Option<&Card>, answers: &BTreeMap<String, Reply>) -> PaperDraft {
    let (lang, table) = (head.lang, &head.tables.precheck);
    let known = card.map_or_else(Known::default, |c| Known { age: c.age, recognitions: &c.recognitions });
    let mut blocks = Vec::new();
    if let Some(card) = card {
        blocks.push(Block::field(say::PERSON.get(lang), whose(head, card)));
        blocks.extend(
            card.age.map(|age| Block::field(say::AGE.get(lang), say::YEARS.with(lang, &[("n", &age)]))),
        );
        let groups: Vec<&str> = card.recognitions.iter().map(|r| group(head, &r.group)).collect();
        if !groups.is_empty() {
            blocks.push(Block::field(say::GROUPS.get(lang), say::join(&groups, lang)));
        }
    }
    let found = table.judge(answers, known);
    for standing in [Standing::MayApply, Standing::Open] {
        let of: Vec<&Finding<'_>> = found.iter().filter(|f| f.standing == standing).collect();
        if !of.is_empty() {
            blocks.push(Block::heading(say::standing(standing).get(lang)));
            blocks.extend(of.into_iter().filter_map(|f| finding(head, f)));
        }
    }
    if found.is_empty() {
        blocks.push(Block::text(say::NOTHING_FOUND.get(lang)));
    }
    blocks.push(Block::heading(say::ANSWERS.get(lang)));
    blocks.extend(table.questions().iter().map(|q| {
        let reply = answers.get(&q.id).copied().unwrap_or_default();
        let mark = if reply == Reply::Yes { Mark::Have } else { Mark::None };
        let said = say::reply(reply).get(lang).to_owned();
        Block::Item { mark, said, text: head.named(&q.zh, &q.en).to_owned(), notes: Vec::new() }
    }));
    blocks.push(Block::text(String::new()));
    blocks.push(Block::text(say::PRE_CHECK_END.get(lang)));
    blocks.extend(head.signed());
    PaperDraft {
        kind: PaperKind::PreCheck,
        title: say::kind(PaperKind::PreCheck).get(lang).to_owned(),
        person: card.map(|c| c.person),
        visit: None,
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks,
    }
}

fn group<'a>(head: &Head<'a>, code: &'a str) -> &'a str {
    head.tables.groups.get(code).map_or(code, |g| head.named(&g.zh, &g.en))
}

/// A matter that may be asked for: by which rule, who decides, what to bring, what is not known yet.
fn finding(head: &Head<'_>, found: &Finding<'_>) -> Option<Block> {
    let lang = head.lang;
    let matter = head.tables.matters.get(&found.rule.matter)?;
    let articles = head.articles(&found.rule.articles);
    let decides = say::said(&matter.decides, lang);
    let mut notes = vec![
        say::RULE.with(lang, &[("rule", &found.rule.id), ("articles", &articles)]),
        say::DECIDED_BY.with(lang, &[("who", &decides)]),
    ];
    let bring: Vec<&str> =
        matter.materials.iter().filter(|m| m.when.is_none()).map(|m| head.named(&m.zh, &m.en)).collect();
    if !bring.is_empty() {
        notes.push(say::BRING.with(lang, &[("what", &say::join(&bring, lang))]));
    }
    let open: Vec<&str> = found.open.iter().map(|q| head.named(&q.zh, &q.en)).collect();
    if !open.is_empty() {
        notes.push(say::TO_ASK.with(lang, &[("what", &open.join(" "))]));
    }
    let name = format!("{} {}", matter.code, head.named(&matter.zh, &matter.en));
    Some(plain_item(name, notes))
}
