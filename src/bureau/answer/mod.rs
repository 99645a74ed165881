//! Answers: what queries give back. Protected fields are masked here, once, so nothing above can show them.

mod account;
mod books;
mod bulk;
mod care;
mod confirm;
mod desk;
mod duty;
mod family;
mod figures;
mod forecast;
mod funds;
mod grants;
mod kinds;
mod ledger;
mod notes;
mod overview;
mod papers;
mod people;
mod petitions;
mod pivot;
mod quality;
mod rates;
mod run_accounts;
mod run_change;
mod run_rules;
mod runs;
mod supervision;
mod timing;
mod visits;
mod waiting;

pub use account::{
    AccountChangeRow, AccountDecided, AccountImport, AccountWaiting, FormerAccountView, MaskedAccount,
};
pub use books::{
    AskRow, BooksLine, BooksView, HeadCheck, HeadStanding, OpenItem, PeriodRow, ReopenedRow, SecondWord,
    SecondWordRow,
};
pub use bulk::{BatchRow, BatchView, BulkDue, BulkMoney, BulkPreview, BulkRow, BulkStanding, BulkSums};
pub use care::{
    CareFigures, CondolenceRow, CondolenceView, ContactRow, FestivalSum, GiftRow, HardshipPage, HardshipRow,
    HardshipView, LastContact, ListAgreement, RotaPage, RotaRow, TownRow,
};
pub use confirm::{ConfirmationPage, ConfirmationRow, ConfirmationTown, ConfirmationYear, Editor};
pub use desk::{
    AccountRow, Desk, Happening, JournalLine, JournalPage, PasswordStanding, PasswordWord, StaffRow,
    TimelinePage,
};
pub use duty::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, RegisterRow,
    ReportRow, ShareRow,
};
pub use family::{CapacityView, KinView, PayeeView, RelativeView};
pub use figures::{
    ClockFigure, DayFigure, FigurePetitions, PetitionFigures, SatisfactionFigure, TopicFigure, TownFigure,
    WeekFigure,
};
pub use forecast::{OwnerForecast, OwnerReason, PetitionForecast, WillBeLate};
pub use funds::{
    ForecastMonth, ForecastRow, ForecastYear, FundEvent, FundLine, FundStatement, OpeningEffect, RunFund,
    RunFundSource, TakesOver,
};
pub use grants::{GrantList, GrantRow, GrantSum, GrantView};
pub use kinds::Answer;
pub use ledger::{
    BudgetLine, BudgetYear, EntitlementView, EntryView, HeldByRun, LateEntries, ProgrammeLine,
    ProgrammeMonth, SettlementRow, Statement, StatementLine, StatementMonth,
};
pub use notes::{Caution, NoteView};
pub use overview::{Bar, BarOf, Chart, ChartKind, Overview};
pub use papers::{PaperList, PaperRow, PaperView};
pub use people::{Card, Completion, Flag, Hit, LastPaid, Lookup, Narrowing, Pasted, Record};
pub use petitions::{
    Barred, BroughtAt, Due, EarlierPetition, HandRow, LiaisonRow, PetitionQueue, PetitionRow, PetitionView,
    SameWhy, TriageRow,
};
pub use pivot::{Pivot, Sum};
pub use quality::{
    Apart, Belongings, Decision, DecisionKind, DuplicatePair, Duplicates, GapRow, GapTable, GiftGiven,
    Lacking, LackingRow, NearMatch, Side, Together,
};
pub use rates::{
    EffectRow, LackingCell, LackingFact, ProposalRow, ProposalView, RaiseEffect, RateBlock, RateFrom,
    RateLine, RatesChecked, RatesLacking, SettingLine,
};
pub use run_accounts::{AccountNow, ClearedRow, RefusedRow};
pub use run_change::RunChange;
pub use run_rules::{OverpaidRow, RecoveryRow, RunRuleRow, RunSettings};
pub use runs::{
    DraftOption, HeadNeeded, KeptFrom, NobodyAhead, PutOff, RunActRow, RunAnswerRow, RunClaim, RunLineRow,
    RunLines, RunPayment, RunPayments, RunRow, RunView,
};
pub use supervision::{SupervisionList, SupervisionRow};
pub use timing::{
    CalendarLine, ClockMove, Contradicts, OfferLine, PauseLine, Signing, TimeRules, TimingChecked, YearChange,
};
pub use visits::{PromiseRow, SlipRow, VisitDay, VisitRow, VisitView};
pub use waiting::{AfterDeath, MayDo, SentBack, WaitRow, Waits};

pub use crate::search::{Field as MatchedField, How as MatchedHow, Matched, Tier};
