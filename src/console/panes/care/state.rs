//! What is on screen.

use super::Way;
use super::history::History;
use super::households::Households;
use super::lists::Lists;
use super::pages::{PAGE, Pages};
use crate::bureau::Query;
use crate::bureau::answer::{CondolenceRow, RotaPage, RotaRow, TownRow};
use crate::bureau::query::RotaAsked;
use crate::console::action::ListAction;
use crate::console::edit::{Line, List};
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::care::{Due, DueState};
use crate::domain::{ContactId, DivisionCode, PersonId};
use crate::locale::{Lang, Msg, care as say, care_words};

/// Rows above the list: tabs and a rule; the headings of the columns count as part of the list.
pub const ROWS_ABOVE: u16 = 2;
/// Rows below the list, the rule included.
pub const BELOW_ROWS: u16 = 5;

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 名单: who is due.
    #[default]
    Rota,
    /// 镇街: how the towns stand.
    Towns,
    /// 困难户
    Households,
    /// 慰问
    Condolence,
}

impl Tab {
    /// Every tab in order.
    pub const ALL: [Self; 4] = [Self::Rota, Self::Towns, Self::Households, Self::Condolence];

    /// Its name.
    pub fn label(self) -> Msg {
        match self {
            Self::Rota => say::TAB_ROTA,
            Self::Towns => say::TAB_TOWNS,
            Self::Households => say::TAB_HOUSEHOLDS,
            Self::Condolence => say::TAB_CONDOLENCE,
        }
    }
}

/// The contact noted last: it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noted {
    pub contact: ContactId,
    pub version: u32,
    pub name: String,
}

/// A contact on its way.
#[derive(Clone)]
pub(super) struct Noting {
    pub person: PersonId,
    pub name: String,
    /// `已登记：…`, without how it is taken back.
    pub said: Words,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Shown tab.
    pub tab: Tab,
    /// What the list is narrowed by, in the filter language.
    pub filter: Line,
    /// The filter has the focus.
    pub filtering: bool,
    /// Of one town only.
    pub town: Option<DivisionCode>,
    /// Only towns of the one signed in.
    pub mine: bool,
    /// Who is due, once the answer came.
    pub page: Option<Box<RotaPage>>,
    /// Place in the list of people.
    pub list: List,
    /// Place in the list of towns.
    pub towns: List,
    /// What Enter notes with the one selected.
    pub armed: Option<Way>,
    /// The tab of households.
    pub households: Households,
    /// The tab of condolence lists.
    pub lists: Lists,
    /// Which page of the people is on screen.
    pub pages: Pages,
    /// What was done with somebody so far, while it is looked at.
    pub history: History,
    pub(super) asked: Slot,
    /// The command under way that no form waits for, and what is said when it is done.
    pub(super) doing: Slot,
    pub(super) done: Option<Words>,
    /// Whom the contact under way is with, and what is said of it once it is on record.
    pub(super) with: Option<Noting>,
    /// The contact just noted: the next answer tells what is due with them still.
    pub(super) after: Option<Noting>,
    /// The staff to choose from, for the town selected.
    pub(super) staff: Slot,
    pub(super) noted: Option<Noted>,
    /// A contact was noted: in the next answer the mark goes on to the next person.
    pub(super) onward: bool,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Care({:?}, {:?})", self.tab, self.page.as_ref().map(|p| p.total))
    }
}

/// Rows of the list on screen, its headings left out.
pub(super) fn page_rows(geometry: &Geometry, tab: Tab) -> usize {
    let below = tab != Tab::Towns && geometry.detail == Detail::Below;
    geometry.rows_less(ROWS_ABOVE + 1 + if below { BELOW_ROWS } else { 0 })
}

/// What a rule is called and where it comes from.
pub fn rule_of(due: &Due, shared: &Shared) -> (Words, Words) {
    let rule = due.rule.and_then(|place| shared.tables.rota.all().get(place));
    match (rule, shared.lang) {
        (None, _) => (care_words::AGREED.into(), Words::Data(String::new())),
        (Some(rule), Lang::Zh) => (Words::Data(rule.zh.clone()), Words::Data(rule.source.zh.clone())),
        (Some(rule), Lang::En) => (Words::Data(rule.en.clone()), Words::Data(rule.source.en.clone())),
    }
}

/// What a list is called: `W3 2027 春节`.
pub fn list_name(row: &CondolenceRow, shared: &Shared) -> Words {
    Words::Data(format!("{} {} {}", row.list, row.year, festival_name(&row.festival, shared)))
}

/// What a festival is called.
pub fn festival_name(id: &str, shared: &Shared) -> String {
    care_words::festival(&shared.tables, id, shared.lang)
}

/// What a town is called; people without one have a row of their own.
pub fn town_of(row: &TownRow, shared: &Shared) -> Words {
    match row.town {
        Some(code) => Words::Data(shared.tables.divisions.short_name(code)),
        None => say::NO_TOWN.into(),
    }
}

impl State {
    /// The people in the list.
    pub fn rows(&self) -> &[RotaRow] {
        self.page.as_ref().map_or(&[], |page| &page.rows)
    }

    /// The towns.
    pub fn town_rows(&self) -> &[TownRow] {
        self.page.as_ref().map_or(&[], |page| &page.towns)
    }

    /// The line of text that narrows what the tab shows.
    pub fn filter_of_tab(&self) -> &Line {
        match self.tab {
            Tab::Rota | Tab::Towns => &self.filter,
            Tab::Households => &self.households.filter,
            Tab::Condolence => &self.lists.filter,
        }
    }

    /// The person that digits and details are about.
    pub fn selected(&self) -> Option<&RotaRow> {
        self.rows().get(self.list.selected).filter(|_| self.tab == Tab::Rota)
    }

    /// The town that the mark stands on, or that the person selected lives in.
    pub fn selected_town(&self) -> Option<DivisionCode> {
        match self.tab {
            Tab::Towns => self.town_rows().get(self.towns.selected).and_then(|row| row.town),
            Tab::Rota => self.selected().and_then(|row| row.division).and_then(DivisionCode::town),
            Tab::Households | Tab::Condolence => None,
        }
    }

    /// People asked for, met and late, over the towns that are shown.
    pub fn figures(&self, shared: &Shared) -> (u32, u32, u32) {
        let mine = self.mine.then(|| me(shared)).flatten();
        let shown = |row: &&TownRow| {
            self.town.is_none_or(|town| row.town == Some(town))
                && mine.is_none_or(|me| row.staff.as_ref().is_some_and(|(id, _)| *id == me))
        };
        let rows = self.town_rows().iter().filter(shown);
        rows.fold((0, 0, 0), |(people, met, late), row| (people + row.people, met + row.met, late + row.late))
    }

    /// Whom a contact noted now is with: the person selected, or the head of the household.
    pub fn subject(&self) -> Option<(PersonId, &str)> {
        match self.tab {
            _ if self.history.is_open() => None,
            Tab::Rota => self.selected().map(|row| (row.person, row.name.as_str())),
            Tab::Households => self.households.selected().map(|row| (row.facts.head, row.name.as_str())),
            Tab::Towns | Tab::Condolence => None,
        }
    }

    /// Asks for what the tab shows.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.history.ask(ctx);
        match self.tab {
            Tab::Rota | Tab::Towns => self.ask_rota(ctx),
            Tab::Households => self.households.ask(ctx),
            Tab::Condolence => self.lists.ask(ctx),
        }
    }

    fn ask_rota(&mut self, ctx: &mut Ctx<'_>) {
        let asked = RotaAsked {
            text: self.filter.text().trim().to_owned(),
            town: self.town,
            staff: self.mine.then(|| me(ctx.shared)).flatten(),
            about: self.after.as_ref().map(|noted| noted.person),
        };
        self.asked.ask(ctx, Query::Rota { asked, offset: self.pages.offset, limit: PAGE });
    }

    /// What is asked for changes: the list begins anew.
    pub(super) fn ask_anew(&mut self, ctx: &mut Ctx<'_>) {
        (self.list, self.pages, self.armed) = (List::default(), Pages::default(), None);
        self.ask_rota(ctx);
    }

    /// The mark stays with the person; after a contact it goes on to the next one: whoever stands in their place now, or
    /// the row below when they stayed where they were.
    pub(super) fn answered(&mut self, page: Box<RotaPage>, ctx: &mut Ctx<'_>) {
        self.tell_rest(&page, ctx);
        if self.pages.ran_out(page.rows.len(), page.total) {
            return self.ask_rota(ctx);
        }
        let landed = self.pages.landed(page.rows.len());
        let kept = self.rows().get(self.list.selected).map(|row| row.person);
        let place = page.rows.iter().position(|row| Some(row.person) == kept);
        let before = self.list.selected;
        let at = match (std::mem::take(&mut self.onward), place) {
            (true, Some(place)) if place == before => before + 1,
            (true, _) | (false, None) => before,
            (false, Some(place)) => place,
        };
        let at = landed.unwrap_or(at);
        self.page = Some(page);
        let geometry = ctx.shared.geometry();
        let (people, towns) = (self.rows().len(), self.town_rows().len());
        self.list.select(at, people, page_rows(&geometry, Tab::Rota));
        self.towns.settle(towns, page_rows(&geometry, Tab::Towns));
    }

    /// Moves the mark among the people; past an end of the page comes the next one.
    pub(super) fn walk(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let (len, total) = (self.rows().len(), self.page.as_ref().map_or(0, |page| page.total));
        if self.pages.turn(action, self.list.selected, len, total) {
            self.armed = None;
            return self.ask_rota(ctx);
        }
        if self.list.act(action, len, page_rows(&ctx.shared.geometry(), Tab::Rota)) {
            self.armed = None;
        }
    }

    /// After a contact: what is due with the same person still, or that nothing is. Who is called and has a home visit to come
    /// stays among those who are due.
    fn tell_rest(&mut self, page: &RotaPage, ctx: &mut Ctx<'_>) {
        let (Some(noted), Some(due)) = (self.after.take(), page.about) else { return };
        let words = if due.state == DueState::Met {
            Words::Filled(say::NOTHING_LEFT, vec![("noted", noted.said)])
        } else {
            let (rule, _) = rule_of(&due, ctx.shared);
            let on = Words::Data(due.by.to_string());
            Words::Filled(say::STILL_DUE, vec![("noted", noted.said), ("rule", rule), ("on", on)])
        };
        ctx.tell(words);
    }
}

/// The one signed in.
fn me(shared: &Shared) -> Option<crate::domain::StaffId> {
    shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.id)
}
