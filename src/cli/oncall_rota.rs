//! `honordesk oncall rota`: who stands when.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::DutyJson;
use super::oncall::{act, board, who};
use super::oncall_args::RotaSub;
use super::out::Out;
use crate::bureau::answer::{DutyBoard, DutyDayRow};
use crate::bureau::command::DutyAct;
use crate::domain::Date;
use crate::locale::{duty as say, duty_rota};
use crate::text::{fit, visible};

pub(super) fn rota(desk: &Desk, sub: &RotaSub, out: &mut Out) -> Done {
    match sub {
        RotaSub::Show { from, json } => show_rota(desk, from.unwrap_or(desk.moment.today), *json, out),
        RotaSub::Set { day, shift, staff, how } => {
            let board = board(desk, *day)?;
            let seen = board.days.first().map_or(0, |row| row.version);
            let staff = staff.iter().map(|one| who(&board, one, out)).collect::<Result<_, _>>()?;
            let (day, shift) = (*day, shift.clone());
            let done = act(desk, DutyAct::SetShift { day, seen, shift, staff }, how, out)?;
            warned(desk, (day, day.plus_days(1)), how, out)?;
            Ok(done)
        }
        RotaSub::Rotate { shift, first, last, staff, how } => {
            let board = board(desk, *first)?;
            let staff = match staff.as_slice() {
                [] => board.staff.iter().map(|(id, _)| *id).collect(),
                named => named.iter().map(|one| who(&board, one, out)).collect::<Result<_, _>>()?,
            };
            let (first, last, shift) = (*first, *last, shift.clone());
            let done = act(desk, DutyAct::Rotate { first, last, shift, staff }, how, out)?;
            warned(desk, (first, last), how, out)?;
            Ok(done)
        }
        RotaSub::Leave { staff, first, last, back, despite, how } => {
            let staff = who(&*board(desk, *first)?, staff, out)?;
            let (first, last, away, despite) = (*first, *last, !back, despite.clone());
            act(desk, DutyAct::Leave { staff, first, last, away, despite }, how, out)
        }
        RotaSub::Swap { day, shift, to, how } => {
            let to = who(&*board(desk, *day)?, to, out)?;
            act(desk, DutyAct::AskSwap { day: *day, shift: shift.clone(), to }, how, out)
        }
        RotaSub::Answer { day, shift, no, how } => {
            let done =
                act(desk, DutyAct::AnswerSwap { day: *day, shift: shift.clone(), agree: !no }, how, out)?;
            warned(desk, (*day, day.plus_days(1)), how, out)?;
            Ok(done)
        }
        RotaSub::Publish { first, last, how } => {
            let done = act(desk, DutyAct::Publish { first: *first, last: *last }, how, out)?;
            warned(desk, (*first, *last), how, out)?;
            Ok(done)
        }
    }
}

/// Whoever stands one shift right after another in these days is named.
fn warned(desk: &Desk, (first, last): (Date, Date), how: &HowArgs, out: &mut Out) -> Result<(), Failure> {
    if how.json {
        return Ok(());
    }
    let mut board = board(desk, first)?;
    board.no_rest.retain(|one| one.day <= last);
    no_rest(&board, out)
}

fn no_rest(board: &DutyBoard, out: &mut Out) -> Result<(), Failure> {
    for one in &board.no_rest {
        out.line(&duty_rota::no_rest(one, |staff| board.name_of(staff).to_owned(), out.lang))?;
    }
    if !board.no_rest.is_empty() {
        out.line(duty_rota::NO_REST_NOTE.get(out.lang))?;
    }
    Ok(())
}

fn show_rota(desk: &Desk, from: Date, json: bool, out: &mut Out) -> Done {
    let (board, lang) = (board(desk, from)?, out.lang);
    if json {
        out.json(&DutyJson::new(&board, false))?;
        return Ok(Exit::Done);
    }
    if board.rules.shifts.is_empty() {
        out.line(say::NO_SHIFTS.get(lang))?;
    }
    for row in &board.days {
        out.line(visible(&day_line(row, out)).trim_end())?;
    }
    for fault in &board.faults {
        out.line(&say::rota_fault(fault, |staff| board.name_of(staff).to_owned(), lang))?;
    }
    no_rest(&board, out)?;
    for share in &board.shares {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &share.name),
            ("shifts", &share.shifts),
            ("weekends", &share.weekends),
            ("holidays", &share.holidays),
        ];
        out.line(&say::CLI_SHARE.with(lang, &values))?;
    }
    Ok(Exit::Done)
}

fn day_line(row: &DutyDayRow, out: &Out) -> String {
    let posts: Vec<String> = row.posts.iter().map(|post| format!("{} {}", post.shift, post.name)).collect();
    let away: Vec<&str> = row.away.iter().map(|(_, name)| name.as_str()).collect();
    let state = if row.published { say::PUBLISHED } else { say::DRAFT }.get(out.lang);
    let mut line = format!("{} {} {}", row.day, fit(row.holiday.as_deref().unwrap_or(""), 8), fit(state, 14));
    line.push_str(&posts.join("  "));
    if !away.is_empty() {
        line.extend(["  [", say::COL_AWAY.get(out.lang), " ", &away.join(" "), "]"]);
    }
    line
}
