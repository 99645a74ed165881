//! What the drawing needs in words.

use crate::domain::matter::{Material, Matter, Reply};
use crate::locale::{Lang, Msg, paper_words, papers as say};

/// The mark before a material: whether it was brought, is missing, or only some need it.
pub fn material_mark(material: &Material, brought: bool) -> Msg {
    match (brought, &material.when) {
        (true, _) => paper_words::MARK_HAVE,
        (false, None) => paper_words::MARK_MISSING,
        (false, Some(_)) => paper_words::MARK_IF,
    }
}

/// The mark before a question.
pub fn reply_mark(reply: Reply) -> Msg {
    paper_words::reply(reply)
}

/// What is said of the matter selected, line by line: who decides, how long it takes, what to bring.
pub fn matter_facts(matter: &Matter, lang: Lang) -> Vec<(Msg, String)> {
    let named = |zh: &str, en: &str| lang.of(zh, en).to_owned();
    let limits: Vec<String> = matter.limits.iter().map(|l| paper_words::limit(l, lang)).collect();
    let materials: Vec<String> = matter.materials.iter().map(|m| named(&m.zh, &m.en)).collect();
    let or = |list: Vec<String>, none: Msg| {
        if list.is_empty() { none.get(lang).to_owned() } else { paper_words::join(&list, lang) }
    };
    vec![
        (paper_words::DECIDES, paper_words::said(&matter.decides, lang).to_owned()),
        (paper_words::LIMITS, or(limits, say::NOT_PUBLISHED)),
        (paper_words::MATERIALS, or(materials, say::NOT_PUBLISHED)),
    ]
}
