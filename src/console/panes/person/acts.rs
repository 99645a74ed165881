//! What the actions of the pane do, and why they cannot run now.

use super::record::Edit;
use super::state::{Tab, Then};
use super::{Act, FamilyRow, Row, State, forms};
use crate::bureau::answer::{StatementLine, StatementMonth};
use crate::bureau::{Action as Gate, Query, Refusal};
use crate::console::goal::Goal;
use crate::console::panes::PaneId;
use crate::console::settling::ToDo;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::ledger::{Continues, Ended};
use crate::domain::person::{Gap, Recognition};
use crate::domain::visit::Need;
use crate::locale::{account, books, family, notes, person as say, quality, visits};

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Record => self.go_tab(Tab::Record, ctx),
            Act::Recognitions => self.go_tab(Tab::Recognitions, ctx),
            Act::Statement if self.tab == Tab::Statement => self.turn_view(ctx),
            Act::Statement => self.go_tab(Tab::Statement, ctx),
            Act::Petitions => self.go_tab(Tab::Petitions, ctx),
            Act::Family => self.go_tab(Tab::Family, ctx),
            Act::Visits => self.go_tab(Tab::Visits, ctx),
            Act::Notes => self.go_tab(Tab::Notes, ctx),
            Act::Timeline => self.go_tab(Tab::Timeline, ctx),
            Act::Ask => self.ask_now(ctx),
            Act::Skip => self.skip_ask(ctx),
            Act::Keep => self.keep(ctx),
            Act::Visit => self.open_visit(ctx),
            Act::Edit if self.on_heading(ctx.shared) => {
                if let Some(record) = self.record.as_deref() {
                    ctx.open(forms::basic(record, "name", ctx.shared));
                }
            }
            Act::Edit if self.tab == Tab::Timeline => self.ask_kind(ctx),
            Act::Edit => self.edit(ctx),
            Act::Add => self.add(ctx),
            Act::Death => self.ask_death(forms::DIED, ctx),
            Act::WithdrawDeath => {
                if let Some(record) = self.record.as_deref() {
                    ctx.open(forms::withdraw(record));
                }
            }
            Act::Account => self.open_account(ctx),
            Act::Remove if self.tab == Tab::Notes => self.ask_end(ctx),
            Act::Remove => self.ask_remove(ctx),
            Act::View if self.tab == Tab::Timeline => self.turn_kind(ctx),
            Act::View => self.turn_view(ctx),
            Act::Why => {
                self.entry = None;
                self.why = !self.why;
                self.panel_at = 0;
                self.settle(ctx.shared);
            }
            Act::AddPayee => {
                if let Some(record) = self.record.as_deref() {
                    ctx.open(forms::payee(record, record.payees.len()));
                }
            }
            Act::Reveal => self.ask_field(ctx),
            Act::Post => self.open_post(ctx),
            Act::Reverse => self.ask_reverse(ctx),
            Act::Papers => self.go_to_papers(ctx),
            Act::Grants => self.go_to_grants(ctx),
            Act::Contact => self.offer_ways(ctx),
            Act::Petition => ctx.go(self.new_petition()),
            Act::Twins => {
                if let Some(person) = self.person {
                    ctx.go(Goal::Twins(person));
                }
            }
            // The one merged last is put apart first.
            Act::Unmerge => {
                if let Some(gone) = self.record.as_deref().and_then(|r| r.absorbed.last()) {
                    ctx.go(Goal::Unmerge(*gone));
                }
            }
        }
    }

    fn go_to_grants(&self, ctx: &mut Ctx<'_>) {
        if let Some(card) = self.card() {
            ctx.go(Goal::Grants(card.person, card.name.clone()));
        }
    }

    fn go_to_papers(&self, ctx: &mut Ctx<'_>) {
        if let Some(paper) = self.on_paper(ctx) {
            return ctx.go(Goal::Draft(Box::new(paper)));
        }
        if let Some(person) = self.person {
            let slip = ctx.shared.front.slip_due(person);
            ctx.go(slip.map_or(Goal::Papers(person), |visit| Goal::Slip(Some(person), visit)));
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        if self.record.is_none() {
            let elsewhere = action.tab().is_some();
            let known = self.person.is_some() && elsewhere;
            let why = if self.person.is_some() { say::LOADING } else { say::NOBODY };
            return (!known).then(|| why.into());
        }
        if self.must_see() {
            return Some(notes::SEE_FIRST.into());
        }
        match action {
            Act::Edit | Act::View if self.tab == Tab::Timeline => None,
            Act::Edit | Act::Remove if shared.may(self.edit_gate()).is_err() => {
                shared.may(self.edit_gate()).err()
            }
            Act::Edit if self.tab == Tab::Statement => self.correct_disabled(),
            Act::Edit if self.tab == Tab::Notes => self.note().is_none().then(|| say::NO_ROW.into()),
            Act::Remove if self.tab == Tab::Notes => {
                let held = self.note().is_some_and(|note| note.ended.is_none());
                (!held).then(|| notes::NOTHING_TO_END.into())
            }
            Act::Account => self.account_disabled(shared),
            Act::AddPayee if self.account_waits().is_some() => Some(account::WAITS_SHORT.into()),
            Act::AddPayee if self.tab != Tab::Family => Some(family::FAMILY_ONLY.into()),
            Act::Edit if self.tab == Tab::Family => match self.family_row() {
                Some(FamilyRow::Relative(_) | FamilyRow::Payee(_)) => None,
                Some(FamilyRow::NamedBy(_)) => Some(family::THERE.into()),
                Some(FamilyRow::Survivors) | None => Some(say::NO_ROW.into()),
            },
            Act::Edit if !matches!(self.tab, Tab::Record | Tab::Recognitions) => Some(say::NOT_HERE.into()),
            Act::Edit if self.tab == Tab::Recognitions && self.len(shared) == 0 => Some(say::NO_ROW.into()),
            Act::WithdrawDeath => {
                let card = self.record.as_deref().map(|record| &record.card);
                let alive = card.filter(|card| card.died.is_none());
                alive.map(|card| Refusal::NotDead(card.person).into())
            }
            Act::Add => self.add_disabled(shared),
            Act::Remove => self.removable(shared).is_none().then(|| say::NOT_REMOVABLE.into()),
            Act::View if self.tab != Tab::Statement => Some(say::LEDGER_ONLY.into()),
            Act::Ask | Act::Skip if self.asks_now(shared).is_empty() => Some(say::NOTHING_TO_ASK.into()),
            Act::Keep if self.promises(shared).is_empty() => Some(visits::NOTHING_PROMISED.into()),
            Act::Ask if self.first_ask(shared).is_some_and(|a| a.need != Need::Confirmation) => {
                shared.may(Gate::EditPeople).err()
            }
            Act::Why if !matches!(self.tab, Tab::Recognitions | Tab::Statement) => {
                Some(say::LEDGER_ONLY.into())
            }
            Act::Reveal if self.protected().is_empty() => Some(say::NOTHING_MASKED.into()),
            Act::Unmerge if self.record.as_deref().is_none_or(|r| r.absorbed.is_empty()) => {
                Some(quality::NONE_MERGED.into())
            }
            Act::Reverse => self.reverse_disabled().or_else(|| shared.may(self.reverse_gate()).err()),
            _ => None,
        }
    }

    fn add_disabled(&self, shared: &Shared) -> Option<Words> {
        let gate = match self.tab {
            Tab::Record | Tab::Recognitions | Tab::Family => Gate::EditPeople,
            Tab::Statement => Gate::Post,
            Tab::Petitions => Gate::TakePetitions,
            Tab::Visits => Gate::Attend,
            Tab::Notes => Gate::WriteNotes,
            Tab::Timeline => return Some(say::JOURNAL_ONLY.into()),
        };
        shared.may(gate).err()
    }

    /// What the gate must allow to change what the tab lists.
    fn edit_gate(&self) -> Gate {
        match self.tab {
            Tab::Notes => Gate::WriteNotes,
            Tab::Statement => Gate::Post,
            _ => Gate::EditPeople,
        }
    }

    fn correct_disabled(&self) -> Option<Words> {
        if !self.by_entry {
            return Some(books::CORRECT_BY_ENTRY.into());
        }
        if let Some(line) = self.selected_line().filter(|line| line.asked.is_some()) {
            return Some(Refusal::ReversalAsked(line.entry).into());
        }
        self.reverse_disabled()
    }

    /// What the gate must allow to take the selected entry back, or to answer whoever asks for that.
    fn reverse_gate(&self) -> Gate {
        let asked = self.selected_line().and_then(|line| line.asked.as_ref());
        if asked.is_some_and(|ask| !ask.own) { Gate::ApproveReversals } else { Gate::Reverse }
    }

    fn reverse_disabled(&self) -> Option<Words> {
        if self.tab != Tab::Statement || !self.by_entry {
            return Some(say::REVERSE_BY_ENTRY.into());
        }
        match self.selected_line() {
            None => Some(say::NO_ROW.into()),
            Some(line) if line.reverses.is_some() => Some(Refusal::IsReversal(line.entry).into()),
            Some(line) => line.reversed_by.map(|by| Refusal::ReversedAlready(by).into()),
        }
    }

    fn go_tab(&mut self, tab: Tab, ctx: &mut Ctx<'_>) {
        self.turn_to(tab);
        self.ask_tab(ctx);
        self.settle(ctx.shared);
        self.ask_due(ctx);
    }

    /// By month or entry by entry.
    fn turn_view(&mut self, ctx: &mut Ctx<'_>) {
        if self.by_entry {
            self.show_months();
        } else {
            self.show_entries(ctx);
        }
        self.settle(ctx.shared);
        self.ask_due(ctx);
    }

    /// From a month to the newest of its entries.
    pub(super) fn show_entries(&mut self, ctx: &mut Ctx<'_>) {
        let month = self.month().map(|m| (m.month, m.programme.clone()));
        self.by_entry = true;
        let lines = self.statement.as_deref().map_or(&[][..], |s| &s.lines);
        let same = |line: &StatementLine| {
            month.as_ref().is_some_and(|(m, p)| line.month == *m && line.programme == *p)
        };
        let at = lines.iter().rev().position(same).unwrap_or(0);
        let (len, page) = (self.len(ctx.shared), self.page(ctx.shared));
        self.list.select(at, len, page);
    }

    /// From an entry to its month.
    pub(super) fn show_months(&mut self) {
        let of = self.selected_line().map(|line| (line.month, line.programme.clone()));
        self.by_entry = false;
        self.entry = None;
        let at =
            of.and_then(|(m, p)| self.months().iter().position(|row| row.month == m && row.programme == p));
        self.list.selected = at.map_or(0, |at| at + self.to_do().len());
        self.list.offset = self.list.offset.min(self.list.selected);
    }

    /// Whether a group of the first tab is selected: Enter opens its items, the edit key the main form.
    fn on_heading(&self, shared: &Shared) -> bool {
        let row = self.list.selected;
        self.tab == Tab::Record && matches!(self.record_rows(shared).get(row), Some(Row::Heading { .. }))
    }

    /// The form of the selected row.
    pub(super) fn edit(&mut self, ctx: &mut Ctx<'_>) {
        let Some(record) = self.record.as_deref() else { return };
        match self.tab {
            Tab::Notes => return self.edit_note(ctx),
            Tab::Family => return self.edit_family(ctx),
            Tab::Statement => {
                if let Some(line) = self.selected_line() {
                    ctx.open(forms::correct(line, ctx.shared));
                }
                return;
            }
            _ => {}
        }
        if self.tab == Tab::Recognitions {
            if self.list.selected < record.card.recognitions.len() {
                ctx.open(forms::recognition(record, self.list.selected, ctx.shared));
            }
            return;
        }
        let edit = self.record_rows(ctx.shared).get(self.list.selected).and_then(Row::edit);
        ctx.open(match edit {
            Some(Edit::Relative(at)) => forms::relative(record, at),
            Some(Edit::Group(letter)) => forms::profile(record, letter, None, ctx.shared),
            Some(Edit::Item(letter, number)) => forms::profile(record, letter, Some(number), ctx.shared),
            Some(Edit::Basic(field)) => forms::basic(record, field, ctx.shared),
            Some(Edit::Account) => return self.open_account(ctx),
            Some(Edit::Death) => return self.ask_death(forms::DIED, ctx),
            None => forms::basic(record, "name", ctx.shared),
        });
    }

    /// The form where something is missing.
    pub(super) fn fill(&mut self, gap: Gap, ctx: &mut Ctx<'_>) {
        if let Err(why) = ctx.shared.may(Gate::EditPeople) {
            return ctx.warn(why);
        }
        let Some(record) = self.record.as_deref() else { return };
        let sheet = match gap {
            Gap::Kin => forms::relative(record, record.relatives.len()),
            Gap::ResidentId => forms::basic(record, "resident_id", ctx.shared),
            Gap::Birth => forms::basic(record, "birth", ctx.shared),
            Gap::Phone => forms::basic(record, "phones.0", ctx.shared),
            Gap::Account if record.card.account_waiting.is_some() => return self.ask_decision(ctx),
            Gap::Account => forms::account(record),
            Gap::Residence => forms::basic(record, "residence.division", ctx.shared),
            Gap::Service => forms::basic(record, "service.enlisted", ctx.shared),
            Gap::Card => forms::basic(record, "card", ctx.shared),
        };
        self.then = Then::Worklist;
        ctx.open(sheet);
    }

    /// One more of what the tab lists.
    fn add(&mut self, ctx: &mut Ctx<'_>) {
        let Some(record) = self.record.as_deref() else { return };
        match self.tab {
            Tab::Record | Tab::Family => ctx.open(forms::relative(record, record.relatives.len())),
            Tab::Recognitions => {
                ctx.open(forms::recognition(record, record.card.recognitions.len(), ctx.shared));
            }
            Tab::Statement => self.open_post(ctx),
            Tab::Petitions => ctx.go(self.new_petition()),
            Tab::Visits => self.open_visit(ctx),
            Tab::Notes => ctx.open(forms::note(record, None)),
            Tab::Timeline => {}
        }
    }

    /// The form of a new entry for the month that is selected.
    pub(super) fn open_post(&self, ctx: &mut Ctx<'_>) {
        self.open_post_of(self.month(), ctx);
    }

    /// The same before anybody chose a month: nothing of the ledger is offered, whether it was read already or not.
    pub(super) fn open_post_anew(&self, ctx: &mut Ctx<'_>) {
        self.open_post_of(None, ctx);
    }

    fn open_post_of(&self, month: Option<&StatementMonth>, ctx: &mut Ctx<'_>) {
        let Some(record) = self.record.as_deref() else { return };
        match ctx.shared.may(Gate::Post) {
            Ok(()) => ctx.open(forms::post(record, month, ctx.shared)),
            Err(why) => ctx.warn(why),
        }
    }

    /// The form of a death, once the ledger is there that says what follows from it.
    pub(super) fn ask_death(&mut self, field: &'static str, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person else { return };
        match ctx.shared.may(Gate::EditPeople) {
            Ok(()) => {
                self.then = Then::Death(field);
                self.ledgers.ask(ctx, Query::Statement(person));
            }
            Err(why) => ctx.warn(why),
        }
    }

    /// The form of the recognition whose cause of disability a death turns on.
    fn ask_nature(&mut self, ctx: &mut Ctx<'_>) {
        if let Err(why) = ctx.shared.may(Gate::EditPeople) {
            return ctx.warn(why);
        }
        let asks = |e: &&Ended| matches!(e.continues, Continues::AskNature { .. });
        let group = self.settlement().and_then(|s| s.ended.iter().find(asks)).map(|e| e.group.clone());
        let Some(record) = self.record.as_deref() else { return };
        let held = |r: &Recognition| Some(&r.group) == group.as_ref() && r.nature.is_none();
        let Some(at) = record.card.recognitions.iter().position(held) else { return };
        let mut sheet = forms::recognition(record, at, ctx.shared);
        sheet.form.focus_on(&format!("recognitions.{at}.nature"));
        ctx.open(sheet);
    }

    /// Does what a death leaves to do: an entry is prepared, one to be taken back is shown, a question goes to its form.
    pub(super) fn do_settle(&mut self, to_do: ToDo, ctx: &mut Ctx<'_>) {
        match to_do {
            ToDo::Book(_) | ToDo::Pay(_) => match ctx.shared.may(Gate::Post) {
                Ok(()) => {
                    let sheet = self.record.as_deref().zip(self.settlement());
                    let sheet = sheet.and_then(|(record, s)| forms::post_settled(record, s, ctx.shared));
                    if let Some(sheet) = sheet {
                        ctx.open(sheet);
                    }
                }
                Err(why) => ctx.warn(why),
            },
            ToDo::Decide(_) => ctx.go(Goal::Pane(PaneId::Overpaid)),
            ToDo::TakeBack(_) => {
                if let Some(entry) = self.to_take_back() {
                    self.by_entry = true;
                    self.select_entry(entry, ctx);
                }
            }
            ToDo::AskCause => self.ask_death(forms::CAUSE, ctx),
            ToDo::AskNature => self.ask_nature(ctx),
            ToDo::FindAmount => {
                self.why = true;
                self.settle(ctx.shared);
            }
        }
    }
}
