//! What is on screen: which tab, and the two of them.

use super::{Charts, Pivoted};
use crate::console::shared::Ctx;
use crate::locale::{Msg, overview, pivot};

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 概览
    #[default]
    Charts,
    /// 交叉表
    Pivot,
}

impl Tab {
    /// Every tab in the order of its digit.
    pub const ALL: [Self; 2] = [Self::Charts, Self::Pivot];

    /// Its name.
    pub fn label(self) -> Msg {
        match self {
            Self::Charts => overview::TITLE,
            Self::Pivot => pivot::TITLE,
        }
    }
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The tab on screen.
    pub tab: Tab,
    /// The first tab.
    pub charts: Charts,
    /// The second tab.
    pub pivot: Pivoted,
}

crate::text::opaque!(State);

impl State {
    /// Goes to a tab, which stands as it was left.
    pub(super) fn turn_to(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        self.tab = tab;
        self.ask(ctx);
    }

    /// Asks for what the tab shows; what is there already stays meanwhile.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        match self.tab {
            Tab::Charts => self.charts.ask(ctx),
            Tab::Pivot => self.pivot.ask(ctx),
        }
    }
}
