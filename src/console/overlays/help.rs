//! Keys and what they do in the place where help was asked for, read from the keymap.

use crate::console::action::{Action, Group};
use crate::console::edit::List;
use crate::console::keys::Keys;
use crate::keymap::{Chord, SheetRow};

/// The help overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The contexts that hold where it was opened, nearest first.
    pub contexts: Vec<&'static str>,
    /// Actions that stand for nothing there, whatever keys they have.
    without: Vec<Action>,
    /// A name typed below looks someone up; a line says so.
    pub seeks: bool,
    /// Scroll position.
    pub list: List,
}

/// A line of help: the keys that run an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The action.
    pub action: Action,
    /// Its keys, shortest first.
    pub keys: Vec<Vec<Chord>>,
}

impl Help {
    /// Help for these contexts, but for some actions.
    pub fn new(contexts: Vec<&'static str>, without: Vec<Action>, seeks: bool) -> Self {
        Self { contexts, without, seeks, list: List::default() }
    }

    /// What holds in these contexts, by group; each action once.
    pub fn rows(&self, keys: &Keys) -> Vec<(Group, Vec<HelpRow>)> {
        let mut groups: Vec<(Group, Vec<HelpRow>)> = Vec::new();
        let stands = |row: &&SheetRow<Action>| !self.without.contains(&row.action);
        for shown in keys.visible(&self.contexts).iter().filter(stands).cloned() {
            let group = shown.action.meta().group;
            let at = groups.iter().position(|(g, _)| *g == group).unwrap_or_else(|| {
                groups.push((group, Vec::new()));
                groups.len() - 1
            });
            let Some((_, rows)) = groups.get_mut(at) else { continue };
            match rows.iter_mut().find(|row| row.action == shown.action) {
                Some(row) => row.keys.push(shown.sequence),
                None => rows.push(HelpRow { action: shown.action, keys: vec![shown.sequence] }),
            }
        }
        groups.sort_by_key(|(group, _)| *group);
        groups
    }

    /// How many lines it has, headings and the blank lines between groups included.
    pub fn len(&self, keys: &Keys) -> usize {
        let rows: usize = self.rows(keys).iter().map(|(_, rows)| rows.len() + 2).sum();
        rows.saturating_sub(1) + usize::from(self.seeks)
    }
}
