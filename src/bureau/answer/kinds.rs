//! The answer to each query.

use super::{
    AccountRow, Card, Completion, Decision, Desk, Duplicates, EntryView, Happening, JournalPage, Lookup,
    NoteView, Overview, PaperList, PaperView, PetitionQueue, PetitionRow, PetitionView, ProgrammeMonth,
    Record, SettlementRow, StaffRow, Statement, VisitDay, VisitRow, VisitView,
};

/// The answer to a [`crate::bureau::Query`], variant by variant.
#[derive(Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Answer {
    Desk(Desk),
    Lookup(Lookup),
    Completions(Vec<Completion>),
    Card(Box<Card>),
    Record(Box<Record>),
    Statement(Box<Statement>),
    Settlements(Vec<SettlementRow>),
    Overview(Box<Overview>),
    ProgrammeMonth(Box<ProgrammeMonth>),
    Entry(Box<EntryView>),
    Petitions(Box<PetitionQueue>),
    Petition(Box<PetitionView>),
    PetitionsOf(Vec<PetitionRow>),
    Visits(Box<VisitDay>),
    Visit(Box<VisitView>),
    VisitsOf(Vec<VisitRow>),
    Papers(Box<PaperList>),
    Paper(Box<PaperView>),
    Notes(Vec<NoteView>),
    Timeline(Vec<Happening>),
    Journal(Box<JournalPage>),
    Staff(Vec<StaffRow>),
    Accounts(Vec<AccountRow>),
    Alike(Vec<Card>),
    Duplicates(Box<Duplicates>),
    Decisions(Vec<Decision>),
    ImportProfiles(Vec<(String, String)>),
    ImportedFile(Option<Happening>),
}

crate::text::opaque!(Answer);
