//! The made-up bureau, but for one thing: everybody died on 2026-08-15, which was told in November.

use super::fake;
use super::ledgers::{record, statement};
use crate::bureau::answer::{HeldByRun, SettlementRow, StatementLine};
use crate::bureau::{Answer, Query, Reference};
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{Dead, EntryKind, PostedLine, Settlement};
use crate::domain::person::DeathCause;
use crate::domain::{Date, DivisionCode, Fen, Month, PersonId, RunId};

/// The day.
pub const DIED: &str = "2026-08-15";

/// The settlement of somebody who received 909.00 yuan a month up to November, of which `booked` is booked already.
pub fn settlement(person: PersonId, booked: Fen) -> Settlement {
    let card = fake::card(person).unwrap();
    let tables = Reference::embedded().unwrap();
    let (first, last) = (Month::parse("2026-01").unwrap(), Month::parse("2026-11").unwrap());
    let both = [EntryKind::Due, EntryKind::Paid];
    let line = |programme: &str, month, kind, amount| PostedLine {
        programme: programme.into(),
        month,
        kind,
        amount,
    };
    let mut posted: Vec<PostedLine> = first
        .through(last)
        .flat_map(|month| both.map(|kind| line("combat-allowance", month, kind, Fen(90_900))))
        .collect();
    posted.push(line("funeral-aid", Month::parse("2026-08").unwrap(), EntryKind::Due, booked));
    let on = Date::parse(DIED).unwrap();
    let dead = Dead { on, cause: None, recognitions: &card.recognitions, goes_on: &[] };
    Settlement::of(tables.settlement(tables.terminal.offset()), dead, &posted)
}

/// What a death would leave of what stands in the ledger.
pub fn ahead(person: PersonId, on: Date, cause: Option<DeathCause>) -> Option<SettlementRow> {
    let (card, tables) = (fake::card(person)?, Reference::embedded().unwrap());
    let line = |line: StatementLine| PostedLine {
        programme: line.programme,
        month: line.month,
        kind: line.kind,
        amount: line.amount,
    };
    let posted: Vec<PostedLine> = statement(person)?.lines.into_iter().map(line).collect();
    let dead = Dead { on, cause, recognitions: &card.recognitions, goes_on: &[] };
    let settlement = Settlement::of(tables.settlement(tables.terminal.offset()), dead, &posted);
    Some(SettlementRow { person, name: card.name, division: card.division, settlement })
}

/// Answers as if they had died.
pub fn answer(query: &Query) -> Option<Answer> {
    let died = Date::parse(DIED);
    match query {
        Query::Record(person) => {
            let mut record = record(*person)?;
            record.card.died = died;
            record.death = Some(("死证2026-0815".into(), None));
            Some(Answer::Record(Box::new(record)))
        }
        Query::Statement(person) => {
            let mut statement = statement(*person)?;
            statement.settlement = Some(settlement(*person, Fen(0)));
            statement.runs = vec![HeldByRun {
                run: RunId(8),
                state: RunState::Frozen,
                seq: 12,
                parts: vec![(Month::parse("2026-11").unwrap(), Fen(90_900))],
            }];
            Some(Answer::Statement(Box::new(statement)))
        }
        Query::Settlements { .. } => {
            let row = |n: u32, name: &str, booked: i64| SettlementRow {
                person: PersonId(n),
                name: name.into(),
                division: DivisionCode::parse("440114001210"),
                settlement: settlement(PersonId(1), Fen(booked)),
            };
            Some(Answer::Settlements(vec![
                row(1, "区国英", 0),
                row(4, "买买提·吐尔逊", 0),
                row(6, "陈㘵", 90_900),
            ]))
        }
        other => fake::answer(other),
    }
}
