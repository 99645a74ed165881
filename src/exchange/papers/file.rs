//! A paper that was issued, put out: as files in a folder, and to the printer if there is one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::docx::docx;
use super::layout::{Form, Sheet, text};
use super::printer::{GoOn, Printer, PrinterFault, encoded};
use crate::bureau::answer::PaperView;
use crate::bureau::is_of_a_database;
use crate::exchange::source::Encoding;
use crate::locale::Lang;

/// Where papers of this desk go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// The folder of the files.
    pub folder: Option<PathBuf>,
    /// The printer.
    pub printer: Option<Printer>,
    /// How it wants its characters.
    pub encoding: Encoding,
}

impl Default for Printing {
    fn default() -> Self {
        Self { folder: None, printer: None, encoding: Encoding::Utf8 }
    }
}

/// What became of a paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// The number of the paper.
    pub number: String,
    /// The files written: lines, and the document when it is stamped.
    pub files: Vec<PathBuf>,
    /// What the printer said; `None` without one.
    pub printer: Option<Result<(), PrinterFault>>,
}

/// The files of a paper were not written.
#[derive(Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// The folder they were meant for.
    pub folder: PathBuf,
    /// What the system says; `None`: the folder lies among the files of a database.
    pub why: Option<io::ErrorKind>,
}

// Where somebody keeps their papers is not printed.
crate::text::opaque!(Printed, Unwritten);

/// Writes the files of a paper and sends it to the printer. The names of the files hold its kind and number and nothing else; written
/// again, they hold the same bytes. The printer is waited for as long as `go_on` says so.
pub fn put_out(
    paper: &PaperView,
    form: Form,
    printing: &Printing,
    lang: Lang,
    go_on: GoOn<'_>,
) -> Result<Printed, Unwritten> {
    let sheet = Sheet::issued(paper, lang);
    let lines = text(&sheet, form);
    let mut files = Vec::new();
    if let Some(folder) = &printing.folder {
        let stem = format!("{} {}", paper.title.replace(['/', '\\'], "-"), paper.row.number);
        let mut write = |ending: &str, bytes: &[u8]| {
            let path = folder.join(format!("{stem}.{ending}"));
            write_file(&path, bytes).map_err(|e| {
                let why = (!is_of_a_database(&path)).then(|| e.kind());
                Unwritten { folder: folder.clone(), why }
            })?;
            files.push(path);
            Ok(())
        };
        write("txt", lines.as_bytes())?;
        if paper.row.kind.is_stamped() {
            write("docx", &docx(&sheet))?;
        }
    }
    let printer = printing.printer.as_ref().map(|p| p.send(&encoded(&lines, printing.encoding), go_on));
    Ok(Printed { number: paper.row.number.clone(), files, printer })
}

/// Writes a file whole or not at all, for its owner's eyes; one of that name, which was written from the same, is replaced.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Staged::beside(path, bytes)?.place(path)
}

/// A file that lies written beside its place, for its owner's eyes; gone when it is not placed.
#[derive(Debug)]
pub struct Staged {
    part: PathBuf,
}

impl Staged {
    /// Writes the bytes beside `path`; its folder is made where there is none.
    pub fn beside(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = path.with_file_name(format!(".{name}.part"));
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        if is_of_a_database(path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let _ = fs::remove_file(&part);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part)?;
        let staged = Self { part };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// Puts it in its place, a file of the same folder.
    pub fn place(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.part, path)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Placed, there is nothing left here.
        let _ = fs::remove_file(&self.part);
    }
}
