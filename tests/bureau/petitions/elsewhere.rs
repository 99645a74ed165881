//! The same matter in hand at another organ (信访工作条例 第十九条第三款): whoever accepts it all the same says why.

use honordesk::bureau::command::{ActRequest, Triage};
use honordesk::bureau::{Answer, Command, Query, Refusal};
use honordesk::domain::Date;
use honordesk::domain::petition::{ActFault, HandsFault, PetitionAct, PetitionFacts, PetitionState};

use super::{act, simple, view};
use crate::bureau_support::*;

fn with_organ(until: Option<Date>) -> PetitionFacts {
    PetitionFacts { elsewhere: "区信访局".into(), elsewhere_until: until, ..petition(None) }
}

fn accept(note: &str) -> ActRequest {
    ActRequest { note: note.into(), ..ActRequest::new(PetitionAct::Accept) }
}

#[test]
fn what_another_organ_has_in_hand_is_accepted_with_a_reason_only() {
    let f = Fixture::new();
    let fault = |until| Err(Refusal::Act(HandsFault::in_hand_elsewhere(until).into()));
    for until in [None, Some(date("2026-11-23")), Some(date("2027-01-10"))] {
        let (id, ..) = f.take_in(with_organ(until));
        assert_eq!(act(&f, "petitions", id, accept("  ")), fault(until));
        let simple = ActRequest::new(PetitionAct::Simple);
        assert_eq!(act(&f, "petitions", id, simple), fault(until));
        // A decision in the queue asks the same, and so does a look at what it would do.
        let seen = view(&f, "petitions", id).unwrap().version;
        let decide = Triage::Decide { petitions: vec![(id, seen)], act: accept("") };
        let Ok(Answer::Triage(rows)) = f.ask("petitions", Query::Triage(decide.clone())) else { panic!() };
        assert_eq!(rows[0].after.clone().map(|_| PetitionState::Accepted), fault(until));
        assert!(f.run("petitions", Command::Triage(decide)).is_err());
        assert_eq!(act(&f, "petitions", id, accept("该机关不是下级机关")), Ok(PetitionState::Accepted));
    }
    // Declining needs no other reason than its own, and a limit that has passed binds nobody.
    let (id, ..) = f.take_in(with_organ(None));
    let decline =
        ActRequest { note: "区信访局正在办理".into(), ..ActRequest::new(PetitionAct::Decline) };
    assert_eq!(act(&f, "petitions", id, decline), Ok(PetitionState::Declined));
    let (id, ..) = f.take_in(with_organ(Some(date("2026-11-22"))));
    assert_eq!(act(&f, "petitions", id, accept("")), Ok(PetitionState::Accepted));
    f.sound();
}

#[test]
fn after_the_limit_an_extension_is_refused_before_anything_is_filled_in() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    for what in [PetitionAct::Accept, PetitionAct::Serve, PetitionAct::Assign] {
        simple(&f, id, what).unwrap();
    }
    let verdicts = |day: &str, who: &str| {
        f.today.set(date(day));
        let acts = view(&f, who, id).unwrap().acts;
        let of = |act| acts.iter().find(|(one, _)| *one == act).unwrap().1.clone();
        (of(PetitionAct::RequestExtension), of(PetitionAct::ApproveExtension))
    };
    assert_eq!(verdicts("2027-01-22", "petitions").0, Ok(()), "on the last day it may be asked for");
    let ask = ActRequest { note: "情况复杂".into(), ..ActRequest::new(PetitionAct::RequestExtension) };
    act(&f, "petitions", id, ask).unwrap();
    assert_eq!(verdicts("2027-01-22", "head").1, Ok(()), "and granted");
    let (_, granted) = verdicts("2027-01-23", "head");
    let due = date("2027-01-22");
    assert!(matches!(granted, Err(Refusal::Act(ActFault::Expired { due: on, .. })) if on == due));
}
