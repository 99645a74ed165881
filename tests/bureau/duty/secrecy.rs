//! Handing over and papers of the duty, where somebody may not handle or not even see a petition.

use honordesk::bureau::answer::{DutyBoard, HandoverView, Happening};
use honordesk::bureau::command::{ActRequest, DutyAct, PaperDraft};
use honordesk::bureau::query::{JournalFilter, PaperFilter};
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::duty::{DutyFault, ItemKind, ItemState};
use honordesk::domain::paper::PaperKind;
use honordesk::domain::petition::{Accused, PetitionAct, PetitionFacts};
use honordesk::domain::staff::Role;
use honordesk::domain::{HandoverId, MajorId, PetitionId, StaffId};

use crate::bureau_support::*;

/// The staff with one more of the petitions team, the only one of that name.
const SECOND: StaffId = StaffId(STAFF.len() as u16 + 1);

fn bureau() -> Fixture {
    let (f, mut founding) = (Fixture::unfounded(), founding());
    founding.staff.push(new_staff("second", &[Role::Petitions]));
    f.run_as(None, Command::Found(founding)).unwrap();
    f
}

fn act(f: &Fixture, who: StaffId, act: DutyAct) -> Result<Receipt, Refusal> {
    f.bureau.execute(&f.asking(Some(who)), Command::Duty(act))
}

fn board(f: &Fixture, who: StaffId) -> DutyBoard {
    match f.bureau.query(&f.asking(Some(who)), Query::Duty { from: f.today.get() }).unwrap() {
        Answer::Duty(board) => *board,
        _ => panic!(),
    }
}

fn view(f: &Fixture, who: StaffId) -> HandoverView {
    board(f, who).handover.unwrap()
}

fn begin(f: &Fixture, from: StaffId, to: StaffId, note: &str) -> HandoverId {
    let notes = vec![note.to_owned()];
    let despite = Some("值班的人来不了".to_owned());
    match act(f, from, DutyAct::BeginHandover { to, notes, despite }).unwrap().outcome {
        Outcome::Handover(id, _) => id,
        other => panic!("{other:?}"),
    }
}

/// The mark of the item that somebody sees at a place; of one that they do not see, what nobody sees.
fn mark(f: &Fixture, who: StaffId, at: u16) -> u64 {
    view(f, who).items.get(usize::from(at)).map_or(0, |item| item.mark)
}

fn sign(f: &Fixture, who: StaffId, handover: HandoverId, at: u16) -> Result<Receipt, Refusal> {
    let item = mark(f, who, at);
    act(f, who, DutyAct::Sign { handover, item, left: None })
}

/// A petition that accuses somebody, among two that accuse nobody.
fn accusing(f: &Fixture, who: StaffId) -> PetitionId {
    f.take_in(petition(None));
    let accused = vec![Accused { staff: Some(who), ..Accused::default() }];
    let (id, ..) = f.take_in(PetitionFacts { accused, ..petition(None) });
    f.take_in(petition(None));
    id
}

fn about(view: &HandoverView) -> Vec<(&str, bool)> {
    view.items.iter().map(|item| (item.about.as_str(), item.kept)).collect()
}

#[test]
fn nobody_takes_over_what_accuses_them_and_who_hands_over_is_told() {
    let f = bureau();
    let (from, to) = (staff_id("petitions"), SECOND);
    let accusation = accusing(&f, to);
    let id = begin(&f, from, to, "钥匙");
    let named = accusation.to_string();
    // To the one it is as if it were not there, to the other it stands last, with who goes on answering for it.
    let theirs = view(&f, to);
    assert_eq!(about(&theirs), [("X3", false), ("X1", false), ("", false)]);
    assert_eq!((theirs.staying, theirs.resumes), (3, Some(0)));
    let own = view(&f, from);
    assert_eq!(about(&own), [("X3", false), ("X1", false), ("", false), (named.as_str(), true)]);
    assert_eq!((own.items[3].holder.clone(), own.staying), (f.account("petitions").staff.name, 3));
    // Signed to the end, none of it is theirs.
    for at in 0..3 {
        assert_eq!(view(&f, to).resumes, Some(usize::from(at)));
        sign(&f, to, id, at).unwrap();
    }
    assert_eq!(sign(&f, to, id, 3).unwrap_err(), Refusal::Duty(DutyFault::NoItem));
    act(&f, to, DutyAct::FinishHandover { handover: id }).unwrap();
    let holder = |who| board(&f, who).paging.into_iter().find(|row| row.petition.petition == accusation);
    assert_eq!(holder(from).unwrap().holder, f.account("petitions").staff.name);
    assert!(holder(to).is_none());
    // Nor does the next handover bring it to them, or lose it.
    begin(&f, to, staff_id("head"), "车");
    let next = view(&f, from);
    let kept: Vec<_> = next.items.iter().filter(|item| item.kept).collect();
    assert_eq!((kept.len(), kept[0].about.as_str()), (1, named.as_str()));
    assert_eq!(kept[0].holder, f.account("petitions").staff.name);
    assert!(about(&view(&f, to)).iter().all(|(id, _)| *id != named));
}

#[test]
fn the_place_of_an_item_is_that_among_those_that_somebody_sees() {
    let f = bureau();
    // It accuses somebody who looks on.
    accusing(&f, staff_id("head"));
    let id = begin(&f, staff_id("petitions"), SECOND, "钥匙");
    sign(&f, SECOND, id, 0).unwrap();
    let all: Vec<_> = view(&f, SECOND).items.iter().map(|item| item.at).collect();
    let seen = view(&f, staff_id("head"));
    assert_eq!(all, [0, 1, 2, 3]);
    assert_eq!(seen.items.iter().map(|item| item.at).collect::<Vec<_>>(), [0, 1, 2], "no number is left out");
    assert_eq!((seen.resumes, seen.staying), (Some(1), 2));
    assert_eq!(seen.items[0].state, ItemState::Taken);
}

#[test]
fn whoever_keeps_away_from_it_takes_nothing_over() {
    let f = bureau();
    let (petition, _, seen) = f.take_in(petition(None));
    let id = begin(&f, staff_id("petitions"), SECOND, "钥匙");
    let recuse = ActRequest { note: "有利害关系".into(), ..ActRequest::new(PetitionAct::Recuse) };
    let command = Command::ActOnPetition { petition, seen, act: recuse };
    f.bureau.execute(&f.asking(Some(SECOND)), command).unwrap();
    assert!(matches!(sign(&f, SECOND, id, 0), Err(Refusal::Act(_))));
    let left = Some("须回避".to_owned());
    let item = mark(&f, SECOND, 0);
    act(&f, SECOND, DutyAct::Sign { handover: id, item, left }).unwrap();
    sign(&f, SECOND, id, 1).unwrap();
    act(&f, SECOND, DutyAct::FinishHandover { handover: id }).unwrap();
    // From now on it is not for them at all.
    begin(&f, staff_id("head"), SECOND, "车");
    assert_eq!(about(&view(&f, SECOND)), [("", false)]);
    assert_eq!(about(&view(&f, staff_id("head"))), [("", false), ("X1", true)]);
}

#[test]
fn the_journal_counts_nothing_that_a_reader_may_not_see() {
    let told = |accuses: bool| {
        let f = bureau();
        f.take_in(petition(None));
        if accuses {
            let accused = vec![Accused { staff: Some(staff_id("auditor")), ..Accused::default() }];
            f.take_in(PetitionFacts { accused, ..petition(None) });
        }
        let id = begin(&f, staff_id("petitions"), SECOND, "钥匙");
        for at in 0..view(&f, SECOND).items.len() - 1 {
            sign(&f, SECOND, id, u16::try_from(at).unwrap()).unwrap();
        }
        act(&f, SECOND, DutyAct::FinishHandover { handover: id }).unwrap();
        let lines = f.journal(50).into_iter().filter(|line| line.what.command.starts_with("duty."));
        let of = |name: &str| !matches!(name, "digest" | "item");
        lines
            .map(|line| {
                let about = line.what.about.into_iter().filter(|(name, _)| of(name)).collect::<Vec<_>>();
                (line.what.command, line.what.object, about)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(told(true), told(false));
}

fn draft(kind: PaperKind, about: Vec<PetitionId>) -> PaperDraft {
    PaperDraft { about, ..a_paper(kind, "2026-0002") }
}

#[test]
fn a_paper_that_tells_of_a_petition_is_for_those_who_may_see_it() {
    let f = bureau();
    let accusation = accusing(&f, staff_id("head"));
    let issue = |who, draft| f.run(who, Command::IssuePaper { draft: Box::new(draft) });
    for kind in [PaperKind::CallSlip, PaperKind::UrgentReport, PaperKind::Handover, PaperKind::DayRegister] {
        let Outcome::Paper(paper, ..) =
            issue("petitions", draft(kind, vec![PetitionId(1), accusation])).unwrap().outcome
        else {
            panic!()
        };
        let list = |who| match f.ask(
            who,
            Query::Papers {
                filter: PaperFilter { kind: Some(kind), ..PaperFilter::default() },
                offset: 0,
                limit: 9,
            },
        ) {
            Ok(Answer::Papers(list)) => (list.total, list.rows.len()),
            other => panic!("{other:?}"),
        };
        assert_eq!((list("petitions"), list("head"), list("window")), ((1, 1), (0, 0), (0, 0)), "{kind:?}");
        assert!(f.ask("petitions", Query::Paper(paper)).is_ok());
        assert_eq!(f.ask("head", Query::Paper(paper)).unwrap_err(), Refusal::NotFound(What::Paper));
        // Nor may they put one together.
        assert!(issue("window", draft(kind, vec![accusation])).is_err());
        // What tells of nothing hidden is everybody's.
        issue("petitions", draft(kind, vec![PetitionId(1)])).unwrap();
        assert_eq!(list("head"), (1, 1));
    }
    let nothing = issue("petitions", draft(PaperKind::CallSlip, Vec::new()));
    assert!(matches!(nothing, Err(Refusal::Invalid(faults)) if faults[0].fault == Fault::Choice));
    f.sound();
}

#[test]
fn whoever_may_stand_the_duty_prints_its_papers_and_no_others() {
    let f = bureau();
    let issue =
        |who, kind| f.run(who, Command::IssuePaper { draft: Box::new(draft(kind, vec![PetitionId(1)])) });
    f.take_in(petition(None));
    for kind in [PaperKind::CallSlip, PaperKind::UrgentReport, PaperKind::Handover, PaperKind::DayRegister] {
        assert!(issue("head", kind).is_ok(), "{kind:?}");
        assert!(matches!(issue("maker", kind), Err(Refusal::NotPermitted { .. })), "{kind:?}");
    }
    assert!(matches!(issue("head", PaperKind::Supervision), Err(Refusal::NotPermitted { .. })));
    f.sound();
}

#[test]
fn what_nobody_took_over_stands_in_every_handover_until_somebody_does() {
    let f = bureau();
    let (one, two) = (staff_id("petitions"), SECOND);
    let day = f.today.get();
    act(&f, one, DutyAct::Leave { staff: two, first: day, last: day, away: true, despite: None }).unwrap();
    let first = begin(&f, one, two, "张某明早 9 点来取材料");
    act(&f, two, DutyAct::FinishHandover { handover: first }).unwrap();
    // Another takes its place, because who was to take over left.
    begin(&f, two, staff_id("head"), "钥匙");
    let seen = f.account("head").staff.version;
    f.run("admin", Command::SetActive { staff: staff_id("head"), seen, active: false }).unwrap();
    let third = begin(&f, one, two, "车");
    let items = |kind| {
        let items = view(&f, one).items.into_iter().filter(move |item| item.kind == kind);
        items.map(|item| (item.text, item.holder)).collect::<Vec<_>>()
    };
    let name = |login: &str| f.account(login).staff.name;
    let (of_one, of_two) = (name("petitions"), name("second"));
    let note = |text: &str, who: &String| (text.to_owned(), who.clone());
    let all = [note("张某明早 9 点来取材料", &of_one), note("钥匙", &of_two), note("车", &of_one)];
    assert_eq!(items(ItemKind::Note), all);
    assert_eq!(items(ItemKind::Rota).len(), 1);
    for at in 0..3 {
        sign(&f, two, third, at).unwrap();
    }
    act(&f, two, DutyAct::FinishHandover { handover: third }).unwrap();
    begin(&f, two, one, "印章");
    assert_eq!(items(ItemKind::Note), [note("车", &of_one), note("印章", &of_two)]);
    assert_eq!(items(ItemKind::Rota), []);
    f.sound();
}

/// Something major comes of a petition.
fn major(f: &Fixture, who: StaffId, petition: PetitionId) -> MajorId {
    let opened =
        act(f, who, DutyAct::OpenMajor { facts: crate::duty::facts(), petition: Some(petition) }).unwrap();
    let Outcome::Major(id, _) = opened.outcome else { panic!("{opened:?}") };
    id
}

fn holders(f: &Fixture, who: StaffId) -> Vec<String> {
    board(f, who).majors.into_iter().map(|row| row.holder).collect()
}

#[test]
fn a_major_matter_shows_to_nobody_from_whom_its_petition_is_kept() {
    let f = bureau();
    crate::duty::said(&f, None);
    let (me, head, accused) = (staff_id("petitions"), staff_id("head"), SECOND);
    let id = major(&f, me, accusing(&f, accused));
    act(&f, me, DutyAct::Call { major: id, rung: 0, answered: false }).unwrap();
    for who in [accused, staff_id("window"), staff_id("maker")] {
        assert_eq!(board(&f, who).majors.len(), 0, "{who}");
        let text = || "人员已散去".to_owned();
        for what in [
            DutyAct::Call { major: id, rung: 0, answered: true },
            DutyAct::TakeCallBack { major: id },
            DutyAct::Report { major: id, last: false, text: text(), above: false, to: String::new() },
            DutyAct::CloseMajor { major: id },
        ] {
            // Whom the gate lets through is told that there is no such matter.
            let gone = act(&f, who, what).unwrap_err();
            let none = matches!(gone, Refusal::NotFound(What::Major) | Refusal::NotPermitted { .. });
            assert!(none && (who != accused || gone == Refusal::NotFound(What::Major)), "{who}: {gone:?}");
        }
    }
    assert_eq!(board(&f, head).majors.len(), 1);
    // Once it turns out whom it accuses, it is kept from them from then on.
    let (other, ..) = f.take_in(petition(None));
    major(&f, me, other);
    assert_eq!(board(&f, head).majors.len(), 2);
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(other)) else { panic!() };
    let named = Some(Accused { staff: Some(head), ..Accused::default() });
    let name =
        ActRequest {
            accused: named, note: "来信写明".into(), ..ActRequest::new(PetitionAct::NameAccused)
        };
    f.run("petitions", Command::ActOnPetition { petition: other, seen: view.version, act: name }).unwrap();
    assert_eq!((board(&f, head).majors.len(), board(&f, me).majors.len()), (1, 2));
}

#[test]
fn the_journal_tells_of_no_major_matter_that_is_kept_from_the_reader() {
    let lines = |who: &str| {
        let f = bureau();
        let id = major(&f, staff_id("petitions"), accusing(&f, staff_id(who)));
        let handover = begin(&f, staff_id("petitions"), SECOND, "钥匙");
        for at in 0..u16::try_from(view(&f, SECOND).items.len()).unwrap() {
            sign(&f, SECOND, handover, at).unwrap();
        }
        let query = Query::Journal { filter: JournalFilter::default(), before: None, limit: 200 };
        let Ok(Answer::Journal(page)) = f.ask("auditor", query) else { panic!() };
        let told = |what: &Happening| {
            what.object == id.to_string() || what.about.iter().any(|(_, value)| *value == id.to_string())
        };
        page.lines.iter().filter(|line| told(&line.what)).count()
    };
    // Written down, and signed.
    assert_eq!((lines("maker"), lines("auditor")), (2, 0));
}

#[test]
fn somebody_who_may_see_it_always_answers_for_a_major_matter() {
    let f = bureau();
    let (me, head, accused) = (staff_id("petitions"), staff_id("head"), SECOND);
    let name = |login: &str| f.account(login).staff.name;
    // Whom it accuses has the duty.
    let first = begin(&f, me, accused, "钥匙");
    sign(&f, accused, first, 0).unwrap();
    act(&f, accused, DutyAct::FinishHandover { handover: first }).unwrap();
    let id = major(&f, me, accusing(&f, accused));
    let named = id.to_string();
    assert_eq!((holders(&f, me), holders(&f, accused)), (vec![name("petitions")], vec![]));
    // They hand over what they do not see: it goes to nobody by that, and stays with who can answer for it.
    begin(&f, accused, head, "车");
    let items = |who| about(&view(&f, who)).into_iter().filter(|(id, _)| *id == named).count();
    let items = [me, head, accused].map(items);
    assert_eq!(items, [1, 0, 0]);
    let kept = view(&f, me).items.into_iter().find(|item| item.about == named).unwrap();
    assert!(kept.kept && kept.holder == name("petitions"));
    assert_eq!(kept.text, "2026-0002", "the number of its petition alone: it is printed");
    // Whoever it stayed with leaves: then it is with the head.
    let seen = f.account("petitions").staff.version;
    f.run("admin", Command::SetActive { staff: me, seen, active: false }).unwrap();
    assert_eq!((holders(&f, head), holders(&f, accused)), (vec![name("head")], vec![]));
}

#[test]
fn a_major_matter_is_not_handed_over_to_whom_its_petition_accuses() {
    let f = bureau();
    let (me, head, accused) = (staff_id("petitions"), staff_id("head"), SECOND);
    let petition = accusing(&f, accused);
    let named = major(&f, me, petition).to_string();
    let id = begin(&f, me, accused, "钥匙");
    let has = |who| {
        about(&view(&f, who))
            .into_iter()
            .filter(|(id, _)| *id == named)
            .map(|(_, kept)| kept)
            .collect::<Vec<_>>()
    };
    assert_eq!((has(me), has(head), has(accused)), (vec![true], vec![true], vec![]));
    act(&f, accused, DutyAct::FinishHandover { handover: id }).unwrap();
    assert_eq!(holders(&f, me), [f.account("petitions").staff.name]);
    // The next takes it over, on a paper that is for those who may see it.
    begin(&f, me, head, "车");
    assert_eq!((has(head), has(accused)), (vec![false], vec![]));
    let item = view(&f, head).items.into_iter().find(|item| item.about == named).unwrap();
    assert_eq!(item.petition, Some(petition));
}
