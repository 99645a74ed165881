//! What the pane does with keys and replies.

use super::state::Page;
use super::{Act, State, forms};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::BatchId;
use crate::locale::bulk as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        let batch = self.batch.as_deref().map(|batch| batch.row.batch);
        match (self.page, batch) {
            (Page::Batches, _) => self.looking.ask(ctx, Query::Batches),
            (Page::Batch, Some(batch)) => self.looking.ask(ctx, Query::Batch(batch)),
            _ => self.look(ctx),
        }
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        match goal {
            Goal::Many(whom, meant) => {
                self.looking.drop(ctx);
                *self = Self { whom: Some(whom.clone()), meant: *meant, ..Self::default() };
                ctx.open(forms::menu(ctx.shared));
            }
            Goal::Batches => {
                *self = Self { page: Page::Batches, ..Self::default() };
            }
            _ => {}
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => self.written(&receipt, ctx),
                Ok(Reply::Answer(_)) => {}
                Err(why) => ctx.warn(why),
            };
        }
        if !self.looking.take(req) {
            return;
        }
        match result {
            Ok(Reply::Answer(answer)) => self.answered(answer, ctx),
            Ok(Reply::Receipt(_)) => {}
            // The form stands as it was filled in.
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(Action::Pane(PaneAction::Bulk(_)) | Action::List(_)) => {
                self.looking.is_waiting() || self.doing.is_waiting()
            }
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            if let Some(batch) = self.selected_batch() {
                self.show(batch, ctx);
            } else if let Some(person) = self.selected().map(|row| row.person) {
                ctx.go(Goal::Person(person));
            }
            return;
        }
        let rows = self.list_rows(&ctx.shared.geometry());
        if self.page == Page::Batches {
            let len = self.batches.as_ref().map_or(0, Vec::len);
            self.at.act(action, len, rows);
        } else {
            let len = self.shown().len();
            self.list.act(action, len, rows);
        }
    }

    fn can_open(&self) -> bool {
        self.selected().is_some() || self.selected_batch().is_some()
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        Some(if self.page == Page::Batches { say::OPEN_BATCH.into() } else { say::PERSON.into() })
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        // From a batch to the list it was opened from; from the list back to what was looked at.
        match self.page {
            Page::Batch if self.batches.is_some() => self.open_batches(ctx),
            Page::Batches if self.preview.is_some() => self.page = Page::Preview,
            _ => return false,
        }
        true
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        if name == forms::APPLY {
            if let Some(command) = self.command(None) {
                self.doing.execute(ctx, command);
            }
            return;
        }
        let before = self.last.take().filter(|form| form.about == key);
        if let Some(mut sheet) = forms::change(key, self.meant, ctx.shared) {
            if let Some(form) = before {
                sheet.form = form;
            }
            ctx.open(sheet);
        }
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id != forms::CHANGE {
            return forms::command(self, form);
        }
        let change = forms::read(form, ctx.shared)?;
        self.last = Some(form.clone());
        if let Some(whom) = self.whom.clone() {
            self.looking.ask(ctx, Query::Bulk { whom, change: Box::new(change) });
        }
        // The form goes when everybody was looked at; nothing is written by it.
        Err(Vec::new())
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == forms::APPLY {
            return self.written(receipt, ctx);
        }
        if let Outcome::Batch(batch, _) = receipt.outcome {
            ctx.tell(Words::with(say::TAKEN_BACK, &[("batch", &batch), ("seq", &receipt.seq)]));
            self.show(batch, ctx);
        }
    }

    fn is_bare(&self) -> bool {
        self.page == Page::Preview && self.preview.is_none() && !self.looking.is_waiting()
    }

    fn label(&self, action: PaneAction, _shared: &Shared) -> Option<Words> {
        let PaneAction::Bulk(act) = action else { return None };
        let at = match act {
            Act::First => 0,
            Act::Second => 1,
            Act::Third => 2,
            Act::Right => self.beside(true),
            Act::Left => self.beside(false),
            _ => return None,
        };
        self.shelves().get(at).map(|shelf| shelf.label.into())
    }
}

impl State {
    /// Looks at everybody anew, by what was filled in last.
    fn look(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(whom), Some(preview)) = (self.whom.clone(), self.preview.as_deref()) else { return };
        let change = Box::new(preview.change.clone());
        self.looking.ask(ctx, Query::Bulk { whom, change });
    }

    fn answered(&mut self, answer: Answer, ctx: &mut Ctx<'_>) {
        match answer {
            Answer::Bulk(preview) => {
                let fresh = self.preview.as_deref().is_none_or(|before| before.change != preview.change);
                self.page = Page::Preview;
                self.preview = Some(preview);
                ctx.close(forms::CHANGE);
                if fresh {
                    self.turn_to(self.first_shelf());
                }
            }
            Answer::Batch(batch) => {
                let row = &batch.row;
                if let Some(seq) = self.told.take() {
                    let left = row.people - row.done;
                    let values: [(&'static str, &dyn std::fmt::Display); 4] =
                        [("batch", &row.batch), ("done", &row.done), ("left", &left), ("seq", &seq)];
                    ctx.tell(Words::with(say::APPLIED, &values));
                }
                let same = self.page == Page::Batch
                    && self.batch.as_deref().is_some_and(|before| before.row.version == row.version);
                self.page = Page::Batch;
                self.batch = Some(batch);
                if !same {
                    self.turn_to(self.first_shelf());
                }
            }
            Answer::Batches(batches) => self.batches = Some(batches),
            _ => {}
        }
        let rows = self.list_rows(&ctx.shared.geometry());
        self.list.settle(self.shown().len(), rows);
        self.at.settle(self.batches.as_ref().map_or(0, Vec::len), rows);
    }

    /// It is written: what became of everybody is shown.
    fn written(&mut self, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if let Outcome::Batch(batch, _) = receipt.outcome {
            self.told = Some(receipt.seq);
            (self.preview, self.batches) = (None, None);
            self.show(batch, ctx);
        }
    }

    fn show(&mut self, batch: BatchId, ctx: &mut Ctx<'_>) {
        self.page = Page::Batch;
        self.looking.ask(ctx, Query::Batch(batch));
    }
}
