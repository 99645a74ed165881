//! Supervision: what somebody is given to do is closed with evidence, by another person, by no other way.

use honordesk::bureau::answer::{SupervisionList, Waits};
use honordesk::bureau::command::{PaperDraft, SuperviseAct};
use honordesk::bureau::query::SupervisionAsked;
use honordesk::bureau::{Action, FieldFault, Outcome, What};
use honordesk::domain::SupervisionId;
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::petition::Accused;
use honordesk::domain::staff::Role;
use honordesk::domain::supervision::SupervisionStep::{Ask, Close, Due, Nudge, Reassign, Return};
use honordesk::domain::supervision::{
    SupervisionFault, SupervisionOrigin, SupervisionSaid, SupervisionState, SupervisionStep,
};

use super::*;

fn said(owner: &str) -> SupervisionSaid {
    SupervisionSaid {
        origin: SupervisionOrigin::Weekly,
        text: "核对参战人员名册".into(),
        owner: staff_id(owner),
        due: date("2026-11-27"),
        petition: None,
    }
}

fn add(f: &Fixture, said: SupervisionSaid) -> Result<(SupervisionId, String), Refusal> {
    let receipt = f.run("petitions", Command::Supervise(SuperviseAct::Add { said: Box::new(said) }))?;
    match receipt.outcome {
        Outcome::Supervision(item, number, 1) => Ok((item, number)),
        other => panic!("{other:?}"),
    }
}

fn list(f: &Fixture, who: &str, asked: SupervisionAsked) -> SupervisionList {
    match f.ask(who, Query::Supervision { asked, offset: 0, limit: 50 }) {
        Ok(Answer::Supervision(list)) => *list,
        other => panic!("{other:?}"),
    }
}

fn step(
    f: &Fixture,
    who: &str,
    item: SupervisionId,
    step: SupervisionStep,
    text: &str,
) -> Result<(), Refusal> {
    let Ok(Answer::SupervisionItem(row)) = f.ask("head", Query::SupervisionItem(item)) else { panic!() };
    let act = SuperviseAct::Step { item, seen: row.version, step, text: text.into() };
    f.run(who, Command::Supervise(act)).map(|_| ())
}

fn fault(fault: SupervisionFault) -> Result<(), Refusal> {
    Err(Refusal::Supervision(fault))
}

fn waits_for(f: &Fixture, who: &str) -> Option<bool> {
    let Ok(Answer::Waiting(rows)) = f.ask(who, Query::Waiting) else { panic!() };
    rows.iter().find(|row| matches!(row.what, Waits::Supervision { .. })).map(|row| row.mine)
}

#[test]
fn an_item_is_closed_with_evidence_by_another_person_alone() {
    let f = Fixture::new();
    let (item, number) = add(&f, said("window")).unwrap();
    assert_eq!(number, "2026-0001");
    assert_eq!(step(&f, "window", item, Ask, " "), fault(SupervisionFault::NoEvidence));
    assert_eq!(step(&f, "head", item, Close, ""), fault(SupervisionFault::Stands(SupervisionState::Open)));
    assert!(matches!(
        step(&f, "window", item, Close, ""),
        Err(Refusal::NotPermitted { action: Action::Supervise, .. })
    ));
    assert_eq!(waits_for(&f, "head"), None);
    step(&f, "window", item, Ask, "名册签字页三张").unwrap();
    assert_eq!((waits_for(&f, "head"), waits_for(&f, "window")), (Some(true), Some(false)));
    step(&f, "head", item, Return, "缺田美村").unwrap();
    step(&f, "petitions", item, Ask, "补齐田美村").unwrap();
    // Whoever said that it is done does not check it, whatever their post.
    assert_eq!(step(&f, "petitions", item, Close, ""), fault(SupervisionFault::OwnWork));
    assert_eq!(waits_for(&f, "petitions"), Some(false));
    step(&f, "head", item, Close, "属实").unwrap();
    assert_eq!(
        step(&f, "head", item, Return, "再看"),
        fault(SupervisionFault::Stands(SupervisionState::Closed))
    );
    assert_eq!(list(&f, "head", SupervisionAsked::Open).rows.len(), 0);
    let all = list(&f, "head", SupervisionAsked::All);
    let steps: Vec<_> = all.rows[0].events.iter().map(|(event, _)| event.step).collect();
    assert_eq!((steps, all.rows[0].state), (vec![Ask, Return, Ask, Close], SupervisionState::Closed));
    f.sound();
}

#[test]
fn an_owner_who_leads_does_not_close_their_own() {
    let f = Fixture::new();
    let (item, _) = add(&f, said("head")).unwrap();
    step(&f, "head", item, Ask, "已办").unwrap();
    assert_eq!(step(&f, "head", item, Close, ""), fault(SupervisionFault::OwnWork));
    step(&f, "petitions", item, Close, "").unwrap();
}

#[test]
fn it_is_nudged_once_a_day_and_is_late_after_its_day() {
    let f = Fixture::new();
    let (item, _) = add(&f, said("window")).unwrap();
    step(&f, "petitions", item, Nudge, "").unwrap();
    assert_eq!(step(&f, "head", item, Nudge, ""), fault(SupervisionFault::NudgedToday));
    f.today.set(date("2026-11-28"));
    step(&f, "head", item, Nudge, "").unwrap();
    let seen = list(&f, "window", SupervisionAsked::Mine);
    assert_eq!((seen.late, seen.rows[0].late, seen.rows[0].events.len()), (1, true, 2));
    f.sound();
}

#[test]
fn numbers_of_items_and_lists_run_without_gaps() {
    let f = Fixture::new();
    let bare = SupervisionSaid { text: " ".into(), ..said("window") };
    assert!(matches!(add(&f, bare), Err(Refusal::Invalid(_))));
    let late = SupervisionSaid { due: date("2026-11-22"), ..said("window") };
    assert!(matches!(add(&f, late), Err(Refusal::Invalid(_))));
    // A year ahead at most, when it is given and when it is put off.
    let far = SupervisionSaid { due: date("2027-11-24"), ..said("window") };
    let too_late = FieldFault { field: "due".into(), fault: Fault::TooLate { days: 365 } };
    assert_eq!(add(&f, far).map(drop), Err(Refusal::Invalid(vec![too_late])));
    let numbers: Vec<String> = (0..3).map(|_| add(&f, said("window")).unwrap().1).collect();
    assert_eq!(numbers, ["2026-0001", "2026-0002", "2026-0003"]);
    let draft = PaperDraft {
        kind: PaperKind::Supervision,
        title: "督办清单".into(),
        person: None,
        visit: None,
        matter: None,
        petition: None,
        about: Vec::new(),
        blocks: vec![Block::text("一")],
    };
    for n in 1..=2 {
        let issued = f.run("petitions", Command::IssuePaper { draft: Box::new(draft.clone()) }).unwrap();
        assert!(
            matches!(issued.outcome, Outcome::Paper(_, number, _) if number == format!("督办〔2026〕{n}号"))
        );
    }
    f.today.set(date("2027-01-04"));
    let next = SupervisionSaid { due: date("2027-01-08"), ..said("window") };
    assert_eq!(add(&f, next).unwrap().1, "2027-0001");
    f.sound();
}

#[test]
fn an_item_about_a_kept_petition_is_kept_with_it() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.purpose = Purpose::Accusation;
    let taken = f.run("petitions", Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
    let (id, number, _) = petition_of(&taken);
    let about = |owner| add(&f, SupervisionSaid { petition: Some(id), ..said(owner) });
    assert_eq!(about("maker").err(), Some(Refusal::Supervision(SupervisionFault::OtherOwner)));
    let (item, _) = about("petitions").unwrap();
    let named = |who: &str| match f.ask(who, Query::SupervisionItem(item)) {
        Ok(Answer::SupervisionItem(row)) => row.petition.map(|(_, number)| number),
        Err(Refusal::NotFound(What::SupervisionItem)) => None,
        other => panic!("{other:?}"),
    };
    assert_eq!((named("head"), named("maker")), (Some(number), None));
    assert_eq!(step(&f, "maker", item, Ask, "已办").err(), Some(Refusal::NotFound(What::SupervisionItem)));
    step(&f, "petitions", item, Ask, "已办").unwrap();
    assert_eq!(list(&f, "head", SupervisionAsked::Asked).mine, 1);
    assert_eq!(list(&f, "maker", SupervisionAsked::All).total, 0);
}

#[test]
fn what_closed_last_week_is_not_on_this_weeks_list() {
    let f = Fixture::new();
    let (item, _) = add(&f, said("window")).unwrap();
    step(&f, "window", item, Ask, "已办").unwrap();
    step(&f, "head", item, Close, "").unwrap();
    f.today.set(date("2026-11-29"));
    assert_eq!(list(&f, "head", SupervisionAsked::Week).rows.len(), 1);
    f.today.set(date("2026-11-30"));
    assert_eq!(list(&f, "head", SupervisionAsked::Week).rows.len(), 0);
}

/// Gives an item to another, or says another day, in the version it has now.
fn change(
    f: &Fixture,
    who: &str,
    item: SupervisionId,
    act: impl FnOnce(u32) -> SuperviseAct,
) -> Result<(), Refusal> {
    let Ok(Answer::SupervisionItem(row)) = f.ask("head", Query::SupervisionItem(item)) else { panic!() };
    f.run(who, Command::Supervise(act(row.version))).map(|_| ())
}

fn reassign(f: &Fixture, who: &str, item: SupervisionId, to: &str, reason: &str) -> Result<(), Refusal> {
    let (to, reason) = (staff_id(to), reason.to_owned());
    change(f, who, item, |seen| SuperviseAct::Reassign { item, seen, to, reason })
}

fn due(f: &Fixture, who: &str, item: SupervisionId, day: &str, reason: &str) -> Result<(), Refusal> {
    let (due, reason) = (date(day), reason.to_owned());
    change(f, who, item, |seen| SuperviseAct::Due { item, seen, due, reason })
}

#[test]
fn another_owner_and_another_day_are_said_with_a_reason_and_the_former_stay_on_record() {
    let f = Fixture::new();
    let (item, number) = add(&f, said("window")).unwrap();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    assert_eq!(reassign(&f, "maker", item, "checker", "病了"), fault(SupervisionFault::NotGiver));
    assert_eq!(due(&f, "maker", item, "2026-12-04", "等材料"), fault(SupervisionFault::NotGiver));
    assert!(matches!(reassign(&f, "petitions", item, "maker", " "), Err(Refusal::Invalid(_))));
    for day in ["2026-11-20", "2126-11-01"] {
        assert!(matches!(due(&f, "petitions", item, day, "等材料"), Err(Refusal::Invalid(_))), "{day}");
    }
    assert_eq!(reassign(&f, "petitions", item, "window", "病了"), fault(SupervisionFault::Unchanged));
    assert_eq!(due(&f, "petitions", item, "2026-11-27", "等材料"), fault(SupervisionFault::Unchanged));
    // Who it goes to, and until when, are said by acts of their own.
    assert_eq!(step(&f, "petitions", item, Due, "等材料"), fault(SupervisionFault::Unchanged));
    reassign(&f, "petitions", item, "maker", "窗口的人病了").unwrap();
    due(&f, "head", item, "2026-12-04", "等乡镇报名册").unwrap();
    let row = list(&f, "maker", SupervisionAsked::Mine).rows.remove(0);
    assert_eq!(
        (row.owner.0, row.due, row.first_due),
        (staff_id("maker"), date("2026-12-04"), date("2026-11-27"))
    );
    let events: Vec<_> = row.events.iter().map(|(e, _)| (e.step, e.owner, e.due, e.text.as_str())).collect();
    let passed = Some((staff_id("window"), staff_id("maker")));
    let days = Some((date("2026-11-27"), date("2026-12-04")));
    assert_eq!(events, [(Reassign, passed, None, "窗口的人病了"), (Due, None, days, "等乡镇报名册")]);
    assert_eq!(row.name_of(staff_id("window")), f.account("window").staff.name);
    let lines = f.journal(9);
    let line = lines.iter().find(|line| line.what.command == "supervision.reassign").unwrap();
    assert!(line.what.about.contains(&("number".to_owned(), number)));
    assert!(line.what.about.contains(&("reason".to_owned(), "窗口的人病了".to_owned())));
    // Who had it says no more that it is done.
    assert_eq!(step(&f, "window", item, Ask, "已办"), fault(SupervisionFault::NotOwner));
    step(&f, "maker", item, Ask, "名册").unwrap();
    let asked = fault(SupervisionFault::Stands(SupervisionState::Asked));
    assert_eq!(reassign(&f, "petitions", item, "window", "换人"), asked);
    f.sound();
}

#[test]
fn an_item_of_people_who_left_is_open_to_who_leads() {
    let f = Fixture::new();
    let (item, _) = add(&f, said("window")).unwrap();
    let leaves = |login: &str| {
        let (staff, seen) = (staff_id(login), f.account(login).staff.version);
        f.run("admin", Command::SetActive { staff, seen, active: false }).unwrap();
    };
    leaves("window");
    assert_eq!(
        step(&f, "head", item, Ask, "已办"),
        fault(SupervisionFault::NotOwner),
        "who gave it still can"
    );
    f.also("maker", &[Role::Maker, Role::Petitions]);
    leaves("petitions");
    assert_eq!(step(&f, "maker", item, Ask, "已办"), fault(SupervisionFault::NotOwner));
    step(&f, "head", item, Ask, "核过签字页").unwrap();
    assert_eq!(step(&f, "head", item, Close, ""), fault(SupervisionFault::OwnWork));
    step(&f, "maker", item, Return, "缺一页").unwrap();
    reassign(&f, "head", item, "maker", "原来的人都调走了").unwrap();
    step(&f, "maker", item, Ask, "补齐").unwrap();
    step(&f, "head", item, Close, "").unwrap();
    f.sound();
}

#[test]
fn an_item_goes_to_nobody_who_may_not_see_what_it_is_about() {
    let f = Fixture::new();
    let facts = PetitionFacts { purpose: Purpose::Accusation, ..petition(None) };
    let taken = f.run("petitions", Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
    let petition = Some(petition_of(&taken).0);
    let (item, _) = add(&f, SupervisionSaid { petition, ..said("petitions") }).unwrap();
    assert_eq!(reassign(&f, "head", item, "maker", "换人"), fault(SupervisionFault::OtherOwner));
    reassign(&f, "head", item, "head", "亲自办").unwrap();
}

#[test]
fn an_item_goes_to_nobody_whose_post_cannot_say_that_it_is_done() {
    let f = Fixture::new();
    let (item, _) = add(&f, said("window")).unwrap();
    for post in ["admin", "safety", "auditor"] {
        assert_eq!(add(&f, said(post)).map(|_| ()), fault(SupervisionFault::ReportsNothing), "{post}");
        assert_eq!(
            reassign(&f, "head", item, post, "换人"),
            fault(SupervisionFault::ReportsNothing),
            "{post}"
        );
    }
    // Who has another post now says so no more: once whoever gave it is gone, too, it is with who leads.
    f.also("window", &[Role::Auditor]);
    assert_eq!(step(&f, "head", item, Ask, "已办"), fault(SupervisionFault::NotOwner));
    let (staff, seen) = (staff_id("petitions"), f.account("petitions").staff.version);
    f.run("admin", Command::SetActive { staff, seen, active: false }).unwrap();
    step(&f, "head", item, Ask, "核过签字页").unwrap();
    f.sound();
}

#[test]
fn an_owner_whom_the_petition_accuses_since_neither_sees_nor_has_the_item() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let (id, ..) = f.take_in(petition(None));
    let about = |owner| SupervisionSaid { petition: Some(id), ..said(owner) };
    let (theirs, number) = add(&f, about("maker")).unwrap();
    let (asked, _) = add(&f, about("maker")).unwrap();
    let (others, _) = add(&f, said("maker")).unwrap();
    step(&f, "maker", asked, Ask, "已办").unwrap();
    let accused = Accused { staff: Some(staff_id("maker")), ..Accused::default() };
    let named = ActRequest { accused: Some(accused), ..step_of(PetitionAct::NameAccused) };
    act(&f, "head", id, named).unwrap();
    let mine = list(&f, "maker", SupervisionAsked::Mine).rows;
    assert_eq!(mine.iter().map(|row| row.item).collect::<Vec<_>>(), [others], "what is about nothing of it");
    assert_eq!(step(&f, "maker", theirs, Ask, "x").err(), Some(Refusal::NotFound(What::SupervisionItem)));
    for item in [theirs, asked] {
        let Ok(Answer::SupervisionItem(row)) = f.ask("head", Query::SupervisionItem(item)) else { panic!() };
        assert_eq!((row.owner.0, row.state), (staff_id("petitions"), SupervisionState::Open), "who gave it");
        let (event, by) = row.events.last().unwrap();
        let passed = Some((staff_id("maker"), staff_id("petitions")));
        assert_eq!((event.step, event.owner, event.followed), (Reassign, passed, Some(id)));
        assert_eq!(*by, f.account("head").staff.name, "who caused it");
        let told = honordesk::locale::supervision::said(event, &row, honordesk::locale::Lang::Zh);
        assert!(told.contains("随信访 2026-0001 自动"), "{told}");
    }
    assert_eq!(number, "2026-0001");
    step(&f, "petitions", theirs, Ask, "名册").unwrap();
    step(&f, "head", theirs, Close, "").unwrap();
    f.sound();
}

#[test]
fn an_owner_who_keeps_away_from_the_petition_has_the_item_no_more() {
    let f = Fixture::new();
    f.also("maker", &[Role::Maker, Role::Petitions]);
    let (id, ..) = f.take_in(petition(None));
    let (item, _) = add(&f, SupervisionSaid { petition: Some(id), ..said("petitions") }).unwrap();
    act(&f, "petitions", id, step_of(PetitionAct::Recuse)).unwrap();
    let Ok(Answer::SupervisionItem(row)) = f.ask("head", Query::SupervisionItem(item)) else { panic!() };
    assert_eq!(row.owner.0, staff_id("head"), "who gave it keeps away too: who leads has it");
    f.sound();
}
