//! The seventh tab: notes; and the cautions that must be read before work with the person goes on.

use super::forms;
use super::panel::Panel;
use super::state::{State, Tab};
use crate::bureau::answer::{Caution, NoteView};
use crate::bureau::{Action as Gate, Command};
use crate::console::overlays::{Accept, Confirm, GRACE_MS};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::NoteId;
use crate::domain::note::NoteStanding;
use crate::domain::staff::Roles;
use crate::locale::{notes as say, words};

/// Roles in words; with none, everyone.
pub fn for_whom(roles: &Roles) -> Words {
    if roles.is_empty() {
        return say::EVERYONE.into();
    }
    Words::List(roles.iter().map(|role| words::role(role).into()).collect())
}

/// The first line of a note, for lists and questions.
pub fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

impl State {
    /// The pinned cautions that hold.
    pub fn cautions(&self) -> &[Caution] {
        self.card().map_or(&[], |card| &card.cautions)
    }

    /// Whether there are cautions that the one at the keyboard has not read today: nothing else is done here before.
    pub fn must_see(&self) -> bool {
        !self.read_through && self.cautions().iter().any(|caution| !caution.acknowledged)
    }

    /// Cautions came on the screen: Enter counts once they have stood there for a moment.
    pub(super) fn warn(&mut self, now_ms: u64) {
        if self.must_see() {
            self.warned_ms.get_or_insert(now_ms);
        } else {
            self.warned_ms = None;
        }
    }

    /// Enter on the cautions. A key pressed ahead or held down does not count.
    pub(super) fn acknowledge(&mut self, ctx: &mut Ctx<'_>) {
        let stood = self.warned_ms.is_some_and(|at| ctx.cx.now_ms.saturating_sub(at) >= GRACE_MS);
        let Some(person) = self.person.filter(|_| stood && !self.acknowledging.is_waiting()) else { return };
        if ctx.shared.is_read_only() {
            // It cannot be recorded; it was read all the same.
            self.read_through = true;
            return;
        }
        let notes = self.cautions().iter().filter(|c| !c.acknowledged).map(|c| c.note).collect();
        self.acknowledging.execute(ctx, Command::AcknowledgeNotes { person, notes });
    }

    /// The selected note.
    pub fn note(&self) -> Option<&NoteView> {
        let notes = self.notes.as_ref().filter(|_| self.tab == Tab::Notes)?;
        notes.get(self.list.selected)
    }

    pub(super) fn note_of(&self, id: NoteId) -> Option<&NoteView> {
        self.notes.as_ref()?.iter().find(|view| view.note == id)
    }

    /// The form of the selected note, while it may be changed.
    pub(super) fn edit_note(&self, ctx: &mut Ctx<'_>) {
        let (Some(record), Some(note)) = (self.record.as_deref(), self.note()) else { return };
        match ctx.shared.may(Gate::WriteNotes) {
            Ok(()) if note.standing == NoteStanding::Ended => ctx.tell(say::NOTHING_TO_END),
            Ok(()) => ctx.open(forms::note(record, Some(note))),
            Err(why) => ctx.warn(why),
        }
    }

    pub(super) fn ask_end(&self, ctx: &mut Ctx<'_>) {
        let Some(note) = self.note() else { return };
        let what = Words::Data(first_line(&note.facts.text).to_owned());
        let question = Words::Filled(say::ASK_END, vec![("what", what)]);
        let accept = Accept::Pane(PaneId::Person, forms::END_NOTE, note.note.to_string());
        ctx.open(Confirm::new(question, say::END, accept).line(say::END_KEEPS));
    }

    pub(super) fn end_note(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let note = NoteId::parse(key).and_then(|id| self.note_of(id));
        if let Some(command) = note.map(|n| Command::EndNote { note: n.note, seen: n.version }) {
            self.removing.execute(ctx, command);
        }
    }

    /// The selected note in full.
    pub(super) fn note_panel(&self) -> Option<Panel> {
        let note = self.note()?;
        let facts = &note.facts;
        let mut lines: Vec<Words> = facts.text.lines().map(|line| Words::Data(line.to_owned())).collect();
        lines.extend(facts.expires.map(|date| Words::with(say::HOLDS_UNTIL, &[("date", &date)])));
        lines.extend(note.ended.map(|date| Words::with(say::ENDED_ON, &[("date", &date)])));
        lines.push(Words::Filled(say::FOR, vec![("who", for_whom(&facts.roles))]));
        lines.push(Words::with(say::WRITTEN, &[("date", &note.on), ("by", &note.by)]));
        Some(Panel { title: say::kind(facts.kind).into(), lines })
    }
}
