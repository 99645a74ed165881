//! 概览: the bureau at a glance, in bars. Every bar opens its list.

mod action;
mod pane;
mod state;
#[cfg(test)]
mod tests;

pub use action::Act;
pub use state::State;
