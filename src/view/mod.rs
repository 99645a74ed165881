//! The `view` room: draws the model.
