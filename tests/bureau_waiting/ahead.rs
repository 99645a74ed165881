//! A word about somebody is kept for the one who leaves a way to pay them.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::{Command, Refusal};
use honordesk::domain::EntryId;
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{RunFault, RunStep};

use super::bureau_support::*;
use super::six::*;

#[test]
fn of_two_words_about_one_person_the_second_is_said_by_who_said_the_first() {
    let (six, [one, _]) = Six::paid_in_may();
    six.new_account("heli", one, 31);
    assert_eq!(six.offered(|what| matches!(what, Waits::Account { .. })), ["wangwei", "wujing"]);
    six.agree_account("wujing", one).unwrap();
    // A payment by hand is to be taken back.
    let done = six.by_hand("heli", posting(one, EntryKind::Paid, "2025-04", 1_000)).unwrap().outcome;
    let honordesk::bureau::Outcome::Entries(entry, _) = done else { panic!() };
    six.run("heli", Command::AskReversal { entry, right: None, reason: "客户没有收到".into() }).unwrap();
    assert_eq!(reversal(&six, entry), ["wujing", "chenjing"]);
    let refused = six.run("wangwei", Command::AgreeReversal { entry }).unwrap_err();
    let may = vec![name("chenjing"), name("wujing")];
    assert_eq!(refused, Refusal::Run(RunFault::WordLeavesNobody { step: RunStep::Review, may }));
    six.run("wujing", Command::AgreeReversal { entry }).unwrap();
    six.on("2025-06-12");
    let run = six.draft("lina", "2025-06").unwrap();
    six.follow(run, false);
    six.f.sound();
}

fn reversal(six: &Six, of: EntryId) -> Vec<&'static str> {
    six.offered(|what| matches!(what, Waits::Reversal { entry, .. } if *entry == of))
}
