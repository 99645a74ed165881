//! What may be typed about earlier petitions and the three levels.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{division, names, person};
use crate::bureau::query::{Order, Tab};
use crate::domain::petition::{Carried, ProofKind, Urgency, WordKind};
use crate::domain::{DivisionCode, LiaisonId, PersonId, StaffId};

#[derive(Debug, Args)]
pub(super) struct EarlierArgs {
    #[arg(long, value_parser = person)]
    pub person: Vec<PersonId>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub text: String,
    #[arg(long, value_parser = division, value_name = "CODE")]
    pub division: Option<DivisionCode>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ContactSub {
    List {
        #[arg(long, value_parser = division, value_name = "CODE")]
        division: Option<DivisionCode>,
        #[arg(long)]
        json: bool,
    },
    Set(ContactSetArgs),
    End {
        #[arg(value_parser = liaison)]
        contact: LiaisonId,
        #[command(flatten)]
        how: HowArgs,
    },
}

/// Names and phones come from a file or standard input, never from the command line.
#[derive(Debug, Args)]
pub(super) struct ContactSetArgs {
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    #[arg(long, value_parser = liaison)]
    pub contact: Option<LiaisonId>,
    #[command(flatten)]
    pub how: HowArgs,
}

pub(super) fn liaison(text: &str) -> Result<LiaisonId, String> {
    LiaisonId::parse(text).ok_or_else(|| "F6".to_owned())
}

pub(super) fn staff(text: &str) -> Result<StaffId, String> {
    StaffId::parse(text).ok_or_else(|| "S3".to_owned())
}

pub(super) fn tab(text: &str) -> Result<Tab, String> {
    Tab::parse(text).ok_or_else(|| names(&Tab::ALL, Tab::name))
}

pub(super) fn order(text: &str) -> Result<Order, String> {
    Order::parse(text).ok_or_else(|| names(&Order::ALL, Order::name))
}

pub(super) fn urgency(text: &str) -> Result<Urgency, String> {
    Urgency::parse(text).ok_or_else(|| names(Urgency::ALL, Urgency::name))
}

pub(super) fn word(text: &str) -> Result<WordKind, String> {
    WordKind::parse(text).ok_or_else(|| names(WordKind::ALL, WordKind::name))
}

pub(super) fn carried(text: &str) -> Result<Carried, String> {
    Carried::parse(text).ok_or_else(|| names(Carried::ALL, Carried::name))
}

pub(super) fn proof(text: &str) -> Result<ProofKind, String> {
    ProofKind::parse(text).ok_or_else(|| names(ProofKind::ALL, ProofKind::name))
}
