//! `honordesk oncall`: what needs an answer now, the rota, major urgent matters, the daily register.

use std::path::Path;

use serde::Deserialize;

use super::args::Global;
use super::context::{self, ConsoleStart, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::export::leaves;
use super::how_args::HowArgs;
use super::json::{DutyJson, RegisterJson};
use super::matter::office;
use super::oncall_args::{MajorSub, OncallArgs, OncallSub, RotaSub};
use super::out::Out;
use super::paper::told;
use crate::bureau::answer::{DutyBoard, DutyDayRow, PageRow};
use crate::bureau::command::{DutyAct, PaperDraft};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::console::panes::PaneId;
use crate::domain::duty::{At, MajorFacts, Rung, ShiftKind};
use crate::domain::{Date, MajorId, PetitionId, StaffId};
use crate::exchange::export::List;
use crate::exchange::papers::{Head, call_slip, day_register, urgent_report};
use crate::locale::{cli as words, duty as say, petition_words, stops};
use crate::text::{fit, visible};

pub(super) fn run(args: &OncallArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let Some(sub) = &args.sub else {
        let dir = context::database_dir(global, out.lang)?;
        let start = ConsoleStart { first: Some(PaneId::Oncall), ..ConsoleStart::of(dir, global, out.lang) };
        return Ok((host.console)(start));
    };
    let need = if writes(sub) { Need::Write } else { Need::Read };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = carried(&desk, sub, out);
    desk.close(done, out)
}

fn writes(sub: &OncallSub) -> bool {
    match sub {
        OncallSub::List { .. } | OncallSub::Rota(RotaSub::Show { .. }) => false,
        OncallSub::Rules { from, .. } => from.is_some(),
        OncallSub::Register { issue, leaves, .. } => *issue || leaves.out.is_some(),
        _ => true,
    }
}

fn carried(desk: &Desk, sub: &OncallSub, out: &mut Out) -> Done {
    let today = desk.moment.today;
    match sub {
        OncallSub::List { json } => list(desk, *json, out),
        OncallSub::Ack { petition, until, how } => {
            let until = At::parse(until, today)
                .ok_or_else(|| Failure::new(Exit::Usage, say::F_TIME_HINT.get(out.lang)))?;
            act(desk, DutyAct::Acknowledge { petition: *petition, until }, how, out)
        }
        OncallSub::Hop { petition, answered, how } => {
            act(desk, DutyAct::Hop { petition: *petition, answered: *answered }, how, out)
        }
        OncallSub::Slip { about, how } => slip(desk, about, how, out),
        OncallSub::Rules { from: None, how } => rules(desk, how.json, out),
        OncallSub::Rules { from: Some(file), how } => set_rules(desk, file, how, out),
        OncallSub::Rota(sub) => rota(desk, sub, out),
        OncallSub::Major(sub) => major(desk, sub, out),
        OncallSub::Register { day, issue, leaves: to, json } => {
            let day = day.unwrap_or(today);
            if to.out.is_some() {
                return leaves(desk, List::DayRegister(day), to, *json, out);
            }
            register(desk, day, (*issue, *json), out)
        }
    }
}

/// Somebody who may stand duty, by name or by number (`S7`).
pub(super) fn who(board: &DutyBoard, text: &str, out: &Out) -> Result<StaffId, Failure> {
    let text = text.trim();
    let mut named = board.staff.iter().filter(|(_, name)| name == text).map(|(id, _)| *id);
    match (StaffId::parse(text), named.next(), named.next()) {
        (Some(id), ..) | (None, Some(id), None) => Ok(id),
        _ => {
            let all: Vec<String> = board.staff.iter().map(|(id, name)| format!("{id} {name}")).collect();
            let all = all.join(stops(out.lang).comma);
            Err(Failure::new(Exit::Usage, say::CLI_WHO.with(out.lang, &[("who", &text), ("all", &all)])))
        }
    }
}

/// Everything about the duty; the rota from a day on.
pub(super) fn board(desk: &Desk, from: Date) -> Result<Box<DutyBoard>, Failure> {
    match desk.query(Query::Duty { from })? {
        Answer::Duty(board) => Ok(board),
        _ => Err(Failure::refused(&Refusal::NotReady, desk.lang)),
    }
}

/// Carries an act out and says that it is noted.
pub(super) fn act(desk: &Desk, act: DutyAct, how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(Command::Duty(act), how.key.as_deref())?;
    out.receipt(&receipt, noted(&receipt, out), how.json)
}

fn noted(receipt: &Receipt, out: &Out) -> String {
    let saved = say::SAVED.get(out.lang);
    match receipt.outcome {
        Outcome::Major(id, _) => format!("{id} {saved}"),
        Outcome::Handover(id, _) => format!("{id} {saved}"),
        _ => saved.to_owned(),
    }
}

/// Issues a paper.
pub(super) fn issue(desk: &Desk, draft: PaperDraft, how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(Command::IssuePaper { draft: Box::new(draft) }, how.key.as_deref())?;
    told(&receipt, words::ISSUED, how.json, out)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let (board, lang) = (board(desk, desk.moment.today)?, out.lang);
    if json {
        out.json(&DutyJson::new(&board))?;
        return Ok(if board.paging.is_empty() { Exit::Nothing } else { Exit::Done });
    }
    out.line(&on_duty(&board, out))?;
    if board.rules.review_days.is_none() {
        out.line(say::NO_REVIEW.get(lang))?;
    }
    for (rows, none) in [(&board.paging, say::NONE_NOW), (&board.review, say::NONE_REVIEW)] {
        for row in rows {
            out.line(&visible(&page_line(row, board.now, out)))?;
            if row.acked.is_none() {
                out.line(&format!(
                    "    {}",
                    visible(&say::next(&board, &row.ladder, (board.now, false), lang))
                ))?;
            }
        }
        if rows.is_empty() {
            out.line(none.get(lang))?;
        }
    }
    Ok(if board.paging.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn on_duty(board: &DutyBoard, out: &Out) -> String {
    if board.rules.shifts.is_empty() {
        return say::NO_SHIFTS.get(out.lang).to_owned();
    }
    let who: Vec<String> = board.on.iter().map(|post| format!("{} {}", post.shift, post.name)).collect();
    if who.is_empty() {
        return say::NOBODY_ON.get(out.lang).to_owned();
    }
    say::ON_NOW.with(out.lang, &[("who", &who.join("  "))])
}

fn page_line(row: &PageRow, now: At, out: &Out) -> String {
    [
        fit(&row.petition.petition.to_string(), 6),
        fit(&row.petition.number, 11),
        fit(&row.petition.name, 12),
        fit(&say::reasons(row, out.lang), 14),
        fit(say::answers(row, out.lang), 10),
        say::standing(row, now, out.lang),
        row.petition.demand.clone(),
    ]
    .join(" ")
}

/// The rules as a file has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    #[serde(default)]
    shifts: Vec<ShiftKind>,
    #[serde(default)]
    rungs: Vec<Rung>,
    #[serde(default)]
    review_days: Option<u16>,
}

fn set_rules(desk: &Desk, file: &Path, how: &HowArgs, out: &mut Out) -> Done {
    let RulesFile { shifts, rungs, review_days } = context::read_json(file, out.lang)?;
    let seen = board(desk, desk.moment.today)?.rules.version;
    act(desk, DutyAct::SetRules { seen, shifts, rungs, review_days }, how, out)
}

fn rules(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let (board, lang) = (board(desk, desk.moment.today)?, out.lang);
    let rules = &board.rules;
    if json {
        out.json(rules)?;
        return Ok(Exit::Done);
    }
    for shift in &rules.shifts {
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let (start, end) = (time(shift.start), time(shift.end));
        out.line(&say::CLI_SHIFT.with(lang, &[("name", &shift.name), ("start", &start), ("end", &end)]))?;
    }
    for rung in &rules.rungs {
        let level = say::level(rung.level).get(lang);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("level", &level), ("name", &rung.name), ("phone", &rung.phone), ("after", &rung.after)];
        out.line(&visible(&say::P_RUNG.with(lang, &values)))?;
    }
    for (lacks, msg) in [(rules.shifts.is_empty(), say::NO_SHIFTS), (rules.rungs.is_empty(), say::NO_LADDER)]
    {
        if lacks {
            out.line(msg.get(lang))?;
        }
    }
    let review = rules
        .review_days
        .map_or_else(|| say::NO_REVIEW.get(lang).to_owned(), |n| say::CLI_REVIEW.with(lang, &[("n", &n)]));
    out.line(&review)?;
    Ok(Exit::Done)
}

fn slip(desk: &Desk, about: &str, how: &HowArgs, out: &mut Out) -> Done {
    if about.trim().starts_with(['U', 'u']) {
        let id = MajorId::parse(about);
        return paper_of_major(desk, id.unwrap_or_default(), how, out);
    }
    let board = board(desk, desk.moment.today)?;
    let office = office(desk, out.lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
    let wanted = PetitionId::parse(about);
    let mut rows = board.paging.iter().chain(&board.review);
    let row = rows.find(|row| Some(row.petition.petition) == wanted);
    let row = row.ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Petition), out.lang))?;
    issue(desk, call_slip(&head, &board, row), how, out)
}

fn paper_of_major(desk: &Desk, id: MajorId, how: &HowArgs, out: &mut Out) -> Done {
    let board = board(desk, desk.moment.today)?;
    let office = office(desk, out.lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
    let row = board.majors.iter().find(|row| row.major == id);
    let row = row.ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Major), out.lang))?;
    issue(desk, urgent_report(&head, &board, row), how, out)
}

fn rota(desk: &Desk, sub: &RotaSub, out: &mut Out) -> Done {
    match sub {
        RotaSub::Show { from, json } => show_rota(desk, from.unwrap_or(desk.moment.today), *json, out),
        RotaSub::Set { day, shift, staff, how } => {
            let board = board(desk, *day)?;
            let seen = board.days.first().map_or(0, |row| row.version);
            let staff = staff.iter().map(|one| who(&board, one, out)).collect::<Result<_, _>>()?;
            let (day, shift) = (*day, shift.clone());
            act(desk, DutyAct::SetShift { day, seen, shift, staff }, how, out)
        }
        RotaSub::Rotate { shift, first, last, staff, how } => {
            let board = board(desk, *first)?;
            let staff = match staff.as_slice() {
                [] => board.staff.iter().map(|(id, _)| *id).collect(),
                named => named.iter().map(|one| who(&board, one, out)).collect::<Result<_, _>>()?,
            };
            let (first, last, shift) = (*first, *last, shift.clone());
            act(desk, DutyAct::Rotate { first, last, shift, staff }, how, out)
        }
        RotaSub::Leave { staff, first, last, back, how } => {
            let staff = who(&*board(desk, *first)?, staff, out)?;
            let (first, last, away) = (*first, *last, !back);
            act(desk, DutyAct::Leave { staff, first, last, away }, how, out)
        }
        RotaSub::Swap { day, shift, to, how } => {
            let to = who(&*board(desk, *day)?, to, out)?;
            act(desk, DutyAct::AskSwap { day: *day, shift: shift.clone(), to }, how, out)
        }
        RotaSub::Answer { day, shift, no, how } => {
            act(desk, DutyAct::AnswerSwap { day: *day, shift: shift.clone(), agree: !no }, how, out)
        }
        RotaSub::Publish { first, last, how } => {
            act(desk, DutyAct::Publish { first: *first, last: *last }, how, out)
        }
    }
}

fn show_rota(desk: &Desk, from: Date, json: bool, out: &mut Out) -> Done {
    let (board, lang) = (board(desk, from)?, out.lang);
    if json {
        out.json(&DutyJson::new(&board))?;
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

fn major(desk: &Desk, sub: &MajorSub, out: &mut Out) -> Done {
    match sub {
        MajorSub::Open { from, how } => {
            let facts: MajorFacts = context::read_json(from, out.lang)?;
            act(desk, DutyAct::OpenMajor { facts }, how, out)
        }
        MajorSub::Call { major, rung, answered, how } => {
            let (major, rung, answered) = (*major, rung.saturating_sub(1), *answered);
            act(desk, DutyAct::Call { major, rung, answered }, how, out)
        }
        MajorSub::Report { major, from, last, to, how } => {
            let text = context::read_text(from, out.lang)?;
            act(desk, DutyAct::Report { major: *major, last: *last, text, to: to.clone() }, how, out)
        }
        MajorSub::Close { major, how } => act(desk, DutyAct::CloseMajor { major: *major }, how, out),
        MajorSub::Paper { major, how } => paper_of_major(desk, *major, how, out),
    }
}

fn register(desk: &Desk, day: Date, (issued, json): (bool, bool), out: &mut Out) -> Done {
    let Answer::DutyRegister(rows) = desk.query(Query::DutyRegister { day })? else {
        return Ok(Exit::Nothing);
    };
    if issued {
        let office = office(desk, out.lang)?;
        let head = Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
        let how = HowArgs { key: None, json };
        return issue(desk, day_register(&head, day, &rows), &how, out);
    }
    if rows.is_empty() {
        return out.nothing(say::P_NOTHING.get(out.lang), json);
    }
    for row in &rows {
        if json {
            out.json(&RegisterJson::new(row))?;
            continue;
        }
        let name = if row.name.is_empty() { say::ANONYMOUS.get(out.lang) } else { &row.name };
        let line = [
            fit(&row.number, 11),
            fit(petition_words::channel(row.channel).get(out.lang), 8),
            fit(name, 12),
            fit(petition_words::state(row.state).get(out.lang), 12),
            row.demand.clone(),
        ];
        out.line(&visible(&line.join(" ")))?;
    }
    Ok(Exit::Done)
}
