//! `honordesk person note`: notes about a person. Their words come from a file or standard input, never from the command
//! line, where others on the machine could read them.

use std::io::{self, Read};
use std::path::Path;

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::NoteJson;
use super::out::Out;
use super::person_args::{NoteAddArgs, NoteSub};
use crate::bureau::answer::NoteView;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::note::{NoteFacts, NoteKind};
use crate::domain::staff::Roles;
use crate::domain::{NoteId, PersonId};
use crate::locale::{Lang, cli as words, notes as say, words as labels};
use crate::text::{fit, visible};

/// The longest note read, in bytes; the door looks at its characters.
const LONGEST: u64 = 16 * 1024;

pub(super) fn run(sub: &NoteSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, NoteSub::List { .. }) { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        NoteSub::List { person, json } => list(&desk, *person, *json, out),
        NoteSub::Add(args) => add(&desk, args, out),
        NoteSub::End { person, note, how } => end(&desk, (*person, *note), how, out),
    };
    desk.close(done, out)
}

fn notes(desk: &Desk, person: PersonId, lang: Lang) -> Result<Vec<NoteView>, Failure> {
    match desk.query(Query::Notes(person))? {
        Answer::Notes(found) => Ok(found),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

fn list(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let found = notes(desk, person, out.lang)?;
    for note in &found {
        if json {
            out.json(&NoteJson::new(note))?;
        } else {
            out.line(&row(note, out.lang))?;
        }
    }
    if found.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn row(note: &NoteView, lang: Lang) -> String {
    let facts = &note.facts;
    let kind = say::standing(note.standing).unwrap_or_else(|| say::kind(facts.kind));
    let roles = if facts.roles.is_empty() {
        say::EVERYONE.get(lang).to_owned()
    } else {
        labels::roles(facts.roles.iter(), lang)
    };
    let cells = [
        fit(&note.note.to_string(), 8),
        fit(kind.get(lang), 8),
        fit(&facts.expires.map(|d| d.to_string()).unwrap_or_default(), 10),
        fit(&roles, 16),
        visible(&facts.text.replace('\n', " ")).into_owned(),
    ];
    cells.join(" ").trim_end().to_owned()
}

fn add(desk: &Desk, args: &NoteAddArgs, out: &mut Out) -> Done {
    let facts = NoteFacts {
        kind: if args.caution { NoteKind::Caution } else { NoteKind::Plain },
        text: text(&args.from, out.lang)?,
        pinned: args.pin,
        expires: args.until,
        roles: Roles::new(args.role.iter().copied()),
    };
    let command = Command::AddNote { person: args.person, facts: Box::new(facts) };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let note = match &receipt.outcome {
        Outcome::Note(note, _) => note.to_string(),
        _ => String::new(),
    };
    let said = words::NOTE_ADDED.with(out.lang, &[("note", &note), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

/// The words of a file, or of standard input for `-`.
pub(super) fn text(file: &Path, lang: Lang) -> Result<String, Failure> {
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        io::stdin().lock().take(LONGEST).read_to_string(&mut text)
    } else {
        context::open_file(file).and_then(|f| f.take(LONGEST).read_to_string(&mut text))
    };
    read.map_err(|e| context::cannot_read(file, &e, lang))?;
    Ok(text.trim_start_matches('\u{feff}').trim().to_owned())
}

fn end(desk: &Desk, (person, note): (PersonId, NoteId), how: &HowArgs, out: &mut Out) -> Done {
    let theirs = notes(desk, person, out.lang)?;
    let Some(seen) = theirs.iter().find(|n| n.note == note).map(|n| n.version) else {
        return Err(Failure::refused(&Refusal::NotFound(What::Note), out.lang));
    };
    let receipt = desk.execute(Command::EndNote { note, seen }, how.key.as_deref())?;
    let said = words::NOTE_ENDED.with(out.lang, &[("note", &note), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
}
