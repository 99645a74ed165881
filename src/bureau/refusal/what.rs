//! Kinds of things that a command or query names.

use serde::Serialize;

/// What was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum What {
    Person,
    Entry,
    Petition,
    Staff,
    Field,
    Visit,
    Promise,
    Contact,
    Division,
    Hardship,
    Condolence,
    Gift,
    Paper,
    Note,
    View,
    Proposal,
    Batch,
    AccountChange,
    AccountImport,
    Grant,
    Budget,
    Run,
    Recovery,
    RunRule,
    SupervisionItem,
}
