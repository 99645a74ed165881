//! What may be typed after `ledger budget`.

use clap::{Args, Subcommand};

use super::budget::grant;
use super::how_args::HowArgs;
use super::values::year;
use crate::domain::ledger::Grant;

#[derive(Debug, Subcommand)]
pub(super) enum BudgetSub {
    List {
        #[arg(value_parser = year)]
        year: Option<u16>,
        #[arg(long)]
        json: bool,
    },
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

/// What a source gives, as it is typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct GrantArg(pub Grant);
