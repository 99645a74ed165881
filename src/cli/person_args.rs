//! What may be typed about one person.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::account_args::AccountSub;
use super::bulk_args::{BatchesArgs, EditManyArgs, UndoBatchArgs};
use super::how_args::HowArgs;
use super::values::{belonging, cause, date, note, part, person, role};
use crate::domain::person::{Belonging, DeathCause, PersonField};
use crate::domain::staff::Role;
use crate::domain::{Date, NoteId, PersonId};

#[derive(Debug, Subcommand)]
pub(super) enum PersonSub {
    Show {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Family {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Death(DeathArgs),
    WithdrawDeath(WithdrawDeathArgs),
    #[command(subcommand)]
    Note(NoteSub),
    #[command(subcommand)]
    Account(AccountSub),
    Add(AddArgs),
    EditMany(Box<EditManyArgs>),
    Batches(BatchesArgs),
    UndoBatch(UndoBatchArgs),
    NotSame(NotSameArgs),
    Merge(MergeArgs),
    Unmerge(UnmergeArgs),
}

#[derive(Debug, Args)]
pub(super) struct DeathArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub on: Date,
    #[arg(long, value_name = "NUMBER")]
    pub document: String,
    #[arg(long, value_name = "CAUSE", value_parser = cause)]
    pub cause: Option<DeathCause>,
    #[arg(long, conflicts_with = "despite")]
    pub dry_run: bool,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct WithdrawDeathArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum NoteSub {
    List {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(long)]
        json: bool,
    },
    Add(NoteAddArgs),
    End {
        #[arg(value_parser = person)]
        person: PersonId,
        #[arg(value_parser = note)]
        note: NoteId,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Args)]
pub(super) struct NoteAddArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    #[arg(long, requires = "until")]
    pub caution: bool,
    #[arg(long)]
    pub pin: bool,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub until: Option<Date>,
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub role: Vec<Role>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    #[arg(value_parser = person)]
    pub keep: PersonId,
    #[arg(value_parser = person)]
    pub gone: PersonId,
    #[arg(long, value_name = "FIELD", value_parser = part)]
    pub take: Vec<PersonField>,
    #[arg(long, value_name = "N", requires = "reason")]
    pub moves: Option<usize>,
    #[arg(long)]
    pub alive: bool,
    #[arg(long, value_name = "TEXT", requires = "moves")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct UnmergeArgs {
    #[arg(value_parser = person)]
    pub person: PersonId,
    #[arg(long, value_name = "NUMBER", value_parser = belonging)]
    pub give: Vec<Belonging>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct NotSameArgs {
    #[arg(value_parser = person)]
    pub one: PersonId,
    #[arg(value_parser = person)]
    pub other: PersonId,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long)]
    pub withdraw: bool,
    #[command(flatten)]
    pub how: HowArgs,
}
