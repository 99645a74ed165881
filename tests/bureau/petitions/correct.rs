//! What was taken down wrong is put right: by whom, with what reason, and what the record, the journal and the limits say then.

use honordesk::bureau::command::{ActRequest, PetitionChange as To, Triage};
use honordesk::bureau::query::JournalFilter;
use honordesk::bureau::{Command, Fault, Receipt, Refusal};
use honordesk::domain::PetitionId;
use honordesk::domain::ledger::Doubt;
use honordesk::domain::petition::{
    ActFault, BoundFault, Channel, Demand, Origin, PetitionAct, PetitionFacts, PetitionState, Petitioner,
    Purpose, Route,
};

use super::{act, simple, view};
use crate::bureau_support::*;

fn correct(
    f: &Fixture,
    who: &str,
    id: PetitionId,
    changes: Vec<To>,
    despite: &str,
) -> Result<Receipt, Refusal> {
    let seen = view(f, "head", id).unwrap().version;
    let despite = Some(despite.to_owned()).filter(|why| !why.is_empty());
    f.run(who, Command::CorrectPetition { petition: id, seen, changes, despite })
}

/// Taken in at the window today.
fn taken_in(f: &Fixture, facts: PetitionFacts) -> PetitionId {
    petition_of(&f.run("window", Command::RegisterPetition { facts: Box::new(facts) }).unwrap()).0
}

fn named(name: &str) -> PetitionFacts {
    let petitioners = vec![Petitioner { name: name.into(), ..Petitioner::default() }];
    PetitionFacts { petitioners, headcount: 2, ..petition(None) }
}

#[test]
fn whoever_took_it_in_puts_it_right_on_that_day_without_a_reason() {
    let f = Fixture::new();
    let id = taken_in(&f, named("王建国"));
    let phone = "13812345678".to_owned();
    let changes = vec![To::Channel(Channel::Phone), To::Headcount(1), To::Phone { at: 0, phone }];
    correct(&f, "window", id, changes, "").unwrap();
    let now = view(&f, "head", id).unwrap();
    assert_eq!((now.facts.channel, now.facts.headcount), (Channel::Phone, 1));
    let (one, _) = now.corrections.last().unwrap();
    let told: Vec<_> =
        one.changes.iter().map(|c| (c.field.as_str(), c.from.as_str(), c.to.as_str())).collect();
    assert_eq!(
        told,
        [("channel", "visit", "phone"), ("headcount", "2", "1"), ("petitioners.0.phone", "", "138****5678")]
    );
    // The journal names every field, and says no more of those that tell who it was.
    let line = f.journal_by(JournalFilter::default(), 1).remove(0);
    let note =
        |key: &str| line.what.about.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    assert_eq!(note("fields"), Some("channel headcount petitioners.0.phone"));
    assert_eq!(note("corrected"), Some("channel=visit>phone headcount=2>1"));
    assert_eq!(
        correct(&f, "window", id, vec![To::Headcount(1)], ""),
        Err(Refusal::Act(ActFault::Bound(BoundFault::NothingToCorrect)))
    );
    f.sound();
}

#[test]
fn a_limit_that_was_missed_is_put_right_by_the_head_alone() {
    let f = Fixture::new();
    let id = taken_in(&f, PetitionFacts { received: date("2026-11-02"), ..named("王建国") });
    f.today.set(date("2026-11-24"));
    // The notice was owed on 2026-11-17.
    let due = date("2026-11-17");
    let excuses = Err(Refusal::Act(ActFault::Bound(BoundFault::ExcusesLate { due })));
    let on_time = || vec![To::Received(date("2026-11-20"))];
    assert_eq!(correct(&f, "petitions", id, on_time(), "登记时写错了"), excuses);
    assert_eq!(correct(&f, "petitions", id, vec![To::Anonymous], "其实没有留名"), excuses);
    correct(&f, "petitions", id, vec![To::Received(date("2026-11-03"))], "写错了一天，仍逾期").unwrap();
    correct(&f, "head", id, on_time(), "登记时写错了，有来信邮戳").unwrap();
    f.sound();
}

#[test]
fn a_later_day_takes_its_handler_or_the_head_and_a_reason() {
    let f = Fixture::new();
    let id = taken_in(&f, named("王建国"));
    let urgent = || vec![To::Headcount(3)];
    f.today.set(date("2026-11-24"));
    let theirs = Err(Refusal::Act(ActFault::Bound(BoundFault::NotTheirsToCorrect)));
    assert_eq!(correct(&f, "window", id, urgent(), "记错了人数"), theirs);
    assert_eq!(
        correct(&f, "petitions", id, urgent(), ""),
        Err(Refusal::Doubtful(vec![Doubt::CorrectedLater]))
    );
    correct(&f, "petitions", id, urgent(), "记错了人数").unwrap();
    let now = view(&f, "head", id).unwrap();
    assert_eq!((now.facts.headcount, now.corrections[0].0.reason.as_str()), (3, "记错了人数"));
    let stale = Command::CorrectPetition { petition: id, seen: 1, changes: urgent(), despite: None };
    assert!(matches!(f.run("head", stale), Err(Refusal::Stale { seen: 1, now: 2, .. })));
    f.sound();
}

#[test]
fn a_limit_that_moves_says_from_where_to_where_and_wants_a_reason() {
    let f = Fixture::new();
    let id = taken_in(&f, named("王建国"));
    let earlier = || vec![To::Received(date("2026-11-20"))];
    let (old, new) = (Some(date("2026-12-08")), Some(date("2026-12-05")));
    assert_eq!(
        correct(&f, "window", id, earlier(), ""),
        Err(Refusal::Doubtful(vec![
            Doubt::LimitMoves { old, new, act: None },
            Doubt::LimitMoves {
                old: Some(date("2026-11-26")),
                new: Some(date("2026-11-25")),
                act: Some(PetitionAct::Simple)
            }
        ]))
    );
    correct(&f, "window", id, earlier(), "信封上的日期").unwrap();
    assert_eq!(view(&f, "head", id).unwrap().row.due.map(|due| due.on), new);
    // Nothing is received after something was done about it.
    f.today.set(date("2026-11-24"));
    simple(&f, id, PetitionAct::Accept).unwrap();
    f.today.set(date("2026-11-25"));
    let on = date("2026-11-24");
    assert_eq!(
        correct(&f, "head", id, vec![To::Received(date("2026-11-25"))], "记错了"),
        Err(Refusal::Act(ActFault::Bound(BoundFault::ReceivedAfter { on })))
    );
    f.sound();
}

#[test]
fn what_came_from_another_organ_keeps_the_day_of_its_notice_and_has_one_to_object() {
    let f = Fixture::new();
    let id = taken_in(&f, named("王建国"));
    let object = Some(PetitionAct::Object);
    let begins = Doubt::LimitMoves { old: None, new: Some(date("2026-11-30")), act: object };
    let referred = || vec![To::Origin(Origin::Referred)];
    assert_eq!(correct(&f, "window", id, referred(), ""), Err(Refusal::Doubtful(vec![begins])));
    let said = |doubt: &Doubt| honordesk::locale::petition_bounds::doubt(doubt, honordesk::locale::Lang::Zh);
    assert_eq!(said(&begins).unwrap(), "新增“异议退回”的期限 2026-11-30");
    correct(&f, "window", id, referred(), "区信访局转来的").unwrap();
    assert_eq!(view(&f, "head", id).unwrap().row.due.map(|due| due.on), Some(date("2026-12-08")));
    let ends = Doubt::LimitMoves { old: Some(date("2026-11-30")), new: None, act: object };
    let direct = vec![To::Origin(Origin::Direct)];
    assert_eq!(correct(&f, "window", id, direct, ""), Err(Refusal::Doubtful(vec![ends])));
    assert_eq!(said(&ends).unwrap(), "不再有“异议退回”的期限 2026-11-30");
    f.sound();
}

#[test]
fn whoever_is_called_anonymous_is_nobody_and_may_be_named_later() {
    let f = Fixture::new();
    let id = taken_in(&f, PetitionFacts { headcount: 1, ..named("匿 名") });
    let first = view(&f, "head", id).unwrap();
    assert!(first.facts.anonymous && first.facts.petitioners.is_empty());
    assert_eq!(first.row.due, None, "nobody is owed a notice");
    let name = To::Who { at: 0, person: None, name: "王建国".into() };
    let said = correct(&f, "window", id, vec![name.clone()], "");
    assert!(
        matches!(said, Err(Refusal::Doubtful(doubts)) if matches!(doubts[..], [Doubt::LimitMoves { old: None, .. }]))
    );
    correct(&f, "window", id, vec![name], "后来说了姓名").unwrap();
    assert!(view(&f, "head", id).unwrap().row.due.is_some());
    correct(&f, "window", id, vec![To::Anonymous], "又要求匿名").unwrap();
    assert_eq!(view(&f, "head", id).unwrap().row.due, None);
    // With a phone they are somebody.
    let known = Petitioner { name: "匿名".into(), phone: "13812345678".into(), ..Petitioner::default() };
    let facts = PetitionFacts { petitioners: vec![known], headcount: 1, ..petition(None) };
    let refused = f.run("window", Command::RegisterPetition { facts: Box::new(facts) });
    assert!(
        matches!(&refused, Err(Refusal::Invalid(faults)) if faults[0].fault == Fault::AnonymousKnown),
        "{refused:?}"
    );
    f.sound();
}

#[test]
fn what_was_kept_from_view_stays_so_and_what_is_decided_stays_decided() {
    let f = Fixture::new();
    let accuse = PetitionFacts { purpose: Purpose::Accusation, headcount: 1, ..named("王建国") };
    let id = taken_in(&f, accuse);
    let why = "信访目的记错";
    correct(&f, "window", id, vec![To::Purpose(Purpose::Resolve)], why).unwrap();
    assert!(view(&f, "head", id).unwrap().facts.secret, "a correction uncovers nothing");
    let other = taken_in(&f, PetitionFacts { headcount: 1, ..named("王建国") });
    correct(&f, "window", other, vec![To::Purpose(Purpose::Accusation)], why).unwrap();
    let refused = view(&f, "checker", other).err();
    assert!(matches!(refused, Some(Refusal::NotFound(_))), "{refused:?}");
    f.sound();
}

#[test]
fn a_decision_taken_back_uncovers_nothing_that_a_correction_covered() {
    let f = Fixture::new();
    let undo = |id| {
        let seen = view(&f, "head", id).unwrap().version;
        f.run("petitions", Command::Triage(Triage::Undo { petitions: vec![(id, seen)] })).unwrap();
        assert_eq!(view(&f, "head", id).unwrap().row.state, PetitionState::Registered);
    };
    let hidden = |id| matches!(view(&f, "checker", id), Err(Refusal::NotFound(_)));
    let accuses = || vec![To::Purpose(Purpose::Accusation)];
    let why = "来信人说明是控告";
    let taken = || taken_in(&f, PetitionFacts { headcount: 1, ..named("王建国") });
    let id = taken();
    simple(&f, id, PetitionAct::Accept).unwrap();
    correct(&f, "window", id, accuses(), why).unwrap();
    assert!(hidden(id));
    undo(id);
    assert!(hidden(id), "it accuses somebody as before");
    // Nor where another correction called it something else meanwhile.
    let id = taken();
    simple(&f, id, PetitionAct::Accept).unwrap();
    correct(&f, "window", id, accuses(), why).unwrap();
    correct(&f, "window", id, vec![To::Purpose(Purpose::Appeal)], why).unwrap();
    undo(id);
    assert!(hidden(id), "what was once kept from view stays so");
    // What the decision alone kept from view is seen again.
    let bare = vec![Demand::new("反映有人冒领优待金", None)];
    let id = taken_in(&f, PetitionFacts { headcount: 1, demands: bare, ..named("王建国") });
    let accuse = ActRequest { route: Some(Route::Accusation), ..ActRequest::new(PetitionAct::Accept) };
    act(&f, "petitions", id, accuse).unwrap();
    assert!(hidden(id));
    undo(id);
    assert!(!hidden(id));
    f.sound();
}
