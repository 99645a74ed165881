//! The bank's answer: chosen, read, looked at, taken in.

use std::sync::Arc;

use super::{AtBank, Doing, PANE, Page, TAKE, forms};
use crate::bureau::FieldFault;
use crate::console::action::ListAction;
use crate::console::edit::List;
use crate::console::files::Meant;
use crate::console::forms::Form;
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::runs::{Filter, State, answer_rows, file_rows};
use crate::console::shared::{Ctx, Owner};
use crate::console::words::Words;
use crate::domain::bank_file::{ReturnTable, Shape};
use crate::exchange::bank::{AnswerJob, AnswerRead};
use crate::exchange::{Errand, Listing};
use crate::locale::run_bank as say;

/// Under which name the template is kept.
pub(super) const HABIT: &str = "runs.answer";

impl State {
    /// Files that may be the bank's answer.
    pub(in super::super) fn begin_answer(&mut self, ctx: &mut Ctx<'_>) {
        self.bank = AtBank { page: Page::Choose, ..AtBank::default() };
        self.send_out(Doing::Listing, Errand::BrowseAnswers(self.answers_in.clone()), ctx);
    }

    /// Files that were looked for came.
    pub(super) fn listed(&mut self, listing: Listing, ctx: &mut Ctx<'_>) {
        self.bank.page = Page::Choose;
        self.bank.files.listed(listing, file_rows(&ctx.shared.geometry()));
    }

    /// Enter on the list of files.
    pub(in super::super) fn open_answer(&mut self, ctx: &mut Ctx<'_>) {
        let file = match self.bank.files.meant() {
            None => return,
            Some(Meant::Folder(path)) => {
                return self.send_out(Doing::Listing, Errand::BrowseAnswers(Some(path)), ctx);
            }
            // As a path is typed: in quotes, so that nothing of it is taken for anything else.
            Some(Meant::File(path)) => format!("“{}”", path.display()),
            Some(Meant::Typed(typed)) => typed,
        };
        let Some((run, _)) = self.run_of() else { return };
        let kind = file.trim_end_matches('”').rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase());
        let fits = |table: &ReturnTable| match table.record.shape {
            Shape::Fixed => kind.as_deref() == Some("txt"),
            Shape::Csv => kind.as_deref() == Some("csv"),
            Shape::Workbook => kind.as_deref() == Some("xlsx"),
        };
        // The one that was used last, where the file is of its kind; then one of the kind.
        let kept = ctx.shared.habit(HABIT).unwrap_or_default();
        let all = ctx.shared.tables.bank_files.all().iter();
        let answers = all.filter_map(|t| Some((t.id.as_str(), t.back.as_ref()?)));
        let best = answers.min_by_key(|(id, table)| (!fits(table), *id != kept));
        let Some(template) = best.map(|(id, _)| id.to_owned()) else {
            return ctx.warn(say::NO_TEMPLATE_ANSWERS);
        };
        let job = AnswerJob { run, template, file, day: None, whole: false };
        self.read_answer(job, ctx);
    }

    fn read_answer(&mut self, job: AnswerJob, ctx: &mut Ctx<'_>) {
        self.send_out(Doing::Reading, Errand::ReadAnswer(Box::new(job.clone())), ctx);
        self.bank.job = Some(job);
        self.bank.seen = None;
    }

    /// The next template, or the one before: the file is read anew.
    pub(in super::super) fn turn_template(&mut self, forward: bool, ctx: &mut Ctx<'_>) {
        let Some(job) = self.bank.job.clone().filter(|_| self.bank.running.is_none()) else { return };
        let all: Vec<String> = ctx
            .shared
            .tables
            .bank_files
            .all()
            .iter()
            .filter(|t| t.back.is_some())
            .map(|t| t.id.clone())
            .collect();
        let at = all.iter().position(|id| *id == job.template).unwrap_or_default();
        let len = all.len().max(1);
        let to = if forward { (at + 1) % len } else { (at + len - 1) % len };
        if let Some(template) = all.get(to).cloned() {
            self.read_answer(AnswerJob { template, ..job }, ctx);
        }
    }

    /// The form of how it is read.
    pub(in super::super) fn ask_how(&self, ctx: &mut Ctx<'_>) {
        if let Some(job) = &self.bank.job {
            ctx.open(Sheet::new(forms::answer(&ctx.shared.tables, job), Owner::Pane(PANE)));
        }
    }

    /// It is filled in: the file is read anew.
    pub(in super::super) fn submit_how(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        let Some(before) = self.bank.job.clone() else { return Vec::new() };
        match forms::answer_job(form, &before) {
            Ok(job) => {
                ctx.close(forms::ANSWER);
                self.read_answer(job, ctx);
                Vec::new()
            }
            Err(faults) => faults,
        }
    }

    /// What it says came.
    pub(super) fn answer_read(&mut self, read: Arc<AnswerRead>, ctx: &mut Ctx<'_>) {
        self.bank.page = Page::Seen;
        self.answers_in = read.file.parent().map(std::path::Path::to_owned);
        self.bank.list = List::default();
        self.bank.files.typed.set("");
        self.bank.seen = Some(read);
        match self.cannot_take() {
            Some(why) => ctx.warn(why),
            None => ctx.tell(say::NOTHING_YET),
        }
    }

    /// A movement in what it says.
    pub(in super::super) fn move_in_answer(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let len = self.bank.len();
        self.bank.list.act(action, len, answer_rows(&ctx.shared.geometry(), self.bank.sums().len()));
    }

    /// Asks before it is taken in.
    pub(in super::super) fn ask_take(&mut self, ctx: &mut Ctx<'_>) {
        let Some(seen) = &self.bank.seen else { return };
        let Some((run, _)) = self.run_of() else { return };
        let question = Words::with(say::ASK_TAKE, &[("run", &run)]);
        let weighed = &seen.weighed;
        let mut confirm = Confirm::new(question, say::TAKE, Accept::Pane(PANE, TAKE, run.to_string()));
        for (said, (n, sum)) in [(say::TAKE_PAID, weighed.paid), (say::TAKE_FAILED, weighed.failed)] {
            if n > 0 {
                confirm = confirm.line(Words::with(said, &[("n", &n), ("sum", &sum)]));
            }
        }
        let counts = [
            (say::TAKE_CONTRADICTS, weighed.contradicts),
            (say::TAKE_KNOWN, weighed.known),
            (say::TAKE_OPEN, weighed.open),
        ];
        for (said, n) in counts.into_iter().filter(|(_, n)| *n > 0) {
            confirm = confirm.line(Words::Count(said, n));
        }
        let faults = seen.read.faults.len() as u64 + seen.read.more_faults;
        if faults > 0 {
            confirm = confirm.line(Words::Count(say::TAKE_FAULTS, faults));
        }
        ctx.open(confirm);
    }

    /// Takes it in as it was seen.
    pub(in super::super) fn take_answer(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(job), Some(seen)) = (self.bank.job.clone(), self.bank.seen.clone()) else { return };
        self.send_out(Doing::Taking, Errand::TakeAnswer(Box::new(job), seen), ctx);
    }

    /// It is on record: the run with its outcomes is on screen, what failed first.
    pub(super) fn answered(&mut self, read: &AnswerRead, seq: Option<u64>, ctx: &mut Ctx<'_>) {
        let Some(seq) = seq else { return ctx.warn(say::NOTHING_TAKEN) };
        if let Some(job) = &self.bank.job {
            ctx.keep(HABIT, job.template.clone());
        }
        let weighed = &read.weighed;
        let counts = [
            (say::TAKEN_PAID, weighed.paid.0),
            (say::TAKEN_CONTRADICTS, weighed.contradicts),
            (say::TAKEN_FAILED, weighed.failed.0),
            (say::TAKEN_OPEN, weighed.open),
        ];
        // What was paid is said even where it is nobody.
        let told = counts.into_iter().filter(|(said, n)| *n > 0 || *said == say::TAKEN_PAID);
        let each = Words::List(told.map(|(said, n)| Words::Count(said, n)).collect());
        ctx.tell(Words::Filled(say::TAKEN, vec![("each", each)]).booked(seq));
        let to_see = weighed.failed.0 + weighed.contradicts > 0;
        self.bank = AtBank::default();
        if let Some(opened) = self.opened.as_mut().filter(|_| to_see) {
            opened.filter = Filter::Failed;
            opened.list = List::default();
        }
        self.ask(ctx);
    }

    /// Why what the answer says cannot be taken in.
    pub(in super::super) fn cannot_take(&self) -> Option<Words> {
        match &self.bank.seen {
            None => Some(say::NOTHING_READ.into()),
            Some(seen) if seen.read.results.is_empty() => Some(say::NO_RESULT.into()),
            Some(_) => self.bank.again(),
        }
    }
}
