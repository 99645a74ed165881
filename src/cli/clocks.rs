//! `honordesk petition clocks`: the time limits that some days start, worked out without a petition: by the tables of the program, or
//! by those of a database that was named.

use std::path::Path;
use std::sync::Arc;

use super::args::Global;
use super::context;
use super::exit::{Done, Exit, Failure};
use super::json::RungJson;
use super::out::{Out, complain};
use super::petition_args::ClocksArgs;
use super::trouble::open_failure;
use crate::bureau::{Bureau, BureauOptions, Reference};
use crate::domain::Date;
use crate::domain::petition::{Milestones, Rung};
use crate::locale::{Lang, ladder as words, petition_words as labels};
use crate::store::{Checks, DATABASE};
use crate::text::{EchoPath, fit};

pub(super) fn run(args: &ClocksArgs, global: &Global, out: &mut Out) -> Done {
    let named = global.data.as_deref();
    let known = named.filter(|dir| dir.join(DATABASE).exists());
    let tables = tables(known, out.lang)?;
    let days = Milestones {
        forwarded: args.forwarded,
        accepted: args.accepted,
        extended: args.extended,
        served: args.served,
        review_requested: args.review_requested,
        review_served: args.review_served,
        recheck_requested: args.final_requested,
        hearing: args.hearing,
        ..Milestones::new(args.received)
    };
    let ladder = tables
        .petition_rules
        .ladder(&days, &tables.calendar)
        .map_err(|fault| Failure::new(Exit::Data, words::fault(&fault, out.lang)))?;
    if let Some(dir) = named.filter(|_| known.is_none()) {
        complain(&words::NO_DATABASE.with(out.lang, &[("dir", &EchoPath(dir))]));
    }
    if args.json {
        let rungs: Vec<RungJson<'_>> =
            ladder.iter().map(|rung| RungJson::new(rung, rung.after_limit(&days))).collect();
        out.json(&rungs)?;
        return Ok(Exit::Done);
    }
    for rung in &ladder {
        out.line(line(rung, rung.after_limit(&days), out.lang).trim_end())?;
    }
    Ok(Exit::Done)
}

/// The tables of the database that was named, with the calendars signed there; without one, those of the program.
fn tables(dir: Option<&Path>, lang: Lang) -> Result<Arc<Reference>, Failure> {
    let Some(dir) = dir else {
        let tables = Reference::embedded().map_err(|fault| Failure::new(Exit::Store, fault.to_string()))?;
        return Ok(Arc::new(tables));
    };
    let options = BureauOptions { checks: Checks::AsUsed, ..context::options() };
    let (bureau, _) = Bureau::open(dir, &options).map_err(|fault| open_failure(&fault, dir, lang))?;
    Ok(bureau.in_force())
}

/// A limit in one line: its last day, name, article; both days where the regulation is silent.
fn line(rung: &Rung<'_>, after: Option<Date>, lang: Lang) -> String {
    let mut parts = vec![
        rung.due.to_string(),
        labels::weekday(rung.due.weekday()).get(lang).to_owned(),
        fit(words::name(rung, lang), 24),
        labels::article(&rung.article(), lang),
    ];
    parts.extend(words::rest(rung, lang));
    parts.extend(rung.provisional.then(|| crate::locale::common::PROVISIONAL.get(lang).to_owned()));
    parts.extend(after.map(|on| words::AFTER_LIMIT.with(lang, &[("on", &on)])));
    parts.join("  ")
}
