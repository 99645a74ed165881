//! 值班: who is on, what needs an answer now, major matters, the handover, the rota.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::{DutyBoard, DutyDayRow, ItemRow, MajorRow, PageRow};
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::oncall::{State, Tab};
use crate::domain::duty::{At, ItemState};
use crate::domain::petition::PressingReason;
use crate::locale::petitions::weekday;
use crate::locale::{Lang, duty as say, duty_handover, duty_rota, duty_told as told, stops};
use crate::text::{in_fours, width};
use crate::view::panes::person::spread;
use crate::view::panes::split::{more, split, told as written};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, strip, table};

pub(super) fn oncall(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model, state: &State) {
    // An acknowledgement that ran out while nobody pressed a key is none.
    let now = state.now(&model.shared);
    head(pen, area, state);
    pen.rule(area, area.y + 1);
    tabs(pen, Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(3), height: 1 }, state);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let (main, room) = split(pen, below, geometry, state.detail_rows(geometry));
    let Some(board) = state.board.as_deref() else {
        let words = pen.say(say::READING);
        pen.at(main.x + 2, main.y + 1, main.width.saturating_sub(4), words, pen.theme.dim);
        return;
    };
    if let Some(room) = room {
        let texts = detail(pen, board, state, now);
        written(pen, room, &texts);
    }
    list(pen, main, board, state, now);
}

/// Who is on, and how many items nobody took over.
fn head(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(board) = state.board.as_deref() else { return };
    let (on, warns) = told::on_now(board, pen.lang);
    let style = if warns { pen.theme.warn } else { pen.theme.heading };
    let shortest = on.last().cloned().unwrap_or_default();
    let text = widest(on, usize::from(area.width.saturating_sub(3))).unwrap_or(shortest);
    let used = pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &text, style);
    if board.staying() > 0 {
        let who = board.handover.as_ref().map(|one| one.holders(false).join(stops(pen.lang).comma));
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("n", &board.staying()), ("who", &who.unwrap_or_default())];
        // The tab counts them too.
        let room = usize::from(area.width.saturating_sub(used + 6));
        let all = [say::STAYING_WITH, say::STAYING, told::STAYING_LEAST];
        let all = all.map(|msg| format!("! {}", msg.with(pen.lang, &values)));
        if let Some(text) = widest(all, room) {
            pen.right(area.x, area.y, area.width.saturating_sub(1), &text, pen.theme.warn);
        }
    }
}

/// The first of these that fits; none where even the last does not.
fn widest(all: impl IntoIterator<Item = String>, room: usize) -> Option<String> {
    all.into_iter().find(|text| width(text) <= room)
}

fn tabs(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(board) = state.board.as_deref() else { return };
    let open = board.majors.iter().filter(|row| row.closed.is_none()).count();
    let counts = [board.paging.len(), board.review.len(), open, board.staying()];
    let names = [say::TAB_NOW, say::TAB_REVIEW, say::TAB_MAJOR, say::TAB_HANDOVER];
    let mut parts: Vec<String> =
        names.iter().zip(counts).map(|(msg, n)| msg.with(pen.lang, &[("n", &n)])).collect();
    parts.push(say::TAB_ROTA.get(pen.lang).to_owned());
    let chosen = Tab::ALL.iter().position(|tab| *tab == state.tab).unwrap_or_default();
    strip(pen, area, &parts, chosen);
}

fn list(pen: &mut Pen<'_>, area: Rect, board: &DutyBoard, state: &State, now: At) {
    if state.is_empty() {
        let none = match state.tab {
            Tab::Now => say::NONE_NOW,
            Tab::Review => say::NONE_REVIEW,
            Tab::Major => say::NONE_MAJOR,
            Tab::Handover | Tab::Rota => say::NONE_HANDOVER,
        };
        let words = pen.say(none);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let (lang, warn) = (pen.lang, pen.theme.warn);
    let columns = match state.tab {
        Tab::Now | Tab::Review => vec![
            Column::left(pen.say(say::COL_STATE), grown(18, area.width)),
            Column::left(pen.say(say::COL_WHO), grown(13, area.width)),
            Column::left(pen.say(say::COL_WHAT), 0),
            Column::left(pen.say(say::COL_HOLDER), 8),
        ],
        Tab::Major => vec![
            Column::left(pen.say(say::COL_STATE), 13),
            Column::left(pen.say(say::COL_WHAT), 0),
            Column::left(pen.say(say::F_PLACE), 14),
            Column::left(pen.say(say::COL_HOLDER), 8),
        ],
        Tab::Handover => vec![
            Column::left(pen.say(say::COL_STATE), 10),
            Column::left(pen.say(say::COL_KIND), 12),
            Column::left(pen.say(say::COL_WHAT), 0),
            Column::left(pen.say(say::COL_HOLDER), 8),
        ],
        Tab::Rota => vec![
            Column::left(pen.say(say::COL_DAY), 15),
            Column::left(pen.say(say::COL_STATE), 13),
            Column::left(pen.say(say::F_STAFF), 0),
            Column::left(pen.say(say::COL_AWAY), 10),
        ],
    };
    let widest = if state.tab == Tab::Major { 1 } else { 2 };
    let columns = spread(area, widest, columns);
    more(pen, area, &state.list, state.len());
    table(pen, area, &columns, &state.list, state.len(), |at| match state.tab {
        Tab::Now => board.paging.get(at).map(|row| page(row, now, lang, warn)).unwrap_or_default(),
        Tab::Review => board.review.get(at).map(|row| page(row, now, lang, warn)).unwrap_or_default(),
        Tab::Major => board.majors.get(at).map(|row| major(row, lang, warn)).unwrap_or_default(),
        Tab::Handover => {
            let items = board.handover.as_ref().map_or(&[][..], |one| &one.items);
            items.get(at).map(|row| item(board, row, lang, warn)).unwrap_or_default()
        }
        Tab::Rota => board.days.get(at).map(|row| day(board, row, lang, warn)).unwrap_or_default(),
    });
}

/// The columns of a list where it has room to spare: half as many again where it is half as wide again as what they are made for.
fn grown(cols: u16, room: u16) -> u16 {
    const MADE_FOR: u16 = 80;
    cols + u16::try_from(u32::from(cols) * u32::from(room.saturating_sub(MADE_FOR)) / u32::from(MADE_FOR))
        .unwrap_or(0)
}

fn page(row: &PageRow, now: At, lang: Lang, warn: Style) -> Vec<Cell> {
    let reasons = told::reasons(row, lang);
    let state = if row.looked_after(now).is_some() {
        Cell::from(reasons)
    } else {
        Cell::new(format!("! {reasons}"), warn)
    };
    vec![
        state,
        told::who(&row.petition, lang).into(),
        row.petition.demand.replace('\n', " ").into(),
        say::answers(row, lang).to_owned().into(),
    ]
}

fn major(row: &MajorRow, lang: Lang, warn: Style) -> Vec<Cell> {
    let state = match row.closed {
        // The year is in the text below.
        Some(on) => Cell::from(say::CLOSED.with(lang, &[("on", &on.day.to_string().split_off(5))])),
        None => Cell::new(format!("! {}", say::OPEN.get(lang)), warn),
    };
    vec![state, row.facts.what.clone().into(), row.facts.place.clone().into(), row.holder.clone().into()]
}

fn item(board: &DutyBoard, row: &ItemRow, lang: Lang, warn: Style) -> Vec<Cell> {
    let state = say::item_state(row).get(lang);
    let state = if row.kept || row.state == ItemState::Taken {
        Cell::from(state)
    } else {
        Cell::new(format!("! {state}"), warn)
    };
    vec![
        state,
        say::item_kind(row.kind).get(lang).into(),
        told::handed(board, row, lang).into(),
        row.holder.clone().into(),
    ]
}

fn day(board: &DutyBoard, row: &DutyDayRow, lang: Lang, warn: Style) -> Vec<Cell> {
    let posts: Vec<String> = row.posts.iter().map(|post| format!("{} {}", post.shift, post.name)).collect();
    let away: Vec<&str> = row.away.iter().map(|(_, name)| name.as_str()).collect();
    let state = if row.published { say::PUBLISHED } else { say::DRAFT }.get(lang);
    let lacks = board.faults.iter().any(|fault| fault.day() == row.day);
    let tired = board.no_rest.iter().any(|one| one.day == row.day);
    let state = if lacks || tired { Cell::new(format!("! {state}"), warn) } else { Cell::from(state) };
    let holiday = row.holiday.as_deref().unwrap_or("");
    // The days on screen are four weeks: month and day tell them apart.
    let on = row.day.to_string();
    let when = format!("{} {} {holiday}", on.get(5..).unwrap_or(&on), weekday(row.day, lang));
    vec![when.trim_end().to_owned().into(), state, posts.join("  ").into(), away.join(" ").into()]
}

/// The selected one in full.
fn detail(pen: &Pen<'_>, board: &DutyBoard, state: &State, now: At) -> Vec<(String, Style)> {
    let (lang, plain, heading, dim) = (pen.lang, pen.theme.plain, pen.theme.heading, pen.theme.dim);
    let mut texts = Vec::new();
    if let Some(row) = state.page() {
        let who = told::petition(&row.petition, lang);
        texts.push((format!("{who}  {}", say::standing(row, now, lang)), heading));
        let report = to_report(board, row, lang).map(|text| (text, pen.theme.warn));
        let alone = row.looked_after(now).is_none();
        let due = alone && row.ladder.at.is_some_and(|at| at <= now);
        let whom = told::whom(board, row, (now, state.phones), lang);
        texts.extend(whom.map(|text| (text, if due { pen.theme.warn } else { plain })));
        texts.extend(report.filter(|_| row.major.is_none()));
        if alone {
            texts.push((say::SINCE.with(lang, &[("since", &row.ladder.since)]), dim));
        }
        texts.extend(row.hops.iter().rev().map(|hop| (say::call(hop, lang), plain)));
        let why = told::reasons(row, lang);
        texts.push((format!("{why}  {}", row.petition.demand), plain));
        if board.rules.review_days.is_none() {
            texts.push((say::NO_REVIEW.get(lang).to_owned(), dim));
        }
    } else if let Some(row) = state.major() {
        let facts = &row.facts;
        let people = say::P_PEOPLE.with(lang, &[("n", &facts.people)]);
        texts.push((
            format!("{} {}  {} {} {people}", row.major, facts.what, facts.place, facts.when),
            heading,
        ));
        match row.closed {
            None => {
                texts.push((duty_handover::answers(row, lang), plain));
                texts.push((say::next(board, &row.ladder, (now, state.phones), lang), pen.theme.warn));
            }
            Some(on) => texts.push((say::CLOSED.with(lang, &[("on", &on)]), plain)),
        }
        texts.push((facts.done.clone(), plain));
        texts.extend(say::lacks(row, lang).map(|text| (text, pen.theme.warn)));
        for report in row.reports.iter().rev() {
            texts.push((say::reported(report, lang), plain));
        }
        texts.extend(row.calls.iter().rev().map(|call| (say::call(call, lang), plain)));
        let petition = row.petition.as_ref();
        let petition = petition.map(|(_, number)| told::PETITION.with(lang, &[("number", number)]));
        texts.extend(petition.map(|text| (text, plain)));
    } else if let Some(row) = state.item() {
        return of_item(pen, board, row);
    } else if let Some(row) = state.day() {
        return of_day(pen, board, row);
    }
    texts
}

/// What is critical is reported at once: as which major matter it is, or how to write it down.
fn to_report(board: &DutyBoard, row: &PageRow, lang: Lang) -> Option<String> {
    let id = row.petition.petition;
    let major = board.majors.iter().find(|one| one.petition.as_ref().is_some_and(|(of, _)| *of == id));
    if let Some(major) = major {
        return Some(told::WRITTEN_DOWN.with(lang, &[("id", &major.major)]));
    }
    let critical = row.petition.why.contains(&PressingReason::Critical);
    critical.then(|| told::CRITICAL_HINT.get(lang).to_owned())
}

/// An item of the handover, with the handover.
fn of_item(pen: &Pen<'_>, board: &DutyBoard, row: &ItemRow) -> Vec<(String, Style)> {
    let (lang, plain) = (pen.lang, pen.theme.plain);
    let mut texts = Vec::new();
    if let Some(one) = &board.handover {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("from", &one.outgoing), ("to", &one.incoming_name), ("on", &one.on)];
        texts.push((say::UNDER_WAY.with(lang, &values), pen.theme.heading));
        texts.extend(duty_handover::withdrawn(one, lang).map(|text| (text, pen.theme.warn)));
    }
    texts.push((say::item(row, lang), plain));
    texts.extend(duty_handover::pressing(board, row, lang).into_iter().map(|text| (text, plain)));
    if let Some(one) = &board.handover {
        let style = |warns| if warns { pen.theme.warn } else { plain };
        texts.extend(
            duty_handover::stays(one, row, lang).into_iter().map(|(text, warns)| (text, style(warns))),
        );
    }
    let done = board.handover.as_ref().and_then(|one| one.finished.zip(one.digest.as_ref()));
    if let Some((on, digest)) = done {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("on", &on), ("digest", &in_fours(digest))];
        texts.push((say::FINISHED.with(lang, &values), pen.theme.dim));
    }
    texts
}

/// A day of the rota, with what is wrong with it and what everybody stands.
fn of_day(pen: &Pen<'_>, board: &DutyBoard, row: &DutyDayRow) -> Vec<(String, Style)> {
    let (lang, plain, warn) = (pen.lang, pen.theme.plain, pen.theme.warn);
    let mut texts = vec![(format!("{} {}", row.day, weekday(row.day, lang)), pen.theme.heading)];
    let asked = row.posts.iter().filter_map(|post| post.swap.as_ref().map(|to| (post, to)));
    texts.extend(asked.map(|(post, (_, to))| {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("shift", &post.shift), ("from", &post.name), ("to", to)];
        (say::SWAP_ASKED.with(lang, &values), plain)
    }));
    for fault in board.faults.iter().filter(|fault| fault.day() == row.day) {
        let named = |staff| board.name_of(staff).to_owned();
        texts.push((say::rota_fault(fault, named, lang), warn));
    }
    texts.extend(
        board
            .no_rest
            .iter()
            .filter(|one| one.day == row.day)
            .map(|one| (duty_rota::no_rest(one, |staff| board.name_of(staff).to_owned(), lang), warn)),
    );
    texts.extend(board.shares.iter().map(|share| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &share.name),
            ("shifts", &share.shifts),
            ("weekends", &share.weekends),
            ("holidays", &share.holidays),
        ];
        (say::CLI_SHARE.with(lang, &values), pen.theme.dim)
    }));
    texts
}
