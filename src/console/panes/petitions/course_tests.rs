//! A petition of each way, through all its states: the footer names the step that usually comes next.

use crate::bureau::Query;
use crate::bureau::query::Tab;
use crate::console::testkit::{self, Bench, petitions as made};
use crate::domain::petition::{
    Handed, Origin, Petition, PetitionAct as Do, PetitionEvent, PetitionState, Route, advance,
};
use crate::domain::{Date, DivisionCode, StaffId};
use crate::locale::{Lang, petition_words};
use crate::view::tests::screen;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A petition of a way that nothing was done about.
fn new(route: Route, received: &str) -> Petition {
    let mut petition = made::all().remove(1);
    petition.facts.received = day(received);
    petition.facts.demands[0].route = Some(route);
    petition.facts.origin = Origin::Direct;
    petition
}

fn done(petition: &mut Petition, act: Do, on: &str) {
    let mut event = PetitionEvent::new(act, day(on), StaffId(3));
    event.document = "文号".to_owned();
    event.until = (act == Do::ApproveExtension).then(|| event.on.plus_days(30));
    if act == Do::HandDown {
        event.handed = Some(Handed { staff: None, division: DivisionCode::parse("440114001") });
    }
    petition.state = advance(&petition.case(), &event).unwrap();
    petition.events.push(event);
    (petition.owner, petition.version) = (Some(StaffId(3)), petition.version + 1);
}

/// The footer as it stands for this petition, and the digit of an act in it.
fn footer(petition: &Petition, act: Do, final_matter: bool) -> (String, String) {
    let all = [petition.clone()];
    let answer = |query: &Query| {
        let mut found = made::answer_from(&all, query).or_else(|| testkit::answer(query))?;
        if let crate::bureau::Answer::Petition(view) = &mut found {
            view.final_matter = final_matter.then_some(crate::domain::PetitionId(90));
        }
        Some(found)
    };
    let mut bench = Bench::seated(Lang::Zh).sized(60, 20);
    bench.keys_to("<f4><left><left>", answer);
    bench.keys_to(if bench.model.panes.petitions.tab == Tab::All { "" } else { "<right>" }, answer);
    assert_eq!(bench.model.panes.petitions.tab, Tab::All);
    let text = screen(&bench.model);
    let line = text.lines().find(|line| line.contains("F1 帮助")).unwrap().to_owned();
    let digit = bench.model.panes.petitions.steps().iter().position(|(one, _)| *one == act);
    let label = petition_words::act(act).get(Lang::Zh);
    (line, digit.map_or_else(|| format!("? {label}"), |at| format!("{} {label}", at + 1)))
}

/// The usual step of each state on the way: what is done, when, and what is next after it.
fn walk(mut petition: Petition, course: &[(Do, &str, Do)]) {
    for (act, on, next) in course {
        done(&mut petition, *act, on);
        let (line, wanted) = footer(&petition, *next, false);
        assert!(line.contains(&wanted), "after {} {on}: {wanted:?} in {line:?}", act.name());
    }
}

#[test]
fn an_opinion_goes_from_the_acceptance_to_the_recheck() {
    let petition = new(Route::Opinion, "2026-05-06");
    let (line, wanted) = footer(&petition, Do::Accept, false);
    assert!(line.contains(&wanted), "{line}");
    walk(
        petition,
        &[
            (Do::Accept, "2026-05-07", Do::Assign),
            (Do::Assign, "2026-05-08", Do::Serve),
            (Do::Serve, "2026-05-09", Do::Reply),
            (Do::Hearing, "2026-06-01", Do::Reply),
            (Do::RequestExtension, "2026-06-20", Do::ApproveExtension),
            (Do::ApproveExtension, "2026-06-21", Do::Serve),
            (Do::Serve, "2026-06-22", Do::Reply),
            (Do::Reply, "2026-07-20", Do::Serve),
            (Do::Serve, "2026-07-21", Do::Finalise),
            (Do::RequestReview, "2026-08-01", Do::ReviewOpinion),
            (Do::ReviewOpinion, "2026-08-20", Do::Serve),
            (Do::Serve, "2026-11-10", Do::RequestRecheck),
            (Do::RequestRecheck, "2026-11-12", Do::RecheckOpinion),
            (Do::RecheckOpinion, "2026-11-18", Do::Serve),
            (Do::Serve, "2026-11-20", Do::Evaluate),
        ],
    );
}

#[test]
fn while_the_petitioner_has_time_the_end_waits_and_a_pause_is_ended() {
    walk(
        new(Route::Opinion, "2026-10-08"),
        &[
            (Do::Accept, "2026-10-09", Do::Assign),
            (Do::Suspend, "2026-10-10", Do::Resume),
            (Do::Resume, "2026-10-12", Do::Assign),
            (Do::Assign, "2026-10-12", Do::Serve),
            (Do::Reply, "2026-11-16", Do::Serve),
            (Do::Serve, "2026-11-17", Do::RequestReview),
            (Do::Enforce, "2026-11-18", Do::RequestReview),
            (Do::Finalise, "2026-11-19", Do::Evaluate),
        ],
    );
    // The thirtieth day was yesterday, a Sunday: today may still be one to ask on (民法典 art. 203).
    let yesterday = [
        (Do::Accept, "2026-10-09", Do::Assign),
        (Do::Assign, "2026-10-09", Do::Serve),
        (Do::Reply, "2026-10-16", Do::Serve),
        (Do::Serve, "2026-10-23", Do::RequestReview),
    ];
    walk(new(Route::Opinion, "2026-10-08"), &yesterday);
}

#[test]
fn what_is_settled_simply_by_agreement_or_below_comes_to_its_end() {
    let simple = [
        (Do::Simple, "2026-11-09", Do::Reply),
        (Do::Reply, "2026-11-12", Do::Serve),
        (Do::Serve, "2026-11-13", Do::RequestReview),
    ];
    walk(new(Route::Opinion, "2026-11-09"), &simple);
    let given_and_left = [
        (Do::Simple, "2026-11-09", Do::Reply),
        (Do::Assign, "2026-11-10", Do::Reply),
        (Do::ToOrdinary, "2026-11-11", Do::Serve),
        (Do::Mediate, "2026-11-12", Do::Serve),
    ];
    walk(new(Route::Opinion, "2026-11-09"), &given_and_left);
    let agreed = [
        (Do::Accept, "2026-11-09", Do::Assign),
        (Do::Serve, "2026-11-09", Do::Assign),
        (Do::Assign, "2026-11-09", Do::Reply),
        (Do::Mediate, "2026-11-12", Do::Finalise),
    ];
    walk(new(Route::Opinion, "2026-11-09"), &agreed);
    let below = [
        (Do::Accept, "2026-11-09", Do::Assign),
        (Do::HandDown, "2026-11-10", Do::TakeOn),
        (Do::TakeOn, "2026-11-11", Do::ReportUp),
        (Do::ReportUp, "2026-11-18", Do::Assign),
    ];
    walk(new(Route::Opinion, "2026-11-09"), &below);
}

#[test]
fn what_has_its_own_procedure_is_directed_there() {
    for route in [Route::Judicial, Route::Arbitration, Route::Party, Route::Administrative, Route::Duty] {
        let petition = new(route, "2026-11-09");
        let (line, wanted) = footer(&petition, Do::Direct, false);
        assert!(line.contains(&wanted), "{}: {line}", route.name());
        let course = [
            (Do::Direct, "2026-11-10", Do::Serve),
            (Do::Serve, "2026-11-11", Do::Finalise),
            (Do::Finalise, "2026-11-12", Do::Evaluate),
        ];
        walk(petition, &course);
    }
    for route in [Route::Suggestion, Route::Accusation] {
        let (line, wanted) = footer(&new(route, "2026-11-09"), Do::Accept, false);
        assert!(line.contains(&wanted), "{}: {line}", route.name());
    }
}

#[test]
fn what_is_not_taken_in_is_told_and_ended() {
    for act in [Do::Transfer, Do::Decline, Do::NoFurther] {
        let course = [(act, "2026-11-10", Do::Serve), (Do::Serve, "2026-11-11", Do::Finalise)];
        walk(new(Route::Opinion, "2026-11-09"), &course);
    }
    let mut referred = new(Route::Opinion, "2026-11-09");
    referred.facts.origin = Origin::Referred;
    walk(referred, &[(Do::Object, "2026-11-10", Do::Finalise), (Do::Finalise, "2026-11-12", Do::Evaluate)]);
    // The matter went through the recheck: it is not accepted again, and that step has the digit of declining.
    let (line, wanted) = footer(&new(Route::Opinion, "2026-11-09"), Do::NoFurther, true);
    assert!(wanted.starts_with('5') && line.contains(&wanted), "{wanted} in {line}");
    // Another organ has it in hand: it is declined.
    let mut elsewhere = new(Route::Opinion, "2026-11-09");
    elsewhere.facts.elsewhere = "区信访局".to_owned();
    let (line, wanted) = footer(&elsewhere, Do::Decline, false);
    assert!(line.contains(&wanted), "{wanted} in {line}");
}

#[test]
fn whoever_withdrew_is_done_with() {
    let mut withdrawn = new(Route::Opinion, "2026-11-09");
    done(&mut withdrawn, Do::Withdraw, "2026-11-10");
    assert_eq!(withdrawn.state, PetitionState::Withdrawn);
    let (line, wanted) = footer(&withdrawn, Do::Note, false);
    assert!(line.contains(&wanted), "{wanted} in {line}");
}
