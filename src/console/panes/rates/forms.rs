//! What is filled in: a figure, a setting, why a proposal is rejected.

use super::state::State;
use crate::bureau::answer::ProposalRow;
use crate::bureau::command::{NewRate, NewRates};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Owner, Shared};
use crate::console::words::Words;
use crate::console::{names, place_forms};
use crate::domain::ledger::{Cell, Per, PlaceKey, Setting};
use crate::domain::person::Nature;
use crate::locale::{field as label, rate_words, rates as say, words};

/// The form of a figure.
pub const RATE: &str = "rates.rate";
/// The form of a setting.
pub const SETTING: &str = "rates.setting";
/// The form that says why a proposal is rejected.
pub const REJECT: &str = "rates.reject";
/// The question before a proposal is approved.
pub const APPROVE: &str = "rates.approve";
/// The question before one is taken back.
pub const WITHDRAW: &str = "rates.withdraw";

const NATURES: [(&str, Nature); 3] =
    [("war", Nature::War), ("duty", Nature::Duty), ("illness", Nature::Illness)];

fn sheet(form: Form) -> Sheet {
    Sheet::new(form, Owner::Pane(PaneId::Rates))
}

/// The form of a figure, for a cell.
pub fn rate(cell: Option<&Cell>, per: Option<Per>, shared: &Shared) -> Sheet {
    let tables = &shared.tables;
    let programmes = tables.programmes.all().iter().filter(|p| tables.rates.takes_figures(p));
    let programmes = programmes.map(|p| Choice::new(p.id.clone(), names::both(&p.zh, &p.en))).collect();
    let mut groups = vec![Choice::new("", rate_words::ALL_GROUPS)];
    let all = tables.groups.all().iter();
    groups.extend(all.map(|g| Choice::new(g.code.clone(), names::both(&g.zh, &g.en))));
    let mut grades = vec![Choice::new("", say::NO_GRADE)];
    grades.extend(
        (1..=10).map(|n| Choice::new(n.to_string(), Words::with(rate_words::GRADE, &[("grade", &n)]))),
    );
    let mut natures = vec![Choice::new("", say::NO_GRADE)];
    natures.extend(NATURES.iter().map(|(key, nature)| Choice::new(*key, words::nature(*nature))));
    let kinds = vec![Choice::new("enter", say::ENTER_FIGURE), Choice::new("end", say::END_FIGURE)];
    let pers = vec![
        Choice::new("month", rate_words::per_word(Per::Month)),
        Choice::new("year", rate_words::per_word(Per::Year)),
    ];
    let mut fields = vec![
        Field::new("programme", label::PROGRAMME, Kind::Choice(programmes)),
        Field::new("group", label::GROUP, Kind::Choice(groups)),
        Field::new("grade", label::GRADE, Kind::Choice(grades)).hint(say::GRADE_HINT),
        Field::new("nature", label::NATURE, Kind::Choice(natures)).hint(say::GRADE_HINT),
        Field::new("kind", say::KIND, Kind::Choice(kinds)).by_digit(),
        Field::new("amount", say::FIGURE_FIELD, Kind::Money).only_when("kind", &["enter"]),
        Field::new("per", say::PER, Kind::Choice(pers)).by_digit(),
        Field::new("effective", label::EFFECTIVE, Kind::Date).required(),
        Field::text("standard", label::STANDARD).required().hint(say::STANDARD_HINT),
        Field::text("notice", label::NOTICE).required().hint(say::NOTICE_HINT),
    ];
    let mut put = |name: &str, value: String| {
        if let Some(field) = fields.iter_mut().find(|field| field.name == name) {
            *field = field.clone().with(value);
        }
    };
    if let Some(cell) = cell {
        put("programme", cell.programme.clone());
        put("group", cell.group.clone().unwrap_or_default());
        put("grade", cell.grade.map(|grade| grade.to_string()).unwrap_or_default());
        let nature = NATURES.iter().find(|(_, nature)| Some(*nature) == cell.nature);
        put("nature", nature.map(|(key, _)| (*key).to_owned()).unwrap_or_default());
    }
    if per == Some(Per::Year) {
        put("per", "year".to_owned());
    }
    sheet(Form::new(RATE, say::RATE_TITLE, fields).note(say::PROPOSE_NOTE))
}

/// The form of a setting: its question, where it is left to the place, the ways there are.
pub fn setting(key: PlaceKey, shared: &Shared) -> Option<Sheet> {
    let setting = shared.tables.settings.get(key)?;
    let fields = place_forms::fields(setting, "").into();
    let note = Words::Lines(vec![
        names::both(&setting.ask_zh, &setting.ask_en),
        names::both(&setting.left_zh, &setting.left_en),
        say::PROPOSE_NOTE.into(),
    ]);
    let form = Form::new(SETTING, names::both(&setting.zh, &setting.en), fields);
    Some(sheet(form.about(&key.name(), 0).note(note)))
}

/// Why a proposal is rejected.
pub fn reject(row: &ProposalRow) -> Sheet {
    let title = Words::with(say::REJECT_TITLE, &[("proposal", &row.id)]);
    let form = Form::new(REJECT, title, vec![Field::text("reason", label::REASON).required()]);
    sheet(form.about(&row.id, row.version))
}

/// The command of a form, or what is wrong with it.
pub fn command(state: &State, form: &Form, shared: &Shared) -> Result<Command, Vec<FieldFault>> {
    match form.id {
        RATE => propose(form),
        SETTING => {
            let setting = PlaceKey::parse(&form.about).and_then(|key| shared.tables.settings.get(key));
            setting.map_or(Err(Vec::new()), |setting| set(form, setting))
        }
        _ => {
            let read = form.read();
            let reason = read.text("reason");
            match state.proposal().filter(|row| row.id.to_string() == form.about) {
                Some(row) => read.done(Command::RejectProposal { proposal: row.id, seen: form.seen, reason }),
                None => Err(read.faults()),
            }
        }
    }
}

fn propose(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let ends = form.text("kind") == "end";
    let amount = if ends { None } else { read.money("amount") };
    if !ends && form.text("amount").is_empty() {
        read.fault("amount", Fault::Empty);
    }
    let Some(effective) = read.date("effective") else { return Err(read.faults()) };
    let nature = NATURES.iter().find(|(key, _)| *key == form.text("nature")).map(|(_, nature)| *nature);
    let cell = Cell {
        programme: read.text("programme"),
        group: read.some_text("group"),
        grade: form.text("grade").parse().ok(),
        nature,
    };
    let per = if form.text("per") == "year" { Per::Year } else { Per::Month };
    let rows = vec![NewRate { cell, amount, per, effective }];
    let new = NewRates { notice: read.text("notice"), standard: read.text("standard"), rows };
    read.done(Command::ProposeRates { new: Box::new(new), despite: form.despite() })
}

fn set(form: &Form, setting: &Setting) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    place_forms::require(&mut read, "");
    let said = place_forms::read(&mut read, setting, "");
    let new: Vec<_> = said.into_iter().collect();
    read.done(Command::ProposeSettings { new, despite: form.despite() })
}
