//! Signals on Unix: one thread turns them into notices, and makes sure that the process ends.

use std::io;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH,
};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level;

use super::guard::Restorer;
use super::inbox::Bell;

/// How long the loop and the store have to end by themselves after a signal.
const GRACE: Duration = Duration::from_millis(1500);
/// How long giving the terminal back may take after that; a blocked terminal may never take the bytes. Together
/// with [`GRACE`] below the two seconds after which nothing of the process may be left.
const RESTORE_GRACE: Duration = Duration::from_millis(300);

/// Keeps the signals followed. Dropping it stops the thread; a watchdog that is running stays.
pub struct SignalWatch {
    handle: Handle,
}

impl Drop for SignalWatch {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// What ends a process unless it is followed; all of them give the terminal back first.
const ENDINGS: [i32; 7] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2];

/// Follows the signals: end ([`ENDINGS`]), stop and continue (TSTP, CONT), size (WINCH).
pub(super) fn watch_signals<R: Send + 'static>(bell: Bell<R>, restorer: Restorer) -> io::Result<SignalWatch> {
    let mut signals = Signals::new(ENDINGS.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    let handle = signals.handle();
    let closed = handle.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let mut watched = false;
        while !closed.is_closed() {
            let mut arrived: Vec<i32> = signals.wait().collect();
            // Which of two came first is not known: a stop that was taken back must not stop a process that nobody continues again.
            arrived.sort_by_key(|signal| *signal == SIGCONT);
            for signal in arrived {
                match signal {
                    SIGTSTP => bell.suspend(),
                    SIGCONT => bell.resumed(),
                    SIGWINCH => bell.resized(),
                    ending => {
                        if !watched {
                            watched = release_watchdog(ending, restorer.clone());
                        }
                        bell.quit(ending);
                    }
                }
            }
        }
    })?;
    Ok(SignalWatch { handle })
}

/// Ends the process after the grace, even when the loop hangs or the terminal takes no bytes. Nothing calls it
/// off: a process that was told to end and is still there has failed to.
fn release_watchdog(signal: i32, restorer: Restorer) -> bool {
    let spawned = thread::Builder::new().name("watchdog".to_owned()).spawn(move || {
        rest(GRACE);
        give_back(restorer);
        low_level::exit(128 + signal);
    });
    spawned.is_ok()
}

/// Lets the time pass: waits on a channel that nobody sends on.
fn rest(time: Duration) {
    let (_kept, never) = channel::<()>();
    let _ = never.recv_timeout(time);
}

/// Gives the terminal back, but does not wait for ever.
fn give_back(restorer: Restorer) {
    let (done, is_done) = channel();
    let spawned = thread::Builder::new().spawn(move || {
        restorer.restore();
        // Nobody waits any more when the time is over.
        let _ = done.send(());
    });
    if spawned.is_ok() {
        let _ = is_done.recv_timeout(RESTORE_GRACE);
    }
}

/// Stops the process as the default action of the stop signal does; returns when it is continued.
pub(super) fn stop_process() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
