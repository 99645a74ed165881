//! What may be typed about petitions.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::case::{Case, letter_kind, petition};
use super::how_args::HowArgs;
use super::values::{act, channel, date, from_until, person, purpose, route};
use crate::domain::paper::PaperKind;
use crate::domain::petition::{Channel, PetitionAct, Purpose, Route};
use crate::domain::{Date, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum PetitionSub {
    List(ListArgs),
    Show {
        #[arg(value_parser = petition)]
        petition: Case,
        #[arg(long)]
        json: bool,
    },
    Clocks(ClocksArgs),
    Figures {
        #[arg(long)]
        json: bool,
    },
    New(NewArgs),
    Act(ActArgs),
    Draft(DraftArgs),
    Why {
        #[arg(value_parser = petition)]
        petition: Case,
        clock: Option<String>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[arg(long, value_enum, default_value_t = TabArg::Open)]
    pub tab: TabArg,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub text: String,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long)]
    pub json: bool,
}

/// A tab of the petition queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TabArg {
    Undecided,
    Mine,
    Soon,
    Late,
    Unserved,
    Review,
    Open,
    All,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[arg(long, value_name = "FILE", conflicts_with_all = ["person", "demand", "channel", "purpose", "route", "received"])]
    pub from: Option<PathBuf>,
    #[arg(long, value_parser = person, required_unless_present = "from")]
    pub person: Option<PersonId>,
    #[arg(long, required_unless_present = "from", value_name = "TEXT")]
    pub demand: Vec<String>,
    #[arg(long, value_parser = channel, default_value = "visit")]
    pub channel: Channel,
    #[arg(long, value_parser = purpose, default_value = "resolve")]
    pub purpose: Purpose,
    #[arg(long, value_parser = route)]
    pub route: Option<Route>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub received: Option<Date>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ActArgs {
    #[arg(value_parser = petition)]
    pub petition: Case,
    #[arg(value_parser = act)]
    pub act: PetitionAct,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub on: Option<Date>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub note: String,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "NUMBER")]
    pub document: String,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub until: Option<Date>,
    #[arg(long, value_parser = route)]
    pub route: Option<Route>,
    #[arg(long, value_name = "RULE")]
    pub rule: Option<String>,
    #[arg(long, value_name = "WHO")]
    pub set_by: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5), value_name = "1-5")]
    pub score: Option<u8>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// A letter, and where it goes.
#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    #[arg(value_parser = petition)]
    pub petition: Case,
    #[arg(long, value_parser = letter_kind)]
    pub kind: PaperKind,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// The days of a matter that is in no database.
#[derive(Debug, Args)]
pub(super) struct ClocksArgs {
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub received: Date,
    #[arg(long)]
    pub forwarded: bool,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub accepted: Option<Date>,
    #[arg(long)]
    pub extended: bool,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub served: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub review_requested: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub review_served: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub final_requested: Option<Date>,
    #[arg(long, value_name = "FROM..TO", value_parser = from_until)]
    pub hearing: Option<(Date, Date)>,
    #[arg(long)]
    pub json: bool,
}
