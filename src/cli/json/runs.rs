//! Shapes about runs over the whole database.

use serde::Serialize;

/// `import people --json`: the last line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ImportJson {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub duplicates: u64,
    pub warnings: u64,
    pub rejects_file: Option<String>,
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
