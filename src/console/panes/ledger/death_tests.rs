//! The list of what deaths leave to do, worked by keys.

use crate::bureau::{Action as Gate, Command, Outcome, Receipt};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, deaths, desk};
use crate::domain::{Fen, PersonId};
use crate::locale::Lang;

fn at_ledger(not: &[Gate]) -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.iter().copied().filter(|gate| !not.contains(gate)).collect();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    press(&mut bench, "<f3><ctrl-t>");
    bench
}

fn press(bench: &mut Bench, written: &str) {
    bench.keys_to(written, deaths::answer);
}

#[test]
fn everything_that_can_be_booked_together_is_booked_at_once() {
    let mut bench = at_ledger(&[]);
    assert_eq!(bench.model.panes.ledger.death_rows().len(), 3);
    press(&mut bench, "<ctrl-e><right><enter>");
    let Some((_, _, Command::PostMany { postings })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    let booked: Vec<_> = postings.iter().map(|p| (p.person, p.amount)).collect();
    // The third was booked before: the difference needs a reason of its own.
    assert_eq!(booked, [(PersonId(1), Fen(272_700)), (PersonId(4), Fen(272_700))]);
    bench.reply(Ok(Receipt {
        seq: 9,
        already: false,
        outcome: Outcome::Entries(crate::domain::EntryId(9), 2),
    }));
    assert!(bench.said().contains("已补记 2 笔"), "{}", bench.said());
}

#[test]
fn a_row_leads_to_the_persons_ledger_and_escape_back_to_the_programmes() {
    let mut bench = at_ledger(&[]);
    press(&mut bench, "<down><enter>");
    assert_eq!((bench.model.active, bench.model.panes.person.person), (PaneId::Person, Some(PersonId(4))));
    press(&mut bench, "<f3><esc>");
    assert!(bench.model.panes.ledger.deaths.is_none());
    press(&mut bench, "<ctrl-e>");
    assert!(bench.model.overlays.is_empty() && bench.said().contains("去世待办"), "{}", bench.said());
}

#[test]
fn who_may_not_post_sees_the_list_and_books_nothing() {
    let mut bench = at_ledger(&[Gate::Post]);
    press(&mut bench, "<ctrl-e>");
    assert!(bench.model.overlays.is_empty() && bench.command().is_none());
}
