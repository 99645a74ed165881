//! What is on screen of the journal.

use super::pages::{Ask, Pages};
use crate::bureau::Query;
use crate::bureau::answer::{JournalLine, StaffRow};
use crate::bureau::query::JournalFilter;
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::locale::stops;
use crate::locale::{Msg, journal as say, words};

/// Rows above the list: what is shown, a rule, column heads.
const HEAD_ROWS: u16 = 3;
/// Rows of the card below the list, its rule among them.
const CARD_ROWS: u16 = 6;

/// The state of the pane.
pub struct State {
    /// What is wanted.
    pub filter: JournalFilter,
    /// What is held of it.
    pub pages: Pages,
    /// Place in the list.
    pub list: List,
    /// The selected entry is on screen in full; its first line.
    pub whole: Option<List>,
    /// Who can be meant by "by whom".
    pub staff: Vec<StaffRow>,
    pub(super) asked: Option<(Ask, Slot)>,
    pub(super) names: Slot,
}

impl Default for State {
    fn default() -> Self {
        Self {
            filter: JournalFilter::default(),
            pages: Pages::new(false),
            list: List::default(),
            whole: None,
            staff: Vec::new(),
            asked: None,
            names: Slot::default(),
        }
    }
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Journal({})", self.pages.len())
    }
}

/// Rows of the card below the list; none where it stands elsewhere or nowhere.
pub fn card_rows(geometry: &Geometry) -> u16 {
    if geometry.detail == Detail::Below { CARD_ROWS } else { 0 }
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + card_rows(geometry))
}

impl State {
    /// The entry selected, when it is held.
    pub fn selected(&self) -> Option<&JournalLine> {
        self.pages.line(self.list.selected)
    }

    /// From the newest on, with a filter.
    pub(super) fn begin(&mut self, filter: JournalFilter, ctx: &mut Ctx<'_>) {
        if let Some((_, mut slot)) = self.asked.take() {
            slot.drop(ctx);
        }
        self.filter = filter;
        self.pages = Pages::new(!filter.is_open());
        self.list = List::default();
        self.whole = None;
        self.ask(ctx);
    }

    /// Asks for what is missing of the rows on screen; one question at a time.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        if self.asked.is_some() {
            return;
        }
        let rows = self.rows(ctx.shared);
        let Some(ask) = self.pages.missing(rows) else { return };
        let mut slot = Slot::default();
        slot.ask(ctx, Query::Journal { filter: self.filter, before: Some(ask.before), limit: ask.limit });
        self.asked = Some((ask, slot));
    }

    /// The rows on screen, at least a screenful.
    pub(super) fn rows(&self, shared: &Shared) -> std::ops::Range<usize> {
        let page = list_rows(&shared.geometry());
        let shown = self.list.window(self.pages.len(), page);
        shown.start..shown.end.max(shown.start + 1)
    }

    /// What is wanted, part by part.
    pub fn chips(&self) -> Vec<Words> {
        let filter = &self.filter;
        let mut chips: Vec<Words> = Vec::new();
        chips.extend(filter.staff.map(|id| Words::Data(self.name(id))));
        chips.extend(filter.person.map(|id| Words::Data(id.to_string())));
        match (filter.from, filter.to) {
            (Some(from), Some(to)) if from == to => chips.push(Words::Data(from.to_string())),
            (from, to) => {
                chips.extend(from.map(|on| Words::with(say::CHIP_FROM, &[("on", &on)])));
                chips.extend(to.map(|on| Words::with(say::CHIP_TO, &[("on", &on)])));
            }
        }
        chips
    }

    fn name(&self, id: StaffId) -> String {
        let row = self.staff.iter().find(|row| row.id == id);
        row.map_or_else(|| id.to_string(), |row| row.name.clone())
    }

    /// The selected entry in full, label and value.
    pub fn whole_lines(&self, shared: &Shared) -> Vec<(Msg, String)> {
        let Some(line) = self.selected() else { return Vec::new() };
        let (what, lang) = (&line.what, shared.lang);
        let by = if line.actor == StaffId(0) {
            say::NOBODY.get(lang).to_owned()
        } else {
            format!("{} {}", what.by, line.actor)
        };
        let role = line.role.map(|role| words::role(role).get(lang).to_owned()).unwrap_or_default();
        let named = |id: &str| shared.programme(id).to_owned();
        let facts = say::facts(what, named, lang).join(stops(lang).semicolon);
        let raw: Vec<String> = what.about.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let lines = [
            (say::COL_WHAT, say::done(&what.command, lang)),
            (say::ROW_FACTS, facts),
            (say::COL_OBJECT, what.object.clone()),
            (say::COL_BY, by),
            (say::ROW_ROLE, role),
            (say::ROW_DESK, what.desk.clone()),
            (say::ROW_PERSON, line.person.map(|p| p.to_string()).unwrap_or_default()),
            (say::ROW_AT, words::clock_time(what.at_ms)),
            (say::ROW_TODAY, what.today.to_string()),
            (say::ROW_COMMAND, what.command.clone()),
            (say::ROW_RAW, raw.join("  ")),
            (say::ROW_HASH, in_groups(&line.hash)),
        ];
        lines.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// A digest as it can be compared by eye: eight digits, a blank, eight digits.
fn in_groups(digits: &str) -> String {
    let groups = digits.as_bytes().chunks(8).filter_map(|group| std::str::from_utf8(group).ok());
    groups.collect::<Vec<_>>().join(" ")
}
