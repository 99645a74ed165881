//! A form: fields in order, the one with the focus, and what it is about.

use crate::bureau::{Fault, FieldFault};
use crate::console::action::FormAction;
use crate::console::edit::Line;
use crate::console::forms::{Field, Kind, Reader};
use crate::console::words::Words;
use crate::domain::Date;
use crate::locale::forms as say;

/// The field that a refusal may ask for: why it shall be done nevertheless.
pub const DESPITE: &str = "despite";

/// A form.
#[derive(Clone, PartialEq)]
pub struct Form {
    /// Which form (`person.amend`); its owner knows.
    pub id: &'static str,
    /// What it is about, for the owner and the name of the draft (`P12`), or empty.
    pub about: String,
    /// Version of the record it was filled from; 0 for a new one.
    pub seen: u32,
    /// Heading.
    pub title: Words,
    /// Said above the fields.
    pub note: Option<Words>,
    /// What is said there while nothing is more pressing.
    said: Option<Words>,
    /// The fields.
    pub fields: Vec<Field>,
    /// Which has the focus.
    pub focus: usize,
    /// In a field of several choices, which of them has the focus.
    pub inner: usize,
    /// The field that takes words which are typed where there is nothing to type into.
    words_in: Option<&'static str>,
}

impl Form {
    /// A form of these fields.
    pub fn new(id: &'static str, title: impl Into<Words>, fields: Vec<Field>) -> Self {
        Self {
            id,
            about: String::new(),
            seen: 0,
            title: title.into(),
            note: None,
            said: None,
            fields,
            focus: 0,
            inner: 0,
            words_in: None,
        }
    }

    /// Words that are typed where there is nothing to type into go to this field.
    #[must_use]
    pub fn words_in(mut self, field: &'static str) -> Self {
        self.words_in = Some(field);
        self
    }

    /// Moves the focus to where words go that cannot be typed here; whether there is such a field. Where a record is chosen it is the
    /// name below it, and so it is from the choice right above the record, as long as there is no name.
    pub fn make_room(&mut self) -> bool {
        let here = self.focused().filter(|field| !field.is_typed());
        let is_record = |at: usize| self.fields.get(at).is_some_and(|field| field.kind == Kind::Person);
        let record = [self.focus, self.focus + 1].into_iter().find(|at| here.is_some() && is_record(*at));
        let name = record.and_then(|at| Some((at + 1, self.fields.get(at + 1)?)));
        let name = name.filter(|(at, name)| name.is_typed() && (is_record(self.focus) || self.is_free(*at)));
        let to = self.words_in.filter(|_| here.is_some());
        let at = to.and_then(|name| self.fields.iter().position(|field| field.name == name));
        let at = at.or_else(|| name.map(|(at, _)| at));
        match at.filter(|at| self.shows_at(*at)) {
            Some(at) => {
                self.focus_at(at);
                true
            }
            None => false,
        }
    }

    /// About a record at a version.
    #[must_use]
    pub fn about(mut self, about: &dyn std::fmt::Display, seen: u32) -> Self {
        self.about = about.to_string();
        self.seen = seen;
        self
    }

    /// Said above the fields.
    #[must_use]
    pub fn note(mut self, words: impl Into<Words>) -> Self {
        self.note = Some(words.into());
        self.said.clone_from(&self.note);
        self
    }

    /// The name of its draft.
    pub fn slot(&self) -> String {
        if self.about.is_empty() { self.id.to_owned() } else { format!("{}.{}", self.id, self.about) }
    }

    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The field of a name, to change it.
    pub fn field_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|f| f.name == name)
    }

    /// The value of a field as typed, without blanks around it; empty when there is no such field.
    pub fn text(&self, name: &str) -> &str {
        self.field(name).map_or("", |f| f.value().trim())
    }

    /// Whether a field differs from what the form was opened with.
    pub fn is_field_changed(&self, name: &str) -> bool {
        self.field(name).is_some_and(Field::is_changed)
    }

    /// Reads typed values and collects what is wrong with them.
    pub fn read(&self) -> Reader<'_> {
        Reader::new(self)
    }

    /// The reason given after a refusal asked for one.
    pub fn despite(&self) -> Option<String> {
        let reason = self.text(DESPITE);
        (!reason.is_empty()).then(|| reason.to_owned())
    }

    /// Whether anything differs from what the form was opened with.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    /// Whether a field is shown as the others stand. One that is picked from and has nothing to pick is not there.
    pub fn shows(&self, field: &Field) -> bool {
        if matches!(&field.kind, Kind::Many(choices) if choices.is_empty()) {
            return false;
        }
        field.when.as_ref().is_none_or(|when| {
            self.field(&when.field).is_some_and(|other| {
                let value = other.value().trim();
                self.shows(other)
                    && if when.any_of.is_empty() { !value.is_empty() } else { when.any_of.contains(&value) }
            })
        })
    }

    /// Whether a record is chosen in the field with the focus, or in the one below a choice that has it.
    pub fn is_at_record(&self) -> bool {
        let chooses = self.focused().is_some_and(|field| matches!(field.kind, Kind::Choice(_)));
        let at = self.focus + usize::from(chooses);
        self.fields.get(at).is_some_and(|field| field.kind == Kind::Person)
    }

    /// Whether nothing stands in a field yet, nor in the record above it.
    fn is_free(&self, at: usize) -> bool {
        [at.checked_sub(1), Some(at)]
            .into_iter()
            .flatten()
            .all(|at| self.fields.get(at).is_some_and(Field::is_empty))
    }

    fn shows_at(&self, at: usize) -> bool {
        self.fields.get(at).is_some_and(|field| self.shows(field))
    }

    /// Whether the focus is on the last field that is shown.
    pub fn is_on_last(&self) -> bool {
        (self.focus + 1..self.fields.len()).all(|at| !self.shows_at(at))
    }

    /// A digit takes the choice of that place in the field with the focus, when it is one that is chosen from so.
    pub fn choose(&mut self, place: usize) -> bool {
        let Some(field) = self.fields.get_mut(self.focus).filter(|f| f.digits) else { return false };
        let chosen = field.choose(place);
        if chosen && matches!(field.kind, Kind::Many(_)) {
            self.inner = place;
        }
        chosen
    }

    /// The field with the focus.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    fn focused_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.focus)
    }

    /// The line of text with the focus.
    pub fn line(&mut self) -> Option<&mut Line> {
        self.focused_mut().filter(|f| f.is_typed()).map(|f| &mut f.line)
    }

    /// Moves the focus to a field.
    pub fn focus_on(&mut self, name: &str) {
        if let Some(at) = self.fields.iter().position(|f| f.name == name) {
            self.focus_at(at);
        }
    }

    /// Moves the focus. What a short field was opened with (a date, a month, an amount) gives way to the first key.
    fn focus_at(&mut self, at: usize) {
        if let Some(field) = self.focused_mut().filter(|f| f.is_typed()) {
            field.line.unmark();
        }
        self.focus = at;
        self.inner = 0;
        if let Some(field) = self.focused_mut()
            && matches!(field.kind, Kind::Date | Kind::Month | Kind::Money)
            && !field.is_changed()
        {
            field.line.mark();
        }
    }

    /// The first field of the section after this one; backward, of this one, or of the one before.
    fn section(&self, forward: bool) -> usize {
        let begins = |(_, f): &(usize, &Field)| f.section.is_some() && self.shows(f);
        let mut heads = self.fields.iter().enumerate().filter(begins).map(|(at, _)| at);
        if forward {
            let last = (0..self.fields.len()).rfind(|at| self.shows_at(*at)).unwrap_or(0);
            heads.find(|at| *at > self.focus).unwrap_or(last)
        } else {
            heads.rfind(|at| *at < self.focus).unwrap_or(0)
        }
    }

    /// Takes the faults away that belong to what was just changed. A reason that was asked for and not given goes with
    /// them: it is asked for anew if it is still needed.
    pub fn touched(&mut self) {
        if let Some(field) = self.focused_mut() {
            field.fault = None;
        }
        if self.focused().is_some_and(|f| f.name != DESPITE) && self.despite().is_none() {
            self.fields.retain(|f| f.name != DESPITE);
        }
    }

    /// Writes days out that were said in other words: of the field with the focus, or of all. True when one was.
    pub fn write_days_out(&mut self, today: Date, all: bool) -> bool {
        let focus = self.focus;
        let mut written = false;
        for (_, field) in self.fields.iter_mut().enumerate().filter(|(at, _)| all || *at == focus) {
            written |= field.write_day_out(today);
        }
        written
    }

    /// Says under its fields what deserves a second look.
    pub fn doubt(&mut self, doubts: &[(String, Words)]) {
        for field in &mut self.fields {
            field.doubt = doubts.iter().find(|(name, _)| *name == field.name).map(|(_, words)| words.clone());
        }
    }

    /// A movement or choice; returns whether a value changed.
    pub fn act(&mut self, action: FormAction) -> bool {
        match action {
            FormAction::Next | FormAction::Enter => {
                let next = (self.focus + 1..self.fields.len()).find(|at| self.shows_at(*at));
                self.focus_at(next.unwrap_or(self.focus));
                false
            }
            FormAction::Previous => {
                let before = (0..self.focus).rfind(|at| self.shows_at(*at));
                self.focus_at(before.unwrap_or(self.focus));
                false
            }
            FormAction::NextSection | FormAction::PreviousSection => {
                self.focus_at(self.section(action == FormAction::NextSection));
                false
            }
            FormAction::Less => self.turn(-1),
            FormAction::More => self.turn(1),
            FormAction::Toggle => self.flip(),
            FormAction::Break => self.line().filter(|l| l.multi).map(|l| l.insert("\n")).is_some(),
            FormAction::Save => false,
        }
    }

    fn turn(&mut self, by: isize) -> bool {
        let inner = self.inner;
        let Some(field) = self.focused_mut() else { return false };
        if let Kind::Many(choices) = &field.kind {
            let last = choices.len().saturating_sub(1);
            self.inner = inner.saturating_add_signed(by).min(last);
            return false;
        }
        let before = field.picked.clone();
        field.turn(by);
        let changed = field.picked != before;
        if changed {
            field.fault = None;
        }
        changed
    }

    fn flip(&mut self) -> bool {
        let inner = self.inner;
        let Some(field) = self.focused_mut() else { return false };
        let key = match &field.kind {
            Kind::Many(choices) => choices.get(inner).map(|c| c.key.clone()),
            // Of two choices, the space bar takes the other; of more, the next, and from the last the first.
            Kind::Choice(choices) => {
                let at = choices.iter().position(|c| c.key == field.picked).unwrap_or(0);
                let next = choices.get(at + 1).or_else(|| choices.first()).map(|c| c.key.clone());
                field.picked = next.unwrap_or_default();
                field.fault = None;
                return true;
            }
            _ => None,
        };
        let Some(key) = key else { return false };
        field.flip(&key);
        field.fault = None;
        true
    }

    /// Puts something picked into a field.
    pub fn pick(&mut self, name: &str, key: &str, shown: &str) {
        if let Some(field) = self.field_mut(name) {
            key.clone_into(&mut field.picked);
            shown.clone_into(&mut field.shown);
            field.fault = None;
        }
    }

    /// Marks faulty fields and moves the focus to the first. A fault of a field that the form lacks is said by its name.
    pub fn mark(&mut self, faults: &[FieldFault]) {
        for field in &mut self.fields {
            field.fault = None;
        }
        // What was said above the fields is said still, unless something more pressing is.
        self.note.clone_from(&self.said);
        for fault in faults {
            let words = Words::Fault(fault.fault.clone());
            // A fault of a part (`bank.number.0`) belongs to the nearest field above it.
            let mut name = fault.field.as_str();
            loop {
                if let Some(field) = self.field_mut(name) {
                    let differs = field.same_as.is_some() && fault.fault == Fault::Choice;
                    field.fault.get_or_insert(if differs { say::NOT_THE_SAME.into() } else { words });
                    break;
                }
                let Some((whole, _)) = name.rsplit_once('.') else {
                    let named = vec![("field", Words::Field(fault.field.clone())), ("fault", words)];
                    self.note = Some(Words::Filled(say::OTHER_FIELD, named));
                    break;
                };
                name = whole;
            }
        }
        if let Some(at) = self.fields.iter().position(|f| f.fault.is_some()) {
            self.focus_at(at);
        }
    }

    /// Says why the whole was refused under the field that caused it.
    pub fn refuse(&mut self, name: &str, why: Words) {
        self.focus_on(name);
        if let Some(field) = self.field_mut(name) {
            field.fault = Some(why);
        }
    }

    /// Gives the reason to go on that was asked for elsewhere.
    pub fn give_despite(&mut self, reason: &str) {
        self.fields.retain(|field| field.name != DESPITE);
        self.fields.push(Field::text(DESPITE, say::DESPITE).required().hint(say::DESPITE_HINT).typed(reason));
    }

    /// Asks for a reason to go on, saying why one is needed.
    pub fn ask_despite(&mut self, why: Words) {
        if self.field(DESPITE).is_none() {
            self.fields.push(Field::text(DESPITE, say::DESPITE).required().hint(say::DESPITE_HINT));
        }
        self.focus_on(DESPITE);
        if let Some(field) = self.field_mut(DESPITE) {
            field.fault = Some(why);
        }
    }
}

crate::text::opaque!(Form);
