//! What the console orders from the worker, and what the worker reports.

use std::sync::mpsc::Sender;

use crate::bureau::{Command, OpenFault, Query, Refusal};
use crate::console::{Readiness, Reply, ReqId};
use crate::terminal::Flow;

/// One piece of work, in the order in which the console asked for it. The last three are the loop's, not the worker's.
#[derive(Debug)]
pub(super) enum Order {
    Query(ReqId, Query),
    Execute(ReqId, u64, Command),
    Cancel(ReqId),
    KeepDraft(String, Vec<u8>),
    DropDraft(String),
    Repaint,
    Suspend,
    Quit(u8),
}

/// What comes back.
#[derive(Debug)]
pub(super) enum News {
    /// To a query or a command.
    Reply { req: ReqId, result: Box<Result<Reply, Refusal>>, took_us: u64 },
    /// How far the opening has come.
    Readiness(Readiness),
    /// The last holder ended without closing the database: commands carried out again, bytes cut off.
    Mended { replayed: u64, torn_bytes: u64 },
    /// Drafts of the one who signed in.
    Drafts(Vec<(String, String)>),
    /// The database cannot be opened.
    Failed(OpenFault),
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
const FAILED: u8 = 70;
