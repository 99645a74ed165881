//! `honordesk ledger confirm`: the yearly confirmations: who is still to be confirmed, by town; noting a notice or a confirmation.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{ConfirmationJson, ConfirmationPageJson};
use super::out::Out;
use super::standing_args::{ConfirmListArgs, ConfirmSub, ConfirmedArgs};
use crate::bureau::answer::{ConfirmationPage, ConfirmationRow, ConfirmationTown};
use crate::bureau::query::{ConfirmationStanding, ConfirmationsAsked};
use crate::bureau::{Answer, Command, Outcome, Query, Refusal};
use crate::domain::bulk::MOST_OF_BATCH;
use crate::domain::{Division, PersonId};
use crate::locale::{confirm_words as labels, filter, quality};
use crate::text::{fit, visible};

/// Whether it writes.
pub(super) fn writes(sub: &ConfirmSub) -> bool {
    !matches!(sub, ConfirmSub::List(_) | ConfirmSub::Show { .. })
}

pub(super) fn run(desk: &Desk, sub: &ConfirmSub, out: &mut Out) -> Done {
    let this_year = u16::try_from(desk.moment.today.year()).unwrap_or_default();
    match sub {
        ConfirmSub::List(args) => list(desk, args, args.year.unwrap_or(this_year), out),
        ConfirmSub::Show { person, json } => show(desk, *person, *json, out),
        ConfirmSub::Notice { people, found, done } => {
            let year = done.year.unwrap_or(this_year);
            let people = match found {
                Some(text) => open_people(desk, year, text, out)?,
                None => people.clone(),
            };
            notice(desk, people, year, done, out)
        }
        ConfirmSub::Done { person, how, document, done } => {
            let year = done.year.unwrap_or(this_year);
            let (how, document) = ((*how).into(), document.clone().unwrap_or_default());
            let command = Command::Confirm { person: *person, year, on: done.on, how, document };
            let said = labels::NOTED.with(out.lang, &[("person", person), ("year", &year)]);
            noted(desk, command, done, said, out)
        }
        ConfirmSub::Withdraw { person, notice, reason, year, how } => {
            let year = year.unwrap_or(this_year);
            let command = Command::WithdrawConfirmation {
                person: *person,
                year,
                notice: *notice,
                reason: reason.clone(),
            };
            let receipt = desk.execute(command, how.key.as_deref())?;
            let said = labels::TAKEN_BACK.with(out.lang, &[("person", person), ("year", &year)]);
            out.receipt(&receipt, said, how.json)
        }
    }
}

/// Notes a notice, and says how many it was noted for: those it was noted for before are not counted again.
fn notice(desk: &Desk, mut people: Vec<PersonId>, year: u16, done: &ConfirmedArgs, out: &mut Out) -> Done {
    people.sort_unstable();
    people.dedup();
    let named = people.len();
    let command = Command::NoticeConfirmation { people, year, on: done.on };
    let receipt = desk.execute(command, done.how.key.as_deref())?;
    let n = match receipt.outcome {
        Outcome::Noticed(n) => n,
        _ => named,
    };
    let left = named.saturating_sub(n);
    let msg = if left == 0 { labels::NOTICED } else { labels::NOTICED_BUT };
    let said = msg.with(out.lang, &[("n", &n), ("year", &year), ("left", &left)]);
    out.receipt(&receipt, said, done.how.json)
}

fn noted(desk: &Desk, command: Command, done: &ConfirmedArgs, said: String, out: &mut Out) -> Done {
    let receipt = desk.execute(command, done.how.key.as_deref())?;
    out.receipt(&receipt, said, done.how.json)
}

fn page(
    desk: &Desk,
    asked: ConfirmationsAsked,
    (offset, limit): (u32, u32),
    out: &Out,
) -> Result<Option<Box<ConfirmationPage>>, Failure> {
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let query = Query::Confirmations { asked, offset: offset as usize, limit: limit as usize };
    Ok(match desk.query(query)? {
        Answer::Confirmations(page) => Some(page),
        _ => None,
    })
}

/// Everybody whom a text finds and who was neither confirmed nor told.
fn open_people(desk: &Desk, year: u16, text: &str, out: &Out) -> Result<Vec<PersonId>, Failure> {
    let standing = ConfirmationStanding::Open;
    let asked = ConfirmationsAsked { year, text: text.to_owned(), town: None, standing };
    let most = MOST_OF_BATCH as u32;
    let Some(page) = page(desk, asked, (0, most), out)? else { return Ok(Vec::new()) };
    if let Some(fault) = page.faults.first() {
        return Err(Failure::new(Exit::Usage, filter::fault(fault, out.lang)));
    }
    if page.total > page.rows.len() {
        let why = Refusal::TooManyMeant { found: page.total, most: page.rows.len() };
        return Err(Failure::refused(&why, out.lang));
    }
    Ok(page.rows.iter().filter(|row| row.noticed.is_none()).map(|row| row.person).collect())
}

/// A line for each town and one for everybody, then who is meant.
fn list(desk: &Desk, args: &ConfirmListArgs, year: u16, out: &mut Out) -> Done {
    let asked = ConfirmationsAsked {
        year,
        text: args.query.join(" "),
        town: args.town,
        standing: args.standing.into(),
    };
    let Some(page) = page(desk, asked, (args.offset, args.limit), out)? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&ConfirmationPageJson::new(&page))?;
    } else {
        let towns =
            std::iter::once((true, page.all())).chain(page.towns.iter().map(|row| (false, row.clone())));
        for (all, town) in towns {
            out.line(town_line(desk, all, &town, out).trim_end())?;
        }
        for row in &page.rows {
            out.line(line(desk, row, out).trim_end())?;
        }
        for fault in &page.faults {
            out.line(&filter::fault(fault, out.lang))?;
        }
        let standing = labels::standing(args.standing.into()).get(out.lang);
        let values: [(&'static str, &dyn std::fmt::Display); 3] =
            [("year", &year), ("standing", &standing), ("n", &page.total)];
        out.line(&labels::LISTED.with(out.lang, &values))?;
    }
    Ok(if page.total == 0 { Exit::Nothing } else { Exit::Done })
}

fn town_line(desk: &Desk, all: bool, row: &ConfirmationTown, out: &Out) -> String {
    let divisions = &desk.bureau.reference().divisions;
    let name = match row.town {
        _ if all => quality::EVERYWHERE.get(out.lang).to_owned(),
        None => quality::PLACE_UNKNOWN.get(out.lang).to_owned(),
        Some(code) => divisions.get(code).map_or_else(|| code.to_string(), Division::short_name),
    };
    let values: [(&'static str, &dyn std::fmt::Display); 3] =
        [("receiving", &row.receiving), ("confirmed", &row.confirmed), ("noticed", &row.noticed)];
    format!("{} {}", fit(&name, 16), labels::TOWN_LINE.with(out.lang, &values))
}

fn line(desk: &Desk, row: &ConfirmationRow, out: &Out) -> String {
    let place = row.division.map(|c| desk.bureau.reference().divisions.full_name(c)).unwrap_or_default();
    let mut line = [fit(&row.person.to_string(), 9), fit(&visible(&row.name), 16), fit(&place, 28)].concat();
    if let Some(on) = row.confirmed {
        line.push_str(&labels::confirmed(on, row.how, &visible(&row.document), out.lang));
    } else if let Some(on) = row.noticed {
        line.push_str(&match row.ends {
            Some(ends) => labels::NOTICED_UNTIL.with(out.lang, &[("on", &on), ("ends", &ends)]),
            None => labels::NOTICED_ON.with(out.lang, &[("on", &on)]),
        });
    }
    line
}

/// What was done, newest first.
fn show(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let Answer::ConfirmationsOf(all) = desk.query(Query::ConfirmationsOf(person))? else {
        return Ok(Exit::Nothing);
    };
    for done in &all {
        if json {
            out.json(&ConfirmationJson::new(done))?;
            continue;
        }
        let how = done.how.map(|how| labels::how(how).get(out.lang)).unwrap_or_default();
        let cells = [
            fit(&done.year.to_string(), 6),
            fit(&done.on.to_string(), 12),
            fit(labels::act(done.act).get(out.lang), 20),
            fit(how, 12),
            fit(&visible(&done.by), 12),
            [visible(&done.document), visible(&done.reason)].concat(),
        ];
        out.line(cells.concat().trim_end())?;
    }
    if all.is_empty() {
        return out.nothing(labels::NOTHING_DONE.get(out.lang), json);
    }
    Ok(Exit::Done)
}
