//! A list to choose from by typing: the palette, the pickers of forms, recent people, sample staff.

use crate::bureau::answer::Hit;
use crate::console::action::ListAction;
use crate::console::edit::{Line, List};
use crate::console::overlays::rank::{rank, spell};
use crate::console::shared::Slot;
use crate::console::words::Words;
use crate::locale::{Lang, Msg, console as say};
use crate::text::fold_key;

/// Rows of a menu on the screen at most.
pub const MENU_ROWS: usize = 12;
/// People that a menu of people asks for.
pub const MENU_PEOPLE: usize = 50;

/// What is done with the chosen row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Run the action of that name.
    Palette,
    /// Put it into the field of the form below that has the focus.
    Field,
    /// Open the person.
    Recent,
    /// Read it in full.
    Policy,
    /// Go back to the visitor.
    Visitor,
    /// Go on as that member of the sample staff.
    Staff,
    /// Open the person, or save the form below because it is none of them.
    Alike,
    /// Hand it to the pane that opened the menu, under this name.
    Pane(super::super::panes::PaneId, &'static str),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What the purpose needs.
    pub key: String,
    /// What people read.
    pub label: Words,
    /// Said at the right, dimmed.
    pub detail: Words,
    /// Further text that finds it.
    pub also: Vec<String>,
    /// Why it cannot be chosen now.
    pub disabled: Option<Words>,
    /// Said below the list while the row is marked.
    pub note: Option<Words>,
}

impl Row {
    /// A row that can be chosen.
    pub fn new(key: impl Into<String>, label: impl Into<Words>, detail: impl Into<Words>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            detail: detail.into(),
            also: Vec::new(),
            disabled: None,
            note: None,
        }
    }
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Menu {
    /// Heading.
    pub title: Msg,
    /// What the choice does.
    pub purpose: Purpose,
    /// What was typed.
    pub query: Line,
    /// All rows.
    pub rows: Vec<Row>,
    /// How each row may be typed; worked out when something is typed first.
    spelled: Vec<Vec<String>>,
    /// Which of them match, best first.
    pub shown: Vec<usize>,
    /// Place in `shown`.
    pub list: List,
    /// The rows are people found by the query, not a list to filter.
    pub people: bool,
    /// A digit takes its row at once; the rows bear their digits.
    pub digits: bool,
    /// Nothing is marked yet: Enter takes nothing until a row was meant.
    pub unmarked: bool,
    /// The reply it waits for.
    pub slot: Slot,
}

impl Menu {
    /// A menu of rows.
    pub fn new(title: Msg, purpose: Purpose, rows: Vec<Row>) -> Self {
        let shown = (0..rows.len()).collect();
        Self {
            title,
            purpose,
            query: Line::default(),
            rows,
            spelled: Vec::new(),
            shown,
            list: List::default(),
            people: false,
            digits: false,
            unmarked: false,
            slot: Slot::default(),
        }
    }

    /// A short list: a digit takes its row at once.
    #[must_use]
    pub fn by_digit(mut self) -> Self {
        self.digits = true;
        self
    }

    /// Begins with nothing marked: what it does at once must be meant.
    #[must_use]
    pub fn unmarked(mut self) -> Self {
        self.unmarked = true;
        self
    }

    /// A movement; the first one only puts the mark on a row.
    pub fn act(&mut self, action: ListAction, page: usize) {
        if std::mem::take(&mut self.unmarked) {
            return;
        }
        self.list.act(action, self.shown.len(), page);
    }

    /// Selects the row whose digit was typed, if it is one; the tenth is 0.
    pub fn take_digit(&mut self) -> bool {
        let row = Some(self.query.text()).filter(|_| self.digits).and_then(row_of);
        let at = row.and_then(|row| (row < self.rows.len()).then_some(row));
        if let Some(at) = at {
            self.query.clear();
            self.shown = (0..self.rows.len()).collect();
            self.list = List { selected: at, offset: 0 };
        }
        at.is_some()
    }

    /// Puts other rows in.
    pub fn fill(&mut self, rows: Vec<Row>, lang: Lang) {
        self.rows = rows;
        self.spelled.clear();
        self.filter(lang);
    }

    /// Fills it with people found.
    pub fn fill_people(&mut self, hits: &[Hit], place: impl Fn(&Hit) -> String) {
        self.rows = hits
            .iter()
            .map(|hit| {
                let detail = format!("{}  {}", place(hit), hit.id_masked);
                Row::new(hit.person.to_string(), Words::Data(hit.name.clone()), Words::Data(detail))
            })
            .collect();
        self.spelled.clear();
        self.shown = (0..self.rows.len()).collect();
        self.list = List::default();
    }

    /// Fills it with people who may be the one just typed, and a last row for none of them.
    pub fn fill_alike(&mut self, hits: &[Hit], place: impl Fn(&Hit) -> String) {
        self.fill_people(hits, |hit| {
            let age = hit.age.map(|age| age.to_string()).unwrap_or_default();
            format!("{age}  {}", place(hit))
        });
        self.rows.push(Row::new("", say::NONE_OF_THEM, Words::Data(String::new())));
        self.shown = (0..self.rows.len()).collect();
    }

    /// Ranks the rows by what was typed; rows that match alike keep their order, disabled ones come last.
    pub fn filter(&mut self, lang: Lang) {
        if self.spelled.len() != self.rows.len() {
            self.spelled = self.rows.iter().map(|row| Self::spell(row, lang)).collect();
        }
        let typed = self.query.text();
        let mut found: Vec<(usize, u32, bool)> = self
            .rows
            .iter()
            .zip(&self.spelled)
            .enumerate()
            .filter_map(|(at, (row, spelled))| {
                rank(typed, spelled).map(|score| (at, score, row.disabled.is_some()))
            })
            .collect();
        found.sort_by_key(|(_, score, disabled)| (*disabled, std::cmp::Reverse(*score)));
        self.shown = found.into_iter().map(|(at, _, _)| at).collect();
        self.list = List::default();
        self.unmarked &= self.query.is_empty();
    }

    /// How a row may be typed, in both languages.
    fn spell(row: &Row, lang: Lang) -> Vec<String> {
        let (here, there) = (row.label.say(lang), row.label.say(lang.other()));
        let other = (there != here).then_some(there.as_str());
        let labels = std::iter::once(here.as_str()).chain(other).chain(row.also.iter().map(String::as_str));
        labels.flat_map(spell).collect()
    }

    /// The rows that match, best first.
    pub fn matching(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|at| self.rows.get(*at))
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&Row> {
        let at = self.shown.get(self.list.selected).filter(|_| !self.unmarked);
        at.and_then(|at| self.rows.get(*at))
    }
}

/// The row of a digit: the first is 1, the tenth 0.
pub fn row_of(typed: &str) -> Option<usize> {
    let mut letters = typed.trim().chars().map(fold_key);
    let digit = letters.next().and_then(|c| c.to_digit(10)).filter(|_| letters.next().is_none())?;
    Some((digit as usize).checked_sub(1).unwrap_or(9))
}

/// The digit of a row, for people; none after the tenth.
pub fn digit_of(row: usize) -> Option<char> {
    (row < 10).then(|| char::from_digit((row as u32 + 1) % 10, 10)).flatten()
}
