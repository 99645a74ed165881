//! The subsidy ledger (优抚补助台账): programmes, rates, and double-entry records in integer fen.

mod doubt;
mod entitle;
mod entry;
mod fund;
mod grant;
mod group;
mod own_rate;
mod period;
mod place;
mod programme;
mod rate;
mod rate_table;
mod settlement;
mod terminal;
mod total;

pub use doubt::{Booked, Doubt, Weighed};
pub use entitle::{AsOf, Barred, Entitlement, Item, Missing, MoneyFacts, MoneyTables, Step, Why};
pub use entry::{Account, Entry, EntryGlance, EntryKind, FundedBy, Leg};
pub use fund::{
    Adopted, Budget, BudgetState, FundSource, FundTotal, Grant, GrantFault, WHOLE, check as check_grants,
};
pub use grant::{
    BasisKind, Bill, DeathBasis, DeathRule, Decided, Figure, GrantBasis, GrantFacts, GrantNeeds,
    GrantRequest, GrantRule, GrantRules, GrantState, GrantWeighed, HardshipBasis, HardshipKind, Honour,
    MOST_OPINIONS, Opinion, OpinionLevel, ServiceBasis, WorkedOut,
};
pub use group::{Group, Groups};
pub use own_rate::OwnRate;
pub use period::Period;
pub use place::{PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue};
pub use programme::{Cycle, Payer, Programme, Programmes};
pub use rate::{Per, Rate, RateAnswer, RateFacts, RateNeeds, Rates, ShareOf, Standard};
pub use settlement::{
    AfterMonth, AmountBasis, Continues, Dead, Ended, PostedLine, Settlement, SettlementTables,
};
pub use terminal::{Fits, Offset, OffsetHow, TerminalRule, TerminalRules};
pub use total::MonthTotal;

#[cfg(test)]
#[path = "rate_tests.rs"]
mod rate_tests;

#[cfg(test)]
#[path = "settlement_tests.rs"]
mod settlement_tests;
