//! Opening the database and signing in: what every subcommand that touches data does first.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::args::Global;
use super::exit::{Exit, Failure};
use super::surroundings;
use crate::bureau::command::Secret;
use crate::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, Moment, OpenFault, Outcome, Query, Receipt, Refusal,
    Session,
};
use crate::domain::StaffId;
use crate::locale::{Lang, cli as words};
use crate::sample::{ADMIN, CLERK};
use crate::store::{StoreError, Untrusted};

/// The folder of the sample bureau inside the data directory.
const SAMPLE: &str = "sample";
/// The database file of a data folder.
const DATABASE: &str = "desk.redb";
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
    /// `--today`: the business date, allowed in a sample bureau only.
    pub today: Option<crate::domain::Date>,
    /// `--as`: who is to sign in.
    pub user: Option<String>,
    /// The user's own keymap, where there may be one.
    pub keymap: Option<PathBuf>,
}

/// Whether a subcommand only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Read,
    Write,
    /// Backup: done by the administrator.
    Admin,
}

/// An open bureau and the one who asks.
pub(super) struct Desk {
    pub bureau: Bureau,
    pub session: Session,
    pub moment: Moment,
    pub lang: Lang,
}

/// The data folder that `--data` names, or the default one.
pub(super) fn data_dir(global: &Global, lang: Lang) -> Result<PathBuf, Failure> {
    global
        .data
        .clone()
        .or_else(surroundings::data_dir)
        .ok_or_else(|| Failure::new(Exit::Usage, words::NO_DATA_DIR.get(lang)))
}

/// The folder of the sample bureau.
pub(super) fn sample_dir(global: &Global, lang: Lang) -> Result<PathBuf, Failure> {
    match &global.data {
        Some(dir) => Ok(dir.clone()),
        None => Ok(data_dir(global, lang)?.join(SAMPLE)),
    }
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
    let (bureau, _) = Bureau::open(&dir, &options()).map_err(|fault| open_failure(&fault, &dir, lang))?;
    let mut moment = surroundings::now();
    let stranger = asking(None, moment)?;
    let Answer::Desk(desk) =
        bureau.query(&stranger, Query::Desk).map_err(|why| Failure::refused(&why, lang))?
    else {
        return Err(Failure::new(Exit::Store, words::NOT_FOUNDED.get(lang)));
    };
    let profile = desk.bureau.ok_or_else(|| Failure::new(Exit::Store, words::NOT_FOUNDED.get(lang)))?;
    if let Some(today) = global.today {
        if !profile.sample && need != Need::Read {
            return Err(Failure::new(Exit::Usage, words::TODAY_FIXED.get(lang)));
        }
        moment.today = today;
    }
    let session = if profile.sample {
        let login = global.user.as_deref().unwrap_or(if need == Need::Admin { ADMIN } else { CLERK });
        sample_session(&bureau, moment, login, lang)?
    } else {
        sign_in(&bureau, moment, global, lang, host)?
    };
    Ok(Desk { bureau, session, moment, lang })
}

/// A sample needs no password: whoever is named acts.
pub(super) fn sample_session(
    bureau: &Bureau,
    moment: Moment,
    login: &str,
    lang: Lang,
) -> Result<Session, Failure> {
    let first = Session { staff: StaffId(1), desk: String::new() };
    let asking = asking(Some(first), moment)?;
    let staff = match bureau.query(&asking, Query::Staff) {
        Ok(Answer::Staff(staff)) => staff,
        Ok(_) => Vec::new(),
        Err(why) => return Err(Failure::refused(&why, lang)),
    };
    let row = staff.into_iter().find(|row| row.login == login);
    row.map(|row| Session { staff: row.id, desk: row.desk })
        .ok_or_else(|| Failure::new(Exit::Refused, words::NO_SUCH_STAFF.with(lang, &[("login", &login)])))
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
        bureau.execute(&asking(None, moment)?, command).map_err(|why| Failure::refused(&why, lang))?;
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
pub(super) fn asking(session: Option<Session>, moment: Moment) -> Result<Asking, Failure> {
    let mut key = [0; 16];
    getrandom::fill(&mut key).map_err(|e| Failure::new(Exit::Store, e.to_string()))?;
    Ok(Asking { session, moment, visit: None, key })
}

impl Desk {
    /// Asks as the one signed in.
    pub(super) fn query(&self, query: Query) -> Result<Answer, Failure> {
        let asking = asking(Some(self.session.clone()), self.moment)?;
        self.bureau.query(&asking, query).map_err(|why| Failure::refused(&why, self.lang))
    }

    /// Does something as the one signed in.
    pub(super) fn execute(&self, command: Command) -> Result<Receipt, Failure> {
        let asking = asking(Some(self.session.clone()), self.moment)?;
        self.bureau.execute(&asking, command).map_err(|why| Failure::refused(&why, self.lang))
    }

    /// Closes the database; a subcommand's last act.
    pub(super) fn close(self) -> Result<(), Failure> {
        let lang = self.lang;
        self.bureau.close().map_err(|e| store_failure(&e, Path::new(""), lang))
    }
}

/// Why a database does not open, in words.
pub(super) fn open_failure(fault: &OpenFault, dir: &Path, lang: Lang) -> Failure {
    match fault {
        OpenFault::Store(error) => store_failure(error, dir, lang),
        OpenFault::Reference(fault) => Failure::new(
            Exit::Data,
            words::BAD_REFERENCE.with(lang, &[("file", &fault.file), ("why", &fault.what)]),
        ),
    }
}

/// What the store says, in words.
pub(super) fn store_failure(error: &StoreError, dir: &Path, lang: Lang) -> Failure {
    let shown = dir.display();
    let sentence = match error {
        StoreError::NotFound => words::NO_DATABASE.with(lang, &[("dir", &shown)]),
        StoreError::Held { who } => {
            let who = format!("{} {} {} pid {}", who.user, who.desk, who.since, who.pid);
            words::HELD_BY.with(lang, &[("who", &who)])
        }
        StoreError::NetworkFs { .. } => words::NETWORK_FOLDER.with(lang, &[("dir", &shown)]),
        StoreError::ReadOnly { file } => words::STORE_READ_ONLY.with(lang, &[("file", file)]),
        StoreError::Io { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => {
            words::DISK_FULL.get(lang).to_owned()
        }
        StoreError::UnsafeFile { file, why } => {
            let why = match why {
                Untrusted::Symlink => words::IS_LINK,
                Untrusted::Kind => words::IS_OTHER_KIND,
                Untrusted::HardLinked => words::HAS_TWO_NAMES,
                Untrusted::ForeignOwner => words::IS_FOREIGN,
            };
            words::UNSAFE_FILE.with(lang, &[("dir", &shown), ("file", file), ("why", &why.get(lang))])
        }
        other => words::STORE_CLOSED.with(lang, &[("why", &other.to_string())]),
    };
    Failure::new(Exit::Store, sentence)
}

/// A file that cannot be read.
pub(super) fn cannot_read(file: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    Failure::new(
        Exit::Data,
        words::CANNOT_READ.with(lang, &[("file", &file.display()), ("why", &error.kind())]),
    )
}

/// A file that cannot be written.
pub(super) fn cannot_write(file: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    Failure::new(
        Exit::Data,
        words::CANNOT_WRITE.with(lang, &[("file", &file.display()), ("why", &error.kind())]),
    )
}
