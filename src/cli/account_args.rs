//! What may be typed about the account that money goes to.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{account_change, document, person};
use crate::domain::person::AccountDocument;
use crate::domain::{AccountChangeId, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum AccountSub {
    List {
        #[arg(long, value_name = "N")]
        import: Option<u64>,
        #[arg(long)]
        json: bool,
    },
    History {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Ask(AccountAskArgs),
    Approve {
        #[arg(value_parser = account_change)]
        change: AccountChangeId,
        #[command(flatten)]
        how: HowArgs,
    },
    Decline(AccountEndArgs),
    Withdraw(AccountEndArgs),
    ApproveImport(ImportNamed),
    DeclineImport(ImportDeclineArgs),
}

/// The accounts of an import.
#[derive(Debug, Args)]
pub(super) struct ImportNamed {
    pub import: u64,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ImportDeclineArgs {
    #[command(flatten)]
    pub named: ImportNamed,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(super) struct AccountAskArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    #[arg(long, value_name = "DOCUMENT", value_parser = document)]
    pub document: AccountDocument,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    pub payee: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct AccountEndArgs {
    #[arg(value_parser = account_change)]
    pub change: AccountChangeId,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}
