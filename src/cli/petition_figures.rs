//! `honordesk petition figures`: what petitions come to.

use super::context::Desk;
use super::exit::{Done, Exit};
use super::out::Out;
use crate::bureau::{Answer, Query};
use crate::locale::{Lang, figures as say};

pub(super) fn run(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::PetitionFigures(found) = desk.query(Query::PetitionFigures)? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&*found)?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    for one in &found.weeks {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("week", &one.week),
            ("received", &one.received),
            ("concluded", &one.concluded),
            ("open", &one.open),
        ];
        out.line(&say::CLI_WEEK.with(lang, &values))?;
    }
    out.line(&say::SINCE.with(lang, &[("since", &found.since), ("n", &found.received)]))?;
    for one in &found.clocks {
        let name = if lang == Lang::Zh { &one.zh } else { &one.en };
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("clock", name),
            ("met", &one.met),
            ("late", &one.late),
            ("open", &one.open),
            ("rate", &say::rate(one.rate(), lang)),
        ];
        out.line(&say::CLI_CLOCK.with(lang, &values))?;
    }
    let mut named = |name: &str, n: u32| out.line(&say::CLI_NAMED.with(lang, &[("name", &name), ("n", &n)]));
    named(say::REPEATS.get(lang), found.repeats)?;
    for one in &found.towns {
        let divisions = &desk.bureau.reference().divisions;
        let name = one.town.map_or(say::TOWN_UNKNOWN.get(lang).to_owned(), |town| divisions.short_name(town));
        named(&name, one.received)?;
    }
    named(say::OVERDUE.get(lang), found.overdue)?;
    for day in found.days.iter().filter(|day| day.due > 0) {
        out.line(&say::CLI_DAY.with(lang, &[("on", &day.on), ("n", &day.due)]))?;
    }
    Ok(Exit::Done)
}
