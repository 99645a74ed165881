//! `honordesk person death` and `withdraw-death`: a death, with everything that follows from it, and a death taken back.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::DeathJson;
use super::out::Out;
use super::person::seen;
use super::person_args::{DeathArgs, WithdrawDeathArgs};
use crate::bureau::answer::{SettlementRow, Statement};
use crate::bureau::command::NewDeath;
use crate::bureau::{Answer, Command, Query, Receipt, Refusal, What};
use crate::console::settling;
use crate::domain::PersonId;
use crate::locale::cli as words;
use crate::text::visible;

/// Records a death, or puts one right. What follows from it is told: beforehand where it is only asked or where the death on record would
/// be changed without a word why, afterwards as it stands.
pub(super) fn record(desk: &Desk, args: &DeathArgs, out: &mut Out) -> Done {
    let (person, json) = (args.person, args.how.json);
    let ahead = |out: &mut Out| {
        let query = Query::DeathAhead { person, on: args.on, cause: args.cause };
        match desk.query(query)? {
            Answer::DeathAhead(row) => follows(desk, &row, (None, json), out),
            _ => Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang)),
        }
    };
    if args.dry_run {
        ahead(out)?;
        return Ok(Exit::Done);
    }
    let death = NewDeath { on: args.on, document: args.document.clone(), cause: args.cause };
    let (_, version) = seen(desk, person, out.lang)?;
    let command = Command::RecordDeath { person, seen: version, death, despite: args.despite.clone() };
    let receipt = match desk.attempt(command, args.how.key.as_deref())? {
        Ok(receipt) => receipt,
        Err(why) => {
            // Whoever may not read the ledger is told the refusal alone.
            if matches!(why, Refusal::Doubtful(_)) && !json {
                ahead(out).ok();
            }
            return Err(desk.refused(why));
        }
    };
    let said = words::DEATH_RECORDED.with(out.lang, &[("person", &person), ("seq", &receipt.seq)]);
    let row = match desk.query(Query::Settlements { person: Some(person) }) {
        Ok(Answer::Settlements(rows)) => rows.into_iter().next(),
        _ => None,
    };
    match row {
        Some(row) if json => {
            out.settle(&said);
            follows(desk, &row, (Some(&receipt), true), out)?;
        }
        row => {
            out.receipt(&receipt, said, json)?;
            if let Some(row) = row {
                follows(desk, &row, (None, false), out)?;
            }
        }
    }
    Ok(Exit::Done)
}

/// The runs that hold the person, what goes on by the articles, what counts and what is left, as the console's form says it.
fn follows(
    desk: &Desk,
    row: &SettlementRow,
    (receipt, json): (Option<&Receipt>, bool),
    out: &mut Out,
) -> Result<(), Failure> {
    let statement = statement(desk, row.person, out)?;
    if json {
        return out.json(&DeathJson::new(receipt, row, &statement));
    }
    for words in settling::follows(desk.bureau.reference(), &statement, &row.settlement) {
        out.line(&visible(&words.say(out.lang)))?;
    }
    Ok(())
}

fn statement(desk: &Desk, person: PersonId, out: &Out) -> Result<Statement, Failure> {
    match desk.query(Query::Statement(person))? {
        Answer::Statement(statement) => Ok(*statement),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang)),
    }
}

/// Takes a death off the record again.
pub(super) fn withdraw(desk: &Desk, args: &WithdrawDeathArgs, out: &mut Out) -> Done {
    let (person, version) = seen(desk, args.person, out.lang)?;
    let command = Command::WithdrawDeath { person, seen: version, reason: args.reason.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = words::DEATH_WITHDRAWN.with(out.lang, &[("person", &person), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}
