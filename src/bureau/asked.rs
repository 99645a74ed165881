//! What of a list is wanted: conditions that queries carry. Everything that is set must fit.

use serde::{Deserialize, Serialize};

use crate::domain::ledger::FundSource;
use crate::domain::ledger::run::LineChange;
use crate::domain::paper::PaperKind;
use crate::domain::{DivisionCode, Month, PersonId, ResidentId, StaffId};

/// Which requests for money that is not monthly are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantsAsked {
    /// Those nobody has decided, the longest waiting first.
    Waiting,
    /// Those for a person, the newest first.
    Of(PersonId),
    /// Those for the months of a year, of one programme or all, the newest first.
    Year {
        /// Calendar year.
        year: u16,
        /// Programme id.
        programme: Option<String>,
    },
}

/// Which statement of a source of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundAsked {
    /// Of the budgets of which year.
    pub year: u16,
    /// Of which source.
    pub source: FundSource,
    /// Of one programme alone.
    pub programme: Option<String>,
    /// First month.
    pub from: Month,
    /// Last month.
    pub until: Month,
}

/// Whom of the rota is wanted; everything that is set must fit.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RotaAsked {
    /// A text of the filter language: conditions, and parts of names.
    pub text: String,
    /// Of one town.
    pub town: Option<DivisionCode>,
    /// Of the towns that one member of staff keeps in touch with.
    pub staff: Option<StaffId>,
    /// Of whom to say besides how they stand, wherever they are in the list.
    pub about: Option<PersonId>,
}

/// Whose yearly confirmation is wanted; everything that is set must fit.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmationsAsked {
    /// Calendar year.
    pub year: u16,
    /// A text of the filter language: conditions, and parts of names.
    pub text: String,
    /// Of one town.
    pub town: Option<DivisionCode>,
    /// How it stands.
    pub standing: ConfirmationStanding,
}

/// How somebody's confirmation of a year stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfirmationStanding {
    /// 未确认
    Open,
    /// 已通知: told and not confirmed.
    Noticed,
    /// 已确认
    Confirmed,
}

/// Which papers are wanted; everything that is set must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PaperFilter {
    /// What they are.
    pub kind: Option<PaperKind>,
    /// The year of their numbers.
    pub year: Option<u16>,
    /// For whom.
    pub person: Option<PersonId>,
}

/// Which lines of a payment run are wanted; everything that is set must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RunLinesAsked {
    /// How they stand to the last run.
    pub change: Option<LineChange>,
    /// Nobody knows why they are what they are.
    pub unexplained: bool,
    /// They failed, and nobody said what becomes of them.
    pub failed: bool,
    /// Of whom.
    pub person: Option<PersonId>,
}

/// Which households in hardship are wanted; everything that is set must fit.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HardshipAsked {
    /// A text of the filter language about the head; its words may stand in the cause instead.
    pub text: String,
    /// Of one town.
    pub town: Option<DivisionCode>,
    /// Those that are out of hardship, instead of those in it.
    pub ended: bool,
}

crate::text::opaque!(RotaAsked, HardshipAsked, ConfirmationsAsked);

/// What is known of a petition while it is taken in.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EarlierAsked {
    /// Petitioners on record.
    pub people: Vec<PersonId>,
    /// Their identity numbers, where no record was chosen.
    pub numbers: Vec<ResidentId>,
    /// Names and phones, where no record was chosen.
    pub named: Vec<(String, String)>,
    /// What is asked for: all demands.
    pub text: String,
    /// Where it happened; without it only what the same people brought is looked at.
    pub division: Option<DivisionCode>,
}

crate::text::opaque!(EarlierAsked);
/// Which items of supervision are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SupervisionAsked {
    /// What is not closed.
    #[default]
    Open,
    /// What the one who asks has in hand and is not closed.
    Mine,
    /// What waits to be closed or sent back.
    Asked,
    /// What is not closed, and what was closed since the week began: what the weekly list has.
    Week,
    /// Everything.
    All,
}
