//! The sums that are kept beside the entries: of each person, programme and year. A run reads them for everybody in place of the entries.

use std::collections::BTreeMap;

use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::ledger::{Entry, EntrySum, MonthTotal, YearSums};
use crate::store::{IndexTable, Keys, Reading, Row, Writer, unpack};

/// One entry more. Called where the ledger grows, before the entry is stored.
pub(super) fn add(w: &mut Writer<'_>, entry: &Entry) -> Result<(), Stop> {
    let year = YearSums::year_of(entry.month);
    let kept = w.get::<YearSums>(&Keys::year_sums(&entry.programme, entry.person, year))?;
    let mut sums = kept.map_or_else(|| anew(w, entry), Ok)?;
    sums.add(entry.month, entry.kind, entry.cause, entry.amount().0);
    Ok(w.put(&sums)?)
}

/// The sums of an entry's person, programme and year without it, from the entries: there are some where they were posted before sums
/// were kept.
fn anew(r: &impl Reading, new: &Entry) -> Result<YearSums, Stop> {
    let mut sums = YearSums::nothing(&new.programme, new.person, YearSums::year_of(new.month));
    let january = new.month.plus(1 - new.month.of_year().cast_signed());
    for month in january.through(january.plus(11)) {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(new.person, month))? {
            let entry = r.get::<Entry>(&key?)?.filter(|entry| entry.programme == new.programme);
            if let Some(entry) = entry {
                sums.add(entry.month, entry.kind, entry.cause, entry.amount().0);
            }
        }
    }
    Ok(sums)
}

/// Shows all sums of some programmes, each with the place of its programme. Gives those that are not all kept yet, as they were added
/// up anew: what [`keep`] takes.
pub fn each_year(
    r: &impl Reading,
    programmes: &[String],
    mut see: impl FnMut(usize, YearSums),
) -> Result<Vec<YearSums>, Stop> {
    let mut posted: BTreeMap<String, u64> = BTreeMap::new();
    for total in r.scan::<MonthTotal>(..)? {
        let total = total?;
        *posted.entry(total.programme).or_default() += u64::from(total.entries);
    }
    let mut lacking = Vec::new();
    for (at, programme) in programmes.iter().enumerate() {
        let kept: Vec<YearSums> = r.scan(Keys::years_of(programme))?.collect::<Result<_, _>>()?;
        let entries: u64 = kept.iter().map(|sums| u64::from(sums.entries)).sum();
        if entries == posted.get(programme).copied().unwrap_or_default() {
            for sums in kept {
                see(at, sums);
            }
        } else {
            lacking.push((at, programme));
        }
    }
    let unkept = if lacking.is_empty() { Vec::new() } else { of_entries(r, &lacking)? };
    for sums in &unkept {
        if let Some((at, _)) = lacking.iter().find(|(_, programme)| **programme == sums.programme) {
            see(*at, sums.clone());
        }
    }
    Ok(unkept)
}

/// The sums of some programmes, from all entries.
fn of_entries(r: &impl Reading, programmes: &[(usize, &String)]) -> Result<Vec<YearSums>, Stop> {
    let mut years: BTreeMap<(usize, PersonId, u16), YearSums> = BTreeMap::new();
    r.each::<Entry>(|bytes| {
        let (_, entry) = unpack::<EntrySum<'_>>(bytes, Entry::VERSION)?;
        if let Some((at, programme)) = programmes.iter().find(|(_, id)| *id == entry.programme) {
            let (person, year) = (entry.person, YearSums::year_of(entry.month));
            let sums = years.entry((*at, person, year));
            let sums = sums.or_insert_with(|| YearSums::nothing(programme, person, year));
            sums.add(entry.month, entry.kind, entry.cause, entry.amount());
        }
        Ok(())
    })?;
    Ok(years.into_values().collect())
}

/// Keeps sums that were not kept yet.
pub fn keep(w: &mut Writer<'_>, unkept: &[YearSums]) -> Result<(), Stop> {
    for sums in unkept {
        w.put(sums)?;
    }
    Ok(())
}
