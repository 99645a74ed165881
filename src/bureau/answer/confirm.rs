//! Answers about what was known of people as far as money depends on it, and about yearly confirmations.

use serde::Serialize;

use crate::domain::filter::FilterFault;
use crate::domain::person::{ConfirmationAct, ConfirmedHow};
use crate::domain::{Date, DivisionCode, Month, PersonId, StaffId};

/// Those who receive money every month, and how their confirmation of a year stands.
#[derive(Clone, PartialEq, Serialize)]
pub struct ConfirmationPage {
    /// Calendar year.
    pub year: u16,
    /// False while the lookup index is being built: then there is nobody.
    pub ready: bool,
    /// A row for each town, where most is to be done first; last those of whom no town is known.
    pub towns: Vec<ConfirmationTown>,
    /// How many there are of those who were asked for.
    pub total: usize,
    /// How many of them come before the page.
    pub offset: usize,
    /// The page.
    pub rows: Vec<ConfirmationRow>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
}

/// A town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfirmationTown {
    /// Which; `None` where it is not known.
    pub town: Option<DivisionCode>,
    /// Those who receive money every month.
    pub receiving: u32,
    /// Those confirmed.
    pub confirmed: u32,
    /// Those told and not confirmed.
    pub noticed: u32,
}

impl ConfirmationTown {
    /// Nobody yet.
    pub fn of(town: Option<DivisionCode>) -> Self {
        Self { town, receiving: 0, confirmed: 0, noticed: 0 }
    }
}

impl ConfirmationPage {
    /// Everybody.
    pub fn all(&self) -> ConfirmationTown {
        self.towns.iter().fold(ConfirmationTown::of(None), |mut sum, row| {
            sum.receiving += row.receiving;
            sum.confirmed += row.confirmed;
            sum.noticed += row.noticed;
            sum
        })
    }
}

/// One person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ConfirmationRow {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// Day on which they were told.
    pub noticed: Option<Date>,
    /// Last day of the notice, where a rule gives a term to any of their recognitions; after it the money stops.
    pub ends: Option<Date>,
    /// First month that is not paid any more when the notice runs out, as the rule counts it.
    pub stops: Option<Month>,
    /// Codes of the groups by which they receive money every month.
    pub groups: Vec<String>,
    /// Day on which they were confirmed.
    pub confirmed: Option<Date>,
    /// How.
    pub how: Option<ConfirmedHow>,
    /// The document that was shown or compared; empty where none was named.
    pub document: String,
}

/// One thing that was done about the confirmation of a year of a person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ConfirmationYear {
    /// Calendar year.
    pub year: u16,
    /// What was done.
    pub act: ConfirmationAct,
    /// Business date from which it was known.
    pub known: Date,
    /// Day of the notice or confirmation.
    pub on: Date,
    /// Name of who put it on record.
    pub by: String,
    /// How they were confirmed.
    pub how: Option<ConfirmedHow>,
    /// The document that was shown or compared; empty where none was named.
    pub document: String,
    /// Why it was taken back.
    pub reason: String,
}

/// Somebody who changed what money depends on in a person's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Editor {
    /// Who.
    pub staff: StaffId,
    /// 姓名
    pub name: String,
}

crate::text::opaque!(ConfirmationPage, ConfirmationRow, ConfirmationYear);
