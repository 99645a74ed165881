//! One changed row, as the journal file writes it and as the entry's digests see it.

use sha2::{Digest, Sha256};

use super::bytes::Fields;
use super::entry::Hash;
use super::tables::Slot;

/// A row put or deleted.
pub(super) struct Change<'a> {
    pub slot: Slot,
    pub key: &'a [u8],
    /// What stands there now; `None` when it was deleted.
    pub new: Option<&'a [u8]>,
}

fn counted(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(bytes);
}

impl<'a> Change<'a> {
    /// Appends the change to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(self.slot.number());
        counted(out, self.key);
        match self.new {
            Some(value) => {
                out.push(1);
                counted(out, value);
            }
            None => out.push(0),
        }
    }

    /// Takes the next change off `fields`; `None` when it is none that this program writes.
    pub fn read(fields: &mut Fields<'a>) -> Option<Self> {
        let slot = Slot::journalled(fields.u8()?)?;
        let key = fields.counted()?;
        let new = match fields.u8()? {
            0 => None,
            1 => Some(fields.counted()?),
            _ => return None,
        };
        Some(Self { slot, key, new })
    }
}

/// The digests of a command: what stood at the changed keys before, and what stands there after.
#[derive(Default)]
pub(super) struct Digests {
    before: Sha256,
    after: Sha256,
}

impl Digests {
    pub fn take(&mut self, slot: Slot, key: &[u8], old: Option<&[u8]>, new: Option<&[u8]>) {
        feed(&mut self.before, slot, key, old);
        feed(&mut self.after, slot, key, new);
    }

    pub fn finish(self) -> (Hash, Hash) {
        (self.before.finalize().into(), self.after.finalize().into())
    }
}

fn feed(digest: &mut Sha256, slot: Slot, key: &[u8], value: Option<&[u8]>) {
    digest.update([slot.number()]);
    digest.update((key.len() as u64).to_be_bytes());
    digest.update(key);
    match value {
        Some(value) => {
            digest.update([1]);
            digest.update((value.len() as u64).to_be_bytes());
            digest.update(value);
        }
        None => digest.update([0]),
    }
}
