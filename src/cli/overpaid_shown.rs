//! What is printed of money paid too much, and of what was decided about it.

use super::context::Desk;
use super::exit::{Done, Exit};
use super::json::{OverpaidJson, RecoveryJson};
use super::out::Out;
use super::programme::programme_name;
use super::run_shown::settings;
use crate::bureau::{Answer, Query};
use crate::locale::{run_words, runs as words};
use crate::text::{fit, visible};

pub(super) fn overpaid(desk: &Desk, programme: &str, json: bool, out: &mut Out) -> Done {
    let query = Query::Overpaid { programme: programme.to_owned() };
    let Answer::Overpaid(rows) = desk.query(query)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&OverpaidJson::new(row))?;
            continue;
        }
        let decided = row.recovery.map(|id| words::DECIDED.with(out.lang, &[("recovery", &id)]));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("person", &row.person), ("name", &visible(&row.name)), ("sum", &row.sum)];
        let text = words::OVERPAID_LINE.with(out.lang, &values);
        out.line(&format!("{text}{}", decided.unwrap_or_default()))?;
    }
    if rows.is_empty() {
        return out.nothing(words::NO_OVERPAID.get(out.lang), json);
    }
    Ok(Exit::Done)
}

pub(super) fn recoveries(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Some(settings) = settings(desk)? else { return Ok(Exit::Nothing) };
    for row in &settings.recoveries {
        if json {
            out.json(&RecoveryJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let stands = match (&row.approved, row.ended) {
            (_, Some(on)) => words::ENDED.with(lang, &[("on", &on)]),
            (Some((by, on)), None) => words::RULE_HOLDS.with(lang, &[("by", &visible(by)), ("on", on)]),
            (None, None) => words::RULE_OPEN.get(lang).to_owned(),
        };
        let ending = row.ending.as_ref().map(|(by, on, reason)| {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("by", &visible(by)), ("on", on), ("reason", &visible(reason))];
            words::ENDING.with(lang, &values)
        });
        let cells = [
            fit(&row.recovery.to_string(), 5),
            fit(&row.person.to_string(), 8),
            fit(&visible(&row.name), 14),
            fit(&programme_name(desk, &row.programme, lang), 20),
            run_words::way(row.way).get(lang).to_owned(),
            words::TAKEN.with(lang, &[("taken", &row.taken), ("sum", &row.sum)]),
            stands,
            ending.unwrap_or_default(),
            visible(&row.basis).into_owned(),
        ];
        out.line(cells.join(" ").trim_end())?;
    }
    if settings.recoveries.is_empty() {
        return out.nothing(words::NO_RECOVERIES.get(out.lang), json);
    }
    Ok(Exit::Done)
}
