//! What may be typed after `oncall` and `handover`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::case::{Case, petition};
use super::how_args::HowArgs;
use super::paper_args::OutArgs;
use super::values::date;
use crate::domain::{Date, MajorId};
use crate::text::fold;

/// `oncall`; without a subcommand the console opens.
#[derive(Debug, Args)]
pub(super) struct OncallArgs {
    #[command(subcommand)]
    pub sub: Option<OncallSub>,
}

#[derive(Debug, Subcommand)]
pub(super) enum OncallSub {
    List {
        #[arg(long)]
        full: bool,
        #[arg(long)]
        json: bool,
    },
    Ack {
        #[arg(value_parser = petition)]
        petition: Case,
        #[arg(required_unless_present = "back", conflicts_with = "back")]
        until: Option<String>,
        #[arg(long)]
        back: bool,
        #[command(flatten)]
        how: HowArgs,
    },
    Hop {
        #[arg(value_parser = petition)]
        petition: Case,
        #[arg(long)]
        answered: bool,
        #[arg(long, conflicts_with = "answered")]
        back: bool,
        #[command(flatten)]
        how: HowArgs,
    },
    Slip {
        about: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Rules(RulesArgs),
    #[command(subcommand)]
    Rota(RotaSub),
    #[command(subcommand)]
    Major(MajorSub),
    Register {
        #[arg(value_parser = date)]
        day: Option<Date>,
        #[arg(long, conflicts_with = "out")]
        issue: bool,
        #[command(flatten)]
        leaves: OutArgs,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    #[arg(long, conflicts_with = "from")]
    pub full: bool,
    #[arg(long, requires = "from")]
    pub uncovered: bool,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum RotaSub {
    Show {
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        from: Option<Date>,
        #[arg(long)]
        json: bool,
    },
    Set {
        #[arg(value_parser = date)]
        day: Date,
        shift: String,
        staff: Vec<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Rotate {
        shift: String,
        #[arg(value_parser = date)]
        first: Date,
        #[arg(value_parser = date)]
        last: Date,
        staff: Vec<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Leave {
        staff: String,
        #[arg(value_parser = date)]
        first: Date,
        #[arg(value_parser = date)]
        last: Date,
        #[arg(long)]
        back: bool,
        #[arg(long, value_name = "TEXT")]
        despite: Option<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Swap {
        #[arg(value_parser = date)]
        day: Date,
        shift: String,
        to: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Answer {
        #[arg(value_parser = date)]
        day: Date,
        shift: String,
        #[arg(long)]
        no: bool,
        #[command(flatten)]
        how: HowArgs,
    },
    Publish {
        #[arg(value_parser = date)]
        first: Date,
        #[arg(value_parser = date)]
        last: Date,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum MajorSub {
    Open {
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        #[arg(long, value_parser = petition)]
        petition: Option<Case>,
        #[command(flatten)]
        how: HowArgs,
    },
    Call {
        #[arg(value_parser = major)]
        major: MajorId,
        #[arg(value_parser = clap::value_parser!(u8).range(1..=9), required_unless_present = "back")]
        rung: Option<u8>,
        #[arg(long)]
        answered: bool,
        #[arg(long, conflicts_with = "answered")]
        back: bool,
        #[command(flatten)]
        how: HowArgs,
    },
    Report {
        #[arg(value_parser = major)]
        major: MajorId,
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        #[arg(long = "final", id = "last")]
        last: bool,
        #[arg(long)]
        above: bool,
        #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
        to: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Close {
        #[arg(value_parser = major)]
        major: MajorId,
        #[command(flatten)]
        how: HowArgs,
    },
    Paper {
        #[arg(value_parser = major)]
        major: MajorId,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum HandoverSub {
    Show {
        #[arg(long)]
        json: bool,
    },
    Begin {
        to: String,
        #[arg(long, value_name = "TEXT")]
        note: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        despite: Option<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Sign {
        #[arg(value_parser = handover_item)]
        item: Option<usize>,
        #[arg(long, value_name = "TEXT")]
        left: Option<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Withdraw {
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Finish {
        #[command(flatten)]
        how: HowArgs,
    },
    Paper {
        #[command(flatten)]
        how: HowArgs,
    },
}

fn major(text: &str) -> Result<MajorId, String> {
    MajorId::parse(text).ok_or_else(|| "U2".to_owned())
}

/// The place of an item, from 1. Which there are, the handover says.
fn handover_item(text: &str) -> Result<usize, String> {
    fold(text).parse().map_err(|_| "1".to_owned())
}
