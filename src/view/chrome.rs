//! What frames every pane: the title line, the footer with the keys that do something now, and the last thing that
//! happened.

use ratatui::layout::Rect;

use crate::console::action::{Action, AppAction};
use crate::console::geometry::Geometry;
use crate::console::notice::Weight;
use crate::console::panes::PaneId;
use crate::console::{Model, Readiness};
use crate::locale::{Msg, common, console as say, duty, duty_told};
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

/// What of the title line there is room for. The keys of the panes, the pane on screen, whom it is about and the clock always stay; who sits
/// here, and puts their name to what is done, stays before the names of other panes.
#[derive(Clone, Copy)]
struct Shown {
    product: bool,
    names: bool,
    clerk: bool,
    /// How many items nobody took over: in words, or in short.
    staying: Msg,
}

impl Shown {
    /// From everything to the least. What nobody took over becomes short before anything else does.
    const ALL: [Self; 5] = [
        Self { product: true, names: true, clerk: true, staying: duty::STAYING },
        Self { product: true, names: true, clerk: true, staying: duty_told::STAYING_LEAST },
        Self { product: false, names: true, clerk: true, staying: duty::STAYING },
        Self { product: false, names: true, clerk: true, staying: duty_told::STAYING_LEAST },
        Self { product: false, names: false, clerk: true, staying: duty_told::STAYING_LEAST },
    ];
    const LEAST: Self =
        Self { product: false, names: false, clerk: false, staying: duty_told::STAYING_LEAST };
}

/// Product, panes, who is here and what time it is. The pane on screen is in brackets, so that it shows without colour.
pub(super) fn title(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let theme = pen.theme;
    let about = model.panes.get(model.active).title().map(|about| format!(" {}", about.say(pen.lang)));
    let tabs: Vec<(PaneId, Option<String>, &str)> = tabs(model).map(|p| tab(pen, model, p)).collect();
    let product = format!("{} {} ", pen.say(common::PRODUCT), theme.bar());
    let labels = |shown: Shown| -> Vec<(bool, String)> {
        let label = |(pane, key, name): &(PaneId, Option<String>, &str)| {
            let active = *pane == model.active.tab();
            (active, tab_label(key.as_deref(), name, active || shown.names))
        };
        tabs.iter().map(label).collect()
    };
    let fits = |shown: &Shown| {
        let tabs: usize = labels(*shown).iter().map(|(_, label)| width(label) + 2).sum();
        let head = if shown.product { width(&product) } else { 0 };
        let about = about.as_deref().map_or(0, width).min(ABOUT_CELLS);
        head + tabs + about + width(&right(model, *shown)) + 2 <= usize::from(area.width)
    };
    let shown = Shown::ALL.into_iter().find(fits).unwrap_or(Shown::LEAST);
    let right = right(model, shown);
    pen.right(area.x, area.y, area.width, &right, theme.plain);
    let room = area.width.saturating_sub(width(&right) as u16 + 2);
    let mut left = Rect { x: area.x + 1, width: room, ..area };
    let mut put = |text: &str, style| {
        let used = pen.text(left, text, style);
        left.x += used;
        left.width = left.width.saturating_sub(used);
    };
    if shown.product {
        put(&product, theme.heading);
    }
    for (active, label) in labels(shown) {
        if active {
            put(&format!("[{label}]"), theme.accent);
        } else {
            put(&format!(" {label} "), theme.plain);
        }
    }
    if let Some(about) = about {
        put(&about, theme.plain);
    }
}

/// Cells that are kept for whom a pane is about.
const ABOUT_CELLS: usize = 9;

/// The clerk, where there is room, and the clock.
fn right(model: &Model, shown: Shown) -> String {
    let (hour, minute) = model.shared.clock;
    let staff = model.shared.desk.as_ref().and_then(|d| d.staff.as_ref());
    // What nobody took over stays in sight on every pane.
    let staying = model.shared.desk.as_ref().map_or(0, |desk| desk.duty_staying);
    let staying = match staying {
        0 => String::new(),
        n => format!("! {} ", shown.staying.with(model.shared.lang, &[("n", &n)])),
    };
    match staff.filter(|_| shown.clerk) {
        Some(staff) => format!("{staying}{} {hour:02}:{minute:02} ", staff.name),
        None => format!("{staying}{hour:02}:{minute:02} "),
    }
}

fn tabs(model: &Model) -> impl Iterator<Item = PaneId> + '_ {
    let shown = |p: &PaneId| p.has_tab() || (p.is_occasional() && *p == model.active.tab());
    PaneId::ALL.iter().copied().filter(move |p| shown(p) && model.shared.may(p.needs()).is_ok())
}

fn tab<'a>(pen: &Pen<'a>, model: &Model, pane: PaneId) -> (PaneId, Option<String>, &'a str) {
    let key = model.keys.label(&[model.active.context()], Action::Go(pane), pen.theme.is_ascii());
    (pane, key, pen.say(pane.label()))
}

fn tab_label(key: Option<&str>, name: &str, named: bool) -> String {
    match key {
        Some(key) if named => format!("{key} {name}"),
        Some(key) => key.to_owned(),
        None => name.to_owned(),
    }
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
    if let Some(words) = model.next_by() {
        // Keys keep a third of the line.
        let used = pen.at(left.x, left.y, left.width * 2 / 3, &words.say(pen.lang), pen.theme.plain) + 2;
        left.x += used;
        left.width = left.width.saturating_sub(used);
    }
    let answered = model.answers() && model.told_whole().is_none();
    if answered {
        let read = pen.say(say::ANSWER_READ);
        let used =
            pen.pieces(left, &[("Esc", pen.theme.key), (" ", pen.theme.plain), (read, pen.theme.plain)]);
        left.x += used + 2;
        left.width = left.width.saturating_sub(used + 2);
    }
    let first = model.foremost();
    let others = model.keys.footer(&contexts).into_iter().filter(|action| first != Some(*action));
    for action in first.into_iter().chain(others) {
        // Escape takes the answer for read first.
        let later = answered && action == Action::App(AppAction::Back);
        if action == help || later || model.disabled(action).is_some() {
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

/// What the last line has no room for, above the footer.
pub(super) fn whole(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model) {
    let Some(rows) = model.told_whole() else { return };
    let height = (rows.len() as u16 + 2).min(geometry.body_rows);
    let bottom = area.y + geometry.body_top + geometry.body_rows;
    let frame = Rect { y: bottom.saturating_sub(height), height, ..area };
    let notice = model.shared.notices.standing();
    let (title, close) = match notice.map(|notice| notice.weight) {
        Some(Weight::Warning) => (say::NOT_DONE, say::NOT_DONE_CLOSE),
        Some(Weight::Found) => (say::FOUND, say::NOT_DONE_CLOSE),
        Some(Weight::Plain | Weight::Passing) | None => (say::TOLD, say::TOLD_CLOSE),
    };
    let inside = pen.frame(frame, pen.say(title));
    for (text, y) in rows.iter().zip(inside.top()..inside.bottom()) {
        pen.at(inside.x + 1, y, inside.width.saturating_sub(2), text, pen.theme.plain);
    }
    if model.overlays.is_empty() {
        let close = format!(" {} ", pen.say(close));
        pen.right(frame.x, frame.bottom() - 1, frame.width.saturating_sub(2), &close, pen.theme.dim);
    }
}

/// The last thing that happened; while the database is being opened, how far that has come.
pub(super) fn status(pen: &mut Pen<'_>, area: Rect, model: &Model) {
    let theme = pen.theme;
    let mark = model.status_mark();
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
        Weight::Plain | Weight::Passing | Weight::Found => pen.text(left, &words, theme.plain),
        Weight::Warning => pen.pieces(left, &[("! ", theme.warn), (&words, theme.plain)]),
    };
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
