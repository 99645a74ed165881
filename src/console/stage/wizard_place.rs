//! The step of first run that asks for what the law leaves to the place. All of it may wait: what is unset is said to be.

use crate::bureau::command::NewSetting;
use crate::bureau::{FieldFault, admit_setting};
use crate::console::forms::Form;
use crate::console::words::Words;
use crate::console::{names, place_forms};
use crate::domain::Date;
use crate::domain::ledger::Settings;
use crate::locale::founding as say;

/// The settings there are, and their form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    settings: Settings,
    pub form: Form,
}

impl Place {
    /// Nothing said yet.
    pub fn new(settings: &Settings) -> Self {
        let mut fields = Vec::new();
        for setting in settings.all() {
            let [mut value, from, basis] = place_forms::fields(setting, &prefix(setting.key.name()));
            value.label = names::both(&setting.zh, &setting.en);
            // Month and basis are asked for once something is said.
            let (from, basis) = (from.only_when(&value.name, &[]), basis.only_when(&value.name, &[]));
            fields.extend([value.hint(names::both(&setting.ask_zh, &setting.ask_en)), from, basis]);
        }
        let form = Form::new("found.place", say::STEP_PLACE, fields).note(say::PLACE_NOTE);
        Self { settings: settings.clone(), form }
    }

    /// What was said, or everything that is wrong with it.
    pub fn settings(&self, today: Date) -> Result<Vec<NewSetting>, Vec<FieldFault>> {
        let mut read = self.form.read();
        let mut said = Vec::new();
        for setting in self.settings.all() {
            let prefix = prefix(setting.key.name());
            let Some(one) = place_forms::read(&mut read, setting, &prefix) else { continue };
            if let Some((field, fault)) = admit_setting(&self.settings, &one, today) {
                read.fault(&format!("{prefix}{field}"), fault);
            }
            said.push(one);
        }
        read.done(said)
    }

    /// How many are said, and how many wait.
    pub fn summary(&self) -> Words {
        let all = self.settings.all();
        let unset = |key: &str| self.form.text(&format!("{}value", prefix(key))).is_empty();
        let left = all.iter().filter(|setting| unset(setting.key.name())).count();
        Words::with(say::PLACE_SUMMARY, &[("n", &(all.len() - left)), ("left", &left)])
    }
}

fn prefix(key: &str) -> String {
    format!("{key}.")
}
