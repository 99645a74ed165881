//! What was written down of a petition before and after it is kept from somebody: on the visitor's page, in the journal, in the timeline of
//! whoever brought it. It is read by those alone who may see the petition.

use crate::bureau_support::*;
use honordesk::bureau::answer::{Happening, VisitView};
use honordesk::bureau::command::{ActRequest, PaperDraft, SuperviseAct, Triage, Visitor};
use honordesk::bureau::query::{JournalFilter, PaperFilter, TimelineFilter};
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use honordesk::domain::paper::PaperKind;
use honordesk::domain::petition::{Accused, PetitionAct, PetitionFacts, Purpose};
use honordesk::domain::staff::Role;
use honordesk::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use honordesk::domain::visit::Caller;
use honordesk::domain::{PaperId, PersonId, PetitionId, StaffId, SupervisionId, VisitId};

/// What is said with each step, and who reads none of it must never read.
const EVIDENCE: &str = "已约谈某科长";
const DESPITE: &str = "经办人已说明情况";

/// An auditor whom nothing accuses; the number follows on those of the others.
const SECOND: StaffId = StaffId(9);

fn bureau() -> Fixture {
    let f = Fixture::unfounded();
    let mut founding = founding();
    founding.staff.push(new_staff("second", &[Role::Auditor]));
    f.run_as(None, Command::Found(founding)).unwrap();
    f
}

/// Somebody is at the desk from now on.
fn at_the_desk(f: &Fixture, person: Option<PersonId>) -> VisitId {
    let visitor = Visitor { person, caller: Caller::in_person(), topics: vec!["petition".into()] };
    let receipt = f.run("window", Command::BeginVisit { visitor, done: None }).unwrap();
    let Outcome::Visit(visit, ..) = receipt.outcome else { panic!("{receipt:?}") };
    f.visit.set(Some(visit));
    visit
}

fn visit(f: &Fixture, who: &str, id: VisitId) -> VisitView {
    match f.ask(who, Query::Visit(id)) {
        Ok(Answer::Visit(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn commands(told: &[Happening]) -> Vec<&str> {
    told.iter().map(|what| what.command.as_str()).collect()
}

fn version(f: &Fixture, id: PetitionId) -> u32 {
    match f.ask("petitions", Query::Petition(id)) {
        Ok(Answer::Petition(view)) => view.version,
        other => panic!("{other:?}"),
    }
}

fn act(f: &Fixture, id: PetitionId, act: ActRequest) {
    let command = Command::ActOnPetition { petition: id, seen: version(f, id), act };
    f.run("petitions", command).unwrap();
}

fn names(f: &Fixture, id: PetitionId, who: &str) {
    let accused = Accused { staff: Some(staff_id(who)), ..Accused::default() };
    act(f, id, ActRequest { accused: Some(accused), ..step_of(PetitionAct::NameAccused) });
}

fn letter(of: PetitionId, person: Option<PersonId>) -> PaperDraft {
    PaperDraft { petition: Some(of), person, ..a_paper(PaperKind::Acceptance, "现予受理") }
}

fn issue(f: &Fixture, draft: PaperDraft) -> (PaperId, u32) {
    let receipt = f.run("petitions", Command::IssuePaper { draft: Box::new(draft) }).unwrap();
    let Outcome::Paper(paper, _, version) = receipt.outcome else { panic!("{receipt:?}") };
    (paper, version)
}

fn timeline(f: &Fixture, who: &str, person: PersonId) -> Vec<Happening> {
    let query = Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 99 };
    match f.ask(who, query) {
        Ok(Answer::Timeline(page)) => page.lines,
        other => panic!("{other:?}"),
    }
}

fn journal(f: &Fixture, who: StaffId, person: Option<PersonId>) -> Vec<Happening> {
    let filter = JournalFilter { person, ..JournalFilter::default() };
    match f.bureau.query(&f.asking(Some(who)), Query::Journal { filter, before: None, limit: 500 }) {
        Ok(Answer::Journal(page)) => page.lines.into_iter().map(|line| line.what).collect(),
        other => panic!("{other:?}"),
    }
}

fn value<'h>(what: &'h Happening, name: &str) -> Option<&'h str> {
    what.about.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// An accusation is no part of a visit: neither it nor its letters are told with whoever is at the desk meanwhile.
#[test]
fn a_visit_tells_nothing_of_an_accusation_that_was_taken_in_meanwhile() {
    let f = Fixture::new();
    let (visitor, other) = (f.person(1), f.person(2));
    for person in [Some(visitor), None] {
        let at = at_the_desk(&f, person);
        let facts = PetitionFacts {
            purpose: Purpose::Accusation,
            accused: vec![Accused { staff: Some(staff_id("window")), ..Accused::default() }],
            ..petition(Some(other))
        };
        let (id, ..) = f.take_in(facts);
        act(&f, id, step_of(PetitionAct::Accept));
        let (paper, seen) = issue(&f, letter(id, Some(other)));
        f.run("petitions", Command::ReprintPaper { paper }).unwrap();
        f.run("petitions", Command::VoidPaper { paper, seen: seen + 1, reason: "重出".into() }).unwrap();
        f.run("petitions", supervised(id)).unwrap();
        for who in ["window", "maker", "petitions"] {
            let view = visit(&f, who, at);
            assert_eq!(commands(&view.done), ["visit.begin"], "{who}: {person:?}");
            assert!(view.suggested.is_empty(), "{who}");
        }
    }
    f.sound();
}

fn supervised(id: PetitionId) -> Command {
    let said = SupervisionSaid {
        origin: SupervisionOrigin::Weekly,
        text: "核查线索".into(),
        owner: staff_id("petitions"),
        due: date("2026-12-20"),
        petition: Some(id),
    };
    Command::Supervise(SuperviseAct::Add { said: Box::new(said) })
}

fn step(f: &Fixture, who: &str, step: SupervisionStep, seen: u32) {
    let (item, text) = (SupervisionId(1), EVIDENCE.to_owned());
    f.run(who, Command::Supervise(SuperviseAct::Step { item, seen, step, text })).unwrap();
}

/// One that is accepted along with another's, answered by a letter, supervised; all at the desk. Then it names two of the staff.
fn named_late(f: &Fixture) -> ([PersonId; 2], [PetitionId; 2], VisitId) {
    let people = [f.person(1), f.person(2)];
    let at = at_the_desk(f, Some(people[0]));
    let brought = people.map(|person| f.take_in(petition(Some(person))).0);
    let petitions = brought.map(|id| (id, version(f, id))).to_vec();
    let decided = ActRequest { despite: Some(DESPITE.into()), ..step_of(PetitionAct::Accept) };
    f.run("petitions", Command::Triage(Triage::Decide { petitions, act: decided })).unwrap();
    let (paper, _) = issue(f, letter(brought[0], Some(people[0])));
    f.run("petitions", supervised(brought[0])).unwrap();
    step(f, "petitions", SupervisionStep::Ask, 1);
    step(f, "head", SupervisionStep::Return, 2);
    f.run("petitions", Command::ReprintPaper { paper }).unwrap();
    names(f, brought[0], "auditor");
    names(f, brought[0], "window");
    // What is done of the letter afterwards tells no more than what was done before.
    f.run("petitions", Command::ReprintPaper { paper }).unwrap();
    f.run("petitions", Command::VoidPaper { paper, seen: 3, reason: EVIDENCE.into() }).unwrap();
    (people, brought, at)
}

#[test]
fn whom_it_names_later_reads_nothing_of_what_was_made_before() {
    let f = bureau();
    let (people, brought, at) = named_late(&f);
    let told = journal(&f, staff_id("auditor"), None);
    for line in &told {
        let object = [brought[0].to_string(), "W1".into(), "D1".into()].contains(&line.object);
        assert!(!object, "{} {}", line.command, line.object);
        let says = |text: &str| line.about.iter().any(|(_, value)| value.contains(text));
        assert!(!says("2026-0001") || line.command == "visit.begin", "{}", line.command);
        assert!(!says(EVIDENCE) && !says(DESPITE), "{}", line.command);
    }
    // The other one was decided all the same.
    let decided = |told: &[Happening]| {
        let found: Vec<_> = told.iter().filter(|what| what.command == "petition.decide").collect();
        found.first().map(|what| (found.len(), value(what, "changed").map(str::to_owned)))
    };
    let one = Some((1, Some("1".to_owned())));
    assert_eq!(decided(&told), one);
    assert_eq!(decided(&journal(&f, staff_id("auditor"), Some(people[1]))), one);
    assert_eq!(decided(&journal(&f, staff_id("auditor"), Some(people[0]))), None);
    assert_eq!(decided(&timeline(&f, "window", people[1])), one);
    let own = timeline(&f, "window", people[0]);
    let of_it = |what: &&Happening| what.command.starts_with("petition") || what.command.starts_with("paper");
    assert_eq!(own.iter().filter(of_it).count(), 0, "{:?}", commands(&own));
    // Nor does the visit, nor the list of visits.
    let view = visit(&f, "window", at);
    assert_eq!(view.done.iter().filter(of_it).count(), 1, "{:?}", commands(&view.done));
    let Ok(Answer::VisitsOf(visits)) = f.ask("window", Query::VisitsOf { person: people[0], limit: 9 })
    else {
        panic!()
    };
    assert!(visits[0].work.is_empty(), "{:?}", visits[0].work);
    f.sound();
}

#[test]
fn who_may_see_it_goes_on_reading_all_of_it() {
    let f = bureau();
    let (people, brought, _) = named_late(&f);
    let told = journal(&f, SECOND, None);
    let of = |object: &str| told.iter().rev().filter(|what| what.object == object).collect::<Vec<_>>();
    let said = |object: &str| of(object).iter().map(|what| what.command.as_str()).collect::<Vec<_>>();
    assert_eq!(said(&brought[0].to_string()), ["petition.register", "petition.act", "petition.act"]);
    assert_eq!(said("W1"), ["paper.issue", "paper.reprint", "paper.reprint", "paper.void"]);
    assert_eq!(said("D1"), ["supervision.add", "supervision.ask", "supervision.return"]);
    assert_eq!(value(of("D1")[1], "said"), Some(EVIDENCE));
    let decided = told.iter().find(|what| what.command == "petition.decide").unwrap();
    assert_eq!((value(decided, "changed"), value(decided, "despite")), (Some("2"), Some(DESPITE)));
    // What was written while it was open stands in the timeline for them; nothing that came since does.
    let own = timeline(&f, "head", people[0]);
    let own: Vec<_> =
        commands(&own).into_iter().rev().filter(|command| !command.starts_with("person")).collect();
    let wanted = ["visit.begin", "petition.register", "petition.decide", "paper.issue", "paper.reprint"];
    assert_eq!(own, wanted);
    assert_eq!(f.ask("window", Query::Paper(PaperId(1))).err(), Some(Refusal::NotFound(What::Paper)));
}

/// Papers that told of it while it was open, among other things, are kept with it: they are in no list, and nobody declares void what they
/// may not see.
#[test]
fn papers_that_told_of_it_are_kept_with_it() {
    let f = bureau();
    let (person, other) = (f.person(1), f.person(2));
    let mut slips = Vec::new();
    for visitor in [Some(person), None, Some(other)] {
        let visit = at_the_desk(&f, visitor);
        let (id, ..) = f.take_in(petition(visitor));
        let slip =
            PaperDraft {
                visit: Some(visit), person: visitor, ..a_paper(PaperKind::VisitSlip, "登记信访")
            };
        slips.push((id, visit, issue(&f, slip).0));
    }
    let list = |kind, about| issue(&f, PaperDraft { about, ..a_paper(kind, "核查") });
    let about = vec![slips[0].0];
    f.visit.set(None);
    let (weekly, seen) = list(PaperKind::Supervision, about);
    for (id, ..) in &slips[..2] {
        names(&f, *id, "window");
    }
    let Ok(Answer::Papers(all)) =
        f.ask("window", Query::Papers { filter: PaperFilter::default(), offset: 0, limit: 99 })
    else {
        panic!()
    };
    let left: Vec<PaperId> = all.rows.iter().map(|row| row.paper).collect();
    assert_eq!((all.total, left), (1, vec![slips[2].2]));
    let slip = |who: &str, id| visit(&f, who, id).row.slip.map(|slip| slip.paper);
    for (n, (_, at, paper)) in slips.iter().enumerate() {
        assert_eq!(slip("window", *at), Some(*paper).filter(|_| n == 2));
        assert_eq!(slip("head", *at), Some(*paper));
    }
    let gone = Some(Refusal::NotFound(What::Paper));
    for paper in [slips[0].2, slips[1].2, weekly] {
        assert_eq!(f.ask("window", Query::Paper(paper)).err(), gone, "{paper}");
        assert!(f.ask("head", Query::Paper(paper)).is_ok(), "{paper}");
        let void = || Command::VoidPaper { paper, seen, reason: "重出".into() };
        assert_eq!(f.run("window", void()).err(), gone, "{paper}");
        f.run("petitions", void()).unwrap();
        assert_eq!(f.run("window", void()).err(), gone, "{paper} is void");
    }
    f.sound();
}

/// Nor does what became of another one name it, nor that somebody else was refused it.
#[test]
fn neither_another_petition_nor_a_refusal_tells_of_it() {
    let f = bureau();
    let people = [f.person(1), f.person(2)];
    let accused = |who: &str| Accused { staff: Some(staff_id(who)), ..Accused::default() };
    let accused = vec![accused("head"), accused("auditor")];
    let (first, number, _) = f.take_in(PetitionFacts { accused, ..petition(Some(people[0])) });
    let mut joined = petition(Some(people[1]));
    joined.petitioners[0].name = "乙某".into();
    // Whoever took it in sees it, though it is kept from others as soon as it is joined.
    let receipt = f.run("window", Command::RegisterPetition { facts: Box::new(joined) }).unwrap();
    let (id, ..) = petition_of(&receipt);
    let despite = Some("同一事项".into());
    act(&f, id, ActRequest { earlier: Some(first), despite, ..step_of(PetitionAct::Join) });
    act(&f, first, step_of(PetitionAct::Withdraw));
    let note = |who: &str| match f.ask(who, Query::Petition(id)) {
        Ok(Answer::Petition(view)) => view.events.last().unwrap().0.note.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((note("petitions"), note("window")), (number, String::new()));
    assert_eq!(f.ask("head", Query::Petition(id)).err(), Some(Refusal::NotFound(What::Petition)));
    assert_eq!(f.ask("maker", Query::Petition(first)).err(), Some(Refusal::NotFound(What::Petition)));
    let denied = |who| journal(&f, who, None).iter().filter(|what| what.command == "denied").count();
    assert_eq!((denied(SECOND), denied(staff_id("auditor"))), (0, 0));
    f.sound();
}
