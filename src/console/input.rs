//! What comes in from outside: keys, text, replies, timers.

use crate::bureau::{Answer, Receipt, Refusal, StoreTrouble};
use crate::console::panes::PaneId;
use crate::domain::Date;
use crate::exchange::{Found, Progress, Trouble};
use crate::keymap::Chord;

/// Size of the terminal in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub cols: u16,
    /// Rows.
    pub rows: u16,
}

/// What the person at the keyboard did.
#[derive(Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press. A typed character is a chord without modifiers.
    Key(Chord),
    /// Several characters at once, as an input method commits them: text where text is edited, keys elsewhere.
    Text(String),
    /// Pasted text: always text, never keys.
    Paste(String),
    /// The paste just taken was longer than what is kept of one; the rest is lost.
    PasteCut,
    /// The terminal has a new size.
    Resize(Size),
    /// The terminal window got or lost the focus.
    Focus(bool),
}

/// Typed text may be a password or personal data: only its kind is printed.
impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(_) => f.write_str("Key(..)"),
            Self::Text(_) => f.write_str("Text(..)"),
            Self::Paste(_) => f.write_str("Paste(..)"),
            Self::PasteCut => f.write_str("PasteCut"),
            Self::Resize(size) => write!(f, "Resize({}x{})", size.cols, size.rows),
            Self::Focus(on) => write!(f, "Focus({on})"),
        }
    }
}

/// Everything that can happen to the console.
#[derive(Clone, PartialEq)]
pub enum Event {
    /// The keyboard or the window.
    Input(Input),
    /// A query or a command came back.
    Reply {
        /// The number the effect carried.
        req: ReqId,
        /// What came of it.
        result: Result<Reply, Refusal>,
        /// How long it took, in microseconds, as the driver measured it.
        took_us: u64,
    },
    /// News of an errand.
    Errand {
        /// The number the effect carried.
        req: ReqId,
        /// What is new.
        news: ErrandNews,
    },
    /// A timer ran out.
    Timer(TimerId),
    /// How far the opening of the database has come.
    Readiness(Readiness),
    /// The last holder ended without closing the database; it was checked and put right.
    Mended {
        /// Commands that stood in the journal file only and were carried out again.
        replayed: u64,
        /// Bytes of an unfinished command that were cut off.
        torn_bytes: u64,
    },
    /// Drafts that were kept on disk for the one who signed in: slot and body, as [`super::Effect::KeepDraft`] gave them.
    Drafts(Vec<(String, String)>),
    /// A draft could not be kept on disk.
    DraftLost(Refusal),
    /// The process is asked to end (a signal): keep drafts, then quit.
    Ending,
}

/// News of an errand.
#[derive(Debug, Clone, PartialEq)]
pub enum ErrandNews {
    /// How far it is.
    Progress(Progress),
    /// It is over: what it brought, or why it came to nothing.
    Over(Result<Found, Trouble>),
}

/// A good reply.
#[derive(Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "made once and moved twice")]
pub enum Reply {
    /// To a query.
    Answer(Answer),
    /// To a command.
    Receipt(Receipt),
}

/// Number of a request, given out in order by the console; a reply nobody waits for any more is dropped by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReqId(pub u64);

/// A timer. Setting one that runs already sets it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimerId {
    /// The minute in the title line.
    Minute,
    /// The idle lock.
    Idle,
    /// Keeping the draft of the form on screen.
    Draft,
    /// A pane's own, by its position in the registry and a number of its choice.
    Pane(PaneId, u8),
}

/// How far the opening of the database has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Readiness {
    /// The store is being opened and checked: done of all.
    Checking(u64, u64),
    /// The lookup index is being built: people done of all.
    Indexing(u64, u64),
    /// Ready for work: people on record. What nobody has read yet is verified after it, beside the work.
    Ready(u64),
    /// The database cannot be used; after [`Readiness::Ready`]: it turned out to be damaged, and nothing more is written.
    Failed(StoreTrouble),
}

/// What an update needs to know of the world. Plain values, read once per event by the driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cx {
    /// Milliseconds of a clock that never goes back.
    pub now_ms: u64,
    /// Business date.
    pub today: Date,
    /// Hour and minute on the wall.
    pub clock: (u8, u8),
    /// Milliseconds until the minute on the wall changes.
    pub to_minute_ms: u64,
}

crate::text::opaque!(Event, Reply);
