//! The answer to each query.

use crate::domain::PersonId;
use crate::domain::filter::View;

use super::{
    AccountRow, Apart, BatchRow, BatchView, BudgetYear, BulkPreview, Card, CareFigures, Completion,
    CondolenceRow, CondolenceView, ContactRow, Decision, Desk, Duplicates, EntryView, FestivalSum, GapTable,
    GrantList, GrantView, Happening, HardshipPage, HardshipView, JournalPage, Lacking, Lookup, NearMatch,
    NoteView, Overview, PaperList, PaperView, PetitionQueue, PetitionRow, PetitionView, Pivot,
    ProgrammeMonth, Record, RotaPage, SettlementRow, StaffRow, Statement, TimelinePage, Together, VisitDay,
    VisitRow, VisitView,
};

/// The answer to a [`crate::bureau::Query`], variant by variant.
#[derive(Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Answer {
    Desk(Desk),
    Lookup(Lookup),
    Completions(Vec<Completion>),
    Pivot(Box<Pivot>),
    Views(Vec<View>),
    Card(Box<Card>),
    Record(Box<Record>),
    Statement(Box<Statement>),
    Settlements(Vec<SettlementRow>),
    Overview(Box<Overview>),
    ProgrammeMonth(Box<ProgrammeMonth>),
    Budgets(Box<BudgetYear>),
    Grants(Box<GrantList>),
    Grant(Box<GrantView>),
    Entry(Box<EntryView>),
    Petitions(Box<PetitionQueue>),
    Petition(Box<PetitionView>),
    PetitionsOf(Vec<PetitionRow>),
    Visits(Box<VisitDay>),
    Visit(Box<VisitView>),
    VisitsOf(Vec<VisitRow>),
    Asks(Vec<String>),
    Rota(Box<RotaPage>),
    ContactsOf(Vec<ContactRow>),
    Hardships(Box<HardshipPage>),
    Hardship(Box<HardshipView>),
    CareFigures(Box<CareFigures>),
    FestivalSums(Vec<FestivalSum>),
    Condolences(Vec<CondolenceRow>),
    Condolence(Box<CondolenceView>),
    Papers(Box<PaperList>),
    Paper(Box<PaperView>),
    Notes(Vec<NoteView>),
    Timeline(TimelinePage),
    Journal(Box<JournalPage>),
    Staff(Vec<StaffRow>),
    Accounts(Vec<AccountRow>),
    Alike(Vec<Card>),
    Gaps(Box<GapTable>),
    Lacking(Box<Lacking>),
    Near(Vec<NearMatch>),
    Duplicates(Box<Duplicates>),
    Together(Box<Together>),
    Apart(Box<Apart>),
    Bulk(Box<BulkPreview>),
    Batches(Vec<BatchRow>),
    Batch(Box<BatchView>),
    Decisions(Vec<Decision>),
    Namesakes(Vec<PersonId>),
    ImportProfiles(Vec<(String, String)>),
    ImportedFile(Option<Happening>),
}

crate::text::opaque!(Answer);
