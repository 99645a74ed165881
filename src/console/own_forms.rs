//! The console's own forms: one's password, a new member of staff.

use crate::bureau::command::Secret;
use crate::bureau::{Command, FieldFault};
use crate::console::Cx;
use crate::console::forms::{Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::Sheet;
use crate::console::shared::Owner;
use crate::console::stage::{staff_form, staff_of};
use crate::locale::{console as say, founding, sign_in};

const PASSWORD: &str = "session.password";

impl Model {
    pub(super) fn open_password(&mut self) {
        let fields = vec![
            Field::new("old", sign_in::OLD_PASSWORD, Kind::Secret).required(),
            Field::new("new", sign_in::NEW_PASSWORD, Kind::Secret).required().hint(founding::PASSWORD_HINT),
            Field::new("again", founding::AGAIN, Kind::Secret).same_as("new"),
        ];
        let form = Form::new(PASSWORD, say::PASSWORD, fields);
        self.overlays.push(Sheet::new(form, Owner::Console).into());
    }

    pub(super) fn open_add_staff(&mut self) {
        let mut form = staff_form();
        form.title = say::ADD_STAFF.into();
        form.note = None;
        self.overlays.push(Sheet::new(form, Owner::Console).into());
    }

    pub(super) fn submit_own(form: &Form) -> Result<Command, Vec<FieldFault>> {
        if form.id != PASSWORD {
            return staff_of(form).map(Command::AddStaff);
        }
        // Blanks count in a password.
        let typed = |name| form.field(name).map(|f| f.value().to_owned()).unwrap_or_default();
        let read = form.read();
        read.done(Command::ChangePassword { old: Secret::new(typed("old")), new: Secret::new(typed("new")) })
    }

    pub(super) fn saved_own(&mut self, form: &Form, cx: &Cx, out: &mut Out) {
        let words = if form.id == PASSWORD { say::PASSWORD_CHANGED } else { say::STAFF_ADDED };
        self.ctx(Owner::Console, cx, out).tell(words);
    }
}
