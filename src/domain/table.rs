//! What can be wrong with a table of facts (groups, programmes, rates, topics).

use std::collections::BTreeSet;

use thiserror::Error;

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableFault {
    /// It cannot be read; the message has line and column.
    #[error("{0}")]
    Toml(String),
    /// Two rows of one name.
    #[error("`{0}` is there twice")]
    Twice(String),
    /// It names something that no table has.
    #[error("`{0}` is not known")]
    Unknown(String),
    /// Figures that make no sense: no period, an impossible grade, nothing or less to pay.
    #[error("`{0}` has figures that make no sense")]
    Figures(String),
}

impl From<toml::de::Error> for TableFault {
    fn from(fault: toml::de::Error) -> Self {
        Self::Toml(fault.to_string())
    }
}

/// Refuses a name that comes twice.
pub(crate) fn no_twins<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), TableFault> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(TableFault::Twice(name.to_owned()));
        }
    }
    Ok(())
}
