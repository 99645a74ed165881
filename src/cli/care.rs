//! `honordesk care`: who is due a call or a home visit, how the towns stand, a person's contacts, noting one.

use super::args::Global;
use super::care_args::{CareSub, ContactArgs, RotaArgs};
use super::care_lists;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::{ContactJson, RotaJson, TownJson};
use super::out::Out;
use crate::bureau::answer::{ContactRow, RotaPage, RotaRow, TownRow};
use crate::bureau::command::Contacted;
use crate::bureau::query::RotaAsked;
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::domain::StaffId;
use crate::domain::care::ContactResult;
use crate::locale::{Lang, care as words, care_words as labels, cli, filter};
use crate::text::{fit, visible};

pub(super) fn run(sub: &CareSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let writes = match sub {
        CareSub::Contact(_) | CareSub::Agree(_) | CareSub::Decline { .. } | CareSub::Propose(_) => true,
        CareSub::Households { leaves, .. } | CareSub::Condolence { leaves, .. } => leaves.out.is_some(),
        _ => false,
    };
    let need = if writes { Need::Write } else { Need::Read };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    // The rota and the lists are drawn from everybody.
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let done = match sub {
        CareSub::Rota(args) => rota(&desk, args, out),
        CareSub::Towns { json } => towns(&desk, *json, out),
        CareSub::Contacts { person, limit, json } => {
            let query = Query::ContactsOf { person: *person, limit: *limit as usize };
            contacts(&desk, query, *json, out)
        }
        CareSub::Contact(args) => contact(&desk, args, out),
        sub => care_lists::run(&desk, sub, out),
    };
    desk.close(done, out)
}

fn ask(desk: &Desk, asked: RotaAsked, (offset, limit): (u32, u32)) -> Result<Option<Box<RotaPage>>, Failure> {
    let query = Query::Rota { asked, offset: offset as usize, limit: limit as usize };
    Ok(match desk.query(query)? {
        Answer::Rota(page) => Some(page),
        _ => None,
    })
}

fn rota(desk: &Desk, args: &RotaArgs, out: &mut Out) -> Done {
    let staff = args.staff.as_deref().map(|login| login_of(desk, login, out.lang)).transpose()?;
    let asked = RotaAsked { text: args.query.join(" "), staff, ..RotaAsked::default() };
    let Some(page) = ask(desk, asked, (args.offset, args.limit))? else { return Ok(Exit::Nothing) };
    if args.json {
        out.json(&RotaJson::new(&page, &desk.bureau.reference().rota))?;
    } else {
        for row in &page.rows {
            out.line(line(desk, row, out.lang).trim_end())?;
        }
        for fault in &page.faults {
            out.line(&filter::fault(fault, out.lang))?;
        }
        out.line(&cli::ROTA.with(
            out.lang,
            &[("n", &page.total), ("quarter", &page.quarter.last), ("year", &page.year.last)],
        ))?;
    }
    Ok(if page.rows.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// The member of staff of a login.
fn login_of(desk: &Desk, login: &str, lang: Lang) -> Result<StaffId, Failure> {
    let nobody = || Failure::refused(&Refusal::NotFound(What::Staff), lang);
    let Answer::Staff(rows) = desk.query(Query::Staff)? else { return Err(nobody()) };
    rows.iter().find(|row| row.login == login).map(|row| row.id).ok_or_else(nobody)
}

fn line(desk: &Desk, row: &RotaRow, lang: Lang) -> String {
    let place = row.division.map(|code| desk.bureau.reference().divisions.full_name(code));
    let last = match &row.last {
        Some(last) => format!("{} {}", last.day, labels::kind(last.kind).get(lang)),
        None => words::NEVER.get(lang).to_owned(),
    };
    [
        fit(&row.person.to_string(), 8),
        fit(&row.due.by.to_string(), 10),
        fit(labels::state(row.due.state).get(lang), 10),
        fit(&visible(&row.name), 14),
        fit(&place.unwrap_or_default(), 24),
        last,
    ]
    .join(" ")
}

fn towns(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Some(page) = ask(desk, RotaAsked::default(), (0, 0))? else { return Ok(Exit::Nothing) };
    for row in &page.towns {
        if json {
            out.json(&TownJson::new(row, &desk.bureau.reference().divisions))?;
        } else {
            out.line(town(desk, row, out.lang).trim_end())?;
        }
    }
    if page.towns.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn town(desk: &Desk, row: &TownRow, lang: Lang) -> String {
    let name = row.town.map(|code| desk.bureau.reference().divisions.short_name(code));
    let staff = row.staff.as_ref().map(|(_, name)| name.clone());
    let figures =
        words::FIGURES.with(lang, &[("met", &row.met), ("people", &row.people), ("late", &row.late)]);
    [
        fit(&name.unwrap_or_else(|| words::NO_TOWN.get(lang).to_owned()), 14),
        fit(&visible(&staff.unwrap_or_else(|| words::NO_STAFF.get(lang).to_owned())), 14),
        figures,
    ]
    .join(" ")
}

fn contacts(desk: &Desk, query: Query, json: bool, out: &mut Out) -> Done {
    let Answer::ContactsOf(rows) = desk.query(query)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&ContactJson::new(row))?;
        } else {
            out.line(contact_line(row, out.lang).trim_end())?;
        }
    }
    if rows.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn contact_line(row: &ContactRow, lang: Lang) -> String {
    let next = row.next.map(|on| words::NEXT_ON.with(lang, &[("on", &on)])).unwrap_or_default();
    [
        fit(&row.contact.to_string(), 8),
        row.day.to_string(),
        fit(labels::kind(row.kind).get(lang), 10),
        fit(labels::result(row.result).get(lang), 12),
        fit(&visible(&row.by), 10),
        visible(&row.note.replace('\n', " ")).into_owned(),
        next,
    ]
    .join(" ")
}

fn contact(desk: &Desk, args: &ContactArgs, out: &mut Out) -> Done {
    let result = if args.not_reached { ContactResult::NotReached } else { ContactResult::Reached };
    let said = Contacted {
        day: args.on,
        topics: args.topic.clone(),
        note: args.note.clone(),
        next: args.next,
        ..Contacted::new(args.person, args.kind, result)
    };
    let receipt = desk.execute(Command::RecordContact { said }, args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Contact(id, _) => cli::CONTACTED.with(out.lang, &[("contact", id), ("seq", &receipt.seq)]),
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)
}
