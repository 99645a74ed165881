//! The console's own form: one's password.

use crate::bureau::command::Secret;
use crate::bureau::{Command, FieldFault};
use crate::console::Cx;
use crate::console::forms::{Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::Sheet;
use crate::console::shared::Owner;
use crate::locale::{console as say, founding, sign_in};

const PASSWORD: &str = "session.password";

/// One's password: the old one, and the new one twice.
pub(in crate::console) fn password_form() -> Form {
    let fields = vec![
        Field::new("old", sign_in::OLD_PASSWORD, Kind::Secret).required(),
        Field::new("new", sign_in::NEW_PASSWORD, Kind::Secret).required().hint(founding::PASSWORD_HINT),
        Field::new("again", founding::AGAIN, Kind::Secret).same_as("new"),
    ];
    Form::new(PASSWORD, say::PASSWORD, fields)
}

/// The command of that form, filled in. Blanks count in a password.
pub(in crate::console) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let typed = |name| form.field(name).map(|f| f.value().to_owned()).unwrap_or_default();
    let read = form.read();
    read.done(Command::ChangePassword { old: Secret::new(typed("old")), new: Secret::new(typed("new")) })
}

impl Model {
    pub(super) fn open_password(&mut self) {
        self.overlays.push(Sheet::new(password_form(), Owner::Console).into());
    }

    pub(super) fn saved_own(&mut self, cx: &Cx, out: &mut Out) {
        self.ctx(Owner::Console, cx, out).tell(say::PASSWORD_CHANGED);
    }
}
