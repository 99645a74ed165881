//! What a line allows besides what its own key does: it is left to a coming run, was paid by what somebody has seen, or stands as it is recorded.

use super::acts::open;
use super::steps::OfLine;
use super::{State, forms};
use crate::bureau::answer::{AccountNow, RunClaim, RunLineRow};
use crate::bureau::command::LineAct;
use crate::bureau::{Action as Gate, Command, Refusal};
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::RunId;
use crate::domain::ledger::run::{Claimed, LineChange, Reason, RunState, RunStep};
use crate::locale::{run_pane as say, run_told, runs as told};

/// The menu of what else a line allows.
pub(super) const OTHER: &str = "runs.other";
/// The question before it is agreed to what somebody says of a line.
pub(super) const AGREE: &str = "runs.agree";
/// The question before that is taken back.
pub(super) const WITHDRAW: &str = "runs.withdraw";

impl State {
    /// What the selected line allows besides what its own key does, whoever looks.
    fn others(&self) -> Vec<OfLine> {
        let Some(opened) = &self.opened else { return Vec::new() };
        let (Some(view), Some(line)) = (opened.view.as_deref(), opened.selected()) else {
            return Vec::new();
        };
        let own = self.of_line().map(|(what, _)| what);
        let allowed = allowed(view.row.state, line).into_iter();
        allowed.filter(|(what, fits)| *fits && Some(*what) != own).map(|(what, _)| what).collect()
    }

    /// What keeps whoever looks from what a step of the open run needs: their roles, or what they did in it.
    pub(super) fn kept(&self, step: RunStep, shared: &Shared) -> Option<Words> {
        if let Err(why) = shared.may(Gate::of_run_step(step)) {
            return Some(why);
        }
        if matches!(step, RunStep::Agree | RunStep::Refuse) {
            return self.view_of()?.decide.clone().map(Words::from);
        }
        let alike = self.view_of()?.steps.iter().filter(|(other, _)| other.duty() == step.duty());
        alike.filter_map(|(_, may)| may.as_ref().err()).find_map(|why| match why {
            Refusal::NotPermitted { .. } => Some(why.clone().into()),
            _ => None,
        })
    }

    /// The same of an act on a line, by its own name: one duty of a run takes in several acts.
    pub(super) fn kept_of(&self, what: OfLine, shared: &Shared) -> Option<Words> {
        self.kept(what.step(), shared).map(|why| why.naming(what.label()))
    }

    /// Why nothing else can be done with the selected line.
    pub(super) fn no_other(&self, shared: &Shared) -> Option<Words> {
        let others = self.others();
        let Some(first) = others.first() else { return Some(say::NO_OTHER.into()) };
        let free = others.iter().any(|what| self.kept(what.step(), shared).is_none());
        if free { None } else { self.kept_of(*first, shared) }
    }

    /// What else can be done with the selected line, to choose from.
    pub(super) fn ask_other(&self, ctx: &mut Ctx<'_>) {
        let (Some(view), Some(line)) = (self.view_of(), self.opened.as_ref().and_then(|o| o.selected()))
        else {
            return;
        };
        let may = |what: &OfLine| self.kept(what.step(), ctx.shared).is_none();
        let row = |what: OfLine| {
            let key = format!("{} {} {}", view.row.run, line.seq, what.name());
            let mut row = Row::new(key, what.label(), Words::Data(String::new()));
            row.note = what.follows().map(Words::from);
            row
        };
        let rows: Vec<Row> = self.others().into_iter().filter(may).map(row).collect();
        ctx.open(Menu::new(say::OTHER_OF_LINE, Purpose::Pane(PaneId::Runs, OTHER), rows).by_digit());
    }

    /// The form of what was chosen.
    pub(super) fn other_chosen(&self, key: &str, ctx: &mut Ctx<'_>) {
        let mut parts = key.split(' ');
        let run = parts.next().and_then(RunId::parse);
        let seq: Option<u32> = parts.next().and_then(|seq| seq.parse().ok());
        let what = parts.next().and_then(OfLine::parse);
        let lines =
            self.opened.as_ref().filter(|opened| Some(opened.id) == run).and_then(|o| o.lines.as_ref());
        let line = lines.and_then(|lines| lines.rows.iter().find(|line| Some(line.seq) == seq));
        match (run, what, line) {
            (Some(run), Some(OfLine::Withdraw), Some(line)) => Self::ask_withdraw(run, line, ctx),
            (Some(run), Some(OfLine::Agree), Some(line)) => Self::ask_agree(run, line, ctx),
            (Some(_), Some(OfLine::ClearAll), Some(_)) => {
                if let Some(view) = self.view_of() {
                    open(forms::clear_all(view), ctx);
                }
            }
            (Some(run), Some(what), Some(line)) => open(forms::line(run, what, line), ctx),
            _ => {}
        }
    }

    /// Asks before what was said of a line is taken back.
    pub(super) fn ask_withdraw(run: RunId, line: &RunLineRow, ctx: &mut Ctx<'_>) {
        let values: [(&'static str, &dyn std::fmt::Display); 3] =
            [("run", &run), ("seq", &line.seq), ("name", &line.name)];
        let accept = Accept::Pane(PaneId::Runs, WITHDRAW, format!("{run} {}", line.seq));
        let mut confirm = Confirm::new(Words::with(say::ASK_WITHDRAW, &values), say::WITHDRAW, accept);
        for said in said_since(line) {
            confirm = confirm.line(said);
        }
        ctx.open(confirm.line(say::WITHDRAW_FOLLOWS));
    }

    /// Asks before it is agreed to what somebody says of a line: its money is booked, taken back or paid again.
    pub(super) fn ask_agree(run: RunId, line: &RunLineRow, ctx: &mut Ctx<'_>) {
        let Some(RunClaim { what, day, reason, by, on, .. }) = &line.claimed else { return };
        let (question, follows, agree) = match what {
            Claimed::Paid => (say::ASK_AGREE, say::AGREE_BOOKS, say::AGREE_PAID),
            Claimed::NotPaid => (say::ASK_AGREE_BACK, say::AGREE_TAKES_BACK, say::AGREE_BACK),
            Claimed::Stands => (say::ASK_AGREE_STANDS, say::AGREE_STANDS_FOLLOWS, say::AGREE_STANDS),
        };
        let question = Words::with(question, &[("run", &run), ("seq", &line.seq), ("name", &line.name)]);
        let programme = ctx.shared.programme(&line.programme);
        let (months, day) = (line.parts.len(), day.map(|day| day.to_string()).unwrap_or_default());
        let values: [(&'static str, &dyn std::fmt::Display); 4] =
            [("programme", &programme), ("n", &months), ("amount", &line.amount), ("day", &day)];
        let accept = Accept::Pane(PaneId::Runs, AGREE, format!("{run} {}", line.seq));
        let mut confirm = Confirm::new(question, agree, accept).line(Words::with(follows, &values));
        confirm = confirm.line(Words::with(say::AGREE_RESTS, &[("by", by), ("on", on), ("reason", reason)]));
        // Where the bank says something too, whoever agrees has it before them.
        if let Some(said) = bank_says(line) {
            confirm = confirm.line(said);
        }
        ctx.open(confirm);
    }
}

/// What a line of a run in a state allows: each act, and whether it fits.
fn allowed(state: RunState, line: &RunLineRow) -> [(OfLine, bool); 9] {
    let answered = matches!(state, RunState::Returned | RunState::Reconciled | RunState::Closed);
    let pays = !line.parts.is_empty() && line.change != LineChange::Held;
    let claimed = answered && line.claimed.is_some();
    // Nobody agrees to what they say themselves.
    let others = claimed && !line.claimed.as_ref().is_some_and(|claim| claim.own);
    let free = answered && line.claimed.is_none();
    let held = answered && line.account_now.is_some_and(|now| now.same);
    let refused = state == RunState::Draft && line.reasons.contains(&Reason::RefusedAccount);
    [
        (OfLine::Defer, state == RunState::Draft && pays),
        (OfLine::Leave, free && line.state == "failed"),
        (OfLine::Clear, held),
        (OfLine::ClearAll, held || refused),
        (OfLine::PaidAfterAll, free && !matches!(line.state, "open" | "paid")),
        (OfLine::Stand, free && line.says.is_some()),
        (OfLine::Agree, others),
        (OfLine::Refuse, others),
        (OfLine::Withdraw, claimed),
    ]
}

/// The command of a question about a line.
pub(super) fn asked(key: &str, act: LineAct) -> Option<Command> {
    let (run, seq) = key.split_once(' ')?;
    Some(Command::ActOnLine { run: RunId::parse(run)?, seq: seq.parse().ok()?, act })
}

/// What the bank says of a line against what is on record.
fn bank_says(line: &RunLineRow) -> Option<Words> {
    line.says.as_ref().map(|(paid, failed)| match paid {
        Some(day) => Words::with(told::SAYS_PAID, &[("day", day)]),
        None => Words::Filled(told::SAYS_FAILED, vec![("why", Words::Bank(failed.clone()))]),
    })
}

/// What somebody says of a line, for another to agree to.
fn claimed(line: &RunLineRow) -> Option<Words> {
    line.claimed.as_ref().map(|claim| words(run_told::claim(claim)))
}

/// What is told, to be said in any language.
pub(super) fn words((msg, values): run_told::Told) -> Words {
    let said = |(name, value)| match name {
        run_told::BANK_SAYS => (name, Words::Bank(value)),
        name => (name, Words::Data(value)),
    };
    Words::Filled(msg, values.into_iter().map(said).collect())
}

/// What is said of a line against what is on record, by somebody or else by the bank.
pub fn against(line: &RunLineRow) -> Option<Words> {
    claimed(line).or_else(|| bank_says(line))
}

/// What the bank or somebody says of a line against what is on record, and what there is about its account.
pub fn said_since(line: &RunLineRow) -> Vec<Words> {
    let mut said: Vec<Words> = bank_says(line).into_iter().chain(claimed(line)).collect();
    if let Some(of) = &line.refused {
        said.extend(run_told::refused(of, line.state != "open").into_iter().map(words));
    }
    said.extend(account_now(line));
    said
}

/// What has become of the account of a line that failed, where it would be held if it were issued again today.
pub(super) fn account_now(line: &RunLineRow) -> Option<Words> {
    match line.account_now? {
        AccountNow { from: Some(from), .. } => Some(Words::with(told::ACCOUNT_FROM, &[("from", &from)])),
        AccountNow { same: true, .. } => Some(told::ACCOUNT_SAME.into()),
        AccountNow { .. } => None,
    }
}

/// Who said by what the account of a line that failed is good again.
pub(super) fn account_cleared(line: &RunLineRow) -> Option<Words> {
    run_told::refused(line.refused.as_ref()?, true).into_iter().next().map(words)
}
