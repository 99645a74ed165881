//! Several petitions given to one of the staff.

use super::*;
use honordesk::domain::DivisionCode;
use honordesk::domain::petition::HandsFault;

#[test]
fn several_are_given_to_one_in_one_entry_and_what_cannot_be_stays() {
    let f = Fixture::new();
    let all: Vec<_> = (0..3).map(|_| f.take_in(received("2026-11-20")).0).collect();
    // Of one, who is to have them keeps away.
    let recuse = ActRequest {
        staff: Some(staff_id("petitions")),
        note: "与信访人有亲属关系".into(),
        ..ActRequest::new(Act::Recuse)
    };
    let (petition, seen_now) = seen(&f, all[2]);
    f.run("petitions", Command::ActOnPetition { petition, seen: seen_now, act: recuse }).unwrap();
    let assign =
        Triage::Assign { petitions: all.iter().map(|id| seen(&f, *id)).collect(), to: staff_id("petitions") };
    let name = format!("试{}", "petitions".len());
    let Answer::Triage(rows) = f.ask("head", Query::Triage(assign.clone())).unwrap() else { panic!() };
    assert_eq!(rows[0].owner.as_ref(), Some(&name));
    assert!(rows[2].after.is_err() && rows[2].owner.is_none());
    let receipt = f.run("head", Command::Triage(assign)).unwrap();
    let Outcome::Petitions(done, left) = &receipt.outcome else { panic!("{receipt:?}") };
    assert_eq!((done.len(), *left), (2, 1));
    for id in &all[..2] {
        assert_eq!(view(&f, "head", *id).unwrap().row.owner.as_ref(), Some(&name));
    }
    assert_eq!(ids(&queue(&f, "petitions", Tab::Mine, Order::Urgent)).len(), 2);
    f.sound();
}

#[test]
fn what_goes_to_the_town_of_residence_goes_to_that_town_by_name() {
    let f = Fixture::new();
    let village = DivisionCode::parse("440114001001");
    let mut facts = person(1);
    facts.household.division = village;
    let resident = f.register(facts);
    let of_record = f.take_in(PetitionFacts { division: None, ..petition(Some(resident)) }).0;
    let of_place = f.take_in(PetitionFacts { division: village, ..received("2026-11-20") }).0;
    // What the table does not know has a code and no name.
    let mut facts = person(2);
    facts.household.division = DivisionCode::parse("110101001001");
    let stranger = f.register(facts);
    let of_elsewhere = f.take_in(PetitionFacts { division: village, ..petition(Some(stranger)) }).0;
    let passed = |note: &str| ActRequest { note: note.into(), ..ActRequest::new(Act::Transfer) };
    let receipt = decide(&f, "petitions", &[of_record, of_place, of_elsewhere], passed("户籍所在镇街"));
    let Outcome::Petitions(done, left) = receipt.unwrap().outcome else { panic!("several") };
    assert_eq!((done.len(), left), (1, 2), "nobody is sent to a town without a name");
    for id in [of_place, of_elsewhere] {
        let refused = decide(&f, "petitions", &[id], passed("户籍所在镇街"));
        let no_town = Err(Refusal::Act(ActFault::Hands(HandsFault::NeedsTown)));
        assert_eq!(refused.map(|_| ()), no_town, "what a matter is about is not where somebody lives");
    }
    let reasoned = f.take_in(PetitionFacts { division: None, ..petition(Some(resident)) }).0;
    decide(&f, "petitions", &[reasoned], passed("户籍所在镇街，不属本局职权")).unwrap();
    let to = |id| view(&f, "head", id).unwrap().events.last().unwrap().0.note.clone();
    // An organ that is named by itself is the one that it goes to.
    let organ = |organ: &str, note: &str| ActRequest { organ: Some(organ.into()), ..passed(note) };
    decide(&f, "petitions", &[of_place], organ("区信访局", "请尽快办理并反馈")).unwrap();
    decide(&f, "petitions", &[of_elsewhere], organ(" 区信访局 ", "")).unwrap();
    assert_eq!(
        [of_record, of_place, of_elsewhere, reasoned].map(to),
        ["新华街道", "区信访局，请尽快办理并反馈", "区信访局", "新华街道，不属本局职权"],
    );
    f.sound();
}
