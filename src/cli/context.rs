//! Opening the database and signing in: what every subcommand that touches data does first.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::args::Global;
use super::exit::{Done, Exit, Failure};
use super::json_fault::parse_json;
use super::out::{Out, complain};
use super::surroundings;
use super::trouble::open_failure;
use crate::bureau::command::Secret;
use crate::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, Moment, OpenReport, Outcome, Query, Receipt, Refusal,
    Session, StoreTrouble,
};
use crate::domain::StaffId;
use crate::exchange::papers::Printing;
use crate::exchange::source::{Encoding, whole_text};
use crate::locale::{Lang, cli as words, io_words, named, stops, store_words};
use crate::sample::{ADMIN, AUDITOR, CLERK};
use crate::store::{Checks, DATABASE, PAPERS, is_of_a_database};
use crate::text::{Echo, EchoPath};

/// The folder of the sample bureau inside the data directory.
const SAMPLE: &str = "sample";
/// The longest JSON file read, in bytes.
const LONGEST_FACTS: u64 = 4 << 20;
/// The longest password that is read, in bytes.
const LONGEST_PASSWORD: u64 = 1024;

/// What the binary lends this room: reading a password without echo is the terminal's business.
pub struct Host<'a> {
    /// Asks on the terminal without echo; `None` when there is no terminal.
    pub ask_secret: &'a dyn Fn(&str) -> Option<String>,
    /// Opens the full-screen console and gives the exit code.
    pub console: &'a dyn Fn(ConsoleStart) -> Exit,
}

/// What the console starts with.
#[derive(Debug, Clone)]
pub struct ConsoleStart {
    /// The data folder.
    pub dir: PathBuf,
    /// The language.
    pub lang: Lang,
    /// `--today`: the business date, and the minute where one is named; allowed in a sample bureau only.
    pub held: Option<crate::bureau::HeldAt>,
    /// `--as`: who is to sign in.
    pub user: Option<String>,
    /// The user's own keymap, where there may be one.
    pub keymap: Option<PathBuf>,
    /// Where papers go.
    pub printing: Printing,
    /// The pane that one begins in.
    pub first: Option<crate::console::panes::PaneId>,
}

impl ConsoleStart {
    /// What the command line says of it.
    pub(super) fn of(dir: PathBuf, global: &Global, lang: Lang) -> Self {
        let papers = global.printing.papers.clone().map(surroundings::from_root);
        let printing = Printing {
            folder: Some(papers.unwrap_or_else(|| dir.join(PAPERS))),
            printer: global.printing.printer.clone(),
            encoding: global.printing.printer_encoding.unwrap_or(Encoding::Utf8),
        };
        Self {
            printing,
            dir,
            lang,
            held: global.today,
            user: global.user.clone(),
            first: None,
            keymap: surroundings::keymap_file().filter(|file| file.exists()),
        }
    }
}

/// Whether a subcommand only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Read,
    Write,
    /// Backup: done by the administrator.
    Admin,
    /// Looking at accounts and the journal: done by the auditor. Only reads.
    Audit,
}

impl Need {
    fn only_reads(self) -> bool {
        matches!(self, Self::Read | Self::Audit)
    }
}

/// An open bureau and the one who asks.
pub(super) struct Desk {
    pub bureau: Bureau,
    pub session: Session,
    /// The moment that is asked about: `--today` where it was given.
    pub moment: Moment,
    /// The moment that it is. Signing in, what the journal says of it, and the date of papers go by it alone; in a sample it is
    /// the moment asked about.
    pub real: Moment,
    pub lang: Lang,
}

/// The data folder that `--data` names, or the default one; from the root on, as forms compare it with what was typed.
pub(super) fn data_dir(global: &Global, lang: Lang) -> Result<PathBuf, Failure> {
    global
        .data
        .clone()
        .map(surroundings::from_root)
        .or_else(surroundings::data_dir)
        .ok_or_else(|| Failure::new(Exit::Usage, words::NO_DATA_DIR.get(lang)))
}

/// The folder of the sample bureau.
pub(super) fn sample_dir(global: &Global, lang: Lang) -> Result<PathBuf, Failure> {
    let dir = data_dir(global, lang)?;
    Ok(if global.data.is_some() { dir } else { dir.join(SAMPLE) })
}

/// The folder that a subcommand reads: the default one falls back to the sample while there is no real database.
pub(super) fn database_dir(global: &Global, lang: Lang) -> Result<PathBuf, Failure> {
    let dir = data_dir(global, lang)?;
    let sample = dir.join(SAMPLE);
    let here = |dir: &Path| dir.join(DATABASE).exists();
    if global.data.is_none() && !here(&dir) && here(&sample) {
        return Ok(sample);
    }
    Ok(dir)
}

/// The options of this run: who holds the lock is the login name of the system.
pub(super) fn options() -> BureauOptions {
    BureauOptions {
        user: surroundings::user(),
        host: surroundings::host(),
        since: surroundings::clock(),
        ..BureauOptions::default()
    }
}

/// Opens the database and signs in.
pub(super) fn open(global: &Global, lang: Lang, need: Need, host: &Host<'_>) -> Result<Desk, Failure> {
    let dir = database_dir(global, lang)?;
    // A question checks what it reads; before anything is added, everything is checked.
    let checks = if need.only_reads() { Checks::AsUsed } else { Checks::First };
    let options = BureauOptions { checks, ..options() };
    let (bureau, found) = Bureau::open(&dir, &options).map_err(|fault| open_failure(&fault, &dir, lang))?;
    told(&found, lang);
    if let (Some(StoreTrouble::NoRoom), true) = (bureau.closed_to_writing(), need.only_reads()) {
        complain(words::READS_WITHOUT_ROOM.get(lang));
    }
    let mut moment = surroundings::now();
    let stranger = asking(None, moment, lang)?;
    let Answer::Desk(desk) =
        bureau.query(&stranger, Query::Desk).map_err(|why| Failure::refused(&why, lang))?
    else {
        return Err(Failure::new(Exit::Store, words::NOT_FOUNDED.get(lang)));
    };
    let profile = desk.bureau.ok_or_else(|| Failure::new(Exit::Store, words::NOT_FOUNDED.get(lang)))?;
    let mut real = moment;
    if let Some(held) = global.today {
        if !profile.sample && !need.only_reads() {
            return Err(Failure::new(Exit::Usage, words::TODAY_FIXED.get(lang)));
        }
        moment = held.moment(moment);
    }
    if profile.sample {
        real = moment;
    }
    let session = if profile.sample {
        let login = global.user.as_deref().unwrap_or(match need {
            Need::Admin => ADMIN,
            Need::Audit => AUDITOR,
            Need::Read | Need::Write => CLERK,
        });
        sample_session(&bureau, moment, login, lang)?
    } else {
        sign_in(&bureau, real, global, lang, host)?
    };
    Ok(Desk { bureau, session, moment, real, lang })
}

/// Says what opening found: that the database was not closed last time, and what that left to do; and which tables of one's own are not
/// taken.
pub(super) fn told(found: &OpenReport, lang: Lang) {
    if !found.ignored.is_empty() {
        let files = found.ignored.join(stops(lang).comma);
        complain(&words::TABLES_IGNORED.with(lang, &[("files", &files)]));
    }
    if found.unclean {
        complain(&words::MENDED.with(lang, &[("n", &found.replayed), ("bytes", &found.torn_bytes)]));
    }
}

/// A sample needs no password: whoever is named acts.
pub(super) fn sample_session(
    bureau: &Bureau,
    moment: Moment,
    login: &str,
    lang: Lang,
) -> Result<Session, Failure> {
    let first = Session { staff: StaffId(1), desk: String::new() };
    let asking = asking(Some(first), moment, lang)?;
    let staff = match bureau.query(&asking, Query::Staff) {
        Ok(Answer::Staff(staff)) => staff,
        Ok(_) => Vec::new(),
        Err(why) => return Err(Failure::refused(&why, lang)),
    };
    let row = staff.into_iter().find(|row| row.login == login);
    row.map(|row| Session { staff: row.id, desk: row.desk }).ok_or_else(|| {
        Failure::new(Exit::Refused, words::NO_SUCH_STAFF.with(lang, &[("login", &Echo(login))]))
    })
}

fn sign_in(
    bureau: &Bureau,
    moment: Moment,
    global: &Global,
    lang: Lang,
    host: &Host<'_>,
) -> Result<Session, Failure> {
    let login = global.user.clone().ok_or_else(|| Failure::new(Exit::Usage, words::WHO.get(lang)))?;
    let typed = match global.password_fd {
        Some(fd) => from_descriptor(fd, lang)?,
        None => (host.ask_secret)(&words::PASSWORD_PROMPT.with(lang, &[("login", &login)]))
            .ok_or_else(|| Failure::new(Exit::Usage, words::NO_PASSWORD.get(lang)))?,
    };
    let command = Command::SignIn { login, password: Secret::new(typed), desk: surroundings::host() };
    let receipt =
        bureau.execute(&asking(None, moment, lang)?, command).map_err(|why| Failure::refused(&why, lang))?;
    match receipt.outcome {
        Outcome::Session(session) => Ok(session),
        _ => Err(Failure::refused(&Refusal::SignInFailed, lang)),
    }
}

/// The first line of a file descriptor that the caller opened for this run.
fn from_descriptor(fd: u32, lang: Lang) -> Result<String, Failure> {
    let name = format!("/dev/fd/{fd}");
    let trouble = |e: std::io::Error| cannot_read(Path::new(&name), &e, lang);
    let file = File::open(&name).map_err(trouble)?;
    let mut line = String::new();
    BufReader::new(file.take(LONGEST_PASSWORD)).read_line(&mut line).map_err(trouble)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

/// An asking with a key of its own.
pub(super) fn asking(session: Option<Session>, moment: Moment, lang: Lang) -> Result<Asking, Failure> {
    let mut key = [0; 16];
    getrandom::fill(&mut key).map_err(|_| Failure::new(Exit::Store, words::NO_RANDOMNESS.get(lang)))?;
    Ok(Asking { session, moment, visit: None, key })
}

impl Desk {
    /// A refusal with the programmes that it names called as people call them.
    pub(super) fn refused(&self, why: Refusal) -> Failure {
        Failure::refused(&named::refusal(why, self.bureau.reference(), self.lang), self.lang)
    }

    /// Asks as the one signed in. What is asked about another day is asked about this one first: whoever may not ask is on record
    /// under the day on which they did.
    pub(super) fn query(&self, query: Query) -> Result<Answer, Failure> {
        if self.moment != self.real {
            self.query_at(self.real, query.clone())?;
        }
        self.query_at(self.moment, query)
    }

    fn query_at(&self, moment: Moment, query: Query) -> Result<Answer, Failure> {
        let asking = asking(Some(self.session.clone()), moment, self.lang)?;
        self.bureau.query(&asking, query).map_err(|why| self.refused(why))
    }

    /// The same as [`Desk::execute`], where what was refused may be asked of another.
    pub(super) fn attempt(
        &self,
        command: Command,
        key: Option<&str>,
    ) -> Result<Result<Receipt, Refusal>, Failure> {
        let asking = self.asking(command.name(), key)?;
        Ok(self.bureau.execute(&asking, command))
    }

    /// Does something as the one signed in; once, where the caller named it with a key.
    pub(super) fn execute(&self, command: Command, key: Option<&str>) -> Result<Receipt, Failure> {
        let asking = self.asking(command.name(), key)?;
        self.bureau.execute(&asking, command).map_err(|why| self.refused(why))
    }

    /// Whether the caller's key stands for this command already: what it names may be gone by now, or another be next.
    pub(super) fn did(&self, command: &Command, key: Option<&str>) -> Result<bool, Failure> {
        let Some(key) = key else { return Ok(false) };
        let asking = self.asking(command.name(), Some(key))?;
        self.bureau.did(&asking, command).map_err(|why| self.refused(why))
    }

    /// An asking for the command called `name`. Under a key that the caller chose, it is the same intention each time that the
    /// same person sends the same command; without one it is a new intention.
    pub(super) fn asking(&self, name: &str, key: Option<&str>) -> Result<Asking, Failure> {
        let mut asking = asking(Some(self.session.clone()), self.real, self.lang)?;
        if let Some(key) = key {
            let named = Sha256::digest(format!("{name}\0{}\0{key}", self.session.staff));
            asking.key.iter_mut().zip(named).for_each(|(to, from)| *to = from);
        }
        Ok(asking)
    }

    /// Closes the database; a subcommand's last act. That it cannot be closed undoes nothing.
    pub(super) fn close(self, done: Done, out: &Out) -> Done {
        let closed = self.bureau.close().map_err(|e| {
            let why = store_words::say(&e.finding(), out.lang);
            Failure::new(Exit::Store, words::NOT_CLOSED.with(out.lang, &[("why", &why)]))
        });
        match (closed, done) {
            (Err(failure), Ok(_)) => Err(out.besides(failure)),
            (_, done) => done,
        }
    }
}

/// Plain data from a JSON file or, for `-`, from standard input, so that nothing personal stands on the command line.
pub(super) fn read_json<T: serde::de::DeserializeOwned>(file: &Path, lang: Lang) -> Result<T, Failure> {
    let text = read_text(file, lang)?;
    // What a file says is said by name: a bare list, which would be read as the fields in their order, says nothing.
    parse_json(if text.trim_start().starts_with('[') { "" } else { &text }, file, lang)
}

/// The text of such a file.
pub(super) fn read_text(file: &Path, lang: Lang) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(LONGEST_FACTS + 1).read_to_end(&mut bytes)
    } else {
        open_file(file).and_then(|f| f.take(LONGEST_FACTS + 1).read_to_end(&mut bytes))
    };
    read.map_err(|e| cannot_read(file, &e, lang))?;
    if bytes.len() as u64 > LONGEST_FACTS {
        let said = [("file", &EchoPath(file) as &dyn std::fmt::Display), ("most", &(LONGEST_FACTS >> 20))];
        return Err(Failure::new(Exit::Data, words::FACTS_TOO_LARGE.with(lang, &said)));
    }
    // Excel of a Chinese Windows writes text in GB18030, and some editors put a byte order mark in front.
    whole_text(&bytes).ok_or_else(|| cannot_read(file, &std::io::ErrorKind::InvalidData.into(), lang))
}

/// A file to read. A pipe with a name of its own is refused: whoever waited for its other end would hold the database meanwhile. One that
/// the caller opened, as shells do for `<(…)`, is read.
pub(super) fn open_file(file: &Path) -> std::io::Result<File> {
    let handed = ["/dev", "/proc"].iter().any(|folder| file.starts_with(folder));
    let kind = file.metadata()?;
    // A folder says itself that it is one.
    if handed || kind.is_file() || kind.is_dir() {
        File::open(file)
    } else {
        Err(std::io::ErrorKind::InvalidInput.into())
    }
}

/// A file that cannot be read.
pub(super) fn cannot_read(file: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    Failure::new(
        Exit::Data,
        words::CANNOT_READ
            .with(lang, &[("file", &EchoPath(file)), ("why", &io_words::say(error.kind(), lang))]),
    )
}

/// Refuses a file whose folder is not there: a path with a slip in it makes no new folders. Nor is anything put among the files of a
/// database.
pub(super) fn in_a_folder(file: &Path, lang: Lang) -> Result<(), Failure> {
    if is_of_a_database(file) {
        return Err(Failure::new(Exit::Data, words::IN_DATA.with(lang, &[("file", &EchoPath(file))])));
    }
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Failure::new(Exit::Data, words::NO_FOLDER.with(lang, &[("folder", &EchoPath(folder))])))
        }
        _ => Ok(()),
    }
}

/// A file that cannot be written.
pub(super) fn cannot_write(file: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    Failure::new(
        Exit::Data,
        words::CANNOT_WRITE
            .with(lang, &[("file", &EchoPath(file)), ("why", &io_words::say(error.kind(), lang))]),
    )
}
