//! The `domain` room: what the bureau knows: types and rules. No clock, no I/O: whatever a rule needs is passed in.

mod area;
mod article;
mod bank;
pub mod bank_file;
pub mod bulk;
mod calendar;
mod calendar_notice;
mod capital;
pub mod care;
mod date;
mod date_said;
mod division;
pub mod duty;
pub mod filter;
mod fold;
mod id;
pub mod imports;
mod kinds;
pub mod ledger;
mod mask;
pub mod matter;
mod money;
mod name;
pub mod note;
pub mod paper;
pub mod person;
pub mod petition;
mod phone;
pub mod policy;
mod quoted;
mod reasoned;
mod resident_id;
pub mod staff;
pub mod supervision;
mod table;
mod time_rule;
pub mod visit;

pub use area::{Area, areas};
pub use article::{Article, Law};
pub use bank::{AccountFault, AccountNumber, CardNumber};
pub use calendar::{Calendar, CalendarFault, CalendarYear, Day, DayKind};
pub use calendar_notice::{CalendarNotice, HOLIDAY_CHARS, NoticeDay, PAPER_CHARS};
pub use date::{Date, Month};
pub use date_said::YearOf;
pub use division::{Division, DivisionCode, DivisionFault, DivisionKind, DivisionLevel, Divisions};
pub use id::{
    AccountChangeId, BatchId, CondolenceId, ContactId, EntryId, GiftId, GrantId, HandoverId, HardshipId,
    LiaisonId, MajorId, NoteId, PaperId, PersonId, PetitionId, PostingAskId, RateProposalId, RecoveryId,
    RunId, RunRuleId, SettingProposalId, StaffId, SupervisionId, VisitId,
};
pub use mask::{keep_last, mask_account, mask_id, mask_phone};
pub use money::{Fen, MoneyFault, MoneyUnit, Total};
pub use name::{NAME_CHARS, NameFault, NameWarning, ParsedName, PersonName};
pub use phone::{Phone, PhoneFault};
pub use quoted::Quoted;
pub use reasoned::Reasoned;
pub use resident_id::{IdFault, IdWarning, Parsed as ParsedId, ResidentId, Sex};
pub use table::TableFault;
pub use time_rule::{SeenLimit, SignedCalendar, TimeOffer, TimeRule, TimeSaid, TimeSeen};
