//! What is printed of what is set for runs and decided about money paid too much.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{OpeningJson, OverpaidJson, RecoveryJson, RunRuleJson};
use super::ledger::programme_name;
use super::out::Out;
use crate::bureau::answer::RunSettings;
use crate::bureau::{Answer, Query};
use crate::domain::RunRuleId;
use crate::locale::{rules, run_words, runs as words};
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

fn settings(desk: &Desk) -> Result<Option<Box<RunSettings>>, Failure> {
    Ok(match desk.query(Query::RunRules)? {
        Answer::RunSettings(settings) => Some(settings),
        _ => None,
    })
}

pub(super) fn rules(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Some(settings) = settings(desk)? else { return Ok(Exit::Nothing) };
    for row in &settings.rules {
        if json {
            out.json(&RunRuleJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let said = rules::said(&row.said, |id| programme_name(desk, id, lang), lang);
        let stands = match (&row.approved, row.dropped.or(row.ended)) {
            (_, Some(on)) if row.dropped.is_some() => words::RULE_DROPPED.with(lang, &[("on", &on)]),
            (_, Some(on)) => words::RULE_ENDED.with(lang, &[("on", &on)]),
            (Some((by, on)), None) => words::RULE_HOLDS.with(lang, &[("by", &visible(by)), ("on", on)]),
            (None, None) => words::RULE_OPEN.get(lang).to_owned(),
        };
        out.line(&format!(
            "{} {} {stands} {}",
            fit(&row.rule.to_string(), 5),
            visible(&said),
            visible(&row.basis)
        ))?;
    }
    if settings.rules.is_empty() {
        return out.nothing(words::NO_RULES.get(out.lang), json);
    }
    Ok(Exit::Done)
}

/// What the approval of an opening month would add.
pub(super) fn opening(desk: &Desk, rule: RunRuleId, json: bool, out: &mut Out) -> Done {
    let Answer::OpeningEffect(effect) = desk.query(Query::OpeningEffect(rule))? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&OpeningJson::new(rule, &effect))?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    let programme = programme_name(desk, &effect.programme, lang);
    let before = match effect.before {
        Some(month) => words::OPENING_BEFORE.with(lang, &[("month", &month)]),
        None => words::OPENING_NONE.get(lang).to_owned(),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("programme", &programme), ("month", &effect.month), ("before", &before)];
    out.line(&words::OPENING.with(lang, &values))?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("people", &effect.people), ("months", &effect.months), ("sum", &effect.sum)];
    out.line(&words::OPENING_ADDS.with(lang, &values))?;
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
