//! What the bureau says of its duty, filled in: a shift a line, a rung a line.

use crate::bureau::command::DutyAct;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind, minute_of};
use crate::console::words::Words;
use crate::domain::Phone;
use crate::domain::duty::{DutyLevel, DutyRules, Rung, ShiftKind};
use crate::locale::{Lang, duty as say};

pub(super) const RULES: &str = "oncall.rules";
/// Shifts that there is room for from the first.
const SHIFTS: usize = 3;
/// Between the first minute of a shift and its last.
const UNTIL: [char; 6] = ['-', '－', '—', '～', '~', '至'];
/// After the minutes of a rung.
const MINUTES: [&str; 4] = ["分钟", "分", "min", "m"];

/// Every shift and every rung on a line of its own, one line more than there are.
pub(super) fn form(rules: &DutyRules, lang: Lang) -> Form {
    let lines = (rules.shifts.len() + 1).max(SHIFTS);
    let mut fields: Vec<Field> = (0..lines)
        .map(|n| {
            let known = rules.shifts.get(n).map(shift_line).unwrap_or_default();
            let label = Words::Count(say::F_SHIFT_N, n as u64 + 1);
            Field::text(format!("shifts.{n}"), label).hint(say::F_SHIFT_HINT).with(known)
        })
        .collect();
    for level in DutyLevel::ALL {
        let of = rules.rungs.iter().filter(|rung| rung.level == *level);
        let lines = of.map(|rung| rung_line(rung, lang)).chain([String::new()]);
        fields.extend(lines.enumerate().map(|(n, line)| {
            let who = Words::from(say::level(*level));
            // One line more than there are: what it is for is said where another stands above it.
            let more = n > 0 && line.is_empty();
            let label = if more { Words::Filled(say::F_ONE_MORE, vec![("what", who)]) } else { who };
            Field::text(field_of(*level, n), label).hint(say::F_RUNG_HINT).with(line)
        }));
    }
    let days = rules.review_days.map(|n| n.to_string()).unwrap_or_default();
    let ways = vec![Choice::new("no", say::F_UNCOVERED_NO), Choice::new("yes", say::F_UNCOVERED_YES)];
    let ways = Field::new("uncovered", say::F_UNCOVERED, Kind::Choice(ways)).by_digit();
    fields.push(if rules.uncovered().is_empty() { ways } else { ways.with("yes") });
    fields.push(Field::text("review_days", say::F_REVIEW).hint(say::F_REVIEW_HINT).with(days));
    Form::new(RULES, say::DO_RULES, fields).about(&"", rules.version).note(say::RULES_NOTE)
}

fn field_of(level: DutyLevel, n: usize) -> String {
    format!("rungs.{}.{n}", level.name())
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn shift_line(shift: &ShiftKind) -> String {
    format!("{} {}-{}", shift.name, clock(shift.start), clock(shift.end))
}

fn rung_line(rung: &Rung, lang: Lang) -> String {
    let phone = Phone::parse(&rung.phone).map_or_else(|_| rung.phone.clone(), |phone| phone.to_string());
    let after = say::F_MINUTES.with(lang, &[("n", &rung.after)]);
    [rung.name.as_str(), &phone, &after]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The command of the form.
pub(super) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (mut shifts, mut rungs) = (Vec::new(), Vec::<Rung>::new());
    for field in form.fields.iter().filter(|field| field.name.starts_with("shifts.")) {
        shifts.extend(read.parsed(&field.name, shift_of));
    }
    for level in DutyLevel::ALL {
        let lines = (0..).map(|n| field_of(*level, n)).take_while(|name| form.field(name).is_some());
        for name in lines {
            let before = rungs.last().map_or(0, |rung: &Rung| rung.after);
            rungs.extend(read.parsed(&name, |line| rung_of(line, *level, before)));
        }
    }
    let review_days = read.number("review_days");
    let uncovered = form.text("uncovered") == "yes";
    read.done(Command::Duty(DutyAct::SetRules { seen: form.seen, shifts, rungs, review_days, uncovered }))
}

/// `白班 8:30-17:30`
fn shift_of(line: &str) -> Result<ShiftKind, Fault> {
    // Where no blank parts the name from the times, they begin with a figure.
    let by_figure = || line.find(|c: char| c.is_ascii_digit()).and_then(|at| line.split_at_checked(at));
    let parts = line.split_once(char::is_whitespace).or_else(by_figure);
    let (name, times) = parts.filter(|(name, _)| !name.is_empty()).ok_or(Fault::Shift)?;
    let (start, end) = times.split_once(UNTIL).ok_or(Fault::Shift)?;
    let (start, end) = minute_of(start).zip(minute_of(end)).ok_or(Fault::Shift)?;
    Ok(ShiftKind { name: name.to_owned(), start, end })
}

/// `王伟 13800138000 30分`, in any order: a short number is minutes, a long one the phone, what is left the name. Nobody is called
/// sooner than who stands before them.
fn rung_of(line: &str, level: DutyLevel, before: u16) -> Result<Rung, Fault> {
    let (mut name, mut phone, mut after) = (Vec::new(), String::new(), None);
    for word in line.split_whitespace() {
        let bare = MINUTES.iter().find_map(|unit| word.strip_suffix(unit)).unwrap_or(word);
        let minutes = bare.parse().ok().filter(|_| bare.len() < word.len() || bare.len() <= 3);
        if let Some(minutes) = minutes.filter(|_| after.is_none()) {
            after = Some(minutes);
        } else if word.starts_with(|c: char| c.is_ascii_digit() || c == '+') {
            Phone::parse(word).map_err(|_| Fault::Phone)?.as_str().clone_into(&mut phone);
        } else {
            name.push(word);
        }
    }
    if name.is_empty() {
        return Err(Fault::Rung);
    }
    let after = after.unwrap_or(before);
    if after < before {
        return Err(Fault::Sooner);
    }
    Ok(Rung { level, after, name: name.join(" "), phone })
}
