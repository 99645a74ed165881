//! What is filled in: where the bank's file goes and by which template, how an answer is read, a roster.

use super::Wanted;
use crate::bureau::{Fault, FieldFault, Reference};
use crate::console::files::place_words;
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::names;
use crate::console::words::Words;
use crate::domain::{Month, RunId};
use crate::exchange::Entry;
use crate::exchange::bank::{AnswerJob, Numbers, RosterJob, SendJob, Substitutes};
use crate::locale::{Lang, run_bank as say};

/// The form of the bank's file.
pub(in super::super) const SEND: &str = "runs.send";
/// The form of how an answer is read.
pub(in super::super) const ANSWER: &str = "runs.answer";
/// The form of a roster.
pub(in super::super) const ROSTER: &str = "runs.roster";
/// The choice of a folder that is typed.
const OTHER: &str = "*";

/// What was filled in last: it stands in the form the next time.
#[derive(Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Filled(Vec<(String, String)>);

crate::text::opaque!(Filled);

impl Filled {
    /// Everything that stands in a form.
    pub(super) fn of(form: &Form) -> Self {
        Self(form.fields.iter().map(|field| (field.name.clone(), field.value().to_owned())).collect())
    }

    /// As it was kept for another day.
    pub(super) fn parse(text: &str) -> Self {
        let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self(text.lines().filter_map(pair).collect())
    }

    /// To be kept for another day: the folder and the choices, nothing of this run.
    pub(super) fn kept(&self) -> String {
        let lasting = |(name, value): &&(String, String)| name != "run" && !value.contains('\n');
        let lines = self.0.iter().filter(lasting).map(|(name, value)| format!("{name}={value}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// A field as it was filled in last; a choice that is not there any more gives way to the first.
fn again(field: Field, last: &Filled) -> Field {
    let Some(value) = last.get(&field.name) else { return field };
    match &field.kind {
        Kind::Choice(choices) if !choices.iter().any(|c| c.key == value) => field,
        _ => field.with(value),
    }
}

/// The templates of banks; those that answer with a file, or all.
fn templates(tables: &Reference, answers: bool) -> Vec<Choice> {
    let all = tables.bank_files.all().iter().filter(|t| !answers || t.back.is_some());
    all.map(|t| Choice::new(t.id.as_str(), names::both(&t.zh, &t.en))).collect()
}

/// The folder: one of those there are, or typed.
fn folder_fields(folders: &[Entry]) -> Vec<Field> {
    let name = |entry: &Entry| {
        let path = Words::Data(entry.path.display().to_string());
        match entry.place {
            Some(place) => {
                Words::Filled(say::FOLDER_IS, vec![("place", place_words(place).into()), ("path", path)])
            }
            None => path,
        }
    };
    let mut choices: Vec<Choice> =
        folders.iter().map(|entry| Choice::new(entry.path.display().to_string(), name(entry))).collect();
    choices.push(Choice::new(OTHER, say::FOLDER_OTHER));
    vec![
        Field::new("folder", say::FOLDER, Kind::Choice(choices)).hint(say::FOLDER_HINT),
        Field::text("path", say::PATH).hint(say::PATH_HINT).required().only_when("folder", &[OTHER]),
    ]
}

fn roster_fields(tables: &Reference, none: bool) -> Vec<Field> {
    let mut rosters: Vec<Choice> = none.then(|| Choice::new("", say::NO_ROSTER)).into_iter().collect();
    rosters
        .extend(tables.rosters.all().iter().map(|r| Choice::new(r.id.as_str(), names::both(&r.zh, &r.en))));
    let numbers = vec![Choice::new("full", say::NUMBERS_FULL), Choice::new("masked", say::NUMBERS_MASKED)];
    // The roster of everybody is the last of the table.
    let general = rosters.last().map(|choice| choice.key.clone()).unwrap_or_default();
    vec![
        Field::new("roster", say::ROSTER, Kind::Choice(rosters)).with(general),
        Field::new("numbers", say::NUMBERS, Kind::Choice(numbers)).only_when("roster", &[]),
    ]
}

/// The form of a file of the open run.
pub(super) fn of_run(
    wanted: Wanted,
    tables: &Reference,
    (run, month): (RunId, Month),
    folders: &[Entry],
    last: &Filled,
) -> Form {
    let about = format!("{run} {month}");
    let filled = |fields: Vec<Field>| fields.into_iter().map(|field| again(field, last)).collect::<Vec<_>>();
    match wanted {
        Wanted::Send => {
            let template = Field::new("template", say::TEMPLATE, Kind::Choice(templates(tables, false)));
            let mut fields = vec![template.hint(say::TEMPLATE_HINT)];
            fields.extend(folder_fields(folders));
            fields.extend(roster_fields(tables, true));
            let instead = Field::text("substitutes", say::SUBSTITUTES).hint(say::SUBSTITUTES_HINT);
            fields.push(instead);
            let title = Words::with(say::SEND_TITLE, &[("run", &run)]);
            Form::new(SEND, title, filled(fields)).about(&about, 0).note(say::SEND_NOTE)
        }
        Wanted::Roster => {
            let mut fields = roster_fields(tables, false);
            let changes = vec![Choice::new("", say::ROSTER_ALL), Choice::new("changes", say::ROSTER_CHANGES)];
            fields.push(Field::new("changes", say::ROSTER_WHICH, Kind::Choice(changes)));
            fields.extend(folder_fields(folders));
            let title = Words::with(say::ROSTER_TITLE, &[("run", &run)]);
            Form::new(ROSTER, title, filled(fields)).about(&about, 0).note(say::ROSTER_NOTE)
        }
    }
}

/// The form of how an answer is read.
pub(super) fn answer(tables: &Reference, job: &AnswerJob) -> Form {
    let whole = vec![Choice::new("", say::WHOLE_NO), Choice::new("yes", say::WHOLE_YES)];
    let fields = vec![
        Field::new("template", say::TEMPLATE, Kind::Choice(templates(tables, true)))
            .with(job.template.clone()),
        Field::new("day", say::DAY, Kind::Date)
            .hint(say::DAY_HINT)
            .with(job.day.map(|day| day.to_string()).unwrap_or_default()),
        Field::new("whole", say::WHOLE, Kind::Choice(whole)).hint(say::WHOLE_HINT).with(if job.whole {
            "yes"
        } else {
            ""
        }),
    ];
    Form::new(ANSWER, say::ANSWER_TITLE, fields).about(&job.run, 0)
}

/// What a form about the open run is about.
fn about(form: &Form) -> Option<(RunId, Month)> {
    let (run, month) = form.about.split_once(' ')?;
    Some((RunId::parse(run)?, Month::parse(month)?))
}

fn folder(read: &Reader<'_>) -> String {
    match read.text("folder") {
        other if other == OTHER => read.text("path"),
        // As a path is typed: in quotes, so that nothing of it is taken for anything else.
        path => format!("“{path}”"),
    }
}

fn roster(read: &Reader<'_>) -> Option<(String, Numbers)> {
    let kind = read.text("roster");
    let numbers = if read.text("numbers") == "masked" { Numbers::Masked } else { Numbers::Full };
    (!kind.is_empty()).then_some((kind, numbers))
}

/// What is to be sent, of its form.
pub(super) fn send_job(form: &Form, lang: Lang) -> Result<SendJob, Vec<FieldFault>> {
    let mut read = form.read();
    let folder = folder(&read);
    let substitutes = read.parsed("substitutes", substitutes).unwrap_or_default();
    let (template, roster) = (read.text("template"), roster(&read));
    let Some((run, month)) = about(form) else { return Err(read.faults()) };
    let faults = read.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(SendJob { run, month, template, folder, substitutes, roster, lang })
}

/// A roster, of its form.
pub(super) fn roster_job(form: &Form, lang: Lang) -> Result<RosterJob, Vec<FieldFault>> {
    let read = form.read();
    let (folder, changes) = (folder(&read), read.text("changes") == "changes");
    let Some(((run, month), (kind, numbers))) = about(form).zip(roster(&read)) else {
        return Err(read.faults());
    };
    let faults = read.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(RosterJob { run, month, kind, numbers, changes, folder, lang })
}

/// How an answer is read, of its form.
pub(super) fn answer_job(form: &Form, before: &AnswerJob) -> Result<AnswerJob, Vec<FieldFault>> {
    let mut read = form.read();
    let day = read.date("day");
    let (template, whole) = (read.text("template"), read.text("whole") == "yes");
    let faults = read.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(AnswerJob { template, day, whole, ..before.clone() })
}

/// `㘵=田 㛃=洁`: a character and what stands in its place, as often as it takes.
fn substitutes(text: &str) -> Result<Substitutes, Fault> {
    let mut all = Substitutes::default();
    for pair in text.split(|c: char| c.is_whitespace() || ",，、;；".contains(c)).filter(|p| !p.is_empty())
    {
        let (from, by) = pair.split_once(['=', '＝']).ok_or(Fault::Pairs)?;
        let mut from = from.chars();
        let (Some(c), None) = (from.next(), from.next()) else { return Err(Fault::Pairs) };
        all.choose(c, by).map_err(|_| Fault::Pairs)?;
    }
    Ok(all)
}
