//! The `store` room: redb lives here only.
