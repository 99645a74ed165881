//! `honordesk view`: filters kept under a name, one's own; and files of them to hand on.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::args::{Global, ViewSub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::ViewJson;
use super::out::Out;
use crate::bureau::{Answer, Command, Query};
use crate::domain::filter::View;
use crate::locale::cli as words;
use crate::text::{EchoPath, fit, visible};

/// The longest file of views that is read, in bytes.
const LONGEST_FILE: u64 = 256 * 1024;

/// A file of views.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    #[serde(default)]
    view: Vec<Line>,
}

/// One view of a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pin: Option<u8>,
}

pub(super) fn run(sub: &ViewSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        ViewSub::List { .. } | ViewSub::Export { .. } => Need::Read,
        ViewSub::Save { .. } | ViewSub::Remove { .. } | ViewSub::Import { .. } => Need::Write,
    };
    // What cannot be read is told before anything is opened for writing.
    let sheet = match sub {
        ViewSub::Import { file, .. } => read(file, out)?,
        _ => Sheet::default(),
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        ViewSub::List { json } => list(&desk, *json, out),
        ViewSub::Save { name, text, pin, json } => save(&desk, name, &text.join(" "), *pin, *json, out),
        ViewSub::Remove { name, json } => {
            let receipt = desk.execute(Command::RemoveView { name: name.clone() }, None);
            receipt.and_then(|receipt| {
                out.receipt(&receipt, words::VIEW_REMOVED.with(out.lang, &[("name", name)]), *json)
            })
        }
        ViewSub::Export { file } => export(&desk, file, out),
        ViewSub::Import { json, .. } => {
            let mut views = sheet.view.iter();
            views.try_fold(Exit::Done, |_, v| save(&desk, &v.name, &v.text, v.pin, *json, out))
        }
    };
    desk.close(done, out)
}

fn views(desk: &Desk) -> Result<Vec<View>, Failure> {
    match desk.query(Query::Views)? {
        Answer::Views(views) => Ok(views),
        _ => Ok(Vec::new()),
    }
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let views = views(desk)?;
    for view in &views {
        if json {
            out.json(&ViewJson::new(view))?;
        } else {
            let pin = view.pin.map(|pin| format!("Alt-{pin}")).unwrap_or_default();
            out.line(&format!("{} {} {}", fit(&pin, 6), fit(&visible(&view.name), 20), visible(&view.text)))?;
        }
    }
    if views.is_empty() { out.nothing(words::VIEWS_NONE.get(out.lang), json) } else { Ok(Exit::Done) }
}

fn save(desk: &Desk, name: &str, text: &str, pin: Option<u8>, json: bool, out: &mut Out) -> Done {
    let command = Command::SaveView { name: name.to_owned(), text: text.to_owned(), pin };
    let receipt = desk.execute(command, None)?;
    out.receipt(&receipt, words::VIEW_SAVED.with(out.lang, &[("name", &visible(name))]), json)
}

fn export(desk: &Desk, file: &Path, out: &mut Out) -> Done {
    let view: Vec<Line> =
        views(desk)?.into_iter().map(|View { name, text, pin, .. }| Line { name, text, pin }).collect();
    let n = view.len();
    context::in_a_folder(file, out.lang)?;
    let trouble = |e: &std::io::Error| context::cannot_write(file, e, out.lang);
    let text = toml::to_string(&Sheet { view })
        .map_err(|e| Failure::new(Exit::Data, bad(file, &e.to_string(), out)))?;
    let mut to = File::create_new(file).map_err(|e| trouble(&e))?;
    to.write_all(text.as_bytes()).and_then(|()| to.sync_all()).map_err(|e| trouble(&e))?;
    out.line(&words::VIEWS_EXPORTED.with(out.lang, &[("n", &n), ("file", &file.display())]))?;
    Ok(Exit::Done)
}

fn read(file: &Path, out: &Out) -> Result<Sheet, Failure> {
    let mut text = String::new();
    let from = context::open_file(file).and_then(|f| f.take(LONGEST_FILE).read_to_string(&mut text));
    from.map_err(|e| context::cannot_read(file, &e, out.lang))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    toml::from_str(text).map_err(|e| Failure::new(Exit::Data, bad(file, e.message(), out)))
}

fn bad(file: &Path, what: &str, out: &Out) -> String {
    words::VIEW_FILE_BAD.with(out.lang, &[("file", &EchoPath(file)), ("what", &visible(what))])
}
