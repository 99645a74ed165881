//! Narrowing the list: completions of what is typed, and the menu that does it without typing.

use super::{Act, State, views};
use crate::bureau::Query;
use crate::bureau::answer::Completion;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Slot};
use crate::console::words::{Words, grouped};
use crate::domain::filter::{Key, Mark, Tongue};
use crate::locale::{filter as say, lookup};

/// The menu of what a list can be narrowed by.
const FILTER: &str = "lookup.filter";
/// The menu of the values of a key.
const VALUES: &str = "lookup.values";
/// Marks a row that takes the word after it out.
const OUT: &str = "out ";
/// Marks a row that asks for the values of a key.
const KEY: &str = "key ";

/// What is offered for the word being typed.
#[derive(Default)]
pub struct Offers {
    /// What it may become, the fullest first.
    pub words: Vec<Completion>,
    /// Which of them stands in the line now, taken by Tab.
    pub taken: Option<usize>,
    /// The text before one was taken.
    begun: String,
    slot: Slot,
    /// The key whose values are to be shown in a menu: what the text would be with it.
    menu: Option<String>,
    values: Slot,
}

impl State {
    /// Asks what the word at the caret may become.
    pub(super) fn ask_offers(&mut self, ctx: &mut Ctx<'_>) {
        self.offers.taken = None;
        let text = self.query.text();
        let open = ctx.shared.is_ready() && self.query.after().is_empty();
        if open && text.chars().next_back().is_some_and(|c| !c.is_whitespace()) {
            let text = text.to_owned();
            self.offers.slot.ask(ctx, Query::Complete { text });
        } else {
            self.offers.slot.drop(ctx);
            self.offers.words.clear();
        }
    }

    /// Whether completions came for something that was asked, which are then kept or shown.
    pub(super) fn takes_offers(&mut self, req: crate::console::ReqId) -> Option<bool> {
        if self.offers.slot.take(req) { Some(false) } else { self.offers.values.take(req).then_some(true) }
    }

    /// Whether completions of the line are under way.
    pub(super) fn awaits_offers(&self) -> bool {
        self.offers.slot.is_waiting()
    }

    /// Whether the values of a menu are under way.
    pub(super) fn awaits_values(&self) -> bool {
        self.offers.values.is_waiting()
    }

    /// Completions came: for the line, or for the menu of values.
    pub(super) fn offered(&mut self, words: Vec<Completion>, in_menu: bool, ctx: &mut Ctx<'_>) {
        if in_menu {
            return self.show_values(&words, ctx);
        }
        // What stands there already is no offer.
        let last = self.query.text().split_whitespace().next_back().unwrap_or_default();
        let done = matches!(words.as_slice(), [only] if only.word == last);
        self.offers.words = if done { Vec::new() } else { words };
    }

    /// Puts the next offer into the line, or the one before.
    pub(super) fn take_offer(&mut self, back: bool, ctx: &mut Ctx<'_>) {
        let len = self.offers.words.len();
        let at = match (self.offers.taken, back) {
            (Some(at), false) if at + 1 < len => at + 1,
            (_, false) => 0,
            (None | Some(0), true) => len.saturating_sub(1),
            (Some(at), true) => at - 1,
        };
        let Some(word) = self.offers.words.get(at).map(|offer| offer.word.clone()) else { return };
        if self.offers.taken.is_none() {
            self.query.text().clone_into(&mut self.offers.begun);
        }
        self.query.set(format!("{}{word}", before_last(&self.offers.begun)));
        if word.ends_with(':') {
            return self.retyped(ctx);
        }
        self.offers.taken = Some(at);
        self.typed_anew();
        self.ask(ctx);
    }

    /// Takes back an offer that stands in the line, or the last of several words; false when there is nothing to take back but
    /// all of it.
    pub(super) fn step_back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.offers.taken.is_some() {
            let begun = std::mem::take(&mut self.offers.begun);
            self.query.set(begun);
        } else if self.is_narrowed() {
            let text = self.query.text().trim_end();
            let kept = before_last(text).trim_end().to_owned();
            self.query.set(if kept.is_empty() { kept } else { format!("{kept} ") });
        } else {
            return false;
        }
        self.retyped(ctx);
        true
    }

    /// Whether conditions narrow the list, or were meant to.
    pub fn is_narrowed(&self) -> bool {
        let narrowed = self.found.as_ref().is_some_and(|f| !(f.conditions.is_empty() && f.faults.is_empty()));
        narrowed && !self.query.text().trim().is_empty()
    }

    /// The text was changed by something else than typing.
    pub(super) fn retyped(&mut self, ctx: &mut Ctx<'_>) {
        self.typed_anew();
        self.ask(ctx);
        self.ask_offers(ctx);
    }

    /// Opens the menu of what the list can be narrowed by.
    pub(super) fn open_filter(&self, ctx: &mut Ctx<'_>) {
        let (lang, tongue) = (ctx.shared.lang, say::tongue(ctx.shared.lang));
        let mut rows = Vec::new();
        for seen in self.found.iter().filter(|_| self.is_narrowed()).flat_map(|f| &f.conditions) {
            let label = Words::with(say::TAKE_OUT, &[("word", &seen.word)]);
            let detail = Words::Count(lookup::TOTAL, seen.holds as u64);
            rows.push(Row::new(format!("{OUT}{}", seen.word), label, detail));
        }
        if self.is_narrowed() {
            rows.push(Row::new(views::SAVE, say::VIEW_SAVE, Words::Data(String::new())));
        }
        for key in Key::ALL.iter().filter(|key| **key != Key::Sort) {
            let mut row = Row::new(
                format!("{KEY}{}", tongue.of(key.aliases())),
                Words::Data(say::key(*key, lang).to_owned()),
                Words::Data(say::example(*key, lang)),
            );
            row.also = key.aliases().iter().map(|word| (*word).to_owned()).collect();
            rows.push(row);
        }
        for mark in Mark::ALL {
            let word = tongue.of(mark.aliases());
            rows.push(Row::new(word, Words::Data(word.to_owned()), say::MARK_ONLY));
            let not = format!("-{word}");
            rows.push(Row::new(not.clone(), Words::Data(not), say::MARK_NOT));
        }
        let sort = format!("{KEY}{}", tongue.of(Key::Sort.aliases()));
        rows.push(Row::new(sort, Words::Data(say::key(Key::Sort, lang).to_owned()), say::SORT_HINT));
        rows.extend(self.views.rows(lang));
        rows.extend(self.views.forget_rows());
        ctx.open(Menu::new(lookup::FILTER, Purpose::Pane(PaneId::Lookup, FILTER), rows));
    }

    /// A row of a menu was chosen.
    pub(super) fn filter_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        if let Some(word) = key.strip_prefix(OUT) {
            let kept: Vec<&str> = self.query.text().split_whitespace().filter(|w| *w != word).collect();
            self.query.set(kept.join(" "));
        } else if let Some(name) = key.strip_prefix(views::OPEN) {
            return self.open_named(name, ctx);
        } else if let Some(name) = key.strip_prefix(views::FORGET) {
            return self.forget_view(name, ctx);
        } else if key == views::SAVE {
            return Self::open_save(ctx);
        } else if let Some(key) = key.strip_prefix(KEY) {
            let text = self.text_with(&format!("{key}:"));
            self.offers.menu = Some(text.clone());
            return self.offers.values.ask(ctx, Query::Complete { text });
        } else {
            self.query.set(self.text_with(key));
        }
        self.retyped(ctx);
    }

    /// The values of the chosen key came.
    fn show_values(&mut self, words: &[Completion], ctx: &mut Ctx<'_>) {
        let Some(text) = self.offers.menu.take() else { return };
        if words.is_empty() {
            // Nothing to choose from: it is typed, and the line under it says what may be.
            self.query.set(text);
            return self.retyped(ctx);
        }
        let rows = words.iter().map(|offer| {
            let value = offer.word.split_once(':').map_or(offer.word.as_str(), |(_, value)| value);
            let name = offer.value.map(|v| say::value(v, ctx.shared.lang, &ctx.shared.tables));
            let detail =
                offer.people.map_or(Words::Data(String::new()), |n| Words::Count(lookup::TOTAL, n as u64));
            let mut row =
                Row::new(offer.word.clone(), Words::Data(name.unwrap_or_else(|| value.to_owned())), detail);
            row.also.push(value.to_owned());
            row
        });
        let rows = rows.collect();
        ctx.open(Menu::new(lookup::FILTER, Purpose::Pane(PaneId::Lookup, VALUES), rows));
    }

    /// The text with one more word.
    fn text_with(&self, word: &str) -> String {
        let text = self.query.text().trim_end();
        if text.is_empty() { word.to_owned() } else { format!("{text} {word}") }
    }

    /// What stands on the line under the query, if there is one.
    pub fn strip(&self, tongue: Tongue) -> Vec<(String, Stress)> {
        let taken = self.offers.taken;
        let offers = self.offers.words.iter().enumerate().map(|(at, offer)| {
            let n = offer.people.map(|n| format!(" {}", grouped(n as u64))).unwrap_or_default();
            let stress = if taken == Some(at) { Stress::Marked } else { Stress::Plain };
            (format!("{}{n}", offer.word), stress)
        });
        let mut parts: Vec<(String, Stress)> = offers.collect();
        if !parts.is_empty() || !self.is_narrowed() {
            // The one in the line stands in sight.
            parts.drain(..taken.unwrap_or_default().saturating_sub(1).min(parts.len()));
            return parts;
        }
        let lang = say::lang(tongue);
        if let Some(found) = &self.found {
            parts.extend(found.faults.iter().map(|f| (say::fault(f, lang), Stress::Warning)));
            let said = |n: usize| grouped(n as u64);
            parts.extend(
                found.conditions.iter().map(|c| (format!("{} {}", c.word, said(c.holds)), Stress::Plain)),
            );
        }
        parts
    }

    /// Why nothing can be completed now.
    pub(super) fn no_offer(&self, action: Act) -> Option<Words> {
        let completes = matches!(action, Act::Complete | Act::CompleteBack);
        (completes && self.offers.words.is_empty()).then(|| lookup::NO_OFFER.into())
    }
}

/// How a part of the line under the query is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stress {
    /// As text.
    Plain,
    /// It stands in the line now.
    Marked,
    /// Something is wrong.
    Warning,
}

/// A text up to its last word.
fn before_last(text: &str) -> &str {
    let end = text.char_indices().rev().find(|(_, c)| c.is_whitespace());
    text.get(..end.map_or(0, |(at, c)| at + c.len_utf8())).unwrap_or_default()
}
