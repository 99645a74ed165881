//! What is left of a disk when the power goes: everything flushed, and some of the rest.

use std::sync::Arc;

use fastrand::Rng;

use crate::store_support::disk::{Contents, Op};

/// What becomes of operations that were not flushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// All of them reached the disk.
    Kept,
    /// None of them did.
    Lost,
    /// Some did, whatever their order.
    Subset,
    /// Some did, and of those that did not each 512-byte sector may have.
    TornSectors,
    /// Some did, and of those that did not any byte may have.
    TornBytes,
    /// Some did, and where others were to go there may be anything. Not in the first 512 bytes of a file: the engine needs the
    /// bytes of its header to be old or new, each for itself.
    Garbage,
}

pub const FATES: [Fate; 6] =
    [Fate::Kept, Fate::Lost, Fate::Subset, Fate::TornSectors, Fate::TornBytes, Fate::Garbage];

/// A disk on the way through a tape: what is durable, what is not yet, and what the workload was told.
pub struct Timeline {
    pub durable: Contents,
    pub pending: Vec<Op>,
    pub started: u64,
    pub acked: u64,
}

impl Timeline {
    pub fn new(base: Contents) -> Self {
        Self { durable: base, pending: Vec::new(), started: 0, acked: 0 }
    }

    /// The next operation. `honest` is whether a flush does what it says.
    pub fn step(&mut self, op: &Op, honest: bool) {
        match op {
            Op::Started(n) => return self.started = *n,
            Op::Acked(n) => return self.acked = *n,
            Op::Sync { .. } | Op::SyncNames if honest => {}
            Op::Sync { .. } | Op::SyncNames => return,
            _ => return self.pending.push(op.clone()),
        }
        let durable = &mut self.durable;
        self.pending.retain(|earlier| {
            let now = flushes(op, earlier);
            if now {
                durable.apply(earlier);
            }
            !now
        });
    }

    /// What a machine finds that starts again now.
    pub fn cut(&self, fate: Fate, rng: &mut Rng) -> Contents {
        let mut disk = self.durable.clone();
        let keep = [0.1, 0.5, 0.9][rng.usize(..3)];
        for op in &self.pending {
            let kept = match fate {
                Fate::Kept => true,
                Fate::Lost => false,
                _ => rng.f64() < keep,
            };
            match op {
                _ if kept => disk.apply(op),
                Op::Write { file, offset, data } => {
                    let old = disk.files.get(file).cloned().unwrap_or_default();
                    if let Some(torn) = tear(fate, *offset as usize, data, &old, rng) {
                        disk.write(*file, *offset, &torn);
                    }
                }
                _ => {}
            }
        }
        disk
    }
}

/// Whether a flush makes an earlier operation durable.
fn flushes(flush: &Op, earlier: &Op) -> bool {
    match (flush, earlier) {
        (Op::Sync { file: flushed }, Op::Write { file, .. } | Op::SetLen { file, .. }) => file == flushed,
        (Op::SyncNames, Op::Create { .. } | Op::Rename { .. } | Op::Remove { .. }) => true,
        _ => false,
    }
}

/// What stands where a write did not wholly happen; `None` when nothing of it did.
fn tear(fate: Fate, offset: usize, data: &Arc<[u8]>, old: &[u8], rng: &mut Rng) -> Option<Vec<u8>> {
    let before = |i: usize| old.get(offset + i).copied().unwrap_or_default();
    let mut torn: Vec<u8> = (0..data.len()).map(before).collect();
    match fate {
        Fate::TornSectors => {
            for (to, from) in torn.chunks_mut(512).zip(data.chunks(512)) {
                if rng.bool() {
                    to.copy_from_slice(from);
                }
            }
        }
        Fate::TornBytes => {
            let up_to = rng.usize(..=data.len());
            for (i, (to, from)) in torn.iter_mut().zip(data.iter()).enumerate() {
                if if data.len() <= 512 { rng.bool() } else { i < up_to } {
                    *to = *from;
                }
            }
        }
        Fate::Garbage if offset >= 512 || old.len() < 4096 => {
            for to in torn.chunks_mut(512) {
                if rng.bool() {
                    rng.fill(to);
                }
            }
        }
        _ => return None,
    }
    Some(torn)
}
