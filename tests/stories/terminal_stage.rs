//! The terminal room on a real pseudo-terminal, with a small application instead of the console.
//!
//! The application runs in this same test binary, started again inside the pseudo-terminal.
#![cfg(target_os = "linux")]
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "the application of a test")]

use std::time::{Duration, Instant};

use crate::support::pty::{Desk, Launch};
use honordesk::keymap::{Chord, Key};
use honordesk::terminal::{
    AmbiguousSetting, App, Event, Flow, Input, Options, Outbox, Session, Signal, Update, is_interactive,
};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Tells the started binary that it is the application.
const ROLE: &str = "HONORDESK_TEST_ROLE";
/// Stands for personal data that must never be left on a terminal.
const SECRET: &str = "440121195503120284";

#[derive(Default)]
struct Stage {
    size: (u16, u16),
    last: String,
    typed: String,
    pasted: usize,
    cut: bool,
    inputs: usize,
    replies: usize,
    timers: usize,
    deadline: Option<Instant>,
}

enum Work {
    Reply,
    Quit,
}

impl App for Stage {
    type Reply = ();
    type Effect = Work;

    fn on_event(&mut self, event: Event<()>, now: Instant) -> Update<Work> {
        match event {
            Event::Input(Input::Resize { columns, rows }) => self.size = (columns, rows),
            Event::Input(input) => return self.on_input(input, now),
            Event::Reply(()) => self.replies += 1,
            Event::Timer => {
                self.timers += 1;
                self.deadline = None;
            }
            Event::Signal(signal) => self.last = format!("{signal:?}"),
        }
        Update::redraw()
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let lines = [
            format!("size {}x{} {SECRET}", self.size.0, self.size.1),
            format!("last {}.", self.last),
            format!("inputs {} replies {} timers {}.", self.inputs, self.replies, self.timers),
            format!("pasted {} cut {}.", self.pasted, self.cut),
            format!("typed {}", self.typed),
        ];
        for (row, line) in (0..frame.area().height).zip(lines) {
            frame.render_widget(Line::raw(line), Rect::new(0, row, frame.area().width, 1));
        }
        if frame.area().height > 4 {
            let column = 6 + honordesk::text::width(&self.typed);
            frame.set_cursor_position((u16::try_from(column).unwrap(), 4));
        }
    }

    fn next_deadline(&self) -> Option<Instant> {
        self.deadline
    }
}

impl Stage {
    fn on_input(&mut self, input: Input, now: Instant) -> Update<Work> {
        self.inputs += 1;
        match input {
            Input::Chord(chord) => {
                self.last = chord.to_string();
                match (chord.key, chord.ctrl) {
                    (Key::Char('q'), true) => return Update { effects: vec![Work::Quit], dirty: false },
                    (Key::Char('r'), true) => return Update { effects: vec![Work::Reply], dirty: false },
                    (Key::Char('t'), true) => self.deadline = Some(now + Duration::from_millis(20)),
                    (Key::Char('p'), true) => panic!("{SECRET}"),
                    // A loop that hangs: nobody ever sends on this channel.
                    (Key::Char('g'), true) => {
                        let (_kept, never) = std::sync::mpsc::channel::<()>();
                        let _ = never.recv();
                    }
                    _ => self.typed.extend(chord.printable()),
                }
            }
            Input::Text(text) => self.typed.push_str(&text),
            Input::Paste { text, truncated } => {
                self.pasted += text.len();
                self.cut |= truncated;
            }
            Input::Ambiguous(width) => self.last = format!("{width:?}"),
            _ => {}
        }
        Update::redraw()
    }
}

/// Not a test by itself: the application that the tests below start.
#[test]
#[ignore = "started by the other tests inside a pseudo-terminal"]
fn stage() {
    if std::env::var_os(ROLE).is_none() || !is_interactive() {
        return;
    }
    let session = Session::new();
    let outbox: Outbox<()> = session.outbox();
    let mut host = |work: Work| match work {
        Work::Quit => Flow::Quit(7),
        Work::Reply => {
            outbox.reply(());
            Flow::Continue
        }
    };
    let options =
        Options { ambiguous: AmbiguousSetting::Auto, failure_sentence: "The program failed.".to_owned() };
    let ending = session.run(&mut Stage::default(), &mut host, options).expect("a terminal");
    std::process::exit(i32::from(ending.exit_code()));
}

fn launch() -> Launch {
    let itself = std::env::current_exe().expect("this binary");
    Launch::program(
        &itself,
        &["--exact", "terminal_stage::stage", "--ignored", "--nocapture", "--test-threads=1"],
    )
    .env(ROLE, "1")
}

fn start() -> Desk {
    let mut desk = launch().start();
    // The answer to the width question is the first input.
    desk.wait_for("last Narrow.");
    desk
}

/// What must hold of the terminal after any end.
fn assert_given_back(desk: &Desk) {
    let screen = desk.shown();
    assert!(!screen.0.alternate_screen() && !screen.0.bracketed_paste() && !screen.0.hide_cursor());
    assert!(!screen.has(SECRET), "{}", screen.text());
}

#[test]
fn keys_text_and_pastes_arrive_and_the_terminal_is_given_back() {
    let mut desk = start();
    assert!(desk.shown().0.alternate_screen() && desk.shown().0.bracketed_paste());
    desk.wait_for("size 80x24");
    desk.type_text("退役a").wait_for("typed 退役a");
    desk.wait_until("the cursor after the text", |screen| screen.cursor() == Some((4, 11)));
    for key in ["f2", "f12", "up", "shift-tab", "ctrl-w", "alt-1", "ctrl-left", "pagedown", "esc", "enter"] {
        desk.press(key).wait_for(&format!("last {key}."));
    }
    desk.paste("甲\n乙").wait_for("pasted 7 cut false.");
    desk.press("ctrl-r").wait_for("replies 1");
    desk.press("ctrl-t").wait_for("timers 1");
    assert_eq!(desk.press("ctrl-q").exit_code(), 7);
    assert_given_back(&desk);
}

#[test]
fn a_megabyte_of_paste_is_cut_runs_nothing_and_the_next_key_answers() {
    let mut desk = start();
    let line = "x".repeat(999) + "\n";
    desk.paste(&line.repeat(1000)).wait_for("pasted 65536 cut true.");
    desk.press("f3").wait_for("last f3.");

    let mut desk = start();
    let raw = ("y".repeat(998) + "\x11\r").repeat(1000);
    desk.type_text(&raw).wait_for("pasted 65536 cut true.");
    desk.settle(Duration::from_millis(600));
    assert_eq!(desk.shown().row(4), "typed", "no character of it was a key");
    desk.press("f4").wait_for("last f4.");
}

#[test]
fn a_paste_that_never_ends_gives_the_keyboard_back() {
    let mut desk = start();
    desk.send(b"\x1b[200~abc").wait_for("pasted 3 cut false.");
    desk.press("f5").wait_for("last f5.");
}

#[test]
fn sizes_are_followed_and_a_monstrous_one_is_clamped() {
    let mut desk = start();
    desk.resize(100, 30).wait_for("size 100x30");
    desk.resize(20_000, 20_000).wait_for("size 400x150");
    assert!(desk.resident_kib() < 100 * 1024, "{} KiB", desk.resident_kib());
    desk.resize(1, 1);
    desk.resize(60, 20).wait_for("size 60x20");
    for step in 0..200 {
        desk.resize(61 + step % 9, 20);
        if step % 20 == 0 {
            desk.type_text("k");
        }
    }
    desk.resize(90, 25).wait_for("size 90x25").wait_for("typed kkkkkkkkkk");
}

#[test]
fn an_idle_session_neither_wakes_nor_writes() {
    let mut desk = start();
    desk.settle(Duration::from_millis(100));
    let before = desk.wake_ups();
    assert_eq!(desk.settle(Duration::from_millis(1500)), 0);
    assert_eq!(desk.wake_ups() - before, 0);
    let key = desk.bytes();
    desk.type_text("o").wait_for("typed o");
    desk.settle(Duration::from_millis(50));
    assert!(desk.bytes() - key < 120, "{} bytes", desk.bytes() - key);
}

#[test]
fn a_wide_terminal_says_so_and_a_silent_one_costs_no_time() {
    let mut desk = launch().ambiguous(Some(2)).start();
    desk.wait_for("last Wide.");
    let mut desk = launch().ambiguous(None).start();
    desk.wait_for("last .");
    desk.press("f2").wait_for("last f2.").wait_for("inputs 1 ");
}

#[test]
fn signals_end_the_session_and_give_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut desk = start();
        assert_eq!(desk.signal(name).exit_code(), code, "{name}");
        assert_given_back(&desk);
    }
}

#[test]
fn a_loop_that_hangs_is_ended_by_the_watchdog() {
    let mut desk = start();
    desk.press("ctrl-g");
    let told = Instant::now();
    assert_eq!(desk.signal("TERM").exit_code(), 143);
    assert!(told.elapsed() < Duration::from_secs(4), "{:?}", told.elapsed());
    assert_given_back(&desk);
}

#[test]
fn a_terminal_that_disappears_ends_the_process() {
    let mut desk = start();
    assert_ne!(desk.close_terminal().exit_code(), 0);
}

#[test]
fn a_stopped_session_gives_the_terminal_back_and_paints_itself_again() {
    let mut desk = start();
    desk.type_text("before").wait_for("typed before");
    desk.signal("TSTP").wait_for_process_state('T');
    desk.wait_until("the terminal back", |screen| !screen.0.alternate_screen());
    assert_given_back(&desk);
    desk.resize(90, 30).signal("CONT").wait_for("size 90x30").wait_for("typed before");
    assert!(desk.shown().0.alternate_screen());
    desk.press("f2").wait_for("last f2.");
}

#[test]
fn a_panic_gives_the_terminal_back_and_tells_no_data() {
    let mut desk = start();
    assert_ne!(desk.press("ctrl-p").exit_code(), 0);
    assert_given_back(&desk);
    let screen = desk.shown().text();
    assert!(screen.contains("The program failed. (terminal_stage.rs:"), "{screen}");
}

#[test]
fn two_keys_pressed_at_once_stay_two_keys() {
    let mut desk = start();
    desk.press("g g esc").wait_for("last esc.").wait_for("typed gg").wait_for("inputs 4 ");
    let chord = Chord::bare(Key::Esc);
    assert_eq!(chord.to_string(), "esc");
    assert_eq!(format!("{:?}", Signal::Quit(1)), "Quit(1)");
}
