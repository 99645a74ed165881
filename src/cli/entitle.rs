//! `honordesk ledger entitle`: what somebody would be due for a month, worked out from facts that are typed. It opens no database.

use super::args::Global;
use super::entitle_args::EntitleArgs;
use super::exit::{Done, Exit, Failure};
use super::json::EntitleJson;
use super::out::Out;
use super::surroundings;
use crate::bureau::{FieldFault, Reference, Refusal};
use crate::console::entitled;
use crate::domain::ledger::{
    AsOf, Cycle, Entitlement, MoneyFacts, PlaceKey, PlaceRule, PlaceRules, PlaceValue, Settings, entitle,
};
use crate::domain::person::{
    Break, BreakGround, Confirmation, FormerGrade, Recognition, RecognitionState, Stay,
};
use crate::domain::{Date, Month};
use crate::locale::{Lang, cli as words, entitled as say};

pub(super) fn run(args: &EntitleArgs, global: &Global, out: &mut Out) -> Done {
    once(args, out.lang)?;
    let tables = Reference::embedded().map_err(|fault| Failure::new(Exit::Store, fault.to_string()))?;
    let known =
        args.known.or(global.today.map(|held| held.today)).unwrap_or_else(|| surroundings::now().today);
    let (recognitions, confirmations) = (recognitions(args), confirmations(args));
    let facts = MoneyFacts {
        // Nobody in particular is as old as the group says.
        birth: args.birth.or(Some(Date::FIRST)),
        died: args.died,
        cause: args.death_cause,
        conscript: args.conscript,
        recognitions: &recognitions,
        confirmations: &confirmations,
    };
    let place = settings(args, &tables.settings);
    let latest = known.max(args.month.last_day());
    let mut faults: Vec<FieldFault> = facts.faults(latest).into_iter().map(FieldFault::from).collect();
    faults.extend(facts.twice().into_iter().map(FieldFault::from));
    if !faults.is_empty() {
        return Err(Failure::refused(&Refusal::Invalid(faults), out.lang));
    }
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

/// Refuses a setting that is said twice: by its own option and among the others, or more than once.
fn once(args: &EntitleArgs, lang: Lang) -> Result<(), Failure> {
    let wage = args.wage.map(|_| PlaceKey::NursingWage);
    let keys: Vec<PlaceKey> = args.place.iter().map(|(key, _)| *key).chain(wage).collect();
    let again = keys.iter().enumerate().find(|(at, key)| keys.iter().take(*at).any(|other| other == *key));
    let Some((_, key)) = again else { return Ok(()) };
    let what = match (key, wage) {
        (PlaceKey::NursingWage, Some(_)) => "--wage --place nursing-wage".to_owned(),
        _ => format!("--place {}", key.name()),
    };
    Err(Failure::new(Exit::Usage, words::USE_TWICE.with(lang, &[("what", &what)])))
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
        // Where nothing else says from when, it is received already.
        since: args.since.or(Some(Date::FIRST).filter(|_| args.approved.is_none())),
        until: args.moved_out.or(args.until).or(args.died),
        grade: args.grade,
        nature: args.cause,
        approved: args.approved,
        service_years: args.years,
        mental: args.mental,
        handed_over: args.handed_over,
        moved_in: args.moved_in,
        breaks: breaks.into_iter().flatten().collect(),
        stays: args.hospitalised.map(|(from, until)| Stay { from: Some(from), until }).into_iter().collect(),
        former_grades: args.regraded.map(|until| former(args, until)).into_iter().collect(),
        ..Recognition::new(group, state)
    }
}

/// What was before the re-assessment; what is not said of it was the same.
fn former(args: &EntitleArgs, until: Date) -> FormerGrade {
    FormerGrade {
        until,
        grade: args.former_grade,
        nature: args.former_cause.or(args.cause),
        mental: args.mental,
    }
}

fn confirmations(args: &EntitleArgs) -> Vec<Confirmation> {
    let year = args.noticed.or(args.confirmed).and_then(|on| u16::try_from(on.year()).ok());
    let of = |year| Confirmation { year, noticed: args.noticed, confirmed: args.confirmed };
    year.map(of).into_iter().collect()
}

/// The settings that were typed, as though they always held; one of a year is of the year asked for.
fn settings(args: &EntitleArgs, table: &Settings) -> PlaceRules {
    let wage = args.wage.map(|wage| (PlaceKey::NursingWage, PlaceValue::Amount(wage)));
    let january = Month::new(args.month.year(), 1).unwrap_or(args.month);
    let from = |key| if table.get(key).is_some_and(|row| row.yearly) { january } else { Date::FIRST.month() };
    let rule = |(key, value): (PlaceKey, PlaceValue)| PlaceRule {
        key,
        value,
        from: from(key),
        basis: String::new(),
        known: Date::FIRST,
    };
    PlaceRules::new(args.place.iter().copied().chain(wage).map(rule).collect())
}
