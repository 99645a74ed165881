//! What is on screen.

use std::sync::Arc;

use super::intake::{INTAKE, Known, intake_form};
use super::letters;
use super::rows::{Row, whole, why};
use super::steps::{step, steps, why_not};
use crate::bureau::Query;
use crate::bureau::answer::{Card, PetitionQueue, PetitionRow, PetitionView, StaffRow};
use crate::bureau::query::Tab;
use crate::console::ReqId;
use crate::console::edit::{Line, List};
use crate::console::geometry::{Detail, Geometry};
use crate::console::overlays::{Menu, Purpose, Row as MenuRow, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared, Slot};
use crate::console::words::Words;
use crate::domain::petition::PetitionAct;
use crate::domain::{PersonId, PetitionId};
use crate::exchange::CalendarSeen;
use crate::locale::{filter, petition_words, petitions as say, words as role_words};

/// Petitions asked for at first, and how many more when the selection reaches the last of them.
const PAGE: usize = 200;
/// Rows above the list: tabs and a rule; the headings of the columns count as part of the list.
pub const ROWS_ABOVE: u16 = 2;
/// Rows below the list, the rule included.
pub const BELOW_ROWS: u16 = 8;

/// What the pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// The queue.
    #[default]
    Queue,
    /// One petition in full.
    Whole,
    /// Why its limits end when they do.
    Why,
}

/// What is to be told when the petition has been read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// It was taken in.
    Registered,
    /// A step was done.
    Acted(PetitionAct),
    /// It was given to someone.
    Assigned,
}

/// The state of the pane.
#[derive(Debug)]
pub struct State {
    /// Shown tab.
    pub tab: Tab,
    /// What the list is narrowed by.
    pub filter: Line,
    /// The filter has the focus.
    pub filtering: bool,
    /// The queue, once it came.
    pub queue: Option<Box<PetitionQueue>>,
    /// Place in the list.
    pub list: List,
    /// What the pane shows.
    pub face: Face,
    /// Place in the page of a petition.
    pub scroll: List,
    pub(super) view: Option<Box<PetitionView>>,
    /// The page that `Why` was opened from.
    pub(super) before: Face,
    /// Shown although it is not selected: someone came here for it.
    pub(super) pinned: Option<PetitionId>,
    /// Its page is open; it stays there although a step took it out of the list.
    pub(super) held: Option<PetitionId>,
    /// The last step was about it, and nothing else was looked at since: `Why` explains it.
    pub(super) handled: Option<PetitionId>,
    /// To be selected when the list comes.
    pub(super) wanted: Option<PetitionId>,
    pub(super) news: Option<News>,
    pub(super) limit: usize,
    pub(super) slots: Slots,
    /// The person whose card the intake form waits for.
    pub(super) arriving: Option<Box<Card>>,
    /// The work with files under way.
    pub(super) running: Option<ReqId>,
    /// The calendar that was looked at last, until it is signed.
    pub(super) calendar: Option<Arc<CalendarSeen>>,
}

/// What is waited for.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub queue: Slot,
    pub view: Slot,
    pub news: Slot,
    pub card: Slot,
    /// Earlier petitions of the person the intake form begins with.
    pub earlier: Slot,
    /// Earlier petitions of a person chosen in the form.
    pub found: Slot,
    pub staff: Slot,
    pub assign: Slot,
    pub calendar: Slot,
}

impl Default for State {
    fn default() -> Self {
        Self {
            tab: Tab::Undecided,
            filter: Line::default(),
            filtering: false,
            queue: None,
            list: List::default(),
            face: Face::Queue,
            scroll: List::default(),
            view: None,
            before: Face::Queue,
            pinned: None,
            held: None,
            handled: None,
            wanted: None,
            news: None,
            limit: PAGE,
            slots: Slots::default(),
            arriving: None,
            running: None,
            calendar: None,
        }
    }
}

/// Rows of the list on screen, its headings left out.
pub fn page(geometry: &Geometry) -> usize {
    let below = if geometry.detail == Detail::Below { BELOW_ROWS } else { 0 };
    geometry.rows_less(ROWS_ABOVE + 1 + below)
}

/// Rows of a page of a petition on screen: its heading and a rule stand above.
fn page_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(ROWS_ABOVE)
}

impl State {
    /// The rows of the list.
    pub fn rows(&self) -> &[PetitionRow] {
        self.queue.as_ref().map_or(&[], |queue| &queue.rows)
    }

    /// The petition that details, steps and pages are about.
    pub fn subject(&self) -> Option<PetitionId> {
        self.pinned.or(self.held).or_else(|| self.rows().get(self.list.selected).map(|row| row.petition))
    }

    /// It in full, once it came.
    pub fn shown(&self) -> Option<&PetitionView> {
        let subject = self.subject()?;
        self.view.as_deref().filter(|view| view.row.petition == subject)
    }

    /// The page of the petition, written out; empty while the queue is shown.
    pub fn page_rows(&self, shared: &Shared) -> Vec<Row> {
        let cols = shared.geometry().size.cols.saturating_sub(2);
        match (self.face, self.shown()) {
            (Face::Whole, Some(view)) => whole(view, shared, cols),
            (Face::Why, Some(view)) => why(view, shared, cols),
            _ => Vec::new(),
        }
    }

    /// The steps of the petition by their digit, and why each is not possible when it is not.
    pub fn steps(&self) -> Vec<(PetitionAct, Option<Words>)> {
        let Some(view) = self.shown() else { return Vec::new() };
        steps(view).into_iter().map(|act| (act, why_not(view, act))).collect()
    }

    /// The step of a digit.
    pub fn step(&self, digit: usize) -> Option<PetitionAct> {
        self.shown().and_then(|view| step(view, digit))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let text = self.filter.text().trim().to_owned();
        self.slots.queue.ask(ctx, Query::Petitions { tab: self.tab, text, offset: 0, limit: self.limit });
        if self.pinned.or(self.held).is_some() {
            self.ask_view(ctx);
        }
    }

    /// Asks for the petition that is shown.
    pub(super) fn ask_view(&mut self, ctx: &mut Ctx<'_>) {
        match self.subject() {
            Some(petition) => self.slots.view.ask(ctx, Query::Petition(petition)),
            None => self.slots.view.drop(ctx),
        }
    }

    pub(super) fn answered(&mut self, queue: PetitionQueue, ctx: &mut Ctx<'_>) {
        // An answer to an older tab says nothing of this one.
        if queue.tab != self.tab {
            return;
        }
        if let Some(fault) = queue.faults.first() {
            ctx.warn(Words::Data(filter::fault(fault, ctx.shared.lang)));
        }
        // After a step the petition may have left the tab: the next one then stands in its place, unless its page is
        // open, which goes on being about the same petition.
        let kept = self.wanted.take().or_else(|| self.rows().get(self.list.selected).map(|r| r.petition));
        let place = queue.rows.iter().position(|row| Some(row.petition) == kept);
        if place.is_none() && self.face != Face::Queue && self.pinned.is_none() {
            self.held = self.held.or(kept);
        }
        let at = place.unwrap_or(self.list.selected);
        self.queue = Some(Box::new(queue));
        let len = self.rows().len();
        self.list.select(at, len, page(&ctx.shared.geometry()));
        if self.pinned.is_none() {
            self.ask_view(ctx);
        }
    }

    pub(super) fn show_tab(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        self.tab = tab;
        self.list = List::default();
        self.limit = PAGE;
        self.show_queue();
        self.handled = None;
        self.pinned = None;
        // The counts stay on screen; the rows belong to the tab before.
        if let Some(queue) = &mut self.queue {
            queue.rows.clear();
        }
        self.ask(ctx);
    }

    /// Back to the list; whatever page was open is let go.
    pub(super) fn show_queue(&mut self) {
        self.face = Face::Queue;
        self.held = None;
    }

    pub(super) fn more(&mut self, ctx: &mut Ctx<'_>) {
        let len = self.rows().len();
        let total = self.queue.as_ref().map_or(0, |queue| queue.total);
        if self.list.selected + 1 == len && len < total && len == self.limit {
            self.limit += PAGE;
            self.ask(ctx);
        }
    }

    /// How many rows of a page fit.
    pub(super) fn scrolled(&self, shared: &Shared) -> (usize, usize) {
        (self.page_rows(shared).len(), page_rows(&shared.geometry()))
    }

    /// Opens the intake form for nobody known, or asks for the person first.
    pub(super) fn take_in(&mut self, person: Option<PersonId>, ctx: &mut Ctx<'_>) {
        if let Err(why) = ctx.shared.may(crate::bureau::Action::TakePetitions) {
            return ctx.warn(why);
        }
        match person {
            Some(person) => self.slots.card.ask(ctx, Query::Card(person)),
            None => open_intake(&Known::default(), ctx),
        }
    }

    /// The person came: what they brought before is asked for, too.
    pub(super) fn person_came(&mut self, card: Box<Card>, ctx: &mut Ctx<'_>) {
        self.slots.earlier.ask(ctx, Query::PetitionsOf(card.person));
        self.arriving = Some(card);
    }

    pub(super) fn earlier_came(&mut self, earlier: Vec<PetitionRow>, ctx: &mut Ctx<'_>) {
        let Some(card) = self.arriving.take() else { return };
        let people = vec![(Some(card.person), card.name.clone())];
        open_intake(&Known { people, earlier, repeats: None }, ctx);
    }

    pub(super) fn take_in_repeat(&mut self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let petitioners = view.facts.petitioners.iter();
        let people = petitioners.map(|one| (one.person, one.name.clone())).collect();
        let mut earlier = vec![view.row.clone()];
        earlier.extend(view.earlier.iter().cloned());
        open_intake(&Known { people, earlier, repeats: Some(view.clone()) }, ctx);
    }

    /// The staff list came: those who may handle petitions are offered.
    pub(super) fn offer_staff(&self, staff: Vec<StaffRow>, ctx: &mut Ctx<'_>) {
        use crate::bureau::Action as Gate;
        use crate::bureau::gate::allows;
        use crate::domain::staff::StaffState;
        let owner = self.shown().and_then(|view| view.row.owner.clone());
        let may = |s: &StaffRow| allows(&s.roles, Gate::HandlePetitions).is_ok();
        let rows = staff.into_iter().filter(|s| s.state == StaffState::Active && may(s)).map(|s| {
            let roles = Words::List(s.roles.iter().map(|role| role_words::role(role).into()).collect());
            let mine = owner.as_ref() == Some(&s.name);
            let detail = if mine { say::OWNER_NOW.into() } else { roles };
            let mut row = MenuRow::new(s.id.to_string(), Words::Data(s.name), detail);
            row.also.push(s.login);
            row
        });
        ctx.open(Menu::new(say::PICK_OWNER, Purpose::Pane(PaneId::Petitions, "owner"), rows.collect()));
    }

    /// Every act there is, with what stands against it.
    pub(super) fn offer_steps(&self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let digits = steps(view);
        let mut acts: Vec<PetitionAct> = digits.clone();
        acts.extend(PetitionAct::ALL.iter().copied().filter(|act| !digits.contains(act)));
        let rows = acts.iter().map(|act| {
            let digit = digits.iter().position(|a| a == act).map(|at| (at + 1).to_string());
            let mut row =
                MenuRow::new(act.name(), petition_words::act(*act), Words::Data(digit.unwrap_or_default()));
            row.also.push(act.name().to_owned());
            row.disabled = why_not(view, *act);
            row
        });
        let mut menu = Menu::new(say::PICK_STEP, Purpose::Pane(PaneId::Petitions, "step"), rows.collect());
        menu.filter(ctx.shared.lang);
        ctx.open(menu);
    }

    /// Tells what came of a command, now that the petition has been read anew.
    pub(super) fn tell(&mut self, view: &PetitionView, ctx: &mut Ctx<'_>) {
        let Some(news) = self.news.take() else { return };
        let number = ("number", Words::Data(view.row.number.clone()));
        let clock = ("clock", super::case::next_limit(view));
        ctx.tell(match news {
            News::Registered => Words::Filled(say::REGISTERED, vec![number, clock]),
            News::Acted(act) => {
                let (act, state) = (petition_words::act(act), petition_words::state(view.row.state));
                let values = vec![number, ("act", act.into()), ("state", state.into()), clock];
                letters::told(values, view, &ctx.shared.tables)
            }
            News::Assigned => {
                let owner = view.row.owner.clone().unwrap_or_default();
                Words::Filled(say::ASSIGNED, vec![number, ("owner", Words::Data(owner))])
            }
        });
    }

    /// Why nothing can be done with the petition that is selected, if there is one at all.
    pub(super) fn missing(&self) -> Option<Words> {
        match (self.subject(), self.shown()) {
            (None, _) => Some(say::NO_SELECTION.into()),
            (Some(_), None) => Some(say::LOADING.into()),
            _ => None,
        }
    }
}

fn open_intake(known: &Known, ctx: &mut Ctx<'_>) {
    let form = intake_form(known, ctx.shared);
    debug_assert_eq!(form.id, INTAKE);
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
}
