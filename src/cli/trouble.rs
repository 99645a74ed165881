//! Why a database does not open or cannot be used: one plain sentence and the next step.

use std::path::Path;

use super::exit::{Exit, Failure};
use crate::bureau::{Holder, OpenFault, StoreError, Untrusted};
use crate::locale::{Lang, cli as words, store_words};
use crate::text::EchoPath;

/// Why a database does not open, in words.
pub(super) fn open_failure(fault: &OpenFault, dir: &Path, lang: Lang) -> Failure {
    match fault {
        OpenFault::Store(error) => store_failure(error, dir, lang),
        OpenFault::Reference(fault) => {
            let at = match (line_of(&fault.what), lang) {
                (Some(line), _) => words::AT_LINE.with(lang, &[("line", &line)]),
                (None, Lang::En) => format!(" ({})", fault.what.lines().next().unwrap_or_default()),
                (None, Lang::Zh) => String::new(),
            };
            Failure::new(Exit::Data, words::BAD_REFERENCE.with(lang, &[("file", &fault.file), ("at", &at)]))
        }
    }
}

/// The line that a complaint of a table's reader names.
fn line_of(what: &str) -> Option<u32> {
    let (_, rest) = what.split_once("line ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What the store says, in words.
pub(super) fn store_failure(error: &StoreError, dir: &Path, lang: Lang) -> Failure {
    let shown = EchoPath(dir);
    let said = || store_words::say(&error.finding(), lang);
    let sentence = match error {
        StoreError::NotFound => words::NO_DATABASE.with(lang, &[("dir", &shown)]),
        StoreError::Held { who } => match holder(who) {
            known if known.is_empty() => words::HELD.get(lang).to_owned(),
            known => words::HELD_BY.with(lang, &[("who", &known)]),
        },
        StoreError::NetworkFs { .. } => words::NETWORK_FOLDER.with(lang, &[("dir", &shown)]),
        StoreError::NeedsWriting => words::NEEDS_WRITING.with(lang, &[("dir", &shown)]),
        StoreError::ReadOnly { .. } => {
            words::STORE_READ_ONLY.with(lang, &[("what", &said()), ("dir", &shown)])
        }
        full if full.is_full() => words::DISK_FULL.get(lang).to_owned(),
        StoreError::Io { .. } | StoreError::Frozen { .. } => {
            words::DISK_FAILED.with(lang, &[("what", &said()), ("dir", &shown)])
        }
        StoreError::NewerFormat { .. } => words::NEWER_FORMAT.with(lang, &[("what", &said())]),
        StoreError::Exists => words::RESTORE_EXISTS.with(lang, &[("dir", &shown)]),
        StoreError::TooLarge { .. } => words::TOO_LARGE.with(lang, &[("what", &said())]),
        StoreError::UnsafeFile { file, why } => {
            let why = match why {
                Untrusted::Symlink => words::IS_LINK,
                Untrusted::Kind => words::IS_OTHER_KIND,
                Untrusted::HardLinked => words::HAS_TWO_NAMES,
                Untrusted::ForeignOwner => words::IS_FOREIGN,
            };
            // What names no file is the folder itself.
            if file.contains(' ') {
                let values: &[(&str, &dyn std::fmt::Display)] = &[("dir", &shown), ("why", &why.get(lang))];
                return Failure::new(Exit::Store, words::UNSAFE_FOLDER.with(lang, values));
            }
            words::UNSAFE_FILE.with(lang, &[("dir", &shown), ("file", file), ("why", &why.get(lang))])
        }
        _ => words::STORE_CLOSED.with(lang, &[("why", &said())]),
    };
    Failure::new(Exit::Store, sentence)
}

/// Who has the database open, as far as they wrote it down.
fn holder(who: &Holder) -> String {
    // Whoever has just taken it has not written down yet who they are.
    let pid = if who.pid == 0 { String::new() } else { format!("pid {}", who.pid) };
    let parts = [who.user.as_str(), &who.desk, &who.since, &pid];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_database_is_told_as_far_as_it_is_known() {
        let dir = Path::new("/data");
        let held = |who| store_failure(&StoreError::Held { who }, dir, Lang::Zh).sentence;
        let known = held(Holder { pid: 7, user: "li".into(), ..Holder::default() });
        assert!(known.contains("（li pid 7）"), "{known}");
        let unknown = held(Holder::default());
        assert!(unknown.starts_with("数据库正由另一个程序使用。"), "{unknown}");
        let partly = held(Holder { user: "li".into(), ..Holder::default() });
        assert!(partly.contains("（li）"), "{partly}");
    }

    #[test]
    fn a_line_is_found_where_one_is_named() {
        assert_eq!(line_of("TOML parse error at line 12, column 3"), Some(12));
        assert_eq!(line_of("rates.toml: no line"), None);
    }
}
