//! How property tests run.

use proptest::prelude::ProptestConfig;

/// The usual number of cases, and nothing written beside the sources: a case that failed is put into its test as a plain
/// one, where it can be read.
pub fn unsaved() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}
