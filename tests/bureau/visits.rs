//! Visits through the one door: numbers, attending, ending, promises, and what was done for whom.

use crate::bureau_support::*;
use honordesk::bureau::answer::{VisitDay, VisitRow, VisitView};
use honordesk::bureau::command::{PaperDraft, PersonChange, Visitor};
use honordesk::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::paper::PaperKind;
use honordesk::domain::visit::{
    AskAnswer, Caller, CallerFault, CallerKind, Promise, VisitOutcome, VisitStage,
};
use honordesk::domain::{PersonId, VisitId};
use proptest::prelude::*;

const TODAY: &str = "2026-11-23";

fn visitor(person: Option<PersonId>, topics: &[&str]) -> Visitor {
    let topics = topics.iter().map(|t| (*t).to_owned()).collect();
    Visitor { person, caller: Caller::in_person(), topics }
}

fn visit_of(receipt: &Receipt) -> (VisitId, u16, u32) {
    match receipt.outcome {
        Outcome::Visit(id, number, version) => (id, number, version),
        ref other => panic!("{other:?}"),
    }
}

fn begin(f: &Fixture, who: &str, person: Option<PersonId>) -> (VisitId, u16, u32) {
    let command = Command::BeginVisit { visitor: visitor(person, &["subsidy"]), done: None };
    visit_of(&f.run(who, command).unwrap())
}

fn end(f: &Fixture, visit: VisitId, seen: u32, promises: Vec<Promise>) -> Result<Receipt, Refusal> {
    let outcome = VisitOutcome::Taken;
    let note = "材料收齐".into();
    f.run("window", Command::EndVisit { visit, seen, outcome, visitor: None, note, promises })
}

fn promise(what: &str, due: &str) -> Promise {
    Promise { what: what.into(), due: date(due), kept: None }
}

fn day(f: &Fixture, on: &str) -> VisitDay {
    match f.ask("window", Query::Visits { day: date(on) }).unwrap() {
        Answer::Visits(day) => *day,
        other => panic!("{other:?}"),
    }
}

fn view(f: &Fixture, id: VisitId) -> VisitView {
    match f.ask("window", Query::Visit(id)).unwrap() {
        Answer::Visit(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_from_the_first_number_to_the_last_goodbye() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let book =
        Command::BookVisit { visitor: visitor(Some(b), &["card"]), day: date(TODAY), minute: 9 * 60 + 30 };
    let (booked, number, seen) = visit_of(&f.run("window", book).unwrap());
    assert_eq!(number, 0, "no number before they are there");
    let (waiting, number, _) =
        visit_of(&f.run("window", Command::TakeNumber { visitor: visitor(Some(a), &[]) }).unwrap());
    assert_eq!(number, 1);
    let (_, number, seen) = visit_of(&f.run("window", Command::Arrive { visit: booked, seen }).unwrap());
    assert_eq!((number, day(&f, TODAY).board.waiting), (2, 2));

    f.at_ms.set(f.at_ms.get() + 60_000);
    let (_, _, called) = visit_of(&f.run("window", Command::CallVisit { visit: booked, seen }).unwrap());
    let board = day(&f, TODAY).board;
    assert_eq!((board.waiting, board.attended), (1, 1));
    assert!(board.mean_wait_ms.is_some_and(|ms| (60_000..80_000).contains(&ms)), "{board:?}");

    f.run(
        "window",
        Command::EndVisit {
            visit: waiting,
            seen: 1,
            outcome: VisitOutcome::Left,
            visitor: None,
            note: String::new(),
            promises: vec![],
        },
    )
    .unwrap();
    end(&f, booked, called, vec![promise("周五前电话答复", "2026-11-27")]).unwrap();
    let today = day(&f, TODAY);
    assert_eq!((today.board.ended, today.visits.len()), (2, 2));
    assert!(today.promises.is_empty(), "due later");

    let later = day(&f, "2026-11-28").promises;
    assert_eq!(later.len(), 1);
    let keep = |seen| Command::KeepPromise { visit: booked, seen, at: later[0].at };
    f.run("window", keep(later[0].version)).unwrap();
    assert!(day(&f, "2026-11-28").promises.is_empty());
    let again = f.run("window", keep(later[0].version + 1));
    assert_eq!(again, Err(Refusal::NotFound(What::Promise)), "kept once");
    f.sound();
}

#[test]
fn what_is_done_at_the_desk_stands_under_the_visitor_it_was_done_for() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let (visit, _, seen) = begin(&f, "window", Some(a));
    f.visit.set(Some(visit));
    let amend = |person, seen| Command::AmendPerson {
        person,
        seen,
        changes: vec![PersonChange::Phone(0, Some("13800138000".into()))],
        despite: None,
    };
    f.run("window", amend(a, 1)).unwrap();
    f.run("window", amend(b, 1)).unwrap();
    end(&f, visit, seen, vec![]).unwrap();
    f.run("window", amend(a, 2)).unwrap();
    let done: Vec<_> = view(&f, visit).done.into_iter().map(|h| (h.command, h.object)).collect();
    let expected = [
        ("visit.begin", visit.to_string()),
        ("person.amend", a.to_string()),
        ("visit.end", visit.to_string()),
    ];
    assert_eq!(done, expected.map(|(c, o)| (c.to_owned(), o)), "not what was done for somebody else");
    f.sound();
}

#[test]
fn nobody_is_attended_twice_and_stages_are_kept() {
    let f = Fixture::new();
    let a = f.person(1);
    let (visit, _, seen) = begin(&f, "window", Some(a));
    let again = f.run("maker", Command::BeginVisit { visitor: visitor(Some(a), &[]), done: None });
    assert!(
        matches!(&again, Err(Refusal::AttendedAlready { visit: v, desk, .. }) if *v == visit && desk == "一号窗口"),
        "{again:?}"
    );
    let call = Command::CallVisit { visit, seen };
    assert_eq!(f.run("window", call), Err(Refusal::VisitStage(VisitStage::Attended)));
    end(&f, visit, seen, vec![]).unwrap();
    let late = end(&f, visit, seen + 1, vec![]);
    assert_eq!(late, Err(Refusal::VisitStage(VisitStage::Ended)));
    assert!(matches!(end(&f, visit, seen, vec![]), Err(Refusal::Stale { .. })));
    begin(&f, "maker", Some(a));

    let (waiting, ..) =
        visit_of(&f.run("window", Command::TakeNumber { visitor: visitor(None, &["policy"]) }).unwrap());
    assert_eq!(end(&f, waiting, 1, vec![]), Err(Refusal::VisitStage(VisitStage::Waiting)));
}

#[test]
fn wrong_words_are_refused_field_by_field() {
    let f = Fixture::new();
    let take = |visitor| f.run("window", Command::TakeNumber { visitor });
    let faulty = |field: &str, fault| Err(Refusal::Invalid(vec![FieldFault { field: field.into(), fault }]));
    assert_eq!(take(visitor(None, &["nothing"])), faulty("topics", Fault::Choice));
    assert_eq!(take(visitor(Some(PersonId(9)), &[])), Err(Refusal::NotFound(What::Person)));
    let agent = Caller { kind: CallerKind::Agent, name: "骆小英".into(), ..Caller::in_person() };
    let by_agent = Visitor { caller: agent, ..visitor(Some(f.person(1)), &[]) };
    assert_eq!(take(by_agent), Err(Refusal::Caller(CallerFault::Paper)));
    let (visit, _, seen) = begin(&f, "window", None);
    let late = end(&f, visit, seen, vec![promise("答复", "2026-11-22")]);
    assert_eq!(late, faulty("promises.0.due", Fault::TooEarly));
    let wordless = end(&f, visit, seen, vec![promise(" ", "2026-11-24")]);
    assert_eq!(wordless, faulty("promises.0.what", Fault::Empty));
    let book = |day: &str, minute| Command::BookVisit { visitor: visitor(None, &[]), day: date(day), minute };
    assert!(matches!(f.run("window", book("2026-11-22", 0)), Err(Refusal::Invalid(_))));
    assert!(matches!(f.run("window", book("2026-11-24", 1440)), Err(Refusal::Invalid(_))));
    assert!(matches!(f.run("window", book("2028-11-24", 600)), Err(Refusal::Invalid(_))));
}

#[test]
fn an_ask_without_a_record_is_one_command() {
    let f = Fixture::new();
    let ask = Command::BeginVisit { visitor: visitor(None, &["policy"]), done: Some(VisitOutcome::Settled) };
    let (visit, number, _) = visit_of(&f.run("window", ask).unwrap());
    let row: VisitRow = view(&f, visit).row;
    assert_eq!((number, row.stage, row.name.as_str()), (1, VisitStage::Ended, ""));
    let (next, ..) = begin(&f, "window", None);
    f.today.set(date("2026-11-24"));
    let carried = day(&f, "2026-11-24");
    assert_eq!(
        carried.visits.iter().map(|v| v.visit).collect::<Vec<_>>(),
        [next],
        "still at the desk since yesterday"
    );
    let (_, number, _) = begin(&f, "window", None);
    assert_eq!(number, 1, "numbers start anew each day");
    f.sound();
}

fn asks(f: &Fixture, person: PersonId) -> Vec<String> {
    match f.ask("window", Query::Asks(person)).unwrap() {
        Answer::Asks(asks) => asks,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_missing_is_asked_once_a_month_and_not_once_it_is_there() {
    let f = Fixture::new();
    let a = f.register(honordesk::domain::person::PersonFacts { phones: vec![], ..person(1) });
    let before = asks(&f, a);
    assert!(before.len() <= 3 && before.contains(&"phone".to_owned()), "{before:?}");
    let (visit, _, seen) = begin(&f, "window", Some(a));
    let note =
        |seen, ask: &str, answer| f.run("window", Command::NoteAsk { visit, seen, ask: ask.into(), answer });
    assert!(matches!(note(seen, "wings", AskAnswer::Skipped), Err(Refusal::Invalid(_))));
    let (_, _, seen) = visit_of(&note(seen, "phone", AskAnswer::Skipped).unwrap());
    assert!(!asks(&f, a).contains(&"phone".to_owned()), "not twice");
    f.today.set(date("2026-12-22"));
    assert!(!asks(&f, a).contains(&"phone".to_owned()), "29 days later");
    f.today.set(date("2026-12-23"));
    assert!(asks(&f, a).contains(&"phone".to_owned()), "30 days later");
    let changes = vec![PersonChange::Phone(0, Some("13800138000".into()))];
    f.run("window", Command::AmendPerson { person: a, seen: 1, changes, despite: None }).unwrap();
    assert!(!asks(&f, a).contains(&"phone".to_owned()), "it is there");
    end(&f, visit, seen, vec![]).unwrap();
    let late = note(seen + 1, "kin", AskAnswer::Skipped);
    assert_eq!(late, Err(Refusal::VisitStage(VisitStage::Ended)));
    f.sound();
}

#[test]
fn the_visit_names_the_slip_that_was_issued_of_it_last() {
    let f = Fixture::new();
    let a = f.person(1);
    let (visit, _, seen) = begin(&f, "window", Some(a));
    end(&f, visit, seen, vec![]).unwrap();
    let draft = |kind| PaperDraft { person: Some(a), visit: Some(visit), ..a_paper(kind, "事项") };
    let issue = |kind| f.run("window", Command::IssuePaper { draft: Box::new(draft(kind)) }).unwrap();
    issue(PaperKind::PreCheck);
    assert!(view(&f, visit).row.slip.is_none(), "another paper is no slip");
    issue(PaperKind::VisitSlip);
    let Outcome::Paper(paper, number, version) = issue(PaperKind::VisitSlip).outcome else { panic!() };
    let slip = view(&f, visit).row.slip.unwrap();
    assert_eq!((slip.paper, &slip.number, slip.digest.len(), slip.void), (paper, &number, 64, false));
    f.run("window", Command::VoidPaper { paper, seen: version, reason: "写错了".into() }).unwrap();
    assert!(view(&f, visit).row.slip.unwrap().void);
    f.sound();
    let f = f.reopened();
    assert_eq!(view(&f, visit).row.slip.map(|s| s.number), Some(number));
}

#[test]
fn what_is_done_at_the_desk_says_what_the_visit_is_about() {
    let f = Fixture::new();
    let a = f.person(1);
    let (visit, _, seen) = begin(&f, "window", Some(a));
    f.visit.set(Some(visit));
    let matter = Some("card-apply".to_owned());
    let notice = PaperDraft { person: Some(a), matter, ..a_paper(PaperKind::Notice, "材料") };
    f.run("window", Command::IssuePaper { draft: Box::new(notice.clone()) }).unwrap();
    f.take_in(petition(Some(a)));
    f.run("window", Command::RegisterPetition { facts: Box::new(petition(Some(a))) }).unwrap();
    // The visit began with the subsidies; what is said already is not said again.
    assert_eq!(view(&f, visit).suggested, ["card", "petition"]);
    let visitor = visitor(Some(a), &["subsidy", "card"]);
    let amend = Command::AmendVisit { visit, seen, visitor, note: String::new(), promises: vec![] };
    let (_, _, seen) = visit_of(&f.run("window", amend).unwrap());
    assert!(view(&f, visit).suggested.is_empty(), "the clerk looked at the topics and took one away");
    f.run("window", Command::IssuePaper { draft: Box::new(notice) }).unwrap();
    assert!(view(&f, visit).suggested.is_empty(), "the card is said");
    end(&f, visit, seen, vec![]).unwrap();
    let rows = match f.ask("window", Query::VisitsOf { person: a, limit: 9 }).unwrap() {
        Answer::VisitsOf(rows) => rows,
        other => panic!("{other:?}"),
    };
    assert_eq!(rows[0].work, ["petition.register", "paper.issue"], "in the order of the last of each");
    f.sound();
}

#[test]
fn who_acts_for_the_person_on_record_may_be_the_one_who_came() {
    use honordesk::domain::person::{Capacity, CapacityKind, PersonFacts, Relative};
    let f = Fixture::new();
    let capacity = |until| Capacity {
        kind: CapacityKind::Agent,
        paper: "委 3".into(),
        from: Some(date("2026-01-01")),
        until: Some(date(until)),
    };
    let relative = |name: &str, until| Relative {
        name: name.into(),
        relation: "外甥".into(),
        capacity: Some(capacity(until)),
        ..Relative::default()
    };
    let relatives = vec![relative("骆小英", "2026-12-31"), relative("骆大英", "2026-10-31")];
    let a = f.register(PersonFacts { relatives, ..person(1) });
    let (visit, _, seen) = begin(&f, "window", Some(a));
    let known = view(&f, visit).relatives;
    assert_eq!(known.len(), 2);
    let came = |caller: &Caller| Command::AmendVisit {
        visit,
        seen,
        visitor: Visitor { caller: caller.clone(), ..visitor(Some(a), &["subsidy"]) },
        note: String::new(),
        promises: vec![],
    };
    assert!(known[0].expired_agent().is_none());
    let expired = known[1].expired_agent().unwrap();
    assert_eq!(f.run("window", came(&expired)), Err(Refusal::Caller(CallerFault::NotInForce)));
    assert_eq!(known[0].caller.kind, CallerKind::Agent);
    f.run("window", came(&known[0].caller)).unwrap();
    assert_eq!(view(&f, visit).caller, known[0].caller);
}

#[test]
fn what_was_promised_to_a_merged_record_is_due_to_the_one_that_stands() {
    let f = Fixture::new();
    let (keep, gone) = (f.person(1), f.person(2));
    let (visit, _, seen) = begin(&f, "window", Some(gone));
    end(&f, visit, seen, vec![promise("回电", "2026-11-24")]).unwrap();
    f.merge(keep, gone).unwrap();
    let due = day(&f, "2026-11-24").promises;
    assert_eq!(due.iter().map(|p| p.person).collect::<Vec<_>>(), [Some(keep)]);
}

#[test]
fn promises_on_record_stay_as_they_stand_whatever_became_of_their_day() {
    let f = Fixture::new();
    let (visit, _, seen) = begin(&f, "window", None);
    let amend = |seen, promises| Command::AmendVisit {
        visit,
        seen,
        visitor: visitor(None, &["subsidy"]),
        note: String::new(),
        promises,
    };
    let both = vec![promise("回电", "2026-11-24"), promise("寄出明细", "2026-11-25")];
    let (_, _, seen) = visit_of(&f.run("window", amend(seen, both.clone())).unwrap());
    let (_, _, seen) = visit_of(&f.run("window", Command::KeepPromise { visit, seen, at: 0 }).unwrap());
    f.today.set(date("2026-11-26"));
    // The form of a visit that goes on for days sends back what it was filled with.
    let (_, _, seen) = visit_of(&f.run("window", amend(seen, both)).unwrap());
    let held: Vec<_> = view(&f, visit).promises.into_iter().map(|p| p.kept).collect();
    assert_eq!(held, [Some(date("2026-11-23")), None]);
    let late = f.run("window", amend(seen, vec![promise("另一件", "2026-11-25")]));
    assert!(matches!(late, Err(Refusal::Invalid(_))), "a new one is not promised for a day that is over");
    f.sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever people do in whatever order: numbers of a day have no gaps, the figures are those of the visits, and every
    /// open promise is found on its day.
    #[test]
    fn numbers_have_no_gaps_and_figures_agree(steps in prop::collection::vec((0_u8..6, 1_u32..9), 1..60)) {
        let f = Fixture::new();
        let people: Vec<PersonId> = (1..4).map(|n| f.person(n)).collect();
        for (step, which) in steps {
            let visit = VisitId(which);
            let seen = match f.ask("window", Query::Visit(visit)) {
                Ok(Answer::Visit(view)) => view.row.version,
                _ => 0,
            };
            let person = people.get(which as usize % 4).copied();
            let _ = match step {
                0 => f.run("window", Command::TakeNumber { visitor: visitor(person, &["card"]) }),
                1 => f.run("window", Command::BeginVisit { visitor: visitor(person, &["card"]), done: None }),
                2 => f.run("window", Command::CallVisit { visit, seen }),
                3 => end(&f, visit, seen, vec![promise("答复", "2026-11-30")]),
                4 => f.run("window", Command::BookVisit { visitor: visitor(person, &[]), day: date(TODAY), minute: 600 }),
                _ => f.run("window", Command::Arrive { visit, seen }),
            };
        }
        let today = day(&f, TODAY);
        let mut numbers: Vec<_> = today.visits.iter().map(|v| v.number).filter(|n| *n > 0).collect();
        numbers.sort_unstable();
        prop_assert_eq!(&numbers, &(1..=numbers.len() as u16).collect::<Vec<_>>());
        let stands = |stage| today.visits.iter().filter(|v| v.stage == stage).count() as u32;
        let board = &today.board;
        prop_assert_eq!((board.booked, board.waiting, board.attended), (stands(VisitStage::Booked), stands(VisitStage::Waiting), stands(VisitStage::Attended)));
        let promised: u32 = today.visits.iter().map(|v| v.promises_open).sum();
        prop_assert_eq!(day(&f, "2026-11-30").promises.len() as u32, promised);
        f.sound();
    }
}
