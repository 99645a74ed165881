//! A pivot as a table: a row for each value, one for all, and a column for each value across.

use super::rows::{Table, plain};
use super::{Column, Counted, Export};
use crate::bureau::answer::{Pivot, Sum};
use crate::bureau::{Answer, Asking, Bureau, Fault, FieldFault, Query, Refusal};
use crate::domain::filter::Value;
use crate::exchange::errand::Trouble;
use crate::locale::{exports as say, filter, pivot as words};

/// The whole table. A condition that cannot be read would count other people than were meant: it is refused.
pub(super) fn table(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    counted: &Counted,
) -> Result<Table, Trouble> {
    let Counted { by, across, text, months } = counted.clone();
    let query = Query::Pivot { by, across, text, months };
    let Answer::Pivot(pivot) = bureau.query(asking, query)? else { return Err(Trouble::List) };
    if !pivot.ready {
        return Err(Refusal::NotReady.into());
    }
    if !pivot.faults.is_empty() {
        let fault = FieldFault { field: "whom".to_owned(), fault: Fault::Choice };
        return Err(Refusal::Invalid(vec![fault]).into());
    }
    let value = |value: &Value| filter::value(*value, job.lang, bureau.reference());
    let headings = job.columns.iter().flat_map(|column| match column {
        Column::Value => vec![filter::key(pivot.by, job.lang).to_owned()],
        Column::Across => pivot.cols.iter().map(value).collect(),
        other => vec![say::column(other.name()).get(job.lang).to_owned()],
    });
    let all = words::ALL_PEOPLE.get(job.lang).to_owned();
    let names = pivot.rows.iter().map(value).chain([all]);
    let rows = names.enumerate().map(|(at, name)| row(&pivot, at, &name, &job.columns));
    Ok(Table::new(headings.collect(), rows.collect()))
}

/// One row; the one behind the last value is everybody.
fn row(pivot: &Pivot, at: usize, name: &str, columns: &[Column]) -> Vec<String> {
    let whole = pivot.of_rows.get(at).copied().unwrap_or(pivot.total);
    let cell = |col: usize| -> Sum {
        if at < pivot.rows.len() {
            pivot.cell(at, col)
        } else {
            pivot.of_cols.get(col).copied().unwrap_or_default()
        }
    };
    let cells = columns.iter().flat_map(|column| match column {
        Column::Value => vec![name.to_owned()],
        Column::People => vec![whole.people.to_string()],
        Column::Due => vec![plain(whole.due)],
        Column::Paid => vec![plain(whole.paid)],
        Column::Across => (0..pivot.cols.len()).map(|col| cell(col).people.to_string()).collect(),
        _ => vec![String::new()],
    });
    cells.collect()
}
