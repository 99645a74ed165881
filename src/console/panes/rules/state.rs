//! What is on screen of the rules of runs.

use crate::bureau::Query;
use crate::bureau::answer::RunRuleRow;
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::names;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::domain::ledger::run::RunRuleSaid;
use crate::domain::{Date, RunRuleId};

/// Rows above the list: what holds today in two rows, a rule with what is shown, column heads.
pub const HEAD_ROWS: u16 = 4;
/// Rows of the selected one below the list, where they stand there.
const DETAIL_ROWS: u16 = 5;

/// Which rules are on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// All of them.
    #[default]
    All,
    /// 审批额度
    Tiers,
    /// 封账期
    Freezes,
    /// 起算月
    Openings,
    /// 无预算不发
    Budgets,
    /// Those that wait for another person.
    Waiting,
}

/// Every kind, in the order that the arrows go through.
pub const KINDS: [Kind; 6] =
    [Kind::All, Kind::Tiers, Kind::Freezes, Kind::Openings, Kind::Budgets, Kind::Waiting];

/// Where a rule stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nobody approved it yet.
    Waiting,
    /// It holds.
    Holds,
    /// It holds from a later day on.
    Later,
    /// Its time is over.
    Over,
    /// Another one took its place.
    Replaced,
    /// Another one ended it.
    Ended,
    /// It was withdrawn.
    Withdrawn,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The rules in the order they were proposed, once they came.
    pub rules: Option<Vec<RunRuleRow>>,
    /// Which are on screen.
    pub kind: Kind,
    /// Place in the list.
    pub list: List,
    /// What the opening month to be approved would add, on its way.
    pub(super) effect: Slot,
    /// The one the mark is to stand on when the rules come.
    pub(super) wanted: Option<RunRuleId>,
    pub(super) asked: Slot,
    /// The approval under way.
    pub(super) doing: Slot,
}

crate::text::opaque!(State);

/// Rows of the detail below the list, its rule among them; a short screen has what it says and what it rests on.
pub fn detail_rows(geometry: &Geometry) -> u16 {
    geometry.detail_rows(DETAIL_ROWS, 3)
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + detail_rows(geometry))
}

/// Where a rule stands among all of them on a day.
pub fn stands(rule: &RunRuleRow, all: &[RunRuleRow], today: Date) -> Stands {
    let Some((_, on)) = &rule.approved else {
        return if rule.dropped.is_some() { Stands::Withdrawn } else { Stands::Waiting };
    };
    if rule.dropped.is_some() {
        return Stands::Withdrawn;
    }
    if rule.ended.is_some_and(|on| on <= today) {
        return Stands::Ended;
    }
    let later = |other: &&RunRuleRow| {
        let counts = other.dropped.is_none();
        counts && other.approved.as_ref().is_some_and(|(_, when)| (when, other.rule) > (on, rule.rule))
    };
    let mut after = all.iter().filter(later);
    match &rule.said {
        RunRuleSaid::Tier { from, .. } => {
            let replaces = |other: &RunRuleRow| matches!(&other.said, RunRuleSaid::Tier { from: then, .. } if then >= from && *then <= today);
            let sooner = all.iter().filter(|other| other.approved.is_some() && other.dropped.is_none()).any(
                |other| {
                    matches!(&other.said, RunRuleSaid::Tier { from: then, .. } if then > from && *then <= today)
                },
            );
            match () {
                () if *from > today => Stands::Later,
                () if sooner || after.any(replaces) => Stands::Replaced,
                () => Stands::Holds,
            }
        }
        RunRuleSaid::Freeze { name, from, until } => {
            let again = |other: &RunRuleRow| matches!(&other.said, RunRuleSaid::Freeze { name: named, .. } if named == name);
            match () {
                () if after.any(again) => Stands::Replaced,
                () if *until < today => Stands::Over,
                () if *from > today => Stands::Later,
                () => Stands::Holds,
            }
        }
        RunRuleSaid::Opening { programme, .. } => {
            let again = |other: &RunRuleRow| matches!(&other.said, RunRuleSaid::Opening { programme: of, .. } if of == programme);
            if after.any(again) { Stands::Replaced } else { Stands::Holds }
        }
        RunRuleSaid::Budgets { from, .. } => {
            let again = |other: &RunRuleRow| matches!(&other.said, RunRuleSaid::Budgets { from: then, .. } if then >= from && *then <= today);
            match () {
                () if *from > today => Stands::Later,
                () if after.any(again) => Stands::Replaced,
                () => Stands::Holds,
            }
        }
        // It did what it says when it was approved.
        RunRuleSaid::End { .. } => Stands::Over,
    }
}

impl State {
    /// All rules.
    pub fn all(&self) -> &[RunRuleRow] {
        self.rules.as_deref().unwrap_or_default()
    }

    /// The rules of a kind, the newest first.
    pub fn of_kind(&self, kind: Kind) -> Vec<&RunRuleRow> {
        let fits = |row: &&RunRuleRow| match (kind, &row.said) {
            (Kind::All, _)
            | (Kind::Tiers, RunRuleSaid::Tier { .. })
            | (Kind::Freezes, RunRuleSaid::Freeze { .. })
            | (Kind::Openings, RunRuleSaid::Opening { .. })
            | (Kind::Budgets, RunRuleSaid::Budgets { .. }) => true,
            (Kind::Waiting, _) => row.approved.is_none() && row.dropped.is_none(),
            _ => false,
        };
        self.all().iter().rev().filter(fits).collect()
    }

    /// The rules on screen.
    pub fn rows(&self) -> Vec<&RunRuleRow> {
        self.of_kind(self.kind)
    }

    /// The one selected.
    pub fn selected(&self) -> Option<&RunRuleRow> {
        self.rows().get(self.list.selected).copied()
    }

    /// The rules that hold on a day.
    pub fn holding(&self, today: Date) -> impl Iterator<Item = &RunRuleRow> {
        let all = self.all();
        all.iter().filter(move |rule| stands(rule, all, today) == Stands::Holds)
    }

    /// The programmes paid by runs of which no opening month holds on the business date.
    pub fn lacking(&self, shared: &Shared) -> Vec<String> {
        let opened = |id: &String| {
            let opens = |rule: &RunRuleRow| matches!(&rule.said, RunRuleSaid::Opening { programme, .. } if programme == id);
            self.holding(shared.today).any(opens)
        };
        let mut all = names::paid_by_runs(&shared.tables);
        all.retain(|id| !opened(id));
        all
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::RunRules);
    }
}
