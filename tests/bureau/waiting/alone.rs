//! What counts by one word alone, and what two makers have taken back for one person: the way to pay them is looked at before.

use honordesk::bureau::answer::Waits;
use honordesk::bureau::command::RecoverySaid;
use honordesk::bureau::{Command, Outcome, Receipt, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::ledger::run::{RecoveryWay, RunFault, RunStep};
use honordesk::domain::{EntryId, Fen, PersonId};

use super::six::*;
use crate::bureau_support::*;

/// Something booked by hand for one person by one of the makers.
fn booked(six: &Six, kind: EntryKind, person: PersonId, m: &str) -> EntryId {
    match six.by_hand("heli", posting(person, kind, m, 1_000)).unwrap().outcome {
        Outcome::Entries(entry, _) => entry,
        other => panic!("{other:?}"),
    }
}

fn refused(done: Result<Receipt, Refusal>) -> (RunStep, Vec<String>, Vec<String>) {
    match done {
        Err(Refusal::Run(RunFault::WordLeavesNobody { step, may, anew })) => (step, may, anew),
        other => panic!("{other:?}"),
    }
}

fn asks(six: &Six, who: &str, entry: EntryId) {
    six.run(who, Command::AskReversal { entry, right: None, reason: "客户没有收到".into() }).unwrap();
}

#[test]
fn a_checker_does_not_take_back_alone_what_leaves_nobody_to_review() {
    let (six, [one, _]) = Six::paid_in_may();
    let entry = booked(&six, EntryKind::Due, one, "2025-04");
    let back = |who: &str| six.run(who, Command::Reverse { entry, reason: "记错了".into() });
    assert_eq!(refused(back("wangwei")), (RunStep::Review, vec![name("heli")], Vec::new()));
    assert_eq!(refused(back("lina")), (RunStep::Export, vec![name("heli")], Vec::new()));
    back("heli").unwrap();
    let run = six.draft("lina", "2025-06").unwrap();
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn of_what_two_makers_ask_to_take_back_the_second_is_asked_for_by_who_had_a_part_before() {
    let (six, [one, _]) = Six::paid_in_may();
    let entry = booked(&six, EntryKind::Paid, one, "2025-04");
    asks(&six, "lina", entry);
    let agree = || six.run("wujing", Command::AgreeReversal { entry });
    assert_eq!(refused(agree()), (RunStep::Export, Vec::new(), vec![name("heli")]));
    let no = Command::DeclineReversal { entry, reason: "请何丽另行申请".into() };
    six.run("wujing", no).unwrap();
    asks(&six, "heli", entry);
    agree().unwrap();
    let run = six.draft("lina", "2025-06").unwrap();
    six.follow(run, true);
    six.f.sound();
}

#[test]
fn what_becomes_of_money_paid_too_much_is_decided_by_one_who_leaves_a_way_to_pay() {
    let (six, [one, _]) = Six::paid_in_may();
    booked(&six, EntryKind::Paid, one, "2025-05");
    let propose = |who: &str| {
        let (programme, way, basis) = (PENSION.to_owned(), RecoveryWay::Repay, "约谈记录".to_owned());
        let (each, onto) = (Fen(0), String::new());
        let said = RecoverySaid { person: one, programme, way, each, basis, onto };
        six.run(who, Command::ProposeRecovery { said })
    };
    assert_eq!(refused(propose("lina")), (RunStep::Export, vec![name("heli")], Vec::new()));
    let Outcome::Recovery(recovery, seen) = propose("heli").unwrap().outcome else { panic!() };
    assert_eq!(six.offered(|what| matches!(what, Waits::Recovery { .. })), ["chenjing"]);
    six.run("chenjing", Command::ApproveRecovery { recovery, seen }).unwrap();
    // That it ends is asked for by whoever had a part in it before.
    let end = |who: &str| {
        let reason = "已协商".to_owned();
        six.run(who, Command::EndRecovery { recovery, seen: seen + 1, reason })
    };
    assert_eq!(refused(end("lina")), (RunStep::Export, vec![name("heli")], Vec::new()));
    end("heli").unwrap();
    let run = six.draft("zhouqiang", "2025-06").unwrap();
    six.follow(run, false);
    six.f.sound();
}

#[test]
fn where_whoever_agrees_leaves_nobody_it_is_told_with_what_waits() {
    let (six, [one, _]) = Six::drafted_from("2025-05");
    let entry = booked(&six, EntryKind::Paid, one, "2025-04");
    let run = six.draft("lina", "2025-05").unwrap();
    six.follow(run, false);
    six.on("2025-06-10");
    let off = Command::SetActive { staff: id("lina"), seen: 1, active: false };
    six.run("sysadmin", off).unwrap();
    asks(&six, "heli", entry);
    let waits = six.waits("chenjing");
    let row = waits.iter().find(|row| matches!(row.what, Waits::Reversal { .. })).unwrap();
    let nobody = row.leaves.clone().unwrap();
    assert_eq!(nobody.step, RunStep::Export);
    assert_eq!(nobody.kept.iter().map(|kept| kept.name.clone()).collect::<Vec<_>>(), [name("heli")]);
    assert_eq!(row.who.len(), 3, "it may be agreed to all the same");
    six.run("chenjing", Command::AgreeReversal { entry }).unwrap();
    six.f.sound();
}
