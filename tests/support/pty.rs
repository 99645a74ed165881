//! A real program in a pseudo-terminal, seen through a terminal emulator.
//!
//! Every wait is on a condition with a deadline; nothing sleeps. A wait that fails shows the screen.
//!
//! ```ignore
//! let mut desk = Launch::honordesk(&["demo"]).size(80, 24).start();
//! desk.wait_for("查");
//! desk.type_text("ougy");
//! desk.press("enter");
//! desk.wait_until("the card", |screen| screen.row(10).contains("区国英"));
//! assert_eq!(desk.press("ctrl-q").exit_code(), 0);
//! ```

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::keys::key_bytes;
use super::process;
pub use super::shown::Shown;

use portable_pty::{Child, ChildKiller, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a condition may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What to start and in which terminal.
pub struct Launch {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    ambiguous: Option<u16>,
}

impl Launch {
    /// The program under test.
    pub fn honordesk(arguments: &[&str]) -> Self {
        Self::program(Path::new(env!("CARGO_BIN_EXE_honordesk")), arguments)
    }

    /// Any program. Its environment is empty but for a plain UTF-8 terminal.
    pub fn program(path: &Path, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(path);
        command.args(arguments);
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8"), ("PATH", "/usr/bin:/bin")]
        {
            command.env(name, value);
        }
        command.cwd(std::env::temp_dir());
        Self { command, columns: 80, rows: 24, ambiguous: Some(1) }
    }

    /// Sets a variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// The working directory.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.cwd(folder);
        self
    }

    /// Columns and rows; 80 by 24 unless told.
    #[must_use]
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// How many columns the terminal reports for an ambiguous character; none: it never answers.
    #[must_use]
    pub fn ambiguous(mut self, columns: Option<u16>) -> Self {
        self.ambiguous = columns;
        self
    }

    /// Starts it.
    pub fn start(self) -> Desk {
        let pair = native_pty_system().openpty(pty_size(self.columns, self.rows)).expect("a pseudo-terminal");
        let mut child = pair.slave.spawn_command(self.command).expect("the program starts");
        drop(pair.slave);
        let killer = child.clone_killer();
        let pid = child.process_id().expect("a process id");
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let detached = Arc::new(AtomicBool::new(false));
        let (sender, output) = channel();
        let stop = Arc::clone(&detached);
        thread::spawn(move || pump(reader, &sender, &stop));
        let (sender, exit) = channel();
        thread::spawn(move || reap(&mut *child, &sender));
        let screen = vt100::Parser::new_with_callbacks(
            cells(self.rows),
            cells(self.columns),
            0,
            Answers { ambiguous: self.ambiguous, pending: Vec::new() },
        );
        Desk {
            terminal: Some((pair.master, writer)),
            killer,
            pid,
            output,
            exit,
            detached,
            screen,
            raw: Vec::new(),
            written: Instant::now(),
        }
    }
}

/// Answers the questions that a program asks its terminal.
struct Answers {
    ambiguous: Option<u16>,
    pending: Vec<u8>,
}

impl vt100::Callbacks for Answers {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _second: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        let (Some(columns), None, [[6]], 'n') = (self.ambiguous, first, parameters, last) else { return };
        // The emulator draws ambiguous characters narrow; the report is moved to what the terminal claims.
        let (row, column) = screen.cursor_position();
        let reported = if column == 0 { 0 } else { column - 1 + columns };
        let _ = write!(AsBytes(&mut self.pending), "\x1b[{};{}R", row + 1, reported + 1);
    }
}

struct AsBytes<'a>(&'a mut Vec<u8>);

impl std::fmt::Write for AsBytes<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// A running program and its terminal.
pub struct Desk {
    terminal: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    pid: u32,
    output: Receiver<(Instant, Vec<u8>)>,
    exit: Receiver<u32>,
    detached: Arc<AtomicBool>,
    screen: vt100::Parser<Answers>,
    raw: Vec<u8>,
    written: Instant,
}

impl Desk {
    /// Presses keys written as in a keymap file: `press("ctrl-w f2 enter")`. Sent in one write.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let bytes: Vec<u8> = keys.split_whitespace().flat_map(key_bytes).collect();
        self.send(&bytes)
    }

    /// Types text as an input method commits it: UTF-8, in one write.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes())
    }

    /// Pastes text in brackets, with line ends as terminals send them.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let text = text.replace('\n', "\r");
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes; output is read meanwhile.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        // A line holds 4095 bytes; what is longer blocks until the program has read.
        for piece in bytes.chunks(2048) {
            let (_, writer) = self.terminal.as_mut().expect("the terminal is still there");
            writer.write_all(piece).expect("the terminal takes input");
            writer.flush().expect("the terminal takes input");
            while let Ok(output) = self.output.try_recv() {
                self.show(output);
            }
        }
        self
    }

    /// Changes the terminal's size. The emulator follows only up to 1000 by 1000.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let (master, _) = self.terminal.as_ref().expect("the terminal is still there");
        master.resize(pty_size(columns, rows)).expect("a new size");
        self.screen.screen_mut().set_size(cells(rows.min(1000)), cells(columns.min(1000)));
        self
    }

    /// Sends a signal by its name without `SIG`.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        process::signal(self.pid, name);
        self
    }

    /// What the terminal shows now.
    pub fn shown(&self) -> Shown<'_> {
        Shown(self.screen.screen())
    }

    /// Waits until the screen fulfils a condition. `what` names it in the failure.
    pub fn wait_until(&mut self, what: &str, condition: impl Fn(&Shown<'_>) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !condition(&self.shown()) {
            if let Err(end) = self.take(deadline) {
                // The last bytes may have come with the end.
                if condition(&self.shown()) {
                    break;
                }
                panic!("waited for {what} ({end:?}); the screen shows:\n{}", self.shown().text());
            }
        }
        self
    }

    /// Waits until a text is on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("{text:?}"), |screen| screen.has(text))
    }

    /// Waits until a text is gone from the screen.
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("{text:?} to go"), |screen| !screen.has(text))
    }

    /// Waits until the program has written nothing for a time, and returns the bytes it wrote before.
    pub fn settle(&mut self, quiet: Duration) -> usize {
        let before = self.raw.len();
        let limit = Instant::now() + PATIENCE;
        while self.take(Instant::now() + quiet).is_ok() {
            assert!(Instant::now() < limit, "the program never falls silent");
        }
        self.raw.len() - before
    }

    /// Bytes that the program has written and that have been read so far.
    pub fn bytes(&self) -> usize {
        self.raw.len()
    }

    /// When the newest of them came out of the terminal.
    pub fn written_at(&self) -> Instant {
        self.written
    }

    /// Time that the program's threads spent on the CPU so far (Linux).
    pub fn on_cpu(&self) -> Duration {
        Duration::from_nanos(process::cpu_ns(self.pid))
    }

    /// Everything the program has written, control sequences included.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Waits for the end of the program and returns its exit code; 1 after a signal that killed it.
    pub fn exit_code(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Ok(code) = self.exit.try_recv() {
                self.settle_end();
                return code;
            }
            match self.take(deadline) {
                Ok(()) => {}
                // Its output has ended; the exit follows.
                Err(RecvTimeoutError::Disconnected) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    return self.exit.recv_timeout(left).unwrap_or_else(|_| self.still_running());
                }
                Err(RecvTimeoutError::Timeout) => return self.still_running(),
            }
        }
    }

    fn still_running(&self) -> u32 {
        panic!("the program does not end; the screen shows:\n{}", self.shown().text())
    }

    /// Reads what is left after the end.
    fn settle_end(&mut self) {
        let deadline = Instant::now() + Duration::from_millis(200);
        while self.take(deadline).is_ok() {}
    }

    /// Takes the terminal away, as a closed window does. The program must draw when its size changes: that is
    /// how the thread that reads its output comes to let go of the terminal.
    pub fn close_terminal(&mut self) -> &mut Self {
        self.detached.store(true, Ordering::Release);
        let (columns, rows) = (self.screen.screen().size().1.get(), self.screen.screen().size().0.get());
        self.resize(columns - 1, rows);
        let deadline = Instant::now() + PATIENCE;
        while let Ok(()) = self.take(deadline) {}
        self.terminal = None;
        self
    }

    /// Times that the program's threads went to sleep and were woken again so far (Linux).
    pub fn wake_ups(&self) -> u64 {
        process::wake_ups(self.pid)
    }

    /// Resident memory in KiB now (Linux).
    pub fn resident_kib(&self) -> u64 {
        process::resident_kib(self.pid)
    }

    /// The most resident memory the process ever had, in KiB (Linux).
    pub fn peak_kib(&self) -> u64 {
        process::peak_kib(self.pid)
    }

    /// The state letter of the process (`S` asleep, `R` running, `T` stopped), none when it is gone (Linux).
    pub fn process_state(&self) -> Option<char> {
        process::state(self.pid)
    }

    /// Waits for a state of the process, for what the screen cannot show.
    pub fn wait_for_process_state(&mut self, wanted: char) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while self.process_state() != Some(wanted) {
            assert!(Instant::now() < deadline, "the process is {:?}, not {wanted:?}", self.process_state());
            let _ = self.take(Instant::now() + Duration::from_millis(5));
        }
        self
    }

    /// The process id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    fn show(&mut self, (at, chunk): (Instant, Vec<u8>)) {
        self.screen.process(&chunk);
        self.raw.extend_from_slice(&chunk);
        self.written = at;
    }

    /// Takes one piece of output and answers what it asks.
    fn take(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        self.show(self.output.recv_timeout(deadline.saturating_duration_since(Instant::now()))?);
        let answers = std::mem::take(&mut self.screen.callbacks_mut().pending);
        if let (false, Some((_, writer))) = (answers.is_empty(), self.terminal.as_mut()) {
            // The program may have ended meanwhile.
            let _ = writer.write_all(&answers).and_then(|()| writer.flush());
        }
        Ok(())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.killer.kill();
    }
}

/// Carries output from the terminal to the test until the program's end or the test's.
fn pump(mut reader: Box<dyn Read + Send>, sender: &Sender<(Instant, Vec<u8>)>, detached: &AtomicBool) {
    let mut chunk = vec![0; 64 * 1024];
    while let Ok(count) = reader.read(&mut chunk) {
        let gone = count == 0 || detached.load(Ordering::Acquire);
        if gone || sender.send((Instant::now(), chunk[..count].to_vec())).is_err() {
            return;
        }
    }
}

fn reap(child: &mut (dyn Child + Send + Sync), sender: &Sender<u32>) {
    if let Ok(status) = child.wait() {
        let _ = sender.send(status.exit_code());
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The emulator has no empty screen; a terminal of size 0 is shown as one cell.
fn cells(side: u16) -> NonZeroU16 {
    NonZeroU16::new(side).unwrap_or(NonZeroU16::MIN)
}
