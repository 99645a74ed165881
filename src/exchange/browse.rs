//! Where a clerk's tables lie, and the path that was meant by what was typed.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::exchange::papers::Printing;
use crate::exchange::source::SourceFault;

/// Names that end so are listed; the last two only so that their clerk reads what to do with them.
const TABLES: [&str; 5] = ["xlsx", "csv", "tsv", "xls", "xlsm"];
/// The same of files that may be a bank's answer.
const ANSWERS: [&str; 7] = ["txt", "dat", "ret", "csv", "xlsx", "xls", "tsv"];
/// The same of files that may be a calendar.
const CALENDARS: [&str; 2] = ["json", "csv"];
/// In the name of the sheet that goes with a bank's file: no bank answers with it.
const COVER: &str = ".cover.";
/// How the names of rosters end, in both languages.
const ROSTERS: [&str; 2] = ["-名册", "-roster"];
/// Tables listed at most.
const MOST_TABLES: usize = 300;
/// Names read of one folder; a folder with more has its newest tables elsewhere.
const MOST_NAMES: usize = 20_000;
/// Folders in the home folder that spreadsheets are saved to, in both languages of the desktop.
const AT_HOME: [(&str, Place); 6] = [
    ("下载", Place::Downloads),
    ("Downloads", Place::Downloads),
    ("桌面", Place::Desktop),
    ("Desktop", Place::Desktop),
    ("文档", Place::Documents),
    ("Documents", Place::Documents),
];

/// The folders of this user; the driver knows them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The home folder.
    pub home: Option<PathBuf>,
    /// The folder the program was started in.
    pub working: Option<PathBuf>,
    /// Folders that USB sticks appear in (`/media/USER`, `/run/media/USER`).
    pub sticks: Vec<PathBuf>,
    /// Where papers that are issued go.
    pub printing: Printing,
    /// The exports folder: where returned rows go when the file's own folder takes none.
    pub spare: Option<PathBuf>,
}

/// The names of folders are personal.
impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Places(..)")
    }
}

/// A usual place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Home,
    Downloads,
    Desktop,
    Documents,
    Stick,
    Working,
    Exports,
}

/// What a row of a listing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryKind {
    /// The folder above.
    Up,
    /// A table.
    Table {
        /// Length.
        bytes: u64,
        /// Last change, milliseconds since 1970 UTC.
        changed_ms: i64,
    },
    /// A folder.
    Folder,
}

/// One row of a listing.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What it is.
    pub kind: EntryKind,
    /// The usual place it lies in, or is.
    pub place: Option<Place>,
}

/// Names of files may hold names of people.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry({:?})", self.kind)
    }
}

/// The tables of a folder or of all usual places, the newest first, then the folders that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The folder; `None` for the usual places together.
    pub folder: Option<Entry>,
    /// Its rows.
    pub rows: Vec<Entry>,
    /// Tables that are not listed because there are too many.
    pub left_out: usize,
}

/// Lists a folder; without one, the usual places.
pub fn browse(places: &Places, folder: Option<&Path>) -> Result<Listing, SourceFault> {
    list(places, folder, (&TABLES, None))
}

/// The same, of files that may be a bank's answer.
pub fn browse_answers(places: &Places, folder: Option<&Path>) -> Result<Listing, SourceFault> {
    let exports = places.spare.as_deref().filter(|path| path.is_dir());
    let mut listing = list(places, folder, (&ANSWERS, exports))?;
    listing.rows.retain(|row| !matches!(row.kind, EntryKind::Table { .. }) || !is_ours(row));
    Ok(listing)
}

/// Whether it was written here for the bank: the sheet that goes with a file, the file beside such a sheet, a roster.
fn is_ours(row: &Entry) -> bool {
    let sheet = row.path.with_file_name(format!("{}{COVER}txt", row.name));
    let stem = row.name.strip_suffix(".xlsx").unwrap_or_default();
    row.name.contains(COVER) || ROSTERS.iter().any(|end| stem.ends_with(end)) || sheet.exists()
}

/// The same, of files that may be the calendar of a year.
pub fn browse_calendars(places: &Places, folder: Option<&Path>) -> Result<Listing, SourceFault> {
    list(places, folder, (&CALENDARS, None))
}

/// The folders that a file can be written to: that of exports, then the usual ones that are there.
pub fn folders(places: &Places) -> Vec<Entry> {
    let exports = places.spare.iter().map(|path| entry(path, EntryKind::Folder, Some(Place::Exports)));
    let mut found: Vec<Entry> = exports.collect();
    for folder in usual_there(places) {
        if !found.iter().any(|known| known.path == folder.path) {
            found.push(folder);
        }
    }
    found
}

/// Which names are listed, and beside the usual folders that of exports.
type Asked<'a> = (&'a [&'a str], Option<&'a Path>);

fn list(places: &Places, folder: Option<&Path>, asked: Asked<'_>) -> Result<Listing, SourceFault> {
    let (endings, _) = asked;
    let Some(folder) = folder else { return Ok(usual(places, asked)) };
    let (mut tables, mut folders) = read(folder, None, endings).map_err(|e| SourceFault::from_io(&e))?;
    let left_out = newest_first(&mut tables);
    folders.sort_by(|a, b| a.name.cmp(&b.name));
    let mut rows: Vec<Entry> =
        folder.parent().map(|above| entry(above, EntryKind::Up, None)).into_iter().collect();
    rows.append(&mut tables);
    rows.append(&mut folders);
    Ok(Listing { folder: Some(entry(folder, EntryKind::Folder, None)), rows, left_out })
}

/// A place that is missing or closed is left out: the others still help.
fn usual(places: &Places, (endings, exports): Asked<'_>) -> Listing {
    let mut folders = usual_there(places);
    // What went to the bank lies there, and what comes back is often put beside it.
    if let Some(path) = exports.filter(|path| !folders.iter().any(|known| known.path == **path)) {
        folders.insert(0, entry(path, EntryKind::Folder, Some(Place::Exports)));
    }
    let read = folders.iter().filter_map(|folder| Some(read(&folder.path, folder.place, endings).ok()?.0));
    let mut rows: Vec<Entry> = read.flatten().collect();
    let left_out = newest_first(&mut rows);
    rows.append(&mut folders);
    Listing { folder: None, rows, left_out }
}

/// The usual folders that are there, each once.
fn usual_there(places: &Places) -> Vec<Entry> {
    let mut folders: Vec<Entry> = Vec::new();
    for (path, place) in usual_folders(places) {
        if path.is_dir() && !folders.iter().any(|known| known.path == path) {
            folders.push(entry(&path, EntryKind::Folder, Some(place)));
        }
    }
    folders
}

fn usual_folders(places: &Places) -> Vec<(PathBuf, Place)> {
    let mut folders = Vec::new();
    for root in &places.sticks {
        let sticks =
            fs::read_dir(root).into_iter().flatten().flatten().map(|stick| (stick.path(), Place::Stick));
        folders.extend(sticks);
    }
    if let Some(home) = &places.home {
        folders.extend(AT_HOME.iter().map(|(name, place)| (home.join(name), *place)));
        folders.push((home.clone(), Place::Home));
    }
    folders.extend(places.working.iter().map(|working| (working.clone(), Place::Working)));
    folders
}

fn newest_first(tables: &mut Vec<Entry>) -> usize {
    let changed = |e: &Entry| if let EntryKind::Table { changed_ms, .. } = e.kind { changed_ms } else { 0 };
    tables.sort_by(|a, b| changed(b).cmp(&changed(a)).then_with(|| a.name.cmp(&b.name)));
    let left_out = tables.len().saturating_sub(MOST_TABLES);
    tables.truncate(MOST_TABLES);
    left_out
}

/// The tables and the folders in a folder; what is hidden, a link, or a spreadsheet program's lock is passed over.
fn read(folder: &Path, place: Option<Place>, endings: &[&str]) -> io::Result<(Vec<Entry>, Vec<Entry>)> {
    let (mut tables, mut folders) = (Vec::new(), Vec::new());
    for found in fs::read_dir(folder)?.flatten().take(MOST_NAMES) {
        let name = found.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        match kind_of(&found, &name, endings) {
            Some(EntryKind::Folder) => folders.push(entry(&found.path(), EntryKind::Folder, None)),
            Some(kind) => tables.push(Entry { name, path: found.path(), kind, place }),
            None => {}
        }
    }
    Ok((tables, folders))
}

fn kind_of(found: &DirEntry, name: &str, endings: &[&str]) -> Option<EntryKind> {
    let meta = found.metadata().ok()?;
    if meta.is_dir() {
        return Some(EntryKind::Folder);
    }
    let (_, ending) = name.rsplit_once('.')?;
    if !meta.is_file() || !endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        return None;
    }
    let age = meta.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    let changed_ms = i64::try_from(age.as_millis()).unwrap_or(i64::MAX);
    Some(EntryKind::Table { bytes: meta.len(), changed_ms })
}

fn entry(path: &Path, kind: EntryKind, place: Option<Place>) -> Entry {
    let name = path.file_name().map_or_else(|| path.as_os_str().to_owned(), std::ffi::OsStr::to_owned);
    Entry { name: name.to_string_lossy().into_owned(), path: path.to_owned(), kind, place }
}

/// The path that was meant by what was typed, pasted or dragged here: with quotes, `~`, `file://`, escaped blanks and
/// blanks at its ends. `None` when there is nothing in it.
pub fn meant(typed: &str, places: &Places) -> Option<PathBuf> {
    let typed = typed.trim();
    let quoted = [('\'', '\''), ('"', '"'), ('“', '”'), ('‘', '’')]
        .iter()
        .find_map(|(open, close)| typed.strip_prefix(*open)?.strip_suffix(*close));
    let text = match (quoted, typed.strip_prefix("file://")) {
        (Some(inside), _) => inside.replace("'\\''", "'"),
        (None, Some(address)) => {
            unescaped(address.find('/').and_then(|at| address.get(at..)).unwrap_or(address))
        }
        // A terminal writes a dropped file so.
        (None, None) => typed.replace("\\ ", " "),
    };
    if text.is_empty() {
        return None;
    }
    let at_home = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    if let (Some(rest), Some(home)) = (at_home, &places.home) {
        return Some(home.join(rest.trim_start_matches('/')));
    }
    Some(places.working.as_ref().map_or_else(|| PathBuf::from(&text), |working| working.join(&text)))
}

/// An address with its `%E8` made characters again.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_looked_for_where_the_file_was_written_and_what_was_written_here_is_none() {
        let home = tempfile::tempdir().unwrap();
        let exports = home.path().join("exports");
        fs::create_dir(&exports).unwrap();
        for name in ["R4-2026-11.csv", "R4-2026-11.csv.cover.txt", "R4-2026-11-名册.xlsx", "回盘.csv"] {
            fs::write(exports.join(name), "x").unwrap();
        }
        let places = Places { spare: Some(exports.clone()), ..places(home.path()) };
        let listing = browse_answers(&places, None).unwrap();
        let mut names: Vec<&str> = listing.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names.iter().position(|name| *name == "exports"), Some(1), "the first of the folders");
        names.retain(|name| name.contains("csv") || name.contains("R4"));
        names.sort_unstable();
        assert_eq!(names, ["回盘.csv"]);
        assert!(browse(&places, None).unwrap().rows.iter().all(|row| row.place != Some(Place::Exports)));
    }

    fn places(home: &Path) -> Places {
        Places {
            home: Some(home.to_owned()),
            working: Some(home.to_owned()),
            sticks: vec![home.join("media")],
            printing: Printing::default(),
            spare: None,
        }
    }

    #[test]
    fn a_typed_path_is_understood_as_it_was_meant() {
        let places = places(Path::new("/home/li"));
        for (typed, path) in [
            ("  /tmp/名单.csv \u{3000}", "/tmp/名单.csv"),
            ("'/tmp/a b.csv'", "/tmp/a b.csv"),
            ("'/tmp/it'\\''s.csv' ", "/tmp/it's.csv"),
            ("“/tmp/名单.csv”", "/tmp/名单.csv"),
            ("/tmp/a\\ b.csv", "/tmp/a b.csv"),
            ("file:///tmp/%E5%90%8D%20%E5%8D%95.csv", "/tmp/名 单.csv"),
            ("file://host/tmp/100%.csv", "/tmp/100%.csv"),
            ("~/下载/名单.csv", "/home/li/下载/名单.csv"),
            ("~", "/home/li/"),
            ("名单.csv", "/home/li/名单.csv"),
            ("~li/x.csv", "/home/li/~li/x.csv"),
        ] {
            assert_eq!(meant(typed, &places), Some(PathBuf::from(path)), "{typed}");
        }
        assert_eq!(meant(" \u{3000}", &places), None);
        assert_eq!(meant("''", &places), None);
    }

    #[test]
    fn tables_of_the_usual_places_come_newest_first_and_folders_open() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for folder in ["下载/旧", "media/U盘", "桌面"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        for (name, age) in
            [("下载/a.xlsx", 30), ("media/U盘/b.CSV", 10), ("桌面/c.xls", 20), ("下载/旧/d.csv", 0)]
        {
            fs::write(at(name), "x").unwrap();
            let when = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 - age);
            fs::File::options().write(true).open(at(name)).unwrap().set_modified(when).unwrap();
        }
        for passed_over in ["下载/~$a.xlsx", "下载/.b.csv", "下载/c.pdf"] {
            fs::write(at(passed_over), "x").unwrap();
        }
        let listing = browse(&places(home.path()), None).unwrap();
        let names: Vec<&str> = listing.rows.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names[..3], ["b.CSV", "c.xls", "a.xlsx"]);
        assert_eq!(listing.rows[0].place, Some(Place::Stick));
        assert!(names[3..].contains(&"U盘") && names[3..].contains(&"下载"));
        let inside = browse(&places(home.path()), Some(&at("下载"))).unwrap();
        let names: Vec<&str> = inside.rows.iter().skip(1).map(|e| e.name.as_str()).collect();
        assert_eq!((inside.rows[0].kind.clone(), names), (EntryKind::Up, vec!["a.xlsx", "旧"]));
        assert_eq!(browse(&places(home.path()), Some(&at("没有"))), Err(SourceFault::NotFound));
    }
}
