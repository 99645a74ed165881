//! `honordesk check`: every invariant by name, held or not.

use std::path::Path;

use super::args::{CheckArgs, Global};
use super::context;
use super::exit::{Done, Exit, Failure};
use super::json::InvariantJson;
use super::out::{self, Out};
use super::trouble;
use crate::bureau::{Bureau, Detail, Invariant, OpenFault, Seen, StoreError};
use crate::locale::check::{name, say};
use crate::locale::{Lang, cli as words};
use crate::store::{StoreOptions, check as check_store, replay as replay_store};

pub(super) fn run(args: &CheckArgs, global: &Global, out: &mut Out) -> Done {
    let lang = out.lang;
    let dir = context::database_dir(global, lang)?;
    let options = context::options();
    let mut results = match Bureau::open(&dir, &options) {
        Ok((bureau, found)) => {
            context::told(&found, lang);
            bureau.build_index().map_err(|why| Failure::refused(&why, lang))?;
            let results = bureau.check(&mut |name| out::progress(label(name, lang), false));
            out::progress("", false);
            bureau.close().map_err(|e| trouble::store_failure(&e, &dir, lang))?;
            results
        }
        // What cannot be opened because it is damaged is a result: the store names it.
        Err(OpenFault::Store(error)) if is_damage(&error) => {
            let found = check_store(&dir, &options.store());
            found
                .map_err(|e| trouble::store_failure(&e, &dir, lang))?
                .into_iter()
                .map(Invariant::from)
                .collect()
        }
        Err(fault) => return Err(trouble::open_failure(&fault, &dir, lang)),
    };
    if args.replay && results.iter().all(|r| r.held) {
        results.push(replay(&dir, &options.store()).map_err(|e| trouble::store_failure(&e, &dir, lang))?);
    }
    print(&results, args.json, out)
}

fn is_damage(error: &StoreError) -> bool {
    !matches!(
        error,
        StoreError::NotFound
            | StoreError::Held { .. }
            | StoreError::NetworkFs { .. }
            | StoreError::ReadOnly { .. }
            | StoreError::UnsafeFile { .. }
            | StoreError::NewerFormat { .. }
            | StoreError::Io { .. }
    )
}

/// The tables rebuilt from the journal, compared with those that are there.
fn replay(dir: &Path, options: &StoreOptions) -> Result<Invariant, StoreError> {
    let report = replay_store(dir, options)?;
    let held = report.first_difference.is_none();
    let same = || Seen::Replayed.with("entries", report.entries).with("rows", report.rows);
    let detail = Detail::Store(report.first_difference.clone().unwrap_or_else(same));
    Ok(Invariant { name: "replay_gives_the_same_bytes", held, detail })
}

/// What people call a check.
fn label(check: &'static str, lang: Lang) -> &'static str {
    name(check).map_or(check, |msg| msg.get(lang))
}

fn print(results: &[Invariant], json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    for result in results {
        let (name, detail) = (label(result.name, lang), say(&result.detail, lang));
        if json {
            let (invariant, held) = (result.name, result.held);
            out.json(&InvariantJson { invariant, held, detail: &detail })?;
        } else if result.held {
            out.line(&words::CHECK_OK.with(lang, &[("name", &name), ("n", &detail)]))?;
        } else {
            out.line(&words::CHECK_BAD.with(lang, &[("name", &name), ("why", &detail)]))?;
        }
    }
    let broken = results.iter().filter(|r| !r.held).count();
    if broken > 0 {
        return Err(Failure::new(Exit::Nothing, words::CHECK_FAILED.with(lang, &[("n", &broken)])));
    }
    if !json {
        out.line(&words::CHECK_ALL_HELD.with(lang, &[("n", &results.len())]))?;
    }
    Ok(Exit::Done)
}
