//! What changed of a line of a run since it was frozen.

use serde::Serialize;

use crate::domain::ledger::run::Astray;
use crate::domain::{Date, PersonId};

/// A line whose person changed since the run was frozen. The run itself stays as it is.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct RunChange {
    /// Its place.
    pub seq: u32,
    /// Who.
    pub person: PersonId,
    /// 姓名, as frozen.
    pub name: String,
    /// What money depends on changed.
    pub facts: bool,
    /// The account changed.
    pub account: bool,
    /// The first day on which a run may be drafted with the new account: this run pays the one that it was drafted with.
    pub account_from: Option<Date>,
    /// The day on which the bank refused the account that it pays, where it ever did.
    pub refused_before: Option<Date>,
    /// The person died: on which day.
    pub died: Option<Date>,
    /// The record was merged into another.
    pub merged: Option<PersonId>,
    /// What of it keeps the run from going on as it was frozen; `None` of what alters nothing that is paid.
    pub astray: Option<Astray>,
}
