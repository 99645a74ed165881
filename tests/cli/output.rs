//! What becomes of a change whose answer cannot be printed, and of one that is asked for twice.

use std::fs::{self, File};
use std::io::{Read, pipe};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::bench::{Ran, command, mourning, run, sample};

/// Runs with an output that takes nothing: a full disk, or a pipe that nobody reads.
fn unread(dir: &Path, args: &[&str], full: bool) -> Ran {
    let to = if full {
        Stdio::from(File::options().write(true).open("/dev/full").unwrap())
    } else {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        Stdio::from(writer)
    };
    let child = command(dir, args).stdout(to).stderr(Stdio::piped()).spawn().unwrap();
    child.wait_with_output().unwrap().into()
}

fn total(dir: &Path) -> u64 {
    run(dir, &["petition", "list", "--tab", "all", "--json"]).one()["total"].as_u64().unwrap()
}

/// The journal number in a sentence.
fn seq(text: &str, zh: bool) -> u64 {
    let mark = if zh { "日志第 " } else { "journal entry " };
    let rest = text.split(mark).nth(1).unwrap_or_else(|| panic!("no journal number: {text}"));
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn what_is_recorded_is_said_to_be_although_it_cannot_be_printed() {
    let s = sample();
    let new = ["petition", "new", "--person", "P3", "--demand", "要求补办证件"];
    let before = total(&s.dir);
    for (n, (full, json, zh)) in
        [(true, false, true), (false, false, true), (true, true, false), (false, true, false)]
            .into_iter()
            .enumerate()
    {
        let key = format!("第 {n} 件");
        let lang = if zh { "zh" } else { "en" };
        let mut args = new.to_vec();
        args.extend(["--key", &key, "--lang", lang]);
        args.extend(json.then_some("--json"));
        let lost = unread(&s.dir, &args, full);
        assert_eq!(lost.code, 74, "{}", lost.err);
        let told = if zh { ["已经办好", "不要重办"] } else { ["This IS done", "Do not do it again"] };
        assert!(told.iter().all(|words| lost.err.contains(words)), "{}", lost.err);
        let seq = seq(&lost.err, zh);
        assert_eq!(total(&s.dir), before + n as u64 + 1);
        let again = run(&s.dir, &[&new[..], &["--key", &key, "--json"]].concat()).one();
        assert_eq!((&again["seq"], &again["already"]), (&Value::from(seq), &Value::from(true)), "{again}");
        assert_eq!(total(&s.dir), before + n as u64 + 1, "the same key does nothing again");
    }
}

#[test]
fn every_writing_subcommand_says_what_it_did_and_does_it_once() {
    let s = mourning();
    let run = |args: &[&str]| run(&s.dir, args);
    let new = run(&["petition", "new", "--person", "P3", "--demand", "要求补办证件", "--json"]).one();
    let petition = new["petition"].as_str().unwrap().to_owned();
    let post = ["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00"];
    let accept = ["petition", "act", &petition, "accept", "--route", "opinion"];
    for args in [&post[..], &accept] {
        let keyed = [args, &["--key", "K-1"]].concat();
        let lost = unread(&s.dir, &keyed, true);
        assert_eq!(lost.code, 74, "{args:?} {}", lost.err);
        let again = run(&[&keyed[..], &["--json"]].concat()).one();
        assert_eq!(
            (&again["seq"], &again["already"]),
            (&seq(&lost.err, true).into(), &true.into()),
            "{args:?}"
        );
        let said = run(&keyed);
        assert!(said.code == 0 && said.out.contains("先前已办过"), "{}", said.out);
        assert_eq!(seq(&said.out, true), seq(&lost.err, true));
    }
    let entry =
        run(&[&post[..], &["--key", "K-1", "--json"]].concat()).one()["entry"].as_str().unwrap().to_owned();
    let reverse = ["ledger", "reverse", &entry, "--reason", "金额有误", "--key", "K-1"];
    let lost = unread(&s.dir, &reverse, false);
    assert_eq!(lost.code, 74, "{}", lost.err);
    assert_eq!(run(&[&reverse[..], &["--json"]].concat()).one()["seq"], seq(&lost.err, true));
    assert_eq!(
        run(&["ledger", "reverse", &entry, "--reason", "金额有误", "--key", "K-2"]).code,
        4,
        "another key"
    );
    // Somebody else's key is their own.
    let other =
        ["--as", "zhaoqiang", "petition", "new", "--person", "P3", "--demand", "要求", "--key", "K-1"];
    assert!(!run(&other).out.contains("先前已办过"));
    for bad in ["", "a\nb", &"长".repeat(201)] {
        assert_eq!(run(&[&post[..], &["--key", bad]].concat()).code, 2, "{bad:?}");
    }
}

#[test]
fn an_import_under_a_key_is_done_once_and_answers_the_same() {
    let s = sample();
    let file = s.dir.with_file_name("people.csv");
    fs::write(&file, super::data::SHEET).unwrap();
    let import = ["import", "people", file.to_str().unwrap(), "--yes", "--json"];
    let keyed = [&import[..], &["--key", "名册 11 月"]].concat();
    let lost = unread(&s.dir, &keyed, true);
    assert_eq!(lost.code, 74, "{}", lost.err);
    let seq = seq(&lost.err, true);
    assert_eq!(run(&s.dir, &["lookup", "测试丙", "--json"]).one()["total"], 1);
    let again = run(&s.dir, &keyed);
    let shape = again.one();
    assert_eq!((&shape["rows"], &shape["accepted"], &shape["rejected"]), (&3.into(), &2.into(), &1.into()));
    assert_eq!((&shape["duplicates"], again.code), (&0.into(), 3), "{}", again.err);
    let back = fs::read_to_string(shape["rejects_file"].as_str().unwrap()).unwrap();
    assert!(back.contains("测试乙") && !back.contains("测试甲"), "{back}");
    assert_eq!(run(&s.dir, &keyed).one(), shape, "and the same once more");
    let words = run(&s.dir, &[&import[..4], &["--key", "名册 11 月"]].concat());
    assert!(
        words.out.contains("先前已办过") && words.out.contains(&format!("日志第 {seq} 条")),
        "{}",
        words.out
    );
    assert_eq!(run(&s.dir, &["lookup", "测试丙", "--json"]).one()["total"], 1);
    let unnamed = run(&s.dir, &import);
    assert_eq!(
        (unnamed.code, &unnamed.one()["duplicates"]),
        (3, &2.into()),
        "without the key they are on record"
    );
    let other = s.dir.with_file_name("other.csv");
    fs::write(&other, "身份证号,姓名,性别,手机\n44012119560401123X,测试丁,男,13800138004\n").unwrap();
    let clash = run(&s.dir, &["import", "people", other.to_str().unwrap(), "--yes", "--key", "名册 11 月"]);
    assert_eq!(run(&s.dir, &["lookup", "测试丁"]).code, 1, "the key stands for another file");
    assert_eq!((clash.code, clash.err.contains("另一个文件")), (4, true), "{}", clash.err);
}

#[test]
fn nothing_is_done_when_printing_fails_before() {
    let s = sample();
    let file = s.dir.with_file_name("people.csv");
    fs::write(&file, super::data::SHEET).unwrap();
    let lost = unread(&s.dir, &["import", "people", file.to_str().unwrap(), "--yes"], false);
    assert_eq!((lost.code, lost.err.contains("什么也没有改动")), (74, true), "{}", lost.err);
    assert_eq!(run(&s.dir, &["lookup", "测试丙"]).code, 1);
}

#[test]
fn a_reader_that_goes_away_ends_reading_quietly() {
    let s = sample();
    let reading: [&[&str]; 9] = [
        &["lookup", "ou"],
        &["person", "show", "P1"],
        &["ledger", "statement", "P1"],
        &["ledger", "month", "combat-allowance", "2026-10"],
        &["petition", "list"],
        &["petition", "show", "X1"],
        &["check"],
        &["keymap", "print"],
        &["--help"],
    ];
    for args in reading {
        let gone = unread(&s.dir, args, false);
        assert_eq!((gone.code, gone.err.as_str()), (0, ""), "{args:?}");
        let full = unread(&s.dir, args, true);
        assert_eq!(full.code, 74, "{args:?}");
        assert!(full.err.contains("磁盘已满"), "{args:?} {}", full.err);
    }
    // A reader that takes the first line and goes.
    let mut child = command(&s.dir, &["ledger", "month", "combat-allowance", "2026-10", "--limit", "100000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn backups_restores_and_samples_say_what_stands() {
    let s = sample();
    let saved = s.dir.with_file_name("saved");
    let lost = unread(&s.dir, &["backup", saved.to_str().unwrap()], true);
    assert_eq!((lost.code, lost.err.contains("已备份到")), (74, true), "{}", lost.err);
    let again = s.dir.with_file_name("again");
    let lost = unread(&again, &["restore", saved.to_str().unwrap()], true);
    assert_eq!((lost.code, lost.err.contains("已恢复到")), (74, true), "{}", lost.err);
    assert_eq!(run(&again, &["check"]).code, 0);
    let small = s.dir.with_file_name("small");
    let lost = unread(&small, &["demo", "--people", "1", "--build-only"], false);
    assert_eq!((lost.code, lost.err.contains("示例局已建好")), (74, true), "{}", lost.err);
    assert_eq!(run(&small, &["check"]).code, 0);
}
