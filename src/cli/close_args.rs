//! What may be typed behind `ledger close` and `ledger correct`.

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{amount, books, date, entry, form, month, second_word};
use crate::bureau::answer::SecondWord;
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
        how: HowArgs,
    },
    Day {
        #[arg(value_parser = date)]
        day: Option<Date>,
        #[command(flatten)]
        how: HowArgs,
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
        how: HowArgs,
    },
    Agree {
        #[arg(value_parser = month)]
        month: Month,
        #[command(flatten)]
        how: HowArgs,
    },
    Decline {
        #[arg(value_parser = month)]
        month: Month,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Withdraw {
        #[arg(value_parser = month)]
        month: Month,
        #[command(flatten)]
        how: HowArgs,
    },
    Sheet {
        #[arg(value_parser = books)]
        of: BooksOf,
        #[arg(long)]
        issue: bool,
        #[arg(long, value_parser = form, default_value = "a4")]
        form: Form,
        #[command(flatten)]
        how: HowArgs,
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
        #[arg(value_parser = second_word)]
        entry: SecondWord,
        #[command(flatten)]
        how: HowArgs,
    },
    Decline {
        #[arg(value_parser = second_word)]
        entry: SecondWord,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Withdraw {
        #[arg(value_parser = second_word)]
        entry: SecondWord,
        #[command(flatten)]
        how: HowArgs,
    },
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
    pub how: HowArgs,
}
