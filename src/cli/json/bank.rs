//! `ledger bank --json`.

use serde::Serialize;

use crate::domain::bank_file::{BankTemplate, Charset, Record, Shape, Slot};

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
