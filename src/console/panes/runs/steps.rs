//! Which step of the open run comes next, which leads back, and what keeps the one who looks from it.

use super::State;
use crate::bureau::Refusal;
use crate::bureau::answer::{RunLineRow, RunView};
use crate::bureau::command::RunAct;
use crate::console::words::Words;
use crate::domain::ledger::run::{LineChange, Reason, RunState, RunStep};
use crate::locale::{Msg, run_pane as say};

/// What can be done with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfLine {
    /// Say why it is what it is.
    Explain,
    /// Say that the bank has cleared the account that it is held for.
    Clear,
    /// The same of every account of the run.
    ClearAll,
    /// Leave it out of the draft, to a coming run.
    Defer,
    /// Leave its failure to a coming run.
    Leave,
    /// Say that its payment came back: the bank returned the money.
    TakeBack,
    /// Say that it was paid after all, as the bank says now.
    PaidAfterAll,
    /// Say that what is on record stands.
    Stand,
    /// Agree to what somebody else says of it.
    Agree,
    /// Do not agree.
    Refuse,
    /// Take back what was said of it.
    Withdraw,
}

impl OfLine {
    const ALL: [Self; 11] = [
        Self::Explain,
        Self::Clear,
        Self::ClearAll,
        Self::Defer,
        Self::Leave,
        Self::TakeBack,
        Self::PaidAfterAll,
        Self::Stand,
        Self::Agree,
        Self::Refuse,
        Self::Withdraw,
    ];

    /// What it is called.
    pub(super) fn label(self) -> Msg {
        match self {
            Self::Explain => say::EXPLAIN,
            Self::Clear => say::CLEAR,
            Self::ClearAll => say::CLEAR_ALL,
            Self::Defer => say::DEFER,
            Self::Leave => say::LEAVE,
            Self::TakeBack => say::TAKE_BACK,
            Self::PaidAfterAll => say::PAID_AFTER_ALL,
            Self::Stand => say::STAND,
            Self::Agree => say::AGREE,
            Self::Refuse => say::REFUSE,
            Self::Withdraw => say::WITHDRAW,
        }
    }

    /// What follows from it, where its name does not say.
    pub(super) fn follows(self) -> Option<Msg> {
        match self {
            Self::Clear => Some(say::CLEAR_FOLLOWS),
            Self::ClearAll => Some(say::CLEAR_ALL_FOLLOWS),
            Self::Defer => Some(say::DEFER_FOLLOWS),
            Self::Leave => Some(say::LEAVE_FOLLOWS),
            Self::TakeBack => Some(say::TAKE_BACK_FOLLOWS),
            Self::PaidAfterAll => Some(say::PAID_FOLLOWS),
            Self::Stand => Some(say::STAND_FOLLOWS),
            Self::Refuse => Some(say::REFUSE_FOLLOWS),
            Self::Withdraw => Some(say::WITHDRAW_FOLLOWS),
            Self::Explain | Self::Agree => None,
        }
    }

    /// The step of the run that it is.
    pub(super) fn step(self) -> RunStep {
        match self {
            Self::Explain | Self::Clear | Self::ClearAll => RunStep::Explain,
            Self::Defer => RunStep::Defer,
            Self::Agree => RunStep::Agree,
            Self::Refuse => RunStep::Refuse,
            Self::Leave | Self::TakeBack | Self::PaidAfterAll | Self::Stand | Self::Withdraw => {
                RunStep::Reconcile
            }
        }
    }

    /// Its stable name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Clear => "clear",
            Self::ClearAll => "clear-all",
            Self::Defer => "defer",
            Self::Leave => "leave",
            Self::TakeBack => "take-back",
            Self::PaidAfterAll => "paid-after-all",
            Self::Stand => "stand",
            Self::Agree => "agree",
            Self::Refuse => "refuse",
            Self::Withdraw => "withdraw",
        }
    }

    /// The one of a stable name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.name() == name)
    }
}

/// Whether a step leads toward the end.
fn leads_on(step: RunStep) -> bool {
    matches!(
        step,
        RunStep::Freeze
            | RunStep::Review
            | RunStep::Approve
            | RunStep::Export
            | RunStep::TakeReturn
            | RunStep::Reconcile
            | RunStep::Close
            | RunStep::AgreeUnpaid
    )
}

/// Whether a step leads back, ends the run, or says that it came back from the bank.
fn leads_back(step: RunStep) -> bool {
    use RunStep::{Abandon, Decline, NoteUnpaid, Recall, RefuseUnpaid, Return, Thaw};
    matches!(step, Thaw | Return | Decline | Recall | Abandon | NoteUnpaid | RefuseUnpaid)
}

fn found(view: &RunView, wanted: impl Fn(RunStep) -> bool) -> Option<(RunStep, Option<Words>)> {
    // Of several, the one that may be taken by whoever looks.
    let mut fits = view.steps.iter().filter(|(step, _)| wanted(*step));
    let may = |(_, may): &&(RunStep, Result<(), Refusal>)| may.is_ok();
    let (step, may) = fits.clone().find(may).or_else(|| fits.next())?;
    Some((*step, may.clone().err().map(Words::from)))
}

impl State {
    fn view(&self) -> Option<&RunView> {
        self.opened.as_ref()?.view.as_deref()
    }

    /// The step that comes next, and why it cannot be taken.
    pub(super) fn next(&self) -> Option<(RunStep, Option<Words>)> {
        found(self.view()?, leads_on)
    }

    /// The step that leads back, and why it cannot be taken.
    pub(super) fn back_step(&self) -> Option<(RunStep, Option<Words>)> {
        found(self.view()?, leads_back)
    }

    /// Whether the draft may be worked out anew.
    pub(super) fn may_redraft(&self) -> Option<Words> {
        // It leads nowhere else, so it is not among the steps out of a draft.
        let drafts = self.view().is_some_and(|view| view.row.state == RunState::Draft);
        (!drafts).then(|| say::ONLY_DRAFT.into())
    }

    /// What can be done with the selected line.
    pub(super) fn of_line(&self) -> Option<(OfLine, &RunLineRow)> {
        let line = self.opened.as_ref()?.selected()?;
        let what = match line.state {
            _ if line.reasons.contains(&Reason::RefusedAccount)
                && self.view().is_some_and(|view| view.row.state == RunState::Draft) =>
            {
                OfLine::Clear
            }
            _ if line.unexplained => OfLine::Explain,
            _ if line.claimed.as_ref().is_some_and(|claim| claim.own) => OfLine::Withdraw,
            _ if line.claimed.is_some() => OfLine::Agree,
            _ if line.says.as_ref().is_some_and(|(paid, _)| paid.is_some()) => OfLine::PaidAfterAll,
            "failed" => OfLine::Leave,
            "paid" => OfLine::TakeBack,
            _ => return None,
        };
        Some((what, line))
    }
}

impl State {
    /// What is told where nothing of the selected line is to be explained or settled: what helps in the state that its run is in.
    pub(super) fn nothing_of_line(&self) -> Msg {
        use RunState::{
            Abandoned, Approved, Closed, Draft, Exported, Frozen, Reconciled, Returned, Reviewed,
        };
        let line = self.opened.as_ref().and_then(|opened| opened.selected());
        match self.view().map(|view| view.row.state) {
            Some(Draft) if line.is_some_and(|line| line.put_off.is_some()) => say::NOTHING_PUT_OFF,
            Some(Draft) if line.is_some_and(|line| line.change == LineChange::Held) => say::NOTHING_HELD,
            None | Some(Draft) => say::NOTHING_OF_LINE,
            Some(Frozen | Reviewed | Approved) => say::NOTHING_FIXED,
            Some(Exported) => say::NOTHING_SENT,
            Some(Returned | Reconciled | Closed) => say::NOTHING_DONE,
            Some(Abandoned) => say::NOTHING_HELD,
        }
    }
}

/// The act of a step that says nothing but itself; of an approval, the number of the minutes where it needs one.
pub(super) fn plain(step: RunStep, minute: &str) -> Option<RunAct> {
    Some(match step {
        RunStep::Draft => RunAct::Redraft,
        RunStep::Freeze => RunAct::Freeze,
        RunStep::Review => RunAct::Review,
        RunStep::Approve => RunAct::Approve { minute: minute.to_owned() },
        RunStep::Close => RunAct::Close,
        RunStep::AgreeUnpaid => RunAct::AgreeUnpaid,
        _ => return None,
    })
}
