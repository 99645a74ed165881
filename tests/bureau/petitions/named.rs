//! Who has no record is known again by name: at intake, and beside the petition.

use honordesk::bureau::answer::SameWhy;
use honordesk::bureau::query::EarlierAsked;

use super::*;

fn brought(name: &str, phone: &str, demand: &str) -> PetitionFacts {
    let one = Petitioner { name: name.into(), phone: phone.into(), ..Petitioner::default() };
    PetitionFacts { petitioners: vec![one], demands: vec![Demand::new(demand, None)], ..petition(None) }
}

fn why(f: &Fixture, named: (&str, &str), text: &str) -> Vec<Vec<SameWhy>> {
    let named = vec![(named.0.to_owned(), named.1.to_owned())];
    let asked = EarlierAsked { named, text: text.into(), ..EarlierAsked::default() };
    match f.ask("petitions", Query::EarlierPetitions(Box::new(asked))) {
        Ok(Answer::EarlierPetitions(rows)) => rows.into_iter().map(|row| row.why).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_somebody_without_a_record_brought_is_found_by_their_name() {
    let f = Fixture::new();
    let fact = "明早去市里集体反映安置岗位没有落实";
    let (first, ..) = f.take_in(brought("王建国", "13800138001", fact));
    assert_eq!(why(&f, ("王建国", "13800138001"), "别的事"), [[SameWhy::NameAndPhone]]);
    let alike = why(&f, ("王 建国", ""), "安置岗位没有落实，明早集体反映");
    assert!(
        matches!(alike[..], [ref why] if matches!(why[..], [SameWhy::Name, SameWhy::Fact(_)])),
        "{alike:?}"
    );
    // A name alone is many people's.
    assert!(why(&f, ("王建国", ""), "要求补发医疗补助").is_empty());
    assert!(why(&f, ("王建国", "13900139000"), fact).is_empty(), "another phone, no town: another man");

    let (again, ..) = f.take_in(brought("王建国", "", fact));
    let (other, ..) = f.take_in(brought("王建国", "13900139000", "要求补发医疗补助"));
    let earlier =
        |id| view(&f, "petitions", id).unwrap().earlier.iter().map(|row| row.petition).collect::<Vec<_>>();
    assert_eq!(earlier(again), [first]);
    assert_eq!(earlier(other), []);
}
