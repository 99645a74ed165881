//! Backups: gated and journalled before a byte leaves.

use std::path::Path;

use crate::bureau::change::Change;
use crate::bureau::gate::Action;
use crate::bureau::opened::Bureau;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, StoreTrouble};
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::store::{BackupReport, StoreError};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// The gate, or the journal could not be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The backup itself failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Bureau {
    /// Writes a backup to `dest`, which must not exist. That it was asked for is in the journal, and in the backup.
    pub fn backup(&self, asking: &Asking, dest: &Path) -> Result<BackupReport, BackupFault> {
        let receipt = self.commit(asking, "bureau.backup", Action::Backup, |_, _| {
            Ok::<_, Stop>(Change::new(Outcome::Done, ""))
        })?;
        if receipt.already {
            // The key stood for an earlier copy: every copy that leaves has an entry of its own.
            return Err(Refusal::Store(StoreTrouble::NotRecorded).into());
        }
        Ok(self.store.backup(dest)?)
    }
}
