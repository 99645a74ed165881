//! What may be typed. Help texts are not here: `help` puts them in, in the language asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::calendar_args::CalendarSub;
use super::care_args::CareSub;
use super::how_args::HowArgs;
use super::ledger_args::LedgerSub;
use super::oncall_args::{HandoverSub, OncallArgs};
use super::paper_args::{ExportSub, MatterSub, OutArgs, PaperSub, PrintingArgs};
use super::person_args::PersonSub;
use super::petition_args::PetitionSub;
use super::supervision_args::SupervisionSub;
use super::unfit::Unfit;
use super::values::{date, filter_key, month, person};
use super::visit_args::VisitSub;
use crate::bureau::HeldAt;
use crate::domain::duty::At;
use crate::domain::filter::Key;
use crate::domain::{Date, Month, PersonId};
use crate::text::fold;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "honordesk", version, propagate_version = true, disable_help_subcommand = true)]
pub(super) struct Line {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Sub>,
}

/// What every subcommand understands.
#[derive(Debug, Clone, Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[arg(long, global = true, value_enum, value_name = "zh|en")]
    pub lang: Option<LangArg>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD[THH:MM]", value_parser = held)]
    pub today: Option<HeldAt>,
    #[arg(long = "as", global = true, value_name = "USER")]
    pub user: Option<String>,
    #[arg(long, global = true, value_name = "N")]
    pub password_fd: Option<u32>,
    #[command(flatten)]
    pub printing: PrintingArgs,
}

/// The day that the work is held at, and the minute of it where one is named: `2026-11-23` or `2026-11-23T14:00`.
fn held(text: &str) -> Result<HeldAt, Unfit> {
    let text = fold(text);
    let Some((day, time)) = text.split_once(['t', ' ']) else {
        return date(&text).map(|today| HeldAt { today, minute: None });
    };
    let at = At::parse(time, date(day)?).ok_or_else(|| Unfit::day(&text))?;
    Ok(HeldAt { today: at.day, minute: Some(at.minute) })
}

/// A language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    Demo(DemoArgs),
    #[command(subcommand)]
    Import(ImportSub),
    Lookup(LookupArgs),
    Pivot(PivotArgs),
    #[command(subcommand)]
    View(ViewSub),
    #[command(subcommand)]
    Person(PersonSub),
    Policy(PolicyArgs),
    #[command(subcommand)]
    Quality(QualitySub),
    #[command(subcommand)]
    Ledger(LedgerSub),
    #[command(subcommand)]
    Petition(PetitionSub),
    Oncall(OncallArgs),
    #[command(subcommand)]
    Handover(HandoverSub),
    #[command(subcommand)]
    Calendar(CalendarSub),
    #[command(subcommand)]
    Supervision(SupervisionSub),
    #[command(subcommand)]
    Visit(VisitSub),
    #[command(subcommand)]
    Care(CareSub),
    #[command(subcommand)]
    Matter(MatterSub),
    #[command(subcommand)]
    Paper(PaperSub),
    #[command(subcommand)]
    Export(ExportSub),
    #[command(subcommand)]
    Staff(StaffSub),
    #[command(subcommand)]
    Journal(JournalSub),
    Overview(OverviewArgs),
    Check(CheckArgs),
    Backup(BackupArgs),
    Restore(RestoreArgs),
    #[command(subcommand)]
    Keymap(KeymapSub),
    Completions {
        shell: Shell,
    },
    Man {
        dir: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct DemoArgs {
    #[arg(long, default_value_t = 22_000, value_parser = clap::value_parser!(u32).range(0..=1_000_000), value_name = "N")]
    pub people: u32,
    #[arg(long, value_name = "N")]
    pub paid: Option<u32>,
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    #[arg(long)]
    pub build_only: bool,
    #[arg(long)]
    pub fresh: bool,
    #[arg(long, requires = "build_only")]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ImportSub {
    People(ImportArgs),
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct OverviewArgs {
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PivotArgs {
    #[arg(value_parser = filter_key)]
    pub by: Key,
    #[arg(value_parser = filter_key)]
    pub across: Option<Key>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub of: Vec<String>,
    #[arg(long, value_name = "YYYY-MM", value_parser = month, conflicts_with = "year")]
    pub month: Option<Month>,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=2999))]
    pub year: Option<i32>,
    #[command(flatten)]
    pub leaves: OutArgs,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ViewSub {
    List {
        #[arg(long)]
        json: bool,
    },
    Save {
        name: String,
        #[arg(required = true)]
        text: Vec<String>,
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=9), value_name = "1-9")]
        pin: Option<u8>,
        #[arg(long)]
        json: bool,
    },
    Remove {
        name: String,
        #[arg(long)]
        json: bool,
    },
    Export {
        file: PathBuf,
    },
    Import {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct LookupArgs {
    #[arg(required = true)]
    pub query: Vec<String>,
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: u32,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000), value_name = "N")]
    pub limit: u16,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PolicyArgs {
    pub query: Vec<String>,
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum QualitySub {
    Gaps {
        #[arg(long)]
        json: bool,
    },
    Duplicates {
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=1000), value_name = "N")]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum StaffSub {
    List {
        #[arg(long)]
        json: bool,
    },
    Agree {
        #[arg(value_name = "LOGIN")]
        login: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Decline {
        #[arg(value_name = "LOGIN")]
        login: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum JournalSub {
    List(JournalArgs),
}

#[derive(Debug, Args)]
pub(super) struct JournalArgs {
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub from: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub to: Option<Date>,
    #[arg(long, value_name = "LOGIN")]
    pub staff: Option<String>,
    #[arg(long, value_parser = person)]
    pub person: Option<PersonId>,
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1_000_000), value_name = "N")]
    pub limit: u32,
    #[arg(long, value_name = "N")]
    pub before: Option<u64>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(long)]
    pub replay: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct BackupArgs {
    pub to: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    pub from: PathBuf,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum KeymapSub {
    Check {
        files: Vec<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    Print {
        #[arg(long, value_enum, default_value_t = Keys::Default)]
        keys: Keys,
        #[arg(long)]
        json: bool,
    },
}

/// A keymap that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Keys {
    Default,
    Vim,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_held_at_a_minute_only_where_one_is_named() {
        let today = Date::parse("2026-11-23").unwrap();
        assert_eq!(held("2026-11-23").unwrap(), HeldAt { today, minute: None });
        for typed in ["2026-11-23T14:01", "2026-11-23 14:01", "２０２６－１１－２３Ｔ１４：０１"]
        {
            assert_eq!(held(typed).unwrap(), HeldAt { today, minute: Some(841) }, "{typed}");
        }
        assert!(held("2026-11-23T25:00").is_err() && held("14:01").is_err());
    }
}
