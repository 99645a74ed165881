//! From the words typed to the exit code.

use std::ffi::OsString;
use std::io::Write;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{ImportSub, LangArg, Line, Sub};
use super::context::{self, ConsoleStart, Host};
use super::exit::{Done, Exit};
use super::out::{Out, complain};
use super::unfit::Unfit;
use super::{
    backup, calendar, care, check, completions, demo, export, handover, help, import, journal, keymap,
    ledger, lookup, matter, oncall, overview, paper, person, petition, pivot, policy, quality, staff,
    supervision, surroundings, view, visit,
};
use crate::domain::filter::Filter;
use crate::locale::{Lang, cli as words, help as help_words, stops};
use crate::text::{Echo, visible};

/// Runs the command line `line`, program name first, and says how it ended.
pub fn run(line: &[OsString], host: &Host<'_>) -> Exit {
    surroundings::private_files();
    surroundings::plain_panics(surroundings::lang(line));
    let lang = surroundings::lang(line);
    let line = turned_round(line);
    let parsed = match help::parse(&line, lang) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, lang),
    };
    let lang = match parsed.global.lang {
        Some(LangArg::Zh) => Lang::Zh,
        Some(LangArg::En) => Lang::En,
        None => lang,
    };
    let mut out = Out::new(lang);
    ended(dispatch(&parsed, &mut out, host))
}

/// The subcommands that take conditions.
const WITH_CONDITIONS: [&str; 6] = ["lookup", "export", "pivot", "rota", "view", "condolence"];

/// The words of a line as they are read: a condition turned round (`-已故`, `-town:xinhua`) is no option, so that it needs no `--`
/// in front. Its other sign stands for it.
fn turned_round(line: &[OsString]) -> Vec<OsString> {
    let asks = line.iter().any(|word| WITH_CONDITIONS.iter().any(|sub| word == sub));
    let turned = |word: &OsString| -> Option<OsString> {
        let rest = word.to_str()?.strip_prefix('-').filter(|_| asks)?;
        Filter::is_condition(rest).then(|| format!("!{rest}").into())
    };
    line.iter().map(|word| turned(word).unwrap_or_else(|| word.clone())).collect()
}

/// The exit code; a failure is told on the way.
fn ended(done: Done) -> Exit {
    match done {
        Ok(exit) => exit,
        Err(failure) => {
            if !failure.sentence.is_empty() {
                complain(&failure.sentence);
            }
            failure.exit
        }
    }
}

fn dispatch(line: &Line, out: &mut Out, host: &Host<'_>) -> Done {
    let global = &line.global;
    match &line.command {
        None => Ok((host.console)(ConsoleStart::of(context::data_dir(global, out.lang)?, global, out.lang))),
        Some(Sub::Demo(args)) => demo::run(args, global, out, host),
        Some(Sub::Import(ImportSub::People(args))) => import::run(args, global, out, host),
        Some(Sub::Lookup(args)) => lookup::run(args, global, out, host),
        Some(Sub::Pivot(args)) => pivot::run(args, global, out, host),
        Some(Sub::View(sub)) => view::run(sub, global, out, host),
        Some(Sub::Person(sub)) => person::run(sub, global, out, host),
        Some(Sub::Policy(args)) => policy::run(args, global, out, host),
        Some(Sub::Quality(sub)) => quality::run(sub, global, out, host),
        Some(Sub::Ledger(sub)) => ledger::run(sub, global, out, host),
        Some(Sub::Petition(sub)) => petition::run(sub, global, out, host),
        Some(Sub::Oncall(args)) => oncall::run(args, global, out, host),
        Some(Sub::Handover(sub)) => handover::run(sub, global, out, host),
        Some(Sub::Calendar(sub)) => calendar::run(sub, global, out, host),
        Some(Sub::Supervision(sub)) => supervision::run(sub, global, out, host),
        Some(Sub::Visit(sub)) => visit::run(sub, global, out, host),
        Some(Sub::Care(sub)) => care::run(sub, global, out, host),
        Some(Sub::Matter(sub)) => matter::run(sub, global, out, host),
        Some(Sub::Export(sub)) => export::run(sub, global, out, host),
        Some(Sub::Paper(sub)) => paper::run(sub, global, out, host),
        Some(Sub::Staff(sub)) => staff::run(sub, global, out, host),
        Some(Sub::Journal(sub)) => journal::run(sub, global, out, host),
        Some(Sub::Overview(args)) => overview::run(args, global, out, host),
        Some(Sub::Check(args)) => check::run(args, global, out),
        Some(Sub::Backup(args)) => backup::run(args, global, out, host),
        Some(Sub::Restore(args)) => backup::restore(args, global, out),
        Some(Sub::Keymap(sub)) => keymap::run(sub, out),
        Some(Sub::Completions { shell }) => completions::completions(*shell, out),
        Some(Sub::Man { dir }) => completions::man(dir.as_deref(), out),
    }
}

/// Help and version are answers; everything else is one sentence about what was typed.
fn usage(error: &Error, lang: Lang) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return ended(Out::new(lang).bytes(error.render().to_string().as_bytes()).map(|()| Exit::Done));
    }
    if matches!(error.kind(), ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        let _ = write!(std::io::stderr(), "{}", error.render());
        return Exit::Usage;
    }
    complain(&sentence(error, lang));
    Exit::Usage
}

fn sentence(error: &Error, lang: Lang) -> String {
    let told = |kind| error.get(kind).map(text).unwrap_or_default();
    let typed = |kind| Echo(&told(kind)).to_string();
    let what = told(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => words::USE_UNKNOWN.with(lang, &[("what", &Echo(&what))]),
        ErrorKind::InvalidSubcommand => {
            words::USE_UNKNOWN.with(lang, &[("what", &typed(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = typed(ContextKind::InvalidValue);
            let hint = hint(error, told(ContextKind::ValidValue), lang);
            words::USE_BAD_VALUE.with(lang, &[("value", &value), ("what", &what), ("hint", &hint)])
        }
        ErrorKind::MissingRequiredArgument => {
            let lacks = lacking(&what, &told(ContextKind::Usage), lang);
            words::USE_MISSING.with(lang, &[("what", &lacks)])
        }
        ErrorKind::ArgumentConflict => {
            let both = format!("{what} {}", told(ContextKind::PriorArg));
            words::USE_CONFLICT.with(lang, &[("what", &both)])
        }
        _ => words::USE_WRONG.get(lang).to_owned(),
    }
}

/// What is missing in the words of its help: `usage` names the subcommand that wants it.
fn lacking(names: &str, usage: &str, lang: Lang) -> String {
    let words = usage.split_whitespace().skip_while(|word| *word != env!("CARGO_PKG_NAME")).skip(1);
    let path: Vec<&str> =
        words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    let path = path.join(".");
    let said = |name: &str| {
        let bare = name.split_whitespace().next().unwrap_or_default();
        let id = bare.trim_matches(['<', '>', '-', '.']).replace('-', "_").to_lowercase();
        help_words::text(&format!("{path}.{id}")).map_or_else(
            || name.to_owned(),
            |msg| words::USE_LACKS.with(lang, &[("what", &msg.get(lang)), ("name", &name)]),
        )
    };
    names.split(", ").map(said).collect::<Vec<_>>().join(stops(lang).comma)
}

/// What is wanted of a value that cannot be taken.
fn hint(error: &Error, valid: String, lang: Lang) -> String {
    let source = std::error::Error::source(error);
    if let Some(unfit) = source.and_then(|source| source.downcast_ref::<Unfit>()) {
        return unfit.say(lang);
    }
    let form = source.map_or(valid, |source| form_of(&source.to_string()));
    if form.is_empty() { form } else { words::USE_HINT.with(lang, &[("form", &form)]) }
}

/// The form that a value should have, from what its parser said: a range is shown as one, other sentences of the parser are not
/// in the reader's language and left out.
fn form_of(said: &str) -> String {
    match said.split_once(" is not in ") {
        Some((_, range)) => range.replace("..=", "–"),
        None if said.contains(' ') => String::new(),
        None => said.to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => {
            all.iter().map(|s| visible(s).into_owned()).collect::<Vec<_>>().join(", ")
        }
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => visible(&other.to_string()).into_owned(),
    }
}
