//! `honordesk ledger`: statement, month, proposals, post, reverse; the others lie beside it.

use super::args::Global;
use super::bank;
use super::budget_args::BudgetSub;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::explain;
use super::grant;
use super::grant_args::GrantSub;
use super::json::{MonthJson, SettlementJson, StatementJson};
use super::ledger_args::{LedgerSub, MonthArgs, PostArgs};
use super::out::Out;
use super::programme::{programme_id, programme_name};
use super::table::Side::{Left, Right};
use super::table::Table;
use super::{budget, close, confirm, entitle, rates, reversal, run_orders, settings, waiting};
use crate::bureau::answer::{ProgrammeMonth, Statement, StatementLine};
use crate::bureau::command::Posting;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::console::settling;
use crate::domain::ledger::EntryKind;
use crate::domain::{EntryId, PersonId};
use crate::locale::{Lang, books, cli as words, field, person, second, words as labels};
use crate::text::{fit, fit_left, visible};

pub(super) fn run(sub: &LedgerSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        LedgerSub::Bank(sub) => return bank::run(sub, global, out, host),
        LedgerSub::Close(sub) => return close::run(sub, global, out, host),
        LedgerSub::Reversal(sub) => return reversal::run(sub, global, out, host),
        LedgerSub::Entitle(args) => return entitle::run(args, global, out),
        LedgerSub::Grant(GrantSub::WorkOut(args)) => return grant::work_out(args, global, out),
        LedgerSub::Run(sub) => return run_orders::run(sub, global, out, host),
        LedgerSub::Statement { .. }
        | LedgerSub::Waiting { .. }
        | LedgerSub::Month(_)
        | LedgerSub::Proposals { .. }
        | LedgerSub::Explain(_)
        | LedgerSub::Budget(BudgetSub::List { .. } | BudgetSub::Forecast(_) | BudgetSub::Statement(_))
        | LedgerSub::Grant(GrantSub::List { .. } | GrantSub::Show { .. }) => Need::Read,
        LedgerSub::Confirm(sub) if !confirm::writes(sub) => Need::Read,
        LedgerSub::Rates(sub) if !rates::writes(sub) => Need::Read,
        LedgerSub::Settings(sub) if !settings::writes(sub) => Need::Read,
        LedgerSub::Confirm(_)
        | LedgerSub::Post(_)
        | LedgerSub::Correct(_)
        | LedgerSub::Reverse { .. }
        | LedgerSub::Budget(_)
        | LedgerSub::Grant(_)
        | LedgerSub::Rates(_)
        | LedgerSub::Settings(_) => Need::Write,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        // They went their own way above.
        LedgerSub::Bank(_)
        | LedgerSub::Close(_)
        | LedgerSub::Reversal(_)
        | LedgerSub::Entitle(_)
        | LedgerSub::Run(_) => Ok(Exit::Nothing),
        LedgerSub::Statement { person, json } => statement(&desk, *person, *json, out),
        LedgerSub::Waiting { all, json } => waiting::run(&desk, (*all, *json), out),
        LedgerSub::Month(args) => month(&desk, args, out),
        LedgerSub::Explain(args) => explain::run(&desk, args, out),
        LedgerSub::Confirm(sub) => confirm::run(&desk, sub, out),
        LedgerSub::Proposals { person, json } => proposals(&desk, *person, *json, out),
        LedgerSub::Budget(sub) => budget::run(sub, &desk, out),
        LedgerSub::Grant(sub) => grant::run(sub, &desk, out),
        LedgerSub::Rates(sub) => rates::rates(&desk, sub, out),
        LedgerSub::Settings(sub) => settings::run(&desk, sub, out),
        LedgerSub::Post(args) => post(&desk, args, out),
        LedgerSub::Correct(args) => close::correct(&desk, args, out),
        LedgerSub::Reverse { entry, reason, how } => {
            reverse(&desk, (*entry, reason), (how.key.as_deref(), how.json), out)
        }
    };
    desk.close(done, out)
}

fn statement(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let Answer::Statement(statement) = desk.query(Query::Statement(person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang));
    };
    if json {
        out.json(&StatementJson::new(&statement))?;
    } else {
        table(desk, &statement, out)?;
    }
    Ok(Exit::Done)
}

fn table(desk: &Desk, statement: &Statement, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let (due, paid, owed) = (&statement.due, &statement.paid, &statement.owed);
    out.line(&words::STATEMENT.with(
        lang,
        &[
            ("person", &statement.person),
            ("name", &statement.name),
            ("due", due),
            ("paid", paid),
            ("owed", owed),
        ],
    ))?;
    for row in &statement.waits {
        let (ask, kind) = (second::named(row.what), labels::entry_said(row.kind, None).get(lang));
        let programme = programme_name(desk, &row.programme, lang);
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("ask", &ask),
            ("month", &row.month),
            ("programme", &programme),
            ("kind", &kind),
            ("amount", &row.amount),
        ];
        out.line(&second::WAITS_LINE.with(lang, &values))?;
    }
    if statement.lines.is_empty() {
        return Ok(());
    }
    let mut table = Table::new([Left, Left, Left, Left, Left, Right, Right, Left]);
    let heads = [
        words::STATEMENT_ENTRY,
        words::STATEMENT_BOOKED,
        field::MONTH,
        field::PROGRAMME,
        words::STATEMENT_KIND,
        field::AMOUNT,
        words::STATEMENT_BALANCE,
    ];
    table.row(heads.map(|head| head.get(lang).to_owned()));
    for line in &statement.lines {
        table.row([
            line.entry.to_string(),
            line.booked.to_string(),
            line.month.to_string(),
            programme_name(desk, &line.programme, lang),
            labels::entry_said(line.kind, line.cause).get(lang).to_owned(),
            line.amount.to_string(),
            line.balance.to_string(),
            visible(&note(line, lang)).into(),
        ]);
    }
    table.print("", out)
}

/// What an entry is tied to, and its memo.
fn note(line: &StatementLine, lang: Lang) -> String {
    let mark = match (line.reverses, line.corrected_by, line.reversed_by, line.corrects) {
        (Some(entry), ..) => person::MARK_REVERSES.with(lang, &[("entry", &entry)]),
        (None, Some(entry), ..) => books::MARK_CORRECTED.with(lang, &[("entry", &entry)]),
        (None, None, Some(_), _) => person::MARK_REVERSED.get(lang).to_owned(),
        (None, None, None, Some(entry)) => books::MARK_CORRECTS.with(lang, &[("entry", &entry)]),
        (None, None, None, None) => return line.memo.clone(),
    };
    format!("{mark} {}", line.memo)
}

fn month(desk: &Desk, args: &MonthArgs, out: &mut Out) -> Done {
    let query = Query::ProgrammeMonth {
        programme: programme_id(desk, &args.programme),
        month: args.month,
        text: String::new(),
        offset: args.offset as usize,
        limit: args.limit as usize,
    };
    let Answer::ProgrammeMonth(month) = desk.query(query)? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&MonthJson::new(&month))?;
    } else {
        month_table(desk, &month, out)?;
    }
    Ok(if month.people == 0 { Exit::Nothing } else { Exit::Done })
}

fn month_table(desk: &Desk, month: &ProgrammeMonth, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let closed = if month.closed { words::CLOSED } else { words::OPEN }.get(lang);
    let programme = programme_name(desk, &month.programme, lang);
    out.line(&words::MONTH_HEAD.with(
        lang,
        &[
            ("programme", &programme),
            ("month", &month.month),
            ("people", &month.people),
            ("due", &month.due),
            ("paid", &month.paid),
            ("closed", &closed),
        ],
    ))?;
    if month.late.entries > 0 {
        let late = month.late;
        let values: [(&'static str, &dyn std::fmt::Display); 3] =
            [("n", &late.entries), ("due", &late.due), ("paid", &late.paid)];
        out.line(&words::MONTH_LATE.with(lang, &values))?;
    }
    let mut table = Table::new([Left, Left, Left, Right, Right]);
    for line in &month.lines {
        let place = line.division.map(|c| desk.bureau.reference().divisions.full_name(c)).unwrap_or_default();
        let (due, paid) = (line.due.to_string(), line.paid.to_string());
        table.row([line.person.to_string(), visible(&line.name).into(), place, due, paid]);
    }
    table.print("", out)
}

/// What deaths leave to be settled: of one person whatever it is, of everybody where something is left to do.
fn proposals(desk: &Desk, person: Option<PersonId>, json: bool, out: &mut Out) -> Done {
    let Answer::Settlements(rows) = desk.query(Query::Settlements { person })? else {
        return Ok(Exit::Nothing);
    };
    let tables = desk.bureau.reference();
    for row in &rows {
        if json {
            out.json(&SettlementJson::new(row))?;
            continue;
        }
        let s = &row.settlement;
        let cells = [
            fit(&row.person.to_string(), 9),
            fit(&visible(&row.name), 16),
            fit(&s.died.to_string(), 11),
            fit_left(&s.to_book().to_string(), 14),
        ];
        out.line(&cells.concat())?;
        for words in settling::lines(tables, s) {
            out.line(&format!("  {}", words.say(out.lang)))?;
        }
    }
    if rows.is_empty() {
        return out.nothing(words::NO_SETTLEMENTS.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn post(desk: &Desk, args: &PostArgs, out: &mut Out) -> Done {
    let posting = Posting {
        person: args.person,
        programme: programme_id(desk, &args.programme),
        month: args.month,
        kind: if args.paid { EntryKind::Paid } else { EntryKind::Due },
        amount: args.amount,
        booked: args.booked,
        memo: args.memo.clone(),
    };
    let key = args.how.key.as_deref();
    let receipt = match (desk.attempt(Command::Post { posting: posting.clone() }, key)?, &args.despite) {
        (Ok(receipt), _) => receipt,
        // What takes two is asked for, once somebody says why.
        (Err(Refusal::Doubtful(_)), Some(reason)) => {
            let command = Command::AskPosting { posting, reason: reason.clone() };
            return reversal::asked(&desk.execute(command, key)?, args.how.json, out);
        }
        (Err(why), _) => return Err(desk.refused(why)),
    };
    let said = words::POSTED.with(out.lang, &[("entry", &posted(&receipt)), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

/// Takes an entry back; money that was paid is asked for.
fn reverse(
    desk: &Desk,
    (entry, reason): (EntryId, &str),
    (key, json): (Option<&str>, bool),
    out: &mut Out,
) -> Done {
    let reason = reason.to_owned();
    if reversal::by_two(desk, entry)? {
        let command = Command::AskReversal { entry, right: None, reason };
        return reversal::ask(&desk.execute(command, key)?, entry, json, out);
    }
    let receipt = desk.execute(Command::Reverse { entry, reason }, key)?;
    let (by, seq) = (posted(&receipt), receipt.seq);
    let said = words::REVERSED.with(out.lang, &[("entry", &entry), ("by", &by), ("seq", &seq)]);
    out.receipt(&receipt, said, json)
}

fn posted(receipt: &Receipt) -> String {
    match &receipt.outcome {
        Outcome::Entries(first, _) => first.to_string(),
        _ => String::new(),
    }
}
