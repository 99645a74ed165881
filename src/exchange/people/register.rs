//! What the importer asks of the register, and the door it hands people through.

use crate::domain::person::PersonFacts;
use crate::domain::{Date, PersonId, ResidentId};

/// The file that people come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// File name without its folder.
    pub name: String,
    /// SHA-256 of the file.
    pub digest: [u8; 32],
}

/// A person on the way in, and the row they stood in; `Err` ends the batch, and nothing of it may stay.
pub type Incoming = Result<(u64, PersonFacts), Halt>;

/// Why a batch ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// The one who watches said stop.
    Stopped,
    /// The file or the file of returned rows failed.
    Failed,
}

/// The register as the importer sees it: three questions and one door.
pub trait Register {
    /// Why the register refuses.
    type Refusal;

    /// Who has this identity number.
    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Self::Refusal>;

    /// Who of that name, born on that day, is on record: somebody without an identity number cannot be told from them.
    fn namesake(&mut self, name: &str, birth: Date) -> Result<Option<PersonId>, Self::Refusal>;

    /// The journal number under which a file of this digest was taken in before.
    fn imported(&mut self, digest: [u8; 32]) -> Result<Option<u64>, Self::Refusal>;

    /// Takes in everyone of the stream in one transaction, or nobody; how many it was.
    fn take_in(
        &mut self,
        batch: &Batch,
        people: &mut dyn Iterator<Item = Incoming>,
    ) -> Result<u64, Self::Refusal>;
}
