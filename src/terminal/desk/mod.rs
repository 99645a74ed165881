//! The desk: the console, the bureau and the terminal joined together.
//!
//! ```text
//! Session (keys, signals, frames) ◄─► DeskApp (Model, timers) ─► orders ─► worker (Bureau) ─► replies ─┐
//!                                        ▲                                                            │
//!                                        └────────────────────────────────────────────────────────────┘
//! ```
//!
//! The first frame is drawn before the database is open: the worker opens it, answers what was asked meanwhile, and builds the
//! lookup index on a thread of its own, which then checks the bytes that nobody has needed so far.

mod app;
mod errands;
mod orders;
mod worker;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use crate::bureau::{Bureau, BureauOptions, HeldAt, Moment, OpenFault, Session as Seat};
use crate::console::Start;
use crate::exchange::Places;
use crate::terminal::{AmbiguousSetting, Caps, Ending, Options, Session};

use app::DeskApp;
pub use orders::FAILED;
use orders::{News, post};
use worker::Worker;

/// Signs a sample bureau's clerk in; `None` leaves the sign-in screen.
pub type Seating = Box<dyn FnOnce(&Bureau, Moment) -> Option<Seat> + Send>;

/// What a desk is started with.
pub struct DeskStart {
    /// Data folder; founded on first run when it holds no database.
    pub dir: PathBuf,
    /// The user's folders, where files to import may lie.
    pub places: Places,
    /// How it is opened.
    pub bureau: BureauOptions,
    /// How the screen starts.
    pub console: Start,
    /// How wide ambiguous characters are.
    pub ambiguous: AmbiguousSetting,
    /// What is said after the terminal was given back because the program failed.
    pub failure_sentence: String,
    /// Reads the clock.
    pub now: fn() -> Moment,
    /// Holds the business date, and the minute where one is named; in a sample bureau only.
    pub held: Option<HeldAt>,
    /// Who is seated without signing in.
    pub seating: Seating,
}

/// Why a desk ended before its time.
#[derive(Debug, thiserror::Error)]
pub enum DeskFault {
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// A business date was given for a bureau that is no sample.
    #[error("only a sample bureau is worked on another day's date")]
    TodayFixed,
    /// The terminal cannot be used.
    #[error("the terminal cannot be used")]
    Terminal(#[from] io::Error),
    /// The thread that owns the bureau failed.
    #[error("the program failed")]
    Worker,
}

/// Runs the console until it ends; gives the exit code.
pub fn run(start: DeskStart) -> Result<u8, DeskFault> {
    let clock = Clock { now: start.now, held: start.held };
    let session = Session::<News>::new();
    let (orders, inbox) = channel();
    let worker = Worker::new(start.dir, start.bureau, start.places, clock, session.outbox());
    let working = std::thread::Builder::new()
        .name("bureau".to_owned())
        .spawn(move || worker.run(&inbox, start.seating))?;
    let mut app = DeskApp::new(start.console, clock, &Caps::detect(), start.ambiguous);
    let mut host = |order| post(&orders, order);
    let options = Options { ambiguous: start.ambiguous, failure_sentence: start.failure_sentence };
    let ending = session.run(&mut app, &mut host, options);
    app.stop_errands();
    // The worker ends, and closes the database, when nobody can send orders any more.
    drop(orders);
    let closed = working.join();
    if let Some(fault) = app.into_fault() {
        return Err(fault);
    }
    if closed.is_err() {
        return Err(DeskFault::Worker);
    }
    Ok(ending.map(Ending::exit_code)?)
}

/// The clock with the business date and the minute that the command line may hold fixed.
#[derive(Debug, Clone, Copy)]
struct Clock {
    now: fn() -> Moment,
    held: Option<HeldAt>,
}

impl Clock {
    fn moment(self) -> Moment {
        let now = (self.now)();
        self.held.map_or(now, |held| held.moment(now))
    }
}

/// A bureau shared between the worker and the thread that builds its index.
type Shared = Arc<Bureau>;
