//! 人员: one person.

mod action;

pub use action::Act;

use crate::bureau::answer::Card;
use crate::bureau::{Answer, Query, Refusal};
use crate::console::action::ListAction;
use crate::console::goal::Goal;
use crate::console::panes::Pane;
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::PersonId;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct State {
    /// Who is on screen.
    pub person: Option<PersonId>,
    /// The header, once it came.
    pub card: Option<Box<Card>>,
    cards: Slot,
}

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
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(person) = self.person {
            self.cards.ask(ctx, Query::Card(person));
        }
    }

    fn arrive(&mut self, goal: &Goal, _ctx: &mut Ctx<'_>) {
        if let Goal::Person(person) = goal {
            self.person = Some(*person);
            self.card = None;
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if !self.cards.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Card(card))) => self.card = Some(card),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn list(&mut self, _action: ListAction, _ctx: &mut Ctx<'_>) {}

    fn title(&self) -> Option<Words> {
        self.card.as_ref().map(|card| Words::Data(card.name.clone()))
    }
}
