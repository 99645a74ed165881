//! Lists to choose from: the palette, the pickers, recent people, sample staff.

use crate::bureau::answer::Hit;
use crate::bureau::{Answer, Command, Query, Refusal};
use crate::console::action::{Action, FormAction};
use crate::console::forms::Kind;
use crate::console::goal::Goal;
use crate::console::model::{Model, Out};
use crate::console::overlays::{MENU_PEOPLE, Menu, Overlay, Purpose, Row};
use crate::console::panes::{PaneAction, PaneId};
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId};
use crate::domain::{DivisionLevel, PersonId, StaffId};
use crate::locale::{Lang, console as say, forms, palette as console_words, words};

impl Model {
    /// Every action that can be run from here, and why the others cannot.
    pub(super) fn open_palette(&mut self) {
        let context = self.context();
        let rows = Action::all()
            .into_iter()
            .filter(|action| action.in_palette())
            // Steps have a name only on a petition; elsewhere they say nothing.
            .filter(|action| !matches!(action, Action::Pane(PaneAction::Petitions(a)) if a.digit().is_some() && self.active != PaneId::Petitions))
            .filter(|action| self.means(*action))
            // What a digit notes stands beside the list of visits.
            .filter(|action| !matches!(action, Action::Pane(PaneAction::Visits(a)) if a.topic().is_some()))
            .map(|action| {
                let meta = action.meta();
                let keys = self.keys.label(&[context], action, false).unwrap_or_default();
                let mut row = Row::new(meta.name, self.label(action), Words::Data(keys));
                row.also.push(meta.name.to_owned());
                row.also.extend(console_words::also_called(meta.name).iter().map(|word| (*word).to_owned()));
                row.disabled = match action {
                    Action::Pane(of) if of.pane() != self.active => Some(Words::Filled(
                        say::ONLY_IN,
                        vec![("pane", of.pane().label().into())],
                    )),
                    action => self.disabled(action),
                };
                row
            })
            .collect();
        let mut menu = Menu::new(say::PALETTE, Purpose::Palette, rows);
        menu.filter(self.shared.lang);
        self.overlays.push(menu.into());
    }

    /// The people shown of late. Their names come with the empty lookup.
    pub(super) fn open_recent(&mut self, cx: &Cx, out: &mut Out) {
        let mut menu = Menu::new(say::RECENT, Purpose::Recent, Vec::new());
        menu.people = true;
        self.ask_people(&mut menu, cx, out);
        self.overlays.push(menu.into());
    }

    /// The picker of the field with the focus.
    pub(super) fn open_picker(&mut self, cx: &Cx, out: &mut Out) {
        let field = match self.overlays.last() {
            Some(Overlay::Sheet(sheet)) => sheet.form.focused(),
            Some(_) => None,
            None => self.stage_field(),
        };
        let Some(kind) = field.map(|f| f.kind.clone()) else { return };
        // What must be filled can stay as it is, too, once something stands there.
        let stays = field.filter(|f| !f.required || !f.picked.is_empty()).map(|f| {
            let shown = if f.picked.is_empty() { forms::EMPTY_CHOICE.into() } else { f.reading() };
            Row::new(f.picked.clone(), shown, say::STAYS)
        });
        if kind == Kind::Person {
            let mut menu = Menu::new(say::PICK_PERSON, Purpose::Field, Vec::new());
            menu.people = true;
            self.ask_people(&mut menu, cx, out);
            self.overlays.push(menu.into());
        } else {
            // First of all, that it stays as it is: so Enter after Enter goes through a form without choosing anything.
            let mut rows = stays.into_iter().collect::<Vec<_>>();
            rows.extend(self.division_rows());
            let menu = Menu::new(say::PICK_DIVISION, Purpose::Field, rows);
            self.overlays.push(menu.into());
        }
    }

    /// Villages first: they are what a residence needs. Before founding, districts.
    fn division_rows(&self) -> Vec<Row> {
        let own = self.shared.desk.as_ref().and_then(|d| d.bureau.as_ref()).map(|b| b.division);
        let wanted = |level: DivisionLevel| match own {
            Some(_) => level >= DivisionLevel::Town,
            None => level <= DivisionLevel::County,
        };
        let mut rows: Vec<(bool, DivisionLevel, Row)> = self
            .shared
            .tables
            .divisions
            .all()
            .iter()
            .filter(|d| wanted(d.code.level()))
            .map(|d| {
                let key = d.code.to_string();
                let name = self.shared.tables.divisions.full_name(d.code);
                let mut row = Row::new(key.clone(), Words::Data(name), Words::Data(key));
                row.also.push(d.name.clone());
                row.also.extend(d.stem().map(str::to_owned));
                (own.is_none_or(|own| !own.holds(d.code)), d.code.level(), row)
            })
            .collect();
        rows.sort_by_key(|(far, level, _)| (*far, std::cmp::Reverse(*level)));
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    /// Fills a menu of people with those that match what was typed.
    fn ask_people(&mut self, menu: &mut Menu, cx: &Cx, out: &mut Out) {
        let text = menu.query.text().to_owned();
        let recent = self.shared.recent.clone();
        let query = Query::Lookup { text, offset: 0, limit: MENU_PEOPLE, recent };
        menu.slot.ask(&mut self.ctx(Owner::Console, cx, out), query);
    }

    /// What was typed in the menu on top changed.
    pub(super) fn menu_typed(&mut self, cx: &Cx, out: &mut Out) {
        let lang = self.shared.lang;
        let by_digit = match self.overlays.last_mut() {
            Some(Overlay::Menu(menu)) => menu.take_digit(),
            _ => false,
        };
        if by_digit {
            return self.choose(cx, out);
        }
        let Some(Overlay::Menu(mut menu)) = self.overlays.pop() else { return };
        if menu.people {
            self.ask_people(&mut menu, cx, out);
        } else {
            menu.filter(lang);
        }
        self.overlays.push(Overlay::Menu(menu));
    }

    pub(super) fn menu_reply(
        &mut self,
        at: usize,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) {
        let tables = std::sync::Arc::clone(&self.shared.tables);
        let Some(Overlay::Menu(menu)) = self.overlays.get_mut(at) else { return };
        menu.slot.take(req);
        match result {
            Ok(Reply::Answer(Answer::Lookup(found))) => {
                let place =
                    |hit: &Hit| hit.division.map(|code| tables.divisions.full_name(code)).unwrap_or_default();
                if menu.purpose == Purpose::Alike {
                    menu.fill_alike(&found.hits, place);
                } else {
                    menu.fill_people(&found.hits, place);
                }
            }
            Ok(_) => {}
            Err(why) => self.ctx(Owner::Console, cx, out).warn(why),
        }
    }

    /// The sample staff came: they are offered.
    pub(super) fn offer_staff(&mut self, result: Result<Reply, Refusal>, cx: &Cx, out: &mut Out) {
        let staff = match result {
            Ok(Reply::Answer(Answer::Staff(staff))) => staff,
            Ok(_) => return,
            Err(why) => return self.ctx(Owner::Console, cx, out).warn(why),
        };
        let rows = staff
            .into_iter()
            .map(|row| {
                let roles = Words::List(row.roles.iter().map(|role| words::role(role).into()).collect());
                let mut shown = Row::new(row.id.to_string(), Words::Data(row.name), roles);
                shown.also.push(row.login);
                shown.also.push(shown.detail.say(Lang::Zh));
                shown.also.push(shown.detail.say(Lang::En));
                shown
            })
            .collect();
        self.overlays.push(Menu::new(say::SWITCH_STAFF, Purpose::Staff, rows).into());
    }

    /// Enter in a menu.
    pub(super) fn choose(&mut self, cx: &Cx, out: &mut Out) {
        let Some(Overlay::Menu(menu)) = self.overlays.last() else { return };
        let Some(row) = menu.selected().cloned() else {
            if menu.unmarked {
                self.ctx(Owner::Console, cx, out).remark(say::MARK_FIRST);
            }
            return;
        };
        let purpose = menu.purpose;
        if let Some(why) = row.disabled {
            return self.ctx(Owner::Console, cx, out).warn(why);
        }
        let Some(Overlay::Menu(menu)) = self.overlays.pop() else { return };
        match purpose {
            Purpose::Palette => {
                if let Some(action) = Action::by_name(&row.key) {
                    self.act(action, cx, out);
                }
            }
            Purpose::Field => self.picked(&row, cx, out),
            Purpose::Policy => {
                // The list stays below what is read.
                self.overlays.push(Overlay::Menu(menu));
                self.read_policy(&row.key);
            }
            Purpose::Recent | Purpose::Visitor => {
                if let Some(person) = PersonId::parse(&row.key) {
                    self.go(&Goal::Person(person), cx, out);
                }
            }
            Purpose::Alike => self.settle_alike(PersonId::parse(&row.key), cx, out),
            Purpose::Staff => {
                if let Some(to) = StaffId::parse(&row.key) {
                    self.stop_errands(out);
                    let mut slot = self.session_slot;
                    slot.execute(&mut self.ctx(Owner::Console, cx, out), Command::SwitchStaff { to });
                    self.session_slot = slot;
                }
            }
            Purpose::Pane(pane, name) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).chosen(name, &row.key, ctx));
            }
        }
    }

    /// Puts what was chosen into the field below.
    fn picked(&mut self, row: &Row, cx: &Cx, out: &mut Out) {
        let shown = if row.key.is_empty() { String::new() } else { row.label.say(self.shared.lang) };
        let Some(form) = self.form_below() else { return };
        let Some(name) = form.focused().map(|f| f.name.clone()) else { return };
        form.pick(&name, &row.key, &shown);
        form.act(FormAction::Next);
        let form = form.clone();
        self.sheet_touched(cx, out);
        if let Some(Overlay::Sheet(sheet)) = self.overlays.last()
            && let Owner::Pane(pane) = sheet.owner
        {
            self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).picked(&form, &name, ctx));
        }
    }
}
