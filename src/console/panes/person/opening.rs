//! What the rows open, and what is read for it.

use super::{State, Tab};
use crate::bureau::answer::{Statement, StatementMonth};
use crate::bureau::{Action as Gate, Query};
use crate::console::goal::Goal;
use crate::console::shared::Ctx;
use crate::domain::{EntryId, PersonId, PetitionId};
use crate::locale::person as say;

impl State {
    /// Enter: what the row is about.
    pub(super) fn open(&mut self, ctx: &mut Ctx<'_>) {
        match self.tab {
            Tab::Record | Tab::Recognitions => match ctx.shared.may(Gate::EditPeople) {
                Ok(()) => self.edit(ctx),
                Err(why) => ctx.warn(why),
            },
            Tab::Statement if self.by_entry => self.ask_entry(ctx),
            Tab::Statement => match self.selected_to_do() {
                Some(to_do) => self.do_settle(to_do, ctx),
                None => self.show_entries(ctx),
            },
            Tab::Petitions => {
                let row = self.petitions.as_ref().and_then(|rows| rows.get(self.list.selected));
                if let Some(petition) = row.map(|row| row.petition) {
                    ctx.go(Goal::Petition(petition));
                }
            }
            Tab::Family => self.open_kin(ctx),
            Tab::Visits => self.ask_visit(ctx),
            Tab::Notes => self.edit_note(ctx),
            Tab::Timeline => self.open_happening(ctx),
        }
    }

    /// The selected visit in full.
    pub(super) fn ask_visit(&mut self, ctx: &mut Ctx<'_>) {
        let row = self.visits.as_ref().and_then(|rows| rows.get(self.list.selected));
        if let Some(visit) = row.map(|row| row.visit) {
            self.panel_at = 0;
            self.entries.ask(ctx, Query::Visit(visit));
        }
    }

    /// An entry or petition that something in the timeline was about.
    fn open_happening(&mut self, ctx: &mut Ctx<'_>) {
        let happened = self.timeline.as_ref().and_then(|t| t.lines.get(self.list.selected));
        let (Some(happened), Some(person)) = (happened, self.person) else { return };
        let of = |letter| happened.object.starts_with(letter);
        let merged = happened.about.iter().find(|(name, _)| name == "merged");
        if let Some(gone) = merged.and_then(|(_, gone)| PersonId::parse(gone)) {
            ctx.go(Goal::Unmerge(gone));
            return;
        }
        if let Some(entry) = EntryId::parse(&happened.object).filter(|_| of('E')) {
            ctx.go(Goal::Entry(person, entry));
        } else if let Some(petition) = PetitionId::parse(&happened.object).filter(|_| of('X')) {
            ctx.go(Goal::Petition(petition));
        } else {
            ctx.tell(say::NOTHING_TO_OPEN);
        }
    }

    /// The ledger anew: the mark stays on the entry or month where it was, whatever came before it.
    pub(super) fn show_statement(&mut self, statement: Box<Statement>) {
        let entry = self.selected_line().map(|line| line.entry);
        let month = self.month().map(|m| (m.month, m.programme.clone()));
        self.statement = Some(statement);
        let lines = self.statement.as_deref().map_or(&[][..], |s| &s.lines);
        let same =
            |m: &StatementMonth| month.as_ref().is_some_and(|(of, p)| m.month == *of && m.programme == *p);
        let at = match entry {
            Some(entry) => lines.iter().rev().position(|line| line.entry == entry),
            None => self.months().iter().position(same).map(|at| at + self.to_do().len()),
        };
        if let Some(at) = at {
            self.list.selected = at;
        }
    }

    pub(super) fn ask_entry(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(entry) = self.selected_line().map(|line| line.entry) {
            self.why = false;
            self.panel_at = 0;
            self.entries.ask(ctx, Query::Entry(entry));
        }
    }

    pub(super) fn select_entry(&mut self, entry: EntryId, ctx: &mut Ctx<'_>) {
        let lines = self.statement.as_deref().map_or(&[][..], |s| &s.lines);
        let Some(at) = lines.iter().rev().position(|line| line.entry == entry) else { return };
        let (len, page) = (self.len(ctx.shared), self.page(ctx.shared));
        self.list.select(at, len, page);
        self.ask_entry(ctx);
    }
}
