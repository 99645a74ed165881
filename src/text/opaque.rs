//! `Debug` for what may hold personal data.

/// Gives types a `Debug` that prints their name and nothing of what they hold, so that no panic, log or failed test ever
/// shows a person's data.
macro_rules! opaque {
    ($($kind:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($kind), "(..)"))
            }
        }
    )+};
}

pub(crate) use opaque;
