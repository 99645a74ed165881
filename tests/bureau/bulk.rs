//! Changing the same for many people at once: what becomes of each, and how the batch is taken back.

mod money;
mod turns;

use crate::bureau_support::*;
use honordesk::bureau::answer::{BatchView, BulkPreview, BulkStanding, Record};
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::query::{JournalFilter, Whom};
use honordesk::bureau::{Answer, Command, Denied, Fault, Outcome, Query, Receipt, Refusal};
use honordesk::domain::bulk::{BulkChange, Left, MOST_OF_BATCH, Part, PlaceOf};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState, Residence};
use honordesk::domain::{BatchId, PersonId};

const TOWN: &str = "440114105236";
const OTHER: &str = "440114001210";

fn moved(to: &str, only_empty: bool) -> BulkChange {
    BulkChange::Place { of: PlaceOf::Residence, division: division(to), only_empty }
}

fn stopped(until: Option<&str>) -> BulkChange {
    BulkChange::State {
        group: "11".into(),
        state: RecognitionState::Stopped,
        since: None,
        until: until.map(date),
    }
}

fn item(number: u16, value: &str, only_empty: bool) -> BulkChange {
    BulkChange::Item { number, value: value.into(), only_empty }
}

fn preview(f: &Fixture, whom: Whom, change: &BulkChange) -> Result<BulkPreview, Refusal> {
    match f.ask("maker", Query::Bulk { whom, change: Box::new(change.clone()) })? {
        Answer::Bulk(preview) => Ok(*preview),
        other => panic!("{other:?}"),
    }
}

fn named(f: &Fixture, people: &[PersonId], change: &BulkChange) -> BulkPreview {
    preview(f, Whom::Named(people.to_vec()), change).unwrap()
}

fn apply(f: &Fixture, seen: &BulkPreview) -> Result<Receipt, Refusal> {
    let people = seen.rows.iter().map(|row| (row.person, row.seen)).collect();
    f.run("maker", Command::EditMany { people, change: Box::new(seen.change.clone()), despite: None })
}

fn batch_of(receipt: &Receipt) -> (BatchId, u32) {
    match receipt.outcome {
        Outcome::Batch(id, version) => (id, version),
        ref other => panic!("{other:?}"),
    }
}

fn undo(f: &Fixture, (batch, seen): (BatchId, u32)) -> Result<Receipt, Refusal> {
    f.run("maker", Command::UndoBatch { batch, seen, reason: "改错了".into() })
}

fn view(f: &Fixture, id: BatchId) -> BatchView {
    match f.ask("window", Query::Batch(id)).unwrap() {
        Answer::Batch(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn record(f: &Fixture, id: PersonId) -> Record {
    match f.ask("maker", Query::Record(id)).unwrap() {
        Answer::Record(record) => *record,
        other => panic!("{other:?}"),
    }
}

fn amend(f: &Fixture, person: PersonId, change: PersonChange) {
    let (seen, changes) = (f.version(person), vec![change]);
    f.run("maker", Command::AmendPerson { person, seen, changes, despite: None }).unwrap();
}

fn lives_at(code: &str) -> PersonChange {
    PersonChange::Residence(Residence { division: Some(division(code)), address: "一队3号".into() })
}

fn standings(view: &BatchView) -> Vec<(BulkStanding, Option<Left>)> {
    view.rows.iter().map(|row| (row.standing, row.left)).collect()
}

#[test]
fn each_is_told_before_and_after_and_nobody_holds_up_the_others() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=5).map(|n| f.person(n)).collect();
    amend(&f, people[1], lives_at(TOWN));
    f.run("maker", death(people[2], 1, date("2026-11-01"))).unwrap();
    f.run(
        "maker",
        Command::MergePeople {
            keep: (people[0], 1),
            gone: (people[3], 1),
            take: vec![],
            moves: 0,
            lives: false,
            reason: "同一人".into(),
        },
    )
    .unwrap();
    let mut all = people.clone();
    all.push(PersonId(99));
    let seen = named(&f, &all, &moved(TOWN, false));
    let told: Vec<_> = seen.rows.iter().map(|row| row.left).collect();
    let expected =
        [None, Some(Left::Same), Some(Left::Deceased), Some(Left::Merged), None, Some(Left::Missing)];
    assert_eq!(told, expected);
    let to = Part::Division(Some(division(TOWN)));
    assert_eq!((&seen.rows[0].before, &seen.rows[0].after), (&Some(Part::Division(None)), &Some(to.clone())));
    assert_eq!(record(&f, people[0]).residence.division, None, "a preview writes nothing");

    // Somebody changes a record between the preview and the deed.
    amend(&f, people[4], PersonChange::OtherNames(vec!["试旧名".into()]));
    let asking = f.asking(Some(staff_id("maker")));
    let command = Command::EditMany {
        people: seen.rows.iter().map(|row| (row.person, row.seen)).collect(),
        change: Box::new(seen.change.clone()),
        despite: None,
    };
    let receipt = f.bureau.execute(&asking, command.clone()).unwrap();
    let again = f.bureau.execute(&asking, command).unwrap();
    assert_eq!((again.already, batch_of(&again)), (true, batch_of(&receipt)), "one intention, one batch");
    let (batch, version) = batch_of(&receipt);
    let done = view(&f, batch);
    assert_eq!((done.row.people, done.row.done, done.row.standing, version), (6, 1, 1, 1));
    assert_eq!(done.rows[0].after, Some(to));
    assert_eq!(standings(&done)[4], (BulkStanding::Left, Some(Left::Changed)), "left and named");
    assert_eq!(record(&f, people[0]).residence.division, Some(division(TOWN)));
    assert_eq!(record(&f, people[4]).residence.division, None);
    f.sound();
}

#[test]
fn the_journal_shows_the_change_with_its_batch_in_everybodys_line() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=3).map(|n| f.person(n)).collect();
    amend(&f, people[2], lives_at(TOWN));
    let receipt = apply(&f, &named(&f, &people, &moved(TOWN, false))).unwrap();
    let of = |person| f.journal_by(JournalFilter { person: Some(person), ..JournalFilter::default() }, 1);
    for person in &people[..2] {
        let line = &of(*person)[0];
        assert_eq!((line.what.seq, line.what.command.as_str()), (receipt.seq, "person.edit-many"));
        let about = |name: &str| line.what.about.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        assert_eq!(
            (about("batch"), about("fields"), about("changed")),
            (Some("B1"), Some("residence"), Some("2"))
        );
        assert!(about("to").is_some_and(|to| to.contains("花东")) && about("left") == Some("1"));
        assert_eq!(about(".versions"), None, "what is for the program is not shown");
    }
    assert_ne!(of(people[2])[0].what.seq, receipt.seq, "who was left has no part in it");
    // Whoever saw the record before is told what changed meanwhile.
    let stale = Command::AmendPerson {
        person: people[0],
        seen: 1,
        changes: vec![PersonChange::OtherNames(vec!["试".into()])],
        despite: None,
    };
    let fields = vec!["residence".to_owned()];
    assert_eq!(f.run("maker", stale), Err(Refusal::Stale { seen: 1, now: 2, fields }));
}

#[test]
fn what_cannot_be_is_refused_before_anybody_is_looked_at() {
    let f = Fixture::new();
    let p = f.person(1);
    let fault = |change: &BulkChange| match preview(&f, Whom::Named(vec![p]), change) {
        Err(Refusal::Invalid(faults)) => (faults[0].field.clone(), faults[0].fault.clone()),
        other => panic!("{other:?}"),
    };
    let dead = BulkChange::State {
        group: "11".into(),
        state: RecognitionState::Deceased,
        since: None,
        until: Some(date("2026-11-01")),
    };
    assert_eq!(fault(&dead), ("state".into(), Fault::Deceased));
    assert_eq!(fault(&stopped(None)), ("until".into(), Fault::Empty));
    let state = |state, since, until: Option<&str>| BulkChange::State {
        group: "11".into(),
        state,
        since: Some(date(since)),
        until: until.map(date),
    };
    // The day of a stop is the last day: another first day would wipe out what was due before it.
    let stop = state(RecognitionState::Stopped, "2026-07-01", Some("2026-07-01"));
    assert_eq!(fault(&stop), ("since".into(), Fault::KeptByEnd));
    let far = state(RecognitionState::Receiving, "2999-01-01", None);
    assert_eq!(fault(&far), ("since".into(), Fault::TooLate { days: 366 }));
    let unborn = state(RecognitionState::Receiving, "1800-01-01", None);
    let seen = named(&f, &[p], &unborn);
    assert_eq!(
        (seen.rows[0].left, seen.rows[0].fields.clone()),
        (Some(Left::Unfit), vec!["recognitions.0.since".to_owned()])
    );
    // Whoever receives money from an earlier day would lose what was due since.
    let later = named(&f, &[p], &state(RecognitionState::Receiving, "2026-06-15", None));
    assert_eq!(
        (later.rows[0].left, later.rows[0].fields.clone()),
        (Some(Left::Unfit), vec!["recognitions.since".to_owned()])
    );
    let sooner = named(&f, &[p], &state(RecognitionState::Receiving, "1999-12-01", None));
    assert_eq!(sooner.rows[0].left, None);
    assert_eq!(fault(&moved("440114999999", false)), ("place.division".into(), Fault::Division));
    // 101 is 民族, which is of one person alone; 109 takes one of two words.
    assert_eq!(fault(&item(101, "汉族", false)), ("item".into(), Fault::Choice));
    assert_eq!(fault(&item(109, "郊区", false)), ("value".into(), Fault::Choice));
    assert_eq!(fault(&item(110, "派出\u{202e}所", false)).0, "value");
    let mut caution = note("先核对委托书", &[]);
    caution.expires = None;
    assert_eq!(fault(&BulkChange::Note(caution)), ("expires".into(), Fault::Empty));
    let many: Vec<PersonId> = (1..=600).map(PersonId).collect();
    let too_many = Refusal::TooManyMeant { found: 600, most: MOST_OF_BATCH };
    assert_eq!(preview(&f, Whom::Named(many.clone()), &moved(TOWN, false)), Err(too_many.clone()));
    let people = many.into_iter().map(|id| (id, 1)).collect();
    let command = Command::EditMany { people, change: Box::new(moved(TOWN, false)), despite: None };
    assert_eq!(f.run("maker", command), Err(too_many));
    let nobody = Command::EditMany {
        people: vec![(PersonId(77), 1)],
        change: Box::new(moved(TOWN, false)),
        despite: None,
    };
    assert_eq!(f.run("maker", nobody), Err(Refusal::NothingToChange));
    assert_eq!(f.ask("maker", Query::Batches), Ok(Answer::Batches(vec![])), "nothing was carried out");
}

#[test]
fn a_list_is_that_of_the_lookup_and_what_cannot_be_read_never_widens_it() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=3).map(|n| f.person(n)).collect();
    amend(&f, people[0], lives_at(OTHER));
    let found = |text: &str| preview(&f, Whom::Found(text.into()), &item(109, "农村", false));
    assert_eq!(found("镇:新华"), Err(Refusal::NotReady), "before the index is there");
    f.bureau.build_index().unwrap();
    let meant = |text: &str| found(text).unwrap().rows.iter().map(|r| r.person).collect::<Vec<_>>();
    assert_eq!(meant("镇:新华"), [people[0]]);
    assert_eq!(meant("-镇:新华"), [people[1], people[2]]);
    for bad in ["年龄:很老", "", "没有这个人"] {
        assert!(matches!(found(bad), Err(Refusal::Invalid(faults)) if faults[0].field == "whom"), "{bad}");
    }
}

#[test]
fn only_those_who_hold_the_group_and_stay_sound_change_their_state() {
    let f = Fixture::new();
    let plain = f.person(1);
    let before = Recognition {
        state: RecognitionState::Stopped,
        since: Some(date("1990-01-01")),
        until: Some(date("1999-12-31")),
        ..disabled()
    };
    let twice = f.register(PersonFacts { recognitions: vec![before, disabled()], ..person(2) });
    let none = f.register(PersonFacts { recognitions: vec![], ..person(3) });
    let applied = Recognition::new("11", RecognitionState::Applied);
    let bare = f.register(PersonFacts { recognitions: vec![applied], ..person(4) });
    let all = [plain, twice, none, bare];
    let seen = named(&f, &all, &stopped(Some("2026-10-31")));
    let left: Vec<_> = seen.rows.iter().map(|row| row.left).collect();
    assert_eq!(left, [None, Some(Left::Several), Some(Left::NotHeld), Some(Left::Unfit)]);
    assert_eq!(
        seen.rows[3].fields,
        ["recognitions.0.grade", "recognitions.0.nature"],
        "no grade is on record"
    );
    let (batch, version) = batch_of(&apply(&f, &seen).unwrap());
    let held = &record(&f, plain).card.recognitions[0];
    assert_eq!((held.state, held.until), (RecognitionState::Stopped, Some(date("2026-10-31"))));
    assert_eq!((held.grade, held.since), (Some(6), Some(date("2000-01-01"))), "the rest of it stays");
    undo(&f, (batch, version)).unwrap();
    assert_eq!(record(&f, plain).card.recognitions, [disabled()]);
    f.sound();
}

#[test]
fn what_is_there_can_be_left_alone() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=2).map(|n| f.person(n)).collect();
    amend(&f, people[0], PersonChange::Profile(125, "王工、李工".into()));
    let seen = named(&f, &people, &item(125, "陈工", true));
    assert_eq!(seen.rows.iter().map(|r| r.left).collect::<Vec<_>>(), [Some(Left::Filled), None]);
    apply(&f, &seen).unwrap();
    let of = |id| record(&f, id).profile.get(&125).cloned();
    assert_eq!((of(people[0]), of(people[1])), (Some("王工、李工".into()), Some("陈工".into())));
    let cleared = apply(&f, &named(&f, &people, &item(125, "", false))).unwrap();
    assert_eq!((of(people[0]), of(people[1])), (None, None));
    undo(&f, batch_of(&cleared)).unwrap();
    assert_eq!(of(people[0]), Some("王工、李工".into()));
}

#[test]
fn notes_are_written_for_all_and_ended_when_taken_back_unless_said_anew() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=3).map(|n| f.person(n)).collect();
    let receipt = apply(&f, &named(&f, &people, &BulkChange::Note(note("请带存折", &[])))).unwrap();
    let notes = |person| match f.ask("window", Query::Notes(person)).unwrap() {
        Answer::Notes(notes) => notes,
        other => panic!("{other:?}"),
    };
    for person in &people {
        assert_eq!(notes(*person)[0].facts.text, "请带存折");
    }
    let second = notes(people[1])[0].clone();
    let facts = Box::new(note("请带新存折", &[]));
    f.run("maker", Command::AmendNote { note: second.note, seen: 1, facts }).unwrap();
    let (batch, version) = batch_of(&receipt);
    undo(&f, (batch, version)).unwrap();
    let ended: Vec<bool> = people.iter().map(|p| notes(*p)[0].ended.is_some()).collect();
    assert_eq!(ended, [true, false, true]);
    assert_eq!(standings(&view(&f, batch))[1], (BulkStanding::Stays, Some(Left::Changed)));
    assert_eq!(undo(&f, (batch, 2)), Err(Refusal::NothingToUndo(batch)));
    f.sound();
}

#[test]
fn the_words_of_a_note_for_some_are_not_in_the_batch_that_others_read() {
    let f = Fixture::new();
    let p = f.person(1);
    let secret = note("涉检举，勿外传", &[honordesk::domain::staff::Role::Maker]);
    let (batch, _) = batch_of(&apply(&f, &named(&f, &[p], &BulkChange::Note(secret))).unwrap());
    let words = |who: &str| match f.ask(who, Query::Batch(batch)).unwrap() {
        Answer::Batch(view) => match view.row.change {
            BulkChange::Note(facts) => facts.text,
            _ => panic!("no note"),
        },
        other => panic!("{other:?}"),
    };
    assert_eq!((words("maker").as_str(), words("window").as_str()), ("涉检举，勿外传", ""));
}

#[test]
fn taking_back_leaves_what_changed_since_and_a_merged_record() {
    let f = Fixture::new();
    let people: Vec<PersonId> = (1..=4).map(|n| f.person(n)).collect();
    let receipt = apply(&f, &named(&f, &people, &moved(TOWN, false))).unwrap();
    let (batch, version) = batch_of(&receipt);
    amend(&f, people[1], lives_at(OTHER));
    amend(&f, people[2], PersonChange::OtherNames(vec!["试旧名".into()]));
    f.merge(people[0], people[3]).unwrap();
    assert!(matches!(undo(&f, (batch, 7)), Err(Refusal::Stale { .. })));
    undo(&f, (batch, version)).unwrap();
    let told = view(&f, batch);
    let expected = [
        (BulkStanding::Undone, None),
        (BulkStanding::Stays, Some(Left::Changed)),
        (BulkStanding::Undone, None),
        (BulkStanding::Stays, Some(Left::Merged)),
    ];
    assert_eq!(standings(&told), expected);
    assert_eq!((told.row.done, told.row.standing), (4, 2));
    assert!(told.row.undone.is_some());
    let lives = |id| record(&f, id).residence.division;
    assert_eq!((lives(people[0]), lives(people[1]), lives(people[2])), (None, Some(division(OTHER)), None));
    // Once the other change is taken back by hand, the rest can be taken back, too.
    amend(&f, people[1], lives_at(TOWN));
    undo(&f, (batch, 2)).unwrap();
    assert_eq!(lives(people[1]), None);
    f.sound();
}

#[test]
fn only_who_may_change_many_may_look_at_what_it_would_do_or_take_it_back() {
    let f = Fixture::new();
    let p = f.person(1);
    let (batch, version) = batch_of(&apply(&f, &named(&f, &[p], &moved(TOWN, false))).unwrap());
    let denied = |result: Result<(), Refusal>| {
        matches!(result, Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. }))
    };
    for who in ["window", "checker", "petitions", "head", "admin"] {
        let change = Box::new(moved(OTHER, false));
        let ask = f.ask(who, Query::Bulk { whom: Whom::Named(vec![p]), change: change.clone() });
        assert!(denied(ask.map(drop)), "{who}");
        let people = vec![(p, f.version(p))];
        assert!(denied(f.run(who, Command::EditMany { people, change, despite: None }).map(drop)), "{who}");
        let reason = "试".to_owned();
        let undo = Command::UndoBatch { batch, seen: version, reason };
        assert!(denied(f.run(who, undo).map(drop)), "{who}");
    }
    assert_eq!(record(&f, p).residence.division, Some(division(TOWN)));
}
