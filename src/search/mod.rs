//! The `search` room: the lookup index.
