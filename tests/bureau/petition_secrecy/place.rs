//! Where a petition stands in its matter, for who may see all of it and for others.

use super::*;

fn again_of(of: PetitionId, person: PersonId) -> PetitionFacts {
    PetitionFacts { repeats: Some(of), ..petition(Some(person)) }
}

/// A place in a matter is told by what somebody sees: what they may not see neither counts nor leads from one to the other.
#[test]
fn the_how_many_th_it_is_depends_on_what_the_asker_may_see() {
    let f = Fixture::new();
    let person = f.person(1);
    let (first, ..) = f.take_in(petition(Some(person)));
    let again = |of| f.take_in(again_of(of, person)).0;
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
    assert_eq!(told("window", first), (1, None, vec![]));
    // What repeats it is an accusation, of nobody so far, and none of the window's; nor is what repeats that, but what repeats the first is.
    let hidden = f.take_in(PetitionFacts { purpose: Purpose::Accusation, ..again_of(first, person) }).0;
    let third = again(hidden);
    let fourth = again(third);
    let fifth = again(first);
    for (who, id, wanted) in [
        ("petitions", third, (3, Some(hidden), vec![first, hidden, fourth, fifth])),
        ("petitions", fourth, (4, Some(third), vec![first, hidden, third, fifth])),
        ("petitions", fifth, (5, Some(first), vec![first, hidden, third, fourth])),
        ("window", first, (1, None, vec![fifth])),
        ("window", fifth, (2, Some(first), vec![first])),
    ] {
        assert_eq!(told(who, id), wanted, "{who}: {id}");
    }
    // Nor does the order of the list say it.
    let listed = |who: &str| queue(&f, who).into_iter().map(|row| row.petition).collect::<Vec<_>>();
    assert_eq!(listed("petitions"), [fifth, fourth, third, hidden, first]);
    assert_eq!(listed("window"), [fifth, first]);
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

/// Whoever turns out to be accused by one of a matter sees none of it any more, whichever it is that says so.
#[test]
fn all_of_a_matter_is_kept_from_whoever_one_of_it_accuses() {
    for named in 0..4 {
        let f = Fixture::new();
        let person = f.person(1);
        let again = |of| f.take_in(PetitionFacts { repeats: Some(of), ..petition(Some(person)) }).0;
        let (first, number, seen) = f.take_in(petition(Some(person)));
        let second = again(first);
        let all = [first, second, again(second), again(first)];
        let (apart, ..) = f.take_in(petition(None));
        f.run("petitions", assign(first, seen, "head")).unwrap();
        // The board is filled before, and follows.
        assert_eq!(queue(&f, "head").len(), 5);
        name_accused(&f, all[named], "head");
        assert_eq!(queue(&f, "head").iter().map(|row| row.petition).collect::<Vec<_>>(), [apart]);
        for id in all {
            let gone = f.ask("head", Query::Petition(id)).err();
            assert_eq!(gone, Some(Refusal::NotFound(What::Petition)), "{named}: {id}");
            let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(id)) else { panic!("{id}") };
            assert_eq!((view.row.secret, view.row.owner), (true, None), "{named}: {id}");
            let (last, _) = view.events.last().unwrap();
            assert_eq!(last.act, PetitionAct::NameAccused);
            assert_eq!(last.accused.as_ref().and_then(|one| one.staff), Some(staff_id("head")));
        }
        // One that is named already is named once.
        let Ok(Answer::Petition(view)) = f.ask("petitions", Query::Petition(first)) else { panic!() };
        let accused = Some(Accused { staff: Some(staff_id("head")), ..Accused::default() });
        let act = ActRequest { accused, note: number, ..ActRequest::new(PetitionAct::NameAccused) };
        let command = Command::ActOnPetition { petition: first, seen: view.version, act };
        assert_eq!(
            f.run("petitions", command).err(),
            Some(Refusal::Act(ActFault::Hands(HandsFault::AccusedAlready)))
        );
        f.sound();
    }
}

/// What is joined to an accusation is kept from whom that accuses, and the other way round; taken back, it is what it was.
#[test]
fn what_is_joined_is_kept_from_whoever_either_of_them_accuses() {
    for accusing in [true, false] {
        let f = Fixture::new();
        let accused = vec![Accused { staff: Some(staff_id("head")), ..Accused::default() }];
        let facts =
            |yes| PetitionFacts { accused: if yes { accused.clone() } else { vec![] }, ..petition(None) };
        let (into, ..) = f.take_in(facts(accusing));
        let (joined, ..) = f.take_in(facts(!accusing));
        let (later, ..) = f.take_in(PetitionFacts { repeats: Some(joined), ..petition(None) });
        let sees = |who: &str| [into, joined, later].map(|id| f.ask(who, Query::Petition(id)).is_ok());
        assert_eq!(sees("head"), if accusing { [false, true, true] } else { [true, false, false] });
        assert_eq!(queue(&f, "head").len(), if accusing { 2 } else { 1 });
        let version = |id| match f.ask("petitions", Query::Petition(id)) {
            Ok(Answer::Petition(view)) => view.version,
            other => panic!("{other:?}"),
        };
        let act =
            ActRequest {
                earlier: Some(into), note: "同一事项".into(), ..ActRequest::new(PetitionAct::Join)
            };
        let petitions = vec![(joined, version(joined))];
        if accusing {
            f.run("petitions", Command::Triage(Triage::Decide { petitions, act })).unwrap();
        } else {
            f.run("petitions", Command::ActOnPetition { petition: joined, seen: version(joined), act })
                .unwrap();
        }
        assert_eq!(sees("head"), [false; 3], "{accusing}");
        assert_eq!((sees("petitions"), queue(&f, "head").len()), ([true; 3], 0), "{accusing}");
        let petitions = vec![(joined, version(joined))];
        f.run("petitions", Command::Triage(Triage::Undo { petitions })).unwrap();
        // It accuses again whom it accused by itself; the others are better kept from one too many.
        assert_eq!(sees("head"), [false, accusing, false], "{accusing}");
        f.sound();
    }
}

/// Whoever took a repeat in sees that although it is an accusation by now; what it repeats, which others took in, is none to them.
#[test]
fn what_somebody_may_not_see_is_not_counted_as_repeated() {
    let f = Fixture::new();
    let (first, ..) = f.take_in(petition(None));
    let again = PetitionFacts { repeats: Some(first), ..petition(None) };
    let receipt = f.run("window", Command::RegisterPetition { facts: Box::new(again) }).unwrap();
    let (second, ..) = petition_of(&receipt);
    let since = date("2026-01-01");
    let repeats = |who: &str| {
        let Ok(Answer::PetitionFigures(told)) = f.ask(who, Query::PetitionFigures) else { panic!("{who}") };
        let figure = Figure::Repeats { since };
        let behind = f.ask(who, Query::BehindFigure { figure, offset: 0, limit: 9 });
        let Ok(Answer::BehindFigure(found)) = behind else { panic!("{who}") };
        assert_eq!(found.total, told.repeats as usize, "{who}");
        let Ok(Answer::Petition(view)) = f.ask(who, Query::Petition(second)) else { panic!("{who}") };
        (told.repeats, view.row.nth, view.facts.repeats)
    };
    assert_eq!(repeats("window"), (1, 2, Some(first)));
    name_accused(&f, first, "checker");
    assert_eq!(repeats("window"), (0, 1, None));
    assert_eq!(repeats("petitions"), (1, 2, Some(first)));
}
