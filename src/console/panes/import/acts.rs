//! What the actions of the pane do, and why they cannot run now.

use super::state::{Busy, Step};
use super::{Act, ColumnRow, State};
use crate::console::files::Meant;
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::{Words, grouped};
use crate::exchange::Errand;
use crate::exchange::source::OpenChoices;
use crate::locale::{Msg, import as say};

/// The question before people are taken in.
pub(super) const TAKE_IN: &str = "import.take-in";

/// What can be done behind a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    File,
    Rows,
    Other,
}

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Next => self.next(ctx),
            Act::Less => self.turn(-1, ctx),
            Act::More => self.turn(1, ctx),
            Act::Relist => self.relist(ctx),
            Act::Another => self.begin_again(ctx),
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _: &Shared) -> Option<Words> {
        if self.is_working() {
            return Some(say::BUSY.into());
        }
        let turns = self.step == Step::Columns && Self::column_row(self.columns.selected) != ColumnRow::GoOn;
        match action {
            Act::Next => match self.step {
                Step::Columns if !self.can_judge() => Some(say::MUST_NAME.into()),
                Step::Judge => self.nothing_to_take_in(),
                _ => None,
            },
            Act::Less | Act::More if !turns => Some(say::NOT_NOW.into()),
            Act::Relist if self.step != Step::Choose => Some(say::NOT_NOW.into()),
            Act::Another if self.step == Step::Choose => Some(say::NOT_NOW.into()),
            _ => None,
        }
    }

    /// Why a file that was read for trial gives nothing to do.
    fn nothing_to_take_in(&self) -> Option<Words> {
        let seen = self.seen.as_ref()?;
        if let Some(before) = &self.before {
            return Some(before.words());
        }
        (seen.accepted == 0 && seen.rejected == 0).then(|| say::NOBODY.into())
    }

    /// What going on means now.
    pub(super) fn next_label(&self) -> Msg {
        let nobody = self.seen.as_ref().is_some_and(|seen| seen.accepted == 0);
        match self.step {
            Step::Choose => say::NEXT,
            Step::Columns => say::TRY,
            Step::Judge if nobody => say::RETURN_ONLY,
            Step::Judge => say::TAKE_IN,
            Step::Result => say::FEED_AGAIN,
        }
    }

    /// One step on.
    pub(super) fn next(&mut self, ctx: &mut Ctx<'_>) {
        if self.is_working() {
            return ctx.remark(say::BUSY);
        }
        match self.step {
            Step::Choose => self.open_file(ctx),
            Step::Columns => self.judge(ctx),
            Step::Judge => self.ask_to_take_in(ctx),
            Step::Result => match self.afters().first() {
                Some(After::File) => self.look_at_returned(ctx),
                _ => self.begin_again(ctx),
            },
        }
    }

    /// Enter on the list of files.
    fn open_file(&mut self, ctx: &mut Ctx<'_>) {
        match self.files.meant() {
            Some(Meant::File(path)) => self.look_at(path, OpenChoices::default(), None, ctx),
            Some(Meant::Folder(path)) => self.send(Busy::Listing, Errand::Browse(Some(path)), ctx),
            Some(Meant::Typed(typed)) => self.send(Busy::Looking, Errand::Open(typed), ctx),
            None => {}
        }
    }

    fn ask_to_take_in(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(why) = self.nothing_to_take_in() {
            return ctx.warn(why);
        }
        let Some(seen) = self.seen.clone() else { return };
        if seen.accepted == 0 {
            return self.take_in(ctx);
        }
        let question = Words::Count(say::ASK, seen.accepted);
        let accept = Accept::Pane(PaneId::Import, TAKE_IN, String::new());
        let mut confirm = Confirm::new(question, say::TAKE_IN, accept).line(say::ASK_ALL);
        if seen.rejected > 0 {
            confirm = confirm.line(Words::with(say::ASK_BACK, &[("n", &grouped(seen.rejected))]));
        }
        ctx.open(confirm);
    }

    /// What can be done now that it is done.
    pub(super) fn afters(&self) -> Vec<After> {
        let Some(done) = &self.done else { return vec![After::Other] };
        let mut afters = Vec::new();
        if done.rejects_file.is_some() {
            afters.push(After::File);
        }
        if done.returned > 0 {
            afters.push(After::Rows);
        }
        afters.push(After::Other);
        afters
    }

    /// Enter on one of those.
    pub(super) fn go_after(&mut self, ctx: &mut Ctx<'_>) {
        match self.afters().get(self.after.selected) {
            Some(After::File) => self.look_at_returned(ctx),
            Some(After::Rows) => self.rows_again = true,
            Some(After::Other) | None => self.begin_again(ctx),
        }
    }
}
