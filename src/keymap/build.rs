//! From files to a keymap: names resolved, faults of all classes reported, good bindings kept.

use std::collections::BTreeMap;

use super::chord::{Chord, print_sequence};
use super::map::{Keymap, SheetRow};
use super::problem::{Problem, ProblemKind};
use super::registry::{ActionSpec, ContextSpec, Registry, Reserved};
use super::source::{Entry, Parsed, Source, parse};

/// The action name that takes a binding of a lower layer away.
const NO_ACTION: &str = "none";

/// Builds a keymap from one file that stands alone.
pub fn load<A: Clone + PartialEq>(
    text: &str,
    file_name: &str,
    registry: &dyn Registry<A>,
) -> (Keymap<A>, Vec<Problem>) {
    load_layered(Source { name: file_name, text }, &[], registry)
}

/// Builds a keymap from a file layered over embedded ones.
///
/// `extends = "vim"` names the embedded source `vim.toml`, which may extend another. A file without `extends`
/// is layered over the first embedded source, unless it is one of them. The result is always a working keymap.
pub fn load_layered<A: Clone + PartialEq>(
    top: Source<'_>,
    embedded: &[Source<'_>],
    registry: &dyn Registry<A>,
) -> (Keymap<A>, Vec<Problem>) {
    let mut builder = Builder::new(registry);
    let layers = builder.layers(top, embedded);
    for (layer, (source, parsed)) in layers.into_iter().rev().enumerate() {
        builder.add_layer(layer, source, parsed);
    }
    builder.check_inherited();
    builder.check_unbound(top);
    let rows = builder.rows.into_iter().map(|row| SheetRow {
        context: row.context,
        sequence: row.sequence,
        action: row.action,
    });
    (Keymap::from_rows(&builder.contexts, rows.collect()), builder.problems)
}

/// A binding that passed, with what later checks need.
struct Row<'s, A> {
    context: &'static str,
    sequence: Vec<Chord>,
    action: A,
    name: String,
    overrides: bool,
    layer: usize,
    source: Source<'s>,
    at: usize,
}

struct Builder<'s, A> {
    contexts: Vec<ContextSpec>,
    actions: Vec<ActionSpec<A>>,
    /// Places in `actions`, by name.
    by_name: BTreeMap<&'static str, usize>,
    reserved: Vec<Reserved<A>>,
    rows: Vec<Row<'s, A>>,
    problems: Vec<Problem>,
}

impl<'s, A: Clone + PartialEq> Builder<'s, A> {
    fn new(registry: &dyn Registry<A>) -> Self {
        let actions = registry.actions();
        Self {
            contexts: registry.contexts(),
            by_name: actions.iter().enumerate().map(|(at, spec)| (spec.name, at)).collect(),
            actions,
            reserved: registry.reserved(),
            rows: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The file and those it stands on, topmost first.
    fn layers(&mut self, top: Source<'s>, embedded: &[Source<'s>]) -> Vec<(Source<'s>, Parsed)> {
        let mut layers: Vec<(Source<'s>, Parsed)> = Vec::new();
        let mut at = top;
        loop {
            let is_embedded = embedded.iter().any(|known| known.name == at.name);
            let parsed = parse(at);
            let extends = parsed.extends.clone();
            layers.push((at, parsed));
            let next = match extends {
                None if is_embedded || layers.len() > 1 => return layers,
                None => embedded.first().copied(),
                Some((base, offset)) => {
                    let known = embedded.iter().find(|known| known.stem() == base).copied();
                    let fresh = known.filter(|known| layers.iter().all(|(seen, _)| seen.name != known.name));
                    if fresh.is_none() {
                        self.problems.push(at.problem(offset, ProblemKind::UnknownBase { base }));
                    }
                    // A user file with a misspelt base still gets the embedded default below it.
                    fresh.or_else(|| embedded.first().filter(|_| layers.len() == 1 && !is_embedded).copied())
                }
            };
            let Some(next) = next else { return layers };
            at = next;
        }
    }

    fn add_layer(&mut self, layer: usize, source: Source<'s>, parsed: Parsed) {
        self.problems.extend(parsed.problems);
        for (context, at) in parsed.tables {
            if !self.contexts.iter().any(|known| known.name == context) {
                self.problems.push(source.problem(at, ProblemKind::UnknownContext { context }));
            }
        }
        for entry in parsed.entries {
            let Some(context) = self.contexts.iter().find(|known| known.name == entry.context).copied()
            else {
                continue;
            };
            if entry.name == NO_ACTION {
                self.rows.retain(|row| {
                    row.layer == layer || row.context != context.name || row.sequence != entry.sequence
                });
                continue;
            }
            match self.admit(layer, source, context, &entry) {
                Ok(row) => {
                    if row.overrides {
                        self.rows.retain(|old| !touches(old, &row) || old.context != row.context);
                    }
                    self.rows.push(row);
                }
                Err((at, kind)) => self.problems.push(source.problem(at, kind)),
            }
        }
    }

    /// Checks one entry by itself and against its own context.
    fn admit(
        &self,
        layer: usize,
        source: Source<'s>,
        context: ContextSpec,
        entry: &Entry,
    ) -> Result<Row<'s, A>, (usize, ProblemKind)> {
        let named = self.by_name.get(entry.name.as_str()).and_then(|at| self.actions.get(*at));
        let Some(spec) = named.filter(|spec| self.is_bound_in(spec, context)) else {
            let kind = ProblemKind::UnknownAction {
                context: entry.context.clone(),
                name: entry.name.clone(),
                elsewhere: named.is_some(),
            };
            return Err((entry.value_at, kind));
        };
        self.check_chords(context, entry, spec).map_err(|kind| (entry.at, kind))?;
        let row = Row {
            context: context.name,
            sequence: entry.sequence.clone(),
            action: spec.action.clone(),
            name: entry.name.clone(),
            overrides: entry.overrides,
            layer,
            source,
            at: entry.at,
        };
        let clash = self.rows.iter().find(|old| {
            // Saying again what a lower layer says is harmless; a higher layer may replace it when it says so.
            let lower = old.layer < layer;
            let same = old.sequence == row.sequence && old.action == row.action;
            touches(old, &row) && old.context == row.context && !(lower && (same || row.overrides))
        });
        match clash {
            None => Ok(row),
            Some(old) if old.sequence == row.sequence => Err((
                entry.at,
                ProblemKind::Duplicate {
                    context: entry.context.clone(),
                    sequence: print_sequence(&row.sequence),
                    keeps: Some(old.name.clone()),
                },
            )),
            Some(old) => Err((entry.at, prefix_shadow(&row, old))),
        }
    }

    /// Classes 6, 7, 9 and 11: what a chord may not do whatever else is bound.
    fn check_chords(
        &self,
        context: ContextSpec,
        entry: &Entry,
        spec: &ActionSpec<A>,
    ) -> Result<(), ProblemKind> {
        let sequence = || print_sequence(&entry.sequence);
        for chord in &entry.sequence {
            if let Some(reserved) = self.reserved.iter().find(|reserved| reserved.chord == *chord) {
                let granted = entry.sequence.len() == 1 && reserved.actions.contains(&spec.action);
                if !granted {
                    return Err(ProblemKind::Reserved { chord: chord.to_string() });
                }
            }
            if let Some(twin) = chord.twin() {
                let (chord, twin) = (chord.to_string(), twin.to_string());
                return Err(ProblemKind::Indistinguishable { chord, twin });
            }
        }
        if spec.danger && matches!(entry.sequence.as_slice(), [only] if only.is_bare()) {
            return Err(ProblemKind::DangerOnBareKey { sequence: sequence(), action: entry.name.clone() });
        }
        let types = entry.sequence.first().is_some_and(|chord| chord.printable().is_some());
        if context.text && types {
            return Err(ProblemKind::PrintableInText {
                context: entry.context.clone(),
                sequence: sequence(),
            });
        }
        Ok(())
    }

    /// Classes 5 and 8 between a context and those it inherits from. The binding of the higher layer is the
    /// fault; in one layer, the binding that hides.
    fn check_inherited(&mut self) {
        let mut refused: Vec<usize> = Vec::new();
        // Sequences that touch begin with the same chord.
        let mut alike: BTreeMap<Option<&Chord>, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            alike.entry(row.sequence.first()).or_default().push(at);
        }
        for (inner_at, inner) in self.rows.iter().enumerate() {
            let others = alike.get(&inner.sequence.first()).map_or(&[][..], Vec::as_slice);
            let ancestors = if others.len() > 1 { self.ancestors(inner.context) } else { Vec::new() };
            for (outer_at, outer) in others.iter().filter_map(|at| Some((*at, self.rows.get(*at)?))) {
                let settled = inner.overrides || outer.overrides || !touches(inner, outer);
                let same = inner.sequence == outer.sequence;
                let gone = refused.contains(&inner_at) || refused.contains(&outer_at);
                let harmless = same && inner.action == outer.action;
                if settled || gone || harmless || !ancestors.contains(&outer.context) {
                    continue;
                }
                let (fault_at, fault, other) = if outer.layer > inner.layer {
                    (outer_at, outer, inner)
                } else {
                    (inner_at, inner, outer)
                };
                let kind = if same {
                    ProblemKind::HidesInherited {
                        context: inner.context.to_owned(),
                        sequence: print_sequence(&inner.sequence),
                        hidden_context: outer.context.to_owned(),
                        hidden: outer.name.clone(),
                    }
                } else {
                    prefix_shadow(fault, other)
                };
                self.problems.push(fault.source.problem(fault.at, kind));
                refused.push(fault_at);
            }
        }
        let mut at = 0;
        self.rows.retain(|_| {
            at += 1;
            !refused.contains(&(at - 1))
        });
    }

    /// Class 10. The fault has no line of its own; it is reported at the top of the file that was loaded.
    fn check_unbound(&mut self, top: Source<'s>) {
        for spec in &self.actions {
            if !spec.palette_only && self.rows.iter().all(|row| row.action != spec.action) {
                let kind = ProblemKind::Unbound { action: spec.name.to_owned() };
                self.problems.push(top.problem(0, kind));
            }
        }
    }

    /// Whether an action may be bound in a context: it is one of the context's own or of a context that it inherits from.
    fn is_bound_in(&self, spec: &ActionSpec<A>, context: ContextSpec) -> bool {
        let own = |name: &str| spec.contexts.contains(&name);
        own(context.name) || self.ancestors(context.name).into_iter().any(own)
    }

    /// The contexts that a context inherits from, nearest first.
    fn ancestors(&self, context: &str) -> Vec<&'static str> {
        let parent = |name: &str| self.contexts.iter().find(|known| known.name == name)?.inherits;
        std::iter::successors(parent(context), |name| parent(name)).take(self.contexts.len()).collect()
    }
}

/// Whether one sequence is the other or begins with it.
fn touches<A>(one: &Row<'_, A>, other: &Row<'_, A>) -> bool {
    one.sequence.iter().zip(&other.sequence).all(|(one, other)| one == other)
}

fn prefix_shadow<A>(refused: &Row<'_, A>, stays: &Row<'_, A>) -> ProblemKind {
    ProblemKind::PrefixShadow {
        context: refused.context.to_owned(),
        sequence: print_sequence(&refused.sequence),
        other: print_sequence(&stays.sequence),
        other_context: stays.context.to_owned(),
    }
}
