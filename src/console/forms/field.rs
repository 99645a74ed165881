//! One field of a form.

use crate::console::edit::Line;
use crate::console::words::Words;
use crate::domain::{Date, YearOf};
use crate::locale::Msg;
use crate::text::fold;

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines of text, so many rows high.
    Note(u16),
    /// A password: shown as stars, never in a draft.
    Secret,
    /// A day.
    Date,
    /// A month.
    Month,
    /// An amount in yuan.
    Money,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any of these.
    Many(Vec<Choice>),
    /// A division of the table; Enter opens the picker.
    Division,
    /// A person on record; Enter opens the picker.
    Person,
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is read out of the field.
    pub key: String,
    /// What people read.
    pub label: Words,
}

impl Choice {
    /// A choice.
    pub fn new(key: impl Into<String>, label: impl Into<Words>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

/// While what a field is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The other field.
    pub field: String,
    /// Its values; none means any but an empty one.
    pub any_of: &'static [&'static str],
}

/// One field.
#[derive(Clone, PartialEq)]
pub struct Field {
    /// The stable name that faults carry (`resident_id`, `phones.0`).
    pub name: String,
    /// What people read.
    pub label: Words,
    /// What it takes.
    pub kind: Kind,
    /// The text of a field that is typed.
    pub line: Line,
    /// The key of a field that is picked; of `Many`, the keys joined by a comma.
    pub picked: String,
    /// What people read for `picked` of a division or a person.
    pub shown: String,
    /// What is wrong with it.
    pub fault: Option<Words>,
    /// What deserves a second look in it, said before anything is saved; in several lines, what follows from it.
    pub doubt: Option<Words>,
    /// What may help while it has the focus.
    pub hint: Option<Words>,
    /// Must not be empty.
    pub required: bool,
    /// A heading above it.
    pub section: Option<Msg>,
    /// Must hold the same as this other field: a password typed twice.
    pub same_as: Option<String>,
    /// Shown only while another field stands so.
    pub when: Option<When>,
    /// A digit takes the choice of that place; the choices stand side by side with their digits.
    pub digits: bool,
    /// What stands on record, masked: it is shown until something is typed, and stays when nothing is.
    pub mask: Option<String>,
    /// What the year of a day without one is.
    pub year: YearOf,
    /// The value the form was opened with.
    pub(super) was: String,
}

impl Field {
    /// An empty field.
    pub fn new(name: impl Into<String>, label: impl Into<Words>, kind: Kind) -> Self {
        let multi = matches!(kind, Kind::Note(_));
        let line = match kind {
            Kind::Secret => Line::secret(),
            _ if multi => Line::note(),
            _ => Line::default(),
        };
        let mut field = Self {
            name: name.into(),
            label: label.into(),
            kind,
            line,
            picked: String::new(),
            shown: String::new(),
            fault: None,
            doubt: None,
            hint: None,
            required: false,
            section: None,
            same_as: None,
            when: None,
            digits: false,
            mask: None,
            year: YearOf::Now,
            was: String::new(),
        };
        // A choice always stands on something; an empty key among the choices means "not known".
        if let Kind::Choice(choices) = &field.kind {
            field.picked = choices.first().map(|c| c.key.clone()).unwrap_or_default();
            field.was.clone_from(&field.picked);
        }
        field
    }

    /// One line of text.
    pub fn text(name: impl Into<String>, label: impl Into<Words>) -> Self {
        Self::new(name, label, Kind::Text)
    }

    /// Must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Filled with a value to begin with; it counts as unchanged.
    #[must_use]
    pub fn with(mut self, value: impl Into<String>) -> Self {
        self.set(value);
        self.was = self.value().to_owned();
        self
    }

    /// Stands on nothing until somebody chooses: for answers that must be meant.
    #[must_use]
    pub fn unchosen(mut self) -> Self {
        self.required = true;
        self.digits = true;
        self.picked.clear();
        self.was.clear();
        self
    }

    /// Filled with something picked and what people read for it.
    #[must_use]
    pub fn with_picked(mut self, key: impl Into<String>, shown: impl Into<String>) -> Self {
        self.picked = key.into();
        self.shown = shown.into();
        self.was.clone_from(&self.picked);
        self
    }

    /// Filled with something the clerk typed elsewhere; it counts as a change.
    #[must_use]
    pub fn typed(mut self, value: impl Into<String>) -> Self {
        self.set(value);
        self
    }

    /// A day that lies ahead: without its year it is the next of that date.
    #[must_use]
    pub fn ahead(mut self) -> Self {
        self.year = YearOf::Ahead;
        self
    }

    /// Help while it has the focus.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A heading above it.
    #[must_use]
    pub fn section(mut self, heading: Msg) -> Self {
        self.section = Some(heading);
        self
    }

    /// Must hold the same as another field.
    #[must_use]
    pub fn same_as(mut self, other: impl Into<String>) -> Self {
        self.same_as = Some(other.into());
        self
    }

    /// Shown only while the other field has one of these values; with none named, while it has any.
    #[must_use]
    pub fn only_when(mut self, field: impl Into<String>, any_of: &'static [&'static str]) -> Self {
        self.when = Some(When { field: field.into(), any_of });
        self
    }

    /// A digit takes the choice of that place.
    #[must_use]
    pub fn by_digit(mut self) -> Self {
        self.digits = true;
        self
    }

    /// Protected: shows a mask of what is on record; left alone it changes nothing.
    #[must_use]
    pub fn masked(mut self, mask: impl Into<String>) -> Self {
        let mask = mask.into();
        self.mask = (!mask.is_empty()).then_some(mask);
        self
    }

    /// Whether it is typed into.
    pub fn is_typed(&self) -> bool {
        !matches!(self.kind, Kind::Choice(_) | Kind::Many(_) | Kind::Division | Kind::Person)
    }

    /// The value as text: what was typed, or the key that was picked.
    pub fn value(&self) -> &str {
        if self.is_typed() { self.line.text() } else { &self.picked }
    }

    /// Puts a value in.
    pub fn set(&mut self, value: impl Into<String>) {
        if self.is_typed() {
            self.line.set(value);
        } else {
            self.picked = value.into();
            self.shown.clear();
        }
    }

    /// Whether it differs from what the form was opened with.
    pub fn is_changed(&self) -> bool {
        self.value() != self.was
    }

    /// Whether the form was opened with this value.
    pub fn was_opened_with(&self, value: &str) -> bool {
        self.was == value
    }

    /// Whether it stands empty; a masked field does not.
    pub fn is_empty(&self) -> bool {
        self.value().trim().is_empty() && self.mask.is_none()
    }

    /// The value as people read it; a password and a masked field as stars.
    pub fn reading(&self) -> Words {
        match &self.kind {
            Kind::Secret => Words::Data("*".repeat(self.line.text().chars().count())),
            Kind::Choice(choices) => choices
                .iter()
                .find(|c| c.key == self.picked)
                .map_or(Words::Data(String::new()), |c| c.label.clone()),
            Kind::Division | Kind::Person => Words::Data(self.shown.clone()),
            _ => match &self.mask {
                Some(mask) if self.line.is_empty() => Words::Data(mask.clone()),
                _ => Words::Data(self.value().to_owned()),
            },
        }
    }

    /// A day that was said in other words (今天, 8月1日) is written out; whether it was.
    pub(super) fn write_day_out(&mut self, today: Date) -> bool {
        if self.kind != Kind::Date {
            return false;
        }
        let typed = fold(self.line.text());
        let day = Date::said(&typed, today, self.year).map(|day| day.to_string());
        match day.filter(|day| *day != self.line.text()) {
            Some(day) => {
                self.line.set(day);
                true
            }
            None => false,
        }
    }

    /// Offers other choices; a choice that is among them, too, stays.
    pub(in crate::console) fn offer(&mut self, choices: Vec<Choice>) {
        if matches!(self.kind, Kind::Many(_)) {
            let kept = choices.iter().map(|c| c.key.as_str()).filter(|key| self.has(key));
            self.picked = kept.collect::<Vec<_>>().join(",");
            self.kind = Kind::Many(choices);
            return;
        }
        if choices.iter().all(|c| c.key != self.picked) {
            self.picked = choices.first().map(|c| c.key.clone()).unwrap_or_default();
        }
        self.kind = Kind::Choice(choices);
    }

    /// Takes the choice of a place; among several that may be chosen, adds it or takes it away.
    pub(super) fn choose(&mut self, place: usize) -> bool {
        let (Kind::Choice(choices) | Kind::Many(choices)) = &self.kind else { return false };
        let Some(key) = choices.get(place).map(|c| c.key.clone()) else { return false };
        if matches!(self.kind, Kind::Many(_)) {
            self.flip(&key);
        } else {
            self.picked = key;
        }
        self.fault = None;
        true
    }

    /// The next (`1`) or previous (`-1`) choice.
    pub(super) fn turn(&mut self, by: isize) {
        let Kind::Choice(choices) = &self.kind else { return };
        // From nothing either way leads to the first.
        let to = choices
            .iter()
            .position(|c| c.key == self.picked)
            .map_or(0, |at| at.saturating_add_signed(by).min(choices.len().saturating_sub(1)));
        if let Some(choice) = choices.get(to) {
            self.picked.clone_from(&choice.key);
        }
    }

    /// Whether a key of `Many` is chosen.
    pub fn has(&self, key: &str) -> bool {
        self.picked.split(',').any(|k| k == key)
    }

    /// Adds a key of `Many`, or takes it away. The order of the choices is kept.
    pub(super) fn flip(&mut self, key: &str) {
        let Kind::Many(choices) = &self.kind else { return };
        let held: Vec<&str> = choices
            .iter()
            .map(|c| c.key.as_str())
            .filter(|k| if *k == key { !self.has(k) } else { self.has(k) })
            .collect();
        self.picked = held.join(",");
    }
}

crate::text::opaque!(Field);
