//! Letters of petitions through the door: only after their step, numbered without gaps, and only for those who may see the petition.

use honordesk::bureau::answer::PetitionView;
use honordesk::bureau::command::{ActRequest, PaperDraft};
use honordesk::bureau::query::PaperFilter;
use honordesk::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Receipt, Reference, Refusal};
use honordesk::domain::paper::{Block, PaperKind};
use honordesk::domain::petition::{ActFault, Demand, LetterFact, PetitionAct, PetitionFacts, Purpose, Route};
use honordesk::domain::{PaperId, PersonId, PetitionId};
use honordesk::exchange::papers::{Head, letter};
use honordesk::locale::Lang;

use crate::bureau_support::*;

fn draft(petition: PetitionId, kind: PaperKind, person: Option<PersonId>) -> PaperDraft {
    PaperDraft {
        kind,
        title: "文书".into(),
        person,
        visit: None,
        matter: None,
        petition: Some(petition),
        about: Vec::new(),
        blocks: vec![Block::text("试某：")],
    }
}

fn issue(f: &Fixture, who: &str, draft: PaperDraft) -> Result<Receipt, Refusal> {
    f.run(who, Command::IssuePaper { draft: Box::new(draft) })
}

fn issued(f: &Fixture, petition: PetitionId, kind: PaperKind) -> Result<(PaperId, String), Refusal> {
    match issue(f, "petitions", draft(petition, kind, None))?.outcome {
        Outcome::Paper(id, number, _) => Ok((id, number)),
        other => panic!("{other:?}"),
    }
}

fn view(f: &Fixture, petition: PetitionId) -> PetitionView {
    match f.ask("petitions", Query::Petition(petition)).unwrap() {
        Answer::Petition(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn act(f: &Fixture, who: &str, petition: PetitionId, act: PetitionAct, until: Option<&str>) {
    let seen = view(f, petition).version;
    let act = ActRequest { note: "有据".into(), until: until.map(date), ..ActRequest::new(act) };
    f.run(who, Command::ActOnPetition { petition, seen, act }).unwrap();
}

fn total(f: &Fixture, who: &str, filter: PaperFilter) -> (usize, usize) {
    match f.ask(who, Query::Papers { filter, offset: 0, limit: 100 }).unwrap() {
        Answer::Papers(list) => (list.total, list.rows.len()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_letter_goes_out_after_its_step_and_not_before() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(Some(f.person(1))));
    let early = |kind| matches!(issued(&f, id, kind), Err(Refusal::Act(ActFault::NoLetterYet { .. })));
    for kind in [PaperKind::Acceptance, PaperKind::Refusal, PaperKind::Transfer, PaperKind::Extension] {
        assert!(early(kind), "{}", kind.name());
    }
    assert_eq!(issued(&f, id, PaperKind::ServiceProof), Err(Refusal::Act(ActFault::NothingToServe)));
    act(&f, "petitions", id, PetitionAct::Accept, None);
    assert_eq!(issued(&f, id, PaperKind::Acceptance).unwrap().1, "受理〔2026〕1号");
    assert_eq!(issued(&f, id, PaperKind::ServiceProof).unwrap().1, "送达〔2026〕1号");
    assert!(early(PaperKind::Opinion), "nobody handles it yet");
    act(&f, "petitions", id, PetitionAct::Assign, None);
    act(&f, "petitions", id, PetitionAct::RequestExtension, None);
    assert!(early(PaperKind::Extension), "asked for is not approved");
    act(&f, "head", id, PetitionAct::ApproveExtension, Some("2027-02-10"));
    assert_eq!(issued(&f, id, PaperKind::Extension).unwrap().1, "延期〔2026〕1号");
    // An opinion is written before the step that names its number.
    let (_, number) = issued(&f, id, PaperKind::Opinion).unwrap();
    let seen = view(&f, id);
    assert_eq!(seen.drafted(PaperKind::Opinion), Some(number.as_str()));
    let reply = ActRequest { document: number.clone(), ..ActRequest::new(PetitionAct::Reply) };
    f.run("petitions", Command::ActOnPetition { petition: id, seen: seen.version, act: reply }).unwrap();
    assert_eq!(view(&f, id).drafted(PaperKind::Opinion), None, "the step names it");
    assert!(early(PaperKind::Review) && early(PaperKind::Recheck));
    let kinds: Vec<PaperKind> = view(&f, id).papers.iter().map(|row| row.kind).collect();
    let all = [PaperKind::Acceptance, PaperKind::ServiceProof, PaperKind::Extension, PaperKind::Opinion];
    assert_eq!(kinds, all);
    f.sound();
}

#[test]
fn numbers_have_no_gap_whatever_is_void_or_refused() {
    let f = Fixture::new();
    let (one, ..) = f.take_in(petition(Some(f.person(1))));
    let (other, ..) = f.take_in(petition(Some(f.person(2))));
    act(&f, "petitions", one, PetitionAct::Accept, None);
    let (first, number) = issued(&f, one, PaperKind::Acceptance).unwrap();
    assert_eq!(number, "受理〔2026〕1号");
    assert!(issued(&f, other, PaperKind::Acceptance).is_err(), "not accepted");
    assert!(issued(&f, PetitionId(99), PaperKind::Acceptance).is_err());
    let void = Command::VoidPaper { paper: first, seen: 1, reason: "姓名写错".into() };
    f.run("petitions", void).unwrap();
    assert_eq!(view(&f, one).newest_paper(PaperKind::Acceptance), None, "void counts no more");
    assert_eq!(issued(&f, one, PaperKind::Acceptance).unwrap().1, "受理〔2026〕2号");
    f.today.set(date("2027-01-04"));
    assert_eq!(issued(&f, one, PaperKind::Acceptance).unwrap().1, "受理〔2027〕1号");
    let bare = PaperDraft { petition: None, ..draft(one, PaperKind::Acceptance, None) };
    let fault = Err(Refusal::Invalid(vec![FieldFault { field: "kind".into(), fault: Fault::Choice }]));
    assert_eq!(issue(&f, "petitions", bare), fault, "a letter is of a petition");
    let other_paper = draft(one, PaperKind::Notice, None);
    assert_eq!(issue(&f, "petitions", other_paper), fault, "and no other paper is");
    f.sound();
}

#[test]
fn letters_of_an_accusation_are_for_the_eyes_that_see_it() {
    let f = Fixture::new();
    let person = f.person(1);
    let accuse = PetitionFacts { purpose: Purpose::Accusation, ..petition(Some(person)) };
    let (id, ..) =
        petition_of(&f.run("petitions", Command::RegisterPetition { facts: Box::new(accuse) }).unwrap());
    act(&f, "petitions", id, PetitionAct::Accept, None);
    let secret = |refused: Result<(), Refusal>| {
        assert!(matches!(refused, Err(Refusal::NotFound(_))), "{refused:?}");
    };
    secret(issue(&f, "window", draft(id, PaperKind::Acceptance, Some(person))).map(|_| ()));
    let receipt = issue(&f, "petitions", draft(id, PaperKind::Acceptance, Some(person))).unwrap();
    let Outcome::Paper(paper, ..) = receipt.outcome else { panic!() };
    secret(f.ask("window", Query::Paper(paper)).map(|_| ()));
    secret(f.run("window", Command::ReprintPaper { paper }).map(|_| ()));
    let void = Command::VoidPaper { paper, seen: 1, reason: "写错".into() };
    secret(f.run("window", void).map(|_| ()));
    let letters = PaperFilter { kind: Some(PaperKind::Acceptance), ..PaperFilter::default() };
    assert_eq!(total(&f, "window", letters), (0, 0), "in no list and no count");
    assert_eq!(total(&f, "window", PaperFilter::default()), (0, 0));
    assert_eq!(total(&f, "petitions", letters), (1, 1));
    let whose = PaperFilter { person: Some(person), ..PaperFilter::default() };
    assert_eq!(total(&f, "petitions", whose), (0, 0), "it names no record of a person");
    let told = f.journal(20);
    let line = told.iter().find(|line| line.what.command == "paper.issue").unwrap();
    assert!(line.what.about.iter().all(|(_, value)| !value.contains("2026-0001")), "it is told whose");
    f.sound();
}

#[test]
fn a_second_opinion_says_what_it_decided_and_never_what_was_overturned() {
    use PetitionAct as A;
    let f = Fixture::new();
    let demands = ["要求补发慰问金", "要求更正档案"].map(|text| Demand::new(text, Some(Route::Opinion)));
    let (id, ..) = f.take_in(PetitionFacts { demands: demands.into(), ..petition(Some(f.person(1))) });
    let step = |request: ActRequest| {
        let seen = view(&f, id).version;
        f.run("petitions", Command::ActOnPetition { petition: id, seen, act: request }).unwrap();
    };
    let says = |what: A, note: &str| step(ActRequest { note: note.into(), ..step_of(what) });
    let of_one = |demand: u8, note: &str| {
        step(ActRequest { demand: Some(demand), note: note.into(), ..step_of(A::SetDemand) });
    };
    let served = |what: A| step(ActRequest { papers: vec![what], ..step_of(A::Serve) });
    let tables = Reference::embedded().unwrap();
    let opinion = || {
        let view = view(&f, id);
        let (bureau, clerk, desk) = ("某区退役军人事务局", "试某", "一号窗");
        let today = f.today.get();
        let head = Head { lang: Lang::Zh, bureau, clerk, desk, today, tables: &tables };
        let made = letter(&head, &view, PaperKind::Opinion).unwrap();
        let outcomes: Vec<String> = view.demands.iter().map(|demand| demand.outcome.clone()).collect();
        assert_eq!(made.missing.contains(&LetterFact::Outcome), outcomes.iter().any(String::is_empty));
        (outcomes, serde_json::to_string(&made.draft.blocks).unwrap())
    };
    act(&f, "petitions", id, A::Accept, None);
    served(A::Accept);
    act(&f, "petitions", id, A::Assign, None);
    of_one(1, "单独不予更正");
    says(A::Reply, "第一次不予补发");
    let (outcomes, text) = opinion();
    assert_eq!(outcomes, ["第一次不予补发", "单独不予更正"]);
    assert!(outcomes.iter().all(|said| text.contains(said)), "{text}");
    served(A::Reply);
    step(step_of(A::RequestReview));
    step(ActRequest { organ: Some("市退役军人事务局".into()), ..step_of(A::ReviewOpinion) });
    served(A::ReviewOpinion);
    step(step_of(A::Redo));
    // Drafted before its step, it leaves blank what is to be decided anew.
    let (outcomes, text) = opinion();
    assert_eq!(outcomes, ["", ""]);
    assert!(!text.contains("第一次") && !text.contains("单独"), "{text}");
    // An agreement is an answer, and the opinion after it another; of one demand it was said apart since.
    says(A::Mediate, "双方同意各半承担");
    assert_eq!(opinion().0, ["双方同意各半承担", "双方同意各半承担"]);
    of_one(0, "另行约定分期补发");
    says(A::Reply, "按协议办理并更正");
    let (outcomes, text) = opinion();
    assert_eq!(outcomes, ["另行约定分期补发", "按协议办理并更正"]);
    assert!(!text.contains("各半") && !text.contains("第一次") && !text.contains("单独"), "{text}");
    f.sound();
}
