//! `ledger bank --json`.

use serde::Serialize;

use crate::domain::bank_file::{BankTemplate, Charset, Reason, Record, Shape, Slot};
use crate::exchange::bank::{Outcome, ReturnRead, say_return_fault};
use crate::exchange::export::Exported;
use crate::locale::Lang;

#[derive(Debug, Serialize)]
pub(in crate::cli) struct TemplateJson<'a> {
    pub template: &'a str,
    pub zh: &'a str,
    pub en: &'a str,
    pub source: &'a str,
    pub pay: RecordJson,
    pub back: Option<RecordJson>,
}

/// The lines of a file.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct RecordJson {
    pub shape: Shape,
    pub charset: Charset,
    pub headings: bool,
    pub columns: Vec<Slot>,
}

/// A file that was written.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SpecimenJson {
    pub file: String,
    pub count: Option<u64>,
    pub sum: Option<String>,
    pub digest: Option<String>,
}

impl<'a> TemplateJson<'a> {
    pub(in crate::cli) fn new(template: &'a BankTemplate) -> Self {
        let record = |of: &Record| RecordJson {
            shape: of.shape,
            charset: of.charset,
            headings: of.headings,
            columns: of.line.iter().map(|c| c.slot).collect(),
        };
        Self {
            template: &template.id,
            zh: &template.zh,
            en: &template.en,
            source: &template.source,
            pay: record(&template.pay),
            back: template.back.as_ref().map(|back| record(&back.record)),
        }
    }
}

/// A run that went to the bank.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SentJson {
    pub file: String,
    pub covers: [String; 2],
    pub count: u64,
    pub sum: String,
    pub digest: String,
    pub again: bool,
    pub seq: u64,
}

/// What was read of an answer.
#[derive(Serialize)]
pub(in crate::cli) struct AnswerJson {
    pub seq: Option<u64>,
    pub paid: usize,
    pub failed: Vec<FailedJson>,
    pub repeated: u64,
    pub pending: Vec<u32>,
    pub missing: Vec<u32>,
    pub faults: Vec<String>,
    pub differing: Vec<u32>,
}

/// A payment that failed.
#[derive(Serialize)]
pub(in crate::cli) struct FailedJson {
    pub line: u32,
    pub reason: Reason,
    pub code: String,
    pub words: String,
}

/// A list that was written.
#[derive(Serialize)]
pub(in crate::cli) struct ExportedJson<'a> {
    pub file: String,
    pub rows: usize,
    pub digest: &'a str,
    pub seq: u64,
}

impl AnswerJson {
    pub(in crate::cli) fn new(read: &ReturnRead, seq: Option<u64>, lang: Lang) -> Self {
        let failed = read.results.iter().filter_map(|result| match &result.outcome {
            Outcome::Paid { .. } => None,
            Outcome::Failed { reason, code, words } => {
                let (reason, code, words) = (*reason, code.clone(), words.clone());
                Some(FailedJson { line: result.seq, reason, code, words })
            }
        });
        let failed: Vec<FailedJson> = failed.collect();
        Self {
            seq,
            paid: read.results.len() - failed.len(),
            failed,
            repeated: read.repeated,
            pending: read.pending.clone(),
            missing: read.missing.clone(),
            faults: read.faults.iter().map(|fault| say_return_fault(fault, lang)).collect(),
            differing: Vec::new(),
        }
    }
}

impl<'a> ExportedJson<'a> {
    pub(in crate::cli) fn new(done: &'a Exported) -> Self {
        Self { file: done.file.display().to_string(), rows: done.rows, digest: &done.digest, seq: done.seq }
    }
}
