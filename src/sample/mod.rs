//! The `sample` room: the synthetic bureau.
