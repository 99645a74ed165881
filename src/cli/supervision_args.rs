//! What may be typed after `supervision`.

use clap::{Args, Subcommand, ValueEnum};

use super::case::{Case, petition};
use super::how_args::HowArgs;
use super::values::date;
use crate::bureau::query::SupervisionAsked;
use crate::domain::Date;

#[derive(Debug, Subcommand)]
pub(super) enum SupervisionSub {
    List {
        #[arg(long, value_enum, default_value_t = WhichArg::Open)]
        which: WhichArg,
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u32,
        #[arg(long)]
        json: bool,
    },
    New(ItemArgs),
    Close {
        item: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        evidence: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Check {
        item: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        remark: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Return {
        item: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Reassign {
        item: String,
        #[arg(long, value_name = "LOGIN")]
        to: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Due {
        item: String,
        #[arg(value_name = "YYYY-MM-DD", value_parser = date)]
        due: Date,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Nudge {
        item: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Print {
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct ItemArgs {
    pub text: String,
    #[arg(long, value_name = "LOGIN")]
    pub owner: String,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub due: Date,
    #[arg(long)]
    pub meeting: bool,
    #[arg(long, value_name = "PETITION", value_parser = petition)]
    pub petition: Option<Case>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// Which items are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhichArg {
    Open,
    Mine,
    Asked,
    Week,
    All,
}

impl From<WhichArg> for SupervisionAsked {
    fn from(arg: WhichArg) -> Self {
        match arg {
            WhichArg::Open => Self::Open,
            WhichArg::Mine => Self::Mine,
            WhichArg::Asked => Self::Asked,
            WhichArg::Week => Self::Week,
            WhichArg::All => Self::All,
        }
    }
}
