use super::*;

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn days_of_2026_are_what_the_notice_says() {
    let calendar = Calendar::embedded().unwrap();
    for (date, kind) in [
        ("2026-01-02", DayKind::Holiday("元旦".into())),
        ("2026-01-04", DayKind::MakeUpWorking("元旦".into())),
        ("2026-02-14", DayKind::MakeUpWorking("春节".into())),
        ("2026-02-23", DayKind::Holiday("春节".into())),
        ("2026-09-20", DayKind::MakeUpWorking("国庆节".into())),
        ("2026-09-25", DayKind::Holiday("中秋节".into())),
        ("2026-10-04", DayKind::Holiday("国庆节".into())),
        ("2026-10-10", DayKind::MakeUpWorking("国庆节".into())),
        ("2026-11-21", DayKind::Weekend),
        ("2026-11-23", DayKind::Working),
    ] {
        assert_eq!(calendar.day(d(date)), Day { kind, provisional: false }, "{date}");
    }
}

#[test]
fn working_days_off_and_on_agree_with_the_notices() {
    // Days off on Monday–Friday, and weekend days worked, counted in the notices of each year.
    let calendar = Calendar::embedded().unwrap();
    for (year, made_up) in [(2022, 7), (2023, 7), (2024, 8), (2025, 5), (2026, 6)] {
        let days = (0..366).map(|n| Date::new(year, 1, 1).unwrap().plus_days(n)).filter(|x| x.year() == year);
        let count = days.filter(|x| matches!(calendar.day(*x).kind, DayKind::MakeUpWorking(_))).count();
        assert_eq!(count, made_up, "{year}");
    }
}

#[test]
fn five_working_days_step_over_holidays_and_onto_made_up_days() {
    let calendar = Calendar::embedded().unwrap();
    for (start, n, due) in [
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-28", 5, "2026-10-10"),
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-11-23", 5, "2026-11-30"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"),
    ] {
        assert_eq!(calendar.plus_working_days(d(start), n), d(due), "{start}");
        assert_eq!(calendar.working_days_between(d(start), d(due)), i64::from(n), "{start}");
        assert_eq!(calendar.working_days_between(d(due), d(start)), -i64::from(n), "{start}");
    }
    assert_eq!(calendar.next_working_day(d("2026-10-03")), d("2026-10-08"));
    assert_eq!(calendar.next_working_day(d("2026-10-10")), d("2026-10-10"));
}

/// The same count, made without the calendar: straight from the lines of the table.
#[test]
fn every_start_of_seven_years_agrees_with_counting_the_lines_by_hand() {
    let table = include_str!("workdays.csv");
    let works = |date: Date| {
        let text = date.to_string();
        match table.lines().find(|l| l.starts_with(&text)) {
            Some(line) => line.contains(",work,"),
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    };
    let calendar = Calendar::embedded().unwrap();
    let first = d("2020-01-01");
    let open: Vec<bool> = (0..2557).map(|n| works(first.plus_days(n))).collect();
    for start in 0..2500u16 {
        for n in [1u16, 3, 5, 10, 20] {
            let mut at = usize::from(start);
            let mut left = n;
            while left > 0 && at + 1 < open.len() {
                at += 1;
                left -= u16::from(open[at]);
            }
            if left == 0 {
                let found = calendar.plus_working_days(first.plus_days(start.into()), n);
                assert_eq!(
                    found,
                    first.plus_days(i64::try_from(at).unwrap()),
                    "{} + {n}",
                    first.plus_days(start.into())
                );
            }
        }
    }
}

#[test]
fn years_without_a_notice_are_marked() {
    let calendar = Calendar::embedded().unwrap();
    assert_eq!(calendar.year(2020), CalendarYear::Published);
    assert_eq!(calendar.year(2026), CalendarYear::Published);
    assert_eq!(calendar.year(2027), CalendarYear::Provisional);
    assert_eq!(calendar.year(2028), CalendarYear::Provisional);
    assert_eq!(calendar.year(2029), CalendarYear::Unknown);
    assert_eq!(calendar.year(2019), CalendarYear::Unknown);
    let new_year = calendar.day(d("2027-02-08"));
    assert_eq!(new_year, Day { kind: DayKind::Holiday("春节".into()), provisional: true });
    assert!(calendar.provisional_between(d("2026-12-31"), d("2027-01-01")));
    assert!(!calendar.provisional_between(d("2026-01-01"), d("2026-12-31")));
}

#[test]
fn a_new_notice_replaces_its_year_and_names_itself() {
    let text = "# 2027\nversion,test\nyear,2027,published\n2027-01-01,off,元旦\n2027-01-03,work,元旦\n";
    let calendar = Calendar::with_csv(text).unwrap();
    assert_eq!(calendar.year(2027), CalendarYear::Published);
    assert_eq!(calendar.day(d("2027-01-03")).kind, DayKind::MakeUpWorking("元旦".into()));
    assert_eq!(calendar.day(d("2027-02-08")).kind, DayKind::Working, "the estimate is gone");
    assert_eq!(
        calendar.day(d("2026-10-10")).kind,
        DayKind::MakeUpWorking("国庆节".into()),
        "other years stay"
    );
    assert_ne!(calendar.version(), Calendar::embedded().unwrap().version());
}

#[test]
fn a_broken_notice_names_its_line() {
    use CalendarFault::{Line, NotWeekend, Twice, WrongYear};
    for (text, fault) in [
        ("2027-01-01,off,元旦", WrongYear { line: 1 }),
        ("year,2027,published\n2026-01-01,off,元旦", WrongYear { line: 2 }),
        ("year,2027,maybe", Line { line: 1 }),
        ("year,MMXX,published", Line { line: 1 }),
        ("year,2027,published\n2027-02-30,off,x", Line { line: 2 }),
        ("year,2027,published\n2027-02-03,half,x", Line { line: 2 }),
        ("year,2027,published\n\n2027-01-01,off,a\n2027-01-01,off,b", Twice { line: 4 }),
        ("year,2027,published\nyear,2027,published", Twice { line: 2 }),
        ("year,2027,published\n2027-01-04,work,x", NotWeekend { line: 2 }),
        ("nonsense", Line { line: 1 }),
    ] {
        assert_eq!(Calendar::with_csv(text).unwrap_err(), fault, "{text}");
    }
}

#[test]
fn the_end_of_the_calendar_does_not_loop() {
    assert_eq!(Calendar::embedded().unwrap().plus_working_days(d("2999-12-30"), 50), d("2999-12-31"));
}
