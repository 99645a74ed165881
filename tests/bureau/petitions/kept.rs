//! Nothing is nobody's: who has what went elsewhere, in simple handling, or was joined to what is given up.

use honordesk::bureau::command::Triage;
use honordesk::domain::petition::HandsFault;
use honordesk::domain::{Date, StaffId};

use super::*;

fn kept(f: &Fixture, id: PetitionId) -> (Option<String>, Option<String>) {
    let row = view(f, "head", id).unwrap().row;
    (row.owner, row.first_handler)
}

fn named(f: &Fixture, id: PetitionId) -> (PetitionId, u32) {
    (id, view(f, "head", id).unwrap().version)
}

fn triage(f: &Fixture, who: &str, triage: Triage) -> Result<(), Refusal> {
    f.run(who, Command::Triage(triage)).map(|_| ())
}

fn claim(f: &Fixture, who: &str, id: PetitionId) -> Result<(), Refusal> {
    triage(f, who, Triage::Claim { petitions: vec![named(f, id)] })
}

fn stands(f: &Fixture, tab: Tab, id: PetitionId) -> bool {
    queue(f, "petitions", tab, "").rows.iter().any(|row| row.petition == id)
}

/// The name that a login has in a bureau of tests.
fn name(login: &str) -> String {
    format!("试{}", login.len())
}

/// A step that leads out of the registration, and what it is about.
fn taken_in(what: PetitionAct) -> (PetitionFacts, ActRequest) {
    let (route, origin) = match what {
        PetitionAct::Direct => (Route::Administrative, Origin::Direct),
        PetitionAct::Object => (Route::Opinion, Origin::Referred),
        _ => (Route::Opinion, Origin::Direct),
    };
    let demands = vec![Demand::new("要求补发优待金", Some(route))];
    (PetitionFacts { demands, origin, ..petition(None) }, said(what))
}

#[test]
fn whoever_decides_what_nobody_has_keeps_it_and_gives_it_back_with_the_decision() {
    use PetitionAct as A;
    let f = Fixture::new();
    for what in [A::Transfer, A::Decline, A::NoFurther, A::Direct, A::Simple, A::Object] {
        for bulk in [false, true] {
            let (facts, request) = taken_in(what);
            let (id, ..) = f.take_in(facts);
            if bulk {
                let petitions = vec![named(&f, id)];
                triage(&f, "petitions", Triage::Decide { petitions, act: request }).unwrap();
            } else {
                act(&f, "petitions", id, request).unwrap();
            }
            let mine = (Some(name("petitions")), Some(name("petitions")));
            assert_eq!(kept(&f, id), mine, "{}", what.name());
            assert!(stands(&f, Tab::Mine, id) && !stands(&f, Tab::Unassigned, id));
            if what == A::Object {
                continue;
            }
            triage(&f, "petitions", Triage::Undo { petitions: vec![named(&f, id)] }).unwrap();
            assert_eq!(kept(&f, id), (None, None), "{}", what.name());
        }
    }
    // Who had it before keeps it; and what its keeper gives up stands where somebody looks.
    let (id, ..) = f.take_in(petition(None));
    claim(&f, "petitions", id).unwrap();
    act(&f, "head", id, said(A::Transfer)).unwrap();
    assert_eq!(kept(&f, id).0, Some(name("petitions")));
    act(&f, "petitions", id, said(A::Recuse)).unwrap();
    assert_eq!(kept(&f, id), (None, Some(name("petitions"))));
    assert!(stands(&f, Tab::Unassigned, id));
    claim(&f, "head", id).unwrap();
    assert_eq!(kept(&f, id), (Some(name("head")), Some(name("petitions"))));
    f.sound();
}

#[test]
fn a_claim_is_for_what_is_open_and_not_ones_own() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    claim(&f, "petitions", id).unwrap();
    let before = named(&f, id);
    assert!(matches!(claim(&f, "petitions", id), Err(Refusal::Act(ActFault::Hands(_)))));
    assert_eq!(named(&f, id), before, "nothing was done");
    let (gone, ..) = f.take_in(petition(None));
    act(&f, "petitions", gone, said(PetitionAct::Withdraw)).unwrap();
    let over = claim(&f, "petitions", gone);
    assert_eq!(over, Err(Refusal::Act(HandsFault::Ended.into())));
    f.sound();
}

#[test]
fn whoever_gets_it_in_simple_handling_it_stays_simple() {
    let f = Fixture::new();
    let limit = |id| -> Vec<(Date, bool)> {
        let clocks = view(&f, "head", id).unwrap().clocks;
        let simple = clocks.into_iter().filter(|c| c.rule.id == "simple-opinion");
        simple.map(|c| (c.due, c.is_open())).collect()
    };
    let give = |id, to: StaffId| {
        let (petition, seen) = named(&f, id);
        f.run("head", Command::AssignPetition { petition, seen, to }).unwrap();
    };
    let (id, ..) = f.take_in(petition(None));
    act(&f, "petitions", id, said(PetitionAct::Simple)).unwrap();
    let ten = vec![(date("2026-12-07"), true)];
    // Nobody has it any more once who had it keeps away: another claims it, and it goes on from hand to hand.
    act(&f, "petitions", id, said(PetitionAct::Recuse)).unwrap();
    claim(&f, "head", id).unwrap();
    give(id, staff_id("head"));
    act(&f, "head", id, said(PetitionAct::Assign)).unwrap();
    assert_eq!((view(&f, "head", id).unwrap().row.state, limit(id)), (PetitionState::Simple, ten));
    f.sound();
}

#[test]
fn the_way_that_was_decided_is_directed_nowhere_else() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    act(&f, "petitions", id, said(PetitionAct::Accept)).unwrap();
    let elsewhere = ActRequest { routes: vec![Some(Route::Judicial)], ..said(PetitionAct::Direct) };
    let decided = |done: Result<PetitionState, Refusal>| {
        matches!(done, Err(Refusal::Act(ActFault::Hands(HandsFault::RouteDecided { .. }))))
    };
    assert!(decided(act(&f, "petitions", id, elsewhere.clone())));
    act(&f, "petitions", id, said(PetitionAct::Assign)).unwrap();
    assert!(decided(act(&f, "petitions", id, elsewhere.clone())));
    let owed =
        view(&f, "head", id).unwrap().clocks.into_iter().any(|c| c.rule.id == "conclude" && c.is_open());
    assert!(owed);
    // Before it is taken in, the way is still to be chosen.
    let (new, ..) = f.take_in(petition(None));
    assert_eq!(act(&f, "petitions", new, elsewhere), Ok(PetitionState::Directed));
    f.sound();
}

#[test]
fn what_was_joined_goes_on_whatever_way_the_other_is_given_up_and_through_what_was_joined_to_it() {
    use PetitionAct as A;
    let f = Fixture::new();
    let (one, other) = (f.person(1), f.person(2));
    for what in [A::Withdraw, A::Decline, A::NoFurther, A::Object, A::Transfer, A::Direct] {
        let (facts, request) = taken_in(what);
        let brought = |person, name: &str| {
            let mut facts =
                PetitionFacts { petitioners: petition(Some(person)).petitioners, ..facts.clone() };
            facts.petitioners[0].name = name.into();
            f.take_in(facts).0
        };
        let join = |id, earlier| {
            let despite = Some("同一事项".into());
            act(&f, "petitions", id, ActRequest { earlier: Some(earlier), despite, ..said(A::Join) })
                .unwrap();
        };
        // The other's was joined to the one's second, and that to the one's first.
        let (first, second) = (brought(one, "甲某"), brought(one, "甲某"));
        let (theirs, direct) = (brought(other, "乙某"), brought(other, "乙某"));
        join(theirs, second);
        join(direct, first);
        join(second, first);
        act(&f, "petitions", first, request).unwrap();
        let state = |id| view(&f, "head", id).unwrap().row.state;
        let states = [state(second), state(theirs), state(direct)];
        let wanted = [PetitionState::Closed, PetitionState::Registered, PetitionState::Registered];
        assert_eq!(states, wanted, "{}", what.name());
        assert_eq!(view(&f, "head", theirs).unwrap().row.bounces, 0, "it was passed to nobody");
        assert!(stands(&f, Tab::Undecided, theirs), "it stands where somebody looks");
    }
    f.sound();
}

#[test]
fn what_went_on_comes_back_with_the_decision_unless_something_was_done_about_it() {
    use PetitionAct as A;
    let f = Fixture::new();
    let brought = |n: usize, name: &str| {
        let mut facts = petition(Some(f.person(n)));
        facts.petitioners[0].name = name.into();
        f.take_in(facts).0
    };
    let (first, theirs, others) = (brought(1, "甲某"), brought(2, "乙某"), brought(3, "丙某"));
    for id in [theirs, others] {
        let join = ActRequest { earlier: Some(first), despite: Some("同一事项".into()), ..said(A::Join) };
        act(&f, "head", id, join).unwrap();
    }
    let seen = |id| view(&f, "head", id).unwrap();
    let state = |id| seen(id).row.state;
    let states = || [state(first), state(theirs), state(others)];
    let undo = || triage(&f, "petitions", Triage::Undo { petitions: vec![named(&f, first)] }).unwrap();
    let (new, gone, joined) = (PetitionState::Registered, PetitionState::Declined, PetitionState::Closed);
    for bulk in [false, true] {
        let before = (seen(theirs).events.len(), stands(&f, Tab::Undecided, theirs));
        assert_eq!((states(), before), ([new, joined, joined], (1, false)));
        if bulk {
            let petitions = vec![named(&f, first)];
            triage(&f, "petitions", Triage::Decide { petitions, act: said(A::Decline) }).unwrap();
        } else {
            act(&f, "petitions", first, said(A::Decline)).unwrap();
        }
        assert_eq!(states(), [gone, new, new]);
        assert!(stands(&f, Tab::Undecided, theirs));
        undo();
    }
    // It stays on record that it went on meanwhile.
    assert_eq!((states(), seen(theirs).events.len()), ([new, joined, joined], 1));
    let meanwhile: Vec<A> = seen(theirs).taken_back.iter().map(|(one, _)| one.event.act).collect();
    assert_eq!(meanwhile, [A::TakeBack, A::TakeBack]);
    assert!(!stands(&f, Tab::Undecided, theirs) && stands(&f, Tab::Unserved, theirs));
    // What somebody took up meanwhile goes its own way.
    act(&f, "petitions", first, said(A::Decline)).unwrap();
    claim(&f, "head", others).unwrap();
    undo();
    assert_eq!(states(), [new, joined, new]);
    f.sound();
}

#[test]
fn a_claim_stands_among_the_events_as_an_assignment_does() {
    use PetitionAct as A;
    let f = Fixture::new();
    let person = f.person(1);
    for (before, wanted) in
        [(None, A::Note), (Some(A::Accept), A::Assign), (Some(A::Defer), A::Note), (Some(A::Join), A::Note)]
    {
        let (first, ..) = f.take_in(petition(Some(person)));
        let events = |id| view(&f, "head", id).unwrap().events;
        let one = || {
            let (id, ..) = f.take_in(petition(Some(person)));
            let until = (before == Some(A::Defer)).then(|| date("2026-11-27"));
            if let Some(what) = before {
                let earlier = (what == A::Join).then_some(first);
                act(&f, "petitions", id, ActRequest { until, earlier, ..said(what) }).unwrap();
            }
            id
        };
        let (claimed, given) = (one(), one());
        claim(&f, "head", claimed).unwrap();
        let (petition, seen) = named(&f, given);
        f.run("head", Command::AssignPetition { petition, seen, to: staff_id("head") }).unwrap();
        let told = events(claimed);
        let (last, by) = told.last().unwrap();
        assert_eq!((last.act, by.as_str(), last.note.as_str()), (wanted, &*name("head"), &*name("head")));
        assert_eq!(last.handed.and_then(|to| to.staff), Some(staff_id("head")));
        assert_eq!(told, events(given));
    }
    f.sound();
}
