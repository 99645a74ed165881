//! What goes wrong is told in the reader's language: one plain sentence with a next step, nothing of the other language in it.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::bench::{Ran, command, mourning, run, sample};

/// Fails when a text for one reader holds words of the other language. Paths, names of files and what is to be typed are neither.
fn in_its_language(text: &str, zh: bool, what: &str) {
    let plain = |word: &&str| {
        let typed = ["honordesk", "check", "demo", "pid", "LOGIN", "JSON", "y", "nobody"].contains(word);
        !typed && !word.starts_with(['-', '/']) && !word.contains(['/', '.', '_'])
    };
    if zh {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii() || c.is_whitespace() || c == ':').filter(plain).collect();
        let english = words.iter().filter(|w| w.len() > 1 && w.chars().all(|c| c.is_ascii_alphabetic()));
        assert_eq!(english.count(), 0, "{what}: {text}");
        assert!(text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{what}: {text}");
    } else {
        assert!(!text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c)), "{what}: {text}");
    }
}

fn both(dir: &Path, args: &[&str], code: i32, next: [&str; 2]) {
    for (lang, zh) in [("zh", true), ("en", false)] {
        let ran = run(dir, &[&["--lang", lang], args].concat());
        assert_eq!(ran.code, code, "{args:?} {}{}", ran.out, ran.err);
        assert!(ran.err.starts_with("honordesk: "), "{args:?} {}", ran.err);
        in_its_language(&ran.err, zh, &format!("{args:?}"));
        let next = next[usize::from(!zh)];
        assert!(ran.err.contains(next), "{args:?}: no next step: {}", ran.err);
        let end = ran.err.trim_end().chars().next_back();
        assert!(matches!(end, Some('。' | '.')), "{args:?}: no sentence: {}", ran.err);
    }
}

/// What is done to a data folder.
type Damage<'a> = &'a dyn Fn(&Path);

/// A command that writes: before it everything is checked, not only what it reads.
const WRITING: [&str; 5] = ["ledger", "reverse", "E999999", "--reason", "typed twice"];

fn flip(file: &Path, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 0x40;
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_sound_database_is_checked_in_the_readers_language() {
    let s = sample();
    for (lang, zh) in [("zh", true), ("en", false)] {
        let ran = run(&s.dir, &["--lang", lang, "check", "--replay"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.lines().count() > 25, "{}", ran.out);
        for line in ran.out.lines() {
            in_its_language(line, zh, "check");
            assert!(!line.contains('{') && !line.contains('_'), "{line}");
        }
        let json = run(&s.dir, &["--lang", lang, "check", "--json"]).json();
        for line in json {
            in_its_language(line["detail"].as_str().unwrap(), zh, "check --json");
            assert!(line["invariant"].as_str().unwrap().is_ascii());
        }
    }
}

#[test]
fn damage_is_told_in_the_readers_language() {
    let s = sample();
    let restore = ["从备份恢复", "restore a backup"];
    let size = |name: &str| usize::try_from(fs::metadata(s.dir.join(name)).unwrap().len()).unwrap();
    let (database, journal) = (size("desk.redb"), size("journal/000001.jrn"));
    let damages: [(&str, Damage<'_>); 7] = [
        ("database flipped", &|dir| flip(&dir.join("desk.redb"), database / 2)),
        ("database empty", &|dir| fs::write(dir.join("desk.redb"), "").unwrap()),
        ("database is text", &|dir| fs::write(dir.join("desk.redb"), "x".repeat(9000)).unwrap()),
        ("database gone", &|dir| fs::remove_file(dir.join("desk.redb")).unwrap()),
        ("journal flipped", &|dir| flip(&dir.join("journal/000001.jrn"), journal / 2)),
        ("journal cut", &|dir| {
            let bytes = fs::read(dir.join("journal/000001.jrn")).unwrap();
            fs::write(dir.join("journal/000001.jrn"), &bytes[..journal / 2]).unwrap();
        }),
        ("journal gone", &|dir| fs::remove_dir_all(dir.join("journal")).unwrap()),
    ];
    for (what, damage) in damages {
        let s = sample();
        damage(&s.dir);
        both(&s.dir, &WRITING, 5, restore);
        for (lang, zh) in [("zh", true), ("en", false)] {
            let checked = run(&s.dir, &["--lang", lang, "check"]);
            assert_eq!(checked.code, 1, "{what}: {}{}", checked.out, checked.err);
            for line in checked.out.lines().chain(checked.err.lines()) {
                in_its_language(line, zh, what);
            }
            let words = if zh { "不符" } else { "BROKEN" };
            assert!(checked.out.contains(words), "{what}: {}", checked.out);
        }
    }
}

#[test]
fn what_cannot_be_opened_or_restored_is_told_in_the_readers_language() {
    let s = sample();
    let none = s.dir.with_file_name("none");
    both(&none, &["lookup", "ougy"], 5, ["honordesk demo", "honordesk demo"]);
    both(&none, &["check"], 5, ["honordesk demo", "honordesk demo"]);
    both(&none, &["restore", "/nonexistent/backup"], 3, ["请核对路径", "Check the path"]);
    both(&s.dir, &["restore", s.dir.to_str().unwrap()], 3, ["--data", "--data"]);
    both(&s.dir, &["backup", s.dir.to_str().unwrap()], 3, ["另起一个名字", "another name"]);
    both(&s.dir, &["import", "people", "/nonexistent/people.xlsx"], 3, ["请", "."]);
    both(&s.dir, &["petition", "new", "--from", "/nonexistent"], 3, ["请核对路径", "Check the path"]);
    both(&s.dir, &["person", "show", "P99999"], 1, ["请", "Look"]);
    both(&s.dir, &["keymap", "check", "/nonexistent"], 3, ["请核对路径", "Check the path"]);
    both(&s.dir, &["--as", "nobody", "person", "show", "P1"], 4, ["请核对", "Check"]);
    let saved = s.dir.with_file_name("saved");
    assert_eq!(run(&s.dir, &["backup", saved.to_str().unwrap()]).code, 0);
    for name in ["desk.redb", "journal/000001.jrn", "manifest.txt"] {
        flip(&saved.join(name), 50);
        both(&none, &["restore", saved.to_str().unwrap()], 3, ["请换一份备份", "Use another backup"]);
        flip(&saved.join(name), 50);
    }
    assert!(!none.exists());
    let file = s.dir.with_file_name("file");
    fs::write(&file, "x").unwrap();
    both(&file, &["lookup", "ougy"], 5, ["--data", "--data"]);
    let database = s.dir.join("desk.redb");
    let aside = s.dir.with_file_name("aside.redb");
    fs::rename(&database, &aside).unwrap();
    std::os::unix::fs::symlink(&aside, &database).unwrap();
    both(&s.dir, &["lookup", "ougy"], 5, ["--data", "--data"]);
    fs::rename(&aside, &database).unwrap();
    let empty = s.dir.with_file_name("empty");
    fs::create_dir(&empty).unwrap();
    both(&empty, &["lookup", "ougy"], 5, ["honordesk demo", "honordesk demo"]);
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0, "nothing is left behind");
    fs::create_dir(s.dir.join("reference")).unwrap();
    fs::write(s.dir.join("reference/rules.toml"), "\n[[rule\n").unwrap();
    both(&s.dir, &["lookup", "ougy"], 3, ["请改正或移走它", "Correct it or move it away"]);
}

#[test]
fn a_table_that_decides_money_is_not_taken_from_a_file_and_that_is_said() {
    let s = sample();
    let explain =
        ["--as", "lina", "ledger", "explain", "P1", "--month", "2025-03", "--known", "2025-06-01", "--json"];
    let before = run(&s.dir, &explain);
    assert_eq!((before.code, before.err.as_str()), (0, ""));
    let own = s.dir.join("reference");
    fs::create_dir(&own).unwrap();
    for (file, ours) in [
        ("rates.toml", include_str!("../../src/domain/ledger/rates.toml").replace('[', "[ # ")),
        ("programmes.toml", "[[".to_owned()),
        ("settings.toml", String::new()),
    ] {
        fs::write(own.join(file), ours).unwrap();
    }
    // It names a programme that only the other file has.
    let festivals =
        include_str!("../../src/domain/care/festivals.toml").replace("\"condolence\"", "\"own-one\"");
    fs::write(own.join("festivals.toml"), festivals).unwrap();
    assert_eq!(run(&s.dir, &explain).out, before.out);
    for (lang, [what, next]) in
        [("zh", ["不起作用", "由另一人批准"]), ("en", ["Not taken", "have another approve"])]
    {
        let check = run(&s.dir, &["--lang", lang, "check"]);
        assert_eq!(check.code, 0, "{}", check.err);
        for told in ["rates.toml", "programmes.toml", "settings.toml", "festivals.toml", what, next] {
            assert!(check.err.contains(told), "{told}: {}", check.err);
        }
        assert!(!check.err.contains("grants.toml"));
    }
}

#[test]
fn a_held_database_names_its_holder_in_the_readers_language() {
    let s = sample();
    let mut holder = command(&s.dir, &["lookup", "--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = holder.stdin.take().unwrap();
    let mut answers = std::io::BufReader::new(holder.stdout.take().unwrap());
    std::io::Write::write_all(&mut stdin, b"ougy\n").unwrap();
    std::io::BufRead::read_line(&mut answers, &mut String::new()).unwrap();
    both(&s.dir, &["check"], 5, ["请先退出它", "Leave that one first"]);
    both(&s.dir, &["ledger", "statement", "P1"], 5, ["请先退出它", "Leave that one first"]);
    drop(stdin);
    let ended: Ran = holder.wait_with_output().unwrap().into();
    assert_eq!(ended.code, 0, "{}", ended.err);
}

#[test]
fn what_was_recorded_before_the_database_failed_to_close_is_said_to_be_recorded() {
    for (lang, zh) in [("zh", true), ("en", false)] {
        let s = mourning();
        // The seal cannot be written: a folder has its place.
        fs::create_dir(s.dir.join("desk.seal.new")).unwrap();
        let post = ["--lang", lang, "ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00", "--json"];
        let ran = run(&s.dir, &post);
        assert_eq!(ran.code, 5, "{}{}", ran.out, ran.err);
        let entry = ran.one()["entry"].as_str().unwrap().to_owned();
        in_its_language(&ran.err, zh, "close");
        assert!(ran.err.contains(&entry), "{}", ran.err);
        let [done, not_closed] = if zh {
            ["已经办好，请不要重办", "没能正常关闭"]
        } else {
            ["This IS done", "could not be closed"]
        };
        assert!(ran.err.contains(done) && ran.err.contains(not_closed), "{}", ran.err);
        fs::remove_dir(s.dir.join("desk.seal.new")).unwrap();
        let shown = run(&s.dir, &["ledger", "statement", "P7"]);
        assert!(shown.out.contains(&entry), "{}", shown.out);
    }
}

#[test]
fn that_it_was_not_closed_last_time_is_said_once() {
    for (lang, zh) in [("zh", true), ("en", false)] {
        let s = sample();
        fs::remove_file(s.dir.join("desk.seal")).unwrap();
        let ran = run(&s.dir, &["--lang", lang, "lookup", "ougy"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        in_its_language(&ran.err, zh, "mended");
        assert!(ran.err.contains(if zh {
            "上次没有正常退出"
        } else {
            "not closed properly last time"
        }));
        assert_eq!(run(&s.dir, &["--lang", lang, "lookup", "ougy"]).err, "");
    }
}

#[test]
fn a_table_of_ones_own_is_a_plain_file_with_something_in_it() {
    let s = sample();
    let own = s.dir.join("reference");
    fs::create_dir(&own).unwrap();
    let table = own.join("workdays.csv");
    fs::write(&table, "").unwrap();
    both(&s.dir, &["lookup", "ougy"], 3, ["请改正", "Correct it"]);
    fs::remove_file(&table).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", &table).unwrap();
    both(&s.dir, &["lookup", "ougy"], 3, ["请改正", "Correct it"]);
    assert!(!run(&s.dir, &["lookup", "ougy"]).err.contains("root"));
    fs::remove_file(&table).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &table).unwrap();
    both(&s.dir, &["lookup", "ougy"], 3, ["请改正", "Correct it"]);
    fs::remove_file(&table).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&table).status().unwrap().success());
    both(&s.dir, &["lookup", "ougy"], 3, ["请改正", "Correct it"]);
}

#[test]
fn whole_commands_behind_a_damaged_one_are_counted_and_kept() {
    let s = sample();
    let old = fs::read(s.dir.join("desk.redb")).unwrap();
    let journal = s.dir.join("journal/000001.jrn");
    let before = usize::try_from(fs::metadata(&journal).unwrap().len()).unwrap();
    for amount in ["501", "502", "503"] {
        assert_eq!(
            run(&s.dir, &["ledger", "post", "P2", "condolence", "2026-11", amount, "--despite", "x y"]).code,
            0
        );
    }
    fs::write(s.dir.join("desk.redb"), old).unwrap();
    fs::remove_file(s.dir.join("desk.seal")).unwrap();
    flip(&journal, before + 60);
    let damaged = fs::read(&journal).unwrap();
    both(&s.dir, &["lookup", "ougy"], 5, ["从备份恢复", "restore a backup"]);
    for (lang, said) in [("zh", "后面还有 2 段"), ("en", "2 whole pieces follow")] {
        let checked = run(&s.dir, &["--lang", lang, "check"]);
        assert_eq!(checked.code, 1, "{}{}", checked.out, checked.err);
        assert!(checked.out.contains(said) && checked.out.contains("000001.jrn"), "{}", checked.out);
    }
    assert!(fs::read(&journal).unwrap() == damaged);
}

#[test]
fn who_may_not_import_has_no_file_read() {
    let s = sample();
    let nowhere = ["--as", "chenjing", "import", "people", "/nonexistent/people.xlsx"];
    both(&s.dir, &nowhere, 4, ["经办", "ask someone"]);
}

#[test]
fn a_place_that_takes_no_backup_is_named_and_nothing_is_left_there() {
    let s = sample();
    let beside = s.dir.parent().unwrap().to_owned();
    let before = fs::read_dir(&beside).unwrap().count();
    for place in [format!("/proc/{}", "x"), beside.join("x".repeat(300)).display().to_string()] {
        both(&s.dir, &["backup", &place], 3, ["请核对路径", "Check the path"]);
    }
    let link = beside.join("link");
    std::os::unix::fs::symlink("/nonexistent/place", &link).unwrap();
    both(&s.dir, &["backup", link.to_str().unwrap()], 3, ["另起一个名字", "another name"]);
    both(&s.dir, &["backup", s.dir.join("inside").to_str().unwrap()], 3, ["另选一个地方", "another place"]);
    assert_eq!(fs::read_dir(&beside).unwrap().count(), before + 1);
}

#[test]
fn one_character_is_too_short_for_a_reason_and_not_empty() {
    let s = sample();
    both(&s.dir, &["ledger", "reverse", "E1", "--reason", "x"], 3, ["不足 2 个字", "shorter than 2"]);
}

#[test]
fn one_slip_in_a_keymap_is_told_once() {
    let s = sample();
    let file = s.dir.with_file_name("deep.toml");
    fs::write(&file, format!("a={}\n", "[".repeat(500))).unwrap();
    let ran = run(&s.dir, &["keymap", "check", file.to_str().unwrap()]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.lines().count() <= 5, "{}", ran.out);
}

#[test]
fn nothing_is_written_among_the_files_of_a_database() {
    let s = sample();
    let within = |name: &str| s.dir.join(name).to_str().unwrap().to_owned();
    let refused = |args: &[&str], name: &str| {
        let ran = run(&s.dir, args);
        assert!(ran.code == 3 && ran.err.contains("数据文件夹"), "{args:?} {} {}", ran.code, ran.err);
        assert!(!s.dir.join(name).exists(), "{name}");
    };
    for name in ["journal/000002.jrn", "desk.seal.new", "note.txt"] {
        let to = within(name);
        refused(&["ledger", "bank", "specimen", "fixed-gbk", "--out", &to], name);
        refused(&["view", "export", &to], name);
    }
    let list = within("journal/list.csv");
    refused(&["pivot", "town", "--out", &list, "--purpose", "核对"], "journal/list.csv");
    // A link out of a folder that is free leads back among them.
    std::fs::create_dir_all(s.dir.join("papers")).unwrap();
    std::os::unix::fs::symlink(s.dir.join("journal"), s.dir.join("papers/near")).unwrap();
    let near = within("papers/near/000003.jrn");
    refused(&["ledger", "bank", "specimen", "fixed-gbk", "--out", &near], "journal/000003.jrn");
    std::fs::create_dir_all(s.dir.join("exports")).unwrap();
    for free in ["exports/specimen.txt", "papers/specimen.txt"] {
        let to = within(free);
        assert_eq!(run(&s.dir, &["ledger", "bank", "specimen", "fixed-gbk", "--out", &to]).code, 0, "{free}");
    }
}

#[test]
fn a_pipe_in_place_of_a_file_is_refused_and_not_waited_for() {
    let s = sample();
    let pipe = s.dir.with_file_name("2027.csv");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let file = pipe.to_str().unwrap();
    both(&s.dir, &["calendar", "import", file], 3, ["这不是普通文件", "no plain file"]);
    both(
        &s.dir,
        &["ledger", "bank", "answer", "R1", file, "--template", "csv-gb18030"],
        3,
        ["请选文件本身", "Choose the file itself"],
    );
}
