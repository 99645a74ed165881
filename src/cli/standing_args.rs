//! What may be typed after `honordesk ledger explain` and `honordesk ledger confirm`.

use clap::{Args, Subcommand, ValueEnum};

use super::how_args::HowArgs;
use super::values::{date, division, month, person, year};
use crate::bureau::query::ConfirmationStanding;
use crate::domain::person::ConfirmedHow;
use crate::domain::{Date, DivisionCode, Month, PersonId};

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Option<Month>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub known: Option<Date>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfirmSub {
    List(ConfirmListArgs),
    Show {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Notice {
        #[arg(value_parser = person, required_unless_present = "found")]
        people: Vec<PersonId>,
        #[arg(long, value_name = "TEXT", conflicts_with = "people")]
        found: Option<String>,
        #[command(flatten)]
        done: ConfirmedArgs,
    },
    Done {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long, value_enum, default_value_t = HowArg::InPerson)]
        how: HowArg,
        #[arg(long, value_name = "TEXT")]
        document: Option<String>,
        #[command(flatten)]
        done: ConfirmedArgs,
    },
    Withdraw {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        notice: bool,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[arg(long, value_name = "YYYY", value_parser = year)]
        year: Option<u16>,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct ConfirmListArgs {
    pub query: Vec<String>,
    #[arg(long, value_name = "YYYY", value_parser = year)]
    pub year: Option<u16>,
    #[arg(long, value_enum, default_value_t = StandingArg::Open)]
    pub standing: StandingArg,
    #[arg(long, value_name = "CODE", value_parser = division)]
    pub town: Option<DivisionCode>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(0..=2000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ConfirmedArgs {
    #[arg(long, value_name = "YYYY", value_parser = year)]
    pub year: Option<u16>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub on: Option<Date>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum StandingArg {
    Open,
    Noticed,
    Confirmed,
}

impl From<StandingArg> for ConfirmationStanding {
    fn from(said: StandingArg) -> Self {
        match said {
            StandingArg::Open => Self::Open,
            StandingArg::Noticed => Self::Noticed,
            StandingArg::Confirmed => Self::Confirmed,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum HowArg {
    InPerson,
    Face,
    Data,
}

impl From<HowArg> for ConfirmedHow {
    fn from(said: HowArg) -> Self {
        match said {
            HowArg::InPerson => Self::InPerson,
            HowArg::Face => Self::Face,
            HowArg::Data => Self::Data,
        }
    }
}
