//! The first run of a programme takes the records over as they stand: whoever entered them alone does not look at them as the second.

use honordesk::bureau::command::{LineAct, RunAct};
use honordesk::bureau::{Denied, Refusal};
use honordesk::domain::ledger::run::{Duty, RunStep};
use honordesk::domain::staff::Role;

use super::six::*;

#[test]
fn whoever_entered_somebody_alone_does_not_review_the_first_run_that_pays_them() {
    let six = Six::founded();
    six.at_the_window("wujing", Role::Checker);
    six.register(("wujing", "wangwei"), 1);
    six.register(("lina", "wangwei"), 2);
    six.opens("2025-05");
    // Whoever entered somebody works it out all the same, and whoever agreed to an account reviews it.
    let run = six.draft("lina", "2025-05").unwrap();
    assert!(six.view(run).nobody.is_none());
    six.step("lina", run, RunAct::Freeze).unwrap();
    match six.step("wujing", run, RunAct::Review) {
        Err(Refusal::NotPermitted { why: Denied::DidBefore { did, made, may, .. }, .. }) => {
            assert_eq!((did, made.len(), may), (Duty::DataChange, 1, vec![name("wangwei")]));
        }
        other => panic!("{other:?}"),
    }
    six.step("wangwei", run, RunAct::Review).unwrap();
    six.step("chenjing", run, six.act(run, RunStep::Approve)).unwrap();
    six.step("zhouqiang", run, six.act(run, RunStep::Export)).unwrap();
    six.answer("zhouqiang", run, &[]);
    // It is compared with the bank by whoever neither changed the sum nor the account since.
    six.step("wujing", run, six.act(run, RunStep::Reconcile)).unwrap();
    six.f.sound();
}

#[test]
fn where_everybody_who_reviews_entered_somebody_the_draft_says_so_and_what_frees_one() {
    let six = Six::founded();
    for (by, other, n) in [("wangwei", "wujing", 1), ("wujing", "wangwei", 2)] {
        six.at_the_window(by, Role::Checker);
        six.register((by, other), n);
    }
    six.opens("2025-05");
    let run = six.draft("lina", "2025-05").unwrap();
    let nobody = six.view(run).nobody.unwrap();
    let kept: Vec<_> = nobody.kept.iter().map(|one| (one.name.clone(), one.did)).collect();
    assert_eq!(nobody.step, RunStep::Review);
    assert_eq!(kept, [(name("wangwei"), Duty::DataChange), (name("wujing"), Duty::DataChange)]);
    let ways: Vec<Vec<u32>> =
        nobody.defer.iter().map(|way| way.iter().map(|(seq, _)| *seq).collect()).collect();
    assert_eq!(ways, [vec![1], vec![2]]);
    six.on_line("lina", run, 1, LineAct::Defer { reason: "另批".into() }).unwrap();
    assert!(six.view(run).nobody.is_none());
    six.follow(run, false);
    six.f.sound();
}
