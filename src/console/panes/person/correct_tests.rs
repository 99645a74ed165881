//! Putting an entry of the ledger right, worked by keys.

use crate::bureau::{Action as Gate, Command, Outcome, Receipt};
use crate::console::overlays::Overlay;
use crate::console::testkit::{Bench, desk};
use crate::domain::{EntryId, Fen};
use crate::locale::Lang;

/// At the ledger of the first person found.
fn at_ledger(not: &[Gate]) -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.iter().copied().filter(|gate| !not.contains(gate)).collect();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys("ougy<enter>3");
    bench
}

#[test]
fn one_key_puts_an_entry_right() {
    let mut bench = at_ledger(&[]);
    bench.keys("<f7>");
    assert!(bench.said().contains("按笔"), "{}", bench.said());
    // The amount is what it was until it is typed over; the reason is asked for.
    bench.keys("<right><f7><ctrl-u>850<ctrl-s>");
    assert!(bench.command().is_none(), "a reason is needed");
    bench.keys("金额录错<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Correct { entry, right, reason } = command else { panic!("{command:?}") };
    assert_eq!((entry, right.amount, reason.as_str()), (EntryId(7), Fen(85_000), "金额录错"));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Entries(EntryId(8), 2) }));
    assert_eq!(bench.said(), "E7 已冲销（E8），改记为 E9。");
    // Taken back already.
    bench.keys("<down><down><f7>");
    assert!(bench.said().contains("E6"), "{}", bench.said());
}

#[test]
fn a_payment_is_asked_for_and_stays_until_another_agrees() {
    let mut bench = at_ledger(&[]);
    // By the entries, the newest first: due, taken back, both of the month before, due.
    bench.keys("<right><down><down><down><ctrl-z><right><enter>未到账<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let right = None;
    assert_eq!(command, Command::AskReversal { entry: EntryId(4), right, reason: "未到账".to_owned() });
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Done }));
    assert!(bench.said().contains("E4") && bench.said().contains("另一"), "{}", bench.said());
    let mut bench = at_ledger(&[]);
    bench.keys("<right><down><down><down><f7><ctrl-u>850<ctrl-s>金额录错<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::AskReversal { entry: EntryId(4), right: Some(right), .. } = command else {
        panic!("{command:?}")
    };
    assert_eq!(right.amount, Fen(85_000));
}

#[test]
fn whoever_may_answers_what_another_asks() {
    let mut bench = at_ledger(&[]);
    bench.keys("<right><down><down><down><down><down><ctrl-z>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("who asks and why") };
    assert!(sheet.form.note.as_ref().is_some_and(|note| note.say(Lang::Zh).contains("银行退汇")));
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "agreeing is chosen, not left standing");
    bench.keys("1<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::AgreeReversal { entry: EntryId(2) });
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Entries(EntryId(8), 1) }));
    assert!(bench.said().contains("E2 已由 E8 冲销"), "{}", bench.said());
    bench.keys("<ctrl-z>2<tab>已到账<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::DeclineReversal { entry: EntryId(2), reason: "已到账".to_owned() });
}

#[test]
fn who_may_not_post_puts_nothing_right() {
    let mut bench = at_ledger(&[Gate::Post]);
    bench.keys("<right><f7>");
    assert!(bench.model.overlays.is_empty() && bench.said().contains("经办"), "{}", bench.said());
}
