//! What may be typed about many people at once.

use std::path::PathBuf;

use clap::Args;

use super::how_args::HowArgs;
use super::values::{batch, date, division, person, recognition_state};
use crate::domain::person::RecognitionState;
use crate::domain::{BatchId, Date, DivisionCode, PersonId};

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["residence", "household", "group", "item", "note"])))]
pub(super) struct EditManyArgs {
    #[arg(required_unless_present = "person", conflicts_with = "person")]
    pub query: Vec<String>,
    #[arg(long, value_name = "P12", value_parser = person)]
    pub person: Vec<PersonId>,
    #[arg(long, value_name = "CODE", value_parser = division)]
    pub residence: Option<DivisionCode>,
    #[arg(long, value_name = "CODE", value_parser = division)]
    pub household: Option<DivisionCode>,
    #[arg(long, value_name = "CODE", requires = "state")]
    pub group: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = recognition_state, requires = "group")]
    pub state: Option<RecognitionState>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, requires = "group")]
    pub since: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub until: Option<Date>,
    #[arg(long, value_name = "ID", requires = "value")]
    pub item: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item")]
    pub value: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub note: Option<PathBuf>,
    #[command(flatten)]
    pub flags: NoteFlags,
    #[arg(long, conflicts_with_all = ["group", "note"])]
    pub only_empty: bool,
    #[arg(long, conflicts_with = "apply")]
    pub dry_run: bool,
    #[arg(long, value_name = "N")]
    pub apply: Option<usize>,
    #[arg(long, value_name = "TEXT", requires = "apply")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// How a note for each is to be read.
#[derive(Debug, Args)]
pub(super) struct NoteFlags {
    #[arg(long, requires = "note", requires = "until")]
    pub caution: bool,
    #[arg(long, requires = "note")]
    pub pin: bool,
}

#[derive(Debug, Args)]
pub(super) struct BatchesArgs {
    #[arg(value_parser = batch)]
    pub batch: Option<BatchId>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct UndoBatchArgs {
    #[arg(value_parser = batch)]
    pub batch: BatchId,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}
