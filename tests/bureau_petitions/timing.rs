//! What limits are counted by: calendars that are signed with every date they move, settings, pauses, deadlines set by hand.

use honordesk::bureau::answer::{CalendarChecked, TimeRules};
use honordesk::bureau::command::{CalendarFile, CountingSaid};
use honordesk::bureau::{CalendarRefusal, read_reference};
use honordesk::domain::CalendarYear;
use honordesk::domain::petition::{ClockStatus, DayZero, Roll};

use super::*;

/// A made-up notice: the Friday on which sixty days after 2026-11-23 end is worked, the days after the extension are off.
const NOTICE: &str = r#"{"year": 2027, "papers": ["https://www.gov.cn/2027"], "days": [
    {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
    {"name": "元旦", "date": "2027-01-03", "isOffDay": false},
    {"name": "春节", "date": "2027-02-05", "isOffDay": true}]}"#;

fn file(text: &str) -> CalendarFile {
    CalendarFile { name: "2027.json".into(), text: text.into() }
}

fn look(f: &Fixture, text: &str) -> Result<CalendarChecked, Refusal> {
    match f.ask("petitions", Query::CheckCalendar(Box::new(file(text))))? {
        Answer::CalendarChecked(told) => Ok(*told),
        other => panic!("{other:?}"),
    }
}

fn sign(f: &Fixture, text: &str, signature: &str) -> Result<(), Refusal> {
    let command = Command::SignCalendar { file: Box::new(file(text)), signature: signature.into() };
    f.run("petitions", command).map(|_| ())
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
    sign(&f, NOTICE, &told.signature.to_uppercase()).unwrap();
    assert_eq!(due(&f, accepted, "conclude"), ("2027-01-22".into(), false));
    assert_eq!(due(&f, accepted, "deadline"), ("2027-01-02".into(), false));
    let row =
        queue(&f, "petitions", Tab::Open, "").rows.into_iter().find(|r| r.petition == accepted).unwrap();
    assert_eq!(row.due.map(|d| d.on), Some(date("2026-12-08")));
    let loaded = rules(&f).calendars;
    assert_eq!((loaded.len(), loaded[0].moved as usize), (1, told.moves.len()));
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

#[test]
fn what_is_no_calendar_or_contradicts_a_year_that_is_over_is_said() {
    let f = Fixture::new();
    let window = f.ask("window", Query::CheckCalendar(Box::new(file(NOTICE))));
    assert!(matches!(window, Err(Refusal::NotPermitted { .. })));
    assert!(matches!(look(&f, "hello"), Err(Refusal::Calendar(CalendarRefusal::Unread(_)))));
    assert!(matches!(look(&f, &" ".repeat(300_000)), Err(Refusal::Calendar(CalendarRefusal::TooLarge))));
    let past = look(&f, "year,2025,published\n2025-01-01,off,元旦\n").unwrap();
    assert!(past.years[0].contradicts && !past.same);
    let now = look(&f, "year,2026,published\n2026-01-01,off,元旦\n").unwrap();
    assert!(!now.years[0].contradicts, "the year is not over");
}

#[test]
fn what_the_regulation_leaves_open_is_settled_by_the_head_with_its_basis() {
    let f = Fixture::new();
    let mut facts = petition(None);
    facts.received = date("2026-09-18");
    let (id, ..) = f.take_in(facts.clone());
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-03");
    let settle = |who: &str, basis: &str, from: &str| {
        let said = CountingSaid {
            from: date(from),
            day_zero: DayZero::Excluded,
            roll: Roll::NextWorkingDay,
            basis: basis.into(),
        };
        f.run(who, Command::SettleCounting { said: Box::new(said) }).map(|_| ())
    };
    assert!(matches!(
        settle("petitions", "民法典第二百零三条", "2026-01-01"),
        Err(Refusal::NotPermitted { .. })
    ));
    assert!(matches!(settle("head", " ", "2026-01-01"), Err(Refusal::Invalid(_))));
    settle("head", "民法典第二百零三条", "2026-09-19").unwrap();
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-03", "it started before");
    settle("head", "民法典第二百零三条", "2026-09-01").unwrap();
    assert_eq!(due(&f, id, "notice-direct").0, "2026-10-08");
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
