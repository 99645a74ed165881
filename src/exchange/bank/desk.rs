//! A run to the bank and back as it is asked for on a screen: names for the files are found here, the roster is written beside the
//! bank's file, and an answer is shown before anything of it is taken in.

use std::path::{Path, PathBuf};

use super::charset::Substitutes;
use super::returned::{Outcome, ReturnRead};
use super::roster::Numbers;
use super::runs::{RunTrouble, Sending, answer_run, read_answer, roster_run, send_run, sent_as};
use super::weighed::{Weighed, weigh};
use super::words::say_replaced;
use crate::bureau::{Asking, Bureau};
use crate::domain::ledger::run::Heard;
use crate::domain::{Date, Fen, Month, RunId, Total};
use crate::exchange::browse::{Places, meant};
use crate::exchange::export::Exported;
use crate::exchange::progress::{Go, Progress, Watch};
use crate::exchange::source::SourceFault;
use crate::exchange::{Listing, Trouble, browse};
use crate::locale::{Lang, bank as say};

/// Most files of one name in a folder.
const MOST_NAMES: u32 = 99;

/// A run that is to go to the bank.
#[derive(Clone, PartialEq, Eq)]
pub struct SendJob {
    /// Which.
    pub run: RunId,
    /// The month it is for: a part of the file's name.
    pub month: Month,
    /// Id of the template.
    pub template: String,
    /// The folder, as it was chosen or typed; empty for that of exports.
    pub folder: String,
    /// What stands in the place of characters that the bank has not.
    pub substitutes: Substitutes,
    /// The roster that is written beside it, and how numbers stand in it.
    pub roster: Option<(String, Numbers)>,
    /// Language of the cover and the roster.
    pub lang: Lang,
}

/// A roster that is to be written.
#[derive(Clone, PartialEq, Eq)]
pub struct RosterJob {
    /// Of which run.
    pub run: RunId,
    /// The month it is for.
    pub month: Month,
    /// Id of the roster.
    pub kind: String,
    /// How numbers stand in it.
    pub numbers: Numbers,
    /// Only what changed since the run before.
    pub changes: bool,
    /// The folder, as it was chosen or typed; empty for that of exports.
    pub folder: String,
    /// Its language.
    pub lang: Lang,
}

/// What was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct RunAtBank {
    /// Which run.
    pub run: RunId,
    /// The bank's file, its covers, the roster.
    pub files: Vec<PathBuf>,
    /// Payments.
    pub count: u64,
    /// What they come to.
    pub sum: Total,
    /// The journal entry.
    pub seq: u64,
    /// It went before: this is the same file once more.
    pub again: bool,
    /// Which characters others stand for, line by line.
    pub replaced: Vec<String>,
    /// The bank's file is written and on record, the roster is not: why.
    pub no_roster: Option<Box<Trouble>>,
}

/// A bank's answer that is to be read.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerJob {
    /// To which run.
    pub run: RunId,
    /// Id of the template.
    pub template: String,
    /// The file, as it was chosen or typed.
    pub file: String,
    /// The day of payment, where the file does not say it.
    pub day: Option<Date>,
    /// Somebody looked at the end of the file: its last line is whole.
    pub whole: bool,
}

/// What an answer says, before it is taken in.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerRead {
    /// The file.
    pub file: PathBuf,
    /// What was read of it.
    pub read: ReturnRead,
    /// What it brings, against what is on record.
    pub weighed: Weighed,
    /// What the run has at the bank.
    pub sent: (u64, Total),
    /// What deserves a look: what contradicts the record; then the payments that fail, are not decided or without a word.
    pub rows: Vec<AnswerRow>,
}

/// A payment that was not made, or not yet.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// Its place in the run.
    pub seq: u32,
    /// 姓名
    pub name: String,
    /// What was to be paid.
    pub amount: Fen,
    /// What became of it.
    pub what: AnswerSaid,
}

/// What a bank says of a payment that it did not make.
#[derive(Clone, PartialEq, Eq)]
pub enum AnswerSaid {
    /// It contradicts what is on record: this is said now.
    Contradicts(Outcome),
    /// It failed.
    Failed(Outcome),
    /// It is not decided.
    Pending,
    /// Nothing is said of it.
    Missing,
}

crate::text::opaque!(SendJob, RosterJob, RunAtBank, AnswerJob, AnswerRead, AnswerRow, AnswerSaid);

/// The work of one errand: how far it is, in steps.
struct Steps<'a, 'w> {
    watch: &'a mut (dyn FnMut(Progress) -> Go + 'w),
    all: u64,
}

impl Steps<'_, '_> {
    /// A step is done; `Err` when it is to stop here.
    fn at(&mut self, done: u64) -> Result<(), RunTrouble> {
        match (self.watch)(Progress { rows: done, bytes: done, total_bytes: self.all }) {
            Go::On => Ok(()),
            Go::Stop => Err(Trouble::Stopped.into()),
        }
    }
}

/// Writes the bank's file, its covers and the roster. Until the file is on record it can be stopped and nothing happened.
pub fn send(
    bureau: &Bureau,
    asking: &Asking,
    (job, places): (&SendJob, &Places),
    watch: Watch<'_>,
) -> Result<RunAtBank, RunTrouble> {
    let mut steps = Steps { watch, all: 3 };
    steps.at(0)?;
    let folder = folder(&job.folder, places)?;
    let stem = format!("{}-{}", job.run, job.month);
    // What went already is the same file again, whatever is chosen now.
    let before = sent_as(bureau, asking, job.run)?;
    let template = before.as_ref().and_then(|(_, template)| template.as_ref()).unwrap_or(&job.template);
    let file = match &before {
        Some((name, _)) => folder.join(name),
        None => free(&folder, &stem, super::runs::ending(bureau, template)?)?,
    };
    steps.at(1)?;
    let sending =
        Sending { run: job.run, template, substitutes: &job.substitutes, file: &file, lang: job.lang };
    let sent = send_run(bureau, asking, &sending)?;
    let mut files = vec![file];
    files.extend(sent.covers.iter().cloned());
    // From here on there is no way back: what is on record went to the bank.
    let _ = steps.at(2);
    let no_roster = match &job.roster {
        None => None,
        Some((kind, numbers)) => {
            let of = RosterJob {
                run: job.run,
                month: job.month,
                kind: kind.clone(),
                numbers: *numbers,
                changes: false,
                folder: String::new(),
                lang: job.lang,
            };
            // It is an intention of its own: the same key would be the bank's file once more.
            let mut own = asking.clone();
            own.key = own.key.map(|byte| !byte);
            let done = write_roster(bureau, &own, &of, &folder);
            match done {
                Ok(done) => {
                    files.push(done.file);
                    None
                }
                Err(why) => Some(Box::new(why.of_errand())),
            }
        }
    };
    let _ = steps.at(3);
    Ok(RunAtBank {
        run: job.run,
        files,
        count: sent.made.count,
        sum: sent.made.sum,
        seq: sent.seq,
        again: sent.again,
        replaced: sent.made.replaced.iter().map(|r| say_replaced(r, job.lang)).collect(),
        no_roster,
    })
}

/// Writes a roster of an approved run.
pub fn write_roster_of(
    bureau: &Bureau,
    asking: &Asking,
    (job, places): (&RosterJob, &Places),
    watch: Watch<'_>,
) -> Result<Exported, RunTrouble> {
    let mut steps = Steps { watch, all: 1 };
    steps.at(0)?;
    let folder = folder(&job.folder, places)?;
    let done = write_roster(bureau, asking, job, &folder)?;
    let _ = steps.at(1);
    Ok(done)
}

fn write_roster(
    bureau: &Bureau,
    asking: &Asking,
    job: &RosterJob,
    folder: &Path,
) -> Result<Exported, RunTrouble> {
    let stem = say::ROSTER_STEM.with(job.lang, &[("run", &job.run), ("month", &job.month)]);
    let file = free(folder, &stem, "xlsx")?;
    let how = (job.numbers, job.changes, job.lang);
    // Records are kept in Chinese.
    let purpose = say::ROSTER_PURPOSE.with(Lang::Zh, &[("run", &job.run)]);
    roster_run(bureau, asking, (job.run, &job.kind), how, (&purpose, &file))
}

/// The folder that was meant: the one of exports is made where it is not there, any other must be.
fn folder(said: &str, places: &Places) -> Result<PathBuf, RunTrouble> {
    let exports = places.spare.clone();
    let Some(meant) = meant(said, places) else {
        return exports.ok_or_else(|| RunTrouble::NoFolder(String::new()));
    };
    if meant.is_dir() || Some(&meant) == exports.as_ref() {
        return Ok(meant);
    }
    Err(RunTrouble::NoFolder(meant.display().to_string()))
}

/// A name that no file in a folder has.
fn free(folder: &Path, stem: &str, ending: &str) -> Result<PathBuf, RunTrouble> {
    let name = |n: u32| match n {
        1 => format!("{stem}.{ending}"),
        n => format!("{stem}-{n}.{ending}"),
    };
    let mut found = (1..=MOST_NAMES).map(|n| folder.join(name(n)));
    found.find(|path| path.symlink_metadata().is_err()).ok_or_else(|| Trouble::Exists.into())
}

/// What was typed or chosen: a folder is listed, an answer is read.
pub enum AnswerFound {
    /// A folder.
    Folder(Listing),
    /// An answer.
    Answer(Box<AnswerRead>),
}

/// Reads an answer; nothing is changed.
pub fn look_at_answer(
    bureau: &Bureau,
    asking: &Asking,
    (job, places): (&AnswerJob, &Places),
    watch: Watch<'_>,
) -> Result<AnswerFound, RunTrouble> {
    let mut steps = Steps { watch, all: 1 };
    steps.at(0)?;
    let path = meant(&job.file, places).ok_or(SourceFault::NotFound)?;
    if path.is_dir() {
        return Ok(AnswerFound::Folder(browse(places, Some(&path))?));
    }
    let read = read(bureau, asking, job, path)?;
    steps.at(1)?;
    Ok(AnswerFound::Answer(Box::new(read)))
}

fn read(bureau: &Bureau, asking: &Asking, job: &AnswerJob, file: PathBuf) -> Result<AnswerRead, RunTrouble> {
    let (read, run, digest) =
        read_answer(bureau, asking, (job.run, &job.template), &file, (job.day, job.whole))?;
    let (weighed, each, record) = weigh(&read, &run, &digest);
    let row = |seq: u32, what: AnswerSaid| {
        let payment = run.payments.iter().find(|payment| payment.seq == seq)?;
        Some(AnswerRow { seq, name: payment.name.clone(), amount: payment.amount, what })
    };
    let brought = |wanted: Heard, said: fn(Outcome) -> AnswerSaid| {
        let results = read.results.iter().zip(&each).filter(move |(_, brings)| **brings == wanted);
        results.filter_map(move |(result, _)| row(result.seq, said(result.outcome.clone())))
    };
    let mut rows: Vec<AnswerRow> = brought(Heard::Contradicts, AnswerSaid::Contradicts).collect();
    rows.extend(brought(Heard::Failed, AnswerSaid::Failed));
    // Of what has its outcome on record nothing is missing.
    let open = |seq: &&u32| record.get(seq).is_some_and(|record| record.paid.is_none());
    let waits = |seqs: &[u32], what: &AnswerSaid| -> Vec<AnswerRow> {
        seqs.iter().filter(open).filter_map(|seq| row(*seq, what.clone())).collect()
    };
    rows.extend(waits(&read.pending, &AnswerSaid::Pending));
    rows.extend(waits(&read.missing, &AnswerSaid::Missing));
    let all = Total(run.payments.iter().map(|payment| i128::from(payment.amount.0)).sum());
    Ok(AnswerRead { file, weighed, sent: (run.payments.len() as u64, all), rows, read })
}

/// Takes an answer in as it was seen; when the file says something else by now, nothing happens.
pub fn take_answer(
    bureau: &Bureau,
    asking: &Asking,
    (job, seen): (&AnswerJob, &AnswerRead),
    watch: Watch<'_>,
) -> Result<(AnswerRead, Option<u64>), RunTrouble> {
    let mut steps = Steps { watch, all: 2 };
    steps.at(0)?;
    let now = read(bureau, asking, job, seen.file.clone())?;
    if now != *seen {
        return Err(Trouble::Changed.into());
    }
    steps.at(1)?;
    let how = (job.day, job.whole);
    let taken = answer_run(bureau, asking, (job.run, &job.template), &seen.file, how)?;
    let _ = steps.at(2);
    Ok((now, taken.receipt.map(|receipt| receipt.seq)))
}
