//! Which column of a file carries which field.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::exchange::layout::table::plain;
use crate::exchange::layout::{Block, Field, Kind, Layout};
use crate::exchange::source::hex;

/// How a heading was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Not at all.
    None,
    /// A known wording stands within the heading: the clerk should look.
    Guess,
    /// The heading without its note in brackets is a known wording.
    Likely,
    /// A known other wording.
    Known,
    /// The heading of the layout.
    Exact,
    /// The clerk said so.
    Chosen,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Heading in the file.
    pub heading: String,
    /// The field it carries; `None` is left out of the import.
    pub field: Option<Field>,
    /// How sure that is.
    pub confidence: Confidence,
    /// The field that an earlier or surer column already carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<Field>,
}

/// Which column of a file carries which field: plain data that can be remembered under the digest of its headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Digest of the headings it was made for.
    pub digest: String,
    /// The file's columns in order.
    pub columns: Vec<MappedColumn>,
}

impl Mapping {
    /// Maps headings in any order and wording.
    pub fn of(headings: &[String], layout: &Layout) -> Self {
        let mut columns: Vec<MappedColumn> = headings.iter().map(|h| understand(h, layout)).collect();
        // The surest column of each field keeps it; of equals the first.
        for at in 0..columns.len() {
            let Some(column) = columns.get(at) else { break };
            let (Some(field), confidence) = (column.field, column.confidence) else { continue };
            let taken = columns.iter().enumerate().any(|(other, c)| {
                let surer = c.confidence > confidence || c.confidence == confidence && other < at;
                other != at && c.field == Some(field) && surer
            });
            if let Some(column) = columns.get_mut(at).filter(|_| taken) {
                column.duplicate_of = Some(field);
            }
        }
        for column in columns.iter_mut().filter(|c| c.duplicate_of.is_some()) {
            column.field = None;
        }
        Self { digest: headings_digest(headings), columns }
    }

    /// Whether it was made for these headings.
    pub fn fits(&self, headings: &[String]) -> bool {
        self.digest == headings_digest(headings)
    }

    /// The same choices for these headings: as they are when the headings are the same, and also when a column of reasons
    /// was added to them or taken away, as in a file of returned rows. `None` for other headings.
    pub fn adapted(&self, headings: &[String], layout: &Layout) -> Option<Self> {
        if self.fits(headings) {
            return Some(self.clone());
        }
        let mut own = self.columns.iter().filter(|c| !is_reason(&c.heading, layout));
        let mut adapted = Self::of(headings, layout);
        for column in adapted.columns.iter_mut().filter(|c| !is_reason(&c.heading, layout)) {
            let known = own.next().filter(|known| plain(&known.heading) == plain(&column.heading))?;
            *column = MappedColumn { heading: column.heading.clone(), ..known.clone() };
        }
        own.next().is_none().then_some(adapted)
    }

    /// Lets a column carry a field (or none); a column that carried the field before loses it. `false` when there is no
    /// such column.
    pub fn choose(&mut self, column: usize, field: Option<Field>) -> bool {
        if column >= self.columns.len() {
            return false;
        }
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                (other.field, other.confidence, other.duplicate_of) = (field, Confidence::Chosen, None);
            } else if field.is_some() && other.field == field {
                (other.field, other.duplicate_of) = (None, field);
            }
        }
        true
    }

    /// The column that carries a field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|c| c.field == Some(field))
    }

    /// Columns of the file that are left out, by place; the returned reason is no loss and not among them.
    pub fn unmapped(&self) -> impl Iterator<Item = usize> {
        let lost = |c: &MappedColumn| c.field.is_none() && c.duplicate_of.is_none() && !c.heading.is_empty();
        self.columns.iter().enumerate().filter(move |(_, c)| lost(c)).map(|(at, _)| at)
    }

    /// Columns that repeat a field another column carries, by place.
    pub fn duplicates(&self) -> impl Iterator<Item = (usize, Field)> {
        self.columns.iter().enumerate().filter_map(|(at, c)| c.duplicate_of.map(|field| (at, field)))
    }

    /// The category block that the file carries columns of, when its own columns tell one.
    pub fn block<'a>(&self, layout: &'a Layout) -> Option<&'a Block> {
        let held = |b: &Block| b.fields.iter().filter(|f| self.column_of(**f).is_some()).count();
        layout.blocks().iter().filter(|b| !b.groups.is_empty() && held(b) > 0).max_by_key(|b| held(b))
    }

    /// Fields the layout asks for that no column carries.
    pub fn missing(&self, layout: &Layout) -> Vec<Field> {
        let block = self.block(layout);
        let asked = layout.columns().iter().filter(|column| {
            let own = block.is_some_and(|b| b.fields.contains(&column.field));
            let common =
                !layout.blocks().iter().any(|b| !b.groups.is_empty() && b.fields.contains(&column.field));
            (own || common) && layout.must_fill(column.field, block)
        });
        asked.map(|c| c.field).filter(|field| self.column_of(*field).is_none()).collect()
    }
}

/// Digest of a heading row; spaces and width of characters make no difference.
pub fn headings_digest(headings: &[String]) -> String {
    let mut hash = Sha256::new();
    for heading in headings {
        hash.update(plain(heading).as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize())
}

/// How many of the cells are known headings.
pub(in crate::exchange) fn known_headings<'a>(
    cells: impl Iterator<Item = &'a str>,
    layout: &Layout,
) -> usize {
    cells.filter(|cell| understand(cell, layout).confidence >= Confidence::Likely).count()
}

/// Whether it is the heading of the column that a file of returned rows adds.
fn is_reason(heading: &str, layout: &Layout) -> bool {
    let field = understand(heading, layout).field;
    field.and_then(|f| layout.column(f)).is_some_and(|c| c.kind == Kind::Reason)
}

fn understand(heading: &str, layout: &Layout) -> MappedColumn {
    let plainly = plain(heading);
    let (field, confidence) = if plainly.is_empty() {
        (None, Confidence::None)
    } else if let Some((column, own)) = layout.worded(&plainly) {
        (Some(column.field), if own { Confidence::Exact } else { Confidence::Known })
    } else if let Some((column, _)) = layout.worded(&without_brackets(&plainly)) {
        (Some(column.field), Confidence::Likely)
    } else if let Some(column) = layout.within(&plainly) {
        (Some(column.field), Confidence::Guess)
    } else {
        (None, Confidence::None)
    };
    MappedColumn { heading: heading.to_owned(), field, confidence, duplicate_of: None }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| match c {
            '(' | '[' | '【' | '〔' | '（' => {
                depth += 1;
                false
            }
            ')' | ']' | '】' | '〕' | '）' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(headings: &[&str]) -> (Mapping, Layout) {
        let layout = Layout::standard().unwrap();
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        (Mapping::of(&headings, &layout), layout)
    }

    #[test]
    fn wordings_in_any_order_find_their_fields() {
        for (heading, field, confidence) in [
            ("身份证号", Some(Field::ResidentId), Confidence::Exact),
            (" 姓　名 ", Some(Field::Name), Confidence::Exact),
            ("*公民身份号码：", Some(Field::ResidentId), Confidence::Known),
            ("出生日期（YYYY-MM-DD）", Some(Field::Birth), Confidence::Likely),
            ("本人身份证号码", Some(Field::ResidentId), Confidence::Guess),
            ("银行帐号", Some(Field::Account), Confidence::Known),
            ("鞋码", None, Confidence::None),
            ("", None, Confidence::None),
        ] {
            let (mapping, _) = map(&[heading]);
            let column = &mapping.columns[0];
            assert_eq!((column.field, column.confidence), (field, confidence), "{heading}");
        }
    }

    #[test]
    fn of_two_columns_for_one_field_the_surer_keeps_it() {
        let (mut mapping, _) = map(&["联系电话", "手机", "姓名", "姓名"]);
        assert_eq!(mapping.column_of(Field::Mobile), Some(1));
        assert_eq!(mapping.duplicates().collect::<Vec<_>>(), [(0, Field::Mobile), (3, Field::Name)]);
        assert!(mapping.choose(0, Some(Field::Mobile)));
        assert_eq!(mapping.column_of(Field::Mobile), Some(0));
        assert!(!mapping.choose(9, None));
    }

    #[test]
    fn the_block_tells_what_is_missing() {
        let (mapping, layout) = map(&["姓名", "身份证号", "伤残等级", "伤残性质", "退回原因"]);
        assert_eq!(mapping.block(&layout).map(|b| b.name.as_str()), Some("disability"));
        let missing = mapping.missing(&layout);
        assert!(
            missing.contains(&Field::HurtOn)
                && missing.contains(&Field::Bank)
                && missing.contains(&Field::State)
        );
        assert!(!missing.contains(&Field::WarKind) && !missing.contains(&Field::Grade));
        assert_eq!(mapping.unmapped().count(), 0);
    }

    #[test]
    fn a_remembered_mapping_fits_the_same_headings_only() {
        let (mapping, _) = map(&["姓名", "手机"]);
        let again: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
        assert_eq!(again, mapping);
        assert!(again.fits(&["姓 名".to_owned(), "手机".to_owned()]));
        assert!(!again.fits(&["手机".to_owned(), "姓名".to_owned()]));
    }

    #[test]
    fn a_column_of_reasons_more_or_less_changes_no_choice() {
        let (mut mapping, layout) = map(&["姓名", "身份证号", "手机"]);
        mapping.choose(2, None);
        let headings = |all: &[&str]| all.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>();
        let returned = headings(&["姓名", "身份证号", "手机", "退回原因"]);
        let adapted = mapping.adapted(&returned, &layout).unwrap();
        assert!(adapted.fits(&returned) && adapted.column_of(Field::Mobile).is_none());
        assert_eq!(adapted.adapted(&headings(&["姓名", "身份证号", "手机"]), &layout), Some(mapping.clone()));
        for other in
            [&["姓名", "身份证号"][..], &["姓名", "手机", "身份证号"], &["姓名", "身份证号", "手机", "备注"]]
        {
            assert_eq!(mapping.adapted(&headings(other), &layout), None, "{other:?}");
        }
    }
}
