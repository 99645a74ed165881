//! What is told of a run beside its page: whom it waits for, and what was just done with it.

use crate::bureau::answer::{SentBack, WaitRow, Waits};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::RunId;
use crate::domain::ledger::run::{RunState, RunStep};
use crate::locale::{run_pane as say, run_words, stops, waiting};

/// What waits of a run for others, and for whom by name.
pub(super) fn waits_of(run: RunId, shared: &Shared) -> Option<Words> {
    let row = shared.awaited.of(false).find(|row| run_of(row) == Some(run))?;
    let (lang, comma) = (shared.lang, stops(shared.lang).comma);
    let mut names: Vec<&str> = row.who.iter().map(|may| may.name.as_str()).collect();
    names.dedup();
    let who = if names.is_empty() { say::NEXT_NOBODY.get(lang).to_owned() } else { names.join(comma) };
    let what = waiting::words_of(&row.what, lang);
    Some(Words::with(say::NEXT_BY, &[("what", &what), ("who", &who)]))
}

/// The run that waits for somebody, if it is one that does.
pub(super) fn run_of(row: &WaitRow) -> Option<RunId> {
    match &row.what {
        Waits::Run { run, .. }
        | Waits::Astray { run, .. }
        | Waits::Failed { run, .. }
        | Waits::Differing { run, .. }
        | Waits::Claim { run, .. }
        | Waits::Stuck { run, .. }
        | Waits::Back { what: SentBack::Run(run), .. } => Some(*run),
        _ => None,
    }
}

/// What was done with a run, and that lines of it are still to be seen to.
pub(super) fn still_to_see(done: Words, lines: u32) -> Words {
    match lines {
        0 => done,
        n => Words::Filled(say::TASKS_THEN, vec![("done", done), ("n", Words::Data(n.to_string()))]),
    }
}

/// What was done with a run, in words.
pub(super) fn took(run: RunId, step: Option<RunStep>) -> Words {
    let run = Words::Data(run.to_string());
    let state = match step {
        None | Some(RunStep::Draft) => return Words::Filled(say::STEP_DRAFTED, vec![("run", run)]),
        Some(RunStep::Freeze) => RunState::Frozen,
        Some(RunStep::Review) => RunState::Reviewed,
        Some(RunStep::Approve) => RunState::Approved,
        Some(RunStep::Export) => RunState::Exported,
        Some(RunStep::TakeReturn) => RunState::Returned,
        Some(RunStep::Reconcile) => RunState::Reconciled,
        Some(RunStep::Close) => RunState::Closed,
        Some(RunStep::Abandon) => RunState::Abandoned,
        Some(RunStep::Thaw | RunStep::Return | RunStep::Decline | RunStep::Recall) => {
            let step = step.map_or(run.clone(), |step| run_words::step(step).into());
            return Words::Filled(say::STEP_BACK, vec![("run", run), ("step", step)]);
        }
        Some(
            RunStep::Explain
            | RunStep::Defer
            | RunStep::Agree
            | RunStep::Refuse
            | RunStep::Claim
            | RunStep::Leave,
        ) => {
            return say::NOTED.into();
        }
    };
    Words::Filled(say::STEP_TAKEN, vec![("run", run), ("state", run_words::state(state).into())])
}
