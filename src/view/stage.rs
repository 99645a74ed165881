//! The screens before the panes, and the veil and the lock. The veil and the lock show nothing of anybody.

use ratatui::layout::Rect;

use crate::bureau::StoreTrouble;
use crate::console::Model;
use crate::console::overlays::{Overlay, Sheet};
use crate::console::stage::{Lock, STEPS, Wizard};
use crate::locale::{common, console as say, founding, refusal, sign_in as words};
use crate::text::{width, wrap};
use crate::view::chrome;
use crate::view::overlays;
use crate::view::pen::Pen;
use crate::view::widgets::form;

/// Rows down from the top at which a lonely block begins.
fn upper_third(area: Rect, rows: u16) -> Rect {
    let top = area.height.saturating_sub(rows) / 3;
    Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area }
}

fn product(pen: &mut Pen<'_>, area: Rect, model: &Model) -> Rect {
    let bureau = model.shared.desk.as_ref().and_then(|d| d.bureau.as_ref());
    let name = pen.say(common::PRODUCT);
    pen.centred(area, name, pen.theme.heading);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if let Some(bureau) = bureau {
        pen.centred(below, &bureau.name, pen.theme.plain);
    }
    Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area }
}

/// The veil: a clock and how to go on.
pub(super) fn veil(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let rest = upper_third(area, 4);
    let (hour, minute) = model.shared.clock;
    let name = pen.say(common::PRODUCT);
    pen.centred(rest, name, pen.theme.dim);
    let below = Rect { y: rest.y + 2, ..rest };
    pen.centred(below, &format!("{hour:02}:{minute:02}"), pen.theme.dim);
    let hint = pen.say(say::VEILED);
    pen.centred(Rect { y: rest.y + 4, ..rest }, hint, pen.theme.dim);
    form_kept(pen, Rect { y: rest.y + 5, ..rest }, model);
}

/// Whoever locked or hid the screen over a form reads that it is still there.
fn form_kept(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    if model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Sheet(_))) {
        let kept = pen.say(say::FORM_KEPT);
        pen.centred(area, kept, pen.theme.dim);
    }
}

/// The lock: who is locked in, the password, and the keys that do something.
pub(super) fn lock(pen: &mut Pen<'_>, area: Rect, model: &Model, lock: &Lock) {
    let rest = product(pen, upper_third(area, 10), model);
    let staff = model.shared.desk.as_ref().and_then(|d| d.staff.as_ref());
    let title = pen.say(say::LOCKED);
    let title = staff.map_or_else(|| title.to_owned(), |s| format!("{title}  {}", s.name));
    pen.centred(rest, &title, pen.theme.plain);
    form_kept(pen, Rect { y: rest.y + 5, ..rest }, model);
    block(pen, Rect { y: rest.y + 2, height: rest.height.saturating_sub(5), ..rest }, &lock.sheet);
    if let Some(question) = &lock.question {
        pen.no_cursor();
        overlays::question(pen, area, question);
    }
    // No status line: it would tell what was done at the desk.
    chrome::footer(pen, Rect { x: area.x, width: area.width, ..key_line(area) }, model);
}

/// A form in the middle, and that it is being looked at.
fn block(pen: &mut Pen<'_>, area: Rect, sheet: &Sheet) {
    let cols = 48.min(area.width);
    let place = Rect { x: area.x + (area.width - cols) / 2, width: cols, ..area };
    form(pen, place, &sheet.form, sheet.saving.is_none());
    if sheet.saving.is_some() {
        let wait = pen.say(words::WAIT);
        pen.no_cursor();
        pen.centred(Rect { y: area.y + sheet.form.fields.len() as u16 + 2, ..area }, wait, pen.theme.dim);
    }
}

/// The database is being opened.
pub(super) fn opening(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let rest = product(pen, upper_third(area, 6), model);
    let progress = chrome::progress(pen, &model.shared.readiness);
    let text = progress.unwrap_or_else(|| pen.say(say::OPENING).to_owned());
    pen.centred(rest, &text, pen.theme.plain);
    chrome::status(pen, bottom(area), model);
}

/// The database cannot be used.
pub(super) fn failed(pen: &mut Pen<'_>, area: Rect, trouble: &StoreTrouble) {
    let rest = upper_third(area, 8);
    let title = pen.say(say::FAILED);
    pen.centred(rest, title, pen.theme.heading);
    let why = refusal::say_store(trouble, pen.lang);
    let next = pen.say(say::FAILED_NEXT);
    let cols = usize::from(area.width.saturating_sub(8));
    let lines = wrap(&why, cols).into_iter().chain([String::new()]).chain(wrap(next, cols));
    for (line, y) in lines.zip(rest.y + 2..area.bottom()) {
        pen.centred(Rect { y, height: 1, ..area }, &line, pen.theme.plain);
    }
}

/// Sign-in.
pub(super) fn sign_in(pen: &mut Pen<'_>, area: Rect, model: &Model, sheet: &Sheet) {
    let rest = product(pen, upper_third(area, 12), model);
    block(pen, rest, sheet);
    let keys = pen.say(words::KEYS);
    pen.text(key_line(area), keys, pen.theme.dim);
    chrome::status(pen, bottom(area), model);
}

/// Another password before anything else.
pub(super) fn new_password(pen: &mut Pen<'_>, area: Rect, model: &Model, sheet: &Sheet) {
    let rest = product(pen, upper_third(area, 14), model);
    let staff = model.shared.desk.as_ref().and_then(|d| d.staff.as_ref());
    let title = sheet.form.title.say(pen.lang);
    let title = staff.map_or_else(|| title.clone(), |s| format!("{title}  {}", s.name));
    pen.centred(rest, &title, pen.theme.plain);
    block(pen, Rect { y: rest.y + 2, height: rest.height.saturating_sub(5), ..rest }, sheet);
    if model.overlays.is_empty() {
        let keys = pen.say(words::DUE_KEYS);
        pen.text(key_line(area), keys, pen.theme.dim);
    } else {
        chrome::footer(pen, key_line(area), model);
    }
    chrome::status(pen, bottom(area), model);
}

/// First run.
pub(super) fn founding(pen: &mut Pen<'_>, area: Rect, model: &Model, wizard: &Wizard) {
    let title = pen.say(founding::TITLE);
    let step = founding::STEP.with(pen.lang, &[("n", &(wizard.step + 1)), ("of", &STEPS)]);
    let head = format!(" {}  {title}", pen.say(common::PRODUCT));
    pen.text(area, &head, pen.theme.heading);
    pen.right(area.x, area.y, area.width.saturating_sub(1), &step, pen.theme.plain);
    pen.rule(area, area.y + 1);
    let name = wizard.form().title.say(pen.lang);
    let used = pen.at(area.x + 2, area.y + 2, area.width.saturating_sub(4), &name, pen.theme.heading);
    let names = wizard.taken_in();
    if wizard.step == 2 && !names.is_empty() {
        let so_far = founding::STAFF_SO_FAR.with(pen.lang, &[("n", &names.len())]);
        let text = format!("{so_far}  {}", names.join("  "));
        pen.at(area.x + used + 4, area.y + 2, area.width.saturating_sub(used + 5), &text, pen.theme.dim);
    }
    let body = Rect {
        x: area.x + 1,
        y: area.y + 4,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(8),
    };
    form(pen, body, wizard.form(), wizard.saving.is_none());
    if wizard.step + 1 == STEPS {
        summary(pen, Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body }, wizard);
    }
    pen.rule(area, area.bottom().saturating_sub(3));
    let keys = pen.say(if wizard.saving.is_some() { founding::SAVING } else { founding::KEYS });
    if model.overlays.is_empty() {
        pen.text(key_line(area), keys, pen.theme.dim);
    } else {
        chrome::footer(pen, Rect { x: area.x, width: area.width, ..key_line(area) }, model);
    }
    chrome::status(pen, bottom(area), model);
}

/// What was entered, to look over.
fn summary(pen: &mut Pen<'_>, area: Rect, wizard: &Wizard) {
    let lines = wizard.summary();
    let labels = lines.iter().map(|(label, _)| width(&label.say(pen.lang))).max().unwrap_or(0).min(24) as u16;
    for ((label, value), y) in lines.iter().zip(area.top()..area.bottom()) {
        let (label, value) = (label.say(pen.lang), value.say(pen.lang));
        pen.at(area.x + 2, y, labels, &label, pen.theme.dim);
        let x = area.x + 2 + labels + 2;
        pen.at(x, y, area.right().saturating_sub(x), &value, pen.theme.plain);
    }
}

fn key_line(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.bottom().saturating_sub(2), width: area.width.saturating_sub(2), height: 1 }
}

fn bottom(area: Rect) -> Rect {
    Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }
}
