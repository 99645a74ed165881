//! The people around a person, and policy, at the keyboard.

use super::Tab;
use crate::bureau::command::{AccountTarget, PersonChange};
use crate::bureau::{Command, Outcome, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::testkit::Bench;
use crate::domain::PersonId;
use crate::domain::ledger::Doubt;
use crate::domain::person::CapacityKind;
use crate::locale::Lang;

fn receipt(outcome: Outcome) -> Receipt {
    Receipt { seq: 9, already: false, outcome }
}

/// The made-up person whom somebody names and whose money somebody receives.
fn at_family() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down><down><down><down><enter>6");
    assert_eq!(bench.model.panes.person.tab, Tab::Family);
    bench
}

fn changes(bench: &Bench) -> (Vec<PersonChange>, Option<String>) {
    match bench.command() {
        Some((_, _, Command::AmendPerson { changes, despite, .. })) => (changes, despite),
        _ => panic!("{}", bench.said()),
    }
}

#[test]
fn enter_goes_to_the_record_of_a_relative_on_either_side() {
    for (keys, person) in [("<enter>", PersonId(5)), ("<down><down><enter>", PersonId(3))] {
        let mut bench = at_family();
        bench.keys(keys);
        assert_eq!(bench.model.panes.person.person, Some(person));
    }
    let mut bench = at_family();
    bench.keys("<down><down><f7>");
    assert!(bench.model.overlays.is_empty() && bench.said().contains("对方档案"), "{}", bench.said());
}

#[test]
fn an_agent_is_put_on_record_with_paper_and_days() {
    let mut bench = at_family();
    bench.keys("<ctrl-n>侄子<tab>试侄<tab><tab><tab><tab><right><tab><right><right><tab>委托书 3 号");
    bench.keys("<tab>2026-01-01<tab>2026-12-31<ctrl-s>");
    let (changes, _) = changes(&bench);
    let [PersonChange::RelativeKeeping { at: 2, relative, .. }] = changes.as_slice() else { panic!() };
    let capacity = relative.capacity.as_ref().unwrap();
    assert!(relative.emergency && capacity.kind == CapacityKind::Agent && capacity.paper == "委托书 3 号");
    assert_eq!(capacity.until, crate::domain::Date::parse("2026-12-31"));
}

#[test]
fn a_payee_keeps_the_account_that_is_not_typed_anew() {
    let mut bench = at_family();
    bench.keys("<end><up><f7>了<ctrl-s>");
    // Somebody else, or another account, is asked for; what else is said of them is set at once.
    let Some((_, _, Command::AskAccount { asked, .. })) = bench.command() else { panic!("{}", bench.said()) };
    let AccountTarget::Payee { at: 0, payee } = &asked.target else { panic!() };
    assert!(payee.name == "陈㘵了" && payee.account.number.is_empty());
    let mut bench = at_family();
    bench.keys("<end><up><f7><tab>之一<ctrl-s>");
    let (all, _) = changes(&bench);
    let [PersonChange::Payee(0, Some(payee))] = all.as_slice() else { panic!() };
    assert!(payee.relation.ends_with("之一") && payee.account.number.is_empty());
}

#[test]
fn a_change_to_somebody_who_died_asks_why() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down><down><down><enter><f7>了<ctrl-s>");
    assert_eq!(changes(&bench).1, None);
    let on = crate::domain::Date::parse("2026-10-02").unwrap();
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::Deceased { on }])));
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert!(sheet.form.field("despite").is_some_and(|f| f.fault.is_some()));
    bench.keys("家属更正<ctrl-s>");
    assert_eq!(changes(&bench).1.as_deref(), Some("家属更正"));
    bench.reply(Ok(receipt(Outcome::Person(PersonId(5), 5))));
    // Taking a relative off asks at once.
    bench.keys("6<down><ctrl-x>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert!(sheet.form.field("reason").is_some());
    bench.keys("登错<ctrl-s>");
    let (all, despite) = changes(&bench);
    assert!(
        matches!(all.as_slice(), [PersonChange::Relative(0, None)]) && despite.as_deref() == Some("登错")
    );
}

#[test]
fn policy_is_one_key_away_and_the_own_groups_stand_first() {
    let mut bench = at_family();
    bench.keys("<alt-w>");
    let first = |bench: &Bench| match bench.model.overlays.last() {
        Some(Overlay::Menu(menu)) => menu.matching().next().map(|row| row.key.clone()).unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    assert_eq!(first(&bench), "programme.combat-allowance");
    bench.keys("怎么申请");
    assert_eq!(first(&bench), "snippet.emergency-aid");
    bench.keys("<enter>");
    let Some(Overlay::Reader(reader)) = bench.model.overlays.last() else { panic!() };
    let said: Vec<String> = reader.lines.iter().map(|line| line.say(Lang::Zh)).collect();
    assert!(
        said.iter().any(|line| line.contains("2019-10-01")) && said.iter().any(|line| line.contains("依据"))
    );
    bench.keys("<esc><ctrl-u>");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Menu(_))), "back to the list");
    // Also with nobody on screen.
    bench.keys("<esc><f2><alt-w>");
    assert!(first(&bench).starts_with("snippet."));
}
