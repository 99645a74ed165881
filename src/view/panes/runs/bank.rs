//! The run and the bank: how far its file is, what was written, which file is the answer, what the answer says.

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::panes::runs::ANSWER_FOOT;
use crate::console::panes::runs::bank::{ANSWER_FILES, AtBank, Doing, Page, Running};
use crate::console::words::Words;
use crate::locale::{Msg, run_bank as say};
use crate::text::width;
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, choose_file, gauge, sentence, table};

/// Everything below the head of the run.
pub(super) fn bank(pen: &mut Pen<'_>, area: Rect, model: &Model, bank: &AtBank) {
    let working = bank.running.filter(|r| matches!(r.doing, Doing::Sending | Doing::Taking | Doing::Reading));
    if let Some(running) = working {
        return at_work(pen, area, running);
    }
    match bank.page {
        Page::Lines => {}
        Page::Sending => not_sent(pen, area, bank),
        Page::Sent => sent(pen, area, bank),
        Page::Choose => choose_file(
            pen,
            area,
            &bank.files,
            ANSWER_FILES,
            (false, bank.trouble.clone().map(Words::Trouble)),
        ),
        Page::Seen => seen(pen, area, model, bank),
    }
}

fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), ..area }
}

/// How far it is.
fn at_work(pen: &mut Pen<'_>, area: Rect, running: Running) {
    let inner = Rect { height: 1, ..inside(area) };
    let words: Msg = match running.doing {
        _ if running.stopping => say::STOPPING,
        Doing::Taking => say::TAKING,
        Doing::Reading => say::READING,
        _ => say::SENDING,
    };
    let said = pen.say(words);
    pen.text(inner, said, pen.theme.heading);
    let (done, all) = (running.progress.bytes, running.progress.total_bytes.max(1));
    let bar = gauge(pen.theme, u128::from(done), u128::from(all), inner.width.min(60));
    pen.text(Rect { y: inner.y + 2, ..inner }, &bar, pen.theme.accent);
    let rest = Rect { y: inner.y + 4, height: area.bottom().saturating_sub(inner.y + 4), ..inner };
    let may = pen.say(say::MAY_STOP);
    sentence(pen, rest, may, pen.theme.dim);
}

/// Why it was not written, whole: every name that the bank's file cannot hold is among it.
fn not_sent(pen: &mut Pen<'_>, area: Rect, bank: &AtBank) {
    let inner = inside(area);
    let next = pen.say(say::NOT_SENT);
    let used = sentence(pen, inner, next, pen.theme.heading) + 1;
    if let Some(trouble) = &bank.trouble {
        let rest = Rect { y: inner.y + used, height: area.bottom().saturating_sub(inner.y + used), ..inner };
        let why = format!("! {}", Words::Trouble(trouble.clone()).say(pen.lang));
        sentence(pen, rest, &why, pen.theme.warn);
    }
}

/// What was written, and where it lies.
fn sent(pen: &mut Pen<'_>, area: Rect, bank: &AtBank) {
    let Some(sent) = &bank.sent else { return };
    let mut rest = inside(area);
    let head = say::SENT_HEAD.with(pen.lang, &[("n", &sent.count), ("sum", &sent.sum)]);
    let capital = sent.sum.fen().map(crate::domain::Fen::capital).unwrap_or_default();
    let mut texts = vec![(head, pen.theme.heading)];
    if !capital.is_empty() {
        texts.push((say::IN_WORDS.with(pen.lang, &[("words", &capital)]), pen.theme.plain));
    }
    texts.push((String::from(" "), pen.theme.plain));
    texts.extend(sent.files.iter().map(|file| (file.display().to_string(), pen.theme.plain)));
    texts.push((String::from(" "), pen.theme.plain));
    if let Some(trouble) = &sent.no_roster {
        let why = Words::Trouble((**trouble).clone()).say(pen.lang);
        texts.push((format!("! {}", say::ROSTER_FAILED.with(pen.lang, &[("why", &why)])), pen.theme.warn));
    }
    texts.push((pen.say(say::SENT_NEXT).to_owned(), pen.theme.dim));
    if !sent.replaced.is_empty() {
        texts.push((pen.say(say::REPLACED).to_owned(), pen.theme.plain));
        texts.extend(sent.replaced.iter().map(|line| (format!("  {line}"), pen.theme.plain)));
    }
    for (text, style) in texts {
        let used = sentence(pen, rest, &text, style);
        rest = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
    }
}

/// What the answer says: the file and how it is read, the sums, what needs a look.
fn seen(pen: &mut Pen<'_>, area: Rect, model: &Model, bank: &AtBank) {
    let line = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    how_read(pen, line, model, bank);
    let mut y = line.y + 1;
    for (what, n, sum) in bank.sums() {
        let said = match sum {
            Some(sum) => say::SUM_MONEY.with(pen.lang, &[("what", &pen.say(what)), ("n", &n), ("sum", &sum)]),
            None if what == say::SUM_FAULTS => {
                say::SUM_THINGS.with(pen.lang, &[("what", &pen.say(what)), ("n", &n)])
            }
            None => say::SUM_LINE.with(pen.lang, &[("what", &pen.say(what)), ("n", &n)]),
        };
        let look = what != say::SUM_PAID;
        let (text, style) =
            if look { (format!("! {said}"), pen.theme.warn) } else { (format!("  {said}"), pen.theme.plain) };
        pen.text(Rect { y, ..line }, &text, style);
        y += 1;
    }
    if let (Some(seen), true) = (&bank.seen, y > line.y + 1) {
        let of = say::OF_SENT.with(pen.lang, &[("n", &seen.sent.0), ("sum", &seen.sent.1)]);
        let room = usize::from(line.width).saturating_sub(width(&of));
        if room > 40 {
            pen.right(line.x, line.y + 1, line.width, &of, pen.theme.dim);
        }
    }
    pen.rule(area, y);
    let list = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
    if let Some(trouble) = &bank.trouble {
        let why = format!("! {}", Words::Trouble(trouble.clone()).say(pen.lang));
        sentence(
            pen,
            Rect { x: list.x + 2, width: list.width.saturating_sub(4), ..list },
            &why,
            pen.theme.warn,
        );
        return;
    }
    if bank.is_empty() {
        let words = pen.say(if bank.seen.is_some() { say::ALL_PAID } else { say::NOTHING_READ });
        pen.at(list.x + 2, list.y, list.width.saturating_sub(4), words, pen.theme.dim);
        return;
    }
    let list = Rect { height: list.height.saturating_sub(ANSWER_FOOT), ..list };
    rows(pen, list, bank);
    // What does not fit into its cell stands here whole.
    pen.rule(area, list.bottom());
    if let Some(what) = bank.selected(pen.lang) {
        let rest = Rect {
            x: list.x + 2,
            y: list.bottom() + 1,
            width: list.width.saturating_sub(4),
            height: ANSWER_FOOT - 1,
        };
        sentence(pen, rest, &what, pen.theme.plain);
    }
}

/// The file's name and the template, which the arrows change.
fn how_read(pen: &mut Pen<'_>, line: Rect, model: &Model, bank: &AtBank) {
    let Some(job) = &bank.job else { return };
    let name = match model.shared.tables.bank_files.get(&job.template) {
        Some(template) => pen.lang.of(&template.zh, &template.en).to_owned(),
        None => job.template.clone(),
    };
    let [less, more] = pen.theme.turn();
    let mut by = say::READ_BY.with(pen.lang, &[("template", &format!("{less} {name} {more}"))]);
    if let Some(day) = job.day {
        by = format!("{}  {by}", say::PAID_ON.with(pen.lang, &[("day", &day)]));
    }
    pen.right(line.x, line.y, line.width, &by, pen.theme.plain);
    let file = bank.seen.as_ref().map(|seen| seen.file.clone());
    let file = file.unwrap_or_else(|| job.file.trim_matches(['“', '”']).into());
    let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let room = line.width.saturating_sub(width(&by) as u16 + 2);
    pen.at(line.x, line.y, room, &file, pen.theme.heading);
}

fn rows(pen: &mut Pen<'_>, area: Rect, bank: &AtBank) {
    let columns = vec![
        Column::right(pen.say(crate::locale::run_pane::COL_SEQ), 5),
        Column::left(pen.say(crate::locale::run_pane::COL_NAME), 14),
        Column::right(pen.say(crate::locale::run_pane::COL_AMOUNT), 12),
        Column::left(pen.say(say::COL_BANK), 0),
    ];
    let columns = spread(area, 3, columns);
    let (lang, warn) = (pen.lang, pen.theme.warn);
    table(pen, area, &columns, &bank.list, bank.len(), |at| {
        let Some((seq, name, amount, what)) = bank.row(at, lang) else { return Vec::new() };
        vec![seq.into(), name.into(), amount.into(), Cell::new(what, warn)]
    });
}
