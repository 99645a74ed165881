//! The forms of the pane, and the commands that come of them.

use super::about::{About, FIELD as ABOUT};
use crate::bureau::answer::{StaffRow, SupervisionRow};
use crate::bureau::command::SuperviseAct;
use crate::bureau::gate::{Action, holds};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use crate::domain::{Quoted, StaffId, SupervisionId};
use crate::locale::{Msg, forms as hint, supervision as say};

pub(super) const NEW: &str = "supervision.new";
const ASK: &str = "supervision.ask";
const CLOSE: &str = "supervision.close";
const RETURN: &str = "supervision.return";
const REASSIGN: &str = "supervision.reassign";
const DUE: &str = "supervision.due";
/// Days until an item of the weekly list is due, unless something else is said.
const WEEK: i64 = 7;

/// A new item.
pub(super) fn new(staff: &[StaffRow], shared: &Shared) -> Form {
    let origins = SupervisionOrigin::ALL.iter().map(|one| Choice::new(one.name(), say::origin(*one)));
    let owners = choices(staff, None);
    let fields = vec![
        Field::text("task", say::F_TEXT).required(),
        Field::new("owner", say::F_OWNER, Kind::Choice(owners)).unchosen(),
        Field::new("due", say::F_DUE, Kind::Date)
            .required()
            .hint(hint::DATE_HINT)
            .with(shared.today.plus_days(WEEK).to_string()),
        Field::new("origin", say::F_ORIGIN, Kind::Choice(origins.collect())).by_digit(),
        Field::text(ABOUT, say::F_PETITION).hint(say::F_PETITION_HINT),
    ];
    Form::new(NEW, say::FORM_NEW, fields)
}

/// Why there is no petition of what was typed.
fn not_one(typed: &str) -> Fault {
    if Quoted::is_supervision(typed) { Fault::OfSupervision } else { Fault::Choice }
}

/// Who may be given an item: who could say that it is done, but who has it.
fn choices(staff: &[StaffRow], but: Option<StaffId>) -> Vec<Choice> {
    let able = |one: &&StaffRow| holds(one.state, &one.roles, Action::ReportDone) && Some(one.id) != but;
    staff
        .iter()
        .filter(able)
        .map(|one| Choice::new(one.id.to_string(), Words::Data(one.name.clone())))
        .collect()
}

/// To whom an item is given, and why.
pub(super) fn reassign(row: &SupervisionRow, staff: &[StaffRow]) -> Form {
    let others = Kind::Choice(choices(staff, Some(row.owner.0)));
    let fields = vec![
        Field::new("to", say::F_NEW_OWNER, others).unchosen(),
        Field::text("text", say::F_WHY).required(),
    ];
    let form = Form::new(REASSIGN, Words::with(say::FORM_REASSIGN, &[("number", &row.number)]), fields);
    form.about(&row.item, row.version).note(Words::with(say::REASSIGN_NOTE, &[("who", &row.owner.1)]))
}

/// Until which day it is to be done instead, and why.
fn due(row: &SupervisionRow) -> Form {
    let fields = vec![
        Field::new("due", say::F_NEW_DUE, Kind::Date).required().hint(hint::DATE_HINT),
        Field::text("text", say::F_WHY).required(),
    ];
    let form = Form::new(DUE, Words::with(say::FORM_DUE, &[("number", &row.number)]), fields);
    form.about(&row.item, row.version).note(Words::with(say::DUE_NOTE, &[("due", &row.due)]))
}

/// What is said with a step.
pub(super) fn step(row: &SupervisionRow, step: SupervisionStep) -> Form {
    if step == SupervisionStep::Due {
        return due(row);
    }
    let (id, title, label): (&'static str, Msg, Msg) = match step {
        SupervisionStep::Ask => (ASK, say::FORM_ASK, say::F_EVIDENCE),
        SupervisionStep::Close => (CLOSE, say::FORM_CLOSE, say::F_REMARK),
        _ => (RETURN, say::FORM_RETURN, say::F_REASON),
    };
    let field = Field::text("text", label);
    let field = if step == SupervisionStep::Close { field } else { field.required() };
    let form = Form::new(id, Words::with(title, &[("number", &row.number)]), vec![field]);
    let form = form.about(&row.item, row.version);
    if step == SupervisionStep::Ask { form.note(say::EVIDENCE_NOTE) } else { form }
}

/// The step of a form.
pub(super) fn step_of(form: &Form) -> Option<SupervisionStep> {
    match form.id {
        ASK => Some(SupervisionStep::Ask),
        CLOSE => Some(SupervisionStep::Close),
        RETURN => Some(SupervisionStep::Return),
        REASSIGN => Some(SupervisionStep::Reassign),
        DUE => Some(SupervisionStep::Due),
        _ => None,
    }
}

/// The command of a form, or what is wrong with it.
pub(super) fn read(form: &Form, about: &About) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let text = read.text(if form.id == NEW { "task" } else { "text" });
    if let Some(step) = step_of(form) {
        let (seen, item) = (form.seen, SupervisionId::parse(&form.about));
        let act = match step {
            SupervisionStep::Reassign => {
                let to = read.parsed("to", |typed| StaffId::parse(typed).ok_or(Fault::Choice));
                item.zip(to).map(|(item, to)| SuperviseAct::Reassign { item, seen, to, reason: text })
            }
            SupervisionStep::Due => {
                let due = read.date("due");
                item.zip(due).map(|(item, due)| SuperviseAct::Due { item, seen, due, reason: text })
            }
            _ => item.map(|item| SuperviseAct::Step { item, seen, step, text }),
        };
        let Some(act) = act else { return Err(read.faults()) };
        return read.done(Command::Supervise(act));
    }
    let owner = read.parsed("owner", |typed| StaffId::parse(typed).ok_or(Fault::Choice));
    let origin = read.parsed("origin", |typed| SupervisionOrigin::parse(typed).ok_or(Fault::Choice));
    let petition = read.parsed(ABOUT, |typed| about.petition(typed).ok_or_else(|| not_one(typed)));
    let (Some(owner), Some(origin), Some(due)) = (owner, origin, read.date("due")) else {
        return Err(read.faults());
    };
    let said = Box::new(SupervisionSaid { origin, text, owner, due, petition });
    read.done(Command::Supervise(SuperviseAct::Add { said }))
}
