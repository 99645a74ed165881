//! The forms of the pane, and the commands that come of them.

use super::State;
use crate::bureau::answer::AccountRow;
use crate::bureau::command::{NewStaff, Secret};
use crate::bureau::{Action as Gate, Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::stage::person_fields;
use crate::console::words::Words;
use crate::domain::staff::Role;
use crate::domain::{PersonId, StaffId};
use crate::locale::{founding, sign_in, staff as say, words};

pub(super) const ADD: &str = "staff.add";
pub(super) const ROLES: &str = "staff.roles";
pub(super) const AMEND: &str = "staff.amend";
pub(super) const PLACE: &str = "staff.place";
pub(super) const RESET: &str = "staff.reset";

/// A new member of staff; roles with it only from one who may set them.
pub(super) fn add(shared: &Shared) -> Form {
    let mut fields: Vec<Field> = person_fields("").into_iter().map(once).collect();
    let with_roles = shared.may(Gate::Policy).is_ok();
    if with_roles {
        fields.insert(2, role_field(""));
    }
    let desk = Field::text("desk", sign_in::DESK).hint(sign_in::DESK_HINT);
    fields.insert(if with_roles { 3 } else { 2 }, desk);
    let note = if with_roles { say::ADD_NOTE } else { say::ADD_NO_ROLES };
    Form::new(ADD, say::ADD_TITLE, fields).note(note)
}

/// A password may be left empty: then one is made up.
fn once(mut field: Field) -> Field {
    if field.kind == Kind::Secret && field.same_as.is_none() {
        field.required = false;
        field.hint = Some(say::ONCE_HINT.into());
    }
    field
}

fn role_field(held: &str) -> Field {
    let choices = Role::ALL.iter().map(|role| Choice::new(role.name(), words::role(*role))).collect();
    let field = Field::new("roles", founding::ROLES, Kind::Many(choices)).hint(founding::ROLES_HINT);
    field.with_picked(held, "")
}

fn titled(title: crate::locale::Msg, row: &AccountRow) -> Words {
    Words::with(title, &[("name", &row.staff.name)])
}

/// Which roles somebody holds.
pub(super) fn roles(row: &AccountRow) -> Form {
    let held: Vec<&str> = row.staff.roles.iter().map(Role::name).collect();
    let form = Form::new(ROLES, titled(say::ROLES_TITLE, row), vec![role_field(&held.join(","))]);
    form.about(&row.staff.id, row.staff.version).note(say::ROLES_NOTE)
}

/// What somebody is called and where they sit.
pub(super) fn amend(row: &AccountRow) -> Form {
    let fields = vec![
        Field::text("name", founding::NAME).with(&row.staff.name).required(),
        Field::text("desk", sign_in::DESK).with(&row.staff.desk).hint(sign_in::DESK_HINT),
    ];
    Form::new(AMEND, titled(say::AMEND_TITLE, row), fields).about(&row.staff.id, row.staff.version)
}

/// Which office somebody belongs to, and who they are among those on record: what keeps them away from petitions.
pub(super) fn place(row: &AccountRow, shared: &Shared) -> Form {
    let mut unit = Field::new("unit", say::PLACE_UNIT, Kind::Division).hint(say::PLACE_UNIT_HINT);
    if let Some(code) = row.staff.unit {
        unit = unit.with_picked(code.to_string(), shared.place(Some(code)));
    }
    let person = row.staff.person.map(|id| id.to_string()).unwrap_or_default();
    let fields =
        vec![unit, Field::text("person", say::PLACE_PERSON).hint(say::PLACE_PERSON_HINT).with(person)];
    let form = Form::new(PLACE, titled(say::PLACE_TITLE, row), fields);
    form.about(&row.staff.id, row.staff.version).note(say::PLACE_NOTE)
}

/// A new password for somebody.
pub(super) fn reset(row: &AccountRow) -> Form {
    let fields = vec![
        once(Field::new("password", sign_in::NEW_PASSWORD, Kind::Secret)),
        Field::new("again", founding::AGAIN, Kind::Secret).same_as("password"),
    ];
    let form = Form::new(RESET, titled(say::RESET_TITLE, row), fields);
    form.about(&row.staff.id, row.staff.version).note(say::RESET_NOTE)
}

/// The same form from the row as it is now.
pub(super) fn again(form: &Form, rows: &[AccountRow], shared: &Shared) -> Option<Form> {
    let id = StaffId::parse(&form.about)?;
    let row = rows.iter().find(|row| row.staff.id == id)?;
    match form.id {
        ROLES => Some(roles(row)),
        AMEND => Some(amend(row)),
        PLACE => Some(place(row, shared)),
        RESET => Some(reset(row)),
        _ => None,
    }
}

impl State {
    /// The command of a form, or what is wrong with it.
    pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
        let mut read = form.read();
        // Blanks count in a password.
        let typed = form.field("password").map(|f| f.value().to_owned()).unwrap_or_default();
        let password = (!typed.is_empty()).then(|| Secret::new(typed));
        let roles = || Role::ALL.into_iter().filter(|r| form.field("roles").is_some_and(|f| f.has(r.name())));
        if form.id == ADD {
            let new = NewStaff {
                login: read.text("login").to_lowercase(),
                name: read.text("name"),
                roles: roles().collect(),
                desk: read.text("desk"),
                password,
            };
            return read.done(Command::AddStaff(new));
        }
        let Some(staff) = StaffId::parse(&form.about) else { return Err(read.faults()) };
        let seen = form.seen;
        let (name, desk) = (read.text("name"), read.text("desk"));
        let (unit, person) =
            (read.division("unit"), read.parsed("person", |text| PersonId::parse(text).ok_or(Fault::Number)));
        let command = match form.id {
            PLACE => Command::PlaceStaff { staff, seen, unit, person },
            ROLES => Command::SetRoles { staff, seen, roles: roles().collect() },
            AMEND => Command::AmendStaff { staff, seen, name, desk },
            RESET => Command::ResetPassword { staff, seen, new: password },
            _ => return Err(read.faults()),
        };
        read.done(command)
    }
}
