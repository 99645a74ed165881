//! The lookup.
