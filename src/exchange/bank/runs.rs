//! Payment runs to the bank and back: the file, the answer, the roster.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::charset::Substitutes;
use super::cover::{Cover, cover};
use super::order::{PayFile, PayOrder};
use super::pay::{BankFile, Listed, bank_file};
use super::returned::{Expected, MOST_BYTES, Outcome, ReturnRead, read_return};
use super::roster::{Change, Numbers, Roster, RosterFault, RosterRow, RosterTrouble, write_roster};
use super::weighed::{Weighed, weigh};
use super::words::say_outcome;
use crate::bureau::answer::{RunPayment, RunPayments};
use crate::bureau::command::{AnswerFile, LineResult, RunAct};
use crate::bureau::{Answer, Asking, Bureau, Command, Fault, FieldFault, Query, Receipt, Refusal, What};
use crate::domain::bank_file::{BankTemplate, RosterColumn, Shape};
use crate::domain::ledger::run::{FileMade, LineChange};
use crate::domain::{Date, Fen, RunId, Total};
use crate::exchange::Trouble;
use crate::exchange::export::{Exported, Leaving, holds, leave, whose};
use crate::exchange::papers::{Staged, write_file};
use crate::exchange::source::{file_bytes, hex};
use crate::locale::Lang;

/// Why nothing came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunTrouble {
    /// There is no such template.
    NoTemplate {
        /// What was asked for.
        id: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// There is no such roster.
    NoRoster {
        /// What was asked for.
        id: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// The bank of that template answers with no file.
    NoAnswer(String),
    /// The bank of that template answers with a workbook and this is none, or the other way round.
    OtherShape {
        /// The template.
        id: String,
        /// Whether its answer is a workbook.
        workbook: bool,
    },
    /// What cannot stand in the file.
    Listed(Vec<Listed>),
    /// Another file than this went to the bank, of this name.
    OtherFile(String),
    /// It went to the bank under this name, and is written again under no other.
    OtherName(String),
    /// It is on record that the run went to the bank as this file, and that, or its cover, was not written.
    Unwritten(String),
    /// No roster was made.
    Roster(RosterFault),
    /// There is no such folder.
    NoFolder(String),
    /// The bureau, or the disk.
    Trouble(Trouble),
}

impl RunTrouble {
    /// The trouble of an errand that it is.
    pub fn of_errand(self) -> Trouble {
        match self {
            Self::Trouble(trouble) => trouble,
            why => Trouble::Bank(Box::new(why)),
        }
    }
}

impl<T: Into<Trouble>> From<T> for RunTrouble {
    fn from(why: T) -> Self {
        Self::Trouble(why.into())
    }
}

/// What is to be sent.
#[derive(Clone, Copy)]
pub struct Sending<'a> {
    /// Which run.
    pub run: RunId,
    /// Id of the template.
    pub template: &'a str,
    /// What stands in the place of characters that the bank has not.
    pub substitutes: &'a Substitutes,
    /// The file; one that is there stays.
    pub file: &'a Path,
    /// Language of the cover.
    pub lang: Lang,
}

/// What was sent.
pub struct RunSent {
    /// The file.
    pub made: BankFile,
    /// The covers, as lines and as a document.
    pub covers: [PathBuf; 2],
    /// The journal entry.
    pub seq: u64,
    /// It went before: this is the same file once more.
    pub again: bool,
}

crate::text::opaque!(RunSent);

fn template<'a>(bureau: &'a Bureau, id: &str) -> Result<&'a BankTemplate, RunTrouble> {
    let all = &bureau.reference().bank_files;
    let known = || all.all().iter().map(|t| t.id.clone()).collect();
    all.get(id).ok_or_else(|| RunTrouble::NoTemplate { id: id.to_owned(), known: known() })
}

fn payments(bureau: &Bureau, asking: &Asking, run: RunId) -> Result<RunPayments, RunTrouble> {
    match bureau.query(asking, Query::RunPayments(run))? {
        Answer::RunPayments(payments) => Ok(*payments),
        _ => Err(Refusal::NotFound(What::Run).into()),
    }
}

/// The names of programmes, as payees read them.
fn programme(bureau: &Bureau, id: &str) -> String {
    bureau.reference().programmes.get(id).map_or_else(|| id.to_owned(), |p| p.zh.clone())
}

fn orders(bureau: &Bureau, of: &RunPayments) -> Vec<PayOrder> {
    let order = |payment: &RunPayment| PayOrder {
        run: of.run.to_string(),
        seq: payment.seq,
        name: payment.name.clone(),
        account: payment.account.clone(),
        holder: payment.holder.clone(),
        bank: payment.bank.clone(),
        id_number: payment.id_number.clone(),
        amount: payment.amount,
        memo: programme(bureau, &payment.programme),
    };
    of.payments.iter().map(order).collect()
}

/// The bank's file of an approved run.
pub fn file_of_run(
    bureau: &Bureau,
    of: &RunPayments,
    (template, substitutes): (&BankTemplate, &Substitutes),
) -> Result<BankFile, RunTrouble> {
    let (run, orders) = (of.run.to_string(), orders(bureau, of));
    let file = PayFile { run: &run, month: of.month, day: of.day, orders: &orders };
    let made = bank_file(template, &file, substitutes).map_err(RunTrouble::Listed)?;
    if made.sum == Total::from(of.total) {
        Ok(made)
    } else {
        Err(RunTrouble::Roster(RosterFault::Sum { lines: made.sum, run: of.total.into() }))
    }
}

/// Under which name a run went to the bank, and by which template where that was kept; `None` of one that has not gone.
pub fn sent_as(
    bureau: &Bureau,
    asking: &Asking,
    run: RunId,
) -> Result<Option<(String, Option<String>)>, RunTrouble> {
    let of = payments(bureau, asking, run)?;
    Ok(of.file.map(|(name, _)| (name, of.made.map(|made| made.template))))
}

/// Writes the bank's file of an approved run and its covers: on record with its digest before it appears. Of a run that went already
/// the same file is written again under the same name, and no other; so what could not be written is written at any later time.
pub fn send_run(bureau: &Bureau, asking: &Asking, job: &Sending<'_>) -> Result<RunSent, RunTrouble> {
    let template = template(bureau, job.template)?;
    let of = payments(bureau, asking, job.run)?;
    let run = of.run.to_string();
    let kept = of.made.as_ref().map(Substitutes::of_made);
    let substitutes = kept.as_ref().unwrap_or(job.substitutes);
    let made = file_of_run(bureau, &of, (template, substitutes))?;
    let name = job.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if job.file.symlink_metadata().is_ok() && !(of.file.is_some() && holds(job.file, &made.bytes)) {
        return Err(Trouble::Exists.into());
    }
    let seq = match &of.file {
        Some((sent, digest)) if *digest != hex(&made.digest) => {
            return Err(RunTrouble::OtherFile(sent.clone()));
        }
        Some((sent, _)) if *sent != name => return Err(RunTrouble::OtherName(sent.clone())),
        Some(_) => {
            let leaving = Leaving {
                list: "bank-file",
                about: run.clone(),
                columns: vec![template.id.clone()],
                rows: of.payments.len(),
                purpose: &run,
                file: Some(job.file),
                folder: None,
                extension: ending(bureau, &template.id)?,
            };
            leave(bureau, asking, leaving, &made.bytes)?.seq
        }
        None => {
            let staged = Staged::beside(job.file, &made.bytes).map_err(|_| Trouble::List)?;
            let chosen = job.substitutes.all().map(|(c, by)| (c, by.to_owned())).collect();
            let how = Some(FileMade { template: template.id.clone(), substitutes: chosen });
            let act = RunAct::Export { file: name.clone(), digest: made.digest, made: how };
            let seen = of.version;
            let receipt = bureau.execute(asking, Command::StepRun { run: job.run, seen, act })?;
            // From here on it is on record: what cannot be written now is written later.
            staged.place(job.file).map_err(|_| RunTrouble::Unwritten(name.clone()))?;
            receipt.seq
        }
    };
    let covers = covers(bureau, asking, job, (&of, &made, template, &name))?;
    Ok(RunSent { made, covers, seq, again: of.file.is_some() })
}

/// How the name of a file of a template ends.
pub fn ending(bureau: &Bureau, id: &str) -> Result<&'static str, RunTrouble> {
    Ok(match template(bureau, id)?.pay.shape {
        Shape::Fixed => "txt",
        Shape::Csv => "csv",
        Shape::Workbook => "xlsx",
    })
}

fn covers(
    bureau: &Bureau,
    asking: &Asking,
    job: &Sending<'_>,
    (of, made, template, name): (&RunPayments, &BankFile, &BankTemplate, &str),
) -> Result<[PathBuf; 2], RunTrouble> {
    let titles: Vec<String> = of.programmes.iter().map(|id| programme(bureau, id)).collect();
    let (bureau_name, _) = whose(bureau, asking)?;
    let [made_by, reviewed, approved] = &of.signers;
    let said = Cover {
        bureau: &bureau_name,
        title: &titles.join("、"),
        run: &of.run.to_string(),
        month: of.month,
        day: of.day,
        file: name,
        signers: [made_by, reviewed, approved],
    };
    let (lines, document) = cover(&said, made, template, job.lang);
    let beside = |ending: &str| job.file.with_file_name(format!("{name}.{ending}"));
    let files = [beside("cover.txt"), beside("cover.docx")];
    for (file, bytes) in files.iter().zip([lines.as_bytes(), &document]) {
        write_file(file, bytes).map_err(|_| RunTrouble::Unwritten(name.to_owned()))?;
    }
    Ok(files)
}

/// Reads the bank's answer to a run, with what the run has at the bank and the digest of what was read; nothing is changed.
pub fn read_answer(
    bureau: &Bureau,
    asking: &Asking,
    (run, id): (RunId, &str),
    file: &Path,
    (day, whole): (Option<Date>, bool),
) -> Result<(ReturnRead, RunPayments, [u8; 32]), RunTrouble> {
    let template = template(bureau, id)?;
    let table = template.back.as_ref().ok_or_else(|| RunTrouble::NoAnswer(id.to_owned()))?;
    let workbook = table.record.shape == Shape::Workbook;
    let bytes = file_bytes(file, MOST_BYTES)?;
    if bytes.starts_with(WORKBOOK) != workbook {
        return Err(RunTrouble::OtherShape { id: id.to_owned(), workbook });
    }
    let of = payments(bureau, asking, run)?;
    possible(day, of.days)?;
    let (name, orders) = (of.run.to_string(), orders(bureau, &of));
    // What contradicts an earlier answer is told by the record of the run.
    let days = Some(of.days);
    let expected = Expected { run: &name, orders: &orders, earlier: &[], day, days, whole };
    let digest = Sha256::digest(&bytes).into();
    Ok((read_return(table, bytes, &expected)?, of, digest))
}

/// How every workbook begins: it is a zip.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// An answer that was taken in.
pub struct RunAnswered {
    /// What was read of it.
    pub read: ReturnRead,
    /// What it brought, against what was on record.
    pub weighed: Weighed,
    /// The receipt; `None` where nothing of it could be taken in.
    pub receipt: Option<Receipt>,
}

crate::text::opaque!(RunAnswered);

/// Reads the bank's answer to a run and takes in what fits; nothing goes on record where nothing does. `day` is that of payment where
/// the file does not say; `whole` says that somebody looked at the end of the file.
pub fn answer_run(
    bureau: &Bureau,
    asking: &Asking,
    (run, id): (RunId, &str),
    file: &Path,
    (day, whole): (Option<Date>, bool),
) -> Result<RunAnswered, RunTrouble> {
    let (read, of, digest) = read_answer(bureau, asking, (run, id), file, (day, whole))?;
    let (weighed, ..) = weigh(&read, &of, &digest);
    if read.results.is_empty() {
        return Ok(RunAnswered { read, weighed, receipt: None });
    }
    // Records are kept in Chinese.
    let said = |seq, outcome: &Outcome| match outcome {
        Outcome::Paid { on } => LineResult { seq, failed: None, day: Some(*on) },
        Outcome::Failed { .. } => LineResult { seq, failed: Some(say_outcome(outcome, Lang::Zh)), day: None },
    };
    let results = read.results.iter().map(|r| said(r.seq, &r.outcome)).collect();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = AnswerFile { name, digest };
    let receipt = bureau.execute(asking, Command::TakeReturn { run, file, results })?;
    Ok(RunAnswered { read, weighed, receipt: Some(receipt) })
}

/// Refuses a day of payment on which the bank cannot have paid, whether a row needs it or not.
fn possible(day: Option<Date>, (first, last): (Date, Date)) -> Result<(), Refusal> {
    let fault = match day {
        Some(day) if day < first => Fault::TooEarly,
        Some(day) if day > last => Fault::Future,
        _ => return Ok(()),
    };
    Err(Refusal::Invalid(vec![FieldFault { field: "paid_on".to_owned(), fault }]))
}

/// Writes a roster of an approved run.
pub fn roster_run(
    bureau: &Bureau,
    asking: &Asking,
    (run, id): (RunId, &str),
    (numbers, changes, lang): (Numbers, bool, Lang),
    (purpose, file): (&str, &Path),
) -> Result<Exported, RunTrouble> {
    let rosters = &bureau.reference().rosters;
    let known = || rosters.all().iter().map(|r| r.id.clone()).collect();
    let kind = rosters.get(id).ok_or_else(|| RunTrouble::NoRoster { id: id.to_owned(), known: known() })?;
    let of = payments(bureau, asking, run)?;
    let rows: Vec<RosterRow> = of.payments.iter().map(|payment| row(bureau, payment)).collect();
    let sum = of.total.into();
    let roster = Roster { kind, month: of.month, rows: &rows, sum, numbers, changes, lang };
    write_roster(bureau, asking, &roster, (purpose, Some(file), None)).map_err(|why| match why {
        RosterTrouble::Roster(fault) => RunTrouble::Roster(fault),
        RosterTrouble::Leaving(trouble) => RunTrouble::Trouble(trouble),
    })
}

/// A line of a run says months, what is for the run's month and what for earlier ones; what it knows nothing of stays empty.
fn row(bureau: &Bureau, payment: &RunPayment) -> RosterRow {
    let place = payment.division.map(|code| bureau.reference().divisions.full_name(code));
    let words = [
        (RosterColumn::Place, place.unwrap_or_default()),
        (RosterColumn::Name, payment.name.clone()),
        (RosterColumn::IdNumber, payment.id_number.clone().unwrap_or_default()),
        (RosterColumn::Account, payment.account.clone()),
        (RosterColumn::Category, programme(bureau, &payment.programme)),
        (RosterColumn::Months, payment.months.to_string()),
    ];
    let now = payment.now.fen().unwrap_or_default();
    let earlier = Fen(payment.amount.0.saturating_sub(now.0));
    let money = [
        (RosterColumn::Amount, now),
        (RosterColumn::Arrears, earlier),
        (RosterColumn::Total, payment.amount),
    ];
    let change = match payment.change {
        LineChange::Added => Change::Added,
        LineChange::Changed => Change::Changed,
        LineChange::Stopped | LineChange::Held | LineChange::Restated => Change::Dropped,
        LineChange::Same => Change::Unchanged,
    };
    let money: BTreeMap<_, _> = money.into_iter().filter(|(_, fen)| *fen != Fen::ZERO).collect();
    RosterRow { words: words.into(), money, change }
}
