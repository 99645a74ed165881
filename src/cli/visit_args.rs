//! What may be typed after `honordesk visit`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{date, minute, outcome, person, promise, visit};
use crate::domain::visit::{Promise, VisitOutcome};
use crate::domain::{Date, PersonId, VisitId};

#[derive(Debug, Subcommand)]
pub(super) enum VisitSub {
    List(VisitsArgs),
    Show {
        #[arg(value_parser = visit)]
        visit: VisitId,
        #[arg(long)]
        json: bool,
    },
    Promises {
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
        until: Option<Date>,
        #[arg(long)]
        json: bool,
    },
    Book {
        #[arg(value_parser = date)]
        day: Date,
        #[arg(value_parser = minute)]
        at: u16,
        #[command(flatten)]
        who: WhoArgs,
        #[command(flatten)]
        how: HowArgs,
    },
    Number {
        #[command(flatten)]
        who: WhoArgs,
        #[command(flatten)]
        how: HowArgs,
    },
    Arrive {
        #[arg(value_parser = visit)]
        visit: VisitId,
        #[command(flatten)]
        how: HowArgs,
    },
    Begin {
        #[command(flatten)]
        who: WhoArgs,
        #[arg(long, value_parser = outcome)]
        done: Option<VisitOutcome>,
        #[command(flatten)]
        how: HowArgs,
    },
    Call {
        #[arg(value_parser = visit)]
        visit: VisitId,
        #[command(flatten)]
        how: HowArgs,
    },
    End(EndArgs),
    Amend(AmendArgs),
    Keep {
        #[arg(value_parser = visit)]
        visit: VisitId,
        #[arg(value_parser = clap::value_parser!(u8).range(1..=8))]
        promise: u8,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct VisitsArgs {
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, conflicts_with = "person")]
    pub day: Option<Date>,
    #[arg(long)]
    pub open: bool,
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500), value_name = "N")]
    pub limit: u32,
    #[arg(long)]
    pub json: bool,
}

/// Who comes, and for what.
#[derive(Debug, Args)]
pub(super) struct WhoArgs {
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, requires = "person", value_parser = clap::value_parser!(u8).range(1..), value_name = "N")]
    pub relative: Option<u8>,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "relative")]
    pub from: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct EndArgs {
    #[arg(value_parser = visit)]
    pub visit: VisitId,
    #[arg(value_parser = outcome)]
    pub outcome: VisitOutcome,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, value_name = "YYYY-MM-DD:TEXT", value_parser = promise)]
    pub promise: Vec<Promise>,
    #[arg(long, value_name = "FILE")]
    pub note: Option<PathBuf>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct AmendArgs {
    #[arg(value_parser = visit)]
    pub visit: VisitId,
    #[arg(long, value_parser = outcome)]
    pub outcome: Option<VisitOutcome>,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..), value_name = "N")]
    pub relative: Option<u8>,
    #[arg(long, value_name = "FILE", conflicts_with = "relative")]
    pub from: Option<PathBuf>,
    #[arg(long, value_name = "YYYY-MM-DD:TEXT", value_parser = promise)]
    pub promise: Vec<Promise>,
    #[arg(long, value_name = "FILE")]
    pub note: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}
