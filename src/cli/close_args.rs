//! What may be typed behind `ledger close` and `ledger correct`.

use clap::{Args, Subcommand};

use super::values::{amount, books, date, entry, form, key, month};
use crate::domain::ledger::BooksOf;
use crate::domain::{Date, EntryId, Fen, Month};
use crate::exchange::papers::Form;

#[derive(Debug, Subcommand)]
pub(super) enum CloseSub {
    Month {
        #[arg(value_parser = month)]
        month: Month,
        #[arg(long, value_name = "REASON")]
        despite: Option<String>,
        #[command(flatten)]
        how: CloseArgs,
    },
    Day {
        #[arg(value_parser = date)]
        day: Option<Date>,
        #[command(flatten)]
        how: CloseArgs,
    },
    List {
        #[arg(long)]
        json: bool,
    },
    Reopen {
        #[arg(value_parser = month)]
        month: Month,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: CloseArgs,
    },
    Agree {
        #[arg(value_parser = month)]
        month: Month,
        #[command(flatten)]
        how: CloseArgs,
    },
    Decline {
        #[arg(value_parser = month)]
        month: Month,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: CloseArgs,
    },
    Withdraw {
        #[arg(value_parser = month)]
        month: Month,
        #[command(flatten)]
        how: CloseArgs,
    },
    Sheet {
        #[arg(value_parser = books)]
        of: BooksOf,
        #[arg(long)]
        issue: bool,
        #[arg(long, value_parser = form, default_value = "a4")]
        form: Form,
        #[command(flatten)]
        how: CloseArgs,
    },
    Verify {
        #[arg(required = true)]
        text: Vec<String>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ReversalSub {
    List {
        #[arg(long)]
        json: bool,
    },
    Agree {
        #[arg(value_parser = entry)]
        entry: EntryId,
        #[command(flatten)]
        how: CloseArgs,
    },
    Decline {
        #[arg(value_parser = entry)]
        entry: EntryId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: CloseArgs,
    },
    Withdraw {
        #[arg(value_parser = entry)]
        entry: EntryId,
        #[command(flatten)]
        how: CloseArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct CloseArgs {
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub key: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    #[arg(value_parser = entry)]
    pub entry: EntryId,
    #[arg(long, value_parser = amount)]
    pub amount: Option<Fen>,
    #[arg(long)]
    pub programme: Option<String>,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Option<Month>,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "REASON")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: CloseArgs,
}
