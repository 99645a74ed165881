//! The rules of the house, read off the sources: which room may name which, who may name which library, who reads
//! the clock and the environment, and what no room may have.
//!
//! Test code is free. Each rule is also tried on made-up sources that break it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a helper that fails is a failed test, and offsets come from searches in the same text"
)]

#[path = "architecture/exact.rs"]
mod exact;
#[path = "support/source.rs"]
mod source;

use std::fs;
use std::path::Path;

use source::Source;

/// A room, its floor, and the rooms that it may name. `*` stands for every room on a lower floor.
const ROOMS: [(&str, u8, &str); 13] = [
    ("text", 0, ""),
    ("domain", 1, "text"),
    ("keymap", 1, "text"),
    ("store", 2, "domain text"),
    ("search", 2, "domain text"),
    ("bureau", 3, "store search domain text"),
    ("locale", 4, "bureau domain text"),
    ("exchange", 5, "bureau domain locale text"),
    ("sample", 5, "bureau domain text"),
    ("console", 6, "keymap locale exchange bureau domain text"),
    ("view", 7, "console keymap locale domain bureau text"),
    ("terminal", 8, "*"),
    ("cli", 9, "*"),
];

/// Names that only these rooms may say.
const OWNED: [(&str, &[&str]); 20] = [
    ("redb", &["store"]),
    ("crossterm", &["terminal"]),
    ("rustix::termios", &["terminal", "cli"]),
    ("ratatui", &["view", "terminal"]),
    ("signal_hook", &["terminal"]),
    ("SystemTime::now", &["terminal", "cli"]),
    ("Instant::now", &["terminal", "cli"]),
    ("Local::now", &["terminal", "cli"]),
    ("Utc::now", &["terminal", "cli"]),
    ("env::var", &["terminal", "cli"]),
    ("env::var_os", &["terminal", "cli"]),
    ("env::vars", &["terminal", "cli"]),
    ("env::vars_os", &["terminal", "cli"]),
    ("env::set_var", &["terminal", "cli"]),
    ("env::remove_var", &["terminal", "cli"]),
    ("env::args", &["terminal", "cli"]),
    ("env::current_dir", &["terminal", "cli"]),
    ("env::current_exe", &["terminal", "cli"]),
    ("env::home_dir", &["terminal", "cli"]),
    ("env::temp_dir", &["terminal", "cli"]),
];

/// How property tests are set, so that they leave nothing behind.
const UNSAVED: &str = "#![proptest_config(";
/// Rooms without binary floating point: money and rules are exact, from what is typed to what is stored and printed.
const EXACT: [&str; 5] = ["domain", "bureau", "store", "locale", "cli"];
/// Types that make a static mutable.
const MUTABLE: [&str; 9] =
    ["Mutex", "RwLock", "OnceLock", "OnceCell", "LazyCell", "RefCell", "Cell", "UnsafeCell", "Condvar"];
/// Longer files are split.
const LINE_LIMIT: usize = 400;
/// Lints that no product code may switch off: what input can reach never ends the program.
const KEPT_LINTS: [&str; 5] = ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice"];
/// What may lie at the root, beside dot files, lint files and what the build makes.
const ROOT: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "src",
    "keymaps",
    "tests",
    "benches",
];
/// Files of the linters and of the formatter.
const LINT_FILES: [&str; 3] = ["clippy.toml", "deny.toml", "rustfmt.toml"];
/// What the build makes; never committed.
const BUILT: [&str; 1] = ["target"];
/// Dot files that are committed.
const DOT_FILES: [&str; 5] = [".ci", ".git", ".gitattributes", ".gitignore", ".github"];

/// Every broken rule of a file, as `path:line: what`.
fn faults(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if source.text.lines().count() > LINE_LIMIT {
        found.push((1, format!("over {LINE_LIMIT} lines")));
    }
    found.extend(places(source, "unsafe", "unsafe code"));
    if source.text.contains("proptest! {") && !source.text.contains(UNSAVED) {
        found.push((1, "property tests that would write files beside the sources".to_owned()));
    }
    if !source.is_test_file() {
        found.extend(edge_faults(source));
        found.extend(owner_faults(source));
        found.extend(static_faults(source));
        for lint in KEPT_LINTS {
            found.extend(places(source, &format!("clippy::{lint}"), &format!("{lint} switched off")));
        }
        if source.room().is_some_and(|room| EXACT.contains(&room)) {
            for kind in ["f32", "f64"] {
                found.extend(places(source, kind, &format!("{kind} in an exact room")));
            }
            found.extend(exact::fractions(source));
        }
    }
    found.sort();
    found.into_iter().map(|(line, what)| format!("src/{}:{line}: {what}", source.path)).collect()
}

/// Rooms named that may not be.
fn edge_faults(source: &Source) -> Vec<(usize, String)> {
    let Some(room) = source.room() else { return Vec::new() };
    let mut found: Vec<(usize, String)> = source
        .escapes()
        .into_iter()
        .map(|at| (source.line(at), "climbs out of its room with `super`".to_owned()))
        .collect();
    for (at, named) in source.named_rooms() {
        if named != room && !may_name(room, &named) {
            found.push((source.line(at), format!("`{room}` must not name `{named}`")));
        }
    }
    found
}

fn may_name(room: &str, named: &str) -> bool {
    let find = |wanted: &str| ROOMS.iter().find(|(name, _, _)| *name == wanted);
    let (Some((_, floor, allowed)), Some((_, named_floor, _))) = (find(room), find(named)) else {
        return false;
    };
    named_floor < floor && (*allowed == "*" || allowed.split(' ').any(|name| name == named))
}

/// Libraries, clocks and environment named outside their rooms.
fn owner_faults(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (name, owners) in OWNED {
        if !source.room().is_some_and(|room| owners.contains(&room)) {
            found.extend(places(source, name, &format!("only {} may name `{name}`", owners.join(" and "))));
        }
    }
    found
}

/// Statics that can change. A table that is parsed once from an embedded file cannot.
fn static_faults(source: &Source) -> Vec<(usize, String)> {
    let mut found = places(source, "thread_local", "thread-local state");
    for at in source.find("static") {
        // `&'static` and `T: 'static` are lifetimes.
        if source.code[..at].ends_with('\'') {
            continue;
        }
        let item = source.code[at..].split(';').next().unwrap_or_default();
        let kind = item.split('=').next().unwrap_or_default();
        let says = |name: &str| !Source::new("x.rs", kind).find(name).is_empty();
        let lazy = says("LazyLock") && !item.contains("include_str!") && !item.contains("include_bytes!");
        let atomic = kind.contains("Atomic");
        if says("mut") || lazy || atomic || MUTABLE.iter().any(|name| says(name)) {
            found.push((source.line(at), "a static that can change".to_owned()));
        }
    }
    found
}

fn places(source: &Source, name: &str, what: &str) -> Vec<(usize, String)> {
    source.find(name).into_iter().map(|at| (source.line(at), what.to_owned())).collect()
}

/// Every Rust file below a folder.
fn collect(folder: &Path, below: &str, out: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let below = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if path.is_dir() {
            collect(&path, &below, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(Source::new(&below, &fs::read_to_string(&path).expect("UTF-8")));
        }
    }
}

/// The package's sources.
fn sources() -> Vec<Source> {
    let mut out = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut out);
    out
}

#[test]
fn the_house_keeps_its_rules() {
    let sources = sources();
    assert!(sources.len() > 20, "the sources were found");
    let found: Vec<String> = sources.iter().flat_map(faults).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Entries of the root that have no business there.
fn strays(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let known = |name: &str| {
        [&ROOT[..], &LINT_FILES[..], &BUILT[..], &DOT_FILES[..]].iter().any(|list| list.contains(&name))
    };
    let mut found: Vec<String> = names.into_iter().filter(|name| !known(name)).collect();
    found.sort();
    found
}

#[test]
fn nothing_strays_at_the_root() {
    let root = fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("the root");
    let names = root.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    assert_eq!(strays(names), Vec::<String>::new());
    let made_up = ["src", "c", "o", "empty", "proptest-regressions", "target", ".gitignore", "notes.md"];
    let found = strays(made_up.map(str::to_owned));
    assert_eq!(found, ["c", "empty", "notes.md", "o", "proptest-regressions"]);
}

#[test]
fn tests_and_benches_stay_short_and_safe() {
    for folder in ["tests", "benches"] {
        let mut all = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), folder, &mut all);
        assert!(!all.is_empty(), "{folder} was found");
        for source in all {
            assert!(source.text.lines().count() <= LINE_LIMIT, "{} is over {LINE_LIMIT} lines", source.path);
            assert!(source.find("unsafe").is_empty(), "{} holds unsafe code", source.path);
            let saves =
                source.text.contains("\nproptest! {") && !source.text.contains("failure_persistence: None");
            assert!(!saves, "{} would write files beside the sources", source.path);
        }
    }
}

#[test]
fn unsafe_code_and_lints_switched_off_are_found() {
    assert_eq!(judged("text/a.rs", "fn f() { unsafe { g() } }").len(), 1);
    assert_eq!(judged("terminal/a.rs", "#[cfg(test)]\nmod tests {}\nunsafe fn f() {}").len(), 1);
    for lint in KEPT_LINTS {
        let text = format!("#[allow(clippy::{lint}, reason = \"x\")]\nfn f() {{}}");
        assert_eq!(judged("text/a.rs", &text), [format!("1: {lint} switched off")]);
        assert_eq!(judged("text/a_tests.rs", &text), Vec::<String>::new());
    }
    assert_eq!(
        judged("text/a.rs", "#[cfg(test)]\nmod tests {\n    proptest! {\n        f()\n    }\n}").len(),
        1
    );
}

#[test]
fn every_room_is_in_the_table_and_declared() {
    let root = sources().into_iter().find(|source| source.path == "lib.rs").expect("lib.rs");
    for (room, _, _) in ROOMS {
        assert!(root.code.contains(&format!("pub mod {room};")), "{room} is declared");
    }
    for source in sources() {
        if let Some(room) = source.room() {
            assert!(ROOMS.iter().any(|(known, _, _)| *known == room), "{room} has a floor");
        }
    }
}

#[test]
fn a_room_names_only_lower_rooms_of_its_list() {
    for (room, floor, allowed) in ROOMS {
        for named in allowed.split(' ').filter(|named| !named.is_empty() && *named != "*") {
            let (_, below, _) = ROOMS.iter().find(|(known, _, _)| *known == named).expect("a known room");
            assert!(*below < floor, "{room} names {named}");
        }
    }
}

/// The faults of a made-up file, without its path.
fn judged(path: &str, text: &str) -> Vec<String> {
    let prefix = format!("src/{path}:");
    let strip = |line: String| line.strip_prefix(&prefix).unwrap_or(&line).to_owned();
    faults(&Source::new(path, text)).into_iter().map(strip).collect()
}

#[test]
fn forbidden_edges_are_found_in_every_form() {
    for text in [
        "use crate::store::Store;",
        "use crate::{domain::Date, store::{Store, Table}};",
        "use crate::{\n    domain::{Date, Fen},\n    store,\n};",
        "fn f() { crate::store::open(); }",
        "pub(crate) fn f(x: &crate :: store::S) {}",
        "use super::super::store::Store;",
    ] {
        assert_eq!(judged("search/index.rs", text).len(), 1, "{text}");
    }
    assert_eq!(judged("domain/date.rs", "\nuse crate::bureau::X;"), ["2: `domain` must not name `bureau`"]);
    assert_eq!(judged("view/a.rs", "use crate::exchange::X;").len(), 1, "lower, but not on the list");
    assert_eq!(judged("keymap/a.rs", "use crate::nowhere::X;").len(), 1, "unknown rooms are no way around");
    assert_eq!(judged("search/mod.rs", "use super::store::X;").len(), 1);
    for (path, text) in [
        ("search/index.rs", "use crate::{domain::Date, text};\nuse super::query;\nuse crate::search::rank;"),
        ("search/deep/a.rs", "use super::super::rank;"),
        ("terminal/mod.rs", "mod platform {\n    pub use super::tty::x;\n}"),
        ("cli/demo.rs", "use crate::terminal::run;"),
        ("main.rs", "use crate::anything;"),
    ] {
        assert_eq!(judged(path, text), Vec::<String>::new());
    }
}

#[test]
fn comments_literals_and_tests_are_free() {
    for text in [
        "// use crate::store::X;\n/// redb /* */\n/* crossterm /* nested */ Instant::now() */",
        "const A: &str = \"crate::store::X redb \\\" ratatui\"; const B: &str = r#\"redb \" crossterm\"#;",
        "const A: char = '\"'; const B: char = '\\''; const C: &[u8] = br\"redb\";",
        "#[cfg(test)]\nmod tests {\n    use crate::store::X;\n    fn f() { ratatui::g(); }\n}",
        "#[cfg(test)]\nuse crate::store::X;\n#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests;",
        "fn redbird() { ratatuille(); env::variables(); }",
    ] {
        assert_eq!(judged("search/index.rs", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(judged("search/tests.rs", "use crate::store::X; use redb::Y;"), Vec::<String>::new());
    let after =
        "#[cfg(test)]\nmod tests { fn f() {} }\nuse redb::Database;\nfn f<'a>(x: &'a str) { redb::g() }";
    assert_eq!(judged("search/index.rs", after).len(), 2, "what follows test code is judged");
}

#[test]
fn libraries_clocks_and_environment_have_owners() {
    for (name, owners) in OWNED {
        let text = format!("fn f() {{ let _ = {name}::x(); }}");
        for (room, _, _) in ROOMS {
            let clean = judged(&format!("{room}/a.rs"), &text).is_empty();
            assert_eq!(clean, owners.contains(&room), "{room} names {name}");
        }
        assert!(!judged("main.rs", &text).is_empty(), "the root is no way around for {name}");
    }
    assert_eq!(judged("domain/a.rs", "fn f() { std::env::var(\"X\"); }").len(), 1);
    assert_eq!(judged("domain/a.rs", "use std::time::Instant;\nfn f() { Instant::now(); }").len(), 1);
}

#[test]
fn statics_that_can_change_are_found() {
    for item in [
        "static mut COUNT: u32 = 0;",
        "static X: OnceLock<u32> = OnceLock::new();",
        "static X: std::sync::Mutex<Vec<u8>> = Mutex::new(Vec::new());",
        "pub(crate) static X: RwLock<u8> = RwLock::new(0);",
        "static X: AtomicUsize = AtomicUsize::new(0);",
        "static X: LazyLock<Mutex<u8>> = LazyLock::new(|| parse(include_str!(\"a\")));",
        "static X: LazyLock<Vec<u8>> = LazyLock::new(Vec::new);",
        "thread_local! { }",
    ] {
        assert_eq!(judged("text/a.rs", item).len(), 1, "{item}");
        assert_eq!(judged("cli/a.rs", item).len(), 1, "also on the top floor: {item}");
    }
    for item in [
        "static NAMES: [&str; 2] = [\"a\", \"b\"];",
        "static TABLE: LazyLock<Vec<&'static str>> = LazyLock::new(|| parse(include_str!(\"a.tsv\")));",
        "struct S { lock: Mutex<u8>, name: &'static str }\nfn f<T: 'static>(x: Mutex<T>) {}",
    ] {
        assert_eq!(judged("text/a.rs", item), Vec::<String>::new(), "{item}");
    }
}

#[test]
fn floats_stay_out_of_exact_rooms_and_files_stay_short() {
    assert_eq!(judged("domain/money.rs", "fn yuan(fen: i64) -> f64 { fen as f64 }").len(), 2);
    assert_eq!(judged("bureau/a.rs", "let x: f32;"), ["1: f32 in an exact room"]);
    assert_eq!(judged("search/rank.rs", "fn score() -> f64 {}"), Vec::<String>::new());
    assert_eq!(judged("search/rank.rs", &"\n".repeat(400)), Vec::<String>::new());
    assert_eq!(judged("search/rank.rs", &"\n".repeat(401)), ["1: over 400 lines"]);
}
