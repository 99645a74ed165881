//! The published yearly figures, put together again from twelve monthly ones.

use std::collections::BTreeMap;

use honordesk::domain::ledger::{AsOf, Groups, MoneyFacts, PlaceRules, Rates, entitle};
use honordesk::domain::person::{Nature, Recognition, RecognitionState};
use honordesk::domain::{Date, Fen, Month};

use super::case::Tables;

const RATES: &str = include_str!("../../../src/domain/ledger/rates.toml");

/// The file with one table alone.
fn alone(file: &toml::Table, table: &toml::Value) -> Rates {
    let mut one: toml::Table = file.clone();
    one.insert("table".into(), toml::Value::Array(vec![table.clone()]));
    Rates::with_toml(&toml::to_string(&one).unwrap()).unwrap()
}

/// Every cell of a table: of whom, and the figure in whole yuan.
fn cells(table: &toml::Value, groups: &[String]) -> Vec<(Recognition, i64)> {
    let since = Date::parse("2000-01-01");
    let held = |group: &str| Recognition { since, ..Recognition::new(group, RecognitionState::Receiving) };
    let natures = [Nature::War, Nature::Duty, Nature::Illness];
    let graded = |grade: i64, nature| Recognition {
        grade: u8::try_from(grade).ok(),
        nature: Some(nature),
        ..held("11")
    };
    let array = |name: &str| table.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let mut all = Vec::new();
    for row in array("grades") {
        let row: Vec<i64> = row.as_array().unwrap().iter().map(|n| n.as_integer().unwrap()).collect();
        all.extend(row.iter().skip(1).zip(natures).map(|(yuan, nature)| (graded(row[0], nature), *yuan)));
    }
    for cell in array("cells") {
        let nature = if cell["nature"].as_str() == Some("war") { Nature::War } else { Nature::Duty };
        all.push((graded(cell["grade"].as_integer().unwrap(), nature), cell["yuan"].as_integer().unwrap()));
    }
    for (group, yuan) in table.get("groups").and_then(toml::Value::as_table).cloned().unwrap_or_default() {
        all.push((held(&group), yuan.as_integer().unwrap()));
    }
    if let Some(yuan) = table.get("flat") {
        all.extend(groups.iter().map(|group| (held(group), yuan.as_integer().unwrap())));
    }
    if let Some(yuan) = table.get("per_service_year") {
        let years = |n: u8| {
            (Recognition { service_years: Some(n), ..held("81") }, yuan.as_integer().unwrap() * i64::from(n))
        };
        all.extend((1..=16).map(years));
    }
    all
}

#[test]
fn twelve_months_in_a_row_make_the_published_year() {
    let tables = Tables::embedded();
    let file: toml::Table = toml::from_str(RATES).unwrap();
    let place = PlaceRules::default();
    let known = Groups::embedded().unwrap();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for table in file["table"].as_array().unwrap() {
        let programme = table["programme"].as_str().unwrap();
        let groups = &tables.programmes.get(programme).unwrap().groups;
        assert!(groups.iter().all(|g| known.get(g).is_some()));
        let yearly = table.get("per").and_then(toml::Value::as_str) == Some("year");
        let rates = alone(&file, table);
        let effective = Date::parse(table["effective"].as_str().unwrap()).unwrap().month();
        for (r, yuan) in cells(table, groups) {
            let facts = MoneyFacts {
                birth: Date::parse("1935-01-01"),
                died: None,
                cause: None,
                conscript: None,
                recognitions: std::slice::from_ref(&r),
                confirmations: &[],
            };
            let money = tables.with(&[], &place);
            let money = honordesk::domain::ledger::MoneyTables { rates: &rates, ..money };
            let due = |month: Month| {
                let as_of = AsOf { month, known: Date::parse("2030-01-01").unwrap() };
                let items = entitle(&facts, &money, as_of).items;
                items.iter().find(|i| i.programme == programme).unwrap().fen.0
            };
            // From whatever month the twelve are counted.
            for first in effective.through(effective.plus(11)) {
                let year: i64 = first.through(first.plus(11)).map(due).sum();
                let months = if yearly { 1 } else { 12 };
                assert_eq!(Fen(year), Fen::from_yuan(yuan * months).unwrap(), "{programme} {r:?} {first}");
            }
            *seen.entry(programme.to_owned()).or_default() += 1;
        }
    }
    assert!(seen["disability-pension"] >= 26 * 4 + 6 + 2 + 4, "{seen:?}");
    assert_eq!(seen["survivor-pension"], 5 * 3, "{seen:?}");
}
