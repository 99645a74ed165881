//! What news of files do.

use super::State;
use super::state::{Before, Busy, Step, choose_rows};
use crate::console::edit::List;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::console::{ErrandNews, Readiness, ReqId};
use crate::exchange::people::Done;
use crate::exchange::{Errand, Found, Job, Listing, Look, Trouble};
use crate::locale::import as say;

impl State {
    pub(super) fn news(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        let Some(running) = self.running.as_mut().filter(|r| r.req == req) else { return };
        running.heard_ms = ctx.cx.now_ms;
        match news {
            ErrandNews::Progress(progress) => running.progress = progress,
            ErrandNews::Over(result) => {
                let busy = running.busy;
                self.running = None;
                match result {
                    Ok(found) => self.found(found, ctx),
                    Err(trouble) => self.failed(busy, trouble, ctx),
                }
            }
        }
    }

    fn found(&mut self, found: Found, ctx: &mut Ctx<'_>) {
        match found {
            Found::Listing(listing) => self.listed(listing, ctx),
            Found::Look(look) => self.looked(*look),
            Found::Judged(seen, before) => {
                self.before = seen.imported_before.map(|seq| Before {
                    seq,
                    known: before.map(|happening| (happening.today, happening.by)),
                });
                self.seen = Some(seen);
                self.problems = List::default();
                self.step = Step::Judge;
                ctx.tell(say::NOTHING_YET);
            }
            Found::Imported(done) => self.imported(done, ctx),
            // Other panes asked for it.
            Found::Duplicates(_)
            | Found::Printed(_)
            | Found::Exported(_)
            | Found::Folders(_)
            | Found::Sent(_)
            | Found::Answer(_)
            | Found::Calendar(_)
            | Found::Answered(..) => {}
        }
    }

    fn listed(&mut self, listing: Listing, ctx: &mut Ctx<'_>) {
        self.step = Step::Choose;
        self.files.listed(listing, choose_rows(&ctx.shared.geometry()));
    }

    fn looked(&mut self, look: Look) {
        let same = self.look.as_ref().is_some_and(|l| l.file == look.file);
        if !same {
            self.columns = List::default();
        }
        let headings: Vec<String> = look.preview.mapping.columns.iter().map(|c| c.heading.clone()).collect();
        self.recognised =
            self.layout.as_ref().map(|layout| crate::exchange::layout::Mapping::of(&headings, layout));
        self.look = Some(look);
        self.step = Step::Columns;
        self.columns.selected = self.columns.selected.min(self.column_len().saturating_sub(1));
        self.files.typed.set("");
        (self.seen, self.before, self.done) = (None, None, None);
        self.rows_again = false;
    }

    fn imported(&mut self, done: Done, ctx: &mut Ctx<'_>) {
        ctx.tell(Self::done_words(&done));
        if let Readiness::Ready(people) = &mut ctx.shared.readiness {
            *people += done.taken;
        }
        if done.taken > 0 {
            self.remember(ctx);
        }
        self.done = Some(done);
        self.after = List::default();
        self.rows_again = false;
        self.step = Step::Result;
    }

    /// What came to nothing is said on screen and stays; the step before is where it can be mended.
    fn failed(&mut self, busy: Busy, trouble: Trouble, ctx: &mut Ctx<'_>) {
        if trouble == Trouble::Stopped {
            return ctx.tell(say::STOPPED);
        }
        ctx.warn(Words::Trouble(trouble.clone()));
        if busy == Busy::Importing && matches!(trouble, Trouble::Changed | Trouble::Mapping) {
            self.seen = None;
            self.step = Step::Columns;
        }
        self.trouble = Some(trouble);
    }

    /// Takes in what the dry run accepted, or only writes the returned rows when that is nobody.
    pub(super) fn take_in(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(job), Some(seen)) = (self.job(), self.seen.clone()) else { return };
        let lang = ctx.shared.lang;
        self.send(Busy::Importing, Errand::Import(job, seen, lang), ctx);
    }

    /// Looks at the file of returned rows, with the choices made for the file it came from.
    pub(super) fn look_at_returned(&mut self, ctx: &mut Ctx<'_>) {
        let Some(file) = self.done.as_ref().and_then(|d| d.rejects_file.clone()) else { return };
        let keep = self.job().map(|Job { mapping, .. }| mapping);
        self.look_at(file, crate::exchange::source::OpenChoices::default(), keep, ctx);
    }
}
