//! The worker: one thread that owns the bureau and carries orders out in order.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use super::orders::{News, Order};
use super::{Clock, Seating, Shared};
use crate::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, OpenFault, Outcome, Query, Receipt, Refusal, Session,
};
use crate::console::{Readiness, Reply, ReqId};
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
}

impl Worker {
    pub(super) fn new(dir: PathBuf, options: BureauOptions, clock: Clock, outbox: Outbox<News>) -> Self {
        let mut process = [0; 8];
        if getrandom::fill(&mut process).is_err() {
            // Without the system's randomness the wall time still differs between runs.
            process = clock.moment().at_ms.to_be_bytes();
        }
        Self { dir, options, clock, outbox, seat: None, process }
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
        // Only a sample may be worked on another day's date.
        if !is_sample(&bureau, &self.asking([0; 16])) {
            self.clock.today = None;
        }
        self.seat = seating(&bureau, self.clock.moment());
        self.tell_drafts(&bureau);
        let indexing = self.build_index(&bureau);
        let mut waiting = VecDeque::new();
        while let Ok(order) = orders.recv() {
            waiting.push_back(order);
            waiting.extend(orders.try_iter());
            drop_cancelled(&mut waiting);
            while let Some(order) = waiting.pop_front() {
                self.carry_out(&bureau, order);
            }
        }
        if let Some(indexing) = indexing {
            let _ = indexing.join();
        }
        if let Ok(bureau) = Arc::try_unwrap(bureau) {
            // What a failed close would say is found, checked and mended at the next open.
            let _ = bureau.close();
        }
    }

    fn open(&self) -> Result<Bureau, OpenFault> {
        match Bureau::open(&self.dir, &self.options) {
            Err(OpenFault::Store(StoreError::NotFound)) => Bureau::create(&self.dir, &self.options),
            opened => opened.map(|(bureau, _)| bureau),
        }
    }

    /// The index is built beside the work; the console learns when lookups can be answered.
    fn build_index(&self, bureau: &Shared) -> Option<std::thread::JoinHandle<()>> {
        self.tell(News::Readiness(Readiness::Indexing(0, 0)));
        let (bureau, outbox) = (Arc::clone(bureau), self.outbox.clone());
        let build = move || {
            let readiness = match bureau.build_index() {
                Ok(()) => Readiness::Ready(bureau.index_progress().0 as u64),
                Err(Refusal::Store(trouble)) => Readiness::Failed(trouble),
                Err(_) => return,
            };
            outbox.reply(News::Readiness(readiness));
        };
        std::thread::Builder::new().name("index".to_owned()).spawn(build).ok()
    }

    fn carry_out(&mut self, bureau: &Bureau, order: Order) {
        match order {
            Order::Query(req, query) => {
                let began = Instant::now();
                let result = bureau.query(&self.asking([0; 16]), query).map(Reply::Answer);
                self.reply(req, result, began);
            }
            Order::Execute(req, intent, command) => self.execute(bureau, req, intent, command),
            Order::KeepDraft(slot, body) => {
                let _ = bureau.keep_draft(&self.asking([0; 16]), &slot, &body);
            }
            Order::DropDraft(slot) => {
                let _ = bureau.drop_draft(&self.asking([0; 16]), &slot);
            }
            Order::Cancel(_) | Order::Repaint | Order::Suspend | Order::Quit(_) => {}
        }
    }

    fn execute(&mut self, bureau: &Bureau, req: ReqId, intent: u64, command: Command) {
        let began = Instant::now();
        let signing_out = matches!(command, Command::SignOut);
        let result = bureau.execute(&self.asking(self.key(intent)), command);
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
