//! 查人: the caret never leaves the query line; list and card answer at every key.

mod action;
mod pane;
crate::text::opaque!(State);

#[cfg(test)]
mod tests;

pub use action::Act;

use crate::bureau::Query;
use crate::bureau::answer::{Card, Hit, Lookup, Pasted};
use crate::console::edit::{Line, List};
use crate::console::geometry::{Detail, Geometry};
use crate::console::goal::Goal;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::locale::lookup as say;

/// People asked for at first, and how many more when the selection reaches the last of them.
const PAGE: usize = 100;
/// Rows above the list: the query line and a rule.
pub const ROWS_ABOVE: u16 = 2;
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
            hits: Slot::default(),
            cards: Slot::default(),
            limit: PAGE,
            chosen: false,
            stale: false,
            pasted: false,
        }
    }
}

/// Rows of the list on screen.
pub fn page(geometry: &Geometry) -> usize {
    let card = if geometry.detail == Detail::Below { CARD_ROWS } else { 0 };
    geometry.rows_less(ROWS_ABOVE + card)
}

impl State {
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

    /// The card, when it is the selected person's.
    pub fn shown_card(&self) -> Option<&Card> {
        let person = self.selected()?.person;
        self.card.as_deref().filter(|card| card.person == person)
    }

    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let person = self.meant().map(|hit| hit.person);
        match (action, person) {
            (Act::New, _) => ctx.go(Goal::NewPerson(self.query.text().trim().to_owned())),
            (Act::Post, Some(person)) => ctx.go(Goal::PostFor(person)),
            (Act::Petition, person) => ctx.go(Goal::NewPetition(person)),
            (Act::Post, None) => ctx.warn(say::NO_SELECTION),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match action {
            Act::Post if self.meant().is_none() => Some(say::NO_SELECTION.into()),
            Act::New | Act::Petition | Act::Post if !shared.is_ready() => Some(say::NOT_READY.into()),
            _ => None,
        }
    }

    fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if !ctx.shared.is_open() {
            return;
        }
        let text = self.query.text().to_owned();
        let recent = ctx.shared.recent.clone();
        self.hits.ask(ctx, Query::Lookup { text, offset: 0, limit: self.limit, recent });
    }

    fn answered(&mut self, found: Lookup, ctx: &mut Ctx<'_>) {
        let page = page(&ctx.shared.geometry());
        let open = match found.pasted {
            Some(Pasted::Person(person)) if std::mem::take(&mut self.pasted) => Some(person),
            _ => None,
        };
        // The selection follows the same person when more rows came for the same text, and starts anew after typing, even when the
        // same was typed again.
        let same = !self.stale && self.found.as_ref().is_some_and(|before| before.query == found.query);
        let selected = if same { self.list.selected } else { 0 };
        self.stale = false;
        self.found = Some(found);
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
