//! The keymap of the console: its contexts, its actions, the files that come with it, and the user's own on top.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::console::action::{Action, AppAction};
use crate::console::panes::PaneId;
use crate::keymap::{
    ActionSpec, Chord, ContextSpec, Key, Keymap, Problem, Registry, Reserved, SheetRow, Source, load_layered,
};

/// The keymaps that come with the program; the first is the default.
pub const EMBEDDED: [Source<'static>; 2] = [
    Source { name: "default.toml", text: include_str!("../../keymaps/default.toml") },
    Source { name: "vim.toml", text: include_str!("../../keymaps/vim.toml") },
];

/// The contexts besides those of the panes. `always` holds also above an overlay; `text` only where text has the focus.
const CONTEXTS: [(&str, Option<&str>, bool); 11] = [
    ("always", None, false),
    ("global", Some("always"), false),
    ("list", Some("global"), false),
    ("text", None, true),
    ("form", Some("always"), false),
    ("lock", Some("always"), false),
    ("dialog", Some("always"), false),
    ("menu", Some("always"), false),
    ("reader", Some("menu"), false),
    ("explained", Some("reader"), false),
    ("compare", Some("menu"), false),
];

/// What the keymap loader asks about the console.
#[derive(Debug, Clone, Copy)]
pub struct ConsoleKeys;

impl Registry<Action> for ConsoleKeys {
    fn contexts(&self) -> Vec<ContextSpec> {
        let fixed = CONTEXTS.iter().map(|(name, inherits, text)| ContextSpec {
            name,
            inherits: *inherits,
            text: *text,
        });
        let panes = PaneId::ALL.iter().map(|pane| ContextSpec {
            name: pane.context(),
            inherits: Some("list"),
            text: false,
        });
        fixed.chain(panes).collect()
    }

    fn actions(&self) -> Vec<ActionSpec<Action>> {
        let spec = |action: Action| {
            let meta = action.meta();
            ActionSpec {
                action,
                name: meta.name,
                contexts: meta.contexts,
                danger: meta.danger,
                palette_only: meta.palette_only,
            }
        };
        Action::all().into_iter().map(spec).collect()
    }

    fn reserved(&self) -> Vec<Reserved<Action>> {
        vec![
            Reserved { chord: Chord::bare(Key::Esc), actions: vec![Action::App(AppAction::Back)] },
            Reserved { chord: Chord::ctrl(Key::Char('c')), actions: Vec::new() },
        ]
    }
}

/// A loaded keymap.
#[derive(Debug, Clone)]
pub struct Keys {
    map: Keymap<Action>,
    /// What holds in which contexts, as far as it was asked: every frame asks again, for each key that it names.
    holding: Arc<Mutex<Holding>>,
}

/// Lists of contexts, and everything that holds in them.
type Holding = Vec<(Vec<String>, Arc<Vec<SheetRow<Action>>>)>;

impl Keys {
    /// Loads the user's file over the embedded ones, or the embedded default when there is none. The keymap works
    /// whatever the problems are.
    pub fn load(user: Option<Source<'_>>) -> (Self, Vec<Problem>) {
        let [default, _] = EMBEDDED;
        let (map, problems) = load_layered(user.unwrap_or(default), &EMBEDDED, &ConsoleKeys);
        (Self { map, holding: Arc::default() }, problems)
    }

    /// The keymap.
    pub fn map(&self) -> &Keymap<Action> {
        &self.map
    }

    /// Everything that holds in these contexts, in which keys are looked up in order. Where text has the focus, keys
    /// that type and keys that edit are not offered for anything else.
    pub fn visible(&self, contexts: &[&str]) -> Arc<Vec<SheetRow<Action>>> {
        let mut holding = self.holding.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, rows)) = holding.iter().find(|(of, _)| of == contexts) {
            return Arc::clone(rows);
        }
        let rows = Arc::new(self.find_visible(contexts));
        holding.push((contexts.iter().map(|name| (*name).to_owned()).collect(), Arc::clone(&rows)));
        rows
    }

    fn find_visible(&self, contexts: &[&str]) -> Vec<SheetRow<Action>> {
        let typing = contexts.contains(&"text");
        let mut rows: Vec<SheetRow<Action>> = Vec::new();
        for context in contexts {
            for row in self.map.visible(context) {
                let first = row.sequence.first();
                let types = typing && *context != "text" && first.is_some_and(|c| c.printable().is_some());
                let taken = rows.iter().any(|seen| row.sequence.starts_with(&seen.sequence));
                if !types && !taken {
                    rows.push(row);
                }
            }
        }
        rows
    }

    /// The shortest keys for an action in these contexts, as people read them (`Ctrl-P`).
    pub fn label(&self, contexts: &[&str], action: Action, ascii: bool) -> Option<String> {
        let rows = self.visible(contexts);
        let shortest = rows.iter().filter(|row| row.action == action).min_by_key(|row| row.sequence.len());
        shortest.map(|row| row.sequence.iter().map(|c| c.label(ascii)).collect::<Vec<_>>().join(" "))
    }

    /// The actions with a key in these contexts that stand in the footer, in their order.
    pub fn footer(&self, contexts: &[&str]) -> Vec<Action> {
        let found: BTreeSet<(u8, Action)> = self
            .visible(contexts)
            .iter()
            .map(|row| (row.action.meta().rank, row.action))
            .filter(|(rank, _)| *rank > 0)
            .collect();
        found.into_iter().map(|(_, action)| action).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_keymaps_have_no_problems() {
        for source in EMBEDDED {
            let (_, problems) = Keys::load(Some(source));
            assert_eq!(problems, [], "{}", source.name);
        }
    }

    #[test]
    fn every_action_has_one_name_and_an_owner() {
        let mut names = BTreeSet::new();
        for action in Action::all() {
            let meta = action.meta();
            assert!(names.insert(meta.name), "{} twice", meta.name);
            assert!(!meta.contexts.is_empty(), "{} has no context", meta.name);
            assert_eq!(Action::by_name(meta.name), Some(action));
        }
    }

    #[test]
    fn the_main_loop_needs_no_letter() {
        let (keys, _) = Keys::load(None);
        for action in Action::all().into_iter().filter(|a| !a.meta().palette_only) {
            let meta = action.meta();
            let reachable = meta.contexts.iter().any(|context| {
                keys.map().sequences(context, &action).iter().any(|sequence| {
                    sequence.iter().all(|c| c.printable().is_none_or(|p| p.is_ascii_digit() || p == ' '))
                })
            });
            assert!(reachable, "{} needs a letter", meta.name);
        }
    }
}
