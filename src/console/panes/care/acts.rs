//! What the actions of the pane do, and why they cannot run now.

use super::lists::{CLOSE, Handed};
use super::more_forms::{self, open_form};
use super::state::{Noting, Tab};
use super::{Act, History, State, Way, Whose, forms};
use crate::bureau::Command;
use crate::bureau::answer::StaffRow;
use crate::bureau::command::Contacted;
use crate::bureau::gate::{Action as Gate, holds};
use crate::bureau::query::HardshipAsked;
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::{CondolenceId, GiftId, StaffId};
use crate::exchange::export::List as Listed;
use crate::locale::{Lang, Msg, care as say, second, words};

/// The question before the last contact is taken back.
pub(super) const UNDO: &str = "care.undo";
/// The menu of who keeps in touch with a town.
pub(super) const ASSIGN: &str = "care.assign";
/// The question before a line is taken off its list.
pub(super) const DROP: &str = "care.drop";
/// The question before what was handed out is taken back.
pub(super) const TAKE_BACK: &str = "care.take-back";
/// The row of that menu that stands for nobody.
const NOBODY: &str = "-";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let turns = matches!(action, Act::NextTab | Act::PreviousTab);
        if self.history.is_open() && !turns {
            // What else could be done waits behind it; `disabled` says so.
            if action == Act::Drop {
                self.history.void(ctx);
            }
            return;
        }
        if let Some(way) = action.way() {
            self.filtering = false;
            match self.tab {
                Tab::Condolence => self.lists.giving = true,
                _ => self.armed = Some(way),
            }
            return;
        }
        match action {
            Act::Detail if self.tab == Tab::Condolence => {
                if let Some(line) = self.lists.line() {
                    open_form(more_forms::received(line), ctx);
                }
            }
            Act::Detail => {
                if let Some((person, name)) = self.subject() {
                    open_form(forms::contact(person, name, self.armed, ctx.shared), ctx);
                }
            }
            Act::Measure => self.households.measure(ctx),
            Act::End if self.tab == Tab::Condolence => self.lists.close(ctx),
            Act::End => self.households.end(ctx),
            Act::Amend => self.households.amend(ctx),
            Act::New => self.begin(ctx),
            Act::Drop if self.sends_back(ctx.shared) => self.say_word(action, ctx),
            Act::Drop => self.ask_drop(ctx),
            Act::Agree => self.say_word(action, ctx),
            Act::Undo if self.tab == Tab::Condolence => self.ask_take_back(ctx),
            Act::Mine if self.tab == Tab::Households => {
                self.households.ended = !self.households.ended;
                self.households.ask(ctx);
            }
            Act::History => self.open_history(ctx),
            Act::Filter => {
                if self.tab == Tab::Towns {
                    self.tab = Tab::Rota;
                }
                (self.filtering, self.armed, self.lists.giving) = (true, None, false);
            }
            Act::Mine => {
                self.mine = !self.mine;
                self.ask_anew(ctx);
            }
            Act::Undo => self.ask_undo(ctx),
            Act::Assign => self.staff.ask(ctx, crate::bureau::Query::Staff),
            Act::Export => {
                if let Some(list) = self.listed() {
                    ctx.export(list, None);
                }
            }
            Act::NextTab => self.turn(1, ctx),
            Act::PreviousTab => self.turn(Tab::ALL.len() - 1, ctx),
            // Digits, taken above.
            Act::Way1 | Act::Way2 | Act::Way3 | Act::Way4 | Act::Way5 => {}
        }
    }

    fn turn(&mut self, by: usize, ctx: &mut Ctx<'_>) {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        self.tab = Tab::ALL.get((at + by) % Tab::ALL.len()).copied().unwrap_or_default();
        (self.armed, self.filtering, self.lists.giving) = (None, false, false);
        self.history = History::default();
        self.ask(ctx);
    }

    /// What was done so far with the one that the mark stands on.
    fn open_history(&mut self, ctx: &mut Ctx<'_>) {
        let household = self.households.selected().filter(|_| self.tab == Tab::Households);
        let person =
            self.subject().or_else(|| self.lists.line().map(|line| (line.person, line.name.as_str())));
        let (whose, name) = match (household, person) {
            (Some(row), _) => (Whose::Household(row.hardship), row.name.clone()),
            (None, Some((person, name))) => (Whose::Person(person), name.to_owned()),
            (None, None) => return,
        };
        (self.armed, self.filtering, self.lists.giving) = (None, false, false);
        self.history.open(whose, &name, false);
        self.history.ask(ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        let why = |missing: bool, msg: Msg| missing.then(|| msg.into());
        let household = self.tab == Tab::Households && self.households.selected().is_some();
        match action {
            Act::NextTab | Act::PreviousTab => None,
            _ if self.history.is_open() => match action {
                Act::Drop => {
                    shared.may(Gate::Care).err().or(why(self.history.contact().is_none(), say::NO_CONTACT))
                }
                _ => Some(say::LEAVE_HISTORY.into()),
            },
            _ if self.tab == Tab::Condolence => self.list_disabled(action, shared),
            Act::Assign if self.tab == Tab::Households => Some(say::NOT_IN_TAB.into()),
            Act::History => why(self.subject().is_none(), say::NOBODY_CHOSEN),
            Act::Undo => why(self.noted.is_none(), say::NOTHING_NOTED),
            Act::Export => why(self.listed().is_none(), say::EXPORT_WHERE),
            Act::Assign => why(self.selected_town().is_none(), say::NO_TOWN_CHOSEN),
            Act::New => why(self.tab != Tab::Households, say::NOT_IN_TAB),
            Act::Drop | Act::Agree => Some(say::NOT_IN_TAB.into()),
            Act::Measure | Act::Amend | Act::End => why(!household, say::NO_HOUSEHOLD),
            action if action.way().is_some() || action == Act::Detail => {
                why(self.subject().is_none(), say::NOBODY_CHOSEN)
            }
            _ => None,
        }
    }

    /// The same among condolence lists.
    fn list_disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        let why = |missing: bool, msg: Msg| missing.then(|| msg.into());
        let (line, list) = (self.lists.line(), self.lists.selected());
        let given = line.is_some_and(|l| l.given.is_some());
        match action {
            Act::Export => why(list.is_none(), say::NO_LIST_CHOSEN),
            Act::Filter => why(self.lists.open.is_none(), say::OPEN_A_LIST),
            Act::History => why(line.is_none(), say::OPEN_A_LIST),
            Act::Agree => self.word_disabled(action, shared),
            Act::Drop if self.sends_back(shared) => self.word_disabled(action, shared),
            Act::Undo | Act::New | Act::Drop | Act::End | Act::Way1 | Act::Detail => {
                shared.may(Gate::Condole).err().or(match action {
                    Act::Undo => why(self.lists.to_take_back().is_none(), say::NOTHING_GIVEN),
                    Act::Drop => why(line.is_none() || given, say::NO_LINE_TO_DROP),
                    Act::End => why(list.is_none(), say::NO_LIST_CHOSEN),
                    Act::New => None,
                    _ => why(line.is_none() || given, say::NO_LINE),
                })
            }
            _ => Some(say::NOT_IN_TAB.into()),
        }
    }

    /// The list on screen that can leave as a file.
    fn listed(&self) -> Option<Listed> {
        match self.tab {
            Tab::Households => {
                let ended = self.households.ended;
                Some(Listed::Hardships(HardshipAsked { ended, ..HardshipAsked::default() }))
            }
            Tab::Condolence => self.lists.selected().map(|row| Listed::Condolence(row.list)),
            Tab::Rota | Tab::Towns => None,
        }
    }

    /// A new household, a new list, or somebody more on the list that is open.
    fn begin(&self, ctx: &mut Ctx<'_>) {
        let form = match (self.tab, self.lists.open, self.lists.selected()) {
            (Tab::Condolence, Some(_), Some(row)) => more_forms::add_gift(row, ctx.shared),
            (Tab::Condolence, ..) => more_forms::new_list(ctx.shared),
            _ => more_forms::household(None, ctx.shared),
        };
        open_form(form, ctx);
    }

    fn ask_drop(&self, ctx: &mut Ctx<'_>) {
        let Some(line) = self.lists.line() else { return };
        let accept = Accept::Pane(PaneId::Care, DROP, named(line.gift, line.version));
        ctx.open(Confirm::new(Words::with(say::ASK_DROP, &[("name", &line.name)]), say::DROP, accept));
    }

    fn ask_take_back(&self, ctx: &mut Ctx<'_>) {
        let Some(handed) = self.lists.to_take_back() else { return };
        let accept = Accept::Pane(PaneId::Care, TAKE_BACK, named(handed.gift, handed.version));
        let question = Words::with(say::ASK_TAKE_BACK, &[("name", &handed.name), ("amount", &handed.amount)]);
        ctx.open(Confirm::new(question, say::UNDO, accept).line(say::TAKE_BACK_BOOKS));
    }

    /// Carries out what was asked about a list and answered with yes: for the line or list that the question named, wherever the
    /// mark stands now.
    pub(super) fn of_list(&mut self, name: &str, key: &str, ctx: &mut Ctx<'_>) {
        let Some((id, seen)) = key.split_once(' ') else { return };
        let Ok(seen) = seen.parse() else { return };
        let gift = GiftId::parse(id);
        let command = match name {
            DROP => gift.map(|gift| Command::DropGift { gift, seen }),
            TAKE_BACK => {
                // The journal is written in the language of the office.
                let reason = say::GIVEN_WRONG.get(Lang::Zh).to_owned();
                gift.map(|gift| Command::TakeBackGift { gift, seen, reason })
            }
            CLOSE => CondolenceId::parse(id).map(|list| Command::CloseCondolence { list, seen }),
            _ => None,
        };
        let msg = match name {
            DROP => say::DROPPED,
            TAKE_BACK => say::TAKEN_BACK,
            _ => say::LIST_CLOSED,
        };
        let Some(command) = command else { return };
        let line = gift.and_then(|gift| self.lists.line_of(gift)).map(|line| line.name.clone());
        let handed = self.lists.handed.take_if(|last| name == TAKE_BACK && Some(last.gift) == gift);
        let called = line.or(handed.map(|last| last.name)).unwrap_or_default();
        self.done = Some(Words::with(msg, &[("name", &called)]));
        self.doing.execute(ctx, command);
    }

    /// Hands the line selected out.
    pub(super) fn hand_out(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(command), Some(line)) = (self.lists.giving_now(), self.lists.line()) else { return };
        self.done = Some(Words::with(say::HANDED_OUT, &[("name", &line.name), ("amount", &line.amount)]));
        self.lists.handing = Some(Handed::once_given(line));
        self.onward = true;
        self.doing.execute(ctx, command);
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act, shared: &Shared) -> Option<Words> {
        let listed = self.tab == Tab::Condolence;
        Some(match action {
            Act::Drop if self.history.is_open() => say::VOID_THIS.into(),
            Act::Drop if self.sends_back(shared) => second::DECLINE.into(),
            Act::Agree if self.goes_again(shared) => say::AGAIN.into(),
            Act::History if self.tab == Tab::Households => say::HISTORY_OF_HOUSEHOLD.into(),
            Act::Mine if self.tab == Tab::Households && self.households.ended => say::STILL_THERE.into(),
            Act::Mine if self.tab == Tab::Households => say::WERE_THERE.into(),
            Act::Mine if self.mine => say::EVERYBODY.into(),
            Act::Way1 if listed => say::HAND_OUT.into(),
            Act::Detail if listed => say::BY_ANOTHER.into(),
            Act::End if listed && self.lists.selected().is_some_and(|row| row.closed.is_some()) => {
                say::REOPEN.into()
            }
            Act::End if listed => say::CLOSE.into(),
            Act::End if self.households.selected().is_some_and(|row| row.ended.is_some()) => {
                say::REOPEN.into()
            }
            Act::New if listed && self.lists.open.is_some() => say::ADD.into(),
            Act::New if listed => say::NEW_LIST.into(),
            Act::New => say::NEW_HOUSEHOLD.into(),
            _ => return None,
        })
    }

    /// Notes what was chosen with the one selected.
    pub(super) fn note(&mut self, way: Way, ctx: &mut Ctx<'_>) {
        let Some((person, name)) = self.subject().map(|(person, name)| (person, name.to_owned())) else {
            return;
        };
        let contacted = Contacted::new(person, way.kind, way.result);
        let values = vec![("name", Words::Data(name.clone())), ("way", way.label.into())];
        self.done = Some(Words::Filled(say::NOTED, values.clone()));
        self.with = Some(Noting { person, name, said: Words::Filled(say::NOTED_OF, values) });
        self.onward = true;
        self.doing.execute(ctx, Command::RecordContact { said: contacted });
    }

    fn ask_undo(&self, ctx: &mut Ctx<'_>) {
        let Some(noted) = &self.noted else { return };
        let accept = Accept::Pane(PaneId::Care, UNDO, named(noted.contact, noted.version));
        let question = Words::with(say::ASK_UNDO, &[("name", &noted.name)]);
        ctx.open(Confirm::new(question, say::UNDO, accept).line(say::UNDO_KEPT));
    }

    /// Takes the contact back that the question named.
    pub(super) fn undo(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(noted) = self.noted.take_if(|noted| named(noted.contact, noted.version) == key) else {
            return;
        };
        self.done = Some(Words::with(say::UNDONE, &[("name", &noted.name)]));
        // The journal is written in the language of the office.
        let reason = say::UNDO_REASON.get(Lang::Zh).to_owned();
        let command = Command::VoidContact { contact: noted.contact, seen: noted.version, reason };
        self.doing.execute(ctx, command);
    }

    /// The staff list came: those who may note contacts are offered for the town.
    pub(super) fn offer_staff(&self, staff: Vec<StaffRow>, ctx: &mut Ctx<'_>) {
        let Some(town) = self.selected_town() else { return };
        let held = self.town_rows().iter().find(|row| row.town == Some(town)).and_then(|r| r.staff.as_ref());
        let may = |s: &StaffRow| holds(s.state, &s.roles, Gate::Care);
        let mut rows: Vec<Row> = staff
            .into_iter()
            .filter(may)
            .map(|s| {
                let roles = Words::List(s.roles.iter().map(|role| words::role(role).into()).collect());
                let now = held.is_some_and(|(id, _)| *id == s.id);
                let mut row = Row::new(
                    s.id.to_string(),
                    Words::Data(s.name),
                    if now { say::HAS_IT.into() } else { roles },
                );
                row.also.push(s.login);
                row
            })
            .collect();
        rows.push(Row::new(NOBODY, say::NOBODY, Words::Data(String::new())));
        ctx.open(Menu::new(say::PICK_STAFF, Purpose::Pane(PaneId::Care, ASSIGN), rows));
    }

    /// Somebody was chosen for the town.
    pub(super) fn assign(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(town) = self.selected_town() else { return };
        let to = StaffId::parse(key).filter(|_| key != NOBODY);
        let name = ctx.shared.tables.divisions.short_name(town);
        let msg = if to.is_some() { say::ASSIGNED } else { say::UNASSIGNED };
        self.done = Some(Words::with(msg, &[("town", &name)]));
        self.doing.execute(ctx, Command::AssignTown { town, to });
    }
}

/// The key of a question: what it is about, and the version that was seen.
fn named(id: impl std::fmt::Display, version: u32) -> String {
    format!("{id} {version}")
}
