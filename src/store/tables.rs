//! Every table of the database, its number and its keys: the one place where they are described.
//!
//! Redb is given bytes only: each table maps `&[u8]` to `&[u8]`. Numbers in keys are big-endian, so that byte order is
//! number order. Numbers are also written into the journal file: they are never changed and never given out twice.
//!
//! | table | key | value |
//! |---|---|---|
//! | a [`Table`] | the row's own key, see the variant | version byte, then minicbor with numbered fields |
//! | an [`IndexTable`] | the indexed bytes, usually followed by the row's key | the row's key |
//! | `counter` | [`super::Counter`]: kind (1 byte), year, day or 0 (2 bytes) | version byte 1, then the last number given out (8 bytes) |
//! | `journal` | sequence number (8 bytes) | [`super::JournalEntry`]: version byte, minicbor, SHA-256 |
//! | `journal_by_subject` | person (4 bytes), sequence number (8 bytes) | empty |
//! | `idempotency_key` | the key a command was sent with (16 bytes) | sequence number (8 bytes) |
//! | `meta` | `format`, `id`, `head` | format number (1 byte); identity of this database (16 bytes); the chain head |
//! | `draft` | owner (UTF-8) | whatever the owner put; workspace, not journalled |

use redb::TableDefinition;

/// The number of the on-disk format: raised when a table, a frame or a codec changes in a way old builds cannot read.
pub const FORMAT: u8 = 1;

macro_rules! named {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        $vis enum $name { $($(#[$doc])* $variant = $id,)+ }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the database file and in reports.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Its number in the journal file.
            pub const fn number(self) -> u8 {
                self as u8
            }
        }
    };
}

named! {
    /// A table of rows. One kind of record each; numbers 1 to 63.
    pub enum Table {
        /// People served; key: person (4 bytes).
        Person = 1 "person",
        /// Ledger entries (分录); key: entry (8 bytes).
        Entry = 2 "entry",
        /// Petitions (信访事项); key: petition (4 bytes).
        Petition = 3 "petition",
        /// Members of staff; key: staff (2 bytes).
        Staff = 4 "staff",
        /// Ledger periods (open or locked months); key: month `YYYYMM` (4 bytes).
        Period = 5 "period",
        /// The bureau's own profile (name, division, protection level); key: one zero byte.
        Profile = 6 "profile",
        /// Remembered column mappings of spreadsheets; key: name (UTF-8).
        ImportProfile = 7 "import_profile",
        /// Digests of files that were imported; key: SHA-256 (32 bytes).
        ImportedFile = 8 "imported_file",
        /// Numbers given out; key and value: see the module's table. Written through `Writer::next_number` only.
        Counter = 9 "counter",
        /// The first day of the books (建账日); key: one zero byte.
        BooksBegin = 47 "books_begin",
        /// What each programme comes to in each month; key: month `YYYYMM` (4 bytes), programme (UTF-8).
        MonthTotal = 10 "month_total",
        /// What the entries of a person add up to in the months of a year; key: programme (UTF-8), a zero byte, person (4 bytes), year (2 bytes).
        YearSums = 44 "year_sums",
        /// Budgets (预算): every version; key: year (2 bytes), programme (UTF-8), a zero byte, version (4 bytes).
        Budget = 31 "budget",
        /// What was paid in each year for each programme, by fund; key: year (2 bytes), programme (UTF-8).
        FundTotal = 36 "fund_total",
        /// What approved runs keep of the funds; key: run (4 bytes), programme (UTF-8).
        Reserve = 42 "reserve",
        /// Requests for money that is not monthly (专项申请); key: request (4 bytes).
        Grant = 37 "grant",
        /// Payments on record that somebody wants taken back (冲销申请); key: entry (8 bytes).
        ReversalAsk = 43 "reversal_ask",
        /// Entries that somebody asks to be booked by hand (记账申请); key: request (4 bytes).
        PostingAsk = 48 "posting_ask",
        /// Deaths of which nothing is left to be settled; key: person (4 bytes).
        Settled = 49 "settled",
        /// What the bureau loaded or settled about counting time; key: `C` and year (2 bytes), `S` and first day `YYYYMMDD` (4 bytes), or `O` and SHA-256 (32 bytes) of what waits for a second signature.
        TimeRule = 50 "time_rule",
        /// Accounts that the bank refused (退回账号); key: person (4 bytes), digest of the account (16 bytes).
        RefusedAccount = 45 "refused_account",
        /// Visits (接访); key: visit (4 bytes).
        Visit = 11 "visit",
        /// Contacts (联系); key: contact (4 bytes).
        Contact = 19 "contact",
        /// Households in hardship (困难户); key: household (4 bytes).
        Hardship = 20 "hardship",
        /// Condolence lists (慰问); key: list (4 bytes).
        Condolence = 21 "condolence",
        /// Lines of condolence lists; key: line (4 bytes).
        Gift = 22 "gift",
        /// Papers that were issued (文书); key: paper (4 bytes).
        Paper = 14 "paper",
        /// Two records declared distinct people; key: the smaller person (4 bytes), the other (4 bytes).
        Distinct = 12 "distinct",
        /// Filters kept under a name; key: staff (2 bytes), name (UTF-8).
        View = 16 "view",
        /// Notes (提示); key: note (4 bytes).
        Note = 17 "note",
        /// Changes of accounts (账号变更); key: person (4 bytes), change (4 bytes).
        AccountChange = 32 "account_change",
        /// Versions of what money depends on in a person's record; key: person (4 bytes), number (4 bytes).
        Standing = 25 "standing",
        /// Yearly confirmations (年度确认); key: person (4 bytes), year (2 bytes).
        Confirmation = 26 "confirmation",
        /// Rates of the bureau's own (标准), as they were proposed together; key: proposal (4 bytes).
        RateProposal = 27 "rate_proposal",
        /// Settings of the place (地方参数), as they were proposed together; key: proposal (4 bytes).
        SettingProposal = 28 "setting_proposal",
        /// Batches of changes to many people (批量修改); key: batch (4 bytes).
        Batch = 24 "batch",
        /// Payment runs (发放批次); key: run (4 bytes).
        Run = 29 "run",
        /// Lines of payment runs; key: run (4 bytes), place (4 bytes).
        RunLine = 30 "run_line",
        /// Decisions about money paid too much; key: decision (4 bytes).
        Recovery = 33 "recovery",
        /// Settings for payment runs: sums, times of no release, opening months; key: setting (4 bytes).
        RunRule = 34 "run_rule",
        /// Who petitions go through at the three levels (三级); key: liaison (4 bytes).
        Liaison = 51 "liaison",
        /// What the bureau says of its duty (值班); key: one zero byte.
        DutyRules = 53 "duty_rules",
        /// Days of the rota (排班); key: day `YYYYMMDD` (4 bytes).
        DutyDay = 54 "duty_day",
        /// What was done about petitions that need an answer now; key: petition (4 bytes).
        Alert = 55 "alert",
        /// Major urgent matters (紧急重大事项); key: matter (4 bytes).
        Major = 56 "major",
        /// Handovers (交接班); key: handover (4 bytes).
        Handover = 57 "handover",
        /// Items of supervision (督办); key: item (4 bytes).
        Supervision = 60 "supervision",
    }
}

named! {
    /// A table of index rows, kept by the store from `Row::indexes`; numbers 64 to 191, and 197 on.
    pub enum IndexTable {
        /// Resident ID in its 18-digit form (UTF-8) → person.
        PersonByResidentId = 64 "person_by_resident_id",
        /// Person (4 bytes), month `YYYYMM` (4 bytes), entry (8 bytes) → entry.
        EntryByPerson = 65 "entry_by_person",
        /// Month `YYYYMM` (4 bytes), programme (UTF-8), a zero byte, entry (8 bytes) → entry.
        EntryByMonth = 66 "entry_by_month",
        /// Person (4 bytes), petition (4 bytes) → petition.
        PetitionByPerson = 67 "petition_by_person",
        /// The number people quote (UTF-8) → petition.
        PetitionByNumber = 68 "petition_by_number",
        /// Town (8 bytes), petition (4 bytes) → petition; not those of earlier programs.
        PetitionByTown = 174 "petition_by_town",
        /// Petition (4 bytes), the one that repeats it (4 bytes) → the latter; not those of earlier programs.
        PetitionRepeated = 175 "petition_repeated",
        /// Division (8 bytes), liaison (4 bytes) → liaison, while they do it.
        LiaisonByDivision = 176 "liaison_by_division",
        /// Login name (UTF-8) → staff.
        StaffByLogin = 69 "staff_by_login",
        /// Petition (4 bytes) → petition, while the bureau owes something on it.
        PetitionOpen = 70 "petition_open",
        /// Petition (4 bytes) → petition, while it is kept from view of others (检举控告).
        PetitionSecret = 72 "petition_secret",
        /// Name with its characters unified (UTF-8), a zero byte, birth date `YYYYMMDD` or 0 (4 bytes), person (4 bytes) → person.
        PersonByName = 71 "person_by_name",
        /// Day of the death `YYYYMMDD` (4 bytes), person (4 bytes) → person, where the death is recorded with its document.
        PersonByDeath = 95 "person_by_death",
        /// Person (4 bytes) → person, while merged into another.
        PersonMerged = 77 "person_merged",
        /// Day `YYYYMMDD` (4 bytes), visit (4 bytes) → visit.
        VisitByDay = 73 "visit_by_day",
        /// Person (4 bytes), visit (4 bytes) → visit.
        VisitByPerson = 74 "visit_by_person",
        /// Visit (4 bytes) → visit, while it waits or is attended.
        VisitOpen = 75 "visit_open",
        /// Due day `YYYYMMDD` (4 bytes), visit (4 bytes), place in its list (1 byte) → visit, while the promise is not kept.
        PromiseDue = 76 "promise_due",
        /// Person (4 bytes), day `YYYYMMDD` (4 bytes), kind (1 byte), result (1 byte), day agreed for the next or 0 (4 bytes),
        /// contact (4 bytes) → contact, unless it was entered by mistake: the rota reads these keys alone.
        ContactByPerson = 87 "contact_by_person",
        /// Day `YYYYMMDD` (4 bytes), contact (4 bytes) → contact, unless it was entered by mistake.
        ContactByDay = 88 "contact_by_day",
        /// Person (4 bytes), household (4 bytes) → household they belong or belonged to.
        HardshipByPerson = 89 "hardship_by_person",
        /// Household (4 bytes) → household, while it is in hardship.
        HardshipOpen = 90 "hardship_open",
        /// List (4 bytes), line (4 bytes) → line.
        GiftByList = 91 "gift_by_list",
        /// Ledger entry (8 bytes) → line that was handed out by it.
        GiftByEntry = 92 "gift_by_entry",
        /// List (4 bytes), `P` and person or `H` and household (4 bytes) → line: nobody stands twice on a list.
        GiftOnce = 93 "gift_once",
        /// Kind (1 byte), year (2 bytes), number (4 bytes) → paper.
        PaperByNumber = 80 "paper_by_number",
        /// Person (4 bytes), paper (4 bytes) → paper.
        PaperByPerson = 81 "paper_by_person",
        /// Petition (4 bytes), paper (4 bytes) → letter.
        PaperByPetition = 169 "paper_by_petition",
        /// Kind (1 byte), first day `YYYYMMDD` (4 bytes), paper (4 bytes) → sheet of the books that counts.
        PaperByBooks = 128 "paper_by_books",
        /// Person (4 bytes), the one who names them as a relative (4 bytes) → the latter.
        PersonNamed = 84 "person_named",
        /// Person (4 bytes) → change of their account that came with no import, while it waits: one at a time.
        AccountWaiting = 124 "account_waiting",
        /// Journal entry of an import (8 bytes), 0 where the holder is another and 1 otherwise, person (4 bytes) → change of their account
        /// that came with it, while it waits.
        AccountOfImport = 170 "account_of_import",
        /// Person (4 bytes) → the same change.
        ImportedWaiting = 171 "imported_waiting",
        /// Change (4 bytes) → change of an account.
        AccountChangeByNumber = 125 "account_change_by_number",
        /// Person (4 bytes), note (4 bytes) → note.
        NoteByPerson = 83 "note_by_person",
        /// Person (4 bytes), request (4 bytes) → request.
        GrantByPerson = 131 "grant_by_person",
        /// Request (4 bytes) → request, while nobody has decided it.
        GrantWaiting = 132 "grant_waiting",
        /// Year of the month it is for (2 bytes), request (4 bytes) → request.
        GrantByYear = 133 "grant_by_year",
        /// Person (4 bytes), month `YYYYMM` (4 bytes), programme (UTF-8), a zero byte, then `W` while money is under way, or `S` and a
        /// round (4 bytes) once it was paid → line: no obligation is under way twice, nor settled twice by lines drafted at the same point.
        ObligationOnce = 110 "obligation_once",
        /// `O`, or `S` once all of it was settled, person (4 bytes), month `YYYYMM` (4 bytes), programme (UTF-8), a zero byte, run (4 bytes),
        /// place (4 bytes) → line that was left to a coming run.
        RunLineLeft = 165 "run_line_left",
        /// Person (4 bytes), run (4 bytes), place (4 bytes) → line of which somebody left what is due to a coming run.
        RunLineWithheld = 184 "run_line_withheld",
        /// Ledger entry (8 bytes) → line of a run that booked it.
        RunLineByEntry = 111 "run_line_by_entry",
        /// Person (4 bytes), decision (4 bytes) → decision about money paid too much.
        RecoveryByPerson = 112 "recovery_by_person",
        /// Matter (4 bytes) → major urgent matter, while it is not closed.
        MajorOpen = 183 "major_open",
        /// Item (4 bytes) → item of supervision, until it is closed.
        SupervisionOpen = 197 "supervision_open",
        /// Petition (4 bytes) → petition, while it is followed and a day is known for the next look; not those of earlier programs.
        PetitionTracked = 198 "petition_tracked",
    }
}

named! {
    /// Tables the store itself keeps; their rows follow from the journal entries, so the journal file does not repeat them.
    pub(super) enum Core {
        Meta = 192 "meta",
        Journal = 193 "journal",
        JournalBySubject = 194 "journal_by_subject",
        IdempotencyKey = 195 "idempotency_key",
        Draft = 196 "draft",
    }
}

/// Any table of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Row(Table),
    Index(IndexTable),
    Core(Core),
}

/// The redb type of every table.
pub(super) type Bytes = &'static [u8];

impl Slot {
    /// Every table, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        let rows = Table::ALL.iter().copied().map(Self::Row);
        rows.chain(IndexTable::ALL.iter().copied().map(Self::Index))
            .chain(Core::ALL.iter().copied().map(Self::Core))
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Row(t) => t.name(),
            Self::Index(t) => t.name(),
            Self::Core(t) => t.name(),
        }
    }

    pub const fn number(self) -> u8 {
        match self {
            Self::Row(t) => t.number(),
            Self::Index(t) => t.number(),
            Self::Core(t) => t.number(),
        }
    }

    /// The row or index table of that number; the store's own tables never stand in the journal file.
    pub fn journalled(number: u8) -> Option<Self> {
        Self::all().find(|s| s.number() == number && !matches!(s, Self::Core(_)))
    }

    pub const fn definition(self) -> TableDefinition<'static, Bytes, Bytes> {
        TableDefinition::new(self.name())
    }
}

pub(super) const META_FORMAT: &[u8] = b"format";
pub(super) const META_ID: &[u8] = b"id";
pub(super) const META_HEAD: &[u8] = b"head";

/// The key right after every key that starts with `prefix`; `None` when there is none.
pub(super) fn after_prefix(prefix: &[u8]) -> Option<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_and_names_are_given_once() {
        let numbers: BTreeSet<u8> = Slot::all().map(Slot::number).collect();
        let names: BTreeSet<&str> = Slot::all().map(Slot::name).collect();
        assert_eq!((numbers.len(), names.len()), (Slot::all().count(), Slot::all().count()));
        assert!(Table::ALL.iter().all(|t| (1..64).contains(&t.number())));
        assert!(IndexTable::ALL.iter().all(|t| (64..192).contains(&t.number()) || t.number() > 196));
        assert_eq!(Slot::journalled(Core::Meta.number()), None);
    }

    #[test]
    fn the_end_of_a_prefix_follows_all_its_keys() {
        assert_eq!(after_prefix(b"ab").as_deref(), Some(&b"ac"[..]));
        assert_eq!(after_prefix(&[1, 255, 255]).as_deref(), Some(&[2][..]));
        assert_eq!(after_prefix(&[255]), None);
        assert_eq!(after_prefix(&[]), None);
    }
}
