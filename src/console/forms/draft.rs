//! A form as a draft: what was changed, by field name. Passwords never go in.

use std::collections::BTreeMap;

use crate::console::forms::{Form, Kind};

impl Form {
    /// The changed fields as JSON; `None` when nothing is worth keeping.
    pub fn to_draft(&self) -> Option<String> {
        let kept: BTreeMap<&str, (&str, &str)> = self
            .fields
            .iter()
            .filter(|f| f.is_changed() && f.kind != Kind::Secret)
            .map(|f| (f.name.as_str(), (f.value(), f.shown.as_str())))
            .collect();
        if kept.is_empty() { None } else { serde_json::to_string(&kept).ok() }
    }

    /// Puts a draft back in; returns how many fields came from it. A draft of another shape changes nothing.
    pub fn restore(&mut self, draft: &str) -> usize {
        let Ok(kept) = serde_json::from_str::<BTreeMap<String, (String, String)>>(draft) else { return 0 };
        let mut restored = 0;
        for field in self.fields.iter_mut().filter(|f| f.kind != Kind::Secret) {
            if let Some((value, shown)) = kept.get(&field.name) {
                field.set(value.clone());
                field.shown.clone_from(shown);
                restored += 1;
            }
        }
        restored
    }
}
