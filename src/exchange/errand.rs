//! Errands: what a screen wants done that takes a while, with files or over everybody, as plain data, and the one who does it. Nothing here knows of a screen: an
//! errand is carried out on some thread, tells how far it is, and can be stopped.

use std::path::PathBuf;
use std::sync::Arc;

use crate::bureau::answer::{Duplicates, Happening};
use crate::bureau::{Answer, Asking, Bureau, Query, Refusal, What};
use crate::domain::PaperId;
use crate::domain::filter::FilterFault;
use crate::exchange::bank::{
    self, AnswerFound, AnswerJob, AnswerRead, RosterJob, RunAtBank, RunTrouble, SendJob,
};
use crate::exchange::browse::{
    Entry, Listing, Places, browse, browse_answers, browse_calendars, folders, meant,
};
use crate::exchange::calendars::{self, CalendarSeen};
use crate::exchange::export::{Export, Exported, export};
use crate::exchange::layout::{Field, Layout, Mapping};
use crate::exchange::papers::{Form, Printed, Unwritten, put_out};
use crate::exchange::people::{
    Done, Door, DryRun, ImportFault, Plan, Reject, Tables, Words, dry_run, import, reason_heading, reasons,
};
use crate::exchange::preview::{Preview, preview};
use crate::exchange::progress::{Go, Progress, Watch};
use crate::exchange::returned::ReturnedFault;
use crate::exchange::source::{OpenChoices, SourceFault};
use crate::locale::Lang;

/// Something to be done that takes a while.
#[derive(Clone, PartialEq)]
pub enum Errand {
    /// List a folder; without one, the usual places.
    Browse(Option<PathBuf>),
    /// Open what was typed: a folder is listed, a file is looked at.
    Open(String),
    /// Take a first look at a file.
    Look {
        /// The file.
        file: PathBuf,
        /// How to read it.
        choices: OpenChoices,
        /// Choices to keep if its headings are those they were made for.
        keep: Option<Mapping>,
    },
    /// Read a whole file without changing anything.
    Judge(Job),
    /// Compare everybody and list the likeliest pairs.
    Duplicates {
        /// Most pairs wanted.
        limit: usize,
    },
    /// Put a paper that was issued on paper: into the folder of papers, and to the printer if there is one.
    Print {
        /// Which.
        paper: PaperId,
        /// In what columns.
        form: Form,
        /// The language of the little that is not in the paper itself.
        lang: Lang,
    },
    /// Write a list into a file.
    Export(Box<Export>),
    /// List the folders that a file can be written to: that of exports, then the usual ones.
    Folders,
    /// List the files that may be a bank's answer: of a folder, or of the usual places.
    BrowseAnswers(Option<PathBuf>),
    /// List the files that may be a calendar: of a folder, or of the usual places.
    BrowseCalendars(Option<PathBuf>),
    /// Read the calendar of a file, and ask what it would change; a folder is listed.
    CheckCalendar(PathBuf),
    /// Write the bank's file of a run with its covers and the roster.
    SendRun(Box<SendJob>),
    /// Write a roster of a run.
    WriteRoster(Box<RosterJob>),
    /// Read a bank's answer without changing anything; a folder is listed.
    ReadAnswer(Box<AnswerJob>),
    /// Take in what an answer says, as it was seen.
    TakeAnswer(Box<AnswerJob>, Arc<AnswerRead>),
    /// Take in what the dry run accepted, or nobody; the rest goes to a file, told in this language.
    Import(Job, Arc<DryRun>, Lang),
}

/// A file and how it is to be read.
#[derive(Clone, PartialEq)]
pub struct Job {
    /// The file.
    pub file: PathBuf,
    /// Encoding, sheet, delimiter.
    pub choices: OpenChoices,
    /// Which column carries which field.
    pub mapping: Mapping,
}

/// What an errand brought back.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// Files and folders.
    Listing(Listing),
    /// A first look.
    Look(Box<Look>),
    /// What a file would do, and when the same file was taken in before.
    Judged(Arc<DryRun>, Option<Box<Happening>>),
    /// Records that may be one person.
    Duplicates(Arc<Duplicates>),
    /// A paper came out, or what hindered the printer.
    Printed(Printed),
    /// A list was written.
    Exported(Exported),
    /// Folders that a file can be written to.
    Folders(Vec<Entry>),
    /// What the calendar of a file would change.
    Calendar(Arc<CalendarSeen>),
    /// A run went to the bank.
    Sent(Box<RunAtBank>),
    /// What a bank's answer says.
    Answer(Arc<AnswerRead>),
    /// An answer was taken in, or nothing of it: what it said, the journal entry.
    Answered(Arc<AnswerRead>, Option<u64>),
    /// What was done.
    Imported(Done),
}

/// A first look at a file.
#[derive(Clone, PartialEq)]
pub struct Look {
    /// The file.
    pub file: PathBuf,
    /// How it was read.
    pub choices: OpenChoices,
    /// What it looks like.
    pub preview: Preview,
    /// The name of the remembered mapping that fits it.
    pub profile: Option<String>,
}

/// Why an errand came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file cannot be read.
    File(SourceFault),
    /// The bureau refused.
    Refused(Box<Refusal>),
    /// A run did not go to the bank, or its answer was not read.
    Bank(Box<RunTrouble>),
    /// No column carries what every person needs.
    NoColumn(Field),
    /// The columns were chosen for other headings than the file has now.
    Mapping,
    /// The table of columns that comes with the program cannot be read.
    Layout,
    /// The file is not what it was when it was looked at.
    Changed,
    /// It was stopped; nothing was changed.
    Stopped,
    /// The file of returned rows cannot be written.
    Returned,
    /// The folder of papers cannot be written.
    Papers(Box<Unwritten>),
    /// A condition of the list cannot be read: without it the list would be another.
    NotRead(FilterFault),
    /// There is a file of that name, and it stays.
    Exists,
    /// Under this key another list left before, with this journal entry.
    Other {
        /// The entry.
        seq: u64,
    },
    /// The file of the list cannot be written.
    List,
}

// Paths and people's rows are not printed.
crate::text::opaque!(Errand, Job, Found, Look);

/// Who carries errands out.
#[derive(Debug, Clone, Copy)]
pub struct Runner<'a> {
    /// The bureau.
    pub bureau: &'a Bureau,
    /// For whom, when, and under which key: the same import under the same key is carried out once.
    pub asking: &'a Asking,
    /// The user's folders.
    pub places: &'a Places,
    /// The columns.
    pub layout: &'a Layout,
}

impl Runner<'_> {
    /// Carries an errand out. `watch` is told how far it is and may stop a dry run, an import, an export or a printer.
    pub fn run(&self, errand: &Errand, watch: Watch<'_>) -> Result<Found, Trouble> {
        match errand {
            Errand::Browse(folder) => Ok(Found::Listing(browse(self.places, folder.as_deref())?)),
            Errand::Open(typed) => self.open(typed),
            Errand::Look { file, choices, keep } => self.look(file.clone(), choices, keep.as_ref()),
            Errand::Judge(job) => self.judge(job, watch),
            Errand::Duplicates { limit } => self.duplicates(*limit, watch),
            Errand::Print { paper, form, lang } => self.print(*paper, (*form, *lang), watch),
            Errand::Export(job) => {
                let folder = self.places.spare.as_deref();
                Ok(Found::Exported(export(self.bureau, self.asking, job, folder, watch)?))
            }
            Errand::Folders => Ok(Found::Folders(folders(self.places))),
            Errand::BrowseAnswers(folder) => {
                Ok(Found::Listing(browse_answers(self.places, folder.as_deref())?))
            }
            Errand::BrowseCalendars(folder) => {
                Ok(Found::Listing(browse_calendars(self.places, folder.as_deref())?))
            }
            Errand::CheckCalendar(path) if path.is_dir() => {
                Ok(Found::Listing(browse_calendars(self.places, Some(path))?))
            }
            Errand::CheckCalendar(path) => {
                Ok(Found::Calendar(Arc::new(calendars::look(self.bureau, self.asking, path)?)))
            }
            Errand::SendRun(job) => {
                let sent = bank::send(self.bureau, self.asking, (job, self.places), watch)
                    .map_err(RunTrouble::of_errand)?;
                Ok(Found::Sent(Box::new(sent)))
            }
            Errand::WriteRoster(job) => {
                let done = bank::write_roster_of(self.bureau, self.asking, (job, self.places), watch);
                Ok(Found::Exported(done.map_err(RunTrouble::of_errand)?))
            }
            Errand::ReadAnswer(job) => {
                let found = bank::look_at_answer(self.bureau, self.asking, (job, self.places), watch)
                    .map_err(RunTrouble::of_errand)?;
                Ok(match found {
                    AnswerFound::Folder(listing) => Found::Listing(listing),
                    AnswerFound::Answer(read) => Found::Answer(Arc::from(read)),
                })
            }
            Errand::TakeAnswer(job, seen) => {
                let (read, seq) = bank::take_answer(self.bureau, self.asking, (job, seen), watch)
                    .map_err(RunTrouble::of_errand)?;
                Ok(Found::Answered(Arc::new(read), seq))
            }
            Errand::Import(job, seen, lang) => self.import(job, seen, *lang, watch),
        }
    }

    fn open(&self, typed: &str) -> Result<Found, Trouble> {
        let path = meant(typed, self.places).ok_or(SourceFault::NotFound)?;
        if path.is_dir() {
            return Ok(Found::Listing(browse(self.places, Some(&path))?));
        }
        self.look(path, &OpenChoices::default(), None)
    }

    fn look(&self, file: PathBuf, choices: &OpenChoices, keep: Option<&Mapping>) -> Result<Found, Trouble> {
        let profiles = self.profiles()?;
        let known: Vec<Mapping> = keep.into_iter().chain(profiles.iter().map(|(_, m)| m)).cloned().collect();
        let preview = preview(&file, choices, self.layout, &known)?;
        let headings: Vec<String> = preview.mapping.columns.iter().map(|c| c.heading.clone()).collect();
        let same =
            |mapping: &Mapping| mapping.adapted(&headings, self.layout).as_ref() == Some(&preview.mapping);
        let profile = profiles.iter().find(|(_, mapping)| preview.remembered && same(mapping));
        let profile = profile.map(|(name, _)| name.clone());
        Ok(Found::Look(Box::new(Look { file, choices: choices.clone(), preview, profile })))
    }

    /// Remembered mappings; one that an older program wrote otherwise is passed over.
    fn profiles(&self) -> Result<Vec<(String, Mapping)>, Trouble> {
        let Answer::ImportProfiles(all) = self.bureau.query(self.asking, Query::ImportProfiles)? else {
            return Ok(Vec::new());
        };
        let read = |(name, mapping): (String, String)| Some((name, serde_json::from_str(&mapping).ok()?));
        Ok(all.into_iter().filter_map(read).collect())
    }

    fn print(&self, paper: PaperId, (form, lang): (Form, Lang), watch: Watch<'_>) -> Result<Found, Trouble> {
        let Answer::Paper(paper) = self.bureau.query(self.asking, Query::Paper(paper))? else {
            return Err(Refusal::NotFound(What::Paper).into());
        };
        // How far a printer is nobody knows; that it is at work can be told.
        let at_work = Progress { rows: 0, bytes: 0, total_bytes: 1 };
        let mut go_on = || watch(at_work) == Go::On;
        let printed = put_out(&paper, form, &self.places.printing, lang, &mut go_on);
        let printed = printed.map_err(|why| Trouble::Papers(Box::new(why)))?;
        Ok(Found::Printed(printed))
    }

    fn judge(&self, job: &Job, watch: Watch<'_>) -> Result<Found, Trouble> {
        let mut door = Door { bureau: self.bureau, asking: self.asking };
        let seen = dry_run(&job.file, &self.plan(job), self.tables(), &mut door, watch)?;
        let before = match seen.imported_before {
            Some(_) => match self.bureau.query(self.asking, Query::ImportedFile { digest: seen.digest })? {
                Answer::ImportedFile(happening) => happening.map(Box::new),
                _ => None,
            },
            None => None,
        };
        Ok(Found::Judged(Arc::new(seen), before))
    }

    fn duplicates(&self, limit: usize, watch: Watch<'_>) -> Result<Found, Trouble> {
        let mut go_on = |done: u64, of: u64| {
            let progress = Progress { rows: done, bytes: done, total_bytes: of };
            watch(progress) == Go::On
        };
        match self.bureau.duplicates(self.asking, limit, &mut go_on) {
            Ok(found) => Ok(Found::Duplicates(Arc::new(found))),
            Err(Refusal::Stopped) => Err(Trouble::Stopped),
            Err(why) => Err(why.into()),
        }
    }

    fn import(&self, job: &Job, seen: &DryRun, lang: Lang, watch: Watch<'_>) -> Result<Found, Trouble> {
        let reason = |rejects: &[Reject]| reasons(rejects, lang);
        let words = Words { heading: reason_heading(lang), reason: &reason };
        let mut door = Door { bureau: self.bureau, asking: self.asking };
        let done = import(&job.file, &self.plan(job), self.tables(), seen, &words, &mut door, watch)?;
        Ok(Found::Imported(done))
    }

    fn plan(&self, job: &Job) -> Plan {
        Plan {
            choices: job.choices.clone(),
            mapping: job.mapping.clone(),
            today: self.asking.moment.today,
            spare: self.places.spare.clone(),
        }
    }

    fn tables(&self) -> Tables<'_> {
        Tables { layout: self.layout, reference: self.bureau.reference() }
    }
}

impl From<SourceFault> for Trouble {
    fn from(fault: SourceFault) -> Self {
        Self::File(fault)
    }
}

impl From<Refusal> for Trouble {
    fn from(why: Refusal) -> Self {
        Self::Refused(Box::new(why))
    }
}

impl From<ImportFault<Refusal>> for Trouble {
    fn from(fault: ImportFault<Refusal>) -> Self {
        match fault {
            ImportFault::Source(fault) => Self::File(fault),
            ImportFault::Register(why) => why.into(),
            ImportFault::NoColumn(field) => Self::NoColumn(field),
            ImportFault::Mapping => Self::Mapping,
            ImportFault::Changed => Self::Changed,
            ImportFault::Stopped => Self::Stopped,
            ImportFault::Returned(
                ReturnedFault::Exists | ReturnedFault::Io(_) | ReturnedFault::Workbook(_),
            ) => Self::Returned,
        }
    }
}
