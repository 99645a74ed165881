//! What is due again once its payment was taken back says so.

use honordesk::bureau::{Command, Outcome};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::Reason;

use super::six::*;
use crate::bureau_support::*;

#[test]
fn what_is_paid_again_after_a_reversal_needs_no_words() {
    let (six, [one, _]) = Six::paid_in_may();
    let due = six.draft("lina", "2025-06").unwrap();
    let amount = six.lines(due).iter().find(|line| line.person == one).unwrap().amount;
    let abandon = honordesk::bureau::command::RunAct::Abandon { reason: "重来".into() };
    six.step("lina", due, abandon).unwrap();
    let paid = posting(one, EntryKind::Paid, "2025-06", amount.0);
    let Outcome::Entries(entry, _) = six.by_hand("heli", paid).unwrap().outcome else { panic!() };
    six.whole("2025-06", &[]);
    six.on("2025-07-10");
    six.run("heli", Command::AskReversal { entry, right: None, reason: "没有领到".into() }).unwrap();
    six.run("wujing", Command::AgreeReversal { entry }).unwrap();
    let run = six.draft("lina", "2025-07").unwrap();
    let line = six.lines(run).into_iter().find(|line| line.person == one).unwrap();
    assert_eq!(line.reasons, [Reason::Arrears, Reason::TakenBack]);
    assert_eq!(six.view(run).row.unexplained, 0);
    six.follow(run, false);
    six.f.sound();
}
