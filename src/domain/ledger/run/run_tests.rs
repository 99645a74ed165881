use super::*;
use crate::domain::ledger::run::RunState::{Abandoned, Approved, Closed, Draft, Exported, Frozen, Returned};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Date, Fen, Month, RunRuleId, StaffId};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn no_step_is_skipped_and_every_state_but_the_last_two_has_a_way_out() {
    let course = [
        RunStep::Freeze,
        RunStep::Review,
        RunStep::Approve,
        RunStep::Export,
        RunStep::TakeReturn,
        RunStep::Reconcile,
        RunStep::Close,
    ];
    let mut state = Draft;
    for step in course {
        for other in RunStep::ALL.iter().filter(|other| course.contains(other) && **other != step) {
            let again = matches!((state, other), (Returned, RunStep::TakeReturn));
            assert_eq!(next(state, *other).is_ok(), again, "{state:?} {other:?}");
        }
        state = next(state, step).unwrap();
    }
    assert_eq!(state, Closed);
    for state in RunState::ALL.iter().copied() {
        assert_eq!(exits(state).is_empty(), matches!(state, Closed | Abandoned), "{state:?}");
    }
    for state in [Exported, Returned, RunState::Reconciled, Closed] {
        for back in [RunStep::Thaw, RunStep::Return, RunStep::Recall, RunStep::Abandon, RunStep::Draft] {
            assert!(next(state, back).is_err(), "{state:?} {back:?}");
        }
    }
    assert_eq!(next(Frozen, RunStep::Thaw), Ok(Draft));
    assert_eq!(next(Frozen, RunStep::Return), Ok(Draft));
    assert_eq!(next(RunState::Reviewed, RunStep::Return), Ok(Draft));
    assert_eq!(next(RunState::Reviewed, RunStep::Decline), Ok(Draft));
    assert_eq!(next(Approved, RunStep::Recall), Ok(Draft));
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table of cases")]
fn reasons_follow_from_what_changed() {
    let window = Window { last: Some(month("2026-10")), month: month("2026-11") };
    let basis = |fen, grade, since: &str| Basis {
        group: "11".into(),
        grade: Some(grade),
        monthly: Fen(fen),
        rate_since: Date::parse(since),
        account: Some([1; 16]),
        yearly: Some(0),
    };
    let part = |m: &str, amount| Part {
        month: month(m),
        entitled: Fen(amount),
        settled: Fen(0),
        amount: Fen(amount),
        set_off: Fen(0),
        off: None,
        paid: None,
        round: 0,
    };
    let (old, raised) = (basis(900, 6, "2024-08-01"), basis(950, 6, "2026-08-01"));
    let graded = basis(1200, 5, "2024-08-01");
    let now = [part("2026-11", 900)];
    let with_arrears = [part("2026-10", 50), part("2026-11", 950)];
    let held = Recognition {
        since: Some(date("2026-11-05")),
        ..Recognition::new("11", RecognitionState::Receiving)
    };
    let long = Recognition { since: Some(date("2020-01-01")), ..held.clone() };
    let moved =
        Recognition { state: RecognitionState::Moved, until: Some(date("2026-10-31")), ..long.clone() };
    let long_gone = Recognition { until: Some(date("2009-10-31")), ..moved.clone() };
    let of_another = Recognition { group: "51".into(), ..moved.clone() };
    let elsewhere = Basis { account: Some([2; 16]), ..old.clone() };
    let plain = Compared {
        before: Some(&old),
        failed: false,
        uneven: false,
        now: &old,
        parts: &now,
        recognitions: std::slice::from_ref(&long),
        came_of_age: false,
        died: None,
        barred: false,
        merged: false,
        booked: false,
        reissue: false,
        holder_differs: false,
    };
    let told = |c: Compared<'_>| reasons(&c, window);
    assert_eq!(told(plain), (LineChange::Same, vec![]));
    assert_eq!(
        told(Compared { now: &raised, parts: &with_arrears, ..plain }),
        (LineChange::Changed, vec![Reason::RateChanged, Reason::Arrears])
    );
    assert_eq!(told(Compared { now: &graded, ..plain }), (LineChange::Changed, vec![Reason::GradeChanged]));
    assert_eq!(
        told(Compared { before: None, recognitions: std::slice::from_ref(&held), ..plain }),
        (LineChange::Added, vec![Reason::NewRecognition])
    );
    assert_eq!(told(Compared { before: None, ..plain }), (LineChange::Added, vec![Reason::Unexplained]));
    assert_eq!(
        told(Compared { parts: &with_arrears, ..plain }),
        (LineChange::Changed, vec![Reason::Arrears, Reason::Unexplained])
    );
    assert_eq!(
        told(Compared { failed: true, parts: &with_arrears, ..plain }),
        (LineChange::Changed, vec![Reason::FailedBefore, Reason::Arrears])
    );
    let gone = Compared { parts: &[], ..plain };
    assert_eq!(told(gone), (LineChange::Stopped, vec![Reason::Unexplained]));
    assert_eq!(
        told(Compared { died: Some(date("2026-10-20")), ..gone }),
        (LineChange::Stopped, vec![Reason::Death])
    );
    assert_eq!(
        told(Compared { recognitions: std::slice::from_ref(&moved), ..gone }),
        (LineChange::Stopped, vec![Reason::Moved])
    );
    for other in [&long_gone, &of_another] {
        let told = told(Compared { recognitions: std::slice::from_ref(other), ..gone });
        assert_eq!(told, (LineChange::Stopped, vec![Reason::Unexplained]), "it explains nothing");
    }
    let redirected = Compared { now: &elsewhere, ..plain };
    assert_eq!(told(redirected), (LineChange::Changed, vec![Reason::AccountChanged]));
    assert_eq!(
        told(Compared { holder_differs: true, ..redirected }),
        (LineChange::Changed, vec![Reason::AccountChanged, Reason::HolderDiffers])
    );
    assert_eq!(told(Compared { holder_differs: true, ..plain }), (LineChange::Same, vec![]), "said before");
    // A year's standard comes to no whole fen a month.
    let of_year = Basis { yearly: Some(1), ..old.clone() };
    let more = |fen, yearly| Basis { monthly: Fen(old.monthly.0 + fen), yearly, ..old.clone() };
    let fen_more = more(1, Some(1));
    let plain = Compared { before: Some(&of_year), ..plain };
    let told_of = |now: &Basis| told(Compared { now, ..plain });
    assert_eq!(told_of(&fen_more), (LineChange::Changed, vec![Reason::Remainder]));
    assert_eq!(
        told(Compared { now: &fen_more, parts: &with_arrears, ..plain }),
        (LineChange::Changed, vec![Reason::Remainder, Reason::Arrears, Reason::Unexplained]),
        "it explains no arrears"
    );
    for other in [more(2, Some(1)), more(1, Some(2)), Basis { rate_since: None, ..fen_more.clone() }] {
        assert_eq!(
            told_of(&other),
            (LineChange::Changed, vec![Reason::Unexplained]),
            "anything else is said"
        );
    }
    for (yearly, fen, why) in [
        (Some(2), 2, Reason::Remainder),
        (Some(2), 3, Reason::Unexplained),
        (Some(0), 1, Reason::Unexplained),
        // As an earlier program wrote it.
        (None, 1, Reason::Unexplained),
    ] {
        let (before, now) = (more(0, yearly), more(fen, yearly));
        let told = told(Compared { before: Some(&before), now: &now, ..plain });
        assert_eq!(told, (LineChange::Changed, vec![why]), "{yearly:?} of a year, {fen} fen");
    }
    let another_amount = Compared { now: &Basis { monthly: Fen(1), ..elsewhere.clone() }, ..plain };
    assert_eq!(
        told(another_amount),
        (LineChange::Changed, vec![Reason::AccountChanged, Reason::Unexplained]),
        "an account explains no amount"
    );
    assert_eq!(
        told(Compared { died: Some(date("2026-11-02")), ..plain }),
        (LineChange::Same, vec![Reason::Deceased])
    );
    let first = Window { last: None, ..window };
    assert_eq!(
        reasons(&Compared { before: None, ..plain }, first),
        (LineChange::Added, vec![Reason::FirstRun])
    );
}

#[test]
fn only_what_a_second_person_approved_is_in_force_and_the_last_word_counts() {
    let rule = |id, said, approved: Option<&str>| RunRule {
        id: RunRuleId(id),
        said,
        basis: "党组会".into(),
        by: StaffId(1),
        on: date("2026-01-01"),
        approved: approved.map(|on| (StaffId(2), date(on))),
        dropped: None,
        place: None,
        declined: None,
    };
    let tier = |from: &str, head, minute: Option<i64>| RunRuleSaid::Tier {
        from: date(from),
        head: Fen(head),
        minute: minute.map(Fen),
    };
    let freeze = |until: &str| RunRuleSaid::Freeze {
        name: "年终".into(),
        from: date("2026-12-20"),
        until: date(until),
    };
    let opening = |m: &str| RunRuleSaid::Opening { programme: "p".into(), month: month(m) };
    let rules = RunRules::new(vec![
        rule(1, tier("2026-01-01", 100, Some(500)), Some("2026-01-02")),
        rule(2, tier("2026-06-01", 200, None), Some("2026-01-03")),
        rule(3, tier("2026-06-01", 900, None), None),
        rule(4, freeze("2027-01-10"), Some("2026-12-01")),
        rule(5, freeze("2026-12-25"), Some("2026-12-26")),
        rule(6, opening("2026-01"), Some("2026-02-01")),
        rule(7, opening("2025-01"), Some("2026-01-01")),
    ]);
    assert_eq!(rules.tier(date("2025-12-31")), None);
    assert_eq!(rules.tier(date("2026-05-31")), Some((Fen(100), Some(Fen(500)))));
    assert_eq!(rules.tier(date("2026-06-01")), Some((Fen(200), None)));
    assert_eq!(rules.freeze(date("2026-12-24")), Some(("年终", date("2026-12-25"))));
    assert_eq!(rules.freeze(date("2026-12-27")), None);
    assert_eq!(rules.opening("p"), Some(month("2026-01")));
    assert_eq!(rules.opening("q"), None);
}
