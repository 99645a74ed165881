//! Keys of a change of the account: asked for at the desk, decided by somebody else.

use crate::bureau::command::AccountTarget;
use crate::bureau::{Command, Outcome, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::testkit::{Bench, accounts};
use crate::domain::AccountChangeId;
use crate::domain::ledger::Doubt;
use crate::domain::person::AccountDocument;
use crate::locale::Lang;

fn form(bench: &Bench) -> &crate::console::forms::Form {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => &sheet.form,
        other => panic!("{other:?} {}", bench.said()),
    }
}

#[test]
fn the_clerk_asks_in_three_fields_and_says_why_where_the_holder_is_another() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><alt-a>6222020000001111<tab>建设银行<ctrl-s>");
    let Some((_, _, Command::AskAccount { asked, despite: None, .. })) = bench.command() else { panic!() };
    let AccountTarget::Own(Some(account)) = &asked.target else { panic!() };
    assert!(account.number == "6222020000001111" && account.bank.contains("建设银行"));
    assert_eq!(asked.evidence.kind, AccountDocument::Passbook);
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::HolderIsAnother])));
    assert!(form(&bench).field("despite").is_some_and(|f| f.fault.is_some()));
    bench.keys("女儿代存<ctrl-s>");
    let Some((_, _, Command::AskAccount { despite, .. })) = bench.command() else { panic!() };
    assert_eq!(despite.as_deref(), Some("女儿代存"));
    let outcome = Outcome::AccountChange(AccountChangeId(5), 1);
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome }));
    assert!(bench.said().contains("Z5") && bench.said().contains("另一人复核"), "{}", bench.said());
}

#[test]
fn a_checker_goes_from_the_list_to_the_decision_and_says_why_not() {
    let mut bench = Bench::seated_as(Lang::Zh, accounts::checker());
    bench.keys_to("<f3><alt-a><enter>", accounts::waiting);
    assert_eq!(form(&bench).id, super::forms::DECIDE);
    bench.keys_to("2<ctrl-s>", accounts::waiting);
    assert!(form(&bench).field("reason").is_some_and(|f| f.fault.is_some()), "why is said");
    bench.keys_to("<tab>存折看不清<ctrl-s>", accounts::waiting);
    let Some((_, _, Command::DeclineAccount { change, seen: 1, reason })) = bench.command() else { panic!() };
    assert_eq!((change, reason.as_str()), (AccountChangeId(5), "存折看不清"));
}
