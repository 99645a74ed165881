//! `honordesk oncall`: what needs an answer now, the rota, major urgent matters, the daily register.

use super::args::Global;
use super::case::{Case, petition};
use super::context::{self, ConsoleStart, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::export::leaves;
use super::how_args::HowArgs;
use super::json::{DutyJson, RegisterJson};
use super::matter::office;
use super::oncall_args::{MajorSub, OncallArgs, OncallSub, RotaSub};
use super::oncall_rota::rota;
use super::oncall_rules;
use super::out::Out;
use super::paper::told as issued;
use super::petition::{id as case, view};
use crate::bureau::answer::{DutyBoard, PageRow};
use crate::bureau::command::{DutyAct, PaperDraft};
use crate::bureau::{Answer, Command, Outcome, Query, Refusal, What};
use crate::console::forms::minute_ahead;
use crate::console::panes::PaneId;
use crate::domain::duty::{At, MajorFacts};
use crate::domain::{Date, MajorId, PetitionId, StaffId};
use crate::exchange::export::List;
use crate::exchange::papers::{Head, call_slip, day_register, urgent_report};
use crate::locale::{
    cli as words, duty as say, duty_handover, duty_register, duty_told as told, journal, petition_words,
    stops,
};
use crate::text::{Echo, fit, fold, visible};

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
        OncallSub::Rota(RotaSub::Show { .. }) => false,
        // The numbers in full are on record before they are shown.
        OncallSub::List { full, .. } => *full,
        OncallSub::Rules(args) => args.from.is_some() || args.full,
        OncallSub::Register { issue, leaves, .. } => *issue || leaves.out.is_some(),
        _ => true,
    }
}

fn carried(desk: &Desk, sub: &OncallSub, out: &mut Out) -> Done {
    let today = desk.moment.today;
    match sub {
        OncallSub::List { full, json } => list(desk, (*full, *json), out),
        OncallSub::Ack { petition, until, back, how } => {
            let (petition, now) = (case(desk, petition, out.lang)?, At::of(today, desk.moment.at_ms));
            let until = until.as_deref().unwrap_or_default();
            let until = || minute_ahead(&fold(until), now).ok_or_else(|| no_time(until, out));
            let ack = if *back {
                DutyAct::TakeAckBack { petition }
            } else {
                DutyAct::Acknowledge { petition, until: until()? }
            };
            act(desk, ack, how, out)
        }
        OncallSub::Hop { petition, answered, back, how } => {
            let (petition, answered) = (case(desk, petition, out.lang)?, *answered);
            let hop =
                if *back { DutyAct::TakeHopBack { petition } } else { DutyAct::Hop { petition, answered } };
            act(desk, hop, how, out)
        }
        OncallSub::Slip { about, how } => slip(desk, about, how, out),
        OncallSub::Rules(args) => oncall_rules::rules(desk, args, out),
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

/// Why what was typed is no time.
fn no_time(text: &str, out: &Out) -> Failure {
    let said = match text.trim() {
        "" => told::NO_TIME_EMPTY.get(out.lang).to_owned(),
        text => told::NO_TIME.with(out.lang, &[("text", &Echo(text))]),
    };
    Failure::new(Exit::Usage, said)
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
            Err(Failure::new(
                Exit::Usage,
                say::CLI_WHO.with(out.lang, &[("who", &Echo(text)), ("all", &all)]),
            ))
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

/// Carries an act out and says what is on record now, and about what.
pub(super) fn act(desk: &Desk, act: DutyAct, how: &HowArgs, out: &mut Out) -> Done {
    let what = journal::done(act.name(), out.lang);
    let about = about(&act);
    let receipt = desk.execute(Command::Duty(act), how.key.as_deref())?;
    let on = match (about, &receipt.outcome) {
        // It is on record, whether or not it can be shown.
        (About::Case(id, until), _) => view(desk, &Case::Id(id), out.lang)
            .map(|view| told::until(&told::petition(&view.row, out.lang), until, out.lang))
            .unwrap_or_default(),
        (_, Outcome::Major(id, _)) => id.to_string(),
        (_, Outcome::Handover(id, _)) => id.to_string(),
        (About::Days(days), _) => days,
        _ => String::new(),
    };
    let said = told::on_record(&what, &on, receipt.seq, out.lang);
    out.receipt(&receipt, visible(&said).into_owned(), how.json)
}

/// What an act is about, as far as its receipt does not tell.
enum About {
    /// A petition, and until when it is looked after.
    Case(PetitionId, Option<At>),
    Days(String),
    Told,
}

fn about(act: &DutyAct) -> About {
    use DutyAct as Did;
    match act {
        Did::Acknowledge { petition, until } => About::Case(*petition, Some(*until)),
        Did::TakeAckBack { petition } | Did::Hop { petition, .. } | Did::TakeHopBack { petition } => {
            About::Case(*petition, None)
        }
        Did::SetShift { day, shift, .. }
        | Did::AskSwap { day, shift, .. }
        | Did::AnswerSwap { day, shift, .. } => About::Days(format!("{day} {shift}")),
        Did::Rotate { first, last, .. } | Did::Leave { first, last, .. } | Did::Publish { first, last } => {
            About::Days(format!("{first} – {last}"))
        }
        _ => About::Told,
    }
}

/// Issues a paper.
pub(super) fn issue(desk: &Desk, draft: PaperDraft, how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(Command::IssuePaper { draft: Box::new(draft) }, how.key.as_deref())?;
    issued(&receipt, words::ISSUED, how.json, out)
}

/// The numbers of the ladder are about to be shown whole.
pub(super) fn phones(desk: &Desk, key: Option<&str>) -> Result<(), Failure> {
    desk.execute(Command::Duty(DutyAct::ShowPhones), key).map(drop)
}

fn list(desk: &Desk, (full, json): (bool, bool), out: &mut Out) -> Done {
    if full {
        phones(desk, None)?;
    }
    let (board, lang) = (board(desk, desk.moment.today)?, out.lang);
    if json {
        out.json(&DutyJson::new(&board, full))?;
        return Ok(if board.paging.is_empty() { Exit::Nothing } else { Exit::Done });
    }
    let (on, _) = told::on_now(&board, lang);
    out.line(&visible(on.first().map_or("", String::as_str)))?;
    if board.rules.review_days.is_none() {
        out.line(say::NO_REVIEW.get(lang))?;
    }
    let parts =
        [(&board.paging, say::TAB_NOW, say::NONE_NOW), (&board.review, say::TAB_REVIEW, say::NONE_REVIEW)];
    for (rows, head, none) in parts {
        if !rows.is_empty() {
            out.line(&head.with(lang, &[("n", &rows.len())]))?;
        }
        for row in rows {
            out.line(&visible(&page_line(row, board.now, out)))?;
            let whom = told::whom(&board, row, (board.now, full), lang);
            if let Some(whom) = whom.filter(|_| row.acked.is_none() || row.major.is_some()) {
                out.line(&format!("    {}", visible(&whom)))?;
            }
        }
        if rows.is_empty() {
            out.line(none.get(lang))?;
        }
    }
    majors(&board, full, out)?;
    Ok(if board.paging.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// Major matters that are not closed, with who answers for each and whom to call.
fn majors(board: &DutyBoard, full: bool, out: &mut Out) -> Result<(), Failure> {
    let (lang, open) = (out.lang, board.majors.iter().filter(|row| row.closed.is_none()));
    let n = open.clone().count();
    if n > 0 {
        out.line(&say::TAB_MAJOR.with(lang, &[("n", &n)]))?;
    }
    for row in open {
        let line = format!(
            "{} {}  {}",
            fit(&row.major.to_string(), 6),
            row.facts.what,
            duty_handover::answers(row, lang)
        );
        out.line(&visible(&line))?;
        out.line(&format!("    {}", visible(&say::next(board, &row.ladder, (board.now, full), lang))))?;
    }
    Ok(())
}

fn page_line(row: &PageRow, now: At, out: &Out) -> String {
    [
        fit(&row.petition.petition.to_string(), 6),
        fit(&row.petition.number, 11),
        fit(&told::who(&row.petition, out.lang), 14),
        fit(&told::reasons(row, out.lang), 26),
        fit(say::answers(row, out.lang), 10),
        say::standing(row, now, out.lang),
        row.petition.demand.clone(),
    ]
    .join(" ")
}

fn slip(desk: &Desk, about: &str, how: &HowArgs, out: &mut Out) -> Done {
    if about.trim().starts_with(['U', 'u']) {
        let none = || Failure::refused(&Refusal::NotFound(What::Major), out.lang);
        return paper_of_major(desk, MajorId::parse(about).ok_or_else(none)?, how, out);
    }
    let board = board(desk, desk.moment.today)?;
    let office = office(desk, out.lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
    let unfit = |_| Failure::refused(&Refusal::NotFound(What::Petition), out.lang);
    let view = view(desk, &petition(about).map_err(unfit)?, out.lang)?;
    let mut rows = board.paging.iter().chain(&board.review);
    let row = rows.find(|row| row.petition.petition == view.row.petition);
    let row = row.ok_or_else(|| {
        let said = told::NO_SLIP.with(out.lang, &[("number", &view.row.number)]);
        Failure::new(Exit::Refused, said)
    })?;
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

fn major(desk: &Desk, sub: &MajorSub, out: &mut Out) -> Done {
    match sub {
        MajorSub::Open { from, petition, how } => {
            let facts: MajorFacts = context::read_json(from, out.lang)?;
            let petition = petition.as_ref().map(|one| case(desk, one, out.lang)).transpose()?;
            act(desk, DutyAct::OpenMajor { facts, petition }, how, out)
        }
        MajorSub::Call { major, rung, answered, back, how } => {
            let (major, rung, answered) = (*major, rung.unwrap_or(1).saturating_sub(1), *answered);
            let call = DutyAct::Call { major, rung, answered };
            act(desk, if *back { DutyAct::TakeCallBack { major } } else { call }, how, out)
        }
        MajorSub::Report { major, from, last, above, to, how } => {
            let (major, last, above, to) = (*major, *last, *above, to.clone());
            let text = context::read_text(from, out.lang)?;
            act(desk, DutyAct::Report { major, last, text, above, to }, how, out)
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
        let name = duty_register::registered_by(row, out.lang);
        let line = [
            fit(&row.number, 11),
            fit(petition_words::channel(row.channel).get(out.lang), 8),
            fit(&name, 16),
            fit(petition_words::state(row.state).get(out.lang), 12),
            duty_register::several(&row.demands, out.lang),
        ];
        out.line(&visible(&line.join(" ")))?;
    }
    Ok(Exit::Done)
}
