//! `honordesk keymap`: the problems of keymap files, and the key sheet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::args::{KeymapSub, Keys as Which};
use super::context;
use super::exit::{Done, Exit, Failure};
use super::json::{KeyJson, KeyProblemJson, KeymapJson};
use super::out::Out;
use super::surroundings;
use crate::console::keys::{EMBEDDED, Keys};
use crate::console::panes::PaneId;
use crate::keymap::{Problem, ProblemKind, Source, print_sequence};
use crate::locale::{Lang, Msg, cli as words, keys as say};
use crate::text::fit;

/// What problems call the user's own file.
const OWN: &str = "keymap.toml";

/// The largest keymap file read, in bytes.
const LARGEST: u64 = 1 << 20;

pub(super) fn run(sub: &KeymapSub, out: &mut Out) -> Done {
    match sub {
        KeymapSub::Check { files, json } => check(files, *json, out),
        KeymapSub::Print { keys, json } => print(*keys, *json, out),
    }
}

/// Every file with its problems; without a file, the user's own keymap, or the embedded ones where there is none.
fn check(files: &[PathBuf], json: bool, out: &mut Out) -> Done {
    let own: Vec<PathBuf> = surroundings::keymap_file().into_iter().filter(|f| f.exists()).collect();
    let files = if files.is_empty() { own.as_slice() } else { files };
    let mut problems = 0;
    for file in files {
        let text = read(file).map_err(|e| context::cannot_read(file, &e, out.lang))?;
        problems += report(&file.to_string_lossy(), &text, json, out)?;
    }
    if files.is_empty() {
        for source in EMBEDDED {
            problems += report(source.name, source.text, json, out)?;
        }
    }
    if problems > 0 {
        return Err(Failure::new(Exit::Nothing, words::KEYMAP_BAD.with(out.lang, &[("n", &problems)])));
    }
    Ok(Exit::Done)
}

/// The text of a keymap file; not of a device or a pipe, which might never end.
pub(super) fn read(file: &Path) -> io::Result<String> {
    let data = fs::metadata(file)?;
    if !data.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if data.len() > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read_to_string(file)
}

fn report(name: &str, text: &str, json: bool, out: &mut Out) -> Result<usize, Failure> {
    let (_, problems) = Keys::load(Some(Source { name, text }));
    if json {
        let shown = problems.iter().map(|problem| KeyProblemJson {
            line: problem.line,
            column: problem.column,
            what: sentence(&problem.kind, out.lang),
        });
        out.json(&KeymapJson { file: name, problems: shown.collect() })?;
        return Ok(problems.len());
    }
    if problems.is_empty() {
        out.line(&words::KEYMAP_FINE.with(out.lang, &[("file", &name)]))?;
    }
    for problem in &problems {
        let what = sentence(&problem.kind, out.lang);
        let (file, line, column) = (&problem.file, &problem.line, &problem.column);
        out.line(
            &say::AT.with(out.lang, &[("file", file), ("line", line), ("column", column), ("what", &what)]),
        )?;
    }
    Ok(problems.len())
}

/// What is wrong, in words.
fn sentence(kind: &ProblemKind, lang: Lang) -> String {
    use ProblemKind as P;
    match kind {
        P::UnknownContext { context } => say::UNKNOWN_CONTEXT.with(lang, &[("context", context)]),
        P::UnknownKey { written, .. } => say::UNKNOWN_KEY.with(lang, &[("written", written)]),
        P::UnknownAction { context, name, elsewhere } => {
            let msg = if *elsewhere { say::ELSEWHERE } else { say::UNKNOWN_ACTION };
            msg.with(lang, &[("context", context), ("name", name)])
        }
        P::Duplicate { context, sequence, .. } => {
            say::DUPLICATE.with(lang, &[("context", context), ("sequence", sequence)])
        }
        P::PrefixShadow { sequence, other, other_context, .. } => {
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("sequence", sequence), ("other", other), ("other_context", other_context)];
            say::PREFIX_SHADOW.with(lang, values)
        }
        P::Indistinguishable { chord, twin } => {
            say::INDISTINGUISHABLE.with(lang, &[("chord", chord), ("twin", twin)])
        }
        P::Reserved { chord } => say::RESERVED.with(lang, &[("chord", chord)]),
        P::HidesInherited { sequence, hidden_context, hidden, .. } => {
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("sequence", sequence), ("hidden_context", hidden_context), ("hidden", hidden)];
            say::HIDES_INHERITED.with(lang, values)
        }
        P::DangerOnBareKey { sequence, action } => {
            say::DANGER.with(lang, &[("sequence", sequence), ("action", action)])
        }
        P::Unbound { action } => say::UNBOUND.with(lang, &[("action", action)]),
        P::PrintableInText { context, sequence } => {
            say::PRINTABLE.with(lang, &[("context", context), ("sequence", sequence)])
        }
        P::Syntax { .. } => say::SYNTAX.get(lang).into(),
        P::WrongValue { entry } => say::WRONG_VALUE.with(lang, &[("entry", entry)]),
        P::UnknownBase { base } => say::UNKNOWN_BASE.with(lang, &[("base", base)]),
    }
}

/// What people call a context of the keymap.
fn title(context: &str) -> Option<Msg> {
    let pane = PaneId::ALL.iter().find(|pane| pane.context() == context).map(|pane| pane.label());
    pane.or_else(|| say::context(context))
}

fn print(which: Which, json: bool, out: &mut Out) -> Done {
    let [default, vim] = EMBEDDED;
    let own = surroundings::keymap_file().and_then(|file| read(&file).ok());
    let (keys, _): (Keys, Vec<Problem>) = match (which, &own) {
        (Which::Vim, _) => Keys::load(Some(vim)),
        (Which::Default, None) => Keys::load(Some(default)),
        (Which::Default, Some(text)) => Keys::load(Some(Source { name: OWN, text })),
    };
    let mut context = "";
    for row in keys.map().sheet() {
        let meta = row.action.meta();
        let (keys, label) = (print_sequence(&row.sequence), meta.label.get(out.lang));
        if json {
            out.json(&KeyJson { context: row.context, keys, action: meta.name, label })?;
            continue;
        }
        if row.context != context {
            context = row.context;
            let title = title(context).map_or("", |msg| msg.get(out.lang));
            let heading = say::CONTEXT.with(out.lang, &[("context", &context), ("title", &title)]);
            out.line(heading.trim_end())?;
        }
        out.line(&format!("  {}{}{label}", fit(&keys, 20), fit(meta.name, 26)))?;
    }
    Ok(Exit::Done)
}
