//! The file of returned rows: the same layout, the reason in a last column, ready to be corrected and fed in again alone.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format as CellFormat, Workbook};
use thiserror::Error;

use crate::exchange::inert::{guard, unguard};
use crate::exchange::source::{Cell, Encoding, Format};

/// Characters that one cell of a workbook holds.
const CELL_CHARS: usize = 32_767;

/// The file of returned rows could not be written.
#[derive(Debug, Error)]
pub enum ReturnedFault {
    /// A file of that name is there already.
    #[error("the file exists")]
    Exists,
    /// The disk or the share failed.
    #[error("writing failed: {0}")]
    Io(#[from] io::Error),
    /// The workbook could not be put together.
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

enum Out {
    Text { lines: csv::WriterBuilder, file: BufWriter<File>, encoding: Encoding },
    Workbook { book: Box<Workbook>, text: CellFormat, file: File, row: u32 },
}

/// A file of returned rows being written. It appears under its name when it is published, and not before; dropped earlier,
/// it leaves nothing.
pub struct ReturnedFile {
    out: Option<Out>,
    path: PathBuf,
    part: PathBuf,
    keep: Vec<usize>,
    rows: u64,
    /// Everything is written: the part stays when it cannot be given its name.
    sealed: bool,
}

impl ReturnedFile {
    /// Begins a file at `path`, of the kind and encoding the rows came in. `keep` are the columns to write back, in order,
    /// and `headings` those of the whole input.
    pub fn create(
        path: &Path,
        like: &Format,
        headings: &[String],
        keep: Vec<usize>,
        reason_heading: &str,
    ) -> Result<Self, ReturnedFault> {
        if path.symlink_metadata().is_ok() {
            return Err(ReturnedFault::Exists);
        }
        let (part, file) = create_part(path)?;
        let out = match like {
            Format::Text { encoding, delimiter, .. } => text_out(file, *encoding, *delimiter)?,
            Format::Workbook { .. } => workbook_out(file, path)?,
        };
        let mut returned = Self { out: Some(out), path: path.to_owned(), part, keep, rows: 0, sealed: false };
        let kept: Vec<String> = returned.keep.iter().filter_map(|at| headings.get(*at).cloned()).collect();
        returned.write(kept.iter().map(String::as_str).chain([reason_heading]))?;
        Ok(returned)
    }

    /// Adds a row and why it came back.
    pub fn push(&mut self, cells: &[Cell], reason: &str) -> Result<(), ReturnedFault> {
        let texts: Vec<_> =
            self.keep.iter().map(|at| cells.get(*at).unwrap_or(&Cell::Empty).text()).collect();
        self.write(texts.iter().map(AsRef::as_ref).chain([reason]))?;
        self.rows += 1;
        Ok(())
    }

    /// Rows added.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Writes everything to the disk, still without its name: after this nothing can be lost any more.
    pub fn seal(&mut self) -> Result<(), ReturnedFault> {
        let file = match self.out.take() {
            Some(Out::Text { file, .. }) => file.into_inner().map_err(io::IntoInnerError::into_error)?,
            Some(Out::Workbook { mut book, file, .. }) => {
                book.save_to_writer(&file)?;
                file
            }
            None => return Ok(()),
        };
        file.sync_all()?;
        Ok(())
    }

    /// Gives a sealed file its name and says where it lies: under another free name if that was taken meanwhile, under
    /// its temporary one if the folder lets nobody rename.
    pub fn publish(mut self, free: impl FnOnce() -> PathBuf) -> PathBuf {
        self.sealed = true;
        let taken = self.path.symlink_metadata().is_ok();
        let path = if taken { free() } else { self.path.clone() };
        if path.symlink_metadata().is_ok() || std::fs::rename(&self.part, &path).is_err() {
            return self.part.clone();
        }
        if let Some(Ok(folder)) = path.parent().map(File::open) {
            // Not every file system lets a folder be synchronised; the file itself is safe.
            let _ = folder.sync_all();
        }
        path
    }

    fn write<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<(), ReturnedFault> {
        match &mut self.out {
            Some(Out::Text { lines, file, encoding }) => {
                let mut line = lines.from_writer(Vec::new());
                line.write_record(cells.map(|cell| guard(unguard(cell)))).map_err(io::Error::from)?;
                let line = line.into_inner().map_err(|e| io::Error::from(e.error().kind()))?;
                file.write_all(&encode(&line, *encoding))?;
            }
            Some(Out::Workbook { book, text, row, .. }) => {
                let sheet = book.worksheet_from_index(0)?;
                for (column, cell) in (0..).zip(cells) {
                    let cell: String = unguard(cell).chars().take(CELL_CHARS).collect();
                    sheet.write_string_with_format(*row, column, cell, text)?;
                }
                *row += 1;
            }
            None => {}
        }
        Ok(())
    }
}

impl Drop for ReturnedFile {
    fn drop(&mut self) {
        // What was not sealed came to nothing, and nothing of it may stay.
        if !self.sealed {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

impl std::fmt::Debug for ReturnedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReturnedFile").field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// A free name beside the input: `名单.csv` gives `名单.returned.csv`, then `名单.returned-2.csv` and so on.
pub fn returned_path(input: &Path, like: &Format) -> PathBuf {
    let name = names(input, like);
    (1..1000).map(&name).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| name(1000))
}

/// The file that the last import of `input` put its returned rows into, if it is still there.
pub fn returned_before(input: &Path, like: &Format) -> Option<PathBuf> {
    (1..=1000).map(names(input, like)).take_while(|path| path.symlink_metadata().is_ok()).last()
}

/// The names for files of returned rows beside `input`, by number from 1.
fn names(input: &Path, like: &Format) -> impl Fn(u32) -> PathBuf {
    let stem = input.file_stem().map_or_else(|| "rows".into(), |s| s.to_string_lossy().into_owned());
    let stem = stem.split(".returned").next().unwrap_or(&stem).to_owned();
    let extension = if matches!(like, Format::Workbook { .. }) { "xlsx" } else { "csv" };
    let input = input.to_owned();
    move |n| match n {
        1 => input.with_file_name(format!("{stem}.returned.{extension}")),
        n => input.with_file_name(format!("{stem}.returned-{n}.{extension}")),
    }
}

fn text_out(file: File, encoding: Encoding, delimiter: char) -> Result<Out, ReturnedFault> {
    let mut lines = csv::WriterBuilder::new();
    lines
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF);
    let mut file = BufWriter::new(file);
    match encoding {
        // Without the mark, spreadsheet programs on a Chinese desk read UTF-8 as GBK.
        Encoding::Utf8 => file.write_all(b"\xEF\xBB\xBF")?,
        Encoding::Utf16Le => file.write_all(b"\xFF\xFE")?,
        Encoding::Utf16Be => file.write_all(b"\xFE\xFF")?,
        Encoding::Gb18030 => {}
    }
    Ok(Out::Text { lines, file, encoding })
}

fn workbook_out(file: File, path: &Path) -> Result<Out, ReturnedFault> {
    let mut book = Workbook::new();
    // Rows wait in a nameless file beside the target, never in a folder that others can read.
    if let Some(folder) = path.parent() {
        book.set_tempdir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?;
    }
    book.add_worksheet_with_constant_memory()?;
    // The text format keeps identity and account numbers as they are when the clerk edits them.
    let text = CellFormat::new().set_num_format("@");
    Ok(Out::Workbook { book: Box::new(book), text, file, row: 0 })
}

fn encode(line: &[u8], encoding: Encoding) -> Vec<u8> {
    let text = String::from_utf8_lossy(line);
    match encoding {
        Encoding::Utf8 => line.to_vec(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

/// A new file beside the target that only its owner can read.
fn create_part(path: &Path) -> Result<(PathBuf, File), ReturnedFault> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for n in 0..100 {
        let part = path.with_file_name(format!(".{name}.part{n}"));
        match options.open(&part) {
            Ok(file) => return Ok((part, file)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e.into()),
        }
    }
    Err(ReturnedFault::Exists)
}
