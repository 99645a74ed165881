//! What the console wants done: plain data for the driver.

use crate::bureau::{Command, Query};
use crate::console::{ReqId, TimerId};
use crate::domain::VisitId;
use crate::exchange::Errand;

/// Something the driver does after an update.
#[derive(Clone, PartialEq)]
pub enum Effect {
    /// Ask; answer with `Event::Reply` of the same number.
    Query {
        /// Number of the request.
        req: ReqId,
        /// The question.
        query: Query,
    },
    /// Carry out; answer with `Event::Reply` of the same number.
    Execute {
        /// Number of the request.
        req: ReqId,
        /// The same intention always carries the same number, also when it is tried again: the driver makes the
        /// idempotency key of it and of a random number of the process.
        intent: u64,
        /// The visit it is done during.
        visit: Option<VisitId>,
        /// The command.
        command: Command,
    },
    /// Do something with files beside the other work; `Event::Errand` of the same number tells how far it is and what
    /// came of it.
    Errand {
        /// Number of the request.
        req: ReqId,
        /// As for `Execute`.
        intent: u64,
        /// What is to be done.
        errand: Box<Errand>,
    },
    /// The errand of this number is to stop as soon as it can; what came of it is still told.
    Stop(ReqId),
    /// The reply of this request is not wanted any more.
    Cancel(ReqId),
    /// Send `Event::Timer` after so many milliseconds; a timer of the same name that runs already is replaced.
    After {
        /// Which.
        timer: TimerId,
        /// How long.
        ms: u64,
    },
    /// Keep a draft on disk for the one signed in, in place of an earlier one of the same slot.
    KeepDraft {
        /// Which form, about what.
        slot: String,
        /// The fields as JSON. Holds personal data, never passwords: files of mode 0600 only.
        body: DraftBody,
    },
    /// Forget a draft.
    DropDraft {
        /// Which.
        slot: String,
    },
    /// Draw everything anew: something else wrote on the terminal.
    Repaint,
    /// Give the terminal back to the shell until it is brought to the front again.
    Suspend,
    /// End the process after restoring the terminal.
    Quit,
}

/// The body of a draft; not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftBody(pub String);

impl std::fmt::Debug for DraftBody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftBody(..)")
    }
}

crate::text::opaque!(Effect);
