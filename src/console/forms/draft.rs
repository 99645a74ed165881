//! A form as a draft: what was changed, by field name, and which version of the record it was changed in. Passwords
//! never go in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::console::forms::{Form, Kind};

/// What is kept.
#[derive(Serialize, Deserialize)]
struct Draft {
    /// Version of the record that the form was filled from.
    seen: u32,
    /// The changed fields.
    fields: BTreeMap<String, Kept>,
}

/// A changed field.
#[derive(Serialize, Deserialize)]
struct Kept {
    value: String,
    shown: String,
    /// What the form was opened with, so that a change of others can be told.
    was: String,
}

impl Form {
    /// The changed fields as JSON; `None` when nothing is worth keeping.
    pub fn to_draft(&self) -> Option<String> {
        let fields: BTreeMap<String, Kept> = self
            .fields
            .iter()
            .filter(|f| f.is_changed() && f.kind != Kind::Secret)
            .map(|f| {
                let (value, shown, was) = (f.value().to_owned(), f.shown.clone(), f.was.clone());
                (f.name.clone(), Kept { value, shown, was })
            })
            .collect();
        if fields.is_empty() { None } else { serde_json::to_string(&Draft { seen: self.seen, fields }).ok() }
    }

    /// Puts a draft back in, with the version it was made on; returns how many fields came from it. A draft of another
    /// shape changes nothing.
    pub fn restore(&mut self, draft: &str) -> usize {
        let Ok(kept) = serde_json::from_str::<Draft>(draft) else { return 0 };
        let mut restored = 0;
        for field in self.fields.iter_mut().filter(|f| f.kind != Kind::Secret) {
            if let Some(Kept { value, shown, was }) = kept.fields.get(&field.name) {
                field.set(value.clone());
                field.shown.clone_from(shown);
                field.was.clone_from(was);
                restored += 1;
            }
        }
        if restored > 0 {
            self.seen = kept.seen;
        }
        restored
    }
}
