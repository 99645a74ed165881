//! What comes after an opinion: somebody carries it out by a day, and what has ended is followed.

use honordesk::domain::petition::{
    BoundFault, Carried, ClockStatus, HandsFault, PetitionAct as Act, Tracking,
};

use super::*;

/// A petition whose opinion was served.
fn served(f: &Fixture) -> PetitionId {
    let (id, ..) = f.take_in(petition(Some(f.person(1))));
    simple(f, id, Act::Accept).unwrap();
    simple(f, id, Act::Serve).unwrap();
    let seen = view(f, "head", id).unwrap().version;
    f.run("head", Command::AssignPetition { petition: id, seen, to: staff_id("petitions") }).unwrap();
    simple(f, id, Act::Reply).unwrap();
    simple(f, id, Act::Serve).unwrap();
    id
}

/// One that was declined, told and closed.
fn closed(f: &Fixture) -> PetitionId {
    let (id, ..) = f.take_in(petition(Some(f.person(2))));
    for step in [Act::Decline, Act::Serve, Act::Finalise] {
        simple(f, id, step).unwrap();
    }
    id
}

fn next(act: Act, on: &str) -> ActRequest {
    ActRequest { until: Some(date(on)), ..said(act) }
}

fn rows(f: &Fixture, who: &str) -> Vec<(PetitionId, Option<Tracking>)> {
    let found = queue(f, who, Tab::Tracked, "");
    assert_eq!(count(&found, Tab::Tracked) as usize, found.total);
    found.rows.iter().map(|row| (row.petition, row.tracked)).collect()
}

#[test]
fn what_is_followed_stands_by_the_day_of_its_next_look_finished_or_not() {
    let f = Fixture::new();
    let (over, open) = (closed(&f), served(&f));
    let clerk = "petitions";
    assert_eq!(act(&f, clerk, over, said(Act::Track)), Err(Refusal::Act(ActFault::NeedsUntil)));
    let today = act(&f, clerk, over, next(Act::Track, "2026-11-23"));
    assert!(matches!(today, Err(Refusal::Act(ActFault::UntilRange { .. }))), "{today:?}");
    act(&f, clerk, over, next(Act::Track, "2026-12-20")).unwrap();
    act(&f, clerk, open, next(Act::Track, "2026-12-01")).unwrap();
    let tracked = |on| Some(Tracking { since: date("2026-11-23"), next_look: Some(date(on)) });
    let both = [(open, tracked("2026-12-01")), (over, tracked("2026-12-20"))];
    assert_eq!(rows(&f, clerk), both);
    assert_eq!(rows(&f.reopened(), clerk), both, "read anew it is the same as followed");
}

#[test]
fn a_look_moves_the_day_and_whoever_stops_says_why() {
    let f = Fixture::new();
    let (over, open) = (closed(&f), served(&f));
    let clerk = "petitions";
    assert_eq!(
        act(&f, clerk, over, next(Act::Look, "2026-12-20")),
        Err(Refusal::Act(ActFault::SameTracking))
    );
    act(&f, clerk, over, next(Act::Track, "2026-12-01")).unwrap();
    act(&f, clerk, open, next(Act::Track, "2026-12-10")).unwrap();
    f.today.set(date("2026-12-02"));
    assert!(rows(&f, clerk)[0].1.unwrap().has_come(date("2026-12-02")));
    let silent = ActRequest { note: String::new(), ..next(Act::Look, "2027-01-10") };
    assert!(matches!(act(&f, clerk, over, silent), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    act(&f, clerk, over, next(Act::Look, "2027-01-10")).unwrap();
    assert_eq!(rows(&f, clerk).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [open, over]);
    // Where it is taken up again meanwhile, it is followed on.
    act(&f, clerk, open, said(Act::RequestReview)).unwrap();
    act(&f, clerk, open, next(Act::Look, "2027-02-01")).unwrap();
    let silent = ActRequest::new(Act::Untrack);
    assert!(matches!(act(&f, clerk, open, silent), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    act(&f, clerk, open, said(Act::Untrack)).unwrap();
    assert_eq!(rows(&f, clerk).iter().map(|(id, _)| *id).collect::<Vec<_>>(), [over]);
    act(&f, clerk, over, said(Act::Untrack)).unwrap();
    assert_eq!(rows(&f, clerk), []);
    f.sound();
    f.reopened().sound();
}

#[test]
fn who_may_not_see_it_counts_no_followed_one() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.secret = true;
    let (id, ..) = f.take_in(facts);
    for step in [Act::Decline, Act::Serve, Act::Finalise] {
        simple(&f, id, step).unwrap();
    }
    act(&f, "petitions", id, next(Act::Track, "2026-12-20")).unwrap();
    assert_eq!((rows(&f, "petitions").len(), rows(&f, "checker").len()), (1, 0));
}

#[test]
fn whoever_carries_it_out_has_a_day_that_nothing_moves_and_a_result() {
    let f = Fixture::new();
    let (id, clerk) = (served(&f), "petitions");
    let task = |organ: &str, on| ActRequest {
        organ: (!organ.is_empty()).then(|| organ.to_owned()),
        until: on,
        ..said(Act::Enforce)
    };
    let day = Some(date("2026-12-15"));
    let nobody = act(&f, clerk, id, task("", day));
    assert_eq!(nobody, Err(Refusal::Act(HandsFault::NeedsExecutor.into())));
    assert_eq!(act(&f, clerk, id, task("区社会保险局", None)), Err(Refusal::Act(ActFault::NeedsUntil)));
    let silent = ActRequest { note: String::new(), ..task("区社会保险局", day) };
    assert!(matches!(act(&f, clerk, id, silent), Err(Refusal::Act(ActFault::NeedsGrounds { .. }))));
    assert_eq!(act(&f, clerk, id, task("区社会保险局", day)), Ok(PetitionState::Enforcing));
    let due = || view(&f, "head", id).unwrap().row.due.map(|due| due.on);
    assert_eq!(due(), day);
    f.today.set(date("2027-01-20"));
    let late = |n| assert_eq!(count(&queue(&f, clerk, Tab::Late, ""), Tab::Late), n);
    late(1);
    let owed = simple(&f, id, Act::Finalise);
    assert!(matches!(owed, Err(Refusal::Act(ActFault::Bound(BoundFault::NotCarriedOut { .. })))), "{owed:?}");
    let result = |carried, note: &str| ActRequest {
        carried,
        note: note.to_owned(),
        document: if note.is_empty() { "社保〔2027〕3号".into() } else { String::new() },
        ..ActRequest::new(Act::CarryOut)
    };
    let unsaid = act(&f, clerk, id, result(None, "已补缴"));
    assert_eq!(unsaid, Err(Refusal::Act(HandsFault::NeedsCarried.into())));
    // What was not done needs its reason in words.
    let silent = act(&f, clerk, id, result(Some(Carried::NotDone), ""));
    assert!(matches!(silent, Err(Refusal::Act(ActFault::NeedsGrounds { .. }))), "{silent:?}");
    let not = act(&f, clerk, id, result(Some(Carried::NotDone), "单位账户被冻结"));
    assert_eq!(not, Ok(PetitionState::Served));
    late(0);
    // It is urged anew, with a day of its own; a document alone says what was done.
    assert_eq!(
        act(&f, clerk, id, task("区社会保险局", Some(date("2027-02-10")))),
        Ok(PetitionState::Enforcing)
    );
    assert_eq!(due(), Some(date("2027-02-10")));
    assert_eq!(act(&f, clerk, id, result(Some(Carried::Done), "")), Ok(PetitionState::Served));
    let clocks = view(&f, "head", id).unwrap().clocks;
    let execution = clocks.iter().find(|clock| clock.rule.is_execution()).unwrap();
    assert_eq!((execution.status, execution.due), (ClockStatus::Met, date("2027-02-10")));
    assert_eq!(simple(&f, id, Act::Finalise), Ok(PetitionState::Closed));
    f.sound();
}
