//! What may be typed about calendars and counting.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::how_args::HowArgs;
use super::values::date;
use crate::domain::Date;
use crate::domain::petition::{DayZero, Roll};

#[derive(Debug, Subcommand)]
pub(super) enum CalendarSub {
    Import(CalendarImportArgs),
    Show {
        #[arg(value_parser = clap::value_parser!(u16).range(1949..=2200))]
        year: u16,
        #[arg(long)]
        json: bool,
    },
    Rules {
        #[arg(long)]
        json: bool,
    },
    Settle(SettleArgs),
}

#[derive(Debug, Args)]
pub(super) struct CalendarImportArgs {
    pub file: PathBuf,
    #[arg(long, value_name = "SIGNATURE")]
    pub sign: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct SettleArgs {
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub from: Option<Date>,
    #[arg(long, value_enum)]
    pub day_zero: DayZeroArg,
    #[arg(long, value_enum)]
    pub roll: RollArg,
    #[arg(long, value_name = "TEXT")]
    pub basis: String,
    #[arg(long, value_name = "SIGNATURE")]
    pub sign: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// Whether the day of an event is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DayZeroArg {
    Excluded,
    Included,
}

impl From<DayZeroArg> for DayZero {
    fn from(arg: DayZeroArg) -> Self {
        match arg {
            DayZeroArg::Excluded => Self::Excluded,
            DayZeroArg::Included => Self::Included,
        }
    }
}

/// What happens to a last day that is a rest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RollArg {
    None,
    NextWorkingDay,
}

impl From<RollArg> for Roll {
    fn from(arg: RollArg) -> Self {
        match arg {
            RollArg::None => Self::None,
            RollArg::NextWorkingDay => Self::NextWorkingDay,
        }
    }
}
