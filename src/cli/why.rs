//! `honordesk petition why`: why a clock runs out on that day, one day after the other.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{ClockJson, DayJson};
use super::out::Out;
use crate::bureau::answer::PetitionView;
use crate::domain::petition::{Clock, PetitionEvent, StripDay, StripWhy, explain};
use crate::locale::{Lang, cli as words, clocks as say, petition_words as labels};
use crate::text::Echo;

pub(super) fn run(desk: &Desk, view: &PetitionView, only: Option<&str>, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    // By its name, or by what the table of rules calls it.
    let named = |c: &&Clock| only.is_none_or(|name| c.rule.name() == name || c.rule.id == name);
    let wanted: Vec<&Clock> = view.clocks.iter().filter(named).collect();
    if wanted.is_empty() {
        let known: Vec<&str> = view.clocks.iter().map(|c| c.rule.name()).collect();
        let sentence = match only {
            Some(clock) if !known.is_empty() => {
                words::NO_SUCH_CLOCK.with(lang, &[("clock", &Echo(clock)), ("known", &known.join(", "))])
            }
            _ => words::NO_CLOCKS.get(lang).to_owned(),
        };
        return Err(Failure::new(Exit::Nothing, sentence));
    }
    for clock in wanted {
        let strip = explain(clock, &desk.bureau.in_force().calendar);
        if json {
            let mut shape = ClockJson::new(clock);
            shape.days = strip.iter().map(day_json).collect();
            out.json(&shape)?;
            continue;
        }
        let article = labels::article(&clock.rule.article, lang);
        let name = name(clock, lang);
        out.line(&words::WHY.with(lang, &[("name", &name), ("due", &clock.due), ("article", &article)]))?;
        for day in &strip {
            out.line(&day_line(day, lang))?;
        }
        for line in told(view, clock, lang) {
            out.line(&line)?;
        }
    }
    Ok(Exit::Done)
}

/// What the days alone do not say: who set the last one, what was left out by which rule, and by which rules it is counted.
fn told(view: &PetitionView, clock: &Clock, lang: Lang) -> Vec<String> {
    let events: Vec<PetitionEvent> = view.events.iter().map(|(event, _)| event.clone()).collect();
    let mut said = say::set_by(clock, &events, lang);
    said.extend(clock.out.iter().map(|out| say::out(out, lang)));
    said.extend(say::counted(clock, None, lang));
    if clock.counted.basis.is_none() && !clock.rule.set_day {
        said.push(say::NOT_SETTLED.get(lang).to_owned());
    }
    said.iter().map(|line| format!("  {line}")).collect()
}

/// A clock in one line: its last day, name, standing, article.
pub(super) fn clock_line(clock: &Clock, lang: Lang) -> String {
    let article = labels::article(&clock.rule.article, lang);
    let status = labels::clock_status(clock.status).get(lang);
    let name = name(clock, lang);
    words::CLOCK
        .with(lang, &[("due", &clock.due), ("name", &name), ("status", &status), ("article", &article)])
}

fn name(clock: &Clock, lang: Lang) -> &str {
    lang.of(&clock.rule.zh, &clock.rule.en)
}

fn day_json(day: &StripDay) -> DayJson {
    let rules = day.by.iter().map(|rule| rule.id.clone()).collect();
    DayJson { on: day.date, counted: day.counted.map(i64::from), why: why_id(day.why).to_owned(), rules }
}

fn why_id(why: StripWhy) -> &'static str {
    match why {
        StripWhy::DayZero => "day-zero",
        StripWhy::Counted => "counted",
        StripWhy::MadeUp => "made-up",
        StripWhy::Weekend => "weekend",
        StripWhy::Holiday => "holiday",
        StripWhy::Hearing => "hearing",
        StripWhy::Paused => "paused",
        StripWhy::Extension => "extension",
        StripWhy::Rolled => "rolled",
    }
}

fn day_line(day: &StripDay, lang: Lang) -> String {
    let counted = day.counted.map_or_else(|| "  —".to_owned(), |n| format!("{n:>3}"));
    let holiday = say::special(day, lang);
    let provisional = if day.provisional { crate::locale::common::PROVISIONAL.get(lang) } else { "" };
    let weekday = labels::weekday(day.date.weekday()).get(lang);
    let why = labels::strip_why(day.why).get(lang);
    format!("  {} {weekday} {counted}  {why} {holiday} {provisional}", day.date).trim_end().to_owned()
}
