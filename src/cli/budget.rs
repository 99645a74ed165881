//! `honordesk ledger budget`: what each fund gives for a programme in a year, what was paid out of it, and what is left.

use super::budget_ahead as ahead;
use super::budget_args::{BudgetSub, DecideArgs, GrantArg};
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::BudgetJson;
use super::out::Out;
use super::programme::{programme_id, programme_name};
use super::table::Side::{Left, Right};
use super::table::Table;
use crate::bureau::answer::BudgetLine;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::ledger::{FundSource, Grant, of_source};
use crate::domain::{Fen, Total};
use crate::locale::{Lang, cli as words, ledger as say};

pub(super) fn run(sub: &BudgetSub, desk: &Desk, out: &mut Out) -> Done {
    match sub {
        BudgetSub::List { year, json } => list(desk, *year, *json, out),
        BudgetSub::Forecast(args) => ahead::forecast(desk, args, out),
        BudgetSub::Statement(args) => ahead::statement(desk, args, out),
        BudgetSub::Propose(args) => {
            let grants = args.grant.iter().map(|GrantArg(grant)| *grant).collect();
            let command = Command::ProposeBudget {
                year: args.year,
                programme: programme_id(desk, &args.programme),
                grants,
                basis: args.basis.clone(),
            };
            send(desk, command, args.how.key.as_deref(), args.how.json, out)
        }
        BudgetSub::Approve(args) => decide(desk, args, None, out),
        BudgetSub::Decline { of, reason } => decide(desk, of, Some(reason.clone()), out),
    }
}

fn decide(desk: &Desk, args: &DecideArgs, declined: Option<String>, out: &mut Out) -> Done {
    let programme = programme_id(desk, &args.programme);
    let command = Command::DecideBudget { year: args.year, programme, version: args.version, declined };
    send(desk, command, args.how.key.as_deref(), args.how.json, out)
}

fn send(desk: &Desk, command: Command, key: Option<&str>, json: bool, out: &mut Out) -> Done {
    let said = match &command {
        Command::ProposeBudget { .. } => words::BUDGET_PROPOSED,
        Command::DecideBudget { declined: None, .. } => words::BUDGET_APPROVED,
        _ => words::BUDGET_DECLINED,
    };
    let receipt = desk.execute(command, key)?;
    let (year, version) = match receipt.outcome {
        Outcome::Budget(year, version) => (year, version),
        _ => (0, 0),
    };
    let said = said.with(out.lang, &[("year", &year), ("version", &version), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, json)
}

fn list(desk: &Desk, year: Option<u16>, json: bool, out: &mut Out) -> Done {
    let this = u16::try_from(desk.moment.today.year()).unwrap_or_default();
    let year = year.unwrap_or(this);
    let Answer::Budgets(found) = desk.query(Query::Budgets { year })? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Budget), out.lang));
    };
    for line in &found.lines {
        if json {
            out.json(&BudgetJson::new(year, line))?;
        } else {
            table(desk, year, line, out)?;
        }
    }
    if found.lines.is_empty() {
        return out.nothing(&words::NO_BUDGETS.with(out.lang, &[("year", &year)]), json);
    }
    Ok(Exit::Done)
}

fn table(desk: &Desk, year: u16, line: &BudgetLine, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let name = programme_name(desk, &line.programme, lang);
    let standing = match (&line.in_force, &line.waiting) {
        (Some(budget), None) => words::BUDGET_VERSION.with(lang, &[("version", &budget.version)]),
        (_, Some(waiting)) => words::BUDGET_WAITING.with(lang, &[("version", &waiting.version)]),
        (None, None) => words::BUDGET_NONE.get(lang).to_owned(),
    };
    out.line(&format!("{year} {name}  {standing}"))?;
    let Some(budget) = &line.in_force else { return Ok(()) };
    let heads = [words::FUND_SHARE, words::FUND_GIVEN, words::FUND_PAID, words::FUND_KEPT, words::FUND_LEFT];
    let mut table = Table::new([Left, Right, Right, Right, Right, Right]);
    table.row([words::FUND_SOURCE].into_iter().chain(heads).map(|head| head.get(lang).to_owned()));
    for grant in &budget.grants {
        table.row(row(line, grant, lang));
    }
    table.print("  ", out)
}

/// A source with its share, what it gives, what was paid, what is kept for runs under way, what is left.
fn row(line: &BudgetLine, grant: &Grant, lang: Lang) -> [String; 6] {
    [
        say::source(grant.source).get(lang).to_owned(),
        share(grant.share),
        grant.amount.to_string(),
        line.paid.of(grant.source).to_string(),
        of_source(&line.reserved, grant.source).to_string(),
        Total(line.left(grant.source)).to_string(),
    ]
}

/// Ten-thousandths as per cent: `60%`, `33.33%`.
fn share(of: u16) -> String {
    let (whole, part) = (of / 100, of % 100);
    if part == 0 { format!("{whole}%") } else { format!("{whole}.{part:02}%") }
}

/// A source of money.
pub(super) fn fund_source(text: &str) -> Result<FundSource, String> {
    FundSource::parse(text).ok_or_else(|| "central|province|city|district".to_owned())
}

/// `central=3000000:60`: who gives how much in the year, and which share of every payment in per cent.
pub(super) fn grant(text: &str) -> Result<GrantArg, String> {
    let read = || {
        let (source, rest) = text.split_once('=')?;
        let (amount, share) = rest.rsplit_once(':')?;
        let source = FundSource::parse(source.trim())?;
        let amount = Fen::parse(amount).ok()?;
        // Per cent with two decimals are ten-thousandths, as yuan with two are fen.
        let share = u16::try_from(Fen::parse(share.trim().trim_end_matches('%')).ok()?.0).ok()?;
        Some(GrantArg(Grant { source, amount, share }))
    };
    read().ok_or_else(|| "central|province|city|district=YUAN:PERCENT".to_owned())
}
