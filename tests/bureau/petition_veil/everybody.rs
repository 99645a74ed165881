//! What is kept from whom: nobody learns by another word that something is kept from them, nothing is kept from everybody who could handle
//! it, and what repeats an accusation is kept as that is.

use honordesk::domain::petition::BoundFault;

use super::*;

#[test]
fn whom_it_accuses_is_told_no_other_than_others_from_whom_it_is_kept() {
    let f = bureau();
    let (id, ..) = f.take_in(called("张敏"));
    let nowhere = Refusal::NotFound(What::Petition);
    for who in [ZHANG, staff_id("maker"), staff_id("window")] {
        let asked = f.bureau.query(&f.asking(Some(who)), Query::Petition(id));
        assert_eq!(asked.err(), Some(nowhere.clone()), "{who}");
    }
}

#[test]
fn nothing_is_taken_in_that_nobody_here_could_handle() {
    let f = bureau();
    let facts = |names: &[&str]| PetitionFacts {
        accused: names.iter().map(|name| Accused { name: (*name).into(), ..Accused::default() }).collect(),
        ..called("张敏")
    };
    let register = |who: StaffId, facts: PetitionFacts| {
        let command = Command::RegisterPetition { facts: Box::new(facts) };
        f.bureau.execute(&f.asking(Some(who)), command).map(|receipt| petition_of(&receipt).0)
    };
    let refused = |fault: HandsFault| Some(Refusal::Act(ActFault::Hands(fault)));
    let window = staff_id("window");
    let taken = register(ZHANG, facts(&["张敏"])).err();
    assert_eq!(taken, refused(HandsFault::taken_by_the_accused()));
    let all = register(window, facts(&["张敏", "petitions", "head"])).err();
    assert_eq!(all, refused(HandsFault::all_accused()));
    // As long as one is left it stands with them; the last is not named either.
    let id = register(window, facts(&["张敏", "petitions"])).unwrap();
    let head = staff_id("head");
    assert!(sees(&f, head, id) && !sees(&f, ZHANG, id) && !sees(&f, staff_id("petitions"), id));
    let version = match f.bureau.query(&f.asking(Some(head)), Query::Petition(id)) {
        Ok(Answer::Petition(view)) => view.version,
        other => panic!("{other:?}"),
    };
    let name = Accused { staff: Some(head), ..Accused::default() };
    let act = ActRequest { accused: Some(name), ..said(PetitionAct::NameAccused) };
    let named = f
        .bureau
        .execute(&f.asking(Some(head)), Command::ActOnPetition { petition: id, seen: version, act })
        .err();
    assert_eq!(named, refused(HandsFault::all_accused()));
    f.sound();
}

#[test]
fn what_repeats_an_accusation_is_kept_as_that_is() {
    let f = bureau();
    let (first, ..) = f.take_in(called("张敏"));
    let (again, ..) = f.take_in(PetitionFacts { repeats: Some(first), ..petition(None) });
    assert!(!sees(&f, ZHANG, again) && !sees(&f, staff_id("maker"), again));
    assert!(sees(&f, staff_id("petitions"), again));
    f.sound();
}

#[test]
fn nothing_is_said_to_repeat_another_matter_of_others() {
    let f = bureau();
    let (first, ..) = f.take_in(petition(None));
    let mut other = petition(None);
    other.petitioners[0].name = "李某".into();
    other.petitioners[0].phone = "13900139000".into();
    other.demands = vec![Demand::new("反映医疗费负担重，要求给予困难补助", Some(Route::Opinion))];
    let said = |facts: &PetitionFacts| {
        let facts = PetitionFacts { repeats: Some(first), ..facts.clone() };
        f.run("petitions", Command::RegisterPetition { facts: Box::new(facts) }).err()
    };
    let others = |refused: &Option<Refusal>| matches!(refused, Some(Refusal::Act(ActFault::Bound(BoundFault::OthersMatter { earlier, .. }))) if *earlier == first);
    let refused = said(&other);
    assert!(others(&refused), "{refused:?}");
    other.demands = petition(None).demands;
    assert_eq!(said(&other), None, "the same fact");
}

#[test]
fn a_village_in_words_is_that_village() {
    let f = bureau();
    // 云山居委会 of 新华街道.
    let village = division("440114001001");
    let seen = f.account("zhangmin").staff.version;
    f.run("admin", Command::PlaceStaff { staff: ZHANG, seen, unit: Some(village), person: None }).unwrap();
    for said in ["云山", "云山村", "云山社区", "云 山", "云山居委会主任", "新华街", "新华街道云山居委会"]
    {
        let (id, ..) = f.take_in(called(said));
        assert!(!sees(&f, ZHANG, id), "{said}");
    }
    let (id, ..) = f.take_in(called("新民居委会"));
    assert!(sees(&f, ZHANG, id), "the next village");
}
