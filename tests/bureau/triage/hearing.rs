//! A hearing whose days were typed wrongly: taken back by who recorded it, also on a later day, and the clock of the recheck goes back.

use honordesk::bureau::Refusal;
use honordesk::bureau::command::ActRequest;
use honordesk::domain::Date;
use honordesk::domain::petition::{ActFault, PetitionAct as Act, PetitionState as State};

use super::bounds::{due, say, step, story};
use super::{received, undo, view};
use crate::bureau_support::*;

fn hearing(until: &str) -> ActRequest {
    ActRequest { until: Some(date(until)), ..say(Act::Hearing) }
}

#[test]
fn a_hearing_is_taken_back_and_the_clock_of_the_recheck_with_it() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(received("2026-11-20"));
    story(&f, id, &[(Act::Accept, "2026-11-23"), (Act::Serve, "2026-11-23"), (Act::Assign, "2026-11-23")]);
    step(&f, id, hearing("2026-11-23")).unwrap();
    undo(&f, "petitions", &[id]).unwrap();
    assert_eq!(view(&f, "head", id).unwrap().row.state, State::Handling, "and the state with it");
    story(
        &f,
        id,
        &[(Act::Reply, "2026-11-24"), (Act::Serve, "2026-11-24"), (Act::RequestReview, "2026-11-25")],
    );
    story(&f, id, &[(Act::ReviewOpinion, "2026-11-26"), (Act::Serve, "2026-11-26")]);
    story(&f, id, &[(Act::RequestRecheck, "2026-11-27")]);
    let recheck = || due(&f, id, "recheck");
    let at = |day: &str| Some(date(day)) as Option<Date>;
    assert_eq!(recheck(), at("2026-12-27"));
    f.today.set(date("2026-11-30"));
    step(&f, id, hearing("2027-01-04")).unwrap();
    assert_eq!(recheck(), at("2027-02-01"), "36 days are not counted");
    undo(&f, "petitions", &[id]).unwrap();
    assert_eq!(recheck(), at("2026-12-27"));
    // Seen days later, by nobody but who recorded it.
    step(&f, id, hearing("2026-12-24")).unwrap();
    f.today.set(date("2026-12-02"));
    let other = undo(&f, "head", &[id]);
    assert!(matches!(other, Err(Refusal::Act(ActFault::DecidedByOther { .. }))), "{other:?}");
    undo(&f, "petitions", &[id]).unwrap();
    step(&f, id, ActRequest { on: at("2026-11-30"), ..hearing("2026-12-02") }).unwrap();
    assert_eq!(recheck(), at("2026-12-30"), "the three days that it took");
    let told = view(&f, "head", id).unwrap();
    let days: Vec<_> = told.taken_back.iter().map(|(one, _)| (one.event.until, one.on)).collect();
    let on = |day| date(day);
    assert_eq!(
        days,
        [
            (at("2026-11-23"), on("2026-11-23")),
            (at("2027-01-04"), on("2026-11-30")),
            (at("2026-12-24"), on("2026-12-02"))
        ],
        "both stay on record"
    );
    // Something followed: it stays.
    step(&f, id, say(Act::RecheckOpinion)).unwrap();
    assert!(matches!(undo(&f, "petitions", &[id]), Err(Refusal::Act(ActFault::NothingToUndo))));
    f.sound();
}
