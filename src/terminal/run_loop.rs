//! The loop: wait, drain, update, run effects, draw once, write once.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use ratatui::Frame;

use super::inbox::{Arrival, Event, Inbox, Signal, Waited};
use super::input::Input;
use super::screen::Screen;

/// Events handled before a frame is drawn.
const DRAIN_LIMIT: usize = 256;
/// Frames caused by replies and timers alone come no faster than this: a stream of them is gathered.
const REPLY_FRAME: Duration = Duration::from_millis(8);
/// So many of them come at once after the frame of a key, because they are what the key was pressed for: a list, the preview of its
/// first row, and what hangs on that.
const ANSWERS: u8 = 3;
/// Frames caused by a size change come no faster than this: 20 a second in a storm of them.
const RESIZE_FRAME: Duration = Duration::from_millis(50);
/// A deadline that the application leaves in the past fires again only after this.
const TIMER_REST: Duration = Duration::from_millis(10);
/// The hang-up signal's number, which also stands for a terminal that cannot be written to.
const HANG_UP: i32 = 1;

/// What an event changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update<E> {
    /// Work for the host, in order.
    pub effects: Vec<E>,
    /// The screen may look different now.
    pub dirty: bool,
}

impl<E> Update<E> {
    /// Nothing changed.
    pub fn none() -> Self {
        Self { effects: Vec::new(), dirty: false }
    }

    /// Only the screen changed.
    pub fn redraw() -> Self {
        Self { effects: Vec::new(), dirty: true }
    }
}

/// An application on the screen: its state, and nothing of the outside world.
pub trait App {
    /// What workers answer.
    type Reply;
    /// What the application wants done outside.
    type Effect;

    /// Reacts to an event. `now` is the monotonic clock. The first event is the size, before the first frame.
    fn on_event(&mut self, event: Event<Self::Reply>, now: Instant) -> Update<Self::Effect>;

    /// Draws the state.
    fn draw(&self, frame: &mut Frame<'_>);

    /// When [`Event::Timer`] is wanted next. Without one, an idle console never wakes.
    fn next_deadline(&self) -> Option<Instant>;
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Paint everything anew: something else wrote on the terminal.
    Repaint,
    /// Give the terminal back to the shell and stop until the process is continued.
    Suspend,
    /// End with this exit code.
    Quit(u8),
}

/// The outside world: starts what effects ask for. It must not block; answers come as replies.
pub trait Host<E> {
    /// Starts one effect.
    fn run(&mut self, effect: E) -> Flow;
}

impl<E, F: FnMut(E) -> Flow> Host<E> for F {
    fn run(&mut self, effect: E) -> Flow {
        self(effect)
    }
}

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The application asked for it.
    Quit(u8),
    /// The system asked for it, with this signal.
    Signal(i32),
    /// The terminal is gone. The application was told by [`Signal::Quit`].
    TerminalLost,
}

impl Ending {
    /// The exit code of the process: 128 plus the signal, as shells report it; 74 (`EX_IOERR`) when the terminal
    /// was lost.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Quit(code) => code,
            Self::Signal(number) => 128_u8.saturating_add(u8::try_from(number).unwrap_or(0)),
            Self::TerminalLost => 74,
        }
    }
}

/// How soon a changed screen must be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    Now,
    Reply,
    Resize,
}

/// The terminal around the screen, when the process stops and goes on.
pub(super) trait Stage {
    /// Gives the terminal back, stops the process, and takes the terminal again when the process goes on.
    fn suspend(&mut self) -> io::Result<()>;
    /// Takes the terminal again; whoever had it in between may have left it in any state. Returns the size.
    fn resume(&mut self) -> io::Result<(u16, u16)>;
}

/// The loop's parts.
pub(super) struct Loop<'a, A, I, H, W> {
    pub(super) app: &'a mut A,
    pub(super) inbox: &'a mut I,
    pub(super) host: &'a mut H,
    pub(super) screen: Screen<W>,
    pub(super) stage: &'a mut dyn Stage,
}

impl<A, I, H, W> Loop<'_, A, I, H, W>
where
    A: App,
    I: Inbox<A::Reply>,
    H: Host<A::Effect>,
    W: Write,
{
    /// Runs until the end.
    pub(super) fn run(mut self) -> Ending {
        let mut pending = Some(Urgency::Now);
        let mut last = LastFrames { any: self.inbox.now(), reply: None, answers: 0 };
        let mut timer_rests_until = last.any;
        let (columns, rows) = self.screen.size();
        if let Some(ending) = self.handle(Event::Input(Input::Resize { columns, rows }), &mut pending) {
            return ending;
        }
        loop {
            let now = self.inbox.now();
            if let Some(urgency) = pending.filter(|urgency| now >= last.due(*urgency)) {
                if self.screen.draw(|frame| self.app.draw(frame)).is_err() {
                    return self.lost();
                }
                pending = None;
                last.drawn(urgency, now);
            }
            let deadline = self.app.next_deadline().map(|at| at.max(timer_rests_until));
            // Asked before waiting, so that a stream of events cannot hold a timer back.
            if deadline.is_some_and(|at| at <= now) {
                timer_rests_until = now + TIMER_REST;
                match self.handle(Event::Timer, &mut pending) {
                    Some(ending) => return ending,
                    None => continue,
                }
            }
            let frame = pending.map(|urgency| last.due(urgency));
            let until = [deadline, frame].into_iter().flatten().min();
            let ending = match self.inbox.wait(until) {
                Waited::Closed => Some(Ending::TerminalLost),
                Waited::Arrived(arrival) => self.drain(arrival, &mut pending),
                Waited::Elapsed => None,
            };
            if let Some(ending) = ending {
                return ending;
            }
        }
    }

    /// Handles an arrival and what else is there, up to the limit. Of several sizes only the last counts; a key
    /// is never dropped and never overtaken by another.
    fn drain(&mut self, first: Arrival<A::Reply>, pending: &mut Option<Urgency>) -> Option<Ending> {
        let mut next = Some(first);
        let mut size = None;
        let mut handled = 0;
        while let Some(arrival) = next {
            match arrival {
                Arrival::Suspend => self.suspend(pending),
                Arrival::Resumed => {
                    size = self.stage.resume().ok().or(size);
                    *pending = Some(Urgency::Now);
                    drop(self.screen.repaint());
                    if let Some(ending) = self.handle(Event::Signal(Signal::Resumed), pending) {
                        return Some(ending);
                    }
                }
                Arrival::Event(Event::Input(Input::Resize { columns, rows })) => size = Some((columns, rows)),
                Arrival::Event(event) => {
                    if let Some(ending) = self.handle(event, pending) {
                        return Some(ending);
                    }
                }
            }
            handled += 1;
            next = if handled < DRAIN_LIMIT { self.inbox.ready() } else { None };
        }
        let (columns, rows) = size?;
        self.handle(Event::Input(Input::Resize { columns, rows }), pending)
    }

    /// One event through the application and its effects through the host.
    fn handle(&mut self, event: Event<A::Reply>, pending: &mut Option<Urgency>) -> Option<Ending> {
        let (urgency, ending) = match &event {
            Event::Reply(_) | Event::Timer => (Urgency::Reply, None),
            Event::Input(Input::Resize { columns, rows }) => {
                if self.screen.resize(*columns, *rows).is_err() {
                    return Some(self.lost());
                }
                (Urgency::Resize, None)
            }
            Event::Signal(Signal::Quit(number)) => (Urgency::Now, Some(Ending::Signal(*number))),
            Event::Input(_) | Event::Signal(Signal::Resumed) => (Urgency::Now, None),
        };
        // A new size is painted even when the application has nothing to say about it.
        let must_draw = urgency == Urgency::Resize;
        let update = self.app.on_event(event, self.inbox.now());
        if update.dirty || must_draw {
            *pending = Some(pending.map_or(urgency, |already| already.min(urgency)));
        }
        let mut quit = None;
        for effect in update.effects {
            match self.host.run(effect) {
                Flow::Continue => {}
                Flow::Repaint => self.repaint(pending),
                Flow::Suspend => self.suspend(pending),
                Flow::Quit(code) => {
                    quit.get_or_insert(Ending::Quit(code));
                }
            }
        }
        ending.or(quit)
    }

    /// Stops the process; errors mean that the terminal is gone, which the next frame finds out.
    fn suspend(&mut self, pending: &mut Option<Urgency>) {
        drop(self.stage.suspend());
        self.repaint(pending);
    }

    fn repaint(&mut self, pending: &mut Option<Urgency>) {
        *pending = Some(Urgency::Now);
        drop(self.screen.repaint());
    }

    /// The terminal cannot be written to: the application may still save what it has.
    fn lost(&mut self) -> Ending {
        let update = self.app.on_event(Event::Signal(Signal::Quit(HANG_UP)), self.inbox.now());
        for effect in update.effects {
            self.host.run(effect);
        }
        Ending::TerminalLost
    }
}

/// When frames were drawn last.
struct LastFrames {
    any: Instant,
    /// One that nothing but replies and timers caused.
    reply: Option<Instant>,
    /// How many more of those are what a key was pressed for.
    answers: u8,
}

impl LastFrames {
    /// When a frame of this urgency may be drawn.
    fn due(&self, urgency: Urgency) -> Instant {
        match urgency {
            Urgency::Now => self.any,
            Urgency::Reply => {
                self.reply.filter(|_| self.answers == 0).map_or(self.any, |at| at + REPLY_FRAME)
            }
            Urgency::Resize => self.any + RESIZE_FRAME,
        }
    }

    fn drawn(&mut self, urgency: Urgency, now: Instant) {
        self.any = now;
        match urgency {
            Urgency::Now => self.answers = ANSWERS,
            Urgency::Reply => {
                self.reply = Some(now);
                self.answers = self.answers.saturating_sub(1);
            }
            Urgency::Resize => {}
        }
    }
}

#[cfg(test)]
#[path = "run_loop_tests.rs"]
mod tests;
