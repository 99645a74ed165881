//! An answer as a bank would write it by the template: for the sample bureau and for tests.

use super::cells::{Head, Totals, common, day, figures};
use super::lines::{headings, line, unfit};
use super::order::PayOrder;
use super::pay::Listed;
use super::pay::OrderFault;
use super::returned::Outcome;
use crate::domain::bank_file::{Charset, Column, ReturnTable, Shape, Slot, State};
use crate::domain::{Date, Fen};
use crate::exchange::export::{Kind, Table, table_bytes};

/// Writes what became of orders, in the order given; `None` stands for one that the bank has not decided.
pub fn write_return(
    table: &ReturnTable,
    run: &str,
    on: Date,
    lines: &[(&PayOrder, Option<Outcome>)],
) -> Result<Vec<u8>, Vec<Listed>> {
    let record = &table.record;
    let sum = Fen::total(lines.iter().map(|(order, _)| order.amount)).0;
    let totals = Totals { count: lines.len() as u64, sum };
    let head = Head { run, month: None, day: on };
    let of = |columns: &[Column], own: &dyn Fn(&Column) -> String| -> Vec<String> {
        columns.iter().map(|c| common(c, &head, totals).unwrap_or_else(|| own(c))).collect()
    };
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|(order, outcome)| of(&record.line, &|c| cell(table, order, outcome.as_ref(), c)))
        .collect();
    let odd = lines.iter().zip(&rows).flat_map(|((order, _), row)| {
        let faults = record.line.iter().zip(row).flat_map(|(column, text)| {
            unfit(record, column, text).into_iter().map(|why| OrderFault::Column { slot: column.slot, why })
        });
        faults.map(|fault| Listed { seq: order.seq, name: order.name.clone(), fault }).collect::<Vec<_>>()
    });
    let odd: Vec<Listed> = odd.collect();
    if !odd.is_empty() {
        return Err(odd);
    }
    if record.shape == Shape::Workbook {
        // The number of the run stands above, as titles do. Texts as short as these always make a workbook.
        return table_bytes(Kind::Xlsx, run, &Table::new(headings(record), rows)).map_err(|_| Vec::new());
    }
    let mut out = if record.charset == Charset::Utf8Mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let around = |columns: &[Column]| {
        let cells = of(columns, &|_| String::new());
        if columns.is_empty() { Vec::new() } else { line(record, columns, &cells) }
    };
    out.extend(around(&record.header));
    if record.headings {
        out.extend(line(record, &record.line, &headings(record)));
    }
    out.extend(rows.iter().flat_map(|row| line(record, &record.line, row)));
    out.extend(around(&record.trailer));
    Ok(out)
}

fn cell(table: &ReturnTable, order: &PayOrder, outcome: Option<&Outcome>, column: &Column) -> String {
    let state = match outcome {
        None => State::Pending,
        Some(Outcome::Paid { .. }) => State::Paid,
        Some(Outcome::Failed { .. }) => State::Failed,
    };
    match (column.slot, outcome) {
        (Slot::Seq, _) => order.seq.to_string(),
        (Slot::Name, _) => order.name.clone(),
        (Slot::Holder, _) => order.holder.clone(),
        (Slot::Account, _) => order.account.clone(),
        (Slot::Bank, _) => order.bank.clone(),
        (Slot::Amount, _) => figures(order.amount.0.into(), column.unit),
        (Slot::State, _) => table.mark(state).to_owned(),
        (Slot::PaidOn, Some(Outcome::Paid { on })) => day(*on, column.day),
        (Slot::Code, Some(Outcome::Failed { code, .. })) => code.clone(),
        (Slot::Words, Some(Outcome::Failed { words, .. })) => words.clone(),
        _ => String::new(),
    }
}
