//! Shapes about runs over the whole database.

use serde::Serialize;

use crate::sample::Made;

/// `import people --json`: the last line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ImportJson {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub duplicates: u64,
    pub warnings: u64,
    pub rejects_file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accounts_waiting: Option<u32>,
}

/// `demo --build-only --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct DemoJson<'a> {
    pub dir: &'a str,
    pub built: bool,
    pub people: Option<u32>,
    pub entries: Option<usize>,
    pub petitions: Option<usize>,
}

impl<'a> DemoJson<'a> {
    pub(in crate::cli) fn built(dir: &'a str, made: &Made) -> Self {
        let (people, entries, petitions) = (Some(made.people), Some(made.entries), Some(made.petitions));
        Self { dir, built: true, people, entries, petitions }
    }

    /// One was there; it was not counted.
    pub(in crate::cli) fn kept(dir: &'a str) -> Self {
        Self { dir, built: false, people: None, entries: None, petitions: None }
    }
}

/// One keymap file in `keymap check --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct KeymapJson<'a> {
    pub file: &'a str,
    pub problems: Vec<KeyProblemJson>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct KeyProblemJson {
    pub line: usize,
    pub column: usize,
    pub what: String,
}

/// One key in `keymap print --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct KeyJson<'a> {
    pub context: &'a str,
    pub keys: String,
    pub action: &'a str,
    pub label: &'a str,
}

/// `check --json`: one invariant a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct InvariantJson<'a> {
    pub invariant: &'a str,
    pub held: bool,
    pub detail: &'a str,
}

/// `backup --json`, `restore --json`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct CopyJson<'a> {
    pub entries: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    pub path: &'a str,
}
