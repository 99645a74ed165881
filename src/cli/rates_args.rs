//! What may be typed about rates and settings of the place.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{amount, date, month, nature, per, rate_proposal, setting_key, setting_proposal};
use crate::domain::ledger::{Per, PlaceKey, ProposalId};
use crate::domain::person::Nature;
use crate::domain::{Date, Fen, Month, RateProposalId, SettingProposalId};

#[derive(Debug, Subcommand)]
pub(super) enum RatesSub {
    List {
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
        on: Option<Date>,
        #[arg(long, value_name = "ID")]
        programme: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Missing {
        #[arg(long, value_name = "YYYY-MM", value_parser = month)]
        month: Option<Month>,
        #[arg(long)]
        json: bool,
    },
    Propose(ProposeArgs),
    Import(ImportRatesArgs),
    Pending {
        #[arg(long)]
        all: bool,
        #[arg(long)]
        json: bool,
    },
    Show {
        #[arg(value_parser = rate_proposal)]
        proposal: RateProposalId,
        #[arg(long)]
        people: bool,
        #[arg(long)]
        json: bool,
    },
    #[command(flatten)]
    Decide(DecideSub<RateProposalArg>),
}

#[derive(Debug, Subcommand)]
pub(super) enum SettingsSub {
    List {
        #[arg(long, value_name = "YYYY-MM", value_parser = month)]
        month: Option<Month>,
        #[arg(long)]
        json: bool,
    },
    Set(SetArgs),
    #[command(flatten)]
    Decide(DecideSub<SettingProposalArg>),
}

/// How a proposal ends.
#[derive(Debug, Subcommand)]
pub(super) enum DecideSub<T: Args> {
    Approve(DecideArgs<T>),
    Reject(RejectArgs<T>),
    Withdraw(DecideArgs<T>),
}

/// A proposal of rates.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct RateProposalArg {
    #[arg(value_parser = rate_proposal)]
    pub proposal: RateProposalId,
}

impl From<RateProposalArg> for ProposalId {
    fn from(arg: RateProposalArg) -> Self {
        Self::Rates(arg.proposal)
    }
}

/// A proposal of settings.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct SettingProposalArg {
    #[arg(value_parser = setting_proposal)]
    pub proposal: SettingProposalId,
}

impl From<SettingProposalArg> for ProposalId {
    fn from(arg: SettingProposalArg) -> Self {
        Self::Settings(arg.proposal)
    }
}

#[derive(Debug, Args)]
pub(super) struct DecideArgs<T: Args> {
    #[command(flatten)]
    pub of: T,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct RejectArgs<T: Args> {
    #[command(flatten)]
    pub of: T,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("figure").required(true).args(["amount", "withdrawn"])))]
pub(super) struct ProposeArgs {
    pub programme: String,
    #[arg(value_parser = amount)]
    pub amount: Option<Fen>,
    #[arg(long)]
    pub withdrawn: bool,
    #[arg(long, value_name = "CODE")]
    pub group: Option<String>,
    #[arg(long, value_name = "1-10", value_parser = clap::value_parser!(u8).range(1..=10))]
    pub grade: Option<u8>,
    #[arg(long, value_name = "NATURE", value_parser = nature)]
    pub nature: Option<Nature>,
    #[arg(long, value_name = "PER", value_parser = per)]
    pub per: Per,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub effective: Date,
    #[arg(long, value_name = "TEXT")]
    pub standard: String,
    #[arg(long, value_name = "TEXT")]
    pub notice: String,
    #[arg(long, value_name = "REASON")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ImportRatesArgs {
    pub file: PathBuf,
    #[arg(long, value_name = "TEXT")]
    pub notice: String,
    #[arg(long, value_name = "TEXT")]
    pub standard: String,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long, value_name = "PER", value_parser = per)]
    pub per: Option<Per>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub effective: Option<Date>,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "REASON")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct SetArgs {
    #[arg(value_parser = setting_key)]
    pub setting: PlaceKey,
    pub value: String,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub from: Month,
    #[arg(long, value_name = "TEXT")]
    pub basis: String,
    #[arg(long, value_name = "REASON")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}
