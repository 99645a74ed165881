//! Arguments of `ledger`.

use clap::{Args, Subcommand};

use super::bank_args::BankSub;
use super::budget_args::BudgetSub;
use super::close_args::{CloseSub, CorrectArgs, ReversalSub};
use super::entitle_args::EntitleArgs;
use super::grant_args::GrantSub;
use super::how_args::HowArgs;
use super::rates_args::{RatesSub, SettingsSub};
use super::run_args::RunSub;
use super::standing_args::{ConfirmSub, ExplainArgs};
use super::values::{amount, date, entry, month, person};
use crate::domain::{Date, EntryId, Fen, Month, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum LedgerSub {
    Statement {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Month(MonthArgs),
    #[command(subcommand)]
    Bank(BankSub),
    Entitle(Box<EntitleArgs>),
    Explain(ExplainArgs),
    #[command(subcommand)]
    Confirm(ConfirmSub),
    #[command(subcommand)]
    Rates(RatesSub),
    #[command(subcommand)]
    Settings(SettingsSub),
    Proposals {
        #[arg(long, value_name = "P12", value_parser = person)]
        person: Option<PersonId>,
        #[arg(long)]
        json: bool,
    },
    #[command(subcommand)]
    Budget(BudgetSub),
    #[command(subcommand)]
    Grant(GrantSub),
    #[command(subcommand)]
    Run(Box<RunSub>),
    Post(PostArgs),
    Correct(CorrectArgs),
    #[command(subcommand)]
    Close(CloseSub),
    #[command(subcommand)]
    Reversal(ReversalSub),
    Waiting {
        #[arg(long)]
        all: bool,
        #[arg(long)]
        json: bool,
    },
    Reverse {
        #[arg(value_parser = entry)]
        entry: EntryId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct MonthArgs {
    pub programme: String,
    #[arg(value_parser = month)]
    pub month: Month,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PostArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    pub programme: String,
    #[arg(value_parser = month)]
    pub month: Month,
    #[arg(value_parser = amount)]
    pub amount: Fen,
    #[arg(long)]
    pub paid: bool,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub booked: Option<Date>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub memo: String,
    #[arg(long, value_name = "REASON")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}
