//! What waits for a second person beside the ledger: more time, a swap, a handover.

use honordesk::bureau::answer::{WaitRow, Waits};
use honordesk::bureau::command::DutyAct;
use honordesk::domain::duty::ShiftKind;
use honordesk::domain::petition::Accused;

use super::*;

fn waits(f: &Fixture, who: &str) -> Vec<WaitRow> {
    match f.ask(who, Query::Waiting) {
        Ok(Answer::Waiting(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

/// Whether such a row is there, and whether it is for the one who asks.
fn found(f: &Fixture, who: &str, like: impl Fn(&Waits) -> bool) -> Option<bool> {
    waits(f, who).into_iter().find(|row| like(&row.what)).map(|row| row.mine)
}

fn more_time(f: &Fixture, who: &str) -> Option<bool> {
    found(f, who, |what| matches!(what, Waits::Extension { .. }))
}

fn asked_for_time(f: &Fixture, facts: PetitionFacts) -> PetitionId {
    let (id, ..) = f.take_in(facts);
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign, PetitionAct::RequestExtension]
    {
        simple(f, id, what).unwrap();
    }
    id
}

#[test]
fn more_time_that_was_asked_for_waits_for_the_head_until_it_is_given_or_too_late() {
    let f = Fixture::new();
    assert_eq!(more_time(&f, "head"), None);
    let id = asked_for_time(&f, petition(None));
    assert_eq!((more_time(&f, "head"), more_time(&f, "petitions")), (Some(true), Some(false)));
    let rows = waits(&f, "petitions");
    assert!(rows.iter().any(|row| row.own && !row.who.is_empty()), "who asked sees for whom it waits");
    f.today.set(date("2027-01-23"));
    assert_eq!(more_time(&f, "head"), None, "after the limit nobody can give it any more");
    f.today.set(date("2027-01-22"));
    assert_eq!(more_time(&f, "head"), Some(true));
    let given = ActRequest { until: Some(date("2027-02-10")), ..said(PetitionAct::ApproveExtension) };
    act(&f, "head", id, given).unwrap();
    assert_eq!(more_time(&f, "head"), None);
    f.sound();
}

#[test]
fn more_time_waits_for_nobody_whom_the_petition_accuses() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.accused = vec![Accused { division: None, staff: Some(staff_id("head")), name: "陈静".into() }];
    let (id, ..) = f.take_in(facts);
    let step = |what| {
        let seen = view(&f, "petitions", id).unwrap().version;
        f.run("petitions", Command::ActOnPetition { petition: id, seen, act: said(what) }).unwrap();
    };
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign, PetitionAct::RequestExtension]
    {
        step(what);
    }
    assert_eq!(more_time(&f, "head"), None, "not even that it is there");
    assert_eq!(more_time(&f, "petitions"), Some(false));
    assert_eq!(more_time(&f, "maker"), None, "nobody sees it who may not see the petition");
}

#[test]
fn a_swap_and_a_handover_wait_for_whom_they_were_addressed_to() {
    let f = Fixture::new();
    let duty = |who: &str, act: DutyAct| f.run(who, Command::Duty(act)).unwrap();
    let shift = ShiftKind { name: "白班".into(), start: 540, end: 1_020 };
    duty(
        "head",
        DutyAct::SetRules {
            seen: 0,
            shifts: vec![shift],
            rungs: Vec::new(),
            review_days: None,
            uncovered: true,
        },
    );
    let day = date("2026-11-25");
    duty("head", DutyAct::SetShift { day, seen: 0, shift: "白班".into(), staff: vec![staff_id("head")] });
    duty("head", DutyAct::AskSwap { day, shift: "白班".into(), to: staff_id("petitions") });
    let swap = |what: &Waits| matches!(what, Waits::Swap { day: on, .. } if *on == day);
    assert_eq!((found(&f, "petitions", swap), found(&f, "head", swap)), (Some(true), Some(false)));
    duty("petitions", DutyAct::AnswerSwap { day, shift: "白班".into(), agree: false });
    assert_eq!(found(&f, "petitions", swap), None);
    let begun = duty(
        "petitions",
        DutyAct::BeginHandover { to: staff_id("head"), notes: vec!["钥匙".into()], despite: None },
    );
    let honordesk::bureau::Outcome::Handover(handover, _) = begun.outcome else { panic!() };
    let over = |what: &Waits| matches!(what, Waits::Handover { handover: one, from, to } if *one == handover && from != to && !to.is_empty());
    assert_eq!((found(&f, "head", over), found(&f, "petitions", over)), (Some(true), Some(false)));
    duty("head", DutyAct::FinishHandover { handover });
    assert_eq!(found(&f, "head", over), None);
    f.sound();
}

#[test]
fn what_waits_says_who_asks_what_for_and_what_ends_soon_stands_first() {
    let f = Fixture::new();
    let early = asked_for_time(&f, petition(None));
    f.today.set(date("2026-11-24"));
    let late = asked_for_time(&f, PetitionFacts { headcount: 3, ..petition(None) });
    let of = |rows: &[WaitRow]| {
        let row = |row: &WaitRow| match &row.what {
            Waits::Extension { petition, name, headcount, left, .. } => {
                Some((*petition, name.clone(), *headcount, *left, row.reason.clone()))
            }
            _ => None,
        };
        rows.iter().filter_map(row).collect::<Vec<_>>()
    };
    let rows = of(&waits(&f, "head"));
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [early, late]);
    assert_eq!(rows[1].2, 3);
    assert!(rows.iter().all(|row| !row.1.is_empty() && !row.4.is_empty() && row.3 > 50), "{rows:?}");
    // A day on which the first can be given for the last time.
    f.today.set(date("2027-01-22"));
    assert_eq!(of(&waits(&f, "head"))[0].3, 0);
    let text = honordesk::locale::waiting::about(
        waits(&f, "head").first().unwrap(),
        f.bureau.reference(),
        honordesk::locale::Lang::Zh,
        false,
    );
    assert!(text.contains("今天到期") && text.contains(&rows[0].1), "{text}");
}
