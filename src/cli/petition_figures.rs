//! `honordesk petition figures`: what petitions come to.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::out::Out;
use crate::bureau::answer::SatisfactionFigure;
use crate::bureau::{Answer, Query};
use crate::domain::DivisionCode;
use crate::locale::{Lang, figures as say, petitions};

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
    let divisions = &desk.bureau.reference().divisions;
    let town = |code: Option<DivisionCode>| {
        code.map_or(say::TOWN_UNKNOWN.get(lang).to_owned(), |code| divisions.short_name(code))
    };
    let mut named = |name: &str, n: u32| out.line(&say::CLI_NAMED.with(lang, &[("name", &name), ("n", &n)]));
    named(say::REPEATS.get(lang), found.repeats)?;
    for one in &found.towns {
        named(&town(one.town), one.received)?;
    }
    for topic in &found.topics {
        let name = say::topic(topic.topic.as_deref(), (&topic.zh, &topic.en), lang);
        named(&name, topic.received)?;
        for one in &topic.towns {
            named(&format!("    {}", town(one.town)), one.received)?;
        }
    }
    satisfaction(&found.satisfaction, out)?;
    out.line(&say::CLI_NAMED.with(lang, &[("name", &say::OVERDUE.get(lang)), ("n", &found.overdue)]))?;
    for day in found.days.iter().filter(|day| day.due > 0) {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("on", &day.on), ("n", &day.due), ("limits", &day.limits)];
        out.line(&say::CLI_DAY.with(lang, &values))?;
    }
    Ok(Exit::Done)
}

/// How many gave each mark, the best first, and who is dissatisfied.
fn satisfaction(found: &SatisfactionFigure, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let marks = found.scores.iter().zip(1..=5).map(|(n, mark)| (petitions::score(mark), *n)).rev();
    for (name, n) in marks.chain([(say::DISSATISFIED, found.dissatisfied())]) {
        let rate = say::rate(found.share(n), lang);
        out.line(&say::CLI_MARK.with(lang, &[("name", &name.get(lang)), ("n", &n), ("rate", &rate)]))?;
    }
    out.line(&say::CLI_NAMED.with(lang, &[("name", &say::UNRATED.get(lang)), ("n", &found.unrated)]))
}
