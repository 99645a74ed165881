//! The worker: one thread that owns the bureau and carries orders out in order.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Instant;

use super::errands::{StopFlag, Trip};
use super::orders::{News, Order};
use super::{Clock, DeskFault, Seating, Shared};
use crate::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, OpenFault, Outcome, Query, Receipt, Refusal, Session,
};
use crate::console::{ErrandNews, Readiness, Reply, ReqId};
use crate::domain::VisitId;
use crate::exchange::{Errand, Places, Trouble};
use crate::store::StoreError;
use crate::terminal::Outbox;

pub(super) struct Worker {
    dir: PathBuf,
    options: BureauOptions,
    clock: Clock,
    outbox: Outbox<News>,
    seat: Option<Session>,
    /// Half of every idempotency key; the other half is the console's number of the intention.
    process: [u8; 8],
    places: Arc<Places>,
    errands: Vec<std::thread::JoinHandle<()>>,
}

impl Worker {
    pub(super) fn new(
        dir: PathBuf,
        options: BureauOptions,
        places: Places,
        clock: Clock,
        outbox: Outbox<News>,
    ) -> Self {
        let mut process = [0; 8];
        if getrandom::fill(&mut process).is_err() {
            // Without the system's randomness the wall time still differs between runs.
            process = clock.moment().at_ms.to_be_bytes();
        }
        let (places, errands) = (Arc::new(places), Vec::new());
        Self { dir, options, clock, outbox, seat: None, process, places, errands }
    }

    /// Opens the bureau, then works until nobody sends orders any more; then closes it.
    pub(super) fn run(mut self, orders: &Receiver<Order>, seating: Seating) {
        self.tell(News::Readiness(Readiness::Checking(0, 0)));
        let bureau = match self.open() {
            Ok(bureau) => Arc::new(bureau),
            Err(fault) => {
                self.tell(News::Failed(fault));
                // Orders already on their way find somebody here until the console has read why and ends.
                while orders.recv().is_ok() {}
                return;
            }
        };
        self.seat = seating(&bureau, self.clock.moment());
        self.tell_drafts(&bureau);
        let ending = Arc::new(AtomicBool::new(false));
        let indexing = self.build_index(&bureau, &ending);
        let mut waiting = VecDeque::new();
        while let Ok(order) = orders.recv() {
            waiting.push_back(order);
            waiting.extend(orders.try_iter());
            drop_cancelled(&mut waiting);
            while let Some(order) = waiting.pop_front() {
                self.carry_out(&bureau, order);
            }
        }
        ending.store(true, Ordering::Relaxed);
        for thread in self.errands.into_iter().chain(indexing) {
            let _ = thread.join();
        }
        if let Ok(bureau) = Arc::try_unwrap(bureau) {
            // What a failed close would say is found, checked and mended at the next open.
            let _ = bureau.close();
        }
    }

    /// Only a sample may be worked on another day's date.
    fn open(&self) -> Result<Bureau, DeskFault> {
        let bureau = match Bureau::open(&self.dir, &self.options) {
            Err(OpenFault::Store(StoreError::NotFound)) if self.clock.held.is_some() => {
                return Err(DeskFault::TodayFixed);
            }
            Err(OpenFault::Store(StoreError::NotFound)) => Bureau::create(&self.dir, &self.options)?,
            opened => {
                let (bureau, found) = opened?;
                if found.unclean {
                    self.tell(News::Mended { replayed: found.replayed, torn_bytes: found.torn_bytes });
                }
                bureau
            }
        };
        if self.clock.held.is_some() && !is_sample(&bureau, &self.asking([0; 16])) {
            return Err(DeskFault::TodayFixed);
        }
        Ok(bureau)
    }

    /// The index is built beside the work; the console learns when lookups can be answered. Then the bytes are checked that nobody has
    /// needed so far, unless the end comes before: damage is told, and nothing more is written.
    fn build_index(&self, bureau: &Shared, ending: &Arc<AtomicBool>) -> Option<std::thread::JoinHandle<()>> {
        self.tell(News::Readiness(Readiness::Indexing(0, 0)));
        let (bureau, outbox, ending) = (Arc::clone(bureau), self.outbox.clone(), Arc::clone(ending));
        let build = move || {
            let built = bureau.build_index().map(|()| bureau.index_progress().0 as u64);
            let verified = built.and_then(|people| {
                outbox.reply(News::Readiness(Readiness::Ready(people)));
                Ok(bureau.verify(&|| !ending.load(Ordering::Relaxed))?)
            });
            if let Err(Refusal::Store(trouble)) = verified {
                outbox.reply(News::Readiness(Readiness::Failed(trouble)));
            }
        };
        let build = Arc::new(build);
        let beside = Arc::clone(&build);
        let spawned = std::thread::Builder::new().name("index".to_owned()).spawn(move || beside());
        if spawned.is_err() {
            // The machine has no thread left: the work waits until it is done here.
            build();
        }
        spawned.ok()
    }

    /// Sends an errand out on a thread of its own.
    fn send_out(&mut self, bureau: &Shared, (req, intent): (ReqId, u64), errand: Errand, stop: StopFlag) {
        self.errands.retain(|thread| !thread.is_finished());
        let trip = Trip {
            req,
            errand,
            stop,
            asking: self.asking(self.key(intent)),
            places: Arc::clone(&self.places),
            outbox: self.outbox.clone(),
        };
        let bureau = Arc::clone(bureau);
        match std::thread::Builder::new().name("errand".to_owned()).spawn(move || trip.run(&bureau)) {
            Ok(thread) => self.errands.push(thread),
            // The machine has no thread left: nothing was begun.
            Err(_) => self.tell(News::Errand(req, Box::new(ErrandNews::Over(Err(Trouble::Stopped))))),
        }
    }

    fn carry_out(&mut self, bureau: &Shared, order: Order) {
        match order {
            Order::Query(req, query) => {
                let began = Instant::now();
                let result = bureau.query(&self.asking([0; 16]), query).map(Reply::Answer);
                self.reply(req, result, began);
            }
            Order::Execute(req, intent, visit, command) => {
                self.execute(bureau, (req, intent), visit, command);
            }
            Order::Errand(req, intent, errand, stop) => self.send_out(bureau, (req, intent), *errand, stop),
            Order::KeepDraft(slot, body) => {
                if let Err(why) = bureau.keep_draft(&self.asking([0; 16]), &slot, &body) {
                    self.tell(News::DraftLost(why));
                }
            }
            Order::DropDraft(slot) => {
                let _ = bureau.drop_draft(&self.asking([0; 16]), &slot);
            }
            Order::Cancel(_) | Order::Repaint | Order::Suspend | Order::Quit(_) => {}
        }
    }

    fn execute(
        &mut self,
        bureau: &Bureau,
        (req, intent): (ReqId, u64),
        visit: Option<VisitId>,
        command: Command,
    ) {
        let began = Instant::now();
        let signing_out = matches!(command, Command::SignOut);
        let asking = Asking { visit, ..self.asking(self.key(intent)) };
        let result = bureau.execute(&asking, command);
        let seated = match &result {
            Ok(Receipt { outcome: Outcome::Session(session), .. }) => {
                self.seat = Some(session.clone());
                true
            }
            Ok(_) if signing_out => {
                self.seat = None;
                false
            }
            _ => false,
        };
        self.reply(req, result.map(Reply::Receipt), began);
        if seated {
            self.tell_drafts(bureau);
        }
    }

    fn tell_drafts(&self, bureau: &Bureau) {
        if self.seat.is_none() {
            return;
        }
        let Ok(drafts) = bureau.drafts(&self.asking([0; 16])) else { return };
        let text = |(slot, body): (String, Vec<u8>)| Some((slot, String::from_utf8(body).ok()?));
        self.tell(News::Drafts(drafts.into_iter().filter_map(text).collect()));
    }

    fn key(&self, intent: u64) -> [u8; 16] {
        let mut key = [0; 16];
        let halves = self.process.into_iter().chain(intent.to_be_bytes());
        for (place, byte) in key.iter_mut().zip(halves) {
            *place = byte;
        }
        key
    }

    fn asking(&self, key: [u8; 16]) -> Asking {
        Asking { session: self.seat.clone(), moment: self.clock.moment(), visit: None, key }
    }

    fn reply(&self, req: ReqId, result: Result<Reply, Refusal>, began: Instant) {
        let took_us = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.tell(News::Reply { req, result: Box::new(result), took_us });
    }

    fn tell(&self, news: News) {
        // A console that is gone needs no news.
        let _ = self.outbox.reply(news);
    }
}

/// Whether the bureau is a synthetic one.
fn is_sample(bureau: &Bureau, asking: &Asking) -> bool {
    matches!(bureau.query(asking, Query::Desk), Ok(Answer::Desk(desk)) if desk.bureau.as_ref().is_some_and(|b| b.sample))
}

/// Questions that were taken back while they waited are not asked.
fn drop_cancelled(waiting: &mut VecDeque<Order>) {
    let cancelled: BTreeSet<ReqId> =
        waiting.iter().filter_map(|o| if let Order::Cancel(req) = o { Some(*req) } else { None }).collect();
    if !cancelled.is_empty() {
        waiting.retain(|o| match o {
            Order::Query(req, _) => !cancelled.contains(req),
            order => !matches!(order, Order::Cancel(_)),
        });
    }
}
