//! Where the board and a step lead whoever looks.

use crate::bureau::answer::{MayDo, RunView, WaitRow, Waits};
use crate::bureau::{Answer, Outcome, Query, Receipt};
use crate::console::panes::runs::bank::Page;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::RunId;
use crate::domain::ledger::run::RunStep;
use crate::domain::staff::Role;
use crate::locale::Lang;

fn row(what: Waits, mine: bool) -> WaitRow {
    WaitRow {
        what,
        person: None,
        account: None,
        programmes: Vec::new(),
        month: None,
        amount: None,
        reason: String::new(),
        by: "李娜".to_owned(),
        on: None,
        mine,
        own: false,
        who: vec![MayDo { role: Role::Maker, name: "周强".to_owned() }],
        leaves: None,
    }
}

fn waiting(mine: &[RunId]) -> impl Fn(&Query) -> Option<Answer> {
    let rows: Vec<WaitRow> = [RunId(5), RunId(4), RunId(3), RunId(2)]
        .into_iter()
        .map(|run| row(Waits::Run { run, step: RunStep::Export }, mine.contains(&run)))
        .collect();
    move |query| match query {
        Query::Waiting => Some(Answer::Waiting(rows.clone())),
        other => answer(other),
    }
}

/// What waits is another now, as it is after everything that is done.
fn waits(bench: &mut Bench, with: impl Fn(&Query) -> Option<Answer>) {
    let mut out = crate::console::model::Out::default();
    bench.model.ask_next(&bench.cx, &mut out);
    bench.effects.append(&mut out.effects);
    bench.answer_with(with);
}

fn marked(bench: &Bench) -> Option<RunId> {
    bench.model.panes.runs.marked().map(|row| row.run)
}

#[test]
fn the_board_begins_at_what_waits_for_whoever_comes_to_it() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("周强", &[Role::Maker]));
    waits(&mut bench, waiting(&[RunId(3)]));
    bench.keys_to("<f3>1", waiting(&[RunId(3)]));
    assert_eq!(marked(&bench), Some(RunId(3)));
    // Somebody else has it now, and another one is theirs: so is the board, come to anew.
    bench.keys_to("<enter><esc>", waiting(&[RunId(4)]));
    assert_eq!(marked(&bench), Some(RunId(3)), "the way back leads to the run that was looked at");
    waits(&mut bench, waiting(&[RunId(4)]));
    bench.keys_to("<f3>1", waiting(&[RunId(4)]));
    assert_eq!(marked(&bench), Some(RunId(4)));
    // With nothing of one's own the mark stays.
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("周强", &[Role::Maker]));
    bench.keys_to("<f3>1", waiting(&[]));
    assert_eq!(marked(&bench), Some(RunId(5)));
}

#[test]
fn what_is_still_to_be_seen_to_is_said_with_the_key_that_leads_there() {
    let shown = |query: &Query| match (query, waiting(&[RunId(3)])(query)) {
        (Query::Run(_), Some(Answer::Run(view))) => {
            Some(Answer::Run(Box::new(RunView { steps: vec![(RunStep::Reconcile, Ok(()))], ..*view })))
        }
        (_, found) => found,
    };
    for (lang, said) in
        [(Lang::Zh, "还有 2 行没有发成要办：← →"), (Lang::En, "2 lines are still to see to: ← →")]
    {
        let mut bench = Bench::seated_as(lang, desk_of("王伟", &[Role::Checker]));
        waits(&mut bench, shown);
        bench.keys_to("<f3>1<enter>", shown);
        bench.keys_to("1", shown);
        bench.keys("100<ctrl-s>");
        assert!(bench.command().is_some(), "{}", crate::view::tests::screen(&bench.model));
        bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Run(RunId(3), 9) }));
        assert!(bench.said().contains(said), "{}", bench.said());
    }
}

#[test]
fn a_bank_answer_looked_at_for_one_run_stands_for_no_other() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("周强", &[Role::Maker]));
    bench.keys_to("<f3>1<left><left><enter>", answer);
    bench.keys_with_files("7");
    bench.keys_with_files("<enter>");
    assert_eq!(bench.model.panes.runs.bank.page, Page::Seen);
    waits(&mut bench, waiting(&[RunId(5)]));
    bench.keys_to("<alt-d><enter>", waiting(&[RunId(5)]));
    let runs = &bench.model.panes.runs;
    assert_eq!(runs.opened.as_ref().map(|opened| opened.id), Some(RunId(5)));
    assert_eq!(runs.bank.page, Page::Lines, "the run itself, and no file of another");
}
