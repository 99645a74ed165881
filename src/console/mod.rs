//! The `console` room: what is on the screen and what a key does to it. Pure: no I/O, no clock, no threads; it names
//! neither the drawing library nor the terminal library.
//!
//! ```text
//! Input ─► route (which context takes the key) ─► Action ─► update ─► Effect ─► driver ─► Event::Reply ─► update
//! ```
//!
//! * [`Model`] is everything that `view` draws. [`update()`] is the only thing that changes it: one [`Event`] and the
//!   [`Cx`] of the moment in, [`Effect`]s out. Both are plain data.
//! * [`action`] has the tables of everything that can be run; [`keys`] binds keys to them; `route` says where a key
//!   goes; `act` runs an action.
//! * [`panes`] are the places of work; its documentation says how to add one. [`overlays`] float above them, [`forms`] are
//!   what is filled in, [`stage`] is what comes before anybody is signed in, and the veil and the lock.
//! * [`geometry`] says how many rows fit, so that "a page down" and the drawing agree.
//! * [`Words`](words::Words) is a sentence before it is put in a language.
//!
//! # What a driver does
//!
//! A driver (the terminal, a test, a remote desk) owns a `Model`, an inbox of events, and one session of the bureau.
//!
//! 1. `Model::new(start, &cx)` gives the model and the first effects.
//! 2. It blocks on the inbox, drains it through `update` (keeping only the newest of consecutive `Resize`s, never
//!    dropping keys), carries the effects out in order, and when [`Model::take_dirty`] says so draws once. `Cx` is read
//!    anew for each event: a clock that never goes back, the business date, the minute on the wall.
//! 3. [`Effect::Query`] and [`Effect::Execute`] go to the bureau on a worker, in order, and come back as
//!    [`Event::Reply`] with the same number and the time taken. `Execute` makes the 16-byte idempotency key of a random
//!    number of the process and `intent`. A receipt that holds a `Session` begins the driver's session with it; a
//!    `SignOut` that was carried out ends it; a sample bureau is signed in by the driver before the first query is
//!    answered. Queries may wait until the store is open; lookups are asked only after `Readiness::Ready`.
//!    [`Effect::Errand`] is done beside that, on a thread of its own; [`Effect::Stop`] reaches it at once, whatever the
//!    worker does. It answers with [`Event::Errand`] as often as there is news, the last one being that it is over.
//! 4. [`Effect::After`] sets a timer, replacing one of the same name; it comes back as [`Event::Timer`]. There is no
//!    tick: the minute and the idle lock are timers like any other.
//! 5. [`Effect::KeepDraft`] and [`Effect::DropDraft`] write and remove a file of mode 0600 for the one signed in; after
//!    each sign-in the kept ones come as [`Event::Drafts`].
//! 6. The opening of the store and the index is told as [`Event::Readiness`]; a signal to end as [`Event::Ending`].
//! 7. [`Effect::Suspend`], [`Effect::Repaint`] and [`Effect::Quit`] are the terminal's.

mod account_words;
mod act;
pub mod action;
mod ahead;
pub mod awaited;
pub mod edit;
mod effect;
pub mod entitled;
pub mod explain;
mod exporting;
pub mod files;
pub mod forms;
pub mod front;
pub mod geometry;
pub mod goal;
pub mod granting;
mod input;
pub mod keys;
mod menus;
mod model;
pub mod names;
pub mod notice;
pub mod overlays;
mod own_forms;
pub mod panes;
mod place_forms;
pub mod policy;
mod problems;
mod route;
pub mod settling;
pub mod shared;
mod sheets;
pub mod stage;
mod status;
mod update;
mod visiting;
pub mod want;
pub mod why;
pub mod words;

#[cfg(test)]
pub mod testkit;
#[cfg(test)]
pub mod tests;

pub use effect::{DraftBody, Effect};
pub use input::{Cx, ErrandNews, Event, Input, Readiness, Reply, ReqId, Size, TimerId};
pub use model::{Model, Start};
pub use update::update;
