//! The duty's rules: shifts over midnight, gaps and leave, acknowledgements that lapse, the ladder, signatures.

use proptest::prelude::*;

use super::*;
use crate::domain::{Calendar, Date, HandoverId, MajorId, PetitionId, StaffId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn at(text: &str) -> At {
    At::parse(text, date("2026-11-23")).unwrap()
}

fn rules() -> DutyRules {
    let shift = |name: &str, start: u16, end: u16| ShiftKind { name: name.into(), start, end };
    let rung = |level, after| Rung { level, after, name: "某".into(), phone: String::new() };
    DutyRules {
        version: 1,
        shifts: vec![shift("白班", 8 * 60, 20 * 60), shift("夜班", 20 * 60, 8 * 60)],
        rungs: vec![rung(DutyLevel::Duty, 0), rung(DutyLevel::TeamLead, 15), rung(DutyLevel::Head, 60)],
        review_days: Some(30),
        by: None,
        on: None,
    }
}

#[test]
fn minutes_are_read_counted_and_written() {
    assert_eq!(at("14:00").to_string(), "2026-11-23 14:00");
    assert_eq!(at("2026-11-24 9:05").minutes_since(at("23:59")), 9 * 60 + 6);
    assert_eq!(at("23:50").plus(20), at("2026-11-24 00:10"));
    // 16:30 UTC is half past midnight in China.
    assert_eq!(At::of(date("2026-11-24"), 1_795_451_400_000).to_string(), "2026-11-24 00:30");
    for bad in ["", "24:00", "12:60", "noon", "1:2:3", "2026-13-01 10:00"] {
        assert_eq!(At::parse(bad, date("2026-11-23")), None, "{bad}");
    }
}

#[test]
fn a_shift_over_midnight_belongs_to_the_day_it_began() {
    let rules = rules();
    let who = |time: &str| rules.covering(at(time)).map(|(day, s)| (day, s.name.clone())).collect::<Vec<_>>();
    assert_eq!(who("07:59"), [(date("2026-11-22"), "夜班".to_owned())]);
    assert_eq!(who("08:00"), [(date("2026-11-23"), "白班".to_owned())]);
    assert_eq!(who("20:00"), [(date("2026-11-23"), "夜班".to_owned())]);
    let night = rules.shift("夜班").unwrap();
    assert_eq!(night.ends(date("2026-11-23")), at("2026-11-24 08:00"));
}

#[test]
fn gaps_and_leave_are_named_with_their_days() {
    let rules = rules();
    let slot = |shift: &str, staff: u16| Slot { shift: shift.into(), staff: StaffId(staff), swap: None };
    let mut day = DutyDay::new(date("2026-11-23"));
    day.slots = vec![slot("白班", 7), slot("夜班", 8)];
    assert_eq!(day.faults(&rules), []);
    day.away = vec![StaffId(8)];
    let clash = RotaFault::OnLeave { day: day.day, shift: "夜班".into(), staff: StaffId(8) };
    let gap = |on: &str, shift: &str| RotaFault::Gap { day: date(on), shift: shift.into() };
    let found = faults(&rules, (day.day, date("2026-11-24")), &[day], |_, _| true);
    assert_eq!(found, [clash, gap("2026-11-24", "白班"), gap("2026-11-24", "夜班")]);
}

#[test]
fn holidays_and_weekends_are_counted_apart() {
    let calendar = Calendar::embedded().unwrap();
    let days: Vec<DutyDay> = ["2026-10-01", "2026-10-24", "2026-10-26"]
        .iter()
        .map(|on| DutyDay {
            slots: vec![Slot { shift: "白班".into(), staff: StaffId(7), swap: None }],
            ..DutyDay::new(date(on))
        })
        .collect();
    let found = shares(days.iter(), &calendar);
    assert_eq!(found, [Share { staff: StaffId(7), shifts: 3, weekends: 1, holidays: 1 }]);
}

#[test]
fn an_acknowledgement_lapses_by_itself_and_the_ladder_begins_anew() {
    let (rules, raised) = (rules(), at("10:00"));
    let mut alert = Alert::new(PetitionId(1));
    let at_start = Ladder { since: raised, next: Some(0), at: Some(raised), turn: Some(0) };
    assert_eq!(alert.ladder(&rules, raised, raised), at_start);
    let hop = |on: &str| Hop {
        level: DutyLevel::Duty,
        name: String::new(),
        answered: true,
        by: StaffId(7),
        on: at(on),
        back: None,
    };
    alert.hops.push(hop("10:05"));
    assert_eq!(alert.ladder(&rules, raised, at("10:05")).at, Some(at("10:15")));
    alert.look_after(StaffId(7), at("10:06"), at("14:00"));
    assert!(alert.acked(at("13:59")).is_some());
    assert!(alert.acked(at("14:00")).is_none() && alert.acked(at("14:01")).is_none());
    let since = at("14:00");
    let anew = Ladder { since, next: Some(0), at: Some(since), turn: Some(0) };
    assert_eq!(alert.ladder(&rules, raised, since), anew);
    alert.hops.extend([hop("14:01"), hop("14:20"), hop("15:05")]);
    // All were called: another round begins with the first.
    let over = Ladder { since, next: None, at: None, turn: Some(0) };
    assert_eq!(alert.ladder(&rules, raised, at("15:05")), over);
}

#[test]
fn whoever_looks_after_it_calls_on_where_the_round_stands() {
    let (rules, raised) = (rules(), at("10:00"));
    let mut alert = Alert::new(PetitionId(1));
    let hop = |on: &str| Hop {
        level: DutyLevel::Duty,
        name: String::new(),
        answered: false,
        by: StaffId(7),
        on: at(on),
        back: None,
    };
    let turn = |alert: &Alert, now: &str| alert.ladder(&rules, raised, at(now)).turn;
    alert.hops.push(hop("10:01"));
    alert.look_after(StaffId(7), at("10:02"), at("11:00"));
    assert_eq!(turn(&alert, "10:03"), Some(1));
    alert.hops.extend([hop("10:03"), hop("10:04")]);
    assert_eq!(turn(&alert, "10:05"), Some(0), "the second round");
    alert.hops.extend([hop("10:05"), hop("10:06"), hop("10:07")]);
    // Taken over before it ran out: nothing begins anew.
    alert.look_after(StaffId(8), at("10:59"), at("12:00"));
    assert_eq!(turn(&alert, "11:30"), Some(0));
    alert.hops.push(hop("11:31"));
    assert_eq!((turn(&alert, "11:32"), turn(&alert, "12:00")), (Some(1), Some(0)));
    // Only who stamped the last one takes it back, on that day.
    assert_eq!(alert.take_back(StaffId(8), at("11:33")).err(), Some(DutyFault::NoCallOfYours));
    assert!(alert.take_back(StaffId(7), at("11:33")).is_ok_and(|hop| !hop.counts()));
    assert_eq!((turn(&alert, "11:34"), alert.hops.len()), (Some(0), 7));
    let tomorrow = At { day: at("11:34").day.plus_days(1), minute: 0 };
    assert_eq!(alert.take_back(StaffId(7), tomorrow).err(), Some(DutyFault::NoCallOfYours));
}

#[test]
fn a_major_matter_is_closed_with_both_reports_and_not_before() {
    let report = |last| Report {
        last,
        text: "情况".into(),
        on: at("10:00"),
        by: StaffId(7),
        to: "区信访局".into(),
        above: Some(false),
    };
    let mut major = Major {
        id: MajorId(1),
        version: 1,
        facts: MajorFacts::default(),
        by: StaffId(7),
        on: at("10:00"),
        calls: Vec::new(),
        reports: Vec::new(),
        closed: None,
        petition: None,
        since: None,
    };
    assert_eq!(major.may_close(), Err(DutyFault::ReportsMissing { follow_up: true, last: true }));
    assert_eq!(major.may_report(true), Err(DutyFault::NoFollowUp));
    major.reports.push(report(false));
    assert_eq!(major.may_close(), Err(DutyFault::ReportsMissing { follow_up: false, last: true }));
    major.reports.push(report(true));
    // Nobody above was told: that is made good even now.
    assert_eq!((major.may_close(), major.may_report(false)), (Err(DutyFault::NotToldAbove), Ok(())));
    assert_eq!(major.may_report(true), Err(DutyFault::FinalGiven));
    major.reports.push(Report { to: "区委值班室".into(), above: Some(true), ..report(false) });
    assert_eq!(major.may_report(false), Err(DutyFault::FinalGiven));
    assert_eq!(major.may_close(), Ok(()));
}

fn handover(items: usize) -> Handover {
    let item = |n: usize| SignItem {
        kind: ItemKind::Urgent,
        about: format!("X{n}"),
        text: String::new(),
        holder: StaffId(7),
        state: ItemState::Unsigned,
        why: String::new(),
        on: None,
    };
    Handover {
        id: HandoverId(1),
        version: 1,
        outgoing: StaffId(7),
        incoming: StaffId(8),
        on: at("08:00"),
        span: (0, 9),
        items: (0..items).map(item).collect(),
        finished: None,
        digest: None,
        kept: Vec::new(),
        withdrawn: None,
        had: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is signed, and wherever it stops, each item is with exactly one of the two.
    #[test]
    fn nothing_is_without_somebody_who_answers_for_it(signed in proptest::collection::vec((0..12usize, any::<bool>()), 0..30)) {
        let mut one = handover(12);
        for (item, left) in signed {
            let open = one.items[item].state == ItemState::Unsigned;
            let done = one.sign(item, left.then(|| "等材料".to_owned()), at("08:10"));
            prop_assert_eq!(done.is_ok(), open);
            for item in &one.items {
                let held = one.held(item);
                let taken = item.state == ItemState::Taken;
                prop_assert_eq!(held.by, if taken { StaffId(8) } else { StaffId(7) });
                prop_assert_eq!(held.unsigned, item.state == ItemState::Unsigned);
                prop_assert_eq!(one.holder_of(&item.about), Some(held.by));
            }
        }
    }
}
