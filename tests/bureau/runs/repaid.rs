//! Money that somebody paid back is in the books by two people's word, and a run that pays it again says so.

use honordesk::bureau::command::PersonChange;
use honordesk::bureau::{Command, Outcome, Refusal};
use honordesk::domain::ledger::run::{Over, Reason, RecoveryWay};
use honordesk::domain::person::RecognitionState;
use honordesk::domain::{Fen, PostingAskId, RecoveryId};

use super::bench::*;
use super::ledger::*;
use super::twice::graded;
use crate::bureau_support::*;

fn book(b: &Bench, recovery: RecoveryId, fen: Fen) -> Result<PostingAskId, Refusal> {
    let seen = b.recoveries().into_iter().find(|row| row.recovery == recovery).unwrap().version;
    let months = vec![Over { month: month("2025-04"), fen }];
    let book = Command::BookRepayment { recovery, seen, months, receipt: "收据一".into() };
    match b.run("maker", book)?.outcome {
        Outcome::PostingAsked(ask) => Ok(ask),
        other => panic!("booked by one alone: {other:?}"),
    }
}

#[test]
fn what_was_paid_back_is_in_the_books_once_another_agrees() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::Repay, 0);
    let ask = book(&b, id, over).unwrap();
    assert_eq!(overpaid(&b, PENSION)[0].sum, over, "nothing is booked yet");
    let own = b.run("maker", Command::AgreePosting { ask });
    assert!(matches!(own, Err(Refusal::NotPermitted { .. })), "{own:?}");
    assert_eq!(book(&b, id, Fen(100)).unwrap_err(), Refusal::RepaymentAsked { recovery: id, ask });
    b.run("checker", Command::DeclinePosting { ask, reason: "没有进账".into() }).unwrap();
    assert_eq!(overpaid(&b, PENSION)[0].sum, over);
    let anew = book(&b, id, over).unwrap();
    b.run("checker", Command::AgreePosting { ask: anew }).unwrap();
    assert!(overpaid(&b, PENSION).is_empty());
    b.f.reopened().sound();
}

#[test]
fn a_line_that_pays_again_what_was_paid_back_names_the_decision() {
    let b = Bench::from("2025-04");
    let (person, over) = overpaid_person(&b);
    let id = decide(&b, person, RecoveryWay::Repay, 0);
    b.repay(id, &[("2025-04", over.0)]).unwrap();
    let held = graded(6, RecognitionState::Receiving);
    b.amend_despite("window", person, PersonChange::Recognitions(vec![held]), "等级没有错").unwrap();
    let run = b.draft("draws", "2025-05").unwrap();
    let line = &b.lines(run)[0];
    assert_eq!((line.person, line.repaid), (person, Some(id)));
    assert!(line.reasons.contains(&Reason::PaidBack), "{:?}", line.reasons);
    b.f.sound();
}
