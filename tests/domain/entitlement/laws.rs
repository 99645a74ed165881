//! What holds of every entitlement, whatever the facts.

use std::sync::LazyLock;

use honordesk::domain::ledger::{
    AsOf, Entitlement, Entitler, OwnRate, Per, PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue,
    entitle,
};
use honordesk::domain::person::{
    Break, BreakGround, Confirmation, DeathCause, FormerGrade, Nature, Recognition, RecognitionState, Stay,
};
use honordesk::domain::{Date, Fen, Month};
use proptest::prelude::*;

use super::case::{Case, Tables};
use super::cases;

/// Read once: thousands of cases ask them.
static TABLES: LazyLock<Tables> = LazyLock::new(Tables::embedded);

const GROUPS: [&str; 19] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "41", "42", "51", "61", "71", "81",
    "B1", "WL",
];

fn day() -> impl Strategy<Value = Date> {
    (0i64..3_700).prop_map(|n| Date::parse("2017-01-01").unwrap().plus_days(n))
}

fn maybe_day() -> impl Strategy<Value = Option<Date>> {
    proptest::option::weighted(0.3, day())
}

fn nature() -> impl Strategy<Value = Option<Nature>> {
    prop_oneof![Just(None), Just(Some(Nature::War)), Just(Some(Nature::Duty)), Just(Some(Nature::Illness))]
}

fn recognition() -> impl Strategy<Value = Recognition> {
    let held = (0..GROUPS.len(), 0..RecognitionState::ALL.len(), proptest::option::of(1u8..=10), nature());
    let days = (maybe_day(), maybe_day(), maybe_day(), maybe_day(), maybe_day());
    let more = (proptest::option::of(0u8..40), any::<bool>(), any::<bool>(), maybe_day(), maybe_day());
    let was = proptest::collection::vec((day(), proptest::option::of(1u8..=10)), 0..3);
    (held, days, more, was).prop_map(
        |((group, state, grade, nature), days, (years, mental, hospital, from, until), mut was)| {
            let gap = |from| Break { from, until, ground: BreakGround::Sentence };
            let former = |(until, grade)| FormerGrade { until, grade, nature, mental };
            was.sort_unstable();
            Recognition {
                grade,
                nature,
                since: days.0,
                until: days.1,
                approved: days.2,
                handed_over: days.3,
                moved_in: days.4,
                service_years: years,
                mental,
                former_grades: was.into_iter().map(former).collect(),
                stays: hospital.then_some(Stay { from: days.4, until: None }).into_iter().collect(),
                breaks: from.map(gap).into_iter().collect(),
                ..Recognition::new(GROUPS[group], RecognitionState::ALL[state])
            }
        },
    )
}

fn own() -> impl Strategy<Value = OwnRate> {
    let programmes =
        ["disability-pension", "survivor-pension", "combat-allowance", "rural-veteran-allowance"];
    // Some are a year's figure and twelve months' that differ by a fen or two in some months of the year alone.
    let fen = prop_oneof![2 => 1i64..99_999_999, 1 => 1_199_995i64..1_200_012, 1 => 99_999i64..=100_001];
    let figure = (0..programmes.len(), fen, any::<bool>(), any::<bool>());
    (figure, proptest::option::of(1u8..=10), day(), day(), any::<bool>()).prop_map(
        move |((programme, fen, month, each_year), grade, effective, known, national)| OwnRate {
            programme: programmes[programme].into(),
            group: None,
            grade,
            nature: None,
            amount: Some(Fen(fen)),
            per: if month { Per::Month } else { Per::Year },
            each_year,
            effective,
            standard: if national { "全国" } else { "广州市" }.into(),
            notice: "a notice".into(),
            known,
        },
    )
}

fn setting() -> impl Strategy<Value = PlaceRule> {
    let values = [
        (PlaceKey::MultipleIdentity, PlaceValue::Choice(PlaceChoice::Each)),
        (PlaceKey::MultipleIdentity, PlaceValue::Choice(PlaceChoice::HighestOnly)),
        (PlaceKey::AgeStart, PlaceValue::Choice(PlaceChoice::JanuaryOfYear)),
        (PlaceKey::ServiceYears, PlaceValue::Choice(PlaceChoice::HalfYears)),
        (PlaceKey::NursingWage, PlaceValue::Amount(Fen(1_234_567))),
    ];
    (0..values.len(), day(), day()).prop_map(move |(n, from, known)| PlaceRule {
        key: values[n].0,
        value: values[n].1,
        from: from.month(),
        basis: "a decision".into(),
        known,
    })
}

fn case() -> impl Strategy<Value = Case> {
    let people = (maybe_day(), maybe_day(), maybe_day(), proptest::collection::vec(recognition(), 0..4));
    let tables = (proptest::collection::vec(own(), 0..5), proptest::collection::vec(setting(), 0..5));
    (people, tables, day(), day(), maybe_day(), maybe_day()).prop_map(
        |((birth, died, from, recognitions), (own, place), on, known, noticed, confirmed)| Case {
            asked: String::new(),
            expected: Vec::new(),
            derived: String::new(),
            // Around 60 in these years.
            birth: birth.map(|on| on.plus_days(-21_915)),
            died,
            cause: died.map(|_| DeathCause::Illness),
            conscript: from.map(|first| (first.plus_days(-15_000), first.plus_days(-13_200))),
            recognitions,
            confirmations: vec![Confirmation { year: 2022, noticed, confirmed }],
            own,
            place,
            month: on.month(),
            known,
        },
    )
}

fn holds(case: &Case, due: &Entitlement) -> Result<(), TestCaseError> {
    for item in &due.items {
        prop_assert_eq!(item.why.leaves(), i128::from(item.fen.0), "{:?}", item);
        prop_assert_eq!(item.why.fen, item.fen);
        prop_assert!(item.fen.0 >= 0);
        prop_assert!(due.missing.iter().all(|m| m.programme() != item.programme), "{:?}", due);
    }
    let mut programmes: Vec<&str> = due.items.iter().map(|i| i.programme.as_str()).collect();
    programmes.sort_unstable();
    programmes.dedup();
    prop_assert_eq!(programmes.len(), due.items.len(), "one item a programme: {:?}", due);
    if case.died.is_some_and(|on| on.month() < case.month) {
        prop_assert!(due.items.iter().all(|i| i.programme == "funeral-aid"), "{:?}", due);
    }
    Ok(())
}

/// Many months around that of a case, asked for at once and each alone.
fn at_once(tables: &Tables, case: &Case, (from, to): (i32, i32)) -> Result<(), TestCaseError> {
    let place = PlaceRules::new(case.place.clone());
    let money = tables.with(&case.own, &place);
    let entitler = Entitler::new(money, case.known);
    let (first, last) = (case.month.plus(from), case.month.plus(to));
    let (amounts, missing) = entitler.amounts(&case.facts(), first, last);
    let (mut alone, mut lacking) = (Vec::new(), Vec::new());
    for (month, due) in entitler.months(&case.facts(), first, last) {
        prop_assert_eq!(&due, &entitle(&case.facts(), &money, AsOf { month, known: case.known }));
        lacking.extend(due.missing.into_iter().map(|m| (month, m)));
        alone.extend(due.items.iter().filter(|i| i.fen.0 != 0).map(|i| (month, i.programme.clone(), i.fen)));
    }
    let at_once: Vec<(Month, String, Fen)> =
        amounts.iter().map(|a| (a.month, a.programme.to_owned(), a.fen)).collect();
    prop_assert_eq!(at_once, alone);
    prop_assert_eq!(missing, lacking);
    Ok(())
}

#[test]
fn many_months_of_every_golden_case_at_once_are_what_each_is_alone() {
    for case in cases() {
        at_once(&TABLES, &case, (-60, 60)).unwrap_or_else(|why| panic!("{}: {why}", case.asked));
    }
}

#[test]
fn the_leaves_of_every_golden_case_add_up() {
    let tables = Tables::embedded();
    for case in cases() {
        holds(&case, &case.due(&tables)).unwrap();
    }
}

#[test]
fn what_is_not_known_yet_changes_nothing() {
    let tables = Tables::embedded();
    let base = Case::read("group=51 month=2022-09 known=2022-10-01 | - | -");
    let later = Case::read(
        "group=51 own=combat-allowance/*/*/*/800.00/month/2022-08-01/广州市/2022-10-02 set=each/2022-01/2022-10-02 month=2022-09 known=2022-10-01 | - | -",
    );
    assert_eq!(base.due(&tables), later.due(&tables));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_leaves_add_up_to_the_fen(case in case()) {
        let tables = &*TABLES;
        let due = case.due(tables);
        holds(&case, &due)?;
        // The same question gets the same answer.
        prop_assert_eq!(&due, &case.due(tables));
    }

    #[test]
    fn many_months_at_once_are_what_each_month_is_alone(case in case()) {
        at_once(&TABLES, &case, (-30, 30))?;
    }

    #[test]
    fn what_changes_on_a_day_changes_no_month_before(
        case in case(), on in day(), n in 0usize..7, to in proptest::option::of(1u8..=10)
    ) {
        let tables = &*TABLES;
        let mut case = case;
        if n == 5 {
            case.died = None;
            // Of these the death would be the end that is not on record.
            case.recognitions.retain(|r| r.state != RecognitionState::Deceased);
        }
        // Somebody who receives: the others have ended, or never began.
        case.recognitions.push(Recognition {
            grade: Some(6),
            nature: Some(Nature::Duty),
            since: Date::parse("2016-01-01"),
            ..Recognition::new(if n < 2 { "11" } else { GROUPS[n * 2] }, RecognitionState::Receiving)
        });
        case.recognitions.rotate_right(1);
        let mut changed = case.clone();
        change(&mut changed, n, on, to);
        let place = PlaceRules::new(case.place.clone());
        let entitler = Entitler::new(tables.with(&case.own, &place), case.known);
        let amounts = |case: &Case, month| {
            let due = entitler.month(&case.facts(), month);
            let items: Vec<(String, Fen)> = due.items.into_iter().map(|i| (i.programme, i.fen)).collect();
            (items, due.missing)
        };
        for month in on.month().plus(-30).through(on.month().plus(-1)) {
            prop_assert_eq!(amounts(&case, month), amounts(&changed, month), "{}", month);
        }
    }
}

/// Something that happens on a day to somebody.
fn change(case: &mut Case, n: usize, on: Date, to: Option<u8>) {
    if n == 5 {
        case.died = Some(on);
        return;
    }
    let r = &mut case.recognitions[0];
    match n {
        0 => r.regrade(on, (to, Some(Nature::War), to == Some(6))),
        1 => r.stays.push(Stay { from: Some(on), until: None }),
        2 => (r.state, r.until) = (RecognitionState::Stopped, Some(on)),
        3 => r.breaks.push(Break { from: on, until: None, ground: BreakGround::OwnFault }),
        4 => (r.state, r.until) = (RecognitionState::Moved, Some(on)),
        _ => {
            let new = Recognition { since: Some(on), grade: to, ..r.clone() };
            case.recognitions.push(new);
        }
    }
}
