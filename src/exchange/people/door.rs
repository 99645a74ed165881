//! The bureau as the importer's register.

use std::cell::Cell;

use crate::bureau::answer::Answer;
use crate::bureau::{Asking, Bureau, ImportRow, ImportRun, Outcome, Query, Refusal};
use crate::domain::{Date, PersonId, ResidentId};
use crate::exchange::people::{Batch, Incoming, Register};

/// The one door, with the one who asks.
#[derive(Debug, Clone, Copy)]
pub struct Door<'a> {
    /// The bureau.
    pub bureau: &'a Bureau,
    /// Who asks, when, and the key of the import: the same key twice imports once.
    pub asking: &'a Asking,
}

impl Register for Door<'_> {
    type Refusal = Refusal;

    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Refusal> {
        // Without a name the only one alike is the holder of the number.
        let query = Query::Alike { name: String::new(), resident_id: Some(id.as_str().to_owned()) };
        match self.bureau.query(self.asking, query)? {
            Answer::Alike(cards) => Ok(cards.first().map(|card| card.person)),
            _ => Ok(None),
        }
    }

    fn namesake(&mut self, name: &str, birth: Date) -> Result<Option<PersonId>, Refusal> {
        match self.bureau.query(self.asking, Query::Namesakes { name: name.to_owned(), birth })? {
            Answer::Namesakes(people) => Ok(people.first().copied()),
            _ => Ok(None),
        }
    }

    fn imported(&mut self, digest: [u8; 32]) -> Result<Option<u64>, Refusal> {
        match self.bureau.query(self.asking, Query::ImportedFile { digest })? {
            Answer::ImportedFile(happening) => Ok(happening.map(|h| h.seq)),
            _ => Ok(None),
        }
    }

    fn take_in(&mut self, batch: &Batch, people: &mut dyn Iterator<Item = Incoming>) -> Result<u64, Refusal> {
        let halted = Cell::new(false);
        let mut rows = people.map_while(|incoming| {
            let row = incoming.map(|(row, facts)| ImportRow { row, facts }).ok();
            halted.set(row.is_none());
            row
        });
        let run = ImportRun {
            digest: batch.digest,
            file: batch.name.clone(),
            rows: &mut rows,
            // The bureau asks once more behind the last row, so a stream that broke off is never committed.
            go_on: &mut |_| !halted.get(),
        };
        match self.bureau.import_people(self.asking, run)?.outcome {
            Outcome::Imported { people, .. } => Ok(people as u64),
            _ => Ok(0),
        }
    }
}
