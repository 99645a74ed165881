//! What the console orders from the worker, and what the worker reports.

use std::sync::mpsc::Sender;

use super::DeskFault;
use super::errands::StopFlag;
use crate::bureau::{Command, Query, Refusal};
use crate::console::{ErrandNews, Readiness, Reply, ReqId};
use crate::domain::VisitId;
use crate::exchange::Errand;
use crate::terminal::Flow;

/// One piece of work, in the order in which the console asked for it. The last three are the loop's, not the worker's.
pub(super) enum Order {
    Query(ReqId, Query),
    Execute(ReqId, u64, Option<VisitId>, Command),
    Errand(ReqId, u64, Box<Errand>, StopFlag),
    Cancel(ReqId),
    KeepDraft(String, Vec<u8>),
    DropDraft(String),
    Repaint,
    Suspend,
    Quit(u8),
}

/// What comes back.
pub(super) enum News {
    /// To a query or a command.
    Reply { req: ReqId, result: Box<Result<Reply, Refusal>>, took_us: u64 },
    /// Of an errand.
    Errand(ReqId, Box<ErrandNews>),
    /// How far the opening has come.
    Readiness(Readiness),
    /// The last holder ended without closing the database: commands carried out again, bytes cut off.
    Mended { replayed: u64, torn_bytes: u64 },
    /// Drafts of the one who signed in.
    Drafts(Vec<(String, String)>),
    /// A draft could not be kept on disk.
    DraftLost(Refusal),
    /// The database cannot be worked on.
    Failed(DeskFault),
}

/// Sends an order on. A worker that is gone takes no more orders; the loop ends by itself then.
pub(super) fn post(orders: &Sender<Order>, order: Order) -> Flow {
    match order {
        Order::Quit(code) => Flow::Quit(code),
        Order::Repaint => Flow::Repaint,
        Order::Suspend => Flow::Suspend,
        order => match orders.send(order) {
            Ok(()) => Flow::Continue,
            Err(_) => Flow::Quit(FAILED),
        },
    }
}

/// Exit code when the worker died: a fault of the program (`EX_SOFTWARE`).
pub const FAILED: u8 = 70;

crate::text::opaque!(Order, News);
