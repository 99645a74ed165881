//! What may be typed behind `ledger bank`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{date, run, substitute};
use crate::domain::{Date, RunId};

#[derive(Debug, Subcommand)]
pub(super) enum BankSub {
    Templates {
        #[arg(long)]
        json: bool,
    },
    Specimen {
        template: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long)]
        answer: bool,
        #[arg(long)]
        json: bool,
    },
    Send(SendArgs),
    Answer(AnswerArgs),
    Roster(RosterArgs),
}

#[derive(Debug, Args)]
pub(super) struct SendArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[arg(long, value_name = "TEMPLATE")]
    pub template: String,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long, value_name = "㘵=土", value_parser = substitute)]
    pub substitute: Vec<(char, String)>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct AnswerArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    pub file: PathBuf,
    #[arg(long, value_name = "TEMPLATE")]
    pub template: String,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub paid_on: Option<Date>,
    #[arg(long)]
    pub whole: bool,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct RosterArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[arg(long, default_value = "general", value_name = "ROSTER")]
    pub roster: String,
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[arg(long, value_name = "TEXT")]
    pub purpose: String,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub changes: bool,
    #[command(flatten)]
    pub how: HowArgs,
}
