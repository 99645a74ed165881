//! `honordesk visit`: a day at the front desk, one visit, a person's visits, the promises due; numbers, appointments, attending and
//! ending. Who came for somebody else is read from a file or taken from the record, never from the command line.

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::{DayVisitsJson, PersonVisitsJson, PromisesJson, VisitJson};
use super::note;
use super::out::Out;
use super::visit_args::{AmendArgs, EndArgs, VisitSub, VisitsArgs, WhoArgs};
use super::visit_lines;
use crate::bureau::answer::{VisitDay, VisitView};
use crate::bureau::command::{VisitCorrection, Visitor};
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::visit::{Caller, Promise, VisitStage};
use crate::domain::{Date, PersonId, VisitId};
use crate::locale::{Lang, cli as words};

pub(super) fn run(sub: &VisitSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let reads = matches!(sub, VisitSub::List(_) | VisitSub::Show { .. } | VisitSub::Promises { .. });
    let need = if reads { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        VisitSub::List(args) => list(&desk, args, out),
        VisitSub::Show { visit, json } => show(&desk, *visit, *json, out),
        VisitSub::Promises { until, json } => promises(&desk, *until, *json, out),
        sub => change(&desk, sub, out),
    };
    desk.close(done, out)
}

fn day(desk: &Desk, day: Date) -> Result<Box<VisitDay>, Failure> {
    match desk.query(Query::Visits { day })? {
        Answer::Visits(found) => Ok(found),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Visit), desk.lang)),
    }
}

fn view(desk: &Desk, visit: VisitId) -> Result<Box<VisitView>, Failure> {
    match desk.query(Query::Visit(visit))? {
        Answer::Visit(view) => Ok(view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Visit), desk.lang)),
    }
}

fn list(desk: &Desk, args: &VisitsArgs, out: &mut Out) -> Done {
    if let Some(person) = args.person {
        return of_person(desk, person, args, out);
    }
    let mut found = day(desk, args.day.unwrap_or(desk.moment.today))?;
    if args.open {
        found.visits.retain(|row| row.stage != VisitStage::Ended);
    }
    found.visits.truncate(args.limit as usize);
    let tables = desk.bureau.reference();
    if args.json {
        out.json(&DayVisitsJson::new(&found))?;
    } else {
        for row in &found.visits {
            out.line(&visit_lines::row(row, tables, out.lang))?;
        }
        for promise in &found.promises {
            out.line(&visit_lines::promise(promise, found.day, out.lang))?;
        }
        out.line(&visit_lines::figures(&found, out.lang))?;
    }
    let nothing = found.visits.is_empty() && found.promises.is_empty();
    Ok(if nothing { Exit::Nothing } else { Exit::Done })
}

fn of_person(desk: &Desk, person: PersonId, args: &VisitsArgs, out: &mut Out) -> Done {
    let query = Query::VisitsOf { person, limit: args.limit as usize };
    let Answer::VisitsOf(mut rows) = desk.query(query)? else { return Ok(Exit::Nothing) };
    if args.open {
        rows.retain(|row| row.stage != VisitStage::Ended);
    }
    if args.json {
        out.json(&PersonVisitsJson::new(person, &rows))?;
        return Ok(if rows.is_empty() { Exit::Nothing } else { Exit::Done });
    }
    for row in &rows {
        out.line(&visit_lines::past(row, desk.bureau.reference(), out.lang))?;
    }
    if rows.is_empty() { out.none(false) } else { Ok(Exit::Done) }
}

fn show(desk: &Desk, visit: VisitId, json: bool, out: &mut Out) -> Done {
    let view = view(desk, visit)?;
    if json {
        out.json(&VisitJson::new(&view))?;
        return Ok(Exit::Done);
    }
    for line in visit_lines::whole(&view, desk.bureau.reference(), out.lang) {
        out.line(&line)?;
    }
    Ok(Exit::Done)
}

fn promises(desk: &Desk, until: Option<Date>, json: bool, out: &mut Out) -> Done {
    let until = until.unwrap_or(desk.moment.today);
    let found = day(desk, until)?.promises;
    if json {
        out.json(&PromisesJson::new(until, &found))?;
    } else {
        for promise in &found {
            out.line(&visit_lines::promise(promise, desk.moment.today, out.lang))?;
        }
        out.line(&words::PROMISES.with(out.lang, &[("n", &found.len()), ("until", &until)]))?;
    }
    Ok(if found.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn change(desk: &Desk, sub: &VisitSub, out: &mut Out) -> Done {
    let seen = |visit: VisitId| view(desk, visit).map(|view| view.row.version);
    let (command, how): (Command, &HowArgs) = match sub {
        VisitSub::Book { day, at, who, how } => {
            (Command::BookVisit { visitor: visitor(desk, who)?, day: *day, minute: *at }, how)
        }
        VisitSub::Number { who, how } => (Command::TakeNumber { visitor: visitor(desk, who)? }, how),
        VisitSub::Begin { who, done, how } => {
            (Command::BeginVisit { visitor: visitor(desk, who)?, done: *done }, how)
        }
        VisitSub::Arrive { visit, how } => (Command::Arrive { visit: *visit, seen: seen(*visit)? }, how),
        VisitSub::Call { visit, how } => (Command::CallVisit { visit: *visit, seen: seen(*visit)? }, how),
        VisitSub::Keep { visit, promise, how } => {
            let at = promise.saturating_sub(1);
            (Command::KeepPromise { visit: *visit, seen: seen(*visit)?, at }, how)
        }
        VisitSub::End(args) => (ending(desk, args)?, &args.how),
        VisitSub::Amend(args) => (amending(desk, args)?, &args.how),
        VisitSub::List(_) | VisitSub::Show { .. } | VisitSub::Promises { .. } => return Ok(Exit::Nothing),
    };
    let name = command.name();
    let receipt = desk.execute(command, how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Visit(visit, number, _) => visit_lines::done(name, (*visit, *number), receipt.seq, out.lang),
        _ => String::new(),
    };
    out.receipt(&receipt, said, how.json)
}

/// Who comes: the person, a relative of theirs as the record has it, or whoever a file says.
fn visitor(desk: &Desk, who: &WhoArgs) -> Result<Visitor, Failure> {
    let caller = match (&who.from, who.person, who.relative) {
        (Some(file), ..) => context::read_json(file, desk.lang)?,
        (None, Some(person), Some(place)) => relative(desk, person, place)?,
        _ => Caller::in_person(),
    };
    Ok(Visitor { person: who.person, caller, topics: who.topic.clone() })
}

fn relative(desk: &Desk, person: PersonId, place: u8) -> Result<Caller, Failure> {
    let Answer::Record(record) = desk.query(Query::Record(person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), desk.lang));
    };
    let known = usize::from(place).checked_sub(1).and_then(|at| record.relatives.get(at));
    known.map(|one| one.caller.clone()).ok_or_else(|| no_relative(place, record.relatives.len(), desk.lang))
}

fn no_relative(place: u8, count: usize, lang: Lang) -> Failure {
    Failure::new(Exit::Data, words::NO_SUCH_RELATIVE.with(lang, &[("at", &place), ("n", &count)]))
}

/// The end of a visit. What was said of it before stays: topics, note and promises are added to.
fn ending(desk: &Desk, args: &EndArgs) -> Result<Command, Failure> {
    let view = view(desk, args.visit)?;
    let mut topics = view.row.topics.clone();
    let more = if args.topic.is_empty() { &view.suggested } else { &args.topic };
    for topic in more {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    let note = match &args.note {
        Some(file) => note::text(file, desk.lang)?,
        None => view.note.clone(),
    };
    let promises = with_more(&view.promises, &args.promise);
    let visitor = Visitor { person: view.row.person, caller: view.caller.clone(), topics };
    Ok(Command::EndVisit {
        visit: args.visit,
        seen: view.row.version,
        outcome: args.outcome,
        visitor: Some(visitor),
        note,
        promises,
    })
}

/// What was promised, and what is promised besides: said twice, it is promised once.
fn with_more(held: &[Promise], more: &[Promise]) -> Vec<Promise> {
    let known = |one: &&Promise| held.iter().any(|p| p.what == one.what.trim() && p.due == one.due);
    held.iter().chain(more.iter().filter(|one| !known(one))).cloned().collect()
}

/// What is said anew of a visit: of one that has ended, it is put right. What is not said stays as it is on record.
fn amending(desk: &Desk, args: &AmendArgs) -> Result<Command, Failure> {
    let view = view(desk, args.visit)?;
    let (visit, seen) = (args.visit, view.row.version);
    let caller = match (&args.from, args.relative, view.row.person) {
        (Some(file), ..) => context::read_json(file, desk.lang)?,
        (None, Some(place), Some(person)) => relative(desk, person, place)?,
        (None, Some(place), None) => return Err(no_relative(place, 0, desk.lang)),
        (None, None, _) => view.caller.clone(),
    };
    let topics = if args.topic.is_empty() { view.row.topics.clone() } else { args.topic.clone() };
    let note = match &args.note {
        Some(file) => note::text(file, desk.lang)?,
        None => view.note.clone(),
    };
    let promises = with_more(&view.promises, &args.promise);
    Ok(match view.row.ended {
        Some((_, ended)) => {
            let (outcome, reason) = (args.outcome.unwrap_or(ended), args.reason.clone());
            let said = VisitCorrection { caller, topics, outcome, note, promises, reason };
            Command::CorrectVisit { visit, seen, said: Box::new(said) }
        }
        None if args.outcome.is_some() => {
            return Err(Failure::new(Exit::Data, words::VISIT_GOES_ON.get(desk.lang).to_owned()));
        }
        None => {
            let visitor = Visitor { person: view.row.person, caller, topics };
            Command::AmendVisit { visit, seen, visitor, note, promises }
        }
    })
}
