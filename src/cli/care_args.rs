//! What may be typed after `honordesk care`.

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::paper_args::OutArgs;
use super::values::{condolence, contact_kind, date, hardship, person, year};
use crate::domain::care::ContactKind;
use crate::domain::{CondolenceId, Date, HardshipId, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum CareSub {
    Rota(RotaArgs),
    Towns {
        #[arg(long)]
        json: bool,
    },
    Contacts {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500), value_name = "N")]
        limit: u32,
        #[arg(long)]
        json: bool,
    },
    Contact(ContactArgs),
    Households {
        #[arg(long)]
        ended: bool,
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=2000), value_name = "N")]
        limit: u32,
        #[command(flatten)]
        leaves: OutArgs,
        #[arg(long)]
        json: bool,
    },
    Household {
        #[arg(value_parser = hardship)]
        household: HardshipId,
        #[arg(long)]
        json: bool,
    },
    Condolence {
        #[arg(value_parser = condolence)]
        list: Option<CondolenceId>,
        #[arg(long, value_name = "YYYY", value_parser = year, conflicts_with_all = ["list", "out"])]
        year: Option<u16>,
        #[command(flatten)]
        leaves: OutArgs,
        #[arg(long)]
        json: bool,
    },
    Agree(WordArgs),
    Decline {
        #[arg(value_parser = condolence)]
        list: CondolenceId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Propose(WordArgs),
    Figures {
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
        from: Date,
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
        to: Date,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct RotaArgs {
    pub query: Vec<String>,
    #[arg(long, value_name = "LOGIN")]
    pub staff: Option<String>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=2000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct WordArgs {
    #[arg(value_parser = condolence)]
    pub list: CondolenceId,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ContactArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_parser = contact_kind, default_value = "call")]
    pub kind: ContactKind,
    #[arg(long)]
    pub not_reached: bool,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub on: Option<Date>,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub note: String,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub next: Option<Date>,
    #[command(flatten)]
    pub how: HowArgs,
}
