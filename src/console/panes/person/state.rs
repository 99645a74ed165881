//! What is on screen of a person.

use std::collections::BTreeMap;

use crate::bureau::answer::{
    Card, EntitlementView, EntryView, NoteView, PetitionRow, Record, SettlementRow, Statement, StatementLine,
    StatementMonth, VisitRow, VisitView,
};
use crate::bureau::query::TimelineFilter;
use crate::bureau::{Action as Gate, Query};
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::panes::care::Way;
use crate::console::panes::person::Revealed;
use crate::console::panes::person::forms::Newcomer;
use crate::console::panes::person::record::{Row, rows};
use crate::console::panes::person::timeline::Timeline;
use crate::console::settling::{self, ToDo};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::ledger::Settlement;
use crate::domain::person::{DeathCause, Gap};
use crate::domain::{Date, EntryId, Month, PersonId};
use crate::locale::{Msg, family, notes, person as say};

/// Rows of the header.
pub const HEADER_ROWS: u16 = 3;
/// Rows of the panel below the list at most, its rule included.
const PANEL_MOST: u16 = 9;
/// Rows that the list keeps beside a panel.
const LIST_LEAST: u16 = 4;
/// Visits asked for.
const VISITS: usize = 200;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 概况
    #[default]
    Record,
    /// 认定
    Recognitions,
    /// 台账
    Statement,
    /// 信访
    Petitions,
    /// 来访
    Visits,
    /// 亲属
    Family,
    /// 提示
    Notes,
    /// 时间线
    Timeline,
}

impl Tab {
    /// Every tab, in the order of its digit.
    pub const ALL: [Self; 8] = [
        Self::Record,
        Self::Recognitions,
        Self::Statement,
        Self::Petitions,
        Self::Visits,
        Self::Family,
        Self::Notes,
        Self::Timeline,
    ];

    /// The key that goes there.
    pub fn digit(self) -> u8 {
        match self {
            Self::Record => 1,
            Self::Recognitions => 2,
            Self::Statement => 3,
            Self::Petitions => 4,
            Self::Visits => 5,
            Self::Family => 6,
            Self::Notes => 7,
            Self::Timeline => 8,
        }
    }

    /// Its name.
    pub fn label(self) -> Msg {
        match self {
            Self::Record => say::TAB_RECORD,
            Self::Recognitions => say::TAB_RECOGNITIONS,
            Self::Statement => say::TAB_STATEMENT,
            Self::Petitions => say::TAB_PETITIONS,
            Self::Family => family::TAB,
            Self::Visits => say::TAB_VISITS,
            Self::Notes => notes::TAB,
            Self::Timeline => say::TAB_TIMELINE,
        }
    }

    /// What the gate must allow.
    pub fn needs(self) -> Option<Gate> {
        match self {
            Self::Statement => Some(Gate::ReadLedger),
            Self::Petitions => Some(Gate::ReadPetitions),
            Self::Record | Self::Recognitions | Self::Family | Self::Notes | Self::Timeline => None,
            Self::Visits => Some(Gate::ReadVisits),
        }
    }

    /// Whether its list has a row of column heads.
    pub fn has_heads(self) -> bool {
        self != Self::Record
    }
}

/// What waits for an answer before it can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Then {
    #[default]
    Nothing,
    /// Open the form for a new entry, once the person is known.
    Post,
    /// Open what is to be decided of the account, once the person is known.
    Decide,
    /// Open the form where something is missing, once the person is known.
    Fill(Gap),
    /// Go back to the worklist, once the form that was opened from there is saved.
    Worklist,
    /// Select an entry, once the statement is here.
    Entry(EntryId),
    /// Open the form of a death at this field, once the ledger is here.
    Death(&'static str),
    /// Say what a death that was just recorded leaves to do, once the ledger is here.
    Settle,
}

/// The day and the cause of a death as they were typed.
pub(super) type Said = (Date, Option<DeathCause>);

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Who is on screen.
    pub person: Option<PersonId>,
    /// The record with its header, once it came.
    pub record: Option<Box<Record>>,
    /// The tab on screen.
    pub tab: Tab,
    /// The ledger, once it came.
    pub statement: Option<Box<Statement>>,
    /// The ledger stands entry by entry, not by month.
    pub by_entry: bool,
    /// The entry that the panel shows in full.
    pub entry: Option<Box<EntryView>>,
    /// Petitions, once they came.
    pub petitions: Option<Vec<PetitionRow>>,
    /// Visits, newest first, once they came.
    pub visits: Option<Vec<VisitRow>>,
    /// The visit that the panel shows in full.
    pub visit: Option<Box<VisitView>>,
    /// Notes, once they came.
    pub notes: Option<Vec<NoteView>>,
    /// What happened, newest first, once it came.
    pub timeline: Option<Timeline>,
    /// What of it is shown.
    pub timeline_filter: TimelineFilter,
    /// The panel that explains the selected row is open.
    pub why: bool,
    /// The first line of the panel on screen.
    pub panel_at: usize,
    /// A masked field shown in full for a moment.
    pub revealed: Option<Revealed>,
    /// What is due for the month of the selected row, once it came.
    pub due: Option<Box<EntitlementView>>,
    pub(super) due_asked: Option<(PersonId, Month, Date)>,
    pub(super) dues: Slot,
    /// What a death would leave to be settled, by its day and cause as they were typed when it was asked.
    pub(super) ahead: Option<(Said, Box<SettlementRow>)>,
    pub(super) ahead_asked: Option<Said>,
    pub(super) aheads: Slot,
    /// Place in the list on screen.
    pub list: List,
    /// Places in the lists of the other tabs.
    pub(super) places: [List; Tab::ALL.len()],
    pub(super) records: Slot,
    pub(super) tabs: Slot,
    pub(super) entries: Slot,
    /// The next page of the timeline.
    pub(super) more: Slot,
    /// The visit whose form is to be opened.
    pub(super) visit_form: Slot,
    pub(super) removing: Slot,
    pub(super) withdrawing: Slot,
    /// The contact under way.
    pub(super) contacting: Slot,
    pub(super) way: Option<Way>,
    pub(super) twins: Slot,
    /// Somebody who may be new, while those who are near are asked for and looked at.
    pub(super) newcomer: Option<Newcomer>,
    pub(super) nearby: Slot,
    pub(super) ledgers: Slot,
    /// What waits of the account, on its way to be decided.
    pub(super) deciding: Slot,
    pub(super) acknowledging: Slot,
    /// When the cautions came on the screen.
    pub(super) warned_ms: Option<u64>,
    /// They were read where nothing can be recorded.
    pub(super) read_through: bool,
    pub(super) then: Then,
    /// What to ask for while they are here, most held up first: ids of `asks.toml`.
    pub asks: Vec<String>,
    pub(super) asked: Slot,
    pub(super) noting: Slot,
    /// A promise being noted as kept, and what is said when it is.
    pub(super) keeping: Slot,
    pub(super) kept: Option<Words>,
    /// Visitors who are not on screen, each as they were left.
    others: BTreeMap<PersonId, Box<State>>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({:?}, {:?})", self.person, self.tab)
    }
}

/// Rows above the list: header, rule, tabs, a rule where there is room, column heads.
pub fn rows_above(geometry: &Geometry, tab: Tab) -> u16 {
    let rule = u16::from(geometry.detail != Detail::None);
    HEADER_ROWS + 2 + rule + u16::from(tab.has_heads())
}

/// Rows of the panel below the list, its rule included; 0 when it stands beside the list or is shut.
pub fn panel_rows(geometry: &Geometry, tab: Tab, open: bool) -> u16 {
    if !open || geometry.detail == Detail::Beside {
        return 0;
    }
    geometry.body_rows.saturating_sub(rows_above(geometry, tab) + LIST_LEAST).min(PANEL_MOST)
}

/// Rows of the list on screen.
pub fn list_rows(geometry: &Geometry, tab: Tab, open: bool) -> usize {
    geometry.rows_less(rows_above(geometry, tab) + panel_rows(geometry, tab, open))
}

impl State {
    /// The header.
    pub fn card(&self) -> Option<&Card> {
        self.record.as_deref().map(|record| &record.card)
    }

    /// The rows of the first tab.
    pub fn record_rows(&self, shared: &Shared) -> Vec<Row> {
        self.record.as_deref().map(|record| rows(record, shared)).unwrap_or_default()
    }

    /// By month and programme, newest first.
    pub fn months(&self) -> &[StatementMonth] {
        self.statement.as_deref().map_or(&[], |s| &s.months)
    }

    /// The entry in a row of the list: the newest stands first.
    pub fn line(&self, row: usize) -> Option<&StatementLine> {
        let lines = &self.statement.as_deref()?.lines;
        lines.len().checked_sub(row + 1).and_then(|at| lines.get(at))
    }

    /// What the person's death leaves to be settled.
    pub fn settlement(&self) -> Option<&Settlement> {
        self.statement.as_deref()?.settlement.as_ref()
    }

    /// What of it is left to do: the first rows of the months.
    pub fn to_do(&self) -> Vec<ToDo> {
        self.settlement().map(settling::to_do).unwrap_or_default()
    }

    /// The selected of them.
    pub fn selected_to_do(&self) -> Option<ToDo> {
        let months = self.tab == Tab::Statement && !self.by_entry;
        months.then(|| self.to_do().get(self.list.selected).copied()).flatten()
    }

    /// The selected month of the ledger.
    pub fn month(&self) -> Option<&StatementMonth> {
        let at = self.list.selected.checked_sub(self.to_do().len())?;
        (self.tab == Tab::Statement && !self.by_entry).then(|| self.months().get(at)).flatten()
    }

    /// The selected entry of the ledger.
    pub fn selected_line(&self) -> Option<&StatementLine> {
        (self.tab == Tab::Statement && self.by_entry).then(|| self.line(self.list.selected)).flatten()
    }

    /// Rows of the list of the tab on screen.
    pub fn len(&self, shared: &Shared) -> usize {
        match self.tab {
            Tab::Record => self.record_rows(shared).len(),
            Tab::Recognitions => self.card().map_or(0, |c| c.recognitions.len()),
            Tab::Statement if self.by_entry => self.statement.as_deref().map_or(0, |s| s.lines.len()),
            Tab::Statement => self.to_do().len() + self.months().len(),
            Tab::Petitions => self.petitions.as_ref().map_or(0, Vec::len),
            Tab::Family => self.family_rows().len(),
            Tab::Visits => self.visits.as_ref().map_or(0, Vec::len),
            Tab::Notes => self.notes.as_ref().map_or(0, Vec::len),
            Tab::Timeline => self.timeline.as_ref().map_or(0, |t| t.lines.len()),
        }
    }

    /// Whether the answer that the tab needs is still under way.
    pub fn is_loading(&self) -> bool {
        match self.tab {
            Tab::Record | Tab::Recognitions | Tab::Family => self.record.is_none(),
            Tab::Statement => self.statement.is_none(),
            Tab::Petitions => self.petitions.is_none(),
            Tab::Visits => self.visits.is_none(),
            Tab::Notes => self.notes.is_none(),
            Tab::Timeline => self.timeline.is_none(),
        }
    }

    /// Rows of the list on screen.
    pub(super) fn page(&self, shared: &Shared) -> usize {
        list_rows(&shared.geometry(), self.tab, self.panel_open())
    }

    /// Keeps the selection on a row that is there.
    pub(super) fn settle(&mut self, shared: &Shared) {
        let (len, page) = (self.len(shared), self.page(shared));
        self.list.settle(len, page);
    }

    /// Puts another person on screen; nothing of the one before stays. A visitor at the desk is left as they are, and
    /// comes back so.
    pub(super) fn show(&mut self, person: PersonId, ctx: &mut Ctx<'_>) {
        if self.person == Some(person) {
            return;
        }
        let slots = [
            &mut self.records,
            &mut self.tabs,
            &mut self.entries,
            &mut self.more,
            &mut self.visit_form,
            &mut self.asked,
            &mut self.removing,
            &mut self.withdrawing,
            &mut self.twins,
            &mut self.acknowledging,
            &mut self.contacting,
            &mut self.ledgers,
            &mut self.aheads,
        ];
        for slot in slots {
            slot.drop(ctx);
        }
        (self.ahead, self.ahead_asked) = (None, None);
        (self.revealed, self.then) = (None, Then::Nothing);
        let mut others = std::mem::take(&mut self.others);
        let front = &ctx.shared.front;
        let left = std::mem::take(self);
        others.extend(left.person.map(|person| (person, Box::new(left))));
        others.retain(|person, _| front.holds(*person));
        *self =
            others.remove(&person).map_or_else(|| Self { person: Some(person), ..Self::default() }, |s| *s);
        self.others = others;
    }

    /// Goes to a tab; the place in the list of the one before is kept.
    pub(super) fn turn_to(&mut self, tab: Tab) {
        if let Some(place) = self.places.get_mut(self.tab as usize) {
            *place = self.list;
        }
        self.tab = tab;
        self.list = self.places.get(tab as usize).copied().unwrap_or_default();
        (self.entry, self.visit) = (None, None);
    }

    /// Asks for what the tab shows.
    pub(super) fn ask_tab(&mut self, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person else { return };
        if self.tab.needs().is_some_and(|gate| ctx.shared.may(gate).is_err()) {
            return;
        }
        match self.tab {
            Tab::Record | Tab::Recognitions | Tab::Family => {}
            Tab::Statement => self.tabs.ask(ctx, Query::Statement(person)),
            Tab::Petitions => self.tabs.ask(ctx, Query::PetitionsOf(person)),
            Tab::Visits => self.tabs.ask(ctx, Query::VisitsOf { person, limit: VISITS }),
            Tab::Notes => self.tabs.ask(ctx, Query::Notes(person)),
            Tab::Timeline => self.ask_timeline(ctx),
        }
    }
}
