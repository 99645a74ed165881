//! The open run and the bank: its file goes there, the bank's answer comes back. Both are errands: they say how far they are and can be
//! stopped until something is on record.

mod answer;
mod forms;
mod send;

use std::sync::Arc;

use super::State;
use crate::console::ErrandNews;
use crate::console::ReqId;
use crate::console::edit::List;
use crate::console::files::{FileWords, Files};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::{RunId, Total};
use crate::exchange::bank::{AnswerJob, AnswerRead, AnswerSaid, RunAtBank, say_outcome, say_return_fault};
use crate::exchange::source::SourceFault;
use crate::exchange::{Errand, Found, Progress, Trouble};
use crate::locale::{Lang, Msg, run_bank as say};

pub(super) use forms::{ANSWER, ROSTER, SEND};

/// The pane that owns the forms.
const PANE: PaneId = PaneId::Runs;
/// The question before an answer is taken in.
pub(super) const TAKE: &str = "runs.take-answer";
/// What is said of the files that may be an answer.
pub const ANSWER_FILES: FileWords =
    FileWords { usual: say::USUAL, in_folder: say::IN_FOLDER, none_here: say::NONE_HERE };

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Looking for folders, before the form of a file opens.
    Folders(Wanted),
    /// Writing the bank's file.
    Sending,
    /// Writing a roster.
    Roster,
    /// Looking for files.
    Listing,
    /// Reading an answer.
    Reading,
    /// Taking it in.
    Taking,
}

/// Which form waits for the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// That of the bank's file.
    Send,
    /// That of a roster.
    Roster,
}

/// An errand under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Its number.
    pub req: ReqId,
    /// What it does.
    pub doing: Doing,
    /// How far it is.
    pub progress: Progress,
    /// It was asked to stop.
    pub stopping: bool,
}

/// What is on screen in place of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The lines: nothing of this.
    Lines,
    /// How far the file is, or why it was not written.
    Sending,
    /// What was written.
    Sent,
    /// Files that may be the answer.
    Choose,
    /// What an answer says.
    Seen,
}

/// The open run and the bank.
pub struct AtBank {
    /// What is on screen.
    pub page: Page,
    /// Files to choose from.
    pub files: Files,
    /// What is under way.
    pub running: Option<Running>,
    /// Why the last thing came to nothing.
    pub trouble: Option<Trouble>,
    /// What was written.
    pub sent: Option<Box<RunAtBank>>,
    /// What the answer on screen says.
    pub seen: Option<Arc<AnswerRead>>,
    /// How it was read.
    pub job: Option<AnswerJob>,
    /// Place in what it says.
    pub list: List,
    /// What was filled in, where the file was not written.
    pub(super) filled: Option<forms::Filled>,
}

crate::text::opaque!(AtBank);

impl Default for AtBank {
    fn default() -> Self {
        Self {
            page: Page::Lines,
            files: Files::default(),
            running: None,
            trouble: None,
            sent: None,
            seen: None,
            job: None,
            list: List::default(),
            filled: None,
        }
    }
}

impl AtBank {
    /// Whether something is written or taken in: nothing else begins meanwhile.
    pub fn is_working(&self) -> bool {
        let works = |r: Running| matches!(r.doing, Doing::Sending | Doing::Roster | Doing::Taking);
        self.running.is_some_and(works)
    }

    /// What deserves a look in the answer on screen: rows and lines that do not fit.
    pub fn len(&self) -> usize {
        self.seen.as_ref().map_or(0, |seen| seen.rows.len() + seen.read.faults.len())
    }

    /// That this very file was taken in before, and by whom, where nothing of it is new.
    pub fn again(&self) -> Option<Words> {
        let weighed = &self.seen.as_ref()?.weighed;
        let (on, by) = weighed.before.as_ref().filter(|_| weighed.is_again())?;
        Some(Words::with(say::AGAIN, &[("on", on), ("by", by)]))
    }

    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the bank says of the one selected, in full.
    pub fn selected(&self, lang: Lang) -> Option<String> {
        self.row(self.list.selected, lang).map(|(.., what)| what)
    }

    /// One of those: place in the run, name, amount, what the bank says; a line that does not fit has no place.
    pub fn row(&self, at: usize, lang: Lang) -> Option<(String, String, String, String)> {
        let seen = self.seen.as_ref()?;
        // What does not fit stands first: it decides whether the file is the right one.
        if let Some(fault) = seen.read.faults.get(at) {
            return Some((String::new(), String::new(), String::new(), say_return_fault(fault, lang)));
        }
        let row = seen.rows.get(at.checked_sub(seen.read.faults.len())?)?;
        let what = match &row.what {
            AnswerSaid::Failed(outcome) => say_outcome(outcome, lang),
            AnswerSaid::Contradicts(now) => {
                let said = if now.is_failure() { say::CONTRADICTS_FAILED } else { say::CONTRADICTS_PAID };
                said.with(lang, &[("what", &say_outcome(now, lang))])
            }
            AnswerSaid::Pending => say::PENDING.get(lang).to_owned(),
            AnswerSaid::Missing => say::MISSING.get(lang).to_owned(),
        };
        Some((row.seq.to_string(), row.name.clone(), row.amount.to_string(), what))
    }

    /// The sums of the answer on screen: what, how many, what they come to.
    pub fn sums(&self) -> Vec<(Msg, u64, Option<Total>)> {
        let Some(seen) = &self.seen else { return Vec::new() };
        let faults = seen.read.faults.len() as u64 + seen.read.more_faults;
        let weighed = &seen.weighed;
        let rows = |is: fn(&AnswerSaid) -> bool| seen.rows.iter().filter(|row| is(&row.what)).count() as u64;
        let all = [
            (say::SUM_PAID, weighed.paid.0, Some(weighed.paid.1)),
            (say::SUM_CONTRADICTS, weighed.contradicts, None),
            (say::SUM_FAILED, weighed.failed.0, Some(weighed.failed.1)),
            (say::SUM_PENDING, rows(|what| *what == AnswerSaid::Pending), None),
            (say::SUM_MISSING, rows(|what| *what == AnswerSaid::Missing), None),
            (say::SUM_FAULTS, faults, None),
            (say::SUM_KNOWN, weighed.known, None),
        ];
        all.into_iter().filter(|(what, n, _)| *n > 0 || *what == say::SUM_PAID).collect()
    }
}

impl State {
    /// Sends an errand out.
    pub(super) fn send_out(&mut self, doing: Doing, errand: Errand, ctx: &mut Ctx<'_>) {
        self.give_up(ctx);
        // Why the file was not written stays while its form is filled in again.
        if !matches!(doing, Doing::Folders(_)) {
            self.bank.trouble = None;
        }
        let req = ctx.errand(errand);
        self.bank.running = Some(Running { req, doing, progress: Progress::default(), stopping: false });
    }

    /// Does not wait any more for what is under way.
    pub(super) fn give_up(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(running) = self.bank.running.take() {
            ctx.stop(running.req);
            ctx.forget(running.req);
        }
    }

    /// News of an errand.
    pub(super) fn news(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        let Some(running) = self.bank.running.as_mut().filter(|running| running.req == req) else { return };
        match news {
            ErrandNews::Progress(progress) => running.progress = progress,
            ErrandNews::Over(result) => {
                let doing = running.doing;
                self.bank.running = None;
                match result {
                    Ok(found) => self.found(doing, found, ctx),
                    Err(trouble) => self.failed(doing, trouble, ctx),
                }
            }
        }
    }

    fn found(&mut self, doing: Doing, found: Found, ctx: &mut Ctx<'_>) {
        match (doing, found) {
            (Doing::Folders(wanted), Found::Folders(folders)) => self.open_form(wanted, &folders, ctx),
            (_, Found::Sent(sent)) => self.sent(sent, ctx),
            (_, Found::Exported(done)) => Self::roster_written(&done, ctx),
            (_, Found::Listing(listing)) => self.listed(listing, ctx),
            (_, Found::Answer(read)) => self.answer_read(read, ctx),
            (_, Found::Answered(read, seq)) => self.answered(&read, seq, ctx),
            _ => {}
        }
    }

    /// What came to nothing stays on screen until it is tried again.
    fn failed(&mut self, doing: Doing, trouble: Trouble, ctx: &mut Ctx<'_>) {
        if trouble == Trouble::Stopped {
            if doing == Doing::Sending {
                self.bank.page = Page::Lines;
            }
            return ctx.tell(say::STOPPED);
        }
        // The folder of the last answer may be gone, as a stick is: then the usual ones help.
        if doing == Doing::Listing && self.answers_in.take().is_some() {
            return self.send_out(Doing::Listing, Errand::BrowseAnswers(None), ctx);
        }
        ctx.warn(Words::Trouble(trouble.clone()));
        match doing {
            Doing::Reading if trouble == Trouble::File(SourceFault::NotFound) => {
                self.bank.page = Page::Choose;
            }
            // The way it was read may be the wrong one: it can be changed from here.
            Doing::Reading => {
                self.bank.page = if self.bank.job.is_some() { Page::Seen } else { Page::Choose };
                self.bank.seen = None;
            }
            Doing::Taking if trouble == Trouble::Changed => self.bank.seen = None,
            // It may be on record, whatever was not written.
            Doing::Taking | Doing::Sending => self.ask(ctx),
            Doing::Folders(_) | Doing::Roster | Doing::Listing => {}
        }
        self.bank.trouble = Some(trouble);
    }

    /// Escape, while something of this is on screen. False when there was nothing.
    pub(super) fn bank_back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if self.bank.is_working() {
            if let Some(running) = self.bank.running.as_mut().filter(|running| !running.stopping) {
                running.stopping = true;
                ctx.stop(running.req);
            }
            return true;
        }
        let waits = self.bank.running.is_some_and(|r| r.doing != Doing::Listing);
        if waits {
            self.give_up(ctx);
            return true;
        }
        match self.bank.page {
            Page::Lines => return false,
            Page::Choose if !self.bank.files.typed.is_empty() => {
                self.bank.files.typed.set("");
                self.bank.files.list = List::default();
            }
            Page::Choose if self.bank.files.folder().is_some() => {
                self.send_out(Doing::Listing, Errand::BrowseAnswers(None), ctx);
            }
            Page::Seen => {
                self.bank.page = Page::Choose;
                (self.bank.seen, self.bank.trouble) = (None, None);
            }
            Page::Choose | Page::Sending | Page::Sent => {
                self.give_up(ctx);
                self.bank = AtBank::default();
                self.ask(ctx);
            }
        }
        true
    }

    /// The number and month of the open run.
    fn run_of(&self) -> Option<(RunId, crate::domain::Month)> {
        let view = self.opened.as_ref()?.view.as_ref()?;
        Some((view.row.run, view.row.month))
    }
}
