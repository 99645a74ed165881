//! Series of numbers: what is counted, and the key each series is kept under.

use super::tables::Table;
use crate::domain::Date;
use crate::domain::paper::PaperKind;

/// A series of numbers given out in order, never twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// People.
    Person,
    /// Ledger entries.
    Entry,
    /// Petitions.
    Petition,
    /// Members of staff.
    Staff,
    /// The petition numbers people quote, restarted every year.
    PetitionOfYear(u16),
    /// Visits.
    Visit,
    /// The numbers visitors are called by, restarted every day; the day as days since 1970.
    VisitOfDay(u16),
    /// Contacts.
    Contact,
    /// Households in hardship.
    Hardship,
    /// Condolence lists.
    Condolence,
    /// Lines of condolence lists.
    Gift,
    /// Papers.
    Paper,
    /// The numbers of a kind of paper, restarted every year; kind and year in one number.
    PaperOfYear(u16),
    /// Notes.
    Note,
    /// Batches of changes to many people.
    Batch,
    /// Requests for money that is not monthly.
    Grant,
    /// Entries that somebody asks to be booked.
    PostingAsk,
    /// Changes of accounts.
    AccountChange,
    /// Payment runs.
    Run,
    /// Decisions about money paid too much.
    Recovery,
    /// Settings for payment runs.
    RunRule,
    /// Items of supervision.
    Supervision,
    /// The numbers of them that people quote, restarted every year.
    SupervisionOfYear(u16),
    /// Proposals of rates.
    RateProposal,
    /// Proposals of settings of the place.
    SettingProposal,
}

impl Counter {
    /// The numbers of a day's visitors.
    pub fn visit_of(day: Date) -> Self {
        // Days since 1970 fit two bytes until 2149.
        Self::VisitOfDay(u16::try_from(day.days_since(Date::EPOCH)).unwrap_or_default())
    }

    /// The numbers of a kind of paper in a year.
    pub fn paper_of(kind: PaperKind, year: u16) -> Self {
        // Seven bits for the kind, nine for the year since 2000: enough until 2511.
        Self::PaperOfYear((kind as u16) << 9 | year.saturating_sub(2000) & 0x1FF)
    }

    pub(super) fn key(self) -> [u8; 3] {
        let (kind, series) = match self {
            Self::Person => (1, 0),
            Self::Entry => (2, 0),
            Self::Petition => (3, 0),
            Self::Staff => (4, 0),
            Self::PetitionOfYear(year) => (5, year),
            Self::Visit => (6, 0),
            Self::VisitOfDay(day) => (7, day),
            Self::Contact => (13, 0),
            Self::Hardship => (14, 0),
            Self::Condolence => (15, 0),
            Self::Gift => (16, 0),
            Self::Paper => (9, 0),
            Self::PaperOfYear(series) => (10, series),
            Self::Note => (11, 0),
            Self::Batch => (17, 0),
            Self::Grant => (25, 0),
            Self::PostingAsk => (34, 0),
            Self::AccountChange => (23, 0),
            Self::Run => (18, 0),
            Self::Recovery => (19, 0),
            Self::RunRule => (22, 0),
            Self::Supervision => (41, 0),
            Self::SupervisionOfYear(year) => (41, year),
            Self::RateProposal => (20, 0),
            Self::SettingProposal => (21, 0),
        };
        let [high, low] = series.to_be_bytes();
        [kind, high, low]
    }

    /// The table whose keys are this counter's numbers.
    pub(super) const NUMBERED: &'static [(Self, Table)] = &[
        (Self::Person, Table::Person),
        (Self::Entry, Table::Entry),
        (Self::Petition, Table::Petition),
        (Self::Staff, Table::Staff),
        (Self::Visit, Table::Visit),
        (Self::Contact, Table::Contact),
        (Self::Hardship, Table::Hardship),
        (Self::Condolence, Table::Condolence),
        (Self::Gift, Table::Gift),
        (Self::Paper, Table::Paper),
        (Self::Note, Table::Note),
        (Self::Batch, Table::Batch),
        (Self::Grant, Table::Grant),
        (Self::PostingAsk, Table::PostingAsk),
        (Self::Run, Table::Run),
        (Self::Recovery, Table::Recovery),
        (Self::RunRule, Table::RunRule),
        (Self::Supervision, Table::Supervision),
        (Self::RateProposal, Table::RateProposal),
        (Self::SettingProposal, Table::SettingProposal),
    ];
}
