//! Versions of the rules, and what the bureau settled about the first and the last day.

use proptest::prelude::*;

use super::*;
use crate::property::unsaved;

fn settled(from: &str, day_zero: DayZero, roll: Roll) -> Counting {
    Counting { from: d(from), day_zero, roll, basis: "局务会纪要".to_owned(), by: HEAD, on: d(from) }
}

#[test]
fn each_limit_is_judged_by_the_version_of_the_day_that_starts_it() {
    // Received under the regulation of 2005, accepted on the first day of the one that replaced it.
    let case = Case::new("2022-04-30").story(&[(Act::Accept, "2022-05-01")]);
    let of = |id: &str| case.clock(id, "2022-05-02").unwrap().rule.clone();
    assert_eq!(of("notice-direct").article.zh(), "《信访条例》第二十二条第二款");
    assert_eq!(of("conclude").article.zh(), "《信访工作条例》第三十四条");
    assert_eq!((of("notice-direct").since, of("conclude").since), (d("2005-05-01"), d("2022-05-01")));
    assert_eq!(case.ids("2022-05-02").iter().filter(|id| *id == "conclude").count(), 1);
    // The text of 2005 knows no objection, and its sixty days hold for every petition that was accepted.
    assert_eq!(Case::referred("2022-04-29").clock("objection", "2022-04-29"), None);
    assert!(Case::referred("2022-05-01").clock("objection", "2022-05-01").is_some());
    let mut report = Case { route: Some(Route::Suggestion), ..Case::new("2022-04-01") };
    report.act(Act::Accept, "2022-04-02").unwrap();
    assert_eq!(report.clock("conclude", "2022-04-02").unwrap().due, d("2022-06-01"));
    // Before the first version that is on record nothing is judged.
    assert_eq!(Case::new("2005-04-30").ids("2005-05-02"), Vec::<String>::new());
    assert!(!Case::new("2005-05-01").ids("2005-05-02").is_empty());
    let rules = PetitionRules::embedded().unwrap();
    assert_eq!(
        rules.versions().iter().map(|v| v.effective).collect::<Vec<_>>(),
        [d("2005-05-01"), d("2022-05-01")]
    );
}

#[test]
fn a_setting_holds_from_its_day_and_says_what_it_rests_on() {
    // The fifteenth day is 2026-10-03, a day off; work begins again on the 8th.
    let plain = Case::new("2026-09-18").clock("notice-direct", "2026-09-18").unwrap();
    assert_eq!(
        (plain.due, plain.rolled, plain.counted.basis),
        (d("2026-10-03"), Some(d("2026-10-08")), None)
    );
    let with = |settings: Vec<Counting>| {
        let case = Case::new("2026-09-18");
        Case { rules: case.rules.clone().settled(settings), ..case }
    };
    let case = with(vec![settled("2026-01-01", DayZero::Excluded, Roll::NextWorkingDay)]);
    let rolled = case.clock("notice-direct", "2026-09-18").unwrap();
    assert_eq!(
        (rolled.due, rolled.last, rolled.rolled),
        (d("2026-10-08"), d("2026-10-03"), Some(d("2026-10-08")))
    );
    assert_eq!(rolled.counted.basis.as_deref(), Some("局务会纪要"));
    let strip = explain(&rolled, &case.calendar);
    assert_eq!(strip.iter().filter(|day| day.why == StripWhy::Rolled).count(), 5);
    let included = with(vec![settled("2026-01-01", DayZero::Included, Roll::None)]);
    assert_eq!(included.clock("notice-direct", "2026-09-18").unwrap().due, d("2026-10-02"));
    let later = with(vec![settled("2026-09-19", DayZero::Included, Roll::NextWorkingDay)]);
    assert_eq!(later.clock("notice-direct", "2026-09-18").unwrap().due, d("2026-10-03"));
}

#[test]
fn an_extension_reaches_thirty_days_beyond_the_sixtieth_wherever_that_moved() {
    // Accepted on 2026-08-04: the sixtieth day is 10-03, in the holidays; it moves to 10-08. Thirty days more end on 11-02.
    let case = Case::new("2026-08-03");
    let rules =
        case.rules.clone().settled(vec![settled("2026-01-01", DayZero::Excluded, Roll::NextWorkingDay)]);
    let mut case = Case { rules, ..case }.story(&[(Act::Accept, "2026-08-04"), (Act::Assign, "2026-08-04")]);
    let clock = case.clock("conclude", "2026-10-08").unwrap();
    assert_eq!((clock.base_due, clock.due), (d("2026-10-03"), d("2026-10-08")));
    assert_eq!(clock.latest_extension(), Some(d("2026-11-02")));
    case.act(Act::RequestExtension, "2026-10-08").unwrap();
    let refused = ActFault::ExtensionRange {
        after: d("2026-10-08"),
        latest: d("2026-11-02"),
        article: clock.rule.article,
    };
    let approve = |last: &str| until(Act::ApproveExtension, "2026-10-08", HEAD, last);
    assert_eq!(case.record(approve("2026-11-03")), Err(refused));
    assert_eq!(case.record(approve("2026-10-08")), Err(refused));
    case.record(approve("2026-11-02")).unwrap();
    assert_eq!(case.clock("conclude", "2026-10-09").unwrap().due, d("2026-11-02"));
}

#[test]
fn a_text_that_says_it_itself_is_not_overruled() {
    let text = include_str!("../rules.toml").replacen(
        "id = \"objection\"\n",
        "id = \"objection\"\nday_zero = \"included\"\nroll = \"none\"\n",
        1,
    );
    let settings = vec![settled("2026-01-01", DayZero::Excluded, Roll::NextWorkingDay)];
    let case = Case::referred("2026-09-18");
    let case = Case { rules: PetitionRules::with_toml(&text).unwrap().settled(settings), ..case };
    let clock = case.clock("objection", "2026-09-18").unwrap();
    assert_eq!((clock.due, clock.counted.basis), (d("2026-09-23"), None));
}

proptest! {
    #![proptest_config(unsaved())]

    /// A roll only ever moves on, and to a working day; a last day that is worked does not move.
    #[test]
    fn a_roll_only_moves_to_a_working_day(at in 0_i64..2200) {
        let received = d("2022-05-01").plus_days(at);
        let case = Case { received, ..Case::referred("2022-05-01") };
        let rolling = vec![settled("2000-01-01", DayZero::Excluded, Roll::NextWorkingDay)];
        let rules = case.rules.clone().settled(rolling);
        for id in ["notice-referred", "objection"] {
            let plain = case.rules.clock(id, &case.facts(), &case.calendar, received).unwrap();
            let rolled = rules.clock(id, &case.facts(), &case.calendar, received).unwrap();
            prop_assert!(rolled.due >= plain.due && case.calendar.works(rolled.due));
            prop_assert_eq!(rolled.due == plain.due, case.calendar.works(plain.due));
            prop_assert_eq!(plain.rolled.unwrap_or(plain.due), rolled.due);
            prop_assert_eq!(explain(&rolled, &case.calendar).last().unwrap().date, rolled.due);
        }
    }
}
