//! 台账: a programme's month.

mod action;

pub use action::Act;

use crate::bureau::Refusal;
use crate::console::action::ListAction;
use crate::console::panes::Pane;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, _ctx: &mut Ctx<'_>) {
        match action {}
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        match action {}
    }
}

impl Pane for State {
    fn refresh(&mut self, _ctx: &mut Ctx<'_>) {}

    fn receive(&mut self, _req: ReqId, _result: Result<Reply, Refusal>, _took_us: u64, _ctx: &mut Ctx<'_>) {}

    fn list(&mut self, _action: ListAction, _ctx: &mut Ctx<'_>) {}
}
