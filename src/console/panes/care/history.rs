//! What was done with somebody so far: a person's contacts, or a household's measures and home visits, each in full. A contact
//! that was entered wrong is put right or taken back here, however long ago it was.

use super::forms;
use super::more_forms::open_form;
use super::pages::PAGE;
use super::state::{Tab, page_rows};
use crate::bureau::Query;
use crate::bureau::answer::{ContactRow, HardshipView};
use crate::console::edit::List;
use crate::console::overlays::Reader;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::care::Measure;
use crate::domain::{Date, HardshipId, PersonId};
use crate::locale::care as say;

/// Whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A person's contacts.
    Person(PersonId),
    /// A household's measures and visits.
    Household(HardshipId),
}

/// Something that was done.
#[derive(Clone, PartialEq)]
pub enum Done {
    /// A contact.
    Contact(ContactRow),
    /// A measure, and noted by whom.
    Measure(Measure, String),
}

crate::text::opaque!(Done);

impl Done {
    /// The day.
    pub fn day(&self) -> Date {
        match self {
            Self::Contact(row) => row.day,
            Self::Measure(measure, _) => measure.on,
        }
    }
}

/// The state of the list; nothing is shown while it is nobody's.
#[derive(Default)]
pub struct History {
    /// Whose it is.
    pub whose: Option<Whose>,
    /// What they are called.
    pub name: String,
    /// What was done, the newest first, once it came.
    pub rows: Option<Vec<Done>>,
    /// Place in it.
    pub list: List,
    /// It was opened from the person's own pane, and is left to it.
    pub from_person: bool,
    pub(super) slot: Slot,
}

impl History {
    /// The rows.
    pub fn rows(&self) -> &[Done] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// The row that the mark stands on.
    pub fn selected(&self) -> Option<&Done> {
        self.rows().get(self.list.selected)
    }

    /// The contact that the mark stands on.
    pub fn contact(&self) -> Option<&ContactRow> {
        match self.selected() {
            Some(Done::Contact(row)) => Some(row),
            _ => None,
        }
    }

    /// Whether it is on screen.
    pub fn is_open(&self) -> bool {
        self.whose.is_some()
    }

    /// Puts somebody's on the screen.
    pub(super) fn open(&mut self, whose: Whose, name: &str, from_person: bool) {
        *self = Self { whose: Some(whose), name: name.to_owned(), from_person, ..Self::default() };
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        match self.whose {
            Some(Whose::Person(person)) => self.slot.ask(ctx, Query::ContactsOf { person, limit: PAGE }),
            Some(Whose::Household(id)) => self.slot.ask(ctx, Query::Hardship(id)),
            None => {}
        }
    }

    /// A person's contacts came.
    pub(super) fn contacts(&mut self, rows: Vec<ContactRow>, shared: &Shared) {
        self.show(rows.into_iter().map(Done::Contact).collect(), shared);
    }

    /// A household came.
    pub(super) fn household(&mut self, view: HardshipView, shared: &Shared) {
        let measures = view.measures.into_iter().map(|(measure, by)| Done::Measure(measure, by));
        let mut rows: Vec<Done> = measures.chain(view.visits.into_iter().map(Done::Contact)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.day()));
        self.show(rows, shared);
    }

    fn show(&mut self, rows: Vec<Done>, shared: &Shared) {
        self.list.settle(rows.len(), page_rows(&shared.geometry(), Tab::Rota));
        self.rows = Some(rows);
    }

    /// The form that puts the contact right; a measure is read in full.
    pub(super) fn enter(&self, ctx: &mut Ctx<'_>) {
        match self.selected() {
            Some(Done::Contact(row)) => open_form(forms::amend(row, ctx.shared), ctx),
            Some(Done::Measure(measure, by)) => {
                let title = Words::with(say::MEASURE_OF, &[("on", &measure.on), ("by", by)]);
                ctx.open(Reader::new(title, vec![Words::Data(measure.what.clone())]));
            }
            None => {}
        }
    }

    /// The form that takes it back.
    pub(super) fn void(&self, ctx: &mut Ctx<'_>) {
        if let Some(row) = self.contact() {
            open_form(forms::void(row, ctx.shared.lang), ctx);
        }
    }
}
