//! What checks and refusals of the store say, typed: a kind and its facts. `locale` has the words.

use std::fmt;
use std::fmt::Display;

use serde::Serialize;

/// What was seen: a kind, and the numbers and names that belong to it. Names tables, files and numbers, never contents.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Finding<K> {
    /// What it is about.
    pub kind: K,
    /// Facts by name, in the order they were added.
    pub facts: Vec<(&'static str, String)>,
}

impl<K> Finding<K> {
    /// One more fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }
}

impl<K: fmt::Debug> fmt::Debug for Finding<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)?;
        self.facts.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

/// For logs; people read the words of `locale`.
impl<K: fmt::Debug> Display for Finding<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<K> From<K> for Finding<K> {
    fn from(kind: K) -> Self {
        Self { kind, facts: Vec::new() }
    }
}

/// Declares kinds of findings: an enum, all of them, and the way to add facts.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $kind,)+ }

        impl $name {
            /// This, with a fact.
            #[must_use]
            pub fn with(self, name: &'static str, value: impl std::fmt::Display) -> $crate::store::Finding<Self> {
                $crate::store::Finding::from(self).with(name, value)
            }
        }
    };
}
pub(crate) use kinds;

kinds! {
    /// What the store can have seen. The facts are named behind each kind.
    Seen {
        /// There is no database in this folder.
        NoDatabase,
        /// There is a database in this folder already.
        Exists,
        /// The folder holds parts of a database (`file`) but not the database file.
        Remains,
        /// Another process has the database open (`pid`).
        Held,
        /// The folder is on a kind of file system (`kind`) that cannot be relied on.
        NetworkFs,
        /// A file (`file`) is not one that this user alone controls.
        Unsafe,
        /// A file (`file`) cannot be written.
        ReadOnly,
        /// The data folder cannot be written.
        FolderReadOnly,
        /// The journal file holds fewer entries (`journal`) than the database (`database`).
        JournalBehind,
        /// Database and journal file disagree from an entry (`seq`) on.
        ChainMismatch,
        /// A newer program wrote this database: format `found`, known `known`.
        NewerFormat,
        /// It was not closed last time and cannot be mended without writing.
        NeedsWriting,
        /// An older program wrote this database: format `found`, needed `known`.
        OlderFormat,
        /// One of two folders lies inside the other.
        Inside,
        /// What was in the way is kept under another name (`file`), and nothing is in its place.
        SetAside,
        /// Writing is stopped after a failure.
        Frozen,
        /// A record of a table (`table`) is empty.
        RecordEmpty,
        /// A newer program wrote a record of a table (`table`).
        RecordNewer,
        /// A record of a table (`table`) is malformed.
        RecordMalformed,
        /// A record of a table (`table`) does not match its digest.
        RecordDigest,
        /// Another row has the same key in an index (`table`).
        IndexTaken,
        /// A series has given out every number.
        NumbersUsedUp,
        /// Larger (`bytes`) than the store takes (`limit`).
        TooLarge,
        /// No room on the disk.
        DiskFull,
        /// The operating system failed an operation (`code`).
        Disk,
        /// The database engine refused.
        Engine,
        /// A password on record cannot be read, or none can be made.
        Password,

        /// A file is empty.
        Empty,
        /// A database file does not say what it is.
        Nameless,
        /// A file is missing.
        Missing,
        /// The database's pages do not match their checksums.
        Pages,
        /// A database file is not what was closed last.
        NotAsClosed,
        /// A database has no chain head.
        NoHead,
        /// An idempotency key names an entry (`seq`) that is missing.
        KeyToNowhere,
        /// A key of the timelines is malformed.
        TimelineKey,
        /// A file is a link, a pipe or something else that is no plain file.
        NotPlain,
        /// A manifest does not match its own digest.
        ManifestDigest,
        /// A file's length is not the manifest's.
        Length,
        /// A file's digest is not the manifest's.
        Digest,
        /// A backup holds another database than it names.
        OtherDatabase,
        /// A command of the journal file is cut short before the last segment (`at`: byte; `seq`: the last whole entry).
        CommandCut,
        /// A frame is cut short (`at`, `seq`).
        FrameCut,
        /// No frame begins here (`at`, `seq`).
        NoFrame,
        /// A frame does not match its digest (`at`, `seq`).
        FrameDigest,
        /// A frame does not follow the one before (`at`, `seq`).
        FrameOrder,
        /// A sequence number is out of order (`at`, `seq`).
        Sequence,
        /// A segment is missing (`at`, `seq`).
        SegmentMissing,
        /// A segment's header is cut short (`at`, `seq`).
        HeaderCut,
        /// A segment's header is not the one that belongs here (`at`, `seq`).
        HeaderForeign,
        /// The journal file is damaged (`at`, `seq`), and whole frames (`n`) follow.
        FramesFollow,
        /// A segment belongs to nothing before it (`seq`: the last whole entry).
        SegmentForeign,
        /// A change in the journal file is malformed (`seq`).
        ChangeMalformed,
        /// An entry in the journal file is malformed (`seq`).
        EntryMalformed,
        /// The changes do not match the digests of their entry (`seq`).
        ChangesDigest,

        /// Folder, lock and format are in order.
        Opens,
        /// The database file was byte for byte what was closed last.
        SealWhole,
        /// There was no seal: a new database, or one not closed last time.
        SealAbsent,
        /// The seal cannot be read.
        SealUnreadable,
        /// Every page matched at opening; the database is in use now.
        PagesBusy,
        /// Open for reading only: judged by the seal.
        PagesSealed,
        /// Every page matches its checksum.
        PagesSound,
        /// Pages did not match and were repaired.
        PagesRepaired,
        /// The database is closed.
        Closed,
        /// An entry (`seq`) is missing.
        EntryMissing,
        /// An entry (`seq`) does not follow from the one before.
        EntryOrder,
        /// The last entry is `seq`, the head says `head`.
        HeadElsewhere,
        /// The head does not match the last entry (`seq`).
        HeadDiffers,
        /// Entries (`n`), every link.
        Chain,
        /// The key of an entry (`seq`) does not lead to it.
        KeyAstray,
        /// Keys (`n`) for entries (`of`).
        KeysCount,
        /// Keys (`n`).
        Keys,
        /// An entry (`seq`) is missing from its person's timeline.
        TimelineGap,
        /// Timeline rows (`n`) for entries (`of`).
        TimelineCount,
        /// Timeline rows (`n`).
        Timeline,
        /// A counter (`at`) cannot be read.
        CounterUnreadable,
        /// A table (`table`) uses a number (`n`), its counter stands at `of`.
        CounterBehind,
        /// No number is used before it is given out.
        Counters,
        /// The journal file ends at an entry (`journal`), the database at another (`database`).
        EndsDiffer,
        /// Bytes (`n`) after an entry (`seq`) belong to nothing.
        TornBytes,
        /// An entry (`seq`) differs between database and journal file.
        EntryDiffers,
        /// Entries (`n`), the same in database and journal file.
        JournalFile,
        /// A table (`table`) holds records this program does not know.
        UnknownRecords,
        /// A row (`at`) of a table (`table`) holds a record with another key.
        OtherKey,
        /// Records (`n`) decode.
        Records,
        /// A row (`at`) of a table (`table`) is missing from an index (`index`).
        IndexGap,
        /// An index (`index`) leads elsewhere than to a row (`at`) of a table (`table`).
        IndexAstray,
        /// Index rows (`n`) found.
        Indexed,
        /// An index (`index`) leads to a row (`at`) that does not call for it.
        IndexUncalled,
        /// Index rows (`n`) called for.
        Called,
        /// A row (`n`) of a table (`table`) is not in the journal file.
        ReplayLacks,
        /// A row (`n`) of a table (`table`) is only in the journal file.
        ReplayAdds,
        /// A row (`n`) of a table (`table`) has another key in the journal file.
        ReplayKey,
        /// A row (`n`) of a table (`table`) has another value in the journal file.
        ReplayValue,
        /// Entries (`entries`) gave the same rows (`rows`).
        Replayed,
    }
}
