//! Who sent a petition here, and on what a refusal rests.

use honordesk::domain::petition::{Forwarded, PetitionAct as Act, PetitionFacts};

use super::*;

fn sent(organ: &str, on: &str) -> PetitionFacts {
    let forwarded =
        Forwarded { organ: organ.into(), document: " 区信转〔2026〕12号 ".into(), on: Some(date(on)) };
    PetitionFacts { forwarded: Some(forwarded), ..petition(None) }
}

#[test]
fn who_sent_it_by_which_document_and_when_is_kept_and_makes_it_a_referral() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(sent("区信访局", "2026-11-20"));
    let facts = view(&f, "petitions", id).unwrap().facts;
    assert_eq!(facts.origin, Origin::Referred);
    let one = facts.forwarded.unwrap();
    assert_eq!((one.organ.as_str(), one.document.as_str()), ("区信访局", "区信转〔2026〕12号"));
    let Ok(Answer::DutyRegister(rows)) = f.ask("petitions", Query::DutyRegister { day: date("2026-11-23") })
    else {
        panic!()
    };
    assert_eq!(rows[0].forwarder, "区信访局");
    // Nobody sent it after it came, and an organ has a name.
    for facts in [sent("区信访局", "2026-11-24"), sent("  ", "2026-11-20")] {
        let facts = Box::new(facts);
        let refused = f.run("window", Command::RegisterPetition { facts });
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }
    f.sound();
}

#[test]
fn a_refusal_rests_on_the_ground_that_was_chosen_or_follows_from_the_facts() {
    let f = Fixture::new();
    let declined = |facts: PetitionFacts, ground: Option<&str>| {
        let (id, ..) = f.take_in(facts);
        let request = ActRequest { ground: ground.map(str::to_owned), ..said(Act::Decline) };
        act(&f, "petitions", id, request)?;
        Ok(view(&f, "petitions", id).unwrap().events.pop().unwrap().0.ground)
    };
    let of =
        |route| PetitionFacts { demands: vec![Demand::new("要求撤销判决", route)], ..petition(None) };
    let elsewhere = PetitionFacts { elsewhere: "区信访局".into(), ..of(None) };
    let ground = |id: &str| Ok::<_, Refusal>(Some(id.to_owned()));
    assert_eq!(declined(of(None), None), ground("powers"));
    assert_eq!(declined(of(Some(Route::Judicial)), None), ground("procedure"));
    assert_eq!(declined(elsewhere, None), ground("in-hand"));
    assert_eq!(declined(of(None), Some("in-hand")), ground("in-hand"));
    // What fits another step, or stands in no table, is none.
    for odd in ["final", "whatever"] {
        assert!(matches!(declined(of(None), Some(odd)), Err(Refusal::Invalid(_))), "{odd}");
    }
    f.sound();
}
