//! The fields of acts between hands: to whom, which demand, what proves a service.

use super::earlier::load;
use super::joint::{ACCUSED_DIVISION, ACCUSED_NAME};
use super::step_form::route_choices;
use crate::bureau::answer::{Barred, HandRow, PetitionView};
use crate::console::forms::{Choice, Field, Kind};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::DivisionCode;
use crate::domain::petition::{PetitionAct as Do, ProofKind, Route, WordKind};
use crate::locale::{
    Msg, field, petition_bounds as bounds, petition_hands as hands, petition_words, petitions as say,
};

/// Characters of a demand among the choices.
const DEMAND_CHARS: usize = 16;

/// The fields of an act between hands.
pub fn between_hands(view: &PetitionView, act: Do, people: &[HandRow], shared: &Shared) -> Vec<Field> {
    match act {
        Do::HandDown => {
            let to = Field::new("division", hands::HAND_TO, Kind::Division).required();
            let until = Field::new("until", say::UNTIL_FEEDBACK, Kind::Date).ahead();
            vec![with_town(to, view, shared), until]
        }
        Do::Serve => {
            let kinds = ProofKind::ALL.iter().map(|kind| Choice::new(kind.name(), hands::proof(*kind)));
            let witnesses = Field::text("witnesses", hands::WITNESSES).hint(hands::WITNESSES_HINT);
            let proof = Field::new("proof", hands::PROOF, Kind::Choice(kinds.collect())).unchosen();
            papers(view).into_iter().chain([proof, witnesses.only_when("proof", &["refusal"])]).collect()
        }
        Do::Withdraw => {
            let mut kinds = vec![Choice::new("", bounds::WORD_PAPER)];
            kinds.extend(WordKind::ALL.iter().map(|kind| Choice::new(kind.name(), bounds::word(*kind))));
            vec![
                Field::new("word", bounds::WORD, Kind::Choice(kinds)).by_digit(),
                Field::text("call_at", bounds::CALL_AT).only_when("word", &["call"]),
            ]
        }
        Do::SetDemand => demand(view, people, shared),
        Do::Recuse => {
            let who = people.iter().filter(|hand| hand.barred.is_none());
            let choices =
                who.map(|hand| Choice::new(hand.staff.id.to_string(), Words::Data(hand.staff.name.clone())));
            let me =
                shared.desk.as_ref().and_then(|desk| desk.staff.as_ref()).map(|staff| staff.id.to_string());
            let field = Field::new("staff", hands::WHO_RECUSES, Kind::Choice(choices.collect())).by_digit();
            vec![match me {
                Some(me) => field.with(me),
                None => field,
            }]
        }
        Do::LiftRecusal => {
            let who =
                people.iter().filter(|hand| matches!(hand.barred, Some(Barred::Declared | Barred::Ordered)));
            let choices =
                who.map(|hand| Choice::new(hand.staff.id.to_string(), Words::Data(hand.staff.name.clone())));
            vec![Field::new("staff", hands::WHO_RETURNS, Kind::Choice(choices.collect())).by_digit()]
        }
        Do::NameAccused => vec![
            Field::new(ACCUSED_DIVISION, hands::ACCUSED_DIVISION, Kind::Division).hint(hands::ACCUSED_HINT),
            Field::text(ACCUSED_NAME, hands::ACCUSED_NAME).hint(hands::ACCUSED_HINT),
        ],
        _ => Vec::new(),
    }
}

/// Which of several papers the receipt is of: one, or all together.
fn papers(view: &PetitionView) -> Option<Field> {
    let events = view.events();
    let waiting = view.case(&events).outstanding();
    if waiting.len() < 2 {
        return None;
    }
    let mut out: Vec<Do> = Vec::new();
    for (act, _) in waiting {
        if !out.contains(&act) {
            out.push(act);
        }
    }
    let all = out.iter().map(|act| act.name()).collect::<Vec<_>>().join(",");
    let every = Words::List(out.iter().map(|act| petition_words::act(*act).into()).collect());
    let mut choices: Vec<Choice> =
        out.iter().rev().map(|act| Choice::new(act.name(), petition_words::act(*act))).collect();
    if out.len() > 1 {
        choices.push(Choice::new(all, every));
    }
    Some(Field::new("paper", hands::PAPER, Kind::Choice(choices)).unchosen())
}

/// The town where it happened stands ready, unless it is accused.
fn with_town(field: Field, view: &PetitionView, shared: &Shared) -> Field {
    let town = view.facts.division.and_then(DivisionCode::town);
    match town.filter(|town| !view.facts.accuses_office(*town)) {
        Some(town) => field.with_picked(town.to_string(), shared.place(Some(town))),
        None => field,
    }
}

fn demand(view: &PetitionView, people: &[HandRow], shared: &Shared) -> Vec<Field> {
    let which = view.demands.iter().enumerate().map(|(n, demand)| {
        let text: String = demand.text.chars().take(DEMAND_CHARS).collect();
        Choice::new(n.to_string(), Words::Data(format!("{} {text}", n + 1)))
    });
    let mut routes = vec![Choice::new("", hands::OWNER_STAYS)];
    routes.extend(route_choices(Route::ALL.iter().copied(), shared));
    let mut owners = vec![Choice::new("", hands::OWNER_STAYS)];
    owners.extend(people.iter().filter(|hand| hand.barred.is_none()).map(|hand| {
        const BOTH: Msg = Msg::new("{name} {load}", "{name} {load}");
        let label = vec![("name", Words::Data(hand.staff.name.clone())), ("load", load(hand))];
        Choice::new(hand.staff.id.to_string(), Words::Filled(BOTH, label))
    }));
    vec![
        Field::new("demand", hands::DEMAND_WHICH, Kind::Choice(which.collect())).by_digit(),
        Field::new("route", field::ROUTE, Kind::Choice(routes)).by_digit(),
        Field::new("staff", say::COL_OWNER, Kind::Choice(owners)).by_digit(),
    ]
}
