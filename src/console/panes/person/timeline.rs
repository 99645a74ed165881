//! The last tab: one timeline, a page at a time, by kind and from a day on.

use super::forms;
use super::state::{State, Tab};
use crate::bureau::answer::{Happening, TimelinePage};
use crate::bureau::query::{TimelineFilter, TimelineKind};
use crate::bureau::{FieldFault, Query};
use crate::console::forms::{Field, Form, Kind};
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::Date;
use crate::locale::{Msg, forms as hint, timeline as say};

/// Happenings of a page.
const PAGE: usize = 200;
/// Most that are asked for anew at once, after something changed.
const MOST: usize = 1000;
/// The row of the menu that asks for a day.
const DAY: &str = "day";
/// The row for everything.
const ALL: &str = "all";

/// What happened, as far as it was read.
#[derive(Debug, Default)]
pub struct Timeline {
    /// Newest first.
    pub lines: Vec<Happening>,
    /// Before which entry more is to be asked for; `None` when this is all.
    pub next: Option<u64>,
}

/// A kind of happening.
fn kind(kind: TimelineKind) -> Msg {
    match kind {
        TimelineKind::Visits => say::VISITS,
        TimelineKind::Money => say::MONEY,
        TimelineKind::Petitions => say::PETITIONS,
        TimelineKind::Notes => say::NOTES,
        TimelineKind::Record => say::RECORD,
    }
}

impl State {
    /// What is filtered, in words; `None` when everything is shown.
    pub fn timeline_chips(&self) -> Option<Words> {
        let of_kind = self.timeline_filter.kind.map(|k| kind(k).into());
        let day = self.timeline_filter.upto.map(|d| Words::with(say::UPTO, &[("date", &d)]));
        let chips: Vec<Words> = of_kind.into_iter().chain(day).collect();
        (!chips.is_empty()).then_some(Words::List(chips))
    }

    /// Asks for the first page, or for as much as is held.
    pub(super) fn ask_timeline(&mut self, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person else { return };
        let held = self.timeline.as_ref().map_or(0, |t| t.lines.len());
        let (filter, limit) = (self.timeline_filter, held.clamp(PAGE, MOST));
        self.more.drop(ctx);
        self.tabs.ask(ctx, Query::Timeline { person, filter, before: None, limit });
    }

    /// Asks for the next page when the mark comes near the end of what is held.
    pub(super) fn read_on(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(person), Some(timeline)) = (self.person, &self.timeline) else { return };
        let near = self.list.selected + self.page(ctx.shared) >= timeline.lines.len();
        let Some(before) = timeline.next.filter(|_| self.tab == Tab::Timeline && near) else { return };
        if !self.more.is_waiting() {
            let filter = self.timeline_filter;
            self.more.ask(ctx, Query::Timeline { person, filter, before: Some(before), limit: PAGE });
        }
    }

    /// A page came: the first one, or (`more`) the one after what is held.
    pub(super) fn show_page(&mut self, page: TimelinePage, more: bool) {
        match self.timeline.as_mut().filter(|_| more) {
            Some(held) => {
                held.lines.extend(page.lines);
                held.next = page.next;
            }
            None => self.timeline = Some(Timeline { lines: page.lines, next: page.next }),
        }
    }

    fn filter_by(&mut self, filter: TimelineFilter, ctx: &mut Ctx<'_>) {
        self.timeline_filter = filter;
        self.timeline = None;
        self.list.selected = 0;
        self.list.offset = 0;
        self.ask_timeline(ctx);
    }

    /// The next kind, and after the last everything.
    pub(super) fn turn_kind(&mut self, ctx: &mut Ctx<'_>) {
        let all = TimelineKind::ALL;
        let at = self.timeline_filter.kind.and_then(|now| all.iter().position(|k| *k == now));
        let kind = all.get(at.map_or(0, |at| at + 1)).copied();
        self.filter_by(TimelineFilter { kind, ..self.timeline_filter }, ctx);
    }

    /// Shows everything again. False when that is what is shown.
    pub(super) fn clear_filter(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let filtered = self.tab == Tab::Timeline && self.timeline_filter != TimelineFilter::default();
        if filtered {
            self.filter_by(TimelineFilter::default(), ctx);
        }
        filtered
    }

    /// Which kind, or from which day on: rows are found by their digit; what is shown now is marked first.
    pub(super) fn ask_kind(&self, ctx: &mut Ctx<'_>) {
        let kinds = TimelineKind::ALL.map(|k| (k.name(), kind(k)));
        let rows = std::iter::once((ALL, say::EVERYTHING)).chain(kinds).chain([(DAY, say::JUMP)]);
        let rows = rows.enumerate().map(|(n, (key, msg))| {
            let digit = (n + 1).to_string();
            let label = vec![("n", Words::Data(digit.clone())), ("what", msg.into())];
            let mut row = Row::new(key, Words::Filled(say::NUMBERED, label), Words::Data(String::new()));
            row.also.push(digit);
            row
        });
        let mut menu = Menu::new(say::FILTER, Purpose::Pane(PaneId::Person, forms::TIMELINE), rows.collect());
        let shown =
            self.timeline_filter.kind.and_then(|now| TimelineKind::ALL.iter().position(|k| *k == now));
        menu.list.selected = shown.map_or(0, |at| at + 1);
        ctx.open(menu);
    }

    /// A row of that menu was chosen.
    pub(super) fn chose_kind(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        if key == DAY {
            let day = Field::new("day", say::DAY, Kind::Date).required().hint(hint::DATE_HINT);
            ctx.open(forms::timeline_day(day, ctx.shared.today));
            return;
        }
        let kind = TimelineKind::parse(key);
        self.filter_by(TimelineFilter { kind, ..self.timeline_filter }, ctx);
    }

    /// The form that asks for a day was filled in: the list begins there.
    pub(super) fn jump(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        let mut read = form.read();
        let day: Option<Date> = read.date("day");
        let faults = read.faults();
        if faults.is_empty() {
            ctx.close(forms::TIMELINE_DAY);
            self.filter_by(TimelineFilter { upto: day, ..self.timeline_filter }, ctx);
        }
        faults
    }
}
