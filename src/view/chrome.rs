//! What frames every pane: the title line, the footer with the keys that do something now, and the last thing that
//! happened.

use ratatui::layout::Rect;

use crate::console::action::{Action, AppAction};
use crate::console::geometry::Geometry;
use crate::console::notice::Weight;
use crate::console::panes::PaneId;
use crate::console::{Model, Readiness};
use crate::locale::{Msg, common, console as say, visits};
use crate::text::width;
use crate::view::pen::Pen;

/// Title, rules, footer and status line.
pub(super) fn chrome(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    title(pen, Rect { height: 1, ..area }, model);
    pen.rule(area, area.y + 1);
    let last = area.bottom().saturating_sub(1);
    pen.rule(area, last.saturating_sub(2));
    footer(pen, Rect { y: last.saturating_sub(1), height: 1, ..area }, model);
    status(pen, Rect { y: last, height: 1, ..area }, model);
}

/// The area of the pane.
pub(super) fn body(area: Rect, geometry: &Geometry) -> Rect {
    Rect { y: area.y + geometry.body_top, height: geometry.body_rows, ..area }
}

/// Product, panes, who is here and what time it is. The pane on screen is in brackets, so that it shows without colour.
pub(super) fn title(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let theme = pen.theme;
    let (hour, minute) = model.shared.clock;
    let staff = model.shared.desk.as_ref().and_then(|d| d.staff.as_ref());
    let name = staff.map(|s| s.name.as_str()).unwrap_or_default();
    let who = format!("{name} {hour:02}:{minute:02} ");
    let right = (width(&who) as u16).min(area.width / 2);
    pen.right(area.x, area.y, area.width, &who, theme.plain);
    let mut left = Rect { x: area.x + 1, width: area.width.saturating_sub(right + 2), ..area };
    let put = |pen: &mut Pen<'_>, left: &mut Rect, text: &str, style| {
        let used = pen.text(*left, text, style);
        left.x += used;
        left.width = left.width.saturating_sub(used);
    };
    let labels: Vec<(PaneId, String)> = tabs(model).map(|p| (p, tab_label(pen, model, p))).collect();
    let product = pen.say(common::PRODUCT);
    let needed: usize = labels.iter().map(|(_, label)| width(label) + 2).sum();
    // The name of the product goes first where there is no room for everything.
    if needed + width(product) + 4 <= usize::from(left.width) {
        put(pen, &mut left, product, theme.heading);
        put(pen, &mut left, &format!(" {} ", theme.bar()), theme.line);
    }
    for (pane, label) in labels {
        if pane == model.active.tab() {
            put(pen, &mut left, &format!("[{label}]"), theme.accent);
        } else {
            put(pen, &mut left, &format!(" {label} "), theme.plain);
        }
    }
    if let Some(about) = model.panes.get(model.active).title() {
        let about = about.say(pen.lang);
        put(pen, &mut left, &format!(" {about}"), theme.plain);
    }
}

fn tabs(model: &Model) -> impl Iterator<Item = PaneId> + '_ {
    let shown = |p: &PaneId| p.has_tab() || (p.is_occasional() && *p == model.active.tab());
    PaneId::ALL.iter().copied().filter(move |p| shown(p) && model.shared.may(p.needs()).is_ok())
}

fn tab_label(pen: &Pen<'_>, model: &Model, pane: PaneId) -> String {
    let key = model.keys.label(&[model.active.context()], Action::Go(pane), pen.theme.is_ascii());
    let name = pen.say(pane.label());
    key.map_or_else(|| name.to_owned(), |key| format!("{key} {name}"))
}

/// The keys that do something now, as many as fit, help always at the right.
pub(super) fn footer(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let contexts = model.contexts();
    let help = Action::App(AppAction::Help);
    let helps = model.disabled(help).is_none();
    let help_text = key_text(pen, model, &contexts, help).filter(|_| helps).unwrap_or_default();
    let reserved = (width(&help_text.0) + width(&help_text.1)) as u16 + 2;
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let mut left = Rect { width: inner.width.saturating_sub(reserved + 1), ..inner };
    let first = model.foremost();
    let others = model.keys.footer(&contexts).into_iter().filter(|action| first != Some(*action));
    for action in first.into_iter().chain(others) {
        if action == help || model.disabled(action).is_some() {
            continue;
        }
        let Some((key, label)) = key_text(pen, model, &contexts, action) else { continue };
        let needed = (width(&key) + width(&label)) as u16 + 1;
        if needed > left.width {
            break;
        }
        let used =
            pen.pieces(left, &[(&key, pen.theme.key), (" ", pen.theme.plain), (&label, pen.theme.plain)]);
        left.x += used + 2;
        left.width = left.width.saturating_sub(used + 2);
    }
    if model.seeks() {
        let (what, does) = (pen.say(say::TYPE_NAME), pen.say(say::FINDS_NEXT));
        if width(what) + width(does) < usize::from(left.width) {
            pen.pieces(left, &[(what, pen.theme.key), (" ", pen.theme.plain), (does, pen.theme.plain)]);
        }
    }
    let start = Rect { x: inner.right().saturating_sub(reserved), width: reserved, ..inner };
    pen.pieces(
        start,
        &[(&help_text.0, pen.theme.key), (" ", pen.theme.plain), (&help_text.1, pen.theme.plain)],
    );
}

fn key_text(pen: &Pen<'_>, model: &Model, contexts: &[&str], action: Action) -> Option<(String, String)> {
    let key = model.keys.label(contexts, action, pen.theme.is_ascii())?;
    Some((key, model.label(action).say(pen.lang)))
}

/// The last thing that happened; while the database is being opened, how far that has come.
pub(super) fn status(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let theme = pen.theme;
    let mut mark = pen.say(say::LANG_MARK).to_owned();
    if model.shared.is_sample() {
        mark = format!("{}  {mark}", pen.say(say::SAMPLE_MARK));
    }
    if let Some(front) = front(pen, model, area.width * 2 / 5) {
        mark = format!("{front}  {mark}");
    }
    let right = width(&mark) as u16 + 1;
    pen.right(area.x, area.y, area.width.saturating_sub(1), &mark, theme.dim);
    let left = Rect { x: area.x + 1, width: area.width.saturating_sub(right + 3), ..area };
    if let Some(progress) = progress(pen, &model.shared.readiness) {
        pen.text(left, &progress, theme.plain);
        return;
    }
    let Some(notice) = model.shared.notices.standing() else { return };
    let words = notice.words.say(pen.lang);
    match notice.weight {
        Weight::Plain | Weight::Passing => pen.text(left, &words, theme.plain),
        Weight::Warning => pen.pieces(left, &[("! ", theme.warn), (&words, theme.plain)]),
    };
}

/// Who is here, who waits, who is expected, how long people wait, and how many promises are due; nothing on a day without any of it.
/// On a narrow screen, what the front desk needs least gives way.
fn front(pen: &Pen<'_>, model: &Model, cols: u16) -> Option<String> {
    let front = &model.shared.front;
    let board = front.board()?;
    let (here, due) = (front.open().len(), front.promises().len());
    let counted = |msg: Msg, n: usize| (n > 0).then(|| msg.with(pen.lang, &[("n", &n)]));
    let waiting = board.waiting as usize;
    let next = front.next_number().map(|n| visits::HEAD_NEXT.with(pen.lang, &[("n", &n)]));
    let mean = board.mean_wait_ms.filter(|_| waiting > 0);
    let mut parts = [
        (2, counted(visits::HEAD_HERE, here)),
        (5, counted(visits::HEAD_WAITING, waiting)),
        (0, next),
        (3, counted(visits::HEAD_BOOKED, board.booked as usize)),
        (1, mean.map(|ms| visits::HEAD_MEAN.with(pen.lang, &[("n", &(ms / 60_000))]))),
        (4, counted(visits::HEAD_PROMISES, due)),
    ];
    for least in 0..parts.len() {
        let said: Vec<&str> = parts.iter().filter_map(|(_, text)| text.as_deref()).collect();
        let said = said.join("  ");
        if width(&said) <= usize::from(cols) {
            return (!said.is_empty()).then_some(said);
        }
        parts.iter_mut().filter(|(rank, _)| *rank == least).for_each(|(_, text)| *text = None);
    }
    None
}

/// How far the opening has come, in words.
pub(super) fn progress(pen: &Pen<'_>, readiness: &Readiness) -> Option<String> {
    match readiness {
        Readiness::Checking(0, 0) => Some(pen.say(say::OPENING).to_owned()),
        Readiness::Checking(done, all) => Some(say::CHECKING.with(pen.lang, &[("done", done), ("all", all)])),
        Readiness::Indexing(done, all) => Some(say::INDEXING.with(pen.lang, &[("done", done), ("all", all)])),
        Readiness::Ready(_) | Readiness::Failed(_) => None,
    }
}
