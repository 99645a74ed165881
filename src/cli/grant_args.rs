//! What may be typed after `ledger grant`.

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{amount, date, figure, grant, level, month, person, year};
use crate::domain::ledger::{Figure, OpinionLevel};
use crate::domain::{Date, Fen, GrantId, Month, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum GrantSub {
    List {
        #[arg(long, value_name = "PERSON", value_parser = person, conflicts_with = "year")]
        person: Option<PersonId>,
        #[arg(long, value_name = "YYYY", value_parser = year)]
        year: Option<u16>,
        #[arg(long, value_name = "PROGRAMME", requires = "year")]
        programme: Option<String>,
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u32,
        #[arg(long)]
        json: bool,
    },
    Show {
        #[arg(value_parser = grant)]
        grant: GrantId,
        #[arg(long)]
        json: bool,
    },
    New(Box<NewArgs>),
    Opinion {
        #[arg(value_parser = grant)]
        grant: GrantId,
        #[arg(value_parser = level)]
        level: OpinionLevel,
        #[arg(long, value_name = "DATE", value_parser = date)]
        on: Option<Date>,
        #[arg(long)]
        against: bool,
        #[arg(long, value_name = "TEXT", default_value = "")]
        words: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Approve {
        #[arg(value_parser = grant)]
        grant: GrantId,
        #[arg(long, value_name = "TEXT")]
        despite: Option<String>,
        #[command(flatten)]
        how: HowArgs,
    },
    Decline(EndArgs),
    Withdraw(EndArgs),
    WorkOut(WorkOutArgs),
}

#[derive(Debug, Args)]
pub(super) struct EndArgs {
    #[arg(value_parser = grant)]
    pub grant: GrantId,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    pub programme: String,
    #[arg(long, value_name = "MONTH", value_parser = month)]
    pub month: Option<Month>,
    #[arg(long, value_name = "YUAN", value_parser = amount)]
    pub amount: Option<Fen>,
    #[arg(long, value_name = "TEXT")]
    pub evidence: String,
    #[command(flatten)]
    pub basis: BasisArgs,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// What a request rests on, as far as it is said.
#[derive(Debug, Default, Args)]
pub(super) struct BasisArgs {
    #[arg(long, value_name = "KIND")]
    pub hardship: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub applied: Option<Date>,
    #[arg(long)]
    pub ordinary: bool,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub bill: Option<Date>,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, value_name = "YUAN", value_parser = amount)]
    pub total: Option<Fen>,
    #[arg(long, value_name = "YUAN", value_parser = amount)]
    pub insured: Option<Fen>,
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub died: Option<Date>,
    #[arg(long, value_name = "YYYY", value_parser = year)]
    pub service_year: Option<u16>,
    #[command(flatten)]
    pub sum: SumArgs,
}

/// What a sum is worked out from, whoever it is for.
#[derive(Debug, Default, Clone, Args)]
pub(super) struct SumArgs {
    #[arg(long, value_name = "KIND")]
    pub death: Option<String>,
    #[arg(long, value_name = "YUAN:SOURCE", value_parser = figure)]
    pub income: Option<Figure>,
    #[arg(long, value_name = "YUAN:SOURCE", value_parser = figure)]
    pub pay: Option<Figure>,
    #[arg(long, value_name = "HONOUR")]
    pub honour: Option<String>,
    #[arg(long, value_name = "YUAN:SOURCE", value_parser = figure)]
    pub standard: Option<Figure>,
}

/// What is worked out about nobody in particular.
#[derive(Debug, Args)]
pub(super) struct WorkOutArgs {
    #[arg(long, value_name = "PROGRAMME")]
    pub kind: String,
    #[command(flatten)]
    pub sum: SumArgs,
    #[arg(long)]
    pub json: bool,
}
