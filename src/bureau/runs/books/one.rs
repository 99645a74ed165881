//! The books of one person as a run that holds money of theirs sees them.

use std::collections::BTreeMap;

use super::Books;
use crate::bureau::people::records_of;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, YearSums};
use crate::domain::{PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

impl Books {
    /// Those of one person.
    pub fn of_person(r: &impl Reading, programmes: &[String], person: PersonId) -> Result<Self, Stop> {
        let mut books = Self::default();
        let mut years: BTreeMap<(usize, u16), YearSums> = BTreeMap::new();
        for record in records_of(r, person)? {
            for key in r.owners(IndexTable::EntryByPerson, &Keys::person(record))? {
                let Some(entry) = r.get::<Entry>(&key?)? else { continue };
                let Some(at) = programmes.iter().position(|p| *p == entry.programme) else { continue };
                let year = YearSums::year_of(entry.month);
                let sums = years.entry((at, year));
                let sums = sums.or_insert_with(|| YearSums::nothing(&entry.programme, person, year));
                sums.add(entry.month, entry.kind, entry.cause, entry.amount().0);
            }
            for key in r.index_range(IndexTable::ObligationOnce, &Keys::person(record))? {
                let Some((month, programme)) = Keys::as_under_way(&key?) else { continue };
                let Some(at) = programmes.iter().position(|p| *p == programme) else { continue };
                books.under_way.entry(person).or_default().insert((at, month));
            }
        }
        for ((at, _), sums) in years {
            books.add(person, at, sums);
        }
        Ok(books)
    }

    /// Those of one person, without what a run itself has under way.
    pub fn of_person_but(
        r: &impl Reading,
        programmes: &[String],
        person: PersonId,
        run: RunId,
    ) -> Result<Self, Stop> {
        let mut books = Self::of_person(r, programmes, person)?;
        let Some(under_way) = books.under_way.get_mut(&person) else { return Ok(books) };
        for record in records_of(r, person)? {
            let prefix = Keys::person(record);
            let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
            for (key, line) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
                let (key, line) = (key?, line?);
                let ours = Keys::as_run_line(&line).is_some_and(|(of, _)| of == run);
                if let Some((month, programme)) = Keys::as_under_way(&key).filter(|_| ours)
                    && let Some(at) = programmes.iter().position(|p| *p == programme)
                {
                    under_way.remove(&(at, month));
                }
            }
        }
        Ok(books)
    }
}
