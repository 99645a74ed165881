//! Where the work stands.

use std::path::PathBuf;
use std::sync::Arc;

use crate::console::ReqId;
use crate::console::edit::List;
use crate::console::files::Files;
use crate::console::geometry::Geometry;
use crate::console::shared::{Ctx, Slot};
use crate::domain::Date;
use crate::exchange::layout::{Layout, Mapping};
use crate::exchange::people::{Done, DryRun};
use crate::exchange::source::OpenChoices;
use crate::exchange::{Errand, Job, Look, Progress, Trouble};

/// Rows above the list of files: steps, a rule, the typed line, a rule, what is listed.
const CHOOSE_HEAD: u16 = 5;
/// Rows above the list of columns: steps, a rule, how it is read, the preview, a rule, what is missing.
const COLUMNS_HEAD: u16 = 11;
/// Rows above the list of problems, without the bars: steps, a rule, the sums, what holds now, a rule; below it a rule
/// and the sentence of the selected row.
const PROBLEMS_HEAD: u16 = 8;
/// Bars of reasons at most.
pub(super) const MOST_BARS: usize = 4;

/// A step of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Step {
    /// Choose a file.
    #[default]
    Choose,
    /// See its columns.
    Columns,
    /// What it would do.
    Judge,
    /// What was done.
    Result,
}

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Looking for files.
    Listing,
    /// Opening one.
    Looking,
    /// Reading all of it.
    Judging,
    /// Taking people in.
    Importing,
}

/// An errand under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Its number.
    pub req: ReqId,
    /// What it does.
    pub busy: Busy,
    /// When it began, in milliseconds of the console's clock.
    pub began_ms: u64,
    /// When it was last heard of.
    pub heard_ms: u64,
    /// How far it is.
    pub progress: Progress,
    /// It was asked to stop.
    pub stopping: bool,
}

/// The import of the same file before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Journal entry.
    pub seq: u64,
    /// The business date, and by whom, where the journal tells.
    pub known: Option<(Date, String)>,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// The step on screen.
    pub step: Step,
    /// The files, and what is typed in place of choosing.
    pub files: Files,
    /// Why the last thing came to nothing.
    pub trouble: Option<Trouble>,
    /// The file as it is understood, its mapping as the clerk has it.
    pub look: Option<Look>,
    /// Place in the list of columns.
    pub columns: List,
    /// What is under way.
    pub running: Option<Running>,
    /// What the file would do.
    pub seen: Option<Arc<DryRun>>,
    /// When it was taken in before.
    pub before: Option<Before>,
    /// Place in the list of problems.
    pub problems: List,
    /// What was done.
    pub done: Option<Done>,
    /// Place in the list of what can be done next.
    pub after: List,
    /// The problems are on screen in place of the result.
    pub rows_again: bool,
    /// The columns that the register knows; read when the pane first comes on screen.
    pub(super) layout: Option<Layout>,
    /// The mapping as it was recognised.
    pub(super) recognised: Option<Mapping>,
    pub(super) saving: Slot,
}

/// Names of files and rows of people are in it.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Import({:?}, {:?})", self.step, self.running.map(|r| r.busy))
    }
}

/// Rows of the list of files on screen.
pub fn choose_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(CHOOSE_HEAD)
}

/// Rows of the list of columns on screen.
pub fn column_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(COLUMNS_HEAD)
}

/// Rows of the list of problems on screen, below so many bars.
pub fn problem_rows(geometry: &Geometry, bars: usize) -> usize {
    geometry.rows_less(PROBLEMS_HEAD + u16::try_from(bars).unwrap_or(0))
}

impl State {
    /// Sends an errand out; one that only looks for or at files gives way to it.
    pub(super) fn send(&mut self, busy: Busy, errand: Errand, ctx: &mut Ctx<'_>) {
        self.give_up(ctx);
        self.trouble = None;
        let now_ms = ctx.cx.now_ms;
        self.running = Some(Running {
            req: ctx.errand(errand),
            busy,
            began_ms: now_ms,
            heard_ms: now_ms,
            progress: Progress::default(),
            stopping: false,
        });
    }

    /// Does not wait any more for what is under way.
    pub(super) fn give_up(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(running) = self.running.take() {
            ctx.stop(running.req);
            ctx.forget(running.req);
        }
    }

    /// Asks what is under way to stop; what came of it is still waited for.
    pub(super) fn stop(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(running) = self.running.as_mut().filter(|r| !r.stopping) {
            running.stopping = true;
            ctx.stop(running.req);
        }
    }

    /// Whether a file is being read or taken in: nothing else begins meanwhile.
    pub fn is_working(&self) -> bool {
        self.running.is_some_and(|r| matches!(r.busy, Busy::Judging | Busy::Importing))
    }

    /// Lists the folder on screen anew.
    pub(super) fn relist(&mut self, ctx: &mut Ctx<'_>) {
        let folder = self.files.folder();
        self.send(Busy::Listing, Errand::Browse(folder), ctx);
    }

    /// Looks at a file.
    pub(super) fn look_at(
        &mut self,
        file: PathBuf,
        choices: OpenChoices,
        keep: Option<Mapping>,
        ctx: &mut Ctx<'_>,
    ) {
        self.send(Busy::Looking, Errand::Look { file, choices, keep }, ctx);
    }

    /// The file and how it is read, as confirmed so far.
    pub(super) fn job(&self) -> Option<Job> {
        let look = self.look.as_ref()?;
        let mapping = look.preview.mapping.clone();
        Some(Job { file: look.file.clone(), choices: look.choices.clone(), mapping })
    }

    /// Begins again with another file.
    pub(super) fn begin_again(&mut self, ctx: &mut Ctx<'_>) {
        *self = Self { layout: self.layout.take(), saving: self.saving, ..Self::default() };
        self.relist(ctx);
    }
}
