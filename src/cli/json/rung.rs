//! A limit of the ladder, as `petition clocks --json` prints it.

use serde::Serialize;

use super::values::text;
use crate::domain::Date;
use crate::domain::petition::{ClockUnit, Rung};

/// One limit, as `petition clocks` prints it.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RungJson<'a> {
    pub clock: &'a str,
    pub article: String,
    pub unit: ClockUnit,
    pub start: Date,
    pub due: Date,
    pub rolled: Option<Date>,
    pub provisional: bool,
    /// The day of the petitioner's request, where that came after `due`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_limit: Option<Date>,
}

impl<'a> RungJson<'a> {
    pub(in crate::cli) fn new(rung: &Rung<'a>, after_limit: Option<Date>) -> Self {
        Self {
            clock: rung.name,
            article: text(rung.article()),
            unit: rung.unit(),
            start: rung.start,
            due: rung.due,
            rolled: rung.rolled,
            provisional: rung.provisional,
            after_limit,
        }
    }
}
