//! What every subcommand that does something understands: the name it is done under once, and how it is told.

use clap::Args;

use super::values::key;

/// The key of what is done once, and how it is told.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct HowArgs {
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub key: Option<String>,
    #[arg(long)]
    pub json: bool,
}
