//! Answers about keeping in touch.

use serde::Serialize;

use crate::domain::care::{ContactKind, ContactResult, Due, Span};
use crate::domain::filter::FilterFault;
use crate::domain::{ContactId, Date, DivisionCode, PersonId, StaffId};

/// Who is due a call or a home visit.
#[derive(Clone, PartialEq, Serialize)]
pub struct RotaPage {
    /// Nobody is known while the lookup index is being built.
    pub ready: bool,
    /// The quarter of the business date.
    pub quarter: Span,
    /// Its year.
    pub year: Span,
    /// People who are due one and fit what was asked.
    pub total: usize,
    /// Where the page begins.
    pub offset: usize,
    /// The most pressing of them: late ones, then the others, each by their day.
    pub rows: Vec<RotaRow>,
    /// The towns, as far as the text fits; the last may be that of people without one.
    pub towns: Vec<TownRow>,
    /// What in the text looks like a condition and is none.
    pub faults: Vec<FilterFault>,
}

/// Somebody who is due a contact.
#[derive(Clone, PartialEq, Serialize)]
pub struct RotaRow {
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Age in years.
    pub age: Option<i32>,
    /// Codes of the groups recognised and not ended.
    pub groups: Vec<String>,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// First phone, masked; empty when there is none.
    pub phone_masked: String,
    /// Why and until when.
    pub due: Due,
    /// The newest contact, whatever came of it.
    pub last: Option<LastContact>,
}

/// The newest contact of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LastContact {
    /// Which.
    pub contact: ContactId,
    /// The day.
    pub day: Date,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

/// How a town stands.
#[derive(Clone, PartialEq, Serialize)]
pub struct TownRow {
    /// Which; `None` for people without one.
    pub town: Option<DivisionCode>,
    /// Who keeps in touch with its people.
    pub staff: Option<(StaffId, String)>,
    /// People for whom a rule asks.
    pub people: u32,
    /// Of them: every rule is met.
    pub met: u32,
    /// Of them: late.
    pub late: u32,
}

/// A contact in a list.
#[derive(Clone, PartialEq, Serialize)]
pub struct ContactRow {
    /// Which.
    pub contact: ContactId,
    /// Version a command must name.
    pub version: u32,
    /// The day.
    pub day: Date,
    /// To whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// How.
    pub kind: ContactKind,
    /// What came of it.
    pub result: ContactResult,
    /// By whom.
    pub by: String,
    /// What was spoken of, ids of topics.
    pub topics: Vec<String>,
    /// In the clerk's words.
    pub note: String,
    /// The day agreed for the next one.
    pub next: Option<Date>,
}

crate::text::opaque!(RotaPage, RotaRow, TownRow, ContactRow);
