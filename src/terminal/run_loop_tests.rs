//! The loop against a scripted inbox with a virtual clock.

use std::collections::VecDeque;

use super::*;
use crate::keymap::{Chord, Key};

/// What the script does next when the loop waits or looks.
enum Step {
    /// This is there at once.
    Arrive(Arrival<u32>),
    /// Nothing more is there yet.
    Gap,
    /// Time passes before anything else arrives.
    Pass(u64),
}

struct Script {
    steps: VecDeque<Step>,
    start: Instant,
    now: Instant,
    /// Waits that ended by a deadline or without one: every time the loop woke.
    wakes: usize,
}

impl Script {
    fn new(steps: Vec<Step>) -> Self {
        let start = Instant::now();
        Self { steps: steps.into(), start, now: start, wakes: 0 }
    }
}

impl Inbox<u32> for Script {
    fn now(&self) -> Instant {
        self.now
    }

    fn wait(&mut self, until: Option<Instant>) -> Waited<u32> {
        self.wakes += 1;
        loop {
            match self.steps.pop_front() {
                None => return Waited::Closed,
                Some(Step::Gap) => {}
                Some(Step::Arrive(arrival)) => return Waited::Arrived(arrival),
                Some(Step::Pass(millis)) => {
                    let target = self.now + Duration::from_millis(millis);
                    match until {
                        Some(at) if at < target => {
                            let rest = target.duration_since(at.max(self.now));
                            self.now = at.max(self.now);
                            self.steps.push_front(Step::Pass(u64::try_from(rest.as_millis()).unwrap()));
                            return Waited::Elapsed;
                        }
                        _ => self.now = target,
                    }
                }
            }
        }
    }

    fn ready(&mut self) -> Option<Arrival<u32>> {
        match self.steps.front() {
            Some(Step::Arrive(_)) => match self.steps.pop_front() {
                Some(Step::Arrive(arrival)) => Some(arrival),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Remembers everything; shows how many events it has seen.
struct Seen {
    events: Vec<String>,
    sizes: Vec<(u16, u16)>,
    deadline: Option<Instant>,
    keep_deadline: bool,
    times: Vec<Instant>,
}

impl Seen {
    fn new() -> Self {
        Self {
            events: Vec::new(),
            sizes: Vec::new(),
            deadline: None,
            keep_deadline: false,
            times: Vec::new(),
        }
    }
}

impl App for Seen {
    type Reply = u32;
    type Effect = String;

    fn on_event(&mut self, event: Event<u32>, now: Instant) -> Update<String> {
        assert!(self.times.len() < 10_000, "the loop spins");
        self.times.push(now);
        let (word, effects) = match event {
            Event::Input(Input::Resize { columns, rows }) => {
                self.sizes.push((columns, rows));
                ("size".to_owned(), vec![])
            }
            Event::Input(Input::Chord(chord)) if chord == Chord::ctrl(Key::Char('q')) => {
                ("quit".to_owned(), vec!["save".to_owned(), "quit".to_owned()])
            }
            Event::Input(Input::Chord(chord)) => (chord.to_string(), vec![]),
            Event::Input(other) => (format!("{other:?}"), vec![]),
            Event::Reply(number) => (format!("reply {number}"), vec![]),
            Event::Timer => {
                if !self.keep_deadline {
                    self.deadline = None;
                }
                ("timer".to_owned(), vec![])
            }
            Event::Signal(signal) => (format!("{signal:?}"), vec!["save".to_owned()]),
        };
        self.events.push(word);
        Update { effects, dirty: true }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        frame.render_widget(format!("{} seen", self.events.len()), frame.area());
    }

    fn next_deadline(&self) -> Option<Instant> {
        self.deadline
    }
}

#[derive(Default)]
struct Paper {
    frames: usize,
    broken_after: Option<usize>,
}

impl Write for &mut Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken_after.is_some_and(|limit| self.frames >= limit) {
            return Err(io::Error::other("gone"));
        }
        self.frames += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Default)]
struct Still {
    stops: usize,
    resumes: usize,
}

impl Stage for Still {
    fn suspend(&mut self) -> io::Result<()> {
        self.stops += 1;
        Ok(())
    }

    fn resume(&mut self) -> io::Result<(u16, u16)> {
        self.resumes += 1;
        Ok((90, 30))
    }
}

struct Outcome {
    ending: Ending,
    effects: Vec<String>,
    frames: usize,
    wakes: usize,
    elapsed: Duration,
    stage: Still,
}

fn run(app: &mut Seen, steps: Vec<Step>, broken_after: Option<usize>) -> Outcome {
    let mut script = Script::new(steps);
    let mut paper = Paper { frames: 0, broken_after };
    let mut stage = Still::default();
    let mut effects = Vec::new();
    let mut host = |effect: String| {
        let flow = if effect == "quit" { Flow::Quit(3) } else { Flow::Continue };
        effects.push(effect);
        flow
    };
    let screen = Screen::new(&mut paper, 80, 24).unwrap();
    let ending = Loop { app, inbox: &mut script, host: &mut host, screen, stage: &mut stage }.run();
    let elapsed = script.now.duration_since(script.start);
    Outcome { ending, effects, frames: paper.frames, wakes: script.wakes, elapsed, stage }
}

fn key(letter: char) -> Step {
    Step::Arrive(Arrival::Event(Event::Input(Input::Chord(Chord::bare(Key::Char(letter))))))
}

fn reply(number: u32) -> Step {
    Step::Arrive(Arrival::Event(Event::Reply(number)))
}

fn resize(columns: u16, rows: u16) -> Step {
    Step::Arrive(Arrival::Event(Event::Input(Input::Resize { columns, rows })))
}

fn quit() -> Step {
    Step::Arrive(Arrival::Event(Event::Input(Input::Chord(Chord::ctrl(Key::Char('q'))))))
}

#[test]
fn an_idle_console_wakes_for_nothing_and_draws_once() {
    let mut app = Seen::new();
    let outcome = run(&mut app, vec![Step::Pass(3_600_000), quit()], None);
    assert_eq!((outcome.ending, outcome.wakes, outcome.frames), (Ending::Quit(3), 1, 1));
    assert_eq!(app.events, ["size", "quit"]);
    assert_eq!(app.sizes, [(80, 24)]);
    assert_eq!(outcome.effects, ["save", "quit"]);
}

#[test]
fn what_is_there_together_is_drawn_once_and_in_order() {
    let mut app = Seen::new();
    let steps = vec![key('a'), reply(1), key('b'), Step::Gap, key('c'), Step::Gap, quit()];
    let outcome = run(&mut app, steps, None);
    assert_eq!(app.events, ["size", "a", "reply 1", "b", "c", "quit"]);
    assert_eq!(outcome.frames, 3, "first frame, one for a to b, one for c");
}

#[test]
fn replies_are_gathered_to_a_frame_each_8_milliseconds() {
    let mut steps = Vec::new();
    for number in 0..100 {
        steps.extend([reply(number), Step::Pass(1)]);
    }
    steps.push(quit());
    let outcome = run(&mut Seen::new(), steps, None);
    // The first frame is as good as one of a key: three come at once, then one in 8 ms.
    assert_eq!(outcome.frames, 1 + 3 + 12, "100 ms of replies");
    let mut app = Seen::new();
    let late = run(&mut app, vec![Step::Pass(500), reply(1), Step::Pass(500), quit()], None);
    assert_eq!((late.frames, late.wakes), (2, 2), "a lone reply is drawn at once");
}

#[test]
fn what_a_key_asked_for_is_drawn_when_it_comes() {
    let mut app = Seen::new();
    let answers = (1..=3).flat_map(|number| [reply(number), Step::Pass(1)]);
    let steps: Vec<Step> =
        [Step::Pass(500), key('a'), Step::Pass(1)].into_iter().chain(answers).chain([quit()]).collect();
    let outcome = run(&mut app, steps, None);
    assert_eq!(
        (outcome.frames, outcome.elapsed.as_millis()),
        (5, 504),
        "the key, a list, its preview and what hangs on that, without a wait"
    );
}

#[test]
fn a_storm_of_sizes_draws_twenty_times_a_second_and_loses_no_key() {
    let mut steps = Vec::new();
    for millis in 0..1000_u16 {
        steps.extend([resize(80 + millis % 7, 24), Step::Pass(1)]);
        if millis % 100 == 50 {
            steps.extend([key('k'), resize(100, 30)]);
        }
    }
    steps.push(quit());
    let mut app = Seen::new();
    let outcome = run(&mut app, steps, None);
    assert_eq!(app.events.iter().filter(|event| *event == "k").count(), 10);
    assert!(outcome.frames <= 1 + 20 + 10, "{}", outcome.frames);
    assert_eq!(outcome.elapsed, Duration::from_secs(1));
    let mut app = Seen::new();
    let burst = vec![resize(1, 1), key('k'), resize(2, 2), resize(90, 30), Step::Pass(60), quit()];
    run(&mut app, burst, None);
    assert_eq!(app.events, ["size", "k", "size", "quit"], "of several sizes only the last");
    assert_eq!(app.sizes.last(), Some(&(90, 30)));
}

#[test]
fn a_long_queue_is_drawn_every_256_events() {
    let steps = (0..1024).map(|_| key('k')).chain([Step::Gap, quit()]).collect();
    let mut app = Seen::new();
    let outcome = run(&mut app, steps, None);
    assert_eq!(app.events.len(), 1 + 1024 + 1);
    assert_eq!(outcome.frames, 1 + 4);
}

#[test]
fn a_timer_fires_at_its_deadline_and_cannot_be_held_back_or_spin() {
    let mut app = Seen::new();
    let start = Instant::now();
    app.deadline = Some(start + Duration::from_secs(60));
    let outcome = run(&mut app, vec![Step::Pass(120_000), quit()], None);
    assert_eq!(app.events, ["size", "timer", "quit"]);
    let fired = app.times.get(1).unwrap().duration_since(start);
    assert!(fired.as_secs() == 60, "{fired:?}");
    assert!(outcome.wakes <= 3);

    let mut app = Seen::new();
    app.deadline = Some(start);
    app.keep_deadline = true;
    let outcome = run(&mut app, vec![Step::Pass(100), quit()], None);
    assert!((5..=15).contains(&app.events.iter().filter(|event| *event == "timer").count()));
    assert!(outcome.wakes < 30, "{}", outcome.wakes);

    let mut app = Seen::new();
    app.deadline = Some(start + Duration::from_millis(50));
    let steps = (0..100).flat_map(|number| [reply(number), Step::Pass(1)]).chain([quit()]).collect();
    run(&mut app, steps, None);
    assert!(app.events.contains(&"timer".to_owned()), "a stream of replies does not starve it");
}

#[test]
fn signals_end_the_loop_after_the_application_has_saved() {
    let mut app = Seen::new();
    let steps = vec![Step::Arrive(Arrival::Event(Event::Signal(Signal::Quit(15)))), key('x')];
    let outcome = run(&mut app, steps, None);
    assert_eq!((outcome.ending, outcome.ending.exit_code()), (Ending::Signal(15), 143));
    assert_eq!(outcome.effects, ["save"]);
    assert!(!app.events.contains(&"x".to_owned()));
}

#[test]
fn a_terminal_that_cannot_be_written_to_ends_the_loop_after_a_save() {
    let mut app = Seen::new();
    let outcome = run(&mut app, vec![key('x'), Step::Gap, key('y'), quit()], Some(1));
    assert_eq!((outcome.ending, outcome.ending.exit_code()), (Ending::TerminalLost, 74));
    assert_eq!(outcome.effects, ["save"]);
    assert_eq!(app.events, ["size", "x", "Quit(1)"]);
}

#[test]
fn a_stop_and_a_continuation_paint_everything_anew() {
    let mut app = Seen::new();
    let steps = vec![
        Step::Arrive(Arrival::Suspend),
        Step::Gap,
        Step::Arrive(Arrival::Resumed),
        Step::Gap,
        Step::Pass(100),
        quit(),
    ];
    let outcome = run(&mut app, steps, None);
    assert_eq!((outcome.stage.stops, outcome.stage.resumes), (1, 1));
    assert_eq!(app.events, ["size", "Resumed", "size", "quit"]);
    assert_eq!(app.sizes.last(), Some(&(90, 30)));
    assert_eq!(outcome.frames, 3);
}
