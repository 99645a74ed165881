//! Letters as they look on A4, what they lack, and their documents.

use super::tests::{closed, issued, parts};
use super::*;
use crate::bureau::answer::{PaperRow, PetitionRow, PetitionView};
use crate::domain::paper::PaperKind;
use crate::domain::petition::{
    Demand, Forwarded, LetterFact, Origin, Petition, PetitionAct as Do, PetitionEvent, PetitionFacts,
    Petitioner, Route, next_state,
};
use crate::domain::{PaperId, PersonId, PetitionId, StaffId};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn facts() -> PetitionFacts {
    PetitionFacts {
        petitioners: vec![Petitioner {
            person: Some(PersonId(7)),
            name: "买买提·吐尔逊".into(),
            phone: "13800008000".into(),
            ..Petitioner::default()
        }],
        headcount: 3,
        demands: vec![
            Demand::new("8 月起生活补助每月少发 27 元，要求补发", Some(Route::Opinion)),
            Demand::new("建议窗口延长开放时间", Some(Route::Suggestion)),
        ],
        ..PetitionFacts::on(day("2026-11-23"))
    }
}

/// A case after these steps, each with what it says.
fn case(facts: PetitionFacts, steps: &[(Do, &str, &str, Option<&str>)]) -> PetitionView {
    let tables = Reference::embedded().unwrap();
    let mut petition = Petition::new(PetitionId(4), "2026-0004".into(), facts, StaffId(3));
    for (act, on, note, until) in steps {
        petition.state = next_state(&petition.case(), *act).unwrap();
        let mut event = PetitionEvent::new(*act, day(on), StaffId(3));
        (event.note, event.until) = ((*note).into(), until.map(day));
        petition.events.push(event);
    }
    let clocks = tables.petition_rules.clocks(&petition.case(), &tables.calendar, day("2026-11-25"));
    PetitionView {
        row: PetitionRow {
            petition: petition.id,
            version: petition.version,
            number: petition.number.clone(),
            name: petition.facts.petitioners.first().map(|one| one.name.clone()).unwrap_or_default(),
            dead: false,
            headcount: petition.facts.headcount,
            demand: petition.facts.demands[0].text.clone(),
            state: petition.state,
            due: None,
            days: 0,
            days_owned: None,
            owner: None,
            secret: petition.facts.secret,
            urgency: petition.facts.urgency(),
            first_handler: None,
            holder: petition.case().holder(),
            bounces: petition.case().bounces(),
            long_standing: petition.case().long_standing(),
            nth: 1,
            why: Vec::new(),
            deferred: None,
            tracked: None,
            back_early: false,
        },
        version: 2,
        demands: petition.facts.demands.clone(),
        facts: petition.facts,
        events: petition.events.into_iter().map(|event| (event, "李娜".to_owned())).collect(),
        clocks,
        acts: Vec::new(),
        earlier: Vec::new(),
        demand_clocks: Vec::new(),
        demand_owners: Vec::new(),
        family: Vec::new(),
        final_matter: None,
        recused: Vec::new(),
        kept_from: Vec::new(),
        liaisons: Vec::new(),
        taken_back: Vec::new(),
        corrections: Vec::new(),
        papers: Vec::new(),
        visit: None,
    }
}

fn made(view: &PetitionView, kind: PaperKind) -> Lettered {
    let tables = Reference::embedded().unwrap();
    // The screen may be in English; the paper is not.
    let head = Head {
        lang: Lang::En,
        bureau: "广州市花都区退役军人事务局",
        clerk: "李娜",
        desk: "一号窗",
        today: day("2026-11-25"),
        tables: &tables,
    };
    letter(&head, view, kind).unwrap()
}

fn paper(kind: PaperKind, n: u32) -> PaperRow {
    PaperRow {
        paper: PaperId(n),
        kind,
        number: kind.number(2026, n),
        ..issued(made(&case(facts(), &[]), kind).draft).row
    }
}

fn referred() -> PetitionFacts {
    let forwarded = Some(Forwarded {
        organ: "区信访局".into(),
        document: "区信转〔2026〕12号".into(),
        on: Some(day("2026-11-22")),
    });
    PetitionFacts { origin: Origin::Referred, external_number: "GX-440114-1".into(), forwarded, ..facts() }
}

/// Every letter in a case that has come so far.
fn all() -> Vec<(PaperKind, PetitionView)> {
    let accept = (Do::Accept, "2026-11-23", "", None);
    let extend = (Do::ApproveExtension, "2026-11-25", "同意，抓紧", Some("2027-02-21"));
    let asked = (Do::RequestExtension, "2026-11-24", "需要向原部队调档", None);
    let (assign, hand) = ((Do::Assign, "2026-11-23", "", None), (Do::Serve, "2026-11-25", "", None));
    let reply = (Do::Reply, "2026-11-24", "予以补发", None);
    let (ask, ask_again) =
        ((Do::RequestReview, "2026-11-25", "", None), (Do::RequestRecheck, "2026-11-25", "", None));
    let reviewed = (Do::ReviewOpinion, "2026-11-25", "维持原处理意见", None);
    let mut answered = case(facts(), &[accept, assign, reply]);
    answered.demands[0].outcome = "补发 8 月至 11 月差额".into();
    let mut to_serve = case(facts(), &[accept, assign, reply]);
    to_serve.papers = vec![paper(PaperKind::Acceptance, 3), paper(PaperKind::Opinion, 5)];
    let declined = (Do::Decline, "2026-11-25", "属于法院职权", None);
    let mut judicial = facts();
    judicial.demands.truncate(1);
    judicial.demands[0].route = Some(Route::Judicial);
    let mut again = case(facts(), &[accept, assign, reply, hand, ask]);
    again.papers = vec![paper(PaperKind::Opinion, 5)];
    vec![
        (PaperKind::Acceptance, case(facts(), &[accept])),
        (PaperKind::Refusal, case(facts(), &[declined])),
        (
            PaperKind::Transfer,
            case(facts(), &[(Do::Transfer, "2026-11-25", "狮岭镇人民政府", Some("2026-12-20"))]),
        ),
        (PaperKind::Whereabouts, case(facts(), &[(Do::Transfer, "2026-11-25", "狮岭镇人民政府", None)])),
        (PaperKind::Extension, case(facts(), &[accept, assign, asked, extend])),
        (PaperKind::Opinion, answered),
        (PaperKind::Review, again),
        (PaperKind::Recheck, case(facts(), &[accept, assign, reply, hand, ask, reviewed, hand, ask_again])),
        (PaperKind::ServiceProof, to_serve),
        (PaperKind::Directions, case(judicial, &[(Do::Direct, "2026-11-25", "", None)])),
        (
            PaperKind::Objection,
            case(referred(), &[(Do::Object, "2026-11-25", "属于人力资源社会保障部门职权", None)]),
        ),
    ]
}

#[test]
fn every_letter_says_what_the_law_wants_and_leaves_blank_what_the_case_lacks() {
    let tables = Reference::embedded().unwrap();
    let all = all();
    assert_eq!(all.len(), tables.letters.all().len());
    for (kind, view) in all {
        assert!(
            tables.letters.get(kind).unwrap().ready(&view.case(&view.events())).is_ok(),
            "{}",
            kind.name()
        );
        let Lettered { draft, missing } = made(&view, kind);
        let paper = issued(draft);
        let sheet = Sheet::issued(&paper, Lang::Zh);
        let said = text(&sheet, Form::A4);
        assert!(!said.contains("13800008000") && !said.contains('{'), "{said}");
        for fact in &missing {
            let lacks = format!("（缺：{}）", crate::locale::letter_words::fact(*fact).get(Lang::Zh));
            assert!(said.replace("\r\n", "").contains(&lacks), "{lacks} {said}");
        }
        let names: Vec<&str> = missing.iter().map(|fact| fact.name()).collect();
        insta::assert_snapshot!(
            kind.name(),
            format!("{}\n\n{}", said.replace("\r\n", "\n"), names.join(" "))
        );
        let package = parts(&docx(&sheet));
        assert!(package.iter().all(|(_, xml)| closed(xml)), "{}", kind.name());
        assert!(package[2].1.contains(&paper.title) && paper.row.kind.is_stamped());
    }
}

/// Whoever brings a matter again is told in writing how it was taken in, as everybody is (art. 23 para. 2).
#[test]
fn a_repeat_is_told_that_it_is_handled_with_the_first() {
    let again = PetitionFacts { repeats: Some(PetitionId(1)), ..facts() };
    let Lettered { draft, missing } =
        made(&case(again, &[(Do::Join, "2026-11-25", "", None)]), PaperKind::Whereabouts);
    let said = text(&Sheet::issued(&issued(draft), Lang::Zh), Form::A4).replace("\r\n", "");
    assert!(said.contains("自2026年11月25日起一并办理") && !said.contains("转送"), "{said}");
    assert_eq!(missing, [LetterFact::Contact]);
}

#[test]
fn what_the_case_holds_is_no_blank_and_what_it_does_not_is_never_invented() {
    let accept = (Do::Accept, "2026-11-23", "", None);
    let direct = made(&case(facts(), &[accept]), PaperKind::Acceptance);
    assert_eq!(direct.missing, [LetterFact::ExternalNumber, LetterFact::Contact]);
    let forwarded = made(&case(referred(), &[accept]), PaperKind::Acceptance);
    assert_eq!(forwarded.missing, [LetterFact::Contact]);
    let said = text(&Sheet::issued(&issued(forwarded.draft), Lang::Zh), Form::A4).replace("\r\n", "");
    assert!(said.contains("由区信访局（区信转〔2026〕12号）于2026年11月22日转送、交办"), "{said}");
    let unsaid = PetitionFacts { forwarded: None, ..referred() };
    let unsaid = made(&case(unsaid, &[accept]), PaperKind::Acceptance);
    assert_eq!(unsaid.missing, [LetterFact::Forwarding, LetterFact::ForwardedOn, LetterFact::Contact]);
    let nobody = PetitionFacts { petitioners: Vec::new(), anonymous: true, ..facts() };
    assert_eq!(made(&case(nobody, &[accept]), PaperKind::Acceptance).missing[0], LetterFact::Petitioners);
    assert!(made(&case(facts(), &[accept]), PaperKind::Review).missing.contains(&LetterFact::Signer));
    assert_eq!(direct.draft.person, Some(PersonId(7)));
    // To a town that nobody named, it goes to none.
    for note in ["户籍所在镇街", "户籍所在镇街，不属本局职权"] {
        let nowhere = (Do::Transfer, "2026-11-25", note, None);
        let nowhere = made(&case(facts(), &[nowhere]), PaperKind::Transfer);
        assert_eq!(nowhere.missing[0], LetterFact::Destination);
    }
    let secret = PetitionFacts { secret: true, ..facts() };
    assert_eq!(made(&case(secret, &[accept]), PaperKind::Acceptance).draft.person, None);
}

#[test]
fn a_refusal_cites_the_ground_that_it_rests_on_and_no_other() {
    let refused = |act, ground: Option<&str>| {
        let elsewhere = PetitionFacts { elsewhere: "市退役军人事务局".into(), ..facts() };
        let mut view = case(elsewhere, &[(act, "2026-11-25", "已经说明", None)]);
        view.events[0].0.ground = ground.map(str::to_owned);
        let made = made(&view, PaperKind::Refusal);
        text(&Sheet::issued(&issued(made.draft), Lang::Zh), Form::A4).replace("\r\n", "")
    };
    for (act, ground, cites, not) in [
        (Do::Decline, None, "第二十三条第二款", "第十九条"),
        (Do::Decline, Some("powers"), "第二十三条第二款", "第十九条"),
        (
            Do::Decline,
            Some("in-hand"),
            "已由市退役军人事务局受理或者正在办理。依照《信访工作条例》第十九条第三款",
            "第二十三条",
        ),
        (Do::Decline, Some("procedure"), "依照《信访工作条例》第三十一条", "第二十三条"),
        (Do::NoFurther, None, "第三十六条第三款", "第十九条"),
        (Do::NoFurther, Some("in-hand"), "第十九条第三款", "第三十六条"),
    ] {
        let said: String = refused(act, ground).split_whitespace().collect();
        assert!(said.contains(cites) && !said.contains(not), "{ground:?}: {said}");
    }
}
