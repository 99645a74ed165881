//! The bureau at a glance: its figures are those of a plain count, and every bar gives its people.
#![allow(clippy::cast_possible_wrap, reason = "tests")]

use crate::bureau_support::*;
use honordesk::bureau::answer::{BarOf, Chart, ChartKind, Overview};
use honordesk::bureau::command::Visitor;
use honordesk::bureau::query::Order;
use honordesk::bureau::{Answer, Command, Outcome, Query, Reference};
use honordesk::domain::filter::{Tongue, Value};
use honordesk::domain::ledger::EntryKind::{Due, Paid};
use honordesk::domain::person::{Death, Gap, NoId, PersonFacts, RecognitionState, Residence, Sex};
use honordesk::domain::visit::{Caller, VisitOutcome};
use honordesk::domain::{DivisionCode, PersonId};
use proptest::prelude::*;

fn overview(f: &Fixture) -> Overview {
    match f.ask("petitions", Query::Overview) {
        Ok(Answer::Overview(overview)) => *overview,
        _ => panic!(),
    }
}

fn chart(overview: &Overview, kind: ChartKind) -> &Chart {
    overview.charts.iter().find(|chart| chart.kind == kind).unwrap()
}

/// Every bar of people is as long as the list that its filter gives.
fn every_bar_gives_its_people(f: &Fixture, overview: &Overview) {
    let tables = Reference::embedded().unwrap();
    for bar in overview.charts.iter().flat_map(|chart| &chart.bars) {
        for tongue in [Tongue::Zh, Tongue::En] {
            let Some(text) = bar.of.filter(tongue, tables.filter_tables()) else { continue };
            let query = Query::Lookup { text: text.clone(), offset: 0, limit: 1, recent: vec![] };
            let Ok(Answer::Lookup(found)) = f.ask("petitions", query) else { panic!("{text}") };
            assert_eq!(found.total as i64, bar.n, "{text}");
        }
    }
}

const PLACES: [&str; 3] = ["440114001210", "440114105236", "440114000000"];

fn somebody(n: usize, dice: u32) -> PersonFacts {
    let pick = |shift: u32, of: usize| (dice >> shift) as usize % of;
    let mut facts = person(n);
    let division = DivisionCode::parse(PLACES[pick(0, 3)]).filter(|_| dice & 0x10 == 0);
    facts.residence = Residence { division, address: String::new() };
    if pick(5, 2) == 0 {
        (facts.resident_id, facts.no_id) = (None, Some(NoId::NotInSource));
        facts.birth = Some(date("1930-01-01").plus_days(i64::from(dice >> 6 & 0x7fff)));
        facts.recognitions[0].since = facts.recognitions[0].since.max(facts.birth);
        facts.sex = Some([Sex::Male, Sex::Female][pick(7, 2)]);
    }
    facts.recognitions[0].group = ["11", "51", "61"][pick(9, 3)].into();
    facts.recognitions[0].state = [RecognitionState::Receiving, RecognitionState::Cancelled][pick(11, 2)];
    // An ending has its day.
    let ended = facts.recognitions[0].state != RecognitionState::Receiving;
    facts.recognitions[0].until = ended.then(|| date("2026-03-31"));
    facts.died = (pick(13, 5) == 0).then(|| date("2026-05-05"));
    if facts.died.is_some() {
        facts.death = Some(Death { document: "死亡证明 1".into(), cause: None, before: vec![] });
        facts.recognitions[0].state = RecognitionState::Deceased;
    }
    if pick(15, 3) == 0 {
        facts.phones.clear();
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn figures_are_those_of_a_plain_count(dice in prop::collection::vec(any::<u32>(), 0..40)) {
        let f = Fixture::new();
        f.bureau.build_index().unwrap();
        let all: Vec<PersonFacts> = dice.iter().enumerate().map(|(n, dice)| somebody(n, *dice)).collect();
        let register = |facts: &PersonFacts| {
            let despite = Some("不是同一人".to_owned());
            let command = Command::RegisterPerson { facts: Box::new(facts.clone()), despite };
            person_of(&f.run("maker", command).unwrap())
        };
        let ids: Vec<PersonId> = all.iter().map(register).collect();
        let shown = overview(&f);
        let living: Vec<&PersonFacts> = all.iter().filter(|p| p.died.is_none()).collect();
        prop_assert_eq!(shown.people, Some((living.len() as u64, (ids.len() - living.len()) as u64)));
        let count = |keep: &dyn Fn(&PersonFacts) -> bool| living.iter().filter(|p| keep(p)).count() as i64;
        // Every age and sex once, so that all of them together are the living.
        let ages: i64 = chart(&shown, ChartKind::Ages).bars.iter().map(|bar| bar.n).sum();
        prop_assert_eq!(ages, living.len() as i64);
        for bar in &chart(&shown, ChartKind::Towns).bars {
            let BarOf::People(values) = &bar.of else { panic!() };
            let town = |p: &PersonFacts| p.residence.division.and_then(DivisionCode::town);
            let expected = match values[0] {
                Value::Town(code) => count(&|p| town(p) == Some(code)),
                _ => count(&|p| town(p).is_none()),
            };
            prop_assert_eq!(bar.n, expected);
        }
        let phoneless = chart(&shown, ChartKind::Missing).bars.iter().find(|bar| {
            bar.of == BarOf::People(vec![Value::Missing(Gap::Phone)])
        });
        prop_assert_eq!(phoneless.map_or(0, |bar| bar.n), count(&|p| p.phones.is_empty()));
        every_bar_gives_its_people(&f, &shown);
    }
}

#[test]
fn money_and_petitions_are_those_of_their_panes() {
    let f = Fixture::new();
    f.bureau.build_index().unwrap();
    let id = f.person(1);
    for (month_, kind, fen) in [("2026-11", Due, 300), ("2026-11", Paid, 200), ("2026-09", Due, 70)] {
        f.post(posting(id, kind, month_, fen)).unwrap();
    }
    f.take_in(petition(Some(id)));
    let shown = overview(&f);
    let money: Vec<i64> = chart(&shown, ChartKind::Money).bars.iter().map(|bar| bar.n).collect();
    assert_eq!(money, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200]);
    for bar in &chart(&shown, ChartKind::Petitions).bars {
        let BarOf::Tab(tab) = bar.of else { panic!() };
        let query = Query::Petitions { tab, order: Order::Due, text: String::new(), offset: 0, limit: 9 };
        let Ok(Answer::Petitions(queue)) = f.ask("petitions", query) else { panic!() };
        assert_eq!(bar.n, queue.total as i64, "{tab:?}");
    }
    assert!(chart(&shown, ChartKind::Visits).bars.is_empty(), "nobody came yet");
    let visitor = Visitor { person: Some(id), caller: Caller::in_person(), topics: vec!["subsidy".into()] };
    let begin = Command::BeginVisit { visitor, done: None };
    let Outcome::Visit(visit, _, seen) = f.run("window", begin).unwrap().outcome else { panic!() };
    assert_eq!(chart(&overview(&f), ChartKind::Visits).bars.len(), 1);
    let end = Command::EndVisit {
        visit,
        seen,
        outcome: VisitOutcome::Mistaken,
        visitor: None,
        note: String::new(),
        promises: vec![],
    };
    f.run("window", end).unwrap();
    assert!(chart(&overview(&f), ChartKind::Visits).bars.is_empty(), "opened by mistake: nobody came");
}
