//! The bureau as the importer sees it: who has a number, whether a file was taken in before, and the door.

use super::context;
use crate::bureau::answer::Pasted;
use crate::bureau::{Answer, Asking, Bureau, ImportRow, ImportRun, Moment, Outcome, Query, Refusal, Session, StoreTrouble};
use crate::domain::{PersonId, ResidentId};
use crate::exchange::people::{Batch, Incoming, Register};

/// One import by one member of staff.
pub(super) struct BureauRegister<'a> {
    bureau: &'a Bureau,
    session: Session,
    moment: Moment,
}

impl<'a> BureauRegister<'a> {
    pub(super) fn new(bureau: &'a Bureau, session: Session, moment: Moment) -> Self {
        Self { bureau, session, moment }
    }

    fn asking(&self) -> Result<Asking, Refusal> {
        let asking = context::asking(Some(self.session.clone()), self.moment);
        asking.map_err(|failure| Refusal::Store(StoreTrouble::Damaged(failure.sentence)))
    }
}

impl Register for BureauRegister<'_> {
    type Refusal = Refusal;

    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Refusal> {
        let query = Query::Lookup { text: id.as_str().to_owned(), limit: 1, recent: Vec::new() };
        Ok(match self.bureau.query(&self.asking()?, query)? {
            Answer::Lookup(found) => match found.pasted {
                Some(Pasted::Person(person)) => Some(person),
                _ => None,
            },
            _ => None,
        })
    }

    fn imported(&mut self, digest: [u8; 32]) -> Result<Option<u64>, Refusal> {
        Ok(match self.bureau.query(&self.asking()?, Query::ImportedFile { digest })? {
            Answer::ImportedFile(before) => before.map(|happening| happening.seq),
            _ => None,
        })
    }

    fn take_in(&mut self, batch: &Batch, people: &mut dyn Iterator<Item = Incoming>) -> Result<u64, Refusal> {
        // A halt ends the rows; the question at the end, whether to go on, then takes everything back.
        let halted = std::cell::Cell::new(false);
        let mut rows = people.map_while(|one| match one {
            Ok((row, facts)) => Some(ImportRow { row, facts }),
            Err(_) => {
                halted.set(true);
                None
            }
        });
        let run = ImportRun {
            digest: batch.digest,
            file: batch.name.clone(),
            rows: &mut rows,
            go_on: &mut |_| !halted.get(),
        };
        let receipt = self.bureau.import_people(&self.asking()?, run)?;
        Ok(match receipt.outcome {
            Outcome::Imported(n) => n as u64,
            _ => 0,
        })
    }
}
