//! What the actions of the pane do, and why they cannot run now.

use super::state::Tab;
use super::{Act, State, Way, forms};
use crate::bureau::Command;
use crate::bureau::answer::StaffRow;
use crate::bureau::command::Contacted;
use crate::bureau::gate::{Action as Gate, allows};
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::domain::staff::StaffState;
use crate::locale::{Lang, care as say, words};

/// The question before the last contact is taken back.
pub(super) const UNDO: &str = "care.undo";
/// The menu of who keeps in touch with a town.
pub(super) const ASSIGN: &str = "care.assign";
/// The row of that menu that stands for nobody.
const NOBODY: &str = "-";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        if let Some(way) = action.way() {
            self.filtering = false;
            self.armed = Some(way);
            return;
        }
        match action {
            Act::Detail => {
                if let Some(row) = self.selected() {
                    let form = forms::contact(row.person, &row.name, self.armed, ctx.shared);
                    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Care)));
                }
            }
            Act::Filter => {
                (self.tab, self.filtering, self.armed) = (Tab::Rota, true, None);
            }
            Act::Mine => {
                self.mine = !self.mine;
                self.ask_anew(ctx);
            }
            Act::Undo => self.ask_undo(ctx),
            Act::Assign => self.staff.ask(ctx, crate::bureau::Query::Staff),
            Act::NextTab => self.turn(1),
            Act::PreviousTab => self.turn(Tab::ALL.len() - 1),
            _ => {}
        }
    }

    fn turn(&mut self, by: usize) {
        let at = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        self.tab = Tab::ALL.get((at + by) % Tab::ALL.len()).copied().unwrap_or_default();
        (self.armed, self.filtering) = (None, false);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        match action {
            Act::Undo => self.noted.is_none().then(|| say::NOTHING_NOTED.into()),
            Act::Assign => self.selected_town().is_none().then(|| say::NO_TOWN_CHOSEN.into()),
            Act::Detail => self.selected().is_none().then(|| say::NOBODY_CHOSEN.into()),
            action if action.way().is_some() => self.selected().is_none().then(|| say::NOBODY_CHOSEN.into()),
            _ => None,
        }
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        (action == Act::Mine && self.mine).then(|| say::EVERYBODY.into())
    }

    /// Notes what was chosen with the one selected.
    pub(super) fn note(&mut self, way: Way, ctx: &mut Ctx<'_>) {
        let Some((person, name)) = self.selected().map(|row| (row.person, row.name.clone())) else { return };
        let said = Contacted::new(person, way.kind, way.result);
        let values = vec![("name", Words::Data(name.clone())), ("way", way.label.into())];
        self.with = name;
        self.done = Some(Words::Filled(say::NOTED, values));
        self.onward = true;
        self.doing.execute(ctx, Command::RecordContact { said });
    }

    fn ask_undo(&self, ctx: &mut Ctx<'_>) {
        let Some(noted) = &self.noted else { return };
        let accept = Accept::Pane(PaneId::Care, UNDO, noted.contact.to_string());
        let question = Words::with(say::ASK_UNDO, &[("name", &noted.name)]);
        ctx.open(Confirm::new(question, say::UNDO, accept).line(say::UNDO_KEPT));
    }

    /// Takes the last contact back.
    pub(super) fn undo(&mut self, ctx: &mut Ctx<'_>) {
        let Some(noted) = self.noted.take() else { return };
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
        let may = |s: &StaffRow| s.state == StaffState::Active && allows(&s.roles, Gate::Care).is_ok();
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
