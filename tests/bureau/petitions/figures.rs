//! Figures: each is as many petitions as the list behind it has, over what the asker may see.

use honordesk::bureau::answer::{FigurePetitions, PetitionFigures};
use honordesk::domain::petition::{Figure, InTime};

use super::*;

fn figures(f: &Fixture, who: &str) -> PetitionFigures {
    match f.ask(who, Query::PetitionFigures) {
        Ok(Answer::PetitionFigures(found)) => *found,
        other => panic!("{other:?}"),
    }
}

fn behind(f: &Fixture, who: &str, figure: Figure) -> FigurePetitions {
    match f.ask(who, Query::BehindFigure { figure, offset: 0, limit: 100 }) {
        Ok(Answer::BehindFigure(found)) => *found,
        other => panic!("{other:?}"),
    }
}

/// Petitions over some weeks: one whose notice is overdue, one that repeats it, one secret, one withdrawn.
fn stand(f: &Fixture) -> PetitionId {
    f.today.set(date("2026-11-02"));
    let mut facts = petition(None);
    facts.received = date("2026-11-02");
    facts.topics = vec!["historical".into(), "relief".into()];
    facts.division = honordesk::domain::DivisionCode::parse("440114001001");
    let (first, ..) = f.take_in(facts.clone());
    f.today.set(date("2026-11-12"));
    facts.received = date("2026-11-12");
    facts.repeats = Some(first);
    f.take_in(facts);
    let mut secret = petition(None);
    (secret.received, secret.purpose) = (date("2026-11-12"), Purpose::Accusation);
    f.run("petitions", Command::RegisterPetition { facts: Box::new(secret) }).unwrap();
    let mut gone = petition(None);
    gone.received = date("2026-11-12");
    let (gone, ..) = f.take_in(gone);
    simple(f, gone, PetitionAct::Withdraw).unwrap();
    f.today.set(date("2026-11-25"));
    first
}

#[test]
fn every_figure_is_as_many_as_the_list_behind_it() {
    let f = Fixture::new();
    stand(&f);
    for who in ["head", "maker"] {
        let found = figures(&f, who);
        let total = |figure| behind(&f, who, figure).total as u32;
        for week in &found.weeks {
            let w = week.week;
            assert_eq!(total(Figure::Received { week: w }), week.received, "{who} {w}");
            assert_eq!(total(Figure::Concluded { week: w }), week.concluded, "{who} {w}");
            assert_eq!(total(Figure::Open { week: w }), week.open, "{who} {w}");
        }
        for clock in &found.clocks {
            for (ended, n) in
                [(InTime::Met, clock.met), (InTime::Late, clock.late), (InTime::Open, clock.open)]
            {
                let figure = Figure::Clock { since: found.since, clock: clock.clock.clone(), ended };
                assert_eq!(total(figure), n, "{who} {} {ended:?}", clock.clock);
            }
        }
        for day in &found.days {
            assert_eq!(total(Figure::Due { on: day.on }), day.due, "{who} {}", day.on);
        }
        assert_eq!(total(Figure::Overdue { today: found.today }), found.overdue, "{who}");
        for (n, score) in found.satisfaction.scores.into_iter().zip(1..) {
            assert_eq!(total(Figure::Rated { since: found.since, score }), n, "{who} {score}");
        }
        let (since, of) = (found.since, found.satisfaction);
        assert_eq!(total(Figure::Dissatisfied { since }), of.dissatisfied(), "{who}");
        assert_eq!(total(Figure::Unrated { since }), of.unrated, "{who}");
        assert_eq!(total(Figure::Repeats { since: found.since }), found.repeats, "{who}");
        for town in &found.towns {
            let figure = Figure::Town { since: found.since, town: town.town };
            assert_eq!(total(figure), town.received, "{who}");
        }
        for topic in &found.topics {
            let (since, id) = (found.since, || topic.topic.clone());
            assert_eq!(total(Figure::Topic { since, topic: id() }), topic.received, "{who}");
            assert_eq!(topic.towns.iter().map(|town| town.received).sum::<u32>(), topic.received, "{who}");
            for town in &topic.towns {
                let figure = Figure::TopicOfTown { since, topic: id(), town: town.town };
                assert_eq!(total(figure), town.received, "{who}");
            }
        }
        // Two petitions of two topics each, and what none was named of last.
        let named: Vec<_> = found.topics.iter().map(|one| (one.topic.as_deref(), one.received)).collect();
        let unnamed = if who == "head" { 2 } else { 1 };
        assert_eq!(named, [(Some("historical"), 2), (Some("relief"), 2), (None, unnamed)], "{who}");
    }
}

#[test]
fn stock_is_what_came_less_what_went_and_secrets_are_not_counted_for_others() {
    let f = Fixture::new();
    stand(&f);
    let of = |who: &str| {
        let found = figures(&f, who);
        let weeks: Vec<_> = found.weeks[8..].iter().map(|w| (w.received, w.concluded, w.open)).collect();
        (weeks, found.received, found.repeats, found.days.len())
    };
    let head = vec![(1, 0, 1), (3, 1, 3), (0, 0, 3), (0, 0, 3)];
    let maker = vec![(1, 0, 1), (2, 1, 2), (0, 0, 2), (0, 0, 2)];
    assert_eq!(of("head"), (head, 4, 1, 60));
    assert_eq!(of("maker"), (maker, 3, 1, 60));
    // What is open at the end is what the queue counts as open.
    assert_eq!(count(&queue(&f, "head", Tab::Open, ""), Tab::Open), 3);
}

#[test]
fn a_limit_that_ran_out_is_late_and_what_is_due_stands_on_its_day() {
    let f = Fixture::new();
    let first = stand(&f);
    let notice = |found: &PetitionFigures| {
        let one = found.clocks.iter().find(|clock| clock.clock == "notice-direct").unwrap();
        (one.met, one.late, one.open)
    };
    let found = figures(&f, "head");
    let due = view(&f, "head", first).unwrap().row.due.unwrap().on;
    assert!(due < found.today && found.overdue == 1, "{due}");
    let before = notice(&found);
    f.today.set(date("2026-11-28"));
    let later = notice(&figures(&f, "head"));
    assert!(later.1 > before.1, "{before:?} {later:?}");
    let saturday = figures(&f, "head");
    assert_eq!((saturday.days[0].on, saturday.days[0].works), (date("2026-11-28"), false));
}

#[test]
fn what_an_organ_above_is_late_with_is_not_overdue_here() {
    let f = Fixture::new();
    f.today.set(date("2026-06-01"));
    let mut facts = petition(None);
    facts.received = date("2026-06-01");
    let (id, ..) = f.take_in(facts);
    let steps = [
        (PetitionAct::Accept, "2026-06-01"),
        (PetitionAct::Serve, "2026-06-01"),
        (PetitionAct::Assign, "2026-06-01"),
        (PetitionAct::Reply, "2026-06-20"),
        (PetitionAct::Serve, "2026-06-22"),
        (PetitionAct::RequestReview, "2026-07-01"),
    ];
    for (step, on) in steps {
        f.today.set(date(on));
        simple(&f, id, step).unwrap();
    }
    f.today.set(date("2026-11-27"));
    let seen = view(&f, "head", id).unwrap();
    assert_eq!(seen.row.due.map(|due| due.on), Some(date("2026-07-31")), "the review of the organ above");
    let found = figures(&f, "head");
    let late = count(&queue(&f, "head", Tab::Late, ""), Tab::Late);
    assert_eq!((found.overdue, late), (0, 0));
    assert!(found.days.iter().all(|day| day.due == 0));
}

#[test]
fn a_rating_does_not_move_the_week_of_conclusion() {
    let f = Fixture::new();
    f.today.set(date("2026-11-02"));
    let mut facts = petition(None);
    facts.received = date("2026-11-02");
    let (id, ..) = f.take_in(facts);
    simple(&f, id, PetitionAct::Decline).unwrap();
    simple(&f, id, PetitionAct::Serve).unwrap();
    f.today.set(date("2026-11-05"));
    simple(&f, id, PetitionAct::Finalise).unwrap();
    f.today.set(date("2026-11-25"));
    let weeks = || figures(&f, "head").weeks;
    let before = weeks();
    act(&f, "petitions", id, ActRequest { score: Some(5), ..ActRequest::new(PetitionAct::Evaluate) })
        .unwrap();
    act(&f, "petitions", id, ActRequest { until: Some(date("2026-12-20")), ..said(PetitionAct::Track) })
        .unwrap();
    assert_eq!(weeks(), before);
    let concluded: Vec<u32> = before[8..].iter().map(|week| week.concluded).collect();
    assert_eq!(concluded, [1, 0, 0, 0]);
}

#[test]
fn what_petitioners_think_is_counted_by_mark_and_who_is_dissatisfied_is_known() {
    let f = Fixture::new();
    let person = f.person(1);
    let ended = || {
        let (id, ..) = f.take_in(petition(Some(person)));
        for step in [PetitionAct::Decline, PetitionAct::Serve, PetitionAct::Finalise] {
            simple(&f, id, step).unwrap();
        }
        id
    };
    let rate = |id, score| {
        let request = ActRequest { score: Some(score), ..ActRequest::new(PetitionAct::Evaluate) };
        act(&f, "petitions", id, request).unwrap();
    };
    let (first, second, third) = (ended(), ended(), ended());
    rate(first, 4);
    rate(second, 2);
    // What goes on cannot be rated yet.
    f.take_in(petition(None));
    let found = figures(&f, "head").satisfaction;
    assert_eq!((found.scores, found.unrated), ([0, 1, 0, 1, 0], 1));
    assert_eq!((found.rated(), found.dissatisfied(), found.share(1)), (2, 1, Some(500)));
    // The last word counts.
    rate(first, 1);
    rate(third, 5);
    let found = figures(&f, "head");
    assert_eq!((found.satisfaction.scores, found.satisfaction.unrated), ([1, 1, 0, 0, 1], 0));
    let behind = behind(&f, "head", Figure::Dissatisfied { since: found.since });
    assert_eq!(behind.rows.iter().map(|row| row.petition).collect::<Vec<_>>(), [first, second]);
}

#[test]
fn every_limit_that_is_owed_stands_on_its_day() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(Some(f.person(1))));
    simple(&f, id, PetitionAct::Accept).unwrap();
    let limit = ActRequest {
        until: Some(date("2026-12-08")),
        set_by: Some("分管副局长".into()),
        ..said(PetitionAct::SetDeadline)
    };
    act(&f, "petitions", id, limit).unwrap();
    let days = figures(&f, "head").days;
    let marked: Vec<_> = days.iter().filter(|day| day.due > 0).map(|d| (d.on, d.due, d.limits)).collect();
    // The notice and the day that was set end together; the sixty days are not the next limit, and are seen all the same.
    assert_eq!(marked, [(date("2026-12-08"), 1, 2)]);
    f.today.set(date("2026-11-24"));
    let days = figures(&f, "head").days;
    assert_eq!(days.last().map(|day| (day.on, day.due)), Some((date("2027-01-22"), 1)));
}
