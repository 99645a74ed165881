//! Reading one keymap file: TOML with positions, entry by entry.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::chord::{Chord, parse_sequence};
use super::problem::{Problem, ProblemKind};

/// A keymap file: its name for complaints and for `extends`, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// A path or file name; `extends` names it without folder and ending.
    pub name: &'a str,
    /// The content.
    pub text: &'a str,
}

impl Source<'_> {
    /// The name that `extends` uses.
    pub(super) fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or(self.name);
        file.strip_suffix(".toml").unwrap_or(file)
    }

    /// A problem at a byte offset of this file.
    pub(super) fn problem(&self, at: usize, kind: ProblemKind) -> Problem {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Problem { file: self.name.to_owned(), line, column, kind }
    }
}

/// One readable entry of a file. The names are not resolved yet.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) context: String,
    pub(super) sequence: Vec<Chord>,
    /// The action name, or `none`.
    pub(super) name: String,
    /// It may replace and hide others.
    pub(super) overrides: bool,
    /// Byte offset of the key.
    pub(super) at: usize,
    /// Byte offset of the value.
    pub(super) value_at: usize,
}

/// A file read as far as it could be.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) extends: Option<(String, usize)>,
    /// Every table that stands for a context, with its byte offset.
    pub(super) tables: Vec<(String, usize)>,
    pub(super) entries: Vec<Entry>,
    pub(super) problems: Vec<Problem>,
}

/// Reads a file, collecting every fault of its form.
pub(super) fn parse(source: Source<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let (root, errors) = DeTable::parse_recoverable(source.text);
    let mut said = BTreeSet::new();
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        let kind = syntax_kind(source.text, at, error.message(), error.span());
        // One slip can leave many errors of the same kind behind it on its line.
        let line = source.text.get(..at).map_or(0, |before| before.matches('\n').count());
        if !matches!(kind, ProblemKind::Syntax { .. }) || said.insert((line, error.message().to_owned())) {
            parsed.problems.push(source.problem(at, kind));
        }
    }
    for (key, value) in in_order(root.get_ref()) {
        let at = key.span().start;
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("extends", DeValue::String(base)) => parsed.extends = Some((base.to_string(), at)),
            (context, DeValue::Table(table)) if context != "extends" => {
                parsed.tables.push((context.to_owned(), at));
                read_table(source, context, table, &mut parsed);
            }
            (entry, _) => {
                parsed.problems.push(source.problem(at, ProblemKind::WrongValue { entry: entry.to_owned() }));
            }
        }
    }
    parsed
}

/// A key written twice is the duplicate of class 4, not a fault of TOML, when it stands inside a context.
fn syntax_kind(text: &str, at: usize, message: &str, span: Option<std::ops::Range<usize>>) -> ProblemKind {
    let written = span.and_then(|span| text.get(span)).unwrap_or_default().trim_matches(['"', '\'']);
    let header = text.get(..at).and_then(|before| {
        before.lines().rev().find_map(|line| line.trim().strip_prefix('[')?.split(']').next())
    });
    match (message, header) {
        ("duplicate key", Some(context)) if !written.is_empty() => ProblemKind::Duplicate {
            context: context.trim().to_owned(),
            sequence: written.to_owned(),
            keeps: None,
        },
        _ => ProblemKind::Syntax { message: message.to_owned() },
    }
}

/// The entries of one context.
fn read_table(source: Source<'_>, context: &str, table: &DeTable<'_>, parsed: &mut Parsed) {
    let overrides = read_overrides(source, table, parsed);
    for (key, value) in in_order(table) {
        let (at, written) = (key.span().start, key.get_ref().as_ref());
        if written == "override" {
            continue;
        }
        let DeValue::String(name) = value.get_ref() else {
            parsed.problems.push(source.problem(at, ProblemKind::WrongValue { entry: written.to_owned() }));
            continue;
        };
        match parse_sequence(written) {
            Ok(sequence) => parsed.entries.push(Entry {
                context: context.to_owned(),
                overrides: overrides.covers(&sequence),
                sequence,
                name: name.to_string(),
                at,
                value_at: value.span().start,
            }),
            Err(fault) => {
                let kind = ProblemKind::UnknownKey { written: written.to_owned(), fault };
                parsed.problems.push(source.problem(at, kind));
            }
        }
    }
}

/// What `override` allows in one table.
enum Overrides {
    All,
    These(Vec<Vec<Chord>>),
}

impl Overrides {
    fn covers(&self, sequence: &[Chord]) -> bool {
        match self {
            Self::All => true,
            Self::These(list) => list.iter().any(|allowed| allowed == sequence),
        }
    }
}

fn read_overrides(source: Source<'_>, table: &DeTable<'_>, parsed: &mut Parsed) -> Overrides {
    let mut these = Vec::new();
    let found = in_order(table).into_iter().find(|(key, _)| key.get_ref() == "override");
    let Some((key, value)) = found else { return Overrides::These(these) };
    match value.get_ref() {
        DeValue::Boolean(true) => return Overrides::All,
        DeValue::Boolean(false) => {}
        DeValue::Array(items) => {
            for item in items {
                let at = item.span().start;
                let kind = match item.get_ref() {
                    DeValue::String(written) => match parse_sequence(written) {
                        Ok(sequence) => {
                            these.push(sequence);
                            continue;
                        }
                        Err(fault) => ProblemKind::UnknownKey { written: written.to_string(), fault },
                    },
                    _ => ProblemKind::WrongValue { entry: "override".to_owned() },
                };
                parsed.problems.push(source.problem(at, kind));
            }
        }
        _ => {
            let kind = ProblemKind::WrongValue { entry: "override".to_owned() };
            parsed.problems.push(source.problem(key.span().start, kind));
        }
    }
    Overrides::These(these)
}

/// The pairs of a table in the order they are written; the parser sorts them by name.
fn in_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    pairs
}
