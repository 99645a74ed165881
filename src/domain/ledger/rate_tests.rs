use proptest::prelude::*;

use super::*;
use crate::domain::person::Nature;
use crate::domain::{Date, Fen, TableFault};

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn disabled(grade: u8, nature: Nature) -> RateFacts<'static> {
    RateFacts { group: "11", grade: Some(grade), nature: Some(nature), ..RateFacts::default() }
}

fn known(answer: RateAnswer) -> Rate {
    match answer {
        RateAnswer::Known(rate) => rate,
        other => panic!("{other:?}"),
    }
}

#[test]
fn disability_pensions_are_those_published_for_the_day() {
    let rates = Rates::embedded().unwrap();
    for (grade, nature, on, yuan, monthly) in [
        (1, Nature::War, "2024-08-01", 131_880, Some(1_099_000)),
        (1, Nature::Illness, "2025-07-31", 116_736, Some(972_800)),
        (10, Nature::Duty, "2024-12-31", 11_964, Some(99_700)),
        (3, Nature::Duty, "2024-09-01", 95_688, Some(797_400)),
        (7, Nature::War, "2022-08-01", 34_780, None),
        (1, Nature::War, "2024-07-31", 124_410, Some(1_036_750)),
        (10, Nature::Duty, "2023-08-01", 11_390, None),
        (6, Nature::Illness, "2021-08-01", 33_860, None),
        (1, Nature::Duty, "2019-12-31", 85_370, None),
        (9, Nature::Duty, "2018-07-31", 9_260, None),
        (1, Nature::War, "2026-11-23", 135_840, Some(1_132_000)),
    ] {
        let rate = known(rates.rate_on("disability-pension", &disabled(grade, nature), d(on)));
        assert_eq!((rate.amount, rate.per), (Fen(yuan * 100), Per::Year), "{grade} {nature:?} {on}");
        assert_eq!(rate.monthly(), monthly.map(Fen), "{grade} {nature:?} {on}");
        assert!(rate.sources.iter().all(|k| rates.source(k).is_some()));
    }
}

#[test]
fn every_figure_of_2024_comes_out_even_by_the_month() {
    let rates = Rates::embedded().unwrap();
    let mut figures = 0;
    for grade in 1..=10 {
        for nature in [Nature::War, Nature::Duty, Nature::Illness] {
            match rates.rate_on("disability-pension", &disabled(grade, nature), d("2024-08-01")) {
                RateAnswer::Known(rate) => {
                    figures += 1;
                    assert!(rate.monthly().is_some(), "{grade} {nature:?}");
                }
                RateAnswer::NotPayable { article } => {
                    assert_eq!((nature, grade > 6, article.number), (Nature::Illness, true, 27));
                }
                other => panic!("{grade} {nature:?}: {other:?}"),
            }
        }
    }
    assert_eq!(figures, 26);
}

#[test]
fn a_superseded_figure_is_named_as_the_last_one_but_never_as_the_rate() {
    let rates = Rates::embedded().unwrap();
    let answer = rates.rate_on("disability-pension", &disabled(5, Nature::War), d("2026-11-23"));
    let RateAnswer::Unknown { last: Some(last), changed, .. } = answer else { panic!("{answer:?}") };
    assert_eq!((last.amount, last.effective), (Fen(6_703_200), d("2024-08-01")));
    assert_eq!(changed, Some(d("2025-08-01")));
    let answer = rates.rate_on("disability-pension", &disabled(1, Nature::War), d("2020-10-01"));
    assert!(matches!(answer, RateAnswer::Unknown { last: Some(l), .. } if l.effective == d("2019-08-01")));
    let before = rates.rate_on("disability-pension", &disabled(1, Nature::War), d("2017-07-31"));
    assert!(matches!(before, RateAnswer::Unknown { last: None, .. }));
    for none in ["red-army-allowance", "outpatient-aid", "condolence", "no-such"] {
        let answer = rates.rate_on(none, &RateFacts { group: "33", ..RateFacts::default() }, d("2026-11-23"));
        assert!(
            matches!(&answer, RateAnswer::Unknown { last: None, programme, .. } if programme == none),
            "{none}"
        );
    }
}

#[test]
fn groups_service_years_and_flat_sums() {
    let rates = Rates::embedded().unwrap();
    let group =
        |group, on| rates.rate_on("survivor-pension", &RateFacts { group, ..RateFacts::default() }, d(on));
    assert_eq!(known(group("21", "2021-08-01")).amount, Fen(3_386_000));
    assert_eq!(known(group("23", "2019-08-01")).amount, Fen(2_261_000));
    assert!(matches!(group("21", "2024-08-01"), RateAnswer::Unknown { .. }));
    let rural = |service_years, on| {
        let facts = RateFacts { group: "81", service_years, ..RateFacts::default() };
        rates.rate_on("rural-veteran-allowance", &facts, d(on))
    };
    let four = known(rural(Some(4), "2024-08-01"));
    assert_eq!((four.amount, four.published, four.monthly()), (Fen(288_000), Fen(72_000), Some(Fen(24_000))));
    assert_eq!(known(rural(Some(1), "2023-08-01")).monthly(), None, "688 / 12 is not even");
    assert_eq!(known(rural(Some(3), "2023-08-01")).monthly(), Some(Fen(17_200)));
    assert_eq!(known(rural(Some(5), "2018-09-01")).monthly(), Some(Fen(17_500)));
    assert_eq!(rural(None, "2024-08-01"), RateAnswer::Needs(RateNeeds::ServiceYears));
    let flat = known(rates.rate_on("martyr-child-allowance", &RateFacts::default(), d("2024-08-01")));
    assert_eq!(flat.monthly(), Some(Fen(73_100)));
    let provincial = rates.rate_in("guangdong", "illness-allowance", &RateFacts::default(), d("2017-10-01"));
    assert_eq!(known(provincial).amount, Fen(59_000));
    let floors: Vec<&str> = rates.standards().iter().filter(|s| s.floor).map(|s| s.key.as_str()).collect();
    assert_eq!(floors, ["national"]);
    for name in ["guangdong", "广东省", " Guangdong "] {
        assert_eq!(rates.standard(name).map(|s| s.key.as_str()), Some("guangdong"), "{name}");
    }
    assert_eq!(rates.standard("广州市"), None);
}

#[test]
fn missing_facts_are_asked_for() {
    let rates = Rates::embedded().unwrap();
    let ask = |grade, nature| {
        let facts = RateFacts { group: "11", grade, nature, ..RateFacts::default() };
        rates.rate_on("disability-pension", &facts, d("2024-08-01"))
    };
    assert_eq!(ask(None, Some(Nature::War)), RateAnswer::Needs(RateNeeds::Grade));
    assert_eq!(ask(Some(3), None), RateAnswer::Needs(RateNeeds::Nature));
}

#[test]
fn nursing_fees_are_shares_and_aid_has_bounds() {
    let rates = Rates::embedded().unwrap();
    let on = d("2026-11-23");
    for (grade, nature, mental, percent) in [
        (1, Nature::War, false, Some(50)),
        (2, Nature::Duty, false, Some(50)),
        (4, Nature::Duty, false, Some(40)),
        (1, Nature::Illness, false, Some(30)),
        (4, Nature::Illness, false, Some(30)),
        (5, Nature::Illness, true, Some(25)),
        (6, Nature::War, true, Some(25)),
        (5, Nature::War, false, None),
        (7, Nature::War, true, None),
    ] {
        let facts = RateFacts { mental, ..disabled(grade, nature) };
        match (rates.rate_on("nursing-fee", &facts, on), percent) {
            (RateAnswer::Share { percent, of, .. }, Some(p)) => {
                assert_eq!((percent, of), (p, ShareOf::LocalMonthlyWage), "{grade} {nature:?}");
            }
            (RateAnswer::NotPayable { article }, None) => assert_eq!(article.number, 34),
            (other, _) => panic!("{grade} {nature:?}: {other:?}"),
        }
    }
    let aid = rates.rate_on("emergency-aid", &RateFacts::default(), on);
    assert!(matches!(aid, RateAnswer::Between { least: Fen(1_000_000), most: Fen(10_000_000), .. }));
}

#[test]
fn the_tables_agree_with_each_other() {
    let (groups, programmes, rates) =
        (Groups::embedded().unwrap(), Programmes::embedded().unwrap(), Rates::embedded().unwrap());
    assert_eq!((groups.all().len(), programmes.all().len()), (19, 18));
    for programme in programmes.all() {
        for group in &programme.groups {
            assert!(groups.get(group).is_some(), "{} {group}", programme.id);
        }
        let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(programme.id.chars().all(kebab), "{}", programme.id);
    }
    for id in rates.programmes() {
        assert!(programmes.get(id).is_some(), "{id}");
    }
    assert_eq!(groups.find("参战退役军人").unwrap().code, "51");
    assert_eq!(groups.find("b1").unwrap().gd.as_deref(), Some("08"));
    assert_eq!(programmes.find("护理费").unwrap().id, "nursing-fee");
    let for_11: Vec<_> = programmes.for_group("11").map(|p| p.id.as_str()).collect();
    assert_eq!(for_11, ["disability-pension", "nursing-fee", "funeral-aid", "hardship-supplement"]);
    assert_eq!(programmes.get("condolence").unwrap().entitles("11"), None);
    assert_eq!(programmes.get("disability-pension").unwrap().entitles("21"), Some(false));
    let changes = rates.changes("disability-pension");
    assert_eq!((changes.first(), changes.last()), (Some(&d("2017-08-01")), Some(&d("2025-08-01"))));
}

#[test]
fn broken_tables_are_refused() {
    let text = include_str!("rates.toml");
    let broken = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        Rates::with_toml(&text.replacen(from, to, 1)).unwrap_err()
    };
    assert!(matches!(broken("[10, 8100, 6930]", "[11, 8100, 6930]"), TableFault::Figures(_)));
    assert!(matches!(broken("[10, 8100, 6930]", "[10, 8100, 6930, 5000]"), TableFault::Figures(_)));
    assert!(matches!(broken("[10, 8100, 6930]", "[10, 8100, -1]"), TableFault::Figures(_)));
    assert!(matches!(broken("flat = 500", "flat = 0"), TableFault::Figures(_)));
    assert!(matches!(broken("per = \"month\"\nflat = 500", "flat = 500"), TableFault::Figures(_)));
    assert!(matches!(broken("flat = 500", "flat = 500\nper_service_year = 30"), TableFault::Figures(_)));
    assert!(
        matches!(broken("standard = \"guangdong\"", "standard = \"guangxi\""), TableFault::Unknown(k) if k == "guangxi")
    );
    let unpaid = broken(
        "cells = [{ grade = 1, nature = \"war\", yuan = 124410 }",
        "cells = [{ grade = 7, nature = \"illness\", yuan = 124410 }",
    );
    assert!(matches!(unpaid, TableFault::Figures(_)));
    assert!(
        matches!(broken("source = [\"RATE24\"]", "source = [\"RUMOUR\"]"), TableFault::Unknown(k) if k == "RUMOUR")
    );
    assert!(matches!(broken("source = [\"RATE24\"]", "source = []"), TableFault::Unknown(_)));
    assert!(matches!(
        broken("effective = \"2018-08-01\"", "effective = \"2017-08-01\""),
        TableFault::Twice(_)
    ));
    assert!(matches!(broken("least = 10000\n", "least = 900000\n"), TableFault::Figures(_)));
    assert!(matches!(broken("flat = 500", "flat = 500.5"), TableFault::Toml(m) if m.contains("line")));
    let twice = include_str!("groups.toml").replacen("\"12\"", "\"11\"", 1);
    assert_eq!(Groups::with_toml(&twice).unwrap_err(), TableFault::Twice("11".into()));
    let twice = include_str!("programmes.toml").replacen("\"nursing-fee\"", "\"condolence\"", 1);
    assert_eq!(Programmes::with_toml(&twice).unwrap_err(), TableFault::Twice("condolence".into()));
}

proptest! {
    #![proptest_config(crate::property::unsaved())]
    #[test]
    fn a_rate_is_in_force_whole_and_exact(offset in 0i64..4_000, grade in 0u8..12, n in 0usize..3, years in any::<u8>()) {
        let rates = Rates::embedded().unwrap();
        let on = d("2016-01-01").plus_days(offset);
        let nature = [Nature::War, Nature::Duty, Nature::Illness][n];
        for programme in Programmes::embedded().unwrap().all() {
            let facts = RateFacts { service_years: Some(years), ..disabled(grade, nature) };
            match rates.rate_on(&programme.id, &facts, on) {
                RateAnswer::Known(rate) => {
                    prop_assert!(rate.effective <= on);
                    // No later change may stand between the rate and the day.
                    prop_assert!(!rates.changes(&programme.id).iter().any(|c| (rate.effective..=on).contains(c) && *c > rate.effective));
                    if let Some(monthly) = rate.monthly().filter(|_| rate.per == Per::Year) {
                        prop_assert_eq!(monthly.0 * 12, rate.amount.0);
                    }
                }
                RateAnswer::Unknown { last: Some(rate), .. } => prop_assert!(rate.effective < on),
                _ => {}
            }
        }
    }
}
