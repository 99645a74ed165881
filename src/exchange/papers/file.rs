//! A paper that was issued, put out: as files in a folder, and to the printer if there is one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::docx::docx;
use super::layout::{Form, Sheet, text};
use super::printer::{Printer, PrinterFault, encoded};
use crate::bureau::answer::PaperView;
use crate::exchange::source::Encoding;
use crate::locale::Lang;

/// Where papers of this desk go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// The folder of the files.
    pub folder: Option<PathBuf>,
    /// The printer.
    pub printer: Option<Printer>,
    /// What it has been told to print on.
    pub form: Form,
    /// How it wants its characters.
    pub encoding: Encoding,
}

impl Default for Printing {
    fn default() -> Self {
        Self { folder: None, printer: None, form: Form::default(), encoding: Encoding::Utf8 }
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

crate::text::opaque!(Printed);

/// Writes the files of a paper and sends it to the printer. The names of the files hold its kind and number and nothing else; written
/// again, they hold the same bytes.
pub fn put_out(paper: &PaperView, printing: &Printing, lang: Lang) -> io::Result<Printed> {
    let sheet = Sheet::issued(paper, lang);
    let lines = text(&sheet, printing.form);
    let mut files = Vec::new();
    if let Some(folder) = &printing.folder {
        fs::create_dir_all(folder)?;
        let stem = format!("{} {}", paper.title.replace(['/', '\\'], "-"), paper.row.number);
        files.push(write(folder, &format!("{stem}.txt"), lines.as_bytes())?);
        if paper.row.kind.is_stamped() {
            files.push(write(folder, &format!("{stem}.docx"), &docx(&sheet))?);
        }
    }
    let printer = printing.printer.as_ref().map(|p| p.send(&encoded(&lines, printing.encoding)));
    Ok(Printed { number: paper.row.number.clone(), files, printer })
}

/// Writes a file whole or not at all; one of that name, which is the same paper, is replaced.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let (path, part) = (folder.join(name), folder.join(format!(".{name}.part")));
    let _ = fs::remove_file(&part);
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(e) = written.and_then(|()| fs::rename(&part, &path)) {
        let _ = fs::remove_file(&part);
        return Err(e);
    }
    Ok(path)
}
