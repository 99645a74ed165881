//! Making the books say of a month what is right: entries are taken back and booked anew, each naming the other.

use crate::bureau::command::Posting;
use crate::bureau::ledger::decided::{Decided, book_decided};
use crate::bureau::ledger::post::{put_again, put_decided};
use crate::bureau::ledger::reverse::take_back;
use crate::bureau::ledger::totals::Totals;
use crate::bureau::people::records_of;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryCause, EntryKind};
use crate::domain::{EntryId, Fen, Month, PersonId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Of what the books are to say more, or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is due by right.
    Due,
    /// The same, put back as it was before an approval that is recalled: whoever died since, it is no new due.
    Recalled,
    /// What was waived.
    Waived,
}

impl Side {
    fn holds(self, entry: &Entry) -> bool {
        match self {
            Self::Due | Self::Recalled => entry.is_due(),
            Self::Waived => matches!(entry.cause, Some(EntryCause::Waived(_))),
        }
    }
}

/// Adds to what is booked for a person, programme and month, or takes off: then entries that stand are taken back, an exact one first,
/// else the newest, and what is left of the last is booked anew in its place. Gives the entry that stands for it now.
pub fn restate(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (person, programme, month): (PersonId, &str, Month),
    (side, by): (Side, Fen),
    memo: &str,
    totals: &mut Totals,
) -> Result<Option<EntryId>, Stop> {
    if by.0 == 0 {
        return Ok(None);
    }
    let of = entries(w, (person, programme, month), side)?;
    if by.0 > 0 {
        // A waiver that comes back is that of the decision that it was before; without one it would be booked as due.
        let cause = of.last().and_then(|entry| entry.cause);
        if side == Side::Waived && cause.is_none() {
            return Err(Refusal::NotBooked { month }.into());
        }
        return book(
            w,
            scene,
            (person, programme, month),
            (cause, by),
            (None, memo, side == Side::Recalled),
            totals,
        )
        .map(Some);
    }
    let mut left = by.0.saturating_neg();
    let standing: Vec<&Entry> = of.iter().filter(|entry| entry.stands()).collect();
    let exact = standing.iter().rev().find(|entry| entry.amount().0 == left).copied();
    let newest = standing.iter().rev().copied();
    for entry in exact.into_iter().chain(newest) {
        if left <= 0 {
            break;
        }
        let (old, _) = take_back(w, scene, entry.id, memo, Some(totals))?;
        left -= entry.amount().0;
        if left < 0 {
            let rest = Fen(left.saturating_neg());
            // What is left of one is no new due, even of a month after a death.
            let named = (Some(entry.id), memo, true);
            let anew = book(w, scene, (person, programme, month), (entry.cause, rest), named, totals)?;
            w.put(&Entry { corrected_by: Some(anew), ..old })?;
            return Ok(Some(anew));
        }
    }
    // Less than was asked for is not what the books are to say.
    if left > 0 { Err(Refusal::NotBooked { month }.into()) } else { Ok(None) }
}

/// Entries of one side in order, by whichever record of the person.
fn entries(
    r: &impl Reading,
    (person, programme, month): (PersonId, &str, Month),
    side: Side,
) -> Result<Vec<Entry>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, month))? {
            let entry: Option<Entry> = r.get(&key?)?;
            found.extend(entry.filter(|e| e.programme == programme && side.holds(e) && e.reverses.is_none()));
        }
    }
    found.sort_unstable_by_key(|entry| entry.id);
    Ok(found)
}

fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (person, programme, month): (PersonId, &str, Month),
    (cause, amount): (Option<EntryCause>, Fen),
    (corrects, memo, again): (Option<EntryId>, &str, bool),
    totals: &mut Totals,
) -> Result<EntryId, Stop> {
    let Some(cause) = cause else {
        let posting = Posting {
            person,
            programme: programme.to_owned(),
            month,
            kind: EntryKind::Due,
            amount,
            booked: None,
            memo: memo.to_owned(),
        };
        let put = if again { put_again } else { put_decided };
        return Ok(put(w, scene, &posting, corrects, totals)?.id);
    };
    let waived = Decided { person, programme, month, kind: EntryKind::Due, amount, cause, memo };
    let booked = book_decided(w, scene, &[waived], totals)?.pop().unwrap_or(EntryId(0));
    if corrects.is_some()
        && let Some(entry) = w.get::<Entry>(&Keys::entry(booked))?
    {
        w.put(&Entry { corrects, ..entry })?;
    }
    Ok(booked)
}
