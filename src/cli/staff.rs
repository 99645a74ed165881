//! `honordesk staff`: everyone who works here, how their accounts stand, and the second person's word for a password that somebody else
//! set. Passwords themselves never come here.

use super::args::{Global, StaffSub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::AccountJson;
use super::out::Out;
use crate::bureau::answer::AccountRow;
use crate::bureau::{Answer, Command, Query};
use crate::domain::StaffId;
use crate::domain::staff::StaffState;
use crate::locale::{Lang, Msg, cli, staff as words, vouch as say, words as labels};
use crate::text::{Echo, fit, visible};

pub(super) fn run(sub: &StaffSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, StaffSub::List { .. }) { Need::Audit } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        StaffSub::List { json } => list(&desk, *json, out),
        StaffSub::Agree { login, how } => {
            let vouch = |staff, seen| Command::AgreePassword { staff, seen };
            answer(&desk, login, vouch, (say::DONE_AGREE, how), out)
        }
        StaffSub::Decline { login, reason, how } => {
            let decline = |staff, seen| Command::DeclinePassword { staff, seen, reason: reason.clone() };
            answer(&desk, login, decline, (say::DONE_DECLINE, how), out)
        }
    };
    desk.close(done, out)
}

/// Answers what waits for a second person's word for the password of an account.
fn answer(
    desk: &Desk,
    login: &str,
    command: impl Fn(StaffId, u32) -> Command,
    (said, how): (Msg, &HowArgs),
    out: &mut Out,
) -> Done {
    let Answer::Staff(rows) = desk.query(Query::Staff)? else { return Ok(Exit::Nothing) };
    let Some(row) = rows.iter().find(|row| row.login == login) else {
        let said = cli::NO_SUCH_STAFF.with(out.lang, &[("login", &Echo(login))]);
        return Err(Failure::new(Exit::Refused, said));
    };
    let receipt = desk.execute(command(row.id, row.version), how.key.as_deref())?;
    let said = said.with(out.lang, &[("login", &row.login), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
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
    let roles = labels::roles(row.staff.roles.iter(), lang);
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
    if let Some(word) = &row.word {
        return say::state(word).get(lang).to_owned();
    }
    row.password_due.map_or(labels::staff_state(row.staff.state), words::due).get(lang).to_owned()
}
