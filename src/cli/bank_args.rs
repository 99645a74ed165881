//! What may be typed behind `ledger bank`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum BankSub {
    Templates {
        #[arg(long)]
        json: bool,
    },
    Specimen {
        template: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long)]
        answer: bool,
        #[arg(long)]
        json: bool,
    },
}
