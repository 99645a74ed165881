//! `honordesk staff list`: everyone who works here, and how their accounts stand. Passwords never come here.

use super::args::{Global, StaffSub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::AccountJson;
use super::out::Out;
use crate::bureau::answer::AccountRow;
use crate::bureau::{Answer, Query};
use crate::domain::staff::StaffState;
use crate::locale::stops;
use crate::locale::{Lang, staff as words, words as labels};
use crate::text::{fit, visible};

pub(super) fn run(sub: &StaffSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let StaffSub::List { json } = sub;
    let desk = context::open(global, out.lang, Need::Audit, host)?;
    let done = list(&desk, *json, out);
    desk.close(done, out)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::Accounts(rows) = desk.query(Query::Accounts)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&AccountJson::new(row))?;
        } else {
            line(row, out)?;
        }
    }
    Ok(Exit::Done)
}

fn line(row: &AccountRow, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let roles: Vec<&str> = row.staff.roles.iter().map(|role| labels::role(role).get(lang)).collect();
    let roles = roles.join(stops(lang).comma);
    let seen = row.signed_in_ms.map_or_else(|| words::NEVER.get(lang).to_owned(), labels::clock_time);
    let cells = [
        fit(&row.staff.id.to_string(), 5),
        fit(&row.staff.login, 14),
        fit(&visible(&row.staff.name), 14),
        fit(&roles, 24),
        fit(&visible(&row.staff.desk), 10),
        fit(&seen, 16),
        state(row, lang),
    ];
    out.line(cells.join(" ").trim_end())
}

fn state(row: &AccountRow, lang: Lang) -> String {
    if row.staff.state == StaffState::Disabled {
        return labels::staff_state(row.staff.state).get(lang).to_owned();
    }
    if row.staff.locked_until_ms > 0 {
        let until = labels::clock_time(row.staff.locked_until_ms);
        return words::LOCKED_UNTIL.with(lang, &[("until", &until)]);
    }
    row.password_due.map_or(labels::staff_state(row.staff.state), words::due).get(lang).to_owned()
}
