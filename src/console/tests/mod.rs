//! The console seen from outside.
