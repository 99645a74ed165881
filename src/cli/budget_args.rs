//! What may be typed after `ledger budget`.

use clap::{Args, Subcommand};

use super::budget::{fund_source, grant};
use super::how_args::HowArgs;
use super::values::{month, year};
use crate::domain::Month;
use crate::domain::ledger::{FundSource, Grant};

#[derive(Debug, Subcommand)]
pub(super) enum BudgetSub {
    List {
        #[arg(value_parser = year)]
        year: Option<u16>,
        #[arg(long)]
        json: bool,
    },
    Forecast(ForecastArgs),
    Statement(StatementArgs),
    Propose(ProposeArgs),
    Approve(DecideArgs),
    Decline {
        #[command(flatten)]
        of: DecideArgs,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct ProposeArgs {
    #[arg(value_parser = year)]
    pub year: u16,
    pub programme: String,
    #[arg(long, required = true, value_name = "SOURCE=YUAN:PERCENT", value_parser = grant)]
    pub grant: Vec<GrantArg>,
    #[arg(long, value_name = "TEXT")]
    pub basis: String,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct DecideArgs {
    #[arg(value_parser = year)]
    pub year: u16,
    pub programme: String,
    pub version: u32,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ForecastArgs {
    #[arg(long, value_parser = year, value_name = "YYYY")]
    pub year: Option<u16>,
    #[arg(long, value_name = "NAME")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct StatementArgs {
    #[arg(value_parser = fund_source, value_name = "SOURCE")]
    pub source: FundSource,
    #[arg(long, value_parser = year, value_name = "YYYY")]
    pub year: Option<u16>,
    #[arg(long, value_name = "NAME")]
    pub programme: Option<String>,
    #[arg(long, value_parser = month, value_name = "YYYY-MM")]
    pub from: Option<Month>,
    #[arg(long, value_parser = month, value_name = "YYYY-MM")]
    pub until: Option<Month>,
    #[arg(long)]
    pub json: bool,
}

/// What a source gives, as it is typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct GrantArg(pub Grant);
