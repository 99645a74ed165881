//! The subsidy ledger (优抚补助台账): programmes, rates, and double-entry records in integer fen.

mod after_death;
mod books;
mod cause;
mod doubt;
mod entitle;
mod entry;
mod forecast;
mod fund;
mod grant;
mod group;
mod known;
mod own_rate;
mod period;
mod place;
mod programme;
mod proposal;
mod rate;
mod rate_cell;
mod rate_check;
mod rate_form;
mod rate_table;
mod reserve;
mod reversal;
pub mod run;
mod setting;
mod settled;
mod settlement;
mod terminal;
mod total;
mod weighed;
mod year_sums;

pub use after_death::{AfterMonth, Ended, PaidAfter};
pub use books::{BooksHead, BooksOf};
pub use cause::EntryCause;
pub use doubt::Doubt;
pub use entitle::{
    AfterDeath, Amount, AsOf, Barred, EntitleRule, EntitleRules, Entitlement, Entitler, FactFault, GoesOn,
    Item, Missing, MoneyFacts, MoneyTables, OddFact, RuleKind, Step, Turn, Why, entitle,
};
pub use entry::{Account, Entry, EntryDays, EntryFlow, EntryGlance, EntryKind, EntrySum, FundedBy, Leg};
pub use forecast::{Ahead, Expected, Forecasting, Outlook, Reckoned, Stood, outlook};
pub use fund::{
    Adopted, Budget, BudgetState, FundSource, FundTotal, Grant, GrantFault, MOST_GRANT, WHOLE, add_parts,
    check as check_grants, of_source,
};
pub use grant::{
    BasisKind, Bill, DeathBasis, DeathRule, Decided, Figure, GrantBasis, GrantFacts, GrantNeeds,
    GrantRequest, GrantRule, GrantRules, GrantState, GrantWeighed, HardshipBasis, HardshipKind, Honour,
    MOST_OPINIONS, Opinion, OpinionLevel, ServiceBasis, WorkedOut,
};
pub use group::{Group, Groups};
pub use known::KnownFacts;
pub use own_rate::OwnRate;
pub use period::{BooksBegin, Period, Reopened};
pub use place::{PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue};
pub use programme::{Cycle, Payer, Programme, Programmes};
pub use proposal::{Course, ProposalId, ProposalState, RateProposal, SettingProposal};
pub use rate::{Per, Rate, RateAnswer, RateFacts, RateNeeds, Rates, ShareOf, Standard};
pub use rate_cell::Cell;
pub use rate_check::{NewRate, RateCheck, RateFault, RateTables};
pub use rate_form::RateForm;
pub use reserve::{FundShort, Reserve, shorts};
pub use reversal::{PaidBack, PostingAsk, ReversalAsk, Righted};
pub use setting::{Setting, SettingKind, Settings};
pub use settled::Settled;
pub use settlement::{AmountBasis, Continues, Dead, PostedLine, Settlement, SettlementTables};
pub use terminal::{Fits, Offset, OffsetHow, TerminalRule, TerminalRules, Whom};
pub use total::MonthTotal;
pub use weighed::{Booked, Weighed};
pub use year_sums::{MonthSums, PackedMonths, YearSums};

#[cfg(test)]
#[path = "rate_tests.rs"]
mod rate_tests;

#[cfg(test)]
#[path = "settlement_tests.rs"]
mod settlement_tests;
