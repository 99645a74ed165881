//! The rows of a list, asked for page by page through the one door.

use super::{Column, Export, List};
use crate::bureau::answer::Hit;
use crate::bureau::{Answer, Asking, Bureau, Query, Refusal};
use crate::domain::DivisionCode;
use crate::exchange::errand::Trouble;
use crate::exchange::progress::{Go, Progress, Watch};
use crate::locale::{Lang, words};

/// People of one question.
const PAGE: usize = 500;

/// Every row, cell by cell, as text.
pub(super) fn rows(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    watch: Watch<'_>,
) -> Result<Vec<Vec<String>>, Trouble> {
    let mut rows = Vec::new();
    loop {
        let (page, total) = page(bureau, asking, job, rows.len())?;
        let came = page.len();
        rows.extend(page);
        let (done, all) = (rows.len() as u64, total as u64);
        if watch(Progress { rows: done, bytes: done, total_bytes: all }) == Go::Stop {
            return Err(Trouble::Stopped);
        }
        if came == 0 || rows.len() >= total {
            return Ok(rows);
        }
    }
}

fn page(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    offset: usize,
) -> Result<(Vec<Vec<String>>, usize), Trouble> {
    match &job.list {
        List::People(text) => {
            let query = Query::Lookup { text: text.clone(), offset, limit: PAGE, recent: Vec::new() };
            let Answer::Lookup(found) = bureau.query(asking, query)? else { return Ok((Vec::new(), 0)) };
            if let Some(fault) = found.faults.into_iter().next() {
                return Err(Trouble::NotRead(fault));
            }
            if !found.ready {
                return Err(Refusal::NotReady.into());
            }
            let row = |hit: &Hit| job.columns.iter().map(|c| of_hit(bureau, hit, *c, job.lang)).collect();
            Ok((found.hits.iter().map(row).collect(), found.total))
        }
        List::Month(programme, month) => {
            let (programme, month) = (programme.clone(), *month);
            let query = Query::ProgrammeMonth { programme, month, offset, limit: PAGE };
            let Answer::ProgrammeMonth(found) = bureau.query(asking, query)? else {
                return Ok((Vec::new(), 0));
            };
            let rows = found.lines.iter().map(|line| {
                let cell = |column: &Column| match column {
                    Column::Person => line.person.to_string(),
                    Column::Name => line.name.clone(),
                    Column::Place => place(bureau, line.division),
                    Column::Due => line.due.to_string().replace(',', ""),
                    Column::Paid => line.paid.to_string().replace(',', ""),
                    _ => String::new(),
                };
                job.columns.iter().map(cell).collect()
            });
            Ok((rows.collect(), found.people))
        }
    }
}

fn of_hit(bureau: &Bureau, hit: &Hit, column: Column, lang: Lang) -> String {
    match column {
        Column::Person => hit.person.to_string(),
        Column::Name => hit.name.clone(),
        Column::Sex => hit.sex.map(|s| words::sex(s).get(lang).to_owned()).unwrap_or_default(),
        Column::Age => hit.age.map(|n| n.to_string()).unwrap_or_default(),
        Column::Groups => {
            let groups = &bureau.reference().groups;
            let named = |code: &String| {
                groups.get(code).map_or_else(
                    || code.clone(),
                    |g| match lang {
                        Lang::Zh => g.zh.clone(),
                        Lang::En => g.en.clone(),
                    },
                )
            };
            hit.groups.iter().map(named).collect::<Vec<_>>().join("、")
        }
        Column::Place => place(bureau, hit.division),
        Column::Id => hit.id_masked.clone(),
        Column::Due | Column::Paid => String::new(),
    }
}

fn place(bureau: &Bureau, code: Option<DivisionCode>) -> String {
    code.map(|c| bureau.reference().divisions.full_name(c)).unwrap_or_default()
}
