//! What the actions of the pane do, and why they cannot run now.

use super::state::{Row, SHOWN, Shown, list_rows};
use super::{Act, State, forms};
use crate::bureau::answer::RecoveryRow;
use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::why::WhyOf;
use crate::console::words::Words;
use crate::domain::Fen;
use crate::domain::ledger::run::RecoveryWay;
use crate::locale::{overpaid as say, run_words};

/// The question before a decision is approved.
pub(super) const APPROVE: &str = "overpaid.approve";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Decide => {
                if let Some(Row::Over(programme, row, None)) = self.selected() {
                    open(forms::decide(programme, row, ctx.shared), ctx);
                }
            }
            Act::Approve => {
                if let Some(row) = self.decision() {
                    ctx.open(ask_approve(row, ctx.shared));
                }
            }
            Act::Repay => {
                if let Some(row) = self.decision() {
                    open(forms::repay(row), ctx);
                }
            }
            Act::End => {
                if let Some(row) = self.decision() {
                    open(forms::end(row), ctx);
                }
            }
            Act::Why => self.ask_why(ctx),
            Act::Before => self.turn(false, ctx),
            Act::After => self.turn(true, ctx),
        }
    }

    /// The decision that the selected row is about.
    pub(super) fn decision(&self) -> Option<&RecoveryRow> {
        match self.selected()? {
            Row::Over(_, _, decision) => decision,
            Row::Decision(row) => Some(row),
        }
    }

    fn turn(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let at = SHOWN.iter().position(|shown| *shown == self.shown).unwrap_or_default();
        let to = (if forward { at + 1 } else { at + SHOWN.len() - 1 }) % SHOWN.len();
        self.shown = SHOWN.get(to).copied().unwrap_or_default();
        self.list = List::default();
        self.list.settle(self.rows().len(), list_rows(&ctx.shared.geometry()));
    }

    /// Why the months of the selected row are due what they are.
    fn ask_why(&mut self, ctx: &mut Ctx<'_>) {
        let Some(Row::Over(programme, row, _)) = self.selected() else { return };
        let known = ctx.shared.today;
        let of = WhyOf::new(row.person, &row.name, programme, known);
        let of = row.months.iter().fold(of, |of, (month, due, settled)| {
            let over = Fen(settled.0.saturating_sub(due.0));
            let said = Words::with(
                say::MONTH,
                &[("month", month), ("due", due), ("settled", settled), ("over", &over)],
            );
            of.month(*month, *due, said)
        });
        self.why.ask(of, ctx);
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        if matches!(action, Act::Before | Act::After) {
            return None;
        }
        let Some(row) = self.selected() else { return Some(say::CHOOSE.into()) };
        match (action, row) {
            (Act::Before | Act::After, _)
            | (Act::Decide, Row::Over(_, _, None))
            | (Act::Why, Row::Over(..)) => None,
            (Act::Decide, Row::Over(_, _, Some(row))) => {
                Some(Words::with(say::STANDS, &[("recovery", &row.recovery)]))
            }
            (Act::Decide | Act::Why, Row::Decision(_)) => Some(say::CHOOSE_A_PERSON.into()),
            (Act::Approve, _) => match self.decision() {
                Some(row) if row.ended.is_none() && (row.approved.is_none() || row.ending.is_some()) => None,
                _ => Some(say::NOTHING_WAITS.into()),
            },
            (Act::Repay, _) => match self.decision() {
                Some(row)
                    if row.way == RecoveryWay::Repay && row.approved.is_some() && row.ended.is_none() =>
                {
                    None
                }
                _ => Some(say::NOT_TO_REPAY.into()),
            },
            (Act::End, _) => match self.decision() {
                Some(row) if row.ended.is_none() && row.ending.is_none() => None,
                _ => Some(say::NOTHING_TO_END.into()),
            },
        }
    }

    /// What an action is called now.
    pub(super) fn called(&self, action: Act) -> Option<Words> {
        let beside = |forward: bool| {
            let at = SHOWN.iter().position(|shown| *shown == self.shown).unwrap_or_default();
            let to = (if forward { at + 1 } else { at + SHOWN.len() - 1 }) % SHOWN.len();
            SHOWN.get(to).map(|shown| name(*shown).into())
        };
        match action {
            Act::Before => beside(false),
            Act::After => beside(true),
            Act::End => self.decision().filter(|row| row.approved.is_none()).map(|_| say::WITHDRAW.into()),
            _ => None,
        }
    }
}

/// What a part is called.
pub fn name(shown: Shown) -> crate::locale::Msg {
    match shown {
        Shown::Over => say::OVER,
        Shown::Waiting => say::WAITING,
        Shown::Standing => say::STANDING,
        Shown::Ended => say::ENDED,
    }
}

/// The question before a decision is approved: whom, what, how much, what follows.
fn ask_approve(row: &RecoveryRow, shared: &Shared) -> Confirm {
    let key = format!("{} {}", row.recovery, row.version);
    let accept = Accept::Pane(PaneId::Overpaid, APPROVE, key);
    if let Some((by, on, reason)) = &row.ending {
        let question = Words::with(say::ASK_END, &[("recovery", &row.recovery), ("name", &row.name)]);
        return Confirm::new(question, say::APPROVE, accept)
            .line(Words::with(say::END_BY, &[("by", by), ("on", on), ("reason", reason)]))
            .line(say::END_NOTE);
    }
    let question = Words::Filled(
        say::ASK_APPROVE,
        vec![
            ("way", run_words::way(row.way).into()),
            ("name", Words::Data(row.name.clone())),
            ("programme", crate::console::names::programme(&shared.tables, &row.programme)),
        ],
    );
    let by = Words::with(say::BY_ON, &[("by", &row.by), ("on", &row.on)]);
    let basis = Words::with(say::BASIS_IS, &[("basis", &row.basis)]);
    let follows = match row.way {
        RecoveryWay::Repay => say::REPAY_FOLLOWS.into(),
        RecoveryWay::SetOff => Words::with(say::SET_OFF_FOLLOWS, &[("each", &row.each)]),
        RecoveryWay::Waive => say::WAIVE_FOLLOWS.into(),
        RecoveryWay::Shift => Words::Filled(
            say::SHIFT_FOLLOWS,
            vec![("programme", crate::console::names::programme(&shared.tables, &row.onto))],
        ),
    };
    let sum = Words::Filled(
        say::ABOUT_SUM,
        vec![
            ("months", Words::Count(say::MONTHS, row.months.len() as u64)),
            ("sum", Words::Data(row.sum.to_string())),
        ],
    );
    Confirm::new(question, say::APPROVE, accept).line(sum).line(by).line(basis).line(follows)
}

fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Overpaid)));
}
