//! What the actions of the pane do, and why they cannot run now.

use super::{Act, Part, State, forms};
use crate::bureau::{Denied, Refusal};
use crate::console::forms::Form;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::ledger::{Budget, FundSource, Grant};
use crate::domain::{Fen, Total};
use crate::locale::{funds as say, ledger};

/// The question before a budget is approved.
pub(super) const APPROVE: &str = "funds.approve";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        let year = self.year(ctx.shared);
        match action {
            Act::Before => self.turn_to(year.saturating_sub(1), ctx),
            Act::After => self.turn_to(year.saturating_add(1), ctx),
            Act::Ahead => self.show(Part::Ahead, ctx),
            Act::Statement => self.show(Part::Statement, ctx),
            Act::New => open(forms::new(self.selected(), year, ctx.shared), ctx),
            Act::Approve => {
                if let Some(confirm) = self.question(ctx.shared) {
                    ctx.open(confirm);
                }
            }
            Act::Decline => {
                if let Some(waiting) = self.selected().and_then(|line| line.waiting.as_ref()) {
                    open(forms::decline(waiting, ctx.shared), ctx);
                }
            }
        }
    }

    fn question(&self, shared: &Shared) -> Option<Confirm> {
        let line = self.selected()?;
        let waiting = line.waiting.as_ref()?;
        let name = shared.programme(&waiting.programme);
        let asked = Words::with(say::ASK_APPROVE, &[("programme", &name), ("year", &waiting.year)]);
        let key = format!("{} {} {}", waiting.year, waiting.version, waiting.programme);
        let mut confirm = Confirm::new(asked, say::APPROVE, Accept::Pane(PaneId::Funds, APPROVE, key));
        for change in changes(line.in_force.as_ref(), waiting) {
            confirm = confirm.line(change);
        }
        let basis = Words::with(say::RESTS_ON, &[("basis", &waiting.basis)]);
        let by = Words::with(say::ENTERED_BY, &[("name", &line.by), ("on", &waiting.on)]);
        Some(confirm.line(basis).line(by))
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        if action == Act::Ahead && self.part == Part::Ahead {
            return Some(say::BACK_TO_BUDGETS.into());
        }
        if matches!(action, Act::New | Act::Approve | Act::Decline) && self.part != Part::Budgets {
            return Some(say::BACK_TO_BUDGETS.into());
        }
        if !matches!(action, Act::Approve | Act::Decline) {
            return None;
        }
        let Some(waiting) = self.selected().and_then(|line| line.waiting.as_ref()) else {
            return Some(say::NOTHING_WAITS.into());
        };
        let own = shared.desk.as_ref().and_then(|d| d.staff.as_ref()).is_some_and(|s| s.id == waiting.by);
        let gate = action.meta().needs.filter(|_| own)?;
        Some(Refusal::NotPermitted { action: gate, why: Denied::SamePerson }.into())
    }
}

/// What a new version changes: in all, and of each source that it gives more, less, or another share.
fn changes(before: Option<&Budget>, now: &Budget) -> Vec<Words> {
    let total = Total(now.total());
    let Some(before) = before else {
        return vec![Words::with(say::IN_ALL, &[("total", &total)])];
    };
    let more = now.total() - before.total();
    let sign = if more > 0 { "+" } else { "" };
    let more = format!("{sign}{}", Total(more));
    let all =
        [("before", &Total(before.total()) as &dyn std::fmt::Display), ("total", &total), ("more", &more)];
    let mut said = vec![Words::with(say::IN_ALL_THEN, &all)];
    for source in FundSource::ALL {
        let of = |budget: &Budget| budget.grants.iter().find(|grant| grant.source == *source).copied();
        let none = Grant { source: *source, amount: Fen::ZERO, share: 0 };
        let (old, new) = (of(before), of(now));
        if old == new {
            continue;
        }
        let (old, new) = (old.unwrap_or(none), new.unwrap_or(none));
        let share = |grant: Grant| Words::Data(format!("{}%", Fen(grant.share.into())));
        let mut values = vec![
            ("source", Words::from(ledger::source(*source))),
            ("before", Words::Data(old.amount.to_string())),
            ("now", Words::Data(new.amount.to_string())),
        ];
        let msg = if old.share == new.share {
            say::SOURCE_THEN
        } else {
            values.extend([("was", share(old)), ("share", share(new))]);
            say::SOURCE_SHARE_THEN
        };
        said.push(Words::Filled(msg, values));
    }
    said
}

fn open(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Funds)));
}
