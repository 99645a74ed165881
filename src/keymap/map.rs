//! The finished keymap: looking chords up, and everything that is shown about keys.

use super::chord::Chord;
use super::fold::fold;
use super::registry::ContextSpec;
use super::trie::{Hint, Node};

/// What the chords typed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup<A> {
    /// They run this action.
    Run(A),
    /// They begin one or more sequences; these are the ways on.
    Pending(Vec<Hint<A>>),
    /// Nothing is bound to them.
    None,
}

/// One line of the printed key sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow<A> {
    /// The context that binds it.
    pub context: &'static str,
    /// The chord sequence.
    pub sequence: Vec<Chord>,
    /// The action it runs.
    pub action: A,
}

/// Chords to actions, one tree for each context.
#[derive(Debug, Clone)]
pub struct Keymap<A> {
    contexts: Vec<(ContextSpec, Node<A>)>,
    rows: Vec<SheetRow<A>>,
}

impl<A: Clone + PartialEq> Keymap<A> {
    /// Builds the trees from settled rows.
    pub(super) fn from_rows(specs: &[ContextSpec], rows: Vec<SheetRow<A>>) -> Self {
        let mut contexts: Vec<(ContextSpec, Node<A>)> =
            specs.iter().map(|spec| (*spec, Node::empty())).collect();
        for row in &rows {
            if let Some((_, tree)) = contexts.iter_mut().find(|(spec, _)| spec.name == row.context) {
                tree.insert(&row.sequence, &row.action);
            }
        }
        Self { contexts, rows }
    }

    /// What `typed` (the pending chords and the newest one) means in a context and those it inherits from.
    ///
    /// The nearest context that binds a complete sequence or the beginning of one decides. Outside text
    /// contexts, full-width forms are folded first.
    pub fn lookup(&self, context: &str, typed: &[Chord]) -> Lookup<A> {
        let typed = self.folded(context, typed);
        for (_, tree) in self.chain(context) {
            match tree.walk(&typed) {
                Some(Node::Leaf(action)) => return Lookup::Run(action.clone()),
                Some(Node::Branch(children)) if !children.is_empty() => {
                    return Lookup::Pending(self.hints(context, &typed));
                }
                _ => {}
            }
        }
        Lookup::None
    }

    /// The ways on after `typed`, nearest context first, each chord once; all first chords when it is empty.
    pub fn children(&self, context: &str, typed: &[Chord]) -> Vec<Hint<A>> {
        self.hints(context, &self.folded(context, typed))
    }

    /// The sequences that run an action in a context and are not hidden there, shortest first.
    pub fn sequences(&self, context: &str, action: &A) -> Vec<Vec<Chord>> {
        let mut found: Vec<Vec<Chord>> = Vec::new();
        for (spec, _) in self.chain(context) {
            for row in self.rows.iter().filter(|row| row.context == spec.name && row.action == *action) {
                let reaches = self.lookup(context, &row.sequence) == Lookup::Run(action.clone());
                if reaches && !found.contains(&row.sequence) {
                    found.push(row.sequence.clone());
                }
            }
        }
        // Stable: of two equally long ones, the nearer context's and then the file's order decides.
        found.sort_by_key(Vec::len);
        found
    }

    /// The shortest sequence for an action in a context.
    pub fn shortest(&self, context: &str, action: &A) -> Option<Vec<Chord>> {
        self.sequences(context, action).into_iter().next()
    }

    /// Every binding in the order of the contexts and the files: the printed key sheet.
    pub fn sheet(&self) -> Vec<SheetRow<A>> {
        let order = |row: &SheetRow<A>| self.contexts.iter().position(|(spec, _)| spec.name == row.context);
        let mut rows = self.rows.clone();
        rows.sort_by_key(order);
        rows
    }

    /// What holds in a context, nearest first, without what is hidden there: the help overlay.
    pub fn visible(&self, context: &str) -> Vec<SheetRow<A>> {
        let mut rows: Vec<SheetRow<A>> = Vec::new();
        for (spec, _) in self.chain(context) {
            for row in self.rows.iter().filter(|row| row.context == spec.name) {
                let reaches = self.lookup(context, &row.sequence) == Lookup::Run(row.action.clone());
                if reaches && !rows.iter().any(|seen| seen.sequence == row.sequence) {
                    rows.push(row.clone());
                }
            }
        }
        rows
    }

    /// The context's tree and those it inherits from, nearest first.
    fn chain(&self, context: &str) -> impl Iterator<Item = &(ContextSpec, Node<A>)> {
        let find = |name: &str| self.contexts.iter().find(|(spec, _)| spec.name == name);
        std::iter::successors(find(context), move |(spec, _)| spec.inherits.and_then(find))
            // A circle of parents ends here instead of hanging.
            .take(self.contexts.len())
    }

    fn folded(&self, context: &str, typed: &[Chord]) -> Vec<Chord> {
        let text = self.contexts.iter().any(|(spec, _)| spec.name == context && spec.text);
        typed.iter().map(|chord| if text { *chord } else { fold(*chord) }).collect()
    }

    fn hints(&self, context: &str, typed: &[Chord]) -> Vec<Hint<A>> {
        let mut hints: Vec<Hint<A>> = Vec::new();
        for (_, tree) in self.chain(context) {
            for hint in tree.walk(typed).map(Node::hints).unwrap_or_default() {
                if !hints.iter().any(|seen| seen.chord == hint.chord) {
                    hints.push(hint);
                }
            }
        }
        hints
    }
}
