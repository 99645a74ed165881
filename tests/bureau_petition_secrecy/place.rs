//! Where a petition stands in its matter, for who may see all of it and for others.

use super::*;

/// A place in a matter is told by what somebody sees: what they may not see neither counts nor leads from one to the other.
#[test]
fn the_how_many_th_it_is_depends_on_what_the_asker_may_see() {
    let f = Fixture::new();
    let person = f.person(1);
    let (first, ..) = f.take_in(petition(Some(person)));
    let again = |of| {
        let facts = PetitionFacts { repeats: Some(of), ..petition(Some(person)) };
        let command = Command::RegisterPetition { facts: Box::new(facts) };
        petition_of(&f.run("petitions", command).unwrap()).0
    };
    let told = |who: &str, id| {
        let Ok(Answer::Petition(view)) = f.ask(who, Query::Petition(id)) else { panic!("{who}: {id}") };
        let row = queue(&f, who).into_iter().find(|row| row.petition == id).unwrap();
        assert_eq!((row.nth, &row.why), (view.row.nth, &view.row.why), "{who}: {id}");
        let presses = row.why.iter().find_map(|why| match why {
            PressingReason::Repeat(nth) => Some(usize::from(*nth)),
            _ => None,
        });
        assert_eq!(presses.unwrap_or(1), row.nth, "{who}: {id}");
        let family: Vec<PetitionId> = view.family.iter().map(|row| row.petition).collect();
        (row.nth, view.facts.repeats, family)
    };
    // The board is filled before the rest is brought, and follows.
    assert_eq!(told("head", first), (1, None, vec![]));
    let hidden = again(first);
    let third = again(hidden);
    let fourth = again(third);
    let fifth = again(first);
    name_accused(&f, hidden, "head");
    for (who, id, wanted) in [
        ("petitions", third, (3, Some(hidden), vec![first, hidden, fourth, fifth])),
        ("petitions", fourth, (4, Some(third), vec![first, hidden, third, fifth])),
        ("petitions", fifth, (5, Some(first), vec![first, hidden, third, fourth])),
        ("head", first, (1, None, vec![fifth])),
        ("head", third, (1, None, vec![fourth])),
        ("head", fourth, (2, Some(third), vec![third])),
        ("head", fifth, (2, Some(first), vec![first])),
    ] {
        assert_eq!(told(who, id), wanted, "{who}: {id}");
    }
    // Nor does the order of the list say it.
    let listed = |who: &str| queue(&f, who).into_iter().map(|row| row.petition).collect::<Vec<_>>();
    assert_eq!(listed("petitions"), [fifth, fourth, third, hidden, first]);
    assert_eq!(listed("head"), [fifth, fourth, third, first]);
    // Joined elsewhere, everything of both matters counts anew: on the board as on the page.
    let (other, ..) = f.take_in(petition(None));
    let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(third)) else { panic!() };
    let act =
        ActRequest {
            earlier: Some(other), note: "同一事项".into(), ..ActRequest::new(PetitionAct::Join)
        };
    let command = Command::ActOnPetition { petition: third, seen: view.version, act };
    f.run("petitions", command).unwrap();
    assert_eq!(told("petitions", fourth), (2, Some(third), vec![third, other]));
    assert_eq!(told("petitions", fifth), (3, Some(first), vec![first, hidden]));
    f.sound();
}
