//! A whole session on the real terminal: guard, panic hook, signals, keyboard, screen and loop, put together.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use super::ambiguous::{AmbiguousSetting, question};
use super::guard::{TerminalGuard, install_panic_hook};
use super::inbox::{Bell, Mailbox, Outbox, open};
use super::platform::{Tty, size, spawn_reader, stop_process, watch_signals};
use super::run_loop::{App, Ending, Host, Loop, Stage};
use super::screen::Screen;

/// By then a terminal has answered the question of the first frame, if it ever does.
const ANSWERED_WITHIN: Duration = Duration::from_millis(250);

/// What a session needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// How wide ambiguous characters are.
    pub ambiguous: AmbiguousSetting,
    /// What is said after the terminal was given back because the program failed, in the person's language.
    pub failure_sentence: String,
}

/// A session before it runs. Made first, so that workers can be given the [`Outbox`].
pub struct Session<R> {
    mailbox: Mailbox<R>,
    outbox: Outbox<R>,
    bell: Bell<R>,
}

impl<R: Send + 'static> Default for Session<R> {
    fn default() -> Self {
        let (mailbox, outbox, bell) = open(size);
        Self { mailbox, outbox, bell }
    }
}

impl<R: Send + 'static> Session<R> {
    /// A session with an empty inbox.
    pub fn new() -> Self {
        Self::default()
    }

    /// A sender for a worker thread.
    pub fn outbox(&self) -> Outbox<R> {
        self.outbox.clone()
    }

    /// Takes the terminal, runs the application, gives the terminal back. Errors are those of taking the terminal;
    /// losing it later is an [`Ending`].
    ///
    /// After a signal the process ends within two seconds by itself, even when this never returns; what the caller
    /// still has to close must be closed by then.
    pub fn run<A, H>(mut self, app: &mut A, host: &mut H, options: Options) -> io::Result<Ending>
    where
        A: App<Reply = R>,
        H: Host<A::Effect>,
    {
        let guard = TerminalGuard::enter()?;
        install_panic_hook(guard.restorer(), options.failure_sentence);
        let signals = watch_signals(self.bell.clone(), guard.restorer())?;
        let (columns, rows) = size();
        let mut screen = Screen::new(Tty::open()?, columns, rows)?;
        if options.ambiguous == AmbiguousSetting::Auto {
            screen.prefix(&question()?);
        }
        spawn_reader(self.bell)?;
        // Senders of our own would keep the inbox open for ever.
        drop(self.outbox);
        let mut stage = RealStage { guard };
        let began = Instant::now();
        let ending = Loop { app, inbox: &mut self.mailbox, host, screen, stage: &mut stage }.run();
        if options.ambiguous == AmbiguousSetting::Auto && matches!(ending, Ending::Quit(_)) {
            // What the terminal answers after it was given back would stand at the shell's prompt.
            thread::park_timeout(ANSWERED_WITHIN.saturating_sub(began.elapsed()));
        }
        drop(stage);
        drop(signals);
        Ok(ending)
    }
}

struct RealStage {
    guard: TerminalGuard,
}

impl Stage for RealStage {
    fn suspend(&mut self) -> io::Result<()> {
        self.guard.restorer().restore();
        let stopped = stop_process();
        self.guard.reenter()?;
        stopped
    }

    fn resume(&mut self) -> io::Result<(u16, u16)> {
        self.guard.reenter()?;
        Ok(size())
    }
}
