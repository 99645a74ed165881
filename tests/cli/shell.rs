//! What shells and readers meet: completions, manuals, help, usage.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::bench::run;

fn plain(args: &[&str]) -> super::bench::Ran {
    run(Path::new("/nonexistent"), args)
}

#[test]
fn completions_are_scripts_that_bash_reads() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = plain(&["completions", shell]);
        assert!(script.code == 0 && script.out.contains("honordesk"), "{shell}");
    }
    let script = plain(&["completions", "bash"]).out;
    let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    assert!(bash.wait().unwrap().success());
}

#[test]
fn every_subcommand_has_a_manual_page() {
    let home = tempfile::TempDir::new().unwrap();
    let dir = home.path().join("man");
    let written = plain(&["man", dir.to_str().unwrap()]);
    assert_eq!(written.code, 0, "{}", written.err);
    for page in ["honordesk", "honordesk-lookup", "honordesk-petition-why", "honordesk-import-people"] {
        let text =
            std::fs::read_to_string(dir.join(format!("{page}.1"))).unwrap_or_else(|_| panic!("{page}"));
        assert!(text.contains(".TH") && text.len() > 300, "{page}");
    }
    assert!(plain(&["man"]).out.contains(".TH"));
}

#[test]
fn help_and_complaints_are_in_the_language_asked_for() {
    let zh = plain(&["--help"]);
    assert!(zh.code == 0 && zh.out.contains("用法") && zh.out.contains("退出码"), "{}", zh.out);
    let en = plain(&["--lang", "en", "lookup", "--help"]);
    assert!(en.code == 0 && en.out.contains("Usage") && en.out.contains("standard input"), "{}", en.out);
    for (args, code) in [
        (vec!["no-such-thing"], 2),
        (vec!["lookup"], 2),
        (vec!["person", "show", "X1"], 2),
        (vec!["demo", "--people", "1000001"], 2),
        (vec!["--today", "2026-02-30", "check"], 2),
    ] {
        let wrong = plain(&args);
        assert_eq!(wrong.code, code, "{args:?} {}", wrong.err);
        assert!(wrong.err.starts_with("honordesk: ") && wrong.out.is_empty(), "{args:?} {}", wrong.err);
    }
    let hostile = plain(&["\u{1b}]0;x\u{7}"]);
    assert!(!hostile.err.contains('\u{1b}'), "{:?}", hostile.err);
}

#[test]
fn the_keymaps_that_come_with_it_are_sound() {
    let fine = plain(&["keymap", "check"]);
    assert_eq!(fine.code, 0, "{}{}", fine.out, fine.err);
    let home = tempfile::TempDir::new().unwrap();
    let file = home.path().join("mine.toml");
    std::fs::write(&file, "[global]\n\"ctrl-nokey\" = \"help\"\n").unwrap();
    let bad = plain(&["keymap", "check", file.to_str().unwrap()]);
    assert_eq!(bad.code, 1);
    assert!(bad.out.contains("mine.toml:2:"), "{}", bad.out);
    let sheet = plain(&["keymap", "print", "--keys", "vim"]);
    assert!(sheet.code == 0 && sheet.out.lines().count() > 20, "{}", sheet.out);
    for (lang, words) in [
        ("zh", ["[always] 随时", "[petitions] 信访", "遮屏"]),
        ("en", ["[always] Always", "[petitions] Petitions", "Hide screen"]),
    ] {
        let sheet = plain(&["--lang", lang, "keymap", "print"]);
        assert!(words.iter().all(|word| sheet.out.contains(word)), "{}", sheet.out);
        assert!(sheet.out.lines().filter(|l| l.starts_with('[')).all(|l| l.contains("] ")), "{}", sheet.out);
    }
}
