//! Papers through the one door: numbers without gaps, kept as issued, void, printed again, and attached to the visit.

mod letters;

use crate::bureau_support::*;
use honordesk::bureau::answer::{PaperList, PaperView};
use honordesk::bureau::command::{PaperDraft, Visitor};
use honordesk::bureau::query::PaperFilter;
use honordesk::bureau::{Answer, Command, Fault, Outcome, Query, Receipt, Refusal, What};
use honordesk::domain::paper::{Block, Mark, PaperKind};
use honordesk::domain::visit::Caller;
use honordesk::domain::{PaperId, PersonId, VisitId};
use proptest::prelude::*;

fn draft(kind: PaperKind, person: Option<PersonId>, text: &str) -> PaperDraft {
    let matter = (kind == PaperKind::Notice).then(|| "card-apply".to_owned());
    let item =
        Block::Item { mark: Mark::Missing, said: "缺".into(), text: "户口簿".into(), notes: vec![] };
    let blocks = vec![Block::field("办理人", "买买提·吐尔逊"), item, Block::text(text)];
    let title = "一次性告知书".into();
    PaperDraft { kind, title, person, visit: None, matter, petition: None, about: Vec::new(), blocks }
}

fn issue(f: &Fixture, draft: PaperDraft) -> Result<Receipt, Refusal> {
    f.run("window", Command::IssuePaper { draft: Box::new(draft) })
}

fn paper_of(receipt: &Receipt) -> (PaperId, String, u32) {
    match &receipt.outcome {
        Outcome::Paper(id, number, version) => (*id, number.clone(), *version),
        other => panic!("{other:?}"),
    }
}

fn list(f: &Fixture, filter: PaperFilter) -> PaperList {
    match f.ask("head", Query::Papers { filter, offset: 0, limit: 100 }).unwrap() {
        Answer::Papers(list) => *list,
        other => panic!("{other:?}"),
    }
}

fn view(f: &Fixture, id: PaperId) -> PaperView {
    match f.ask("head", Query::Paper(id)).unwrap() {
        Answer::Paper(view) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_kind_and_year_counts_for_itself_and_the_text_stays() {
    let f = Fixture::new();
    let a = f.person(1);
    let number = |kind, person| paper_of(&issue(&f, draft(kind, person, "请补齐")).unwrap()).1;
    assert_eq!(number(PaperKind::Notice, Some(a)), "告知〔2026〕1号");
    assert_eq!(number(PaperKind::Notice, None), "告知〔2026〕2号");
    assert_eq!(number(PaperKind::VisitSlip, Some(a)), "接访〔2026〕1号");
    f.today.set(date("2027-01-04"));
    assert_eq!(number(PaperKind::Notice, Some(a)), "告知〔2027〕1号");
    let first = view(&f, PaperId(1));
    assert_eq!(first.blocks, draft(PaperKind::Notice, None, "请补齐").blocks);
    assert_eq!((first.digest.len(), first.check_digits.len()), (64, 9));
    assert!(first.digest.starts_with(&first.check_digits.replace(' ', "").to_lowercase()));
    let of = |filter| list(&f, filter).rows.iter().map(|r| r.paper.0).collect::<Vec<_>>();
    assert_eq!(of(PaperFilter::default()), [4, 3, 2, 1]);
    assert_eq!(of(PaperFilter { person: Some(a), ..PaperFilter::default() }), [4, 3, 1]);
    assert_eq!(of(PaperFilter { kind: Some(PaperKind::Notice), year: Some(2026), person: None }), [2, 1]);
    assert_eq!(of(PaperFilter { kind: Some(PaperKind::Notice), year: None, person: Some(a) }), [4, 1]);
    f.sound();
}

#[test]
fn a_void_paper_keeps_its_number_and_is_not_printed_again() {
    let f = Fixture::new();
    let (id, _, seen) = paper_of(&issue(&f, draft(PaperKind::Notice, None, "甲")).unwrap());
    let (_, _, reprinted) = paper_of(&f.run("window", Command::ReprintPaper { paper: id }).unwrap());
    let void = |seen| Command::VoidPaper { paper: id, seen, reason: "写错了姓名".into() };
    assert!(matches!(f.run("window", void(seen)), Err(Refusal::Stale { seen: 1, now: 2, .. })));
    f.run("window", void(reprinted)).unwrap();
    assert_eq!(f.run("window", void(3)), Err(Refusal::PaperVoid(id)));
    assert_eq!(f.run("window", Command::ReprintPaper { paper: id }), Err(Refusal::PaperVoid(id)));
    let missing = f.run("window", Command::ReprintPaper { paper: PaperId(7) });
    assert_eq!(missing, Err(Refusal::NotFound(What::Paper)));
    let (_, next, _) = paper_of(&issue(&f, draft(PaperKind::Notice, None, "乙")).unwrap());
    assert_eq!(next, "告知〔2026〕2号");
    let kept = view(&f, id);
    assert_eq!((kept.row.reprints, kept.row.voided.unwrap().reason.as_str()), (1, "写错了姓名"));
    f.sound();
}

#[test]
fn a_paper_issued_at_the_desk_stands_under_the_visit() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let visitor = Visitor { person: Some(a), caller: Caller::in_person(), topics: vec!["card".into()] };
    f.run("window", Command::BeginVisit { visitor, done: None }).unwrap();
    f.visit.set(Some(VisitId(1)));
    let (id, ..) = paper_of(&issue(&f, draft(PaperKind::Notice, Some(a), "甲")).unwrap());
    let (other, ..) = paper_of(&issue(&f, draft(PaperKind::Notice, Some(b), "乙")).unwrap());
    assert_eq!((view(&f, id).row.visit, view(&f, other).row.visit), (Some(VisitId(1)), None));
    let Ok(Answer::Visit(visit)) = f.ask("window", Query::Visit(VisitId(1))) else { panic!() };
    let done = visit.done.iter().find(|h| h.command == "paper.issue").unwrap();
    assert_eq!((done.object.as_str(), done.desk.as_str(), done.by.as_str()), ("W1", "一号窗口", "试6"));
    let fact = |name: &str| done.about.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap();
    assert_eq!((fact("matter").as_str(), fact("number").as_str()), ("card-apply", "告知〔2026〕1号"));
    assert_eq!(fact("digest"), view(&f, id).digest);
    assert_eq!(visit.done.iter().filter(|h| h.command == "paper.issue").count(), 1, "not the other's");
    f.sound();
}

#[test]
fn what_cannot_be_kept_is_refused_and_takes_no_number() {
    let f = Fixture::new();
    let faults = |draft: PaperDraft| match issue(&f, draft) {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let good = || draft(PaperKind::Notice, None, "甲");
    let character = |code, at| Fault::Character { code, at };
    let text = |text: &str| PaperDraft { blocks: vec![Block::text(text)], ..good() };
    assert_eq!(faults(text("甲\u{1b}[2J")), [("text".to_owned(), character(0x1b, 2))]);
    assert_eq!(faults(text("甲\u{202e}乙")), [("text".to_owned(), character(0x202e, 2))]);
    assert_eq!(faults(PaperDraft { title: " ".into(), ..good() }), [("title".to_owned(), Fault::Empty)]);
    assert_eq!(
        faults(PaperDraft { matter: Some("x".into()), ..good() }),
        [("matter".to_owned(), Fault::Choice)]
    );
    assert_eq!(faults(PaperDraft { blocks: vec![], ..good() }), [("text".to_owned(), Fault::Empty)]);
    let endless = PaperDraft { blocks: vec![Block::text("长".repeat(1900)); 20], ..good() };
    assert!(matches!(faults(endless)[..], [(_, Fault::TooLong { .. })]));
    let nobody = issue(&f, PaperDraft { person: Some(PersonId(99)), ..good() });
    assert_eq!(nobody, Err(Refusal::NotFound(What::Person)));
    let no_visit = issue(&f, PaperDraft { visit: Some(VisitId(99)), ..good() });
    assert_eq!(no_visit, Err(Refusal::NotFound(What::Visit)));
    assert_eq!(paper_of(&issue(&f, good()).unwrap()).1, "告知〔2026〕1号");
    f.sound();
}

#[derive(Debug, Clone)]
enum Step {
    Issue(usize),
    Refused,
    Void(u32),
    Reprint(u32),
    Reopen,
    NextYear,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_usize).prop_map(Step::Issue),
        1 => Just(Step::Refused),
        1 => (1..12_u32).prop_map(Step::Void),
        1 => (1..12_u32).prop_map(Step::Reprint),
        1 => Just(Step::Reopen),
        1 => Just(Step::NextYear),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn numbers_have_no_gap_whatever_happens(steps in proptest::collection::vec(step(), 1..25)) {
        let mut f = Fixture::new();
        let mut count = std::collections::BTreeMap::new();
        for step in steps {
            match step {
                Step::Issue(at) => {
                    let kind = PaperKind::ALL[at];
                    let n = count.entry((kind, f.today.get().year())).or_insert(0_u32);
                    *n += 1;
                    let (_, number, _) = paper_of(&issue(&f, draft(kind, None, "甲")).unwrap());
                    prop_assert!(number.ends_with(&format!("〕{n}号")), "{number} {n}");
                }
                Step::Refused => {
                    issue(&f, draft(PaperKind::Notice, Some(PersonId(99)), "甲")).unwrap_err();
                }
                Step::Void(id) => {
                    for seen in 1..6 {
                        let _ = f.run("window", Command::VoidPaper { paper: PaperId(id), seen, reason: "错".into() });
                    }
                }
                Step::Reprint(id) => {
                    let _ = f.run("window", Command::ReprintPaper { paper: PaperId(id) });
                }
                Step::Reopen => f = f.reopened(),
                Step::NextYear => f.today.set(f.today.get().plus_days(366)),
            }
        }
        f.sound();
    }
}
