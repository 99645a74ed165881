//! `honordesk lookup`: people by name, sound, number, place, year.

use std::io::{self, BufRead};

use super::args::{Global, LookupArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::LookupJson;
use super::out::Out;
use crate::bureau::answer::{Hit, Lookup, Pasted};
use crate::bureau::{Answer, Query};
use crate::locale::{cli as words, filter, refusal, words as labels};
use crate::text::{Echo, fit, visible};

/// The longest line that is read as a query, in bytes; the search itself looks at far less.
const LONGEST_LINE: usize = 64 * 1024;

pub(super) fn run(args: &LookupArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let done = match args.query.as_slice() {
        [dash] if dash == "-" => each_line(&desk, args, out),
        typed => one(&desk, &typed.join(" "), args, out),
    };
    desk.close(done, out)
}

/// One answer for every line of standard input; found nothing means that no line found anything.
fn each_line(desk: &Desk, args: &LookupArgs, out: &mut Out) -> Done {
    let mut exit = Exit::Nothing;
    for line in io::stdin().lock().split(b'\n') {
        let mut line = line.map_err(|e| context::cannot_read("-".as_ref(), &e, out.lang))?;
        line.truncate(LONGEST_LINE);
        let text = String::from_utf8_lossy(&line);
        if one(desk, text.trim_end_matches('\r'), args, out)? == Exit::Done {
            exit = Exit::Done;
        }
    }
    Ok(exit)
}

fn one(desk: &Desk, text: &str, args: &LookupArgs, out: &mut Out) -> Done {
    let (offset, limit) = (args.offset as usize, usize::from(args.limit));
    let query = Query::Lookup { text: text.to_owned(), offset, limit, recent: Vec::new() };
    let Answer::Lookup(found) = desk.query(query)? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&LookupJson::new(&found))?;
    } else {
        table(desk, &found, out)?;
    }
    Ok(if found.hits.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn table(desk: &Desk, found: &Lookup, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    match &found.pasted {
        Some(Pasted::Fault(fault)) => out.line(&refusal::say_id_fault(fault, lang))?,
        Some(Pasted::Nobody) => out.line(words::PASTED_NOBODY.get(lang))?,
        _ => {}
    }
    for narrowing in &found.conditions {
        out.line(&filter::narrowing(narrowing, lang))?;
    }
    for fault in &found.faults {
        out.line(&filter::fault(fault, lang))?;
    }
    if found.hits.is_empty() {
        return out.line(&words::FOUND_NOBODY.with(lang, &[("query", &Echo(&found.query))]));
    }
    for hit in &found.hits {
        out.line(&row(desk, hit, out))?;
    }
    let shown = found.hits.len();
    out.line(&if found.offset > 0 {
        let (from, to) = (found.offset + 1, found.offset + shown);
        words::FOUND_PART.with(lang, &[("n", &found.total), ("from", &from), ("to", &to)])
    } else if shown < found.total {
        words::FOUND_SOME.with(lang, &[("n", &found.total), ("shown", &shown)])
    } else {
        words::FOUND.with(lang, &[("n", &found.total)])
    })
}

fn row(desk: &Desk, hit: &Hit, out: &Out) -> String {
    let lang = out.lang;
    let reference = desk.bureau.reference();
    let age = hit.age.map(|age| words::AGE.with(lang, &[("age", &age)])).unwrap_or_default();
    let place = hit.division.map(|code| reference.divisions.full_name(code)).unwrap_or_default();
    let why: Vec<&str> = hit.matched.iter().map(|m| m.detail.as_str()).filter(|d| !d.is_empty()).collect();
    [
        fit(&hit.person.to_string(), 8),
        fit(&visible(&hit.name), 14),
        fit(hit.sex.map_or("", |sex| labels::sex(sex).get(lang)), 6),
        fit(&age, 6),
        fit(&place, 26),
        fit(&hit.id_masked, 18),
        why.join(" "),
    ]
    .join(" ")
    .trim_end()
    .to_owned()
}
