//! The record changed while a form was open: theirs and mine, field by field; each field is settled by itself.

use crate::console::edit::List;
use crate::console::forms::Form;
use crate::console::words::Words;

/// A field whose value here differs from the record as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    /// Field name.
    pub name: String,
    /// What people read.
    pub label: Words,
    /// The value on record now, as people read it.
    pub theirs: Words,
    /// What was typed here, as people read it.
    pub mine: Words,
    /// Mine is kept.
    pub keep_mine: bool,
}

/// Theirs and mine.
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// The form as the record fills it now.
    pub now: Form,
    /// The fields that were changed here and stand otherwise on record.
    pub differs: Vec<Differs>,
    /// Which is selected.
    pub list: List,
}

impl Compare {
    /// Compares a form with the same form filled anew.
    pub fn new(mine: &Form, now: Form) -> Self {
        let differs = mine
            .fields
            .iter()
            .filter(|field| field.is_changed())
            .filter_map(|field| {
                let theirs = now.field(&field.name)?;
                let both = theirs.value() != field.value() && !field.was_opened_with(theirs.value());
                both.then(|| Differs {
                    name: field.name.clone(),
                    label: field.label.clone(),
                    theirs: theirs.reading(),
                    mine: field.reading(),
                    keep_mine: true,
                })
            })
            .collect();
        Self { now, differs, list: List::default() }
    }

    /// Turns the selected field between theirs and mine.
    pub fn turn(&mut self) {
        if let Some(differs) = self.differs.get_mut(self.list.selected) {
            differs.keep_mine = !differs.keep_mine;
        }
    }

    /// The form to go on with: filled from the record of now, with what was kept of mine on top.
    pub fn settle(&self, mine: &Form) -> Form {
        let mut settled = self.now.clone();
        for field in mine.fields.iter().filter(|f| f.is_changed()) {
            let theirs = self.differs.iter().any(|d| d.name == field.name && !d.keep_mine);
            if theirs {
                continue;
            }
            match settled.field_mut(&field.name) {
                Some(into) => {
                    into.set(field.value().to_owned());
                    into.shown.clone_from(&field.shown);
                }
                None => settled.fields.push(field.clone()),
            }
        }
        settled.focus = mine.focus.min(settled.fields.len().saturating_sub(1));
        settled
    }
}
