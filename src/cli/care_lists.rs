//! `honordesk care households|household|condolence|figures`: what is read of households and condolence lists.

use super::care_args::{CareSub, WordArgs};
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::export;
use super::how_args::HowArgs;
use super::json::{FestivalJson, FiguresJson, GiftJson, HouseholdJson, ListJson};
use super::out::Out;
use crate::bureau::answer::{CondolenceRow, GiftRow, HardshipRow};
use crate::bureau::query::HardshipAsked;
use crate::bureau::{Answer, Command, Query};
use crate::domain::{CondolenceId, Date, HardshipId};
use crate::exchange::export::List;
use crate::locale::{Lang, Msg, care as words, care_words as labels, cli};
use crate::text::{fit, visible};

/// Lines of a list asked for at once; a longer one is printed page by page.
const PAGE: usize = 2000;

pub(super) fn run(desk: &Desk, sub: &CareSub, out: &mut Out) -> Done {
    match sub {
        CareSub::Households { ended, leaves, json, .. } if leaves.out.is_some() => {
            let asked = HardshipAsked { ended: *ended, ..HardshipAsked::default() };
            export::leaves(desk, List::Hardships(asked), leaves, *json, out)
        }
        CareSub::Households { ended, limit, json, .. } => {
            households(desk, *ended, *limit as usize, *json, out)
        }
        CareSub::Household { household, json } => one(desk, *household, *json, out),
        CareSub::Condolence { list: None, leaves, .. } if leaves.out.is_some() => {
            Err(Failure::new(Exit::Usage, cli::WHICH_LIST.get(out.lang)))
        }
        CareSub::Condolence { year: Some(year), json, .. } => festival_sums(desk, *year, *json, out),
        CareSub::Condolence { list: None, json, .. } => lists(desk, *json, out),
        CareSub::Condolence { list: Some(list), leaves, json, .. } if leaves.out.is_some() => {
            export::leaves(desk, List::Condolence(*list), leaves, *json, out)
        }
        CareSub::Condolence { list: Some(list), json, .. } => list_of(desk, *list, *json, out),
        CareSub::Figures { from, to, json } => figures(desk, *from, *to, *json, out),
        CareSub::Agree(WordArgs { list, how }) => {
            let agree = |seen| Command::AgreeCondolence { list: *list, seen };
            word(desk, *list, agree, (words::DONE_AGREE, how), out)
        }
        CareSub::Decline { list, reason, how } => {
            let reason = reason.clone();
            let decline = |seen| Command::DeclineCondolence { list: *list, seen, reason };
            word(desk, *list, decline, (words::DONE_DECLINE, how), out)
        }
        CareSub::Propose(WordArgs { list, how }) => {
            let propose = |seen| Command::ProposeCondolence { list: *list, seen };
            word(desk, *list, propose, (words::DONE_PROPOSE, how), out)
        }
        _ => Ok(Exit::Nothing),
    }
}

/// Says something to a list as it stands now.
fn word(
    desk: &Desk,
    list: CondolenceId,
    command: impl FnOnce(u32) -> Command,
    (said, how): (Msg, &HowArgs),
    out: &mut Out,
) -> Done {
    let query = Query::Condolence { list, text: String::new(), offset: 0, limit: 0 };
    let Answer::Condolence(view) = desk.query(query)? else { return Ok(Exit::Nothing) };
    let receipt = desk.execute(command(view.row.version), how.key.as_deref())?;
    let said = said.with(out.lang, &[("list", &list), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
}

fn households(desk: &Desk, ended: bool, limit: usize, json: bool, out: &mut Out) -> Done {
    let asked = HardshipAsked { ended, ..HardshipAsked::default() };
    let Answer::Hardships(page) = desk.query(Query::Hardships { asked, offset: 0, limit })? else {
        return Ok(Exit::Nothing);
    };
    for row in &page.rows {
        if json {
            out.json(&HouseholdJson::new(row))?;
        } else {
            out.line(household_line(desk, row, out.lang).trim_end())?;
        }
    }
    if !json {
        let (n, people, visited) = (page.total, page.people, page.visited);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &n), ("people", &people), ("visited", &visited)];
        out.line(&words::HOUSEHOLD_FIGURES.with(out.lang, &values))?;
    }
    Ok(if page.rows.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn household_line(desk: &Desk, row: &HardshipRow, lang: Lang) -> String {
    let place = row.division.map(|code| desk.bureau.reference().divisions.full_name(code));
    let visited = row.visited.map_or_else(|| words::NEVER_VISITED.get(lang).to_owned(), |on| on.to_string());
    [
        fit(&row.hardship.to_string(), 6),
        fit(&visible(&row.name), 14),
        fit(&(row.facts.members.len() + 1).to_string(), 3),
        fit(labels::relief(row.facts.relief).get(lang), 14),
        fit(&place.unwrap_or_default(), 24),
        fit(&visited, 11),
        visible(&row.facts.cause).into_owned(),
    ]
    .join(" ")
}

fn one(desk: &Desk, id: HardshipId, json: bool, out: &mut Out) -> Done {
    let Answer::Hardship(view) = desk.query(Query::Hardship(id))? else { return Ok(Exit::Nothing) };
    if json {
        out.json(&HouseholdJson::whole(&view))?;
        return Ok(Exit::Done);
    }
    out.line(household_line(desk, &view.row, out.lang).trim_end())?;
    for member in &view.row.facts.members {
        out.line(&format!("  {} {}", visible(&member.relation), visible(&member.name)))?;
    }
    for (measure, by) in &view.measures {
        out.line(&format!("  {} {} {}", measure.on, visible(&measure.what), visible(by)))?;
    }
    for visit in &view.visits {
        let kind = labels::kind(visit.kind).get(out.lang);
        out.line(&format!("  {} {kind} {} {}", visit.day, visible(&visit.name), visible(&visit.by)))?;
    }
    Ok(Exit::Done)
}

fn lists(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::Condolences(rows) = desk.query(Query::Condolences)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&ListJson::new(row))?;
        } else {
            list_line(desk, row, out)?;
        }
    }
    if rows.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn festival_sums(desk: &Desk, year: u16, json: bool, out: &mut Out) -> Done {
    let Answer::FestivalSums(sums) = desk.query(Query::FestivalSums { year })? else {
        return Ok(Exit::Nothing);
    };
    for sum in &sums {
        if json {
            out.json(&FestivalJson::new(sum))?;
            continue;
        }
        let name = labels::festival(desk.bureau.reference(), &sum.festival, out.lang);
        let values: [(&str, &dyn std::fmt::Display); 7] = [
            ("year", &sum.year),
            ("festival", &name),
            ("people", &sum.people),
            ("households", &sum.households),
            ("money", &sum.money),
            ("goods", &sum.goods),
            ("total", &sum.total()),
        ];
        out.line(&words::FESTIVAL_SUM.with(out.lang, &values))?;
    }
    if sums.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn list_line(desk: &Desk, row: &CondolenceRow, out: &mut Out) -> Result<(), Failure> {
    let name = labels::festival(desk.bureau.reference(), &row.festival, out.lang);
    let goods = row.goods.as_ref().map(|goods| {
        let what = visible(&goods.what);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("what", &what), ("given", &row.goods_given), ("total", &row.goods_total)];
        words::LIST_GOODS.with(out.lang, &values)
    });
    let word = said_of(row, out.lang);
    let goods = goods.unwrap_or_default();
    let far = words::LIST_FAR.with(
        out.lang,
        &[("given", &row.given), ("lines", &row.lines), ("paid", &row.paid), ("total", &row.total)],
    );
    let closed = row.closed.map(|on| words::CLOSED_ON.with(out.lang, &[("on", &on)])).unwrap_or_default();
    let text = format!(
        "{} {} {} {far} {goods} {closed} {word}",
        fit(&row.list.to_string(), 5),
        row.year,
        fit(&name, 12)
    );
    out.line(text.trim_end())
}

/// How another person's word about it stands: what waits, that it went back, or who agreed.
fn said_of(row: &CondolenceRow, lang: Lang) -> String {
    let said = labels::agreement(&row.agreement, lang);
    said.iter().map(|said| visible(said).into_owned()).collect::<Vec<_>>().join(" ")
}

fn list_of(desk: &Desk, list: CondolenceId, json: bool, out: &mut Out) -> Done {
    let mut offset = 0;
    loop {
        let query = Query::Condolence { list, text: String::new(), offset, limit: PAGE };
        let Answer::Condolence(view) = desk.query(query)? else { return Ok(Exit::Nothing) };
        if !json && offset == 0 {
            list_line(desk, &view.row, out)?;
        }
        for row in &view.rows {
            if json {
                out.json(&GiftJson::new(row))?;
            } else {
                out.line(gift_line(row, out.lang).trim_end())?;
            }
        }
        offset += view.rows.len();
        if view.rows.is_empty() || offset >= view.total {
            return Ok(if offset == 0 { Exit::Nothing } else { Exit::Done });
        }
    }
}

fn gift_line(row: &GiftRow, lang: Lang) -> String {
    let given = match row.given {
        None if row.awaits => words::AWAITS.get(lang).to_owned(),
        None => words::NOT_GIVEN.get(lang).to_owned(),
        Some(on) if row.received_by.is_empty() => words::GIVEN_ON.with(lang, &[("on", &on)]),
        Some(on) => words::GIVEN_TO.with(lang, &[("on", &on), ("name", &visible(&row.received_by))]),
    };
    [
        fit(&row.gift.to_string(), 7),
        fit(&row.person.to_string(), 8),
        fit(&visible(&row.name), 14),
        fit(&row.amount.to_string(), 12),
        given,
    ]
    .join(" ")
}

fn figures(desk: &Desk, from: Date, to: Date, json: bool, out: &mut Out) -> Done {
    let Answer::CareFigures(f) = desk.query(Query::CareFigures { from, to })? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&FiguresJson::new(&f))?;
        return Ok(Exit::Done);
    }
    let contacts = cli::CARE_CONTACTS.with(
        out.lang,
        &[("people", &f.people), ("calls", &f.calls), ("visits", &f.home_visits), ("messages", &f.messages)],
    );
    out.line(&contacts)?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("n", &f.households), ("visited", &f.households_visited), ("lifted", &f.lifted)];
    out.line(&cli::CARE_HOUSEHOLDS.with(out.lang, &values))?;
    Ok(Exit::Done)
}
