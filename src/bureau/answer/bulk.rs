//! Answers about changes to many people at once.

use serde::Serialize;

use crate::bureau::refusal::Refusal;
use crate::domain::bulk::{BulkChange, Left, Part};
use crate::domain::{BatchId, Date, Fen, Month, PersonId, Total};

/// What a change would do, person by person.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkPreview {
    /// What is to be set, in its one form.
    pub change: BulkChange,
    /// The month that amounts are told of: the first for which the change holds, or this one.
    pub month: Month,
    /// Everybody who is meant.
    pub rows: Vec<BulkRow>,
}

/// What a change does to what somebody is due.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkMoney {
    /// The programmes whose amount of the month changes.
    pub programmes: Vec<BulkDue>,
    /// How much more is due for the months before, less where negative; `None` where it cannot be told.
    pub past: Option<Fen>,
}

/// What is due under a programme for the month of the preview; `None` where it cannot be told.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkDue {
    /// Programme id.
    pub programme: String,
    /// As the record stands.
    pub now: Option<Fen>,
    /// With the change.
    pub then: Option<Fen>,
}

/// What a change does to what everybody is due.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct BulkSums {
    /// Whose money changes.
    pub people: usize,
    /// Of those, whose amounts cannot all be told.
    pub untold: usize,
    /// Whose recognition carried no benefit and would.
    pub begins: usize,
    /// What all of them are due for the month, as far as it is told.
    pub now: Total,
    /// What they would be due.
    pub then: Total,
    /// How much more is due for the months before.
    pub past: Total,
}

/// Where one person of a batch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BulkStanding {
    /// They would be changed.
    Changes,
    /// They were changed.
    Done,
    /// They were changed, and it was taken back.
    Undone,
    /// They were changed, and it could not be taken back.
    Stays,
    /// Nothing is changed.
    Left,
}

/// One person of a batch.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkRow {
    /// Who.
    pub person: PersonId,
    /// Their name; empty where nobody of that number is on record.
    pub name: String,
    /// The version of their record.
    pub seen: u32,
    /// Where they stand.
    pub standing: BulkStanding,
    /// What stands or stood there, as far as it is known.
    pub before: Option<Part>,
    /// What would stand there, or stands there since.
    pub after: Option<Part>,
    /// Why nothing is changed or taken back.
    pub left: Option<Left>,
    /// The fields that would not be sound.
    pub fields: Vec<String>,
    /// Why they would not be; not kept of a batch that was carried out.
    pub unfit: Option<Refusal>,
    /// What it does to what they are due; `None` where nothing, and of a batch that was carried out.
    pub money: Option<BulkMoney>,
}

/// A batch in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Which.
    pub batch: BatchId,
    /// Its version.
    pub version: u32,
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// What was set.
    pub change: BulkChange,
    /// How many were named.
    pub people: usize,
    /// How many were changed.
    pub done: usize,
    /// How many of the changes stand.
    pub standing: usize,
    /// Who took it back, and when.
    pub undone: Option<(String, Date)>,
}

/// A batch with everybody of it.
#[derive(Clone, PartialEq, Eq)]
pub struct BatchView {
    /// The batch.
    pub row: BatchRow,
    /// Everybody.
    pub rows: Vec<BulkRow>,
}

impl BulkPreview {
    /// What it does to what everybody is due.
    pub fn sums(&self) -> BulkSums {
        let mut sums = BulkSums::default();
        for row in self.rows.iter().filter(|row| row.standing == BulkStanding::Changes) {
            sums.begins += usize::from(row.begins());
            let Some(money) = &row.money else { continue };
            let told = |fen: Option<Fen>| i128::from(fen.unwrap_or_default().0);
            let dues = &money.programmes;
            sums.people += 1;
            let untold =
                money.past.is_none() || dues.iter().any(|due| due.now.is_none() || due.then.is_none());
            sums.untold += usize::from(untold);
            sums.now.0 += dues.iter().map(|due| told(due.now)).sum::<i128>();
            sums.then.0 += dues.iter().map(|due| told(due.then)).sum::<i128>();
            sums.past.0 += told(money.past);
        }
        sums
    }
}

impl BulkRow {
    /// Whether a recognition that carried no benefit would, or does since.
    pub fn begins(&self) -> bool {
        self.before
            .as_ref()
            .zip(self.after.as_ref())
            .is_some_and(|(before, after)| before.begins_benefit(after))
    }

    /// Whether nothing had to be changed, because it stood so already.
    pub fn is_same(&self) -> bool {
        self.left == Some(Left::Same)
    }
}

crate::text::opaque!(BulkPreview, BulkMoney, BulkDue, BulkRow, BatchRow, BatchView);
