//! A made-up overview of some twenty thousand people.

use crate::bureau::answer::{Bar, BarOf, Chart, ChartKind, Overview};
use crate::bureau::query::Tab;
use crate::bureau::{Answer, Query, Reference};
use crate::domain::filter::{Key, Value};
use crate::domain::person::Gap;
use crate::domain::{Date, DivisionCode, Month, Sex};

fn people(values: Vec<Value>, n: i64) -> Bar {
    Bar { of: BarOf::People(values), n }
}

fn charts() -> Vec<Chart> {
    let bands = [(90, u32::MAX), (80, 89), (70, 79), (60, 69), (40, 59), (18, 39)];
    let numbers = [(31, 44), (1_204, 602), (5_870, 911), (4_433, 730), (6_002, 455), (1_390, 28)];
    let mut ages: Vec<Bar> = Vec::new();
    for ((from, to), (men, women)) in bands.into_iter().zip(numbers) {
        for (sex, n) in [(Sex::Male, men), (Sex::Female, women)] {
            ages.push(people(vec![Value::Age(from, to), Value::Sex(sex)], n));
        }
    }
    ages.push(people(vec![Value::None(Key::Age), Value::None(Key::Sex)], 7));
    let groups = Reference::embedded().unwrap().groups.all().len();
    let groups = (0..groups).map(|at| people(vec![Value::Group(at)], 4_000 / (at as i64 + 1)));
    let groups = groups.chain([people(vec![Value::None(Key::Group)], 812)]).collect();
    let towns =
        ["440114001", "440114103", "440114104", "440114107"].into_iter().zip([6_204, 1_187, 3_019, 88]);
    let towns =
        towns.map(|(code, n)| people(vec![Value::Town(DivisionCode::parse(code).unwrap())], n)).collect();
    let gaps = Gap::ALL.iter().zip([3, 0, 411, 96, 240, 9_300, 1_300, 7_214]);
    let missing = gaps.map(|(gap, n)| people(vec![Value::Missing(*gap)], n)).collect();
    let visits =
        [(8, 6), (9, 14), (10, 11), (11, 3)].map(|(hour, n)| Bar { of: BarOf::Hour(hour), n }).to_vec();
    let tabs = Tab::GLANCE.into_iter().zip([14, 6, 3, 1, 2, 1, 40, 212]);
    let petitions = tabs.map(|(tab, n)| Bar { of: BarOf::Tab(tab), n }).collect();
    let (first, last) = (Month::parse("2025-12").unwrap(), Month::parse("2026-11").unwrap());
    let money = first.through(last).enumerate();
    let money =
        money.map(|(n, m)| Bar { of: BarOf::Month(m), n: 1_096_200_000 + 30_000_000 * n as i64 }).collect();
    [
        (ChartKind::Ages, ages),
        (ChartKind::Groups, groups),
        (ChartKind::Towns, towns),
        (ChartKind::Missing, missing),
        (ChartKind::Visits, visits),
        (ChartKind::Petitions, petitions),
        (ChartKind::Money, money),
    ]
    .map(|(kind, bars)| Chart { kind, bars })
    .to_vec()
}

/// Answers what is asked about the bureau at a glance.
pub fn answer(query: &Query) -> Option<Answer> {
    matches!(query, Query::Overview).then(|| {
        Answer::Overview(Box::new(Overview {
            day: Date::parse("2026-11-23").unwrap(),
            people: Some((21_707, 293)),
            charts: charts(),
        }))
    })
}
