//! What is on screen of the duty.

use crate::bureau::Query;
use crate::bureau::answer::{DutyBoard, DutyDayRow, HandoverView, ItemRow, MajorRow, PageRow};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::goal::MajorFrom;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::duty::{At, ItemState};
use crate::domain::{Date, MajorId, PetitionId};

/// Rows above the list: who is on, a rule with the tabs, column heads.
const HEAD_ROWS: u16 = 3;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 待处理
    #[default]
    Now,
    /// 待复核
    Review,
    /// 紧急重大
    Major,
    /// 交接班
    Handover,
    /// 排班
    Rota,
}

impl Tab {
    /// Every tab in order.
    pub const ALL: [Self; 5] = [Self::Now, Self::Review, Self::Major, Self::Handover, Self::Rota];
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// How the duty stands, once it came.
    pub board: Option<Box<DutyBoard>>,
    /// The tab on screen.
    pub tab: Tab,
    /// Place in its list.
    pub list: List,
    /// The numbers of the ladder stand in full, for a while.
    pub phones: bool,
    pub(super) asked: Slot,
    pub(super) doing: Slot,
    /// A form for a major matter was asked for before the answer came, with the petition that it comes up with.
    pub(super) wants_major: Option<MajorWish>,
    /// What is said once what was asked for is on record.
    pub(super) told: Option<Words>,
    /// What is marked when the next answer comes, in place of what is marked now.
    pub(super) wants: Option<Subject>,
    /// Why the mark stays with what it is on.
    pub(super) follows: Follows,
    /// A day of the rota was asked for before the answer came.
    pub(super) wants_day: Option<Date>,
}

crate::text::opaque!(State);

/// Why the mark stays with what it is on while rows come and go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Follows {
    /// It does not: nobody moved it, and what is most urgent stands on top.
    #[default]
    Top,
    /// It is being worked on, until one comes here anew.
    Work,
    /// Somebody moved it there.
    Moved,
}

/// A form for a major matter, with the petition that it comes up with.
pub(super) struct MajorWish(pub Option<Box<MajorFrom>>);

/// What a row is about: the mark stays with it while rows come and go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Petition(PetitionId),
    Major(MajorId),
}

/// Rows that the list of major matters keeps, however few there are.
const LIST_ROWS: u16 = 3;

impl State {
    /// Rows of the selected one below the list, its rule among them; of a major matter, of which much is told, all that the list does not
    /// need.
    pub fn detail_rows(&self, geometry: &Geometry) -> u16 {
        let least = geometry.detail_rows(7, 4);
        if self.tab != Tab::Major || least == 0 {
            return least;
        }
        let list = u16::try_from(self.len()).unwrap_or(u16::MAX).max(LIST_ROWS);
        least.max(geometry.body_rows.saturating_sub(HEAD_ROWS.saturating_add(list)))
    }

    /// Rows of the list on screen.
    pub(super) fn list_rows(&self, geometry: &Geometry) -> usize {
        geometry.rows_less(HEAD_ROWS + self.detail_rows(geometry))
    }

    /// The minute on the wall.
    pub fn now(&self, shared: &Shared) -> At {
        let (hour, minute) = shared.clock;
        At { day: shared.today, minute: u16::from(hour) * 60 + u16::from(minute) }
    }

    /// How many rows the tab has.
    pub fn len(&self) -> usize {
        let Some(board) = &self.board else { return 0 };
        match self.tab {
            Tab::Now => board.paging.len(),
            Tab::Review => board.review.len(),
            Tab::Major => board.majors.len(),
            Tab::Handover => board.handover.as_ref().map_or(0, |one| one.items.len()),
            Tab::Rota => board.days.len(),
        }
    }

    /// Whether the tab has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The selected petition.
    pub fn page(&self) -> Option<&PageRow> {
        let board = self.board.as_deref()?;
        match self.tab {
            Tab::Now => board.paging.get(self.list.selected),
            Tab::Review => board.review.get(self.list.selected),
            _ => None,
        }
    }

    /// The selected major matter.
    pub fn major(&self) -> Option<&MajorRow> {
        let board = self.board.as_deref().filter(|_| self.tab == Tab::Major)?;
        board.majors.get(self.list.selected)
    }

    /// Something is done with what is marked: it stays so. In a handover signing goes on at the first item that is not signed.
    pub(super) fn work(&mut self) {
        self.follows = if self.tab == Tab::Handover { Follows::Top } else { self.follows.max(Follows::Work) };
    }

    /// The major matter that is marked, or that the marked item is about.
    pub(super) fn in_full(&self) -> Option<&MajorRow> {
        let of_item = || {
            let id = self.item()?.matter()?;
            self.board.as_deref()?.majors.iter().find(|row| row.major == id)
        };
        self.major().or_else(of_item)
    }

    /// Somebody comes here: what was worked on before that is done with.
    pub(super) fn begin(&mut self) {
        if self.follows == Follows::Work && self.subject().is_some() {
            (self.list, self.follows) = (List::default(), Follows::Top);
        }
    }

    /// What the mark follows to where it stands next.
    pub(super) fn followed(&mut self) -> Option<Subject> {
        if self.wants.is_some() {
            self.follows = self.follows.max(Follows::Work);
            return self.wants.take();
        }
        self.subject().filter(|_| self.follows != Follows::Top)
    }

    /// What the mark is on.
    pub(super) fn subject(&self) -> Option<Subject> {
        let petition = self.page().map(|row| Subject::Petition(row.petition.petition));
        petition.or_else(|| self.major().map(|row| Subject::Major(row.major)))
    }

    /// Marks it again where it stands now.
    pub(super) fn mark(&mut self, subject: Subject, ctx: &Ctx<'_>) {
        let Some(board) = self.board.as_deref() else { return };
        let rows = if self.tab == Tab::Review { &board.review } else { &board.paging };
        let at = match subject {
            Subject::Petition(id) if matches!(self.tab, Tab::Now | Tab::Review) => {
                rows.iter().position(|row| row.petition.petition == id)
            }
            Subject::Major(id) if self.tab == Tab::Major => {
                board.majors.iter().position(|row| row.major == id)
            }
            _ => None,
        };
        if let Some(at) = at {
            self.list.select(at, self.len(), self.list_rows(&ctx.shared.geometry()));
        }
    }

    /// The selected item of the handover.
    pub fn item(&self) -> Option<&ItemRow> {
        let board = self.board.as_deref().filter(|_| self.tab == Tab::Handover)?;
        board.handover.as_ref()?.items.get(self.list.selected)
    }

    /// The handover under way, or the last one.
    pub(super) fn handover(&self) -> Option<&HandoverView> {
        self.board.as_deref()?.handover.as_ref()
    }

    /// Whether one is under way, and it is this member of staff who takes over. Without one, nobody is kept from anything.
    pub(super) fn takes_over(&self, shared: &Shared) -> bool {
        let me = shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.id);
        self.handover().filter(|one| one.is_under_way()).is_none_or(|one| Some(one.incoming) == me)
    }

    /// Items nobody has said anything about.
    pub(super) fn unsigned(&self) -> usize {
        let items = self.handover().map_or(&[][..], |one| &one.items);
        items.iter().filter(|item| !item.kept && item.state == ItemState::Unsigned).count()
    }

    /// The selected day.
    pub fn day(&self) -> Option<&DutyDayRow> {
        let board = self.board.as_deref().filter(|_| self.tab == Tab::Rota)?;
        board.days.get(self.list.selected)
    }

    /// Asks for what is on screen.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        let from = ctx.shared.today;
        self.asked.ask(ctx, Query::Duty { from });
    }

    /// To the tab beside this one.
    pub(super) fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        let to = (if forward { at + 1 } else { at + Tab::ALL.len() - 1 }) % Tab::ALL.len();
        self.show(Tab::ALL.get(to).copied().unwrap_or_default(), ctx);
    }

    /// A tab from its first row; of a handover from the first item that is not signed.
    pub(super) fn show(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        (self.tab, self.list, self.follows) = (tab, List::default(), Follows::Top);
        self.resume(ctx);
    }

    /// The rota, at a day.
    pub(super) fn show_day(&mut self, day: Date, ctx: &mut Ctx<'_>) {
        self.show(Tab::Rota, ctx);
        self.wants_day = Some(day);
    }

    /// Marks the day that was asked for.
    pub(super) fn mark_day(&mut self, ctx: &Ctx<'_>) {
        let Some(day) = self.wants_day.take() else { return };
        let at = self.board.as_ref().and_then(|board| board.days.iter().position(|row| row.day == day));
        if let Some(at) = at {
            self.list.select(at, self.len(), self.list_rows(&ctx.shared.geometry()));
        }
    }

    /// Marks the item where signing goes on.
    pub(super) fn resume(&mut self, ctx: &mut Ctx<'_>) {
        let Some(at) = self.board.as_ref().and_then(|board| board.handover.as_ref()?.resumes) else { return };
        if self.tab == Tab::Handover {
            let rows = self.list_rows(&ctx.shared.geometry());
            self.list.select(at, self.len(), rows);
        }
    }
}
