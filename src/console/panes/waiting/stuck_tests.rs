//! What is said after a step of a run that nobody is left for.

use super::tests::row;
use crate::bureau::answer::{WaitRow, Waits};
use crate::bureau::{Answer, Query};
use crate::console::model::Out;
use crate::console::notice::Weight;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::console::words::Words;
use crate::domain::ledger::run::RunStep;
use crate::domain::staff::Role;
use crate::domain::{Date, RunId};
use crate::locale::Lang;

#[test]
fn a_step_of_a_run_that_nobody_is_left_for_further_on_says_so_and_who_may_help() {
    let stuck = |on: &str| {
        let of = Waits::Stuck { run: RunId(2), step: RunStep::Export };
        WaitRow { on: Date::parse(on), ..row(of, false, &[(Role::Head, "陈静")]) }
    };
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王伟", &[Role::Checker]));
    let mut told = |n: u64, rows: Vec<WaitRow>| {
        let done = Words::Data("R2 已复核。".to_owned()).booked(n);
        bench.model.shared.notices.push(Weight::Plain, done, (9, 0), 0);
        let mut out = Out::default();
        bench.model.ask_next(&bench.cx, &mut out);
        bench.effects.append(&mut out.effects);
        bench.answer_with(|query| match query {
            Query::Waiting => Some(Answer::Waiting(rows.clone())),
            other => answer(other),
        });
        bench.said()
    };
    told(1, vec![stuck("2025-06-01")]);
    // It waited so before: only that another step of it was taken is new.
    let said = told(2, vec![stuck("2025-06-02")]);
    assert!(said.contains("往后没有人可以“送银行”：可由负责人：陈静退回"), "{said}");
    let said = told(3, vec![stuck("2025-06-02")]);
    assert!(!said.contains("往后"), "it is not about that run: {said}");
}
