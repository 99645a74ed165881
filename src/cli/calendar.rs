//! `honordesk calendar`: the days off of a year, loaded and signed; what limits are counted by, and settling what the law leaves open.

use serde::Serialize;

use super::args::Global;
use super::calendar_args::{CalendarImportArgs, CalendarSub, SettleArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::out::Out;
use crate::bureau::answer::{CalendarLine, TimeRules, TimingChecked};
use crate::bureau::command::{CalendarFile, CountingSaid};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::{CalendarYear, NoticeDay};
use crate::locale::{Lang, calendars as words, petition_words as labels};

pub(super) fn run(sub: &CalendarSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        CalendarSub::Import(CalendarImportArgs { sign: Some(_), .. })
        | CalendarSub::Settle(SettleArgs { sign: Some(_), .. }) => Need::Write,
        _ => Need::Read,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        CalendarSub::Import(args) => import(&desk, args, out),
        CalendarSub::Show { year, json } => show(&desk, *year, *json, out),
        CalendarSub::Rules { json } => rules(&desk, *json, out),
        CalendarSub::Settle(args) => settle(&desk, args, out),
    };
    desk.close(done, out)
}

/// Shows every date that a file moves; with its signature the file takes effect, or waits for that of another.
fn import(desk: &Desk, args: &CalendarImportArgs, out: &mut Out) -> Done {
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = Box::new(CalendarFile { name, text: context::read_text(&args.file, out.lang)? });
    let Answer::TimingChecked(seen) = desk.query(Query::CheckCalendar(file.clone()))? else {
        return Ok(Exit::Nothing);
    };
    let Some(signature) = &args.sign else { return looked_at(&seen, None, args.how.json, out) };
    let command = Command::SignCalendar { file: file.clone(), signature: signature.to_owned() };
    let in_effect = |receipt: &Receipt, moved: usize, lang| {
        words::SIGNED.with(lang, &[("source", &seen.source), ("n", &moved), ("seq", &receipt.seq)])
    };
    sign(desk, &seen, (command, Query::CheckCalendar(file)), (&args.how, &in_effect), out)
}

/// What is said once it is in effect: by the receipt, with the number of limits that moved.
type InEffect<'f> = dyn Fn(&Receipt, usize, Lang) -> String + 'f;

/// Signs what was looked at, and says what came of it: the first time and, with its key, each time after. Whether it is in force is said
/// as it stands, since another may have signed in between.
fn sign(
    desk: &Desk,
    seen: &TimingChecked,
    (command, check): (Command, Query),
    (how, in_effect): (&HowArgs, &InEffect<'_>),
    out: &mut Out,
) -> Done {
    let receipt = desk.execute(command, how.key.as_deref())?;
    let (took_effect, moved) = match receipt.outcome {
        Outcome::Signed { in_force, moved } => (in_force, moved),
        _ => (false, seen.moves.len()),
    };
    let in_force = match desk.query(check) {
        Ok(Answer::TimingChecked(now)) => now.same,
        // It is signed, whether or not it can be looked at.
        _ => took_effect,
    };
    let receipt = Receipt { outcome: Outcome::Signed { in_force, moved }, ..receipt };
    let said = if took_effect || in_force {
        in_effect(&receipt, moved, out.lang)
    } else {
        let first = words::FIRST_SIGNED.with(out.lang, &[("source", &seen.source)]);
        let renewed = words::first(seen, out.lang).filter(|_| seen.stale && !receipt.already);
        renewed.map_or(first.clone(), |renewed| {
            words::SIGNED_ANEW.with(out.lang, &[("renewed", &renewed), ("first", &first)])
        })
    };
    out.receipt(&receipt, said, how.json)
}

/// What would change, and what to do next.
fn looked_at(seen: &TimingChecked, head: Option<String>, json: bool, out: &mut Out) -> Done {
    if json {
        out.json(seen)?;
        return Ok(Exit::Done);
    }
    for line in head.into_iter().chain(words::checked(seen, out.lang)) {
        out.line(&line)?;
    }
    out.line(&words::next(seen, out.lang))?;
    Ok(Exit::Done)
}

fn time_rules(desk: &Desk) -> Result<Box<TimeRules>, Failure> {
    match desk.query(Query::TimeRules)? {
        Answer::TimeRules(rules) => Ok(rules),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Petition), desk.lang)),
    }
}

/// `calendar show --json`.
#[derive(Debug, Serialize)]
struct YearJson<'y> {
    year: u16,
    state: &'static str,
    source: Option<&'y str>,
    digest: Option<&'y str>,
    signed_by: Option<&'y str>,
    signed_on: Option<crate::domain::Date>,
    days: Vec<NoticeDay>,
}

fn show(desk: &Desk, year: u16, json: bool, out: &mut Out) -> Done {
    let (rules, tables) = (time_rules(desk)?, desk.bureau.in_force());
    let loaded = rules.calendars.iter().find(|line| line.notice.year == year);
    let days = tables.calendar.listed(year.into());
    let state = tables.calendar.year(year.into());
    if json {
        out.json(&YearJson {
            year,
            state: match state {
                CalendarYear::Published => "published",
                CalendarYear::Provisional => "estimate",
                CalendarYear::Unknown => "unknown",
            },
            source: loaded.map(|line| line.source.as_str()),
            digest: loaded.map(|line| line.digest.as_str()),
            signed_by: loaded.map(|line| line.by.as_str()),
            signed_on: loaded.map(|line| line.on),
            days,
        })?;
    } else {
        out.line(&head(year, state, loaded, out.lang))?;
        for day in &days {
            let kind = if day.works { words::WORK } else { words::OFF }.get(out.lang);
            let weekday = labels::weekday(day.date.weekday()).get(out.lang);
            out.line(&format!("  {} {weekday}  {kind}  {}", day.date, day.name))?;
        }
    }
    Ok(if state == CalendarYear::Unknown { Exit::Nothing } else { Exit::Done })
}

/// Where a year comes from.
fn head(year: u16, state: CalendarYear, loaded: Option<&CalendarLine>, lang: Lang) -> String {
    let published = words::state(state == CalendarYear::Published).get(lang);
    match loaded {
        Some(line) => loaded_line(line, lang),
        None if state == CalendarYear::Unknown => words::UNKNOWN_YEAR.with(lang, &[("year", &year)]),
        None => words::EMBEDDED.with(lang, &[("year", &year), ("state", &published)]),
    }
}

fn loaded_line(line: &CalendarLine, lang: Lang) -> String {
    words::LOADED.with(
        lang,
        &[
            ("year", &line.notice.year),
            ("source", &line.source),
            ("by", &line.by),
            ("on", &line.on),
            ("digest", &line.digest),
        ],
    )
}

/// What limits are counted by.
fn rules(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let rules = time_rules(desk)?;
    let lang = out.lang;
    if json {
        out.json(&*rules)?;
        return Ok(Exit::Done);
    }
    for (since, source) in &rules.versions {
        out.line(&words::VERSION.with(lang, &[("since", since), ("source", source)]))?;
    }
    if rules.pauses.is_empty() {
        out.line(words::NO_PAUSES.get(lang))?;
    }
    for pause in &rules.pauses {
        out.line(&words::PAUSE.with(
            lang,
            &[
                ("id", &pause.id),
                ("title", &pause.title),
                ("article", &pause.article),
                ("file", &pause.file),
                ("since", &pause.effective),
                ("clocks", &pause.clocks.join(" ")),
            ],
        ))?;
    }
    if rules.countings.is_empty() {
        out.line(words::NO_COUNTING.get(lang))?;
    }
    for one in &rules.countings {
        let (zero, roll) = (words::day_zero(one.day_zero).get(lang), words::roll(one.roll).get(lang));
        out.line(
            &words::COUNTING
                .with(lang, &[("from", &one.from), ("zero", &zero), ("roll", &roll), ("basis", &one.basis)]),
        )?;
    }
    for line in &rules.calendars {
        out.line(&loaded_line(line, lang))?;
    }
    for one in &rules.offered {
        let (by, on) = (&one.by, &one.on);
        let waiting = if one.stale { words::WAITING_ANEW } else { words::WAITING };
        out.line(&waiting.with(lang, &[("source", &one.source), ("by", by), ("on", on)]))?;
    }
    Ok(Exit::Done)
}

fn settle(desk: &Desk, args: &SettleArgs, out: &mut Out) -> Done {
    let said = Box::new(CountingSaid {
        from: args.from.unwrap_or(desk.moment.today),
        day_zero: args.day_zero.into(),
        roll: args.roll.into(),
        basis: args.basis.clone(),
    });
    let Answer::TimingChecked(seen) = desk.query(Query::CheckCounting(said.clone()))? else {
        return Ok(Exit::Nothing);
    };
    let (zero, roll) = (words::day_zero(said.day_zero).get(out.lang), words::roll(said.roll).get(out.lang));
    let from = said.from;
    let Some(signature) = &args.sign else {
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("from", &from), ("zero", &zero), ("roll", &roll), ("basis", &seen.source)];
        let head = words::SETTLES.with(out.lang, &values);
        return looked_at(&seen, Some(head), args.how.json, out);
    };
    let command = Command::SettleCounting { said: said.clone(), signature: signature.to_owned() };
    let in_effect = |receipt: &Receipt, _: usize, lang| {
        words::SETTLED.with(lang, &[("from", &from), ("zero", &zero), ("roll", &roll), ("seq", &receipt.seq)])
    };
    sign(desk, &seen, (command, Query::CheckCounting(said)), (&args.how, &in_effect), out)
}
