//! Giving the terminal back as it was, whatever happens.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::{cursor, event, queue, style, terminal};

use super::platform::{Tty, discard_input};

/// The device that the guard acts on; a record in tests.
pub(super) trait Device: Send + Sync {
    /// Writes bytes at once.
    fn write(&self, bytes: &[u8]) -> io::Result<()>;
    /// Raw mode on or off.
    fn set_raw(&self, on: bool) -> io::Result<()>;
}

/// Standard output and its line discipline.
struct RealDevice;

impl Device for RealDevice {
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        // Not through the locked standard output: a thread that hangs in a write holds that lock.
        Tty::open()?.write_all(bytes)
    }

    fn set_raw(&self, on: bool) -> io::Result<()> {
        if on {
            return terminal::enable_raw_mode();
        }
        discard_input();
        terminal::disable_raw_mode()
    }
}

/// What has been changed and must be changed back. Each step by itself, each at most once.
struct Steps {
    device: Box<dyn Device>,
    raw: AtomicBool,
    screen: AtomicBool,
}

/// Owns the terminal: raw mode, alternate screen, bracketed paste, focus reports. Dropping it gives everything
/// back.
pub struct TerminalGuard {
    steps: Arc<Steps>,
}

/// Gives the terminal back from anywhere: the panic hook, the signal thread.
#[derive(Clone)]
pub struct Restorer {
    steps: Arc<Steps>,
}

impl TerminalGuard {
    /// Takes the terminal.
    pub fn enter() -> io::Result<Self> {
        Self::enter_on(Box::new(RealDevice))
    }

    pub(super) fn enter_on(device: Box<dyn Device>) -> io::Result<Self> {
        let (raw, screen) = (AtomicBool::new(false), AtomicBool::new(false));
        // The guard exists before the first step, so a step that fails gives back those before it.
        let guard = Self { steps: Arc::new(Steps { device, raw, screen }) };
        guard.steps.enter()?;
        Ok(guard)
    }

    /// A handle that outlives this borrow.
    pub fn restorer(&self) -> Restorer {
        Restorer { steps: Arc::clone(&self.steps) }
    }

    /// Gives the terminal back and takes it again: somebody else may have changed it in between.
    pub(super) fn reenter(&self) -> io::Result<()> {
        self.steps.restore();
        self.steps.enter()
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        self.steps.restore();
    }
}

impl Restorer {
    /// Gives the terminal back. Safe to call any number of times, from any thread.
    pub fn restore(&self) {
        self.steps.restore();
    }

    /// Whether there is something to give back.
    pub fn is_active(&self) -> bool {
        self.steps.raw.load(Ordering::Acquire) || self.steps.screen.load(Ordering::Acquire)
    }
}

impl Steps {
    fn enter(&self) -> io::Result<()> {
        if !self.raw.swap(true, Ordering::AcqRel) {
            self.device.set_raw(true)?;
        }
        if !self.screen.swap(true, Ordering::AcqRel) {
            let mut bytes = Vec::new();
            queue!(
                bytes,
                terminal::EnterAlternateScreen,
                terminal::Clear(terminal::ClearType::All),
                cursor::Hide,
                event::EnableBracketedPaste,
                event::EnableFocusChange,
            )?;
            self.device.write(&bytes)?;
        }
        Ok(())
    }

    /// Undoes what is done. Errors are ignored: the terminal may be gone, and the other steps still count.
    fn restore(&self) {
        if self.screen.swap(false, Ordering::AcqRel) {
            let mut bytes = Vec::new();
            // The alternate screen is emptied before it is left: some terminals can be scrolled back into it.
            let queued = queue!(
                bytes,
                terminal::EndSynchronizedUpdate,
                event::DisableFocusChange,
                event::DisableBracketedPaste,
                style::ResetColor,
                terminal::Clear(terminal::ClearType::All),
                cursor::Show,
                terminal::LeaveAlternateScreen,
            );
            if queued.is_ok() {
                drop(self.device.write(&bytes));
            }
        }
        if self.raw.swap(false, Ordering::AcqRel) {
            drop(self.device.set_raw(false));
        }
    }
}

/// Makes a panic give the terminal back and say `sentence` with the place in the source, and nothing else: the
/// message of a panic may hold personal data.
///
/// A panic of another thread while the screen is up says nothing here; whoever joins that thread reports it.
pub fn install_panic_hook(restorer: Restorer, sentence: String) {
    let screen_thread = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() != screen_thread && restorer.is_active() {
            return;
        }
        restorer.restore();
        drop(writeln!(io::stderr(), "{}", panic_line(&sentence, info)));
    }));
}

/// The sentence and the place: file name without its folder, and line.
fn panic_line(sentence: &str, info: &PanicHookInfo<'_>) -> String {
    let Some(place) = info.location() else { return sentence.to_owned() };
    let file = Path::new(place.file()).file_name().unwrap_or_default().to_string_lossy();
    format!("{sentence} ({file}:{})", place.line())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[derive(Clone, Default)]
    struct Record {
        log: Arc<Mutex<Vec<String>>>,
        refuse_write: bool,
    }

    impl Device for Record {
        fn write(&self, bytes: &[u8]) -> io::Result<()> {
            if self.refuse_write {
                return Err(io::Error::other("gone"));
            }
            self.log.lock().unwrap().push(String::from_utf8_lossy(bytes).into_owned());
            Ok(())
        }

        fn set_raw(&self, on: bool) -> io::Result<()> {
            self.log.lock().unwrap().push(format!("raw {on}"));
            Ok(())
        }
    }

    #[test]
    fn everything_is_given_back_once_and_the_screen_is_emptied_before_it_is_left() {
        let record = Record::default();
        let guard = TerminalGuard::enter_on(Box::new(record.clone())).unwrap();
        let restorer = guard.restorer();
        assert!(restorer.is_active());
        restorer.restore();
        restorer.restore();
        drop(guard);
        let log = record.log.lock().unwrap();
        let [raw_on, entered, left, raw_off] = log.as_slice() else { panic!("{log:?}") };
        assert_eq!((raw_on.as_str(), raw_off.as_str()), ("raw true", "raw false"));
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?1004h", "\x1b[?1004l"),
            ("\x1b[?25l", "\x1b[?25h"),
        ] {
            assert!(entered.contains(on) && left.contains(off), "{on:?}");
        }
        assert!(left.find("\x1b[2J").unwrap() < left.find("\x1b[?1049l").unwrap());
        assert!(!restorer.is_active());
    }

    #[test]
    fn a_step_that_fails_gives_back_those_before_it() {
        let record = Record { refuse_write: true, ..Record::default() };
        assert!(TerminalGuard::enter_on(Box::new(record.clone())).is_err());
        assert_eq!(*record.log.lock().unwrap(), ["raw true", "raw false"]);
    }

    #[test]
    fn the_terminal_is_taken_again_after_a_stop() {
        let record = Record::default();
        let guard = TerminalGuard::enter_on(Box::new(record.clone())).unwrap();
        guard.reenter().unwrap();
        drop(guard);
        let raws: Vec<String> =
            record.log.lock().unwrap().iter().filter(|line| line.starts_with("raw")).cloned().collect();
        assert_eq!(raws, ["raw true", "raw false", "raw true", "raw false"]);
    }
}
