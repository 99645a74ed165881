//! The items of the registry form (建档立卡) that have no place of their own in the record: `fields.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::Date;

/// The table as it comes with the program.
const TABLE: &str = include_str!("fields.toml");
/// Characters a text item holds when the table does not say.
const TEXT_MOST: usize = 100;

/// One item of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegistryField {
    /// Given once, never changed; `PersonFacts::profile` refers to it.
    pub number: u16,
    /// Stable name for files and `--json`.
    pub id: String,
    /// Letter of its group, A to I.
    pub group: char,
    /// Label in Chinese, as on the form.
    pub zh: String,
    /// Label in English.
    pub en: String,
    /// What may be written into it.
    pub kind: FieldKind,
    /// The choices of [`FieldKind::Choice`].
    #[serde(default)]
    pub choices: Vec<String>,
    /// Most characters of [`FieldKind::Text`].
    #[serde(default = "text_most")]
    pub most: usize,
    /// Whether it may be set for many people at once: it says the same of all of a village, a unit or a group.
    #[serde(default)]
    pub bulk: bool,
}

impl RegistryField {
    /// Number of the first day of compulsory service, which money depends on.
    pub const CONSCRIPT_FROM: u16 = 320;
    /// Number of its last day.
    pub const CONSCRIPT_UNTIL: u16 = 321;
    /// Number of 是否精神病评残, which is a fact of the recognition ([`super::Recognition::mental`]): what is written into the item
    /// becomes that.
    pub const MENTAL: u16 = 708;
}

/// What may be written into an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// A date; kept as `YYYY-MM-DD`.
    Date,
    /// One of the choices.
    Choice,
    /// A number not below zero with up to two decimals; kept as written in ASCII digits.
    Number,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldGroup {
    /// A to I.
    pub letter: char,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
}

/// Every item of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryFields {
    fields: Vec<RegistryField>,
    by_number: BTreeMap<u16, usize>,
    groups: Vec<FieldGroup>,
    placements: Vec<String>,
}

/// Why a value does not fit its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldMisfit {
    /// Not a date.
    #[error("not a date")]
    Date,
    /// Not a number.
    #[error("not a number")]
    Number,
    /// Not one of the choices.
    #[error("not one of the choices")]
    Choice,
}

/// What is wrong with a table of items.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldTableFault {
    /// Not readable; the reader says where.
    #[error("{0}")]
    Toml(String),
    /// A number or id is given twice.
    #[error("field {0} is given twice")]
    Twice(u16),
    /// A group that does not exist, or a choice without choices.
    #[error("field {0} does not make sense")]
    Odd(u16),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    groups: Vec<FieldGroup>,
    placements: Vec<String>,
    fields: Vec<RegistryField>,
}

fn text_most() -> usize {
    TEXT_MOST
}

impl RegistryFields {
    /// The items that come with the program.
    pub fn embedded() -> Result<Self, FieldTableFault> {
        Self::parse(TABLE)
    }

    /// Reads a table of items.
    pub fn parse(text: &str) -> Result<Self, FieldTableFault> {
        let raw: Raw = toml::from_str(text).map_err(|e| FieldTableFault::Toml(e.to_string()))?;
        let mut by_number = BTreeMap::new();
        for (at, field) in raw.fields.iter().enumerate() {
            let same_id = raw.fields.iter().take(at).any(|f| f.id == field.id);
            if by_number.insert(field.number, at).is_some() || same_id {
                return Err(FieldTableFault::Twice(field.number));
            }
            let no_group = raw.groups.iter().all(|g| g.letter != field.group);
            if no_group || field.choices.is_empty() == (field.kind == FieldKind::Choice) {
                return Err(FieldTableFault::Odd(field.number));
            }
        }
        Ok(Self { fields: raw.fields, by_number, groups: raw.groups, placements: raw.placements })
    }

    /// The item of that number.
    pub fn get(&self, number: u16) -> Option<&RegistryField> {
        self.by_number.get(&number).and_then(|at| self.fields.get(*at))
    }

    /// The item of that id.
    pub fn by_id(&self, id: &str) -> Option<&RegistryField> {
        self.fields.iter().find(|f| f.id == id)
    }

    /// Every item, group by group.
    pub fn iter(&self) -> impl Iterator<Item = &RegistryField> {
        self.fields.iter()
    }

    /// The groups in order.
    pub fn groups(&self) -> &[FieldGroup] {
        &self.groups
    }

    /// The values of 安置方式.
    pub fn placements(&self) -> &[String] {
        &self.placements
    }
}

impl RegistryField {
    /// The value as it is kept, or why it does not fit. Text must have passed the sanitiser already; how long it may
    /// be is [`RegistryField::most`].
    pub fn admit(&self, clean: &str) -> Result<String, FieldMisfit> {
        match self.kind {
            FieldKind::Text => Ok(clean.to_owned()),
            FieldKind::Date => Date::parse(clean).map(|d| d.to_string()).ok_or(FieldMisfit::Date),
            FieldKind::Choice if self.choices.iter().any(|c| c == clean) => Ok(clean.to_owned()),
            FieldKind::Choice => Err(FieldMisfit::Choice),
            FieldKind::Number if is_number(clean) => Ok(clean.to_owned()),
            FieldKind::Number => Err(FieldMisfit::Number),
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = |s: &str, most| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('.') {
        Some((whole, part)) => digits(whole, 12) && digits(part, 2),
        None => digits(text, 12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_numbers_go_by_group() {
        let fields = RegistryFields::embedded().unwrap();
        for field in fields.iter() {
            assert_eq!(
                u32::from(field.number) / 100,
                u32::from(field.group) - u32::from('A') + 1,
                "{}",
                field.id
            );
            assert!(!field.zh.is_empty() && field.en.is_ascii() && field.most > 0, "{}", field.id);
        }
        assert_eq!(fields.groups().len(), 9);
        assert!(fields.placements().iter().any(|p| p == "自主就业"));
        assert_eq!(fields.by_id("nation").map(|f| f.number), Some(101));
    }

    #[test]
    fn values_fit_their_kind() {
        let fields = RegistryFields::embedded().unwrap();
        let admit = |id: &str, text: &str| fields.by_id(id).unwrap().admit(text);
        assert_eq!(admit("party-joined", "1985年7月1日").as_deref(), Ok("1985-07-01"));
        assert_eq!(admit("party-joined", "1985-02-30"), Err(FieldMisfit::Date));
        assert_eq!(admit("household-kind", "农村").as_deref(), Ok("农村"));
        assert_eq!(admit("household-kind", "郊区"), Err(FieldMisfit::Choice));
        for good in ["0", "12", "3.5", "88.25"] {
            assert_eq!(admit("housing-area", good).as_deref(), Ok(good));
        }
        for bad in ["", "-1", "1e5", "3.", ".5", "1.234", "１２"] {
            assert_eq!(admit("housing-area", bad), Err(FieldMisfit::Number), "{bad}");
        }
    }

    #[test]
    fn unsound_tables_are_refused() {
        let head = "groups=[{letter='A',zh='甲',en='A'}]\nplacements=[]\n";
        let one = |rest: &str| RegistryFields::parse(&format!("{head}fields=[{rest}]"));
        let text = "{number=101,id='a',group='A',zh='甲',en='A',kind='text'}";
        assert!(one(text).is_ok());
        assert_eq!(one(&format!("{text},{text}")), Err(FieldTableFault::Twice(101)));
        assert_eq!(one(&text.replace("'A',zh", "'B',zh")), Err(FieldTableFault::Odd(101)));
        assert_eq!(one(&text.replace("'text'", "'choice'")), Err(FieldTableFault::Odd(101)));
        assert!(matches!(one("{number=1}"), Err(FieldTableFault::Toml(_))));
    }
}
