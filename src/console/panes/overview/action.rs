//! What the pane can do.

use super::pivot::{open_columns, open_rows};
use super::{State, Tab};
use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::{exports, overview as say, pivot};

actions! {
    /// 概览
    Act in &["overview"];
    Charts = "overview.charts", say::TITLE, Go, None, 0;
    Pivot = "overview.pivot", pivot::TITLE, Go, None, 0;
    Rows = "overview.rows", pivot::ROWS, Main, None, 10;
    Across = "overview.across", pivot::ACROSS, Main, None, 11;
    Sums = "overview.sums", pivot::SUMS, Main, Some(Gate::ReadLedger), 12;
    Narrow = "overview.narrow", pivot::NARROW, Main, None, 13;
    Export = "overview.export", exports::EXPORT, Main, Some(Gate::Export), 16;
    Left = "overview.left", say::CHART_BEFORE, Main, None, 14;
    Right = "overview.right", say::CHART_AFTER, Main, None, 15;
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match (action, self.tab) {
            (Act::Charts, _) => self.turn_to(Tab::Charts, ctx),
            (Act::Pivot, _) => self.turn_to(Tab::Pivot, ctx),
            (Act::Left, Tab::Charts) => self.charts.turn(false),
            (Act::Right, Tab::Charts) => self.charts.turn(true),
            (Act::Left, Tab::Pivot) => self.pivot.turn(false),
            (Act::Right, Tab::Pivot) => self.pivot.turn(true),
            (Act::Rows, _) => open_rows(ctx),
            (Act::Across, _) => open_columns(ctx),
            (Act::Sums, _) => self.pivot.sum_other(ctx),
            (Act::Export, _) => self.pivot.export(ctx),
            (Act::Narrow, _) => self.pivot.open_narrow(ctx),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        match (action, self.tab) {
            (Act::Charts | Act::Pivot, _) => None,
            (Act::Left | Act::Right, Tab::Charts) => {
                self.charts.is_last(action == Act::Right).then(|| say::NO_MORE_CHARTS.into())
            }
            (_, Tab::Charts) => Some(say::PIVOT_ONLY.into()),
            (_, Tab::Pivot) => (!shared.is_ready()).then(|| pivot::NOT_READY.into()),
        }
    }
}
