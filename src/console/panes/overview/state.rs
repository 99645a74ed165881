//! What is on screen of the overview.

use crate::bureau::answer::{Bar, Chart, Overview};
use crate::console::shared::Slot;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// The figures, once they came.
    pub overview: Option<Box<Overview>>,
    /// Which chart has the focus.
    pub chart: usize,
    /// Which of its bars is selected.
    pub bar: usize,
    pub(super) asked: Slot,
    pub(super) visits: Slot,
    /// The hour whose visitors are asked for.
    pub(super) hour: Option<u8>,
}

impl State {
    /// Every chart.
    pub fn charts(&self) -> &[Chart] {
        self.overview.as_deref().map_or(&[], |o| &o.charts)
    }

    /// The bars of the chart with the focus.
    pub fn bars(&self) -> &[Bar] {
        self.charts().get(self.chart).map_or(&[], |chart| &chart.bars)
    }

    /// The selected bar.
    pub fn selected(&self) -> Option<&Bar> {
        self.bars().get(self.bar)
    }

    /// Keeps the focus on a bar that is there.
    pub(super) fn settle(&mut self) {
        self.chart = self.chart.min(self.charts().len().saturating_sub(1));
        self.bar = self.bar.min(self.bars().len().saturating_sub(1));
    }
}
