//! `honordesk petition draft`: a letter of a petition, numbered and on record, into a file or on the screen.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::context::{self, Desk};
use super::exit::{Done, Exit, Failure};
use super::json::LetterJson;
use super::matter::{office, print};
use super::out::Out;
use super::paper;
use super::petition_args::DraftArgs;
use crate::bureau::answer::{PaperView, PetitionView};
use crate::bureau::{Command, Outcome, Refusal, What};
use crate::exchange::papers::{Form, Head, Lettered, Sheet, docx, letter, text};
use crate::locale::{Lang, cli as words, letter_words};

/// Drafts a letter.
pub(super) fn run(desk: &Desk, seen: &PetitionView, args: &DraftArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    if let Some(file) = &args.out {
        // Told before a number is given.
        free(file, lang)?;
    }
    let not_found = || Failure::refused(&Refusal::NotFound(What::Paper), lang);
    let office = office(desk, lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), lang);
    let Lettered { draft, missing } = letter(&head, seen, args.kind).ok_or_else(not_found)?;
    let command = Command::IssuePaper { draft: Box::new(draft) };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let Outcome::Paper(id, number, _) = &receipt.outcome else { return Err(not_found()) };
    let said = words::ISSUED.with(lang, &[("number", number), ("paper", id), ("seq", &receipt.seq)]);
    out.settle(&said);
    let issued = paper::view(desk, *id, lang)?;
    if let Some(file) = &args.out {
        write(&issued, file, lang)?;
    }
    let plain = text(&Sheet::issued(&issued, lang), Form::A4);
    if args.how.json {
        let file = args.out.as_ref().map(|file| file.display().to_string());
        out.json(&LetterJson::new(&receipt, &issued, &missing, (file, plain)))?;
        return Ok(Exit::Done);
    }
    out.receipt(&receipt, said, false)?;
    out.line(&letter_words::lacks(args.kind, &missing, lang))?;
    match &args.out {
        Some(file) => out.line(&words::WRITTEN.with(lang, &[("file", &file.display())]))?,
        None => return print(&plain, out),
    }
    Ok(Exit::Done)
}

fn free(file: &Path, lang: Lang) -> Result<(), Failure> {
    context::in_a_folder(file, lang)?;
    if file.exists() {
        return Err(context::cannot_write(file, &io::ErrorKind::AlreadyExists.into(), lang));
    }
    Ok(())
}

/// As plain text where the name ends so, else as the document that is printed and stamped.
fn write(paper: &PaperView, file: &Path, lang: Lang) -> Result<(), Failure> {
    let plain = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    let sheet = Sheet::issued(paper, lang);
    let bytes = if plain { text(&sheet, Form::A4).into_bytes() } else { docx(&sheet) };
    let trouble = |e: io::Error| context::cannot_write(file, &e, lang);
    let mut to = File::create_new(file).map_err(trouble)?;
    to.write_all(&bytes).and_then(|()| to.sync_all()).map_err(trouble)
}
