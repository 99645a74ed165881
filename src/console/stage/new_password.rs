//! The screen on which the one signed in chooses another password before anything else.

use crate::bureau::Refusal;
use crate::console::model::{Model, Out};
use crate::console::overlays::Sheet;
use crate::console::own_forms::{command, password_form};
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::words::Words;
use crate::console::{Cx, Reply};
use crate::domain::Date;
use crate::domain::staff::PasswordDue;
use crate::locale::{console as say, sign_in as words};

/// The form, saying why it has to be.
pub fn new_password(due: PasswordDue, reset: Option<&(String, Date)>) -> Sheet {
    let why = match (due, reset) {
        (PasswordDue::Given, Some((by, on))) => Words::with(words::DUE_RESET, &[("by", by), ("on", on)]),
        (PasswordDue::Given, None) => words::DUE_GIVEN.into(),
        (PasswordDue::Aged, _) => words::DUE_AGED.into(),
    };
    let mut form = password_form().note(why);
    form.title = words::DUE_TITLE.into();
    Sheet::new(form, Owner::Console)
}

impl Model {
    /// Enter on the last field, or Ctrl-S.
    pub(in crate::console) fn choose_password(&mut self, cx: &Cx, out: &mut Out) {
        let Stage::NewPassword(sheet) = &mut self.stage else { return };
        if sheet.saving.is_some() {
            return;
        }
        match command(&sheet.form) {
            Err(faults) => sheet.form.mark(&faults),
            Ok(command) => {
                let req = self.ctx(Owner::Console, cx, out).execute(command);
                if let Stage::NewPassword(sheet) = &mut self.stage {
                    sheet.saving = Some(req);
                }
            }
        }
    }

    /// It was changed, and work begins; or it was refused, and the field says why.
    pub(in crate::console) fn new_password_reply(
        &mut self,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) {
        let Err(why) = result else {
            self.ask_desk(cx, out);
            return self.ctx(Owner::Console, cx, out).tell(say::PASSWORD_CHANGED);
        };
        let Stage::NewPassword(sheet) = &mut self.stage else { return };
        sheet.saving = None;
        let weak = matches!(why, Refusal::WeakPassword(_));
        let (wrong, typed): (&str, &[&str]) =
            if weak { ("new", &["new", "again"]) } else { ("old", &["old"]) };
        for name in typed {
            if let Some(field) = sheet.form.field_mut(name) {
                field.line.clear();
            }
        }
        let why = if why == Refusal::SignInFailed { words::OLD_WRONG.into() } else { Words::from(why) };
        if let Some(field) = sheet.form.field_mut(wrong) {
            field.fault = Some(why);
        }
        sheet.form.focus_on(wrong);
    }
}
