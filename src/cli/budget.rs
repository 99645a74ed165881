//! `honordesk ledger budget`: what each fund gives for a programme in a year, what was paid out of it, and what is left.

use super::budget_args::{BudgetSub, DecideArgs, GrantArg};
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::BudgetJson;
use super::ledger::{programme_id, programme_name};
use super::out::Out;
use crate::bureau::answer::BudgetLine;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::ledger::{FundSource, Grant};
use crate::domain::{Fen, Total};
use crate::locale::{cli as words, ledger as say};
use crate::text::{fit, fit_left};

pub(super) fn run(sub: &BudgetSub, desk: &Desk, out: &mut Out) -> Done {
    match sub {
        BudgetSub::List { year, json } => list(desk, *year, *json, out),
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
    out.line(words::BUDGET_HEAD.get(lang))?;
    for grant in &budget.grants {
        row(line, grant, out)?;
    }
    Ok(())
}

fn row(line: &BudgetLine, grant: &Grant, out: &mut Out) -> Result<(), Failure> {
    let money = |fen: Fen| fit_left(&fen.to_string(), 18);
    let cells = [
        fit(say::source(grant.source).get(out.lang), 18),
        fit_left(&share(grant.share), 8),
        money(grant.amount),
        money(line.paid.of(grant.source)),
        fit_left(&Total(line.left(grant.source)).to_string(), 18),
    ];
    out.line(&format!("  {}", cells.concat()))
}

/// Ten-thousandths as per cent: `60%`, `33.33%`.
fn share(of: u16) -> String {
    let (whole, part) = (of / 100, of % 100);
    if part == 0 { format!("{whole}%") } else { format!("{whole}.{part:02}%") }
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
