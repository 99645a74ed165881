//! The fact tables that screens read: what codes are called.

use crate::domain::{DivisionCode, Divisions};

/// Tables of facts. The driver makes them once: embedded, or overridden from the data directory.
#[derive(Debug, Clone)]
pub struct Tables {
    /// 区划
    pub divisions: Divisions,
}

impl Tables {
    /// The tables that come with the program.
    pub fn embedded() -> Self {
        Self { divisions: Divisions::embedded() }
    }

    /// Town and village of a code as people say them; empty when there is none.
    pub fn place(&self, code: Option<DivisionCode>) -> String {
        code.map(|c| self.divisions.full_name(c)).unwrap_or_default()
    }
}
