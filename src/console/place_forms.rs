//! Fields of a setting of the place: what it says, from which month, on what it rests. The pane of rates and first run ask alike.

use crate::bureau::Fault;
use crate::bureau::command::NewSetting;
use crate::console::forms::{Choice, Field, Kind, Reader};
use crate::domain::ledger::{PlaceChoice, PlaceValue, Setting, SettingKind};
use crate::locale::{field as label, rate_words, rates as say};

/// The three fields, their names after a prefix.
pub(in crate::console) fn fields(setting: &Setting, prefix: &str) -> [Field; 3] {
    let name = |part: &str| format!("{prefix}{part}");
    let value = match &setting.kind {
        SettingKind::Choices(choices) => {
            // None stands there before somebody chose: what the law leaves to the place is not guessed.
            let mut ways = vec![Choice::new("", say::CHOOSE)];
            ways.extend(choices.iter().map(|one| Choice::new(one.name(), rate_words::choice(*one))));
            Field::new(name("value"), label::VALUE, Kind::Choice(ways)).by_digit()
        }
        SettingKind::Number(..) => Field::text(name("value"), label::VALUE),
        SettingKind::Amount(..) => Field::new(name("value"), label::VALUE, Kind::Money),
    };
    let from = Field::new(name("from"), say::FROM_MONTH, Kind::Month).required().hint(say::FROM_HINT);
    let basis = Field::text(name("basis"), label::BASIS).required().hint(say::BASIS_HINT);
    [value, from, basis]
}

/// The setting as filled in; `None` where nothing is said or something is wrong, which is noted.
pub(in crate::console) fn read(read: &mut Reader<'_>, setting: &Setting, prefix: &str) -> Option<NewSetting> {
    let name = |part: &str| format!("{prefix}{part}");
    let said = name("value");
    let text = read.some_text(&said)?;
    let value = match &setting.kind {
        SettingKind::Choices(_) => PlaceChoice::parse(&text).map(PlaceValue::Choice),
        SettingKind::Number(..) => read.number(&said).map(PlaceValue::Number),
        SettingKind::Amount(..) => read.money(&said).map(PlaceValue::Amount),
    };
    let (from, basis) = (read.month(&name("from")), read.text(&name("basis")));
    let setting_said = NewSetting { key: setting.key, value: value?, from: from?, basis };
    Some(setting_said)
}

/// Notes that a setting must be said.
pub(in crate::console) fn require(read: &mut Reader<'_>, prefix: &str) {
    let said = format!("{prefix}value");
    if read.some_text(&said).is_none() {
        read.fault(&said, Fault::Empty);
    }
}
