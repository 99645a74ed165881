//! The real terminal: bytes to input, frames to one write each, the guard that gives the terminal back, signals,
//! and the loop that joins them to an application.
//!
//! ```text
//! keyboard ─► parser ─► bursts ─┐
//! signals, size ─► notices ─────┼─► inbox ─► loop ─► App::on_event ─► effects ─► Host
//! workers ─► Outbox::reply ─────┘             └────► App::draw ─► Screen ─► one write
//! ```
//!
//! An application implements [`App`]; whoever runs it implements [`Host`], makes a [`Session`], gives its
//! [`Outbox`] to the workers and calls [`Session::run`]. An idle session blocks and wakes for nothing but what
//! arrives or the application's own deadline.
//!
//! What only Unix has stands in `tty.rs`, `reader.rs` and `signals.rs`; `portable.rs` stands in elsewhere.

mod ambiguous;
mod burst;
mod caps;
#[cfg(unix)]
mod csi;
#[cfg(any(not(unix), test))]
mod decode;
pub mod desk;
mod guard;
mod inbox;
mod input;
#[cfg(unix)]
mod parser;
#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod reader;
mod run_loop;
mod screen;
#[cfg(unix)]
mod secret;
mod session;
#[cfg(unix)]
mod signals;
mod sink;
#[cfg(unix)]
mod tty;

/// What the platform at hand offers.
mod platform {
    #[cfg(not(unix))]
    pub(super) use super::portable::*;
    #[cfg(unix)]
    pub(super) use super::reader::spawn_reader;
    #[cfg(unix)]
    pub(super) use super::signals::{stop_process, watch_signals};
    #[cfg(unix)]
    pub(super) use super::tty::{Tty, discard_input, size};
}

pub use ambiguous::AmbiguousSetting;
pub use caps::{Caps, Colours};
pub use guard::{Restorer, TerminalGuard, install_panic_hook};
pub use inbox::{Event, Outbox, Signal};
pub use input::{AmbiguousWidth, Input, MAX_COLUMNS, MAX_ROWS, PASTE_LIMIT, clamp_size};
#[cfg(not(unix))]
pub use portable::{ask_secret, is_interactive};
pub use run_loop::{App, Ending, Flow, Host, Update};
pub use screen::Screen;
#[cfg(unix)]
pub use secret::ask_secret;
pub use session::{Options, Session};
#[cfg(unix)]
pub use tty::is_interactive;
