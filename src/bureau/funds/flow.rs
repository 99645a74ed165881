//! What flowed out of a year's funds and back, entry by entry.

use crate::bureau::funds::read::funded_of;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryFlow, FundedBy};
use crate::domain::{Date, EntryId, Fen};
use crate::store::{Keys, Reading, Row, unpack};

/// A payment, or one that came back.
#[derive(Debug, Clone)]
pub struct Paid {
    /// Which entry.
    pub entry: EntryId,
    /// Booked on.
    pub booked: Date,
    /// Programme id.
    pub programme: String,
    /// In fen; negative where it came back.
    pub amount: Fen,
    /// The budget it is split by; `None` where there was none.
    pub funded: Option<FundedBy>,
}

/// What touched the funds of a year, in the order it was booked: whatever was paid or came back after its end is among it, and of what was
/// booked in it not what other years paid.
pub fn paid_of_year(r: &impl Reading, year: u16) -> Result<Vec<Paid>, Stop> {
    let mut found = Vec::new();
    let mut unfunded = Vec::new();
    r.each::<Entry>(|bytes| {
        let (_, entry) = unpack::<EntryFlow<'_>>(bytes, Entry::VERSION)?;
        let of_year = match entry.funded {
            Some(funded) => funded.year == year,
            None => entry.fund_year.map_or_else(
                || entry.booked.year() == i32::from(year) || entry.reverses.is_some(),
                |of| of == year,
            ),
        };
        if entry.is_funded() && of_year {
            if entry.funded.is_none() {
                unfunded.push(found.len());
            }
            found.push(Paid {
                entry: entry.id,
                booked: entry.booked,
                programme: entry.programme.to_owned(),
                amount: Fen(entry.amount()),
                funded: entry.funded,
            });
        }
        Ok(())
    })?;
    // Those that name no budget may be adopted by one, or take back a payment of another year.
    let mut other = Vec::new();
    for at in unfunded {
        let Some(paid) = found.get_mut(at) else { continue };
        let Some(entry) = r.get::<Entry>(&Keys::entry(paid.entry))? else { continue };
        if super::read::fund_year(r, &entry)? == year {
            paid.funded = funded_of(r, &entry)?;
        } else {
            other.push(paid.entry);
        }
    }
    found.retain(|paid| !other.contains(&paid.entry));
    Ok(found)
}
