//! The sign-in screen.

use crate::bureau::command::Secret;
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::shared::Owner;
use crate::locale::sign_in as say;

/// The sign-in form; `desk` is what the desk was called last time.
pub fn sign_in(desk: &str) -> Sheet {
    let fields = vec![
        Field::text("login", say::LOGIN).required(),
        Field::new("password", say::PASSWORD, Kind::Secret).required(),
        Field::text("desk", say::DESK).with(desk).hint(say::DESK_HINT),
    ];
    Sheet::new(Form::new("session.sign-in", say::TITLE, fields), Owner::Console)
}

/// The command of a filled sign-in form.
pub fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let command = Command::SignIn {
        login: read.text("login").to_lowercase(),
        // A password may begin or end with a blank.
        password: Secret::new(form.field("password").map(|f| f.value().to_owned()).unwrap_or_default()),
        desk: read.text("desk"),
    };
    read.done(command)
}
