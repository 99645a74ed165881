//! The `domain` room: what the bureau knows: types and rules.
