//! What the caller says about its contexts and actions.

use super::chord::{Chord, Key};

/// A context: a place that keys belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContextSpec {
    /// The table name in keymap files.
    pub name: &'static str,
    /// The context whose bindings hold here too, unless hidden.
    pub inherits: Option<&'static str>,
    /// Whether text is edited here: printable keys type, and full-width forms are not folded.
    pub text: bool,
}

/// An action as far as keys are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionSpec<A> {
    /// The action itself.
    pub action: A,
    /// Its stable name in keymap files.
    pub name: &'static str,
    /// The contexts that own it. It may be bound there and in the contexts that inherit from them.
    pub contexts: &'static [&'static str],
    /// It changes something that is hard to take back, so one bare key must not run it.
    pub danger: bool,
    /// It is meant to be reached from the palette, so having no key is no fault.
    pub palette_only: bool,
}

/// A chord with a fixed meaning: it may be bound alone, to these actions, and to nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved<A> {
    /// The chord.
    pub chord: Chord,
    /// The actions it may run; empty when the program handles the chord before any lookup.
    pub actions: Vec<A>,
}

/// The contexts and actions that a keymap file may name.
pub trait Registry<A: Clone + PartialEq> {
    /// Every context. A parent need not stand before its children.
    fn contexts(&self) -> Vec<ContextSpec>;

    /// Every action, each name once.
    fn actions(&self) -> Vec<ActionSpec<A>>;

    /// The reserved chords. As given: escape and ctrl-c belong to the program and cannot be bound at all.
    fn reserved(&self) -> Vec<Reserved<A>> {
        [Chord::bare(Key::Esc), Chord::ctrl(Key::Char('c'))]
            .into_iter()
            .map(|chord| Reserved { chord, actions: Vec::new() })
            .collect()
    }
}
