//! Rates, settings and first months that are decided after a run was frozen: what it pays is worked out again, and what comes out
//! otherwise stops it. And the days of a run: no month ahead, no step before the last one.

use honordesk::bureau::answer::RunChange;
use honordesk::bureau::command::{NewSetting, RunAct};
use honordesk::bureau::{Answer, Command, Outcome, Query, Refusal};
use honordesk::domain::ledger::run::{Astray, RunFault, RunRuleSaid, RunState, RunStep};
use honordesk::domain::ledger::{PlaceChoice, PlaceKey, PlaceValue};
use honordesk::domain::person::{Nature, PersonFacts};
use honordesk::domain::{Fen, RunId};

use super::bench::*;
use super::switch::{rate, set};
use super::twice::{fault, raise};
use crate::bureau_support::*;

const COMBAT: &str = "combat-allowance";

fn changes(b: &Bench, run: RunId) -> Vec<RunChange> {
    match b.ask("head", Query::RunChanges(run)) {
        Answer::RunChanges(found) => found,
        other => panic!("{other:?}"),
    }
}

/// The steps that let the money go on, each from the state before it.
fn onward() -> [(RunState, &'static str, RunAct); 3] {
    [
        (RunState::Frozen, "checker", RunAct::Review),
        (RunState::Reviewed, "head", approve()),
        (RunState::Approved, "sends", export()),
    ]
}

#[test]
fn a_rate_that_is_approved_after_the_freeze_stops_the_run_and_names_every_line_that_pays_otherwise() {
    for (state, who, act) in onward() {
        let b = Bench::from("2025-05");
        b.register(paid_person(1));
        b.register(paid_person(2));
        let run = b.draft("draws", "2025-05").unwrap();
        b.bring_to(run, state);
        raise(&b, 60_000, "2025-05-01");
        let said: Vec<_> = changes(&b, run).iter().map(|c| (c.seq, c.facts, c.account, c.astray)).collect();
        assert_eq!(said, [1, 2].map(|seq| (seq, false, false, Some(Astray::Due))), "{state:?}");
        let view = b.view(run);
        assert_eq!((view.rates_changed, view.astray.len(), view.row.astray), (true, 2, 2));
        let refused = RunFault::ChangedSince { seq: 1, what: Astray::Due };
        let offered = b.ask(who, Query::Run(run));
        let Answer::Run(seen) = offered else { panic!() };
        let may = seen.steps.into_iter().find(|(step, _)| *step == act.step()).unwrap().1;
        assert_eq!(fault(may), refused);
        assert_eq!(fault(b.step(who, run, act)), refused, "{state:?}");
        b.f.sound();
    }
}

#[test]
fn what_is_decided_and_changes_nothing_of_a_run_lets_it_go_on() {
    for (state, who, act) in onward() {
        let b = Bench::from("2025-05");
        b.register(paid_person(1));
        let run = b.draft("draws", "2025-05").unwrap();
        b.bring_to(run, state);
        // Another programme, a month to come, and a setting that no amount turns on.
        rate(&b, COMBAT, 1_000, "2025-01-01");
        raise(&b, 60_000, "2025-06-01");
        set(&b, PlaceKey::PayDay, PlaceValue::Number(20));
        set(&b, PlaceKey::Cycle, PlaceValue::Choice(PlaceChoice::Monthly));
        assert!(b.view(run).rates_changed && changes(&b, run).is_empty());
        b.step(who, run, act).unwrap();
        b.f.sound();
    }
}

#[test]
fn a_wage_that_was_wrong_and_a_later_first_month_stop_what_is_frozen() {
    let b = Bench::from("2025-05");
    set(&b, PlaceKey::NursingWage, PlaceValue::Amount(Fen(1_000_000)));
    b.rule(RunRuleSaid::Opening { programme: "nursing-fee".into(), month: month("2025-05") });
    let mut cared = disabled();
    (cared.grade, cared.nature) = (Some(1), Some(Nature::War));
    b.register(PersonFacts { recognitions: vec![cared], ..paid_person(1) });
    let run = b.draft_of("draws", &["nursing-fee"], month("2025-05")).unwrap();
    b.bring_to(run, RunState::Approved);
    assert!(changes(&b, run).is_empty());
    let wrong = Fen(700_000);
    let new = NewSetting {
        key: PlaceKey::NursingWage,
        value: PlaceValue::Amount(wrong),
        from: month("2025-01"),
        basis: "更正".into(),
    };
    let command = Command::ProposeSettings { new: vec![new], despite: Some("原数有误".into()) };
    let Outcome::Proposal(proposal, seen) = b.run("maker", command).unwrap().outcome else { panic!() };
    b.run("agrees", Command::ApproveProposal { proposal, seen }).unwrap();
    let what = RunFault::ChangedSince { seq: 1, what: Astray::Due };
    assert_eq!(fault(b.step("sends", run, export())), what);
    // Of the pension, May is not counted any more.
    let pension = b.draft("draws", "2025-05").unwrap();
    b.bring_to(pension, RunState::Frozen);
    b.rule(RunRuleSaid::Opening { programme: PENSION.into(), month: month("2025-06") });
    assert_eq!(changes(&b, pension).len(), 1);
    assert_eq!(fault(b.step("checker", pension, RunAct::Review)), what);
    b.f.sound();
}

#[test]
fn no_run_is_drafted_for_a_month_that_has_not_begun() {
    let b = Bench::from("2025-04");
    b.register(paid_person(1));
    b.on("2025-05-31");
    let ahead = b.draft("draws", "2025-06").unwrap_err();
    let not_begun = RunFault::NotBegun { month: month("2025-06"), from: date("2025-06-01") };
    assert_eq!(ahead, Refusal::Run(not_begun));
    b.on("2025-06-01");
    let run = b.draft("draws", "2025-06").unwrap();
    // A clock that went back works nothing out ahead either.
    b.on("2025-05-31");
    assert!(b.step("draws", run, RunAct::Redraft).is_err());
    b.f.sound();
}

#[test]
fn a_step_is_taken_on_no_day_before_the_last_one() {
    let b = Bench::from("2025-05");
    b.register(paid_person(1));
    b.on("2025-05-24");
    let run = b.draft("draws", "2025-05").unwrap();
    for (state, who, act) in [
        (RunState::Draft, "draws", RunAct::Freeze),
        (RunState::Frozen, "checker", RunAct::Review),
        (RunState::Reviewed, "head", approve()),
        (RunState::Approved, "head", RunAct::Recall { reason: "重来".into() }),
        (RunState::Approved, "sends", export()),
    ] {
        b.bring_to(run, state);
        let last = b.f.today.get();
        b.f.today.set(last.plus_days(-1));
        let offered = b.ask(who, Query::Run(run));
        let Answer::Run(seen) = offered else { panic!() };
        let may = seen.steps.into_iter().find(|(step, _)| *step == act.step()).unwrap().1;
        for said in [fault(may), fault(b.step(who, run, act))] {
            assert!(matches!(said, RunFault::BeforeStep { on, .. } if on == last), "{state:?}: {said:?}");
        }
        b.f.today.set(last);
    }
    b.bring_to(run, RunState::Exported);
    b.on("2025-05-23");
    let answer = fault(b.returns(run, vec![paid(1)]));
    assert_eq!(answer, RunFault::BeforeStep { step: RunStep::Export, on: date("2025-05-24") });
    // What was signed by a clock that ran ahead is taken back at any time.
    b.on("2025-05-30");
    b.register(paid_person(2));
    let run = b.draft("draws", "2025-05").unwrap();
    b.bring_to(run, RunState::Frozen);
    b.on("2025-05-26");
    b.step("draws", run, RunAct::Thaw { reason: "日期错了".into() }).unwrap();
    assert!(b.step("draws", run, RunAct::Freeze).is_err());
    b.step("draws", run, RunAct::Abandon { reason: "日期错了".into() }).unwrap();
    let acts = b.view(run).acts;
    assert_eq!(acts.last().map(|act| act.step), Some(RunStep::Abandon));
    b.f.sound();
}
