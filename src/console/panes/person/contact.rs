//! Noting a contact with the person on screen, a digit and Enter, and the way to those that were noted.

use super::State;
use crate::bureau::command::Contacted;
use crate::bureau::{Command, Refusal};
use crate::console::Reply;
use crate::console::goal::Goal;
use crate::console::overlays::Purpose;
use crate::console::panes::PaneId;
use crate::console::panes::care::Way;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::locale::{care, person as say};

/// The menu of the ways.
pub(super) const WAYS: &str = "person.contact";

impl State {
    /// Offers the ways in which somebody is contacted, and what was noted so far. Whoever has died is not contacted any more.
    pub(super) fn offer_ways(&self, ctx: &mut Ctx<'_>) {
        if self.card().is_some_and(|card| card.died.is_some()) {
            ctx.tell(say::CONTACT_DEAD);
            return self.go_to_contacts(ctx);
        }
        ctx.open(Way::menu(say::PICK_WAY, Purpose::Pane(PaneId::Person, WAYS)));
    }

    fn go_to_contacts(&self, ctx: &mut Ctx<'_>) {
        if let Some(card) = self.card() {
            ctx.go(Goal::Contacts(card.person, card.name.clone()));
        }
    }

    /// Notes the way that was chosen, or goes to what was noted so far.
    pub(super) fn contact(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        if key == Way::NOTED_SO_FAR {
            return self.go_to_contacts(ctx);
        }
        let (Some(way), Some(person)) = (Way::of_key(key), self.person) else { return };
        self.way = Some(way);
        let said = Contacted::new(person, way.kind, way.result);
        self.contacting.execute(ctx, Command::RecordContact { said });
    }

    /// It is on record, or was refused.
    pub(super) fn contacted(&mut self, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        let (way, name) = (self.way.take(), self.card().map(|card| card.name.clone()));
        match (result, way) {
            (Ok(_), Some(way)) => {
                let name = Words::Data(name.unwrap_or_default());
                ctx.tell(Words::Filled(care::NOTED_OF, vec![("name", name), ("way", way.label.into())]));
            }
            (Ok(_), None) => {}
            (Err(why), _) => ctx.warn(why),
        }
    }
}
