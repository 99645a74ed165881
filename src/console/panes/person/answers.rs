//! What answers do to the pane, and what Enter opens.

use super::State;
use super::forms;
use super::state::Then;
use crate::bureau::Answer;
use crate::bureau::answer::{DuplicatePair, Duplicates};
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::settling;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::locale::{death, quality};

/// Lines of cautions that can be scrolled through.
const MOST_CAUTION_LINES: usize = 400;

impl State {
    pub(super) fn answered(&mut self, answer: Answer, ctx: &mut Ctx<'_>) {
        let person = self.person;
        match answer {
            Answer::Record(record) if person == Some(record.card.person) && record.merged_into.is_some() => {
                // What was merged is worked on where it went.
                if let (Some(gone), Some(keep)) = (person, record.merged_into) {
                    let parts: [(&'static str, &dyn std::fmt::Display); 2] =
                        [("gone", &gone), ("keep", &keep)];
                    ctx.tell(Words::with(quality::CALLED_MERGED, &parts));
                    ctx.go(Goal::Person(keep));
                }
            }
            Answer::Duplicates(found) => self.tell_twins(&found, ctx),
            Answer::Record(record) if person == Some(record.card.person) => {
                self.record = Some(record);
                self.warn(ctx.cx.now_ms);
                match self.then {
                    _ if self.must_see() => {}
                    Then::Post => {
                        self.then = Then::Nothing;
                        self.open_post_anew(ctx);
                    }
                    Then::Decide => self.ask_decision(ctx),
                    Then::Fill(gap) => {
                        self.then = Then::Nothing;
                        self.fill(gap, ctx);
                    }
                    _ => {}
                }
            }
            Answer::Statement(statement) if person == Some(statement.person) => {
                self.show_statement(statement);
                match std::mem::take(&mut self.then) {
                    Then::Entry(entry) => self.select_entry(entry, ctx),
                    Then::Death(field) => {
                        if let Some(sheet) = self.record.as_deref().map(|r| forms::death(r, field)) {
                            self.look_ahead(&sheet.form, ctx);
                            ctx.open(sheet);
                        }
                    }
                    Then::Settle => {
                        let left =
                            if self.to_do().is_empty() { death::RECORDED_DONE } else { death::RECORDED };
                        if !self.to_do().is_empty() {
                            self.by_entry = false;
                            self.list = List::default();
                        }
                        let died = self.record.as_deref().and_then(|record| record.card.died);
                        let held = match (died, self.statement.as_deref()) {
                            (Some(died), Some(statement)) => settling::held(statement, died.month()),
                            _ => Vec::new(),
                        };
                        // Several things: they are read whole.
                        ctx.tell(Words::Lines([left.into()].into_iter().chain(held).collect()));
                    }
                    other => self.then = other,
                }
            }
            Answer::AccountChanges(found) => self.show_decision(&found, ctx),
            Answer::PetitionsOf(rows) => self.petitions = Some(rows),
            Answer::VisitsOf(rows) => self.visits = Some(rows),
            Answer::Visit(view) if person == view.row.person => self.visit = Some(view),
            Answer::Notes(found) => self.notes = Some(found),
            Answer::Entry(entry) if person == Some(entry.person) => self.entry = Some(entry),
            _ => {}
        }
        self.settle(ctx.shared);
    }

    /// After a save: whom else this may be.
    pub(super) fn tell_twins(&mut self, found: &Duplicates, ctx: &mut Ctx<'_>) {
        let other = |pair: &DuplicatePair| {
            pair.sides
                .iter()
                .find(|s| Some(s.person) != self.person)
                .map(|s| format!("{} {}", s.person, s.name))
        };
        if let Some(who) = found.pairs.first().and_then(other) {
            ctx.warn(Words::with(quality::MAY_BE, &[("who", &who), ("n", &found.total)]));
        }
    }

    /// Cautions may be longer than the screen.
    pub(super) fn scroll_cautions(&mut self, action: ListAction) {
        self.panel_at = match action {
            ListAction::Up | ListAction::PageUp | ListAction::Top => self.panel_at.saturating_sub(1),
            _ => self.panel_at.saturating_add(1).min(MOST_CAUTION_LINES),
        };
    }

    /// A page of the panel; its lines may be more than fit below the list.
    pub(super) fn scroll_panel(&mut self, action: ListAction, shared: &Shared) {
        const STEP: usize = 4;
        let last = self.panel(shared).map_or(0, |panel| panel.lines.len().saturating_sub(1));
        self.panel_at = match action {
            ListAction::PageUp => self.panel_at.saturating_sub(STEP),
            _ => self.panel_at.saturating_add(STEP).min(last),
        };
    }
}
