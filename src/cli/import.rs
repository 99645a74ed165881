//! `honordesk import people`: first a dry run, then, once confirmed, every sound row in one transaction.

use std::io::{self, BufRead, IsTerminal};

use super::args::{Global, ImportArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::ImportJson;
use super::out::{self, Out};
use crate::bureau::{Answer, Query, Refusal};
use crate::exchange::layout::{Layout, Mapping};
use crate::exchange::people::{
    self, Done as Taken, Door, DryRun, ImportFault, Plan, Tables, Words, reason_heading, reasons, say_kind,
    say_note, say_source_fault,
};
use crate::exchange::source::{Encoding, Format, OpenChoices};
use crate::exchange::{Go, Preview, Progress, ReturnedFault, preview};
use crate::locale::{Lang, cli as words, refusal};

/// Rejected rows named on the screen; the rest is in the file of returned rows.
const SHOWN: usize = 20;

type Fault = ImportFault<Refusal>;

pub(super) fn run(args: &ImportArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Write, host)?;
    let done = import(&desk, args, out);
    desk.close()?;
    done
}

fn import(desk: &Desk, args: &ImportArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let layout = Layout::standard().map_err(|fault| Failure::new(Exit::Data, fault.to_string()))?;
    let look = first_look(desk, args, &layout, lang)?;
    if !args.json {
        show_format(&look, out)?;
    }
    let reference = desk.bureau.reference();
    let tables = Tables { layout: &layout, divisions: &reference.divisions, items: &reference.fields };
    let plan = Plan {
        choices: choices(args, lang)?,
        mapping: look.mapping.clone(),
        today: desk.moment.today,
        spare: None,
    };
    let asking = context::asking(Some(desk.session.clone()), desk.moment)?;
    let mut register = Door { bureau: &desk.bureau, asking: &asking };
    let mut watch = |progress: Progress| {
        out::progress(&words::READING.with(lang, &[("n", &progress.rows)]), false);
        Go::On
    };
    let seen = people::dry_run(&args.file, &plan, tables, &mut register, &mut watch);
    out::progress("", false);
    let seen = seen.map_err(|fault| failure(&fault, args, lang))?;
    if !args.json {
        show(&seen, out)?;
    }
    if args.dry_run || seen.accepted == 0 || !(args.yes || confirmed(&seen, lang)?) {
        return finish(args, &seen, None, out);
    }
    if let Some(seq) = seen.imported_before {
        return Err(Failure::refused(&Refusal::ImportedBefore { seq }, lang));
    }
    let reason = |rejects: &[people::Reject]| reasons(rejects, lang);
    let said = Words { heading: reason_heading(lang), reason: &reason };
    let taken = people::import(&args.file, &plan, tables, &seen, &said, &mut register, &mut watch);
    out::progress("", false);
    let taken = taken.map_err(|fault| failure(&fault, args, lang))?;
    finish(args, &seen, Some(&taken), out)
}

/// The file as it is understood: with the remembered mapping that was named, or the one its headings give.
fn first_look(desk: &Desk, args: &ImportArgs, layout: &Layout, lang: Lang) -> Result<Preview, Failure> {
    let remembered = match &args.profile {
        Some(name) => vec![profile(desk, name, lang)?],
        None => Vec::new(),
    };
    let look = preview(&args.file, &choices(args, lang)?, layout, &remembered)
        .map_err(|fault| Failure::new(Exit::Data, say_source_fault(&fault, lang)))?;
    if args.profile.is_some() && !look.remembered {
        return Err(Failure::new(Exit::Data, words::PROFILE_MISFIT.get(lang)));
    }
    Ok(look)
}

fn profile(desk: &Desk, name: &str, lang: Lang) -> Result<Mapping, Failure> {
    let Answer::ImportProfiles(all) = desk.query(Query::ImportProfiles)? else {
        return Err(Failure::new(Exit::Data, words::NO_PROFILE.with(lang, &[("name", &name)])));
    };
    let found = all.iter().find(|(known, _)| known == name);
    found
        .and_then(|(_, mapping)| serde_json::from_str(mapping).ok())
        .ok_or_else(|| Failure::new(Exit::Data, words::NO_PROFILE.with(lang, &[("name", &name)])))
}

fn choices(args: &ImportArgs, lang: Lang) -> Result<OpenChoices, Failure> {
    let encoding = match &args.encoding {
        None => None,
        Some(name) => Some(
            Encoding::parse(name)
                .ok_or_else(|| Failure::new(Exit::Usage, words::NO_ENCODING.with(lang, &[("name", name)])))?,
        ),
    };
    Ok(OpenChoices { encoding, ..OpenChoices::default() })
}

fn show_format(look: &Preview, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let format = match &look.format {
        Format::Text { encoding, .. } => encoding.name().to_owned(),
        Format::Workbook { sheet, .. } => sheet.clone(),
    };
    out.line(&words::READ_AS.with(lang, &[("format", &format), ("row", &look.heading_row)]))?;
    for row in &look.rows {
        out.line(&format!("  {:>6}  {}", row.number, row.cells.join(" | ")))?;
    }
    Ok(())
}

fn show(seen: &DryRun, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for note in &seen.notes {
        out.line(say_note(*note, lang))?;
    }
    for verdict in seen.examples.iter().take(SHOWN) {
        let why = reasons(&verdict.rejects, lang);
        out.line(&words::ROW_BAD.with(lang, &[("row", &verdict.row), ("why", &why)]))?;
    }
    for (kind, n) in &seen.reasons {
        out.line(&format!("  {n:>8}  {}", say_kind(*kind, lang)))?;
    }
    let (rows, accepted, rejected, duplicates) =
        (&seen.rows, &seen.accepted, &seen.rejected, &seen.duplicates);
    out.line(&words::DRY_RUN.with(
        lang,
        &[
            ("rows", rows),
            ("accepted", accepted),
            ("rejected", rejected),
            ("duplicates", duplicates),
            ("warnings", &seen.warnings),
        ],
    ))
}

/// Asks on the terminal; without one, `--yes` is needed.
fn confirmed(seen: &DryRun, lang: Lang) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::new(Exit::Usage, words::NEEDS_YES.get(lang)));
    }
    out::progress(&words::CONFIRM.with(lang, &[("n", &seen.accepted)]), false);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|e| context::cannot_read("-".as_ref(), &e, lang))?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes" | "是"))
}

/// What was done, for people or as the last line. Rows that came back make the exit code 3, a file without a sound row too.
fn finish(args: &ImportArgs, seen: &DryRun, taken: Option<&Taken>, out: &mut Out) -> Done {
    let lang = out.lang;
    let rejects_file = taken.and_then(|t| t.rejects_file.as_ref()).map(|p| p.to_string_lossy().into_owned());
    if args.json {
        out.json(&ImportJson {
            rows: seen.rows,
            accepted: taken.map_or(seen.accepted, |t| t.taken),
            rejected: seen.rejected,
            duplicates: seen.duplicates,
            warnings: seen.warnings,
            rejects_file,
        })?;
    } else if let Some(taken) = taken {
        out.line(&words::IMPORTED.with(lang, &[("n", &taken.taken)]))?;
        if let Some(file) = &rejects_file {
            out.line(&words::RETURNED.with(lang, &[("n", &taken.returned), ("file", file)]))?;
        }
    } else {
        out.line(words::NOTHING_IMPORTED.get(lang))?;
    }
    Ok(if seen.rejected > 0 || seen.rows == 0 { Exit::Data } else { Exit::Done })
}

fn failure(fault: &Fault, args: &ImportArgs, lang: Lang) -> Failure {
    let plain = match fault {
        ImportFault::Source(source) => return Failure::new(Exit::Data, say_source_fault(source, lang)),
        ImportFault::Register(why) => return Failure::refused(why, lang),
        ImportFault::Stopped => return Failure::new(Exit::Refused, refusal::STOPPED.get(lang)),
        ImportFault::Returned(ReturnedFault::Exists) => words::RETURNED_EXISTS,
        ImportFault::Returned(_) => words::RETURNED_FAILED,
        ImportFault::Mapping => words::PROFILE_MISFIT,
        ImportFault::NoColumn(_) => words::NO_COLUMN,
        ImportFault::Changed => words::FILE_CHANGED,
    };
    Failure::new(Exit::Data, plain.with(lang, &[("file", &args.file.display())]))
}
