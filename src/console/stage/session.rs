//! Who sits here: what the database says at the start and after every change, and the screens before the panes.

use crate::bureau::answer::Desk;
use crate::bureau::{Reference, Refusal};
use crate::console::action::FormAction;
use crate::console::forms::{Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::shared::Owner;
use crate::console::stage::new_password::new_password;
use crate::console::stage::{Shield, Stage, Wizard, sign_in};
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId};
use crate::locale::{console as say, sign_in as sign_in_words};

impl Model {
    /// The database said who sits here.
    pub(in crate::console) fn sit_down(&mut self, desk: Desk, cx: &Cx, out: &mut Out) {
        let seated = desk.staff.is_some();
        let founded = desk.bureau.is_some();
        self.shared.tables = Reference::with_own(&self.start.tables, &desk.calendars, desk.countings.clone());
        self.shared.desk = Some(desk);
        if !founded {
            if !matches!(self.stage, Stage::Founding(_)) {
                self.stage = Stage::Founding(Box::new(Wizard::new(&self.shared.tables.settings)));
            }
        } else if !seated {
            // Whose screen it was is gone: there is nothing left to unlock.
            self.shield = None;
            self.stage = Stage::SignIn(Box::new(sign_in::sign_in(&self.start.desk)));
        } else if let Some((due, reset)) =
            self.shared.desk.as_ref().and_then(|d| Some((d.password.due?, d.password.reset.as_ref())))
        {
            self.stage = Stage::NewPassword(Box::new(new_password(due, reset)));
        } else {
            let first = PaneId::ALL.iter().find(|p| p.has_tab() && self.shared.may(p.needs()).is_ok());
            if self.stage != Stage::Desk {
                self.stage = Stage::Desk;
                let wished = self.start.first.filter(|p| self.shared.may(p.needs()).is_ok());
                self.active = wished.or(first.copied()).unwrap_or(PaneId::Lookup);
                self.greet(cx, out);
            }
            self.ask_front(cx, out);
            self.refresh(cx, out);
            self.ask_waiting(cx, out);
        }
    }

    /// Says who sits here; in a sample, what it is; and that a password runs out soon.
    pub(in crate::console) fn greet(&mut self, cx: &Cx, out: &mut Out) {
        let Some(staff) = self.shared.desk.as_ref().and_then(|d| d.staff.as_ref()) else { return };
        if let Some(trouble) = self.shared.desk.as_ref().and_then(|d| d.read_only.clone()) {
            let why = Refusal::Store(trouble);
            return self.ctx(Owner::Console, cx, out).warn(why);
        }
        let msg = if self.shared.is_sample() { say::HELLO_SAMPLE } else { say::HELLO };
        let words = Words::with(msg, &[("name", &staff.name)]);
        let left = self.shared.desk.as_ref().and_then(|d| d.password.left);
        let mut ctx = self.ctx(Owner::Console, cx, out);
        ctx.tell(words);
        if let Some(left) = left {
            ctx.warn(Words::Count(sign_in_words::AGEING, u64::from(left)));
        }
        self.tell_findings(self.shared.is_ready(), cx, out);
    }

    /// The field with the focus on a screen before the panes.
    pub(in crate::console) fn stage_field(&self) -> Option<&Field> {
        match &self.stage {
            Stage::SignIn(sheet) | Stage::NewPassword(sheet) => sheet.form.focused(),
            Stage::Founding(wizard) => wizard.form().focused(),
            _ => None,
        }
    }

    /// The form that the top menu picks for.
    pub(in crate::console) fn form_below(&mut self) -> Option<&mut Form> {
        match (self.overlays.last_mut(), &mut self.stage) {
            (Some(Overlay::Sheet(sheet)), _) | (None, Stage::SignIn(sheet)) => Some(&mut sheet.form),
            (None, Stage::Founding(wizard)) => Some(wizard.form_mut()),
            _ => None,
        }
    }

    /// A key of a form before the panes.
    pub(in crate::console) fn stage_form(&mut self, action: FormAction, cx: &Cx, out: &mut Out) {
        let picks = self.stage_field().is_some_and(|f| matches!(f.kind, Kind::Division | Kind::Person));
        if action == FormAction::Enter && picks {
            return self.open_picker(cx, out);
        }
        match &mut self.stage {
            Stage::SignIn(sheet) => {
                // The desk is filled already: a name and a password are enough. What is empty is said.
                let done = sheet.form.focus >= 1;
                match action {
                    FormAction::Save => self.sign_in(cx, out),
                    FormAction::Enter if done => self.sign_in(cx, out),
                    action => {
                        sheet.form.act(action);
                    }
                }
            }
            Stage::NewPassword(sheet) => {
                let last = sheet.form.focus + 1 >= sheet.form.fields.len();
                match action {
                    FormAction::Save => self.choose_password(cx, out),
                    FormAction::Enter if last => self.choose_password(cx, out),
                    action => {
                        sheet.form.act(action);
                    }
                }
            }
            Stage::Founding(wizard) => {
                let form = wizard.form_mut();
                let last = form.is_on_last();
                match action {
                    FormAction::Save => self.wizard_next(cx, out),
                    FormAction::Enter if last => self.wizard_next(cx, out),
                    action => {
                        if form.act(action) {
                            wizard.touched();
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn sign_in(&mut self, cx: &Cx, out: &mut Out) {
        let Stage::SignIn(sheet) = &mut self.stage else { return };
        if sheet.saving.is_some() {
            return;
        }
        match sign_in::command(&sheet.form) {
            Err(faults) => sheet.form.mark(&faults),
            Ok(command) => {
                let req = self.ctx(Owner::Console, cx, out).execute(command);
                if let Stage::SignIn(sheet) = &mut self.stage {
                    sheet.saving = Some(req);
                }
            }
        }
    }

    /// A reply to a session command or to first run.
    pub(in crate::console) fn stage_reply(
        &mut self,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) {
        if matches!(&self.shield, Some(Shield::Lock(lock)) if lock.sheet.saving == Some(req)) {
            return self.unlock_reply(result);
        }
        if self.session_slot.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => self.session_changed(&receipt, cx, out),
                Ok(Reply::Answer(_)) => {}
                Err(why) => match &mut self.shield {
                    Some(Shield::Lock(lock)) => lock.tell(why),
                    _ => self.ctx(Owner::Console, cx, out).warn(why),
                },
            };
        }
        match &mut self.stage {
            Stage::SignIn(sheet) if sheet.saving == Some(req) => {
                sheet.saving = None;
                match result {
                    Ok(Reply::Receipt(receipt)) => self.session_changed(&receipt, cx, out),
                    Ok(Reply::Answer(_)) => {}
                    Err(why) => {
                        // Which of the two was wrong is not told; the password is typed anew.
                        if let Some(password) = sheet.form.field_mut("password") {
                            password.line.clear();
                            password.fault = Some(why.into());
                        }
                        sheet.form.focus_on("password");
                    }
                }
            }
            Stage::NewPassword(sheet) if sheet.saving == Some(req) => {
                self.new_password_reply(result, cx, out);
            }
            Stage::Founding(_) => self.wizard_reply(req, result, cx, out),
            _ => {}
        }
    }
}
