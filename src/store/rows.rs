//! The kinds of rows this program stores: [`super::Row`] for the types of `domain`, and the [`Registry`] that lists them.

use super::row::Registry;

/// Every kind of row this program writes. A kind that is missing here cannot be checked, and `check` says so.
pub fn registry() -> Registry {
    Registry::new()
}
