//! One recognition (身份认定).

use super::RECOGNITION;
use super::basic::{date, open_choices};
use super::breaks;
use crate::bureau::answer::Record;
use crate::bureau::command::PersonChange;
use crate::bureau::{Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::person::{BreakGround, Nature, Recognition, RecognitionState};
use crate::locale::{family, field as label, ledger, person as say, words};

/// The natures in the order of the form.
const NATURES: [Nature; 3] = [Nature::War, Nature::Duty, Nature::Illness];

/// The key of yes.
const YES: &str = "yes";
/// The key of no.
const NO: &str = "no";

fn yes_no() -> Kind {
    Kind::Choice([(NO, family::NO), (YES, family::YES)].map(|(key, msg)| Choice::new(key, msg)).to_vec())
}

fn flag(yes: bool) -> String {
    if yes { YES } else { NO }.to_owned()
}

/// The groups of the table as choices.
pub fn groups(shared: &Shared) -> Vec<Choice> {
    let name =
        |code: &str| Words::List(vec![Words::Data(code.to_owned()), names::group(&shared.tables, code)]);
    shared.tables.groups.all().iter().map(|g| Choice::new(g.code.clone(), name(&g.code))).collect()
}

/// A choice by position.
fn nth(n: usize) -> String {
    n.to_string()
}

/// The form; one past the last recognition is a new one.
pub fn form(record: &Record, at: usize, shared: &Shared) -> Form {
    let name = |part: &str| format!("recognitions.{at}.{part}");
    let states = RecognitionState::ALL.iter().enumerate();
    let states = states.map(|(n, s)| Choice::new(nth(n), words::recognition_state(*s))).collect();
    let natures = NATURES.iter().enumerate().map(|(n, nature)| Choice::new(nth(n), words::nature(*nature)));
    let grades = (1..=10).map(|n| Choice::new(nth(n), Words::with(ledger::GRADE, &[("n", &n)])));
    let fields = vec![
        Field::new(name("group"), label::GROUP, open_choices(groups(shared))).required(),
        Field::new(name("state"), label::STATE, Kind::Choice(states)),
        date(&name("since"), label::SINCE),
        date(&name("until"), label::UNTIL),
        Field::new(name("grade"), label::GRADE, open_choices(grades)),
        Field::new(name("nature"), label::NATURE, open_choices(natures)),
        date(&name("regraded"), label::REGRADED).hint(say::REGRADED_HINT),
        Field::text(name("certificate"), label::CERTIFICATE),
        date(&name("approved"), label::APPROVED),
        Field::text(name("service_years"), label::SERVICE_YEARS).hint(say::YEARS_HINT),
        Field::new(name("mental"), label::MENTAL, yes_no()),
        date(&name("handed_over"), label::HANDED_OVER),
        date(&name("moved_in"), label::MOVED_IN),
        Field::text(name("former_grades"), label::FORMER_GRADES).hint(say::FORMER_GRADES_HINT),
        Field::text(name("stays"), label::STAYS).hint(say::STAYS_HINT),
        Field::text(name("suspended"), label::SUSPENDED).hint(say::BREAKS_HINT),
        Field::text(name("own_fault"), label::OWN_FAULT).hint(say::BREAKS_HINT),
    ];
    let title = Words::with(say::RECOGNITION_TITLE, &[("name", &record.card.name)]);
    let card = &record.card;
    let mut form =
        Form::new(RECOGNITION, title, fields).about(&format!("{}.{at}", card.person), card.version);
    if let Some(r) = record.card.recognitions.get(at) {
        fill(&mut form, r);
    }
    form
}

fn fill(form: &mut Form, r: &Recognition) {
    let date = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let state = RecognitionState::ALL.iter().position(|s| *s == r.state).map(nth).unwrap_or_default();
    let nature = NATURES.iter().position(|n| Some(*n) == r.nature).map(nth).unwrap_or_default();
    let values = [
        r.group.clone(),
        state,
        date(r.since),
        date(r.until),
        r.grade.map(|g| g.to_string()).unwrap_or_default(),
        nature,
        String::new(),
        r.certificate.clone(),
        date(r.approved),
        r.service_years.map(|y| y.to_string()).unwrap_or_default(),
        flag(r.mental),
        date(r.handed_over),
        date(r.moved_in),
        breaks::grades_said(r),
        breaks::stays_said(&r.stays),
        breaks::said(&r.breaks, BreakGround::Sentence),
        breaks::said(&r.breaks, BreakGround::OwnFault),
    ];
    for (field, value) in form.fields.iter_mut().zip(values) {
        *field = field.clone().with(value);
    }
}

/// The recognition with a re-assessment of a day: what stood before is the grade until then.
fn regraded(old: Option<&Recognition>, new: &Recognition, on: Date) -> Result<Recognition, Fault> {
    let of = |r: &Recognition| (r.grade, r.nature, r.mental);
    let old = old.filter(|old| of(old) != of(new)).ok_or(Fault::Unchanged)?;
    if new.former_grades.iter().any(|former| former.until >= on) {
        return Err(Fault::Before { field: "former_grades".to_owned() });
    }
    let mut with_former =
        Recognition { grade: old.grade, nature: old.nature, mental: old.mental, ..new.clone() };
    with_former.regrade(on, of(new));
    Ok(with_former)
}

/// The position that a form is about.
pub fn position(form: &Form) -> Option<usize> {
    form.about.split_once('.').and_then(|(_, at)| at.parse().ok())
}

/// The whole list with this one in its place.
pub fn changes(form: &Form, record: &Record) -> Result<Vec<PersonChange>, Vec<FieldFault>> {
    let at = position(form).unwrap_or(record.card.recognitions.len());
    let name = |part: &str| format!("recognitions.{at}.{part}");
    let mut read = form.read();
    let pick = |part: &str| form.text(&name(part)).parse::<usize>().ok();
    let mut breaks = Vec::new();
    for (part, ground) in [("suspended", BreakGround::Sentence), ("own_fault", BreakGround::OwnFault)] {
        breaks.extend(read.parsed(&name(part), |text| breaks::read(text, ground)).unwrap_or_default());
    }
    let former_grades = read.parsed(&name("former_grades"), breaks::grades_read).unwrap_or_default();
    let stays = read.parsed(&name("stays"), breaks::stays_read).unwrap_or_default();
    let mut new = Recognition {
        group: read.text(&name("group")),
        state: pick("state")
            .and_then(|n| RecognitionState::ALL.get(n).copied())
            .unwrap_or(RecognitionState::Applied),
        since: read.date(&name("since")),
        until: read.date(&name("until")),
        grade: read.parsed(&name("grade"), |text| text.parse().map_err(|_| Fault::Choice)),
        nature: pick("nature").and_then(|n| NATURES.get(n).copied()),
        certificate: read.text(&name("certificate")),
        approved: read.date(&name("approved")),
        service_years: read.number(&name("service_years")),
        mental: form.text(&name("mental")) == YES,
        handed_over: read.date(&name("handed_over")),
        moved_in: read.date(&name("moved_in")),
        breaks,
        stays,
        former_grades,
    };
    let mut all = record.card.recognitions.clone();
    if let Some(on) = read.date(&name("regraded")) {
        match regraded(all.get(at), &new, on) {
            Ok(with_former) => new = with_former,
            Err(fault) => read.fault(&name("regraded"), fault),
        }
    }
    match all.get_mut(at) {
        Some(place) => *place = new,
        None => all.push(new),
    }
    read.done(vec![PersonChange::Recognitions(all)])
}
