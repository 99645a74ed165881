//! Visits noted wrongly: what is refused, and what may be put right afterwards.

use crate::bureau_support::*;
use honordesk::bureau::answer::VisitView;
use honordesk::bureau::command::{PaperDraft, VisitCorrection, Visitor};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::staff::Role;
use honordesk::domain::visit::{Caller, CallerFault, CallerKind, Promise, VisitOutcome, VisitStage};
use honordesk::domain::{PersonId, VisitId};

fn visitor(person: Option<PersonId>, topics: &[&str]) -> Visitor {
    let topics = topics.iter().map(|t| (*t).to_owned()).collect();
    Visitor { person, caller: Caller::in_person(), topics }
}

fn named(receipt: &Receipt) -> (VisitId, u32) {
    match receipt.outcome {
        Outcome::Visit(id, _, version) => (id, version),
        ref other => panic!("{other:?}"),
    }
}

fn begin(f: &Fixture, person: Option<PersonId>, done: Option<VisitOutcome>) -> (VisitId, u32) {
    let command = Command::BeginVisit { visitor: visitor(person, &["subsidy"]), done };
    named(&f.run("window", command).unwrap())
}

fn end(
    f: &Fixture,
    (visit, seen): (VisitId, u32),
    outcome: VisitOutcome,
    visitor: Option<Visitor>,
) -> Result<Receipt, Refusal> {
    let (note, promises) = (String::new(), vec![]);
    f.run("window", Command::EndVisit { visit, seen, outcome, visitor, note, promises })
}

fn view(f: &Fixture, id: VisitId) -> VisitView {
    match f.ask("window", Query::Visit(id)).unwrap() {
        Answer::Visit(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn promise(what: &str, due: &str) -> Promise {
    Promise { what: what.into(), due: date(due), kept: None }
}

fn daughter() -> Caller {
    Caller {
        kind: CallerKind::Relative,
        name: "骆小英".into(),
        relation: "女儿".into(),
        ..Caller::in_person()
    }
}

#[test]
fn whoever_died_before_did_not_come_themselves() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.run("maker", death(a, 1, date("2026-08-12"))).unwrap();
    f.run("maker", death(b, 1, date("2026-11-23"))).unwrap();
    let visit = begin(&f, Some(a), None);
    assert_eq!(view(&f, visit.0).died, Some(date("2026-08-12")));
    let refused = Err(Refusal::Caller(CallerFault::Died));
    assert_eq!(end(&f, visit, VisitOutcome::Settled, None), refused);
    let themselves = visitor(Some(a), &["subsidy"]);
    assert_eq!(end(&f, visit, VisitOutcome::Settled, Some(themselves.clone())), refused);
    let (note, promises) = (String::new(), vec![]);
    let amend = Command::AmendVisit { visit: visit.0, seen: visit.1, visitor: themselves, note, promises };
    assert_eq!(f.run("window", amend), refused);
    let done =
        Command::BeginVisit { visitor: visitor(Some(a), &["subsidy"]), done: Some(VisitOutcome::Settled) };
    assert!(f.run("window", done).is_err());
    let came = Visitor { caller: daughter(), ..visitor(Some(a), &["subsidy"]) };
    end(&f, visit, VisitOutcome::Settled, Some(came)).unwrap();
    // Nobody was there at all.
    end(&f, begin(&f, Some(a), None), VisitOutcome::Mistaken, None).unwrap();
    // They came in the morning of the day.
    end(&f, begin(&f, Some(b), None), VisitOutcome::Settled, None).unwrap();
    f.sound();
}

fn correction(f: &Fixture, visit: VisitId) -> VisitCorrection {
    let view = view(f, visit);
    VisitCorrection {
        caller: view.caller,
        topics: view.row.topics,
        outcome: view.row.ended.unwrap().1,
        note: view.note,
        promises: view.promises,
        reason: None,
    }
}

fn correct(f: &Fixture, who: &str, visit: VisitId, said: VisitCorrection) -> Result<Receipt, Refusal> {
    let seen = view(f, visit).row.version;
    f.run(who, Command::CorrectVisit { visit, seen, said: Box::new(said) })
}

fn reason_is_missing(result: &Result<Receipt, Refusal>) -> bool {
    matches!(result, Err(Refusal::Invalid(faults)) if faults[0].field == "reason")
}

#[test]
fn an_ended_visit_is_put_right_and_the_journal_says_what() {
    let f = Fixture::new();
    let a = f.person(1);
    let visit = begin(&f, Some(a), None);
    let (note, promises) =
        (String::new(), vec![promise("回电", "2026-11-25"), promise("寄明细", "2026-11-26")]);
    let ended = Command::EndVisit {
        visit: visit.0,
        seen: visit.1,
        outcome: VisitOutcome::Settled,
        visitor: None,
        note,
        promises,
    };
    let (visit, seen) = named(&f.run("window", ended).unwrap());
    f.run("window", Command::KeepPromise { visit, seen, at: 1 }).unwrap();
    let said = VisitCorrection {
        caller: daughter(),
        outcome: VisitOutcome::Taken,
        promises: vec![promise("回电", "2026-11-27")],
        ..correction(&f, visit)
    };
    correct(&f, "window", visit, said).unwrap();
    let now = view(&f, visit);
    assert_eq!((now.row.ended.unwrap().1, now.caller), (VisitOutcome::Taken, daughter()));
    let promises: Vec<_> = now.promises.iter().map(|p| (p.what.as_str(), p.kept)).collect();
    assert_eq!(promises, [("寄明细", Some(date("2026-11-23"))), ("回电", None)], "what was kept stays kept");
    let line = f.journal(1).remove(0).what;
    assert_eq!(line.command, "visit.correct");
    for (name, value) in [("fields", "caller outcome promises"), ("was", "settled"), ("outcome", "taken")] {
        assert!(line.about.contains(&(name.into(), value.into())), "{name}: {:?}", line.about);
    }
    f.sound();
}

#[test]
fn who_was_not_there_or_comes_later_says_why() {
    let f = Fixture::new();
    f.also("petitions", &[Role::Petitions, Role::FrontDesk]);
    let (visit, _) = begin(&f, None, Some(VisitOutcome::Settled));
    let said = VisitCorrection { outcome: VisitOutcome::Guided, ..correction(&f, visit) };
    assert!(reason_is_missing(&correct(&f, "petitions", visit, said.clone())));
    f.today.set(date("2026-11-24"));
    assert!(reason_is_missing(&correct(&f, "window", visit, said.clone())));
    let why = VisitCorrection { reason: Some("按错了结果".into()), ..said };
    correct(&f, "petitions", visit, why).unwrap();
    assert_eq!(view(&f, visit).row.ended.unwrap().1, VisitOutcome::Guided);
    assert!(f.journal(1)[0].what.about.contains(&("reason".into(), "按错了结果".into())));
    f.sound();
}

#[test]
fn what_cannot_have_been_is_not_put_right_so() {
    let f = Fixture::new();
    let (goes_on, _) = begin(&f, None, None);
    let said = VisitCorrection {
        caller: Caller::in_person(),
        topics: vec![],
        outcome: VisitOutcome::Settled,
        note: String::new(),
        promises: vec![],
        reason: None,
    };
    let refused = correct(&f, "window", goes_on, said);
    assert_eq!(refused, Err(Refusal::VisitStage(VisitStage::Attended)));
    let waits = named(&f.run("window", Command::TakeNumber { visitor: visitor(None, &["card"]) }).unwrap());
    end(&f, waits, VisitOutcome::Left, None).unwrap();
    let settled = VisitCorrection { outcome: VisitOutcome::Settled, ..correction(&f, waits.0) };
    let refused = correct(&f, "window", waits.0, settled);
    assert!(
        matches!(refused, Err(Refusal::Invalid(faults)) if faults[0].field == "outcome"),
        "nobody was called"
    );
    let (asked, _) = begin(&f, None, Some(VisitOutcome::Settled));
    let nothing = VisitCorrection { topics: vec![], ..correction(&f, asked) };
    assert!(correct(&f, "window", asked, nothing.clone()).is_err());
    let mistaken = VisitCorrection { outcome: VisitOutcome::Mistaken, ..nothing };
    correct(&f, "window", asked, mistaken).unwrap();
    f.sound();
}

#[test]
fn a_slip_of_before_is_said_to_be_so_until_another_is_issued() {
    let f = Fixture::new();
    let (visit, _) = begin(&f, None, Some(VisitOutcome::Settled));
    let issue = || {
        let draft = PaperDraft {
            kind: PaperKind::VisitSlip,
            title: "接访单".into(),
            person: None,
            visit: Some(visit),
            matter: None,
            petition: None,
            about: Vec::new(),
            blocks: vec![Block::heading("试")],
        };
        f.run("window", Command::IssuePaper { draft: Box::new(draft) }).unwrap();
    };
    let before = || view(&f, visit).row.slip.map(|slip| slip.before);
    issue();
    correct(&f, "window", visit, correction(&f, visit)).unwrap();
    assert_eq!(before(), Some(false), "nothing was changed");
    let said = VisitCorrection { outcome: VisitOutcome::Guided, ..correction(&f, visit) };
    correct(&f, "window", visit, said).unwrap();
    assert_eq!(before(), Some(true));
    issue();
    assert_eq!(before(), Some(false));
    f.sound();
}

#[test]
fn whoever_waited_yesterday_does_not_wait_today() {
    let f = Fixture::new();
    f.run("window", Command::TakeNumber { visitor: visitor(None, &["card"]) }).unwrap();
    begin(&f, None, None);
    let board = |on: &str| match f.ask("window", Query::Visits { day: date(on) }).unwrap() {
        Answer::Visits(day) => (day.board.waiting, day.board.attended),
        other => panic!("{other:?}"),
    };
    assert_eq!((board("2026-11-23"), board("2026-11-24")), ((1, 1), (0, 0)), "a day to come has nobody");
    f.today.set(date("2026-11-24"));
    assert_eq!((board("2026-11-23"), board("2026-11-24")), ((1, 1), (0, 1)), "still at the desk");
}
