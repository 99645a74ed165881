//! `honordesk export`: lists as files.

use std::path::Path;

use serde::Serialize;

use super::args::Global;
use super::context::{self, Desk, Host, Need, in_a_folder};
use super::exit::{Done, Exit, Failure};
use super::out::Out;
use super::paper_args::{ExportArgs, ExportSub, OutArgs};
use crate::bureau::Refusal;
use crate::exchange::export::{Column, Export, Exported, Kind, List, export};
use crate::exchange::people::say_trouble;
use crate::exchange::{Go, Trouble};
use crate::locale::{Lang, cli as words, exports as say};
use crate::text::{Echo, EchoPath};

pub(super) fn run(sub: &ExportSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let (list, how) = match sub {
        ExportSub::People { query, how } => (List::People(query.join(" ")), how),
        ExportSub::Month { programme, month, how } => {
            (List::Month(programme.clone(), *month, String::new()), how)
        }
    };
    let job = job(list, how, out.lang)?;
    out.begin();
    let desk = context::open(global, out.lang, Need::Write, host)?;
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let done = write(&desk, &job, how, out);
    desk.close(done, out)
}

/// A table that is printed elsewhere leaves as a file instead.
pub(super) fn leaves(desk: &Desk, list: List, leaves: &OutArgs, json: bool, out: &mut Out) -> Done {
    let Some(how) = leaves.how(json) else { return Ok(Exit::Nothing) };
    let job = job(list, &how, out.lang)?;
    write(desk, &job, &how, out)
}

fn job(list: List, how: &ExportArgs, lang: Lang) -> Result<Export, Failure> {
    let kind = kind_of(&how.to).ok_or_else(|| {
        Failure::new(Exit::Usage, words::BAD_EXTENSION.with(lang, &[("file", &EchoPath(&how.to))]))
    })?;
    let known = list.columns();
    let columns = match &how.columns {
        None => known.to_vec(),
        Some(names) => {
            if let Some(odd) = names.iter().find(|n| !known.iter().any(|c| c.name() == *n)) {
                let all: Vec<&str> = known.iter().map(|c| c.name()).collect();
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("column", &Echo(odd)), ("known", &all.join(", "))];
                return Err(Failure::new(Exit::Usage, words::NO_SUCH_COLUMN.with(lang, &values)));
            }
            let wanted = |c: &Column| names.iter().any(|n| n == c.name());
            known.iter().copied().filter(wanted).collect()
        }
    };
    let (purpose, file) = (how.purpose.clone(), Some(how.to.clone()));
    Ok(Export { list, columns, kind, purpose, file, lang })
}

fn kind_of(file: &Path) -> Option<Kind> {
    let extension = file.extension()?.to_str()?.to_ascii_lowercase();
    [Kind::Xlsx, Kind::Csv].into_iter().find(|kind| kind.extension() == extension)
}

/// `--json`: a list that was written.
#[derive(Serialize)]
struct ExportJson<'a> {
    file: String,
    rows: usize,
    digest: &'a str,
    seq: u64,
}

fn write(desk: &Desk, job: &Export, how: &ExportArgs, out: &mut Out) -> Done {
    in_a_folder(&how.to, out.lang)?;
    let asking = desk.asking("list.export", how.how.key.as_deref())?;
    let done = export(&desk.bureau, &asking, job, None, &mut |_| Go::On);
    let done = done.map_err(|trouble| failure(&trouble, out.lang))?;
    let said = told(&done, out.lang);
    out.settle(&said);
    if how.how.json {
        let file = done.file.display().to_string();
        out.json(&ExportJson { file, rows: done.rows, digest: &done.digest, seq: done.seq })?;
    } else {
        out.line(&said)?;
    }
    Ok(Exit::Done)
}

fn told(done: &Exported, lang: Lang) -> String {
    say::written(done.list)
        .with(lang, &[("n", &done.rows), ("file", &done.file.display()), ("seq", &done.seq)])
}

fn failure(trouble: &Trouble, lang: Lang) -> Failure {
    match trouble {
        Trouble::Refused(why) => Failure::refused(why as &Refusal, lang),
        other => Failure::new(Exit::Data, say_trouble(other, lang)),
    }
}
