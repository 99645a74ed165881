//! `honordesk` without a subcommand, and the end of `demo`: the full-screen console.

use std::path::Path;
use std::sync::Arc;

use super::context::{self, ConsoleStart};
use super::exit::{Exit, Failure};
use super::keymap;
use super::out::complain;
use super::surroundings;
use super::trouble;
use crate::bureau::{Answer, Bureau, BureauOptions, Moment, OpenFault, Query, Session, read_reference};
use crate::console::Start;
use crate::console::keys::Keys;
use crate::exchange::Places;
use crate::keymap::Source;
use crate::locale::{Lang, cli as words};
use crate::sample::CLERK;
use crate::store::Checks;
use crate::terminal::desk::{DeskFault, DeskStart, FAILED, run};
use crate::terminal::{AmbiguousSetting, Caps, is_interactive};

/// Idle time after which the screen locks (5 minutes).
const IDLE_MS: u64 = 5 * 60 * 1000;

/// Page cache of the console, in bytes: it reads a page here and there and writes a few at a time; what is read again is in the
/// system's own cache.
const CACHE_BYTES: usize = 1 << 19;

/// Opens the console and gives its exit code.
pub fn console(start: ConsoleStart) -> Exit {
    let lang = start.lang;
    if !is_interactive() || !Caps::detect().full_screen {
        complain(words::NO_TERMINAL.get(lang));
        return Exit::Usage;
    }
    let dir = start.dir.clone();
    match desk(start).and_then(|desk| run(desk).map_err(|fault| failure(&fault, &dir, lang))) {
        Ok(code) => Exit::Console(code),
        Err(failure) => {
            complain(&failure.sentence);
            failure.exit
        }
    }
}

fn desk(start: ConsoleStart) -> Result<DeskStart, Failure> {
    let lang = start.lang;
    let own = start.keymap.as_deref().and_then(|file| Some((file, keymap::read(file).ok()?)));
    let name = own.as_ref().map(|(file, _)| file.display().to_string()).unwrap_or_default();
    let source = own.as_ref().map(|(_, text)| Source { name: &name, text });
    let (keys, problems) = Keys::load(source);
    let tables = read_reference(&start.dir)
        .map(Arc::new)
        .map_err(|fault| trouble::open_failure(&OpenFault::Reference(fault), &start.dir, lang))?;
    let reference = Some(Arc::clone(&tables));
    let held = start.held;
    let user = start.user;
    Ok(DeskStart {
        places: Places { printing: start.printing, ..surroundings::places(&start.dir) },
        dir: start.dir,
        bureau: BureauOptions {
            cache_bytes: CACHE_BYTES,
            reference,
            checks: Checks::AsUsed,
            ..context::options()
        },
        console: Start {
            lang,
            today: held.map_or_else(|| surroundings::now().today, |held| held.today),
            keys: Arc::new(keys),
            problems,
            tables,
            desk: surroundings::host(),
            idle_ms: IDLE_MS,
            veil_locks: false,
            first: start.first,
        },
        ambiguous: AmbiguousSetting::Auto,
        failure_sentence: words::CONSOLE_FAILED.get(lang).to_owned(),
        now: surroundings::now,
        held,
        seating: Box::new(move |bureau, moment| seat(bureau, moment, user.as_deref(), lang)),
    })
}

/// A sample bureau's clerk sits down by themselves; a real bureau's signs in.
fn seat(bureau: &Bureau, moment: Moment, login: Option<&str>, lang: Lang) -> Option<Session> {
    let asking = context::asking(None, moment, lang).ok()?;
    match bureau.query(&asking, Query::Desk) {
        Ok(Answer::Desk(desk)) if desk.bureau.as_ref().is_some_and(|profile| profile.sample) => {
            context::sample_session(bureau, moment, login.unwrap_or(CLERK), lang).ok()
        }
        _ => None,
    }
}

fn failure(fault: &DeskFault, dir: &Path, lang: Lang) -> Failure {
    match fault {
        DeskFault::Open(fault) => trouble::open_failure(fault, dir, lang),
        DeskFault::Worker => Failure::new(Exit::Console(FAILED), words::CONSOLE_FAILED.get(lang)),
        DeskFault::TodayFixed => Failure::new(Exit::Usage, words::TODAY_FIXED.get(lang)),
        DeskFault::Terminal(_) => Failure::new(Exit::NoOutput, words::NO_TERMINAL.get(lang)),
    }
}
