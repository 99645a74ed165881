//! Whom an accusation means and who keeps away: found by whatever way they are called, named later, and kept from every way round.

mod everybody;
mod names;

use crate::bureau_support::*;
use honordesk::bureau::answer::Barred;
use honordesk::bureau::command::{ActRequest, NewStaff, PaperDraft, SuperviseAct, Triage};
use honordesk::bureau::query::SupervisionAsked;
use honordesk::bureau::{Answer, Command, Fault, Query, Receipt, Refusal, What};
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::petition::{
    Accused, ActFault, Demand, HandsFault, PetitionAct, PetitionFacts, PetitionState, Purpose, Route,
};
use honordesk::domain::staff::Role;
use honordesk::domain::supervision::{SupervisionFault, SupervisionOrigin, SupervisionSaid};
use honordesk::domain::{PetitionId, StaffId, SupervisionId};
use honordesk::locale::{Lang, petitions};

/// 张敏 handles petitions; her number follows on those of the others.
const ZHANG: StaffId = StaffId(9);

fn bureau() -> Fixture {
    let f = Fixture::unfounded();
    let mut founding = founding();
    founding.staff.push(NewStaff { name: "张敏".into(), ..new_staff("zhangmin", &[Role::Petitions]) });
    f.run_as(None, Command::Found(founding)).unwrap();
    f
}

fn called(name: &str) -> PetitionFacts {
    let accused = vec![Accused { name: name.into(), ..Accused::default() }];
    PetitionFacts { accused, purpose: Purpose::Accusation, ..petition(None) }
}

fn zhang(f: &Fixture, command: Command) -> Result<Receipt, Refusal> {
    f.bureau.execute(&f.asking(Some(ZHANG)), command)
}

fn sees(f: &Fixture, who: StaffId, id: PetitionId) -> bool {
    f.bureau.query(&f.asking(Some(who)), Query::Petition(id)).is_ok()
}

fn act(f: &Fixture, who: StaffId, id: PetitionId, act: ActRequest) -> Result<(), Refusal> {
    let seen = match f.bureau.query(&f.asking(Some(staff_id("petitions"))), Query::Petition(id)) {
        Ok(Answer::Petition(view)) => view.version,
        other => panic!("{other:?}"),
    };
    let command = Command::ActOnPetition { petition: id, seen, act };
    f.bureau.execute(&f.asking(Some(who)), command).map(|_| ())
}

fn said(act: PetitionAct) -> ActRequest {
    let document = if act == PetitionAct::Withdraw { "撤回申请〔2026〕1号" } else { "" };
    ActRequest { note: "有据".into(), document: document.into(), ..ActRequest::new(act) }
}

fn of(act: PetitionAct, who: StaffId) -> ActRequest {
    ActRequest { staff: Some(who), ..said(act) }
}

fn hands(fault: HandsFault) -> Result<(), Refusal> {
    Err(Refusal::Act(ActFault::Hands(fault)))
}

#[test]
fn whatever_somebody_is_called_it_is_kept_from_them() {
    let f = bureau();
    for name in [
        "张敏",
        "张 敏",
        "张　敏",
        "张·敏",
        "张敏同志",
        "张敏科长",
        "权益维护科张敏",
        "张敏（信访）",
        "张敏、王某",
        "王某 张敏",
        "張敏",
        "章敏",
        "zhangmin",
        "Ｚｈａｎｇｍｉｎ",
        "找zhangmin的",
        "zhang min",
        "ZHANG MIN",
        "Zhang-Min 科长",
        "张-敏",
        "张/敏",
        "张，敏",
        "“张”敏",
        "S9",
        "s 9",
        "Ｓ９",
        "工号S9",
        "工号：9",
        "信访科工号 9",
        "工号九",
        "编号9",
        "zhāng mǐn",
        "zhang1min3",
        "张min",
        "Min Zhang",
        "zhangmin2",
    ] {
        let (id, ..) = f.take_in(called(name));
        assert!(!sees(&f, ZHANG, id), "{name}");
        assert!(sees(&f, staff_id("petitions"), id) && sees(&f, staff_id("head"), id), "{name}");
        let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!("{name}") };
        assert_eq!(view.kept_from, ["张敏（S9）"], "{name}");
    }
    for name in ["王某", "张某", "敏", "李敏科长", "zhangming", "min", "9", "S99", "工号99", "9号窗口"]
    {
        let (id, ..) = f.take_in(called(name));
        assert!(sees(&f, ZHANG, id), "{name}");
    }
}

/// An office that is named in words is accused like one that is picked.
#[test]
fn a_town_that_is_named_in_words_neither_sees_it_nor_gets_it() {
    let f = bureau();
    let town = division("440114105000");
    let seen = f.account("zhangmin").staff.version;
    let command = Command::PlaceStaff { staff: ZHANG, seen, unit: Some(town), person: None };
    f.run("admin", command).unwrap();
    for name in ["花东镇政府", "花 东镇人民政府的干部", "花东"] {
        let (id, ..) = f.take_in(called(name));
        assert!(!sees(&f, ZHANG, id), "{name}");
        act(&f, staff_id("petitions"), id, said(PetitionAct::Accept)).unwrap();
        let down = ActRequest { division: Some(town), ..said(PetitionAct::HandDown) };
        assert_eq!(act(&f, staff_id("petitions"), id, down), hands(HandsFault::to_the_accused()), "{name}");
    }
    let (id, ..) = f.take_in(called("花山镇政府"));
    assert!(sees(&f, ZHANG, id));
}

/// An account that is made later is looked at like those that are there.
#[test]
fn it_is_kept_from_whoever_gets_an_account_of_that_name() {
    let f = bureau();
    let (id, ..) = f.take_in(called("信访科 赵 强"));
    let new = NewStaff { name: "赵强".into(), ..new_staff("zhaoqiang", &[]) };
    f.run("admin", Command::AddStaff(new)).unwrap();
    let Ok(Answer::Staff(rows)) = f.ask("petitions", Query::Staff) else { panic!() };
    let zhao = rows.iter().find(|row| row.login == "zhaoqiang").unwrap().id;
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!() };
    assert_eq!(view.kept_from, [format!("赵强（{zhao}）")]);
}

#[test]
fn who_turns_out_to_be_accused_loses_sight_of_it_and_has_it_no_more() {
    let f = bureau();
    let person = f.person(1);
    let (id, number, seen) = f.take_in(petition(Some(person)));
    zhang(&f, Command::AssignPetition { petition: id, seen, to: ZHANG }).unwrap();
    let name = |accused| ActRequest { accused: Some(accused), ..said(PetitionAct::NameAccused) };
    let by_name = Accused { name: "信访 张敏".into(), ..Accused::default() };
    let silent = ActRequest { note: String::new(), ..name(by_name.clone()) };
    let me = staff_id("petitions");
    assert!(matches!(act(&f, me, id, silent), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    assert!(matches!(act(&f, me, id, said(PetitionAct::NameAccused)), Err(Refusal::Invalid(_))));
    act(&f, me, id, name(by_name.clone())).unwrap();
    assert_eq!(act(&f, me, id, name(by_name)), hands(HandsFault::AccusedAlready));
    assert!(!sees(&f, ZHANG, id));
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!() };
    assert_eq!((view.row.owner, view.row.secret), (None, true));
    assert!(view.events.last().unwrap().0.accused.is_some());
    let found = f.bureau.query(&f.asking(Some(ZHANG)), Query::PetitionNumbered(number.clone()));
    assert_eq!(found.err(), Some(Refusal::NotFound(What::Petition)));
    assert!(
        matches!(f.ask("head", Query::PetitionNumbered(number)), Ok(Answer::PetitionNumbered(one)) if one == id)
    );
    // Nor does whoever handles no petitions.
    assert!(!sees(&f, staff_id("maker"), id));
    f.sound();
}

fn item(owner: StaffId, petition: PetitionId) -> Command {
    let said = SupervisionSaid {
        origin: SupervisionOrigin::Weekly,
        text: "核查线索".into(),
        owner,
        due: date("2026-12-20"),
        petition: Some(petition),
    };
    Command::Supervise(SuperviseAct::Add { said: Box::new(said) })
}

#[test]
fn nobody_supervises_or_is_supervised_about_what_is_kept_from_them() {
    let f = bureau();
    let (id, ..) = f.take_in(called("张敏"));
    let other = Some(Refusal::Supervision(SupervisionFault::OtherOwner));
    assert_eq!(f.run("head", item(ZHANG, id)).err(), other);
    assert_eq!(f.run("head", item(staff_id("maker"), id)).err(), other, "one who does not see it");
    f.run("head", item(staff_id("petitions"), id)).unwrap();
    f.run(
        "head",
        Command::Supervise(match item(staff_id("maker"), id) {
            Command::Supervise(SuperviseAct::Add { mut said }) => {
                said.petition = None;
                SuperviseAct::Add { said }
            }
            _ => panic!(),
        }),
    )
    .unwrap();
    let list = |who: StaffId| {
        let query = Query::Supervision { asked: SupervisionAsked::Week, offset: 0, limit: 9 };
        match f.bureau.query(&f.asking(Some(who)), query) {
            Ok(Answer::Supervision(list)) => (list.total, list.open, list.rows.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(list(staff_id("head")), (2, 2, 2));
    for who in [ZHANG, staff_id("maker"), staff_id("window")] {
        assert_eq!(list(who), (1, 1, 1), "{who}");
        let one = f.bureau.query(&f.asking(Some(who)), Query::SupervisionItem(SupervisionId(1)));
        assert_eq!(one.err(), Some(Refusal::NotFound(What::SupervisionItem)), "{who}");
    }
}

#[test]
fn who_keeps_away_makes_no_paper_of_it_and_supervises_nothing_about_it() {
    let f = bureau();
    let (id, ..) = f.take_in(petition(None));
    act(&f, staff_id("petitions"), id, said(PetitionAct::Accept)).unwrap();
    act(&f, ZHANG, id, said(PetitionAct::Recuse)).unwrap();
    let paper = |kind| PaperDraft {
        kind,
        title: "文书".into(),
        person: None,
        visit: None,
        matter: None,
        petition: Some(id),
        about: if kind == PaperKind::CallSlip { vec![id] } else { Vec::new() },
        blocks: vec![Block::text("内容".to_owned())],
    };
    let refused = Some(Refusal::Act(HandsFault::must_recuse(ZHANG).into()));
    for kind in [PaperKind::Acceptance, PaperKind::CallSlip] {
        let draft = || Command::IssuePaper { draft: Box::new(paper(kind)) };
        assert_eq!(zhang(&f, draft()).err(), refused, "{kind:?}");
        f.run("petitions", draft()).unwrap();
    }
    assert_eq!(zhang(&f, item(staff_id("petitions"), id)).err(), refused);
    let other = Some(Refusal::Supervision(SupervisionFault::OtherOwner));
    assert_eq!(f.run("head", item(ZHANG, id)).err(), other);
}

#[test]
fn of_others_the_head_decides_who_keeps_away_and_takes_it_back() {
    let f = bureau();
    let (id, ..) = f.take_in(petition(None));
    let (me, head) = (staff_id("petitions"), staff_id("head"));
    // What was accepted stays here, unless nobody is left for it.
    act(&f, staff_id("petitions"), id, said(PetitionAct::Accept)).unwrap();
    let by_head = hands(HandsFault::decided_by_head());
    assert_eq!(act(&f, me, id, of(PetitionAct::Recuse, ZHANG)), by_head);
    act(&f, head, id, of(PetitionAct::Recuse, ZHANG)).unwrap();
    assert_eq!(act(&f, head, id, of(PetitionAct::Recuse, ZHANG)), hands(HandsFault::RecusedAlready));
    let barred = |who: StaffId| {
        let Ok(Answer::PetitionHands(rows)) = f.ask("petitions", Query::PetitionHands(id)) else { panic!() };
        rows.into_iter().find(|row| row.staff.id == who).unwrap().barred
    };
    assert_eq!((barred(ZHANG), barred(me)), (Some(Barred::Ordered), None));
    act(&f, me, id, said(PetitionAct::Recuse)).unwrap();
    assert_eq!(barred(me), Some(Barred::Declared));
    assert_eq!(act(&f, me, id, of(PetitionAct::Recuse, head)), by_head);
    for who in [me, ZHANG] {
        assert_eq!(act(&f, who, id, of(PetitionAct::LiftRecusal, ZHANG)), by_head, "{who}");
    }
    let silent = ActRequest { note: String::new(), ..of(PetitionAct::LiftRecusal, ZHANG) };
    assert!(matches!(act(&f, head, id, silent), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    act(&f, head, id, of(PetitionAct::LiftRecusal, ZHANG)).unwrap();
    assert_eq!((barred(ZHANG), barred(me)), (None, Some(Barred::Declared)));
    assert_eq!(act(&f, head, id, of(PetitionAct::LiftRecusal, ZHANG)), hands(HandsFault::NotRecused));
    // The last one who is left may say so of themselves, and what can be done then is told.
    act(&f, ZHANG, id, said(PetitionAct::Recuse)).unwrap();
    assert_eq!(act(&f, me, id, said(PetitionAct::Withdraw)), hands(HandsFault::must_recuse(me)));
    assert_eq!(act(&f, head, id, said(PetitionAct::Recuse)), Ok(()));
    assert_eq!(act(&f, me, id, said(PetitionAct::Withdraw)), hands(HandsFault::nobody_left()));
    assert_eq!(act(&f, head, id, of(PetitionAct::LiftRecusal, head)), hands(HandsFault::nobody_left()));
    let offered = || {
        let Ok(Answer::Petition(view)) = f.ask("head", Query::Petition(id)) else { panic!() };
        view.acts.iter().any(|(act, can)| *act == PetitionAct::Transfer && can.is_ok())
    };
    assert!(offered(), "the organ above is the way out");
    act(&f, head, id, ActRequest { note: "市局".into(), ..ActRequest::new(PetitionAct::Transfer) }).unwrap();
    assert!(!offered(), "what was passed on is not passed on again");
    f.sound();
}

#[test]
fn what_is_brought_leaves_room_for_what_follows() {
    let f = bureau();
    let refused = |facts: PetitionFacts| match f
        .run("petitions", Command::RegisterPetition { facts: Box::new(facts) })
    {
        Err(Refusal::Invalid(faults)) => {
            faults.into_iter().map(|one| (one.field, one.fault)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let base = || petition(None);
    let accused = |n| vec![Accused { name: "某".repeat(60), ..Accused::default() }; n];
    let long = |n| vec![Demand::new("求".repeat(4000), None); n];
    for (facts, field, fault) in [
        (PetitionFacts { accused: accused(51), ..base() }, "accused", Fault::TooMany { most: 50 }),
        (
            PetitionFacts { topics: vec!["historical".into(); 21], ..base() },
            "petition_topics",
            Fault::TooMany { most: 20 },
        ),
        (PetitionFacts { demands: long(11), ..base() }, "demands", Fault::TooLong { most: 40_000 }),
        (PetitionFacts { demands: long(21), ..base() }, "demands", Fault::TooMany { most: 20 }),
        (PetitionFacts { received_at: Some(1440), ..base() }, "received_at", Fault::Time),
    ] {
        assert!(refused(facts).contains(&(field.to_owned(), fault)), "{field}");
    }
    let done = Demand { outcome: "已补发".into(), ..Demand::new("补发", None) };
    let facts = PetitionFacts { demands: vec![done], ..base() };
    assert_eq!(refused(facts), [("demands.0.outcome".to_owned(), Fault::WhenHandled)]);
    let facts = PetitionFacts { accused: accused(50), demands: long(10), ..base() };
    let (id, ..) = f.take_in(facts);
    let me = staff_id("petitions");
    // Filled up with remarks, it still takes who keeps away and what moves it on.
    let remark = ActRequest { note: "记".repeat(4000), ..ActRequest::new(PetitionAct::Note) };
    let full = (0..200).any(|_| act(&f, me, id, remark.clone()) == Err(Refusal::RecordFull));
    assert!(full);
    act(&f, ZHANG, id, said(PetitionAct::Recuse)).unwrap();
    act(&f, me, id, ActRequest { route: Some(Route::Opinion), ..said(PetitionAct::Accept) }).unwrap();
}

#[test]
fn whoever_gets_a_demand_with_the_intake_may_handle_it() {
    let f = bureau();
    let facts = |owner| PetitionFacts {
        demands: vec![Demand { owner: Some(owner), ..Demand::new("查处", None) }],
        ..called("张敏")
    };
    let put = |owner| f.run("petitions", Command::RegisterPetition { facts: Box::new(facts(owner)) }).err();
    assert_eq!(put(ZHANG), hands(HandsFault::to_the_accused()).err());
    assert_eq!(put(staff_id("maker")), hands(HandsFault::HandlesNone { staff: staff_id("maker") }).err());
    assert_eq!(put(staff_id("petitions")), None);
}

#[test]
fn what_was_joined_to_others_goes_on_when_they_give_up() {
    let f = bureau();
    let (one, other) = (f.person(1), f.person(2));
    let me = staff_id("petitions");
    for (act_on, bulk) in [(PetitionAct::Withdraw, false), (PetitionAct::Decline, true)] {
        let brought = |person, name: &str| {
            let mut facts = petition(Some(person));
            facts.petitioners[0].name = name.into();
            f.take_in(facts).0
        };
        let first = brought(one, "甲某");
        let (theirs, own) = (brought(other, "乙某"), brought(one, "甲某"));
        for id in [theirs, own] {
            let despite = Some("同一事项".into());
            let join = ActRequest { earlier: Some(first), despite, ..said(PetitionAct::Join) };
            act(&f, me, id, join).unwrap();
        }
        let state = |id| match f.ask("petitions", Query::Petition(id)) {
            Ok(Answer::Petition(view)) => (view.row.state, view.version),
            other => panic!("{other:?}"),
        };
        assert_eq!(state(theirs).0, PetitionState::Closed);
        if bulk {
            let petitions = vec![(first, state(first).1)];
            f.run("petitions", Command::Triage(Triage::Decide { petitions, act: said(act_on) })).unwrap();
        } else {
            act(&f, me, first, said(act_on)).unwrap();
        }
        assert_eq!((state(theirs).0, state(own).0), (PetitionState::Registered, PetitionState::Closed));
        let query = Query::Petitions {
            tab: honordesk::bureau::query::Tab::Undecided,
            order: honordesk::bureau::query::Order::default(),
            text: String::new(),
            offset: 0,
            limit: 99,
        };
        let Ok(Answer::Petitions(queue)) = f.ask("petitions", query) else { panic!() };
        assert!(queue.rows.iter().any(|row| row.petition == theirs), "it stands where somebody looks");
        // By itself, and who caused it is named beside what it followed from.
        let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(theirs)) else { panic!() };
        let (event, by) = view.events.last().unwrap();
        assert_eq!((event.act, event.followed), (PetitionAct::TakeBack, Some(first)));
        let told = petitions::done_by(event, by, Lang::Zh).unwrap();
        assert!(told.starts_with(&format!("随 {} 自动", event.note)) && told.contains(by), "{told}");
        assert!(view.events.iter().rev().skip(1).all(|(event, _)| event.followed.is_none()));
    }
    f.sound();
}
