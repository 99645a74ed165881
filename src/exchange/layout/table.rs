//! `columns.toml` as data.

use std::collections::HashMap;

use serde::Deserialize;
use thiserror::Error;

use crate::exchange::layout::{Field, Kind};
use crate::text::fold;

/// The layout shipped with the program.
const STANDARD: &str = include_str!("columns.toml");

/// Every column the register knows.
#[derive(Debug, Clone)]
pub struct Layout {
    columns: Vec<Column>,
    blocks: Vec<Block>,
    lists: Vec<List>,
    /// Folded wording to the place of its column; the heading itself counts before other wordings.
    wordings: HashMap<String, (usize, bool)>,
}

/// One column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The field it carries.
    pub field: Field,
    /// Its heading.
    pub header: String,
    /// Item of the registry form it is kept under; without one it has a place of its own in the record.
    pub item: Option<String>,
    /// Other wordings it is met under.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it holds.
    #[serde(default)]
    pub kind: Kind,
    /// Must be filled.
    #[serde(default)]
    pub required: bool,
    /// Most characters.
    pub max: Option<usize>,
    /// Name of the list, for columns of that kind.
    pub list: Option<String>,
}

/// Columns that belong together.
#[derive(Debug, Clone)]
pub struct Block {
    /// Name: `head`, `tail`, `any`, or that of a category.
    pub name: String,
    /// Codes of the entitled groups whose sheet carries the block; empty for the common blocks.
    pub groups: Vec<String>,
    /// Columns of the block `any` that must be filled on such a sheet.
    pub required: Vec<Field>,
    /// The block's own fields.
    pub fields: Vec<Field>,
}

/// A list of codes; the first of each item is the code, the second its name, then other wordings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Name in `columns.toml`.
    pub name: String,
    items: Vec<Vec<String>>,
}

/// `columns.toml` does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LayoutFault {
    /// Not the TOML that is expected.
    #[error("{0}")]
    Toml(String),
    /// Two columns share a wording.
    #[error("two columns are called {0:?}")]
    SameWording(String),
    /// Two columns carry the same field.
    #[error("two columns carry {0:?}")]
    SameField(Field),
    /// A list is named that does not exist.
    #[error("no list {0:?}")]
    NoList(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLayout {
    list: Vec<List>,
    block: Vec<RawBlock>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBlock {
    name: String,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    required: Vec<Field>,
    columns: Vec<Column>,
}

impl Layout {
    /// The layout shipped with the program.
    pub fn standard() -> Result<Self, LayoutFault> {
        Self::from_toml(STANDARD)
    }

    /// A layout of the same form, from the data directory.
    pub fn from_toml(text: &str) -> Result<Self, LayoutFault> {
        let raw: RawLayout = toml::from_str(text).map_err(|e| LayoutFault::Toml(e.to_string()))?;
        let mut layout =
            Self { columns: Vec::new(), blocks: Vec::new(), lists: raw.list, wordings: HashMap::new() };
        for block in raw.block {
            let fields = block.columns.iter().map(|c| c.field).collect();
            for column in block.columns {
                layout.add(column)?;
            }
            let RawBlock { name, groups, required, .. } = block;
            layout.blocks.push(Block { name, groups, required, fields });
        }
        Ok(layout)
    }

    fn add(&mut self, column: Column) -> Result<(), LayoutFault> {
        if self.column(column.field).is_some() {
            return Err(LayoutFault::SameField(column.field));
        }
        if let Some(list) = column.list.as_deref().filter(|name| self.list(name).is_none()) {
            return Err(LayoutFault::NoList(list.to_owned()));
        }
        let place = self.columns.len();
        for (n, wording) in std::iter::once(&column.header).chain(&column.also).enumerate() {
            if self.wordings.insert(plain(wording), (place, n == 0)).is_some_and(|(other, _)| other != place)
            {
                return Err(LayoutFault::SameWording(wording.clone()));
            }
        }
        self.columns.push(column);
        Ok(())
    }

    /// Every column in order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Every block in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|c| c.field == field)
    }

    /// A list by its name.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.lists.iter().find(|l| l.name == name)
    }

    /// The column of this wording, and whether it is the heading itself; `plainly` as [`plain`] gives it.
    pub(super) fn worded(&self, plainly: &str) -> Option<(&Column, bool)> {
        let (place, heading) = self.wordings.get(plainly)?;
        Some((self.columns.get(*place)?, *heading))
    }

    /// The column whose wording is the longest that stands within this text, when only one column's does.
    pub(super) fn within(&self, plainly: &str) -> Option<&Column> {
        let held = |w: &&String| w.chars().count() >= 3 && plainly.contains(w.as_str());
        let longest = self.wordings.keys().filter(held).map(String::len).max()?;
        let mut places =
            self.wordings.iter().filter(|(w, _)| w.len() == longest && held(w)).map(|(_, (p, _))| *p);
        let place = places.next()?;
        places.all(|p| p == place).then(|| self.columns.get(place)).flatten()
    }

    /// The headings of a full sheet for a group of people, in order: head, the group's block, tail.
    pub fn sheet(&self, group: &str) -> Vec<&Column> {
        let block = self.blocks.iter().find(|b| b.groups.iter().any(|g| g == group));
        let of = |name: &str| self.blocks.iter().find(|b| b.name == name);
        let shared = block.map_or_else(|| vec![Field::Group, Field::State], |b| b.required.clone());
        let fields = |b: Option<&Block>| b.map(|b| b.fields.clone()).unwrap_or_default();
        [fields(of("head")), shared, fields(block), fields(of("tail"))]
            .concat()
            .into_iter()
            .filter_map(|field| self.column(field))
            .collect()
    }

    /// Whether a column must be filled on the sheet of a block.
    pub fn must_fill(&self, field: Field, block: Option<&Block>) -> bool {
        self.column(field).is_some_and(|c| c.required) || block.is_some_and(|b| b.required.contains(&field))
    }
}

impl List {
    /// The code of what a cell says, by code, by name, or by another wording.
    pub fn code(&self, said: &str) -> Option<&str> {
        let said = plain(said);
        let item = self.items.iter().find(|item| item.iter().any(|word| plain(word) == said))?;
        item.first().map(String::as_str)
    }

    /// The name of a code.
    pub fn name_of(&self, code: &str) -> Option<&str> {
        let item = self.items.iter().find(|item| item.first().is_some_and(|c| c == code))?;
        item.get(1).map(String::as_str)
    }

    /// The names of all items, for a message that lists the choices.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| item.get(1)).map(String::as_str)
    }
}

/// A heading as it is compared: half-width, lower case, without spaces, marks of obligation and punctuation at its ends.
pub(super) fn plain(heading: &str) -> String {
    let folded = fold(heading);
    folded
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | ':' | '：' | '_' | '、' | '.'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_holds_together_and_carries_every_field() {
        let layout = Layout::standard().unwrap();
        for field in Field::ALL {
            assert!(layout.column(*field).is_some(), "{field:?}");
        }
        for block in layout.blocks() {
            for field in &block.required {
                assert!(layout.column(*field).is_some());
            }
        }
        assert_eq!(layout.sheet("11").len(), 37 + 10 + 10 + 4);
        assert!(layout.sheet("41").iter().any(|c| c.field == Field::Group));
    }

    #[test]
    fn every_column_has_its_place_in_the_record() {
        let layout = Layout::standard().unwrap();
        let items = crate::domain::person::RegistryFields::embedded().unwrap();
        let own = [
            Field::ResidentId,
            Field::Name,
            Field::Birth,
            Field::Sex,
            Field::HouseholdDivision,
            Field::HouseholdAddress,
            Field::ResidenceDivision,
            Field::ResidenceAddress,
            Field::Mobile,
            Field::OtherPhone,
            Field::Bank,
            Field::AccountHolder,
            Field::Account,
            Field::Group,
            Field::State,
            Field::Certificate,
            Field::Approved,
            Field::Card,
            Field::OtherNames,
            Field::Enlisted,
            Field::Discharged,
            Field::Unit,
            Field::DischargeCertificate,
            Field::Placement,
            Field::Died,
            Field::NoId,
            Field::Grade,
            Field::Nature,
            Field::ServiceYears,
            Field::Reason,
        ];
        for column in layout.columns() {
            match &column.item {
                Some(item) => assert!(items.by_id(item).is_some() && !own.contains(&column.field), "{item}"),
                None => assert!(own.contains(&column.field), "{:?}", column.field),
            }
        }
    }

    #[test]
    fn lists_know_codes_names_and_wordings() {
        let layout = Layout::standard().unwrap();
        let grade = layout.list("grade").unwrap();
        for said in ["6", "06", "六级", "６级", " 6级 "] {
            assert_eq!(grade.code(said), Some("6"), "{said}");
        }
        assert_eq!(grade.code("11级"), None);
        assert_eq!(layout.list("group").unwrap().code("b1"), Some("B1"));
        assert_eq!(layout.list("group").unwrap().name_of("51"), Some("参战退役军人"));
    }

    #[test]
    fn faulty_layouts_are_refused() {
        let column = |field: &str, header: &str| {
            format!(
                "list = []\n[[block]]\nname = 'head'\ncolumns = [{{ field = 'name', header = '姓名' }}, {{ field = '{field}', header = '{header}' }}]"
            )
        };
        assert_eq!(
            Layout::from_toml(&column("sex", "姓 名")).unwrap_err(),
            LayoutFault::SameWording("姓 名".to_owned())
        );
        assert_eq!(
            Layout::from_toml(&column("name", "名")).unwrap_err(),
            LayoutFault::SameField(Field::Name)
        );
        assert!(matches!(Layout::from_toml(&column("shoe-size", "鞋码")), Err(LayoutFault::Toml(_))));
    }
}
