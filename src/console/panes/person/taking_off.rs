//! Taking entries back, and things off the record.

use super::record::Edit;
use super::state::Tab;
use super::{Row, State, forms};
use crate::bureau::answer::StatementLine;
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ReqId, names};
use crate::domain::EntryId;
use crate::domain::ledger::EntryKind;
use crate::locale::{Msg, books, field as label, notes, person as say, words};

impl State {
    /// The newest entry due that stands for a month after the death, or under the programme that the months are booked as.
    pub(super) fn to_take_back(&self) -> Option<EntryId> {
        let settlement = self.settlement()?;
        let beyond = |line: &&StatementLine| {
            let ended = settlement.ended.iter().any(|e| e.excess.is_some() && e.programme == line.programme);
            (ended && line.month > settlement.last) || line.programme == settlement.books_as
        };
        let stands = |line: &&StatementLine| {
            line.kind == EntryKind::Due && line.reverses.is_none() && line.reversed_by.is_none()
        };
        let lines = self.statement.as_deref()?.lines.iter();
        let found = lines.filter(stands).filter(beyond);
        found.max_by_key(|line| (line.month, line.entry)).map(|line| line.entry)
    }

    /// An entry of the statement.
    pub(super) fn line_of(&self, id: EntryId) -> Option<&StatementLine> {
        self.statement.as_deref()?.lines.iter().find(|line| line.entry == id)
    }

    pub(super) fn ask_reverse(&mut self, ctx: &mut Ctx<'_>) {
        let Some(line) = self.selected_line() else { return };
        if let Some(ask) = &line.asked {
            if !ask.own {
                return ctx.open(forms::answer(line, ask, ctx.shared));
            }
            let question = Words::with(books::ASK_WITHDRAW_REVERSAL, &[("entry", &line.entry)]);
            let accept = Accept::Pane(PaneId::Person, forms::WITHDRAW_REVERSE, line.entry.to_string());
            let asked = Words::Data(books::asked(ask, ctx.shared.lang));
            let confirm = Confirm::new(question, books::WITHDRAW_REVERSAL, accept);
            return ctx.open(confirm.line(asked).line(books::REVERSAL_STAYS));
        }
        let accept = Accept::Pane(PaneId::Person, forms::REVERSE, line.entry.to_string());
        let question = Words::Filled(say::ASK_REVERSE, vec![("entry", Words::Data(line.entry.to_string()))]);
        let what = Words::Filled(
            say::ENTRY_SHORT,
            vec![
                ("month", Words::Data(line.month.to_string())),
                ("programme", names::programme(&ctx.shared.tables, &line.programme)),
                ("kind", words::entry_said(line.kind, line.cause).into()),
                ("amount", Words::Data(line.amount.to_string())),
            ],
        );
        let keeps = if line.by_two { books::BY_TWO_NOTE } else { say::REVERSE_KEEPS };
        ctx.open(Confirm::new(question, say::REVERSE, accept).line(what).line(keeps));
    }

    /// What can be taken off the record in the selected row: its key and how it is called.
    pub(super) fn removable(&self, shared: &Shared) -> Option<(String, Words)> {
        let record = self.record.as_deref()?;
        match self.tab {
            Tab::Recognitions => {
                let at = self.list.selected;
                let r = record.card.recognitions.get(at)?;
                Some((format!("recognitions.{at}"), names::group(&shared.tables, &r.group)))
            }
            Tab::Record => match self.record_rows(shared).get(self.list.selected).and_then(Row::edit) {
                Some(Edit::Relative(at)) => {
                    let relative = record.relatives.get(at)?;
                    Some((format!("relatives.{at}"), Words::Data(relative.name.clone())))
                }
                Some(Edit::Death) if record.card.died.is_some() => {
                    Some((forms::WITHDRAW.to_owned(), label::DEATH.into()))
                }
                _ => None,
            },
            Tab::Family => self.removable_family(),
            _ => None,
        }
    }

    pub(super) fn ask_remove(&mut self, ctx: &mut Ctx<'_>) {
        let Some((key, what)) = self.removable(ctx.shared) else { return };
        if let (forms::WITHDRAW, Some(record)) = (key.as_str(), self.record.as_deref()) {
            return ctx.open(forms::withdraw(record));
        }
        if let Some(record) = self.record.as_deref().filter(|record| record.card.died.is_some()) {
            // A change to the record of somebody who died needs a reason.
            return ctx.open(forms::remove_from_the_dead(record, &key, what));
        }
        let question = Words::Filled(say::ASK_REMOVE, vec![("what", what)]);
        let accept = Accept::Pane(PaneId::Person, forms::REMOVE, key);
        ctx.open(Confirm::new(question, say::REMOVE, accept).line(say::REMOVE_KEEPS));
    }

    /// Takes a recognition or relative off the record.
    pub(super) fn remove(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(command) = self.record.as_deref().and_then(|record| forms::removal(record, key, None))
        else {
            return;
        };
        self.removing.execute(ctx, command);
    }

    /// Whether an act of which nothing is shown but a sentence was answered, and with which sentence.
    pub(super) fn act_done(&mut self, req: ReqId) -> Option<Msg> {
        if self.acknowledging.take(req) {
            return Some(notes::ACKNOWLEDGED);
        }
        if self.withdrawing.take(req) {
            return Some(books::WITHDREW);
        }
        if self.removing.take(req) {
            return Some(if self.tab == Tab::Notes { notes::ENDED_NOW } else { say::REMOVED });
        }
        None
    }
}
