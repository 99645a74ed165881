//! What the pane does with keys and replies.

use super::acts::TAKE_IN;
use super::columns::FIELD;
use super::state::{Step, choose_rows, column_rows, problem_rows};
use super::{Act, Busy, ColumnRow, State};
use crate::bureau::Refusal;
use crate::console::action::ListAction;
use crate::console::edit::{Line, List};
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::exchange::Errand;
use crate::exchange::layout::Layout;
use crate::locale::import as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        if self.layout.is_none() {
            self.layout = Layout::standard().ok();
        }
        // Files come and go while the clerk is elsewhere; anything further on stays as it was left.
        if self.step == Step::Choose && self.running.is_none() {
            self.relist(ctx);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if let (true, Err(why)) = (self.saving.take(req), result) {
            ctx.warn(why);
        }
    }

    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        self.news(req, news, ctx);
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let geometry = ctx.shared.geometry();
        if self.is_working() {
            if action == ListAction::Open {
                ctx.remark(say::BUSY);
            }
            return;
        }
        let open = action == ListAction::Open;
        match self.step {
            Step::Choose | Step::Judge if open => self.next(ctx),
            Step::Choose => {
                let len = self.files.len();
                self.files.list.act(action, len, choose_rows(&geometry));
            }
            Step::Columns if open => match Self::column_row(self.columns.selected) {
                ColumnRow::GoOn => self.next(ctx),
                ColumnRow::Format => self.turn(1, ctx),
                ColumnRow::Column(at) => self.offer_fields(at, ctx),
            },
            Step::Columns => {
                let len = self.column_len();
                self.columns.act(action, len, column_rows(&geometry));
            }
            Step::Result if self.rows_again && open => self.rows_again = false,
            Step::Result if open => self.go_after(ctx),
            Step::Result if !self.rows_again => {
                let len = self.afters().len();
                self.after.act(action, len, len);
            }
            Step::Judge | Step::Result => {
                let len = self.problem_len();
                self.problems.act(action, len, problem_rows(&geometry, self.bars().len()));
            }
        }
    }

    fn can_open(&self) -> bool {
        !self.is_working()
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        match self.step {
            Step::Columns => Some(match Self::column_row(self.columns.selected) {
                ColumnRow::GoOn => say::TRY.into(),
                ColumnRow::Format | ColumnRow::Column(_) => say::CHANGE.into(),
            }),
            Step::Judge => Some(self.next_label().into()),
            Step::Choose | Step::Result => None,
        }
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.is_working() {
            self.stop(ctx);
            return true;
        }
        if self.running.is_some_and(|r| r.busy == Busy::Looking) {
            self.give_up(ctx);
            return true;
        }
        match self.step {
            Step::Choose if !self.files.typed.is_empty() => {
                self.files.typed.set("");
                self.files.list = List::default();
                true
            }
            Step::Choose if self.files.folder().is_some() => {
                self.send(Busy::Listing, Errand::Browse(None), ctx);
                true
            }
            Step::Result if self.rows_again => {
                self.rows_again = false;
                true
            }
            Step::Choose | Step::Result => false,
            Step::Columns => {
                self.step = Step::Choose;
                self.relist(ctx);
                true
            }
            Step::Judge => {
                self.step = Step::Columns;
                true
            }
        }
    }

    fn line(&self) -> Option<&Line> {
        (self.step == Step::Choose && !self.is_working()).then_some(&self.files.typed)
    }

    fn line_mut(&mut self) -> Option<&mut Line> {
        (self.step == Step::Choose && !self.is_working()).then_some(&mut self.files.typed)
    }

    fn edited(&mut self, _pasted: bool, _ctx: &mut Ctx<'_>) {
        self.files.list = List::default();
        self.trouble = None;
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match name {
            TAKE_IN => self.take_in(ctx),
            FIELD => self.field_chosen(key, ctx),
            _ => {}
        }
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        (action == PaneAction::Import(Act::Next)).then(|| self.next_label().into())
    }
}
