//! The calendar of a year: chosen as a file, looked at with every limit that it moves, signed.

use std::path::PathBuf;
use std::sync::Arc;

use super::state::State;
use crate::bureau::answer::Signing;
use crate::bureau::{Command, Receipt};
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::console::{ErrandNews, ReqId};
use crate::domain::PetitionId;
use crate::exchange::{CalendarSeen, EntryKind, Errand, Found, Listing, Trouble};
use crate::locale::{Lang, Msg, calendars as say};

const PANE: PaneId = PaneId::Petitions;
/// The menus: files, then what one of them changes; the question before it is signed.
pub(super) const FILES: &str = "calendar-file";
pub(super) const CHANGES: &str = "calendar-change";
pub(super) const SIGN: &str = "calendar-sign";

impl State {
    /// Files that may be a calendar.
    pub(super) fn load_calendar(&mut self, ctx: &mut Ctx<'_>) {
        self.send_calendar(Errand::BrowseCalendars(None), ctx);
    }

    fn send_calendar(&mut self, errand: Errand, ctx: &mut Ctx<'_>) {
        self.running = Some(ctx.errand(errand));
    }

    /// News of the errand that is under way.
    pub(super) fn calendar_news(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        let ErrandNews::Over(over) = news else { return };
        if self.running != Some(req) {
            return;
        }
        self.running = None;
        match over {
            Ok(Found::Listing(listing)) => offer_files(&listing, ctx),
            Ok(Found::Calendar(seen)) => {
                self.calendar = Some(Arc::clone(&seen));
                offer_changes(&seen, ctx);
            }
            Ok(_) | Err(Trouble::Stopped) => {}
            Err(trouble) => ctx.warn(Words::Trouble(trouble)),
        }
    }

    /// A file or folder was chosen.
    pub(super) fn chose_calendar(&mut self, path: &str, ctx: &mut Ctx<'_>) {
        self.send_calendar(Errand::CheckCalendar(PathBuf::from(path)), ctx);
    }

    /// A row of what a file changes was chosen: the signature, or a petition to be looked at.
    pub(super) fn chose_change(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(seen) = self.calendar.clone() else { return };
        if let Some(petition) = PetitionId::parse(key) {
            return ctx.go(crate::console::goal::Goal::Petition(petition));
        }
        if key != SIGN {
            return offer_changes(&seen, ctx);
        }
        let question = Words::with(say::SIGN_ASK, &[("source", &seen.told.source)]);
        let confirm = Confirm::new(question, say::SIGN_YES, Accept::Pane(PANE, SIGN, String::new()));
        let lines = head(&seen).into_iter().chain(std::iter::once(total(&seen)));
        ctx.open(lines.fold(confirm, Confirm::line));
    }

    /// It is signed as it was looked at.
    pub(super) fn sign_calendar(&mut self, ctx: &mut Ctx<'_>) {
        let Some(seen) = &self.calendar else { return };
        let file = Box::new(seen.file.clone());
        let command = Command::SignCalendar { file, signature: seen.told.signature.clone() };
        self.slots.calendar.execute(ctx, command);
    }

    /// It takes effect, or waits for another: what this screen counts by is asked for anew.
    pub(super) fn calendar_signed(&mut self, _: &Receipt, ctx: &mut Ctx<'_>) {
        if let Some(seen) = self.calendar.take() {
            let first = seen.told.signing == Signing::First;
            let msg = if first { say::FIRST_SIGNED } else { say::ON_RECORD };
            ctx.tell(Words::with(msg, &[("source", &seen.told.source)]));
        }
        ctx.ask_desk();
    }
}

fn offer_files(listing: &Listing, ctx: &mut Ctx<'_>) {
    let rows: Vec<Row> = listing
        .rows
        .iter()
        .map(|entry| {
            let place = entry.place.map(crate::console::files::place_words);
            let (name, detail) = match entry.kind {
                EntryKind::Table { .. } => (entry.name.clone(), place.map_or_else(nothing, Words::from)),
                EntryKind::Folder => (format!("{}/", entry.name), say::FOLDER.into()),
                EntryKind::Up => ("../".to_owned(), say::FOLDER.into()),
            };
            Row::new(entry.path.display().to_string(), Words::Data(name), detail)
        })
        .collect();
    if rows.is_empty() {
        return ctx.warn(say::NO_FILES);
    }
    let mut menu = Menu::new(say::PICK_FILE, Purpose::Pane(PANE, FILES), rows);
    menu.filter(ctx.shared.lang);
    ctx.open(menu);
}

fn nothing() -> Words {
    Words::Data(String::new())
}

/// In both languages, as the model does not know which one is on screen.
fn said(text: impl Fn(Lang) -> String) -> Words {
    super::case::both(&text(Lang::Zh), &text(Lang::En))
}

/// What the file says of its years and what is odd about them, a line each.
fn head(seen: &CalendarSeen) -> Vec<Words> {
    let lines = |year| {
        let (zh, en) = (say::year(year, Lang::Zh), say::year(year, Lang::En));
        zh.iter().zip(&en).map(|(zh, en)| super::case::both(zh, en)).collect::<Vec<_>>()
    };
    seen.told.years.iter().flat_map(lines).collect()
}

fn total(seen: &CalendarSeen) -> Words {
    let told = &seen.told;
    let values: [(&'static str, &dyn std::fmt::Display); 2] =
        [("petitions", &told.petitions), ("n", &told.moves.len())];
    said(|lang| say::TOTAL.with(lang, &values))
}

/// Every change in a list, the signature first. Nothing is marked at the beginning: Enter takes nothing that was not meant.
fn offer_changes(seen: &CalendarSeen, ctx: &mut Ctx<'_>) {
    if seen.told.same {
        return ctx.warn(say::SAME);
    }
    let sign = |msg: Msg| Row::new(SIGN, msg, total(seen));
    let mut rows = match seen.told.signing {
        Signing::TakesEffect => vec![sign(say::SIGN)],
        Signing::First => vec![sign(say::SIGN_FIRST)],
        Signing::Own => vec![Row::new("year", say::OWN_SIGNED, nothing())],
        Signing::NeedsHead => vec![Row::new("year", say::NEEDS_HEAD, nothing())],
    };
    let first = |lang| say::first(&seen.told, lang).unwrap_or_default();
    rows.extend(seen.told.offered.is_some().then(|| Row::new("year", said(first), nothing())));
    rows.extend(head(seen).into_iter().map(|line| Row::new("year", line, nothing())));
    rows.extend(seen.told.moves.iter().map(|one| {
        let line = said(|lang| say::moved(one, lang));
        Row::new(one.petition.to_string(), line, nothing())
    }));
    let mut menu = Menu::new(say::PREVIEW, Purpose::Pane(PANE, CHANGES), rows).unmarked();
    menu.filter(ctx.shared.lang);
    ctx.open(menu);
}
