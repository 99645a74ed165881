//! Entries that carry out what was decided about money paid too much.

use crate::bureau::funds::{fund_year, funded_of};
use crate::bureau::ledger::post::{MOST_AMOUNT, enter};
use crate::bureau::ledger::totals::{Totals, too_much};
use crate::bureau::people::records_of;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryCause, EntryKind, FundedBy};
use crate::domain::{EntryId, Fen, Month, PersonId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// What a decision does to one month of one person.
#[derive(Clone, Copy)]
pub struct Decided<'a> {
    /// The record that stands for them.
    pub person: PersonId,
    /// Programme id.
    pub programme: &'a str,
    /// Month the money is for.
    pub month: Month,
    /// On which side.
    pub kind: EntryKind,
    /// More of it, or less.
    pub amount: Fen,
    /// By which decision.
    pub cause: EntryCause,
    /// In words; the number of what it was done by.
    pub memo: &'a str,
}

/// Books it: entries that follow each other, on the business date.
pub fn book_decided(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    done: &[Decided<'_>],
    totals: &mut Totals,
) -> Result<Vec<EntryId>, Stop> {
    let mut booked = Vec::with_capacity(done.len());
    for one in done {
        if !(1..=MOST_AMOUNT).contains(&one.amount.0.saturating_abs()) {
            return Err(too_much().into());
        }
        let comes_back = one.cause.is_funded() && one.amount.0 < 0;
        let (funded, fund_year) = if comes_back { came_from(w, one)? } else { (None, None) };
        let entry = Entry {
            id: EntryId(0),
            booked: scene.asking.moment.today,
            month: one.month,
            programme: one.programme.to_owned(),
            person: one.person,
            kind: one.kind,
            legs: Entry::sides(one.kind, Some(one.cause), one.amount),
            reverses: None,
            reversed_by: None,
            memo: one.memo.to_owned(),
            by: scene.staff.id,
            funded,
            corrects: None,
            corrected_by: None,
            cause: Some(one.cause),
            fund_year,
        };
        booked.push(enter(w, entry, Some(totals))?.id);
    }
    Ok(booked)
}

/// The budget out of which the money was paid that comes back, and its year: those of the newest payment for the month that stands.
fn came_from(r: &impl Reading, one: &Decided<'_>) -> Result<(Option<FundedBy>, Option<u16>), Stop> {
    let mut newest: Option<Entry> = None;
    for record in records_of(r, one.person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, one.month))? {
            let Some(entry) = r.get::<Entry>(&key?)? else { continue };
            let paid = entry.programme == one.programme && entry.is_funded() && entry.amount().0 > 0;
            if paid && entry.stands() && newest.as_ref().is_none_or(|n| n.id < entry.id) {
                newest = Some(entry);
            }
        }
    }
    match newest {
        Some(entry) => Ok((funded_of(r, &entry)?, Some(fund_year(r, &entry)?))),
        None => Ok((None, None)),
    }
}
