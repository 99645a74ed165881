//! What may be typed behind `matter` and `paper`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{form, key, month, paper, paper_kind, person, printer, printer_encoding, visit};
use crate::domain::paper::PaperKind;
use crate::domain::{Month, PaperId, PersonId, VisitId};
use crate::exchange::papers::{Form, Printer};
use crate::exchange::source::Encoding;

#[derive(Debug, Subcommand)]
pub(super) enum MatterSub {
    List {
        #[arg(long)]
        json: bool,
    },
    Notice {
        matter: String,
        #[command(flatten)]
        about: NoticeArgs,
        #[arg(long, value_parser = form, default_value = "48")]
        form: Form,
        #[arg(long)]
        json: bool,
    },
}

/// For whom a notice is, and what was brought.
#[derive(Debug, Args)]
pub(super) struct NoticeArgs {
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, value_delimiter = ',', value_name = "N")]
    pub brought: Option<Vec<u8>>,
}

#[derive(Debug, Subcommand)]
pub(super) enum PaperSub {
    List(PapersArgs),
    Show {
        #[arg(value_parser = paper)]
        paper: PaperId,
        #[arg(long, value_parser = form, default_value = "48")]
        form: Form,
        #[arg(long, value_name = "FILE")]
        docx: Option<PathBuf>,
        #[arg(long, conflicts_with = "docx")]
        json: bool,
    },
    #[command(subcommand)]
    Issue(IssueSub),
    Void {
        #[arg(value_parser = paper)]
        paper: PaperId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct PapersArgs {
    #[arg(long, value_parser = paper_kind)]
    pub kind: Option<PaperKind>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(2000..=2511), value_name = "YYYY")]
    pub year: Option<u16>,
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum IssueSub {
    Notice {
        matter: String,
        #[command(flatten)]
        about: NoticeArgs,
        #[command(flatten)]
        how: HowArgs,
    },
    VisitSlip {
        #[arg(value_parser = visit)]
        visit: VisitId,
        #[command(flatten)]
        how: HowArgs,
    },
    PreCheck {
        #[arg(long, value_parser = person)]
        person: Option<PersonId>,
        #[arg(long, value_delimiter = ',', value_name = "ID")]
        yes: Vec<String>,
        #[arg(long, value_delimiter = ',', value_name = "ID")]
        no: Vec<String>,
        #[command(flatten)]
        how: HowArgs,
    },
}

/// Where papers go that the console issues.
#[derive(Debug, Clone, Args)]
pub(super) struct PrintingArgs {
    #[arg(long, global = true, value_name = "DEVICE|PROGRAM", env = "HONORDESK_PRINTER", hide_env = true, value_parser = printer)]
    pub printer: Option<Printer>,
    #[arg(long, global = true, value_name = "utf-8|gb18030", env = "HONORDESK_PRINTER_ENCODING", hide_env = true, value_parser = printer_encoding)]
    pub printer_encoding: Option<Encoding>,
    #[arg(long, global = true, value_name = "DIR", env = "HONORDESK_PAPERS", hide_env = true)]
    pub papers: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum ExportSub {
    People {
        #[arg(required = true)]
        query: Vec<String>,
        #[command(flatten)]
        how: ExportArgs,
    },
    Month {
        programme: String,
        #[arg(value_parser = month)]
        month: Month,
        #[command(flatten)]
        how: ExportArgs,
    },
}

/// A table that is printed, or leaves as a file.
#[derive(Debug, Args)]
pub(super) struct OutArgs {
    #[arg(long, value_name = "FILE", requires = "purpose")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "out")]
    pub purpose: Option<String>,
    #[arg(long, value_delimiter = ',', value_name = "NAME", requires = "out")]
    pub columns: Option<Vec<String>>,
    #[arg(long, value_name = "KEY", value_parser = key, requires = "out")]
    pub key: Option<String>,
}

impl OutArgs {
    /// As `export` takes it, when it is to leave.
    pub(super) fn how(&self, json: bool) -> Option<ExportArgs> {
        let (to, purpose) = (self.out.clone()?, self.purpose.clone().unwrap_or_default());
        Some(ExportArgs {
            to,
            purpose,
            columns: self.columns.clone(),
            how: HowArgs { key: self.key.clone(), json },
        })
    }
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    #[arg(long, value_name = "TEXT")]
    pub purpose: String,
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    pub columns: Option<Vec<String>>,
    #[command(flatten)]
    pub how: HowArgs,
}
