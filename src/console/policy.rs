//! Policy at hand (讲明政策): rates and articles of what a person may receive, and plain words to what people ask. Found by
//! typing; what concerns the person on screen stands first.

use crate::bureau::Reference;
use crate::console::explain;
use crate::console::model::Model;
use crate::console::names::{self, both};
use crate::console::overlays::{Menu, Overlay, Purpose, Reader, Row};
use crate::console::panes::PaneId;
use crate::console::words::Words;
use crate::domain::Month;
use crate::domain::person::Recognition;
use crate::domain::policy::Snippet;
use crate::locale::policy as say;

/// Before the id of a programme in the key of a row.
const PROGRAMME: &str = "programme.";
/// Before the id of a snippet.
const SNIPPET: &str = "snippet.";

/// A snippet in words: what is said, where it stands, and since when.
pub fn snippet(snippet: &Snippet) -> Vec<Words> {
    vec![
        both(&snippet.zh_words, &snippet.en_words),
        Words::Filled(say::RESTS_ON, vec![("articles", names::articles(&snippet.articles))]),
        Words::with(say::SOURCE, &[("source", &snippet.source), ("since", &snippet.since)]),
    ]
}

/// Everything there is to look up, what concerns these recognitions first.
fn rows(tables: &Reference, held: &[Recognition]) -> Vec<Row> {
    let mine = |groups: &[String]| held.iter().any(|r| groups.contains(&r.group));
    let mut programmes: Vec<_> = tables.programmes.all().iter().collect();
    programmes.sort_by_key(|p| !mine(&p.groups));
    let programmes = programmes.into_iter().map(|p| {
        let articles = p.articles.iter().take(1).map(names::article).collect();
        let row = Row::new(format!("{PROGRAMME}{}", p.id), both(&p.zh, &p.en), Words::List(articles));
        (!mine(&p.groups), row)
    });
    let snippets = tables.policy.all().iter().map(|s| {
        let articles = s.articles.iter().take(1).map(names::article).collect();
        let mut row = Row::new(format!("{SNIPPET}{}", s.id), both(&s.zh, &s.en), Words::List(articles));
        row.also = vec![s.zh_words.clone(), s.en_words.clone()];
        row.also.extend(s.groups.iter().filter_map(|code| tables.groups.get(code)).map(|g| g.zh.clone()));
        (!(s.groups.is_empty() || mine(&s.groups)), row)
    });
    let mut all: Vec<(bool, Row)> = programmes.chain(snippets).collect();
    all.sort_by_key(|(far, _)| *far);
    all.into_iter().map(|(_, row)| row).collect()
}

/// What a row says in full.
fn read(tables: &Reference, key: &str, month: Month, held: &[Recognition]) -> Option<Reader> {
    if let Some(found) = key.strip_prefix(SNIPPET).and_then(|id| tables.policy.get(id)) {
        return Some(Reader::new(both(&found.zh, &found.en), snippet(found)));
    }
    let programme = key.strip_prefix(PROGRAMME).and_then(|id| tables.programmes.get(id))?;
    let own: Vec<Recognition> =
        held.iter().filter(|r| programme.entitles(&r.group) == Some(true)).cloned().collect();
    let mut lines = Vec::new();
    if !own.is_empty() {
        lines.push(say::FOR_THIS_PERSON.into());
        lines.extend(explain::published(tables, programme, month, &own));
        lines.push(Words::Data(String::new()));
    }
    lines.push(say::FOR_ANYONE.into());
    lines.extend(explain::rates_of(tables, &programme.id, month));
    Some(Reader::new(both(&programme.zh, &programme.en), lines))
}

impl Model {
    /// The recognitions of the person on screen; none elsewhere.
    fn recognitions_on_screen(&self) -> Vec<Recognition> {
        let card = self.panes.person.card().filter(|_| self.active == PaneId::Person);
        card.map(|card| card.recognitions.clone()).unwrap_or_default()
    }

    /// The list of what can be looked up.
    pub(super) fn open_policy(&mut self) {
        let rows = rows(&self.shared.tables, &self.recognitions_on_screen());
        self.overlays.push(Menu::new(say::TITLE, Purpose::Policy, rows).into());
    }

    /// A row of that list in full. Closing it leads back to the list.
    pub(super) fn read_policy(&mut self, key: &str) {
        let held = self.recognitions_on_screen();
        let month = self.shared.today.month();
        self.overlays.extend(read(&self.shared.tables, key, month, &held).map(Overlay::from));
    }
}
