//! What limits are counted by: calendars that are signed with every date they move, settings, pauses, deadlines set by hand.

use honordesk::bureau::answer::{Contradicts, Signing, TimeRules, TimingChecked, Waits};
use honordesk::bureau::command::{CalendarFile, CountingSaid};
use honordesk::bureau::{CalendarRefusal, Outcome, read_reference};
use honordesk::domain::petition::{ClockStatus, DayZero, Roll};
use honordesk::domain::staff::Role;
use honordesk::domain::{Calendar, CalendarYear, StaffId};

use super::*;

/// A made-up notice: the Friday on which sixty days after 2026-11-23 end is worked, the days after the extension are off.
const NOTICE: &str = r#"{"year": 2027, "papers": ["https://www.gov.cn/2027"], "days": [
    {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
    {"name": "元旦", "date": "2027-01-03", "isOffDay": false},
    {"name": "春节", "date": "2027-02-05", "isOffDay": true}]}"#;

fn file(text: &str) -> CalendarFile {
    CalendarFile { name: "2027.json".into(), text: text.into() }
}

fn looked(f: &Fixture, who: &str, query: Query) -> Result<TimingChecked, Refusal> {
    match f.ask(who, query)? {
        Answer::TimingChecked(told) => Ok(*told),
        other => panic!("{other:?}"),
    }
}

fn look(f: &Fixture, text: &str) -> Result<TimingChecked, Refusal> {
    looked(f, "petitions", Query::CheckCalendar(Box::new(file(text))))
}

fn sign(f: &Fixture, text: &str, signature: &str) -> Result<(), Refusal> {
    sign_as(f, "petitions", text, signature)
}

fn sign_as(f: &Fixture, who: &str, text: &str, signature: &str) -> Result<(), Refusal> {
    let command = Command::SignCalendar { file: Box::new(file(text)), signature: signature.into() };
    f.run(who, command).map(|_| ())
}

/// Loads it: one signs, and the head too.
fn load(f: &Fixture, text: &str) {
    for who in ["petitions", "head"] {
        let told = look(f, text).unwrap();
        sign_as(f, who, text, &told.signature).unwrap();
    }
}

fn rules(f: &Fixture) -> TimeRules {
    match f.ask("window", Query::TimeRules) {
        Ok(Answer::TimeRules(rules)) => *rules,
        other => panic!("{other:?}"),
    }
}

fn refused(why: CalendarRefusal) -> Result<(), Refusal> {
    Err(Refusal::Calendar(why))
}

/// An accepted petition whose sixty days end in 2027, one referred just before the year ends, and a deadline set by hand.
fn stand(f: &Fixture) -> (PetitionId, PetitionId) {
    let (accepted, ..) = f.take_in(petition(None));
    simple(f, accepted, PetitionAct::Accept).unwrap();
    let mut set = said(PetitionAct::SetDeadline);
    (set.until, set.set_by) = (Some(date("2027-01-02")), Some("分管副局长".into()));
    act(f, "petitions", accepted, set).unwrap();
    f.today.set(date("2026-12-30"));
    let mut referred = petition(None);
    (referred.origin, referred.received) = (Origin::Referred, date("2026-12-30"));
    let (referred, ..) = f.take_in(referred);
    (accepted, referred)
}

fn due(f: &Fixture, id: PetitionId, clock: &str) -> (String, bool) {
    let seen = view(f, "head", id).unwrap();
    let clock = seen.clocks.iter().find(|c| c.rule.id == clock).unwrap();
    (clock.due.to_string(), clock.provisional)
}

#[test]
fn a_calendar_takes_effect_when_signed_with_every_date_that_it_moves() {
    let f = Fixture::new();
    let (accepted, referred) = stand(&f);
    // Monday to Friday without 01-01: 12-31, 01-04, 05, 06, 07.
    assert_eq!(due(&f, referred, "objection"), ("2027-01-07".into(), true));
    let told = look(&f, NOTICE).unwrap();
    let moves: Vec<_> = told
        .moves
        .iter()
        .map(|m| (m.petition, m.clock.as_str(), m.from.to_string(), m.to.to_string(), m.provisional))
        .collect();
    let same = |day: &str| (day.to_owned(), day.to_owned());
    let (conclude, notice) = (same("2027-01-22"), same("2027-01-14"));
    assert_eq!(
        moves,
        [
            (accepted, "conclude", conclude.0, conclude.1, (true, false)),
            (referred, "notice-referred", notice.0, notice.1, (true, false)),
            // The Sunday of 01-03 is worked now.
            (referred, "objection", "2027-01-07".into(), "2027-01-06".into(), (true, false)),
            (referred, "simple-accept", "2027-01-05".into(), "2027-01-04".into(), (true, false)),
        ],
        "neither the deadline set by hand nor what ends in 2026 moves"
    );
    assert_eq!((told.petitions, told.same, told.years[0].off, told.years[0].made_up), (2, false, 2, 1));

    // Signed is this file with these changes, and nothing else.
    let spaced = format!("{NOTICE}\n");
    assert_ne!(look(&f, &spaced).unwrap().signature, told.signature);
    assert_eq!(sign(&f, &spaced, &told.signature), refused(CalendarRefusal::OtherSigned));
    let broken = told.signature.replace(['1', 'a'], "2");
    assert_eq!(sign(&f, NOTICE, &broken), refused(CalendarRefusal::OtherSigned));
    simple(&f, referred, PetitionAct::Accept).unwrap();
    assert_eq!(
        sign(&f, NOTICE, &told.signature),
        refused(CalendarRefusal::OtherSigned),
        "a limit more moves"
    );
    assert!(rules(&f).calendars.is_empty());

    let told = look(&f, NOTICE).unwrap();
    assert_eq!((told.signing, &told.offered), (Signing::First, &None));
    sign(&f, NOTICE, &told.signature).unwrap();
    assert!(due(&f, accepted, "conclude").1 && rules(&f).calendars.is_empty(), "one person is not enough");
    let again = look(&f, NOTICE).unwrap();
    assert_eq!((again.signing, again.offered.map(|(_, on)| on)), (Signing::Own, Some(date("2026-12-30"))));
    assert_eq!(sign(&f, NOTICE, &told.signature), refused(CalendarRefusal::OwnSigned));
    assert_eq!(rules(&f).offered.len(), 1);
    assert_eq!(waits(&f, ["head", "petitions"]), Some((false, [true, false])));
    sign_as(&f, "head", NOTICE, &told.signature.to_uppercase()).unwrap();
    assert!(rules(&f).offered.is_empty() && waits(&f, ["head", "petitions"]).is_none());
    assert_eq!(due(&f, accepted, "conclude"), ("2027-01-22".into(), false));
    assert_eq!(due(&f, accepted, "deadline"), ("2027-01-02".into(), false));
    let row =
        queue(&f, "petitions", Tab::Open, "").rows.into_iter().find(|r| r.petition == accepted).unwrap();
    assert_eq!(row.due.map(|d| d.on), Some(date("2026-12-08")));
    let loaded = rules(&f).calendars;
    assert_eq!(loaded.len(), 1);
    assert_eq!((loaded[0].source.as_str(), &loaded[0].digest), ("2027.json", &told.digest));

    // Once more: nothing changes, and it says so.
    assert!(look(&f, NOTICE).unwrap().same);
    assert_eq!(sign(&f, NOTICE, &told.signature), refused(CalendarRefusal::Same));
    f.sound();
    let again = f.reopened();
    assert_eq!(due(&again, accepted, "conclude"), ("2027-01-22".into(), false));
    assert_eq!(again.bureau.in_force().calendar.year(2027), CalendarYear::Published);
    again.sound();
}

/// What waits for the second signature of a calendar: whether the first counts no more, and for whom of these it waits.
fn waits(f: &Fixture, who: [&str; 2]) -> Option<(bool, [bool; 2])> {
    let row = |who| match f.ask(who, Query::Waiting).unwrap() {
        Answer::Waiting(rows) => rows.into_iter().find_map(|row| match row.what {
            Waits::Timing { stale, .. } => Some((stale, row.mine)),
            _ => None,
        }),
        other => panic!("{other:?}"),
    };
    let (one, two) = (row(who[0])?, row(who[1])?);
    assert_eq!((one.0, rules(f).offered[0].stale), (two.0, one.0));
    Some((one.0, [one.1, two.1]))
}

/// More time for a petition: its sixty days end on another day.
fn extend(f: &Fixture, id: PetitionId, until: &str) {
    for what in [PetitionAct::Serve, PetitionAct::Assign, PetitionAct::RequestExtension] {
        act(f, "petitions", id, said(what)).unwrap();
    }
    let approve = ActRequest { until: Some(date(until)), ..said(PetitionAct::ApproveExtension) };
    act(f, "head", id, approve).unwrap();
}

/// Whoever signed first answers for what they saw: what came to it since the second one sees and signs, and another day of what was in it
/// makes the first signature void.
#[test]
fn the_second_signature_counts_for_the_list_that_the_first_one_saw() {
    let f = Fixture::new();
    let (accepted, referred) = stand(&f);
    let of = |who: &str| looked(&f, who, Query::CheckCalendar(Box::new(file(NOTICE)))).unwrap();
    let signs = |who: &str| sign_as(&f, who, NOTICE, &of(who).signature);
    signs("petitions").unwrap();
    let before = of("head");
    assert_eq!((before.signing, before.stale), (Signing::TakesEffect, false));
    simple(&f, referred, PetitionAct::Accept).unwrap();
    let now = of("head");
    assert_ne!(now.signature, before.signature, "limits came and ended");
    assert_eq!((now.signing, now.stale), (Signing::TakesEffect, false), "the day's work voids nothing");
    assert_eq!(sign_as(&f, "head", NOTICE, &before.signature), refused(CalendarRefusal::OtherSigned));
    assert_eq!(waits(&f, ["head", "petitions"]), Some((false, [true, false])));
    extend(&f, accepted, "2027-02-10");
    let now = of("head");
    assert!(now.offered.is_some());
    assert_eq!((now.signing, now.stale), (Signing::First, true), "another list begins anew");
    let own = of("petitions");
    assert_eq!((own.signing, own.stale), (Signing::First, true), "also for whoever signed the other one");
    assert_eq!(waits(&f, ["head", "petitions"]), Some((true, [true, true])));
    let receipt = f.run(
        "head",
        Command::SignCalendar { file: Box::new(file(NOTICE)), signature: now.signature.clone() },
    );
    let moved = now.moves.len();
    assert_eq!(receipt.unwrap().outcome, Outcome::Signed { in_force: false, moved });
    assert!(rules(&f).calendars.is_empty() && rules(&f).offered.len() == 1);
    assert_eq!(of("head").signing, Signing::Own);
    assert_eq!(waits(&f, ["head", "petitions"]), Some((false, [false, true])));
    let second = of("petitions");
    assert_eq!((second.signing, second.stale), (Signing::TakesEffect, false));
    signs("petitions").unwrap();
    assert!(rules(&f).calendars.len() == 1 && rules(&f).offered.is_empty());
    f.sound();
}

#[test]
fn what_is_no_calendar_or_contradicts_a_year_that_is_over_is_said() {
    let f = Fixture::new();
    let window = f.ask("window", Query::CheckCalendar(Box::new(file(NOTICE))));
    assert!(matches!(window, Err(Refusal::NotPermitted { .. })));
    assert!(matches!(look(&f, "hello"), Err(Refusal::Calendar(CalendarRefusal::Unread(_)))));
    assert!(matches!(look(&f, &" ".repeat(300_000)), Err(Refusal::Calendar(CalendarRefusal::TooLarge))));
    let past = look(&f, "year,2025,published\n2025-01-01,off,元旦\n").unwrap();
    assert!(past.years[0].contradicts == Some(Contradicts::Past) && !past.same);
    let now = look(&f, "year,2026,published\n2026-01-01,off,元旦\n").unwrap();
    assert_eq!(now.years[0].contradicts, Some(Contradicts::Current), "the notice of this year is known");
    assert_eq!((now.years[0].lost, now.years[0].usual), (1, (11, 13)), "and it takes many more days");
    let days = (0..365).map(|n| format!("{},off,放假\n", date("2027-01-01").plus_days(n)));
    let endless = look(&f, &format!("year,2027,published\n{}", days.collect::<String>()));
    let why = CalendarRefusal::TooManyOff { year: 2027, lost: 261, most: 13 };
    assert_eq!(endless, Err(Refusal::Calendar(why)));
}

/// A notice of 2027 that moves the last day of the year before, and one of 2026 as it came with the program but for one day.
#[test]
fn what_is_looked_at_is_what_will_be_in_force() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.received = date("2026-12-16");
    f.today.set(date("2026-12-16"));
    let (id, ..) = f.take_in(facts);
    f.run("head", counting("2026-01-01", "")).unwrap_err();
    settle(&f, "2026-01-01").unwrap();
    assert_eq!(due(&f, id, "notice-direct").0, "2026-12-31");
    let next = r#"{"year": 2027, "days": [{"name": "元旦", "date": "2026-12-31", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;
    load(&f, next);
    assert_eq!(due(&f, id, "notice-direct").0, "2027-01-04");
    // The same file again is the same, and a correction of 2026 does not undo what the notice of 2027 says of its December.
    assert!(look(&f, next).unwrap().same);
    let this: String = Calendar::embedded().unwrap().listed(2026).iter().fold(String::new(), |text, day| {
        let kind = if day.works { "work" } else { "off" };
        format!("{text}{},{kind},{}\n", day.date, day.name)
    });
    let this = format!("year,2026,published\n{this}");
    assert!(look(&f, &this).unwrap().same, "as the program has it");
    let corrected = this.replace("2026-09-20,work", "2026-09-19,work");
    let told = look(&f, &corrected).unwrap();
    assert_eq!((told.same, told.moves), (false, Vec::new()));
    load(&f, &corrected);
    assert_eq!(due(&f, id, "notice-direct").0, "2027-01-04");
    f.sound();
}

#[test]
fn two_clerks_are_not_enough_where_there_is_a_head() {
    let f = Fixture::unfounded();
    let mut founding = founding();
    founding.staff.push(new_staff("second", &[Role::Petitions]));
    f.run_as(None, Command::Found(founding)).unwrap();
    let second = StaffId(STAFF.len() as u16 + 1);
    let told = look(&f, NOTICE).unwrap();
    sign(&f, NOTICE, &told.signature).unwrap();
    let command = Command::SignCalendar { file: Box::new(file(NOTICE)), signature: told.signature.clone() };
    let signed = f.bureau.execute(&f.asking(Some(second)), command).map(|_| ());
    assert_eq!(signed, refused(CalendarRefusal::NeedsHead));
    let seen = looked(&f, "head", Query::CheckCalendar(Box::new(file(NOTICE)))).unwrap();
    assert_eq!(seen.signing, Signing::TakesEffect);
    sign_as(&f, "head", NOTICE, &told.signature).unwrap();
    assert_eq!(rules(&f).calendars[0].by, "试4");
}

fn said_counting(from: &str, basis: &str) -> CountingSaid {
    let (day_zero, roll) = (DayZero::Excluded, Roll::NextWorkingDay);
    CountingSaid { from: date(from), day_zero, roll, basis: basis.into() }
}

fn counting(from: &str, signature: &str) -> Command {
    let said = Box::new(said_counting(from, "民法典第二百零三条"));
    Command::SettleCounting { said, signature: signature.into() }
}

/// Looked at, and signed by the only head.
fn settle(f: &Fixture, from: &str) -> Result<TimingChecked, Refusal> {
    let query = Query::CheckCounting(Box::new(said_counting(from, "民法典第二百零三条")));
    let told = looked(f, "head", query)?;
    f.run("head", counting(from, &told.signature))?;
    Ok(told)
}

#[test]
fn what_the_regulation_leaves_open_is_settled_by_the_head_with_its_basis() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.received = date("2026-09-18");
    let (id, ..) = f.take_in(facts.clone());
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-03");
    let looks = |who: &str, basis: &str| {
        looked(&f, who, Query::CheckCounting(Box::new(said_counting("2026-09-01", basis))))
    };
    assert!(matches!(looks("petitions", "民法典第二百零三条"), Err(Refusal::NotPermitted { .. })));
    assert!(matches!(looks("head", " "), Err(Refusal::Invalid(_))));
    let later = settle(&f, "2026-09-19").unwrap();
    assert_eq!((later.moves.len(), later.past, later.signing), (0, true, Signing::TakesEffect));
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-03", "it started before");
    // Every date that moves is shown before, and signed is that and nothing else.
    let told = looks("head", "民法典第二百零三条").unwrap();
    let moves: Vec<_> = told.moves.iter().map(|m| (m.called.as_str(), m.from, m.to)).collect();
    assert_eq!(moves, [("notice", date("2026-10-03"), date("2026-10-08"))]);
    let unsigned = f.run("head", counting("2026-09-01", &later.signature)).map(|_| ());
    assert_eq!(unsigned, refused(CalendarRefusal::OtherSigned));
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-03");
    settle(&f, "2026-09-01").unwrap();
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-08");
    let row = queue(&f, "petitions", Tab::Open, "").rows.remove(0);
    assert_eq!(row.due.map(|d| d.on), Some(date("2026-10-08")), "the queue counts by it at once");
    let same = f.run("head", counting("2026-09-01", &told.signature)).map(|_| ());
    assert_eq!(same, refused(CalendarRefusal::Same));
    let clock = view(&f, "head", id).unwrap().clocks.remove(0);
    assert_eq!(clock.counted.basis.as_deref(), Some("民法典第二百零三条"));
    assert_eq!(rules(&f).countings.len(), 2);
    let f = f.reopened();
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-08");
    f.sound();
}

#[test]
fn a_pause_passes_the_door_only_with_a_rule_that_the_data_folder_brings() {
    let f = Fixture::new();
    let (id, ..) = f.take_in(petition(None));
    simple(&f, id, PetitionAct::Accept).unwrap();
    let pause = || ActRequest { rule: Some("appraisal".into()), ..said(PetitionAct::Suspend) };
    assert!(matches!(act(&f, "petitions", id, pause()), Err(Refusal::Act(ActFault::NoPause { .. }))));
    let offered = view(&f, "petitions", id).unwrap().acts;
    let suspend = offered.iter().find(|(act, _)| *act == PetitionAct::Suspend).unwrap();
    assert!(matches!(suspend.1, Err(Refusal::Act(ActFault::NoPause { .. }))));

    let local = "[[pause]]\nid = \"appraisal\"\ntitle = \"某区信访事项办理规程\"\narticle = \"第十二条\"\n\
                 file = \"某信办〔2024〕3号\"\neffective = \"2024-01-01\"\nclocks = [\"conclude\"]\n";
    let folder = f.dir.path().join("data/reference");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("local_rules.toml"), local).unwrap();
    let f = f.reopened();
    act(&f, "petitions", id, pause()).unwrap();
    let clock = |f: &Fixture| {
        let seen = view(f, "head", id).unwrap();
        seen.clocks.into_iter().find(|c| c.rule.id == "conclude").unwrap()
    };
    f.today.set(date("2026-12-03"));
    assert_eq!((clock(&f).status, clock(&f).remaining), (ClockStatus::Paused, 60));
    let row = queue(&f, "petitions", Tab::Late, "");
    assert!(row.rows.iter().all(|r| r.petition != id));
    simple(&f, id, PetitionAct::Resume).unwrap();
    // Nine days: the tenth is the day of the event, which does not count in any case.
    assert_eq!(clock(&f).due, date("2027-01-31"));
    f.sound();
    // Without the file the pause stops nothing any more: what is cited is not there. One that cannot be read is named.
    std::fs::write(folder.join("local_rules.toml"), "[[pause]]\nid = 1\n").unwrap();
    assert_eq!(read_reference(&f.dir.path().join("data")).unwrap_err().file, "local_rules.toml");
    std::fs::remove_file(folder.join("local_rules.toml")).unwrap();
    let f = f.reopened();
    assert_eq!(clock(&f).due, date("2027-01-22"));
}
