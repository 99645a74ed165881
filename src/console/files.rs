//! Files to choose from: a line for a path or a part of a name, and the list that stays with it.

use std::path::PathBuf;

use crate::console::edit::{Line, List};
use crate::console::words::Words;
use crate::exchange::{Entry, EntryKind, Listing, Place};
use crate::locale::{Lang, Msg, import as say};

/// Files and folders, and what was typed.
#[derive(Default)]
pub struct Files {
    /// What was typed: a part of a name, or a path.
    pub typed: Line,
    /// What is listed, once it came.
    pub listing: Option<Listing>,
    /// Place in the list.
    pub list: List,
}

crate::text::opaque!(Files, FileRow, Meant);

/// One row of the list.
#[derive(Clone, PartialEq, Eq)]
pub struct FileRow {
    /// Its name.
    pub name: String,
    /// Where it lies, or what it is.
    pub place: &'static str,
    /// Its length; empty for a folder.
    pub size: String,
    /// Last change, milliseconds since 1970 UTC; `None` for a folder.
    pub changed_ms: Option<i64>,
}

/// What Enter means.
#[derive(Clone, PartialEq, Eq)]
pub enum Meant {
    /// A file of the list.
    File(PathBuf),
    /// A folder of the list.
    Folder(PathBuf),
    /// What was typed.
    Typed(String),
}

/// What is said of the lists of one purpose.
#[derive(Debug, Clone, Copy)]
pub struct FileWords {
    /// Above the files of the usual folders.
    pub usual: Msg,
    /// Above those of one folder.
    pub in_folder: Msg,
    /// In place of an empty list.
    pub none_here: Msg,
}

impl Files {
    /// What was typed, when it is a part of a name and not a path.
    pub fn part_of_name(&self) -> Option<&str> {
        let typed = self.typed.text().trim();
        let path = typed.contains('/') || typed.starts_with(['~', '\'', '"', '“', '‘']);
        (!path).then_some(typed)
    }

    /// The rows that stay with what is typed.
    pub fn rows(&self) -> Vec<&Entry> {
        let Some(listing) = &self.listing else { return Vec::new() };
        let part = self.part_of_name().unwrap_or_default().to_lowercase();
        listing.rows.iter().filter(|row| part.is_empty() || row.name.to_lowercase().contains(&part)).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them.
    pub fn row(&self, at: usize, lang: Lang) -> Option<FileRow> {
        Some(file_row(self.rows().get(at)?, lang))
    }

    /// The folder on screen; `None` for the usual ones.
    pub fn folder(&self) -> Option<PathBuf> {
        self.listing.as_ref()?.folder.as_ref().map(|folder| folder.path.clone())
    }

    /// What Enter means now.
    pub fn meant(&self) -> Option<Meant> {
        let chosen =
            self.rows().get(self.list.selected).map(|entry| (entry.path.clone(), entry.kind.clone()));
        let typed = self.typed.text().trim();
        match chosen.filter(|_| self.part_of_name().is_some()) {
            Some((path, EntryKind::Table { .. })) => Some(Meant::File(path)),
            Some((path, _)) => Some(Meant::Folder(path)),
            None => (!typed.is_empty()).then(|| Meant::Typed(typed.to_owned())),
        }
    }

    /// A list came; `page` rows of it are on screen.
    pub fn listed(&mut self, listing: Listing, page: usize) {
        let same = self.listing.as_ref().is_some_and(|l| l.folder == listing.folder);
        // The way up stands first; what is looked for is more likely the newest file.
        let first = usize::from(
            listing.rows.len() > 1 && listing.rows.first().map(|r| &r.kind) == Some(&EntryKind::Up),
        );
        self.listing = Some(listing);
        let at = if same { self.list.selected } else { first };
        if !same {
            self.typed.set("");
        }
        let len = self.len();
        self.list.select(at, len, page);
    }

    /// What is listed.
    pub fn listed_words(&self, words: FileWords) -> Words {
        let Some(listing) = &self.listing else { return say::LISTING.into() };
        match &listing.folder {
            _ if listing.left_out > 0 => Words::Count(say::LEFT_OUT, listing.left_out as u64),
            Some(folder) => Words::with(words.in_folder, &[("folder", &folder.path.display())]),
            None => words.usual.into(),
        }
    }

    /// What is said in place of an empty list.
    pub fn empty_words(&self, words: FileWords) -> Option<Words> {
        let listing = self.listing.as_ref()?;
        let tables = listing.rows.iter().any(|e| matches!(e.kind, EntryKind::Table { .. }));
        match self.part_of_name() {
            Some(text) if self.is_empty() && !text.is_empty() => {
                Some(Words::with(say::NONE_MATCH, &[("text", &text)]))
            }
            _ => (!tables).then(|| words.none_here.into()),
        }
    }
}

/// What a usual place is called.
pub fn place_words(place: Place) -> Msg {
    match place {
        Place::Home => say::HOME,
        Place::Downloads => say::DOWNLOADS,
        Place::Desktop => say::DESKTOP,
        Place::Documents => say::DOCUMENTS,
        Place::Stick => say::STICK,
        Place::Working => say::WORKING,
        Place::Exports => say::EXPORTS_FOLDER,
    }
}

fn file_row(entry: &Entry, lang: Lang) -> FileRow {
    let place = entry.place.map(place_words).map(|msg| msg.get(lang)).unwrap_or_default();
    match entry.kind {
        EntryKind::Table { bytes, changed_ms } => {
            FileRow { name: entry.name.clone(), place, size: size(bytes), changed_ms: Some(changed_ms) }
        }
        EntryKind::Folder => {
            let place = if place.is_empty() { say::FOLDER.get(lang) } else { place };
            FileRow { name: format!("{}/", entry.name), place, size: String::new(), changed_ms: None }
        }
        EntryKind::Up => FileRow {
            name: "../".to_owned(),
            place: say::UP.get(lang),
            size: String::new(),
            changed_ms: None,
        },
    }
}

/// A length as people read it, in whole kibibytes or mebibytes.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{} MB", bytes.div_ceil(1_048_576)),
    }
}
