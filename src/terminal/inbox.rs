//! One bounded inbox for everything that can wake the console.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::time::Instant;

use super::input::{Input, clamp_size};

/// Events that may wait; when it is full, the reader of the keyboard waits and the terminal holds the rest back.
const CAPACITY: usize = 1024;

/// What the process was told by the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// End now: drafts are to be saved. The number of the signal; a lost terminal counts as hang-up (1).
    Quit(i32),
    /// The process runs again after it was stopped; everything is painted anew.
    Resumed,
}

/// One thing to react to. `R` is the type of replies from workers. There is no tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<R> {
    /// From the person.
    Input(Input),
    /// From a worker.
    Reply(R),
    /// The deadline that the application asked for has passed.
    Timer,
    /// From the system.
    Signal(Signal),
}

/// What the loop takes out of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Arrival<R> {
    /// An event for the application.
    Event(Event<R>),
    /// The process is to stop until it is continued.
    Suspend,
    /// The process was continued, perhaps after a stop that it could not see coming.
    Resumed,
}

/// The end of a wait.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Waited<R> {
    Arrived(Arrival<R>),
    /// The deadline passed first.
    Elapsed,
    /// Nobody can send any more.
    Closed,
}

/// What the loop waits on; a script in tests.
pub(super) trait Inbox<R> {
    /// The monotonic clock.
    fn now(&self) -> Instant;
    /// Blocks until something arrives or the deadline passes. Without a deadline it never wakes by itself.
    fn wait(&mut self, until: Option<Instant>) -> Waited<R>;
    /// What is there already.
    fn ready(&mut self) -> Option<Arrival<R>>;
}

enum Post<R> {
    Event(Event<R>),
    /// Look at the notices.
    Wake,
}

/// What must neither be lost nor block the signal thread, however full the inbox is.
#[derive(Debug, Default)]
struct Notices {
    resized: AtomicBool,
    suspend: AtomicBool,
    resumed: AtomicBool,
    /// A signal number, or 0.
    quit: AtomicI32,
}

/// The receiving end, owned by the loop.
pub struct Mailbox<R> {
    posts: Receiver<Post<R>>,
    notices: Arc<Notices>,
    size: fn() -> (u16, u16),
}

/// The sending end for workers.
pub struct Outbox<R> {
    posts: SyncSender<Post<R>>,
}

/// The sending end for signals and the keyboard.
pub(super) struct Bell<R> {
    posts: SyncSender<Post<R>>,
    notices: Arc<Notices>,
}

/// An inbox and its sender. `size` is asked for the terminal's size after it has changed.
pub(super) fn open<R>(size: fn() -> (u16, u16)) -> (Mailbox<R>, Outbox<R>, Bell<R>) {
    let (sender, posts) = sync_channel(CAPACITY);
    let notices = Arc::new(Notices::default());
    let bell = Bell { posts: sender.clone(), notices: Arc::clone(&notices) };
    (Mailbox { posts, notices, size }, Outbox { posts: sender }, bell)
}

impl<R> Clone for Outbox<R> {
    fn clone(&self) -> Self {
        Self { posts: self.posts.clone() }
    }
}

impl<R> Clone for Bell<R> {
    fn clone(&self) -> Self {
        Self { posts: self.posts.clone(), notices: Arc::clone(&self.notices) }
    }
}

impl<R> Outbox<R> {
    /// Sends a reply, waiting when the inbox is full. False when the loop has ended. The channel that carries work
    /// to the worker must not be bounded, or worker and loop could wait for each other.
    pub fn reply(&self, reply: R) -> bool {
        self.posts.send(Post::Event(Event::Reply(reply))).is_ok()
    }
}

impl<R> Bell<R> {
    /// Sends what was typed, waiting when the inbox is full. False when the loop has ended.
    pub(super) fn input(&self, input: Input) -> bool {
        self.posts.send(Post::Event(Event::Input(input))).is_ok()
    }

    /// The terminal's size may have changed. Any number of these before the loop looks are one.
    pub(super) fn resized(&self) {
        self.notices.resized.store(true, Ordering::Release);
        self.wake();
    }

    /// The process was asked to stop for a while.
    pub(super) fn suspend(&self) {
        self.notices.suspend.store(true, Ordering::Release);
        self.wake();
    }

    /// The process was continued.
    pub(super) fn resumed(&self) {
        // A stop that the loop has not seen yet is over already.
        self.notices.suspend.store(false, Ordering::Release);
        self.notices.resumed.store(true, Ordering::Release);
        self.wake();
    }

    /// The process is to end.
    pub(super) fn quit(&self, signal: i32) {
        self.notices.quit.store(signal, Ordering::Release);
        self.wake();
    }

    /// Never blocks: when the inbox is full, the loop is awake and looks at the notices by itself.
    fn wake(&self) {
        drop(self.posts.try_send(Post::Wake));
    }
}

impl<R> Mailbox<R> {
    /// The most urgent notice; notices go before events.
    fn notice(&self) -> Option<Arrival<R>> {
        let notices = &self.notices;
        let signal = notices.quit.swap(0, Ordering::AcqRel);
        if signal != 0 {
            return Some(Arrival::Event(Event::Signal(Signal::Quit(signal))));
        }
        if notices.suspend.swap(false, Ordering::AcqRel) {
            return Some(Arrival::Suspend);
        }
        if notices.resumed.swap(false, Ordering::AcqRel) {
            return Some(Arrival::Resumed);
        }
        if notices.resized.swap(false, Ordering::AcqRel) {
            let (columns, rows) = (self.size)();
            let (columns, rows) = clamp_size(columns, rows);
            return Some(Arrival::Event(Event::Input(Input::Resize { columns, rows })));
        }
        None
    }
}

impl<R> Inbox<R> for Mailbox<R> {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&mut self, until: Option<Instant>) -> Waited<R> {
        loop {
            if let Some(arrival) = self.notice() {
                return Waited::Arrived(arrival);
            }
            let post = match until {
                None => self.posts.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => self.posts.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            match post {
                Ok(Post::Event(event)) => return Waited::Arrived(Arrival::Event(event)),
                Ok(Post::Wake) => {}
                Err(RecvTimeoutError::Timeout) => return Waited::Elapsed,
                Err(RecvTimeoutError::Disconnected) => return Waited::Closed,
            }
        }
    }

    fn ready(&mut self) -> Option<Arrival<R>> {
        loop {
            if let Some(arrival) = self.notice() {
                return Some(arrival);
            }
            match self.posts.try_recv() {
                Ok(Post::Event(event)) => return Some(Arrival::Event(event)),
                Ok(Post::Wake) => {}
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn huge() -> (u16, u16) {
        (20_000, 20_000)
    }

    #[test]
    fn notices_go_first_are_never_lost_and_never_block() {
        let (mut mailbox, outbox, bell) = open::<u32>(huge);
        for number in 0..u32::try_from(CAPACITY).unwrap() {
            assert!(outbox.reply(number));
        }
        for _ in 0..5000 {
            bell.resized();
        }
        bell.resumed();
        bell.suspend();
        bell.quit(15);
        let event = Arrival::Event;
        assert_eq!(mailbox.wait(None), Waited::Arrived(event(Event::Signal(Signal::Quit(15)))));
        assert_eq!(mailbox.ready(), Some(Arrival::Suspend));
        assert_eq!(mailbox.ready(), Some(Arrival::Resumed));
        let resize = Input::Resize { columns: 400, rows: 150 };
        assert_eq!(mailbox.ready(), Some(event(Event::Input(resize))), "one for all, clamped");
        let replies = std::iter::from_fn(|| mailbox.ready()).count();
        assert_eq!(replies, CAPACITY, "no reply was lost for it");
    }

    #[test]
    fn a_stop_that_was_taken_back_before_it_was_seen_stops_nothing() {
        let (mut mailbox, _outbox, bell) = open::<u32>(huge);
        bell.suspend();
        bell.resumed();
        assert_eq!(mailbox.ready(), Some(Arrival::Resumed));
        assert_eq!(mailbox.ready(), None);
    }

    #[test]
    fn a_wait_ends_at_its_deadline_or_when_all_senders_are_gone() {
        let (mut mailbox, outbox, bell) = open::<u32>(huge);
        assert_eq!(mailbox.wait(Some(mailbox.now())), Waited::Elapsed);
        drop((outbox, bell));
        assert_eq!(mailbox.wait(None), Waited::Closed);
    }
}
