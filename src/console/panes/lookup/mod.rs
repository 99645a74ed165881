//! 查人: the caret never leaves the query line; list and card answer at every key.

mod action;
mod marks;
mod narrow;
mod pane;
mod views;
crate::text::opaque!(State);

#[cfg(test)]
mod tests;

pub use action::Act;
pub use narrow::Stress;

use crate::bureau::Query;
use crate::bureau::answer::{Card, Hit, Lookup, Pasted};
use crate::console::edit::{Line, List};
use crate::console::geometry::{Detail, Geometry};
use crate::console::goal::Goal;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::exchange::export::List as Listed;
use crate::locale::{exports, filter, lookup as say};
use narrow::Offers;
use views::Views;

/// People asked for at first, and how many more when the selection reaches the last of them.
const PAGE: usize = 100;
/// Rows above the list: the query line and a rule; one more when something stands under the query.
const ROWS_ABOVE: u16 = 2;
/// Rows of the card below the list, its rule included.
pub const CARD_ROWS: u16 = 5;

/// The state of the lookup.
pub struct State {
    /// What was typed.
    pub query: Line,
    /// What was found for it, once an answer came.
    pub found: Option<Lookup>,
    /// How long the newest answer took, in microseconds.
    pub took_us: u64,
    /// Place in the list.
    pub list: List,
    /// The card of the selected person, once it came.
    pub card: Option<Box<Card>>,
    /// What is offered for the word being typed.
    pub offers: Offers,
    /// Those marked for a change of many, in the order they were marked.
    pub marked: Vec<PersonId>,
    views: Views,
    hits: Slot,
    cards: Slot,
    limit: usize,
    /// Somebody was chosen in the list by hand.
    chosen: bool,
    /// The list is still that of an earlier text.
    stale: bool,
    /// The text came by a paste: a whole identity number opens its person.
    pasted: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            query: Line::default(),
            found: None,
            took_us: 0,
            list: List::default(),
            card: None,
            offers: Offers::default(),
            marked: Vec::new(),
            views: Views::default(),
            hits: Slot::default(),
            cards: Slot::default(),
            limit: PAGE,
            chosen: false,
            stale: false,
            pasted: false,
        }
    }
}

impl State {
    /// Rows above the list.
    pub fn rows_above(&self) -> u16 {
        ROWS_ABOVE + u16::from(!self.offers.words.is_empty() || self.is_narrowed())
    }

    /// Rows of the list on screen.
    pub fn page(&self, geometry: &Geometry) -> usize {
        let card = if geometry.detail == Detail::Below { CARD_ROWS } else { 0 };
        geometry.rows_less(self.rows_above() + card)
    }

    /// The people found.
    pub fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    /// The selected person.
    pub fn selected(&self) -> Option<&Hit> {
        self.hits().get(self.list.selected)
    }

    /// Whom an action means: with nothing typed and nobody chosen, those seen of late are only offered.
    fn meant(&self) -> Option<&Hit> {
        let offered = self.query.text().trim().is_empty() && !self.chosen;
        self.selected().filter(|_| !offered)
    }

    /// Whom Enter means: the owner of a whole identity number, else the one selected.
    fn entered(&self) -> Option<PersonId> {
        match self.found.as_ref().and_then(|found| found.pasted.as_ref()) {
            Some(Pasted::Person(person)) => Some(*person),
            _ => self.selected().map(|hit| hit.person),
        }
    }

    /// The card, when it is the selected person's.
    pub fn shown_card(&self) -> Option<&Card> {
        let person = self.selected()?.person;
        self.card.as_deref().filter(|card| card.person == person)
    }

    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let person = self.meant().map(|hit| hit.person);
        if let Some(digit) = Self::digit(action) {
            return self.open_pinned(digit, ctx);
        }
        match (action, person) {
            (Act::Open, _) => {
                if let Some(person) = self.entered() {
                    ctx.go(Goal::Person(person));
                }
            }
            (Act::Complete, _) => self.take_offer(false, ctx),
            (Act::CompleteBack, _) => self.take_offer(true, ctx),
            (Act::Filter, _) => self.open_filter(ctx),
            (Act::KeepView, _) => Self::open_save(ctx),
            (Act::Export, _) => {
                let query = self.query.text().trim();
                let of_query = self.found.as_ref().filter(|found| found.query.trim() == query);
                let people = of_query.map(|found| found.total);
                ctx.export(Listed::People(query.to_owned()), people);
            }
            (Act::Mark, _) => self.mark(ctx),
            (Act::Many, _) => self.open_many(ctx),
            (Act::New, _) => ctx.go(Goal::NewPerson(self.query.text().trim().to_owned())),
            (Act::Post, Some(person)) => ctx.go(Goal::PostFor(person)),
            (Act::Petition, person) => ctx.go(Goal::NewPetition(person)),
            // Post without anybody; what opens views was done before.
            _ => ctx.warn(say::NO_SELECTION),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Open if self.entered().is_none() => Some(say::NO_SELECTION.into()),
            Act::Post if self.meant().is_none() => Some(say::NO_SELECTION.into()),
            Act::Complete | Act::CompleteBack => self.no_offer(action),
            view if Self::digit(view).is_some_and(|digit| self.views.called(digit).is_none()) => {
                Some(Words::with(filter::VIEW_NONE, &[("digit", &Self::digit(view).unwrap_or_default())]))
            }
            Act::Export if self.query.text().trim().is_empty() => Some(exports::NO_QUERY.into()),
            Act::KeepView if !self.is_narrowed() => Some(filter::VIEW_OF_NOTHING.into()),
            Act::KeepView | Act::Export
                if self.found.as_ref().is_some_and(|found| !found.faults.is_empty()) =>
            {
                Some(exports::NOT_ALL_READ.into())
            }
            Act::Mark if self.selected().is_none() => Some(say::NO_SELECTION.into()),
            Act::New | Act::Petition | Act::Post | Act::Filter | Act::Export | Act::Many
                if !shared.is_ready() =>
            {
                Some(say::NOT_READY.into())
            }
            _ => None,
        }
    }

    /// Asks for the list from its beginning.
    fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.ask_from(0, ctx);
    }

    fn ask_from(&mut self, offset: usize, ctx: &mut Ctx<'_>) {
        if !ctx.shared.is_open() {
            return;
        }
        let text = self.query.text().to_owned();
        let recent = ctx.shared.recent.clone();
        let limit = if offset > 0 { PAGE } else { self.limit };
        self.hits.ask(ctx, Query::Lookup { text, offset, limit, recent });
    }

    /// The last row was reached: more are asked for, when there are more.
    fn ask_more(&mut self, ctx: &mut Ctx<'_>) {
        let Some(found) = &self.found else { return };
        let len = found.hits.len();
        if self.list.selected + 1 != len || len >= found.total || self.hits.is_waiting() {
            return;
        }
        // A list that is counted exactly goes on where it ends; the best matches of words are looked for among more.
        if !found.conditions.is_empty() || found.words.is_empty() {
            self.ask_from(len, ctx);
        } else if len == self.limit {
            self.limit += PAGE;
            self.ask(ctx);
        }
    }

    /// The text is another: the list stands from its beginning, and nobody is chosen in it.
    fn typed_anew(&mut self) {
        (self.chosen, self.pasted, self.limit, self.stale) = (false, false, PAGE, true);
    }

    fn answered(&mut self, found: Lookup, ctx: &mut Ctx<'_>) {
        let same = !self.stale && self.found.as_ref().is_some_and(|before| before.query == found.query);
        if found.offset > 0 {
            // More of the same list; what came late for another is nothing.
            if let Some(before) =
                self.found.as_mut().filter(|before| same && before.hits.len() == found.offset)
            {
                before.hits.extend(found.hits);
                before.total = found.total;
            }
            return;
        }
        let open = match found.pasted {
            Some(Pasted::Person(person)) if std::mem::take(&mut self.pasted) => Some(person),
            _ => None,
        };
        // The selection follows the same person when more rows came for the same text, and starts anew after typing, even when the
        // same was typed again.
        let selected = if same { self.list.selected } else { 0 };
        self.stale = false;
        self.found = Some(found);
        let page = self.page(&ctx.shared.geometry());
        self.list.select(selected, self.hits().len(), page);
        self.ask_card(ctx);
        if let Some(person) = open {
            ctx.go(Goal::Person(person));
        }
    }

    /// Asks for the card of the selected person.
    fn ask_card(&mut self, ctx: &mut Ctx<'_>) {
        match self.selected().map(|hit| hit.person) {
            Some(person) => self.cards.ask(ctx, Query::Card(person)),
            None => self.cards.drop(ctx),
        }
    }
}
