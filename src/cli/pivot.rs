//! `honordesk pivot`: how many people there are of each kind, and what was due and paid to them.

use super::args::{Global, PivotArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::export;
use super::json::PivotJson;
use super::out::Out;
use super::table::Side::{Left, Right};
use super::table::Table;
use crate::bureau::answer::{Pivot, Sum};
use crate::bureau::{Answer, Query};
use crate::domain::Month;
use crate::domain::filter::Value;
use crate::exchange::export::{Counted, List};
use crate::locale::{filter, pivot as words};

pub(super) fn run(args: &PivotArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if args.leaves.out.is_some() { Need::Write } else { Need::Read };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let whole_year = |year: i32| Month::new(year, 1).zip(Month::new(year, 12));
    let months = args.month.map(|m| (m, m)).or_else(|| args.year.and_then(whole_year));
    if args.leaves.out.is_some() {
        let counted = Counted { by: args.by, across: args.across, text: args.of.join(" "), months };
        let done = export::leaves(&desk, List::Pivot(counted), &args.leaves, args.json, out);
        return desk.close(done, out);
    }
    let query = Query::Pivot { by: args.by, across: args.across, text: args.of.join(" "), months };
    let done = match desk.query(query)? {
        Answer::Pivot(pivot) if args.json => {
            let tables = desk.bureau.reference().filter_tables();
            out.json(&PivotJson::new(&pivot, months.is_some(), filter::tongue(out.lang), tables))?;
            Ok(Exit::Done)
        }
        Answer::Pivot(pivot) => table(&desk, &pivot, months.is_some(), out).map(|()| Exit::Done),
        _ => Ok(Exit::Nothing),
    };
    desk.close(done, out)
}

/// A line a row; with months, what was due and paid; with columns, how many people stand in each.
fn table(desk: &Desk, pivot: &Pivot, money: bool, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let name = |value: &Value| filter::value(*value, lang, desk.bureau.reference());
    for fault in &pivot.faults {
        out.line(&filter::fault(fault, lang))?;
    }
    let total = words::ALL_PEOPLE.get(lang);
    let names: Vec<String> = pivot.rows.iter().map(name).chain([total.to_owned()]).collect();
    let cols: Vec<String> = pivot.cols.iter().map(name).collect();
    let mut heads = vec![words::PEOPLE.get(lang).to_owned()];
    if money {
        heads.extend([words::DUE.get(lang).to_owned(), words::PAID.get(lang).to_owned()]);
    }
    heads.extend(cols);
    let mut table = Table::new([Left].into_iter().chain(heads.iter().map(|_| Right)));
    table.row([filter::key(pivot.by, lang).to_owned()].into_iter().chain(heads));
    let sums = |sum: &Sum| {
        let mut cells = vec![sum.people.to_string()];
        if money {
            cells.extend([sum.due.to_string(), sum.paid.to_string()]);
        }
        cells
    };
    for (row, name) in names.iter().enumerate() {
        let whole = pivot.of_rows.get(row).copied().unwrap_or(pivot.total);
        let last = row == pivot.rows.len();
        let across = (0..pivot.cols.len()).map(|col| {
            let of_col = pivot.of_cols.get(col).copied().unwrap_or_default();
            (if last { of_col } else { pivot.cell(row, col) }).people.to_string()
        });
        let mut cells = sums(&whole);
        cells.extend(across);
        table.row([name.clone()].into_iter().chain(cells));
    }
    table.print("", out)
}
