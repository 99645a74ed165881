//! Shapes about policy.

use serde::Serialize;

use super::values::text;
use crate::domain::Date;
use crate::domain::policy::Snippet;

/// `policy --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PolicyJson<'a> {
    pub id: &'a str,
    pub groups: &'a [String],
    pub death: bool,
    pub question: Both<'a>,
    pub words: Both<'a>,
    pub articles: Vec<String>,
    pub source: &'a str,
    pub since: Date,
}

/// A text in both languages.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Both<'a> {
    pub zh: &'a str,
    pub en: &'a str,
}

impl<'a> PolicyJson<'a> {
    pub(in crate::cli) fn new(snippet: &'a Snippet) -> Self {
        Self {
            id: &snippet.id,
            groups: &snippet.groups,
            death: snippet.death,
            question: Both { zh: &snippet.zh, en: &snippet.en },
            words: Both { zh: &snippet.zh_words, en: &snippet.en_words },
            articles: snippet.articles.iter().map(text).collect(),
            source: &snippet.source,
            since: snippet.since,
        }
    }
}
