//! What forms hold so far: kept beside the records, out of the journal.

use crate::bureau::opened::Bureau;
use crate::bureau::refusal::Refusal;
use crate::bureau::session::Asking;

impl Bureau {
    /// Keeps what a form holds so far, for the one signed in; it outlives a crash and is not journalled.
    pub fn keep_draft(&self, asking: &Asking, slot: &str, bytes: &[u8]) -> Result<(), Refusal> {
        Ok(self.store.put_draft(&owner(asking, slot)?, bytes)?)
    }

    /// What was kept.
    pub fn draft(&self, asking: &Asking, slot: &str) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(self.store.get_draft(&owner(asking, slot)?)?)
    }

    /// Everything that was kept for the one signed in: slot and bytes.
    pub fn drafts(&self, asking: &Asking) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
        Ok(self.store.drafts(&owner(asking, "")?)?)
    }

    /// Forgets what was kept.
    pub fn drop_draft(&self, asking: &Asking, slot: &str) -> Result<(), Refusal> {
        Ok(self.store.drop_draft(&owner(asking, slot)?)?)
    }
}

fn owner(asking: &Asking, slot: &str) -> Result<String, Refusal> {
    let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
    Ok(format!("{}/{slot}", session.staff))
}
