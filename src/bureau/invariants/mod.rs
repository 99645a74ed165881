//! The named invariants of the bureau: what must be true of the records among each other, whatever happened. The store
//! checks its own first (bytes, chain, indexes, counters); these add what records mean.

mod bulk;
mod care;
mod funds;
mod grants;
mod ledger;
mod lookup;
mod notes;
mod papers;
mod people;
mod petitions;
mod rates;
mod runs;
mod staff;
mod standing;
mod visits;

use std::fmt;

use serde::Serialize;

use crate::bureau::door::Bureau;
use crate::bureau::reference::Reference;
use crate::bureau::stop::Stop;
use crate::store::{Finding, InvariantResult, Reader, Seen, StoreError, kinds};

/// One invariant: whether it holds, and where it first does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invariant {
    /// Its fixed name.
    pub name: &'static str,
    /// Whether it holds.
    pub held: bool,
    /// What was checked, or the first bad record. Names records by number, never by what is in them.
    pub detail: Detail,
}

/// What a check saw, in the store's kinds or in those of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// Bytes, tables, the journal.
    Store(Finding<Seen>),
    /// What records mean.
    Records(Finding<RecordSeen>),
}

kinds! {
    /// What a check of the records can have seen. The facts are named behind each kind.
    RecordSeen {
        /// Profiles (`n`), where there may be one.
        Profiles,
        /// Staff (`n`) but no profile.
        NoProfile,
        /// The bureau is founded.
        Founded,
        /// The bureau is not founded yet.
        NotFounded,
        /// A member of staff (`id`) has a login that is taken.
        LoginTaken,
        /// Logins (`n`).
        Logins,
        /// A member of staff (`id`) holds roles that exclude each other.
        RolesClash,
        /// Duties are separated.
        Roles,
        /// A person (`id`) has the identity number of another.
        NumberTwice,
        /// People (`n`).
        People,
        /// A record (`id`) and the one it was merged into (`other`) do not name each other.
        MergedAstray,
        /// Merged records (`n`).
        Merged,
        /// What was declared about two people (`id`, `other`) names somebody who is not there, or is kept under the wrong key.
        DistinctAstray,
        /// Pairs declared distinct (`n`).
        Distinct,
        /// A record (`id`) names a person (`other`) who is not on record.
        NamesNobody,
        /// Links (`n`).
        Links,
        /// A person's record (`id`) has no version.
        NoVersion,
        /// A person (`id`) belongs to a group that no table has.
        NoGroup,
        /// Recognitions (`n`).
        Recognitions,
        /// A death of a person (`id`) is recorded without its day or document.
        DeathBare,
        /// Recorded deaths (`n`).
        Deaths,
        /// The versions of what money depends on in a record (`id`) do not follow each other.
        StandingAstray,
        /// The last version of what money depends on in a record (`id`) does not say what the record says.
        StandingDiffers,
        /// Versions of what money depends on (`n`).
        Standings,
        /// What was done about a person's (`id`) confirmation of a year (`n`) cannot have been.
        ConfirmationAstray,
        /// Yearly confirmations (`n`).
        Confirmations,
        /// A ledger entry (`id`) is missing.
        EntryMissing,
        /// Ledger entries (`n`).
        Entries,
        /// A ledger entry (`id`) does not balance.
        Unbalanced,
        /// Debits and credits differ by so many fen (`n`).
        LedgerUnbalanced,
        /// The account of what is owed says `n` fen, the entries `of` fen.
        OwedDiffers,
        /// Debits equal credits.
        Balanced,
        /// A ledger entry (`id`) holds an amount out of bounds.
        OutOfBounds,
        /// A ledger entry (`id`) touches accounts that its kind does not.
        WrongAccounts,
        /// Amounts are from 1 to `n` fen.
        Bounds,
        /// A ledger entry (`id`) was posted by somebody (`other`) not on the list of staff.
        PostedByNobody,
        /// A ledger entry (`id`) names no programme of the table.
        NoProgramme,
        /// People with entries (`n`).
        PeopleWithEntries,
        /// A ledger entry (`id`) reverses and is reversed.
        ReversesBoth,
        /// Two ledger entries (`id`, `other`) do not answer each other.
        ReversalAstray,
        /// A ledger entry (`id`) and what was booked in its place (`other`) do not answer each other.
        CorrectionAstray,
        /// Corrections (`n`).
        Corrections,
        /// Reversals (`n`).
        Reversals,
        /// The total of a programme (`id`) in a month (`month`) is not the sum of its entries.
        TotalDiffers,
        /// Totals (`n`) for months of programmes (`of`).
        TotalsCount,
        /// Months of programmes (`n`).
        Totals,
        /// A budget (`id`) of a programme for a year is not sound, or was approved by the one who entered it.
        BudgetOdd,
        /// Budgets (`n`).
        Budgets,
        /// What was paid of a programme (`id`) out of the funds of a year (`of`) is not what its entries say.
        FundTotalDiffers,
        /// Years of programmes (`n`).
        FundTotals,
        /// A ledger entry (`id`) names a budget that is not there or was never approved.
        FundedAstray,
        /// A request (`id`) is of nobody or nothing known, or was decided in a way that cannot be.
        GrantOdd,
        /// A request (`id`) was approved, and the ledger entry (`other`) does not say so.
        GrantAstray,
        /// Requests (`n`).
        Grants,
        /// A proposal of rates or settings (`id`) does not say who proposed it, who decided on it, and since when it is known.
        ProposalAstray,
        /// Proposals of rates and settings (`n`).
        Proposals,
        /// A month (`month`) was closed or opened in a way that cannot be.
        PeriodOdd,
        /// A month (`month`) was closed or opened by nobody on the list.
        PeriodByNobody,
        /// Months closed or opened again (`n`).
        Periods,
        /// A journal entry (`seq`) posted a ledger entry (`id`), which is missing.
        PostedMissing,
        /// A ledger entry (`id`) was booked into a closed month.
        BookedClosed,
        /// Ledger entries (`n`), where the journal posted `of`.
        PostedCount,
        /// A month (`month`) is closed by the journal and open by its row.
        ClosedDiffers,
        /// Ledger entries (`n`), none booked into a closed month.
        NoneInClosed,
        /// A line (`n`) of a payment run (`id`) is not what its parts and the ledger say.
        RunLineAstray,
        /// What a payment run (`id`) says its lines come to is not what they come to.
        RunTotalDiffers,
        /// The lines of a payment run (`id`) are not those that were frozen.
        RunDiffers,
        /// Lines of payment runs (`n`).
        RunLines,
        /// A payment run (`id`) paid without the approval of somebody else.
        RunUnapproved,
        /// Lines that were paid (`n`).
        RunPaid,
        /// A line (`n`) of a payment run (`id`) has money under way that another has under way too.
        UnderWayTwice,
        /// Obligations under way (`n`).
        UnderWay,
        /// A decision about money paid too much (`id`) did something before somebody else approved it.
        RecoveryAstray,
        /// Decisions about money paid too much (`n`).
        Recoveries,
        /// A petition (`id`) has a number that is none.
        NoNumber,
        /// A petition's number (`number`) is missing.
        NumberMissing,
        /// Petitions (`n`), numbers without gaps.
        Petitions,
        /// A petition (`id`) lacks what every petition has.
        PetitionBare,
        /// A petition (`id`) names a ledger entry or petition (`other`) that is not there.
        NamesNothing,
        /// A petition (`id`) names somebody (`other`) not on the list of staff.
        NamesNoStaff,
        /// A petition (`id`) has an owner since no day.
        OwnedSinceNever,
        /// Events (`n`) lead where their petitions stand.
        Events,
        /// An event (`n`) of a petition (`id`) could not follow.
        EventAstray,
        /// A petition (`id`) does not stand where its events lead.
        StateAstray,
        /// A visit (`id`) has a number and nobody came, or the other way round.
        VisitNumberAstray,
        /// The numbers of a day (`day`) have a gap.
        VisitGap,
        /// Days (`n`), numbers without gaps.
        VisitDays,
        /// A visit (`id`) was attended by somebody not on the list of staff.
        AttendedByNobody,
        /// A visit (`id`) ended before it began.
        EndedBefore,
        /// A visit (`id`) asks for something that no table has.
        NoTopic,
        /// A visit (`id`) notes twice what was asked, something that no table has, or was asked of nobody.
        AskedAstray,
        /// A visit (`id`) holds more promises than there may be, or one without words.
        PromisesAstray,
        /// A visit (`id`) names a paper (`other`) that is not its slip.
        SlipAstray,
        /// Views (`n`).
        Views,
        /// A view (`name`) has no owner, no digit of its own or no text.
        ViewAstray,
        /// Visits (`n`).
        Visits,
        /// A contact (`id`) agrees on a next one that is not later.
        AgreedBefore,
        /// Contacts (`n`).
        Contacts,
        /// A town (`other`) of a member of staff (`id`) is another's too.
        TownTwice,
        /// Towns that are somebody's (`n`).
        Towns,
        /// The numbers of a kind of paper (`kind`) in a year (`year`) have a gap.
        PaperGap,
        /// Kinds and years of papers (`n`), numbers without gaps.
        PaperSeries,
        /// A paper (`id`) does not say what it said when it was issued.
        PaperDiffers,
        /// A sheet (`id`) names an end of the journal (`seq`) that the journal does not contain, or the wrong kind of days.
        SheetAstray,
        /// Papers (`n`).
        Papers,
        /// A note (`id`) was written or acknowledged by somebody not on the list of staff.
        NotedByNobody,
        /// A caution (`id`) has no last day, or a note no words.
        NoteBare,
        /// Notes (`n`).
        Notes,
        /// A person (`other`) stands in this household (`id`) and in another open one.
        TwiceInHardship,
        /// Households in hardship (`n`).
        Hardships,
        /// A list (`id`) names no festival of the table.
        NoFestival,
        /// A line (`id`) was handed out, and its entry (`other`) does not say so.
        GiftAstray,
        /// What a list (`id`) says its lines come to is not what they come to.
        TallyAstray,
        /// Lines of condolence lists (`n`).
        Gifts,
        /// A batch (`id`) does not say whom it changed and what of it was taken back.
        BatchAstray,
        /// Batches (`n`).
        Batches,
        /// The lookup index knows people (`n`), as in the database.
        Indexed,
        /// The lookup index knows people (`n`) where the database has `of`.
        IndexDiffers,
        /// The lookup index is not built yet.
        NotIndexed,
        /// A record could not be understood.
        Refused,
    }
}

impl From<InvariantResult> for Invariant {
    fn from(found: InvariantResult) -> Self {
        Self { name: found.name, held: found.held, detail: Detail::Store(found.detail) }
    }
}

/// What a check found, or why it stopped.
enum Wrong {
    /// The invariant does not hold.
    Found(Finding<RecordSeen>),
    /// The records could not be read.
    Failed(Finding<Seen>),
}

impl From<StoreError> for Wrong {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.finding())
    }
}

impl From<Stop> for Wrong {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Refused(_) => Self::Found(RecordSeen::Refused.into()),
            Stop::Store(error) => error.into(),
        }
    }
}

/// What was checked, or what is wrong.
type Checked = Result<Finding<RecordSeen>, Wrong>;

/// Ends a check with the first thing that is wrong.
fn ensure(held: bool, wrong: impl FnOnce() -> Finding<RecordSeen>) -> Result<(), Wrong> {
    if held { Ok(()) } else { Err(Wrong::Found(wrong())) }
}

/// How many of something, for the details.
#[expect(clippy::unnecessary_wraps, reason = "reads as the end of a check")]
fn counted(n: impl fmt::Display, what: RecordSeen) -> Checked {
    Ok(what.with("n", n))
}

/// A check on one snapshot.
type Check = fn(&Reader<'_>, &Reference) -> Checked;

/// Every check, in the order they are made and reported.
const CHECKS: &[(&str, Check)] = &[
    ("profile", staff::profile),
    ("staff_logins", staff::logins),
    ("staff_roles", staff::roles),
    ("person_numbers_unique", people::resident_ids),
    ("person_merges", people::merges),
    ("person_distinct", people::distinct),
    ("person_relatives", people::relatives),
    ("person_groups", people::groups),
    ("person_deaths", people::deaths),
    ("person_standings", standing::versions),
    ("confirmations", standing::confirmations),
    ("entries_gapless", ledger::gapless),
    ("entries_balanced", ledger::balanced),
    ("amounts_in_bounds", ledger::bounds),
    ("entries_know_their_records", ledger::references),
    ("reversals_mutual", ledger::reversals),
    ("corrections_mutual", ledger::corrections),
    ("month_totals", ledger::totals),
    ("budgets", funds::budgets),
    ("fund_totals", funds::totals),
    ("grants", grants::grants),
    ("periods", ledger::periods),
    ("closed_months", ledger::closed_months),
    ("rate_proposals", rates::proposals),
    ("run_lines", runs::lines_add_up),
    ("run_payments", runs::paid_lines),
    ("run_under_way", runs::under_way_once),
    ("run_recoveries", runs::recoveries),
    ("petition_numbers", petitions::numbers),
    ("petition_records", petitions::records),
    ("views", staff::views),
    ("visit_numbers", visits::numbers),
    ("visit_records", visits::records),
    ("contacts", care::contacts),
    ("contact_towns", care::towns),
    ("hardships", care::hardships),
    ("condolence", care::gifts),
    ("paper_numbers", papers::numbers),
    ("paper_records", papers::records),
    ("note_records", notes::records),
    ("batch_records", bulk::records),
];

impl Bureau {
    /// Checks every invariant, the store's and the bureau's, on one snapshot. `progress` hears the name of each check
    /// before it is made.
    pub fn check(&self, progress: &mut dyn FnMut(&'static str)) -> Vec<Invariant> {
        progress("store");
        let mut found: Vec<Invariant> = self.store.check().into_iter().map(Invariant::from).collect();
        let reader = match self.store.read() {
            Ok(reader) => reader,
            Err(error) => {
                found.push(Invariant {
                    name: "records_readable",
                    held: false,
                    detail: Detail::Store(error.finding()),
                });
                return found;
            }
        };
        for (name, check) in CHECKS {
            progress(name);
            found.push(judged(name, check(&reader, &self.reference)));
        }
        progress("lookup_index");
        found.push(judged("lookup_index", self.index_agrees(&reader)));
        found
    }
}

fn judged(name: &'static str, found: Checked) -> Invariant {
    let held = found.is_ok();
    let detail = match found {
        Ok(detail) | Err(Wrong::Found(detail)) => Detail::Records(detail),
        Err(Wrong::Failed(detail)) => Detail::Store(detail),
    };
    Invariant { name, held, detail }
}
