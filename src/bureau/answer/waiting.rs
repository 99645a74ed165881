//! What waits for somebody's word.

use serde::Serialize;

use super::desk::StaffRow;
use super::runs::NobodyAhead;
use crate::domain::ledger::run::{Astray, RunRuleSaid, RunStep};
use crate::domain::ledger::{EntryKind, ProposalId};
use crate::domain::staff::Role;
use crate::domain::{
    AccountChangeId, CondolenceId, Date, EntryId, Fen, GrantId, HandoverId, Month, PersonId, PetitionId,
    PostingAskId, RecoveryId, RunId, RunRuleId, StaffId, SupervisionId,
};

/// What waits, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Waits {
    /// The next step of a payment run.
    Run {
        /// The run.
        run: RunId,
        /// The step.
        step: RunStep,
    },
    /// A payment run with a duty to come that nobody is left for: it is worked out anew, or somebody else is given the post.
    Stuck {
        /// The run.
        run: RunId,
        /// The step that nobody is left for.
        step: RunStep,
    },
    /// Lines of which the bank says otherwise than is on record.
    Differing {
        /// The run.
        run: RunId,
        /// How many.
        lines: u32,
    },
    /// A run of which a line does not hold any more as it was frozen: it goes back.
    Astray {
        /// The run.
        run: RunId,
        /// The step that leads back.
        step: RunStep,
        /// How many lines.
        lines: usize,
        /// What happened to the first of them.
        what: Astray,
        /// On which day, of a death.
        on: Option<Date>,
    },
    /// Lines of a run that were not paid, and nobody said what becomes of them.
    Failed {
        /// The run.
        run: RunId,
        /// How many.
        lines: u32,
    },
    /// Somebody says what became of a line after all: that it was paid, that the payment came back, or that the record stands.
    Claim {
        /// The run.
        run: RunId,
        /// The line.
        seq: u32,
    },
    /// A rule of runs.
    Rule {
        /// The rule.
        rule: RunRuleId,
        /// What it says.
        said: RunRuleSaid,
    },
    /// Rates, or settings of the place.
    Proposal {
        /// The proposal.
        proposal: ProposalId,
        /// How many figures.
        rows: usize,
    },
    /// A budget.
    Budget {
        /// Its year.
        year: u16,
        /// Its version.
        version: u32,
    },
    /// A request for money that is not monthly.
    Grant {
        /// The request.
        grant: GrantId,
    },
    /// Lines of a condolence list that nobody agreed to.
    Condolence {
        /// The list.
        list: CondolenceId,
        /// Id of the festival.
        festival: String,
        /// Of which year.
        year: u16,
        /// How many lines.
        lines: u32,
    },
    /// What is to become of money paid too much; `ends` where a decision is to end.
    Recovery {
        /// The decision.
        recovery: RecoveryId,
        /// That it ends is asked.
        ends: bool,
    },
    /// A payment on record is to be taken back; `corrects` where something else is booked in its place.
    Reversal {
        /// The entry.
        entry: EntryId,
        /// Something is booked in its place.
        corrects: bool,
    },
    /// An entry is to be booked by hand.
    Posting {
        /// What is asked.
        ask: PostingAskId,
        /// Due or paid.
        side: EntryKind,
        /// It is money that somebody paid back.
        repaid: bool,
    },
    /// The books of a closed month are to be opened again.
    Reopening {
        /// The month.
        month: Month,
    },
    /// What a death leaves to do about money.
    Death {
        /// What is to be done first; the row has the sum.
        left: AfterDeath,
    },
    /// Lines of a run that failed, were left to a coming one and were never paid since.
    Left {
        /// The run.
        run: RunId,
        /// How many.
        lines: u32,
    },
    /// More time for a petition.
    Extension {
        /// The petition.
        petition: PetitionId,
        /// Its number in the register.
        number: String,
        /// The first of who petitions; empty when anonymous.
        name: String,
        /// How many they are.
        headcount: u16,
        /// The last day of the limit that is to be extended: nobody can give it later.
        until: Option<Date>,
        /// Days from today to that.
        left: i64,
    },
    /// A shift that somebody is asked to stand in another's place.
    Swap {
        /// The day on which it begins.
        day: Date,
        /// The name of the shift.
        shift: String,
        /// Who stands it until somebody else does.
        from: String,
        /// Who was asked.
        to: String,
    },
    /// A handover whose items are to be taken over or left.
    Handover {
        /// Which.
        handover: HandoverId,
        /// Who hands over.
        from: String,
        /// Who takes over.
        to: String,
    },
    /// Money is to go to another account.
    Account {
        /// The change.
        change: AccountChangeId,
    },
    /// The accounts that came with a file of people are to be used.
    AccountImport {
        /// The journal entry of the import.
        import: u64,
        /// The file.
        file: String,
        /// Accounts that wait.
        waiting: u32,
        /// Those among them whose holder is not the person.
        another: u32,
    },
    /// The password of an account, which somebody else set, is to be vouched for; the row has the account.
    Password {
        /// The account.
        staff: StaffId,
        /// Its version.
        version: u32,
    },
    /// An item of supervision is to be checked: closed, or sent back.
    Supervision {
        /// The item.
        item: SupervisionId,
        /// The number people quote.
        number: String,
    },
    /// A calendar or a setting of how days are counted that takes effect with a second signature.
    Timing {
        /// The name of the file, or what the setting rests on.
        source: String,
        /// A setting; otherwise a calendar.
        counting: bool,
        /// The first signature was of other changes than there are by now, and counts no more: both sign anew.
        stale: bool,
    },
    /// Somebody else sent it back: whoever asked puts it right and asks anew, or withdraws it. The row has the reason.
    Back {
        /// What was sent back.
        what: SentBack,
        /// Its version, for whoever withdraws it; 0 of what has none.
        version: u32,
    },
}

/// What was sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SentBack {
    /// A payment run: it is a draft again.
    Run(RunId),
    /// A request for money that is not monthly.
    Grant(GrantId),
    /// A change of an account.
    Account(AccountChangeId),
    /// Rates, or settings of the place.
    Proposal(ProposalId),
    /// A budget.
    #[allow(missing_docs, reason = "the names of the fields say it")]
    Budget { year: u16, version: u32 },
    /// A condolence list.
    List(CondolenceId),
    /// A payment to be taken back.
    Reversal(EntryId),
    /// An entry to be booked by hand.
    Posting(PostingAskId),
    /// A closed month to be opened again.
    Reopening(Month),
    /// A setting for runs.
    Rule(RunRuleId),
    /// What becomes of money paid too much.
    Recovery(RecoveryId),
    /// A password set for somebody: another one is set, or the account stays without.
    Password(StaffId),
    /// More time for a petition.
    Extension(PetitionId),
}

/// What is done about the money of somebody who died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterDeath {
    /// What goes on is booked as due.
    Book,
    /// What is booked is paid.
    Pay,
    /// What was booked too much as due is taken back.
    TakeBack,
    /// What becomes of what was paid too much is decided.
    Decide,
}

/// Who may see to something, and as what.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct MayDo {
    /// The post that lets them.
    pub role: Role,
    /// Their name.
    pub name: String,
}

/// Something that waits.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct WaitRow {
    /// What it is.
    pub what: Waits,
    /// Whom it concerns, where it is about one person, and what they are called.
    pub person: Option<(PersonId, String)>,
    /// The account that it is about, where it is about one.
    pub account: Option<StaffRow>,
    /// Programme ids.
    pub programmes: Vec<String>,
    /// The month, where it is about one.
    pub month: Option<Month>,
    /// The sum, where it is about money.
    pub amount: Option<Fen>,
    /// Why it was sent back, or more time asked for; empty of what was not.
    pub reason: String,
    /// Who brought it this far, or sent it back.
    pub by: String,
    /// On which business date; `None` where that is not kept.
    pub on: Option<Date>,
    /// Whether it waits for the one who asks.
    pub mine: bool,
    /// Whether the one who asks brought it this far.
    pub own: bool,
    /// Everybody who may see to it: neither by their post nor for what they did before are they kept from it.
    pub who: Vec<MayDo>,
    /// Of what takes a second word: the duty of a run that nobody is left for whoever says it; `None` where somebody leaves somebody.
    pub leaves: Option<NobodyAhead>,
}

crate::text::opaque!(MayDo, WaitRow);
