//! What a check of the records can have seen.

use crate::store::kinds;

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
        /// A death (`id`) is kept as settled, and something is left to be settled.
        SettledAstray,
        /// Deaths that are kept as settled (`n`).
        DeathsSettled,
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
        /// What is kept of a person's (`id`) entries for a year (`of`) is not what they add up to.
        YearSumsDiffer,
        /// Years of people (`n`).
        YearSums,
        /// A budget (`id`) of a programme for a year is not sound, or was approved by the one who entered it.
        BudgetOdd,
        /// Budgets (`n`).
        Budgets,
        /// What was paid of a programme (`id`) out of the funds of a year (`of`) is not what its entries say.
        FundTotalDiffers,
        /// Years of programmes (`n`).
        FundTotals,
        /// What a run (`id`) keeps of the funds of a programme (`of`) is not what its lines come to.
        ReserveDiffers,
        /// Funds kept for runs (`n`).
        Reserves,
        /// A ledger entry (`id`) was booked before the first day of the books.
        BeforeBooks,
        /// The books begin on a day (`day`) before the earliest entry.
        BooksTooEarly,
        /// Entries (`n`) booked since the books began.
        BooksBegun,
        /// A ledger entry (`id`) names a budget that is not there or was never approved.
        FundedAstray,
        /// A request (`id`) is of nobody or nothing known, or was decided in a way that cannot be.
        GrantOdd,
        /// The steps of an item of supervision (`id`) do not lead to where it stands, or its owner is not on the list of staff.
        SupervisionOdd,
        /// Items of supervision; how many is not said, as of petitions.
        SupervisionItems,
        /// A day of the rota or a handover (`id`) says what cannot be.
        DutyOdd,
        /// Days of the rota (`n`).
        DutyDays,
        /// Handovers, major matters and petitions that page; how many is not said, as of petitions.
        DutyRecords,
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
        /// That a ledger entry (`id`) be taken back is asked, and it does not stand, is no payment, or is asked by nobody on the list.
        ReversalOdd,
        /// Payments that are asked to be taken back (`n`).
        ReversalsAsked,
        /// An entry that somebody asks for is sound (`id`).
        PostingOdd,
        /// Entries that are asked for (`n`).
        PostingsAsked,
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
        /// A line (`n`) of a payment run (`id`) is claimed to be what it cannot be.
        ClaimAstray,
        /// Accounts that the bank refused (`n`).
        AccountsRefused,
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
        /// Of a person (`id`) and a month (`month`) something was booked as due (`n`) that an approved run says otherwise (`of`).
        DueAstray,
        /// Obligations of approved runs (`n`).
        Obligations,
        /// Entries that carry decisions out (`n`).
        Decided,
        /// A petition (`id`) has a number that is none.
        NoNumber,
        /// A petition's number (`number`) is missing.
        NumberMissing,
        /// Petitions, numbers without gaps: how many there are would tell whom one is kept from that it is there.
        Petitions,
        /// A petition (`id`) lacks what every petition has.
        PetitionBare,
        /// A petition (`id`) names a ledger entry or petition (`other`) that is not there.
        NamesNothing,
        /// A petition (`id`) names somebody (`other`) not on the list of staff.
        NamesNoStaff,
        /// A petition (`id`) has an owner since no day.
        OwnedSinceNever,
        /// Events lead where their petitions stand; how many is not said.
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
        /// Papers; how many is not said, as of petitions.
        Papers,
        /// A note (`id`) was written or acknowledged by somebody not on the list of staff.
        NotedByNobody,
        /// A caution (`id`) has no last day, or a note no words.
        NoteBare,
        /// Notes (`n`).
        Notes,
        /// A change of an account (`id`) was asked for or decided by somebody not on the list of staff.
        AccountByNobody,
        /// A change of an account (`id`) was decided by the one who asked for it.
        AccountByOne,
        /// A second change of an account (`id`) waits for the same person (`other`), or one waits on a merged record.
        AccountsWait,
        /// A person (`id`) has an account that is said to be approved, and nobody agreed to it.
        AccountUnagreed,
        /// A person (`id`) has more former accounts than are kept, or one that was changed by a single person.
        FormerAstray,
        /// Changes of accounts (`n`).
        AccountChanges,
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
        /// A list (`id`) was agreed to by the one who made it.
        ListByOne,
        /// A line (`id`) was handed out by a list that was agreed to (`other`), and nobody agreed to the line.
        GiftUnagreed,
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
