//! What hangs on a person's record beside the facts in it.

use serde::{Deserialize, Serialize};

use crate::domain::{EntryId, PetitionId, VisitId};

/// Something that names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Belonging {
    /// A ledger entry.
    Entry(EntryId),
    /// A petition.
    Petition(PetitionId),
    /// A visit.
    Visit(VisitId),
}
