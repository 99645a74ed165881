//! Made-up records, ledgers and timelines of the made-up people.

use std::collections::BTreeMap;

use super::fake::{card, plain_row};
use crate::bureau::answer::{
    AskRow, Due, EntitlementView, EntryView, LateEntries, PetitionRow, ProgrammeLine, ProgrammeMonth, Record,
    Statement, StatementLine, StatementMonth,
};
use crate::bureau::{Answer, Query, Reference};
use crate::domain::ledger::{Account, AsOf, EntryKind, MoneyFacts, PlaceRules, entitle};
use crate::domain::person::{Residence, ServiceRecord};
use crate::domain::petition::PetitionState;
use crate::domain::{Date, DivisionCode, EntryId, Fen, Month, PersonId};

const PROGRAMME: &str = "combat-allowance";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// The whole record.
pub fn record(person: PersonId) -> Option<Record> {
    let card = card(person)?;
    Some(Record {
        no_id: None,
        other_names: vec!["区阿英".to_owned()],
        birth: Some(date("1955-08-17")),
        household: Residence {
            division: DivisionCode::parse("440114104205"),
            address: "㘵边队 3 号".to_owned(),
        },
        residence: Residence { division: card.division, address: "田美东路 8 号".to_owned() },
        phones: vec!["138****8000".to_owned(), "020****1234".to_owned()],
        bank: Some(("农商银行".to_owned(), card.name.clone(), "************5519".to_owned())),
        bank_from: None,
        former_accounts: Vec::new(),
        card_masked: Some("************0021".to_owned()),
        service: ServiceRecord {
            enlisted: Some(date("1974-12-01")),
            discharged: Some(date("1979-03-15")),
            unit: "某部".to_owned(),
            certificate: String::new(),
            placement: "自主就业".to_owned(),
        },
        relatives: super::family::relatives(),
        named_by: super::family::named_by(person),
        payees: super::family::payees(person),
        profile: BTreeMap::from([(101, "汉族".to_owned()), (109, "农村".to_owned())]),
        merged_into: None,
        absorbed: Vec::new(),
        death: card.died.map(|_| ("死证2026-0815".to_owned(), None)),
        card,
    })
}

/// A ledger of three months; the newest payment was booked twice and one of the two taken back.
pub fn statement(person: PersonId) -> Option<Statement> {
    let name = card(person)?.name;
    let row = |m: &str, due, paid, balance| StatementMonth {
        month: month(m),
        programme: PROGRAMME.to_owned(),
        due: Fen(due),
        paid: Fen(paid),
        difference: Fen(due - paid),
        balance: Fen(balance),
    };
    let line = |n: u64, booked: &str, m: &str, kind, amount, balance| StatementLine {
        by_two: kind == EntryKind::Paid,
        asked: None,
        entry: EntryId(n),
        booked: date(booked),
        month: month(m),
        programme: PROGRAMME.to_owned(),
        kind,
        cause: None,
        amount: Fen(amount),
        balance: Fen(balance),
        reverses: None,
        reversed_by: None,
        corrects: None,
        corrected_by: None,
        memo: String::new(),
    };
    let (due, paid) = (EntryKind::Due, EntryKind::Paid);
    let mut lines = vec![
        line(1, "2026-09-10", "2026-09", due, 90_900, 90_900),
        line(2, "2026-09-15", "2026-09", paid, 90_900, 0),
        line(3, "2026-10-10", "2026-10", due, 90_900, 90_900),
        line(4, "2026-10-15", "2026-10", paid, 90_900, 0),
        line(5, "2026-10-16", "2026-10", paid, 90_900, -90_900),
        line(6, "2026-10-17", "2026-10", paid, -90_900, 0),
        line(7, "2026-11-10", "2026-11", due, 90_900, 90_900),
    ];
    let asked = (date("2026-11-20"), "银行退汇".to_owned());
    lines[1].asked = Some(AskRow { by: "赵强".to_owned(), on: asked.0, reason: asked.1, own: false });
    lines[4].reversed_by = Some(EntryId(6));
    lines[5].reverses = Some(EntryId(5));
    lines[5].memo = "重复发放".to_owned();
    Some(Statement {
        person,
        name,
        months: vec![
            row("2026-11", 90_900, 0, 90_900),
            row("2026-10", 90_900, 90_900, 0),
            row("2026-09", 90_900, 90_900, 0),
        ],
        lines,
        due: Fen(272_700),
        paid: Fen(181_800),
        owed: Fen(90_900),
        settlement: None,
        runs: Vec::new(),
        waits: Vec::new(),
    })
}

fn entry(id: EntryId) -> Option<EntryView> {
    // The last of the made-up people: the one that drawn screens open.
    let person = PersonId(6);
    let statement = statement(person)?;
    let line = statement.lines.into_iter().find(|line| line.entry == id)?;
    let (debit, credit) = match line.kind {
        EntryKind::Due => (Account::Expense, Account::Payable),
        EntryKind::Paid => (Account::Payable, Account::Bank),
    };
    Some(EntryView {
        legs: vec![(debit, line.amount), (credit, Fen(-line.amount.0))],
        line,
        person,
        name: statement.name,
        by: "李娜".to_owned(),
        can_reverse: Ok(()),
    })
}

fn petitions() -> Vec<PetitionRow> {
    vec![PetitionRow {
        due: Some(Due { on: date("2026-11-29"), in_days: 6, provisional: false }),
        days_owned: Some(6),
        ..plain_row("2026-000212", "8 月起补助每月少发 27 元", PetitionState::Registered)
    }]
}

/// How many people a programme's month has.
pub const PEOPLE_OF_MONTH: usize = 1_204;

const NAMES: [(&str, &str); 3] =
    [("区国英", "440114001210"), ("陈㘵", "440114104205"), ("买买提·吐尔逊", "440114003006")];

fn programme_month(programme: &str, of: Month, offset: usize, limit: usize) -> ProgrammeMonth {
    let known = programme == PROGRAMME;
    let people = if known { PEOPLE_OF_MONTH } else { 0 };
    let lines = (0..people)
        .skip(offset)
        .take(limit)
        .map(|at| {
            let (name, place) = NAMES[at % 3];
            ProgrammeLine {
                dead: at == 1,
                person: PersonId(at as u32 % 6 + 1),
                name: if at < 3 { name.to_owned() } else { format!("{name}{at}") },
                division: DivisionCode::parse(place),
                due: Fen(90_900),
                paid: Fen(if at % 5 == 4 { 0 } else { 90_900 }),
            }
        })
        .collect();
    let months = of.plus(-11).through(of).enumerate().map(|(n, m)| {
        let each = if known { 80_000_000 + 3_000_000 * i64::try_from(n).unwrap() } else { 0 };
        (m, Fen(each), Fen(each))
    });
    ProgrammeMonth {
        faults: Vec::new(),
        programme: programme.to_owned(),
        month: of,
        people,
        due: Fen(if known { 109_443_600 } else { 0 }),
        paid: Fen(if known { 87_536_700 } else { 0 }),
        closed: of < month("2026-10"),
        late: if known && of == month("2026-09") {
            LateEntries { entries: 2, due: Fen(18_180), paid: Fen(0) }
        } else {
            LateEntries::default()
        },
        lines,
        months: months.collect(),
    }
}

/// What is due, worked out as in a bureau without rates and settings of its own.
fn entitlement(person: PersonId, month: Month, known: Date) -> Option<EntitlementView> {
    let (tables, card) = (Reference::embedded().ok()?, card(person)?);
    let facts = MoneyFacts {
        birth: None,
        died: card.died,
        cause: None,
        conscript: None,
        recognitions: &card.recognitions,
        confirmations: &[],
    };
    let due = entitle(&facts, &tables.money(&[], &PlaceRules::default()), AsOf { month, known });
    Some(EntitlementView { person, stands: person, month, known, on_record: true, due })
}

/// Answers what is asked about records and ledgers.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Record(person) => Answer::Record(Box::new(record(*person)?)),
        Query::Statement(person) => Answer::Statement(Box::new(statement(*person)?)),
        Query::DeathAhead { person, on, cause } => {
            Answer::DeathAhead(Box::new(super::deaths::ahead(*person, *on, *cause)?))
        }
        Query::Entitlement { person, month, known } => {
            Answer::Entitlement(Box::new(entitlement(*person, *month, *known)?))
        }
        Query::Entry(id) => Answer::Entry(Box::new(entry(*id)?)),
        Query::PetitionsOf(PersonId(6)) => Answer::PetitionsOf(petitions()),
        Query::Timeline { filter, before, limit, .. } => {
            Answer::Timeline(super::timeline::page(*filter, *before, *limit))
        }
        Query::Budgets { year } => Answer::Budgets(Box::new(super::funds::budgets(*year))),
        Query::Forecast { year } => Answer::Forecast(Box::new(super::funds::forecast(*year))),
        Query::FundStatement(asked) => Answer::FundStatement(Box::new(super::funds::statement(asked))),
        Query::Runs { .. }
        | Query::Run(_)
        | Query::RunLines { .. }
        | Query::RunChanges(_)
        | Query::DraftOptions
        | Query::OpeningEffect(_)
        | Query::Overpaid { .. }
        | Query::RunRules => {
            return super::runs::answer(query);
        }
        Query::ProgrammeMonth { programme, month, offset, limit, .. } => {
            Answer::ProgrammeMonth(Box::new(programme_month(programme, *month, *offset, *limit)))
        }
        _ => return None,
    })
}
