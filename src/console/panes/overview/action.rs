//! What the pane can do.

use super::State;
use crate::console::action::actions;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::overview as say;

actions! {
    /// 概览
    Act in &["overview"];
    Before = "overview.chart-before", say::CHART_BEFORE, Main, None, 10;
    After = "overview.chart-after", say::CHART_AFTER, Main, None, 11;
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, _ctx: &mut Ctx<'_>) {
        let last = self.charts().len().saturating_sub(1);
        self.chart = match action {
            Act::Before => self.chart.saturating_sub(1),
            Act::After => (self.chart + 1).min(last),
        };
        self.bar = 0;
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        let at_end = match action {
            Act::Before => self.chart == 0,
            Act::After => self.chart + 1 >= self.charts().len(),
        };
        at_end.then(|| say::NO_MORE_CHARTS.into())
    }
}
