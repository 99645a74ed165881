//! Where acts end: a limit that was met, a matter that was passed on, a withdrawal.

use super::*;

#[test]
fn a_limit_that_was_met_is_not_extended_and_handling_anew_begins_none() {
    let anew = served().story(&[
        (Act::RequestReview, "2026-05-20"),
        (Act::ReviewOpinion, "2026-06-10"),
        (Act::Serve, "2026-06-12"),
        (Act::Redo, "2026-06-17"),
    ]);
    assert!(handled_anew(&anew.facts()) && anew.clocks("2026-06-17").iter().all(|c| !c.is_open()));
    // Also a limit that was met late, or whose last day has not come.
    for on in ["2026-06-18", "2026-04-30"] {
        let mut case = Case { events: anew.events.clone(), state: anew.state, ..Case::new("2026-03-02") };
        let asked = case.rules.can_extend(&case.facts(), &case.calendar, d(on));
        assert!(
            matches!(asked, Err(ActFault::Bound(BoundFault::LimitMet { anew: true, .. }))),
            "{on}: {asked:?}"
        );
        assert!(case.act(Act::RequestExtension, "2026-06-18").is_err());
    }
    let answered = anew.story(&[(Act::Reply, "2026-06-20")]);
    assert!(!handled_anew(&answered.facts()));
}

#[test]
fn a_withdrawal_is_the_word_of_the_petitioner() {
    let started =
        || Case::new("2026-03-02").story(&[(Act::Accept, "2026-03-03"), (Act::Assign, "2026-03-03")]);
    let word = |word: Option<(WordKind, Option<u16>)>, document: &str| PetitionEvent {
        word: word.map(|(kind, at)| PetitionerWord { kind, at }),
        document: document.to_owned(),
        ..said(Act::Note, d("2026-03-10"), CLERK)
    };
    for (event, fault) in [
        (word(None, ""), Some(BoundFault::NeedsWord)),
        (word(Some((WordKind::Call, None)), ""), Some(BoundFault::NeedsCallTime)),
        (word(Some((WordKind::Call, Some(1440))), ""), Some(BoundFault::NeedsCallTime)),
        (word(Some((WordKind::Call, Some(870))), ""), None),
        (word(Some((WordKind::Signed, None)), ""), None),
        (word(None, "撤回申请〔2026〕1号"), None),
    ] {
        let given_up = started().record(PetitionEvent { act: Act::Withdraw, ..event });
        assert_eq!(given_up.err(), fault.map(ActFault::Bound));
    }
}

#[test]
fn an_objection_comes_within_its_days_or_not_at_all() {
    // 2026-09-20, a Sunday, is worked.
    assert_eq!(Case::referred("2026-09-18").act(Act::Object, "2026-09-24").unwrap(), []);
    let over = Case::referred("2026-09-18").act(Act::Object, "2026-09-25");
    assert!(
        matches!(over, Err(ActFault::Bound(BoundFault::ObjectionOver { due, .. })) if due == d("2026-09-24")),
        "{over:?}"
    );
    // By a calendar that nobody published it is only asked about.
    let guessed = Case::referred("2027-03-01").act(Act::Object, "2027-05-20").unwrap();
    assert!(matches!(guessed[..], [ActWarning::AfterLimit { .. }]));
}

#[test]
fn what_was_passed_on_with_a_day_is_closed_with_its_answer() {
    let passed = || {
        let mut case = Case::new("2026-03-02");
        case.record(until(Act::Transfer, "2026-03-03", CLERK, "2026-04-10")).unwrap();
        case.story(&[(Act::Serve, "2026-03-04")])
    };
    let silent = PetitionEvent::new(Act::Finalise, d("2026-03-20"), CLERK);
    let refused = passed().record(silent.clone());
    assert!(matches!(refused, Err(ActFault::NeedsGrounds { grounds: Grounds::Findings, .. })), "{refused:?}");
    passed().record(PetitionEvent { document: "办结报告〔2026〕3号".to_owned(), ..silent.clone() }).unwrap();
    passed().record(PetitionEvent { note: "已办结".to_owned(), ..silent.clone() }).unwrap();
    // Without a day nobody waits for one.
    Case::new("2026-03-02")
        .story(&[(Act::Transfer, "2026-03-03"), (Act::Serve, "2026-03-04")])
        .record(silent)
        .unwrap();
}
