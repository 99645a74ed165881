//! What is filled in on duty.

use super::told::item_of;
use crate::bureau::answer::{DutyBoard, DutyDayRow, HandoverView, ItemRow, MajorRow, PetitionRow};
use crate::bureau::command::DutyAct;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind, minute_ahead};
use crate::console::goal::MajorFrom;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::duty::{At, MajorFacts};
use crate::domain::{Date, HandoverId, MajorId, PetitionId, StaffId};
use crate::locale::{
    Lang, Msg, duty as say, duty_handover as handing, duty_rota, duty_told as told, forms as hint,
};
use crate::text::truncate;

pub(super) const ACK: &str = "oncall.ack";
pub(super) const MAJOR: &str = "oncall.major";
pub(super) const FOLLOW_UP: &str = "oncall.follow-up";
pub(super) const FINAL: &str = "oncall.final";
pub(super) const LEAVE_ITEM: &str = "oncall.leave-item";
pub(super) const BEGIN: &str = "oncall.begin";
pub(super) const WITHDRAW: &str = "oncall.withdraw";
pub(super) const SHIFT: &str = "oncall.shift";
pub(super) const ROTATE: &str = "oncall.rotate";
pub(super) const AWAY: &str = "oncall.away";
pub(super) const SWAP: &str = "oncall.swap";
pub(super) const AGREE: &str = "oncall.agree";
pub(super) const PUBLISH: &str = "oncall.publish";

/// Notes that a handover is begun with, at most.
const NOTES: u64 = 3;

fn note(n: u64) -> String {
    format!("note{n}")
}

fn day(name: &'static str, label: crate::locale::Msg, on: Date) -> Field {
    Field::new(name, label, Kind::Date).required().hint(hint::DATE_HINT).with(on.to_string())
}

fn staff(name: &'static str, label: crate::locale::Msg, board: &DutyBoard) -> Field {
    let all = board.staff.iter().map(|(id, name)| Choice::new(id.to_string(), Words::Data(name.clone())));
    Field::new(name, label, Kind::Choice(all.collect())).by_digit()
}

fn shifts(board: &DutyBoard) -> Field {
    let all =
        board.rules.shifts.iter().map(|one| Choice::new(one.name.clone(), Words::Data(one.name.clone())));
    Field::new("shift", say::F_SHIFT, Kind::Choice(all.collect())).by_digit()
}

/// Cells of what a form is about in its title.
const TITLED: usize = 40;

/// What is done, and with what.
fn titled(what: Msg, item: &str) -> Words {
    let item = Words::Data(truncate(item, TITLED).into_owned());
    Words::Filled(told::FORM, vec![("what", Words::Plain(what)), ("item", item)])
}

/// Until when a petition is looked after, of which so much is known: the minute now.
pub(super) fn ack(row: &PetitionRow, now: At, lang: Lang) -> Form {
    let fields = vec![Field::text("until", say::F_UNTIL).required().hint(say::F_UNTIL_HINT)];
    let title = titled(say::DO_ACK, &told::petition(row, lang));
    Form::new(ACK, title, fields).about(&format!("{} {now}", row.petition), 0)
}

/// The short form: five fields, filled with what is known where it comes up with a petition.
pub(super) fn major(board: &DutyBoard, from: Option<&MajorFrom>, shared: &Shared) -> Form {
    let (mut what, mut place) = (
        Field::text("major_what", say::F_WHAT).required(),
        Field::text("major_place", say::F_PLACE).required(),
    );
    let mut people = Field::text("people", say::F_PEOPLE).required();
    if let Some(from) = from {
        what = what.with(from.what.clone());
        let town = from.place.map(|code| shared.tables.divisions.full_name(code));
        place = place.with(town.unwrap_or_default());
        people = people.with(from.people.to_string());
    }
    // What is not known yet comes first.
    let first = if place.is_empty() { "major_place" } else { "major_done" };
    let mut fields = vec![
        what,
        place,
        Field::text("major_when", say::F_WHEN).required().with(board.now.to_string()),
        people,
        Field::text("major_done", say::F_DONE).required(),
    ];
    let Some(from) = from else { return Form::new(MAJOR, say::MAJOR_NEW, fields).note(say::MAJOR_NOTE) };
    let ways = vec![
        Choice::new(from.petition.to_string(), Words::with(told::PETITION, &[("number", &from.number)])),
        Choice::new("", told::NO_PETITION),
    ];
    fields.push(Field::new("petition", told::FROM, Kind::Choice(ways)).by_digit());
    let form = Form::new(MAJOR, say::MAJOR_NEW, fields).about(&from.petition, 0);
    let mut form = form.note(Words::with(told::FROM_PETITION, &[("number", &from.number)]));
    form.focus_on(first);
    form
}

/// A follow-up report, or the final one.
pub(super) fn report(row: &MajorRow, last: bool) -> Form {
    let (id, title) = if last { (FINAL, say::FINAL) } else { (FOLLOW_UP, say::FOLLOW_UP) };
    let above = vec![Choice::new("no", say::ABOVE_NO), Choice::new("yes", say::ABOVE_YES)];
    let fields = vec![
        Field::text("text", say::F_TEXT).required(),
        Field::new("above", say::F_ABOVE, Kind::Choice(above)).by_digit().hint(say::H_ABOVE),
        Field::text("reported_to", say::F_REPORTED_TO).hint(say::H_REPORTED_TO),
    ];
    Form::new(id, titled(title, &item_of(row)), fields).about(&row.major, 0)
}

/// Why an item is left with who had it.
pub(super) fn leave_item(handover: HandoverId, row: &ItemRow, lang: Lang) -> Form {
    let fields = vec![Field::text("why", say::F_WHY).required()];
    let title = titled(say::DO_LEAVE, &say::item(row, lang));
    Form::new(LEAVE_ITEM, title, fields).about(&format!("{handover} {}", row.mark), 0)
}

/// Why a handover is set aside, and what becomes of what is in it.
pub(super) fn withdraw(one: &HandoverView) -> Form {
    let fields = vec![Field::text("why", handing::F_REASON).required()];
    let title = Words::with(handing::FORM_WITHDRAW, &[("to", &one.incoming_name)]);
    Form::new(WITHDRAW, title, fields).about(&one.handover, 0).note(handing::WITHDRAW_NOTE)
}

/// Who takes over, to begin with whoever is on next, and what is to be said. Whoever has the duty by the last handover is named to anybody
/// else.
pub(super) fn begin(board: &DutyBoard, me: Option<StaffId>, now: At) -> Form {
    let others = board.staff.iter().filter(|(id, _)| Some(*id) != me);
    let others = others.map(|(id, name)| Choice::new(id.to_string(), Words::Data(name.clone())));
    // Nobody is put there who is not on next.
    let mut to = Field::new("to", say::F_TO, Kind::Choice(others.collect())).unchosen();
    if let Some(next) = board.next_on(now).filter(|next| Some(*next) != me && board.stands(*next)) {
        to = to.with(next.to_string());
    }
    let notes = (1..=NOTES).map(|n| Field::text(note(n), Words::Count(say::F_NOTES, n)));
    let form = Form::new(BEGIN, say::DO_BEGIN, std::iter::once(to).chain(notes).collect());
    match &board.holder {
        Some((id, who)) if Some(*id) != me => form.note(Words::with(say::NOT_YOURS, &[("who", who)])),
        _ => form,
    }
}

/// Who stands a shift of a day; one or two.
pub(super) fn shift(board: &DutyBoard, row: &DutyDayRow) -> Form {
    let nobody = std::iter::once(Choice::new("", say::F_NOBODY));
    let second = board.staff.iter().map(|(id, name)| Choice::new(id.to_string(), Words::Data(name.clone())));
    let second = Field::new("second", say::F_STAFF_2, Kind::Choice(nobody.chain(second).collect()));
    let fields = vec![shifts(board), staff("staff", say::F_STAFF, board), second];
    Form::new(SHIFT, say::DO_SHIFT, fields).about(&row.day, row.version)
}

/// Who takes turns at a shift, from a day to the end of what is on screen.
pub(super) fn rotate(board: &DutyBoard, first: Date) -> Form {
    let all = board.staff.iter().map(|(id, name)| Choice::new(id.to_string(), Words::Data(name.clone())));
    let everybody: Vec<String> = board.staff.iter().map(|(id, _)| id.to_string()).collect();
    let last = board.days.last().map_or(first, |row| row.day);
    let turns = Field::new("turns", say::F_TURNS, Kind::Many(all.collect())).hint(say::F_TURNS_HINT);
    let fields = vec![
        shifts(board),
        turns.with(everybody.join(",")),
        day("first", say::F_FIRST, first),
        day("last", say::F_LAST, last),
    ];
    Form::new(ROTATE, say::DO_ROTATE, fields)
}

/// Leave of whole days, to begin with of who sits here.
pub(super) fn away(board: &DutyBoard, on: Date, me: Option<StaffId>) -> Form {
    let ways = vec![Choice::new("yes", say::F_AWAY_YES), Choice::new("no", say::F_AWAY_NO)];
    let who = staff("staff", say::COL_NAME, board);
    let own = me.filter(|id| board.stands(*id));
    let fields = vec![
        if let Some(own) = own { who.with(own.to_string()) } else { who },
        Field::new("away", say::F_AWAY, Kind::Choice(ways)).by_digit(),
        day("first", say::F_FIRST, on),
        day("last", say::F_LAST, on),
    ];
    Form::new(AWAY, say::DO_AWAY, fields).note(duty_rota::AWAY_NOTE)
}

/// Whom to ask to stand one's own shift.
pub(super) fn swap(board: &DutyBoard, on: Date, me: Option<StaffId>) -> Form {
    let others = board.staff.iter().filter(|(id, _)| Some(*id) != me);
    let others = others.map(|(id, name)| Choice::new(id.to_string(), Words::Data(name.clone())));
    let to = Field::new("to", say::F_STAFF, Kind::Choice(others.collect())).unchosen();
    let mut form = Form::new(SWAP, say::DO_SWAP, vec![shifts(board), to]).about(&on, 0);
    form.focus_on("to");
    form
}

/// Which of the shifts that one was asked for.
pub(super) fn agree(board: &DutyBoard, on: Date) -> Form {
    let answers = vec![Choice::new("yes", say::SWAP_YES), Choice::new("no", say::SWAP_NO)];
    let answer = Field::new("answer", say::DO_AGREE, Kind::Choice(answers)).unchosen();
    let mut form = Form::new(AGREE, say::DO_AGREE, vec![shifts(board), answer]).about(&on, 0);
    form.focus_on("answer");
    form
}

/// Which days are made known: from a day on what is not yet, as far as it is filled without a fault.
pub(super) fn publish(board: &DutyBoard, from: Date) -> Form {
    let days = |from: Date| board.days.iter().filter(move |row| row.day >= from);
    let first = days(from).find(|row| !row.published).map_or(from, |row| row.day);
    let whole = |row: &&DutyDayRow| board.faults.iter().all(|fault| fault.day() != row.day);
    let last = days(first).take_while(whole).last().map_or(first, |row| row.day);
    let fields = vec![day("first", say::F_FIRST, first), day("last", say::F_LAST, last)];
    Form::new(PUBLISH, say::DO_PUBLISH, fields)
}

/// What a form about the handover asks for.
fn handing_over(form: &Form) -> Option<DutyAct> {
    let (about, text) = (form.about.as_str(), |name: &str| form.text(name).to_owned());
    match form.id {
        BEGIN => {
            let notes = (1..=NOTES).map(|n| text(&note(n))).filter(|note| !note.is_empty()).collect();
            StaffId::parse(form.text("to")).map(|to| DutyAct::BeginHandover {
                to,
                notes,
                despite: form.despite(),
            })
        }
        WITHDRAW => HandoverId::parse(about)
            .map(|handover| DutyAct::WithdrawHandover { handover, reason: text("why") }),
        _ => about.split_once(' ').and_then(|(handover, item)| {
            let (handover, item) = (HandoverId::parse(handover)?, item.parse().ok()?);
            Some(DutyAct::Sign { handover, item, left: Some(text("why")) })
        }),
    }
}

/// The command of a form.
pub(super) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let about = form.about.as_str();
    let text = |name: &str| form.text(name).to_owned();
    let act =
        match form.id {
            ACK => about.split_once(' ').and_then(|(petition, now)| {
                let (petition, now) = (PetitionId::parse(petition)?, At::parse(now, Date::FIRST)?);
                let until = read.parsed("until", |typed| minute_ahead(typed, now).ok_or(Fault::Time))?;
                Some(DutyAct::Acknowledge { petition, until })
            }),
            MAJOR => {
                let people = read.number("people").unwrap_or_default();
                let facts = MajorFacts {
                    what: text("major_what"),
                    place: text("major_place"),
                    when: text("major_when"),
                    people,
                    done: text("major_done"),
                };
                Some(DutyAct::OpenMajor { facts, petition: PetitionId::parse(form.text("petition")) })
            }
            FOLLOW_UP | FINAL => {
                let last = form.id == FINAL;
                let (text, above, to) = (text("text"), form.text("above") == "yes", text("reported_to"));
                MajorId::parse(about).map(|major| DutyAct::Report { major, last, text, above, to })
            }
            LEAVE_ITEM | BEGIN | WITHDRAW => handing_over(form),
            SHIFT => Date::parse(about).map(|day| {
                let staff = ["staff", "second"].iter().filter_map(|name| StaffId::parse(form.text(name)));
                DutyAct::SetShift { day, seen: form.seen, shift: text("shift"), staff: staff.collect() }
            }),
            ROTATE => {
                let staff = form.text("turns").split(',').filter_map(StaffId::parse).collect();
                let days = read.date("first").zip(read.date("last"));
                days.map(|(first, last)| DutyAct::Rotate { first, last, shift: text("shift"), staff })
            }
            AWAY => {
                let days = read.date("first").zip(read.date("last"));
                let away = form.text("away") == "yes";
                StaffId::parse(form.text("staff")).zip(days).map(|(staff, (first, last))| DutyAct::Leave {
                    staff,
                    first,
                    last,
                    away,
                    despite: form.despite(),
                })
            }
            SWAP => Date::parse(about)
                .zip(StaffId::parse(form.text("to")))
                .map(|(day, to)| DutyAct::AskSwap { day, shift: text("shift"), to }),
            AGREE => {
                let agree = form.text("answer") == "yes";
                Date::parse(about).map(|day| DutyAct::AnswerSwap { day, shift: text("shift"), agree })
            }
            _ => {
                let days = read.date("first").zip(read.date("last"));
                days.map(|(first, last)| DutyAct::Publish { first, last })
            }
        };
    match act {
        Some(act) => read.done(Command::Duty(act)),
        None => Err(read.faults()),
    }
}
