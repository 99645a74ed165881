//! `honordesk ledger entitle`: what somebody would be due for a month, worked out from facts that are typed. It opens no database.

use super::args::Global;
use super::entitle_args::EntitleArgs;
use super::exit::{Done, Exit, Failure};
use super::json::EntitleJson;
use super::out::Out;
use super::surroundings;
use crate::bureau::Reference;
use crate::console::entitled;
use crate::domain::ledger::{
    AsOf, Cycle, Entitlement, MoneyFacts, PlaceKey, PlaceRule, PlaceRules, PlaceValue, entitle,
};
use crate::domain::person::{Break, BreakGround, Confirmation, Recognition, RecognitionState};
use crate::domain::{Date, Month};
use crate::locale::{Lang, cli as words, entitled as say};

pub(super) fn run(args: &EntitleArgs, global: &Global, out: &mut Out) -> Done {
    sound(args, out.lang)?;
    let tables = Reference::embedded().map_err(|fault| Failure::new(Exit::Store, fault.to_string()))?;
    let known = args.known.or(global.today).unwrap_or_else(|| surroundings::now().today);
    let (recognitions, confirmations) = (recognitions(args), confirmations(args));
    let facts = MoneyFacts {
        birth: args.birth,
        died: args.died,
        cause: args.death_cause,
        conscript: args.conscript,
        recognitions: &recognitions,
        confirmations: &confirmations,
    };
    let place = settings(args);
    let due = entitle(&facts, &tables.money(&[], &place), AsOf { month: args.month, known });
    let yearly = yearly(&tables, &recognitions);
    let whole = due.missing.is_empty() && yearly.is_empty();
    if args.json {
        out.json(&EntitleJson::new(&due, &yearly, &tables, out.lang))?;
    } else {
        tree(&tables, &due, &yearly, args.month, out)?;
    }
    Ok(if whole { Exit::Done } else { Exit::Nothing })
}

/// Refuses what contradicts itself: a setting or a group said twice, a day before the one that it must follow.
fn sound(args: &EntitleArgs, lang: Lang) -> Result<(), Failure> {
    let refuse = |sentence: String| Err(Failure::new(Exit::Usage, sentence));
    let wage = args.wage.map(|_| PlaceKey::NursingWage);
    let keys: Vec<PlaceKey> = args.place.iter().map(|(key, _)| *key).chain(wage).collect();
    if let Some(key) = twice(&keys) {
        let what = if *key == PlaceKey::NursingWage {
            "--wage --place nursing-wage".to_owned()
        } else {
            format!("--place {}", key.name())
        };
        return refuse(words::USE_TWICE.with(lang, &[("what", &what)]));
    }
    let groups: Vec<&String> = std::iter::once(&args.group).chain(&args.also).collect();
    if let Some(group) = twice(&groups) {
        return refuse(words::USE_SAME_TWICE.with(lang, &[("what", &"--group --also"), ("value", group)]));
    }
    for (earlier, later) in pairs(args) {
        if let ((before, Some(first)), (after, Some(second))) = (earlier, later)
            && second < first
        {
            return refuse(words::USE_BEFORE.with(lang, &[("earlier", &before), ("later", &after)]));
        }
    }
    Ok(())
}

fn twice<T: PartialEq>(all: &[T]) -> Option<&T> {
    all.iter()
        .enumerate()
        .find(|(at, one)| all.iter().take(*at).any(|other| other == *one))
        .map(|(_, one)| one)
}

/// Days of which the first never follows the second, each with the option that says it.
fn pairs(
    args: &EntitleArgs,
) -> impl Iterator<Item = ((&'static str, Option<Date>), (&'static str, Option<Date>))> {
    let birth = ("--birth", args.birth);
    let since = ("--since", args.since);
    let until = ("--until", args.until);
    let died = ("--died", args.died);
    let moved_in = ("--moved-in", args.moved_in);
    let moved_out = ("--moved-out", args.moved_out);
    let begins = |name, span: Option<(Date, Option<Date>)>| (name, span.map(|(from, _)| from));
    let of_life = [
        since,
        ("--approved", args.approved),
        until,
        died,
        ("--handed-over", args.handed_over),
        moved_in,
        moved_out,
        ("--conscript", args.conscript.map(|(from, _)| from)),
        begins("--suspended", args.suspended),
        begins("--own-fault", args.own_fault),
    ];
    let others = [(since, until), (since, died), (since, moved_out), (moved_in, moved_out), (moved_in, died)];
    of_life.into_iter().map(move |later| (birth, later)).chain(others)
}

/// The total, then the explanation of each item; what is missing; what a rule keeps back.
fn tree(
    tables: &Reference,
    due: &Entitlement,
    yearly: &[&str],
    month: Month,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    for (depth, words) in entitled::lines(tables, due, month) {
        out.line(&format!("{:depth$}{}", "", words.say(lang), depth = depth * 2))?;
    }
    for programme in yearly {
        out.line(&say::YEARLY.with(lang, &[("programme", &entitled::name(tables, programme).say(lang))]))?;
    }
    Ok(())
}

/// Programmes of the groups that pay by the year, for which no source tells the month.
fn yearly<'t>(tables: &'t Reference, recognitions: &[Recognition]) -> Vec<&'t str> {
    let by = |group: &str| {
        tables.programmes.all().iter().any(|p| p.cycle == Cycle::Yearly && p.entitles(group) == Some(true))
    };
    let groups: Vec<&Recognition> = recognitions.iter().filter(|r| by(&r.group)).collect();
    let all = tables.programmes.all().iter().filter(|p| p.cycle == Cycle::Yearly);
    all.filter(|p| groups.iter().any(|r| p.entitles(&r.group) == Some(true))).map(|p| p.id.as_str()).collect()
}

fn recognitions(args: &EntitleArgs) -> Vec<Recognition> {
    let all = std::iter::once(&args.group).chain(&args.also);
    all.map(|group| recognition(args, group)).collect()
}

fn recognition(args: &EntitleArgs, group: &str) -> Recognition {
    let state = match (args.died, args.moved_out, args.until) {
        (_, Some(_), _) => RecognitionState::Moved,
        (_, _, Some(_)) => RecognitionState::Stopped,
        (Some(_), _, _) => RecognitionState::Deceased,
        _ => RecognitionState::Receiving,
    };
    let gap =
        |span: Option<(Date, Option<Date>)>, ground| span.map(|(from, until)| Break { from, until, ground });
    let breaks = [gap(args.suspended, BreakGround::Sentence), gap(args.own_fault, BreakGround::OwnFault)];
    Recognition {
        since: args.since,
        until: args.moved_out.or(args.until).or(args.died),
        grade: args.grade,
        nature: args.cause,
        approved: args.approved,
        service_years: args.years,
        mental: args.mental,
        handed_over: args.handed_over,
        moved_in: args.moved_in,
        breaks: breaks.into_iter().flatten().collect(),
        hospitalised: args.hospitalised,
        ..Recognition::new(group, state)
    }
}

fn confirmations(args: &EntitleArgs) -> Vec<Confirmation> {
    let year = args.noticed.or(args.confirmed).and_then(|on| u16::try_from(on.year()).ok());
    let of = |year| Confirmation { year, noticed: args.noticed, confirmed: args.confirmed };
    year.map(of).into_iter().collect()
}

/// The settings that were typed, as though they always held.
fn settings(args: &EntitleArgs) -> PlaceRules {
    let wage = args.wage.map(|wage| (PlaceKey::NursingWage, PlaceValue::Amount(wage)));
    let rule = |(key, value): (PlaceKey, PlaceValue)| PlaceRule {
        key,
        value,
        from: Date::FIRST.month(),
        basis: String::new(),
        known: Date::FIRST,
    };
    PlaceRules::new(args.place.iter().copied().chain(wage).map(rule).collect())
}
