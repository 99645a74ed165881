//! `honordesk petition`: list, show, new, act, undo, claim, draft, why, clocks.

use super::args::Global;
use super::case::Case;
use super::clocks;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::export::leaves;
use super::forecast;
use super::json::QueueJson;
use super::letter;
use super::out::Out;
use super::petition_args::{ActArgs, ListArgs, NewArgs, PetitionSub};
use super::petition_correct;
use super::petition_hands;
use super::petition_hands_args::ContactSub;
use super::petition_shown;
use super::petition_triage;
use super::why;
use crate::bureau::answer::{Due, PetitionQueue, PetitionRow, PetitionView, StaffRow};
use crate::bureau::command::ActRequest;
use crate::bureau::query::Tab;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::filter::Filter;
use crate::domain::petition::{
    Accused, ActFault, Demand, Forwarded, PetitionAct, PetitionFacts, Petitioner, PetitionerWord, Purpose,
    ServiceProof, spoken_of,
};
use crate::domain::{Date, PersonId, PetitionId, Quoted};
use crate::exchange::export::{List as Exported, Queued};
use crate::locale::{
    Lang, cli as words, filter, petition_hands as hands, petition_words as labels, petitions, supervision,
};
use crate::text::{fit, visible};

pub(super) fn run(sub: &PetitionSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        PetitionSub::Clocks(args) => return clocks::run(args, global, out),
        PetitionSub::List(args) if args.leaves.out.is_some() => Need::Write,
        PetitionSub::New(_)
        | PetitionSub::Act(_)
        | PetitionSub::Correct(_)
        | PetitionSub::Undo(_)
        | PetitionSub::Claim(_)
        | PetitionSub::Draft(_)
        | PetitionSub::Contact { sub: ContactSub::Set(_) | ContactSub::End { .. } } => Need::Write,
        _ => Need::Read,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        PetitionSub::Clocks(args) => clocks::run(args, global, out),
        PetitionSub::List(args) => list(&desk, args, out),
        PetitionSub::Show { petition, json } => petition_shown::show(&desk, petition, *json, out),
        PetitionSub::Figures { json } => super::petition_figures::run(&desk, *json, out),
        PetitionSub::New(args) => new(&desk, args, out),
        PetitionSub::Forecast { petition, json } => forecast::run(&desk, petition.as_ref(), *json, out),
        PetitionSub::Correct(args) => petition_correct::run(&desk, args, out),
        PetitionSub::Act(args) => act(&desk, args, out),
        PetitionSub::Undo(args) => petition_triage::undo(&desk, args, out),
        PetitionSub::Claim(args) => petition_triage::claim(&desk, args, out),
        PetitionSub::Earlier(args) => petition_hands::earlier(&desk, args, out),
        PetitionSub::Hands { petition, json } => {
            id(&desk, petition, out.lang).and_then(|id| petition_hands::hands(&desk, id, *json, out))
        }
        PetitionSub::Contact { sub } => petition_hands::contact(&desk, sub, out),
        PetitionSub::Draft(args) => {
            view(&desk, &args.petition, out.lang).and_then(|seen| letter::run(&desk, &seen, args, out))
        }
        PetitionSub::Why { petition, clock, json } => {
            view(&desk, petition, out.lang).and_then(|v| why::run(&desk, &v, clock.as_deref(), *json, out))
        }
    };
    desk.close(done, out)
}

/// A petition in full, or that there is none.
pub(super) fn view(desk: &Desk, petition: &Case, lang: Lang) -> Result<Box<PetitionView>, Failure> {
    match desk.query(Query::Petition(id(desk, petition, lang)?))? {
        Answer::Petition(view) => Ok(view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Petition), lang)),
    }
}

/// The petition of a registration number is looked up.
pub(super) fn id(desk: &Desk, petition: &Case, lang: Lang) -> Result<PetitionId, Failure> {
    let number = match petition {
        Case::Id(id) => return Ok(*id),
        Case::Number(number) => number,
    };
    match desk.query(Query::PetitionNumbered(number.clone()))? {
        Answer::PetitionNumbered(found) => Ok(found),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Petition), lang)),
    }
}

fn list(desk: &Desk, args: &ListArgs, out: &mut Out) -> Done {
    let conditions =
        args.text.split_whitespace().any(|word| Filter::is_condition(word.trim_start_matches(['-', '!'])));
    if conditions {
        desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    }
    if args.leaves.out.is_some() {
        let asked = Queued { tab: args.tab, order: args.order, text: args.text.trim().to_owned() };
        return leaves(desk, Exported::Petitions(asked), &args.leaves, args.json, out);
    }
    let query = Query::Petitions {
        tab: args.tab,
        order: args.order,
        text: args.text.clone(),
        offset: args.offset as usize,
        limit: args.limit as usize,
    };
    let Answer::Petitions(queue) = desk.query(query)? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&QueueJson::new(&queue))?;
    } else {
        if queue.rows.is_empty() && Quoted::is_supervision(&args.text) {
            out.line(&supervision::NOT_A_PETITION.with(out.lang, &[("number", &args.text.trim())]))?;
            return Ok(Exit::Nothing);
        }
        table(&queue, desk.moment.today, out)?;
    }
    Ok(if queue.rows.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn table(queue: &PetitionQueue, today: Date, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for fault in &queue.faults {
        out.line(&filter::fault(fault, lang))?;
    }
    if queue.rows.is_empty() {
        return out.line(words::QUEUE_EMPTY.get(lang));
    }
    for row in &queue.rows {
        let line = match row.tracked.filter(|_| queue.tab == Tab::Tracked) {
            Some(tracking) => {
                // Of what is followed the day of the next look stands in place of what is due.
                let on = tracking.next_look.map(|on| Due {
                    on,
                    in_days: on.days_since(today),
                    provisional: false,
                });
                row_text(&PetitionRow { due: on, ..row.clone() }, lang)
            }
            None => row_text(row, lang),
        };
        out.line(line.trim_end())?;
    }
    let tab = labels::tab(queue.tab).get(lang);
    out.line(&words::QUEUE.with(lang, &[("tab", &tab), ("n", &queue.total)]))
}

/// A petition in one line.
pub(super) fn row_text(row: &PetitionRow, lang: Lang) -> String {
    let due = row.due.as_ref().map_or_else(String::new, |due| due.on.to_string());
    let left = row.due.as_ref().map_or_else(|| words::NO_CLOCK.get(lang).to_owned(), |due| left(due, lang));
    [
        fit(&row.petition.to_string(), 7),
        fit(&row.number, 11),
        fit(&due, 11),
        fit(&left, 16),
        fit(&visible(&who(row, lang)), 16),
        fit(labels::state(row.state).get(lang), 16),
        visible(&row.demand).into_owned(),
    ]
    .join(" ")
}

fn left(due: &Due, lang: Lang) -> String {
    match due.in_days {
        0 => words::DUE_TODAY.get(lang).to_owned(),
        days if days < 0 => words::LATE_BY.with(lang, &[("days", &-days)]),
        days => words::DUE_IN.with(lang, &[("days", &days)]),
    }
}

fn who(row: &PetitionRow, lang: Lang) -> String {
    petitions::who_of(&row.name, row.headcount, lang)
}

fn new(desk: &Desk, args: &NewArgs, out: &mut Out) -> Done {
    let facts = match &args.from {
        Some(file) => context::read_json(file, out.lang)?,
        None => typed_facts(desk, args, out.lang)?,
    };
    let command = Command::RegisterPetition { facts: Box::new(facts) };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Petition(id, number, _) => {
            words::TAKEN_IN.with(out.lang, &[("number", number), ("petition", id), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)?;
    match &receipt.outcome {
        Outcome::Petition(id, ..) if !args.how.json => kept_from(desk, *id, out)?,
        _ => {}
    }
    Ok(Exit::Done)
}

/// Of one that was taken in just now: from whom it is kept, or of whom on the staff it speaks.
fn kept_from(desk: &Desk, petition: PetitionId, out: &mut Out) -> Result<(), Failure> {
    match desk.query(Query::Petition(petition)) {
        Ok(Answer::Petition(view)) if view.facts.accused.is_empty() => spoken(desk, &view, out),
        Ok(Answer::Petition(view)) => petition_shown::kept_from(&view, out),
        _ => Ok(()),
    }
}

/// A demand speaks of somebody on the staff, and nobody is named as accused: it is open to them.
fn spoken(desk: &Desk, view: &PetitionView, out: &mut Out) -> Result<(), Failure> {
    let Ok(Answer::Staff(staff)) = desk.query(Query::Staff) else { return Ok(()) };
    let demands: Vec<&str> = view.demands.iter().map(|one| one.text.as_str()).collect();
    let meant = |row: &&StaffRow| !spoken_of(&demands, std::iter::once(row.name.as_str())).is_empty();
    let meant: Vec<&StaffRow> = staff.iter().filter(meant).collect();
    if meant.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = meant.iter().map(|row| row.name.as_str()).collect();
    out.line(&hands::ACCUSED_IN_WORDS.with(out.lang, &[("names", &names.join("、"))]))?;
    for row in meant {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &row.name), ("number", &view.row.number), ("staff", &row.id)];
        out.line(&words::NAMES_ACCUSED.with(out.lang, &values))?;
    }
    Ok(())
}

/// What somebody on record is called.
pub(super) fn called(desk: &Desk, person: PersonId, lang: Lang) -> Result<String, Failure> {
    match desk.query(Query::Card(person))? {
        Answer::Card(card) => Ok(card.name.clone()),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

fn typed_facts(desk: &Desk, args: &NewArgs, lang: Lang) -> Result<PetitionFacts, Failure> {
    let missing = || Failure::refused(&Refusal::NotFound(What::Person), lang);
    let person = args.person.ok_or_else(missing)?;
    let name = called(desk, person, lang)?;
    let demand = |text: &String| Demand::new(text, args.route);
    Ok(PetitionFacts {
        channel: args.channel,
        purpose: args.purpose,
        petitioners: vec![Petitioner { person: Some(person), name, ..Petitioner::default() }],
        secret: args.purpose == Purpose::Accusation,
        demands: args.demand.iter().map(demand).collect(),
        division: args.division,
        repeats: args.repeats.as_ref().map(|first| id(desk, first, lang)).transpose()?,
        external_number: args.external.clone(),
        urgency: args.urgency,
        topics: args.topic.clone(),
        accused: accused(args),
        forwarded: args.forwarder.as_ref().map(|organ| Forwarded {
            organ: organ.clone(),
            document: args.forwarded_number.clone(),
            on: args.forwarded_on,
        }),
        ..PetitionFacts::on(args.received.unwrap_or(desk.moment.today))
    })
}

fn accused(args: &NewArgs) -> Vec<Accused> {
    let offices =
        args.accused_division.iter().map(|code| Accused { division: Some(*code), ..Accused::default() });
    let people = args.accused_staff.iter().map(|id| Accused { staff: Some(*id), ..Accused::default() });
    offices.chain(people).collect()
}

/// Nothing is said but to whom it goes: it is handed over.
fn assigns(request: &ActRequest) -> bool {
    *request == ActRequest { staff: request.staff, ..ActRequest::new(PetitionAct::Assign) }
}

fn act(desk: &Desk, args: &ActArgs, out: &mut Out) -> Done {
    let seen = view(desk, &args.petition, out.lang)?;
    let lacks_route = args.route.is_none() && refused_for_route(&seen, args.act);
    if lacks_route {
        return Err(Failure::new(Exit::Refused, words::NEEDS_ROUTE.get(out.lang)));
    }
    let mut request = ActRequest::new(args.act);
    request.on = args.on;
    request.note.clone_from(&args.note);
    request.document.clone_from(&args.document);
    request.until = args.until;
    request.rule.clone_from(&args.rule);
    request.set_by.clone_from(&args.set_by);
    request.organ.clone_from(&args.organ);
    request.carried = args.carried;
    request.ground.clone_from(&args.ground);
    request.score = args.score;
    request.route = args.route;
    if args.act == PetitionAct::NameAccused {
        request.accused = Some(Accused { division: args.division, staff: args.staff, ..Accused::default() });
    } else {
        (request.division, request.staff) = (args.division, args.staff);
    }
    request.demand = args.demand.map(|n| n - 1);
    if let Some(kind) = args.proof {
        request.proof = Some(ServiceProof { kind, witnesses: args.witness.clone() });
    }
    request.papers.clone_from(&args.paper);
    request.word = args.word.map(|kind| PetitionerWord { kind, at: args.at });
    request.despite.clone_from(&args.despite);
    request.earlier = args.earlier.as_ref().map(|earlier| id(desk, earlier, out.lang)).transpose()?;
    let (petition, seen) = (seen.row.petition, seen.version);
    let command = match args.staff.filter(|_| assigns(&request)) {
        Some(to) => Command::AssignPetition { petition, seen, to },
        None => Command::ActOnPetition { petition, seen, act: request },
    };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Petition(_, number, _) => {
            let act = labels::act(args.act).get(out.lang);
            words::MOVED.with(out.lang, &[("number", number), ("act", &act), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)
}

/// An act that only lacks the way: the refusal names the option that gives it.
fn refused_for_route(view: &PetitionView, act: PetitionAct) -> bool {
    let needs = |can: &Result<(), Refusal>| matches!(can, Err(Refusal::Act(ActFault::NeedsRoute { .. })));
    view.acts.iter().any(|(one, can)| *one == act && needs(can))
}
