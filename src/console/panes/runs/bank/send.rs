//! The bank's file and the roster: asked for, written, told.

use super::forms::{self, Filled};
use super::{Doing, PANE, Page, Wanted};
use crate::bureau::FieldFault;
use crate::console::forms::Form;
use crate::console::overlays::Sheet;
use crate::console::panes::runs::State;
use crate::console::shared::{Ctx, Owner};
use crate::console::words::Words;
use crate::exchange::bank::RunAtBank;
use crate::exchange::export::Exported;
use crate::exchange::{Entry, Errand};
use crate::locale::{exports, run_bank as say};

/// Under which name what was filled in last is kept.
const HABIT: &str = "runs.send";

impl State {
    /// Looks where a file can go; the form opens when that is known.
    pub(in super::super) fn begin_file(&mut self, wanted: Wanted, ctx: &mut Ctx<'_>) {
        self.send_out(Doing::Folders(wanted), Errand::Folders, ctx);
    }

    /// The folders are known.
    pub(super) fn open_form(&mut self, wanted: Wanted, folders: &[Entry], ctx: &mut Ctx<'_>) {
        let Some(of) = self.run_of() else { return };
        let last = self.bank.filled.clone();
        let kept = || Filled::parse(ctx.shared.habit(HABIT).unwrap_or_default());
        let last = last.unwrap_or_else(kept);
        let form = forms::of_run(wanted, &ctx.shared.tables, of, folders, &last);
        ctx.open(Sheet::new(form, Owner::Pane(PANE)));
    }

    /// The form of the bank's file is filled in.
    pub(in super::super) fn submit_send(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        let job = match forms::send_job(form, ctx.shared.lang) {
            Ok(job) => job,
            Err(faults) => return faults,
        };
        // The bank answers by the template of what it was sent.
        if ctx.shared.tables.bank_files.get(&job.template).is_some_and(|template| template.back.is_some()) {
            ctx.keep(super::answer::HABIT, job.template.clone());
        }
        let filled = Filled::of(form);
        ctx.keep(HABIT, filled.kept());
        self.bank.filled = Some(filled);
        self.bank.page = Page::Sending;
        ctx.close(forms::SEND);
        self.send_out(Doing::Sending, Errand::SendRun(Box::new(job)), ctx);
        Vec::new()
    }

    /// The form of a roster is filled in.
    pub(in super::super) fn submit_roster(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        let job = match forms::roster_job(form, ctx.shared.lang) {
            Ok(job) => job,
            Err(faults) => return faults,
        };
        ctx.close(forms::ROSTER);
        self.send_out(Doing::Roster, Errand::WriteRoster(Box::new(job)), ctx);
        ctx.tell(say::WRITING_ROSTER);
        Vec::new()
    }

    /// It is written and on record.
    pub(super) fn sent(&mut self, sent: Box<RunAtBank>, ctx: &mut Ctx<'_>) {
        let said = if sent.again { say::SENT_AGAIN } else { say::SENT };
        let said = Words::with(said, &[("run", &sent.run), ("n", &sent.count), ("sum", &sent.sum)]);
        ctx.tell(said.booked(sent.seq));
        if let Some(trouble) = &sent.no_roster {
            let why = Words::Trouble((**trouble).clone());
            ctx.warn(Words::Filled(say::ROSTER_FAILED, vec![("why", why)]));
        }
        self.bank.filled = None;
        self.bank.page = Page::Sent;
        self.bank.sent = Some(sent);
        self.ask(ctx);
    }

    pub(super) fn roster_written(done: &Exported, ctx: &mut Ctx<'_>) {
        let (rows, file, seq) = (done.rows, done.file.display(), done.seq);
        ctx.tell(Words::with(exports::written(done.list), &[("n", &rows), ("file", &file), ("seq", &seq)]));
    }
}
