//! The small form of a step: what stands in it before anybody typed, and what is asked twice.

use crate::bureau::{Command, Query};
use crate::console::overlays::Overlay;
use crate::console::testkit::{self, Bench, petitions as made};
use crate::domain::petition::{Petition, PetitionAct as Do, PetitionEvent, PetitionState, Route};
use crate::domain::{Date, DivisionCode, PetitionId, StaffId};
use crate::locale::{Lang, petition_words};
use crate::view::tests::screen;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A petition in a state, of a town, accepted for its sixty days.
fn standing(state: PetitionState) -> Petition {
    let mut petition = made::all().remove(1);
    petition.facts.received = day("2026-11-09");
    petition.facts.division = DivisionCode::parse("440114001");
    petition.facts.demands[0].route = Some(Route::Opinion);
    petition.events = vec![
        PetitionEvent::new(Do::Accept, day("2026-11-09"), StaffId(3)),
        PetitionEvent::new(Do::Serve, day("2026-11-09"), StaffId(3)),
    ];
    petition.state = state;
    petition.owner = Some(StaffId(3));
    petition
}

/// The form of an act, opened by its digit, or by its name among all steps where it has none.
fn opened(petition: &Petition, act: Do, more: &str) -> Bench {
    let all = [petition.clone()];
    let mut bench = Bench::seated(Lang::Zh);
    let answer = |query: &Query| made::answer_from(&all, query).or_else(|| testkit::answer(query));
    bench.keys_to("<f4><left><enter>", answer);
    let digit = bench.model.panes.petitions.steps().iter().position(|(one, _)| *one == act);
    let named = || {
        let label = petition_words::act_of(act, petition.case().joined());
        format!("0{}<enter>", label.get(Lang::Zh))
    };
    bench.keys_to(&digit.map_or_else(named, |at| (at + 1).to_string()), answer);
    bench.keys_to(more, answer);
    bench
}

#[test]
fn how_content_somebody_is_stands_empty_until_they_said_it() {
    let mut closed = standing(PetitionState::Closed);
    closed.events.push(PetitionEvent::new(Do::Finalise, day("2026-11-20"), StaffId(3)));
    let bench = opened(&closed, Do::Evaluate, "<ctrl-s>");
    assert!(bench.command().is_none(), "nobody is content unasked: {}", screen(&bench.model));
    let bench = opened(&closed, Do::Evaluate, "2<ctrl-s>");
    let Some((_, _, Command::ActOnPetition { act, .. })) = bench.command() else { panic!() };
    assert_eq!(act.score, Some(2), "the digit is the mark");
}

#[test]
fn a_town_that_stands_ready_stays_with_enter_and_enter() {
    let bench = opened(&standing(PetitionState::Handling), Do::HandDown, "<enter><enter>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("division"), "440114001000");
}

#[test]
fn a_report_wanted_after_the_bureaus_own_limit_is_asked_about() {
    let handling = standing(PetitionState::Handling);
    let doubted = |day: &str| {
        let mut bench = opened(&handling, Do::HandDown, "");
        let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last_mut() else { panic!() };
        sheet.form.focus_on("until");
        bench.keys(day);
        screen(&bench.model).contains("要在那以前办结")
    };
    assert!(doubted("2027-01-09"), "the sixty days end on 2027-01-08");
    assert!(!doubted("2027-01-08"));
}

/// What was joined to another never left the bureau: it does not come back.
#[test]
fn what_was_joined_is_handled_apart() {
    let mut joined = standing(PetitionState::Closed);
    joined.facts.repeats = Some(PetitionId(1));
    joined.events.push(PetitionEvent::new(Do::Join, day("2026-11-20"), StaffId(3)));
    let form = screen(&opened(&joined, Do::TakeBack, "").model);
    assert!(form.contains("分出另办：") && form.contains("为什么分出另办"), "{form}");
    assert!(!form.contains("转回本局"), "{form}");
    let shown = |petition: &Petition| {
        let all = [petition.clone()];
        let mut bench = Bench::seated(Lang::Zh).sized(100, 60);
        let answer = |query: &Query| made::answer_from(&all, query).or_else(|| testkit::answer(query));
        bench.keys_to("<f4><left><enter>", answer);
        screen(&bench.model)
    };
    let mut apart = joined;
    apart.state = PetitionState::Registered;
    apart.events.push(PetitionEvent::new(Do::TakeBack, day("2026-11-21"), StaffId(3)));
    let page = shown(&apart);
    assert!(page.contains("分出另办") && !page.contains("转回本局"), "{page}");
    // What went elsewhere does come back.
    apart.events[2] = PetitionEvent::new(Do::Transfer, day("2026-11-20"), StaffId(3));
    let page = shown(&apart);
    assert!(page.contains("转回本局") && !page.contains("分出另办"), "{page}");
}
