//! What deserves a second look before an entry is booked: possible, but seldom meant. It is done with a reason, and in the books by two.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::{OpinionLevel, Per, PlaceKey};
use crate::domain::petition::PetitionAct;
use crate::domain::{
    CondolenceId, Date, EntryId, Fen, GrantId, Month, PaperId, PetitionId, RateProposalId, RunId,
    SettingProposalId, StaffId,
};

/// Why an entry, or a change to a record, may not be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names of the fields say it")]
pub enum Doubt {
    /// The same person, programme, month and kind has an entry that stands.
    #[n(0)]
    PostedBefore {
        #[n(0)]
        entry: EntryId,
    },
    /// What is paid failed in a run, and waits there to be issued again.
    #[n(1)]
    WaitsAgain {
        #[n(0)]
        run: RunId,
        #[n(1)]
        seq: u32,
    },
    /// No recognition of the person entitled to the programme in that month.
    #[n(2)]
    NotEntitled,
    /// More is paid than is still due; what is left of it, 0 when nothing is.
    #[n(3)]
    MoreThanDue {
        #[n(0)]
        left: Fen,
    },
    /// The month lies after this one.
    #[n(4)]
    MonthAhead,
    /// A recognition that paid is changed without a day, or taken out: months long past are worked out anew.
    #[n(5)]
    PastRewritten,
    /// The record is of somebody who died.
    #[n(6)]
    Deceased {
        #[n(0)]
        on: Date,
    },
    /// The holder of an account is neither the person nor a payee or guardian on record.
    #[n(7)]
    HolderIsAnother,
    /// A figure, in a row counted from 1, puts right another of the same cell and day that was approved, or that there was none.
    #[n(8)]
    RateCorrects {
        #[n(0)]
        row: u32,
        #[n(1)]
        figure: Option<Fen>,
        #[n(2)]
        per: Per,
        #[n(3)]
        known: Date,
    },
    /// Another of the same cell and day waits for approval.
    #[n(9)]
    RatePending {
        #[n(0)]
        row: u32,
        #[n(1)]
        proposal: RateProposalId,
    },
    /// A figure is more than half as much again as the one before.
    #[n(10)]
    RateJumps {
        #[n(0)]
        row: u32,
        #[n(1)]
        before: Fen,
        #[n(2)]
        per: Per,
    },
    /// A figure is lower than the one before.
    #[n(11)]
    RateFalls {
        #[n(0)]
        row: u32,
        #[n(1)]
        before: Fen,
        #[n(2)]
        per: Per,
    },
    /// A figure takes effect within a month.
    #[n(12)]
    RateMidMonth {
        #[n(0)]
        row: u32,
    },
    /// A figure is entered as the national one, which no notice that comes with the program has.
    #[n(13)]
    RateNational {
        #[n(0)]
        row: u32,
    },
    /// The standard of some figures is of no place among the divisions of the bureau, or spelled otherwise than before.
    #[n(14)]
    StandardNew,
    /// A figure took effect long ago, or will long from now.
    #[n(15)]
    RateFar {
        #[n(0)]
        row: u32,
        #[n(1)]
        effective: Date,
    },
    /// A setting of the place puts right another for the same month that was approved.
    #[n(16)]
    SettingCorrects {
        #[n(0)]
        key: PlaceKey,
        #[n(1)]
        month: Month,
        #[n(2)]
        known: Date,
    },
    /// Another of the same month waits for approval.
    #[n(17)]
    SettingPending {
        #[n(0)]
        key: PlaceKey,
        #[n(1)]
        proposal: SettingProposalId,
    },
    /// The same person was handed money of the same festival by another condolence list.
    #[n(18)]
    GivenElsewhere {
        #[n(0)]
        list: CondolenceId,
        #[n(1)]
        on: Date,
    },
    /// So many who would stand on a new condolence list stand on another one of the same festival.
    #[n(19)]
    OnAnotherList {
        #[n(0)]
        list: CondolenceId,
        #[n(1)]
        people: u32,
    },
    /// A month is to be closed that is not over: until its last day nothing more could be booked.
    #[n(20)]
    MonthNotOver {
        #[n(0)]
        last: Date,
    },
    /// A month is to be closed while so many before it have entries and are open.
    #[n(21)]
    EarlierMonths {
        #[n(0)]
        first: Month,
        #[n(1)]
        months: u32,
    },
    /// The festival of a condolence list is long over, or far off.
    #[n(22)]
    FestivalFar {
        #[n(0)]
        year: u16,
    },
    /// The amount lies outside what the rule allows.
    #[n(23)]
    OutsideLimits {
        #[n(0)]
        least: Fen,
        #[n(1)]
        most: Fen,
    },
    /// The amount is another than the one worked out by the rule.
    #[n(24)]
    NotAsWorkedOut {
        #[n(0)]
        worked: Fen,
    },
    /// Figures are missing by which the amount would be worked out.
    #[n(25)]
    NotWorkedOut,
    /// It was applied for after the last day.
    #[n(26)]
    AppliedLate {
        #[n(0)]
        until: Date,
    },
    /// The household is not registered where the rule asks for, or nobody knows where it is.
    #[n(27)]
    HouseholdElsewhere,
    /// The benefits that everybody is entitled to were not drawn first.
    #[n(28)]
    OrdinaryFirst,
    /// Another request for the same hardship waits or was approved.
    #[n(29)]
    SameHardship {
        #[n(0)]
        grant: GrantId,
    },
    /// Another request rests on a bill of the same day and sum.
    #[n(30)]
    BillUsed {
        #[n(0)]
        grant: GrantId,
    },
    /// More is asked for than the bill leaves, which is this.
    #[n(31)]
    MoreThanBill {
        #[n(0)]
        left: Fen,
    },
    /// No recognition of the person draws a benefit.
    #[n(32)]
    NoBenefit,
    /// The same was asked for already, once or in the same year as it is given.
    #[n(33)]
    GrantBefore {
        #[n(0)]
        grant: GrantId,
    },
    /// The village or town has not agreed.
    #[n(34)]
    Unheard {
        #[n(0)]
        level: OpinionLevel,
    },
    /// Payment runs pay the programme: money that is paid beside them is neither reviewed nor approved.
    #[n(35)]
    OutsideRuns,
    /// It is booked in a year that is over: that year's funds are charged with it.
    #[n(36)]
    EarlierYear {
        #[n(0)]
        year: u16,
    },
    /// What is due under the programme is booked by lists and approved requests: nothing on record says this sum.
    #[n(37)]
    NothingDecided,
    /// What goes on after a death is paid by whoever recorded the death, or booked it as due.
    #[n(38)]
    OwnWord,
    /// A death is on record that is said anew: on another day, or of another cause.
    #[n(39)]
    DeathOnRecord {
        #[n(0)]
        on: Date,
    },
    /// A recognition begins before its owner was born: a child born after the death, or a day of birth that was put right.
    #[n(40)]
    BeforeBirth {
        #[n(0)]
        since: Date,
    },
    /// What those who served receive begins before they had, by the day on record.
    #[n(41)]
    BeforeService {
        #[n(0)]
        since: Date,
        #[n(1)]
        served: Date,
    },
    /// What is received begins before the month that the law counts from the approval.
    #[n(42)]
    BeforeApproval {
        #[n(0)]
        since: Date,
        #[n(1)]
        starts: Month,
    },
    /// So many whose recognition carried no benefit would receive it.
    #[n(43)]
    BenefitBegins {
        #[n(0)]
        people: u32,
    },
    /// A step of a petition comes after the end of its limit.
    #[n(101)]
    AfterLimit {
        #[n(0)]
        due: Date,
    },
    /// A petition is joined to one of the same people with an unlike demand, or of others with a like one.
    #[n(102)]
    JoinedUnlike {
        #[n(0)]
        earlier: PetitionId,
    },
    /// The duty is handed over by somebody who neither has it nor is on: from then on they answer for it in place of who has it.
    #[n(106)]
    DutyOfAnother {
        #[n(0)]
        holder: StaffId,
    },
    /// A limit of a petition would end on another day, or begin or fall away: the last day before and after.
    #[n(119)]
    LimitMoves {
        #[n(0)]
        old: Option<Date>,
        #[n(1)]
        new: Option<Date>,
        /// The step that the limit is of; of the notice that is owed there is none.
        #[n(2)]
        act: Option<PetitionAct>,
    },
    /// What was taken down of a petition is put right on a later day than it was registered.
    #[n(120)]
    CorrectedLater,
    /// A paper tells of the day of receipt of a petition, which is put right behind it.
    #[n(121)]
    CorrectedBehindPaper {
        #[n(0)]
        paper: PaperId,
    },
    /// Leave is noted, or taken off, of days that are over: whoever stood a shift then stays who stood it.
    #[n(130)]
    PastLeave {
        #[n(0)]
        day: Date,
    },
}

impl Doubt {
    /// The field of a posting that it is about.
    pub fn field(&self) -> &'static str {
        match self {
            Self::RateNational { .. } | Self::StandardNew => "standard",
            Self::NotEntitled | Self::NoBenefit | Self::NothingDecided | Self::GrantBefore { .. } => {
                "programme"
            }
            Self::OutsideRuns | Self::OwnWord => "kind",
            Self::EarlierYear { .. } => "booked",
            Self::MoreThanDue { .. }
            | Self::MoreThanBill { .. }
            | Self::OutsideLimits { .. }
            | Self::NotAsWorkedOut { .. }
            | Self::NotWorkedOut
            | Self::RateJumps { .. }
            | Self::RateFalls { .. } => "amount",
            Self::RateCorrects { .. }
            | Self::RatePending { .. }
            | Self::RateMidMonth { .. }
            | Self::RateFar { .. } => "effective",
            Self::SettingCorrects { .. } | Self::SettingPending { .. } => "from",
            Self::PostedBefore { .. }
            | Self::WaitsAgain { .. }
            | Self::MonthAhead
            | Self::MonthNotOver { .. }
            | Self::EarlierMonths { .. } => "month",
            Self::Deceased { .. } | Self::DeathOnRecord { .. } => "died",
            Self::PastRewritten
            | Self::BeforeBirth { .. }
            | Self::BeforeService { .. }
            | Self::BeforeApproval { .. }
            | Self::BenefitBegins { .. } => "recognitions",
            Self::AppliedLate { .. } => "applied",
            Self::HouseholdElsewhere => "household",
            Self::OrdinaryFirst => "ordinary",
            Self::SameHardship { .. } => "since",
            Self::BillUsed { .. } => "bill",
            Self::Unheard { .. } => "opinions",
            Self::AfterLimit { .. } => "on",
            Self::JoinedUnlike { .. } => "earlier",
            Self::DutyOfAnother { .. } => "to",
            Self::PastLeave { .. } => "first",
            Self::LimitMoves { .. } | Self::CorrectedBehindPaper { .. } => "received",
            Self::CorrectedLater => "reason",
            Self::HolderIsAnother => "bank.holder",
            Self::GivenElsewhere { .. } | Self::OnAnotherList { .. } | Self::FestivalFar { .. } => "festival",
        }
    }
}

impl Doubt {
    /// The same doubt about figures whose rows are numbered otherwise, as the file they come from numbers them.
    #[must_use]
    pub fn numbered(mut self, number: impl Fn(u32) -> u32) -> Self {
        match &mut self {
            Self::RateCorrects { row, .. }
            | Self::RatePending { row, .. }
            | Self::RateJumps { row, .. }
            | Self::RateFalls { row, .. }
            | Self::RateMidMonth { row }
            | Self::RateFar { row, .. } => *row = number(*row),
            _ => {}
        }
        self
    }
}
