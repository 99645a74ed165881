//! `honordesk petition correct`: putting right what was taken down wrong. Names, phones and identity numbers come in a file: what stands
//! on a command line is read by others.

use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

use super::case::{Case, petition};
use super::context::{self, Desk};
use super::exit::Done;
use super::how_args::HowArgs;
use super::out::Out;
use super::petition::view;
use super::petition_hands_args::urgency;
use super::values::{channel, date, division, minute, names, person, purpose};
use crate::bureau::command::PetitionChange as To;
use crate::bureau::{Command, Outcome};
use crate::domain::petition::{Channel, Origin, Purpose, Urgency};
use crate::domain::{Date, DivisionCode, PersonId};
use crate::locale::cli as words;

#[derive(Debug, Args)]
pub(super) struct CorrectArgs {
    #[arg(value_parser = petition)]
    pub petition: Case,
    #[arg(long, value_parser = channel)]
    pub channel: Option<Channel>,
    #[arg(long, value_parser = origin)]
    pub origin: Option<Origin>,
    #[arg(long, value_parser = purpose)]
    pub purpose: Option<Purpose>,
    #[arg(long, value_parser = urgency)]
    pub urgency: Option<Urgency>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub received: Option<Date>,
    #[arg(long, value_name = "HH:MM", value_parser = minute)]
    pub received_at: Option<u16>,
    #[arg(long, value_name = "N")]
    pub headcount: Option<u16>,
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=200), value_name = "N")]
    pub petitioner: u8,
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, conflicts_with_all = ["person", "not_one"])]
    pub anonymous: bool,
    #[arg(long, conflicts_with = "person")]
    pub not_one: bool,
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=20), value_name = "N")]
    pub demand: u8,
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    #[arg(long, value_parser = division, value_name = "CODE")]
    pub division: Option<DivisionCode>,
    #[arg(long, value_name = "NUMBER")]
    pub external: Option<String>,
    #[arg(long, value_name = "ID")]
    pub topic: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub despite: Option<String>,
    #[command(flatten)]
    pub how: HowArgs,
}

/// What a file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    changes: Vec<To>,
}

fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).ok_or_else(|| names(Origin::ALL, Origin::name))
}

pub(super) fn run(desk: &Desk, args: &CorrectArgs, out: &mut Out) -> Done {
    let seen = view(desk, &args.petition, out.lang)?;
    let at = args.petitioner - 1;
    let mut changes = match &args.from {
        Some(file) => context::read_json::<Written>(file, out.lang)?.changes,
        None => Vec::new(),
    };
    changes.extend(args.channel.map(To::Channel));
    changes.extend(args.origin.map(To::Origin));
    changes.extend(args.purpose.map(To::Purpose));
    changes.extend(args.urgency.map(To::Urgency));
    changes.extend(args.received.map(To::Received));
    changes.extend(args.received_at.map(|minute| To::ReceivedAt(Some(minute))));
    changes.extend(args.anonymous.then_some(To::Anonymous));
    changes.extend(args.not_one.then_some(To::NotOne { at }));
    if let Some(person) = args.person {
        let name = super::petition::called(desk, person, out.lang)?;
        changes.push(To::Who { at, person: Some(person), name });
    }
    changes.extend(args.headcount.map(To::Headcount));
    changes.extend(args.text.clone().map(|text| To::Demand { at: args.demand - 1, text }));
    changes.extend(args.division.map(|code| To::Division(Some(code))));
    changes.extend(args.external.clone().map(To::ExternalNumber));
    if !args.topic.is_empty() {
        changes.push(To::Topics(args.topic.clone()));
    }
    let command = Command::CorrectPetition {
        petition: seen.row.petition,
        seen: seen.version,
        changes,
        despite: args.despite.clone(),
    };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Petition(_, number, _) => {
            words::CORRECTED.with(out.lang, &[("number", number), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)
}
