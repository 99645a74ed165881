//! Whom an accusation names never learns of it: every answer to them is the same as if it had never been brought.

mod place;

use crate::bureau_support::secrecy::*;
use crate::bureau_support::*;
use crate::dice::Dice;
use honordesk::bureau::answer::{Barred, PetitionRow};
use honordesk::bureau::command::{ActRequest, DutyAct, PaperDraft, SuperviseAct, Triage, Visitor};
use honordesk::bureau::query::{Order, Tab, TimelineFilter};
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use honordesk::domain::duty::MajorFacts;
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::person::{PersonFacts, Relative};
use honordesk::domain::petition::{
    Accused, ActFault, Figure, HandsFault, PetitionAct, PetitionFacts, PetitionState, PressingReason, Purpose,
};
use honordesk::domain::staff::Role;
use honordesk::domain::supervision::{SupervisionOrigin, SupervisionSaid};
use honordesk::domain::visit::Caller;
use honordesk::domain::{DivisionCode, PersonId, PetitionId, StaffId};

/// Everybody who may look at petitions or at the journal, the accused among them.
const EYES: [&str; 6] = ["window", "maker", "checker", "petitions", "head", "auditor"];

/// Two people, one ordinary petition of each, one of them handled; and where everybody belongs.
fn begun(dice: &mut Dice) -> (Fixture, [PersonId; 2], Vec<(&'static str, DivisionCode)>) {
    let f = Fixture::unfounded();
    let mut founding = founding();
    founding.staff.push(new_staff("second", &[Role::Petitions]));
    f.run_as(None, Command::Found(founding)).unwrap();
    let people = [f.person(1), f.person(2)];
    for person in people {
        let facts = PetitionFacts { division: Some(division(VILLAGES[0])), ..petition(Some(person)) };
        f.take_in(facts);
    }
    let units: Vec<_> = EYES.into_iter().map(|who| (who, division(dice.one_of(&VILLAGES)))).collect();
    for (who, unit) in &units {
        place(&f, who, *unit);
    }
    // Somebody is at the desk all the while.
    let (person, caller) = (dice.one_of(&[None, Some(people[0])]), Caller::in_person());
    let visitor = Visitor { person, caller, topics: vec!["petition".into()] };
    let receipt = f.run("window", Command::BeginVisit { visitor, done: None }).unwrap();
    let Outcome::Visit(visit, ..) = receipt.outcome else { panic!("{receipt:?}") };
    f.visit.set(Some(visit));
    (f, people, units)
}

/// Accusations of towns, villages and people on the staff, some of them moved along by somebody they do not name.
fn accuse(f: &Fixture, dice: &mut Dice, people: [PersonId; 2]) -> Vec<PetitionFacts> {
    let mut all = Vec::new();
    for n in 0..4 {
        let accused = match dice.upto(3) {
            0 => Accused { division: Some(division(dice.one_of(&TOWNS))), ..Accused::default() },
            1 => Accused { division: Some(division(dice.one_of(&VILLAGES))), ..Accused::default() },
            _ => Accused { staff: Some(staff_id(dice.one_of(&EYES))), ..Accused::default() },
        };
        let facts = PetitionFacts {
            accused: vec![accused],
            purpose: dice.one_of(&[Purpose::Accusation, Purpose::Resolve]),
            division: Some(division(dice.one_of(&VILLAGES))),
            // What is repeated is kept as what repeats it.
            repeats: (n > 2).then_some(PetitionId(3)),
            ..petition(Some(people[dice.upto(2) as usize]))
        };
        let second = StaffId(STAFF.len() as u16 + 1);
        let command = Command::RegisterPetition { facts: Box::new(facts.clone()) };
        let receipt = f.bureau.execute(&f.asking(Some(second)), command).unwrap();
        let (petition, number, seen) = petition_of(&receipt);
        let seen = goes_around(f, second, (petition, &number, seen));
        let steps = [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Withdraw];
        for (n, step) in steps.into_iter().take(dice.upto(4) as usize).enumerate() {
            let command = Command::ActOnPetition { petition, seen: seen + n as u32, act: step_of(step) };
            f.bureau.execute(&f.asking(Some(second)), command).unwrap();
            if step == PetitionAct::Accept {
                let draft = a_paper(PaperKind::Acceptance, "现予受理");
                let draft = Box::new(PaperDraft { petition: Some(petition), ..draft });
                f.bureau.execute(&f.asking(Some(second)), Command::IssuePaper { draft }).unwrap();
            }
        }
        all.push(facts);
    }
    all
}

/// Somebody has it in hand, is supervised about it, carries a slip of it to a telephone, and writes down that something major comes of it.
fn goes_around(f: &Fixture, who: StaffId, (petition, number, seen): (PetitionId, &str, u32)) -> u32 {
    let done = |command| f.bureau.execute(&f.asking(Some(who)), command).unwrap();
    done(Command::AssignPetition { petition, seen, to: who });
    let said = SupervisionSaid {
        origin: SupervisionOrigin::Weekly,
        text: format!("核查 {number}"),
        owner: who,
        due: f.today.get().plus_days(7),
        petition: Some(petition),
    };
    done(Command::Supervise(SuperviseAct::Add { said: Box::new(said) }));
    let draft = PaperDraft {
        kind: PaperKind::CallSlip,
        title: "值班电话单".into(),
        person: None,
        visit: None,
        matter: None,
        petition: Some(petition),
        about: vec![petition],
        blocks: vec![Block::text(number.to_owned())],
    };
    done(Command::IssuePaper { draft: Box::new(draft) });
    let said = |text: &str| format!("{text} {number}");
    let facts = MajorFacts {
        what: said("来电称将聚集"),
        place: "局门口".into(),
        when: "明早".into(),
        people: 9,
        done: said("已接谈"),
    };
    done(Command::Duty(DutyAct::OpenMajor { facts, petition: Some(petition) }));
    seen + 1
}

/// Whether it names somebody: by their number, or by an office that they belong to.
fn accuses(facts: &PetitionFacts, who: &str, unit: DivisionCode) -> bool {
    let office = |one: &Accused| one.division.is_some_and(|code| code.holds(unit));
    facts.accused.iter().any(|one| one.staff == Some(staff_id(who)) || office(one))
}

/// Whatever somebody asks in either house, the answers are the same.
fn same_answers(
    with: (&Fixture, [PersonId; 2]),
    without: (&Fixture, [PersonId; 2]),
    (who, seed): (&str, u64),
) {
    let all = questions(&with.1, 6, &WORDS).into_iter().zip(questions(&without.1, 6, &WORDS));
    for (query, same) in all {
        let asked = format!("seed {seed}, {who}: {query:?}");
        match (with.0.ask(who, query), without.0.ask(who, same)) {
            (Ok(a), Ok(b)) => assert!(a == b, "{asked}: the answers differ"),
            (Err(a), Err(b)) => assert_eq!(a, b, "{asked}"),
            _ => panic!("{asked}: one answers, one refuses"),
        }
    }
}

#[test]
fn to_the_accused_it_is_as_if_nothing_had_been_brought() {
    let mut hidden_from = 0;
    for seed in 0..10 {
        let (f, people, units) = begun(&mut Dice(seed));
        let (without, same_people, _) = begun(&mut Dice(seed));
        let accusations = accuse(&f, &mut Dice(seed + 100), people);
        f.bureau.build_index().unwrap();
        without.bureau.build_index().unwrap();
        for (who, unit) in units {
            let all = accusations.iter().all(|facts| accuses(facts, who, unit));
            let none = !accusations.iter().any(|facts| accuses(facts, who, unit));
            let told = journal(&f, who);
            if all && told.is_some() {
                assert_eq!(told, journal(&without, who), "seed {seed}, {who}: journal");
            }
            for (n, accused) in accusations.iter().enumerate() {
                let id = PetitionId(3 + n as u32);
                let number = format!("2026-{:04}", 3 + n);
                if !accuses(accused, who, unit) {
                    continue;
                }
                hidden_from += 1;
                let gone = |result: Result<Answer, Refusal>| {
                    matches!(result, Err(Refusal::NotFound(What::Petition) | Refusal::NotPermitted { .. }))
                };
                assert!(gone(f.ask(who, Query::Petition(id))), "seed {seed}, {who}: {id}");
                assert!(gone(f.ask(who, Query::PetitionHands(id))), "seed {seed}, {who}: {id}");
                let object = format!("{id} ");
                assert!(told.iter().flatten().all(|line| !line.starts_with(&object)), "{who}: {id}");
                for query in questions(&people, 6, &WORDS) {
                    if let Ok(answer) = f.ask(who, query) {
                        assert!(!names(&answer, id, &number), "seed {seed}, {who}: {id}");
                    }
                }
            }
            // Whom all of them name, sees the bureau without them, down to every count.
            if all && !none {
                // More was done here than there: from now on both are asked at one moment.
                without.at_ms.set(f.at_ms.get());
                same_answers((&f, people), (&without, same_people), (who, seed));
            }
        }
        f.sound();
    }
    assert!(hidden_from > 20, "the dice made too few accusations: {hidden_from}");
}

#[test]
fn one_accusation_changes_nothing_that_its_accused_can_ask() {
    for seed in 0..6 {
        for who in EYES {
            let (f, people, _) = begun(&mut Dice(seed));
            let (without, same_people, _) = begun(&mut Dice(seed));
            let accused = vec![Accused { staff: Some(staff_id(who)), ..Accused::default() }];
            let facts = PetitionFacts { accused, ..petition(Some(people[0])) };
            let second = StaffId(STAFF.len() as u16 + 1);
            let command = Command::RegisterPetition { facts: Box::new(facts) };
            let (petition, number, seen) =
                petition_of(&f.bureau.execute(&f.asking(Some(second)), command).unwrap());
            let seen = goes_around(&f, second, (petition, &number, seen));
            let act = ActRequest::new(PetitionAct::Accept);
            let command = Command::ActOnPetition { petition, seen, act };
            f.bureau.execute(&f.asking(Some(second)), command).unwrap();
            // What was done on it is days ago.
            for house in [&f, &without] {
                house.today.set(house.today.get().plus_days(3));
            }
            f.bureau.build_index().unwrap();
            without.bureau.build_index().unwrap();
            assert_eq!(journal(&f, who), journal(&without, who), "{who}");
            same_answers((&f, people), (&without, same_people), (who, seed));
        }
    }
}

/// Somebody of the staff turns out to be accused by one.
fn name_accused(f: &Fixture, id: PetitionId, who: &str) {
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!("{id}") };
    let accused = Some(Accused { staff: Some(staff_id(who)), ..Accused::default() });
    let act =
        ActRequest { accused, note: "来信写明".into(), ..ActRequest::new(PetitionAct::NameAccused) };
    f.run("petitions", Command::ActOnPetition { petition: id, seen: view.version, act }).unwrap();
}

/// What is kept from somebody is not named in what they may read of others either.
#[test]
fn a_line_of_the_journal_names_no_petition_that_is_kept_from_the_reader() {
    let f = Fixture::new();
    let person = f.person(1);
    let (secret, ..) = f.take_in(petition(None));
    // Whoever took it in sees what repeats it all the same.
    let again = PetitionFacts { repeats: Some(secret), ..petition(Some(person)) };
    f.run("window", Command::RegisterPetition { facts: Box::new(again) }).unwrap();
    name_accused(&f, secret, "checker");
    let told = |who: &str| {
        let query = Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 9 };
        let Ok(Answer::Timeline(page)) = f.ask(who, query) else { panic!("{who}") };
        let line = page.lines.into_iter().find(|line| line.command == "petition.register").unwrap();
        line.about.into_iter().find(|(name, _)| name == "repeats").map(|(_, value)| value)
    };
    assert_eq!(told("petitions"), Some(secret.to_string()));
    assert_eq!(told("window"), None);
}

/// Everything open, the most urgent first.
fn queue(f: &Fixture, who: &str) -> Vec<PetitionRow> {
    let (tab, order) = (Tab::Open, Order::Urgent);
    match f.ask(who, Query::Petitions { tab, order, text: String::new(), offset: 0, limit: 50 }) {
        Ok(Answer::Petitions(queue)) => queue.rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_goes_to_nobody_whom_it_accuses() {
    let f = Fixture::new();
    let town = division(TOWNS[0]);
    let accused = vec![
        Accused { division: Some(town), ..Accused::default() },
        Accused { name: "某代办站".into(), ..Accused::default() },
    ];
    let facts = PetitionFacts { accused, division: Some(division(VILLAGES[0])), ..petition(None) };
    let (id, ..) = f.take_in(facts);
    let seen = |f: &Fixture| match f.ask("head", Query::Petition(id)).unwrap() {
        Answer::Petition(view) => *view,
        other => panic!("{other:?}"),
    };
    assert!(seen(&f).row.secret, "it accuses, so it is secret");
    let act = |request: ActRequest| {
        let command = Command::ActOnPetition { petition: id, seen: seen(&f).version, act: request };
        f.run("petitions", command).map(|_| ())
    };
    let said = |what| ActRequest { note: "有据".into(), ..ActRequest::new(what) };
    let refused = Err(Refusal::Act(ActFault::Hands(HandsFault::to_the_accused())));
    for note in ["转新华街道处理", "转某代办站"] {
        assert_eq!(act(ActRequest { note: note.into(), ..said(PetitionAct::Transfer) }), refused, "{note}");
    }
    act(said(PetitionAct::Accept)).unwrap();
    for code in [TOWNS[0], VILLAGES[0]] {
        let down = ActRequest { division: Some(division(code)), ..said(PetitionAct::HandDown) };
        assert_eq!(act(down), refused, "{code}");
    }
    let seen_head = f.account("head").staff.version;
    let unit = Some(division(VILLAGES[0]));
    let command = Command::PlaceStaff { staff: staff_id("head"), seen: seen_head, unit, person: None };
    let version = seen(&f).version;
    f.run("admin", command).unwrap();
    assert_eq!(f.run("petitions", assign(id, version, "head")).map(|_| ()), refused);
    assert_eq!(barred(&f, id, "head"), Some(Barred::Accused));
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!() };
    assert_eq!(view.row.state, PetitionState::Accepted);
}

#[test]
fn whoever_is_accused_by_name_is_taken_for_that_member_of_staff() {
    let f = Fixture::new();
    let name = f.account("head").staff.name;
    let facts = PetitionFacts { accused: vec![Accused { name, ..Accused::default() }], ..petition(None) };
    let (id, ..) = f.take_in(facts);
    assert_eq!(f.ask("head", Query::Petition(id)).err(), Some(Refusal::NotFound(What::Petition)));
}

/// Whoever is related to the accused has an interest in it as direct: the record of either names the other.
#[test]
fn a_relative_of_the_accused_keeps_away() {
    let f = Fixture::new();
    let (one, apart) = (f.person(1), f.person(2));
    let relative = Relative { name: "试亲".into(), person: Some(one), ..Relative::default() };
    let kin = f.register(PersonFacts { relatives: vec![relative], ..person(3) });
    let place = |who: &str, person| {
        let (staff, seen) = (staff_id(who), f.account(who).staff.version);
        f.run("admin", Command::PlaceStaff { staff, seen, unit: None, person: Some(person) }).unwrap();
    };
    let accused = Accused { staff: Some(staff_id("checker")), ..Accused::default() };
    let (id, _, mut seen) = f.take_in(petition(None));
    let act = |who: &str, seen: u32, act| {
        f.run(who, Command::ActOnPetition { petition: id, seen, act }).map(|done| petition_of(&done).2)
    };
    place("checker", one);
    place("head", kin);
    seen = petition_of(&f.run("petitions", assign(id, seen, "head")).unwrap()).2;
    let named = ActRequest { accused: Some(accused), ..step_of(PetitionAct::NameAccused) };
    seen = act("petitions", seen, named).unwrap();
    let refused = Refusal::Act(HandsFault::must_recuse(staff_id("head")).into());
    for (checker, head) in [(one, kin), (kin, one)] {
        place("checker", checker);
        place("head", head);
        assert_eq!(
            ["head", "petitions"].map(|who| barred(&f, id, who)),
            [Some(Barred::AccusedRelative), None]
        );
        assert_eq!(act("head", seen, step_of(PetitionAct::Accept)), Err(refused.clone()));
        assert_eq!(f.run("petitions", assign(id, seen, "head")).err(), Some(refused.clone()));
        let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(id)) else { panic!("they see it") };
        assert_eq!(view.row.owner, None, "nor do they have it any more");
    }
    place("head", apart);
    act("head", seen, step_of(PetitionAct::Accept)).unwrap();
    f.sound();
}

fn barred(f: &Fixture, id: PetitionId, who: &str) -> Option<Barred> {
    let Ok(Answer::PetitionHands(rows)) = f.ask("petitions", Query::PetitionHands(id)) else { panic!() };
    rows.into_iter().find(|row| row.staff.id == staff_id(who)).unwrap().barred
}

fn assign(petition: PetitionId, seen: u32, to: &str) -> Command {
    Command::AssignPetition { petition, seen, to: staff_id(to) }
}
