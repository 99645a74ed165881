//! The surroundings of a run: language, clock, directories. The one file of this room that reads the environment and the
//! clock.
#![allow(
    clippy::disallowed_methods,
    reason = "the one place of this room that reads the environment and the clock"
)]

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, FixedOffset, Utc};
use etcetera::{AppStrategy, AppStrategyArgs};

use super::out::complain;
use crate::bureau::Moment;
use crate::domain::Date;
use crate::exchange::Places;
use crate::exchange::papers::Printing;
use crate::locale::{Lang, cli, words};
use crate::store::EXPORTS;

/// China Standard Time; the whole country keeps it and there is no summer time.
const CHINA_OFFSET_SECONDS: i32 = 8 * 3600;

/// The language asked for by `--lang`, else by the environment, else Chinese. Read before the command line is parsed,
/// because help is in it too.
pub(super) fn lang(line: &[OsString]) -> Lang {
    let typed = line.iter().enumerate().find_map(|(n, word)| {
        let word = word.to_str()?;
        match word.strip_prefix("--lang") {
            Some("") => line.get(n + 1)?.to_str().and_then(Lang::parse),
            Some(rest) => rest.strip_prefix('=').and_then(Lang::parse),
            None => None,
        }
    });
    let set = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
    typed
        .or_else(|| {
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).and_then(|tag| Lang::parse(&tag))
        })
        .unwrap_or(Lang::Zh)
}

/// Now: the business date in China and the wall time.
pub fn now() -> Moment {
    let now = Utc::now();
    Moment { today: day(now), at_ms: now.timestamp_millis() }
}

/// The business date of a wall time.
fn day(now: DateTime<Utc>) -> Date {
    let here = FixedOffset::east_opt(CHINA_OFFSET_SECONDS)
        .map_or_else(|| now.fixed_offset(), |o| now.with_timezone(&o));
    // A clock set before 1800 or after 2999 stands at the first day of the calendar that this program knows.
    Date::new(here.year(), here.month(), here.day()).unwrap_or(Date::FIRST)
}

/// The login name of the system, for the lock file.
pub(super) fn user() -> String {
    ["USER", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// The computer's name, for the lock file and as the desk of a run without a window.
pub(super) fn host() -> String {
    std::fs::read_to_string("/proc/sys/kernel/hostname")
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}

/// Now, as the lock file shows it.
pub(super) fn clock() -> String {
    words::clock_time(Utc::now().timestamp_millis())
}

/// Where the data lies unless `--data` says otherwise, by the XDG rules: `~/.local/share/honordesk`.
pub(super) fn data_dir() -> Option<PathBuf> {
    strategy().map(|s| s.data_dir())
}

/// A folder named from where the program was started, from the root on.
pub(super) fn from_root(dir: PathBuf) -> PathBuf {
    std::path::absolute(&dir).unwrap_or(dir)
}

/// Where the keymap of this user lies: `~/.config/honordesk/keymap.toml`.
pub(super) fn keymap_file() -> Option<PathBuf> {
    strategy().map(|s| s.config_dir().join("keymap.toml"))
}

/// The folders of this user: where files to import may lie, and the exports folder in the data folder.
pub(super) fn places(dir: &Path) -> Places {
    let user = user();
    let sticks = ["/media", "/run/media"].iter().map(|root| Path::new(root).join(&user)).collect();
    Places {
        home: etcetera::home_dir().ok(),
        working: std::env::current_dir().ok(),
        sticks: if user.is_empty() { Vec::new() } else { sticks },
        spare: Some(dir.join(EXPORTS)),
        printing: Printing::default(),
    }
}

fn strategy() -> Option<etcetera::app_strategy::Xdg> {
    let names = AppStrategyArgs {
        top_level_domain: "cn".into(),
        author: "honordesk".into(),
        app_name: "honordesk".into(),
    };
    etcetera::app_strategy::Xdg::new(names).ok()
}

/// Files made from here on are for this user alone, and no memory of the process is written to disk when it fails.
pub(super) fn private_files() {
    #[cfg(unix)]
    {
        rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        // Refused only where somebody forbade it; then the limit in force stays.
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}

/// A fault of the program says where, and nothing of what it was working on.
pub(super) fn plain_panics(lang: Lang) {
    std::panic::set_hook(Box::new(move |info| {
        // From `src/` on: where this copy was compiled is nobody's business.
        let file = |path: &str| path.rsplit_once("src/").map_or(path, |(_, file)| file).to_owned();
        let place = info.location().map(|l| format!("{}:{}", file(l.file()), l.line())).unwrap_or_default();
        complain(&cli::PANICKED.with(lang, &[("place", &place)]));
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typed_language_wins() {
        let words = |line: &[&str]| line.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(lang(&words(&["honordesk", "--lang", "en"])), Lang::En);
        assert_eq!(lang(&words(&["honordesk", "lookup", "--lang=zh-CN", "x"])), Lang::Zh);
    }

    #[test]
    fn the_day_turns_at_midnight_in_china() {
        let at = |text: &str| day(text.parse().unwrap()).to_string();
        assert_eq!(at("2026-11-22T15:59:59Z"), "2026-11-22");
        assert_eq!(at("2026-11-22T16:00:00Z"), "2026-11-23");
    }
}
