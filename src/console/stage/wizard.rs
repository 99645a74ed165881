//! First run: the bureau, the people who run and watch the system, the staff, what the law leaves to the place, and a last look. Going back loses nothing.

use crate::bureau::command::{Founding, NewStaff, Secret};
use crate::bureau::{Command, Fault, FieldFault, Refusal, admit_login, admit_password};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::stage::wizard_place::Place;
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId};
use crate::domain::Date;
use crate::domain::ledger::Settings;
use crate::domain::staff::{ProtectionLevel, Role};
use crate::locale::{Msg, founding as say, sign_in, words};

/// How many steps there are.
pub const STEPS: usize = 5;

/// Those who run and watch the system: prefix of their fields, heading, roles.
const HEADS_TWO: [(&str, Msg, &[Role]); 2] = [
    ("admin", say::ADMIN_TWO, &[Role::SystemAdmin, Role::SecurityAdmin]),
    ("auditor", say::AUDITOR, &[Role::Auditor]),
];
const HEADS_THREE: [(&str, Msg, &[Role]); 3] = [
    ("admin", say::SYSTEM_ADMIN, &[Role::SystemAdmin]),
    ("security", say::SECURITY_ADMIN, &[Role::SecurityAdmin]),
    ("auditor", say::AUDITOR, &[Role::Auditor]),
];

/// Roles that staff at the desks may hold.
const STAFF_ROLES: [Role; 5] = [Role::FrontDesk, Role::Maker, Role::Checker, Role::Petitions, Role::Head];

/// First run.
#[derive(Debug, Clone, PartialEq)]
pub struct Wizard {
    /// Which step, from 0.
    pub step: usize,
    bureau: Form,
    heads: Form,
    /// Staff taken in before the one on screen.
    before: Vec<Form>,
    one: Form,
    /// Staff taken in after the one on screen, the next one last.
    after: Vec<Form>,
    place: Place,
    last: Form,
    /// The founding under way.
    pub saving: Option<ReqId>,
}

impl Wizard {
    /// At the first step, with nothing filled in.
    pub fn new(settings: &Settings) -> Self {
        let levels = vec![Choice::new("2", say::LEVEL_TWO), Choice::new("3", say::LEVEL_THREE)];
        let bureau = vec![
            Field::text("bureau", say::BUREAU).required().hint(say::BUREAU_HINT),
            Field::new("division", say::DIVISION, Kind::Division).required().hint(say::DIVISION_HINT),
            Field::new("level", say::LEVEL, Kind::Choice(levels)).hint(say::LEVEL_HINT),
        ];
        Self {
            step: 0,
            bureau: Form::new("found.bureau", say::STEP_BUREAU, bureau),
            heads: heads_form(&HEADS_TWO),
            before: Vec::new(),
            one: staff_form(),
            after: Vec::new(),
            place: Place::new(settings),
            last: Form::new("found.last", say::STEP_LAST, Vec::new()).note(say::LAST_NOTE),
            saving: None,
        }
    }

    /// The form of the step.
    pub fn form(&self) -> &Form {
        match self.step {
            0 => &self.bureau,
            1 => &self.heads,
            2 => &self.one,
            3 => &self.place.form,
            _ => &self.last,
        }
    }

    /// The form of the step, to change it.
    pub fn form_mut(&mut self) -> &mut Form {
        match self.step {
            0 => &mut self.bureau,
            1 => &mut self.heads,
            2 => &mut self.one,
            3 => &mut self.place.form,
            _ => &mut self.last,
        }
    }

    /// What the last look shows: what was entered, without passwords.
    pub fn summary(&self) -> Vec<(Words, Words)> {
        let mut lines: Vec<(Words, Words)> =
            self.bureau.fields.iter().map(|f| (f.label.clone(), f.reading())).collect();
        for person in self.heads().into_iter().flatten().chain(self.staff().into_iter().flatten()) {
            lines.push((
                Words::Data(person.name),
                Words::List(person.roles.iter().map(|r| words::role(*r).into()).collect()),
            ));
        }
        lines.push((say::STEP_PLACE.into(), self.place.summary()));
        lines
    }

    /// After a choice: another level asks for other people; what was typed for those who stay is kept.
    pub fn touched(&mut self) {
        let fresh = if self.level() == ProtectionLevel::Three {
            heads_form(&HEADS_THREE)
        } else {
            heads_form(&HEADS_TWO)
        };
        if fresh.fields.len() == self.heads.fields.len() {
            return;
        }
        let old = std::mem::replace(&mut self.heads, fresh);
        for field in old.fields {
            if let Some(into) = self.heads.field_mut(&field.name) {
                into.line = field.line;
            }
        }
    }

    /// Names of the staff taken in besides the one on screen.
    pub fn taken_in(&self) -> Vec<&str> {
        self.others().map(|form| form.text("name")).collect()
    }

    fn others(&self) -> impl Iterator<Item = &Form> {
        self.before.iter().chain(self.after.iter().rev())
    }

    /// Marks logins and passwords that would be refused right where they are typed, not first at the end.
    fn refuse_early(&mut self) {
        let mut taken: Vec<String> = if self.step == 2 {
            self.others().chain([&self.heads]).flat_map(logins).collect()
        } else {
            Vec::new()
        };
        let form = self.form_mut();
        for field in &mut form.fields {
            field.fault = None;
        }
        let mut bad = weak(form);
        for field in form.fields.iter().filter(|f| f.name.ends_with("login") && !f.line.is_empty()) {
            let login = form.text(&field.name).to_lowercase();
            if !admit_login(&login) || taken.contains(&login) {
                bad.push((field.name.clone(), Refusal::Login.into()));
            }
            taken.push(login);
        }
        if let Some((first, _)) = bad.first() {
            form.focus_on(first);
        }
        for (name, words) in bad {
            if let Some(field) = form.field_mut(&name) {
                field.fault = Some(words);
            }
        }
    }

    /// Takes in the member of staff on the form and shows the next; `false` when all are in.
    fn take_in(&mut self) -> Result<bool, Vec<FieldFault>> {
        if self.one.is_changed() {
            staff_of(&self.one)?;
            let next = self.after.pop().unwrap_or_else(staff_form);
            self.before.push(std::mem::replace(&mut self.one, next));
            return Ok(true);
        }
        let next = self.after.pop();
        let more = next.is_some();
        self.one = next.unwrap_or_else(staff_form);
        Ok(more)
    }

    /// A step back, or back to the member of staff before. Nothing that was typed is lost.
    fn back(&mut self) {
        match (self.step, self.before.pop()) {
            (2, Some(mut before)) => {
                before.focus_on("name");
                let shown = std::mem::replace(&mut self.one, before);
                if shown.is_changed() {
                    self.after.push(shown);
                }
            }
            (_, kept) => {
                self.before.extend(kept);
                self.step = self.step.saturating_sub(1);
            }
        }
    }

    fn level(&self) -> ProtectionLevel {
        if self.bureau.text("level") == "3" { ProtectionLevel::Three } else { ProtectionLevel::Two }
    }

    /// Those who run and watch the system, as entered, or what is wrong with them.
    fn heads(&self) -> Result<Vec<NewStaff>, Vec<FieldFault>> {
        let three = self.level() == ProtectionLevel::Three;
        let heads: &[(&str, Msg, &[Role])] = if three { &HEADS_THREE } else { &HEADS_TWO };
        let read = self.heads.read();
        let people =
            heads.iter().map(|(prefix, _, roles)| new_staff(&self.heads, prefix, roles.to_vec())).collect();
        read.done(people)
    }

    /// Staff as entered, or what is wrong with the first that is wrong.
    fn staff(&self) -> Result<Vec<NewStaff>, Vec<FieldFault>> {
        let shown = Some(&self.one).filter(|one| one.is_changed());
        self.before.iter().chain(shown).chain(self.after.iter().rev()).map(staff_of).collect()
    }

    fn founding(&self, today: Date) -> Result<Founding, Vec<FieldFault>> {
        let mut read = self.bureau.read();
        let division = read.division("division");
        let name = read.text("bureau");
        let division = read.done(division)?;
        let Some(division) = division else {
            return Err(vec![FieldFault { field: "division".to_owned(), fault: Fault::Empty }]);
        };
        let mut staff = self.heads()?;
        staff.extend(self.staff()?);
        let settings = self.place.settings(today)?;
        Ok(Founding { bureau: name, division, level: self.level(), staff, settings, sample_of: None })
    }
}

fn heads_form(heads: &[(&str, Msg, &[Role])]) -> Form {
    let mut fields = Vec::new();
    for (prefix, heading, _) in heads {
        let mut four = person_fields(&format!("{prefix}."));
        if let Some(first) = four.first_mut() {
            first.section = Some(*heading);
        }
        fields.extend(four);
    }
    Form::new("found.heads", say::STEP_HEADS, fields).note(say::HEADS_NOTE)
}

/// Name, login and a password typed twice.
pub(in crate::console) fn person_fields(prefix: &str) -> Vec<Field> {
    let name = |part: &str| format!("{prefix}{part}");
    vec![
        Field::text(name("name"), say::NAME).required(),
        Field::text(name("login"), sign_in::LOGIN).required().hint(say::LOGIN_HINT),
        Field::new(name("password"), sign_in::PASSWORD, Kind::Secret).required().hint(say::PASSWORD_HINT),
        Field::new(name("again"), say::AGAIN, Kind::Secret).same_as(name("password")),
    ]
}

/// The form of a member of staff.
fn staff_form() -> Form {
    let roles = STAFF_ROLES.iter().map(|role| Choice::new(role.name(), words::role(*role))).collect();
    let mut fields = person_fields("");
    fields.insert(2, Field::new("roles", say::ROLES, Kind::Many(roles)).required().hint(say::ROLES_HINT));
    fields.insert(3, Field::text("desk", sign_in::DESK).hint(sign_in::DESK_HINT));
    Form::new("staff.add", say::STEP_STAFF, fields).note(say::STAFF_NOTE)
}

/// Reads the form of a member of staff.
fn staff_of(form: &Form) -> Result<NewStaff, Vec<FieldFault>> {
    let read = form.read();
    let roles: Vec<Role> = STAFF_ROLES
        .into_iter()
        .filter(|role| form.field("roles").is_some_and(|f| f.has(role.name())))
        .collect();
    read.done(new_staff(form, "", roles))
}

/// The logins on a form.
fn logins(form: &Form) -> Vec<String> {
    let typed = form.fields.iter().filter(|f| f.name.ends_with("login"));
    typed.map(|f| f.value().trim().to_lowercase()).filter(|login| !login.is_empty()).collect()
}

/// Every typed password of a form that the rules refuse.
fn weak(form: &Form) -> Vec<(String, Words)> {
    let secret = |f: &&Field| f.kind == Kind::Secret && f.same_as.is_none() && !f.line.is_empty();
    form.fields
        .iter()
        .filter(secret)
        .filter_map(|field| {
            let login = field.name.replace("password", "login");
            let typed = Secret::new(field.value().to_owned());
            let why = admit_password(&typed, &form.text(&login).to_lowercase()).err()?;
            Some((field.name.clone(), Refusal::WeakPassword(why).into()))
        })
        .collect()
}

fn named(prefix: &str, part: &str) -> String {
    if prefix.is_empty() { part.to_owned() } else { format!("{prefix}.{part}") }
}

fn new_staff(form: &Form, prefix: &str, roles: Vec<Role>) -> NewStaff {
    let password = form.field(&named(prefix, "password")).map(|f| f.value().to_owned()).unwrap_or_default();
    NewStaff {
        login: form.text(&named(prefix, "login")).to_lowercase(),
        name: form.text(&named(prefix, "name")).to_owned(),
        roles,
        desk: form.text(&named(prefix, "desk")).to_owned(),
        password: Some(Secret::new(password)),
    }
}

impl Model {
    /// Enter on the last field of a step, or Ctrl-S.
    pub(in crate::console) fn wizard_next(&mut self, cx: &Cx, out: &mut Out) {
        let today = self.shared.today;
        let Stage::Founding(wizard) = &mut self.stage else { return };
        if wizard.saving.is_some() {
            return;
        }
        wizard.refuse_early();
        if wizard.form().fields.iter().any(|f| f.fault.is_some()) {
            return;
        }
        let checked = match wizard.step {
            0 => {
                let read = wizard.bureau.read();
                read.done(())
            }
            1 => wizard.heads().map(|_| ()),
            2 => match wizard.take_in() {
                Ok(true) => return,
                Ok(false) => Ok(()),
                Err(faults) => Err(faults),
            },
            3 => wizard.place.settings(today).map(|_| ()),
            _ => return self.found(cx, out),
        };
        match checked {
            Ok(()) => {
                wizard.form_mut().note = None;
                wizard.step += 1;
            }
            Err(faults) => wizard.form_mut().mark(&faults),
        }
    }

    /// Escape: a step back.
    pub(in crate::console) fn wizard_back(&mut self) {
        let Stage::Founding(wizard) = &mut self.stage else { return };
        if wizard.saving.is_none() {
            wizard.back();
        }
    }

    fn found(&mut self, cx: &Cx, out: &mut Out) {
        let today = self.shared.today;
        let Stage::Founding(wizard) = &mut self.stage else { return };
        match wizard.founding(today) {
            Ok(founding) => {
                let req = self.ctx(Owner::Console, cx, out).execute(Command::Found(founding));
                if let Stage::Founding(wizard) = &mut self.stage {
                    wizard.saving = Some(req);
                }
            }
            Err(faults) => wizard.last.mark(&faults),
        }
    }

    pub(in crate::console) fn wizard_reply(
        &mut self,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) {
        let Stage::Founding(wizard) = &mut self.stage else { return };
        if wizard.saving != Some(req) {
            return;
        }
        wizard.saving = None;
        match result {
            Ok(_) => {
                self.ask_desk(cx, out);
                self.ctx(Owner::Console, cx, out).tell(say::FOUNDED);
            }
            Err(why) => wizard.last.note = Some(why.into()),
        }
    }
}
