//! What was due, as known on a day; the facts of a recognition that it depends on.

use honordesk::bureau::answer::EntitlementView;
use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Answer, Command, Fault, Query, Refusal};
use honordesk::domain::ledger::{Doubt, Why};
use honordesk::domain::person::{Break, BreakGround, PersonFacts, Recognition};
use honordesk::domain::{Fen, PersonId};

use super::notice;
use crate::bureau_support::*;

fn entitlement(f: &Fixture, person: PersonId, month_: &str, known: &str) -> EntitlementView {
    match f.ask("checker", Query::Entitlement { person, month: month(month_), known: date(known) }).unwrap() {
        Answer::Entitlement(view) => *view,
        other => panic!("{other:?}"),
    }
}

/// The same as bytes, as they leave the house.
fn bytes(view: &EntitlementView) -> Vec<u8> {
    serde_json::to_vec(view).unwrap()
}

fn sums(why: &Why) -> i128 {
    if why.parts.is_empty() { i128::from(why.fen.0) } else { why.parts.iter().map(sums).sum() }
}

#[test]
fn what_was_due_as_known_on_a_day_is_told_the_same_for_ever() {
    let f = Fixture::new();
    f.today.set(date("2022-09-10"));
    let (id, twin) = (f.person(1), f.person(2));
    let first = entitlement(&f, id, "2022-09", "2022-09-10");
    let pension = first.due.items.iter().find(|item| item.programme == "disability-pension").unwrap();
    assert!(pension.fen > Fen(0) && first.on_record);
    for item in &first.due.items {
        assert_eq!(sums(&item.why), i128::from(item.fen.0), "the leaves are the amount");
    }
    assert!(!entitlement(&f, id, "2022-09", "2022-09-09").on_record, "nobody knew of them yet");
    let ahead = f.ask(
        "checker",
        Query::Entitlement { person: id, month: month("2022-09"), known: date("2022-09-11") },
    );
    assert!(matches!(ahead, Err(Refusal::Invalid(_))), "a day ahead is not told");
    // On the days after, everything changes that it is worked out from.
    let on = |day: &str| f.today.set(date(day));
    on("2022-09-20");
    let mut raised = disabled();
    raised.grade = Some(5);
    // Wrong from the beginning, which is said; nothing else changes months before.
    let change = vec![PersonChange::Recognitions(vec![raised])];
    let amend =
        |despite| Command::AmendPerson { person: id, seen: f.version(id), changes: change.clone(), despite };
    let unsaid = f.run("window", amend(None));
    assert!(
        matches!(&unsaid, Err(Refusal::Doubtful(doubts)) if doubts[..] == [Doubt::PastRewritten]),
        "{unsaid:?}"
    );
    f.run("window", amend(Some("原来记错".into()))).unwrap();
    let second = entitlement(&f, id, "2022-09", "2022-09-20");
    assert!(second.due.items[0].fen > pension.fen);
    on("2022-10-01");
    f.run("window", notice(&[id], None).of_year(2022)).unwrap();
    on("2022-12-20");
    let late = entitlement(&f, id, "2023-01", "2022-12-20");
    assert_eq!(late.due.barred.first().map(|b| b.rule.as_str()), Some("not-confirmed"));
    on("2023-01-05");
    f.merge(twin, id).unwrap();
    let now = entitlement(&f, id, "2023-01", "2023-01-05");
    assert_eq!(now.stands, twin, "the record that stands for both");
    f.run("window", death(twin, f.version(twin), date("2022-09-02"))).unwrap();
    f.sound();
    let f = f.reopened();
    for (before, month, known) in [
        (&first, "2022-09", "2022-09-10"),
        (&second, "2022-09", "2022-09-20"),
        (&late, "2023-01", "2022-12-20"),
    ] {
        let again = entitlement(&f, id, month, known);
        assert!(again == *before && bytes(&again) == bytes(before), "{month} as known on {known}");
    }
    assert!(bytes(&entitlement(&f, id, "2023-01", "2023-01-05")) != bytes(&now), "today it may still change");
}

trait OfYear {
    fn of_year(self, year: u16) -> Self;
}

impl OfYear for Command {
    fn of_year(mut self, of: u16) -> Self {
        if let Self::NoticeConfirmation { year, .. } | Self::Confirm { year, .. } = &mut self {
            *year = of;
        }
        self
    }
}

#[test]
fn that_a_grade_was_given_for_mental_illness_stands_in_the_recognition_alone() {
    let f = Fixture::new();
    let profile = [(708, "是".to_owned())].into();
    let id = f.register(PersonFacts { profile, ..person(1) });
    let Ok(Answer::Record(record)) = f.ask("head", Query::Record(id)) else { panic!() };
    assert!(record.card.recognitions[0].mental && record.profile.is_empty());
}

#[test]
fn times_without_benefits_do_not_overlap_and_end_after_they_begin() {
    let f = Fixture::new();
    let id = f.person(1);
    let with = |breaks: &[(&str, Option<&str>)]| {
        let one = |(from, until): &(&str, Option<&str>)| Break {
            from: date(from),
            until: until.map(date),
            ground: BreakGround::Sentence,
        };
        let held = Recognition { breaks: breaks.iter().map(one).collect(), ..disabled() };
        let changes = vec![PersonChange::Recognitions(vec![held])];
        let seen = f.version(id);
        f.run("window", Command::AmendPerson { person: id, seen, changes, despite: None }).map(drop)
    };
    let faults = |result: Result<(), Refusal>| match result {
        Err(Refusal::Invalid(all)) => all.into_iter().map(|f| (f.field, f.fault)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let before = Fault::Before { field: "recognitions.0.breaks.0.from".into() };
    let odd = faults(with(&[("2023-03-10", Some("2023-03-09"))]));
    assert_eq!(odd, [("recognitions.0.breaks.0.until".into(), before)]);
    for second in [("2023-06-20", None), ("2023-01-01", Some("2023-03-10")), ("2022-01-01", None)] {
        let odd = faults(with(&[("2023-03-10", Some("2023-06-20")), second]));
        assert_eq!(odd, [("recognitions.0.breaks.1.from".into(), Fault::Overlaps)], "{second:?}");
    }
    with(&[("2023-06-21", None), ("2023-03-10", Some("2023-06-20"))]).unwrap();
    let Ok(Answer::Card(card)) = f.ask("head", Query::Card(id)) else { panic!() };
    assert_eq!(card.recognitions[0].breaks[0].from, date("2023-03-10"), "in order");
    let mental = Recognition { mental: true, grade: None, ..disabled() };
    let changes = vec![PersonChange::Recognitions(vec![mental])];
    let seen = f.version(id);
    let odd = f.run("window", Command::AmendPerson { person: id, seen, changes, despite: None }).map(drop);
    assert!(faults(odd).contains(&("recognitions.0.grade".into(), Fault::Empty)));
    f.sound();
}
