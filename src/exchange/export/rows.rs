//! The rows of a list, asked for page by page through the one door.

use super::{Column, Export, List, Queued, counted};
use crate::bureau::answer::{GiftRow, HardshipRow, Hit, PetitionRow, RegisterRow};
use crate::bureau::{Answer, Asking, Bureau, Query, Refusal};
use crate::domain::{Date, DivisionCode, Fen};
use crate::exchange::errand::Trouble;
use crate::exchange::progress::{Go, Progress, Watch};
use crate::locale::{Lang, care_words, duty, duty_register, exports as say, petition_words, words};
use crate::text::fold;

/// People of one question.
const PAGE: usize = 500;

/// Rows of one sheet: what the sheets of the ministry's own exports hold.
pub(in crate::exchange) const SHEET_ROWS: usize = 60_000;

/// Cells, as text.
pub(in crate::exchange) type Cells = Vec<String>;

/// Headings and rows, cell by cell, as text.
pub(in crate::exchange) struct Table {
    /// One a column; every sheet has them.
    pub headings: Cells,
    /// The rows, sheet by sheet; there is always one.
    pub sheets: Vec<Vec<Cells>>,
}

impl Table {
    /// Rows on as many sheets as they need.
    pub(in crate::exchange) fn new(headings: Cells, rows: Vec<Cells>) -> Self {
        let mut sheets = Vec::new();
        let mut rows = rows.into_iter().peekable();
        while sheets.is_empty() || rows.peek().is_some() {
            sheets.push(rows.by_ref().take(SHEET_ROWS).collect());
        }
        Self { headings, sheets }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.sheets.iter().map(Vec::len).sum()
    }
}

/// The whole list.
pub(super) fn table(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    watch: Watch<'_>,
) -> Result<Table, Trouble> {
    if let List::Pivot(counted) = &job.list {
        return counted::table(bureau, asking, job, counted);
    }
    let headings = job.columns.iter().map(|c| say::column(c.name()).get(job.lang).to_owned()).collect();
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
            rows.retain(|cells: &Cells| !cells.is_empty());
            return Ok(Table::new(headings, rows));
        }
    }
}

/// A page of rows, and how many there are; one without cells is left out of the file.
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
        List::Month(programme, month, text) => {
            let (programme, month, text) = (programme.clone(), *month, text.clone());
            let query = Query::ProgrammeMonth { programme, month, text, offset, limit: PAGE };
            let Answer::ProgrammeMonth(found) = bureau.query(asking, query)? else {
                return Ok((Vec::new(), 0));
            };
            if let Some(fault) = found.faults.into_iter().next() {
                return Err(Trouble::NotRead(fault));
            }
            let rows = found.lines.iter().map(|line| {
                let cell = |column: &Column| match column {
                    Column::Person => line.person.to_string(),
                    Column::Name => line.name.clone(),
                    Column::Place => place(bureau, line.division),
                    Column::Due => plain(line.due),
                    Column::Paid => plain(line.paid),
                    _ => String::new(),
                };
                job.columns.iter().map(cell).collect()
            });
            Ok((rows.collect(), found.people))
        }
        List::Condolence(list) => {
            let query = Query::Condolence { list: *list, text: String::new(), offset, limit: PAGE };
            let Answer::Condolence(found) = bureau.query(asking, query)? else { return Ok((Vec::new(), 0)) };
            let row = |gift: &GiftRow| job.columns.iter().map(|c| of_gift(bureau, gift, *c)).collect();
            Ok((found.rows.iter().map(row).collect(), found.total))
        }
        List::Hardships(asked) => {
            let query = Query::Hardships { asked: asked.clone(), offset, limit: PAGE };
            let Answer::Hardships(found) = bureau.query(asking, query)? else { return Ok((Vec::new(), 0)) };
            let row = |of: &HardshipRow| {
                job.columns.iter().map(|c| of_household(bureau, of, *c, job.lang)).collect()
            };
            Ok((found.rows.iter().map(row).collect(), found.total))
        }
        List::DayRegister(day) => {
            let Answer::DutyRegister(found) = bureau.query(asking, Query::DutyRegister { day: *day })? else {
                return Ok((Vec::new(), 0));
            };
            let row = |of: &RegisterRow| {
                job.columns.iter().map(|c| of_register(bureau, of, *c, job.lang)).collect()
            };
            Ok((found.iter().skip(offset).map(row).collect(), found.len()))
        }
        List::Petitions(asked) => queued(bureau, asking, job, (asked, offset)),
        // It comes whole.
        List::Pivot(_) => Ok((Vec::new(), 0)),
    }
}

/// A page of the queue.
fn queued(
    bureau: &Bureau,
    asking: &Asking,
    job: &Export,
    (asked, offset): (&Queued, usize),
) -> Result<(Vec<Cells>, usize), Trouble> {
    let (tab, order, text) = (asked.tab, asked.order, asked.text.clone());
    let query = Query::Petitions { tab, order, text, offset, limit: PAGE };
    let Answer::Petitions(found) = bureau.query(asking, query)? else { return Ok((Vec::new(), 0)) };
    if let Some(fault) = found.faults.into_iter().next() {
        return Err(Trouble::NotRead(fault));
    }
    // Of what is kept the file has the number: that a name found it would say the rest.
    let words = fold(asked.text.trim());
    let told = |of: &PetitionRow| !of.secret || fold(&of.number).contains(words.as_ref());
    let columns = |of: &PetitionRow| if told(of) { job.columns.as_slice() } else { &[] };
    let row = |of: &PetitionRow| columns(of).iter().map(|c| of_petition(of, *c, job.lang)).collect();
    Ok((found.rows.iter().map(row).collect(), found.total))
}

fn of_gift(bureau: &Bureau, gift: &GiftRow, column: Column) -> String {
    match column {
        Column::Gift => gift.gift.to_string(),
        Column::Person => gift.person.to_string(),
        Column::Household => gift.household.map(|h| h.to_string()).unwrap_or_default(),
        Column::Name => gift.name.clone(),
        Column::Place => place(bureau, gift.division),
        Column::Amount => plain(gift.amount),
        Column::Given => gift.given.map(|on| on.to_string()).unwrap_or_default(),
        // The person themselves, unless somebody took it for them.
        Column::ReceivedBy if gift.given.is_some() && gift.received_by.is_empty() => gift.name.clone(),
        Column::ReceivedBy => gift.received_by.clone(),
        _ => String::new(),
    }
}

fn of_household(bureau: &Bureau, of: &HardshipRow, column: Column, lang: Lang) -> String {
    let facts = &of.facts;
    let day = |on: Option<Date>| on.map(|on| on.to_string()).unwrap_or_default();
    match column {
        Column::Household => of.hardship.to_string(),
        Column::Person => facts.head.to_string(),
        Column::Name => of.name.clone(),
        Column::Place => place(bureau, of.division),
        // The head counts.
        Column::Members => (facts.members.len() + 1).to_string(),
        Column::Relief => care_words::relief(facts.relief).get(lang).to_owned(),
        Column::Cause => facts.cause.clone(),
        Column::Since => facts.since.to_string(),
        Column::Visited => day(of.visited),
        Column::Measures => of.measures.to_string(),
        Column::Ended => of.ended.as_ref().map_or_else(String::new, |end| {
            format!("{} {}", end.on, care_words::hardship_result(end.result).get(lang))
        }),
        _ => String::new(),
    }
}

fn of_register(bureau: &Bureau, of: &RegisterRow, column: Column, lang: Lang) -> String {
    match column {
        Column::Number => of.number.clone(),
        Column::Demand if of.secret => duty::SECRET.get(lang).to_owned(),
        _ if of.secret => String::new(),
        Column::First => if of.first { duty::FIRST_TIME } else { duty::REPEATED }.get(lang).to_owned(),
        Column::Channel => {
            let origin = petition_words::origin(of.origin).get(lang);
            let said = format!("{} {origin} {}", of.forwarder, petition_words::channel(of.channel).get(lang));
            said.trim_start().to_owned()
        }
        Column::Division => place(bureau, of.division),
        Column::Name => duty_register::registered_by(of, lang),
        Column::Groups => groups(bureau, &of.groups, lang),
        Column::Purpose => petition_words::purpose(of.purpose).get(lang).to_owned(),
        Column::Demand => duty_register::several(&of.demands, lang),
        Column::Result => duty_register::came_to(of, lang),
        _ => String::new(),
    }
}

/// Of what is kept secret the number, where it stands and until when: a file goes further than a screen.
fn of_petition(of: &PetitionRow, column: Column, lang: Lang) -> String {
    match column {
        Column::Number => of.number.clone(),
        Column::State => petition_words::state(of.state).get(lang).to_owned(),
        Column::Limit => of.due.as_ref().map(|due| due.on.to_string()).unwrap_or_default(),
        Column::NextLook => {
            of.tracked.and_then(|one| one.next_look).map(|on| on.to_string()).unwrap_or_default()
        }
        Column::Demand if of.secret => duty::SECRET.get(lang).to_owned(),
        _ if of.secret => String::new(),
        Column::Days => of.days.to_string(),
        Column::Held => of.days_owned.map(|days| days.to_string()).unwrap_or_default(),
        Column::Owner => of.owner.clone().unwrap_or_default(),
        Column::FirstHandler => of.first_handler.clone().unwrap_or_default(),
        Column::Demand => of.demand.clone(),
        Column::Name if of.name.is_empty() => duty::ANONYMOUS.get(lang).to_owned(),
        Column::Name => of.name.clone(),
        _ => String::new(),
    }
}

/// What entitled groups are called.
fn groups(bureau: &Bureau, codes: &[String], lang: Lang) -> String {
    let table = &bureau.reference().groups;
    let named = |code: &String| {
        table.get(code).map_or_else(|| code.clone(), |group| lang.of(&group.zh, &group.en).to_owned())
    };
    codes.iter().map(named).collect::<Vec<_>>().join("、")
}

/// Yuan without thousands, as programs that calculate read it.
pub(super) fn plain(amount: Fen) -> String {
    amount.to_string().replace(',', "")
}

fn of_hit(bureau: &Bureau, hit: &Hit, column: Column, lang: Lang) -> String {
    match column {
        Column::Person => hit.person.to_string(),
        Column::Name => hit.name.clone(),
        Column::Sex => hit.sex.map(|s| words::sex(s).get(lang).to_owned()).unwrap_or_default(),
        Column::Age => hit.age.map(|n| n.to_string()).unwrap_or_default(),
        Column::Groups => groups(bureau, &hit.groups, lang),
        Column::Place => place(bureau, hit.division),
        Column::Id => hit.id_masked.clone(),
        _ => String::new(),
    }
}

fn place(bureau: &Bureau, code: Option<DivisionCode>) -> String {
    code.map(|c| bureau.reference().divisions.full_name(c)).unwrap_or_default()
}
