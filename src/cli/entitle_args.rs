//! What may be typed after `ledger entitle`: the facts of nobody in particular.

use clap::Args;

use super::values::{
    LONGEST_SERVICE, date, entitled, month, nature, service, setting, since_until, wage, why_died,
};
use crate::domain::ledger::{PlaceKey, PlaceValue};
use crate::domain::person::{DeathCause, Nature};
use crate::domain::{Date, Fen, Month};

#[derive(Debug, Clone, Args)]
pub(super) struct EntitleArgs {
    #[arg(long, value_name = "GROUP", value_parser = entitled)]
    pub group: String,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Month,
    #[arg(long, value_name = "1-10", value_parser = clap::value_parser!(u8).range(1..=10))]
    pub grade: Option<u8>,
    #[arg(long, value_name = "CAUSE", value_parser = nature)]
    pub cause: Option<Nature>,
    #[arg(long)]
    pub mental: bool,
    #[arg(long, value_name = "FROM..TO", num_args = 0..=1, default_missing_value = "1800-01-01..", value_parser = since_until)]
    pub hospitalised: Option<(Date, Option<Date>)>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, requires = "former_grade")]
    pub regraded: Option<Date>,
    #[arg(long, value_name = "1-10", value_parser = clap::value_parser!(u8).range(1..=10), requires = "regraded")]
    pub former_grade: Option<u8>,
    #[arg(long, value_name = "CAUSE", value_parser = nature, requires = "regraded")]
    pub former_cause: Option<Nature>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=i64::from(LONGEST_SERVICE)))]
    pub years: Option<u8>,
    #[arg(long, value_name = "FROM..TO", value_parser = service, conflicts_with = "years")]
    pub conscript: Option<(Date, Date)>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub birth: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub since: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub approved: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, conflicts_with = "moved_out")]
    pub until: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub died: Option<Date>,
    #[arg(long, value_name = "CAUSE", value_parser = why_died, requires = "died")]
    pub death_cause: Option<DeathCause>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub handed_over: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub moved_in: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub moved_out: Option<Date>,
    #[arg(long, value_name = "FROM..TO", value_parser = since_until)]
    pub suspended: Option<(Date, Option<Date>)>,
    #[arg(long, value_name = "FROM..TO", value_parser = since_until)]
    pub own_fault: Option<(Date, Option<Date>)>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub noticed: Option<Date>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub confirmed: Option<Date>,
    #[arg(long, value_name = "GROUP", value_parser = entitled)]
    pub also: Vec<String>,
    #[arg(long, value_name = "YUAN", value_parser = wage)]
    pub wage: Option<Fen>,
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    pub place: Vec<(PlaceKey, PlaceValue)>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub known: Option<Date>,
    #[arg(long)]
    pub json: bool,
}
