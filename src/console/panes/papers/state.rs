//! What is on screen of papers.

use std::collections::{BTreeMap, BTreeSet};

use crate::bureau::answer::{Card, PaperList, PaperRow, PaperView, VisitRow};
use crate::bureau::command::{PaperDraft, SheetDraft};
use crate::bureau::query::PaperFilter;
use crate::bureau::{Query, Reference};
use crate::console::ReqId;
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Slot};
use crate::domain::PersonId;
use crate::domain::matter::{Known, Matter, Reply};
use crate::exchange::papers::{Form, Sheet, lines};
use crate::locale::Lang;

/// Rows above the list: the tabs and a rule.
const HEAD_ROWS: u16 = 2;
/// Rows of the facts below the matters, their rule among them.
const FACT_ROWS: u16 = 6;
/// Papers asked for at once.
pub(super) const MOST: usize = 200;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 告知
    #[default]
    Notice,
    /// 初查
    PreCheck,
    /// 登记
    Register,
}

impl Tab {
    /// Every tab in order.
    pub const ALL: [Self; 3] = [Self::Notice, Self::PreCheck, Self::Register];
}

/// What stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// A list of the tab: matters, questions, papers.
    #[default]
    List,
    /// The materials of a matter.
    Materials,
    /// A paper as it will be, or is.
    Preview,
}

/// A paper to be looked at.
pub struct Preview {
    /// As it will be.
    pub draft: Option<Box<PaperDraft>>,
    /// A sheet of the books as it will be.
    pub sheet: Option<Box<SheetDraft>>,
    /// As it was issued.
    pub issued: Option<Box<PaperView>>,
    /// The page that Escape goes back to.
    pub from: Page,
    /// The first line on screen.
    pub at: usize,
}

crate::text::opaque!(Preview);

impl Preview {
    /// Its lines in a form.
    pub fn lines(&self, form: Form, lang: Lang) -> Vec<String> {
        match (&self.issued, &self.draft, &self.sheet) {
            (Some(paper), ..) => lines(&Sheet::issued(paper, lang), form),
            (None, Some(draft), _) => lines(&Sheet::draft(draft, lang), form),
            (None, None, Some(sheet)) => lines(&Sheet::of_books(sheet, lang), form),
            (None, None, None) => Vec::new(),
        }
    }
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// For whom; `None` for nobody in particular.
    pub person: Option<PersonId>,
    /// Their card.
    pub card: Option<Box<Card>>,
    /// The tab.
    pub tab: Tab,
    /// What stands on it.
    pub page: Page,
    /// Place among the matters.
    pub matters: List,
    /// The first of two digits.
    pub typed: Option<usize>,
    /// Place among the materials.
    pub materials: List,
    /// Which materials were brought.
    pub brought: BTreeSet<usize>,
    /// Place among the questions.
    pub questions: List,
    /// What was answered, over what the record says.
    pub answers: BTreeMap<String, Reply>,
    /// What was issued.
    pub register: Option<Box<PaperList>>,
    /// Place in it.
    pub rows: List,
    /// A paper to be looked at.
    pub preview: Option<Preview>,
    /// The columns it is laid out in.
    pub form: Form,
    /// The newest visit of the person, for its slip.
    pub(super) visit: Option<VisitRow>,
    pub(super) cards: Slot,
    pub(super) papers: Slot,
    pub(super) visits: Slot,
    /// A paper or a visit to be shown.
    pub(super) shows: Slot,
    /// Books whose sheet is to be shown.
    pub(super) sheets: Slot,
    /// A command under way.
    pub(super) doing: Slot,
    /// The slip to be printed without a further key, and then to be left with one.
    pub(super) slip: bool,
    /// A paper that was put together elsewhere is looked at: with one key back to its person.
    pub(super) brief: bool,
    /// The sheet of some days is looked at: with one key back to the ledger.
    pub(super) books: bool,
    /// For whom that is.
    pub(super) doing_for: Option<PersonId>,
    /// A paper on its way to the printer.
    pub(super) printing: Option<ReqId>,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Papers({:?} {:?})", self.tab, self.page)
    }
}

/// Rows of the list on screen.
pub fn list_rows(geometry: &Geometry, page: Page, tab: Tab) -> usize {
    let facts = page == Page::List && tab == Tab::Notice && geometry.detail == Detail::Below;
    geometry.rows_less(HEAD_ROWS + if facts { FACT_ROWS } else { 0 })
}

impl State {
    /// Whether what is looked at was put together in another pane, to which one key leads back.
    pub fn comes_from_elsewhere(&self) -> bool {
        self.brief || self.books
    }

    /// The matter selected.
    pub fn matter<'t>(&self, tables: &'t Reference) -> Option<&'t Matter> {
        tables.matters.all().get(self.matters.selected)
    }

    /// The paper of the register selected.
    pub fn row(&self) -> Option<&PaperRow> {
        self.register.as_deref().and_then(|list| list.rows.get(self.rows.selected))
    }

    /// What the record says beforehand.
    pub fn known(&self) -> Known<'_> {
        self.card
            .as_deref()
            .map_or_else(Known::default, |c| Known { age: c.age, recognitions: &c.recognitions })
    }

    /// What was answered to each question, or what the record says.
    pub fn replies(&self, tables: &Reference) -> BTreeMap<String, Reply> {
        let mut all = tables.precheck.beforehand(self.known());
        all.extend(self.answers.iter().map(|(id, reply)| (id.clone(), *reply)));
        all
    }

    /// How many rows the page has.
    pub(super) fn len(&self, tables: &Reference) -> usize {
        match (self.page, self.tab) {
            (Page::Materials, _) => self.matter(tables).map_or(0, |m| m.materials.len()),
            (_, Tab::Notice) => tables.matters.all().len(),
            (_, Tab::PreCheck) => tables.precheck.questions().len(),
            (_, Tab::Register) => self.register.as_deref().map_or(0, |list| list.rows.len()),
        }
    }

    /// The place in the list on the page.
    pub(super) fn place(&mut self) -> &mut List {
        match (self.page, self.tab) {
            (Page::Materials, _) => &mut self.materials,
            (_, Tab::Notice) => &mut self.matters,
            (_, Tab::PreCheck) => &mut self.questions,
            (_, Tab::Register) => &mut self.rows,
        }
    }

    /// Begins anew for somebody else, so that nothing ticked for one is printed for another. What is being issued or
    /// printed for the one before goes on, and its end is told.
    pub(super) fn turn_to(&mut self, person: Option<PersonId>) {
        if self.person != person {
            *self = Self {
                person,
                form: self.form,
                doing: self.doing,
                doing_for: self.doing_for,
                printing: self.printing,
                ..Self::default()
            };
        }
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(person) = self.person {
            self.cards.ask(ctx, Query::Card(person));
            self.visits.ask(ctx, Query::VisitsOf { person, limit: 1 });
        }
        let filter = PaperFilter { person: self.person, ..PaperFilter::default() };
        self.papers.ask(ctx, Query::Papers { filter, offset: 0, limit: MOST });
    }
}
