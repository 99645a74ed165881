//! What may be typed after `honordesk ledger run`.

use clap::{Args, Subcommand};

use super::how_args::HowArgs;
use super::values::{amount, date, line_change, month, over, person, recovery, recovery_way, run, run_rule};
use crate::domain::ledger::run::{LineChange, Over, RecoveryWay};
use crate::domain::{Date, Fen, Month, PersonId, RecoveryId, RunId, RunRuleId};

#[derive(Debug, Subcommand)]
pub(super) enum RunSub {
    List {
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=5000), value_name = "N")]
        limit: u32,
        #[arg(long)]
        json: bool,
    },
    Draft {
        #[arg(required = true)]
        programmes: Vec<String>,
        #[arg(long, value_parser = month, value_name = "YYYY-MM")]
        month: Month,
        #[command(flatten)]
        how: HowArgs,
    },
    Show(OneArgs),
    Compare(OneArgs),
    Lines {
        #[arg(value_parser = run)]
        run: RunId,
        #[arg(long, value_parser = line_change, value_name = "CHANGE")]
        change: Option<LineChange>,
        #[arg(long)]
        unexplained: bool,
        #[arg(long)]
        failed: bool,
        #[arg(long, value_parser = person, value_name = "P12")]
        person: Option<PersonId>,
        #[arg(long, default_value_t = 0, value_name = "N")]
        offset: u32,
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=100_000), value_name = "N")]
        limit: u32,
        #[arg(long)]
        json: bool,
    },
    Changes(OneArgs),
    Redraft(StepArgs),
    Freeze(StepArgs),
    Thaw(ReasonArgs),
    Review(StepArgs),
    Return(ReasonArgs),
    Approve {
        #[command(flatten)]
        step: StepArgs,
        #[arg(long, default_value = "", hide_default_value = true, value_name = "NUMBER")]
        minute: String,
    },
    Decline(ReasonArgs),
    Recall(ReasonArgs),
    Reconcile {
        #[command(flatten)]
        step: StepArgs,
        #[arg(long, value_parser = amount, value_name = "YUAN")]
        total: Fen,
    },
    Close(StepArgs),
    Unpaid {
        #[command(flatten)]
        why: ReasonArgs,
        #[arg(long, value_name = "NUMBER")]
        document: String,
    },
    AgreeUnpaid(StepArgs),
    RefuseUnpaid(ReasonArgs),
    ClearAccounts(ReasonArgs),
    Abandon(ReasonArgs),
    Explain(LineArgs),
    Leave(LineArgs),
    TakeBack(LineArgs),
    Defer(LineArgs),
    Paid {
        #[command(flatten)]
        line: LineArgs,
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        on: Date,
    },
    Stand(LineArgs),
    #[command(alias = "agree-paid")]
    Agree(PlainArgs),
    Refuse(LineArgs),
    Withdraw(PlainArgs),
    Reissue {
        #[arg(value_parser = run)]
        run: RunId,
        #[arg(long, value_name = "SEQ")]
        line: Vec<u32>,
        #[command(flatten)]
        how: HowArgs,
    },
    Overpaid {
        programme: String,
        #[arg(long)]
        json: bool,
    },
    #[command(subcommand)]
    Recovery(RecoverySub),
    #[command(subcommand)]
    Rule(RuleSub),
}

#[derive(Debug, Args)]
pub(super) struct OneArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct StepArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct ReasonArgs {
    #[command(flatten)]
    pub step: StepArgs,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(super) struct LineArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[arg(value_name = "SEQ")]
    pub line: u32,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Args)]
pub(super) struct PlainArgs {
    #[arg(value_parser = run)]
    pub run: RunId,
    #[arg(value_name = "SEQ")]
    pub line: u32,
    #[command(flatten)]
    pub how: HowArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum RecoverySub {
    List {
        #[arg(long)]
        json: bool,
    },
    Propose {
        #[arg(value_parser = person)]
        person: PersonId,
        programme: String,
        #[arg(long, value_parser = recovery_way, value_name = "WAY")]
        way: RecoveryWay,
        #[arg(long, value_name = "PROGRAMME")]
        onto: Option<String>,
        #[arg(long, value_parser = amount, value_name = "YUAN")]
        each: Option<Fen>,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Approve {
        #[arg(value_parser = recovery)]
        recovery: RecoveryId,
        #[command(flatten)]
        how: HowArgs,
    },
    Repay {
        #[arg(value_parser = recovery)]
        recovery: RecoveryId,
        #[arg(long = "month", required = true, value_parser = over, value_name = "YYYY-MM=YUAN")]
        months: Vec<Over>,
        #[arg(long, value_name = "TEXT")]
        receipt: String,
        #[command(flatten)]
        how: HowArgs,
    },
    End {
        #[arg(value_parser = recovery)]
        recovery: RecoveryId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum RuleSub {
    List {
        #[arg(long)]
        json: bool,
    },
    Tier {
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        from: Date,
        #[arg(long, value_parser = amount, value_name = "YUAN")]
        head: Fen,
        #[arg(long, value_parser = amount, value_name = "YUAN")]
        minute: Option<Fen>,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Freeze {
        name: String,
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        from: Date,
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        until: Date,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Opening {
        programme: String,
        #[arg(value_parser = month)]
        month: Month,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Budgets {
        #[arg(long, value_parser = date, value_name = "YYYY-MM-DD")]
        from: Date,
        #[arg(long, value_name = "true|false", action = clap::ArgAction::Set)]
        needed: bool,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    End {
        #[arg(value_parser = run_rule)]
        rule: RunRuleId,
        #[arg(long, value_name = "TEXT")]
        basis: String,
        #[command(flatten)]
        how: HowArgs,
    },
    Show {
        #[arg(value_parser = run_rule)]
        rule: RunRuleId,
        #[arg(long)]
        json: bool,
    },
    Approve {
        #[arg(value_parser = run_rule)]
        rule: RunRuleId,
        #[arg(long, value_parser = amount, value_name = "YUAN")]
        adds: Option<Fen>,
        #[command(flatten)]
        how: HowArgs,
    },
    Drop {
        #[arg(value_parser = run_rule)]
        rule: RunRuleId,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        how: HowArgs,
    },
}
