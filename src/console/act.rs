//! Running an action: of the console, in the overlay on top, or in the pane.

use crate::bureau::{Command, Query};
use crate::console::Cx;
use crate::console::action::{Action, AppAction, DialogAction, FormAction, ListAction, TextAction};
use crate::console::edit::List;
use crate::console::effect::Effect;
use crate::console::goal::{Goal, MajorFrom};
use crate::console::model::{Model, Out};
use crate::console::overlays::{Accept, Confirm, GRACE_MS, Help, MENU_ROWS, Overlay, Reader};
use crate::console::panes::PaneId;
use crate::console::shared::Owner;
use crate::console::stage::{Shield, Stage};
use crate::console::want::Want;
use crate::console::words::Words;
use crate::locale::{Msg, console as say, import as import_words};

impl Model {
    /// The petition that is marked on screen, for what comes up with it.
    fn marked_petition(&self) -> Option<MajorFrom> {
        let lang = self.shared.lang;
        match self.active {
            PaneId::Oncall => {
                let row = self.panes.oncall.page()?;
                MajorFrom::of(&row.petition, row.division, lang)
            }
            PaneId::Petitions => {
                let view = self.panes.petitions.shown()?;
                MajorFrom::of(&view.row, view.facts.division, lang)
            }
            _ => None,
        }
    }

    /// Runs an action that a key or the palette named.
    pub(super) fn act(&mut self, action: Action, cx: &Cx, out: &mut Out) {
        if let Some(why) = self.disabled(action) {
            if let Some(Shield::Lock(lock)) = &mut self.shield {
                lock.tell(why);
            } else {
                self.ctx(Owner::Console, cx, out).warn(why);
                self.shared.notices.of_place();
            }
            return;
        }
        match action {
            Action::App(action) => self.app(action, cx, out),
            Action::Go(pane) => {
                self.park(cx, out);
                self.go(&Goal::Pane(pane), cx, out);
            }
            Action::Pane(action) => {
                self.turn(action.pane(), cx, out, |panes, ctx| panes.act(action, ctx));
            }
            Action::Text(action) => self.text(action, cx, out),
            Action::List(action) => self.list(action, cx, out),
            Action::Form(action) => self.form(action, cx, out),
            Action::Dialog(action) => self.dialog(action, cx, out),
        }
    }

    fn app(&mut self, action: AppAction, cx: &Cx, out: &mut Out) {
        match action {
            AppAction::Help => {
                if !matches!(self.overlays.last(), Some(Overlay::Help(_))) {
                    let (contexts, seeks) = (self.contexts(), self.seeks());
                    let without = Action::all().into_iter().filter(|action| !self.means(*action)).collect();
                    self.overlays.push(Help::new(contexts, without, seeks).into());
                }
            }
            AppAction::Palette => self.open_palette(),
            AppAction::Back => self.back(cx, out),
            AppAction::Print => {
                if let Some(Overlay::Reader(reader)) = self.overlays.pop()
                    && let Some(paper) = reader.paper
                {
                    self.go(&Goal::Draft(paper), cx, out);
                }
            }
            AppAction::Veil => self.veil(cx, out),
            AppAction::Lock => self.lock(),
            AppAction::LastPerson => self.last_person(cx, out),
            AppAction::Visitors => {
                self.park(cx, out);
                self.open_visitors();
            }
            AppAction::Recent => self.open_recent(cx, out),
            AppAction::Major => out.wants.push(Want::Go(Goal::Major(self.marked_petition().map(Box::new)))),
            AppAction::Policy => self.open_policy(),
            AppAction::Notices => self.overlays.push(Overlay::Notices(List::default())),
            AppAction::Language => {
                self.shared.lang = self.shared.lang.other();
                self.ctx(Owner::Console, cx, out).tell(say::LANGUAGE_NOW);
            }
            AppAction::SwitchStaff => {
                let mut slot = self.staff_slot;
                slot.ask(&mut self.ctx(Owner::Console, cx, out), Query::Staff);
                self.staff_slot = slot;
            }
            AppAction::Password => self.open_password(),
            AppAction::SignOut if self.shield.is_some() => self.ask_sign_out_locked(cx),
            AppAction::SignOut => self.confirm(say::ASK_SIGN_OUT, say::SIGN_OUT, Accept::SignOut, cx),
            AppAction::Quit => self.confirm(say::ASK_QUIT, say::QUIT, Accept::Quit, cx),
            AppAction::Repaint => out.effects.push(Effect::Repaint),
            AppAction::Suspend => out.effects.push(Effect::Suspend),
        }
    }

    pub(super) fn app_disabled(&self, action: AppAction) -> Option<Words> {
        let seated = self.stage == Stage::Desk;
        let asks = matches!(&self.shield, Some(Shield::Lock(lock)) if lock.question.is_some());
        match action {
            AppAction::Help if self.shield.is_some() => Some(say::LOCK_KEYS.into()),
            AppAction::Back if self.shield.is_some() && !asks => Some(say::LOCK_KEYS.into()),
            AppAction::SwitchStaff if !self.shared.is_sample() => Some(say::SAMPLE_ONLY.into()),
            AppAction::Back if seated && self.is_outermost() => Some(say::OUTERMOST.into()),
            AppAction::LastPerson | AppAction::Visitors if self.park_disabled().is_some() => {
                self.park_disabled()
            }
            AppAction::LastPerson if self.shared.recent.is_empty() && self.shared.front.open().is_empty() => {
                Some(say::NOBODY_YET.into())
            }
            AppAction::Visitors if self.shared.front.open().iter().all(|v| v.person.is_none()) => {
                Some(say::NO_VISITORS.into())
            }
            AppAction::Lock | AppAction::SignOut | AppAction::Password if !seated => {
                Some(say::ELSEWHERE.into())
            }
            AppAction::SignOut | AppAction::Password if self.shared.is_sample() => {
                Some(say::NOT_IN_SAMPLE.into())
            }
            _ => None,
        }
    }

    /// Whether there is nothing to close, to clear or to go back to.
    fn is_outermost(&self) -> bool {
        let pane = self.panes.get(self.active);
        let empty = pane.line().is_none_or(|line| line.text().is_empty());
        let bare = self.shield.is_none() && self.overlays.is_empty() && self.back.is_empty();
        bare && pane.is_home() && empty
    }

    fn confirm(&mut self, question: Msg, yes: Msg, accept: Accept, cx: &Cx) {
        let confirm = self.question(question, yes, accept, cx);
        self.overlays.push(confirm.into());
    }

    /// A question, with what ends besides when the answer is yes.
    pub(super) fn question(&self, question: impl Into<Words>, yes: Msg, accept: Accept, cx: &Cx) -> Confirm {
        let mut confirm = Confirm::new(question, yes, accept);
        if self.panes.import.is_working() {
            confirm = confirm.line(import_words::STOPS_TOO);
        }
        confirm.opened_ms = Some(cx.now_ms);
        confirm
    }

    /// Escape: closes what is on top, or goes back.
    fn back(&mut self, cx: &Cx, out: &mut Out) {
        if let Some(shield) = &mut self.shield {
            if let Shield::Lock(lock) = shield {
                lock.question = None;
            }
            return;
        }
        match self.overlays.last() {
            Some(Overlay::Sheet(sheet)) if sheet.saving.is_some() => {
                self.ctx(Owner::Console, cx, out).tell(say::SAVING);
            }
            Some(Overlay::Sheet(sheet)) if sheet.form.is_changed() => {
                self.confirm(say::ASK_DROP, say::DROP, Accept::DropForm, cx);
            }
            Some(_) => {
                self.overlays.pop();
                self.leave_bare(cx, out);
            }
            None => match &self.stage {
                Stage::Founding(wizard) if wizard.step > 0 => self.wizard_back(),
                Stage::Desk => self.pane_back(cx, out),
                Stage::NewPassword(_) => self.confirm(say::ASK_SIGN_OUT, say::SIGN_OUT, Accept::SignOut, cx),
                Stage::Founding(_) | Stage::SignIn(_) | Stage::Opening | Stage::Failed(_) => {
                    self.confirm(say::ASK_QUIT, say::QUIT, Accept::Quit, cx);
                }
            },
        }
    }

    /// A pane that showed nothing but a form is left with it.
    fn leave_bare(&mut self, cx: &Cx, out: &mut Out) {
        let bare = self.stage == Stage::Desk && self.overlays.is_empty();
        if bare && self.panes.get(self.active).is_bare() {
            self.pane_back(cx, out);
        }
    }

    /// Back within the pane, or to where one came from.
    pub(super) fn pane_back(&mut self, cx: &Cx, out: &mut Out) {
        if self.stop_export(cx, out) {
            return;
        }
        let pane = self.active;
        if self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).back(ctx)) {
            return;
        }
        // A pane that belongs to one of the title line leads there, however one came to it.
        let home = pane.tab();
        if let Some(before) = self.back.pop().or_else(|| (home != pane).then_some(home)) {
            self.active = before;
            self.refresh(cx, out);
        }
    }

    fn text(&mut self, action: TextAction, cx: &Cx, out: &mut Out) {
        let Some(line) = self.line() else { return };
        let changed = match action {
            TextAction::Left => {
                line.left();
                false
            }
            TextAction::Right => {
                line.right();
                false
            }
            TextAction::Home => {
                line.home();
                false
            }
            TextAction::End => {
                line.end();
                false
            }
            TextAction::Backspace => line.backspace(),
            TextAction::Delete => line.delete(),
            TextAction::DeleteWord => line.delete_word(),
            TextAction::Clear => line.clear(),
        };
        if changed {
            self.text_changed(false, cx, out);
        }
    }

    fn list(&mut self, action: ListAction, cx: &Cx, out: &mut Out) {
        let (geometry, lang) = (self.shared.geometry(), self.shared.lang);
        let rows = geometry.rows_less(4);
        let keys = std::sync::Arc::clone(&self.keys);
        let told = self.shared.notices.newest_first().len();
        match self.overlays.last_mut() {
            None => {
                let pane = self.active;
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).list(action, ctx));
            }
            Some(Overlay::Menu(_)) if action == ListAction::Open => self.choose(cx, out),
            Some(Overlay::Compare(_)) if action == ListAction::Open => self.settle_compare(cx, out),
            Some(Overlay::Menu(menu)) => {
                menu.act(action, rows.min(MENU_ROWS));
            }
            Some(Overlay::Compare(compare)) => {
                compare.list.act(action, compare.differs.len(), rows);
            }
            Some(Overlay::Help(_) | Overlay::Notices(_) | Overlay::Reader(_))
                if action == ListAction::Open =>
            {
                self.overlays.pop();
            }
            Some(Overlay::Help(shown)) => {
                let len = shown.len(&keys);
                scroll(&mut shown.list, action, len, rows);
            }
            Some(Overlay::Notices(list)) => scroll(list, action, told, rows),
            Some(Overlay::Reader(reader)) => {
                let len = reader.rows(&geometry, lang).len();
                scroll(&mut reader.list, action, len, Reader::page(&geometry));
            }
            Some(Overlay::Confirm(_) | Overlay::Sheet(_)) => {}
        }
    }

    fn form(&mut self, action: FormAction, cx: &Cx, out: &mut Out) {
        if let Some(shield) = &mut self.shield {
            let Shield::Lock(lock) = shield else { return };
            if matches!(action, FormAction::Save | FormAction::Enter) {
                self.unlock(cx, out);
            } else {
                lock.sheet.form.act(action);
            }
            return;
        }
        match self.overlays.last_mut() {
            Some(Overlay::Sheet(_)) => self.sheet_form(action, cx, out),
            Some(Overlay::Compare(compare)) => match action {
                FormAction::Save => self.settle_compare(cx, out),
                FormAction::Less | FormAction::More | FormAction::Toggle => compare.turn(),
                _ => {}
            },
            Some(_) => {}
            None => self.stage_form(action, cx, out),
        }
    }

    fn dialog(&mut self, action: DialogAction, cx: &Cx, out: &mut Out) {
        let confirm = match (&mut self.shield, self.overlays.last_mut()) {
            (Some(Shield::Lock(lock)), _) => lock.question.as_mut(),
            (None, Some(Overlay::Confirm(confirm))) => Some(confirm),
            _ => None,
        };
        let Some(confirm) = confirm else { return };
        match action {
            DialogAction::Other => {
                confirm.on_yes = !confirm.on_yes;
                // Who moves between the answers has read the question.
                confirm.opened_ms = Some(cx.now_ms.saturating_sub(GRACE_MS));
            }
            DialogAction::Choose => {
                let early = confirm.opened_ms.is_none_or(|at| cx.now_ms.saturating_sub(at) < GRACE_MS);
                if early {
                    return;
                }
                let (yes, accept) = (confirm.on_yes, confirm.accept.clone());
                match &mut self.shield {
                    Some(Shield::Lock(lock)) => lock.question = None,
                    _ => drop(self.overlays.pop()),
                }
                if yes {
                    self.accept(accept, cx, out);
                }
            }
        }
    }

    fn accept(&mut self, accept: Accept, cx: &Cx, out: &mut Out) {
        match accept {
            Accept::Pane(pane, name, key) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).chosen(name, &key, ctx));
            }
            Accept::DropForm => {
                if let Some(Overlay::Sheet(sheet)) = self.overlays.pop() {
                    self.drop_draft(&sheet.form.slot(), out);
                }
                self.leave_bare(cx, out);
            }
            Accept::SignOut => {
                self.stop_errands(out);
                self.keep_drafts(out);
                let mut slot = self.session_slot;
                slot.execute(&mut self.ctx(Owner::Console, cx, out), Command::SignOut);
                self.session_slot = slot;
            }
            Accept::Quit => {
                self.keep_drafts(out);
                out.effects.push(Effect::Quit);
            }
        }
    }
}

/// Scrolls text that has no selection.
fn scroll(list: &mut List, action: ListAction, len: usize, page: usize) {
    let most = len.saturating_sub(page);
    list.offset = match action {
        ListAction::Up => list.offset.saturating_sub(1),
        ListAction::Down => list.offset + 1,
        ListAction::PageUp => list.offset.saturating_sub(page),
        ListAction::PageDown => list.offset + page,
        ListAction::Top => 0,
        ListAction::Bottom => most,
        ListAction::Open => list.offset,
    }
    .min(most);
}
