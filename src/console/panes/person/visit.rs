//! F5 on a person: the form of the visit that goes on, or what is meant when today's is over.

use super::State;
use crate::bureau::Query;
use crate::bureau::answer::VisitRow;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::VisitId;
use crate::locale::{visit_words, visits as say};

/// The menu of what to do when the visit of the day is over.
pub(super) const OVER: &str = "person.visit-over";
/// Another visit is begun.
const AGAIN: &str = "again";

impl State {
    /// The form of the visit that goes on. With none going on, one begins, unless they were here today already: then it is asked.
    pub(super) fn open_visit(&mut self, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person else { return };
        let front = &ctx.shared.front;
        match (front.of(person).map(|v| v.visit), front.over(person)) {
            (Some(visit), _) => self.visit_form.ask(ctx, Query::Visit(visit)),
            (None, Some(over)) if front.expected(person).is_none() => {
                let menu = what_now(over);
                ctx.open(menu);
            }
            (None, _) => ctx.go(Goal::Visit(person)),
        }
    }

    /// What was chosen there.
    pub(super) fn after_visit(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        match (key, VisitId::parse(key), self.person) {
            (AGAIN, _, Some(person)) => ctx.go(Goal::Visit(person)),
            (_, Some(visit), _) => self.visit_form.ask(ctx, Query::Visit(visit)),
            _ => {}
        }
    }
}

fn what_now(over: &VisitRow) -> Menu {
    let outcome = over.ended.map(|(_, outcome)| visit_words::outcome(outcome));
    let outcome = outcome.map_or(Words::Data(String::new()), Words::from);
    let right = Words::with(say::RIGHT_NUMBER, &[("number", &over.number)]);
    let rows = vec![
        Row::new(AGAIN, say::BEGIN_AGAIN, Words::Data(String::new())),
        Row::new(over.visit.to_string(), right, outcome),
    ];
    Menu::new(say::OVER_TODAY, Purpose::Pane(PaneId::Person, OVER), rows).by_digit()
}
