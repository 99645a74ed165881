//! The `bureau` room: the application core and the one door to data.
//!
//! Whoever wants something changed hands a [`Command`] to [`Bureau::execute`]; whoever wants to see something hands a
//! [`Query`] to [`Bureau::query`]. The screen, the command line and the importer use the same two enums; nobody else
//! writes. A command passes the [gate](gate), then the rules of `domain`, then becomes one transaction of the store
//! that holds the changed rows, their index rows, the journal entry, the chain head and the idempotency key.

pub mod answer;
pub mod command;
pub mod gate;
pub mod query;
mod receipt;
mod refusal;
mod session;

pub use answer::Answer;
pub use command::Command;
pub use gate::Action;
pub use query::Query;
pub use receipt::{Outcome, Receipt};
pub use refusal::{Denied, FieldFault, Fault, Refusal, StoreTrouble, WeakPassword, What};
pub use session::{Asking, Moment, Session};
