//! Errands: work with files on threads of their own, so that nobody at the desk waits for a disk.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::Shared;
use super::orders::News;
use crate::bureau::Asking;
use crate::console::{ErrandNews, ReqId};
use crate::exchange::layout::Layout;
use crate::exchange::{Errand, Go, Places, Progress, Runner, Trouble};
use crate::terminal::Outbox;

/// Between two words about how far an errand is.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Set when an errand is to stop. The console's side sets it and the errand's thread reads it, so that a stop waits for
/// nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct StopFlag(Arc<AtomicBool>);

impl StopFlag {
    pub(super) fn set(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// The flags of the errands under way.
#[derive(Debug, Default)]
pub(super) struct Stops(BTreeMap<ReqId, StopFlag>);

impl Stops {
    pub(super) fn begin(&mut self, req: ReqId) -> StopFlag {
        self.0.entry(req).or_default().clone()
    }

    pub(super) fn stop(&self, req: ReqId) {
        if let Some(flag) = self.0.get(&req) {
            flag.set();
        }
    }

    pub(super) fn over(&mut self, req: ReqId) {
        self.0.remove(&req);
    }

    pub(super) fn stop_all(&self) {
        self.0.values().for_each(StopFlag::set);
    }
}

/// One errand on its way.
pub(super) struct Trip {
    pub req: ReqId,
    pub errand: Errand,
    pub stop: StopFlag,
    pub asking: Asking,
    pub places: Arc<Places>,
    pub outbox: Outbox<News>,
}

impl Trip {
    /// Carries the errand out and tells how it went.
    pub(super) fn run(self, bureau: &Shared) {
        let news = ErrandNews::Over(self.carry_out(bureau));
        // A console that is gone needs no news.
        let _ = self.outbox.reply(News::Errand(self.req, Box::new(news)));
    }

    fn carry_out(&self, bureau: &Shared) -> Result<crate::exchange::Found, Trouble> {
        if self.stop.is_set() {
            return Err(Trouble::Stopped);
        }
        let Ok(layout) = Layout::standard() else { return Err(Trouble::Layout) };
        let runner = Runner { bureau, asking: &self.asking, places: &self.places, layout: &layout };
        let mut told = None;
        let mut watch = |progress: Progress| {
            let now = Instant::now();
            let over = progress.bytes >= progress.total_bytes;
            if over || told.is_none_or(|at| now.duration_since(at) >= TELL_EVERY) {
                told = Some(now);
                let news = Box::new(ErrandNews::Progress(progress));
                let _ = self.outbox.reply(News::Errand(self.req, news));
            }
            if self.stop.is_set() { Go::Stop } else { Go::On }
        };
        runner.run(&self.errand, &mut watch)
    }
}
