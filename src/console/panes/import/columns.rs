//! Which column carries what.

use super::State;
use super::state::Busy;
use crate::bureau::Command;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::exchange::Errand;
use crate::exchange::layout::{Confidence, Field, Mapping};
use crate::exchange::source::{Encoding, Format, OpenChoices};
use crate::locale::import as say;

/// The menu of fields.
pub(super) const FIELD: &str = "import.field";
/// Encodings in the order the arrows go through them.
const ENCODINGS: [Encoding; 4] = [Encoding::Gb18030, Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
/// Characters of a profile's name.
const NAME_CHARS: usize = 60;

/// What a row of the step stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRow {
    /// On to the trial reading.
    GoOn,
    /// Encoding or sheet.
    Format,
    /// A column of the file.
    Column(usize),
}

impl State {
    /// The rows of the step.
    pub fn column_len(&self) -> usize {
        self.look.as_ref().map_or(0, |look| look.preview.mapping.columns.len() + 2)
    }

    /// What a row stands for.
    pub fn column_row(at: usize) -> ColumnRow {
        match at {
            0 => ColumnRow::GoOn,
            1 => ColumnRow::Format,
            n => ColumnRow::Column(n - 2),
        }
    }

    /// Whether the file names people well enough to be read.
    pub(super) fn can_judge(&self) -> bool {
        let mapping = self.look.as_ref().map(|look| &look.preview.mapping);
        mapping.is_some_and(|m| [Field::Name, Field::ResidentId].iter().all(|f| m.column_of(*f).is_some()))
    }

    /// The arrows to the left and right: another encoding or sheet; a column left out or taken as recognised.
    pub(super) fn turn(&mut self, step: isize, ctx: &mut Ctx<'_>) {
        let Some(look) = &self.look else { return };
        match Self::column_row(self.columns.selected) {
            ColumnRow::GoOn => {}
            ColumnRow::Format => {
                let choices = turned(&look.preview.format, &look.choices, step);
                let (file, keep) = (look.file.clone(), look.preview.mapping.clone());
                self.look_at(file, choices, Some(keep), ctx);
            }
            ColumnRow::Column(at) => {
                let now = look.preview.mapping.columns.get(at).and_then(|c| c.field);
                let known = self.recognised.as_ref().and_then(|m| m.columns.get(at)).and_then(|c| c.field);
                self.choose_field(at, if now.is_some() { None } else { known }, ctx);
            }
        }
    }

    /// Lets a column carry a field; the file is looked at again, so that its rows are masked by what they are.
    pub(super) fn choose_field(&mut self, at: usize, field: Option<Field>, ctx: &mut Ctx<'_>) {
        let Some(look) = &mut self.look else { return };
        if !look.preview.mapping.choose(at, field) {
            return;
        }
        let (file, choices) = (look.file.clone(), look.choices.clone());
        let keep = look.preview.mapping.clone();
        self.look_at(file, choices, Some(keep), ctx);
    }

    /// Offers every field for a column: first to leave it out, then what is missing, then the rest.
    pub(super) fn offer_fields(&self, at: usize, ctx: &mut Ctx<'_>) {
        let (Some(look), Some(layout)) = (&self.look, &self.layout) else { return };
        let mapping = &look.preview.mapping;
        let missing = mapping.missing(layout);
        let place = |field: Field| Field::ALL.iter().position(|f| *f == field).unwrap_or(0);
        let mut rows = vec![Row::new(format!("{at}:"), say::LEAVE_OUT, Words::Data(String::new()))];
        let mut known: Vec<_> = layout.columns().iter().collect();
        known.sort_by_key(|column| !missing.contains(&column.field));
        for column in known {
            let taken = mapping.column_of(column.field).and_then(|at| mapping.columns.get(at));
            let detail = taken.map_or(Words::Data(String::new()), |c| {
                Words::with(say::IN_COLUMN, &[("heading", &c.heading)])
            });
            let key = format!("{at}:{}", place(column.field));
            let mut row = Row::new(key, Words::Data(column.header.clone()), detail);
            row.also.clone_from(&column.also);
            rows.push(row);
        }
        ctx.open(Menu::new(say::CHOOSE_FIELD, Purpose::Pane(PaneId::Import, FIELD), rows));
    }

    /// A field was chosen from the menu: `column:place in Field::ALL`.
    pub(super) fn field_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some((at, field)) = key.split_once(':') else { return };
        let Ok(at) = at.parse() else { return };
        let field = field.parse().ok().and_then(|place: usize| Field::ALL.get(place)).copied();
        self.choose_field(at, field, ctx);
    }

    /// Reads the whole file for trial.
    pub(super) fn judge(&mut self, ctx: &mut Ctx<'_>) {
        if !self.can_judge() {
            return ctx.warn(say::MUST_NAME);
        }
        if let Some(job) = self.job() {
            self.seen = None;
            self.before = None;
            self.send(Busy::Judging, Errand::Judge(job), ctx);
        }
    }

    /// Remembers what the clerk chose, under the name it was known by or the file's.
    pub(super) fn remember(&mut self, ctx: &mut Ctx<'_>) {
        let Some(look) = &self.look else { return };
        let mapping = &look.preview.mapping;
        let chosen = mapping.columns.iter().any(|c| c.confidence == Confidence::Chosen);
        if !chosen || look.profile.is_some() {
            return;
        }
        let Ok(text) = serde_json::to_string::<Mapping>(mapping) else { return };
        let stem = look.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let stem = stem.split(".returned").next().unwrap_or_default();
        let name: String = stem.chars().take(NAME_CHARS).collect();
        self.saving.execute(ctx, Command::SaveImportProfile { name, mapping: text });
    }
}

/// The next encoding or sheet.
fn turned(format: &Format, choices: &OpenChoices, step: isize) -> OpenChoices {
    let next = |at: usize, len: usize| {
        let len = isize::try_from(len.max(1)).unwrap_or(1);
        let at = isize::try_from(at).unwrap_or(0);
        usize::try_from((at + step).rem_euclid(len)).unwrap_or(0)
    };
    match format {
        Format::Text { encoding, .. } => {
            let at = ENCODINGS.iter().position(|e| e == encoding).unwrap_or(0);
            let encoding = ENCODINGS.get(next(at, ENCODINGS.len())).copied();
            OpenChoices { encoding, ..choices.clone() }
        }
        Format::Workbook { sheet, sheets } => {
            let at = sheets.iter().position(|s| s == sheet).unwrap_or(0);
            OpenChoices { sheet: sheets.get(next(at, sheets.len())).cloned(), ..choices.clone() }
        }
    }
}
