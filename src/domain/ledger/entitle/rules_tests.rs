use super::RuleKind as K;
use super::*;
use crate::domain::ledger::{Groups, Programmes};

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn the_table_agrees_with_those_it_names() {
    let (rules, programmes, groups) =
        (EntitleRules::embedded().unwrap(), Programmes::embedded().unwrap(), Groups::embedded().unwrap());
    assert!(rules.programmes().all(|id| programmes.get(id).is_some()));
    assert!(rules.groups().all(|code| groups.get(code).is_some()));
    // Every kind has a row, and every row says what it rests on.
    for kind in [
        K::Approval,
        K::End,
        K::Death,
        K::MovedOut,
        K::MovedIn,
        K::HandedOver,
        K::Break,
        K::Confirmation,
        K::Age,
        K::Exclusive,
        K::Several,
        K::Hospital,
    ] {
        assert!(rules.all().iter().any(|r| r.kind == kind), "{kind:?}");
    }
    assert!(rules.all().iter().all(|r| !r.articles.is_empty() || !r.note.is_empty()));
}

#[test]
fn the_row_of_the_group_and_the_newest_in_force_holds() {
    let (rules, programmes) = (EntitleRules::embedded().unwrap(), Programmes::embedded().unwrap());
    let starts = |group: &str, on: &str| {
        let programme = programmes.for_group(group).next().unwrap();
        let rule = rules.fitting(RuleKind::Approval, programme, group, d(on)).unwrap();
        (rule.starts.unwrap(), rule.articles.first().map(ToString::to_string))
    };
    let article = |text: &str| Some(text.to_owned());
    assert_eq!(starts("11", "2024-09-30"), (Turn::MonthAfter, article("disability-pensions/23")));
    assert_eq!(starts("11", "2024-10-01"), (Turn::MonthOf, article("service-pensions/27/2")));
    assert_eq!(
        starts("11", "1999-01-01"),
        (Turn::MonthAfter, article("disability-pensions/23")),
        "the first there was"
    );
    assert_eq!(starts("13", "2025-01-01"), (Turn::MonthAfter, article("disability-pensions/23")));
    assert_eq!(starts("21", "2020-01-01"), (Turn::MonthOf, article("service-pensions/19")));
    assert_eq!(starts("42", "2020-01-01"), (Turn::MonthOf, None));
}

#[test]
fn months_are_counted_from_days() {
    let turned = |turn: Turn, on: &str| turn.from(d(on)).to_string();
    assert_eq!(turned(Turn::MonthOf, "2022-12-31"), "2022-12");
    assert_eq!(turned(Turn::MonthAfter, "2022-12-31"), "2023-01");
    assert_eq!(turned(Turn::NextJanuary, "2022-01-01"), "2023-01");
    assert_eq!(turned(Turn::NextJanuary, "2022-12-31"), "2023-01");
}

#[test]
fn broken_tables_are_refused() {
    let text = include_str!("entitle.toml");
    let broken = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        EntitleRules::with_toml(&text.replacen(from, to, 1)).unwrap_err()
    };
    assert!(matches!(broken("days = 60\n", ""), TableFault::Figures(id) if id == "not-confirmed"));
    assert!(matches!(broken("starts = \"month-of\"\n", ""), TableFault::Figures(id) if id == "start"));
    assert!(matches!(broken("stops = \"next-january\"\n", ""), TableFault::Figures(id) if id == "moved-out"));
    assert!(matches!(broken("ground = \"sentence\"\n", ""), TableFault::Figures(id) if id == "suspended"));
    assert!(matches!(broken("years = 60\n", ""), TableFault::Figures(id) if id == "age-60"));
    assert!(matches!(broken("setting = \"age-start\"", "setting = \"cycle\""), TableFault::Figures(_)));
    assert!(matches!(broken("setting = \"multiple-identity\"\n", ""), TableFault::Figures(_)));
    assert!(
        matches!(broken("kind = \"death\"", "kind = \"end\""), TableFault::Unknown(kind) if kind == "death")
    );
    assert!(matches!(broken("kind = \"death\"", "kind = \"demise\""), TableFault::Toml(_)));
    assert!(matches!(broken("stops = \"month-after\"", "stops = \"sometime\""), TableFault::Toml(_)));
    assert!(matches!(broken("days = 60", "days = 60.5"), TableFault::Toml(m) if m.contains("line")));
    assert!(matches!(broken("id = \"start\"", "id = \"start\"\nsurprise = 1"), TableFault::Toml(_)));
}

#[test]
fn a_month_is_explained_by_the_text_that_was_in_force() {
    let rules = EntitleRules::embedded().unwrap();
    let cited = |now: &str, on: &str| rules.as_in_force(now.parse().unwrap(), d(on)).to_string();
    assert_eq!(cited("service-pensions/31", "2024-10-01"), "service-pensions/31");
    assert_eq!(cited("service-pensions/31", "2024-09-30"), "service-pensions-2011/27/1");
    assert_eq!(cited("service-pensions/34", "2022-09-01"), "service-pensions-2011/30");
    // No place in an earlier text is on record: it is cited as it is now.
    assert_eq!(cited("service-pensions/62", "2022-09-01"), "service-pensions/62");
}
