//! `honordesk import people`: first a dry run, then, once confirmed, every sound row in one transaction.

use std::io::{self, BufRead, IsTerminal};

use super::account_import;
use super::args::{Global, ImportArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::ImportJson;
use super::out::{self, Out};
use crate::bureau::{Answer, Asking, Query, Refusal};
use crate::domain::{Date, PersonId, ResidentId};
use crate::exchange::layout::{Layout, Mapping};
use crate::exchange::people::{
    self, Batch, Done as Taken, Door, DryRun, ImportFault, Incoming, Plan, Register, Tables, Words,
    reason_heading, reasons, say_kind, say_note, say_source_fault,
};
use crate::exchange::source::{Encoding, Format, OpenChoices};
use crate::exchange::{Go, Preview, Progress, ReturnedFault, preview, returned_before};
use crate::locale::{Lang, account, cli as words, refusal};
use crate::text::{Echo, EchoPath};

/// Rejected rows named on the screen; the rest is in the file of returned rows.
const SHOWN: usize = 20;

/// What the key of an import belongs to.
const IMPORT: &str = "person.import";

type Fault = ImportFault<Refusal>;

pub(super) fn run(args: &ImportArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    if !args.dry_run {
        out.begin();
    }
    let desk = context::open(global, out.lang, Need::Write, host)?;
    let done = import(&desk, args, out);
    desk.close(done, out)
}

/// An import that was done before under the same key.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// Its journal number.
    seq: u64,
    /// The first and the last person it took in.
    people: (PersonId, PersonId),
}

/// The journal's register, to which those that this very import took in before are not on record.
struct Again<'a> {
    door: Door<'a>,
    before: Option<Before>,
}

impl Again<'_> {
    fn is_own(&self, person: PersonId) -> bool {
        self.before.is_some_and(|b| (b.people.0..=b.people.1).contains(&person))
    }
}

impl Register for Again<'_> {
    type Refusal = Refusal;

    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Refusal> {
        Ok(self.door.holder(id)?.filter(|holder| !self.is_own(*holder)))
    }

    fn namesake(&mut self, name: &str, birth: Date) -> Result<Option<PersonId>, Refusal> {
        Ok(self.door.namesake(name, birth)?.filter(|namesake| !self.is_own(*namesake)))
    }

    fn imported(&mut self, digest: [u8; 32]) -> Result<Option<u64>, Refusal> {
        self.door.imported(digest)
    }

    fn take_in(&mut self, batch: &Batch, people: &mut dyn Iterator<Item = Incoming>) -> Result<u64, Refusal> {
        self.door.take_in(batch, people)
    }
}

/// Where the import stands that the key names, if it was done before.
fn before(desk: &Desk, asking: &Asking, lang: Lang) -> Result<Option<Before>, Failure> {
    let recorded = desk.bureau.recorded(asking).map_err(|why| Failure::refused(&why, lang))?;
    let span = |text: &str| {
        let (first, last) = text.split_once('–')?;
        Some((PersonId::parse(first)?, PersonId::parse(last)?))
    };
    Ok(recorded.and_then(|(receipt, object)| Some(Before { seq: receipt.seq, people: span(&object)? })))
}

fn import(desk: &Desk, args: &ImportArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let layout = Layout::standard().map_err(|fault| Failure::new(Exit::Data, fault.to_string()))?;
    // Only importers may ask this: for anybody else the file is not even opened.
    desk.query(Query::ImportProfiles)?;
    let look = first_look(desk, args, &layout, lang)?;
    show_format(&look, args, out)?;
    let tables = Tables { layout: &layout, reference: desk.bureau.reference() };
    let plan = Plan {
        choices: choices(args, lang)?,
        mapping: look.mapping.clone(),
        today: desk.moment.today,
        spare: None,
    };
    let asking = desk.asking(IMPORT, args.how.key.as_deref())?;
    let before = before(desk, &asking, lang)?;
    let mut register = Again { door: Door { bureau: &desk.bureau, asking: &asking }, before };
    let mut watch = |progress: Progress| {
        out::progress(&words::READING.with(lang, &[("n", &progress.rows)]), false);
        Go::On
    };
    let seen = people::dry_run(&args.file, &plan, tables, &mut register, &mut watch);
    out::progress("", false);
    let seen = seen.map_err(|fault| failure(&fault, args, lang))?;
    if !args.how.json {
        show(&seen, out)?;
    }
    if args.dry_run || seen.accepted == 0 {
        return finish(args, &seen, None, 0, out);
    }
    let reason = |rejects: &[people::Reject]| reasons(rejects, lang);
    let said = Words { heading: reason_heading(lang), reason: &reason };
    if let Some(before) = before {
        if seen.imported_before != Some(before.seq) {
            let sentence = words::KEY_OF_ANOTHER_FILE.with(lang, &[("seq", &before.seq)]);
            return Err(Failure::new(Exit::Refused, sentence));
        }
        settle(before.seq, seen.accepted, true, out);
        let mut rejects_file =
            (seen.rejected > 0).then(|| returned_before(&args.file, &look.format)).flatten();
        if rejects_file.is_none() {
            // The first time ended before the rows that came back were written.
            rejects_file =
                people::write_rejects(&args.file, &plan, tables, &seen, &said, &mut register, &mut watch)
                    .map_err(|fault| out.besides(failure(&fault, args, lang)))?;
        }
        let taken = Taken { taken: seen.accepted, returned: seen.rejected, rejects_file };
        let waiting = account_import::waiting(desk, before.seq, lang)?;
        return finish(args, &seen, Some((before.seq, &taken, true)), waiting, out);
    }
    if let Some(seq) = seen.imported_before {
        return Err(Failure::refused(&Refusal::ImportedBefore { seq }, lang));
    }
    if !(args.yes || confirmed(&seen, lang)?) {
        return finish(args, &seen, None, 0, out);
    }
    let taken = people::import(&args.file, &plan, tables, &seen, &said, &mut register, &mut watch);
    out::progress("", false);
    let seq = register.imported(seen.digest).map_err(|why| Failure::refused(&why, lang))?;
    if let Some(seq) = seq {
        settle(seq, seen.accepted, false, out);
    }
    let taken = taken.map_err(|fault| match fault {
        // The people are on record by then; only the file of those that came back is not.
        ImportFault::Returned(_) if seq.is_some() => out.besides(Failure::new(
            Exit::Data,
            words::RETURNED_LOST.with(lang, &[("file", &EchoPath(&args.file))]),
        )),
        fault => failure(&fault, args, lang),
    })?;
    let seq = seq.unwrap_or_default();
    let waiting = account_import::waiting(desk, seq, lang)?;
    finish(args, &seen, Some((seq, &taken, false)), waiting, out)
}

/// From here on the people are on record, whatever becomes of the output.
fn settle(seq: u64, people: u64, already: bool, out: &mut Out) {
    let said = imported(seq, people, already, out.lang);
    out.settle(&said);
}

fn imported(seq: u64, people: u64, already: bool, lang: Lang) -> String {
    let said = words::IMPORTED.with(lang, &[("n", &people), ("seq", &seq)]);
    if already { words::ALREADY.with(lang, &[("what", &said)]) } else { said }
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
        return Err(Failure::new(Exit::Data, words::NO_PROFILE.with(lang, &[("name", &Echo(name))])));
    };
    let found = all.iter().find(|(known, _)| known == name);
    found
        .and_then(|(_, mapping)| serde_json::from_str(mapping).ok())
        .ok_or_else(|| Failure::new(Exit::Data, words::NO_PROFILE.with(lang, &[("name", &Echo(name))])))
}

fn choices(args: &ImportArgs, lang: Lang) -> Result<OpenChoices, Failure> {
    let encoding = match &args.encoding {
        None => None,
        Some(name) => Some(Encoding::parse(name).ok_or_else(|| {
            Failure::new(Exit::Usage, words::NO_ENCODING.with(lang, &[("name", &Echo(name))]))
        })?),
    };
    Ok(OpenChoices { encoding, ..OpenChoices::default() })
}

fn show_format(look: &Preview, args: &ImportArgs, out: &mut Out) -> Result<(), Failure> {
    if args.how.json {
        return Ok(());
    }
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

/// What was done, for people or as the last line, with how many accounts are `waiting` for a second person. Rows that came back make the
/// exit code 3, a file without a sound row too.
fn finish(
    args: &ImportArgs,
    seen: &DryRun,
    done: Option<(u64, &Taken, bool)>,
    waiting: u32,
    out: &mut Out,
) -> Done {
    let lang = out.lang;
    let taken = done.map(|(_, taken, _)| taken);
    let rejects_file = taken.and_then(|t| t.rejects_file.as_ref()).map(|p| p.to_string_lossy().into_owned());
    if args.how.json {
        out.json(&ImportJson {
            rows: seen.rows,
            accepted: taken.map_or(seen.accepted, |t| t.taken),
            rejected: seen.rejected,
            duplicates: seen.duplicates,
            warnings: seen.warnings,
            rejects_file,
            accounts_waiting: (waiting > 0).then_some(waiting),
        })?;
    } else if let Some((seq, taken, already)) = done {
        out.line(&imported(seq, taken.taken, already, lang))?;
        if waiting > 0 {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &waiting), ("import", &seq)];
            out.line(&account::IMPORT_WAITS.with(lang, &values))?;
        }
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
    Failure::new(Exit::Data, plain.with(lang, &[("file", &EchoPath(&args.file))]))
}
