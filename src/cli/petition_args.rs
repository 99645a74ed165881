//! What may be typed about petitions.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::case::{Case, letter_kind, petition};
use super::how_args::HowArgs;
use super::paper_args::OutArgs;
use super::petition_correct::CorrectArgs;
use super::petition_hands_args::{ContactSub, EarlierArgs, carried, order, proof, staff, tab, urgency, word};
use super::values::{act, channel, date, division, from_until, minute, person, purpose, route};
use crate::bureau::query::{Order, Tab};
use crate::domain::paper::PaperKind;
use crate::domain::petition::{Carried, Channel, PetitionAct, ProofKind, Purpose, Route, Urgency, WordKind};
use crate::domain::{Date, DivisionCode, PersonId, StaffId};

#[derive(Debug, Subcommand)]
pub(super) enum PetitionSub {
    #[command(visible_alias = "queue")]
    List(ListArgs),
    Show {
        #[arg(value_parser = petition)]
        petition: Case,
        #[arg(long)]
        json: bool,
    },
    Clocks(ClocksArgs),
    Forecast {
        #[arg(value_parser = petition)]
        petition: Option<Case>,
        #[arg(long)]
        json: bool,
    },
    Figures {
        #[arg(long)]
        json: bool,
    },
    New(NewArgs),
    Correct(CorrectArgs),
    Act(ActArgs),
    Undo(TriageArgs),
    Claim(TriageArgs),
    Earlier(EarlierArgs),
    Hands {
        #[arg(value_parser = petition)]
        petition: Case,
        #[arg(long)]
        json: bool,
    },
    Contact {
        #[command(subcommand)]
        sub: ContactSub,
    },
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
    #[arg(long, value_parser = tab, default_value = Tab::Open.name())]
    pub tab: Tab,
    #[arg(long, value_parser = order, default_value = Order::Urgent.name())]
    pub order: Order,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "TEXT")]
    pub text: String,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000), value_name = "N")]
    pub limit: u32,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[command(flatten)]
    pub leaves: OutArgs,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[arg(long, value_name = "FILE", conflicts_with_all = ["person", "demand", "channel", "purpose", "route", "received", "urgency", "topic", "division", "repeats", "external", "forwarder", "accused_division", "accused_staff"])]
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
    #[arg(long, value_parser = urgency)]
    pub urgency: Option<Urgency>,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, value_parser = division, value_name = "CODE")]
    pub division: Option<DivisionCode>,
    #[arg(long, value_parser = petition)]
    pub repeats: Option<Case>,
    #[arg(long, default_value = "", hide_default_value = true, value_name = "NUMBER")]
    pub external: String,
    #[arg(long, value_name = "NAME")]
    pub forwarder: Option<String>,
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        requires = "forwarder",
        value_name = "NUMBER"
    )]
    pub forwarded_number: String,
    #[arg(long, requires = "forwarder", value_name = "YYYY-MM-DD", value_parser = date)]
    pub forwarded_on: Option<Date>,
    #[arg(long, value_parser = division, value_name = "CODE")]
    pub accused_division: Vec<DivisionCode>,
    #[arg(long, value_parser = staff, value_name = "S3")]
    pub accused_staff: Vec<StaffId>,
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
    #[arg(long, value_parser = petition, value_name = "NUMBER")]
    pub earlier: Option<Case>,
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
    #[arg(long, value_parser = division, value_name = "CODE")]
    pub division: Option<DivisionCode>,
    #[arg(long, value_parser = staff, value_name = "S3")]
    pub staff: Option<StaffId>,
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..), value_name = "N")]
    pub demand: Option<u8>,
    #[arg(long, value_parser = proof)]
    pub proof: Option<ProofKind>,
    #[arg(long, value_name = "NAME")]
    pub witness: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub organ: Option<String>,
    #[arg(long, value_name = "GROUND")]
    pub ground: Option<String>,
    #[arg(long, value_parser = carried)]
    pub carried: Option<Carried>,
    #[arg(long, value_parser = act, value_name = "ACT")]
    pub paper: Vec<PetitionAct>,
    #[arg(long, value_parser = word)]
    pub word: Option<WordKind>,
    #[arg(long, value_parser = minute, requires = "word", value_name = "HH:MM")]
    pub at: Option<u16>,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// Petitions in the queue, one or several.
#[derive(Debug, Args)]
pub(super) struct TriageArgs {
    #[arg(value_parser = petition, required = true)]
    pub petition: Vec<Case>,
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
